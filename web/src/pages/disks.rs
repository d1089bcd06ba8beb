//! The page Disks & VMs: the eight steps to a key of one's own on disks, disk encryption sets, machines, disks, and what is made
//! of them. Left out on purpose: backup and restore of machines, which have pages of their own.

mod content;
mod copies;
mod disk;
mod fields;
mod flow;
mod machines;
mod news;
mod sample;
mod section;
mod sets;

use kluis_lab::text::disks_page::DisksPage as Text;
use yew::{Html, component, html};

use self::copies::Copies;
use self::disk::Disks;
use self::flow::Flow;
use self::machines::Machines;
use self::news::News;
use self::sets::Sets;
use crate::lab::{Lab, use_lab};
use crate::route::{DisksPart, Route};
use crate::ui::{Link, PageTitle};

/// The parts, as the page has them.
const PARTS: [(DisksPart, Text<'static>); 5] = [
    (DisksPart::Steps, Text::PartFlow),
    (DisksPart::Sets, Text::PartSets),
    (DisksPart::Machines, Text::PartMachines),
    (DisksPart::Disks, Text::PartDisks),
    (DisksPart::Copies, Text::PartCopies),
];

/// The page.
#[component]
pub fn DisksPage() -> Html {
    let lab = use_lab();
    let part = part(&lab);
    let is_step = matches!(part, Some(DisksPart::Step(_)));
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

/// The part of the address.
fn part(lab: &Lab) -> Option<DisksPart> {
    if let Route::Disks(part) = lab.route { part } else { None }
}

fn parts(lab: &Lab, here: Option<DisksPart>) -> Html {
    let link = |(part, words): &(DisksPart, Text<'static>)| {
        let to = Route::Disks(Some(*part));
        html! { <li><Link {to} current={here == Some(*part)}>{ lab.t(words.clone()) }</Link></li> }
    };
    html! {
        <ul class="parts" aria-label={lab.t(Text::Parts)}>{ for PARTS.iter().map(link) }</ul>
    }
}
