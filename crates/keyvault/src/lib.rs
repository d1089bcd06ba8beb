//! Key vaults: keys and their versions, access policies, soft delete, purge protection, and the audit log.
//!
//! Pure: every operation takes what it needs (a moment, a version number) and either happens whole or is refused. Private
//! keys are nowhere in here; a version holds its public modulus at most. Left out on purpose: who asks and why (the crates
//! beside this one), and making and keeping keys (`kluis-browser`).

mod audit;
mod key;
mod key_vault;
mod policy;

pub use audit::{AuditBreak, AuditColumn, AuditCopy, AuditFault, AuditHash, AuditLink, AuditLog, Audited, verify_copy};
pub use key::{DeletedKey, Key, KeyVersionRecord, VersionState};
pub use key_vault::{Deletion, KeyVault, Protection};
pub use policy::{Permissions, Policy};
