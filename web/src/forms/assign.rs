//! Giving a vault its key, by picker or by URI (rules A1–A3, A6).

mod by_uri;
mod infrastructure;

use kluis_lab::text::setup::{Assigning as Words, Setup};
use kluis_lab::view::{KeyVaultView, KeyVersionView, KeyView, VaultView};
use kluis_lab::{Act, KeySource};
use kluis_resource::KeyVaultName;
use yew::{AttrValue, Callback, Html, Properties, SubmitEvent, component, html, use_state_eq};

use self::by_uri::ByUri;
use self::infrastructure::Infrastructure;
use crate::lab::{Lab, use_lab};
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, Choice, ChoiceOption, Notice, Select, Tone};

/// Properties of [`AssignForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AssignFormProps {
    /// The vault.
    pub vault: VaultView,
    /// The key vault whose keys are offered at first.
    pub key_vault: KeyVaultName,
}

const PICKER: &str = "picker";
const URI: &str = "uri";

/// How, which key, what follows from it, and the button.
#[component]
pub fn AssignForm(props: &AssignFormProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let way = use_state_eq(|| AttrValue::from(PICKER));
    let picked_vault = use_state_eq(|| props.key_vault.clone());
    let picked_key = use_state_eq(|| None::<String>);
    let uri = use_state_eq(String::new);
    let subscription = use_state_eq(|| lab.view.subscription.to_string());
    let infrastructure = use_state_eq(|| false);
    let changing = props.vault.key.is_some();
    let offered = if changing { &*picked_vault } else { &props.key_vault };
    let Some(key_vault) = lab.key_vault(offered) else {
        return Html::default();
    };
    let key = key_vault
        .keys
        .iter()
        .find(|key| picked_key.as_deref() == Some(key.name.as_str()))
        .or_else(|| key_vault.keys.first());
    let source = if *way == URI {
        Some(KeySource::Uri {
            uri: (*uri).clone(),
            subscription: (*subscription).clone(),
        })
    } else {
        key.map(|key| KeySource::Picker {
            key_vault: key_vault.name.clone(),
            key: key.name.clone(),
        })
    };
    let choose = |state: &yew::UseStateHandle<AttrValue>| {
        let (state, sender) = (state.clone(), sender.clone());
        Callback::from(move |value: String| {
            sender.clear();
            state.set(value.into());
        })
    };
    let onsubmit = {
        let (sender, vault, source) = (sender.clone(), props.vault.name.clone(), source.clone());
        let infrastructure_encryption = *infrastructure && props.vault.infrastructure_blocked.is_none();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(source) = source.clone() {
                sender.send(Act::AssignKey {
                    vault: vault.clone(),
                    source,
                    infrastructure_encryption,
                });
            }
        })
    };
    let words = match key {
        Some(key) if *way != URI => lab.t(Words::Assign(key.name.as_str())),
        Some(_) | None => lab.t(Words::AssignUri),
    };
    let kind = if changing {
        ButtonKind::Secondary
    } else {
        ButtonKind::Primary
    };
    html! {
        <form class="stack" {onsubmit}>
            <Choice legend={lab.t(Words::How)} value={(*way).clone()} onchange={choose(&way)} options={ways(&lab)} />
            if *way == URI {
                <ByUri key_vault={key_vault.clone()} {uri} {subscription} sender={sender.clone()} />
            } else {
                <div class="fields">
                    if changing {
                        { key_vault_select(&lab, offered, &picked_vault) }
                    }
                    <Select
                        label={lab.t(Words::Key)}
                        value={key.map(|key| key.name.to_string()).unwrap_or_default()}
                        options={keys(&lab, key_vault)}
                        onchange={{
                            let (picked_key, sender) = (picked_key.clone(), sender.clone());
                            Callback::from(move |name| { sender.clear(); picked_key.set(Some(name)); })
                        }}
                    />
                </div>
            }
            if !changing {
                <Infrastructure vault={props.vault.clone()} chosen={infrastructure} sender={sender.clone()} />
                <Notice tone={Tone::Warning} title={lab.t(Words::FinalTitle)}>
                    { lab.t(Words::Final(props.vault.name.as_str())) }
                </Notice>
            }
            <Answer of={sender.clone()} />
            <div class="row">
                <Button {kind} submit=true busy={sender.busy()} disabled={source.is_none()}>
                    { words }
                </Button>
            </div>
        </form>
    }
}

fn ways(lab: &Lab) -> Vec<ChoiceOption> {
    let option = |value, title: Words<'_>, detail: Words<'_>| ChoiceOption {
        value: AttrValue::from(value),
        title: lab.t(title).into(),
        detail: Some(lab.t(detail).into()),
    };
    vec![
        option(PICKER, Words::ByPicker, Words::ByPickerMeans),
        option(URI, Words::ByUri, Words::ByUriMeans),
    ]
}

/// Keys with their size, and what is the matter with them.
fn keys(lab: &Lab, key_vault: &KeyVaultView) -> Vec<(AttrValue, AttrValue)> {
    let words = |key: &KeyView| {
        let name = key.name.as_str();
        lab.t(match usable_version(key) {
            None => Words::KeyOptionFailed(name),
            Some(version) if version.making => Words::KeyOptionMaking(name, version.bits),
            Some(version) if !version.enabled => Words::KeyOptionDisabled(name, version.bits),
            Some(version) => Words::KeyOption(name, version.bits),
        })
    };
    key_vault
        .keys
        .iter()
        .map(|key| (key.name.to_string().into(), words(key).into()))
        .collect()
}

/// The version that the picker takes: the latest enabled one; the latest, where none is.
fn usable_version(key: &KeyView) -> Option<&KeyVersionView> {
    key.versions
        .iter()
        .find(|version| version.enabled && !version.making)
        .or_else(|| key.versions.first())
}

fn key_vault_select(lab: &Lab, chosen: &KeyVaultName, state: &yew::UseStateHandle<KeyVaultName>) -> Html {
    let options: Vec<(AttrValue, AttrValue)> = lab
        .view
        .key_vaults
        .iter()
        .map(|key_vault| {
            let words = format!("{} · {}", key_vault.name, key_vault.region.display_name());
            (key_vault.name.to_string().into(), words.into())
        })
        .collect();
    let state = state.clone();
    let onchange = Callback::from(move |name: String| {
        if let Ok(name) = KeyVaultName::parse(&name) {
            state.set(name);
        }
    });
    html! { <Select label={lab.t(Setup::KeyVault)} value={chosen.to_string()} {options} {onchange} /> }
}
