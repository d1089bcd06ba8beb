//! What can go wrong. Opening fails opaquely, so that nobody learns why; parsing says what is wrong and where.

use thiserror::Error;

/// Something doesn't open: damaged, cut, not what it says it is, or the wrong key. Which of these is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("does not open")]
pub struct OpenError;

/// The engine can't do what it was asked. Never about the content of something sealed: that is [`OpenError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EngineError {
    /// The random number generator failed.
    #[error("the random number generator failed")]
    Randomness,
    /// The key can't be imported, exported or used.
    #[error("the key can not be used")]
    Key,
    /// The message is too long for the key or the cipher.
    #[error("the message is too long")]
    TooLong,
    /// The engine failed for a reason of its own.
    #[error("the engine failed")]
    Failed,
}

/// Sealing stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    /// The engine failed.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The counter is at its end: an object has at most 2³² regions.
    #[error("an object has at most 4,294,967,296 regions")]
    TooManyRegions,
    /// A region came out of order.
    #[error("a region came out of order")]
    OutOfOrder,
    /// A region is empty, longer than a region can be, or follows one that isn't full.
    #[error("a region has a length that it can not have there")]
    RegionLength,
}

/// A length or a range can't be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LayoutError {
    /// More than 2³² regions.
    #[error("{0} bytes are more than an object can hold")]
    TooLong(u64),
    /// No plaintext has a body of this length: the last region would be shorter than its own nonce and tag.
    #[error("no body is {0} bytes long")]
    StoredLength(u64),
    /// The range reaches past the end of the plaintext.
    #[error("{length} bytes from {offset} reach past the end at {plaintext_len}")]
    Range {
        /// First byte.
        offset: u64,
        /// Number of bytes.
        length: u64,
        /// Where the plaintext ends.
        plaintext_len: u64,
    },
}

/// A stored record isn't what its format says.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormatError {
    /// Not JSON at all.
    #[error("not JSON: line {line}, column {column}")]
    Json {
        /// Where it stops being JSON.
        line: usize,
        /// Where it stops being JSON.
        column: usize,
    },
    /// A field is missing.
    #[error("{at} is missing")]
    Missing {
        /// The field, from the top, names joined by dots.
        at: &'static str,
    },
    /// A field holds something else than it must.
    #[error("{at} must be {expected}")]
    Wrong {
        /// The field, from the top, names joined by dots.
        at: &'static str,
        /// What it must be.
        expected: &'static str,
    },
    /// The fields are right but the text isn't the one canonical form.
    #[error("not in canonical form")]
    NotCanonical,
}

impl From<serde_json::Error> for FormatError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json {
            line: error.line(),
            column: error.column(),
        }
    }
}
