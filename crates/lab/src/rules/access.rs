//! How the rules of access to key vaults stand (group P, and those of group N).

use kluis_rulebook::{Rule, SetupStep};

use crate::rules::setup::step;
use crate::rules::{NotYet, RuleState, RulesOf, only_informs};
use crate::view::{KeyVaultView, LabView, VaultView};

/// How these rules stand.
pub(crate) const RULES: RulesOf = RulesOf {
    states: &[
        (Rule::P1, |lab| permissions(lab, false)),
        (Rule::N4, |lab| permissions(lab, true)),
        (Rule::N10, only_informs),
    ],
    breaches: |_, _| {},
};

/// Rules P1 and N4: access by policies, or by roles; a key vault goes by one of them.
fn permissions(lab: &LabView, by_roles: bool) -> RuleState {
    let goes_so = |key_vault: &KeyVaultView| key_vault.rbac == by_roles;
    if !lab.key_vaults.iter().any(goes_so) {
        return RuleState::NotYet(NotYet::Use);
    }
    let of_vault = |vault: &&VaultView| {
        let name = vault.key_vault.as_ref();
        let key_vault = lab.key_vaults.iter().find(|own| Some(&own.name) == name);
        key_vault.is_some_and(goes_so)
    };
    step(SetupStep::Permissions, lab.vaults.iter().filter(of_vault))
}
