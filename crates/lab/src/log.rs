//! The activity log: a line for everything that was done, asked for or not.

use kluis_resource::{JobId, Timestamp};
use serde::{Deserialize, Serialize};

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
