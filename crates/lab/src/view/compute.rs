//! Views of disks, machines, disk encryption sets, and what belongs to them.

use kluis_compute::{DiskEncryption, Origin, Power, VmImage};
use kluis_resource::{
    DesName, DiskName, FileFacts, ImageName, ItemName, KeyUri, Kid, ObjectId, PrincipalId, RecoveryPointId, Region,
    RestoredId, ScaleSetName, SecretUri, SnapshotName, SubscriptionId, TenantId, Timestamp, VaultName, VmName, Volume,
};
use kluis_rulebook::{DiskRole, Os, Refusal, Workload};
use serde::{Deserialize, Serialize};

use super::Listed;

/// Everything that computes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComputeView {
    /// Disk encryption sets, in order of creation, as everything here.
    pub sets: Vec<SetView>,
    /// Virtual machines.
    pub vms: Listed<VmView>,
    /// Disks.
    pub disks: Listed<DiskView>,
    /// Snapshots, those of Azure Backup included.
    pub snapshots: Listed<SnapshotView>,
    /// Custom images.
    pub images: Listed<ImageView>,
    /// Scale sets.
    pub scale_sets: Vec<ScaleSetView>,
    /// Disks that were restored together, the newest first (rule D7).
    pub restored: Listed<RestoredView>,
}

/// Who works in the lab (rule D10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserView {
    /// A guest in the directory; otherwise a member.
    pub guest: bool,
    /// The object id of "Backup Management Service", to which access is given (rule D11).
    pub backup_service: PrincipalId,
}

/// A disk encryption set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetView {
    /// Its name.
    pub name: DesName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its tenant.
    pub tenant: TenantId,
    /// Its resource id.
    pub resource_id: String,
    /// The key in use, with its version.
    pub key: KeyUri,
    /// A newer version, and from when on it is in use (rule N11).
    pub pending: Option<(KeyUri, Timestamp)>,
    /// Its system-assigned identity.
    pub principal: PrincipalId,
    /// It came to another directory without its identity (rule M13).
    pub moved: bool,
    /// The user may use it (rule R4).
    pub user_may_use: bool,
    /// Its identity has the role Reader on the key vault (rule M2).
    pub reader: bool,
    /// Why data can't be encrypted with it now.
    pub trouble: Option<Refusal>,
    /// Until when its disks are read all the same (rule N12).
    pub stops_at: Option<Timestamp>,
    /// How many objects are under it.
    pub objects: u64,
}

/// What lies in storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredView {
    /// The object.
    pub object: ObjectId,
    /// The key that wraps its DEK now, with its version.
    pub kid: Kid,
    /// Bytes of the tar.
    pub plaintext_bytes: u64,
    /// Bytes of the body as stored.
    pub stored_bytes: u64,
    /// Regions of the body.
    pub regions: u64,
    /// SHA-256 of the plaintext in the envelope; under Azure Disk Encryption that is the guest's ciphertext.
    pub sha256: String,
    /// SHA-256 of what the guest reads.
    pub content_sha256: String,
    /// Why its DEK can't be unwrapped now.
    pub unwrap_blocked: Option<Refusal>,
}

/// A disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiskView {
    /// Its name.
    pub name: DiskName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// What it is to its machine.
    pub role: DiskRole,
    /// The operating system on it.
    pub os: Option<Os>,
    /// A managed disk.
    pub managed: bool,
    /// Whose key protects it in storage.
    pub encryption: DiskEncryption,
    /// Where it comes from.
    pub origin: Origin,
    /// The machine that it is attached to.
    pub vm: Option<VmName>,
    /// How its guest encrypts it (rule D3).
    pub volume: Option<Volume>,
    /// Its guest can't read it yet (rule D14).
    pub locked: bool,
    /// Its files.
    pub files: Listed<FileFacts>,
    /// What lies in storage; `None` while it is being made.
    pub stored: Option<StoredView>,
    /// It holds, bit for bit, what lay in its recovery point; `None` where it comes from none, or is being made.
    pub identical: Option<bool>,
    /// Why reading it would be refused now.
    pub read_blocked: Option<Refusal>,
}

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

/// A snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotView {
    /// Its name.
    pub name: SnapshotName,
    /// The disk.
    pub disk: DiskName,
    /// Its region.
    pub region: Region,
    /// Whose key protects it.
    pub encryption: DiskEncryption,
    /// Azure Backup made it.
    pub of_backup: bool,
    /// How the guest encrypted it.
    pub volume: Option<Volume>,
    /// Its files.
    pub files: Listed<FileFacts>,
    /// What lies in storage; `None` while it is being made.
    pub stored: Option<StoredView>,
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

/// Disks that were restored together (rule D7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoredView {
    /// Their id.
    pub id: RestoredId,
    /// The vault.
    pub vault: VaultName,
    /// The item.
    pub item: ItemName,
    /// The recovery point.
    pub point: RecoveryPointId,
    /// When.
    pub at: Timestamp,
    /// Their region.
    pub region: Region,
    /// The operating system.
    pub os: Os,
    /// The disks; the first one holds the operating system.
    pub disks: Vec<DiskName>,
    /// Azure Disk Encryption, as the machine will have it.
    pub ade: Option<AdeView>,
    /// The machine that was made of them.
    pub vm: Option<VmName>,
}
