//! Disks, and what is made of them: snapshots and images.

use std::sync::Arc;

use kluis_resource::{
    DiskName, FileFacts, ImageName, ItemName, RecoveryPointId, Region, RestoredId, SnapshotName, SubscriptionId,
    VmName, Volume,
};
use kluis_rulebook::{DiskRole, Os};
use serde::{Deserialize, Serialize};

use crate::{DiskEncryption, Stored};

/// A disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disk {
    /// Its name.
    pub name: DiskName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// What it is to its machine.
    pub role: DiskRole,
    /// The operating system on it, where it holds one.
    pub os: Option<Os>,
    /// A managed disk; otherwise a page blob in a storage account of the platform's (rule D3).
    pub managed: bool,
    /// Whose key protects it in storage.
    pub encryption: DiskEncryption,
    /// Where it comes from.
    pub origin: Origin,
    /// The files in its tar.
    pub files: Arc<[FileFacts]>,
    /// The machine that it is attached to.
    pub vm: Option<VmName>,
    /// How the guest encrypts it, where it does (rule D3).
    pub volume: Option<Volume>,
    /// The guest can't read it: the extension is to be installed again first (rule D14).
    pub locked: bool,
    /// It is, or was, under Azure Disk Encryption (rule N11).
    pub ever_ade: bool,
    /// What lies in storage; `None` while it is being made.
    pub stored: Option<Stored>,
}

/// Where a disk comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// The files of its owner.
    Files,
    /// A sample.
    Sample,
    /// A marketplace image.
    Marketplace,
    /// A custom image (rule M8).
    Image(ImageName),
    /// A snapshot.
    Snapshot(SnapshotName),
    /// A recovery point.
    Restored {
        /// The disks that were restored together.
        restored: RestoredId,
        /// From which item.
        item: ItemName,
        /// From which of its recovery points.
        point: RecoveryPointId,
        /// SHA-256 of what lay in the recovery point.
        sha256: String,
    },
}

/// A snapshot of a disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Its name.
    pub name: SnapshotName,
    /// The disk.
    pub disk: DiskName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// What the disk is to its machine.
    pub role: DiskRole,
    /// The operating system on it.
    pub os: Option<Os>,
    /// Whose key protects it: that of the disk (rule M9).
    pub encryption: DiskEncryption,
    /// The files in its tar.
    pub files: Arc<[FileFacts]>,
    /// How the guest encrypted it.
    pub volume: Option<Volume>,
    /// Azure Backup made it, for an instant restore: it goes with its recovery point.
    pub of_backup: bool,
    /// What lies in storage; `None` while it is being made.
    pub stored: Option<Stored>,
}

/// A custom image (rule M6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Its name.
    pub name: ImageName,
    /// The disk that it was made of.
    pub disk: DiskName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// The operating system on it.
    pub os: Os,
    /// Whose key protects it.
    pub encryption: DiskEncryption,
    /// The files in its tar.
    pub files: Arc<[FileFacts]>,
    /// It is in the shared image gallery (rule M10).
    pub published: bool,
    /// What lies in storage; `None` while it is being made.
    pub stored: Option<Stored>,
}
