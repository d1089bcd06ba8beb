//! Jobs: what was begun, and how it stands.

use std::sync::Arc;

use imbl::OrdSet;
use kluis_compute::DiskEncryption;
use kluis_recovery::KeyUse;
use kluis_resource::{
    DesName, DiskName, FileFacts, ItemName, JobId, KeyUri, Kid, ObjectId, PrincipalId, RecoveryPointId, Sealed,
    SecretUri, StorageName, Timestamp, VaultName,
};
use kluis_rulebook::{Refusal, Workload};
use serde::{Deserialize, Serialize};

use super::making::{Ordered, Purpose};
use crate::view::{JobKind, Operation};
use crate::{JobFailure, MakeObject};

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Job {
    pub(crate) id: JobId,
    /// The vault or storage account.
    pub(crate) resource: String,
    /// The item, file or key.
    pub(crate) subject: String,
    pub(crate) started: Timestamp,
    /// Plaintext bytes that it is about.
    pub(crate) bytes: u64,
    pub(crate) work: Work,
    pub(crate) standing: Standing,
    /// Objects that it reads: they are not removed meanwhile.
    pub(crate) reads: Vec<ObjectId>,
    /// The rule that was against it, where it failed for one.
    pub(crate) refused: Option<Refusal>,
}

/// How a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Standing {
    Running,
    Completed { at: Timestamp },
    Failed { at: Timestamp, failure: JobFailure },
}

/// What a job does, with everything that its outcome needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Work {
    UpdateKey {
        vault: VaultName,
        key: KeyUri,
        principal: PrincipalId,
    },
    Rotate {
        vault: VaultName,
        to: KeyUri,
        principal: PrincipalId,
        /// Objects that are still to do.
        left: OrdSet<ObjectId>,
        /// Objects that did not open, and stay as they are.
        skipped: u64,
        /// Objects in all.
        total: u64,
    },
    Backup {
        vault: VaultName,
        item: ItemName,
        workload: Workload,
        /// Whether the item is registered by it.
        registers: bool,
        recovery_point: RecoveryPointId,
        object: ObjectId,
        key: KeyUse,
        /// The key of the second layer, where there is one.
        infrastructure: Option<Kid>,
        files: Arc<[FileFacts]>,
    },
    Restore {
        item: ItemName,
        file_name: String,
        to: Destination,
    },
    Download,
    /// A backup by a policy, which a rule was against (rule D8).
    NotBegun,
    /// Makes objects of disks, or of disks in a vault.
    Make {
        purpose: Box<Purpose>,
        orders: Vec<Ordered>,
        /// The secret that was made for it, which goes with it where it fails.
        secret: Option<SecretUri>,
    },
    /// Makes or restores a secret, and then goes on.
    Secret {
        secret: SecretUri,
        /// Who keeps it there.
        principal: PrincipalId,
        then: Box<Self>,
        objects: Vec<MakeObject>,
    },
    /// Wraps the DEK of a disk with another key.
    EncryptDisk {
        disk: DiskName,
        object: ObjectId,
        to: DiskEncryption,
        key: KeyUse,
    },
    /// Wraps the DEKs of a disk encryption set with another version of its key.
    RotateSet {
        des: DesName,
        to: KeyUri,
        principal: PrincipalId,
        left: OrdSet<ObjectId>,
        skipped: u64,
        total: u64,
    },
}

/// Where restored files go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Destination {
    Page,
    Storage {
        storage: StorageName,
        object: ObjectId,
        key: KeyUse,
    },
}

impl Job {
    pub(crate) const fn is_running(&self) -> bool {
        matches!(self.standing, Standing::Running)
    }

    /// Whether it reads this object still, or wraps its DEK anew: the object stays meanwhile.
    pub(crate) fn reads(&self, object: ObjectId) -> bool {
        let rotates = match &self.work {
            Work::Rotate { left, .. } | Work::RotateSet { left, .. } => left.contains(&object),
            Work::UpdateKey { .. }
            | Work::Backup { .. }
            | Work::Restore { .. }
            | Work::Download
            | Work::NotBegun
            | Work::Make { .. }
            | Work::Secret { .. }
            | Work::EncryptDisk { .. } => false,
        };
        rotates || self.reads.contains(&object)
    }

    /// Whether it puts something else on this disk, or another key around it: nobody else does so meanwhile.
    pub(crate) fn changes(&self, disk: &DiskName) -> bool {
        match &self.work {
            Work::EncryptDisk { disk: own, .. } => own.same_as(disk),
            Work::Make { purpose, .. } => purpose.changes(disk),
            Work::Secret { then, .. } => match &**then {
                Work::Make { purpose, .. } => purpose.changes(disk),
                Work::UpdateKey { .. }
                | Work::Rotate { .. }
                | Work::Backup { .. }
                | Work::Restore { .. }
                | Work::Download
                | Work::NotBegun
                | Work::Secret { .. }
                | Work::EncryptDisk { .. }
                | Work::RotateSet { .. } => false,
            },
            Work::UpdateKey { .. }
            | Work::Rotate { .. }
            | Work::Backup { .. }
            | Work::Restore { .. }
            | Work::Download
            | Work::NotBegun
            | Work::RotateSet { .. } => false,
        }
    }

    /// Whether it waits for this object, under these keys.
    pub(crate) fn awaits(&self, sealed: &Sealed) -> bool {
        let (object, key, infrastructure) = match &self.work {
            Work::Backup {
                object,
                key,
                infrastructure,
                ..
            } => (object, key, infrastructure.as_ref()),
            Work::Restore {
                to: Destination::Storage { object, key, .. },
                ..
            } => (object, key, None),
            Work::Restore {
                to: Destination::Page, ..
            }
            | Work::UpdateKey { .. }
            | Work::Rotate { .. }
            | Work::Make { .. }
            | Work::Secret { .. }
            | Work::EncryptDisk { .. }
            | Work::RotateSet { .. }
            | Work::NotBegun
            | Work::Download => return false,
        };
        *object == sealed.object && key.kid() == sealed.kid && infrastructure == sealed.infrastructure.as_ref()
    }
}

impl Work {
    pub(crate) fn kind(&self) -> JobKind {
        match self {
            Self::UpdateKey { .. } => JobKind::UpdateEncryptionKey,
            Self::Rotate { .. } => JobKind::RotateKey,
            Self::Backup { .. } | Self::NotBegun => JobKind::Backup,
            Self::Restore { .. } => JobKind::Restore,
            Self::Download => JobKind::Download,
            Self::Make { purpose, .. } => purpose.kind(),
            Self::Secret { then, .. } => then.kind(),
            Self::EncryptDisk { .. } => JobKind::EncryptDisks,
            Self::RotateSet { .. } => JobKind::RotateKey,
        }
    }

    pub(crate) fn operation(&self) -> Operation {
        match self {
            Self::UpdateKey { .. } => Operation::UpdateEncryptionKey,
            Self::Rotate { .. } => Operation::RotateKey,
            Self::Backup { .. } | Self::NotBegun => Operation::Backup,
            Self::Restore { .. } => Operation::Restore,
            Self::Download => Operation::Download,
            Self::Make { purpose, .. } => purpose.operation(),
            Self::Secret { then, .. } => then.operation(),
            Self::EncryptDisk { .. } => Operation::EncryptDisk,
            Self::RotateSet { .. } => Operation::RotateKey,
        }
    }
}
