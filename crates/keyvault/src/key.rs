//! A key and its versions, alive or softly deleted.

use kluis_resource::{KeyName, KeyVersion, Timestamp};
use serde::{Deserialize, Serialize};

/// A key: a name and its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Its name, as first written.
    pub name: KeyName,
    /// Its versions, the oldest first; never empty.
    pub versions: Vec<KeyVersionRecord>,
}

/// A version of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyVersionRecord {
    /// The version.
    pub version: KeyVersion,
    /// The modulus in bits.
    pub bits: u16,
    /// When it was asked for.
    pub created: Timestamp,
    /// How it stands.
    pub state: VersionState,
}

/// How a version of a key stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VersionState {
    /// Still being generated.
    Making,
    /// Generated.
    Made {
        /// The public modulus, big-endian, lower-case hexadecimal.
        modulus: String,
        /// It may be used.
        enabled: bool,
    },
}

/// A softly deleted key: kept, but of no use until it is recovered (rules K1, K2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletedKey {
    /// The key.
    pub key: Key,
    /// When it was deleted.
    pub deleted: Timestamp,
    /// When the retention time ends.
    pub purge: Timestamp,
}

impl Key {
    /// One of its versions.
    #[must_use]
    pub fn version(&self, version: KeyVersion) -> Option<&KeyVersionRecord> {
        self.versions.iter().find(|record| record.version == version)
    }

    /// One of its versions, to change it.
    pub(crate) fn version_mut(&mut self, version: KeyVersion) -> Option<&mut KeyVersionRecord> {
        self.versions.iter_mut().find(|record| record.version == version)
    }

    /// Whether any version is still being generated.
    #[must_use]
    pub fn is_making(&self) -> bool {
        self.versions.iter().any(|record| record.state == VersionState::Making)
    }
}
