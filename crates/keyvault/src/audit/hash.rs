//! A hash of the chain.

use std::fmt;
use std::str::FromStr;

use base16ct::HexDisplay;
use kluis_resource::KeyVaultName;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AuditHash([u8; 32]);

impl AuditHash {
    /// SHA-256 of a text.
    pub(super) fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// `SHA-256("Kluis audit log of key vault " ‖ name ‖ LF)`: what stands before the first entry.
    pub(super) fn of_name(key_vault: &KeyVaultName) -> Self {
        Self::of(&format!("Kluis audit log of key vault {key_vault}\n"))
    }
}

impl fmt::Display for AuditHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", HexDisplay(&self.0))
    }
}

impl fmt::Debug for AuditHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for AuditHash {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = base16ct::lower::decode_vec(text).ok();
        let hash = bytes.and_then(|bytes| bytes.try_into().ok());
        hash.map(Self).ok_or("not 64 lower-case hexadecimal digits")
    }
}

impl TryFrom<String> for AuditHash {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<AuditHash> for String {
    fn from(hash: AuditHash) -> Self {
        hash.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_64_lower_case_digits_are_read() {
        let hash = AuditHash::of("");
        let digits = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hash.to_string(), digits);
        assert_eq!(digits.parse(), Ok(hash));
        for text in [
            &digits.to_uppercase(),
            &digits[1..],
            &digits[2..],
            &format!("{digits}00"),
            "",
        ] {
            assert!(text.parse::<AuditHash>().is_err(), "{text}");
        }
    }
}
