//! Which secret: the URI of a version of a secret in a key vault.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{KeyVaultName, KeyVersion, SecretName};

/// A text is not the URI of a version of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not the uri of a version of a secret")]
pub struct SecretUriError;

/// `https://<key vault>.vault.azure.net/secrets/<secret>/<version>`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SecretUri {
    /// The key vault that holds the secret.
    pub key_vault: KeyVaultName,
    /// The secret.
    pub secret: SecretName,
    /// The version; versions of secrets look like those of keys.
    pub version: KeyVersion,
}

impl fmt::Display for SecretUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key_vault, secret, version) = (&self.key_vault, &self.secret, self.version);
        write!(f, "https://{key_vault}.vault.azure.net/secrets/{secret}/{version}")
    }
}

impl FromStr for SecretUri {
    type Err = SecretUriError;

    fn from_str(text: &str) -> Result<Self, SecretUriError> {
        let rest = text.trim().strip_prefix("https://").ok_or(SecretUriError)?;
        let (host, path) = rest.split_once('/').ok_or(SecretUriError)?;
        let name = host.strip_suffix(".vault.azure.net").ok_or(SecretUriError)?;
        let path = path.strip_prefix("secrets/").ok_or(SecretUriError)?;
        let (secret, version) = path.split_once('/').ok_or(SecretUriError)?;
        Ok(Self {
            key_vault: KeyVaultName::parse(name).map_err(|_| SecretUriError)?,
            secret: SecretName::parse(secret).map_err(|_| SecretUriError)?,
            version: version.parse().map_err(|_| SecretUriError)?,
        })
    }
}

impl TryFrom<String> for SecretUri {
    type Error = SecretUriError;

    fn try_from(text: String) -> Result<Self, SecretUriError> {
        text.parse()
    }
}

impl From<SecretUri> for String {
    fn from(uri: SecretUri) -> Self {
        uri.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_uri_reads_back_what_it_prints_and_nothing_else() {
        let text = "https://testkeyvault.vault.azure.net/secrets/bek/9c410000000000000000000000000007";
        let uri: SecretUri = text.parse().unwrap();
        assert_eq!(uri.to_string(), text);
        for wrong in [
            "bek",
            "http://testkeyvault.vault.azure.net/secrets/bek/9c410000000000000000000000000007",
            "https://example.org/secrets/bek/9c410000000000000000000000000007",
            "https://testkeyvault.vault.azure.net/keys/bek/9c410000000000000000000000000007",
            "https://testkeyvault.vault.azure.net/secrets/bek",
            "https://testkeyvault.vault.azure.net/secrets/bek/9c41",
        ] {
            assert_eq!(wrong.parse::<SecretUri>(), Err(SecretUriError), "{wrong}");
        }
    }
}
