//! Key vaults: keys and secrets and their versions, access policies and roles, soft delete, purge protection, rotation policies, and the
//! audit log.
//!
//! Pure: every operation takes what it needs (a moment, a version number) and either happens whole or is refused. Private
//! keys and the bytes of secrets are nowhere in here; a version holds its public modulus at most. Left out on purpose: who asks and why (the crates
//! beside this one), and making and keeping keys (`kluis-browser`).

mod audit;
mod key;
mod key_vault;
mod policy;
mod role;
mod rotation;
mod secret;
mod shelf;

pub use audit::{
    AuditBreak, AuditColumn, AuditCopy, AuditFault, AuditHash, AuditLink, AuditLog, Audited, AuditedOperation,
    AuditedSubject, verify_copy,
};
pub use key::{Key, KeyVersionRecord, Season, VersionState};
pub use key_vault::{Access, Due, KeyVault, NewKeyVault, Protection};
pub use policy::{Permissions, Policy, SecretPermissions};
pub use role::{ROLE_DELAY, RoleAssignment};
pub use rotation::{Rotate, RotationPolicy};
pub use secret::{Secret, SecretFacts, SecretState, SecretVersionRecord};
pub use shelf::{Deleted, Deletion};

/// A softly deleted key.
pub type DeletedKey = Deleted<Key>;
/// A softly deleted secret.
pub type DeletedSecret = Deleted<Secret>;
