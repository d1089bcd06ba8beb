//! Step 1 with a user-assigned identity, where the edition knows them (rule N3).

use kluis_lab::Act;
use kluis_lab::text::vault_life::UserIdentity as Text;
use kluis_lab::view::{IdentityView, UserIdentityView, VaultView};
use kluis_resource::IdentityName;
use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::send::{Sender, use_send};
use crate::ui::{Answer, Button, Field, Notice, RuleChip, Select, Tone, name_error};

/// Properties of [`UserIdentities`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct UserIdentitiesProps {
    /// The vault.
    pub(super) vault: VaultView,
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
    let system = sender.on_click(Act::EnableIdentity {
        vault: vault.name.clone(),
    });
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
    let picked = use_state_eq(|| None::<IdentityName>);
    let own = user_identity(&lab, &props.vault).map(|own| own.name.clone());
    let others: Vec<&UserIdentityView> = lab
        .view
        .identities
        .iter()
        .filter(|identity| Some(&identity.name) != own.as_ref())
        .collect();
    let chosen = (*picked)
        .clone()
        .filter(|name| others.iter().any(|other| other.name == *name));
    let Some(chosen) = chosen.or_else(|| Some(others.first()?.name.clone())) else {
        return Html::default();
    };
    let option = |identity: &&UserIdentityView| {
        let words = format!("{} · {}", identity.name, shorten(&identity.principal.to_string(), 8, 4));
        (AttrValue::from(identity.name.to_string()), AttrValue::from(words))
    };
    let options: Vec<_> = others.iter().map(option).collect();
    let value = chosen.to_string();
    let use_it = props.sender.on_click(Act::UseIdentity {
        vault: props.vault.name.clone(),
        identity: chosen,
    });
    let onchange = Callback::from(move |name: String| picked.set(IdentityName::parse(&name).ok()));
    html! {
        <div class="fields with-button">
            <Select label={lab.t(Text::Identity)} {value} {options} {onchange} />
            <Button busy={props.sender.busy()} onclick={use_it}>{ lab.t(Text::Use) }</Button>
        </div>
    }
}

/// A new one, in the vault's own tenant, which the vault then uses.
#[component]
fn New(props: &PartProps) -> Html {
    let lab = use_lab();
    let typed = use_state_eq(String::new);
    let parsed = IdentityName::parse(&typed);
    let error = parsed.as_ref().err().copied().filter(|_| !typed.is_empty());
    let create = {
        let (sender, vault, typed, parsed) = (props.sender.clone(), props.vault.clone(), typed.clone(), parsed.clone());
        Callback::from(move |_| {
            let Ok(identity) = parsed.clone() else { return };
            let (sender, then, typed) = (sender.clone(), sender.clone(), typed.clone());
            let (tenant, vault) = (Some(vault.tenant), vault.name.clone());
            let act = Act::CreateIdentity {
                identity: identity.clone(),
                tenant,
            };
            sender.send_then(act, move |_| {
                typed.set(String::new());
                then.send(Act::UseIdentity { vault, identity });
            });
        })
    };
    let oninput = {
        let (typed, sender) = (typed.clone(), props.sender.clone());
        Callback::from(move |text: String| {
            sender.clear();
            typed.set(text);
        })
    };
    html! {
        <div class="fields with-button">
            <Field
                label={lab.t(Text::NewName)}
                value={(*typed).clone()}
                error={error.map(|error| AttrValue::from(name_error(error, lab.lang)))}
                {oninput}
                mono=true
            />
            <Button busy={props.sender.busy()} disabled={parsed.is_err()} onclick={create}>{ lab.t(Text::CreateAndUse) }</Button>
        </div>
    }
}
