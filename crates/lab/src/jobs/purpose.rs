//! What objects are made for, and what is known of them before they are there.

use std::sync::Arc;

use kluis_compute::{Ade, Power};
use kluis_recovery::{KeyUse, MachinePoint};
use kluis_resource::{
    DesName, DiskName, FileFacts, ImageName, ItemName, Kid, Made, ObjectId, RecoveryPointId, Region, RestoredId,
    ScaleSetName, SnapshotName, StorageName, SubscriptionId, Timestamp, VaultName, VmName, Volume,
};
use kluis_rulebook::{Os, Workload};
use serde::{Deserialize, Serialize};

use super::JobKind;
use crate::log::Operation;

/// An object that is being made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ordered {
    pub(crate) object: ObjectId,
    pub(crate) key: KeyUse,
    pub(crate) infrastructure: Option<Kid>,
    /// Bytes that go in.
    pub(crate) bytes: u64,
    pub(crate) plaintext: Plaintext,
    /// The disk encryption set whose key that is.
    pub(crate) des: Option<DesName>,
}

/// What is known of the plaintext of an object before it is made, and what is to be known of it then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Plaintext {
    /// Nobody asks for its SHA-256.
    Unhashed,
    /// Its SHA-256 is told when it is made.
    Hashed,
    /// It is a copy: its SHA-256 is this one.
    Copy(String),
}

impl Ordered {
    /// Whether this is what was ordered. A copy that differs from its source is not.
    pub(crate) fn is(&self, made: &Made) -> bool {
        let sealed = &made.sealed;
        (sealed.object, sealed.plaintext_bytes) == (self.object, self.bytes)
            && sealed.kid == self.key.kid()
            && sealed.infrastructure == self.infrastructure
            && match &self.plaintext {
                Plaintext::Unhashed => true,
                Plaintext::Hashed => made.sha256.is_some(),
                Plaintext::Copy(expected) => made.sha256.as_ref() == Some(expected),
            }
    }
}

/// What objects are made for. Each purpose has as many objects as it names things, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// Files of a user: a recovery point of an item.
    Files {
        vault: VaultName,
        item: ItemName,
        workload: Workload,
        /// The item is registered by it.
        registers: bool,
        recovery_point: RecoveryPointId,
        files: Arc<[FileFacts]>,
    },
    /// Restored files: a copy in a storage account (rule R6).
    Copied {
        storage: StorageName,
        item: ItemName,
        file_name: String,
    },
    /// New disks, and a new machine that has them if `vm` names one. `contents`: the SHA-256 of what the guest reads, if known.
    Disks {
        vm: Option<VmName>,
        disks: Vec<DiskName>,
        contents: Vec<Option<String>>,
        restores: bool,
    },
    /// A disk holds something else from now on.
    Written {
        disk: DiskName,
        files: Vec<FileFacts>,
    },
    /// `content`: what the guest reads.
    Snapshot {
        snapshot: SnapshotName,
        content: String,
    },
    Image {
        image: ImageName,
    },
    ScaleSet {
        scale_set: ScaleSetName,
    },
    /// The guest of a machine encrypts its disks (rule D3), or encrypts them with a new BEK (rule N14).
    Locked {
        vm: VmName,
        ade: Ade,
        disks: Vec<(DiskName, Volume)>,
    },
    /// The snapshots of a recovery point; its transfer to the vault follows.
    PointSnapshots {
        vault: VaultName,
        item: ItemName,
        point: Box<MachinePoint>,
        infrastructure: Option<Kid>,
    },
    /// What a vault keeps of a recovery point; after the disks the BEK, where there is one.
    PointTransfer {
        vault: VaultName,
        item: ItemName,
        point: RecoveryPointId,
        has_bek: bool,
    },
    /// A recovery point of a database: straight to the vault.
    Database {
        vault: VaultName,
        item: ItemName,
        point: Box<MachinePoint>,
    },
    /// The disks of a machine are replaced; what was on them stays, as disks of their own.
    Replaced {
        vm: VmName,
        disks: Vec<DiskName>,
        contents: Vec<String>,
        files: Vec<Arc<[FileFacts]>>,
        /// Whether the machine ran before.
        was: Power,
    },
    /// The database in a machine is what it was.
    RestoredDatabase {
        disk: DiskName,
        files: Vec<FileFacts>,
    },
}

impl Purpose {
    /// Whether it puts something else on a disk that is there.
    pub(crate) fn changes(&self, disk: &DiskName) -> bool {
        match self {
            Self::Written { disk: own, .. } | Self::RestoredDatabase { disk: own, .. } => own == disk,
            Self::Locked { disks, .. } => disks.iter().any(|(own, _)| own == disk),
            Self::Replaced { disks, .. } => disks.iter().any(|own| own == disk),
            Self::Files { .. }
            | Self::Copied { .. }
            | Self::Disks { .. }
            | Self::Snapshot { .. }
            | Self::Image { .. }
            | Self::ScaleSet { .. }
            | Self::PointSnapshots { .. }
            | Self::PointTransfer { .. }
            | Self::Database { .. } => false,
        }
    }

    /// What the list of jobs calls a job for it, and what the log does.
    pub(super) const fn named(&self) -> (JobKind, Operation) {
        match self {
            Self::Disks {
                restores: false,
                vm: Some(_),
                ..
            } => (JobKind::CreateDisks, Operation::CreateVm),
            Self::Disks { restores: false, .. } => (JobKind::CreateDisks, Operation::CreateDisk),
            Self::Written { .. } => (JobKind::WriteDisk, Operation::WriteDisk),
            Self::Snapshot { .. } => (JobKind::Snapshot, Operation::CreateSnapshot),
            Self::Image { .. } => (JobKind::Image, Operation::CreateImage),
            Self::ScaleSet { .. } => (JobKind::ScaleSet, Operation::CreateScaleSet),
            Self::Locked { .. } => (JobKind::EncryptDisks, Operation::EncryptVm),
            Self::Files { .. } | Self::PointSnapshots { .. } | Self::PointTransfer { .. } | Self::Database { .. } => {
                (JobKind::Backup, Operation::Backup)
            }
            Self::Copied { .. }
            | Self::Disks { restores: true, .. }
            | Self::Replaced { .. }
            | Self::RestoredDatabase { .. } => (JobKind::Restore, Operation::Restore),
        }
    }
}

/// Disks that were restored together, and what makes a machine of them (rule D7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Restored {
    pub(crate) id: RestoredId,
    pub(crate) vault: VaultName,
    pub(crate) item: ItemName,
    pub(crate) point: RecoveryPointId,
    pub(crate) at: Timestamp,
    pub(crate) region: Region,
    pub(crate) subscription: SubscriptionId,
    pub(crate) os: Os,
    pub(crate) disks: Vec<DiskName>,
    pub(crate) ade: Option<Ade>,
    /// The machine that was made of them.
    pub(crate) vm: Option<VmName>,
}
