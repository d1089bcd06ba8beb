//! Bytes without any order: one number of the sequence after another, little-endian.

use super::{in_blocks, seed_of, split_mix};

/// What the file is called.
pub(super) const NAME: &str = "random.bin";

/// Numbers that are made at once.
const AT_ONCE: usize = 8;

pub(super) fn fill(seed: u32, offset: u64, out: &mut [u8]) {
    let seed = seed_of(seed, 0);
    in_blocks::<{ 8 * AT_ONCE }>(offset, out, |block, bytes| {
        let (numbers, _) = bytes.as_chunks_mut::<8>();
        for (place, number) in (block * AT_ONCE as u64..).zip(numbers) {
            *number = split_mix(seed, place).to_le_bytes();
        }
    });
}
