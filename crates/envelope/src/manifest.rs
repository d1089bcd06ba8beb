//! The manifest: what a body is, authenticated under its DEK. Leaves out who can unwrap the DEK, so that re-wrapping leaves it valid.
//!
//! Canonical form: one line of JSON, these fields in this order, no whitespace, integers in decimal, bytes in lower-case hexadecimal,
//! the object as a hyphenated lower-case UUID:
//!
//! `{"format":"kluis/1","object":…,"plaintext_length":…,"region_count":…,"tags_sha256":…,"key_commitment":…,"hmac":…}`
//!
//! Any other spelling of the same facts is refused, so every byte counts. The HMAC is over the same text without `,"hmac":…`.

mod builder;

use serde::Deserialize;
use uuid::Uuid;

use crate::kdf::{Derivation, verify_hmac_sha256};
use crate::region::REGION_LEN;
use crate::{BodyLayout, Dek, FormatError, OpenError, Opener};

pub use builder::ManifestBuilder;

const FORMAT: &str = "kluis/1";
const COMMITMENT_LABEL: &str = "kluis/1 commit";
const MAC_KEY_LABEL: &str = "kluis/1 manifest";

/// What a body is: whose, how long, and with which regions. Parsed, it is only a claim; [`Manifest::verify`] makes it count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    object: Uuid,
    plaintext_len: u64,
    region_count: u64,
    tags_digest: [u8; 32],
    key_commitment: [u8; 32],
    mac: [u8; 32],
}

impl Manifest {
    /// Parses the canonical form.
    ///
    /// # Errors
    /// [`FormatError`], with the field that is wrong.
    pub fn parse(text: &str) -> Result<Self, FormatError> {
        let stored: Stored = serde_json::from_str(text)?;
        if stored.format != FORMAT {
            return Err(FormatError::Wrong {
                at: "format",
                expected: FORMAT,
            });
        }
        let object = Uuid::try_parse(&stored.object).map_err(|_| FormatError::Wrong {
            at: "object",
            expected: "a hyphenated UUID",
        })?;
        let manifest = Self {
            object,
            plaintext_len: stored.plaintext_length,
            region_count: stored.region_count,
            tags_digest: digest_at("tags_sha256", &stored.tags_sha256)?,
            key_commitment: digest_at("key_commitment", &stored.key_commitment)?,
            mac: digest_at("hmac", &stored.hmac)?,
        };
        if manifest.to_json() == text {
            Ok(manifest)
        } else {
            Err(FormatError::NotCanonical)
        }
    }

    /// The canonical form, as it is stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = self.authenticated_text();
        json.pop();
        json.push_str(&format!(r#","hmac":"{}"}}"#, base16ct::lower::encode_string(&self.mac)));
        json
    }

    /// Which object it belongs to.
    #[must_use]
    pub fn object(&self) -> Uuid {
        self.object
    }

    /// Bytes of the plaintext.
    #[must_use]
    pub fn plaintext_len(&self) -> u64 {
        self.plaintext_len
    }

    /// Regions of the body.
    #[must_use]
    pub fn region_count(&self) -> u64 {
        self.region_count
    }

    /// `SHA-256(tag₀ ‖ tag₁ ‖ …)`: binds number, order and content of the regions.
    #[must_use]
    pub fn tags_digest(&self) -> &[u8; 32] {
        &self.tags_digest
    }

    /// `HKDF-SHA-256(DEK, "kluis/1 commit")`: AES-GCM alone lets one body open under two keys; this names the one.
    #[must_use]
    pub fn key_commitment(&self) -> &[u8; 32] {
        &self.key_commitment
    }

    /// `HMAC-SHA-256(HKDF-SHA-256(DEK, "kluis/1 manifest"), canonical text without the HMAC)`.
    #[must_use]
    pub fn mac(&self) -> &[u8; 32] {
        &self.mac
    }

    /// Holds the claim against the DEK and the object that it is read for; only then a body may be opened by it.
    ///
    /// # Errors
    /// [`OpenError`] where the key commitment, the HMAC or the object is another, or the counts contradict each other.
    pub fn verify(&self, dek: &Dek, object: Uuid) -> Result<Opener, OpenError> {
        self.verify_with_region_len(dek, object, REGION_LEN)
    }

    pub(crate) fn verify_with_region_len(&self, dek: &Dek, object: Uuid, region_len: u32) -> Result<Opener, OpenError> {
        let derivation = Derivation::of(dek);
        // The commitment is public, like the whole manifest; comparing it needn't take constant time.
        if self.key_commitment != *derivation.derive_32(COMMITMENT_LABEL) {
            return Err(OpenError);
        }
        let mac_key = derivation.derive_32(MAC_KEY_LABEL);
        verify_hmac_sha256(&*mac_key, self.authenticated_text().as_bytes(), &self.mac)?;
        let layout = BodyLayout::with_region_len(self.plaintext_len, region_len).map_err(|_| OpenError)?;
        if self.object != object || self.region_count != layout.region_count() {
            return Err(OpenError);
        }
        Ok(Opener::new(layout, self.tags_digest))
    }

    fn authenticated_text(&self) -> String {
        format!(
            concat!(
                r#"{{"format":"{}","object":"{}","plaintext_length":{},"region_count":{},"#,
                r#""tags_sha256":"{}","key_commitment":"{}"}}"#
            ),
            FORMAT,
            self.object.as_hyphenated(),
            self.plaintext_len,
            self.region_count,
            base16ct::lower::encode_string(&self.tags_digest),
            base16ct::lower::encode_string(&self.key_commitment),
        )
    }
}

/// The fields as they are stored, not yet looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    format: String,
    object: String,
    plaintext_length: u64,
    region_count: u64,
    tags_sha256: String,
    key_commitment: String,
    hmac: String,
}

fn digest_at(at: &'static str, text: &str) -> Result<[u8; 32], FormatError> {
    let bytes = base16ct::lower::decode_vec(text).ok();
    let digest = bytes.and_then(|bytes| bytes.try_into().ok());
    digest.ok_or(FormatError::Wrong {
        at,
        expected: "64 lower-case hexadecimal digits",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{RegionIndex, SealedRegion};

    const OBJECT: Uuid = Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);

    fn dek() -> Dek {
        Dek::from_random(&mut [1; 32])
    }

    fn sealed(index: RegionIndex, plaintext_len: u32) -> SealedRegion<()> {
        SealedRegion {
            index,
            plaintext_len,
            tag: [7; 16],
            sealed: (),
        }
    }

    #[test]
    fn the_canonical_form_is_the_documented_one() {
        let mut builder = ManifestBuilder::new(OBJECT);
        builder.absorb(&sealed(RegionIndex::FIRST, 5)).unwrap();
        let json = builder.finish(&dek()).to_json();
        let start = concat!(
            r#"{"format":"kluis/1","object":"01234567-89ab-cdef-0123-456789abcdef","plaintext_length":5,"region_count":1,"#,
            r#""tags_sha256":""#
        );
        assert!(json.starts_with(start), "{json}");
        assert_eq!(
            json.len(),
            start.len() + 64 + r#"","key_commitment":"#.len() + 66 + r#","hmac":"#.len() + 67
        );
        assert!(Manifest::parse(&json).unwrap().verify(&dek(), OBJECT).is_ok());
    }

    #[test]
    fn any_other_spelling_is_refused() {
        let json = ManifestBuilder::new(OBJECT).finish(&dek()).to_json();
        let not_canonical = [
            json.replace(':', ": "),
            format!("{json}\n"),
            json.replace(
                "01234567-89ab-cdef-0123-456789abcdef",
                "0123456789abcdef0123456789abcdef",
            ),
            json.replace("cdef", "CDEF"),
            json.replace("kluis/1", "\\u006bluis/1"),
            json.replace(
                r#""plaintext_length":0,"region_count":0"#,
                r#""region_count":0,"plaintext_length":0"#,
            ),
        ];
        for text in not_canonical {
            assert_eq!(Manifest::parse(&text), Err(FormatError::NotCanonical), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let json = ManifestBuilder::new(OBJECT).finish(&dek()).to_json();
        let cases = [
            (json.replace("kluis/1", "kluis/2"), "format"),
            (json.replace("01234567-", "0123456-"), "object"),
            (json.replace(r#""hmac":""#, r#""hmac":"0"#), "hmac"),
            (
                json.replace(r#""tags_sha256":"e"#, r#""tags_sha256":"E"#),
                "tags_sha256",
            ),
        ];
        for (text, field) in cases {
            assert_ne!(text, json);
            assert!(
                matches!(Manifest::parse(&text), Err(FormatError::Wrong { at, .. }) if at == field),
                "{text}"
            );
        }
        for text in [
            "",
            "{}",
            r#"{"format":"kluis/1"}"#,
            &json.replace("hmac", "mac"),
            &json.replace(":0", ":-1"),
        ] {
            assert!(matches!(Manifest::parse(text), Err(FormatError::Json { .. })), "{text}");
        }
    }

    #[test]
    fn only_a_digest_in_64_lower_case_digits_is_read() {
        let digits = "009fa0".repeat(11)[..64].to_owned();
        let digest = digest_at("hmac", &digits).unwrap();
        assert_eq!(digest[..3], [0x00, 0x9f, 0xa0]);
        assert_eq!(base16ct::lower::encode_string(&digest), digits);
        for text in [
            digits.to_uppercase(),
            digits[1..].to_owned(),
            digits[2..].to_owned(),
            format!("{digits}0"),
            format!("{digits}00"),
            digits.replacen('f', "g", 1),
            digits.replacen("00", "é", 1),
            String::new(),
        ] {
            assert!(digest_at("hmac", &text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_key_commitment_tells_deks_apart_and_not_objects() {
        let commitment = |object, dek: &Dek| *ManifestBuilder::new(object).finish(dek).key_commitment();
        let other = Dek::from_random(&mut [2; 32]);
        assert_eq!(commitment(OBJECT, &dek()), commitment(Uuid::nil(), &dek()));
        assert_ne!(commitment(OBJECT, &dek()), commitment(OBJECT, &other));
    }

    #[test]
    fn a_manifest_that_commits_to_another_key_is_refused_even_with_a_right_hmac() {
        let mut manifest = ManifestBuilder::new(OBJECT).finish(&dek());
        manifest.key_commitment[0] ^= 1;
        let mac_key = Derivation::of(&dek()).derive_32(MAC_KEY_LABEL);
        manifest.mac = crate::kdf::hmac_sha256(&*mac_key, manifest.authenticated_text().as_bytes());
        assert_eq!(manifest.verify(&dek(), OBJECT).unwrap_err(), OpenError);
    }
}
