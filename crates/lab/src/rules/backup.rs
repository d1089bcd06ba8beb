//! How the rules of backing up stand: files, machines and databases (of groups E, V and D).

use kluis_rulebook::{Group, Refusal, Rule};

use crate::rules::breaches::Breaches;
use crate::rules::seen::{
    any_ade, any_key_assigned, any_under_set, could_get_a_key, has_key, is_whole, machines, points,
};
use crate::rules::{Missing, NotYet, RuleState, RulesOf, Thing, holds_or_informs, only_informs, seen, waits_for};
use crate::view::{BackupAccess, DiskPointView, LabView, MachineView, VaultView, VmView};

/// How these rules stand.
pub(crate) const RULES: RulesOf = RulesOf {
    states: &[
        (Rule::E1, seen::once_there_is_a_recovery_point),
        (Rule::E2, two_keys),
        (Rule::E6, only_informs),
        (Rule::V3, seen::once_a_vault_has_a_key),
        (Rule::V10, checklists),
        (Rule::V13, seen::once_there_is_a_recovery_point),
        (Rule::D1, under_platform_keys),
        (Rule::D2, under_sets),
        (Rule::D3, seen::once_a_machine_is_encrypted),
        (Rule::D4, seen::once_a_machine_is_encrypted),
        (Rule::D5, seen::once_a_machine_is_encrypted),
        (Rule::D8, any_protected_ade),
        (Rule::D10, any_protected_ade),
        (Rule::D11, any_protected_ade),
        (Rule::D12, any_protected),
        (Rule::D13, any_machine_point),
    ],
    breaches,
};

/// Rule E2: a source with a key of its own, beside a vault with one, can be compared; before that there is nothing to compare.
fn two_keys(lab: &LabView) -> RuleState {
    holds_or_informs(any_key_assigned(lab) && (any_under_set(&lab.compute) || any_ade(lab)))
}

/// Rule V10: what is open on the checklists; a vault whose user chose platform keys knowingly has none to finish.
fn checklists(lab: &LabView) -> RuleState {
    let missing = |vault: &VaultView| {
        let open = vault.checklist.iter().filter(|line| !line.holds);
        Missing {
            vault: vault.name.clone(),
            lacks: open.map(|line| line.check).collect::<Vec<_>>(),
        }
    };
    let has_list = |vault: &&VaultView| has_key(vault) || could_get_a_key(vault);
    let waiting = lab.vaults.iter().filter(has_list).map(missing);
    let waiting: Vec<_> = waiting.filter(|vault| !vault.lacks.is_empty()).collect();
    if waiting.is_empty() {
        seen::once_a_vault_has_a_key(lab)
    } else {
        RuleState::NotYet(NotYet::Checks(waiting))
    }
}

/// Rule D1.
fn under_platform_keys(lab: &LabView) -> RuleState {
    let is_one = |disk: &DiskPointView| disk.des.is_none() && disk.volume.is_none();
    waits_for(NotYet::VmPoint, any_disk_point(lab, is_one))
}

/// Rule D2.
fn under_sets(lab: &LabView) -> RuleState {
    waits_for(NotYet::VmPointUnderSet, any_disk_point(lab, |disk| disk.des.is_some()))
}

fn any_disk_point(lab: &LabView, is_one: impl Fn(&DiskPointView) -> bool) -> bool {
    points(lab).any(|point| point.disks.iter().any(&is_one))
}

/// Rules D8, D10 and D11.
fn any_protected_ade(lab: &LabView) -> RuleState {
    let is_ade = |machine: &MachineView| {
        let mut vms = lab.compute.vms.iter();
        vms.any(|vm: &VmView| vm.name == machine.vm && vm.ade.is_some())
    };
    waits_for(
        NotYet::ProtectedAdeVm,
        machines(lab).any(|machine| is_whole(machine) && is_ade(machine)),
    )
}

/// Rule D12.
fn any_protected(lab: &LabView) -> RuleState {
    waits_for(NotYet::ProtectedVm, machines(lab).any(is_whole))
}

/// Rule D13.
fn any_machine_point(lab: &LabView) -> RuleState {
    waits_for(NotYet::VmPoint, points(lab).next().is_some())
}

fn breaches(lab: &LabView, breaches: &mut Breaches) {
    for machine in machines(lab) {
        let thing = Thing::Machine(machine.item.clone());
        for refusal in refusals_of(machine).filter(|own| is_of_machines(own)) {
            breaches.add(&thing, refusal);
        }
    }
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

#[cfg(test)]
mod tests {
    use kluis_rulebook::{Detail, Refusal, Rule};

    use crate::rules::expect::{broken, holds, key_trouble, waits};
    use crate::rules::{NotYet, RuleState, Thing, state_of};
    use crate::sample_views::{lab, machine, point, vm};
    use crate::view::{BackupAccess, MachineView};

    fn no_access(rule: Rule) -> Refusal {
        let detail = Detail::BackupHasNoAccess {
            vm: "testvm".to_owned(),
            key_vault: "testkeyvault".to_owned(),
            keys: false,
            drafted: false,
        };
        Refusal::of(rule, detail)
    }

    #[test]
    fn d1_d2_and_d13_show_with_recovery_points_of_machines() {
        let mut lab = lab();
        waits(&lab, &[Rule::D12], &NotYet::ProtectedVm);
        lab.vaults[0]
            .machines
            .push(machine(BackupAccess::NotNeeded, Vec::new()));
        holds(&lab, &[Rule::D12]);
        waits(&lab, &[Rule::D1, Rule::D13], &NotYet::VmPoint);
        waits(&lab, &[Rule::D2], &NotYet::VmPointUnderSet);
        waits(&lab, &[Rule::V13, Rule::E1], &NotYet::RecoveryPoint);
        lab.vaults[0].machines[0].points.push(point(false));
        holds(&lab, &[Rule::D1, Rule::D13, Rule::V13, Rule::E1]);
        waits(&lab, &[Rule::D2], &NotYet::VmPointUnderSet);
        lab.vaults[0].machines[0].points.push(point(true));
        holds(&lab, &[Rule::D2]);
    }

    #[test]
    fn d9_shows_with_the_first_machine_and_d3_to_d7_with_an_encrypted_one() {
        let of_ade = [Rule::D3, Rule::D4, Rule::D5, Rule::D6, Rule::D7, Rule::R5];
        let mut lab = lab();
        waits(&lab, &[Rule::D9], &NotYet::Vm);
        let own = vm(&lab, false);
        lab.compute.vms.push(own);
        holds(&lab, &[Rule::D9]);
        waits(&lab, &of_ade, &NotYet::AdeVm);
        let own = vm(&lab, true);
        lab.compute.vms[0] = own;
        holds(&lab, &of_ade);
        waits(&lab, &[Rule::D8, Rule::D10, Rule::D11], &NotYet::ProtectedAdeVm);
    }

    #[test]
    fn d8_and_d10_are_broken_while_azure_backup_has_no_access() {
        let thing = Thing::Machine("testvm".parse().unwrap());
        for (rule, other) in [(Rule::D8, Rule::D10), (Rule::D10, Rule::D8)] {
            let mut lab = lab();
            let own = vm(&lab, true);
            lab.compute.vms.push(own);
            let access = BackupAccess::Warning(no_access(rule));
            let blocked = MachineView {
                backup_blocked: Some(no_access(rule)),
                ..machine(access, Vec::new())
            };
            lab.vaults[0].machines.push(blocked);
            broken(&lab, rule, &thing);
            holds(&lab, &[other]);
            lab.vaults[0].machines[0] = machine(BackupAccess::Ok, Vec::new());
            holds(&lab, &[rule, other, Rule::D11]);
        }
    }

    #[test]
    fn a_trouble_of_the_vault_is_told_once_and_not_of_each_machine() {
        let mut lab = lab();
        let blocked = MachineView {
            backup_blocked: Some(key_trouble(Rule::E3)),
            ..machine(BackupAccess::NotNeeded, Vec::new())
        };
        lab.vaults[0].machines.push(blocked);
        assert!(!matches!(state_of(Rule::E3, &lab), RuleState::Broken(_)));
    }
}
