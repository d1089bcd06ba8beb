//! The four steps as a list: how each stands, and a way to open it.

use std::rc::Rc;

use kluis_lab::text::list;
use kluis_lab::text::setup::{IdentityStep, KeyStep, PermissionStep, ProtectionStep, Setup as Words};
use kluis_lab::view::{IdentityView, KeyVaultView, StepState, VaultView};
use kluis_rulebook::{Detail, SetupStep};
use yew::{Callback, Html, MouseEvent, Properties, classes, component, html};

use super::state_of;
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::later::{Later, Piece};
use crate::route::Page;

/// Properties of [`Stepper`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StepperProps {
    pub(super) vault: VaultView,
    pub(super) key_vault: Option<KeyVaultView>,
    /// The one that is open.
    pub(super) step: SetupStep,
}

/// The list.
#[component]
pub(super) fn Stepper(props: &StepperProps) -> Html {
    let lab = use_lab();
    html! {
        <ol class="card stepper" aria-label={lab.t(Words::Steps)}>
            { for SetupStep::ALL.map(|step| item(&lab, props, step)) }
        </ol>
    }
}

fn item(lab: &Lab, props: &StepperProps, step: SetupStep) -> Html {
    let open = step == props.step;
    let number = step.number();
    let (class, said, mark) = match state_of(&props.vault, step) {
        Some(StepState::Done) => ("done", Words::StepDone(number), "✓".to_owned()),
        Some(StepState::Broken(_)) => ("broken", Words::StepBroken(number), "!".to_owned()),
        Some(StepState::Current(_)) => ("current", Words::StepTodo(number), number.to_string()),
        Some(StepState::Locked { .. }) | None => ("locked", Words::StepLocked(number), number.to_string()),
    };
    let onclick = {
        let go = lab.go.clone();
        Callback::from(move |_: MouseEvent| go.emit(Page::Setup.at(number.to_string())))
    };
    html! {
        <li>
            <button
                type="button"
                class={classes!("step", class, open.then_some("open"))}
                aria-current={open.then_some("step")}
                {onclick}
            >
                <span class="n" aria-hidden="true">{ mark }</span>
                <span>
                    <span class="unseen">{ lab.t(said) }{ ": " }</span>
                    <b>{ lab.t(step) }</b>
                    <small>{ remark(lab, props, step) }</small>
                </span>
            </button>
        </li>
    }
}

/// How the step stands, in a few words.
fn remark(lab: &Lab, props: &StepperProps, step: SetupStep) -> Html {
    match state_of(&props.vault, step) {
        Some(StepState::Locked { missing }) => {
            let numbers: Vec<String> = missing.iter().map(|step| step.number().to_string()).collect();
            let after = list(&numbers, lab.lang);
            let after = lab.t(if missing.len() == 1 {
                Words::AfterStep(&after)
            } else {
                Words::AfterSteps(&after)
            });
            if step == SetupStep::Key {
                format!("{after} · {}", lab.t(Words::Final)).into()
            } else {
                after.into()
            }
        }
        Some(StepState::Broken(refusal)) => {
            if let Detail::PermissionsMissing { missing, .. } = &refusal.detail {
                missing_words(lab, missing).into()
            } else {
                html! { <Later piece={Piece::Headline(Rc::new(refusal.clone()))} detail=true /> }
            }
        }
        Some(StepState::Done | StepState::Current(_)) | None => own_words(lab, props, step).into(),
    }
}

fn own_words(lab: &Lab, props: &StepperProps, step: SetupStep) -> String {
    match step {
        SetupStep::Identity => match props.vault.identity {
            IdentityView::On { principal, .. } | IdentityView::User { principal, .. } => {
                lab.t(IdentityStep::On(&shorten(&principal.to_string(), 4, 2)))
            }
            IdentityView::Off => lab.t(IdentityStep::Off),
            IdentityView::SwitchedOff => lab.t(IdentityStep::SwitchedOff),
        },
        SetupStep::Permissions => match state_of(&props.vault, step) {
            Some(StepState::Done) => lab.t(PermissionStep::All),
            _ => missing_words(
                lab,
                &super::permissions::missing(&props.vault, props.key_vault.as_ref()),
            ),
        },
        SetupStep::Protection => {
            let (soft_delete, purge) = props
                .key_vault
                .as_ref()
                .map_or((false, false), |one| (one.soft_delete, one.purge_protection));
            lab.t(match (soft_delete, purge) {
                (true, true) => ProtectionStep::BothOn,
                (true, false) => ProtectionStep::OnlySoftDelete,
                (false, _) => ProtectionStep::BothOff,
            })
        }
        SetupStep::Key => match &props.vault.key {
            Some(key) => lab.t(KeyStep::Assigned(key.uri.key.as_str())),
            None => format!("{} · {}", lab.t(KeyStep::NoKeyYet), lab.t(Words::Final)),
        },
    }
}

fn missing_words(lab: &Lab, missing: &[kluis_rulebook::KeyPermission]) -> String {
    let words: Vec<String> = missing.iter().map(|one| lab.t(*one)).collect();
    let count = u64::try_from(words.len()).unwrap_or(u64::MAX);
    lab.t(PermissionStep::Missing(&list(&words, lab.lang), count))
}
