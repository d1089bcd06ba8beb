//! A key URI and a subscription, typed; with the identifiers that the key vault has.

use kluis_lab::text::setup::Assigning as Words;
use kluis_lab::view::KeyVaultView;
use kluis_rulebook::{Detail, UriPart};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::usable_version;
use crate::form::Field;
use crate::lab::use_lab;
use crate::send::{Outcome, Sender};
use crate::ui::{Button, ButtonKind, ShortId};

/// Properties of [`ByUri`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ByUriProps {
    pub(super) key_vault: KeyVaultView,
    pub(super) uri: String,
    pub(super) onuri: Callback<String>,
    pub(super) subscription: String,
    pub(super) onsubscription: Callback<String>,
    /// Whose answer says which field is wrong.
    pub(super) sender: Sender,
}

/// Two fields, and what may be copied into the first.
#[component]
pub(super) fn ByUri(props: &ByUriProps) -> Html {
    let lab = use_lab();
    // What is wrong is said once, in the answer below the fields; here only where.
    let wrong =
        |of_subscription| (wrong_field(props.sender.outcome()) == Some(of_subscription)).then(AttrValue::default);
    let name = props.key_vault.name.as_str();
    let example = format!("https://{name}.vault.azure.net/keys/…/…");
    let identifiers = props.key_vault.keys.iter().filter_map(usable_version).map(|version| {
        let whole = version.uri.to_string();
        let fill = props.onuri.reform({
            let whole = whole.clone();
            move |_| whole.clone()
        });
        html! {
            <li class="row">
                <b>{ version.uri.key.to_string() }</b>
                <ShortId whole={whole} what={lab.t(Words::Identifier)} first=38 last=8 />
                <Button kind={ButtonKind::Quiet} label={lab.t(Words::FillIn(version.uri.key.as_str()))} onclick={fill}>
                    { lab.t(Words::FillInWord) }
                </Button>
            </li>
        }
    });
    html! {
        <>
            <Field
                label={lab.t(Words::Uri)}
                hint={lab.t(Words::UriHint(&example))}
                value={props.uri.clone()}
                error={wrong(false)}
                oninput={props.onuri.clone()}
                mono=true
            />
            <Field
                label={lab.t(Words::Subscription)}
                hint={lab.t(Words::SubscriptionHint(name))}
                value={props.subscription.clone()}
                error={wrong(true)}
                oninput={props.onsubscription.clone()}
                mono=true
            />
            if !props.key_vault.keys.is_empty() {
                <div class="identifiers">
                    <h3>{ lab.t(Words::Identifiers(name)) }</h3>
                    <ul>{ for identifiers }</ul>
                </div>
            }
        </>
    }
}

/// Which field the latest answer refused (rule A2): the subscription, or else the URI.
fn wrong_field(outcome: &Outcome) -> Option<bool> {
    let Outcome::Refused(refusal) = outcome else {
        return None;
    };
    let (Detail::KeyUri { part } | Detail::KeyUriUnknown { part, .. }) = &refusal.detail else {
        return None;
    };
    Some(*part == UriPart::Subscription)
}
