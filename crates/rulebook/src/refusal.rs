//! What the system answers when a rule is broken: typed, with a way out, and with nothing changed.

use serde::{Deserialize, Serialize};

use crate::{Check, ImportProblem, KeyPermission, KeyTrouble, Novelty, Rule, SetupStep, UriPart, Workload};

/// An event was not accepted. The model is exactly what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The broken rule; `None` where the reason is not in the rulebook (a name that is taken, a thing that isn't there).
    pub rule: Option<Rule>,
    /// What is wrong, with the names of this lab.
    pub detail: Detail,
    /// Azure's own error code, where one exists (rule N10).
    pub azure_code: Option<AzureCode>,
}

impl Refusal {
    /// A rule is broken.
    #[must_use]
    pub const fn of(rule: Rule, detail: Detail) -> Self {
        Self {
            rule: Some(rule),
            detail,
            azure_code: None,
        }
    }

    /// Something outside the rulebook stands in the way.
    #[must_use]
    pub const fn without_rule(detail: Detail) -> Self {
        Self {
            rule: None,
            detail,
            azure_code: None,
        }
    }

    /// The same refusal with Azure's error code.
    #[must_use]
    pub fn with_code(self, code: AzureCode) -> Self {
        Self {
            azure_code: Some(code),
            ..self
        }
    }
}

/// An error code of Azure Backup (rule N10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AzureCode {
    /// The identity lacks a permission on the key vault.
    UserErrorCMKMissingMangedIdentityPermissionOnKeyVault,
    /// The key vault refused the identity.
    UserErrorCMKKeyVaultAuthFailure,
    /// Purge protection is off.
    UserErrorCMKPurgeProtectionNotEnabledOnKeyVault,
    /// Soft delete is off.
    UserErrorCMKSoftDeleteNotEnabledOnKeyVault,
}

impl AzureCode {
    /// The code as Azure writes it, its spelling mistake included.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UserErrorCMKMissingMangedIdentityPermissionOnKeyVault => {
                "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault"
            }
            Self::UserErrorCMKKeyVaultAuthFailure => "UserErrorCMKKeyVaultAuthFailure",
            Self::UserErrorCMKPurgeProtectionNotEnabledOnKeyVault => "UserErrorCMKPurgeProtectionNotEnabledOnKeyVault",
            Self::UserErrorCMKSoftDeleteNotEnabledOnKeyVault => "UserErrorCMKSoftDeleteNotEnabledOnKeyVault",
        }
    }
}

/// What is wrong, as data: the catalogue makes a sentence and a way out of it in the user's language.
///
/// Names are texts here, because this floor knows no parsed names; they come from parsed ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// V1: the vault has, had, or tried to have an item.
    VaultHasHistory {
        /// The vault.
        vault: String,
        /// The item of its first attempt.
        first_item: String,
    },
    /// V2: customer-managed keys can't be undone.
    PlatformKeyIsNoWayBack {
        /// The vault.
        vault: String,
    },
    /// V5: the key vault is in another region than the vault.
    KeyVaultInOtherRegion {
        /// The vault.
        vault: String,
        /// The vault's region.
        vault_region: String,
        /// The key vault.
        key_vault: String,
        /// The key vault's region.
        key_vault_region: String,
    },
    /// V5: the key is not RSA 2048.
    KeySize {
        /// The key.
        key: String,
        /// Its modulus in bits.
        bits: u16,
    },
    /// V5: the key to assign is not enabled.
    KeyNotEnabled {
        /// The key.
        key: String,
    },
    /// V9: steps before this one don't hold yet.
    StepLocked {
        /// The step that was tried.
        step: SetupStep,
        /// What must hold first, in order.
        missing: Vec<SetupStep>,
    },
    /// V10: the checklist doesn't hold, and protecting with platform keys was not chosen.
    ChecklistOpen {
        /// The vault.
        vault: String,
        /// The lines that don't hold, in order.
        missing: Vec<Check>,
    },
    /// I2: switching the identity off needs the user's explicit word.
    IdentityMustStayOn {
        /// The vault.
        vault: String,
    },
    /// I2: the identity was switched off; the vault is inconsistent until it is on and has access again.
    IdentityInconsistent {
        /// The vault.
        vault: String,
        /// Whether the identity is on again (and only its access is missing).
        on_again: bool,
    },
    /// P1: the identity lacks permissions.
    PermissionsMissing {
        /// Whose identity: a vault or storage account.
        holder: String,
        /// The key vault.
        key_vault: String,
        /// The missing ones, in the portal's order.
        missing: Vec<KeyPermission>,
        /// Whether an unsaved draft grants them: added, but not saved.
        drafted: bool,
    },
    /// K1: soft delete is off.
    SoftDeleteOff {
        /// The key vault.
        key_vault: String,
    },
    /// K1: purge protection is off.
    PurgeProtectionOff {
        /// The key vault.
        key_vault: String,
    },
    /// K1: purge protection needs soft delete first.
    PurgeProtectionNeedsSoftDelete {
        /// The key vault.
        key_vault: String,
    },
    /// K1: soft delete or purge protection can't be turned off again.
    ProtectionIsFinal {
        /// The key vault.
        key_vault: String,
    },
    /// E3: the key that the data needs can't be used.
    KeyUnusable {
        /// The key, with its version where one is meant.
        key: String,
        /// The key vault.
        key_vault: String,
        /// Why.
        trouble: KeyTrouble,
    },
    /// E4: the platform's own key can't be used (yet).
    PlatformKeyUnusable {
        /// The vault or storage account that it belongs to.
        holder: String,
        /// Why.
        trouble: KeyTrouble,
    },
    /// A2: the key URI is wrong, or its subscription is.
    KeyUri {
        /// Where.
        part: UriPart,
    },
    /// A2: the key URI is well formed, and names something that isn't there.
    KeyUriUnknown {
        /// What: the key vault (`Host`), the key or the version.
        part: UriPart,
        /// Its name.
        name: String,
        /// The key vault that the URI names.
        key_vault: String,
    },
    /// A name is taken.
    NameTaken {
        /// The name.
        name: String,
    },
    /// There is no such thing in the lab.
    NotFound {
        /// Its name or id.
        name: String,
    },
    /// A version of the key is still being made.
    KeyBeingMade {
        /// The key.
        key: String,
        /// The key vault.
        key_vault: String,
    },
    /// P1: no policy is drafted, so there is nothing to save or to discard.
    NothingDrafted {
        /// The key vault.
        key_vault: String,
    },
    /// Purge protection, which was to be turned off, isn't on.
    PurgeProtectionNotOn {
        /// The key vault.
        key_vault: String,
    },
    /// The key vault holds a deleted key of that name.
    KeyNameHeld {
        /// The key.
        key: String,
        /// The key vault.
        key_vault: String,
    },
    /// A version of the secret is still being made.
    SecretBeingMade {
        /// The secret.
        secret: String,
        /// The key vault.
        key_vault: String,
    },
    /// The key vault holds a deleted secret of that name.
    SecretNameHeld {
        /// The secret.
        secret: String,
        /// The key vault.
        key_vault: String,
    },
    /// The thing is already as asked.
    AlreadySo {
        /// Its name.
        name: String,
    },
    /// A backup without any file.
    NothingToBackUp,
    /// A key of this size can't be generated.
    KeySizeNotOffered {
        /// The modulus in bits that was asked for.
        bits: u16,
    },
    /// K3: the text holds no key that can be imported.
    KeyImport {
        /// Why.
        problem: ImportProblem,
    },
    /// E5: infrastructure encryption comes only together with a customer-managed key.
    InfrastructureNeedsKey {
        /// The vault.
        vault: String,
    },
    /// E5: infrastructure encryption is chosen with the first key, and fixed from then on.
    InfrastructureFixed {
        /// The vault.
        vault: String,
    },
    /// E5: the region of the vault doesn't have infrastructure encryption.
    InfrastructureNotInRegion {
        /// The vault.
        vault: String,
        /// Its region.
        region: String,
        /// The regions that have it.
        regions: Vec<String>,
    },
    /// A4: the key of the vault is being assigned or changed right now.
    KeyUpdateRunning {
        /// The vault.
        vault: String,
    },
    /// A6: the vault has its key already, so its key vault changes only together with its key.
    KeyVaultAssigned {
        /// The vault.
        vault: String,
        /// The key vault of its key.
        key_vault: String,
    },
    /// A path that no archive may hold: absolute, with `.` or `..`, empty, twice, or with a character that paths can't have.
    BadPath {
        /// The path.
        path: String,
    },
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
    WorkloadNotForCustomerKey {
        /// The vault.
        vault: String,
        /// The workload.
        workload: Workload,
    },
    /// The item is of another workload.
    ItemOfOtherWorkload {
        /// The item.
        item: String,
        /// What it is.
        workload: Workload,
    },
    /// V6: a vault with a customer's key stays in its resource group and subscription.
    VaultMayNotMove {
        /// The vault.
        vault: String,
    },
    /// V7: the vault came to another tenant, where its identity, permissions and key have to be set again.
    TenantMoved {
        /// The vault.
        vault: String,
        /// What is still to be set there, in order.
        missing: Vec<SetupStep>,
    },
    /// V7: the key vault or identity is in another tenant than the vault.
    InOtherTenant {
        /// The vault.
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
    NotInThisEdition {
        /// What.
        novelty: Novelty,
    },
    /// N4: the key vault takes roles, no access policies.
    TakesRoles {
        /// The key vault.
        key_vault: String,
    },
    /// P1: the key vault takes access policies, no roles.
    TakesPolicies {
        /// The key vault.
        key_vault: String,
    },
    /// N4: no role in force lets the identity use the key.
    RoleMissing {
        /// Whose identity: a vault or storage account.
        holder: String,
        /// The key vault.
        key_vault: String,
        /// What it may not do, in the portal's order.
        missing: Vec<KeyPermission>,
        /// Whether a role that would do is assigned, and not in force yet.
        on_its_way: bool,
    },
    /// N5: a key vault always has soft delete.
    SoftDeleteIsAlwaysOn {
        /// The key vault.
        key_vault: String,
    },
    /// N5: deleted keys are kept for 7 to 90 days.
    RetentionDays {
        /// What was asked for.
        days: u16,
    },
    /// N5: a deleted key vault holds the name.
    KeyVaultNameHeld {
        /// The key vault.
        key_vault: String,
    },
    /// N6: the change of key has not taken effect, so that the version before is still needed.
    OldVersionNeeded {
        /// That version.
        key: String,
        /// The key vault.
        key_vault: String,
    },
    /// N7: the last moment of use is not after the first, or lies in the past.
    KeyDates {
        /// The key version.
        key: String,
    },
    /// N8: fewer days than a rotation policy may have.
    RotationDays {
        /// What was asked for.
        days: u16,
        /// The least.
        least: u16,
    },
    /// N8: rotating before expiry needs an expiry.
    RotationNeedsExpiry {
        /// The key.
        key: String,
    },
    /// Nothing will happen by itself, so there is no moment to go to.
    NothingDue,
    /// The clock goes forward by some time, and not by more than this at once.
    ClockStep {
        /// The most days.
        most_days: u16,
    },
    /// An outcome came for something that doesn't wait for it, or the lab isn't open: the sender is at fault.
    OutOfTurn,
}
