//! Acts about disks, virtual machines and disk encryption sets.

use kluis_compute::{DiskEncryption, Sample, VmImage};
use kluis_resource::{
    DesName, DiskName, FileFacts, ImageName, KeyName, KeyVaultName, KeyVersion, Region, ScaleSetName, SnapshotName,
    VmName,
};
use kluis_rulebook::{Os, Workload};
use serde::{Deserialize, Serialize};

use crate::Selection;

/// An act about disks, virtual machines and disk encryption sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ComputeAct {
    /// Creates a disk encryption set, with its system-assigned identity (rule M2, steps 3 and 4).
    CreateSet {
        /// Its name.
        des: DesName,
        /// Its region.
        region: Region,
        /// The key that it uses.
        #[serde(flatten)]
        key: SetKey,
    },
    /// Gives a disk encryption set another key, or another version of it (rules M2, N11).
    ChangeSetKey {
        /// The disk encryption set.
        des: DesName,
        /// The key that it uses from now on.
        #[serde(flatten)]
        key: SetKey,
    },
    /// Says whether the user may use a disk encryption set (rule R4).
    ShareSet {
        /// The disk encryption set.
        des: DesName,
        /// May use it.
        user_may_use: bool,
    },
    /// Moves a disk encryption set, with all that it encrypts, to another directory; the lab makes one up (rule M13).
    MoveSet {
        /// The disk encryption set.
        des: DesName,
    },
    /// Gives a disk encryption set that was moved an identity of its new directory (rule M13).
    RenewSetIdentity {
        /// The disk encryption set.
        des: DesName,
    },

    /// Creates a data disk (rules M1, M2).
    CreateDisk {
        /// Its name.
        disk: DiskName,
        /// Its region.
        region: Region,
        /// A managed disk; otherwise a page blob.
        managed: bool,
        /// Whose key protects it.
        encryption: DiskEncryption,
        /// What it holds.
        content: Content,
    },
    /// Creates a data disk out of a snapshot.
    CreateDiskFromSnapshot {
        /// Its name.
        disk: DiskName,
        /// The snapshot.
        snapshot: SnapshotName,
        /// Whose key protects it.
        encryption: DiskEncryption,
    },
    /// Creates a virtual machine with its disks (rules M1, M2, M6).
    CreateVm(Box<NewVm>),
    /// Writes a disk anew: what was on it is gone.
    WriteDisk {
        /// The disk.
        disk: DiskName,
        /// What it holds from now on.
        content: Content,
    },
    /// Reads a disk, as its guest would, to the user's device (rules M2, M3).
    ReadDisk {
        /// The disk.
        disk: DiskName,
        /// All of it, or one file.
        selection: Selection,
    },
    /// Puts a disk under another key (rules M2, R3).
    EncryptDisk {
        /// The disk.
        disk: DiskName,
        /// Whose key protects it from now on.
        encryption: DiskEncryption,
    },
    /// Attaches a data disk to a machine.
    AttachDisk {
        /// The machine.
        vm: VmName,
        /// The disk.
        disk: DiskName,
    },
    /// Detaches a data disk from its machine.
    DetachDisk {
        /// The disk.
        disk: DiskName,
    },
    /// Deletes a disk that is attached to nothing, for good.
    DeleteDisk {
        /// The disk.
        disk: DiskName,
    },
    /// Deletes a machine; its disks stay.
    DeleteVm {
        /// The machine.
        vm: VmName,
    },
    /// Starts a machine (rule N12).
    StartVm {
        /// The machine.
        vm: VmName,
    },
    /// Stops a machine.
    StopVm {
        /// The machine.
        vm: VmName,
    },
    /// Installs the VM agent (rule D9).
    InstallAgent {
        /// The machine.
        vm: VmName,
    },
    /// Turns Azure Disk Encryption on: the guest encrypts all disks with keys of a BEK (rule D3).
    EncryptVm {
        /// The machine.
        vm: VmName,
        /// The key vault that gets the BEK as a secret.
        key_vault: KeyVaultName,
        /// The key of that key vault that wraps the BEK.
        kek: Option<KeyName>,
    },
    /// Makes a new BEK and encrypts all disks of a machine with it (rule N14).
    RotateBek {
        /// The machine.
        vm: VmName,
    },
    /// Installs the extension of Azure Disk Encryption again, so that the guest opens its data disks (rule D14).
    InstallAdeExtension {
        /// The machine.
        vm: VmName,
    },

    /// Takes a snapshot of a disk (rules M6, M9).
    CreateSnapshot {
        /// Its name.
        snapshot: SnapshotName,
        /// The disk.
        disk: DiskName,
        /// Whose key protects it; that of the disk where nothing is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        encryption: Option<DiskEncryption>,
    },
    /// Deletes a snapshot, for good.
    DeleteSnapshot {
        /// The snapshot.
        snapshot: SnapshotName,
    },
    /// Makes a custom image of the disk with the operating system of a machine (rule M6).
    CreateImage {
        /// Its name.
        image: ImageName,
        /// The machine.
        vm: VmName,
        /// Whose key protects it; that of the disk where nothing is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        encryption: Option<DiskEncryption>,
    },
    /// Puts an image into the shared image gallery (rule M10).
    PublishImage {
        /// The image.
        image: ImageName,
    },
    /// Creates a scale set (rule M6).
    CreateScaleSet {
        /// Its name.
        scale_set: ScaleSetName,
        /// Its region.
        region: Region,
        /// Its operating system.
        os: Os,
        /// What its instances are made of.
        image: VmImage,
        /// How many instances, 1 to 10.
        instances: u8,
        /// Whose key protects their disks.
        encryption: DiskEncryption,
    },
    /// Moves a disk, snapshot or image to another subscription (rule M12).
    MoveToSubscription {
        /// What.
        what: Movable,
    },
}

/// The key of a disk encryption set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetKey {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The key.
    pub key: KeyName,
    /// The version; the newest one that may be used where none is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<KeyVersion>,
}

/// What a new machine is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewVm {
    /// Its name.
    pub vm: VmName,
    /// Its region.
    pub region: Region,
    /// Its operating system.
    pub os: Os,
    /// What it is made of: a marketplace or custom image.
    pub image: VmImage,
    /// Managed disks; otherwise page blobs.
    pub managed: bool,
    /// Whose key protects its disks.
    pub encryption: DiskEncryption,
    /// The VM agent is installed: machines of marketplace images have it (rule D9).
    pub agent: bool,
    /// The database in it, on a data disk of its own: SQL Server or SAP HANA.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<Workload>,
    /// What each of its data disks holds; the first one is the database's, where there is one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<Sample>,
}

/// What a disk holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// Files of the user's, which come with the event in this order.
    Files(Vec<FileFacts>),
    /// A sample.
    Sample(Sample),
}

/// What may be moved to another subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Movable {
    /// A disk.
    Disk(DiskName),
    /// A snapshot.
    Snapshot(SnapshotName),
    /// An image.
    Image(ImageName),
}
