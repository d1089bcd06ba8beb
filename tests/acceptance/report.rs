//! What a suite found.

use std::fmt;

/// How many vectors ran, and which of them did not come out as they must.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    suite: &'static str,
    run: usize,
    failures: Vec<String>,
}

impl Report {
    pub(crate) fn new(suite: &'static str) -> Self {
        Self {
            suite,
            run: 0,
            failures: Vec::new(),
        }
    }

    /// Counts a vector, and says what was wrong with it.
    pub(crate) fn count(&mut self, vector: impl fmt::Display, outcome: Result<(), &str>) {
        self.run += 1;
        if let Err(wrong) = outcome {
            self.failures.push(format!("{vector}: {wrong}"));
        }
    }

    /// Vectors that ran.
    #[must_use]
    pub fn run(&self) -> usize {
        self.run
    }

    /// Those that did not come out as they must.
    #[must_use]
    pub fn failures(&self) -> &[String] {
        &self.failures
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} vectors, {} failed",
            self.suite,
            self.run,
            self.failures.len()
        )?;
        self.failures.iter().try_for_each(|failure| write!(f, "\n  {failure}"))
    }
}
