//! The audit log of a key vault: which identity did what with which key or secret (rules E3, M4), as a chain of hashes.
//!
//! With `‖` for joining texts and `LF` for a line feed:
//!
//! ```text
//! hash(0) = SHA-256("Kluis audit log of key vault " ‖ name ‖ LF)
//! before(n) = hash(n − 1)
//! hash(n) = SHA-256(number ‖ LF ‖ at ‖ LF ‖ principal ‖ LF ‖ operation ‖ LF ‖ count ‖ LF ‖ key ‖ LF ‖ before(n) ‖ LF)
//! ```
//!
//! Entries are numbered from 1. `at` is RFC 3339 in UTC with milliseconds, `principal` a UUID, `operation` the name in
//! scripts (`wrapKey`; `secretGet` on a secret), `key` the URI of the key or the secret with its version, and a hash 64 lower-case hexadecimal digits. So a changed,
//! removed, added or moved entry is noticed at its place, or, at the end, against the hash of the latest entry: the head.
//! Whoever rewrites all of a copy, head included, is noticed against the key vault's own log alone.
//!
//! Left out on purpose: private keys, and anything else that is secret. Nothing here is.

mod check;
mod csv;
mod export;
mod hash;
mod import;
mod json;
mod moment;
mod record;
mod subject;

use imbl::Vector;
use kluis_resource::{KeyVaultName, PrincipalId, Timestamp};
use serde::{Deserialize, Serialize};

pub use self::check::{AuditBreak, AuditCopy, AuditFault, verify_copy};
pub use self::hash::AuditHash;
pub use self::record::AuditColumn;
use self::record::Record;
pub use self::subject::{AuditedOperation, AuditedSubject};

/// An operation on a key or a secret by an identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audited {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub principal: PrincipalId,
    /// What.
    pub operation: AuditedOperation,
    /// How many times at once.
    pub count: u64,
    /// On which key or secret, with its version; of the kind that the operation is for.
    pub subject: AuditedSubject,
}

/// An entry of the log: what was done, and its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLink {
    /// Its number, from 1.
    pub number: u64,
    /// What was done.
    pub audited: Audited,
    /// The hash of the entry before it.
    pub before: AuditHash,
    /// Its own.
    pub hash: AuditHash,
}

/// The log of one key vault. It only grows; one more entry costs one hash, however long it is. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLog {
    key_vault: KeyVaultName,
    links: Vector<AuditLink>,
    operations: u64,
}

impl AuditLog {
    /// The empty log of a key vault.
    #[must_use]
    pub fn new(key_vault: KeyVaultName) -> Self {
        Self {
            key_vault,
            links: Vector::new(),
            operations: 0,
        }
    }

    /// Adds an entry at the end.
    pub fn append(&mut self, audited: Audited) {
        let before = self.head();
        let number = self.len() + 1;
        self.operations = self.operations.saturating_add(audited.count);
        self.links.push_back(AuditLink {
            number,
            hash: Record::hash_of(number, &audited, before),
            audited,
            before,
        });
    }

    /// Its entries, the oldest first.
    #[must_use]
    pub const fn links(&self) -> &Vector<AuditLink> {
        &self.links
    }

    /// How many entries it has.
    #[must_use]
    pub fn len(&self) -> u64 {
        u64::try_from(self.links.len()).unwrap_or(u64::MAX)
    }

    /// Whether nothing was done yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.links.is_empty()
    }

    /// The hash of the latest entry; before the first, that of the text with the key vault's name.
    #[must_use]
    pub fn head(&self) -> AuditHash {
        let latest = self.links.last().map(|link| link.hash);
        latest.unwrap_or_else(|| AuditHash::of_name(&self.key_vault))
    }

    /// How many operations that are together: what Azure would charge (rule V12).
    #[must_use]
    pub const fn operations(&self) -> u64 {
        self.operations
    }
}

#[cfg(test)]
mod tests;
