//! The second layer, chosen with the first key or never (rules E5, N9).

use kluis_lab::text::refusal::{headline, way_out};
use kluis_lab::text::setup::Assigning as Words;
use kluis_lab::view::VaultView;
use yew::{AttrValue, Callback, Html, html};

use crate::form::Check;
use crate::lab::Lab;

/// A box to tick; where it can't be ticked, the reason.
pub(super) fn infrastructure(lab: &Lab, vault: &VaultView, chosen: bool, onchange: Callback<bool>) -> Html {
    let blocked = vault.infrastructure_blocked.as_ref();
    let hint = match blocked {
        Some(refusal) => {
            let rule = refusal.rule.map(|rule| format!("{}: ", rule.id())).unwrap_or_default();
            format!("{rule}{} {}", headline(refusal, lab.lang), way_out(refusal, lab.lang))
        }
        None => lab.t(Words::InfrastructureMeans),
    };
    html! {
        <Check
            label={lab.t(Words::Infrastructure)}
            hint={AttrValue::from(hint)}
            checked={chosen && blocked.is_none()}
            disabled={blocked.is_some()}
            boxed=true
            {onchange}
        />
    }
}
