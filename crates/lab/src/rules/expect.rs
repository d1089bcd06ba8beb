//! What the tests of the features' rules expect of a view.

use kluis_rulebook::{Detail, KeyTrouble, Refusal, Rule};

use crate::rules::{Breach, NotYet, RuleState, Thing, state_of};
use crate::view::LabView;

pub(crate) fn holds(lab: &LabView, rules: &[Rule]) {
    for rule in rules {
        assert_eq!(state_of(*rule, lab), RuleState::Holds, "{rule}");
    }
}

pub(crate) fn waits(lab: &LabView, rules: &[Rule], what: &NotYet) {
    for rule in rules {
        assert_eq!(state_of(*rule, lab), RuleState::NotYet(what.clone()), "{rule}");
    }
}

pub(crate) fn broken(lab: &LabView, rule: Rule, thing: &Thing) {
    let state = state_of(rule, lab);
    let RuleState::Broken(breaches) = state else {
        panic!("{rule} is {state:?}");
    };
    let things: Vec<&Thing> = breaches.iter().map(|Breach { thing, .. }| thing).collect();
    assert_eq!(things, [thing], "{rule}");
}

pub(crate) fn key_trouble(rule: Rule) -> Refusal {
    let (key, key_vault) = ("testkey".to_owned(), "testkeyvault".to_owned());
    let trouble = KeyTrouble::Disabled;
    Refusal::of(
        rule,
        Detail::KeyUnusable {
            key,
            key_vault,
            trouble,
        },
    )
}
