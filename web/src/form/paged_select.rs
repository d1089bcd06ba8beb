//! One of many values: a select with a page of them, and always the chosen one.

use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use super::options::Options;
use super::select::Select;
use super::value::Value;
use crate::ui::{Order, PER_PAGE, Pager, rows_of};

/// Values and their words, of which only those of a page are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct PagedOptions {
    /// How many there are.
    total: usize,
    /// Which one is chosen.
    chosen: usize,
    /// The options at these places.
    at: Callback<Vec<usize>, Options>,
}

impl PagedOptions {
    /// As many options as this; `option` makes the value and the words at a place.
    pub fn new<T: Value>(
        (total, chosen): (usize, usize),
        option: impl Fn(usize) -> (T, String) + 'static,
        onchange: &Callback<T>,
    ) -> Self {
        let onchange = onchange.clone();
        let at = Callback::from(move |places: Vec<usize>| {
            let (value, _) = option(chosen);
            Options::new(&value, places.into_iter().map(&option), &onchange)
        });
        Self { total, chosen, at }
    }
}

/// Properties of [`PagedSelect`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PagedSelectProps {
    /// What it asks.
    pub label: AttrValue,
    /// What can be chosen, and what is.
    pub options: PagedOptions,
    /// In which order they are.
    #[prop_or_default]
    pub order: Order,
}

/// The select, and the way to its other pages.
#[component]
pub fn PagedSelect(props: &PagedSelectProps) -> Html {
    // Which page was gone to, and what was chosen then: another choice shows its own page again.
    let gone_to = use_state_eq(|| None::<(usize, usize)>);
    let PagedOptions { total, chosen, ref at } = props.options;
    let page = match *gone_to {
        Some((page, then)) if then == chosen => page,
        Some(_) | None => chosen / PER_PAGE,
    };
    let mut rows: Vec<usize> = rows_of(page, total).collect();
    if let Err(place) = rows.binary_search(&chosen)
        && chosen < total
    {
        rows.insert(place, chosen);
    }
    let onpage = Callback::from(move |next| gone_to.set(Some((next, chosen))));
    html! {
        <div class="paged-select">
            <Select label={props.label.clone()} options={at.emit(rows)} />
            <Pager of={props.label.clone()} {total} {page} order={props.order} {onpage} />
        </div>
    }
}
