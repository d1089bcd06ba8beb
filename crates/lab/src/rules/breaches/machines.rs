//! What of disks and machines is at odds with which rule.

use kluis_rulebook::{Detail, Group, Refusal, Rule};

use super::Standing;
use crate::rules::Thing;
use crate::rules::disks::is_in_use;
use crate::view::{BackupAccess, DiskView, LabView, MachineView, Power, SetView, VmView};

/// Reads a lab's sets, machines and disks.
pub(super) fn add(standing: &mut Standing, lab: &LabView) {
    for set in &lab.compute.sets {
        if let Some(refusal) = trouble_of(set) {
            standing.add(&Thing::Set(set.name.clone()), refusal);
        }
    }
    for vm in &lab.compute.vms {
        let thing = Thing::Vm(vm.name.clone());
        if let Some(refusal) = stopped_by_key(vm) {
            standing.add(&thing, &refusal);
        }
        if let Some(refusal) = vm.ade.as_ref().and_then(|ade| ade.trouble.as_ref()) {
            standing.add(&thing, refusal);
        }
    }
    for disk in &lab.compute.disks {
        if let Some(refusal) = locked(disk) {
            standing.add(&Thing::Disk(disk.name.clone()), &refusal);
        }
    }
    for machine in lab.vaults.iter().flat_map(|vault| &vault.machines) {
        let thing = Thing::Machine(machine.item.clone());
        for refusal in refusals_of(machine).filter(|own| is_of_machines(own)) {
            standing.add(&thing, refusal);
        }
    }
}

/// What a set lacks before anything is under it, is a step that is yet to be done. One that was moved is broken at once (rule
/// M13).
fn trouble_of(set: &SetView) -> Option<&Refusal> {
    set.trouble.as_ref().filter(|_| set.moved || is_in_use(set))
}

/// Rule N12: it stays so until it is started again.
fn stopped_by_key(vm: &VmView) -> Option<Refusal> {
    let name = vm.name.to_string();
    (vm.power == Power::StoppedByKey).then(|| Refusal::of(Rule::N12, Detail::VmStopped { vm: name }))
}

/// Rule D14: its machine is there, and can't open it.
fn locked(disk: &DiskView) -> Option<Refusal> {
    let vm = disk.vm.as_ref().filter(|_| disk.locked)?.to_string();
    let disk = disk.name.to_string();
    Some(Refusal::of(Rule::D14, Detail::DiskLocked { vm, disk }))
}

fn refusals_of(machine: &MachineView) -> impl Iterator<Item = &Refusal> {
    let access = match &machine.access {
        BackupAccess::Warning(refusal) => Some(refusal),
        BackupAccess::NotNeeded | BackupAccess::Ok => None,
    };
    access.into_iter().chain(&machine.backup_blocked)
}

/// The vault's own troubles, and those of sets, are told once, of the vault and the set.
fn is_of_machines(refusal: &Refusal) -> bool {
    refusal.rule.is_some_and(|rule| rule.group() == Group::D)
}
