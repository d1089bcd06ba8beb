//! The explicit choice to go on with platform-managed keys (rules V1 and V10).

use kluis_lab::text::back_up::BackUp as Text;
use kluis_resource::VaultName;
use kluis_rulebook::Rule;
use yew::{Callback, Html, html};

use crate::form::Check;
use crate::lab::Lab;
use crate::ui::{Notice, RuleChip, Tone};

/// The choice, with what it means for the vault before it is made.
pub(super) fn platform_choice(lab: &Lab, vault: &VaultName, chosen: bool, onchange: Callback<bool>) -> Html {
    html! {
        <div class="platform-choice">
            <h3>{ lab.t(Text::PlatformTitle) }</h3>
            <Check label={lab.t(Text::PlatformChoice)} checked={chosen} boxed=true {onchange} />
            <Notice tone={Tone::Warning}>
                { lab.t(Text::PlatformMeans(vault.as_str())) }{ " " }
                <span class="rules">
                    { for [Rule::V1, Rule::V10].map(|rule| html! { <RuleChip {rule} /> }) }
                </span>
            </Notice>
        </div>
    }
}
