//! Jobs: what was begun, and how it stands.

use std::sync::Arc;

use imbl::OrdSet;
use kluis_recovery::KeyUse;
use kluis_resource::{
    FileFacts, ItemName, JobId, KeyUri, Kid, ObjectId, PrincipalId, RecoveryPointId, Sealed, StorageName, Timestamp,
    VaultName,
};
use kluis_rulebook::Workload;
use serde::{Deserialize, Serialize};

use crate::JobFailure;
use crate::view::{JobKind, Operation};

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
            | Work::Download => return false,
        };
        *object == sealed.object && key.kid() == sealed.kid && infrastructure == sealed.infrastructure.as_ref()
    }
}

impl Work {
    pub(crate) const fn kind(&self) -> JobKind {
        match self {
            Self::UpdateKey { .. } => JobKind::UpdateEncryptionKey,
            Self::Rotate { .. } => JobKind::RotateKey,
            Self::Backup { .. } => JobKind::Backup,
            Self::Restore { .. } => JobKind::Restore,
            Self::Download => JobKind::Download,
        }
    }

    pub(crate) const fn operation(&self) -> Operation {
        match self {
            Self::UpdateKey { .. } => Operation::UpdateEncryptionKey,
            Self::Rotate { .. } => Operation::RotateKey,
            Self::Backup { .. } => Operation::Backup,
            Self::Restore { .. } => Operation::Restore,
            Self::Download => Operation::Download,
        }
    }
}
