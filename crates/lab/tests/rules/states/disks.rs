//! The states of the rules of disks, virtual machines and their restores, in labs that have none of them. How they come to hold and
//! to be broken is proven on views, in `src/rules/disks/tests.rs`.

use kluis_lab::rules::{NotYet, RuleState};
use kluis_rulebook::{Edition, Group, Rule};

use super::{backed_up, state};
use crate::shell::Shell;

#[test]
fn rules_of_disks_and_machines_wait_for_what_they_are_about() {
    let shell = backed_up();
    for rule in Rule::ALL {
        let is_of_disks = matches!(rule.group(), Group::R | Group::D | Group::M);
        if is_of_disks && *rule != Rule::R8 {
            assert!(matches!(state(&shell, *rule), RuleState::NotYet(_)), "{rule}");
        }
    }
    assert_eq!(state(&shell, Rule::R8), RuleState::Informs);
    assert_eq!(state(&shell, Rule::E7), RuleState::NotYet(NotYet::Disk));
}

#[test]
fn n16_only_tells_and_m7_is_of_the_other_edition() {
    let current = Shell::open_in(Edition::Current);
    assert_eq!(state(&current, Rule::N16), RuleState::Informs);
    assert_eq!(state(&current, Rule::M7), RuleState::OtherEdition);
    for rule in [Rule::N11, Rule::N12, Rule::N14, Rule::N15] {
        assert!(matches!(state(&current, rule), RuleState::NotYet(_)), "{rule}");
    }
}
