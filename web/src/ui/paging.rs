//! Filtering and paging of long lists.

use std::ops::Range;

use kluis_lab::text::activity::Activity as Text;
use yew::{Callback, Html, Properties, component, html};

use super::button::{Button, ButtonKind};
use crate::lab::use_lab;

/// How many rows a page has.
const PER_PAGE: usize = 50;

/// The rows of a page; a page after the last is the last.
#[must_use]
pub fn rows_of(page: usize, total: usize) -> Range<usize> {
    let start = page.min(last_page(total)) * PER_PAGE;
    start..total.min(start + PER_PAGE)
}

/// The number of the last page, from 0.
const fn last_page(total: usize) -> usize {
    total.saturating_sub(1) / PER_PAGE
}

/// Every word of the filter is somewhere in these texts, whatever its case.
#[must_use]
pub fn matches(filter: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    filter
        .to_lowercase()
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

/// Properties of [`Pager`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PagerProps {
    /// How many rows there are.
    pub total: usize,
    /// The number of the page, from 0.
    pub page: usize,
    /// Another page is wanted.
    pub onpage: Callback<usize>,
}

/// To newer and older rows; nothing where one page has them all.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let lab = use_lab();
    let last = last_page(props.total);
    if last == 0 {
        return Html::default();
    }
    let page = props.page.min(last);
    let shown = rows_of(page, props.total);
    let n = |number: usize| lab.format().number(number as u64);
    let to = |next: usize| props.onpage.reform(move |_| next);
    html! {
        <nav class="row pager" aria-label={lab.t(Text::Pages)}>
            <Button disabled={page == 0} onclick={to(page.saturating_sub(1))}>{ lab.t(Text::Newer) }</Button>
            <span class="secondary" aria-live="polite">
                { lab.t(Text::Shown(&n(shown.start + 1), &n(shown.end), &n(props.total))) }
            </span>
            <Button kind={ButtonKind::Secondary} disabled={page == last} onclick={to((page + 1).min(last))}>{ lab.t(Text::Older) }</Button>
        </nav>
    }
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
