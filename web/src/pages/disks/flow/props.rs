//! What the panels of the steps are about, and the way on from one to the next.

use kluis_lab::text::disks_page::Flow as Words;
use kluis_resource::Region;
use yew::{Html, NodeRef, Properties};

use super::standing::{Standing, title};
use super::subject::{Chosen, Subject};
use crate::form::Draft;
use crate::lab::Lab;
use crate::route::{DiskStep, DisksPart, Route};
use crate::ui::way_on;

/// Properties of a panel.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PanelProps {
    pub(super) subject: Subject,
    pub(super) standings: Vec<Standing>,
    pub(super) step: DiskStep,
    pub(super) chosen: Draft<Chosen>,
    /// The panel's own heading.
    #[prop_or_default]
    pub(super) heading: NodeRef,
}

impl PanelProps {
    /// How the open step stands.
    pub(super) fn standing(&self) -> &Standing {
        &self.standings[usize::from(self.step.number() - 1)]
    }

    pub(super) fn is_done(&self) -> bool {
        *self.standing() == Standing::Done
    }
}

/// Where the set is, or could be: in the edition of 2019, where sets are at all (rule M7).
pub(super) fn region(lab: &Lab, props: &PanelProps) -> Region {
    let chosen = props.subject.key_vault.as_ref().map(|one| one.region);
    let regions = lab.view.edition.terms().des_regions;
    let only = regions.and_then(|regions| regions.first()?.parse().ok());
    let allowed = |region: &Region| regions.is_none_or(|regions| regions.contains(&region.code()));
    chosen.filter(allowed).or(only).unwrap_or(Region::WestEurope)
}

/// The way on, once a step holds.
pub(super) fn next(lab: &Lab, props: &PanelProps) -> Html {
    let next = props.step.next().filter(|_| props.is_done());
    let way_to = |next: DiskStep| {
        let words = lab.t(Words::Next(&lab.t(title(next))));
        way_on(lab, Route::Disks(Some(DisksPart::Step(next))), words)
    };
    next.map(way_to).unwrap_or_default()
}
