//! Virtual machines and scale sets.

use kluis_resource::{DiskName, ImageName, KeyUri, Region, ScaleSetName, SecretUri, SubscriptionId, VmName};
use kluis_rulebook::{Os, Workload};
use serde::{Deserialize, Serialize};

use crate::{DiskEncryption, Stored};

/// A virtual machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vm {
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
    /// The database that runs in it, on its first data disk: SQL Server or SAP HANA.
    pub database: Option<Workload>,
    /// Its disks; the first one holds the operating system.
    pub disks: Vec<DiskName>,
    /// Whether it runs.
    pub power: Power,
    /// Azure Disk Encryption, where it is on (rule D3).
    pub ade: Option<Ade>,
}

/// What a machine was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VmImage {
    /// A marketplace image of its operating system.
    Marketplace,
    /// A custom image (rule M6).
    Custom(ImageName),
    /// Restored disks (rules R1, D7).
    Restored,
}

/// Whether a machine runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Power {
    /// Its disks are being made.
    Making,
    /// It runs.
    Running,
    /// It is stopped.
    Stopped,
    /// It stopped because the key of its disks can't be used (rule N12).
    StoppedByKey,
}

/// Azure Disk Encryption of a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ade {
    /// The secret that holds the BEK, with its version.
    pub secret: SecretUri,
    /// The key that wraps the BEK, with its version, where there is one.
    pub kek: Option<KeyUri>,
    /// It was turned on while the machine was protected already, and Backup has not been given access since (rule D8).
    pub after_protection: bool,
}

/// A scale set (rule M6): instances of one image, each with its own disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleSet {
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
    pub stored: Vec<Stored>,
}
