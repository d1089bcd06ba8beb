//! A new key vault: a button, and the dialog behind it.

use kluis_lab::Request;
use kluis_lab::request::{ChooseKeyVault, CreateKeyVault};
use kluis_lab::text::key_life::{KeyDates, KeyVaultLife as Life};
use kluis_lab::text::setup::Setup as Words;
use kluis_resource::{KeyVaultName, Region, SubscriptionId, VaultName};
use kluis_rulebook::{Rule, Terms};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{
    ActDialog, Check, Choice, Draft, Field, NameField, Offer, Offers, Options, Select, region_field, use_draft,
};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::send::use_send;
use crate::ui::{Answer, ButtonKind, RuleChip};

/// How long deleted keys are kept where nothing else is asked for.
const MOST_RETENTION_DAYS: u16 = 90;

/// Properties of [`NewKeyVault`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct NewKeyVaultProps {
    /// What the button is to its view.
    #[prop_or(ButtonKind::Quiet)]
    pub(crate) kind: ButtonKind,
    /// The region that it should be in.
    pub(crate) region: Region,
    /// The vault that it is chosen for as soon as it is there.
    #[prop_or_default]
    pub(crate) choose_for: Option<VaultName>,
}

/// What the form holds.
#[derive(Clone, PartialEq)]
struct Wanted {
    name: String,
    region: Region,
    /// Another subscription than the lab's own (rules D4, M11).
    subscription: Option<SubscriptionId>,
    /// Roles instead of access policies (rule N4).
    rbac: bool,
    soft_delete: bool,
    purge_protection: bool,
    /// Days, as they were typed.
    retention: String,
}

impl Wanted {
    fn new(region: Region, terms: Terms) -> Self {
        Self {
            name: String::new(),
            region,
            subscription: None,
            rbac: terms.roles,
            soft_delete: terms.soft_delete_always_on,
            purge_protection: false,
            retention: MOST_RETENTION_DAYS.to_string(),
        }
    }

    fn retention_days(&self) -> Option<u16> {
        self.retention.trim().parse().ok()
    }

    /// The act, in the tenant of the vault that it is for.
    fn act(&self, lab: &Lab, choose_for: Option<&VaultName>) -> Option<Request> {
        let of_vault = lab.view.vaults.iter().find(|own| Some(&own.name) == choose_for);
        Some(Request::from(CreateKeyVault {
            key_vault: KeyVaultName::parse(&self.name).ok()?,
            region: self.region,
            soft_delete: self.soft_delete,
            purge_protection: self.purge_protection,
            retention_days: Some(self.retention_days()?),
            rbac: self.rbac,
            tenant: of_vault.map(|own| own.tenant),
            subscription: self.subscription.filter(|id| *id != lab.view.subscription),
        }))
    }
}

/// Creates a key vault.
#[component]
pub(crate) fn NewKeyVault(props: &NewKeyVaultProps) -> Html {
    let lab = use_lab();
    let choosing = use_send();
    let terms = lab.view.edition.terms();
    let draft = use_draft(|| Wanted::new(props.region, terms));
    let parsed = KeyVaultName::parse(&draft.name);
    let onopen = {
        let wanted = props.region;
        draft.on(move |next, ()| next.region = wanted)
    };
    let onaccepted = {
        let (choosing, vault, made) = (choosing.clone(), props.choose_for.clone(), parsed.clone().ok());
        let clear = draft.on(|next, ()| next.name.clear());
        Callback::from(move |_| {
            clear.emit(());
            if let Some((vault, key_vault)) = vault.clone().zip(made.clone()) {
                choosing.send(Request::from(ChooseKeyVault { vault, key_vault }));
            }
        })
    };
    let wrong = draft.retention_days().is_none();
    html! {
        <>
            <ActDialog
                button={lab.t(Words::NewKeyVault)}
                kind={props.kind}
                title={lab.t(Words::NewKeyVaultTitle)}
                lead={lab.t(Words::NewKeyVaultLead(props.region.display_name()))}
                go={lab.t(Words::Create)}
                act={draft.act(&lab, props.choose_for.as_ref())}
                {onopen}
                {onaccepted}
            >
                <NameField
                    value={draft.name.clone()}
                    offered=false
                    error={parsed.err()}
                    oninput={draft.on(|next, name| next.name = name)}
                />
                { region_field(&lab, draft.region, &draft.on(|next, region| next.region = region)) }
                { subscriptions(&lab, &draft) }
                if terms.roles {
                    { access(&lab, &draft) }
                }
                if terms.soft_delete_always_on {
                    <p class="secondary"><RuleChip rule={Rule::N5} />{ lab.t(Life::SoftDeleteAlways) }</p>
                } else {
                    <Check
                        label={lab.t(Words::WithSoftDelete)}
                        checked={draft.soft_delete}
                        onchange={draft.on(|next, on| next.soft_delete = on)}
                    />
                }
                <Check
                    label={lab.t(Words::WithPurgeProtection)}
                    checked={draft.purge_protection}
                    onchange={draft.on(|next, on| next.purge_protection = on)}
                />
                <Field
                    label={lab.t(Life::Retention)}
                    hint={lab.t(Life::RetentionHint)}
                    value={draft.retention.clone()}
                    error={wrong.then(|| AttrValue::from(lab.t(KeyDates::NoNumber)))}
                    oninput={draft.on(|next, days| next.retention = days)}
                />
            </ActDialog>
            <Answer of={choosing} />
        </>
    }
}

/// The lab's own subscription, or another.
fn subscriptions(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    let own = lab.view.subscription;
    let words = |id: &SubscriptionId| {
        let short = shorten(&id.to_string(), 8, 4);
        let words = if *id == own {
            Life::SubscriptionOwn(&short)
        } else {
            Life::SubscriptionOther(&short)
        };
        (*id, lab.t(words))
    };
    let onchange = draft.on(|next, id| next.subscription = Some(id));
    let chosen = draft.subscription.unwrap_or(own);
    let options = Options::new(&chosen, lab.view.subscriptions.iter().map(words), &onchange);
    html! { <Select label={lab.t(Life::Subscription)} {options} /> }
}

/// Roles or access policies.
fn access(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    let offers = [
        Offer::new(true, lab.t(Life::NewRoles)).means(lab.t(Life::NewRolesWhat)),
        Offer::new(false, lab.t(Life::NewPolicies)).means(lab.t(Life::NewPoliciesWhat)),
    ];
    let onchange = draft.on(|next, rbac| next.rbac = rbac);
    html! { <Choice legend={lab.t(Life::NewAccess)} offers={Offers::new(&draft.rbac, offers, &onchange)} /> }
}
