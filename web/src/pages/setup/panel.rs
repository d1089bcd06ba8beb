//! The open step: what it is for, the ways to do it, why, and where Azure has it.

use std::rc::Rc;

use kluis_lab::text::roles::Roles;
use kluis_lab::text::setup::{IdentityStep, KeyStep, PermissionStep, ProtectionStep, Setup as Words};
use kluis_lab::view::{IdentityView, KeyVaultView, StepState, VaultView};
use kluis_rulebook::{Detail, Refusal, SetupStep};
use yew::{AttrValue, Callback, Html, MouseEvent, NodeRef, Properties, component, html, use_state_eq};

use super::azure::AzureTabProps;
use super::identity::{IdentityPanel, SwitchOn};
use super::key::KeyPanel;
use super::locked::Locked;
use super::permissions::PermissionPanel;
use super::protection::ProtectionPanel;
use super::state_of;
use crate::forms::{NewKeyVault, NewVault};
use crate::lab::{Lab, use_lab};
use crate::later::{Later, Piece};
use crate::route::Page;
use crate::ui::{Button, ButtonKind, Empty, RefusalBox, Tabs};

/// Properties of [`Panel`] and of the panels in it.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct PanelProps {
    pub(super) vault: VaultView,
    pub(super) key_vault: Option<KeyVaultView>,
    pub(super) step: SetupStep,
    /// The panel's own heading.
    #[prop_or_default]
    pub(super) heading: NodeRef,
}

/// The panel.
#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let tab = use_state_eq(|| 0);
    let onselect = {
        let tab = tab.clone();
        Callback::from(move |index| tab.set(index))
    };
    let names: Vec<AttrValue> = [Words::Here, Words::Portal, Words::PowerShell, Words::AzCli]
        .map(|words| AttrValue::from(lab.t(words)))
        .to_vec();
    let heading = format!("step-{}", props.step.number());
    let (title, lead, why, in_azure) = texts(&lab, props);
    let in_azure_tab = AzureTabProps {
        vault: props.vault.clone(),
        key_vault: props.key_vault.clone(),
        step: props.step,
        tab: *tab,
    };
    html! {
        <section class="card panel" aria-labelledby={heading.clone()}>
            <h2 id={heading} ref={props.heading.clone()} tabindex="-1">{ title }</h2>
            <p class="secondary">{ lead }</p>
            <Tabs label={lab.t(Words::WaysToDoIt)} {names} selected={*tab} {onselect}>
                if *tab == 0 {
                    { here(props) }
                } else {
                    <Later piece={Piece::Azure(in_azure_tab)} />
                }
            </Tabs>
            <div class="why">
                <div><h3>{ lab.t(Words::Why) }</h3><p>{ why }</p></div>
                <div><h3>{ lab.t(Words::InAzure) }</h3><p>{ in_azure }</p></div>
            </div>
        </section>
    }
}

/// What to do here. The first step as a new lab has it is all that a first visit needs.
fn here(props: &PanelProps) -> Html {
    let props = props.clone();
    let is_new = props.step == SetupStep::Identity && props.vault.identity == IdentityView::Off;
    match state_of(&props.vault, props.step) {
        Some(StepState::Current(None)) if is_new => html! { <div class="stack"><SwitchOn ..props /></div> },
        Some(_) | None => html! { <Later piece={Piece::Step(props)} /> },
    }
}

/// What to do in any step, as it stands.
#[component]
fn Here(props: &PanelProps) -> Html {
    let lab = &use_lab();
    let region = props.vault.region;
    if props.key_vault.is_none() && props.step != SetupStep::Identity {
        return html! {
            <Empty
                title={lab.t(Words::NoKeyVault(region.display_name()))}
                action={html! { <NewKeyVault kind={ButtonKind::Primary} {region} /> }}
            >{ lab.t(Words::NoKeyVaultLead) }</Empty>
        };
    }
    let standing = match state_of(&props.vault, props.step) {
        Some(StepState::Locked { missing }) => {
            return html! {
                <Locked vault={props.vault.clone()} key_vault={props.key_vault.clone()} step={props.step} missing={missing.clone()} />
            };
        }
        // The form itself says so, beside the button that saves.
        Some(StepState::Current(Some(Refusal {
            detail: Detail::PermissionsMissing { drafted: true, .. } | Detail::RoleMissing { on_its_way: true, .. },
            ..
        }))) => Html::default(),
        Some(StepState::Broken(refusal) | StepState::Current(Some(refusal))) => {
            let new_vault = matches!(refusal.detail, Detail::VaultHasHistory { .. });
            html! {
                <RefusalBox standing=true refusal={Rc::new(refusal.clone())}>
                    if new_vault {
                        <div class="row"><NewVault kind={ButtonKind::Primary} /></div>
                    }
                </RefusalBox>
            }
        }
        Some(StepState::Done | StepState::Current(None)) | None => Html::default(),
    };
    let props = props.clone();
    html! {
        <div class="stack">
            { standing }
            { match props.step {
                SetupStep::Identity => html! { <IdentityPanel ..props /> },
                SetupStep::Permissions => html! { <PermissionPanel ..props /> },
                SetupStep::Protection => html! { <ProtectionPanel ..props /> },
                SetupStep::Key => html! { <KeyPanel ..props /> },
            } }
        </div>
    }
}

/// The same, of the later part.
pub(crate) fn draw_step(props: &PanelProps) -> Html {
    let props = props.clone();
    html! { <Here ..props /> }
}

/// Title, sentence, why, and where Azure has it.
fn texts(lab: &Lab, props: &PanelProps) -> (String, String, String, String) {
    let vault = props.vault.name.as_str();
    let some = lab.t(Words::SomeKeyVault);
    let key_vault = props
        .key_vault
        .as_ref()
        .map_or(some.as_str(), |key_vault| key_vault.name.as_str());
    match props.step {
        SetupStep::Identity => (
            lab.t(IdentityStep::Title),
            lab.t(IdentityStep::Lead(vault)),
            lab.t(IdentityStep::Why),
            lab.t(IdentityStep::InAzure),
        ),
        SetupStep::Permissions if props.key_vault.as_ref().is_some_and(|own| own.rbac) => (
            lab.t(PermissionStep::Title),
            lab.t(Roles::Lead(vault, key_vault)),
            lab.t(Roles::WhyRoles),
            lab.t(Roles::InAzure),
        ),
        SetupStep::Permissions => (
            lab.t(PermissionStep::Title),
            lab.t(PermissionStep::Lead(vault, key_vault)),
            lab.t(PermissionStep::Why),
            lab.t(PermissionStep::InAzure),
        ),
        SetupStep::Protection => (
            lab.t(ProtectionStep::Title),
            lab.t(ProtectionStep::Lead(key_vault)),
            lab.t(ProtectionStep::Why),
            lab.t(ProtectionStep::InAzure),
        ),
        SetupStep::Key => {
            let assigned = props.vault.key.is_some();
            let title = if assigned {
                KeyStep::TitleDone(vault)
            } else {
                KeyStep::Title
            };
            let lead = if assigned {
                KeyStep::LeadDone
            } else {
                KeyStep::Lead(vault)
            };
            (lab.t(title), lab.t(lead), lab.t(KeyStep::Why), lab.t(KeyStep::InAzure))
        }
    }
}

/// The way on, once a step holds.
pub(super) fn next(lab: &Lab, vault: &VaultView, step: SetupStep) -> Html {
    if state_of(vault, step) != Some(&StepState::Done) {
        return Html::default();
    }
    let after = SetupStep::ALL.into_iter().find(|one| *one > step);
    let (route, words) = match after {
        Some(after) => (
            Page::Setup.at(after.number().to_string()),
            lab.t(Words::NextStep(&lab.t(after))),
        ),
        None if lab.single => return Html::default(),
        None => (Page::BackUp.whole(), lab.t(Words::ToBackUp)),
    };
    let onclick = {
        let go = lab.go.clone();
        Callback::from(move |_: MouseEvent| go.emit(route.clone()))
    };
    html! { <div class="row"><Button kind={ButtonKind::Primary} {onclick}>{ words }</Button></div> }
}
