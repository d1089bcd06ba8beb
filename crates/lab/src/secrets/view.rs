//! What a page shows of secrets.

use kluis_resource::{KeyVersion, Kid, SecretName, SecretUri, Timestamp};
use serde::{Deserialize, Serialize};

use crate::view::Listed;

/// A secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretView {
    /// Its name.
    pub name: SecretName,
    /// Its versions, the newest first.
    pub versions: Listed<SecretVersionView>,
}

/// A version of a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretVersionView {
    /// The version.
    pub version: KeyVersion,
    /// Its URI.
    pub uri: SecretUri,
    /// When it was asked for.
    pub created: Timestamp,
    /// It may be read.
    pub enabled: bool,
    /// Still being made.
    pub making: bool,
    /// The key that wraps it: a KEK, or the platform's (rule D3).
    pub wrapped_by: Kid,
    /// What Azure Disk Encryption writes as its content type: `BEK` or `Wrapped BEK`.
    pub content_type: String,
}

/// A softly deleted secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletedSecretView {
    /// Its name.
    pub name: SecretName,
    /// When it was deleted.
    pub deleted: Timestamp,
    /// When the retention time ends.
    pub purge: Timestamp,
    /// How many versions it has.
    pub versions: u64,
}
