//! A new storage account: its name, its region, and whose key encrypts what it holds.

use kluis_lab::Act;
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::text::words::Words;
use kluis_resource::{KeyUri, Region, StorageName};
use yew::{AttrValue, Callback, Html, component, html, use_state_eq};

use crate::lab::{Lab, use_lab};
use crate::send::{use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Choice, ChoiceOption, Dialog, Field, Select, name_error};

/// What the form holds.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    name: String,
    region: Region,
    key: Option<KeyUri>,
}

/// A button, and the form behind it.
#[component]
pub(super) fn CreateStorage() -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let region = lab.current_vault().map_or(Region::WestEurope, |vault| vault.region);
    let draft = use_state_eq(|| Draft {
        name: String::new(),
        region,
        key: None,
    });
    let onchange = {
        let (draft, sender) = (draft.clone(), sender.clone());
        Callback::from(move |next| {
            sender.clear();
            draft.set(next);
        })
    };
    let name = StorageName::parse(&draft.name);
    let create = {
        let (name, draft, question, sender) = (name.clone(), draft.clone(), question.clone(), sender.clone());
        Callback::from(move |_| {
            let Ok(storage) = name.clone() else { return };
            let Draft { region, key, .. } = (*draft).clone();
            let (question, draft) = (question.clone(), draft.clone());
            sender.send_then(Act::CreateStorage { storage, region, key }, move |_| {
                question.close();
                draft.set(Draft {
                    name: String::new(),
                    region,
                    key: None,
                });
            });
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Quiet} onclick={question.ask()}>{ lab.t(Text::NewStorage) }</Button>
            <Dialog
                open={question.is_open()}
                title={lab.t(Text::StorageTitle)}
                onclose={question.leave()}
                actions={html! {
                    <Button kind={ButtonKind::Primary} busy={sender.busy()} disabled={name.is_err()} onclick={create}>{ lab.t(Text::StorageCreate) }</Button>
                }}
            >
                { fields(&lab, &draft, &onchange) }
                { key(&lab, &draft, &onchange) }
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}

fn fields(lab: &Lab, draft: &Draft, onchange: &Callback<Draft>) -> Html {
    let error = StorageName::parse(&draft.name)
        .err()
        .filter(|_| !draft.name.is_empty())
        .map(|error| AttrValue::from(name_error(error, lab.lang)));
    let change = |make: fn(Draft, String) -> Draft| {
        let draft = draft.clone();
        onchange.reform(move |value| make(draft.clone(), value))
    };
    html! {
        <>
            <Field
                label={lab.t(Words::Name)}
                value={draft.name.clone()}
                hint={lab.t(Text::StorageNameHint)}
                {error}
                mono=true
                oninput={change(|draft, name| Draft { name, ..draft })}
            />
            <Select
                label={lab.t(Words::Region)}
                value={draft.region.code()}
                options={Region::ALL.iter().map(|region| (region.code().into(), region.display_name().into())).collect::<Vec<_>>()}
                onchange={change(|draft, code| Draft { region: code.parse().unwrap_or(draft.region), ..draft })}
            />
        </>
    }
}

const PLATFORM: &str = "platform";
const OWN: &str = "own";

/// The platform's key, or one of the key vaults.
fn key(lab: &Lab, draft: &Draft, onchange: &Callback<Draft>) -> Html {
    let keys = keys(lab);
    let option = |value: &'static str, text: Text<'_>| ChoiceOption {
        value: value.into(),
        title: lab.t(text).into(),
        detail: None,
    };
    let with_key = {
        let draft = draft.clone();
        move |key: Option<KeyUri>| Draft { key, ..draft.clone() }
    };
    let onchoice = {
        let (first, with_key) = (keys.first().cloned(), with_key.clone());
        onchange.reform(move |choice: String| with_key(first.clone().filter(|_| choice == OWN)))
    };
    let onkey = onchange.reform(move |uri: String| with_key(uri.parse().ok()));
    let name = |uri: &KeyUri| {
        (
            AttrValue::from(uri.to_string()),
            AttrValue::from(format!("{} · {}", uri.key, uri.key_vault)),
        )
    };
    html! {
        <>
            <Choice
                legend={lab.t(Text::StorageKey)}
                value={if draft.key.is_some() { OWN } else { PLATFORM }}
                options={vec![option(PLATFORM, Text::StoragePlatform), option(OWN, Text::StorageOwn)]}
                onchange={onchoice}
            />
            if keys.is_empty() {
                <p class="secondary">{ lab.t(Text::StorageNoKeys) }</p>
            }
            if let Some(chosen) = &draft.key {
                <Select
                    label={lab.t(Text::StorageKeyPick)}
                    value={chosen.to_string()}
                    options={keys.iter().map(name).collect::<Vec<_>>()}
                    onchange={onkey}
                />
            }
        </>
    }
}

/// Every key of every key vault, without a version.
fn keys(lab: &Lab) -> Vec<KeyUri> {
    let of_vault = |key_vault: &kluis_lab::view::KeyVaultView| {
        let name = key_vault.name.clone();
        let uri = move |key: &kluis_lab::view::KeyView| KeyUri {
            key_vault: name.clone(),
            key: key.name.clone(),
            version: None,
        };
        key_vault.keys.iter().map(uri).collect::<Vec<_>>()
    };
    lab.view.key_vaults.iter().flat_map(of_vault).collect()
}
