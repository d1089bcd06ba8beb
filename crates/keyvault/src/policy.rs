//! Access policies: who may do what with the keys of a key vault (rule P1).

use std::collections::BTreeSet;

use kluis_resource::PrincipalId;
use kluis_rulebook::KeyPermission;
use serde::{Deserialize, Serialize};

/// A set of permissions, in the portal's order.
pub type Permissions = BTreeSet<KeyPermission>;

/// What one principal may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Who.
    pub principal: PrincipalId,
    /// May do what; never empty.
    pub permissions: Permissions,
}

/// What `principal` may do according to `policies`.
pub(crate) fn granted(policies: &[Policy], principal: PrincipalId) -> Permissions {
    policies
        .iter()
        .find(|policy| policy.principal == principal)
        .map(|policy| policy.permissions.clone())
        .unwrap_or_default()
}

/// Sets what `principal` may do; nothing at all removes the policy.
pub(crate) fn grant(policies: &mut Vec<Policy>, principal: PrincipalId, permissions: Permissions) {
    let place = policies.iter().position(|policy| policy.principal == principal);
    match (place, permissions.is_empty()) {
        (Some(place), true) => {
            policies.remove(place);
        }
        (Some(place), false) => policies[place].permissions = permissions,
        (None, true) => {}
        (None, false) => policies.push(Policy { principal, permissions }),
    }
}
