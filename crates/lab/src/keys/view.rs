//! What a page shows of keys.

use kluis_keyvault::RotationPolicy;
use kluis_resource::{KeyName, KeyUri, KeyVersion, Timestamp};
use serde::{Deserialize, Serialize};

use crate::view::Listed;

/// A key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyView {
    /// Its name.
    pub name: KeyName,
    /// Its versions, the newest first.
    pub versions: Listed<KeyVersionView>,
    /// It is the key of a certificate (rule D5).
    pub certificate: bool,
    /// When it gets a new version by itself (rule N8).
    pub rotation_policy: Option<RotationPolicy>,
    /// When that is the next time.
    pub rotates_at: Option<Timestamp>,
}

/// A version of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyVersionView {
    /// The version.
    pub version: KeyVersion,
    /// The key's URI with this version.
    pub uri: KeyUri,
    /// The modulus in bits.
    pub bits: u16,
    /// When it was asked for.
    pub created: Timestamp,
    /// Still being generated.
    pub making: bool,
    /// Enabled.
    pub enabled: bool,
    /// Before this moment it doesn't wrap (rule N7).
    pub not_before: Option<Timestamp>,
    /// From this moment on it doesn't wrap any more (rule N7).
    pub expires: Option<Timestamp>,
    /// It may be used to wrap: it is made, enabled, and between its dates.
    pub can_wrap: bool,
    /// The public modulus, big-endian, lower-case hexadecimal; empty while it is being generated.
    pub modulus: String,
    /// How many objects have their DEK wrapped with it.
    pub wraps: u64,
}

/// A softly deleted key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletedKeyView {
    /// Its name.
    pub name: KeyName,
    /// When it was deleted.
    pub deleted: Timestamp,
    /// When the retention time ends.
    pub purge: Timestamp,
    /// How many versions it has.
    pub versions: u64,
}
