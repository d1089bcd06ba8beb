//! The BEK of a machine. Leaves out how it is made (random bytes come from the caller) and how it is wrapped, which is as a
//! [`Dek`](crate::Dek) is.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A BitLocker encryption key, as Azure calls it on Linux too: 32 secret bytes, from which the keys of a machine's disks are
/// derived. Wiped when dropped, never serialised, never shown; the bytes have a place of their own, as those of a
/// [`Dek`](crate::Dek) do.
pub struct Bek(Box<[u8; Self::LEN]>);

impl Drop for Bek {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for Bek {}

impl Bek {
    /// Bytes of a BEK.
    pub const LEN: usize = 32;

    /// Takes 32 secret bytes and wipes where they came from.
    #[must_use]
    pub fn from_secret(bytes: &mut [u8; Self::LEN]) -> Self {
        let mut bek = Self(Box::new([0; Self::LEN]));
        bek.0.copy_from_slice(bytes);
        bytes.zeroize();
        bek
    }

    /// The key itself, for who wraps it. It belongs nowhere else.
    #[must_use]
    pub fn expose(&self) -> &[u8; Self::LEN] {
        &self.0
    }
}

impl fmt::Debug for Bek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bek(redacted)")
    }
}
