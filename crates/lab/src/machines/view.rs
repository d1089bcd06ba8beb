//! What a page shows of virtual machines, images and scale sets.

use kluis_compute::{DiskEncryption, Power, VmImage};
use kluis_resource::{
    DiskName, FileFacts, ImageName, KeyUri, Region, ScaleSetName, SecretUri, SubscriptionId, VaultName, VmName,
};
use kluis_rulebook::{Os, Refusal, Workload};
use serde::{Deserialize, Serialize};

use crate::view::{Listed, StoredView};

/// A virtual machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VmView {
    /// Its name.
    pub name: VmName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its operating system.
    pub os: Os,
    /// What it was made of.
    pub image: VmImage,
    /// The VM agent is installed (rule D9).
    pub agent: bool,
    /// The database in it.
    pub database: Option<Workload>,
    /// Its disks; the first one holds the operating system.
    pub disks: Vec<DiskName>,
    /// Whether it runs.
    pub power: Power,
    /// Azure Disk Encryption, where it is on.
    pub ade: Option<AdeView>,
    /// The vault that protects it, as a machine.
    pub protected_by: Option<VaultName>,
}

/// Azure Disk Encryption of a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdeView {
    /// The secret that holds the BEK.
    pub secret: SecretUri,
    /// The key that wraps it.
    pub kek: Option<KeyUri>,
    /// Why the guest couldn't get the BEK now.
    pub trouble: Option<Refusal>,
    /// Why Azure Backup couldn't read keys and secrets now: "access warning" (rule D10); `None` is "access OK".
    pub backup_access: Option<Refusal>,
}

/// A custom image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageView {
    /// Its name.
    pub name: ImageName,
    /// The disk that it was made of.
    pub disk: DiskName,
    /// Its region.
    pub region: Region,
    /// The operating system on it.
    pub os: Os,
    /// Whose key protects it.
    pub encryption: DiskEncryption,
    /// It is in the shared image gallery.
    pub published: bool,
    /// Its files.
    pub files: Listed<FileFacts>,
    /// What lies in storage; `None` while it is being made.
    pub stored: Option<StoredView>,
}

/// A scale set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleSetView {
    /// Its name.
    pub name: ScaleSetName,
    /// Its region.
    pub region: Region,
    /// Its operating system.
    pub os: Os,
    /// What its instances are made of.
    pub image: VmImage,
    /// Whose key protects their disks.
    pub encryption: DiskEncryption,
    /// The disks of its instances; none while they are being made.
    pub stored: Vec<StoredView>,
}
