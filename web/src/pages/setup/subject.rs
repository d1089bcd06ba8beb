//! Which vault the set-up is about, and which key vault.

use kluis_lab::Request;
use kluis_lab::request::ChooseKeyVault;
use kluis_lab::text::setup::Setup as Words;
use kluis_lab::text::vault_life::Moving;
use kluis_lab::view::VaultView;
use kluis_resource::KeyVaultName;
use yew::{Callback, Html, Properties, component, html, use_effect_with};

use crate::form::{Options, Select, clear_first};
use crate::lab::{Lab, use_lab};
use crate::piece::Piece;
use crate::send::{Sender, use_send};
use crate::ui::{Answer, LaterButton};

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
    let vaults = lab.view.vaults.iter();
    let vaults = vaults.map(|one| (one.name.clone(), format!("{} · {}", one.name, one.region)));
    let vaults = Options::new(&vault.name, vaults, &clear_first(&sender, &lab.choose_vault));
    {
        // What was refused for one key vault says nothing about the next.
        let sender = sender.clone();
        use_effect_with((vault.name.clone(), vault.key_vault.clone()), move |_| sender.clear());
    }
    let bound = vault.key.is_some();
    // The first one of a region is chosen by itself.
    let choose_for = vault.key_vault.is_some().then(|| vault.name.clone()).filter(|_| !bound);
    let new_key_vault = Piece::NewKeyVault {
        region: vault.region,
        choose_for,
    };
    html! {
        <div class="subject">
            <Select label={lab.t(Words::Vault)} options={vaults} />
            <div class="row">
                <LaterButton piece={Piece::NewVault { main: false }} words={lab.t(Words::NewVault)} />
                <LaterButton
                    piece={Piece::MoveVault(vault.clone())}
                    words={lab.t(Moving::Move)}
                    label={lab.t(Moving::MoveOf(vault.name.as_str()))}
                />
            </div>
            if bound {
                <div class="field" title={lab.t(Words::KeyVaultFollowsKey)}>
                    <span class="label">{ lab.t(Words::KeyVault) }</span>
                    <span class="fixed">{ vault.key_vault.as_ref().map(ToString::to_string) }<small>{ lab.t(Words::KeyVaultFollowsKey) }</small></span>
                </div>
            } else {
                <Select label={lab.t(Words::KeyVault)} options={key_vaults(&lab, vault, &sender)} />
            }
            <LaterButton piece={new_key_vault} words={lab.t(Words::NewKeyVault)} />
            <div class="subject-answer"><Answer of={sender} /></div>
        </div>
    }
}

/// The key vaults; none, while none is chosen.
fn key_vaults(lab: &Lab, vault: &VaultView, sender: &Sender) -> Options {
    let none = lab.t(Words::NoKeyVault(vault.region.display_name()));
    let none = vault.key_vault.is_none().then_some((None, none));
    let all = lab.view.key_vaults.iter();
    let all = all.map(|one| (Some(one.name.clone()), format!("{} · {}", one.name, one.region)));
    let (sender, name) = (sender.clone(), vault.name.clone());
    let onchange = Callback::from(move |chosen: Option<KeyVaultName>| {
        if let Some(key_vault) = chosen {
            let vault = name.clone();
            sender.send(Request::from(ChooseKeyVault { vault, key_vault }));
        }
    });
    Options::new(&vault.key_vault, none.into_iter().chain(all), &onchange)
}
