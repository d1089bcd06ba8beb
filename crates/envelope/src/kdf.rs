//! HKDF and HMAC with SHA-256. What is derived, and from what, stands in the manifest's module.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Dek, EngineError, OpenError};

/// `OKM = HKDF-Expand(HKDF-Extract(salt, IKM), info, L)` (RFC 5869) with SHA-256; `L` is the length of `okm`. An empty salt is the
/// RFC's "not provided".
///
/// # Errors
/// [`EngineError::TooLong`] past 255 · 32 bytes of output.
pub fn hkdf_sha256(ikm: &[u8], salt: &[u8], info: &[u8], okm: &mut [u8]) -> Result<(), EngineError> {
    Hkdf::<Sha256>::new(Some(salt), ikm)
        .expand(info, okm)
        .map_err(|_| EngineError::TooLong)
}

/// `T = HMAC(K, text)` (RFC 2104, FIPS 198-1) with SHA-256.
#[must_use]
pub fn hmac_sha256(key: &[u8], text: &[u8]) -> [u8; 32] {
    hmac_of(key, text).finalize().into_bytes().into()
}

/// Compares `HMAC(K, text)` with a tag in constant time.
///
/// # Errors
/// [`OpenError`] where they differ.
pub fn verify_hmac_sha256(key: &[u8], text: &[u8], tag: &[u8]) -> Result<(), OpenError> {
    hmac_of(key, text).verify_slice(tag).map_err(|_| OpenError)
}

/// What is derived from one DEK: extracted once, expanded for each label. Wiped when dropped.
pub(crate) struct Derivation(Hkdf<Sha256>);

impl Derivation {
    pub(crate) fn of(dek: &Dek) -> Self {
        Self(Hkdf::new(None, dek.expose()))
    }

    /// `HKDF-SHA-256(DEK, label)`: no salt, the label as info, 32 bytes.
    pub(crate) fn derive_32(&self, label: &str) -> Zeroizing<[u8; 32]> {
        let mut okm = Zeroizing::new([0; 32]);
        let expanded = self.0.expand(label.as_bytes(), &mut *okm);
        expanded.expect("32 bytes are fewer than 255 · 32");
        okm
    }
}

fn hmac_of(key: &[u8], text: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(text);
    mac
}
