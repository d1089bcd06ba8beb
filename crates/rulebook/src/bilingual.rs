//! Words that stand in both languages beside what they are about.

/// The same in English and in Dutch. Which of the two is said is for the crates above to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// In English.
    pub en: &'static str,
    /// In Dutch.
    pub nl: &'static str,
}
