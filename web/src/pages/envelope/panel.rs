//! What the chosen part says of itself, with its real bytes.

mod keys;
mod pieces;
mod region;
mod sealing;
mod second_layer;

use std::rc::Rc;

use kluis_lab::view::{EnvelopeView, RecoveryPointView};
use yew::{Callback, Html, Properties, component, html};

pub(super) use self::pieces::rules;
use super::part::Part;
use super::subject::Keeper;
use crate::lab::{Lab, use_lab};

/// What the panel is about.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PartPanelProps {
    /// Who unwraps its data key.
    pub(super) keeper: Keeper,
    /// The object.
    pub(super) point: RecoveryPointView,
    /// Its stored bytes.
    pub(super) envelope: Rc<EnvelopeView>,
    /// The chosen part.
    pub(super) part: Part,
    /// Another part is chosen.
    pub(super) on_choose: Callback<Part>,
}

/// The panel of the chosen part. Announced when it changes.
#[component]
pub(super) fn PartPanel(props: &PartPanelProps) -> Html {
    let lab = use_lab();
    let about = About { lab: &lab, props };
    let said = match props.part {
        Part::Files => sealing::files(&about),
        Part::Region(_) => region::region(&about),
        Part::Dek => keys::dek(&about),
        Part::Wrapped => keys::wrapped(&about),
        Part::Kek => keys::kek(&about),
        Part::Before => keys::before(&about),
        Part::Manifest => sealing::manifest(&about),
        Part::SecondLayer => second_layer::second_layer(&about),
    };
    html! { <div class="part-panel">{ said }</div> }
}

/// Everything that a part needs to speak of itself.
struct About<'a> {
    lab: &'a Lab,
    props: &'a PartPanelProps,
}
