//! Which key: the URI of a key in a key vault, and the id of a platform key.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{KeyName, KeyVaultName, NameError};

/// The part of a key URI that is wrong (rule A2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyUriPart {
    /// Not `https`.
    Scheme,
    /// Not `<name>.vault.azure.net`.
    Host,
    /// The name of the key vault within the host.
    KeyVault,
    /// Not `/keys/`.
    Collection,
    /// The name of the key.
    Key,
    /// The version: 32 hexadecimal digits.
    Version,
    /// Something after the version.
    Rest,
}

/// Why a text is not a key URI.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the {part:?} part of the key uri is wrong")]
pub struct KeyUriError {
    /// Where it is wrong.
    pub part: KeyUriPart,
    /// The limit that a name in it breaks, where that is the reason.
    pub name: Option<NameError>,
}

/// The version of a key: 16 bytes, written as 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyVersion(u128);

impl KeyVersion {
    /// The version with this number; it comes from the id of the event that makes the key.
    #[must_use]
    pub const fn new(number: u128) -> Self {
        Self(number)
    }
}

impl fmt::Display for KeyVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for KeyVersion {
    type Err = KeyUriError;

    fn from_str(text: &str) -> Result<Self, KeyUriError> {
        let error = KeyUriError {
            part: KeyUriPart::Version,
            name: None,
        };
        if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(error);
        }
        u128::from_str_radix(text, 16).map(Self).map_err(|_| error)
    }
}

impl TryFrom<String> for KeyVersion {
    type Error = KeyUriError;

    fn try_from(text: String) -> Result<Self, KeyUriError> {
        text.parse()
    }
}

impl From<KeyVersion> for String {
    fn from(version: KeyVersion) -> Self {
        version.to_string()
    }
}

/// `https://<key vault>.vault.azure.net/keys/<key>[/<version>]`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyUri {
    /// The key vault that holds the key.
    pub key_vault: KeyVaultName,
    /// The key.
    pub key: KeyName,
    /// One version of it, or, without, whichever is the latest.
    pub version: Option<KeyVersion>,
}

impl KeyUri {
    /// The same key with this version.
    #[must_use]
    pub fn with_version(&self, version: KeyVersion) -> Self {
        Self {
            version: Some(version),
            ..self.clone()
        }
    }

    /// The same key without its version.
    #[must_use]
    pub fn unversioned(&self) -> Self {
        Self {
            version: None,
            ..self.clone()
        }
    }
}

impl fmt::Display for KeyUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "https://{}.vault.azure.net/keys/{}", self.key_vault, self.key)?;
        self.version.map_or(Ok(()), |version| write!(f, "/{version}"))
    }
}

impl FromStr for KeyUri {
    type Err = KeyUriError;

    fn from_str(text: &str) -> Result<Self, KeyUriError> {
        let wrong = |part| KeyUriError { part, name: None };
        let misnamed = |part| move |name| KeyUriError { part, name: Some(name) };
        let (scheme, rest) = text.trim().split_once("://").ok_or(wrong(KeyUriPart::Scheme))?;
        if !scheme.eq_ignore_ascii_case("https") {
            return Err(wrong(KeyUriPart::Scheme));
        }
        let mut parts = rest.split('/');
        let host = parts.next().unwrap_or_default().to_ascii_lowercase();
        let name = host.strip_suffix(".vault.azure.net").ok_or(wrong(KeyUriPart::Host))?;
        let key_vault = KeyVaultName::parse(name).map_err(misnamed(KeyUriPart::KeyVault))?;
        if parts.next() != Some("keys") {
            return Err(wrong(KeyUriPart::Collection));
        }
        let key = KeyName::parse(parts.next().unwrap_or_default()).map_err(misnamed(KeyUriPart::Key))?;
        let version = match parts.next() {
            None | Some("") => None,
            Some(version) => Some(version.parse()?),
        };
        if parts.next().is_some() {
            return Err(wrong(KeyUriPart::Rest));
        }
        Ok(Self {
            key_vault,
            key,
            version,
        })
    }
}

impl TryFrom<String> for KeyUri {
    type Error = KeyUriError;

    fn try_from(text: String) -> Result<Self, KeyUriError> {
        text.parse()
    }
}

impl From<KeyUri> for String {
    fn from(uri: KeyUri) -> Self {
        uri.to_string()
    }
}

/// A platform-managed key: it belongs to a resource, lives with the platform, and no key vault knows it.
///
/// `kluis-platform:<resource>/<version>`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlatformKeyId {
    /// The resource that the platform made the key for, such as `vaults/testvault`.
    pub resource: String,
    /// Its version.
    pub version: KeyVersion,
}

/// The id of a key-encryption key, with its version: what `KeyId` holds in `encryptiondata`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Kid {
    /// A version of the customer's key in a key vault.
    Customer(KeyUri),
    /// A platform-managed key.
    Platform(PlatformKeyId),
}

const PLATFORM_SCHEME: &str = "kluis-platform:";

impl fmt::Display for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Customer(uri) => uri.fmt(f),
            Self::Platform(id) => write!(f, "{PLATFORM_SCHEME}{}/{}", id.resource, id.version),
        }
    }
}

impl FromStr for Kid {
    type Err = KeyUriError;

    fn from_str(text: &str) -> Result<Self, KeyUriError> {
        let Some(rest) = text.strip_prefix(PLATFORM_SCHEME) else {
            return text.parse().map(Self::Customer);
        };
        let (resource, version) = rest.rsplit_once('/').ok_or(KeyUriError {
            part: KeyUriPart::Version,
            name: None,
        })?;
        Ok(Self::Platform(PlatformKeyId {
            resource: resource.to_owned(),
            version: version.parse()?,
        }))
    }
}

impl TryFrom<String> for Kid {
    type Error = KeyUriError;

    fn try_from(text: String) -> Result<Self, KeyUriError> {
        text.parse()
    }
}

impl From<Kid> for String {
    fn from(kid: Kid) -> Self {
        kid.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "https://testkeyvault.vault.azure.net/keys/testkey/9c410000000000000000000000000007";

    #[test]
    fn a_key_uri_reads_back_what_it_prints() {
        let uri: KeyUri = WHOLE.parse().unwrap();
        assert_eq!(uri.to_string(), WHOLE);
        assert_eq!(
            uri.unversioned().to_string(),
            "https://testkeyvault.vault.azure.net/keys/testkey"
        );
        assert_eq!(
            "https://testkeyvault.vault.azure.net/keys/testkey/".parse(),
            Ok(uri.unversioned())
        );
    }

    #[test]
    fn a2_the_wrong_part_of_a_key_uri_is_named() {
        let part = |text: &str| text.parse::<KeyUri>().unwrap_err().part;
        assert_eq!(part("testkey"), KeyUriPart::Scheme);
        assert_eq!(
            part("http://testkeyvault.vault.azure.net/keys/testkey"),
            KeyUriPart::Scheme
        );
        assert_eq!(part("https://example.org/keys/testkey"), KeyUriPart::Host);
        assert_eq!(part("https://1.vault.azure.net/keys/testkey"), KeyUriPart::KeyVault);
        assert_eq!(
            part("https://testkeyvault.vault.azure.net/secrets/testkey"),
            KeyUriPart::Collection
        );
        assert_eq!(part("https://testkeyvault.vault.azure.net/keys/"), KeyUriPart::Key);
        assert_eq!(
            part("https://testkeyvault.vault.azure.net/keys/test_key"),
            KeyUriPart::Key
        );
        assert_eq!(
            part("https://testkeyvault.vault.azure.net/keys/testkey/9c41"),
            KeyUriPart::Version
        );
        assert_eq!(part(&format!("{WHOLE}/more")), KeyUriPart::Rest);
    }

    #[test]
    fn a_kid_tells_whose_key_it_is() {
        let platform = "kluis-platform:vaults/testvault/0000000000000000000000000000002a";
        assert!(matches!(platform.parse(), Ok(Kid::Platform(_))));
        assert!(matches!(WHOLE.parse(), Ok(Kid::Customer(_))));
        for text in [platform, WHOLE] {
            assert_eq!(text.parse::<Kid>().unwrap().to_string(), text);
        }
    }
}
