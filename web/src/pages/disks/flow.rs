//! The eight steps that put disks under a key of one's own, in order (rule M2): how each stands, and the one that is open.

mod access;
mod azure;
mod disk;
mod key;
mod panel;
mod props;
mod read;
mod set;
mod standing;
mod stepper;
mod subject;

use kluis_lab::text::disks_page::Flow as Text;
use yew::{Html, component, html, use_memo, use_mut_ref};

use self::panel::Panel;
use self::standing::{Standing, stands};
use self::stepper::stepper;
use self::subject::{Chosen, picker, subject, usual};
use super::section::Section;
use crate::form::use_draft;
use crate::lab::use_lab;
use crate::route::{DiskStep, DisksPart, Route};
use crate::ui::use_focus_on_change;

/// The steps.
#[component]
pub(super) fn Flow() -> Html {
    let lab = use_lab();
    let chosen = use_draft(Chosen::default);
    let usual = use_memo((), |()| usual(&lab));
    let subject = subject(&lab, &chosen, usual.as_ref().as_ref());
    let standings = stands(&lab, &subject);
    let name = subject.set.as_ref().map(|set| set.name.clone());
    // The step to do when the user came here: what happens while one looks doesn't turn the page.
    let first = use_memo(name.is_none(), |_| to_do(&standings));
    // Whoever goes to another part of the page leaves the steps as they are.
    let opened = use_mut_ref(|| None::<DiskStep>);
    let step = {
        let mut opened = opened.borrow_mut();
        if let Route::Disks(Some(DisksPart::Step(step))) = lab.route {
            *opened = Some(step);
        }
        opened.unwrap_or(*first)
    };
    let heading = use_focus_on_change(step);
    // A panel of its own for each step of each set: what was typed in one isn't in the other.
    let key = format!(
        "{}/{}",
        name.map(|name| name.to_string()).unwrap_or_default(),
        step.number()
    );
    html! {
        <Section part={DisksPart::Steps} title={lab.t(Text::Title)} lead={lab.t(Text::Lead)}>
            { picker(&lab, &subject, &chosen) }
            <div class="steps">
                { stepper(&lab, &subject, &standings, step) }
                <Panel {key} {subject} {standings} {step} {heading} {chosen} />
            </div>
        </Section>
    }
}

/// The first step that doesn't hold; the last one where all do.
fn to_do(standings: &[Standing]) -> DiskStep {
    let open = DiskStep::ALL
        .into_iter()
        .zip(standings)
        .find(|(_, standing)| **standing != Standing::Done);
    open.map_or(DiskStep::Read, |(step, _)| step)
}
