//! How the rules of disks, of virtual machines and of restoring them stand (groups R, D and M, and those N rules that are about
//! them). Left out on purpose: what is at odds with them (`breaches`).

use kluis_compute::{DiskEncryption, Origin};
use kluis_rulebook::{Refusal, Rule, Workload};

use super::{NotYet, RuleState, any_key_assigned, waits_for};
use crate::view::{
    ComputeView, DiskPointView, DiskView, JobKind, JobState, LabView, MachinePointView, MachineView, SetView, VmView,
};

/// Group R: restoring.
#[expect(clippy::wildcard_enum_match_arm, reason = "only rules of group R come here")]
pub(super) fn of_restores(rule: Rule, lab: &LabView) -> RuleState {
    match rule {
        // The one rule of restores that files obey as well.
        Rule::R6 => waits_for(
            NotYet::RestoredCopy,
            lab.storages.iter().any(|storage| !storage.copies.is_empty()),
        ),
        Rule::R5 => waits_for(NotYet::AdeVm, any_ade(lab)),
        Rule::R7 => waits_for(NotYet::RestoredDatabase, any_restored_database(lab)),
        Rule::R8 => RuleState::Informs,
        _ => waits_for(NotYet::RestoredDisk, any_restored_disk(lab)),
    }
}

/// Group D: backing up machines, encrypted ones above all.
#[expect(clippy::wildcard_enum_match_arm, reason = "only rules of group D come here")]
pub(super) fn of_machines(rule: Rule, lab: &LabView) -> RuleState {
    match rule {
        Rule::D1 => waits_for(NotYet::VmPoint, any_disk_point(lab, is_under_platform_key)),
        Rule::D2 => waits_for(NotYet::VmPointUnderSet, any_disk_point(lab, |disk| disk.des.is_some())),
        Rule::D8 | Rule::D10 | Rule::D11 => waits_for(NotYet::ProtectedAdeVm, any_protected_ade(lab)),
        Rule::D9 => waits_for(NotYet::Vm, !lab.compute.vms.is_empty()),
        Rule::D12 => waits_for(NotYet::ProtectedVm, machines(lab).any(is_whole)),
        Rule::D13 => waits_for(NotYet::VmPoint, points(lab).next().is_some()),
        Rule::D14 => waits_for(NotYet::RestoredAdeDisk, any_opened_again(lab)),
        _ => waits_for(NotYet::AdeVm, any_ade(lab)),
    }
}

/// Group M: disks and disk encryption sets.
#[expect(clippy::wildcard_enum_match_arm, reason = "only rules of group M come here")]
pub(super) fn of_disks(rule: Rule, lab: &LabView) -> RuleState {
    let compute = &lab.compute;
    match rule {
        Rule::M1 => waits_for(NotYet::Disk, any_disk(compute)),
        Rule::M2 => set_steps(compute),
        Rule::M5 | Rule::M7 | Rule::M11 | Rule::M13 => waits_for(NotYet::Set, !compute.sets.is_empty()),
        Rule::M8 | Rule::M10 => waits_for(NotYet::ImageUnderSet, {
            compute.images.iter().any(|image| is_under_set(&image.encryption))
        }),
        Rule::M9 => waits_for(NotYet::SnapshotUnderSet, {
            let mut all = compute.snapshots.iter();
            all.any(|snapshot| is_under_set(&snapshot.encryption))
        }),
        Rule::M14 => waits_for(NotYet::DiskUnderSet, any_under_set(compute) || any_ade(lab)),
        _ => waits_for(NotYet::DiskUnderSet, any_under_set(compute)),
    }
}

/// The N rules of disks and machines.
#[expect(clippy::wildcard_enum_match_arm, reason = "only N rules of disks come here")]
pub(super) fn of_today(rule: Rule, lab: &LabView) -> RuleState {
    match rule {
        Rule::N11 => waits_for(NotYet::Set, !lab.compute.sets.is_empty()),
        Rule::N12 => waits_for(NotYet::DiskUnderSet, any_under_set(&lab.compute)),
        Rule::N14 => waits_for(NotYet::AdeVm, any_ade(lab)),
        Rule::N15 => waits_for(NotYet::RestoredDisk, any_restored_disk(lab)),
        _ => RuleState::Informs,
    }
}

/// Rule E2: a source with a key of its own, beside a vault with one, can be compared; before that there is nothing to compare.
pub(super) fn two_keys(lab: &LabView) -> RuleState {
    holds_or_informs(any_key_assigned(lab) && (any_under_set(&lab.compute) || any_ade(lab)))
}

/// Rule V4: a guest that encrypts, beside a vault with a key.
pub(super) fn two_layers(lab: &LabView) -> RuleState {
    holds_or_informs(any_key_assigned(lab) && any_ade(lab))
}

/// Rule E7.
pub(super) fn same_envelope(lab: &LabView) -> RuleState {
    waits_for(NotYet::Disk, any_disk(&lab.compute))
}

/// Whether any data lies under a disk encryption set.
pub(super) fn any_under_set(compute: &ComputeView) -> bool {
    compute.sets.iter().any(is_in_use)
}

/// Whether a machine, or a database in one, has a recovery point.
pub(super) fn any_point(lab: &LabView) -> bool {
    machines(lab).any(|machine| !machine.points.is_empty())
}

/// Whether data lies under a set.
pub(super) const fn is_in_use(set: &SetView) -> bool {
    set.objects > 0
}

const fn holds_or_informs(holds: bool) -> RuleState {
    if holds { RuleState::Holds } else { RuleState::Informs }
}

/// Rule M2: a set that can't encrypt yet is one whose steps are being done.
fn set_steps(compute: &ComputeView) -> RuleState {
    if any_under_set(compute) {
        return RuleState::Holds;
    }
    let unfinished = |set: &SetView| -> Option<(SetView, Refusal)> { Some((set.clone(), set.trouble.clone()?)) };
    RuleState::NotYet(match compute.sets.iter().find_map(unfinished) {
        Some((set, lacks)) => NotYet::SetSteps { set: set.name, lacks },
        None if compute.sets.is_empty() => NotYet::Set,
        None => NotYet::DiskUnderSet,
    })
}

fn any_disk(compute: &ComputeView) -> bool {
    compute.disks.iter().any(|disk| disk.stored.is_some())
}

fn any_restored_disk(lab: &LabView) -> bool {
    lab.compute.disks.iter().any(is_restored)
}

const fn is_restored(disk: &DiskView) -> bool {
    matches!(disk.origin, Origin::Restored { .. }) && disk.stored.is_some()
}

/// A machine under Azure Disk Encryption, or a recovery point of one that is gone.
fn any_ade(lab: &LabView) -> bool {
    lab.compute.vms.iter().any(|vm| vm.ade.is_some()) || points(lab).any(|point| point.secret.is_some())
}

fn any_protected_ade(lab: &LabView) -> bool {
    let is_ade = |machine: &MachineView| {
        let mut vms = lab.compute.vms.iter();
        vms.any(|vm: &VmView| vm.name == machine.vm && vm.ade.is_some())
    };
    machines(lab).any(|machine| is_whole(machine) && is_ade(machine))
}

/// Rule D14: a disk of a restored machine that its guest encrypted, and opens.
fn any_opened_again(lab: &LabView) -> bool {
    let mut disks = lab.compute.disks.iter();
    disks.any(|disk| is_restored(disk) && disk.volume.is_some() && !disk.locked && disk.vm.is_some())
}

fn any_disk_point(lab: &LabView, is_one: impl Fn(&DiskPointView) -> bool) -> bool {
    points(lab).any(|point| point.disks.iter().any(&is_one))
}

const fn is_under_platform_key(disk: &DiskPointView) -> bool {
    disk.des.is_none() && disk.volume.is_none()
}

const fn is_under_set(encryption: &DiskEncryption) -> bool {
    encryption.des().is_some()
}

/// Rule R7: the databases of machines, and those whose files a user gave.
fn any_restored_database(lab: &LabView) -> bool {
    let is_database = |workload: Workload| matches!(workload, Workload::SqlInVm | Workload::HanaInVm);
    let mut jobs = lab.jobs.iter();
    jobs.any(|job| {
        let mut vaults = lab.vaults.iter().filter(|vault| vault.name.is_called(&job.resource));
        let is_restore = job.kind == JobKind::Restore && job.state == JobState::Completed;
        let of_vault = |vault: &crate::view::VaultView| {
            let mut machines = vault.machines.iter();
            let mut items = vault.items.iter();
            machines.any(|own| own.item.as_str() == job.subject && is_database(own.workload))
                || items.any(|own| own.name.as_str() == job.subject && is_database(own.workload))
        };
        is_restore && vaults.any(of_vault)
    })
}

fn is_whole(machine: &MachineView) -> bool {
    machine.workload == Workload::Vm
}

fn machines(lab: &LabView) -> impl Iterator<Item = &MachineView> {
    lab.vaults.iter().flat_map(|vault| &vault.machines)
}

/// The recovery points of machines as a whole.
fn points(lab: &LabView) -> impl Iterator<Item = &MachinePointView> {
    machines(lab)
        .filter(|machine| is_whole(machine))
        .flat_map(|machine| &machine.points)
}

#[cfg(test)]
mod tests;
