//! A state in a word, with a sign before it so that its colour never speaks alone.

use yew::{AttrValue, Html, Properties, classes, component, html};

/// What a state is to the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// In order, done.
    Good,
    /// Failed, broken.
    Bad,
    /// Going on.
    Running,
    /// Not there yet, off, ended without harm.
    Idle,
    /// Other than it was.
    Changed,
    /// Only told: nothing to be in order or not.
    Told,
}

/// Properties of [`Mark`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MarkProps {
    /// What it is to the user.
    pub sign: Sign,
    /// The state in a word.
    pub word: AttrValue,
}

/// The sign and the word.
#[component]
pub fn Mark(props: &MarkProps) -> Html {
    let (class, path) = match props.sign {
        Sign::Good => ("good", "M3.5 8.6l3 3 6-6.4"),
        Sign::Bad => ("bad", "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6"),
        Sign::Running => ("running", "M3 8h.1M8 8h.1M13 8h.1"),
        Sign::Idle => ("idle", "M8 3a5 5 0 1 0 .01 0z"),
        Sign::Told => ("told", "M8 7.2v5M8 4v.1"),
        Sign::Changed => ("changed", "M2.5 8h10M9 4.2L12.8 8 9 11.8"),
    };
    html! {
        <span class={classes!("mark", class)}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d={path} /></svg>
            { props.word.clone() }
        </span>
    }
}
