//! Samples: what a disk can hold where its owner has no files at hand. Each is deterministic: its kind, size and seed say
//! every byte, and any stretch of it can be had without those before it.
//!
//! What the bytes of each kind are is in the folder beside. They are part of the storage format as the vectors are: a copy of a
//! sample that was made today has the hash of one that is made tomorrow. Nothing here is a secret, or random enough for one.

mod prose;
mod random;
mod sqlite;
mod text;

#[cfg(test)]
mod tests;

use kluis_resource::{FileFacts, Timestamp};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// When every file of every sample was last changed: 1 January 2026, midnight UTC.
const MODIFIED: Timestamp = Timestamp::from_unix_millis(1_767_225_600_000);

/// A sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sample {
    /// What is in it.
    pub kind: SampleKind,
    /// Bytes of its files together, at least [`Sample::FEWEST_BYTES`] and at most [`Sample::MOST_BYTES`]; of a database, whole
    /// pages.
    pub bytes: u64,
    /// What tells samples of one kind and size apart.
    pub seed: u32,
}

/// What is in a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SampleKind {
    /// Text files that a person can read.
    Text,
    /// A SQLite database that any SQLite opens.
    Sqlite,
    /// Bytes without any order.
    Random,
}

/// A sample can't be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SampleError {
    /// Fewer than [`Sample::FEWEST_BYTES`].
    #[error("{0} bytes are fewer than a sample has")]
    TooSmall(u64),
    /// More than [`Sample::MOST_BYTES`].
    #[error("{0} bytes are more than a sample has")]
    TooLarge(u64),
    /// A database that doesn't end with a page.
    #[error("{0} bytes are no whole pages of a database")]
    PartOfAPage(u64),
}

impl Sample {
    /// The fewest bytes of a sample: 4 KiB.
    pub const FEWEST_BYTES: u64 = 4 << 10;

    /// The most bytes of a sample: 1 GiB.
    pub const MOST_BYTES: u64 = 1 << 30;

    /// A sample of this size; a database is as large as fits into it in whole pages.
    ///
    /// # Errors
    /// [`SampleError`] where it would be too small or too large.
    pub fn new(kind: SampleKind, bytes: u64, seed: u32) -> Result<Self, SampleError> {
        let bytes = match kind {
            SampleKind::Text | SampleKind::Random => bytes,
            SampleKind::Sqlite => bytes - bytes % sqlite::PAGE,
        };
        let sample = Self { kind, bytes, seed };
        sample.check()?;
        Ok(sample)
    }

    /// Whether there can be such a sample.
    ///
    /// # Errors
    /// [`SampleError`] says why not.
    pub fn check(&self) -> Result<(), SampleError> {
        if self.bytes < Self::FEWEST_BYTES {
            return Err(SampleError::TooSmall(self.bytes));
        }
        if self.bytes > Self::MOST_BYTES {
            return Err(SampleError::TooLarge(self.bytes));
        }
        if self.kind == SampleKind::Sqlite && !self.bytes.is_multiple_of(sqlite::PAGE) {
            return Err(SampleError::PartOfAPage(self.bytes));
        }
        Ok(())
    }

    /// Its files, in their order. Their sizes together are [`Self::bytes`](Sample::bytes).
    #[must_use]
    pub fn files(&self) -> Vec<FileFacts> {
        let named = match self.kind {
            SampleKind::Text => text::files(self.bytes),
            SampleKind::Sqlite => vec![(sqlite::NAME.to_owned(), self.bytes)],
            SampleKind::Random => vec![(random::NAME.to_owned(), self.bytes)],
        };
        let facts = named.into_iter().map(|(path, size)| FileFacts {
            path,
            size,
            modified: MODIFIED,
        });
        facts.collect()
    }

    /// Fills `out` with the bytes of a file, counted from 0 in the order of [`Self::files`], from `offset` on. What it writes
    /// past the end of the file, or of a file that there isn't, belongs to nothing.
    pub fn fill(&self, file: usize, offset: u64, out: &mut [u8]) {
        match self.kind {
            SampleKind::Text => text::fill(self.seed, file, offset, out),
            SampleKind::Sqlite => sqlite::fill(self.seed, self.bytes, offset, out),
            SampleKind::Random => random::fill(self.seed, offset, out),
        }
    }
}

/// Fills `out` from `offset` on, given what makes one of equal blocks: `block(number, bytes)`.
fn in_blocks<const N: usize>(offset: u64, out: &mut [u8], block: impl Fn(u64, &mut [u8; N])) {
    let length = N as u64;
    let mut number = offset / length;
    let mut skip = usize::try_from(offset % length).expect("a block is shorter than 2^32 bytes");
    let mut rest = out;
    while !rest.is_empty() {
        let (now, after) = rest.split_at_mut(rest.len().min(N - skip));
        match now.as_mut_array::<N>() {
            Some(whole) => block(number, whole),
            None => {
                let mut bytes = [0; N];
                block(number, &mut bytes);
                now.copy_from_slice(&bytes[skip..skip + now.len()]);
            }
        }
        (rest, skip) = (after, 0);
        number += 1;
    }
}

/// The number at a place of the sequence that `seed` begins: SplitMix64 (Steele, Lea, Flood 2014).
const fn split_mix(seed: u64, place: u64) -> u64 {
    let state = seed.wrapping_add(place.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// A seed of one of several sequences under one seed.
const fn seed_of(seed: u32, sequence: u32) -> u64 {
    split_mix((seed as u64) << 32 | sequence as u64, 0)
}
