//! Azure virtual machines on the Back up page: enabling backup, what is protected, and its recovery points (rules D8–D13, V13).
//! Left out on purpose: whether a machine is taken (the lab says so), and how machines are made (the page Disks & VMs).

mod access;
mod candidate;
mod draft;
mod enable;
mod item;
mod item_acts;
mod point;
mod policy;
mod user;

use kluis_lab::text::vm_backup::{Protected, VmBackup as Text};
use kluis_lab::view::VaultView;
use yew::{Html, html};

use self::enable::EnableBackup;
use self::item::Item;
use self::user::UserField;
use crate::lab::Lab;
use crate::route::{DisksPart, Route};
use crate::ui::{Card, Link, Order, PagedParts, Rows};

/// The machines and databases of a vault.
pub(super) fn machines(lab: &Lab, vault: &VaultView) -> Html {
    let none = lab.view.compute.vms.is_empty();
    let of = vault.clone();
    let rows = Rows::of(&vault.machines, move |own| {
        html! { <Item key={own.item.to_string()} vault={of.clone()} machine={own.clone()} /> }
    });
    html! {
        <Card title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} class="vm-backup">
            if none {
                { no_machines(lab) }
            } else {
                <UserField />
                <EnableBackup key={vault.name.to_string()} vault={vault.clone()} />
            }
            if !vault.machines.is_empty() {
                <h3>{ lab.t(Protected::Title) }</h3>
            } else if !none {
                <p class="secondary">{ lab.t(Protected::None(vault.name.as_str())) }</p>
            }
            <PagedParts
                label={lab.t(Protected::Title)}
                {rows}
                order={Order::Other}
            />
        </Card>
    }
}

fn no_machines(lab: &Lab) -> Html {
    html! {
        <p>
            { lab.t(Text::NoMachines) }
            if !lab.single {
                { " " }<Link to={to_machines()}>{ lab.t(Text::ToMachines) }</Link>
            }
        </p>
    }
}

/// The part of Disks & VMs that has the machines.
const fn to_machines() -> Route {
    Route::Disks(Some(DisksPart::Machines))
}
