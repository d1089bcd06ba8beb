//! A custom image of a machine (rules M6, M9).

use kluis_lab::text::disks_page::Machine as Text;
use kluis_lab::{Act, ComputeAct, DiskEncryption};
use kluis_resource::ImageName;
use yew::{Callback, Html, component, html, use_state_eq};

use super::{VmProps, disks_of};
use crate::lab::use_lab;
use crate::pages::disks::act_dialog::ActDialog;
use crate::pages::disks::fields::{NameField, encryption_field};
use crate::pages::disks::names::{free_name, is_among};

/// The dialog.
#[component]
pub(super) fn CreateImage(props: &VmProps) -> Html {
    let lab = use_lab();
    let typed = use_state_eq(|| None::<String>);
    let chosen = use_state_eq(|| None::<DiskEncryption>);
    let vm = &props.vm;
    let own = disks_of(&lab, vm)
        .next()
        .map_or(DiskEncryption::Platform, |disk| disk.encryption.clone());
    let name = (*typed).clone().unwrap_or_else(|| {
        let images = &lab.view.compute.images;
        free_name("image", |name| {
            is_among(images.iter().map(|one| one.name.as_str()), name)
        })
    });
    let parsed = ImageName::parse(&name);
    let act = parsed.clone().ok().map(|image| {
        let encryption = (*chosen).clone().filter(|asked| *asked != own);
        Act::Compute(ComputeAct::CreateImage {
            image,
            vm: vm.name.clone(),
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
    let value = (*chosen).clone().unwrap_or_else(|| own.clone());
    html! {
        <ActDialog
            button={lab.t(Text::Image)}
            label={lab.t(Text::ImageOf(vm.name.as_str()))}
            lead={lab.t(Text::ImageLead)}
            go={lab.t(Text::Image)}
            {act}
            {onopen}
        >
            <NameField value={name} error={parsed.err()} oninput={Callback::from(move |name| typed.set(Some(name)))} />
            { encryption_field(&lab, &value, &Callback::from(move |next| chosen.set(Some(next)))) }
        </ActDialog>
    }
}
