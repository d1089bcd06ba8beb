//! The sectors of a disk, as the guest encrypts them under Azure Disk Encryption (rule D3): AES-256-XTS (IEEE 1619, NIST
//! SP 800-38E), sectors of 512 bytes, each with its number as the tweak, `plain64` as dm-crypt calls it.
//!
//! XTS authenticates nothing: who changes a sector changes what is read, and nobody notices. In this program a volume is the
//! plaintext of an object, whose manifest and tags do notice. Equal sectors at the same place under the same key are equal
//! ciphertext; every disk therefore has a salt of its own. Left out on purpose: where a [`Bek`] comes from and who keeps it.

mod key;

use std::fmt;

use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes256, Block};
use thiserror::Error;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::EngineError;
use crate::kdf::hkdf_sha256;

pub use key::Bek;

/// Bytes of a sector.
pub const SECTOR_LEN: usize = 512;

/// What tells the derivation of a volume's keys from every other one.
const INFO: &[u8] = b"kluis/1 ade volume";

/// Bytes of the two keys.
const KEYS_LEN: usize = 64;

/// Blocks of a sector.
const BLOCKS: usize = SECTOR_LEN / 16;

/// Sectors whose blocks go through AES together: it works on several at the same time, and block by block a quarter as fast.
const TOGETHER: usize = 8;

/// Bytes that are no whole sectors, or lie past the last one that has a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum VolumeError {
    /// The length is no multiple of [`SECTOR_LEN`].
    #[error("{0} bytes are no whole sectors of {SECTOR_LEN} bytes")]
    PartOfASector(usize),
    /// A sector's number would not fit 64 bits.
    #[error("a sector after the last number of 64 bits")]
    PastTheEnd,
}

/// The keys of one disk. Wiped when dropped, never shown.
pub struct VolumeKey(Box<Keys>);

struct Keys {
    /// `key1`, of the data.
    data: Aes256,
    /// `key2`, of the tweaks.
    tweak: Aes256,
}

impl VolumeKey {
    /// Derives the keys of one disk from the BEK that it shares with the other disks of its machine:
    ///
    /// ```text
    /// key1 ‖ key2 = HKDF-SHA-256(ikm = BEK, salt = the 16 bytes of the salt, info = "kluis/1 ade volume"), 64 bytes
    /// ```
    ///
    /// Where two disks had the same keys, equal sectors at the same place would show.
    #[must_use]
    pub fn derive(bek: &Bek, salt: Uuid) -> Self {
        let mut keys = Zeroizing::new([0; KEYS_LEN]);
        hkdf_sha256(bek.expose(), salt.as_bytes(), INFO, &mut *keys).expect("64 bytes are fewer than 255 · 32");
        Self::of_keys(&keys).expect("two halves of what HKDF gives don't meet in 2^256 tries")
    }

    /// The keys themselves, `key1 ‖ key2`, for vectors that state them.
    ///
    /// # Errors
    /// [`EngineError::Key`] where the two are one: XTS with the same key twice tells of its tweaks (NIST SP 800-38E, FIPS 140
    /// implementation guidance C.I).
    pub fn of_keys(keys: &[u8; KEYS_LEN]) -> Result<Self, EngineError> {
        let (key1, key2) = keys.split_at(KEYS_LEN / 2);
        if key1 == key2 {
            return Err(EngineError::Key);
        }
        let cipher = |key: &[u8]| Aes256::new_from_slice(key).map_err(|_| EngineError::Key);
        let (data, tweak) = (cipher(key1)?, cipher(key2)?);
        Ok(Self(Box::new(Keys { data, tweak })))
    }

    /// Encrypts whole sectors in their place, the first of which has this number on its disk, counted from 0.
    ///
    /// ```text
    /// T₀ = AES-256(key2, sector number, 16 bytes little-endian)    Tⱼ = Tⱼ₋₁ · α in GF(2¹²⁸)
    /// Cⱼ = AES-256(key1, Pⱼ ⊕ Tⱼ) ⊕ Tⱼ
    /// ```
    ///
    /// # Errors
    /// [`VolumeError`]; nothing is changed then.
    pub fn encrypt(&self, first_sector: u64, bytes: &mut [u8]) -> Result<(), VolumeError> {
        check(first_sector, bytes.len())?;
        self.0.pass(first_sector, bytes, Aes256::encrypt_blocks);
        Ok(())
    }

    /// Decrypts whole sectors in their place, as [`Self::encrypt`] encrypts them. It can't tell whether they are what was
    /// encrypted.
    ///
    /// # Errors
    /// [`VolumeError`]; nothing is changed then.
    pub fn decrypt(&self, first_sector: u64, bytes: &mut [u8]) -> Result<(), VolumeError> {
        check(first_sector, bytes.len())?;
        self.0.pass(first_sector, bytes, Aes256::decrypt_blocks);
        Ok(())
    }
}

impl Keys {
    /// `AES-256(key1, · ⊕ Tⱼ) ⊕ Tⱼ`, in one direction or the other, over whole sectors.
    fn pass(&self, first_sector: u64, bytes: &mut [u8], aes: fn(&Aes256, &mut [Block])) {
        let mut tweaks = [Block::default(); TOGETHER * BLOCKS];
        let mut sector = first_sector;
        for sectors in bytes.chunks_mut(TOGETHER * SECTOR_LEN) {
            let (blocks, _) = Block::slice_as_chunks_mut(sectors);
            let tweaks = &mut tweaks[..blocks.len()];
            self.derive_tweaks(sector, tweaks);
            xor(blocks, tweaks);
            aes(&self.data, blocks);
            xor(blocks, tweaks);
            sector = sector.wrapping_add(TOGETHER as u64);
        }
    }

    /// `T₀ … T₃₁` of one sector after the other.
    fn derive_tweaks(&self, first_sector: u64, tweaks: &mut [Block]) {
        let mut starts = [Block::default(); TOGETHER];
        for (sector, start) in (0..).zip(&mut starts) {
            *start = u128::from(first_sector.wrapping_add(sector)).to_le_bytes().into();
        }
        self.tweak.encrypt_blocks(&mut starts);
        for (start, own) in starts.into_iter().zip(tweaks.chunks_mut(BLOCKS)) {
            let mut tweak = u128::from_le_bytes(start.into());
            for block in own {
                *block = tweak.to_le_bytes().into();
                tweak = times_alpha(tweak);
            }
        }
    }
}

/// `T · α` in GF(2¹²⁸) modulo `x¹²⁸ + x⁷ + x² + x + 1`, in constant time.
const fn times_alpha(tweak: u128) -> u128 {
    let carry = (tweak >> 127).wrapping_neg();
    tweak << 1 ^ (carry & 0x87)
}

fn xor(blocks: &mut [Block], tweaks: &[Block]) {
    for (block, tweak) in blocks.iter_mut().zip(tweaks) {
        let sum = u128::from_ne_bytes((*block).into()) ^ u128::from_ne_bytes((*tweak).into());
        *block = sum.to_ne_bytes().into();
    }
}

impl fmt::Debug for VolumeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VolumeKey(redacted)")
    }
}

fn check(first_sector: u64, length: usize) -> Result<(), VolumeError> {
    if !length.is_multiple_of(SECTOR_LEN) {
        return Err(VolumeError::PartOfASector(length));
    }
    let sectors = u64::try_from(length / SECTOR_LEN).map_err(|_| VolumeError::PastTheEnd)?;
    match first_sector.checked_add(sectors.saturating_sub(1)) {
        Some(_) => Ok(()),
        None => Err(VolumeError::PastTheEnd),
    }
}

#[cfg(test)]
mod tests;
