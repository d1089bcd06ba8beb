//! Step 4, here: generate a key where there is none, assign it, change it (rules A1–A6, V2, V5).

use kluis_lab::Request;
use kluis_lab::request::UsePlatformKey;
use kluis_lab::text::setup::{KeyStep as Words, NewKey};
use kluis_lab::view::{EncryptionProperties, KeyVaultView, VaultKeyView};
use yew::{AttrValue, Html, component, html};

use super::assign::AssignForm;
use super::next::next;
use super::pending::Pending;
use crate::lab::{Lab, use_lab};
use crate::pages::key_vault::NewKeyForm;
use crate::piece::StepProps;
use crate::route::Page;
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, Chip, Link, Notice, Printed, Thing, Tone};

/// Whatever of it is next.
#[component]
pub(super) fn KeyPanel(props: &StepProps) -> Html {
    let lab = use_lab();
    let vault = &props.vault;
    let Some(key_vault) = &props.key_vault else {
        return Html::default();
    };
    if vault.key.is_none() && vault.first_attempt.is_some() {
        // The refusal above says it all: no form would be accepted any more.
        return Html::default();
    }
    let status = status(&lab, &vault.encryption);
    let running = vault.encryption.last_update_status.as_deref() == Some("InProgress");
    match &vault.key {
        Some(key) => html! {
            <>
                { status }
                if let Some(pending) = &vault.pending_key {
                    <Pending pending={pending.clone()} />
                }
                { settings(&lab, &vault.encryption, key) }
                { next(&lab, props) }
                if !running {
                    <ChangeKey ..props.clone() />
                }
            </>
        },
        None if running => status,
        None if key_vault.keys.is_empty() => html! {
            <>
                <p><b>{ lab.t(NewKey::None(key_vault.name.as_str())) }</b>{ " " }{ lab.t(NewKey::NoneLead) }</p>
                <NewKeyForm key_vault={key_vault.clone()} primary=true />
            </>
        },
        None => html! {
            <>
                { status }
                <AssignForm vault={vault.clone()} key_vault={key_vault.name.clone()} />
                { another_key(&lab, key_vault) }
            </>
        },
    }
}

/// How the latest update went, where it isn't plain success.
fn status(lab: &Lab, encryption: &EncryptionProperties) -> Html {
    match encryption.last_update_status.as_deref() {
        Some("InProgress") => html! {
            <Notice title={lab.t(Words::AssigningNow)}>
                { lab.t(Words::Proving) }{ " " }
                <Link to={Page::Activity.whole()}>{ lab.t(Words::SeeJob) }</Link>
            </Notice>
        },
        Some("Failed") => html! { <Notice tone={Tone::Bad} alert=true>{ lab.t(Words::UpdateFailed) }</Notice> },
        Some(_) | None => Html::default(),
    }
}

fn settings(lab: &Lab, encryption: &EncryptionProperties, key: &VaultKeyView) -> Html {
    let name = key.uri.key.as_str();
    let text = |value: Option<String>| AttrValue::from(value.unwrap_or_default());
    let rows: Vec<(AttrValue, AttrValue)> = vec![
        (
            "EncryptionAtRestType".into(),
            encryption.encryption_at_rest_type.clone().into(),
        ),
        (
            "KeyUri".into(),
            text(encryption.key_uri.as_ref().map(ToString::to_string)),
        ),
        (
            "SubscriptionId".into(),
            text(encryption.subscription_id.map(|id| id.to_string())),
        ),
        ("LastUpdateStatus".into(), text(encryption.last_update_status.clone())),
        (
            "InfrastructureEncryptionState".into(),
            encryption.infrastructure_encryption_state.clone().into(),
        ),
    ];
    html! {
        <>
            <Printed what={lab.t(Words::Outcome)} {rows} />
            <p>
                <Chip thing={Thing::Kek} name={AttrValue::from(format!("{name} · RSA {}", key.bits))} />{ " " }
                { if key.rotates { lab.t(Words::Rotates(name)) } else { lab.t(Words::Stays) } }
            </p>
        </>
    }
}

/// Another key, and the way back that there isn't.
#[component]
fn ChangeKey(props: &StepProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let Some(key_vault) = &props.key_vault else {
        return Html::default();
    };
    let ask = sender.on_click(Request::from(UsePlatformKey {
        vault: props.vault.name.clone(),
    }));
    html! {
        <>
            <details>
                <summary>{ lab.t(Words::Change) }</summary>
                <div class="stack">
                    <p class="secondary">{ lab.t(Words::ChangeLead) }</p>
                    <AssignForm vault={props.vault.clone()} key_vault={key_vault.name.clone()} />
                    { another_key(&lab, key_vault) }
                </div>
            </details>
            <Answer of={sender.clone()} />
            <div class="row">
                <Button kind={ButtonKind::Quiet} busy={sender.busy()} onclick={ask}>{ lab.t(Words::UsePlatform) }</Button>
            </div>
        </>
    }
}

/// A second key, or a new version, without being in the way.
fn another_key(lab: &Lab, key_vault: &KeyVaultView) -> Html {
    html! {
        <details>
            <summary>{ lab.t(NewKey::Another) }</summary>
            <NewKeyForm key_vault={key_vault.clone()} />
        </details>
    }
}
