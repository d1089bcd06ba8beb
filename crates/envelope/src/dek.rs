//! The content key of one object. Leaves out how it is made (random bytes come from the caller) and how it is wrapped.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A data encryption key: 32 bytes for AES-256, for one object only. Wiped when dropped, never serialised, never shown.
///
/// The bytes have a place of their own: a key that moves, into a future for one, leaves no copy where it was.
#[derive(Clone)]
pub struct Dek(Box<[u8; Self::LEN]>);

impl Drop for Dek {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for Dek {}

impl Dek {
    /// Bytes of a key.
    pub const LEN: usize = 32;

    /// Takes 32 fresh random bytes and wipes where they came from.
    #[must_use]
    pub fn from_random(bytes: &mut [u8; Self::LEN]) -> Self {
        let mut dek = Self(Box::new([0; Self::LEN]));
        dek.0.copy_from_slice(bytes);
        bytes.zeroize();
        dek
    }

    /// The key itself, for an [`Engine`](crate::Engine) that imports it. It belongs nowhere else.
    #[must_use]
    pub fn expose(&self) -> &[u8; Self::LEN] {
        &self.0
    }
}

impl fmt::Debug for Dek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dek(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_key_byte() {
        let dek = Dek::from_random(&mut [0xab; 32]);
        assert_eq!(format!("{dek:?}"), "Dek(redacted)");
    }

    #[test]
    fn a_key_that_moves_stays_where_it_is() {
        let dek = Dek::from_random(&mut [7; 32]);
        let place: *const _ = dek.expose();
        let moved = [dek];
        assert!(std::ptr::eq(place, moved[0].expose()));
    }

    #[test]
    fn the_source_of_the_bytes_is_wiped() {
        let mut bytes = [7; 32];
        let dek = Dek::from_random(&mut bytes);
        assert_eq!(bytes, [0; 32]);
        assert_eq!(dek.expose(), &[7; 32]);
    }
}
