//! A key and its versions, alive or softly deleted.

use kluis_resource::{KeyName, KeyVersion, Timestamp};
use serde::{Deserialize, Serialize};

use crate::RotationPolicy;
use crate::shelf::Named;

/// A key: a name and its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Its name, as first written.
    pub name: KeyName,
    /// Its versions, the oldest first; never empty.
    pub versions: Vec<KeyVersionRecord>,
    /// It is the key of a certificate, which Azure Disk Encryption doesn't take (rule D5).
    #[serde(default)]
    pub certificate: bool,
    /// When it gets a new version by itself (rule N8).
    pub rotation: Option<RotationPolicy>,
    /// Before this moment the policy is not tried again: its latest version could not be made.
    pub(crate) rotation_rests: Option<Timestamp>,
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
    /// Before this moment it doesn't wrap (rule N7).
    pub not_before: Option<Timestamp>,
    /// From this moment on it doesn't wrap any more (rule N7).
    pub expires: Option<Timestamp>,
    /// How it stands.
    pub state: VersionState,
}

/// How a moment lies to the first and last moments of use of a version (rule N7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// Before the first.
    Early,
    /// Between the two.
    Open,
    /// After the last.
    Over,
}

impl KeyVersionRecord {
    /// A version that is yet to be generated.
    pub(crate) const fn begin(version: KeyVersion, bits: u16, created: Timestamp, expires: Option<Timestamp>) -> Self {
        Self {
            version,
            bits,
            created,
            not_before: None,
            expires,
            state: VersionState::Making,
        }
    }

    /// How a moment lies to its first and last moments of use.
    #[must_use]
    pub fn season(&self, now: Timestamp) -> Season {
        if self.expires.is_some_and(|expires| expires <= now) {
            Season::Over
        } else if self.not_before.is_some_and(|not_before| now < not_before) {
            Season::Early
        } else {
            Season::Open
        }
    }
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

impl Named for Key {
    type Name = KeyName;

    fn is_called(&self, name: &KeyName) -> bool {
        self.name == *name
    }
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

    /// When its rotation policy makes the next version.
    #[must_use]
    pub fn rotates_at(&self) -> Option<Timestamp> {
        let due = self.rotation?.due(self.versions.last()?)?;
        Some(self.rotation_rests.map_or(due, |rest| rest.max(due)))
    }

    /// Whether any version is still being generated.
    #[must_use]
    pub fn is_making(&self) -> bool {
        self.versions.iter().any(|record| record.state == VersionState::Making)
    }
}
