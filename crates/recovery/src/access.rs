//! Whether an identity may use a key, and whether the key may be used at all (rules E3, K1, P1).

use kluis_resource::{KeyUri, Kid, PrincipalId};
use kluis_rulebook::{AzureCode, Detail, KeyPermission, KeyTrouble, Refusal, Rule};
use serde::{Deserialize, Serialize};

use crate::facts::version_of;
use crate::{KeyFacts, KeyVaultFacts, Keys, VersionStanding};

/// Which key is used, and who asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyUse {
    /// The platform uses its own key.
    Platform(Kid),
    /// An identity uses a key of a key vault.
    Customer {
        /// The key, with its version.
        key: KeyUri,
        /// The identity.
        principal: PrincipalId,
    },
}

impl KeyUse {
    /// The key, with its version.
    #[must_use]
    pub fn kid(&self) -> Kid {
        match self {
            Self::Platform(kid) => kid.clone(),
            Self::Customer { key, .. } => Kid::Customer(key.clone()),
        }
    }
}

/// An identity, what it is called, and all the permissions that it should have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Holder<'a> {
    pub(crate) name: &'a str,
    pub(crate) principal: PrincipalId,
    pub(crate) should_have: &'a [KeyPermission],
}

impl Holder<'_> {
    /// Checks that the identity may do all of `needs` with a version of a key, and that the version can be used.
    pub(crate) fn check(&self, key: &KeyUri, needs: &[KeyPermission], keys: &dyn Keys) -> Result<(), Refusal> {
        if let Some(facts) = keys.key_vault(&key.key_vault, Some(self.principal))
            && !needs.iter().all(|need| facts.granted.contains(need))
        {
            return Err(permissions_missing(self.name, self.should_have, &facts));
        }
        check_key(key, needs, keys)
    }
}

/// The refusal that says what protection of deleted keys is off (rule K1).
pub(crate) fn protection_off(facts: &KeyVaultFacts) -> Refusal {
    let key_vault = facts.name.to_string();
    if facts.soft_delete {
        Refusal::of(Rule::K1, Detail::PurgeProtectionOff { key_vault })
            .with_code(AzureCode::UserErrorCMKPurgeProtectionNotEnabledOnKeyVault)
    } else {
        Refusal::of(Rule::K1, Detail::SoftDeleteOff { key_vault })
            .with_code(AzureCode::UserErrorCMKSoftDeleteNotEnabledOnKeyVault)
    }
}

/// The refusal that names every permission that is missing (rule P1).
pub(crate) fn permissions_missing(holder: &str, should_have: &[KeyPermission], facts: &KeyVaultFacts) -> Refusal {
    let code = if facts.granted.is_empty() {
        AzureCode::UserErrorCMKKeyVaultAuthFailure
    } else {
        AzureCode::UserErrorCMKMissingMangedIdentityPermissionOnKeyVault
    };
    let missing = |granted: &std::collections::BTreeSet<KeyPermission>| -> Vec<KeyPermission> {
        should_have
            .iter()
            .copied()
            .filter(|one| !granted.contains(one))
            .collect()
    };
    let (holder, key_vault) = (holder.to_owned(), facts.name.to_string());
    let (missing, coming) = (missing(&facts.granted), missing(&facts.coming).is_empty());
    let refusal = if facts.rbac {
        let on_its_way = coming;
        Refusal::of(
            Rule::N4,
            Detail::RoleMissing {
                holder,
                key_vault,
                missing,
                on_its_way,
            },
        )
    } else {
        let drafted = coming;
        Refusal::of(
            Rule::P1,
            Detail::PermissionsMissing {
                holder,
                key_vault,
                missing,
                drafted,
            },
        )
    };
    refusal.with_code(code)
}

/// What a vault does with its key.
pub(crate) const WHOLE_USE: [KeyPermission; 2] = [KeyPermission::UnwrapKey, KeyPermission::WrapKey];

/// Checks that an identity may do all of `needs` with a version of a key, and that the version can be used so.
///
/// # Errors
/// P1 or N4 for its access, where all of `should_have` that is missing is named; E3 or N7 for the key.
pub fn check_identity(
    (name, principal): (&str, PrincipalId),
    should_have: &[KeyPermission],
    key: &KeyUri,
    needs: &[KeyPermission],
    keys: &dyn Keys,
) -> Result<(), Refusal> {
    let holder = Holder {
        name,
        principal,
        should_have,
    };
    holder.check(key, needs, keys)
}

/// Checks that a version of a key can be used for all of `needs` (rules E3, N7).
///
/// # Errors
/// E3, N7.
pub fn check_key(key: &KeyUri, needs: &[KeyPermission], keys: &dyn Keys) -> Result<(), Refusal> {
    let wraps = needs.contains(&KeyPermission::WrapKey);
    let trouble = match (keys.key(&key.key_vault, &key.key), version_of(keys, key)) {
        (KeyFacts::Deleted, _) => KeyTrouble::Deleted,
        (KeyFacts::KeyVaultDeleted, _) => KeyTrouble::KeyVaultDeleted,
        (KeyFacts::Gone | KeyFacts::Live { .. }, None) => KeyTrouble::Gone,
        (KeyFacts::Gone | KeyFacts::Live { .. }, Some(version)) => match version.standing {
            VersionStanding::Enabled => return Ok(()),
            VersionStanding::NotYetValid | VersionStanding::Expired if !wraps => return Ok(()),
            VersionStanding::NotYetValid => KeyTrouble::NotYetValid,
            VersionStanding::Expired => KeyTrouble::Expired,
            VersionStanding::Disabled => KeyTrouble::Disabled,
            VersionStanding::Making => KeyTrouble::Making,
        },
    };
    Err(key_unusable(key, trouble))
}

pub(crate) fn key_unusable(key: &KeyUri, trouble: KeyTrouble) -> Refusal {
    let name = match key.version {
        Some(version) => format!("{}/{version}", key.key),
        None => key.key.to_string(),
    };
    let rule = match trouble {
        KeyTrouble::NotYetValid | KeyTrouble::Expired => Rule::N7,
        KeyTrouble::Disabled
        | KeyTrouble::Deleted
        | KeyTrouble::Gone
        | KeyTrouble::Making
        | KeyTrouble::KeyVaultDeleted => Rule::E3,
    };
    Refusal::of(
        rule,
        Detail::KeyUnusable {
            key: name,
            key_vault: key.key_vault.to_string(),
            trouble,
        },
    )
}
