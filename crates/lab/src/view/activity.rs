//! Views of jobs and the activity log.

use kluis_resource::{JobId, Timestamp};
use kluis_rulebook::Refusal;
use serde::{Deserialize, Serialize};

use crate::JobFailure;

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobView {
    /// Its id.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// On which vault or storage account.
    pub resource: String,
    /// On which item, file or key.
    pub subject: String,
    /// How it stands.
    pub state: JobState,
    /// When it began.
    pub started: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// Plaintext bytes that it is about (0 for keys).
    pub bytes: u64,
    /// The rule that was against it, where it failed for one.
    pub refused: Option<Refusal>,
    /// Objects done so far and in all, for a rotation; a completed one that did fewer than all skipped damaged ones.
    pub objects: Option<(u64, u64)>,
}

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JobKind {
    /// Assigns or changes the key of a vault (rule A4).
    UpdateEncryptionKey,
    /// Wraps the DEKs of a vault with another key version.
    RotateKey,
    /// Takes a recovery point.
    Backup,
    /// Restores files.
    Restore,
    /// Reads a restored copy out of a storage account.
    Download,
    /// Makes disks, of a machine perhaps.
    CreateDisks,
    /// Writes a disk anew.
    WriteDisk,
    /// Puts disks under another key, or lets their guest encrypt them.
    EncryptDisks,
    /// Takes a snapshot.
    Snapshot,
    /// Makes an image.
    Image,
    /// Makes the disks of a scale set.
    ScaleSet,
}

/// How a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JobState {
    /// It runs.
    InProgress,
    /// It succeeded.
    Completed,
    /// It did not.
    Failed(JobFailure),
}

/// A line of the activity log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// When.
    pub at: Timestamp,
    /// What.
    pub operation: Operation,
    /// On which resource.
    pub resource: String,
    /// On which item, key, principal or file of it; may be empty.
    pub subject: String,
    /// How it went.
    pub status: LogStatus,
    /// The job that it belongs to.
    pub job: Option<JobId>,
}

/// What the activity log names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each says what it is; the catalogue has the words")]
pub enum Operation {
    OpenLab,
    CreateVault,
    CreateKeyVault,
    CreateStorage,
    EnableIdentity,
    CreateIdentity,
    DisableIdentity,
    MoveVault,
    MoveKeyVault,
    DeleteKeyVault,
    RecoverKeyVault,
    PurgeKeyVault,
    SavePolicies,
    AssignRole,
    RoleInForce,
    RemoveRole,
    EnableSoftDelete,
    EnablePurgeProtection,
    CreateKey,
    ImportKey,
    EnableKey,
    DisableKey,
    DeleteKey,
    RecoverKey,
    PurgeKey,
    EnableSecret,
    DisableSecret,
    DeleteSecret,
    RecoverSecret,
    PurgeSecret,
    AssignReader,
    RemoveReader,
    SetKeyDates,
    KeyBegins,
    KeyExpires,
    SetRotationPolicy,
    UpdateEncryptionKey,
    KeyInForce,
    RotateKey,
    RegisterItem,
    Backup,
    Restore,
    Download,
    AdvanceClock,
    CreateSet,
    ChangeSetKey,
    ShareSet,
    UnshareSet,
    MoveSet,
    RenewSetIdentity,
    CreateVm,
    CreateDisk,
    WriteDisk,
    EncryptDisk,
    EncryptVm,
    AttachDisk,
    DetachDisk,
    DeleteDisk,
    DeleteVm,
    StartVm,
    StopVm,
    VmStoppedByKey,
    InstallAgent,
    InstallAdeExtension,
    CreateSnapshot,
    DeleteSnapshot,
    CreateImage,
    PublishImage,
    CreateScaleSet,
    MoveToSubscription,
    SignInAsGuest,
    SignInAsMember,
    CreatePolicy,
    SnapshotsExpired,
    PointExpired,
    DeployTemplate,
}

/// How a logged operation went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each says what it is; the catalogue has the words")]
pub enum LogStatus {
    Started,
    Succeeded,
    Failed,
}
