//! A secret text on its way from the page to the worker: bytes that are wiped on both sides, and that nothing shows.

use std::fmt;

use js_sys::Uint8Array;
use zeroize::Zeroizing;

/// A private key as text. Wiped when dropped, never serialised, never shown.
///
/// What a user types or pastes is a text of the browser's, which nobody can wipe; every copy from there on is one of these.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(Zeroizing<Vec<u8>>);

impl SecretText {
    /// Takes a text.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text.into_bytes()))
    }

    /// Takes what is in an array, and wipes the array.
    #[must_use]
    pub fn take(array: &Uint8Array) -> Self {
        let secret = Self(Zeroizing::new(array.to_vec()));
        array.fill(0, 0, array.length());
        secret
    }

    /// A copy in JavaScript's memory; whoever gets it wipes it.
    pub(crate) fn to_array(&self) -> Uint8Array {
        Uint8Array::from(&self.0[..])
    }

    /// The text; `None` where the bytes are none.
    pub(crate) fn expose(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(redacted)")
    }
}
