//! A secret and its versions. What is in here never includes the bytes of a secret; what a secret of this lab holds is the BEK of
//! an encrypted virtual machine, and which key keeps it is all that is known of it (rule D3).

use kluis_resource::{KeyVersion, Kid, SecretName, Timestamp};
use serde::{Deserialize, Serialize};

use crate::shelf::Named;

/// A secret: a name and its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret {
    /// Its name, as first written.
    pub name: SecretName,
    /// Its versions, the oldest first; never empty.
    pub versions: Vec<SecretVersionRecord>,
}

/// A version of a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretVersionRecord {
    /// The version.
    pub version: KeyVersion,
    /// When it was asked for.
    pub created: Timestamp,
    /// It may be read.
    pub enabled: bool,
    /// How far it is.
    pub state: SecretState,
    /// The key that wraps it: a KEK of a key vault, or the platform's key where there is none (rule D3).
    pub wrapped_by: Kid,
}

/// How far a version of a secret is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SecretState {
    /// Still being made.
    Making,
    /// Made.
    Made,
}

/// How a version of a secret stands, to whoever wants to read it. That the whole key vault is deleted, only the lab knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretFacts {
    /// There is no such secret or version (any more).
    Gone,
    /// It is deleted and can be recovered.
    Deleted,
    /// It is still being made.
    Making,
    /// It is disabled.
    Disabled,
    /// It may be read.
    Enabled {
        /// The key that wraps it.
        wrapped_by: Kid,
    },
}

impl Secret {
    /// One of its versions.
    #[must_use]
    pub fn version(&self, version: KeyVersion) -> Option<&SecretVersionRecord> {
        self.versions.iter().find(|record| record.version == version)
    }

    /// One of its versions, to change it.
    pub(crate) fn version_mut(&mut self, version: KeyVersion) -> Option<&mut SecretVersionRecord> {
        self.versions.iter_mut().find(|record| record.version == version)
    }

    /// Whether any version is still being made.
    #[must_use]
    pub fn is_making(&self) -> bool {
        self.versions.iter().any(|record| record.state == SecretState::Making)
    }
}

impl Named for Secret {
    type Name = SecretName;

    fn is_called(&self, name: &SecretName) -> bool {
        self.name == *name
    }
}

impl SecretVersionRecord {
    /// What Azure Disk Encryption writes as its content type.
    #[must_use]
    pub const fn content_type(&self) -> &'static str {
        match self.wrapped_by {
            Kid::Customer(_) => "Wrapped BEK",
            Kid::Platform(_) => "BEK",
        }
    }

    /// How it stands, while its secret isn't deleted.
    pub(crate) fn facts(&self) -> SecretFacts {
        match (self.state, self.enabled) {
            (SecretState::Making, _) => SecretFacts::Making,
            (SecretState::Made, false) => SecretFacts::Disabled,
            (SecretState::Made, true) => SecretFacts::Enabled {
                wrapped_by: self.wrapped_by.clone(),
            },
        }
    }
}
