//! One colour and one shape for each kind of thing, on every page.

use kluis_lab::text::words::Kind;
use yew::{AttrValue, Html, Properties, classes, component, html};

use crate::lab::use_lab;

/// A kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Data: a slate square.
    Data,
    /// A data encryption key: a teal pill, dashed while it exists only in memory.
    Dek,
    /// A wrapped DEK: a teal pill in a gold envelope.
    WrappedDek,
    /// A key encryption key of the customer: a gold hexagon.
    Kek,
    /// A platform-managed key: a violet hexagon.
    Platform,
}

impl Thing {
    /// The class that colours it.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Dek => "dek",
            Self::WrappedDek => "wrapped-dek",
            Self::Kek => "kek",
            Self::Platform => "platform",
        }
    }

    const fn words(self) -> Kind {
        match self {
            Self::Data => Kind::Data,
            Self::Dek => Kind::Dek,
            Self::WrappedDek => Kind::WrappedDek,
            Self::Kek => Kind::Kek,
            Self::Platform => Kind::Platform,
        }
    }
}

/// Properties of [`Glyph`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GlyphProps {
    /// Of what.
    pub thing: Thing,
    /// A DEK that exists only in memory.
    #[prop_or_default]
    pub fleeting: bool,
}

/// The small picture of a kind of thing. Stands beside its word, so it says nothing to a screen reader.
#[component]
pub fn Glyph(props: &GlyphProps) -> Html {
    let shape = match props.thing {
        Thing::Data => html! { <rect class="shape" x="3" y="3" width="14" height="14" rx="2" /> },
        Thing::Dek => html! { <rect class="shape" x="1" y="6" width="18" height="8" rx="4" /> },
        Thing::WrappedDek => html! {
            <>
                <rect class="outer" x="1" y="3" width="18" height="14" rx="2" />
                <path class="outer" d="M1 4l9 5 9-5" />
                <rect class="shape" x="5" y="10.5" width="10" height="5" rx="2.5" />
            </>
        },
        Thing::Kek | Thing::Platform => html! { <path class="shape" d="M1 10l4.5-7h9L19 10l-4.5 7h-9z" /> },
    };
    let class = classes!("glyph", props.thing.class(), props.fleeting.then_some("fleeting"));
    html! { <svg {class} viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">{ shape }</svg> }
}

/// Properties of [`Chip`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChipProps {
    /// What kind of thing.
    pub thing: Thing,
    /// Its name; the kind's own word where none is given.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// A DEK that exists only in memory.
    #[prop_or_default]
    pub fleeting: bool,
}

/// A thing in running text: its glyph and its name.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    let lab = use_lab();
    let kind = lab.t(props.thing.words());
    html! {
        <span class={classes!("chip", props.thing.class())} title={kind.clone()}>
            <Glyph thing={props.thing} fleeting={props.fleeting} />
            if let Some(name) = &props.name {
                <span class="unseen">{ kind }{ ": " }</span>{ name.clone() }
            } else {
                { kind }
            }
        </span>
    }
}
