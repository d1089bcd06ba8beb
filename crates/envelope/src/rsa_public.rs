//! A public RSA key as numbers, and as the JSON Web Key that browsers import and export.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Serialize;
use serde_json::Value;

use crate::FormatError;

/// The public half of an RSA key: `(n, e)`, each big-endian without leading zero bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RsaPublic {
    modulus: Vec<u8>,
    exponent: Vec<u8>,
}

impl RsaPublic {
    /// Takes modulus and exponent, big-endian; leading zero bytes are dropped.
    #[must_use]
    pub fn new(modulus: &[u8], exponent: &[u8]) -> Self {
        Self {
            modulus: trimmed(modulus),
            exponent: trimmed(exponent),
        }
    }

    /// `n`, big-endian: 256, 384 or 512 bytes.
    #[must_use]
    pub fn modulus(&self) -> &[u8] {
        &self.modulus
    }

    /// `e`, big-endian: usually `01 00 01`.
    #[must_use]
    pub fn exponent(&self) -> &[u8] {
        &self.exponent
    }

    /// As a JSON Web Key (RFC 7517, RFC 7518 section 6.3.1) for `RSA-OAEP-256`.
    #[must_use]
    pub fn to_jwk(&self) -> String {
        let jwk = Jwk {
            kty: "RSA",
            alg: "RSA-OAEP-256",
            n: Base64UrlUnpadded::encode_string(&self.modulus),
            e: Base64UrlUnpadded::encode_string(&self.exponent),
        };
        serde_json::to_string(&jwk).expect("four strings are JSON")
    }

    /// Reads `n` and `e` of a JSON Web Key; looks at nothing else in it.
    ///
    /// # Errors
    /// [`FormatError`], with the field that is wrong.
    pub fn from_jwk(jwk: &str) -> Result<Self, FormatError> {
        let jwk: Value = serde_json::from_str(jwk)?;
        if jwk.get("kty").and_then(Value::as_str) != Some("RSA") {
            return Err(FormatError::Wrong {
                at: "kty",
                expected: "RSA",
            });
        }
        Ok(Self::new(&number(&jwk, "n")?, &number(&jwk, "e")?))
    }
}

#[derive(Serialize)]
struct Jwk {
    kty: &'static str,
    alg: &'static str,
    n: String,
    e: String,
}

fn number(jwk: &Value, at: &'static str) -> Result<Vec<u8>, FormatError> {
    let text = jwk.get(at).ok_or(FormatError::Missing { at })?.as_str();
    text.and_then(|text| Base64UrlUnpadded::decode_vec(text).ok())
        .filter(|bytes| bytes.iter().any(|byte| *byte != 0))
        .ok_or(FormatError::Wrong {
            at,
            expected: "a number in unpadded base64url",
        })
}

fn trimmed(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().skip_while(|byte| *byte == 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jwk_holds_the_same_numbers() {
        let key = RsaPublic::new(&[0, 0xc0, 0xff, 0xee], &[1, 0, 1]);
        assert_eq!(key.modulus(), [0xc0, 0xff, 0xee]);
        assert_eq!(
            key.to_jwk(),
            r#"{"kty":"RSA","alg":"RSA-OAEP-256","n":"wP_u","e":"AQAB"}"#
        );
        assert_eq!(RsaPublic::from_jwk(&key.to_jwk()), Ok(key));
    }

    #[test]
    fn a_jwk_that_is_none_is_refused_with_the_field() {
        let cases = [
            (
                r#"{"kty":"EC","n":"wP_u","e":"AQAB"}"#,
                FormatError::Wrong {
                    at: "kty",
                    expected: "RSA",
                },
            ),
            (r#"{"kty":"RSA","e":"AQAB"}"#, FormatError::Missing { at: "n" }),
            (
                r#"{"kty":"RSA","n":"wP_u","e":"AA"}"#,
                FormatError::Wrong {
                    at: "e",
                    expected: "a number in unpadded base64url",
                },
            ),
        ];
        for (jwk, error) in cases {
            assert_eq!(RsaPublic::from_jwk(jwk), Err(error));
        }
    }
}
