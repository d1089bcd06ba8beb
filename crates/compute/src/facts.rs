//! What disks ask about key vaults and keys.

use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, PrincipalId, Region, SubscriptionId, TenantId};
use kluis_rulebook::{KeyPermission, Refusal};

/// Whoever can answer for the key vaults of the lab.
pub trait DiskKeys {
    /// A key vault; `None` where there is none of that name.
    fn key_vault(&self, name: &KeyVaultName) -> Option<VaultFacts>;

    /// The newest version of a key that may be used.
    fn newest(&self, key_vault: &KeyVaultName, key: &KeyName) -> Option<KeyVersion>;

    /// Whether there is such a key at all.
    fn has_key(&self, key_vault: &KeyVaultName, key: &KeyName) -> bool;

    /// Whether a principal has the role Reader on the key vault (rule M2).
    fn is_reader(&self, key_vault: &KeyVaultName, principal: PrincipalId) -> bool;

    /// Whether a principal may do all of this with a version of a key, and the version can be used so.
    ///
    /// # Errors
    /// P1, N4, E3 or N7.
    fn check(&self, holder: &str, principal: PrincipalId, key: &KeyUri, needs: &[KeyPermission])
    -> Result<(), Refusal>;
}

/// A key vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VaultFacts {
    /// Its name.
    pub name: KeyVaultName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its tenant.
    pub tenant: TenantId,
    /// Soft delete is on.
    pub soft_delete: bool,
    /// Purge protection is on.
    pub purge_protection: bool,
    /// It takes roles, no access policies (rule N4).
    pub rbac: bool,
}
