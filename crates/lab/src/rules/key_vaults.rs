//! How the rules of key vaults stand: their protection, and what they log (of groups V, K, M and N).

use kluis_rulebook::{Rule, SetupStep};

use crate::rules::setup::step;
use crate::rules::{NotYet, RuleState, RulesOf, only_informs, seen, waits_for};
use crate::view::LabView;

/// How these rules stand.
pub(crate) const RULES: RulesOf = RulesOf {
    states: &[
        (Rule::V12, only_informs),
        (Rule::K1, |lab| step(SetupStep::Protection, &lab.vaults)),
        (Rule::K2, soft_delete),
        (Rule::M4, seen::once_a_disk_is_under_a_set),
        (Rule::N5, soft_delete_everywhere),
        (Rule::N13, only_informs),
    ],
    breaches: |_, _| {},
};

/// Rule K2.
fn soft_delete(lab: &LabView) -> RuleState {
    waits_for(NotYet::SoftDelete, lab.key_vaults.iter().any(|own| own.soft_delete))
}

/// Rule N5.
fn soft_delete_everywhere(lab: &LabView) -> RuleState {
    waits_for(NotYet::SoftDelete, lab.key_vaults.iter().all(|own| own.soft_delete))
}
