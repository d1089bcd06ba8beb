//! Moving a vault: to another resource group, subscription or tenant (rules V6, V7).

use kluis_lab::Request;
use kluis_lab::request::{self, MoveTarget};
use kluis_lab::text::vault_life::Moving as Text;
use kluis_lab::view::VaultView;
use kluis_resource::ResourceGroupName;
use kluis_rulebook::Rule;
use yew::{Html, Properties, component, html};

use crate::form::{ActDialog, Choice, Draft, NameField, Offer, Offers, use_draft};
use crate::lab::{Lab, use_lab};
use crate::ui::{Fact, Facts, Notice, RuleChip, ShortId, Tone};

/// Properties of [`MoveVault`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct MoveVaultProps {
    /// The vault.
    pub(crate) vault: VaultView,
}

/// What the vault is moved to.
#[derive(Clone, Copy, PartialEq)]
enum To {
    Group,
    Subscription,
    Tenant,
}

/// What the form holds.
#[derive(Clone, PartialEq)]
struct Wanted {
    to: To,
    group: String,
}

impl Wanted {
    fn act(&self, vault: &VaultView) -> Option<Request> {
        let to = match self.to {
            To::Group => MoveTarget::ResourceGroup(ResourceGroupName::parse(&self.group).ok()?),
            To::Subscription => MoveTarget::Subscription,
            To::Tenant => MoveTarget::Tenant,
        };
        let vault = vault.name.clone();
        Some(Request::from(request::MoveVault { vault, to }))
    }
}

/// A button, and the form behind it.
#[component]
pub(crate) fn MoveVault(props: &MoveVaultProps) -> Html {
    let lab = use_lab();
    let draft = use_draft(|| Wanted {
        to: To::Group,
        group: String::new(),
    });
    let vault = &props.vault;
    let name = vault.name.as_str();
    html! {
        <ActDialog
            button={lab.t(Text::Move)}
            label={lab.t(Text::MoveOf(name))}
            title={lab.t(Text::Title(name))}
            go={lab.t(Text::Go)}
            act={draft.act(vault)}
        >
            { here(&lab, vault) }
            { ways(&lab, vault, &draft) }
            { more(&lab, &draft) }
        </ActDialog>
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

fn ways(lab: &Lab, vault: &VaultView, draft: &Draft<Wanted>) -> Html {
    let stays = |offer: Offer<To>| match vault.key.is_some() {
        true => offer.means(lab.t(Text::Stays)),
        false => offer,
    };
    let offers = [
        stays(Offer::new(To::Group, lab.t(Text::ResourceGroup))),
        stays(Offer::new(To::Subscription, lab.t(Text::Subscription))),
        Offer::new(To::Tenant, lab.t(Text::Tenant)),
    ];
    let onchange = draft.on(|next, to| next.to = to);
    html! { <Choice legend={lab.t(Text::To)} offers={Offers::new(&draft.to, offers, &onchange)} /> }
}

/// What the chosen way asks or means.
fn more(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    match draft.to {
        To::Group => html! {
            <NameField
                label={lab.t(Text::GroupName)}
                value={draft.group.clone()}
                offered=false
                error={ResourceGroupName::parse(&draft.group).err()}
                oninput={draft.on(|next, group| next.group = group)}
            />
        },
        To::Subscription => html! { <p class="secondary">{ lab.t(Text::SubscriptionMeans) }</p> },
        To::Tenant => html! {
            <>
                <Notice tone={Tone::Warning}><RuleChip rule={Rule::V7} />{ lab.t(Text::TenantWarning) }</Notice>
                <p class="secondary">{ lab.t(Text::TenantMeans) }</p>
            </>
        },
    }
}
