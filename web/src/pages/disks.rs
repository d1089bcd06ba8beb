//! The page Disks & VMs: the eight steps to a key of one's own on disks, disk encryption sets, machines, disks, and what is made
//! of them. Left out on purpose: backup and restore of machines, which have pages of their own.

pub(super) mod act_dialog;
pub(super) mod azure;
mod content;
mod copies;
mod disk;
pub(super) mod fields;
mod flow;
pub(super) mod form;
mod machines;
pub(super) mod names;
mod news;
mod sample;
mod section;
mod sets;

use kluis_lab::text::disks_page::DisksPage as Text;
use yew::{AttrValue, Html, component, html};

use self::copies::Copies;
use self::disk::Disks;
use self::flow::{Flow, Step};
use self::machines::Machines;
use self::news::News;
use self::sets::Sets;
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Link, PageTitle};

/// The names of the parts, in addresses and as the page has them.
const PARTS: [(&str, Text<'static>); 5] = [
    (flow::PART, Text::PartFlow),
    (sets::PART, Text::PartSets),
    (machines::PART, Text::PartMachines),
    (disk::PART, Text::PartDisks),
    (copies::PART, Text::PartCopies),
];

/// The parts that other pages lead to, as addresses have them.
pub(in crate::pages) const SETS: &str = sets::PART;
/// Virtual machines.
pub(in crate::pages) const MACHINES: &str = machines::PART;
/// Disks.
pub(in crate::pages) const DISKS: &str = disk::PART;
/// Snapshots, images, scale sets.
pub(in crate::pages) const COPIES: &str = copies::PART;

/// The page.
#[component]
pub fn DisksPage() -> Html {
    let lab = use_lab();
    let part = lab.route.part.as_ref();
    let is_step = part.and_then(Step::of).is_some();
    // Around a single step somebody else's page has the rest.
    if lab.single && is_step {
        return html! { <div class="page disks-page"><News /><Flow /></div> };
    }
    html! {
        <div class="page disks-page">
            <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} leave_focus={part.is_some() && !is_step} />
            { parts(&lab, part) }
            <News />
            <Flow />
            <Sets />
            <Machines />
            <Disks />
            <Copies />
        </div>
    }
}

fn parts(lab: &Lab, here: Option<&AttrValue>) -> Html {
    let link = |(part, words): &(&'static str, Text<'static>)| {
        let is_here = here.is_some_and(|here| here == part);
        html! { <li><Link to={Page::Disks.at(*part)} current={is_here}>{ lab.t(words.clone()) }</Link></li> }
    };
    html! {
        <ul class="parts" aria-label={lab.t(Text::Parts)}>{ for PARTS.iter().map(link) }</ul>
    }
}
