//! What in a lab is at odds with which rule: refusals that stand in the view, and what is known of vaults besides.

mod machines;

use kluis_rulebook::{Detail, KeyTrouble, Refusal, Rule};

use super::{Breach, Thing};
use crate::view::{IdentityView, LabView, StepState, VaultView};

/// Everything that stands in a lab, read once for all rules.
#[derive(Debug, Default)]
pub(super) struct Standing {
    breaches: Vec<(Rule, Breach)>,
    /// A platform key is still being generated: nobody's fault, and over in a moment.
    pub(super) platform_key_is_being_made: bool,
}

/// Reads a lab.
pub(super) fn standing(lab: &LabView) -> Standing {
    let mut standing = Standing::default();
    for vault in &lab.vaults {
        let thing = Thing::Vault(vault.name.clone());
        if let Some(refusal) = lost_to_platform_keys(vault) {
            standing.add(&thing, &refusal);
        }
        for refusal in refusals_of(vault) {
            standing.add(&thing, refusal);
        }
        // Without a key nothing is refused, and the rule is broken all the same.
        if standing.is_silent_about_identity(vault) {
            standing.add(&thing, &identity_off(vault));
        }
    }
    for storage in &lab.storages {
        if let Some(refusal) = &storage.blocked {
            standing.add(&Thing::Storage(storage.name.clone()), refusal);
        }
    }
    machines::add(&mut standing, lab);
    standing
}

impl Standing {
    /// What is at odds with a rule.
    pub(super) fn breaches_of(&self, rule: Rule) -> Vec<Breach> {
        let of_rule = self.breaches.iter().filter(|(own, _)| *own == rule);
        of_rule.map(|(_, breach)| breach.clone()).collect()
    }

    fn add(&mut self, thing: &Thing, refusal: &Refusal) {
        let Some(rule) = refusal.rule else { return };
        // An update of the key that runs is how rule A4 goes, not against it.
        if matches!(refusal.detail, Detail::KeyUpdateRunning { .. }) {
            return;
        }
        if is_platform_key_being_made(&refusal.detail) {
            self.platform_key_is_being_made = true;
            return;
        }
        let is_known =
            |(own, breach): &(Rule, Breach)| *own == rule && breach.thing == *thing && breach.refusal == *refusal;
        if !self.breaches.iter().any(is_known) {
            let (thing, refusal) = (thing.clone(), refusal.clone());
            self.breaches.push((rule, Breach { thing, refusal }));
        }
    }

    fn is_silent_about_identity(&self, vault: &VaultView) -> bool {
        let is_off = match vault.identity {
            IdentityView::User { .. } => false,
            IdentityView::SwitchedOff => true,
            IdentityView::On { inconsistent, .. } => inconsistent,
            IdentityView::Off => false,
        };
        let thing = Thing::Vault(vault.name.clone());
        is_off && !self.breaches_of(Rule::I2).iter().any(|breach| breach.thing == thing)
    }
}

const fn is_platform_key_being_made(detail: &Detail) -> bool {
    matches!(detail, Detail::PlatformKeyUnusable { trouble, .. } if matches!(trouble, KeyTrouble::Making))
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

fn identity_off(vault: &VaultView) -> Refusal {
    let detail = Detail::IdentityInconsistent {
        vault: vault.name.to_string(),
        on_again: matches!(vault.identity, IdentityView::On { .. }),
    };
    Refusal::of(Rule::I2, detail)
}
