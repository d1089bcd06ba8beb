//! Attaching a free data disk to a machine.

use kluis_lab::Request;
use kluis_lab::request::AttachDisk;
use kluis_lab::text::disks_page::Machine as Text;
use kluis_resource::DiskName;
use kluis_rulebook::DiskRole;
use yew::{Html, component, html};

use super::VmProps;
use crate::form::{ActDialog, Options, Select, use_draft};
use crate::lab::use_lab;

/// The dialog.
#[component]
pub(super) fn Attach(props: &VmProps) -> Html {
    let lab = use_lab();
    let picked = use_draft(|| None::<DiskName>);
    let vm = &props.vm;
    let disks = lab.view.compute.disks.iter();
    let free = disks.filter(|disk| disk.vm.is_none() && disk.role == DiskRole::Data && disk.stored.is_some());
    let free: Vec<DiskName> = free.map(|disk| disk.name.clone()).collect();
    let disk = picked.as_ref().filter(|name| free.contains(name)).or(free.first());
    let act = disk.map(|disk| {
        let (vm, disk) = (vm.name.clone(), disk.clone());
        Request::from(AttachDisk { vm, disk })
    });
    let options = free.iter().map(|name| (name.clone(), name.to_string()));
    let options = disk.map(|disk| Options::new(disk, options, &picked.hold()));
    html! {
        <ActDialog
            button={lab.t(Text::Attach)}
            label={lab.t(Text::AttachOf(vm.name.as_str()))}
            go={lab.t(Text::AttachGo)}
            forecast=true
            {act}
        >
            if let Some(options) = options {
                <Select label={lab.t(Text::AttachWhich)} {options} />
            } else {
                <p>{ lab.t(Text::AttachNone) }</p>
            }
        </ActDialog>
    }
}
