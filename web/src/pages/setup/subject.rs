//! Which vault the set-up is about, and which key vault.

use kluis_lab::Act;
use kluis_lab::text::setup::Setup as Words;
use kluis_lab::text::vault_life::Moving;
use kluis_lab::view::VaultView;
use kluis_resource::{KeyVaultName, VaultName};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with};

use super::moving::MoveVaultProps;
use crate::forms::{NewKeyVaultProps, NewVaultProps};
use crate::lab::use_lab;
use crate::later::{LaterButton, Piece};
use crate::send::use_send;
use crate::ui::{Answer, ButtonKind, Select};

/// Properties of [`Subject`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SubjectProps {
    /// The vault.
    pub(super) vault: VaultView,
}

/// Two lists, each with a way to make a new one.
#[component]
pub(super) fn Subject(props: &SubjectProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let vault = &props.vault;
    let option = |name: String, region: kluis_resource::Region| {
        let words = format!("{name} · {}", region.display_name());
        (AttrValue::from(name), AttrValue::from(words))
    };
    let vaults: Vec<_> = lab
        .view
        .vaults
        .iter()
        .map(|one| option(one.name.to_string(), one.region))
        .collect();
    let mut key_vaults: Vec<_> = lab
        .view
        .key_vaults
        .iter()
        .map(|one| option(one.name.to_string(), one.region))
        .collect();
    let choose_vault = {
        let (choose, sender) = (lab.choose_vault.clone(), sender.clone());
        Callback::from(move |name: String| {
            if let Ok(name) = VaultName::parse(&name) {
                sender.clear();
                choose.emit(name);
            }
        })
    };
    let choose_key_vault = {
        let (sender, vault) = (sender.clone(), vault.name.clone());
        Callback::from(move |name: String| {
            if let Ok(key_vault) = KeyVaultName::parse(&name) {
                sender.send(Act::ChooseKeyVault {
                    vault: vault.clone(),
                    key_vault,
                });
            }
        })
    };
    {
        // What was refused for one key vault says nothing about the next.
        let sender = sender.clone();
        use_effect_with((vault.name.clone(), vault.key_vault.clone()), move |_| sender.clear());
    }
    let bound = vault.key.is_some();
    if vault.key_vault.is_none() {
        let none = lab.t(Words::NoKeyVault(vault.region.display_name()));
        key_vaults.insert(0, (AttrValue::default(), none.into()));
    }
    let chosen = vault.key_vault.as_ref().map(ToString::to_string).unwrap_or_default();
    // The first one of a region is chosen by itself.
    let choose_for = vault.key_vault.is_some().then(|| vault.name.clone()).filter(|_| !bound);
    let new_key_vault = NewKeyVaultProps {
        kind: ButtonKind::Quiet,
        region: vault.region,
        choose_for,
    };
    html! {
        <div class="subject">
            <Select label={lab.t(Words::Vault)} value={vault.name.to_string()} options={vaults} onchange={choose_vault} />
            <div class="row">
                <LaterButton
                    piece={Piece::NewVault(NewVaultProps { kind: ButtonKind::Quiet })}
                    words={lab.t(Words::NewVault)}
                />
                <LaterButton
                    piece={Piece::MoveVault(MoveVaultProps { vault: vault.clone() })}
                    words={lab.t(Moving::Move)}
                    label={lab.t(Moving::MoveOf(vault.name.as_str()))}
                />
            </div>
            if bound {
                <div class="field" title={lab.t(Words::KeyVaultFollowsKey)}>
                    <span class="label">{ lab.t(Words::KeyVault) }</span>
                    <span class="fixed">{ chosen }<small>{ lab.t(Words::KeyVaultFollowsKey) }</small></span>
                </div>
            } else {
                <Select
                    label={lab.t(Words::KeyVault)}
                    value={chosen}
                    options={key_vaults}
                    onchange={choose_key_vault}
                />
            }
            <LaterButton piece={Piece::NewKeyVault(new_key_vault)} words={lab.t(Words::NewKeyVault)} />
            <div class="subject-answer"><Answer of={sender} /></div>
        </div>
    }
}
