//! A disk out of a snapshot (rules M6, M11).

use kluis_lab::request::CreateDiskFromSnapshot;
use kluis_lab::text::disks_page::Copies as Text;
use kluis_lab::{DiskEncryption, Request};
use kluis_resource::DiskName;
use yew::{Html, component, html};

use super::SnapshotProps;
use crate::form::{ActDialog, NameField, encryption_field, free_name, use_draft};
use crate::lab::use_lab;

/// The dialog.
#[component]
pub(super) fn NewDiskFrom(props: &SnapshotProps) -> Html {
    let lab = use_lab();
    let snapshot = &props.snapshot;
    // The name that was typed, and another key than the snapshot's.
    let draft = use_draft(|| (None::<String>, None::<DiskEncryption>));
    let (typed, chosen) = &*draft;
    let disks = &lab.view.compute.disks;
    let free = || free_name("disk", disks.iter().map(|disk| disk.name.as_str()));
    let name = typed.clone().unwrap_or_else(free);
    let parsed = DiskName::parse(&name);
    let encryption = chosen.as_ref().unwrap_or(&snapshot.encryption);
    let act = parsed.clone().ok().map(|disk| {
        Request::from(CreateDiskFromSnapshot {
            disk,
            snapshot: snapshot.name.clone(),
            encryption: encryption.clone(),
        })
    });
    html! {
        <ActDialog
            button={lab.t(Text::NewDisk)}
            label={lab.t(Text::NewDiskOf(snapshot.name.as_str()))}
            lead={lab.t(Text::NewDiskLead)}
            go={lab.t(Text::NewDisk)}
            forecast=true
            {act}
            onopen={draft.on(|next, ()| *next = (None, None))}
        >
            <NameField value={name} error={parsed.err()} oninput={draft.on(|next, name| next.0 = Some(name))} />
            { encryption_field(&lab, encryption, &draft.on(|next, own| next.1 = Some(own))) }
        </ActDialog>
    }
}
