//! The explicit choice to go on with platform-managed keys (rules V1 and V10).

use kluis_lab::text::back_up::BackUp as Text;
use kluis_rulebook::Rule;
use yew::{Callback, Html, Properties, component, html};

use crate::form::Check;
use crate::lab::use_lab;
use crate::ui::{Notice, RuleChip, Tone};

/// Properties of [`PlatformChoice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PlatformChoiceProps {
    /// The vault that would lose customer-managed keys.
    pub(super) vault: String,
    /// It is chosen.
    pub(super) chosen: bool,
    /// Chosen from now on, or no longer.
    pub(super) onchange: Callback<bool>,
}

/// The choice, with what it means before it is made.
#[component]
pub(super) fn PlatformChoice(props: &PlatformChoiceProps) -> Html {
    let lab = use_lab();
    html! {
        <div class="platform-choice">
            <h3>{ lab.t(Text::PlatformTitle) }</h3>
            <Check label={lab.t(Text::PlatformChoice)} checked={props.chosen} boxed=true onchange={props.onchange.clone()} />
            <Notice tone={Tone::Warning}>
                { lab.t(Text::PlatformMeans(&props.vault)) }{ " " }
                <span class="rules">
                    { for [Rule::V1, Rule::V10].map(|rule| html! { <RuleChip {rule} /> }) }
                </span>
            </Notice>
        </div>
    }
}
