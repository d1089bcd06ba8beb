//! Facts of files and of stored objects: what is remembered of their bytes. No bytes, no key material.

use serde::{Deserialize, Serialize};

use crate::{DiskSalt, Kid, ObjectId, SecretUri, Timestamp};

/// A file to back up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its path within the item, parts separated by `/`, no `.` or `..` parts, not absolute.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// When it was last changed.
    pub modified: Timestamp,
}

/// What sealing stored: facts only, no key material.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The object.
    pub object: ObjectId,
    /// The key that wraps its DEK, with its version.
    pub kid: Kid,
    /// Bytes that were sealed: the tar.
    pub plaintext_bytes: u64,
    /// Bytes of the body as stored.
    pub stored_bytes: u64,
    /// Regions of the body.
    pub regions: u64,
    /// The platform's key of the second layer, where there is one; `stored_bytes` are then that layer's (rule E5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub infrastructure: Option<Kid>,
    /// How long each part took.
    pub timings: Timings,
}

/// How long the parts of sealing took, in microseconds of the engine's own clock. They overlap; they don't add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timings {
    /// Reading the files.
    pub read_micros: u64,
    /// AES-256-GCM.
    pub seal_micros: u64,
    /// Writing the body.
    pub write_micros: u64,
    /// RSA-OAEP of the DEK.
    pub wrap_micros: u64,
    /// From the first byte to the committed recovery point.
    pub total_micros: u64,
}

/// What an object is made of, and what it is under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// What was stored.
    pub sealed: Sealed,
    /// SHA-256 of the plaintext that was sealed, 64 lower-case hexadecimal digits, if it was asked for. Under Azure Disk
    /// Encryption that is the ciphertext of the guest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// SHA-256 of what the guest reads, where its sectors were encrypted before they were sealed (rule D3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_sha256: Option<String>,
}

/// How the sectors of a disk are encrypted in the guest (rule D3): with keys derived from a BEK for this one disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Volume {
    /// The secret that holds the BEK, with its version.
    pub secret: SecretUri,
    /// What tells the keys of the disks under one BEK apart. It stays with the ciphertext, wherever that is copied to.
    pub salt: DiskSalt,
}
