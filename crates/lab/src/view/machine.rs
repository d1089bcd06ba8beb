//! Views of protected machines and their recovery points.

use kluis_resource::{
    DesName, DiskName, FileFacts, ItemName, KeyUri, Kid, ObjectId, PolicyName, RecoveryPointId, Region, SecretUri,
    SnapshotName, Timestamp, VmName, Volume,
};
use kluis_rulebook::{DiskRole, Os, Refusal, Workload};
use serde::{Deserialize, Serialize};

use super::Listed;

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
