//! The way on from one step to the next.

use kluis_lab::text::setup::Setup as Words;
use kluis_lab::view::StepState;
use kluis_rulebook::SetupStep;
use yew::Html;

use super::state_of;
use crate::lab::Lab;
use crate::piece::StepProps;
use crate::route::{Page, Route};
use crate::ui::way_on;

/// The way on, once a step holds.
pub(super) fn next(lab: &Lab, props: &StepProps) -> Html {
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
