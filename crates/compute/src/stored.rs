//! What lies in storage of a disk, snapshot or image, and whose key protects it there (rules M1, E7).

use kluis_resource::{DesName, Kid, Made, ObjectId};
use serde::{Deserialize, Serialize};

/// Whose key protects what lies in storage: server-side encryption.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DiskEncryption {
    /// The platform's: the default (rule M1).
    Platform,
    /// The customer's, by way of a disk encryption set (rule M2).
    Des(DesName),
}

impl DiskEncryption {
    /// The disk encryption set, where there is one.
    #[must_use]
    pub const fn des(&self) -> Option<&DesName> {
        match self {
            Self::Platform => None,
            Self::Des(des) => Some(des),
        }
    }
}

/// An object: the same envelope as a vault's (rule E7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// The object.
    pub object: ObjectId,
    /// The key that wraps its DEK now, with its version.
    pub kid: Kid,
    /// Bytes of the tar.
    pub plaintext_bytes: u64,
    /// Bytes of the body as stored.
    pub stored_bytes: u64,
    /// Regions of the body.
    pub regions: u64,
    /// SHA-256 of the plaintext in the envelope; under Azure Disk Encryption that is the guest's ciphertext.
    pub sha256: String,
    /// SHA-256 of what the guest reads.
    pub content_sha256: String,
}

impl Stored {
    /// What was made. `content` is the digest of what the guest reads, if that is known otherwise than from the making.
    ///
    /// # Panics
    /// If its SHA-256 was not asked for: what disks hold is always hashed.
    #[must_use]
    pub fn new(made: &Made, content: Option<&str>) -> Self {
        let sha256 = made
            .sha256
            .as_deref()
            .expect("what disks hold is hashed when it is made");
        let content = content.or(made.content_sha256.as_deref()).unwrap_or(sha256);
        Self {
            object: made.sealed.object,
            kid: made.sealed.kid.clone(),
            plaintext_bytes: made.sealed.plaintext_bytes,
            stored_bytes: made.sealed.stored_bytes,
            regions: made.sealed.regions,
            sha256: sha256.to_owned(),
            content_sha256: content.to_owned(),
        }
    }
}
