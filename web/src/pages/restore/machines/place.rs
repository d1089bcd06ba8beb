//! Where a recovery point of a machine stands in the lab, and which one the page is about.

use kluis_lab::view::{DiskPointView, MachinePointView, MachineView, VaultView};
use kluis_resource::{DiskName, Kid};
use kluis_rulebook::{Tier, Workload};
use yew::Properties;

use crate::lab::Lab;
use crate::pages::restore::addressed_point;

/// Where a recovery point of a machine stands.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Place {
    /// The vault.
    pub(super) vault: VaultView,
    /// The machine, or the database in it.
    pub(super) machine: MachineView,
    /// The recovery point.
    pub(super) point: MachinePointView,
}

impl Place {
    /// It is a database, not a machine.
    pub(super) fn is_database(&self) -> bool {
        self.machine.workload != Workload::Vm
    }

    /// A disk of the recovery point; the first where none is named.
    pub(super) fn disk(&self, name: Option<&DiskName>) -> Option<&DiskPointView> {
        let named = name.and_then(|name| self.point.disks.iter().find(|disk| disk.disk == *name));
        named.or_else(|| self.point.disks.first())
    }

    /// The keys with which the recovery point is read in this tier, each once.
    pub(super) fn read_with(&self, tier: Tier) -> Vec<Kid> {
        let of_disk = |disk: &DiskPointView| {
            let object = match tier {
                Tier::Snapshot => &disk.snapshot_object,
                Tier::Vault => &disk.vault_object,
            };
            object.as_ref().map(|(_, kid)| kid.clone())
        };
        let mut keys: Vec<Kid> = self.point.disks.iter().filter_map(of_disk).collect();
        keys.sort();
        keys.dedup();
        keys
    }
}

/// The recovery point of the address, or the newest of the vault that the user works with, or of any.
pub(super) fn place(lab: &Lab) -> Option<Place> {
    let everywhere = || lab.view.vaults.iter().flat_map(places);
    let found = addressed_point(lab)
        .and_then(|id| everywhere().find(|(_, _, point)| point.id == id))
        .or_else(|| places(lab.current_vault()?).max_by_key(|(_, _, point)| point.at))
        .or_else(|| everywhere().max_by_key(|(_, _, point)| point.at))?;
    let (vault, machine, point) = found;
    Some(Place {
        vault: vault.clone(),
        machine: machine.clone(),
        point: point.clone(),
    })
}

/// The address names a recovery point of a machine.
pub(in crate::pages::restore) fn is_addressed(lab: &Lab) -> bool {
    let is_there = |id| {
        let mut everywhere = lab.view.vaults.iter().flat_map(places);
        everywhere.any(|(_, _, point)| point.id == id)
    };
    addressed_point(lab).is_some_and(is_there)
}

fn places<'a>(vault: &'a VaultView) -> impl Iterator<Item = (&'a VaultView, &'a MachineView, &'a MachinePointView)> {
    let of_machine = move |machine: &'a MachineView| machine.points.iter().map(move |point| (vault, machine, point));
    vault.machines.iter().flat_map(of_machine)
}
