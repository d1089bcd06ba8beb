//! What a page shows of the set-up of a vault.

use kluis_recovery::{BackupPolicy, StepState};
use kluis_resource::{
    IdentityName, ItemName, KeyUri, KeyVaultName, PrincipalId, Region, ResourceGroupName, SubscriptionId, TenantId,
    Timestamp, VaultName,
};
use kluis_rulebook::{Refusal, SetupStep};
use serde::{Deserialize, Serialize};

use crate::view::{CheckView, ItemView, Listed, MachineView};

/// A Recovery Services vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultView {
    /// Its name.
    pub name: VaultName,
    /// Its region.
    pub region: Region,
    /// Its tenant.
    pub tenant: TenantId,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its resource group.
    pub resource_group: ResourceGroupName,
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
    /// A change of key that takes effect later (rule N6).
    pub pending_key: Option<PendingKeyView>,
    /// Why infrastructure encryption would be refused together with the first key (rule E5); `None` where it may be chosen,
    /// or a key is assigned.
    pub infrastructure_blocked: Option<Refusal>,
    /// The item of the first attempt to protect anything (rule V1).
    pub first_attempt: Option<ItemName>,
    /// Why a backup would be refused now, of the items that there are, or of a first one while there is none; `None` where
    /// it would be accepted, or needs only the choice of V10.
    pub backup_blocked: Option<Refusal>,
    /// The same for a new item: it asks for the whole checklist (V10).
    pub new_item_blocked: Option<Refusal>,
    /// Backup items of files, by name.
    pub items: Listed<ItemView>,
    /// Backup policies (rule D12), in order of creation.
    pub policies: Vec<BackupPolicy>,
    /// Protected machines, and databases in them, in order of registration.
    pub machines: Listed<MachineView>,
}

/// A change of a vault's key that takes effect later (rule N6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingKeyView {
    /// The version that will be in use.
    pub uri: KeyUri,
    /// From when on.
    pub at: Timestamp,
}

/// A user-assigned identity (rule N3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserIdentityView {
    /// Its name.
    pub name: IdentityName,
    /// Its object id.
    pub principal: PrincipalId,
    /// Its tenant.
    pub tenant: TenantId,
}

/// The identity of a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IdentityView {
    /// Never switched on.
    Off,
    /// On, `Type: UserAssigned` (rule N3).
    User {
        /// Its object id; the lab's list of identities has its name.
        principal: PrincipalId,
        /// Its directory.
        tenant: TenantId,
    },
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

impl IdentityView {
    /// Who the vault is now, if anybody.
    #[must_use]
    pub const fn principal(self) -> Option<PrincipalId> {
        match self {
            Self::On { principal, .. } | Self::User { principal, .. } => Some(principal),
            Self::Off | Self::SwitchedOff => None,
        }
    }
}

/// One of the four steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    /// Which.
    pub step: SetupStep,
    /// How it stands.
    pub state: StepState,
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
    /// `Disabled` or `Enabled` (rule E5).
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
