//! View models: what the page draws. Made from the model by `view(&Model)`; nothing in them is secret.

pub use kluis_recovery::StepState;
use kluis_resource::{
    ItemName, JobId, KeyName, KeyUri, KeyVaultName, KeyVersion, Kid, ObjectId, PrincipalId, RecoveryPointId, Region,
    ResourceGroupName, StorageName, SubscriptionId, TenantId, Timestamp, VaultName,
};
use kluis_rulebook::{Check, Edition, KeyPermission, Refusal, SetupStep};
use serde::{Deserialize, Serialize};

use crate::{JobFailure, Timings};

/// The whole lab as a user sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabView {
    /// Grows by one with every accepted event.
    pub revision: u64,
    /// The moment of the latest event.
    pub now: Timestamp,
    /// The rules that hold.
    pub edition: Edition,
    /// The directory.
    pub tenant: TenantId,
    /// The subscription.
    pub subscription: SubscriptionId,
    /// The resource group of everything in the lab.
    pub resource_group: ResourceGroupName,
    /// Recovery Services vaults, in order of creation.
    pub vaults: Vec<VaultView>,
    /// Key vaults, in order of creation.
    pub key_vaults: Vec<KeyVaultView>,
    /// Storage accounts, in order of creation.
    pub storages: Vec<StorageView>,
    /// Jobs, the newest first.
    pub jobs: Vec<JobView>,
    /// The activity log, the newest first.
    pub log: Vec<LogEntry>,
}

/// A Recovery Services vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultView {
    /// Its name.
    pub name: VaultName,
    /// Its region.
    pub region: Region,
    /// Its resource id.
    pub resource_id: String,
    /// The identity (rules I1, I2).
    pub identity: IdentityView,
    /// The key vault that the set-up is about: the assigned key's, or the chosen one.
    pub key_vault: Option<KeyVaultName>,
    /// The four steps, in order.
    pub steps: Vec<StepView>,
    /// The checklist (rule V10), in order.
    pub checklist: Vec<CheckView>,
    /// The encryption settings (rule A5).
    pub encryption: EncryptionProperties,
    /// The assigned key.
    pub key: Option<VaultKeyView>,
    /// The item of the first attempt to protect anything (rule V1).
    pub first_attempt: Option<ItemName>,
    /// Why a backup would be refused now; `None` where it would be accepted, or needs only the choice of V10.
    pub backup_blocked: Option<Refusal>,
    /// Backup items, by name.
    pub items: Vec<ItemView>,
}

/// The identity of a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IdentityView {
    /// Never switched on.
    Off,
    /// On, `Type: SystemAssigned`.
    On {
        /// Its object id.
        principal: PrincipalId,
        /// Its directory.
        tenant: TenantId,
        /// It was off before while a key was assigned, and its access is not back yet (rule I2).
        inconsistent: bool,
    },
    /// Switched off after it was on (rule I2).
    SwitchedOff,
}

/// One of the four steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    /// Which.
    pub step: SetupStep,
    /// How it stands.
    pub state: StepState,
}

/// A line of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckView {
    /// Which.
    pub check: Check,
    /// It holds now.
    pub holds: bool,
}

/// What `Get-AzRecoveryServicesVaultProperty` prints (rule A5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncryptionProperties {
    /// `MicrosoftManaged` or `CustomerManaged`.
    pub encryption_at_rest_type: String,
    /// The key's URI: with a version when it was given by URI, without when it was picked.
    pub key_uri: Option<KeyUri>,
    /// The key vault's subscription.
    pub subscription_id: Option<SubscriptionId>,
    /// `Succeeded`, `InProgress`, `Failed` or nothing.
    pub last_update_status: Option<String>,
    /// `Disabled` or `Enabled`.
    pub infrastructure_encryption_state: String,
}

/// The key of a vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultKeyView {
    /// The version in use.
    pub uri: KeyUri,
    /// Follows new versions by itself (rule A3).
    pub rotates: bool,
    /// The modulus in bits.
    pub bits: u16,
    /// Why it can't be used now.
    pub trouble: Option<Refusal>,
}

/// A backup item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemView {
    /// Its name.
    pub name: ItemName,
    /// Its recovery points, the newest first.
    pub recovery_points: Vec<RecoveryPointView>,
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
    pub files: Vec<FileView>,
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

/// A storage account: a place to restore to (rule R6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StorageView {
    /// Its name.
    pub name: StorageName,
    /// Its region.
    pub region: Region,
    /// The key that encrypts what is stored in it, with its version.
    pub kid: Kid,
    /// Why storing and reading would be refused now.
    pub blocked: Option<Refusal>,
    /// Restored copies, the newest first.
    pub copies: Vec<CopyView>,
}

/// Restored files in a storage account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyView {
    /// The object that holds them.
    pub object: ObjectId,
    /// `photos.tar` or the file's own name.
    pub file_name: String,
    /// From which item.
    pub item: ItemName,
    /// When.
    pub at: Timestamp,
    /// Bytes.
    pub bytes: u64,
    /// The key that wraps its DEK, with its version.
    pub kid: Kid,
}

/// A key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyVaultView {
    /// Its name.
    pub name: KeyVaultName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Soft delete is on.
    pub soft_delete: bool,
    /// Purge protection is on.
    pub purge_protection: bool,
    /// How long deleted keys are kept, in days.
    pub retention_days: u16,
    /// Access policies in force.
    pub policies: Vec<PolicyView>,
    /// The policies as they would be after saving; `None` where nothing is drafted.
    pub draft: Option<Vec<PolicyView>>,
    /// Keys, by name.
    pub keys: Vec<KeyView>,
    /// Deleted keys, by name.
    pub deleted_keys: Vec<DeletedKeyView>,
    /// Every operation on its keys by an identity, the newest first.
    pub audit: Vec<AuditEntry>,
}

/// An access policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyView {
    /// Who.
    pub principal: PrincipalId,
    /// Whose identity that is, by name; `None` where nobody in the lab has it (any more).
    pub holder: Option<String>,
    /// May do what, in the portal's order.
    pub permissions: Vec<KeyPermission>,
}

/// A key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyView {
    /// Its name.
    pub name: KeyName,
    /// Its versions, the newest first.
    pub versions: Vec<KeyVersionView>,
}

/// A version of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyVersionView {
    /// The version.
    pub version: KeyVersion,
    /// The key's URI with this version.
    pub uri: KeyUri,
    /// The modulus in bits.
    pub bits: u16,
    /// When it was asked for.
    pub created: Timestamp,
    /// Still being generated.
    pub making: bool,
    /// Enabled.
    pub enabled: bool,
    /// The public modulus, big-endian, lower-case hexadecimal; empty while it is being generated.
    pub modulus: String,
    /// How many objects have their DEK wrapped with it.
    pub wraps: u64,
}

/// A softly deleted key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletedKeyView {
    /// Its name.
    pub name: KeyName,
    /// When it was deleted.
    pub deleted: Timestamp,
    /// When the retention time ends.
    pub purge: Timestamp,
    /// How many versions it has.
    pub versions: u64,
}

/// An operation on a key of a key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub principal: PrincipalId,
    /// Whose identity that is, by name.
    pub holder: Option<String>,
    /// What.
    pub operation: KeyPermission,
    /// How many times at once (a rotation unwraps and wraps many DEKs).
    pub count: u64,
    /// On which key, with its version.
    pub key: KeyUri,
}

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
    /// Objects done so far and in all, for a rotation.
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
    DisableIdentity,
    SavePolicies,
    EnableSoftDelete,
    EnablePurgeProtection,
    CreateKey,
    EnableKey,
    DisableKey,
    DeleteKey,
    RecoverKey,
    UpdateEncryptionKey,
    RotateKey,
    RegisterItem,
    Backup,
    Restore,
    Download,
}

/// How a logged operation went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each says what it is; the catalogue has the words")]
pub enum LogStatus {
    Started,
    Succeeded,
    Failed,
}

/// The envelope of one object, with its real bytes. All bytes are lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopeView {
    /// The object.
    pub object: ObjectId,
    /// Plaintext bytes.
    pub plaintext_bytes: u64,
    /// Bytes of the body.
    pub stored_bytes: u64,
    /// Regions of the body.
    pub regions: u64,
    /// The region that was asked for; `None` where the body is empty.
    pub region: Option<RegionView>,
    /// `encryptiondata`, as stored.
    pub encryption_data: String,
    /// The key that wraps the DEK, with its version.
    pub kid: Kid,
    /// The wrapped DEK.
    pub wrapped_key: String,
    /// The key and wrapped DEK before the latest rotation.
    pub before: Option<(Kid, String)>,
    /// The manifest, as stored (canonical JSON).
    pub manifest: String,
    /// SHA-256 over all region tags.
    pub tags_digest: String,
    /// The key commitment.
    pub commitment: String,
    /// The manifest's HMAC.
    pub mac: String,
    /// Which engine sealed it: `WebCrypto` or `RustCrypto`.
    pub engine: String,
}

/// One region of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionView {
    /// Its number, from 0.
    pub index: u64,
    /// Its first plaintext byte.
    pub offset: u64,
    /// Its plaintext bytes.
    pub plaintext_bytes: u64,
    /// The nonce: 12 bytes.
    pub nonce: String,
    /// The first 64 bytes of the ciphertext.
    pub ciphertext_head: String,
    /// The tag: 16 bytes.
    pub tag: String,
}
