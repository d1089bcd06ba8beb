//! Step 1 with a user-assigned identity, where the edition knows them (rule N3).

use kluis_lab::Request;
use kluis_lab::request::{CreateIdentity, EnableIdentity, UseIdentity};
use kluis_lab::text::vault_life::UserIdentity as Text;
use kluis_lab::view::{IdentityView, UserIdentityView, VaultView};
use kluis_resource::IdentityName;
use kluis_rulebook::Rule;
use yew::{Callback, Html, Properties, component, html};

use crate::form::{NameField, Options, Select, clear_first, use_draft};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::send::{Sender, use_send};
use crate::ui::{Answer, Button, Notice, RuleChip, Tone};

/// Properties of [`UserIdentities`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct UserIdentitiesProps {
    /// The vault.
    pub(crate) vault: VaultView,
}

/// Chooses one that there is, or makes one; nothing in an edition without.
#[component]
pub(crate) fn UserIdentities(props: &UserIdentitiesProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let vault = &props.vault;
    if !lab.view.edition.terms().user_assigned_identity {
        return Html::default();
    }
    let has_one = !matches!(vault.identity, IdentityView::Off);
    let title = if has_one { Text::Change } else { Text::Title };
    let is_user = matches!(vault.identity, IdentityView::User { .. });
    let system = sender.on_click(Request::from(EnableIdentity {
        vault: vault.name.clone(),
    }));
    html! {
        <details class="user-identity">
            <summary>{ lab.t(title) }</summary>
            <div class="stack">
                <p class="secondary"><RuleChip rule={Rule::N3} />{ lab.t(Text::Why) }</p>
                if has_one {
                    <Notice tone={Tone::Warning}>{ lab.t(Text::StepAgain) }</Notice>
                }
                <Existing vault={vault.clone()} sender={sender.clone()} />
                <New vault={vault.clone()} sender={sender.clone()} />
                if is_user {
                    <div class="row"><Button busy={sender.busy()} onclick={system}>{ lab.t(Text::System) }</Button></div>
                }
                <Answer of={sender} />
            </div>
        </details>
    }
}

/// The name of the user-assigned identity of a vault.
pub(super) fn user_identity<'a>(lab: &'a Lab, vault: &VaultView) -> Option<&'a UserIdentityView> {
    let IdentityView::User { principal, .. } = vault.identity else {
        return None;
    };
    lab.view.identities.iter().find(|own| own.principal == principal)
}

#[derive(Clone, PartialEq, Properties)]
struct PartProps {
    vault: VaultView,
    /// Of the form around it, which shows the answer.
    sender: Sender,
}

/// Those that the vault doesn't have; nothing while there are none.
#[component]
fn Existing(props: &PartProps) -> Html {
    let lab = use_lab();
    let picked = use_draft(|| None::<IdentityName>);
    let own = user_identity(&lab, &props.vault).map(|own| &own.name);
    let others = lab.view.identities.iter().filter(|other| Some(&other.name) != own);
    let chosen = others.clone().find(|other| Some(&other.name) == picked.as_ref());
    let Some(chosen) = chosen.or_else(|| others.clone().next()).map(|own| own.name.clone()) else {
        return Html::default();
    };
    let words = |identity: &UserIdentityView| {
        let words = format!("{} · {}", identity.name, shorten(&identity.principal.to_string(), 8, 4));
        (identity.name.clone(), words)
    };
    let options = Options::new(&chosen, others.map(words), &picked.hold());
    let use_it = props.sender.on_click(Request::from(UseIdentity {
        vault: props.vault.name.clone(),
        identity: chosen,
    }));
    html! {
        <div class="fields with-button">
            <Select label={lab.t(Text::Identity)} {options} />
            <Button busy={props.sender.busy()} onclick={use_it}>{ lab.t(Text::Use) }</Button>
        </div>
    }
}

/// A new one, in the vault's own tenant, which the vault then uses.
#[component]
fn New(props: &PartProps) -> Html {
    let lab = use_lab();
    let typed = use_draft(String::new);
    let parsed = IdentityName::parse(&typed);
    let create = {
        let (sender, vault, typed, parsed) = (props.sender.clone(), props.vault.clone(), typed.clone(), parsed.clone());
        Callback::from(move |_| {
            let Ok(identity) = parsed.clone() else { return };
            let (then, typed, vault) = (sender.clone(), typed.clone(), vault.clone());
            let act = Request::from(CreateIdentity {
                identity: identity.clone(),
                tenant: Some(vault.tenant),
            });
            sender.send_then(act, move |_| {
                typed.begin(String::new());
                let vault = vault.name;
                then.send(Request::from(UseIdentity { vault, identity }));
            });
        })
    };
    html! {
        <div class="fields with-button">
            <NameField
                label={lab.t(Text::NewName)}
                value={(*typed).clone()}
                offered=false
                error={parsed.as_ref().err().copied()}
                oninput={clear_first(&props.sender, &typed.hold())}
            />
            <Button busy={props.sender.busy()} disabled={parsed.is_err()} onclick={create}>{ lab.t(Text::CreateAndUse) }</Button>
        </div>
    }
}
