//! How the rules of keys stand: their making, their dates and their policies (of groups E, K and N).

use kluis_rulebook::Rule;

use crate::rules::{NotYet, RuleState, RulesOf, seen, waits_for};
use crate::view::{KeyView, LabView};

/// How these rules stand.
pub(crate) const RULES: RulesOf = RulesOf {
    states: &[
        (Rule::E3, in_your_hand),
        (Rule::K3, any_key),
        (Rule::N7, seen::once_a_vault_has_a_key),
        (Rule::N8, any_policy),
    ],
    breaches: |_, _| {},
};

/// Rule E3: a key in use, by a vault or by a disk encryption set.
fn in_your_hand(lab: &LabView) -> RuleState {
    waits_for(
        NotYet::VaultWithKey,
        seen::any_key_assigned(lab) || seen::any_under_set(&lab.compute),
    )
}

/// Rule K3.
fn any_key(lab: &LabView) -> RuleState {
    waits_for(NotYet::Key, keys(lab).next().is_some())
}

/// Rule N8.
fn any_policy(lab: &LabView) -> RuleState {
    waits_for(NotYet::Use, keys(lab).any(|key| key.rotation_policy.is_some()))
}

fn keys(lab: &LabView) -> impl Iterator<Item = &KeyView> {
    lab.key_vaults.iter().flat_map(|key_vault| &key_vault.keys)
}
