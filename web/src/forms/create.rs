//! New vaults and key vaults: a button, and the dialog behind it.

use kluis_lab::Act;
use kluis_lab::text::key_life::{KeyDates, KeyVaultLife as Life};
use kluis_lab::text::setup::Setup as Words;
use kluis_lab::text::words::Words as Shared;
use kluis_resource::{KeyVaultName, NameError, Region, SubscriptionId, VaultName};
use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, Properties, UseStateHandle, component, html, use_state_eq};

use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::send::{use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Check, Choice, ChoiceOption, Dialog, Field, RuleChip, Select, name_error};

/// How long deleted keys are kept where nothing else is asked for.
const MOST_RETENTION_DAYS: u16 = 90;

/// Properties of [`NewVault`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NewVaultProps {
    /// What the button is to its view.
    #[prop_or(ButtonKind::Quiet)]
    pub kind: ButtonKind,
}

/// Creates a Recovery Services vault, and goes on with it.
#[component]
pub fn NewVault(props: &NewVaultProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let open = use_state_eq(|| false);
    let typed = use_state_eq(String::new);
    let region = use_state_eq(|| Region::WestEurope);
    let parsed = VaultName::parse(&typed);
    let create = {
        let (sender, lab, open, typed, parsed, region) = (
            sender.clone(),
            lab.clone(),
            open.clone(),
            typed.clone(),
            parsed.clone(),
            *region,
        );
        Callback::from(move |_| {
            let Ok(vault) = parsed.clone() else { return };
            let (lab, open, typed, made) = (lab.clone(), open.clone(), typed.clone(), vault.clone());
            sender.send_then(Act::CreateVault { vault, region }, move |_| {
                open.set(false);
                typed.set(String::new());
                lab.choose_vault.emit(made);
            });
        })
    };
    html! {
        <>
            <Button kind={props.kind} onclick={set(&open, true)}>{ lab.t(Words::NewVault) }</Button>
            <Dialog
                open={*open}
                title={lab.t(Words::NewVaultTitle)}
                onclose={set(&open, false)}
                actions={html! {
                    <Button kind={ButtonKind::Primary} busy={sender.busy()} disabled={parsed.is_err()} onclick={create}>
                        { lab.t(Words::Create) }
                    </Button>
                }}
            >
                <p class="secondary">{ lab.t(Words::NewVaultLead) }</p>
                <NameField {typed} error={parsed.err()} />
                <RegionField {region} />
                <Answer of={sender} />
            </Dialog>
        </>
    }
}

/// Properties of [`NewKeyVault`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NewKeyVaultProps {
    /// What the button is to its view.
    #[prop_or(ButtonKind::Quiet)]
    pub kind: ButtonKind,
    /// The region that it should be in.
    pub region: Region,
    /// The vault that it is chosen for as soon as it is there.
    #[prop_or_default]
    pub choose_for: Option<VaultName>,
}

/// Creates a key vault.
#[component]
pub fn NewKeyVault(props: &NewKeyVaultProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let choosing = use_send();
    let question = use_question(&sender);
    let typed = use_state_eq(String::new);
    let region = use_state_eq(|| props.region);
    let terms = lab.view.edition.terms();
    let soft_delete = use_state_eq(|| terms.soft_delete_always_on);
    let purge_protection = use_state_eq(|| false);
    let rbac = use_state_eq(|| terms.roles);
    let retention = use_state_eq(|| MOST_RETENTION_DAYS.to_string());
    let retention_days = retention.trim().parse::<u16>().ok();
    let chosen = use_state_eq(|| None::<SubscriptionId>);
    let subscription = chosen.unwrap_or(lab.view.subscription);
    let parsed = KeyVaultName::parse(&typed);
    let create = {
        let (sender, question, typed, parsed) = (sender.clone(), question.clone(), typed.clone(), parsed.clone());
        let (region, soft_delete, purge_protection) = (*region, *soft_delete, *purge_protection);
        let (rbac, own) = (*rbac, lab.view.subscription);
        let vault = props.choose_for.clone();
        // In the tenant of the vault that it is for.
        let of_vault = lab.view.vaults.iter().find(|own| Some(&own.name) == vault.as_ref());
        let tenant = of_vault.map(|own| own.tenant);
        let choosing = choosing.clone();
        Callback::from(move |_| {
            let Ok(key_vault) = parsed.clone() else { return };
            let (question, typed) = (question.clone(), typed.clone());
            let (choosing, vault) = (choosing.clone(), vault.clone());
            let made = key_vault.clone();
            let act = Act::CreateKeyVault {
                key_vault,
                region,
                soft_delete,
                purge_protection,
                retention_days,
                rbac,
                tenant,
                subscription: Some(subscription).filter(|id| *id != own),
            };
            sender.send_then(act, move |_| {
                question.close();
                typed.set(String::new());
                if let Some(vault) = vault {
                    choosing.send(Act::ChooseKeyVault { vault, key_vault: made });
                }
            });
        })
    };
    let ask = {
        let (region, wanted) = (region.clone(), props.region);
        question.ask_with(move || region.set(wanted))
    };
    html! {
        <>
            <Button kind={props.kind} onclick={ask}>{ lab.t(Words::NewKeyVault) }</Button>
            <Answer of={choosing} />
            <Dialog
                open={question.is_open()}
                title={lab.t(Words::NewKeyVaultTitle)}
                onclose={question.leave()}
                actions={html! {
                    <Button kind={ButtonKind::Primary} busy={sender.busy()} disabled={parsed.is_err() || retention_days.is_none()} onclick={create}>
                        { lab.t(Words::Create) }
                    </Button>
                }}
            >
                <p class="secondary">{ lab.t(Words::NewKeyVaultLead(props.region.display_name())) }</p>
                <NameField {typed} error={parsed.err()} />
                <RegionField {region} />
                { subscriptions(&lab, &chosen) }
                if terms.roles {
                    { access(&lab, &rbac) }
                }
                if terms.soft_delete_always_on {
                    <p class="secondary"><RuleChip rule={Rule::N5} />{ lab.t(Life::SoftDeleteAlways) }</p>
                } else {
                    <Check label={lab.t(Words::WithSoftDelete)} checked={*soft_delete} onchange={hold(&soft_delete)} />
                }
                <Check
                    label={lab.t(Words::WithPurgeProtection)}
                    checked={*purge_protection}
                    onchange={hold(&purge_protection)}
                />
                <Field
                    label={lab.t(Life::Retention)}
                    hint={lab.t(Life::RetentionHint)}
                    value={(*retention).clone()}
                    error={retention_days.is_none().then(|| AttrValue::from(lab.t(KeyDates::NoNumber)))}
                    oninput={hold(&retention)}
                />
                <Answer of={sender} />
            </Dialog>
        </>
    }
}

/// The lab's own subscription, or another (rules D4, M11).
fn subscriptions(lab: &Lab, chosen: &UseStateHandle<Option<SubscriptionId>>) -> Html {
    let own = lab.view.subscription;
    let option = |id: &SubscriptionId| {
        let short = shorten(&id.to_string(), 8, 4);
        let words = if *id == own {
            Life::SubscriptionOwn(&short)
        } else {
            Life::SubscriptionOther(&short)
        };
        (AttrValue::from(id.to_string()), AttrValue::from(lab.t(words)))
    };
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |id: String| chosen.set(id.parse().ok()))
    };
    html! {
        <Select
            label={lab.t(Life::Subscription)}
            value={chosen.unwrap_or(own).to_string()}
            options={lab.view.subscriptions.iter().map(option).collect::<Vec<_>>()}
            {onchange}
        />
    }
}

const ROLES: &str = "roles";
const POLICIES: &str = "policies";

/// Roles or access policies (rule N4).
fn access(lab: &Lab, rbac: &UseStateHandle<bool>) -> Html {
    let option = |value: &'static str, title: Life<'static>, detail: Life<'static>| ChoiceOption {
        value: value.into(),
        title: lab.t(title).into(),
        detail: Some(lab.t(detail).into()),
    };
    let options = vec![
        option(ROLES, Life::NewRoles, Life::NewRolesWhat),
        option(POLICIES, Life::NewPolicies, Life::NewPoliciesWhat),
    ];
    let onchange = {
        let rbac = rbac.clone();
        Callback::from(move |chosen: String| rbac.set(chosen == ROLES))
    };
    let value = if **rbac { ROLES } else { POLICIES };
    html! { <Choice legend={lab.t(Life::NewAccess)} {options} {value} {onchange} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct NameFieldProps {
    typed: UseStateHandle<String>,
    error: Option<NameError>,
}

/// A name; what is wrong with it is said once something is typed.
#[component]
fn NameField(props: &NameFieldProps) -> Html {
    let lab = use_lab();
    let error = props.error.filter(|_| !props.typed.is_empty());
    html! {
        <Field
            label={lab.t(Shared::Name)}
            value={(*props.typed).clone()}
            error={error.map(|error| AttrValue::from(name_error(error, lab.lang)))}
            oninput={hold(&props.typed)}
            mono=true
        />
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RegionFieldProps {
    region: UseStateHandle<Region>,
}

/// One of the lab's regions.
#[component]
fn RegionField(props: &RegionFieldProps) -> Html {
    let lab = use_lab();
    let options: Vec<(AttrValue, AttrValue)> = Region::ALL
        .iter()
        .map(|region| (region.code().into(), region.display_name().into()))
        .collect();
    let region = props.region.clone();
    let onchange = Callback::from(move |code: String| {
        if let Ok(chosen) = code.parse() {
            region.set(chosen);
        }
    });
    html! { <Select label={lab.t(Shared::Region)} value={props.region.code()} {options} {onchange} /> }
}

/// Puts a state to a value, whatever happens.
fn set<E: 'static>(state: &UseStateHandle<bool>, to: bool) -> Callback<E> {
    let state = state.clone();
    Callback::from(move |_| state.set(to))
}

/// Puts a state to whatever comes.
fn hold<T: 'static>(state: &UseStateHandle<T>) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value| state.set(value))
}
