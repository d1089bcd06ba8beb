//! What is wrong where a rule is broken, as data: everything that can be, one variant each.

use serde::{Deserialize, Serialize};

use crate::{Check, ImportProblem, KeyPermission, KeyTrouble, Novelty, PolicyLimit, SetupStep, UriPart, Way, Workload};

/// What is wrong, as data: the catalogue makes a sentence and a way out of it in the user's language.
///
/// Names are texts here, because this floor knows no parsed names; they come from parsed ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "a field is told about where its name does not say what it holds"
)]
pub enum Detail {
    /// V1: the vault has, had, or tried to have an item.
    VaultHasHistory {
        vault: String,
        /// The item of its first attempt.
        first_item: String,
    },
    /// V2: customer-managed keys can't be undone.
    PlatformKeyIsNoWayBack { vault: String },
    /// V5: the key vault is in another region than the vault.
    KeyVaultInOtherRegion {
        vault: String,
        vault_region: String,
        key_vault: String,
        /// The key vault's region.
        key_vault_region: String,
    },
    /// V5: the key is not RSA 2048.
    KeySize {
        key: String,
        /// Its modulus in bits.
        bits: u16,
    },
    /// V5: the key to assign is not enabled.
    KeyNotEnabled { key: String },
    /// V9: steps before this one don't hold yet.
    StepLocked {
        /// The step that was tried.
        step: SetupStep,
        /// What must hold first, in order.
        missing: Vec<SetupStep>,
    },
    /// V10: the checklist doesn't hold, and protecting with platform keys was not chosen.
    ChecklistOpen {
        vault: String,
        /// The lines that don't hold, in order.
        missing: Vec<Check>,
    },
    /// I2: switching the identity off needs the user's explicit word.
    IdentityMustStayOn { vault: String },
    /// I2: the identity was switched off; the vault is inconsistent until it is on and has access again.
    IdentityInconsistent {
        vault: String,
        /// Whether the identity is on again (and only its access is missing).
        on_again: bool,
    },
    /// P1: the identity lacks permissions.
    PermissionsMissing {
        /// Whose identity: a vault or storage account.
        holder: String,
        key_vault: String,
        /// The missing ones, in the portal's order.
        missing: Vec<KeyPermission>,
        /// Whether an unsaved draft grants them: added, but not saved.
        drafted: bool,
    },
    /// K1: soft delete is off.
    SoftDeleteOff { key_vault: String },
    /// K1: purge protection is off.
    PurgeProtectionOff { key_vault: String },
    /// K1: purge protection needs soft delete first.
    PurgeProtectionNeedsSoftDelete { key_vault: String },
    /// K1: soft delete or purge protection can't be turned off again.
    ProtectionIsFinal { key_vault: String },
    /// E3: the key that the data needs can't be used.
    KeyUnusable {
        /// The key, with its version where one is meant.
        key: String,
        key_vault: String,
        trouble: KeyTrouble,
    },
    /// E4: the platform's own key can't be used (yet).
    PlatformKeyUnusable {
        /// The vault or storage account that it belongs to.
        holder: String,
        trouble: KeyTrouble,
    },
    /// A2: the key URI is wrong, or its subscription is.
    KeyUri { part: UriPart },
    /// A2: the key URI is well formed, and names something that isn't there.
    KeyUriUnknown {
        /// What: the key vault (`Host`), the key or the version.
        part: UriPart,
        name: String,
        /// The key vault that the URI names.
        key_vault: String,
    },
    /// A name is taken.
    NameTaken { name: String },
    /// There is no such thing in the lab.
    NotFound {
        /// Its name or id.
        name: String,
    },
    /// A version of the key is still being made.
    KeyBeingMade { key: String, key_vault: String },
    /// P1: no policy is drafted, so there is nothing to save or to discard.
    NothingDrafted { key_vault: String },
    /// Purge protection, which was to be turned off, isn't on.
    PurgeProtectionNotOn { key_vault: String },
    /// The key vault holds a deleted key of that name.
    KeyNameHeld { key: String, key_vault: String },
    /// A version of the secret is still being made.
    SecretBeingMade { secret: String, key_vault: String },
    /// The key vault holds a deleted secret of that name.
    SecretNameHeld { secret: String, key_vault: String },
    /// The thing is already as asked.
    AlreadySo { name: String },
    /// A backup without any file.
    NothingToBackUp,
    /// A key of this size can't be generated.
    KeySizeNotOffered {
        /// The modulus in bits that was asked for.
        bits: u16,
    },
    /// K3: the text holds no key that can be imported.
    KeyImport { problem: ImportProblem },
    /// E5: infrastructure encryption comes only together with a customer-managed key.
    InfrastructureNeedsKey { vault: String },
    /// E5: infrastructure encryption is chosen with the first key, and fixed from then on.
    InfrastructureFixed { vault: String },
    /// E5: the region of the vault doesn't have infrastructure encryption.
    InfrastructureNotInRegion {
        vault: String,
        region: String,
        /// The regions that have it.
        regions: Vec<String>,
    },
    /// A4: the key of the vault is being assigned or changed right now.
    KeyUpdateRunning { vault: String },
    /// A6: the vault has its key already, so its key vault changes only together with its key.
    KeyVaultAssigned {
        vault: String,
        /// The key vault of its key.
        key_vault: String,
    },
    /// A path that no archive may hold: absolute, with `.` or `..`, empty, twice, or with a character that paths can't have.
    BadPath { path: String },
    /// More bytes than one object can hold.
    BackupTooLarge {
        /// The most bytes that one object holds.
        limit: u64,
    },
    /// The job has ended already.
    JobEnded,
    /// The job changes or rotates a key: it can't be cancelled.
    JobNotCancellable,
    /// V3: this workload doesn't go into a vault with a customer's key.
    WorkloadNotForCustomerKey { vault: String, workload: Workload },
    /// The item is of another workload.
    ItemOfOtherWorkload { item: String, workload: Workload },
    /// A virtual machine, or something in one, that was to be backed up as files.
    MachineIsNoFiles { item: String },
    /// D12: a backup policy is outside of what Azure offers.
    PolicyLimits { policy: String, limit: PolicyLimit },
    /// The recovery point isn't in that tier: its snapshots are gone, or it is not in the vault yet.
    TierNotThere { item: String },
    /// R1: what is restored from snapshots keeps the disk encryption set of the source.
    SnapshotKeepsDes {
        item: String,
        /// The one that was given.
        des: String,
    },
    /// R4: the user may not use the disk encryption set.
    DesWithoutAccess { des: String },
    /// M11: the disk encryption set is in another region or subscription than what is restored.
    DesElsewhere {
        des: String,
        /// The region that is restored to.
        region: String,
        /// Its region; `None` where only the subscription is another.
        des_region: Option<String>,
    },
    /// A disk encryption set and a region are chosen for new disks only: what is replaced keeps its own.
    DesForNewDisks { item: String },
    /// R5: disks under Azure Disk Encryption are restored without a choice of disk encryption set.
    NoDesWithAde {
        item: String,
        /// The one that was given.
        des: String,
    },
    /// D4: a machine under Azure Disk Encryption is restored in its own region and subscription.
    AdeElsewhere {
        item: String,
        region: String,
        /// The region that was asked for; `None` where only the subscription is another.
        to_region: Option<String>,
    },
    /// D6: no single files are restored from a machine under Azure Disk Encryption.
    NoFilesFromAde { item: String },
    /// D7: of a machine under Azure Disk Encryption the disks are restored, and a machine is made of them afterwards.
    AdeNeedsDisks {
        item: String,
        /// What was asked for.
        way: Way,
    },
    /// D7: unmanaged disks aren't replaced in place.
    UnmanagedNeedsDisks { item: String },
    /// N14: the BEK or KEK was rotated since the snapshots were taken.
    BekRotated {
        item: String,
        /// It was the KEK, and not the BEK.
        kek: bool,
    },
    /// V6: a vault with a customer's key stays in its resource group and subscription.
    VaultMayNotMove { vault: String },
    /// V7: the vault came to another tenant, where its identity, permissions and key have to be set again.
    TenantMoved {
        vault: String,
        /// What is still to be set there, in order.
        missing: Vec<SetupStep>,
    },
    /// V7: the key vault or identity is in another tenant than the vault.
    InOtherTenant {
        vault: String,
        /// The key vault or identity.
        name: String,
    },
    /// K2: purge protection forbids removing what is deleted before its retention time ends.
    PurgeProtected {
        /// The deleted key, secret or key vault.
        name: String,
        /// The key vault whose protection it is.
        key_vault: String,
    },
    /// N3, N4, N7, N8: the edition of this lab doesn't know such a thing.
    NotInThisEdition { novelty: Novelty },
    /// N4: the key vault takes roles, no access policies.
    TakesRoles { key_vault: String },
    /// P1: the key vault takes access policies, no roles.
    TakesPolicies { key_vault: String },
    /// N4: no role in force lets the identity use the key.
    RoleMissing {
        /// Whose identity: a vault or storage account.
        holder: String,
        key_vault: String,
        /// What it may not do, in the portal's order.
        missing: Vec<KeyPermission>,
        /// Whether a role that would do is assigned, and not in force yet.
        on_its_way: bool,
    },
    /// N5: a key vault always has soft delete.
    SoftDeleteIsAlwaysOn { key_vault: String },
    /// N5: deleted keys are kept for 7 to 90 days.
    RetentionDays {
        /// What was asked for.
        days: u16,
    },
    /// N5: a deleted key vault holds the name.
    KeyVaultNameHeld { key_vault: String },
    /// N6: the change of key has not taken effect, so that the version before is still needed.
    OldVersionNeeded { key: String, key_vault: String },
    /// N7: the last moment of use is not after the first, or lies in the past.
    KeyDates { key: String },
    /// N8: fewer days than a rotation policy may have.
    RotationDays {
        /// What was asked for.
        days: u16,
        least: u16,
    },
    /// N8: rotating before expiry needs an expiry.
    RotationNeedsExpiry { key: String },
    /// Nothing will happen by itself, so there is no moment to go to.
    NothingDue,
    /// The clock goes forward by some time, and not by more than this at once.
    ClockStep { most_days: u16 },
    /// M7: disk encryption sets exist in other regions only.
    DesNotInRegion {
        /// The disk encryption set.
        des: String,
        region: String,
        /// The regions that have them.
        regions: Vec<String>,
    },
    /// M2: the identity of the set doesn't have the role Reader on the key vault.
    ReaderMissing {
        /// The disk encryption set.
        des: String,
        key_vault: String,
    },
    /// M11, N11: the key vault lies elsewhere than the set.
    DesKeyVaultElsewhere {
        /// The disk encryption set.
        des: String,
        key_vault: String,
        /// The region of the set.
        region: String,
        /// It has to be in the same subscription, too.
        same_subscription: bool,
    },
    /// M11: the disk lies elsewhere than its set.
    DiskElsewhere {
        disk: String,
        /// The disk encryption set.
        des: String,
        /// The region of the set.
        region: String,
    },
    /// M13: the set came to another directory, and its identity did not.
    DesMoved {
        /// The disk encryption set.
        des: String,
    },
    /// M8: a disk of an image has the key of the image.
    ImageKeepsKey {
        image: String,
        /// Its disk encryption set.
        des: Option<String>,
    },
    /// M8: a disk of an image with a customer's key is in the image's subscription.
    ImageInOtherSubscription { image: String },
    /// M9: a snapshot has the key of its disk.
    SnapshotKeepsKey {
        disk: String,
        /// Its disk encryption set.
        des: Option<String>,
    },
    /// M10: an image with a customer's key can't be in a shared image gallery.
    NotInGallery {
        image: String,
        /// Its disk encryption set.
        des: String,
    },
    /// M12: what has a customer's key stays in its subscription.
    DiskMayNotMove {
        /// The disk, snapshot or image.
        name: String,
        /// Its disk encryption set.
        des: String,
    },
    /// N11: the disk is, or was, under Azure Disk Encryption.
    DiskWasUnderAde { disk: String },
    /// N11: a disk of the machine has a disk encryption set already.
    AdeOnDesDisk {
        vm: String,
        disk: String,
        /// Its disk encryption set.
        des: String,
    },
    /// An unmanaged disk can't have a disk encryption set.
    DesNeedsManagedDisk { disk: String },
    /// The disk is attached to a machine.
    DiskAttached { disk: String, vm: String },
    /// The disk belongs to a machine, or holds its operating system.
    DiskStays { disk: String, vm: String },
    /// Something is still being made.
    BeingMade { name: String },
    /// The machine doesn't run.
    VmStopped { vm: String },
    /// E3: the BEK of the machine can't be used.
    SecretUnusable {
        /// The secret, with its version.
        secret: String,
        key_vault: String,
        trouble: KeyTrouble,
    },
    /// D14: the guest can't read the disk before the extension is installed again.
    DiskLocked { vm: String, disk: String },
    /// D9: the VM agent is not installed.
    AgentMissing { vm: String },
    /// D5: the KEK is part of a certificate.
    KekOfCertificate { vm: String, key: String },
    /// D8, D10: Azure Backup can't read the keys and secrets of the machine.
    BackupHasNoAccess {
        vm: String,
        key_vault: String,
        /// It needs key permissions as well: there is a KEK.
        keys: bool,
        /// An unsaved draft grants them: added, but not saved.
        drafted: bool,
    },
    /// D4: a machine under Azure Disk Encryption is backed up in its own region and subscription.
    AdeInOtherPlace { vm: String, vault: String },
    /// A vault protects machines of its own region.
    VmInOtherRegion { vm: String, vault: String },
    /// D13: the last day of retention is not after today, or too far away.
    RetainUntil { most_days: u16 },
    /// A sample of this size isn't offered.
    SampleSize { least: u64, most: u64 },
    /// The database is not in that machine.
    NoSuchDatabase { vm: String },
    /// A scale set has this many instances at the most, and one at least.
    Instances { most: u8 },
    /// A new machine is not made of restored disks: a template does that.
    RestoredDisksAreNoImage {
        /// The machine that was asked for.
        vm: String,
    },
    /// It was meant for a lab that has been started over.
    LabStartedOver,
}
