//! The open step: what it is for, the ways to do it, why, and where Azure has it.

use std::rc::Rc;

use kluis_lab::text::roles::Roles;
use kluis_lab::text::setup::{IdentityStep, KeyStep, PermissionStep, ProtectionStep, Setup as Words};
use kluis_lab::view::{IdentityView, StepState};
use kluis_rulebook::{Detail, Refusal, SetupStep};
use yew::{Html, component, html};

use super::identity::{IdentityPanel, SwitchOn};
use super::key::KeyPanel;
use super::locked::waits;
use super::new_vault::NewVault;
use super::permissions::PermissionPanel;
use super::protection::ProtectionPanel;
use super::state_of;
use crate::form::use_draft;
use crate::lab::{Lab, use_lab};
use crate::pages::key_vault::NewKeyVault;
use crate::piece::{Piece, StepProps};
use crate::ui::{ButtonKind, Empty, Later, RefusalBox, step_tabs};

/// The panel.
#[component]
pub(super) fn Panel(props: &StepProps) -> Html {
    let lab = use_lab();
    let tab = use_draft(|| 0_usize);
    let heading = format!("step-{}", props.step.number());
    let (title, lead, why, in_azure) = texts(&lab, props);
    let shown = match *tab {
        0 => here(props),
        tab => html! { <Later piece={Piece::Azure(props.clone(), tab)} /> },
    };
    html! {
        <section class="card panel" aria-labelledby={heading.clone()}>
            <h2 id={heading} ref={props.heading.clone()} tabindex="-1">{ title }</h2>
            <p class="secondary">{ lead }</p>
            { step_tabs(&lab, lab.t(Words::WaysToDoIt), (*tab, tab.hold()), shown) }
            <div class="why">
                <div><h3>{ lab.t(Words::Why) }</h3><p>{ why }</p></div>
                <div><h3>{ lab.t(Words::InAzure) }</h3><p>{ in_azure }</p></div>
            </div>
        </section>
    }
}

/// What to do here. The first step as a new lab has it is all that a first visit needs.
fn here(props: &StepProps) -> Html {
    let props = props.clone();
    let is_new = props.step == SetupStep::Identity && props.vault.identity == IdentityView::Off;
    match state_of(&props.vault, props.step) {
        Some(StepState::Current(None)) if is_new => html! { <div class="stack"><SwitchOn ..props /></div> },
        Some(_) | None => html! { <Later piece={Piece::Step(props)} /> },
    }
}

/// What to do in any step, as it stands.
#[component]
pub(crate) fn Step(props: &StepProps) -> Html {
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
            return waits(lab, props, missing);
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

/// Title, sentence, why, and where Azure has it.
fn texts(lab: &Lab, props: &StepProps) -> (String, String, String, String) {
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
