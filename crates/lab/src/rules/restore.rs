//! How the rules of restoring stand (group R, and those of groups D and N).

use kluis_rulebook::{Rule, Workload};

use crate::rules::breaches::Breaches;
use crate::rules::{NotYet, RuleState, RulesOf, Thing, only_informs, seen, waits_for};
use crate::view::{JobKind, JobState, LabView, VaultView};

/// How these rules stand.
pub(crate) const RULES: RulesOf = RulesOf {
    states: &[
        (Rule::R1, seen::once_a_disk_is_restored),
        (Rule::R2, seen::once_a_disk_is_restored),
        (Rule::R3, seen::once_a_disk_is_restored),
        (Rule::R4, seen::once_a_disk_is_restored),
        (Rule::R5, seen::once_a_machine_is_encrypted),
        (Rule::R6, any_copy),
        (Rule::R7, any_database),
        (Rule::R8, only_informs),
        (Rule::D6, seen::once_a_machine_is_encrypted),
        (Rule::D7, seen::once_a_machine_is_encrypted),
        (Rule::D14, any_opened_again),
        (Rule::N14, seen::once_a_machine_is_encrypted),
        (Rule::N15, seen::once_a_disk_is_restored),
    ],
    breaches,
};

/// Rule R6: the one rule of restores that files obey as well.
fn any_copy(lab: &LabView) -> RuleState {
    waits_for(
        NotYet::RestoredCopy,
        lab.storages.iter().any(|storage| !storage.copies.is_empty()),
    )
}

/// Rule R7: the databases of machines, and those whose files a user gave.
fn any_database(lab: &LabView) -> RuleState {
    let is_database = |workload: Workload| matches!(workload, Workload::SqlInVm | Workload::HanaInVm);
    let mut jobs = lab.jobs.iter();
    let any = jobs.any(|job| {
        let mut vaults = lab.vaults.iter().filter(|vault| vault.name.as_str() == job.resource);
        let is_restore = job.kind == JobKind::Restore && job.state == JobState::Completed;
        let of_vault = |vault: &VaultView| {
            let mut machines = vault.machines.iter();
            let mut items = vault.items.iter();
            machines.any(|own| own.item.as_str() == job.subject && is_database(own.workload))
                || items.any(|own| own.name.as_str() == job.subject && is_database(own.workload))
        };
        is_restore && vaults.any(of_vault)
    });
    waits_for(NotYet::RestoredDatabase, any)
}

/// Rule D14: a disk of a restored machine that its guest encrypted, and opens.
fn any_opened_again(lab: &LabView) -> RuleState {
    let mut disks = lab.compute.disks.iter();
    let any = disks.any(|disk| seen::is_restored(disk) && disk.volume.is_some() && !disk.locked && disk.vm.is_some());
    waits_for(NotYet::RestoredAdeDisk, any)
}

fn breaches(lab: &LabView, breaches: &mut Breaches) {
    for storage in &lab.storages {
        if let Some(refusal) = &storage.blocked {
            breaches.add(&Thing::Storage(storage.name.clone()), refusal);
        }
    }
}

#[cfg(test)]
mod tests {
    use kluis_compute::DiskEncryption;
    use kluis_rulebook::Rule;

    use crate::rules::expect::{broken, holds, waits};
    use crate::rules::{NotYet, RuleState, Thing, state_of};
    use crate::sample_views::{disk, lab, restored, under_set, volume};
    use crate::view::DiskView;

    #[test]
    fn d14_waits_for_a_machine_and_is_broken_while_it_finds_its_disk_locked() {
        let mut lab = lab();
        let own = DiskView {
            volume: Some(volume()),
            locked: true,
            ..restored(disk(&lab, DiskEncryption::Platform))
        };
        lab.compute.disks.push(own);
        waits(&lab, &[Rule::D14], &NotYet::RestoredAdeDisk);
        lab.compute.disks[0].vm = Some("restoredvm".parse().unwrap());
        broken(&lab, Rule::D14, &Thing::Disk("testdisk".parse().unwrap()));
        lab.compute.disks[0].locked = false;
        holds(&lab, &[Rule::D14]);
    }

    #[test]
    fn r1_to_r4_show_with_a_restored_disk_and_r8_only_tells() {
        let of_restores = [Rule::R1, Rule::R2, Rule::R3, Rule::R4];
        let mut lab = lab();
        waits(&lab, &of_restores, &NotYet::RestoredDisk);
        let own = restored(disk(&lab, under_set()));
        lab.compute.disks.push(own);
        holds(&lab, &of_restores);
        assert_eq!(state_of(Rule::R8, &lab), RuleState::Informs);
        waits(&lab, &[Rule::R7], &NotYet::RestoredDatabase);
    }
}
