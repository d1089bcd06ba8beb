//! Filtering and paging of long lists.

use std::ops::Range;

/// How many rows a page has.
pub(super) const PER_PAGE: usize = 50;

/// The rows of a page; a page after the last is the last.
pub(super) fn rows_of(page: usize, total: usize) -> Range<usize> {
    let start = page.min(last_page(total)) * PER_PAGE;
    start..total.min(start + PER_PAGE)
}

/// The number of the last page, from 0.
pub(super) const fn last_page(total: usize) -> usize {
    total.saturating_sub(1) / PER_PAGE
}

/// Every word of the filter is somewhere in these texts, whatever its case.
pub(super) fn matches(filter: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    filter
        .to_lowercase()
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_fifty_rows_and_the_last_the_rest() {
        assert_eq!(rows_of(0, 0), 0..0);
        assert_eq!(rows_of(0, 50), 0..50);
        assert_eq!(rows_of(1, 120), 50..100);
        assert_eq!(rows_of(2, 120), 100..120);
        assert_eq!(last_page(120), 2);
        assert_eq!(last_page(100), 1);
    }

    #[test]
    fn a_page_that_a_filter_took_away_is_the_last() {
        assert_eq!(rows_of(7, 60), 50..60);
    }

    #[test]
    fn a_filter_wants_every_word_somewhere_whatever_its_case() {
        assert!(matches("", &["Backup"]));
        assert!(matches("fail PHOTOS", &["Backup", "holiday photos", "Failed"]));
        assert!(!matches("photos rotate", &["Backup", "holiday photos"]));
        assert!(matches("É", &["café"]));
    }
}
