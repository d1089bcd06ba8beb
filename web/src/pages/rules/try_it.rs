//! The slot for "try it": a scenario that plays a rule, step by step, in a lab of its own. Nothing yet.

use kluis_rulebook::Rule;
use yew::{Html, Properties, component};

/// Properties of [`TryIt`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TryItProps {
    /// The rule to play.
    pub(super) rule: Rule,
}

/// Stands at the end of a rule's details.
#[component]
pub(super) fn TryIt(_props: &TryItProps) -> Html {
    Html::default()
}
