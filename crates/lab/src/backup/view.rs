//! What a page shows of backups: items, recovery points, and machines that are protected.

use kluis_resource::{
    DesName, DiskName, FileFacts, ItemName, KeyUri, Kid, ObjectId, PolicyName, PrincipalId, RecoveryPointId, Region,
    SecretUri, SnapshotName, Timestamp, VmName, Volume,
};
use kluis_rulebook::{Check, DiskRole, Os, Refusal, Workload};
use serde::{Deserialize, Serialize};

use crate::Timings;
use crate::view::Listed;

/// A line of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckView {
    /// Which.
    pub check: Check,
    /// It holds now.
    pub holds: bool,
}

/// A backup item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemView {
    /// Its name.
    pub name: ItemName,
    /// What it is.
    pub workload: Workload,
    /// Its recovery points, the newest first.
    pub recovery_points: Listed<RecoveryPointView>,
}

/// A recovery point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryPointView {
    /// Its id.
    pub id: RecoveryPointId,
    /// The object that holds it.
    pub object: ObjectId,
    /// When it was taken.
    pub at: Timestamp,
    /// Its files.
    pub files: Listed<FileView>,
    /// Bytes of all files.
    pub file_bytes: u64,
    /// Bytes of the tar.
    pub plaintext_bytes: u64,
    /// Bytes of the body as stored.
    pub stored_bytes: u64,
    /// Regions of the body.
    pub regions: u64,
    /// The key that wraps its DEK now, with its version.
    pub kid: Kid,
    /// The platform's key of the second layer, where there is one; `stored_bytes` are then that layer's (rule E5).
    pub infrastructure: Option<Kid>,
    /// How long sealing took.
    pub timings: Timings,
    /// Why restoring it would be refused now.
    pub restore_blocked: Option<Refusal>,
}

/// A file of a recovery point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// Its path.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// When it was last changed.
    pub modified: Timestamp,
}

/// A protected machine, or a database in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineView {
    /// The item.
    pub item: ItemName,
    /// The machine.
    pub vm: VmName,
    /// All of it, or its database.
    pub workload: Workload,
    /// Its policy.
    pub policy: PolicyName,
    /// When the policy backs it up next.
    pub next: Timestamp,
    /// Whether Azure Backup can read its keys and secrets (rule D10).
    pub access: BackupAccess,
    /// Why a backup would be refused now.
    pub backup_blocked: Option<Refusal>,
    /// Its recovery points, the newest first.
    pub points: Listed<MachinePointView>,
}

/// Whether Azure Backup can read the keys and secrets of a machine, as the portal says it (rule D10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupAccess {
    /// It needs none: the guest doesn't encrypt.
    NotNeeded,
    /// "Access OK".
    Ok,
    /// "Access warning".
    Warning(Refusal),
}

/// A recovery point of a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachinePointView {
    /// Its id.
    pub id: RecoveryPointId,
    /// When it was taken.
    pub at: Timestamp,
    /// Until when it is kept.
    pub retain_until: Timestamp,
    /// Until when its snapshots are kept; `None` where there are none any more.
    pub snapshot_until: Option<Timestamp>,
    /// It is in the vault tier.
    pub in_vault: bool,
    /// The region of the machine.
    pub region: Region,
    /// Its operating system.
    pub os: Os,
    /// Its disks were managed ones.
    pub managed: bool,
    /// The secret that held its BEK.
    pub secret: Option<SecretUri>,
    /// The key that wrapped that.
    pub kek: Option<KeyUri>,
    /// The vault's own copy of the BEK.
    pub bek: Option<ObjectId>,
    /// Its disks.
    pub disks: Listed<DiskPointView>,
}

/// A disk in a recovery point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiskPointView {
    /// The disk.
    pub disk: DiskName,
    /// What it was to its machine.
    pub role: DiskRole,
    /// Its disk encryption set.
    pub des: Option<DesName>,
    /// Its files.
    pub files: Listed<FileFacts>,
    /// Bytes of the tar.
    pub bytes: u64,
    /// SHA-256 of what is kept of it.
    pub sha256: String,
    /// SHA-256 of what its guest read.
    pub content_sha256: String,
    /// How its guest encrypted it.
    pub volume: Option<Volume>,
    /// Its snapshot.
    pub snapshot: Option<SnapshotName>,
    /// The object of the snapshot, and the key that wraps its DEK.
    pub snapshot_object: Option<(ObjectId, Kid)>,
    /// The object in the vault, and the key that wraps its DEK.
    pub vault_object: Option<(ObjectId, Kid)>,
    /// Why the DEK of the object in the vault can't be unwrapped now.
    pub vault_blocked: Option<Refusal>,
}

/// Who works in the lab (rule D10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserView {
    /// A guest in the directory; otherwise a member.
    pub guest: bool,
    /// The object id of "Backup Management Service", to which access is given (rule D11).
    pub backup_service: PrincipalId,
}
