//! Every operation on the keys of a key vault, by whom and with which version.

use kluis_lab::text::key_vault::Audit as Text;
use kluis_lab::view::AuditEntry;
use yew::{Callback, Html, component, html, use_state_eq};

use super::KeyVaultProps;
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::ui::{Button, Empty};

/// How many entries are shown at first, and how many more with every wish for more.
const STEP: usize = 50;

/// The audit log.
#[component]
pub(super) fn Audit(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let shown = use_state_eq(|| STEP);
    let audit = &props.key_vault.audit;
    if audit.is_empty() {
        return html! { <Empty title={lab.t(Text::Empty)}>{ lab.t(Text::EmptyWhy) }</Empty> };
    }
    let total: u64 = audit.iter().map(|entry| entry.count).sum();
    let rest = audit.len().saturating_sub(*shown);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_| shown.set(*shown + STEP))
    };
    html! {
        <>
            <p class="secondary">{ lab.t(Text::Why) }{ " " }<b>{ lab.t(Text::Total(total, &lab.format().number(total))) }</b></p>
            <ul class="rows audit">{ for audit.iter().take(*shown).map(|entry| row(&lab, entry)) }</ul>
            if rest > 0 {
                <div class="row"><Button onclick={more}>{ lab.t(Text::More(&lab.format().number(rest.min(STEP) as u64))) }</Button></div>
            }
        </>
    }
}

fn row(lab: &Lab, entry: &AuditEntry) -> Html {
    let principal = shorten(&entry.principal.to_string(), 4, 2);
    let holder = entry.holder.clone().unwrap_or_else(|| lab.t(Text::Unknown));
    let version = entry
        .key
        .version
        .map(|version| shorten(&version.to_string(), 4, 2))
        .unwrap_or_default();
    let times = if entry.count > 1 {
        lab.t(Text::Times(&lab.format().number(entry.count)))
    } else {
        String::new()
    };
    html! {
        <li>
            <div class="row-head">
                <span>{ times }{ " " }<b>{ lab.t(entry.operation) }</b></span>
                <small class="secondary">{ lab.format().exact_moment(entry.at) }</small>
            </div>
            <p class="secondary">
                { lab.t(Text::With(entry.key.key.as_str(), &version)) }{ " · " }
                { lab.t(Text::By(&holder)) }{ " " }<code title={entry.principal.to_string()}>{ principal }</code>
            </p>
        </li>
    }
}
