//! What a lab has, as the rules of several features ask for it.

use kluis_compute::Origin;
use kluis_rulebook::Workload;

use crate::rules::{NotYet, RuleState, waits_for};
use crate::view::{ComputeView, DiskView, LabView, MachinePointView, MachineView, SetView, VaultView};

/// A rule that shows once a vault has a key of the customer's.
pub(crate) fn once_a_vault_has_a_key(lab: &LabView) -> RuleState {
    waits_for(NotYet::VaultWithKey, any_key_assigned(lab))
}

/// A rule that shows once something was backed up.
pub(crate) fn once_there_is_a_recovery_point(lab: &LabView) -> RuleState {
    waits_for(NotYet::RecoveryPoint, any_recovery_point(lab))
}

/// A rule that shows once a machine is under Azure Disk Encryption.
pub(crate) fn once_a_machine_is_encrypted(lab: &LabView) -> RuleState {
    waits_for(NotYet::AdeVm, any_ade(lab))
}

/// A rule that shows once a disk was restored.
pub(crate) fn once_a_disk_is_restored(lab: &LabView) -> RuleState {
    waits_for(NotYet::RestoredDisk, lab.compute.disks.iter().any(is_restored))
}

/// A rule that shows once there is a disk encryption set.
pub(crate) fn once_there_is_a_set(lab: &LabView) -> RuleState {
    waits_for(NotYet::Set, !lab.compute.sets.is_empty())
}

/// A rule that shows once data lies under a disk encryption set.
pub(crate) fn once_a_disk_is_under_a_set(lab: &LabView) -> RuleState {
    waits_for(NotYet::DiskUnderSet, any_under_set(&lab.compute))
}

/// Whether a vault has a key of the customer's.
pub(crate) fn any_key_assigned(lab: &LabView) -> bool {
    lab.vaults.iter().any(has_key)
}

/// Whether this vault has one.
pub(crate) const fn has_key(vault: &VaultView) -> bool {
    vault.key.is_some()
}

/// Rule V1: a vault with platform keys that never saw an attempt.
pub(crate) const fn could_get_a_key(vault: &VaultView) -> bool {
    vault.key.is_none() && vault.first_attempt.is_none()
}

/// Whether anything has a recovery point: files, a machine, or a database in one.
pub(crate) fn any_recovery_point(lab: &LabView) -> bool {
    let mut items = lab.vaults.iter().flat_map(|vault| &vault.items);
    items.any(|item| !item.recovery_points.is_empty()) || machines(lab).any(|machine| !machine.points.is_empty())
}

/// Whether any data lies under a disk encryption set.
pub(crate) fn any_under_set(compute: &ComputeView) -> bool {
    compute.sets.iter().any(is_in_use)
}

/// Whether data lies under a set.
pub(crate) const fn is_in_use(set: &SetView) -> bool {
    set.objects > 0
}

pub(crate) const fn is_restored(disk: &DiskView) -> bool {
    matches!(disk.origin, Origin::Restored { .. }) && disk.stored.is_some()
}

/// A machine under Azure Disk Encryption, or a recovery point of one that is gone.
pub(crate) fn any_ade(lab: &LabView) -> bool {
    lab.compute.vms.iter().any(|vm| vm.ade.is_some()) || points(lab).any(|point| point.secret.is_some())
}

pub(crate) fn is_whole(machine: &MachineView) -> bool {
    machine.workload == Workload::Vm
}

pub(crate) fn machines(lab: &LabView) -> impl Iterator<Item = &MachineView> {
    lab.vaults.iter().flat_map(|vault| &vault.machines)
}

/// The recovery points of machines as a whole.
pub(crate) fn points(lab: &LabView) -> impl Iterator<Item = &MachinePointView> {
    machines(lab)
        .filter(|machine| is_whole(machine))
        .flat_map(|machine| &machine.points)
}
