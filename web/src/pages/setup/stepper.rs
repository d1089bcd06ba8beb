//! The four steps as a list: how each stands, and a way to open it.

use std::rc::Rc;

use kluis_lab::text::list;
use kluis_lab::text::setup::{IdentityStep, KeyStep, PermissionStep, ProtectionStep, Setup as Words};
use kluis_lab::view::{IdentityView, KeyVaultView, StepState, VaultView};
use kluis_rulebook::{Detail, SetupStep};
use yew::{Html, html};

use super::state_of;
use crate::format::shorten;
use crate::lab::Lab;
use crate::piece::Piece;
use crate::route::Route;
use crate::ui::{Later, StepLine, StepStands, Stepper};

/// The list; `open` is the step that is open.
pub(super) fn stepper(lab: &Lab, vault: &VaultView, key_vault: Option<&KeyVaultView>, open: SetupStep) -> Html {
    let about = About { lab, vault, key_vault };
    let steps: Vec<StepLine> = SetupStep::ALL.map(|step| about.line(step)).to_vec();
    html! { <Stepper label={lab.t(Words::Steps)} {steps} open={open.number()} /> }
}

/// What the steps are about.
struct About<'a> {
    lab: &'a Lab,
    vault: &'a VaultView,
    key_vault: Option<&'a KeyVaultView>,
}

impl About<'_> {
    fn line(&self, step: SetupStep) -> StepLine {
        let number = step.number();
        let (stands, said) = match state_of(self.vault, step) {
            Some(StepState::Done) => (StepStands::Done, Words::StepDone(number)),
            Some(StepState::Broken(_)) => (StepStands::Broken, Words::StepBroken(number)),
            Some(StepState::Current(_)) => (StepStands::Todo, Words::StepTodo(number)),
            Some(StepState::Locked { .. }) | None => (StepStands::Locked, Words::StepLocked(number)),
        };
        StepLine {
            number,
            stands,
            said: self.lab.t(said),
            title: self.lab.t(step),
            remark: self.remark(step),
            to: Route::Setup(Some(step)),
        }
    }

    /// How the step stands, in a few words.
    fn remark(&self, step: SetupStep) -> Html {
        let lab = self.lab;
        match state_of(self.vault, step) {
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
            Some(StepState::Done | StepState::Current(_)) | None => self.own_words(step).into(),
        }
    }

    fn own_words(&self, step: SetupStep) -> String {
        let lab = self.lab;
        match step {
            SetupStep::Identity => match self.vault.identity {
                IdentityView::On { principal, .. } | IdentityView::User { principal, .. } => {
                    lab.t(IdentityStep::On(&shorten(&principal.to_string(), 4, 2)))
                }
                IdentityView::Off => lab.t(IdentityStep::Off),
                IdentityView::SwitchedOff => lab.t(IdentityStep::SwitchedOff),
            },
            SetupStep::Permissions => match state_of(self.vault, step) {
                Some(StepState::Done) => lab.t(PermissionStep::All),
                _ => missing_words(lab, &super::permissions::missing(self.vault, self.key_vault)),
            },
            SetupStep::Protection => {
                let (soft_delete, purge) = self
                    .key_vault
                    .map_or((false, false), |one| (one.soft_delete, one.purge_protection));
                lab.t(match (soft_delete, purge) {
                    (true, true) => ProtectionStep::BothOn,
                    (true, false) => ProtectionStep::OnlySoftDelete,
                    (false, _) => ProtectionStep::BothOff,
                })
            }
            SetupStep::Key => match &self.vault.key {
                Some(key) => lab.t(KeyStep::Assigned(key.uri.key.as_str())),
                None => format!("{} · {}", lab.t(KeyStep::NoKeyYet), lab.t(Words::Final)),
            },
        }
    }
}

fn missing_words(lab: &Lab, missing: &[kluis_rulebook::KeyPermission]) -> String {
    let words: Vec<String> = missing.iter().map(|one| lab.t(*one)).collect();
    let count = u64::try_from(words.len()).unwrap_or(u64::MAX);
    lab.t(PermissionStep::Missing(&list(&words, lab.lang), count))
}
