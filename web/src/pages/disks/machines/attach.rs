//! Attaching a free data disk to a machine.

use kluis_lab::text::disks_page::Machine as Text;
use kluis_lab::{Act, ComputeAct};
use kluis_resource::DiskName;
use kluis_rulebook::DiskRole;
use yew::{AttrValue, Callback, Html, component, html, use_state_eq};

use super::VmProps;
use crate::lab::use_lab;
use crate::pages::disks::act_dialog::ActDialog;
use crate::ui::Select;

/// The dialog.
#[component]
pub(super) fn Attach(props: &VmProps) -> Html {
    let lab = use_lab();
    let picked = use_state_eq(|| None::<DiskName>);
    let vm = &props.vm;
    let disks = lab.view.compute.disks.iter();
    let free: Vec<_> = disks
        .filter(|disk| disk.vm.is_none() && disk.role == DiskRole::Data && disk.stored.is_some())
        .map(|disk| disk.name.clone())
        .collect();
    let disk = (*picked)
        .clone()
        .filter(|name| free.contains(name))
        .or_else(|| free.first().cloned());
    let act = disk.clone().map(|disk| {
        let vm = vm.name.clone();
        Act::Compute(ComputeAct::AttachDisk { vm, disk })
    });
    let options: Vec<(AttrValue, AttrValue)> = free
        .iter()
        .map(|name| (name.to_string().into(), name.to_string().into()))
        .collect();
    let onchange = Callback::from(move |name: String| picked.set(name.parse().ok()));
    html! {
        <ActDialog
            button={lab.t(Text::Attach)}
            label={lab.t(Text::AttachOf(vm.name.as_str()))}
            go={lab.t(Text::AttachGo)}
            {act}
        >
            if let Some(disk) = disk {
                <Select label={lab.t(Text::AttachWhich)} value={disk.to_string()} {options} {onchange} />
            } else {
                <p>{ lab.t(Text::AttachNone) }</p>
            }
        </ActDialog>
    }
}
