//! Samples: what a disk can hold where its owner has no files at hand. Each is deterministic: its kind, size and seed say
//! every byte.

use kluis_resource::FileFacts;
use serde::{Deserialize, Serialize};

/// A sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sample {
    /// What is in it.
    pub kind: SampleKind,
    /// Bytes of its files together, at most [`Sample::MOST_BYTES`].
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

impl Sample {
    /// The most bytes of a sample: 1 GiB.
    pub const MOST_BYTES: u64 = 1 << 30;

    /// Its files, in their order.
    #[must_use]
    pub fn files(&self) -> Vec<FileFacts> {
        Vec::new()
    }
}
