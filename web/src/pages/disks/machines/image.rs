//! A custom image of a machine (rules M6, M9).

use kluis_lab::request::{self};
use kluis_lab::text::disks_page::Machine as Text;
use kluis_lab::{DiskEncryption, Request};
use kluis_resource::ImageName;
use yew::{Html, component, html};

use super::{VmProps, disks_of};
use crate::form::{ActDialog, NameField, encryption_field, free_name, use_draft};
use crate::lab::use_lab;

/// The dialog.
#[component]
pub(super) fn CreateImage(props: &VmProps) -> Html {
    let lab = use_lab();
    // The name that was typed, and another key than the disk's.
    let draft = use_draft(|| (None::<String>, None::<DiskEncryption>));
    let (typed, chosen) = &*draft;
    let vm = &props.vm;
    let own = disks_of(&lab, vm)
        .next()
        .map_or(DiskEncryption::Platform, |disk| disk.encryption.clone());
    let images = &lab.view.compute.images;
    let free = || free_name("image", images.iter().map(|one| one.name.as_str()));
    let name = typed.clone().unwrap_or_else(free);
    let parsed = ImageName::parse(&name);
    let act = parsed.clone().ok().map(|image| {
        Request::from(request::CreateImage {
            image,
            vm: vm.name.clone(),
            encryption: chosen.clone().filter(|asked| *asked != own),
        })
    });
    html! {
        <ActDialog
            button={lab.t(Text::Image)}
            label={lab.t(Text::ImageOf(vm.name.as_str()))}
            lead={lab.t(Text::ImageLead)}
            go={lab.t(Text::Image)}
            forecast=true
            {act}
            onopen={draft.on(|next, ()| *next = (None, None))}
        >
            <NameField value={name} error={parsed.err()} oninput={draft.on(|next, name| next.0 = Some(name))} />
            { encryption_field(&lab, chosen.as_ref().unwrap_or(&own), &draft.on(|next, own| next.1 = Some(own))) }
        </ActDialog>
    }
}
