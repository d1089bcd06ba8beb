//! `encryptiondata`: who can unwrap the DEK, as Azure Storage client-side encryption 2.0 keeps it beside a blob.
//!
//! We write one form, field by field as Microsoft's SDKs do. We read what they write: whitespace, other fields, other metadata are
//! tolerated; everything that decides how the body is opened must be what this crate implements.

use base64ct::{Base64, Encoding};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::FormatError;
use crate::region::{NONCE_LEN, REGION_LEN};

const PROTOCOL: &str = "2.0";
const CONTENT_ALGORITHM: &str = "AES_GCM_256";
const WRAP_ALGORITHM: &str = "RSA-OAEP-256";
const LIBRARY: &str = concat!("kluis ", env!("CARGO_PKG_VERSION"));

/// The wrapped DEK of an object and the id of the key that wraps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncryptionData {
    key_id: String,
    encrypted_key: Vec<u8>,
    key_wrapping_metadata: Map<String, Value>,
}

impl EncryptionData {
    /// Of an object that we seal.
    #[must_use]
    pub fn new(key_id: impl Into<String>, encrypted_key: Vec<u8>) -> Self {
        let library = ("EncryptionLibrary".to_owned(), Value::from(LIBRARY));
        Self {
            key_id: key_id.into(),
            encrypted_key,
            key_wrapping_metadata: Map::from_iter([library]),
        }
    }

    /// The same object after a rotation. The metadata stays: it says who sealed the body.
    #[must_use]
    pub fn rewrapped(&self, key_id: impl Into<String>, encrypted_key: Vec<u8>) -> Self {
        Self {
            key_id: key_id.into(),
            encrypted_key,
            key_wrapping_metadata: self.key_wrapping_metadata.clone(),
        }
    }

    /// The key that wraps, with its version.
    #[must_use]
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The wrapped DEK: as long as the key's modulus.
    #[must_use]
    pub fn encrypted_key(&self) -> &[u8] {
        &self.encrypted_key
    }

    /// The program that sealed the object, if it says so.
    #[must_use]
    pub fn encryption_library(&self) -> Option<&str> {
        self.key_wrapping_metadata.get("EncryptionLibrary")?.as_str()
    }

    /// Parses what we, or one of Microsoft's SDKs, wrote.
    ///
    /// # Errors
    /// [`FormatError`], with the field that is wrong.
    pub fn parse(text: &str) -> Result<Self, FormatError> {
        let data: Value = serde_json::from_str(text)?;
        expect_text(&data, "EncryptionAgent.Protocol", PROTOCOL)?;
        expect_text(&data, "EncryptionAgent.EncryptionAlgorithm", CONTENT_ALGORITHM)?;
        expect_number(
            &data,
            "EncryptedRegionInfo.DataLength",
            u64::from(REGION_LEN),
            "4194304",
        )?;
        expect_number(&data, "EncryptedRegionInfo.NonceLength", NONCE_LEN as u64, "12")?;
        expect_text(&data, "WrappedContentKey.Algorithm", WRAP_ALGORITHM)?;
        if data.get("EncryptionMode").is_some() {
            expect_text(&data, "EncryptionMode", "FullBlob")?;
        }
        let key_id = text_at(&data, "WrappedContentKey.KeyId")?;
        let encrypted_key = text_at(&data, "WrappedContentKey.EncryptedKey")?;
        let metadata = match data.get("KeyWrappingMetadata") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(metadata)) => metadata.clone(),
            Some(_) => {
                return Err(FormatError::Wrong {
                    at: "KeyWrappingMetadata",
                    expected: "an object",
                });
            }
        };
        Ok(Self {
            key_id: key_id.to_owned(),
            encrypted_key: Base64::decode_vec(encrypted_key).map_err(|_| FormatError::Wrong {
                at: "WrappedContentKey.EncryptedKey",
                expected: "standard base64 with padding",
            })?,
            key_wrapping_metadata: metadata,
        })
    }

    /// As it is stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        let stored = Stored {
            wrapped_content_key: WrappedContentKey {
                key_id: &self.key_id,
                encrypted_key: Base64::encode_string(&self.encrypted_key),
                algorithm: WRAP_ALGORITHM,
            },
            encryption_agent: EncryptionAgent {
                protocol: PROTOCOL,
                encryption_algorithm: CONTENT_ALGORITHM,
            },
            encrypted_region_info: EncryptedRegionInfo {
                data_length: REGION_LEN,
                nonce_length: NONCE_LEN,
            },
            key_wrapping_metadata: &self.key_wrapping_metadata,
            encryption_mode: "FullBlob",
        };
        serde_json::to_string(&stored).expect("strings and numbers are JSON")
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Stored<'a> {
    wrapped_content_key: WrappedContentKey<'a>,
    encryption_agent: EncryptionAgent,
    encrypted_region_info: EncryptedRegionInfo,
    key_wrapping_metadata: &'a Map<String, Value>,
    encryption_mode: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct WrappedContentKey<'a> {
    key_id: &'a str,
    encrypted_key: String,
    algorithm: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct EncryptionAgent {
    protocol: &'static str,
    encryption_algorithm: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct EncryptedRegionInfo {
    data_length: u32,
    nonce_length: usize,
}

fn value_at<'a>(data: &'a Value, at: &'static str) -> Result<&'a Value, FormatError> {
    at.split('.')
        .try_fold(data, |value, name| value.get(name))
        .ok_or(FormatError::Missing { at })
}

fn text_at<'a>(data: &'a Value, at: &'static str) -> Result<&'a str, FormatError> {
    let text = value_at(data, at)?.as_str().filter(|text| !text.is_empty());
    text.ok_or(FormatError::Wrong { at, expected: "text" })
}

fn expect_text(data: &Value, at: &'static str, expected: &'static str) -> Result<(), FormatError> {
    if value_at(data, at)?.as_str() == Some(expected) {
        Ok(())
    } else {
        Err(FormatError::Wrong { at, expected })
    }
}

fn expect_number(data: &Value, at: &'static str, number: u64, expected: &'static str) -> Result<(), FormatError> {
    if value_at(data, at)?.as_u64() == Some(number) {
        Ok(())
    } else {
        Err(FormatError::Wrong { at, expected })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = concat!(
        r#"{"WrappedContentKey":{"KeyId":"https://v.example/keys/k/1","EncryptedKey":"3q2+7w==","Algorithm":"RSA-OAEP-256"},"#,
        r#""EncryptionAgent":{"Protocol":"2.0","EncryptionAlgorithm":"AES_GCM_256"},"#,
        r#""EncryptedRegionInfo":{"DataLength":4194304,"NonceLength":12},"#,
        r#""KeyWrappingMetadata":{"EncryptionLibrary":"kluis "#,
        env!("CARGO_PKG_VERSION"),
        r#""},"EncryptionMode":"FullBlob"}"#
    );

    #[test]
    fn the_json_is_the_documented_one() {
        let data = EncryptionData::new("https://v.example/keys/k/1", vec![0xde, 0xad, 0xbe, 0xef]);
        assert_eq!(data.to_json(), OURS);
        assert_eq!(EncryptionData::parse(OURS), Ok(data));
    }

    #[test]
    fn what_an_sdk_adds_is_tolerated_and_survives_a_rotation() {
        let theirs = OURS
            .replace(r#""EncryptionMode":"FullBlob""#, r#""Extra": null"#)
            .replace(r#""EncryptionLibrary":"#, r#""Note": 7, "EncryptionLibrary": "#)
            .replace("kluis", "Python");
        let data = EncryptionData::parse(&theirs)
            .unwrap()
            .rewrapped("https://v.example/keys/k/2", vec![1]);
        assert!(data.encryption_library().unwrap().starts_with("Python "));
        assert_eq!(data.key_id(), "https://v.example/keys/k/2");
        assert_eq!(data.encrypted_key(), [1]);
        assert!(data.to_json().contains(r#""Note":7"#));
    }

    #[test]
    fn what_decides_how_the_body_opens_must_be_ours() {
        let cases = [
            (r#""2.0""#, r#""1.0""#, "EncryptionAgent.Protocol"),
            (r#""2.0""#, "2.0", "EncryptionAgent.Protocol"),
            ("AES_GCM_256", "AES_CBC_256", "EncryptionAgent.EncryptionAlgorithm"),
            ("4194304", "4194303", "EncryptedRegionInfo.DataLength"),
            (":12", ":16", "EncryptedRegionInfo.NonceLength"),
            ("RSA-OAEP-256", "RSA-OAEP", "WrappedContentKey.Algorithm"),
            ("https://v.example/keys/k/1", "", "WrappedContentKey.KeyId"),
            ("3q2+7w==", "3q2-7w==", "WrappedContentKey.EncryptedKey"),
            ("3q2+7w==", "3q2+7w", "WrappedContentKey.EncryptedKey"),
            ("FullBlob", "HalfBlob", "EncryptionMode"),
        ];
        for (from, to, field) in cases {
            match EncryptionData::parse(&OURS.replace(from, to)) {
                Err(FormatError::Wrong { at, .. }) => assert_eq!(at, field),
                other => panic!("{from} -> {to}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_missing_field_is_named() {
        for field in [
            "KeyId",
            "EncryptedKey",
            "Algorithm",
            "Protocol",
            "EncryptionAlgorithm",
            "DataLength",
        ] {
            match EncryptionData::parse(&OURS.replace(&format!(r#""{field}""#), r#""Other""#)) {
                Err(FormatError::Missing { at }) => assert!(at.ends_with(field), "{at}"),
                other => panic!("{field}: {other:?}"),
            }
        }
        assert_eq!(
            EncryptionData::parse("{"),
            Err(FormatError::Json { line: 1, column: 1 })
        );
    }
}
