//! What can happen in the lab: requests of a user, and outcomes of effects.

use kluis_keyvault::RotationPolicy;
mod compute;
mod machine;
mod parts;

use kluis_recovery::KeySource;
use kluis_resource::{
    FileFacts, IdentityName, ItemName, JobId, KeyName, KeyUri, KeyVaultName, Kid, Made, ObjectId, PrincipalId,
    RecoveryPointId, Region, Sealed, SecretName, SecretUri, StorageName, SubscriptionId, TenantId, Timestamp,
    VaultName,
};
use kluis_rulebook::{Edition, KeyPermission, KeyVaultRole, SecretPermission, Workload};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::compute::{ComputeAct, Content, Movable, NewVm, SetKey};
pub use self::machine::{DatabaseTarget, MachineAct, RestoreWay};
pub use self::parts::{Advance, JobFailure, MoveTarget, Opened, RestoreTarget, Selection};

/// Something that happens: what, when, and with which fresh id. The journal is a list of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The moment and the id.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// What happens.
    pub act: Act,
}

/// What the world outside adds to an act, since nothing in the model reads a clock or draws a random number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The moment; never before the event that precedes it.
    pub at: Timestamp,
    /// A fresh random UUID: the id of what the event makes (job, key version, principal …). Where an event makes several
    /// things, each gets an id derived from this one and a label.
    pub id: Uuid,
}

/// An act: requests first, then outcomes of effects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// The first event of every lab: tenant, subscription, `testvault`, `testkeyvault` and `teststorage` come to be.
    OpenLab {
        /// The rules that hold in it.
        edition: Edition,
    },

    /// Creates a Recovery Services vault.
    CreateVault {
        /// Its name.
        vault: VaultName,
        /// Its region.
        region: Region,
    },
    /// Says which key vault the set-up of a vault is about, until a key is assigned.
    ChooseKeyVault {
        /// The vault.
        vault: VaultName,
        /// The key vault.
        key_vault: KeyVaultName,
    },
    /// Step 1: switches the vault's system-assigned identity on (rule I1).
    EnableIdentity {
        /// The vault.
        vault: VaultName,
    },
    /// Creates a user-assigned identity (rule N3).
    CreateIdentity {
        /// Its name.
        identity: IdentityName,
        /// Its tenant; the lab's first one where none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tenant: Option<TenantId>,
    },
    /// Step 1 with a user-assigned identity (rule N3).
    UseIdentity {
        /// The vault.
        vault: VaultName,
        /// The identity.
        identity: IdentityName,
    },
    /// Switches the identity off (rule I2).
    DisableIdentity {
        /// The vault.
        vault: VaultName,
        /// The user read the warning and goes on.
        accept_inconsistency: bool,
    },
    /// Step 4: assigns or changes the key (rules A1–A6).
    AssignKey {
        /// The vault.
        vault: VaultName,
        /// The key, by URI or by picker.
        source: KeySource,
        /// With infrastructure encryption (rule E5): chosen with the first key, and kept with every later one.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        infrastructure_encryption: bool,
    },
    /// Asks for infrastructure encryption by itself: always refused, since it is chosen together with the first key (rule E5).
    UseInfrastructureEncryption {
        /// The vault.
        vault: VaultName,
    },
    /// Asks to go (back) to platform-managed keys (rule V2).
    UsePlatformKey {
        /// The vault.
        vault: VaultName,
    },
    /// Moves a vault (rules V6, V7).
    MoveVault {
        /// The vault.
        vault: VaultName,
        /// Where to.
        to: MoveTarget,
    },
    /// Backs up files as a recovery point of an item; a new item is registered first (rules V1, V10).
    BackUp {
        /// The vault.
        vault: VaultName,
        /// The item.
        item: ItemName,
        /// "Protect with platform-managed keys", chosen knowingly: customer-managed keys are then gone for this vault.
        platform_key_accepted: bool,
        /// The files, in the order in which their contents come with the event.
        files: Vec<FileFacts>,
        /// What it is (rules V3, V13). An item stays what it was first.
        #[serde(default, skip_serializing_if = "is_files")]
        workload: Workload,
    },
    /// Restores files of a recovery point (rules E3, R6).
    Restore {
        /// The vault.
        vault: VaultName,
        /// The item.
        item: ItemName,
        /// The recovery point.
        recovery_point: RecoveryPointId,
        /// Which files.
        selection: Selection,
        /// Where to.
        target: RestoreTarget,
    },
    /// Cancels a running backup or restore.
    CancelJob {
        /// The job.
        job: JobId,
    },

    /// Creates a storage account, a place to restore to, encrypted with platform keys or with a key of a key vault.
    CreateStorage {
        /// Its name.
        storage: StorageName,
        /// Its region.
        region: Region,
        /// The customer-managed key, without a version; its latest enabled version is used.
        key: Option<KeyUri>,
    },
    /// Reads a restored copy back out of a storage account.
    Download {
        /// The storage account.
        storage: StorageName,
        /// The copy.
        object: ObjectId,
    },

    /// Creates a key vault.
    CreateKeyVault {
        /// Its name.
        key_vault: KeyVaultName,
        /// Its region.
        region: Region,
        /// Soft delete from the start.
        soft_delete: bool,
        /// Purge protection from the start; needs soft delete.
        purge_protection: bool,
        /// How long deleted keys are kept, 7 to 90 days (rule N5); 90 where nothing is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retention_days: Option<u16>,
        /// Roles instead of access policies (rule N4).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        rbac: bool,
        /// Its tenant; the lab's first one where none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tenant: Option<TenantId>,
        /// Its subscription; the lab's where none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subscription: Option<SubscriptionId>,
    },
    /// Deletes a key vault: softly where soft delete is on, for good where it isn't (rules K2, N5).
    DeleteKeyVault {
        /// The key vault.
        key_vault: KeyVaultName,
    },
    /// Recovers a softly deleted key vault (rule N13).
    RecoverKeyVault {
        /// The key vault.
        key_vault: KeyVaultName,
    },
    /// Removes a softly deleted key vault for good (rule K2).
    PurgeKeyVault {
        /// The key vault.
        key_vault: KeyVaultName,
    },
    /// Moves a key vault to another tenant of the lab: nobody of the old one has access any more (rule V7).
    MoveKeyVault {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The tenant.
        tenant: TenantId,
    },
    /// Step 3, first half (rule K1).
    EnableSoftDelete {
        /// The key vault.
        key_vault: KeyVaultName,
    },
    /// Step 3, second half (rule K1).
    EnablePurgeProtection {
        /// The key vault.
        key_vault: KeyVaultName,
    },
    /// Asks to turn purge protection off again: always refused once it is on (rule K1).
    DisablePurgeProtection {
        /// The key vault.
        key_vault: KeyVaultName,
    },
    /// Step 2, "Add": drafts an access policy; no effect until saved (rule P1). No permissions: removes the policy.
    DraftPolicy {
        /// The key vault.
        key_vault: KeyVaultName,
        /// Who.
        principal: PrincipalId,
        /// May do what with keys.
        permissions: Vec<KeyPermission>,
        /// May do what with secrets (rule D11).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        secret_permissions: Vec<SecretPermission>,
    },
    /// Step 2, "Save": the drafted policies take effect.
    SavePolicies {
        /// The key vault.
        key_vault: KeyVaultName,
    },
    /// Drops the drafted policies.
    DiscardPolicies {
        /// The key vault.
        key_vault: KeyVaultName,
    },
    /// Step 2 on an RBAC key vault: assigns a role, in force some minutes later (rule N4).
    AssignRole {
        /// The key vault.
        key_vault: KeyVaultName,
        /// Who.
        principal: PrincipalId,
        /// As what.
        role: KeyVaultRole,
    },
    /// Takes a role away, at once (rule N4).
    RemoveRole {
        /// The key vault.
        key_vault: KeyVaultName,
        /// Who.
        principal: PrincipalId,
        /// As what.
        role: KeyVaultRole,
    },
    /// Gives somebody the role "Reader" on a key vault as a resource, at once (rule M2).
    AssignReader {
        /// The key vault.
        key_vault: KeyVaultName,
        /// Who.
        principal: PrincipalId,
    },
    /// Takes the role "Reader" away, at once (rule M2).
    RemoveReader {
        /// The key vault.
        key_vault: KeyVaultName,
        /// Who.
        principal: PrincipalId,
    },
    /// Generates an RSA key, or a new version of it where the name exists.
    CreateKey {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The key.
        key: KeyName,
        /// The modulus in bits: 2048, 3072 or 4096.
        bits: u16,
    },
    /// Generates an RSA key that is part of a certificate, or a new version of it (rule D5).
    CreateCertificate {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The key, and the certificate.
        key: KeyName,
        /// The modulus in bits: 2048, 3072 or 4096.
        bits: u16,
    },
    /// Imports an RSA key, or a new version of it where the name exists (rule K3). Its private half comes beside the event and
    /// goes straight to the key store: only the host can let this happen.
    ImportKey {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The key.
        key: KeyName,
        /// The modulus in bits.
        bits: u16,
        /// The public modulus, big-endian, lower-case hexadecimal.
        modulus: String,
    },
    /// Enables or disables a version of a key.
    SetKeyEnabled {
        /// The key, with its version.
        key: KeyUri,
        /// Enabled from now on.
        enabled: bool,
    },
    /// Deletes a key: softly where soft delete is on, for good where it isn't.
    DeleteKey {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The key, with all its versions.
        key: KeyName,
    },
    /// Recovers a softly deleted key.
    RecoverKey {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The key.
        key: KeyName,
    },

    /// Removes a softly deleted key for good (rule K2).
    PurgeKey {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The key.
        key: KeyName,
    },
    /// Sets the first and the last moment of use of a key version (rule N7).
    SetKeyDates {
        /// The key, with its version.
        key: KeyUri,
        /// Before this moment it doesn't wrap.
        not_before: Option<Timestamp>,
        /// From this moment on it doesn't wrap any more.
        expires: Option<Timestamp>,
    },
    /// Sets, changes or removes the rotation policy of a key (rule N8).
    SetRotationPolicy {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The key.
        key: KeyName,
        /// When it gets a new version by itself; `None`: never.
        policy: Option<RotationPolicy>,
    },

    /// Enables or disables a version of a secret.
    SetSecretEnabled {
        /// The secret, with its version.
        secret: SecretUri,
        /// Enabled from now on.
        enabled: bool,
    },
    /// Deletes a secret: softly where soft delete is on, for good where it isn't.
    DeleteSecret {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The secret, with all its versions.
        secret: SecretName,
    },
    /// Recovers a softly deleted secret.
    RecoverSecret {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The secret.
        secret: SecretName,
    },
    /// Removes a softly deleted secret for good (rule K2).
    PurgeSecret {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The secret.
        secret: SecretName,
    },
    /// About disks, virtual machines and disk encryption sets.
    Compute(ComputeAct),
    /// About the backup of virtual machines, and of databases in them.
    Machine(MachineAct),

    /// Moves the lab's clock forward; what happens by itself meanwhile happens in order.
    AdvanceClock {
        /// By how much.
        by: Advance,
    },
    /// Lets happen what is due by now; refused while nothing is. The shell asks for it at the moment that
    /// [`next_due`](crate::next_due) gives.
    ClockTicked,
    /// Takes up rotations that are due and that nobody works on; refused while there are none. The shell asks for it after
    /// a restart: see [`rotations_due`](crate::rotations_due).
    ResumeRotations,

    /// Outcome of [`Effect::MakeKey`](crate::Effect::MakeKey).
    KeyMade {
        /// The key, with its version.
        kid: Kid,
        /// The public modulus, big-endian, lower-case hexadecimal.
        modulus: String,
    },
    /// [`Effect::MakeKey`](crate::Effect::MakeKey) did not succeed.
    KeyFailed {
        /// The key, with its version.
        kid: Kid,
    },
    /// Outcome of [`Effect::ProveKey`](crate::Effect::ProveKey): a wrap and an unwrap with the key gave back what went in.
    KeyProven {
        /// The job.
        job: JobId,
    },
    /// Outcome of [`Effect::Seal`](crate::Effect::Seal).
    Sealed {
        /// The job.
        job: JobId,
        /// What was stored.
        sealed: Sealed,
    },
    /// Outcome of [`Effect::Open`](crate::Effect::Open): everything selected was opened and verified.
    Opened {
        /// The job.
        job: JobId,
        /// What was opened, and where it went.
        opened: Opened,
    },
    /// Outcome of [`Effect::Make`](crate::Effect::Make).
    Made {
        /// The job.
        job: JobId,
        /// What was made, in the order of the effect.
        objects: Vec<Made>,
        /// Milliseconds from start to end.
        millis: u64,
    },
    /// Outcome of [`Effect::MakeSecret`](crate::Effect::MakeSecret) and [`Effect::RestoreSecret`](crate::Effect::RestoreSecret).
    SecretMade {
        /// The job.
        job: JobId,
    },
    /// Part of the outcome of [`Effect::Rewrap`](crate::Effect::Rewrap): these objects' DEKs are wrapped anew.
    Rewrapped {
        /// The job.
        job: JobId,
        /// The objects.
        objects: Vec<ObjectId>,
        /// Objects that do not open, so that their DEKs stay wrapped as they are: damaged ones, or ones whose key is lost.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        skipped: Vec<ObjectId>,
        /// The job has nothing left to do.
        last: bool,
    },
    /// A job ended without success; nothing of it is left behind.
    JobFailed {
        /// The job.
        job: JobId,
        /// Why.
        failure: JobFailure,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_files(workload: &Workload) -> bool {
    matches!(workload, Workload::Files)
}
