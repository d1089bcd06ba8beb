//! Filtering and paging of long lists.
//!
//! A list of ten thousand entries is drawn fifty at a time, with the way to the others below it. Pages instead of a window that
//! scrolls: each is a plain list that a screen reader counts, that the browser finds text in and that prints, its rows may be as
//! high as they like, and where one is in the whole is said in words. Drawing a page costs the same however long the list is.

use std::ops::Range;

use kluis_lab::text::paging::Paging as Text;
use kluis_lab::view::Listed;
use web_sys::{Event, HtmlInputElement};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, hook, html, use_state_eq};

use super::button::{Button, ButtonKind};
use super::id::use_id;
use crate::lab::use_lab;

/// How many rows a page has.
pub const PER_PAGE: usize = 50;

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
    if filter.trim().is_empty() {
        return true;
    }
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    filter
        .to_lowercase()
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

/// In which order a list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    #[default]
    NewestFirst,
    /// By name, or as things were made.
    Other,
}

/// Properties of [`Pager`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PagerProps {
    /// What the list is called.
    pub of: AttrValue,
    /// How many rows there are.
    pub total: usize,
    /// The number of the page, from 0.
    pub page: usize,
    /// In which order they are.
    #[prop_or_default]
    pub order: Order,
    /// Another page is wanted.
    pub onpage: Callback<usize>,
}

/// To the rows before and after, and to any page by its number; nothing where one page has them all.
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
    let (before, after) = match props.order {
        Order::NewestFirst => (Text::Newer, Text::Older),
        Order::Other => (Text::Previous, Text::Next),
    };
    html! {
        <nav class="row pager" aria-label={lab.t(Text::Of(&props.of))}>
            <Button disabled={page == 0} onclick={to(page.saturating_sub(1))}>{ lab.t(before) }</Button>
            <span class="secondary" aria-live="polite">
                { lab.t(Text::Shown(&n(shown.start + 1), &n(shown.end), &n(props.total))) }
            </span>
            if last >= FEW {
                <PageNumber {page} {last} onpage={props.onpage.clone()} />
            }
            <Button kind={ButtonKind::Secondary} disabled={page == last} onclick={to((page + 1).min(last))}>{ lab.t(after) }</Button>
        </nav>
    }
}

/// So many pages are gone through one by one.
const FEW: usize = 3;

#[derive(Clone, PartialEq, Properties)]
struct PageNumberProps {
    page: usize,
    last: usize,
    onpage: Callback<usize>,
}

/// The number of the page, which can be changed; counted from 1, as people do.
#[component]
fn PageNumber(props: &PageNumberProps) -> Html {
    let lab = use_lab();
    let id = use_id();
    let (page, last) = (props.page, props.last);
    let onchange = {
        let onpage = props.onpage.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let wanted = input.value().parse::<usize>().ok();
            let wanted = wanted.map_or(page, |number| number.saturating_sub(1).min(last));
            // What was typed may not be a page.
            input.set_value(&(wanted + 1).to_string());
            onpage.emit(wanted);
        })
    };
    html! {
        <span class="page-number">
            <label for={id.clone()}>{ lab.t(Text::Part) }</label>
            <input {id} type="number" min="1" max={(last + 1).to_string()} value={(page + 1).to_string()} {onchange} />
            <span class="secondary">{ lab.t(Text::OfParts(&lab.format().number(last as u64 + 1))) }</span>
        </span>
    }
}

/// The rows of a list, of which only those of a page are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    total: usize,
    row: Callback<usize, Html>,
}

impl Rows {
    /// As many rows as this, by their places.
    pub fn new(total: usize, row: impl Fn(usize) -> Html + 'static) -> Self {
        let row = Callback::from(row);
        Self { total, row }
    }

    /// A row for each of these.
    pub fn of<T: 'static>(all: &Listed<T>, row: impl Fn(&T) -> Html + 'static) -> Self {
        let own = all.clone();
        Self::new(all.len(), move |place| row(&own[place]))
    }

    /// There is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// Only the first few of them.
    #[must_use]
    pub fn first(self, few: usize) -> Self {
        let total = self.total.min(few);
        Self { total, ..self }
    }
}

/// Properties of [`PagedList`] and [`PagedParts`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PagedListProps {
    /// What the list is called.
    pub label: AttrValue,
    /// Its rows: list items.
    pub rows: Rows,
    /// In which order they are.
    #[prop_or_default]
    pub order: Order,
}

/// A list of which a page is drawn. It keeps the page by itself.
#[component]
pub fn PagedList(props: &PagedListProps) -> Html {
    let (rows, pager) = use_page(props);
    html! {
        <>
            <ul class="rows" aria-label={props.label.clone()}>{ rows }</ul>
            { pager }
        </>
    }
}

/// Sections of which a page is drawn: like [`PagedList`], for rows that have headings and are no list.
#[component]
pub fn PagedParts(props: &PagedListProps) -> Html {
    let (rows, pager) = use_page(props);
    html! { <>{ rows }{ pager }</> }
}

/// The rows of the page, and what goes to others.
#[hook]
fn use_page(props: &PagedListProps) -> (Html, Html) {
    let page = use_state_eq(|| 0_usize);
    let rows: Html = rows_of(*page, props.rows.total)
        .map(|index| props.rows.row.emit(index))
        .collect();
    let onpage = {
        let page = page.clone();
        Callback::from(move |next| page.set(next))
    };
    let pager =
        html! { <Pager of={props.label.clone()} total={props.rows.total} page={*page} order={props.order} {onpage} /> };
    (rows, pager)
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
