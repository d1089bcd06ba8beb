//! A step that waits: what is missing, in words, with the way there (rule V9).

use kluis_lab::text::list;
use kluis_lab::text::setup::{IdentityStep, PermissionStep, ProtectionStep, Setup as Words};
use kluis_rulebook::{Rule, SetupStep};
use yew::Html;

use crate::lab::Lab;
use crate::piece::StepProps;
use crate::route::Route;
use crate::ui::locked;

/// What is missing: the steps before it that don't hold, in order.
pub(super) fn waits(lab: &Lab, props: &StepProps, missing: &[SetupStep]) -> Html {
    let line = |step: &SetupStep| {
        let words = format!("{} {}", step.number(), lab.t(*step));
        (Route::Setup(Some(*step)), words, Some(lack(lab, props, *step)))
    };
    let says = (lab.t(Words::LockedTitle), lab.t(Words::LockedLead));
    locked(Rule::V9, says, missing.iter().map(line).collect())
}

/// What a step lacks, in a sentence with names.
fn lack(lab: &Lab, props: &StepProps, step: SetupStep) -> String {
    let vault = props.vault.name.as_str();
    let key_vault = props.key_vault.as_ref();
    let some = lab.t(Words::SomeKeyVault);
    let name = key_vault.map_or(some.as_str(), |key_vault| key_vault.name.as_str());
    match step {
        SetupStep::Identity => lab.t(IdentityStep::OffLine(vault)),
        SetupStep::Permissions => {
            let missing = super::permissions::missing(&props.vault, key_vault);
            let words: Vec<String> = missing.into_iter().map(|one| lab.t(one)).collect();
            lab.t(PermissionStep::MissingLine(vault, &list(&words, lab.lang), name))
        }
        SetupStep::Protection if key_vault.is_some_and(|one| one.soft_delete) => {
            lab.t(ProtectionStep::PurgeOffLine(name))
        }
        SetupStep::Protection => lab.t(ProtectionStep::BothOffLine(name)),
        SetupStep::Key => String::new(),
    }
}
