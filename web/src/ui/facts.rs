//! Names and values beside each other, as properties of a thing.

use yew::{AttrValue, Html, Properties, component, html};

/// A name and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    name: AttrValue,
    value: Html,
}

impl Fact {
    /// A fact whose value is words or parts of its own.
    #[must_use]
    pub fn new(name: impl Into<AttrValue>, value: Html) -> Self {
        Self {
            name: name.into(),
            value,
        }
    }

    /// A fact whose value is text.
    #[must_use]
    pub fn text(name: impl Into<AttrValue>, value: impl Into<AttrValue>) -> Self {
        let value: AttrValue = value.into();
        Self::new(name, html! { <>{ value }</> })
    }
}

/// Properties of [`Facts`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FactsProps {
    /// The facts, in order.
    pub facts: Vec<Fact>,
}

/// A list of facts; on a phone the value stands below its name.
#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let rows = props.facts.iter().map(|fact| {
        html! {
            <div>
                <dt>{ fact.name.clone() }</dt>
                <dd>{ fact.value.clone() }</dd>
            </div>
        }
    });
    html! { <dl class="facts">{ for rows }</dl> }
}
