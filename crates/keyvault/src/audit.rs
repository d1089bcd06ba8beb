//! The audit log of a key vault: which identity did what with which key (rules E3, M4).

use kluis_resource::{KeyUri, PrincipalId, Timestamp};
use kluis_rulebook::KeyPermission;
use serde::{Deserialize, Serialize};

/// An operation on a key by an identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audited {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub principal: PrincipalId,
    /// What.
    pub operation: KeyPermission,
    /// How many times at once.
    pub count: u64,
    /// On which key, with its version.
    pub key: KeyUri,
}
