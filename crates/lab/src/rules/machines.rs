//! How the rules of virtual machines and of Azure Disk Encryption stand (of groups V, D and N).

use kluis_rulebook::{Detail, Refusal, Rule};

use crate::rules::breaches::Breaches;
use crate::rules::{NotYet, RuleState, RulesOf, Thing, holds_or_informs, only_informs, seen, waits_for};
use crate::view::{LabView, Power, VmView};

/// How these rules stand.
pub(crate) const RULES: RulesOf = RulesOf {
    states: &[
        (Rule::V4, two_layers),
        (Rule::D9, any_machine),
        (Rule::N16, only_informs),
    ],
    breaches,
};

/// Rule V4: a guest that encrypts, beside a vault with a key.
fn two_layers(lab: &LabView) -> RuleState {
    holds_or_informs(seen::any_key_assigned(lab) && seen::any_ade(lab))
}

/// Rule D9.
fn any_machine(lab: &LabView) -> RuleState {
    waits_for(NotYet::Vm, !lab.compute.vms.is_empty())
}

fn breaches(lab: &LabView, breaches: &mut Breaches) {
    for vm in &lab.compute.vms {
        let thing = Thing::Vm(vm.name.clone());
        if let Some(refusal) = stopped_by_key(vm) {
            breaches.add(&thing, &refusal);
        }
        if let Some(refusal) = vm.ade.as_ref().and_then(|ade| ade.trouble.as_ref()) {
            breaches.add(&thing, refusal);
        }
    }
}

/// Rule N12: it stays so until it is started again.
fn stopped_by_key(vm: &VmView) -> Option<Refusal> {
    let name = vm.name.to_string();
    (vm.power == Power::StoppedByKey).then(|| Refusal::of(Rule::N12, Detail::VmStopped { vm: name }))
}

#[cfg(test)]
mod tests {
    use kluis_rulebook::{Detail, Edition, KeyTrouble, Refusal, Rule};

    use crate::rules::expect::{broken, holds, waits};
    use crate::rules::{NotYet, RuleState, Thing, state_of};
    use crate::sample_views::{key, lab, lab_of, set, vm};
    use crate::view::{LabView, Power, VmView};

    #[test]
    fn n12_is_broken_by_a_machine_that_its_key_stopped_until_it_is_started() {
        let mut lab = lab_of(Edition::Current);
        let own = VmView {
            power: Power::StoppedByKey,
            ..vm(&lab, false)
        };
        lab.compute.vms.push(own);
        broken(&lab, Rule::N12, &Thing::Vm("testvm".parse().unwrap()));
        lab.compute.vms[0].power = Power::Stopped;
        waits(&lab, &[Rule::N12], &NotYet::DiskUnderSet);
    }

    #[test]
    fn e3_is_broken_by_a_machine_whose_bek_can_t_be_used() {
        let mut lab = lab();
        let mut own = vm(&lab, true);
        let trouble = Refusal::of(
            Rule::E3,
            Detail::SecretUnusable {
                secret: "bek-testvm".to_owned(),
                key_vault: "testkeyvault".to_owned(),
                trouble: KeyTrouble::Disabled,
            },
        );
        own.ade.as_mut().unwrap().trouble = Some(trouble);
        lab.compute.vms.push(own);
        broken(&lab, Rule::E3, &Thing::Vm("testvm".parse().unwrap()));
    }

    #[test]
    fn e2_and_v4_only_tell_until_there_is_another_key_to_compare_the_vault_s_with() {
        let mut lab = lab();
        let informs = |lab: &LabView, rule| assert_eq!(state_of(rule, lab), RuleState::Informs, "{rule}");
        lab.compute.sets.push(set(&lab, 1, None));
        let own = vm(&lab, true);
        lab.compute.vms.push(own);
        informs(&lab, Rule::E2);
        informs(&lab, Rule::V4);
        lab.vaults[0].key = Some(crate::view::VaultKeyView {
            uri: key(),
            rotates: true,
            bits: 2048,
            trouble: None,
        });
        holds(&lab, &[Rule::E2, Rule::V4]);
        lab.compute.vms.clear();
        holds(&lab, &[Rule::E2]);
        informs(&lab, Rule::V4);
    }
}
