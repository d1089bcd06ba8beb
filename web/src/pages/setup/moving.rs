//! Moving a vault: to another resource group, subscription or tenant (rules V6, V7).

use kluis_lab::text::vault_life::Moving as Text;
use kluis_lab::view::VaultView;
use kluis_lab::{Act, MoveTarget};
use kluis_resource::ResourceGroupName;
use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, Properties, UseStateHandle, component, html, use_state_eq};

use crate::lab::{Lab, use_lab};
use crate::send::{Sender, use_question, use_send};
use crate::ui::{
    Answer, Button, ButtonKind, Choice, ChoiceOption, Dialog, Fact, Facts, Field, Notice, RuleChip, ShortId, Tone,
    name_error,
};

/// Properties of [`MoveVault`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct MoveVaultProps {
    /// The vault.
    pub(super) vault: VaultView,
}

const GROUP: &str = "group";
const SUBSCRIPTION: &str = "subscription";
const TENANT: &str = "tenant";

/// A button, and the form behind it.
#[component]
pub(crate) fn MoveVault(props: &MoveVaultProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let to = use_state_eq(|| GROUP.to_owned());
    let group = use_state_eq(String::new);
    let vault = &props.vault;
    let target = target(&to, &group);
    let go = question.send_some(target.clone().map(|to| Act::MoveVault {
        vault: vault.name.clone(),
        to,
    }));
    let name = vault.name.as_str();
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={lab.t(Text::MoveOf(name))} onclick={question.ask()}>{ lab.t(Text::Move) }</Button>
            <Dialog
                open={question.is_open()}
                title={lab.t(Text::Title(name))}
                onclose={question.leave()}
                actions={html! {
                    <Button kind={ButtonKind::Primary} busy={sender.busy()} disabled={target.is_none()} onclick={go}>{ lab.t(Text::Go) }</Button>
                }}
            >
                { here(&lab, vault) }
                { ways(&lab, vault, &to, &sender) }
                { more(&lab, &to, &group, &sender) }
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}

fn target(to: &str, group: &str) -> Option<MoveTarget> {
    match to {
        SUBSCRIPTION => Some(MoveTarget::Subscription),
        TENANT => Some(MoveTarget::Tenant),
        _ => ResourceGroupName::parse(group).ok().map(MoveTarget::ResourceGroup),
    }
}

/// Where it is now.
fn here(lab: &Lab, vault: &VaultView) -> Html {
    let id = |name: Text<'static>, whole: String| {
        let name = lab.t(name);
        Fact::new(name.clone(), html! { <ShortId {whole} what={name} /> })
    };
    let facts = vec![
        Fact::text(lab.t(Text::LocationGroup), vault.resource_group.to_string()),
        id(Text::LocationSubscription, vault.subscription.to_string()),
        id(Text::LocationTenant, vault.tenant.to_string()),
    ];
    html! { <><h3>{ lab.t(Text::Where) }</h3><Facts {facts} /></> }
}

fn ways(lab: &Lab, vault: &VaultView, to: &UseStateHandle<String>, sender: &Sender) -> Html {
    let stays = vault.key.is_some().then(|| AttrValue::from(lab.t(Text::Stays)));
    let option = |value: &'static str, title: Text<'static>, detail: Option<AttrValue>| ChoiceOption {
        value: value.into(),
        title: lab.t(title).into(),
        detail,
    };
    let options = vec![
        option(GROUP, Text::ResourceGroup, stays.clone()),
        option(SUBSCRIPTION, Text::Subscription, stays),
        option(TENANT, Text::Tenant, None),
    ];
    let onchange = {
        let (to, sender) = (to.clone(), sender.clone());
        Callback::from(move |chosen| {
            sender.clear();
            to.set(chosen);
        })
    };
    html! { <Choice legend={lab.t(Text::To)} {options} value={(**to).clone()} {onchange} /> }
}

/// What the chosen way asks or means.
fn more(lab: &Lab, to: &str, group: &UseStateHandle<String>, sender: &Sender) -> Html {
    let oninput = {
        let (group, sender) = (group.clone(), sender.clone());
        Callback::from(move |text| {
            sender.clear();
            group.set(text);
        })
    };
    match to {
        SUBSCRIPTION => html! { <p class="secondary">{ lab.t(Text::SubscriptionMeans) }</p> },
        TENANT => html! {
            <>
                <Notice tone={Tone::Warning}><RuleChip rule={Rule::V7} />{ lab.t(Text::TenantWarning) }</Notice>
                <p class="secondary">{ lab.t(Text::TenantMeans) }</p>
            </>
        },
        _ => {
            let error = ResourceGroupName::parse(group).err().filter(|_| !group.is_empty());
            let error = error.map(|error| AttrValue::from(name_error(error, lab.lang)));
            html! { <Field label={lab.t(Text::GroupName)} value={(**group).clone()} {error} {oninput} mono=true /> }
        }
    }
}
