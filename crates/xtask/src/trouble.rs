//! Why a command stopped: always one sentence (or a few) that also says what to do.

use std::fmt;

/// What a command ends with.
pub(crate) type Outcome<T = ()> = Result<T, Trouble>;

/// A sentence for the person at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble(String);

impl Trouble {
    /// Wraps a sentence.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// Adds what the person can do about it.
    #[must_use]
    pub(crate) fn and(self, advice: &str) -> Self {
        Self(format!("{} {advice}", self.0))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
