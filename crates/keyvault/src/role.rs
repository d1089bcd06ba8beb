//! Roles on an RBAC key vault: who may do what with its keys and secrets, and from when (rule N4).

use std::time::Duration;

use kluis_resource::{PrincipalId, Timestamp};
use kluis_rulebook::KeyVaultRole;
use serde::{Deserialize, Serialize};

use crate::{Permissions, SecretPermissions};

/// How long a new role assignment takes to take effect. Azure promises no more than "up to 10 minutes".
pub const ROLE_DELAY: Duration = Duration::from_secs(10 * 60);

/// A role of a principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleAssignment {
    /// Who.
    pub principal: PrincipalId,
    /// As what.
    pub role: KeyVaultRole,
    /// From when on it is in force.
    pub from: Timestamp,
}

impl RoleAssignment {
    /// Whether it is in force.
    #[must_use]
    pub fn in_force(&self, now: Timestamp) -> bool {
        self.from <= now
    }
}

/// What the roles let a principal do with keys, of those that `counts`.
pub(crate) fn granted(
    roles: &[RoleAssignment],
    principal: PrincipalId,
    counts: impl Fn(&RoleAssignment) -> bool,
) -> Permissions {
    let own = roles.iter().filter(|one| one.principal == principal && counts(one));
    own.flat_map(|one| one.role.permissions()).copied().collect()
}

/// What the roles let a principal do with secrets, of those that `counts`.
pub(crate) fn secrets_granted(
    roles: &[RoleAssignment],
    principal: PrincipalId,
    counts: impl Fn(&RoleAssignment) -> bool,
) -> SecretPermissions {
    let own = roles.iter().filter(|one| one.principal == principal && counts(one));
    own.flat_map(|one| one.role.secret_permissions()).copied().collect()
}
