//! What objects of disks are made for, and what is known of them before they are.

use std::sync::Arc;

use kluis_compute::{Ade, Power};
use kluis_recovery::{KeyUse, MachinePoint};
use kluis_resource::{
    DesName, DiskName, FileFacts, ImageName, ItemName, Kid, Made, ObjectId, RecoveryPointId, Region, RestoredId,
    ScaleSetName, SnapshotName, SubscriptionId, Timestamp, VaultName, VmName, Volume,
};
use kluis_rulebook::Os;
use serde::{Deserialize, Serialize};

use crate::view::{JobKind, Operation};

/// An object that is being made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ordered {
    pub(crate) object: ObjectId,
    pub(crate) key: KeyUse,
    pub(crate) infrastructure: Option<Kid>,
    /// Bytes that go in.
    pub(crate) bytes: u64,
    /// What the plaintext in the envelope must be, where it is a copy.
    pub(crate) sha256: Option<String>,
    /// The disk encryption set whose key that is.
    pub(crate) des: Option<DesName>,
}

impl Ordered {
    /// Whether this is what was ordered. A copy that differs from its source is not.
    pub(crate) fn is(&self, made: &Made) -> bool {
        let sealed = &made.sealed;
        (sealed.object, sealed.plaintext_bytes) == (self.object, self.bytes)
            && sealed.kid == self.key.kid()
            && sealed.infrastructure == self.infrastructure
            && self.sha256.as_ref().is_none_or(|expected| *expected == made.sha256)
    }
}

/// What objects are made for. Each purpose has as many objects as it names things, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// New disks, of a new machine perhaps. `contents`: what the guest reads, where that is known.
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
    /// The guest of a machine encrypts its disks (rule D3), anew perhaps (rule N14).
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
            Self::Written { disk: own, .. } | Self::RestoredDatabase { disk: own, .. } => own.same_as(disk),
            Self::Locked { disks, .. } => disks.iter().any(|(own, _)| own.same_as(disk)),
            Self::Replaced { disks, .. } => disks.iter().any(|own| own.same_as(disk)),
            Self::Disks { .. }
            | Self::Snapshot { .. }
            | Self::Image { .. }
            | Self::ScaleSet { .. }
            | Self::PointSnapshots { .. }
            | Self::PointTransfer { .. }
            | Self::Database { .. } => false,
        }
    }

    pub(crate) const fn kind(&self) -> JobKind {
        match self {
            Self::Disks { restores: false, .. } => JobKind::CreateDisks,
            Self::Written { .. } => JobKind::WriteDisk,
            Self::Snapshot { .. } => JobKind::Snapshot,
            Self::Image { .. } => JobKind::Image,
            Self::ScaleSet { .. } => JobKind::ScaleSet,
            Self::Locked { .. } => JobKind::EncryptDisks,
            Self::PointSnapshots { .. } | Self::PointTransfer { .. } | Self::Database { .. } => JobKind::Backup,
            Self::Disks { restores: true, .. } | Self::Replaced { .. } | Self::RestoredDatabase { .. } => {
                JobKind::Restore
            }
        }
    }

    pub(crate) const fn operation(&self) -> Operation {
        match self {
            Self::Disks {
                restores: false,
                vm: Some(_),
                ..
            } => Operation::CreateVm,
            Self::Disks { restores: false, .. } => Operation::CreateDisk,
            Self::Written { .. } => Operation::WriteDisk,
            Self::Snapshot { .. } => Operation::CreateSnapshot,
            Self::Image { .. } => Operation::CreateImage,
            Self::ScaleSet { .. } => Operation::CreateScaleSet,
            Self::Locked { .. } => Operation::EncryptVm,
            Self::PointSnapshots { .. } | Self::PointTransfer { .. } | Self::Database { .. } => Operation::Backup,
            Self::Disks { restores: true, .. } | Self::Replaced { .. } | Self::RestoredDatabase { .. } => {
                Operation::Restore
            }
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
