//! What the panels of the steps are about, and the way on from one to the next.

use kluis_lab::text::setup::Setup as Words;
use kluis_lab::view::{KeyVaultView, StepState, VaultView};
use kluis_rulebook::SetupStep;
use yew::{Html, NodeRef, Properties};

use super::state_of;
use crate::lab::Lab;
use crate::route::{Page, Route};
use crate::ui::way_on;

/// Properties of a panel.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PanelProps {
    pub(super) vault: VaultView,
    pub(super) key_vault: Option<KeyVaultView>,
    pub(super) step: SetupStep,
    /// The panel's own heading.
    #[prop_or_default]
    pub(super) heading: NodeRef,
}

/// The way on, once a step holds.
pub(super) fn next(lab: &Lab, props: &PanelProps) -> Html {
    if state_of(&props.vault, props.step) != Some(&StepState::Done) {
        return Html::default();
    }
    let after = SetupStep::ALL.into_iter().find(|one| *one > props.step);
    match after {
        Some(after) => way_on(lab, Route::Setup(Some(after)), lab.t(Words::NextStep(&lab.t(after)))),
        None if lab.single => Html::default(),
        None => way_on(lab, Page::BackUp.whole(), lab.t(Words::ToBackUp)),
    }
}
