//! How the rules of disk encryption sets stand (of groups M and N).

use kluis_rulebook::{Refusal, Rule};

use crate::rules::breaches::Breaches;
use crate::rules::seen::{any_under_set, is_in_use};
use crate::rules::{NotYet, RuleState, RulesOf, Thing, seen};
use crate::view::{LabView, SetView};

/// How these rules stand.
pub(crate) const RULES: RulesOf = RulesOf {
    states: &[
        (Rule::M2, steps),
        (Rule::M3, seen::once_a_disk_is_under_a_set),
        (Rule::M5, seen::once_there_is_a_set),
        (Rule::M7, seen::once_there_is_a_set),
        (Rule::M11, seen::once_there_is_a_set),
        (Rule::M13, seen::once_there_is_a_set),
        (Rule::N11, seen::once_there_is_a_set),
        (Rule::N12, seen::once_a_disk_is_under_a_set),
    ],
    breaches,
};

/// Rule M2: a set that can't encrypt yet is one whose steps are being done.
fn steps(lab: &LabView) -> RuleState {
    let compute = &lab.compute;
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

fn breaches(lab: &LabView, breaches: &mut Breaches) {
    for set in &lab.compute.sets {
        if let Some(refusal) = trouble_of(set) {
            breaches.add(&Thing::Set(set.name.clone()), refusal);
        }
    }
}

/// What a set lacks before anything is under it, is a step that is yet to be done. One that was moved is broken at once (rule
/// M13).
fn trouble_of(set: &SetView) -> Option<&Refusal> {
    set.trouble.as_ref().filter(|_| set.moved || is_in_use(set))
}

#[cfg(test)]
mod tests {
    use kluis_rulebook::{Detail, Edition, Refusal, Rule};

    use crate::rules::expect::{broken, holds, key_trouble, waits};
    use crate::rules::{NotYet, RuleState, Thing, state_of};
    use crate::sample_views::{lab, lab_of, set};
    use crate::view::SetView;

    #[test]
    fn m2_names_what_a_set_lacks_until_a_disk_is_under_it() {
        let mut lab = lab();
        waits(&lab, &[Rule::M2, Rule::M5, Rule::M11, Rule::M13], &NotYet::Set);
        let (des, key_vault) = ("testdes".to_owned(), "testkeyvault".to_owned());
        let lacks = Refusal::of(Rule::M2, Detail::ReaderMissing { des, key_vault });
        lab.compute.sets.push(set(&lab, 0, Some(lacks.clone())));
        let name = lab.compute.sets[0].name.clone();
        let steps = NotYet::SetSteps {
            set: name,
            lacks: lacks.clone(),
        };
        assert_eq!(steps.lacks(), Some(&lacks));
        waits(&lab, &[Rule::M2], &steps);
        lab.compute.sets[0].trouble = None;
        waits(&lab, &[Rule::M2, Rule::M3, Rule::M6], &NotYet::DiskUnderSet);
        lab.compute.sets[0].objects = 1;
        holds(&lab, &[Rule::M2, Rule::M3, Rule::M4, Rule::M5, Rule::M6, Rule::M7]);
        holds(&lab, &[Rule::M11, Rule::M12, Rule::M13, Rule::M14, Rule::E3]);
    }

    #[test]
    fn m2_m3_and_n12_are_broken_by_a_set_in_use_that_can_t_use_its_key() {
        let thing = Thing::Set("testdes".parse().unwrap());
        for (edition, rule) in [
            (Edition::Seeds, Rule::M2),
            (Edition::Seeds, Rule::M3),
            (Edition::Current, Rule::N12),
        ] {
            let mut lab = lab_of(edition);
            lab.compute.sets.push(set(&lab, 0, Some(key_trouble(rule))));
            assert!(matches!(state_of(rule, &lab), RuleState::NotYet(_)), "{rule}");
            lab.compute.sets[0].objects = 2;
            broken(&lab, rule, &thing);
        }
    }

    #[test]
    fn m13_is_broken_by_a_set_that_was_moved_whether_anything_is_under_it_or_not() {
        let mut lab = lab();
        let des = "testdes".to_owned();
        let moved = Refusal::of(Rule::M13, Detail::DesMoved { des });
        let own = SetView {
            moved: true,
            ..set(&lab, 0, Some(moved))
        };
        lab.compute.sets.push(own);
        broken(&lab, Rule::M13, &Thing::Set("testdes".parse().unwrap()));
    }
}
