//! Regions: how long they are, how they are counted, and which nonce each has.

/// Plaintext bytes of every region but the last, which may be shorter.
pub const REGION_LEN: u32 = 4_194_304;
/// Bytes of a nonce.
pub const NONCE_LEN: usize = 12;
/// Bytes of an authentication tag.
pub const TAG_LEN: usize = 16;
/// Bytes of a full region as stored: nonce, ciphertext, tag.
pub const STORED_REGION_LEN: u64 = REGION_LEN as u64 + NONCE_LEN as u64 + TAG_LEN as u64;
/// Regions that an object can have.
pub const MAX_REGIONS: u64 = 1 << 32;

/// A nonce of AES-GCM: 96 bits (NIST SP 800-38D, section 8.2).
pub type Nonce = [u8; NONCE_LEN];
/// An authentication tag of AES-GCM: 128 bits.
pub type Tag = [u8; TAG_LEN];

/// The number of a region, from 0 to 2³² − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionIndex(u32);

impl RegionIndex {
    /// The first region.
    pub const FIRST: Self = Self(0);
    /// The last region that an object can have.
    pub const LAST: Self = Self(u32::MAX);

    /// The region with this number; none past [`RegionIndex::LAST`].
    #[must_use]
    pub fn new(index: u64) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }

    /// The next one; none after [`RegionIndex::LAST`]: the counter never wraps.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.0.checked_add(1).map(Self)
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u64 {
        u64::from(self.0)
    }

    /// `nonce = 0⁸ ‖ BE32(index)`: the index as 12 bytes, big-endian.
    ///
    /// Under one key a nonce must never come twice (NIST SP 800-38D, section 8: the uniqueness requirement). It doesn't, as long as
    /// a [`Dek`](crate::Dek) seals one object, once: the index is different for each region, and the counter can't wrap.
    #[must_use]
    pub fn nonce(self) -> Nonce {
        let mut nonce = [0; NONCE_LEN];
        nonce[8..].copy_from_slice(&self.0.to_be_bytes());
        nonce
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nonce_is_the_index_in_twelve_bytes_big_endian() {
        assert_eq!(RegionIndex::FIRST.nonce(), [0; 12]);
        assert_eq!(
            RegionIndex::new(0x0102_0304).unwrap().nonce(),
            [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]
        );
        assert_eq!(RegionIndex::LAST.nonce(), [0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255]);
    }

    #[test]
    fn the_counter_ends_instead_of_wrapping() {
        assert_eq!(RegionIndex::new(MAX_REGIONS - 1), Some(RegionIndex::LAST));
        assert_eq!(RegionIndex::new(MAX_REGIONS), None);
        assert_eq!(RegionIndex::LAST.next(), None);
    }
}
