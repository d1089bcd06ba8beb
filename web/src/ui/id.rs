//! Ids: those of elements, for labels and descriptions, and the long ones of things, shortened for the eye.

use std::cell::Cell;

use yew::{AttrValue, Html, Properties, component, hook, html, use_memo};

use super::code::CopyButton;
use crate::format::shorten;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element of the page has, the same with every drawing of this component.
#[hook]
pub fn use_id() -> AttrValue {
    let id = use_memo((), |()| {
        let number = NEXT.replace(NEXT.get() + 1);
        AttrValue::from(format!("k{number}"))
    });
    (*id).clone()
}

/// Properties of [`ShortId`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShortIdProps {
    /// The whole id.
    pub whole: AttrValue,
    /// What it is the id of, for the copy button ("Copy object id").
    pub what: AttrValue,
    /// How many characters at the start stay.
    #[prop_or(8)]
    pub first: usize,
    /// How many at the end.
    #[prop_or(4)]
    pub last: usize,
}

/// An id in monospace, shortened in the middle; whole in its title, for screen readers, and on copying.
#[component]
pub fn ShortId(props: &ShortIdProps) -> Html {
    html! {
        <span class="short-id">
            <code title={props.whole.clone()} aria-hidden="true">
                { shorten(&props.whole, props.first, props.last) }
            </code>
            <span class="unseen">{ props.whole.clone() }</span>
            <CopyButton text={props.whole.clone()} what={props.what.clone()} />
        </span>
    }
}
