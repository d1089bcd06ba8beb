//! What a vault asks about key vaults and keys, and the shape of the answer.

use std::collections::BTreeSet;

use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, PrincipalId, Region, SubscriptionId, TenantId};
use kluis_rulebook::KeyPermission;

/// Whoever can answer for the key vaults of the lab.
pub trait Keys {
    /// A key vault as it looks to a principal; `None` where there is none of that name.
    fn key_vault(&self, name: &KeyVaultName, principal: Option<PrincipalId>) -> Option<KeyVaultFacts>;

    /// The first key vault of a region and tenant, in order of creation.
    fn first_key_vault_in(&self, region: Region, tenant: TenantId) -> Option<KeyVaultName>;

    /// A key with all its versions.
    fn key(&self, key_vault: &KeyVaultName, key: &KeyName) -> KeyFacts;
}

/// A key vault as it looks to one principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyVaultFacts {
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
    /// What the principal may do.
    pub granted: BTreeSet<KeyPermission>,
    /// What the principal might do if the drafted policies were saved, or once its roles are in force.
    pub coming: BTreeSet<KeyPermission>,
    /// It takes roles, no access policies (rule N4).
    pub rbac: bool,
}

/// A key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFacts {
    /// There is none of that name (any more).
    Gone,
    /// It is deleted and can be recovered.
    Deleted,
    /// Its key vault is deleted and can be recovered.
    KeyVaultDeleted,
    /// It is there.
    Live {
        /// Its name, as first written.
        name: KeyName,
        /// Its versions, the oldest first.
        versions: Vec<VersionFacts>,
    },
}

/// A version of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionFacts {
    /// The version.
    pub version: KeyVersion,
    /// The modulus in bits.
    pub bits: u16,
    /// How it stands.
    pub standing: VersionStanding,
}

/// How a version of a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionStanding {
    /// Still being generated.
    Making,
    /// It may be used.
    Enabled,
    /// It may not.
    Disabled,
    /// It may be used to unwrap, and not yet to wrap (rule N7).
    NotYetValid,
    /// It may be used to unwrap, and not to wrap any more (rule N7).
    Expired,
}

impl KeyFacts {
    /// Its versions, the oldest first; none where the key isn't there.
    #[must_use]
    pub fn versions(&self) -> &[VersionFacts] {
        match self {
            Self::Gone | Self::Deleted | Self::KeyVaultDeleted => &[],
            Self::Live { versions, .. } => versions,
        }
    }
}

/// The version that a URI names.
pub(crate) fn version_of(keys: &dyn Keys, uri: &KeyUri) -> Option<VersionFacts> {
    let facts = keys.key(&uri.key_vault, &uri.key);
    facts
        .versions()
        .iter()
        .copied()
        .find(|facts| Some(facts.version) == uri.version)
}
