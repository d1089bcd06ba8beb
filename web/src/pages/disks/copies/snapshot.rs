//! A disk out of a snapshot (rules M6, M11).

use kluis_lab::text::disks_page::Copies as Text;
use kluis_lab::{Act, ComputeAct, DiskEncryption};
use kluis_resource::DiskName;
use yew::{Callback, Html, component, html, use_state_eq};

use super::SnapshotProps;
use crate::lab::use_lab;
use crate::pages::disks::act_dialog::ActDialog;
use crate::pages::disks::fields::{NameField, encryption_field};
use crate::pages::disks::names::{free_name, is_among};

/// The dialog.
#[component]
pub(super) fn NewDiskFrom(props: &SnapshotProps) -> Html {
    let lab = use_lab();
    let typed = use_state_eq(|| None::<String>);
    let chosen = use_state_eq(|| None::<DiskEncryption>);
    let snapshot = &props.snapshot;
    let name = (*typed).clone().unwrap_or_else(|| {
        let disks = &lab.view.compute.disks;
        free_name("disk", |name| {
            is_among(disks.iter().map(|disk| disk.name.as_str()), name)
        })
    });
    let parsed = DiskName::parse(&name);
    let encryption = (*chosen).clone().unwrap_or_else(|| snapshot.encryption.clone());
    let act = parsed.clone().ok().map(|disk| {
        let (snapshot, encryption) = (snapshot.name.clone(), encryption.clone());
        Act::Compute(ComputeAct::CreateDiskFromSnapshot {
            disk,
            snapshot,
            encryption,
        })
    });
    let onopen = {
        let (typed, chosen) = (typed.clone(), chosen.clone());
        Callback::from(move |()| {
            typed.set(None);
            chosen.set(None);
        })
    };
    html! {
        <ActDialog
            button={lab.t(Text::NewDisk)}
            label={lab.t(Text::NewDiskOf(snapshot.name.as_str()))}
            lead={lab.t(Text::NewDiskLead)}
            go={lab.t(Text::NewDisk)}
            {act}
            {onopen}
        >
            <NameField value={name} error={parsed.err()} oninput={Callback::from(move |name| typed.set(Some(name)))} />
            { encryption_field(&lab, &encryption, &Callback::from(move |next| chosen.set(Some(next)))) }
        </ActDialog>
    }
}
