//! Access policies: who may do what with the keys and secrets of a key vault (rules P1, D11).

use std::collections::BTreeSet;

use kluis_resource::PrincipalId;
use kluis_rulebook::{KeyPermission, SecretPermission};
use serde::{Deserialize, Serialize};

/// A set of permissions on keys, in the portal's order.
pub type Permissions = BTreeSet<KeyPermission>;
/// A set of permissions on secrets, in the portal's order.
pub type SecretPermissions = BTreeSet<SecretPermission>;

/// What one principal may do. Never empty in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Who.
    pub principal: PrincipalId,
    /// May do what with keys.
    pub permissions: Permissions,
    /// May do what with secrets.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub secrets: SecretPermissions,
}

/// The policy of `principal` among `policies`.
pub(crate) fn of(policies: &[Policy], principal: PrincipalId) -> Option<&Policy> {
    policies.iter().find(|policy| policy.principal == principal)
}

/// What `principal` may do with keys according to `policies`.
pub(crate) fn granted(policies: &[Policy], principal: PrincipalId) -> Permissions {
    of(policies, principal).map_or_else(Permissions::new, |policy| policy.permissions.clone())
}

/// What `principal` may do with secrets according to `policies`.
pub(crate) fn secrets_granted(policies: &[Policy], principal: PrincipalId) -> SecretPermissions {
    of(policies, principal).map_or_else(SecretPermissions::new, |policy| policy.secrets.clone())
}

/// Sets what a principal may do; nothing at all removes the policy.
pub(crate) fn grant(policies: &mut Vec<Policy>, policy: Policy) {
    let place = policies.iter().position(|own| own.principal == policy.principal);
    match (place, policy.permissions.is_empty() && policy.secrets.is_empty()) {
        (Some(place), true) => {
            policies.remove(place);
        }
        (Some(place), false) => policies[place] = policy,
        (None, true) => {}
        (None, false) => policies.push(policy),
    }
}
