//! Giving a vault its key, by picker or by URI (rules A1–A3, A6).

mod by_uri;
mod infrastructure;

use kluis_lab::request::AssignKey;
use kluis_lab::text::setup::{Assigning as Words, Setup};
use kluis_lab::view::{KeyVaultView, KeyVersionView, KeyView, VaultView};
use kluis_lab::{KeySource, Request};
use kluis_resource::{KeyName, KeyVaultName};
use yew::{Html, Properties, component, html};

use self::by_uri::ByUri;
use self::infrastructure::infrastructure;
use crate::form::{ActForm, Choice, Draft, Offer, Offers, Options, Select, key_vault_field, use_draft};
use crate::lab::{Lab, use_lab};
use crate::send::use_send;
use crate::ui::{ButtonKind, Notice, Tone};

/// Properties of [`AssignForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AssignFormProps {
    /// The vault.
    pub(super) vault: VaultView,
    /// The key vault whose keys are offered at first.
    pub(super) key_vault: KeyVaultName,
}

/// What the form holds.
#[derive(Clone, PartialEq)]
struct Wanted {
    by_uri: bool,
    key_vault: KeyVaultName,
    key: Option<KeyName>,
    uri: String,
    subscription: String,
    infrastructure: bool,
}

impl Wanted {
    /// Where the key comes from; `key` is the one of the picker.
    fn source(&self, key_vault: &KeyVaultView, key: Option<&KeyView>) -> Option<KeySource> {
        if self.by_uri {
            return Some(KeySource::Uri {
                uri: self.uri.clone(),
                subscription: self.subscription.clone(),
            });
        }
        key.map(|key| KeySource::Picker {
            key_vault: key_vault.name.clone(),
            key: key.name.clone(),
        })
    }

    fn act(&self, vault: &VaultView, key_vault: &KeyVaultView, key: Option<&KeyView>) -> Option<Request> {
        Some(Request::from(AssignKey {
            vault: vault.name.clone(),
            source: self.source(key_vault, key)?,
            infrastructure_encryption: self.infrastructure && vault.infrastructure_blocked.is_none(),
        }))
    }
}

/// How, which key, what follows from it, and the button.
#[component]
pub(super) fn AssignForm(props: &AssignFormProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let draft = use_draft(|| Wanted {
        by_uri: false,
        key_vault: props.key_vault.clone(),
        key: None,
        uri: String::new(),
        subscription: lab.view.subscription.to_string(),
        infrastructure: false,
    });
    let vault = &props.vault;
    let changing = vault.key.is_some();
    let offered = if changing { &draft.key_vault } else { &props.key_vault };
    let Some(key_vault) = lab.key_vault(offered) else {
        return Html::default();
    };
    let picked = key_vault.keys.iter().find(|key| Some(&key.name) == draft.key.as_ref());
    let key = picked.or_else(|| key_vault.keys.first());
    let go = match key {
        Some(key) if !draft.by_uri => lab.t(Words::Assign(key.name.as_str())),
        Some(_) | None => lab.t(Words::AssignUri),
    };
    html! {
        <ActForm act={draft.act(vault, key_vault, key)} {go} kind={ButtonKind::primary_if(!changing)} sender={sender.clone()}>
            { ways(&lab, &draft) }
            if draft.by_uri {
                <ByUri
                    key_vault={key_vault.clone()}
                    uri={draft.uri.clone()}
                    onuri={draft.on(|next, uri| next.uri = uri)}
                    subscription={draft.subscription.clone()}
                    onsubscription={draft.on(|next, id| next.subscription = id)}
                    {sender}
                />
            } else {
                <div class="fields">
                    if changing {
                        { key_vault_field(&lab, lab.t(Setup::KeyVault), offered, &draft.on(|next, name| next.key_vault = name)) }
                    }
                    { keys(&lab, key_vault, key, &draft) }
                </div>
            }
            if !changing {
                { infrastructure(&lab, vault, draft.infrastructure, draft.on(|next, on| next.infrastructure = on)) }
                <Notice tone={Tone::Warning} title={lab.t(Words::FinalTitle)}>
                    { lab.t(Words::Final(vault.name.as_str())) }
                </Notice>
            }
        </ActForm>
    }
}

fn ways(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    let offers = [
        Offer::new(false, lab.t(Words::ByPicker)).means(lab.t(Words::ByPickerMeans)),
        Offer::new(true, lab.t(Words::ByUri)).means(lab.t(Words::ByUriMeans)),
    ];
    let onchange = draft.on(|next, by_uri| next.by_uri = by_uri);
    html! { <Choice legend={lab.t(Words::How)} offers={Offers::new(&draft.by_uri, offers, &onchange)} /> }
}

/// Keys with their size, and what is the matter with them.
fn keys(lab: &Lab, key_vault: &KeyVaultView, chosen: Option<&KeyView>, draft: &Draft<Wanted>) -> Html {
    let words = |key: &KeyView| {
        let name = key.name.as_str();
        let words = lab.t(match usable_version(key) {
            None => Words::KeyOptionFailed(name),
            Some(version) if version.making => Words::KeyOptionMaking(name, version.bits),
            Some(version) if !version.enabled => Words::KeyOptionDisabled(name, version.bits),
            Some(version) => Words::KeyOption(name, version.bits),
        });
        (Some(key.name.clone()), words)
    };
    let chosen = chosen.map(|key| key.name.clone());
    let options = Options::new(
        &chosen,
        key_vault.keys.iter().map(words),
        &draft.on(|next, key| next.key = key),
    );
    html! { <Select label={lab.t(Words::Key)} {options} /> }
}

/// The version that the picker takes: the latest enabled one; the latest, where none is.
fn usable_version(key: &KeyView) -> Option<&KeyVersionView> {
    key.versions
        .iter()
        .find(|version| version.enabled && !version.making)
        .or_else(|| key.versions.first())
}
