//! A line of jobs or log: when, what was done to what, where, and how it stands.

use kluis_resource::Timestamp;
use yew::{Html, html};

use crate::format::short_subject;
use crate::lab::Lab;
use crate::route::{DisksPart, Page, Route};
use crate::ui::Link;

/// The line.
pub(super) fn entry(lab: &Lab, at: Timestamp, did: &str, subject: &str, place: &str, mark: Html) -> Html {
    let place = match page_of(lab, place) {
        Some(to) => html! { <Link {to}>{ place.to_owned() }</Link> },
        None => html! { <>{ place.to_owned() }</> },
    };
    html! {
        <div class="entry">
            <time>{ lab.format().exact_moment(at) }</time>
            <span class="did"><b>{ did.to_owned() }</b>{ " " }{ about(lab, subject) }</span>
            <span class="where">{ place }</span>
            { mark }
        </div>
    }
}

/// A name as it is, and the way to what it names; an id or address shortened, and whole in its title.
fn about(lab: &Lab, subject: &str) -> Html {
    match short_subject(subject) {
        Some(short) => html! { <code title={subject.to_owned()}>{ short }</code> },
        None => match part_of(lab, subject) {
            Some(part) => html! { <Link to={Route::Disks(Some(part))}>{ subject.to_owned() }</Link> },
            None => html! { <>{ subject.to_owned() }</> },
        },
    }
}

/// The page of what is called so, where it is still there; a vault has its pages only while the user works with it.
fn page_of(lab: &Lab, name: &str) -> Option<Route> {
    let view = &lab.view;
    if lab.current_vault().is_some_and(|vault| vault.name.is_called(name)) {
        return Some(Page::BackUp.whole());
    }
    if let Some(own) = view.key_vaults.iter().find(|own| own.name.is_called(name)) {
        return Some(Route::KeyVault(Some(own.name.clone())));
    }
    if view.storages.iter().any(|own| own.name.is_called(name)) {
        return Some(Page::Restore.whole());
    }
    part_of(lab, name).map(|part| Route::Disks(Some(part)))
}

/// The part of Disks & VMs that has what is called so.
fn part_of(lab: &Lab, name: &str) -> Option<DisksPart> {
    let compute = &lab.view.compute;
    let copies = || {
        let snapshots = compute.snapshots.iter().map(|own| own.name.as_str());
        let images = compute.images.iter().map(|own| own.name.as_str());
        let sets = compute.scale_sets.iter().map(|own| own.name.as_str());
        snapshots.chain(images).chain(sets)
    };
    if compute.sets.iter().any(|own| own.name.is_called(name)) {
        Some(DisksPart::Sets)
    } else if compute.vms.iter().any(|own| own.name.is_called(name)) {
        Some(DisksPart::Machines)
    } else if compute.disks.iter().any(|own| own.name.is_called(name)) {
        Some(DisksPart::Disks)
    } else if copies().any(|own| own.eq_ignore_ascii_case(name)) {
        Some(DisksPart::Copies)
    } else {
        None
    }
}
