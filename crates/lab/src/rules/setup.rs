//! How the rules of a vault and its key stand: identity, assignment, moving (of groups E, V, I, A and N).

use kluis_rulebook::{Detail, Refusal, Rule, SetupStep};

use crate::rules::breaches::{Breaches, is_platform_key_being_made};
use crate::rules::seen::{any_key_assigned, could_get_a_key};
use crate::rules::{Missing, NotYet, RuleState, RulesOf, Thing, always_holds, only_informs, seen, waits_for};
use crate::view::{EncryptionProperties, IdentityView, JobKind, LabView, StepState, VaultView};

/// How these rules stand.
pub(crate) const RULES: RulesOf = RulesOf {
    states: &[
        (Rule::E4, platform_key),
        (Rule::E5, second_layer),
        (Rule::V1, always_holds),
        (Rule::V2, seen::once_a_vault_has_a_key),
        (Rule::V5, seen::once_a_vault_has_a_key),
        (Rule::V6, seen::once_a_vault_has_a_key),
        (Rule::V7, seen::once_a_vault_has_a_key),
        (Rule::V8, only_informs),
        (Rule::V9, steps),
        (Rule::V11, only_informs),
        (Rule::I1, identity),
        (Rule::I2, identity),
        (Rule::A1, steps),
        (Rule::A2, seen::once_a_vault_has_a_key),
        (Rule::A3, seen::once_a_vault_has_a_key),
        (Rule::A4, updates_of_keys),
        (Rule::A5, always_holds),
        (Rule::A6, seen::once_a_vault_has_a_key),
        (Rule::N1, seen::once_a_vault_has_a_key),
        (Rule::N2, seen::once_a_vault_has_a_key),
        (Rule::N3, user_identities),
        (Rule::N6, key_updates),
        (Rule::N9, second_layer),
    ],
    breaches,
};

/// Rule E4: a platform key that is being made keeps nothing but a moment waiting.
fn platform_key(lab: &LabView) -> RuleState {
    let of_vaults = lab.vaults.iter().flat_map(refusals_of);
    let mut standing = of_vaults.chain(lab.storages.iter().filter_map(|storage| storage.blocked.as_ref()));
    waits_for(NotYet::PlatformKey, !standing.any(is_platform_key_being_made))
}

/// Rules E5 and N9: a second layer is a choice, so that a lab without one breaks nothing.
fn second_layer(lab: &LabView) -> RuleState {
    let is_on = |encryption: &EncryptionProperties| encryption.infrastructure_encryption_state == "Enabled";
    waits_for(NotYet::Use, lab.vaults.iter().any(|vault| is_on(&vault.encryption)))
}

/// Rules V9 and A1: what the vaults that could still get a key lack; their order was kept by those that have one.
fn steps(lab: &LabView) -> RuleState {
    let missing = |vault: &VaultView| {
        let open = vault.steps.iter().filter(|step| step.state != StepState::Done);
        Missing {
            vault: vault.name.clone(),
            lacks: open.map(|step| step.step).collect(),
        }
    };
    let waiting: Vec<_> = lab
        .vaults
        .iter()
        .filter(|vault| could_get_a_key(vault))
        .map(missing)
        .collect();
    if waiting.is_empty() {
        waits_for(NotYet::VaultWithKey, any_key_assigned(lab))
    } else {
        RuleState::NotYet(NotYet::Steps(waiting))
    }
}

/// Rules I1 and I2.
fn identity(lab: &LabView) -> RuleState {
    step(SetupStep::Identity, &lab.vaults)
}

/// Rule A4: an update shows as a job.
fn updates_of_keys(lab: &LabView) -> RuleState {
    let mut jobs = lab.jobs.iter();
    waits_for(
        NotYet::VaultWithKey,
        jobs.any(|job| job.kind == JobKind::UpdateEncryptionKey),
    )
}

/// Rule N3: an identity of the user's is a choice.
fn user_identities(lab: &LabView) -> RuleState {
    let has_one = |vault: &VaultView| matches!(vault.identity, IdentityView::User { .. });
    waits_for(NotYet::Use, lab.vaults.iter().any(has_one))
}

/// Rule N6: a change of key that is on its way.
fn key_updates(lab: &LabView) -> RuleState {
    let pending = lab.vaults.iter().find(|vault| vault.pending_key.is_some());
    pending.map_or_else(
        || seen::once_a_vault_has_a_key(lab),
        |vault| RuleState::NotYet(NotYet::KeyUpdate(vault.name.clone())),
    )
}

/// A rule that one step is about: it holds where the step does, for any of the vaults.
pub(crate) fn step<'a>(step: SetupStep, vaults: impl IntoIterator<Item = &'a VaultView>) -> RuleState {
    let mut lacks = None;
    for vault in vaults {
        match vault.steps.iter().find(|own| own.step == step).map(|own| &own.state) {
            Some(StepState::Done) => return RuleState::Holds,
            Some(StepState::Current(refusal)) => lacks = lacks.or_else(|| refusal.clone()),
            Some(StepState::Locked { .. } | StepState::Broken(_)) | None => {}
        }
    }
    RuleState::NotYet(NotYet::Step { step, lacks })
}

fn breaches(lab: &LabView, breaches: &mut Breaches) {
    for vault in &lab.vaults {
        let thing = Thing::Vault(vault.name.clone());
        if let Some(refusal) = lost_to_platform_keys(vault) {
            breaches.add(&thing, &refusal);
        }
        for refusal in refusals_of(vault) {
            breaches.add(&thing, refusal);
        }
        // Without a key nothing is refused, and the rule is broken all the same.
        let is_told = breaches.of(Rule::I2).iter().any(|breach| breach.thing == thing);
        if is_inconsistent(vault) && !is_told {
            breaches.add(&thing, &identity_off(vault));
        }
    }
}

/// Every refusal that stands in the view of a vault. What a step lacks while it is being done is none.
fn refusals_of(vault: &VaultView) -> impl Iterator<Item = &Refusal> {
    let of_steps = vault.steps.iter().filter_map(|step| match &step.state {
        StepState::Broken(refusal) => Some(refusal),
        StepState::Done | StepState::Current(_) | StepState::Locked { .. } => None,
    });
    let points = vault.items.iter().flat_map(|item| &item.recovery_points);
    of_steps
        .chain(vault.key.iter().filter_map(|key| key.trouble.as_ref()))
        .chain(&vault.backup_blocked)
        .chain(&vault.new_item_blocked)
        .chain(points.filter_map(|point| point.restore_blocked.as_ref()))
}

/// Rule V1: an item was protected under platform keys, or tried to be, so that this vault never gets a key.
fn lost_to_platform_keys(vault: &VaultView) -> Option<Refusal> {
    let first_item = vault.first_attempt.as_ref().filter(|_| vault.key.is_none())?;
    let detail = Detail::VaultHasHistory {
        vault: vault.name.to_string(),
        first_item: first_item.to_string(),
    };
    Some(Refusal::of(Rule::V1, detail))
}

/// Rule I2: switched off, or on again without access.
const fn is_inconsistent(vault: &VaultView) -> bool {
    match vault.identity {
        IdentityView::SwitchedOff => true,
        IdentityView::On { inconsistent, .. } => inconsistent,
        IdentityView::Off | IdentityView::User { .. } => false,
    }
}

fn identity_off(vault: &VaultView) -> Refusal {
    let detail = Detail::IdentityInconsistent {
        vault: vault.name.to_string(),
        on_again: matches!(vault.identity, IdentityView::On { .. }),
    };
    Refusal::of(Rule::I2, detail)
}
