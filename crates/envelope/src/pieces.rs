//! One message of AES-256-GCM in pieces, for an engine that does whole messages only and is faster with short ones, as a browser's is.
//!
//! What comes out is the message's own ciphertext and tag, bit for bit (NIST SP 800-38D, sections 6.4 and 7.1). Two facts are enough:
//!
//! - **A piece's keystream is the message's from some counter on.** GCM counts from the block after `J₀`. Under an IV of 16 bytes
//!   `J₀ = GHASH_H(IV ‖ 0⁶⁴ ‖ [128]₆₄)`, which is an equation in the field of 2¹²⁸ elements: whoever has `H = E_K(0¹²⁸)` solves it for the IV
//!   that begins at any counter block.
//! - **GHASH is a polynomial in `H`.** From the tag of a piece follows its value, and the message's value is the sum of these, each times
//!   the power of `H` that counts the blocks behind it.
//!
//! The counter blocks are exactly those of the message, so no keystream is used twice that the message wouldn't use. The tags of pieces are
//! intermediate values: they must not leave the program, because together with the message's they tell `H`, with which tags can be forged.
//! Left out on purpose: additional data, which no region has.

use std::cell::OnceCell;
use std::fmt;
use std::ops::Range;

use aes::Aes256;
use aes::cipher::{BlockCipherEncrypt, KeyInit};
use ctutils::CtEq;
use ghash::GHash;
use ghash::universal_hash::UniversalHash;
use zeroize::Zeroize;

use crate::Dek;
use crate::region::{NONCE_LEN, Nonce, Tag};

/// Bytes of a block of AES.
const BLOCK_LEN: usize = 16;
/// The element 1 of the field: bit 0 comes first, and is the highest.
const ONE: u128 = 1 << 127;

/// Part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GcmPiece {
    /// Its bytes of the plaintext, or of the ciphertext without the tag.
    pub range: Range<usize>,
    /// The IV under which AES-256-GCM uses the keystream of the message on it.
    pub iv: [u8; BLOCK_LEN],
}

/// What makes and joins the pieces of the messages under one key. Wiped when dropped, never shown.
pub struct GcmPieces {
    cipher: Aes256,
    piece_len: usize,
    /// Takes time, and no message may come that has pieces.
    powers: OnceCell<Powers>,
}

/// Elements of the field, as they stand in a block, the first byte highest.
struct Powers {
    /// `H`
    one: u128,
    /// `H⁻¹`
    inverse: u128,
    /// `H` to the number of blocks in a full piece.
    full_piece: u128,
}

impl Drop for Powers {
    fn drop(&mut self) {
        self.one.zeroize();
        self.inverse.zeroize();
        self.full_piece.zeroize();
    }
}

impl GcmPieces {
    /// Pieces of `piece_len` bytes, the last of a message may be shorter.
    ///
    /// # Panics
    /// Where `piece_len` is zero or no multiple of 16.
    #[must_use]
    pub fn new(dek: &Dek, piece_len: usize) -> Self {
        assert!(
            piece_len > 0 && piece_len.is_multiple_of(BLOCK_LEN),
            "a piece has whole blocks"
        );
        Self {
            cipher: Aes256::new(dek.expose().into()),
            piece_len,
            powers: OnceCell::new(),
        }
    }

    /// The pieces of a message of so many bytes, in order. Each is to be sealed by itself, with its IV and without additional data; the last
    /// 16 bytes of what that gives are for [`Self::tag_of_sealed`].
    ///
    /// To open a message, seal the pieces of its ciphertext in the same way: what that gives without the last 16 bytes is the plaintext, to
    /// be used only where [`Self::opens`] says so.
    pub fn cut(&self, nonce: &Nonce, len: usize) -> impl ExactSizeIterator<Item = GcmPiece> {
        (0..len.div_ceil(self.piece_len)).map(move |number| {
            let start = number * self.piece_len;
            GcmPiece {
                range: start..len.min(start + self.piece_len),
                iv: self.iv_of(counter(nonce, start)),
            }
        })
    }

    /// The tag of a message of so many bytes, given the tags of its sealed pieces, all of them, in order.
    pub fn tag_of_sealed(&self, nonce: &Nonce, len: usize, tags: impl IntoIterator<Item = Tag>) -> Tag {
        let hashed = self.starts(len).zip(tags).map(|(start, tag)| {
            let piece = self.piece_len.min(len - start);
            let hash = u128::from_be_bytes(tag) ^ self.encrypted(counter(nonce, start));
            (piece, self.without_lengths(hash, lengths(0, piece)))
        });
        self.joined(nonce, len, hashed)
    }

    /// Whether a message of so many bytes with this tag is authentic, given the tag of each piece of its ciphertext: that of no plaintext,
    /// with the piece as additional data, under the message's own nonce. Takes as long whatever the answer is.
    pub fn opens(&self, nonce: &Nonce, len: usize, tags: impl IntoIterator<Item = Tag>, tag: &Tag) -> bool {
        let mask = self.encrypted(counter(nonce, 0));
        let hashed = self.starts(len).zip(tags).map(|(start, tag)| {
            let piece = self.piece_len.min(len - start);
            let hash = u128::from_be_bytes(tag) ^ mask;
            (piece, self.without_lengths(hash, lengths(piece, 0)))
        });
        self.joined(nonce, len, hashed).ct_eq(tag).to_bool()
    }

    fn starts(&self, len: usize) -> impl Iterator<Item = usize> {
        (0..len).step_by(self.piece_len)
    }

    /// `GHASH(X)` of `GHASH(X ‖ lengths)`.
    fn without_lengths(&self, hash: u128, lengths: u128) -> u128 {
        product(hash, self.powers().inverse) ^ lengths
    }

    /// The tag of a message, given the length and the GHASH of each piece, without lengths.
    fn joined(&self, nonce: &Nonce, len: usize, pieces: impl Iterator<Item = (usize, u128)>) -> Tag {
        let powers = self.powers();
        let hash = pieces.fold(0, |before, (piece, hash)| {
            let shift = if piece == self.piece_len {
                powers.full_piece
            } else {
                power(powers.one, blocks(piece))
            };
            product(before, shift) ^ hash
        });
        let tag = product(hash ^ lengths(0, len), powers.one) ^ self.encrypted(counter(nonce, 0));
        tag.to_be_bytes()
    }

    /// The IV of 16 bytes under which GCM starts with this counter block as `J₀`.
    fn iv_of(&self, counter: u128) -> [u8; BLOCK_LEN] {
        let inverse = self.powers().inverse;
        let lengths = lengths(0, BLOCK_LEN);
        product(product(counter, inverse) ^ lengths, inverse).to_be_bytes()
    }

    fn encrypted(&self, block: u128) -> u128 {
        let mut block = block.to_be_bytes().into();
        self.cipher.encrypt_block(&mut block);
        u128::from_be_bytes(block.into())
    }

    fn powers(&self) -> &Powers {
        self.powers.get_or_init(|| {
            let one = self.encrypted(0);
            Powers {
                one,
                // H²¹²⁸ = H, and so H²¹²⁸⁻² · H = 1. That H is 0 happens once in 2¹²⁸ keys.
                inverse: power(one, u128::MAX - 1),
                full_piece: power(one, blocks(self.piece_len)),
            }
        })
    }
}

impl fmt::Debug for GcmPieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GcmPieces(redacted)")
    }
}

/// `inc₃₂ⁿ(J₀)` of a message, where *n* blocks come before `start`: what GCM counts on from there. A message has fewer than 2³² blocks.
fn counter(nonce: &Nonce, start: usize) -> u128 {
    let mut block = [0; BLOCK_LEN];
    block[..NONCE_LEN].copy_from_slice(nonce);
    let before = u32::try_from(start / BLOCK_LEN).expect("an address holds 32 bits here, and a message fewer blocks");
    block[NONCE_LEN..].copy_from_slice(&(before + 1).to_be_bytes());
    u128::from_be_bytes(block)
}

/// `[8a]₆₄ ‖ [8c]₆₄`, given the bytes of additional data and of ciphertext.
fn lengths(additional: usize, ciphertext: usize) -> u128 {
    (additional as u128 * 8) << 64 | (ciphertext as u128 * 8)
}

fn blocks(bytes: usize) -> u128 {
    bytes.div_ceil(BLOCK_LEN) as u128
}

/// `X · Y` in the field of GHASH (NIST SP 800-38D, section 6.3).
fn product(x: u128, y: u128) -> u128 {
    let mut by_x = GHash::new(&x.to_be_bytes().into());
    by_x.update(&[y.to_be_bytes().into()]);
    u128::from_be_bytes(by_x.finalize().into())
}

/// `Xⁿ`. Takes a time that tells *n*, which is no secret.
fn power(x: u128, n: u128) -> u128 {
    let mut result = ONE;
    for bit in (0..u128::BITS - n.leading_zeros()).rev() {
        result = product(result, result);
        if n >> bit & 1 == 1 {
            result = product(result, x);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use aes_gcm::AesGcm;
    use aes_gcm::aead::AeadInOut;
    use aes_gcm::aead::consts::{U12, U16};
    use proptest::prelude::*;

    use super::*;

    const NONCE: Nonce = *b"twelve bytes";

    fn key(seed: u8) -> Dek {
        let mut bytes = [0; Dek::LEN];
        for (byte, at) in bytes.iter_mut().zip(0_u8..) {
            *byte = seed.wrapping_add(at).wrapping_mul(37);
        }
        Dek::from_random(&mut bytes)
    }

    fn text(len: usize) -> Vec<u8> {
        (0..len).map(|at| (at * at / 7).to_le_bytes()[0]).collect()
    }

    /// `ciphertext`, tag: by the crate, whole.
    fn whole(dek: &Dek, nonce: &Nonce, plaintext: &[u8]) -> (Vec<u8>, Tag) {
        let cipher = AesGcm::<Aes256, U12>::new(dek.expose().into());
        let mut text = plaintext.to_vec();
        let tag = cipher.encrypt_inout_detached(nonce.into(), &[], text.as_mut_slice().into());
        (text, tag.unwrap().into())
    }

    fn sealed_piece(dek: &Dek, piece: &GcmPiece, message: &[u8]) -> (Vec<u8>, Tag) {
        let cipher = AesGcm::<Aes256, U16>::new(dek.expose().into());
        let mut text = message[piece.range.clone()].to_vec();
        let tag = cipher.encrypt_inout_detached((&piece.iv).into(), &[], text.as_mut_slice().into());
        (text, tag.unwrap().into())
    }

    fn authenticated(dek: &Dek, nonce: &Nonce, piece: &[u8]) -> Tag {
        let cipher = AesGcm::<Aes256, U12>::new(dek.expose().into());
        let tag = cipher.encrypt_inout_detached(nonce.into(), piece, (&mut [][..]).into());
        tag.unwrap().into()
    }

    /// `ciphertext`, tag: in pieces.
    fn in_pieces(dek: &Dek, nonce: &Nonce, plaintext: &[u8], piece_len: usize) -> (Vec<u8>, Tag) {
        let pieces = GcmPieces::new(dek, piece_len);
        let cut = pieces.cut(nonce, plaintext.len());
        let (texts, tags): (Vec<_>, Vec<_>) = cut.map(|piece| sealed_piece(dek, &piece, plaintext)).unzip();
        (texts.concat(), pieces.tag_of_sealed(nonce, plaintext.len(), tags))
    }

    fn opens_in_pieces(dek: &Dek, nonce: &Nonce, ciphertext: &[u8], tag: &Tag, piece_len: usize) -> Option<Vec<u8>> {
        let pieces = GcmPieces::new(dek, piece_len);
        let cut: Vec<_> = pieces.cut(nonce, ciphertext.len()).collect();
        let tags = cut
            .iter()
            .map(|piece| authenticated(dek, nonce, &ciphertext[piece.range.clone()]));
        let holds = pieces.opens(nonce, ciphertext.len(), tags.collect::<Vec<_>>(), tag);
        let texts = cut.iter().map(|piece| sealed_piece(dek, piece, ciphertext).0);
        holds.then(|| texts.collect::<Vec<_>>().concat())
    }

    #[test]
    fn one_is_one_and_an_inverse_is_one() {
        let some = 0x0123_4567_89ab_cdef_fedc_ba98_7654_3210;
        assert_eq!(product(ONE, some), some);
        assert_eq!(product(power(some, u128::MAX - 1), some), ONE);
        assert_eq!(power(some, 0), ONE);
        assert_eq!(
            power(some, 5),
            product(some, product(product(some, some), product(some, some)))
        );
    }

    #[test]
    fn pieces_cover_a_message_and_the_last_is_the_rest() {
        let pieces = GcmPieces::new(&key(1), 32);
        let lengths = |len| {
            let cut = pieces.cut(&NONCE, len);
            cut.map(|piece| (piece.range.start, piece.range.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!(lengths(0), []);
        assert_eq!(lengths(32), [(0, 32)]);
        assert_eq!(lengths(65), [(0, 32), (32, 32), (64, 1)]);
    }

    #[test]
    fn debug_shows_no_key_byte() {
        let pieces = GcmPieces::new(&key(1), 32);
        pieces.powers();
        assert_eq!(format!("{pieces:?}"), "GcmPieces(redacted)");
    }

    #[test]
    fn whatever_is_changed_does_not_open() {
        let dek = key(3);
        let (ciphertext, tag) = whole(&dek, &NONCE, &text(70));
        let opens = |ciphertext: &[u8], tag: &Tag| opens_in_pieces(&dek, &NONCE, ciphertext, tag, 32).is_some();
        assert!(opens(&ciphertext, &tag));
        for bit in 0..8 * ciphertext.len() {
            let mut other = ciphertext.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(!opens(&other, &tag), "bit {bit} of the ciphertext");
        }
        for bit in 0..8 * tag.len() {
            let mut other = tag;
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(!opens(&ciphertext, &other), "bit {bit} of the tag");
        }
        assert!(!opens(&ciphertext[..64], &tag), "cut between pieces");
        assert!(
            !opens(
                &[&ciphertext[32..64], &ciphertext[..32], &ciphertext[64..]].concat(),
                &tag
            ),
            "turned round"
        );
    }

    #[test]
    fn a_tag_too_few_does_not_open() {
        let dek = key(3);
        let (ciphertext, tag) = whole(&dek, &NONCE, &text(64));
        let first = authenticated(&dek, &NONCE, &ciphertext[..32]);
        assert!(!GcmPieces::new(&dek, 32).opens(&NONCE, 64, [first], &tag));
    }

    proptest! {
        #[test]
        fn pieces_are_the_message(seed: u8, nonce: Nonce, len in 0_usize..300, blocks in 1_usize..6) {
            let dek = key(seed);
            let plaintext = text(len);
            let (ciphertext, tag) = whole(&dek, &nonce, &plaintext);
            prop_assert_eq!(&in_pieces(&dek, &nonce, &plaintext, 16 * blocks), &(ciphertext.clone(), tag));
            prop_assert_eq!(opens_in_pieces(&dek, &nonce, &ciphertext, &tag, 16 * blocks), Some(plaintext));
        }
    }

    #[test]
    fn a_full_region_in_pieces_is_the_region() {
        let (dek, plaintext) = (key(9), text(crate::REGION_LEN as usize));
        let (ciphertext, tag) = whole(&dek, &NONCE, &plaintext);
        assert_eq!(
            in_pieces(&dek, &NONCE, &plaintext, 512 << 10),
            (ciphertext.clone(), tag)
        );
        assert_eq!(
            opens_in_pieces(&dek, &NONCE, &ciphertext, &tag, 512 << 10),
            Some(plaintext)
        );
    }
}
