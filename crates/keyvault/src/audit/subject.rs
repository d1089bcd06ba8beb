//! What an entry is about: an operation on a key, or one on a secret.

use std::fmt;
use std::str::FromStr;

use kluis_resource::{KeyUri, KeyUriError, KeyVaultName, SecretUri, Timestamp};
use kluis_resource::{KeyVersion, PrincipalId};
use kluis_rulebook::{KeyPermission, SecretOperation};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Audited;

/// An operation on a key or on a secret. Serialised it is its name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AuditedOperation {
    /// On a key.
    Key(KeyPermission),
    /// On a secret.
    Secret(SecretOperation),
}

/// How people read it. A form that doesn't say what it holds takes the name in the log.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Named {
    Key(KeyPermission),
    Secret(SecretOperation),
}

impl Serialize for AuditedOperation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            _ if !serializer.is_human_readable() => serializer.serialize_str(self.code()),
            Self::Key(operation) => Named::Key(operation).serialize(serializer),
            Self::Secret(operation) => Named::Secret(operation).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AuditedOperation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            let code = String::deserialize(deserializer)?;
            return Self::of_code(&code).ok_or_else(|| D::Error::custom("no operation has this name"));
        }
        Ok(match Named::deserialize(deserializer)? {
            Named::Key(operation) => Self::Key(operation),
            Named::Secret(operation) => Self::Secret(operation),
        })
    }
}

impl AuditedOperation {
    /// The name in the log: `wrapKey`, `secretGet`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Key(operation) => operation.code(),
            Self::Secret(operation) => operation.code(),
        }
    }

    /// The operation of that name.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let of_keys = KeyPermission::OFFERED.into_iter().map(Self::Key);
        let mut all = of_keys.chain(SecretOperation::ALL.into_iter().map(Self::Secret));
        all.find(|operation| operation.code() == code)
    }
}

impl From<KeyPermission> for AuditedOperation {
    fn from(operation: KeyPermission) -> Self {
        Self::Key(operation)
    }
}

impl From<SecretOperation> for AuditedOperation {
    fn from(operation: SecretOperation) -> Self {
        Self::Secret(operation)
    }
}

/// A key, or a version of a secret. Serialised it is its URI.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum AuditedSubject {
    /// A key, with its version.
    Key(KeyUri),
    /// A secret, with its version.
    Secret(SecretUri),
}

impl AuditedSubject {
    /// The key vault that holds it.
    #[must_use]
    pub const fn key_vault(&self) -> &KeyVaultName {
        match self {
            Self::Key(key) => &key.key_vault,
            Self::Secret(secret) => &secret.key_vault,
        }
    }

    /// The name of the key or the secret.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Key(key) => key.key.as_str(),
            Self::Secret(secret) => secret.secret.as_str(),
        }
    }

    /// Its version.
    #[must_use]
    pub const fn version(&self) -> Option<KeyVersion> {
        match self {
            Self::Key(key) => key.version,
            Self::Secret(secret) => Some(secret.version),
        }
    }

    /// Whether it is what such an operation is done on.
    pub(super) const fn takes(&self, operation: AuditedOperation) -> bool {
        matches!(
            (self, operation),
            (Self::Key(_), AuditedOperation::Key(_)) | (Self::Secret(_), AuditedOperation::Secret(_))
        )
    }
}

impl fmt::Display for AuditedSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => key.fmt(f),
            Self::Secret(secret) => secret.fmt(f),
        }
    }
}

impl FromStr for AuditedSubject {
    type Err = KeyUriError;

    fn from_str(text: &str) -> Result<Self, KeyUriError> {
        text.parse().map(Self::Secret).or_else(|_| text.parse().map(Self::Key))
    }
}

impl TryFrom<String> for AuditedSubject {
    type Error = KeyUriError;

    fn try_from(text: String) -> Result<Self, KeyUriError> {
        text.parse()
    }
}

impl From<AuditedSubject> for String {
    fn from(subject: AuditedSubject) -> Self {
        subject.to_string()
    }
}

impl From<KeyUri> for AuditedSubject {
    fn from(key: KeyUri) -> Self {
        Self::Key(key)
    }
}

impl From<SecretUri> for AuditedSubject {
    fn from(secret: SecretUri) -> Self {
        Self::Secret(secret)
    }
}

impl Audited {
    /// Something was done with a key, so many times at once.
    #[must_use]
    pub const fn of_key(
        at: Timestamp,
        principal: PrincipalId,
        operation: KeyPermission,
        count: u64,
        key: KeyUri,
    ) -> Self {
        Self {
            at,
            principal,
            operation: AuditedOperation::Key(operation),
            count,
            subject: AuditedSubject::Key(key),
        }
    }

    /// Something was done with a secret, once.
    #[must_use]
    pub const fn of_secret(
        at: Timestamp,
        principal: PrincipalId,
        operation: SecretOperation,
        secret: SecretUri,
    ) -> Self {
        Self {
            at,
            principal,
            operation: AuditedOperation::Secret(operation),
            count: 1,
            subject: AuditedSubject::Secret(secret),
        }
    }
}
