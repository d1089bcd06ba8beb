//! What a page shows of who may use a key vault.

use kluis_resource::{PrincipalId, Timestamp};
use kluis_rulebook::{KeyPermission, KeyVaultRole, SecretPermission};
use serde::{Deserialize, Serialize};

/// An access policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyView {
    /// Who.
    pub principal: PrincipalId,
    /// Whose identity that is, by name; `None` where nobody in the lab has it (any more).
    pub holder: Option<String>,
    /// May do what with keys, in the portal's order.
    pub permissions: Vec<KeyPermission>,
    /// May do what with secrets, in the portal's order.
    pub secrets: Vec<SecretPermission>,
}

/// A holder of the role "Reader" on a key vault as a resource (rule M2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderView {
    /// Who.
    pub principal: PrincipalId,
    /// Whose identity that is, by name; `None` where nobody in the lab has it (any more).
    pub holder: Option<String>,
}

/// A role on an RBAC key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleView {
    /// Who.
    pub principal: PrincipalId,
    /// Whose identity that is, by name; `None` where nobody in the lab has it (any more).
    pub holder: Option<String>,
    /// As what.
    pub role: KeyVaultRole,
    /// From when on it is in force.
    pub at: Timestamp,
    /// It is in force.
    pub in_force: bool,
}
