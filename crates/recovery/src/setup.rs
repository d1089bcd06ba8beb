//! The four steps and the checklist, evaluated live (rules V9, V10).

use kluis_rulebook::{Check, KeyPermission, Refusal, SetupStep};
use serde::{Deserialize, Serialize};

use crate::access::{WHOLE_USE, check_key, permissions_missing, protection_off};
use crate::{Assignment, Encryption, History, Identity, KeyVaultFacts, Keys, Vault};

/// How a step stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepState {
    /// It holds.
    Done,
    /// It is the one to do; what it still lacks, where something of it exists already.
    Current(Option<Refusal>),
    /// Steps before it don't hold yet.
    Locked {
        /// Those, in order.
        missing: Vec<SetupStep>,
    },
    /// It held when the key was assigned, and doesn't now.
    Broken(Refusal),
}

impl Vault {
    /// The four steps, in order.
    #[must_use]
    pub fn steps(&self, keys: &dyn Keys) -> [(SetupStep, StepState); 4] {
        let key_vault = self.key_vault_facts(keys);
        let state = |step| match &self.encryption {
            Encryption::Platform => self.state_before(step, key_vault.as_ref()),
            Encryption::Customer(assignment) => self.state_after(step, assignment, key_vault.as_ref(), keys),
        };
        SetupStep::ALL.map(|step| (step, state(step)))
    }

    /// The checklist, in order, each line with whether it holds.
    #[must_use]
    pub fn checklist(&self, keys: &dyn Keys) -> [(Check, bool); 5] {
        let missing = missing_steps(self.identity, self.key_vault_facts(keys).as_ref());
        Check::ALL.map(|check| {
            let holds = match check {
                Check::VaultCreated => true,
                Check::IdentityOn => !missing.contains(&SetupStep::Identity),
                Check::PermissionsGranted => !missing.contains(&SetupStep::Permissions),
                Check::ProtectionOn => !missing.contains(&SetupStep::Protection),
                Check::KeyAssigned => match &self.encryption {
                    Encryption::Platform => false,
                    Encryption::Customer(assignment) => {
                        !self.moved && check_key(&assignment.key, &WHOLE_USE, keys).is_ok()
                    }
                },
            };
            (check, holds)
        })
    }

    fn key_vault_facts(&self, keys: &dyn Keys) -> Option<KeyVaultFacts> {
        keys.key_vault(&self.key_vault(keys)?, self.identity.principal())
    }

    /// How a step stands while no key is assigned.
    fn state_before(&self, step: SetupStep, key_vault: Option<&KeyVaultFacts>) -> StepState {
        let mut missing = missing_steps(self.identity, key_vault);
        if step != SetupStep::Key && !missing.contains(&step) {
            return StepState::Done;
        }
        missing.retain(|&earlier| earlier < step);
        if !missing.is_empty() {
            return StepState::Locked { missing };
        }
        StepState::Current(match (step, key_vault) {
            (SetupStep::Identity, _) | (_, None) => None,
            (SetupStep::Permissions, Some(facts)) => (!facts.granted.is_empty() || !facts.coming.is_empty())
                .then(|| permissions_missing(self.name.as_str(), &KeyPermission::ALL, facts)),
            (SetupStep::Protection, Some(facts)) => facts.soft_delete.then(|| protection_off(facts)),
            (SetupStep::Key, Some(_)) => match &self.history {
                History::Clean => None,
                History::Attempted { first_item } => Some(self.has_history(first_item)),
            },
        })
    }

    /// How a step stands once a key is assigned.
    fn state_after(
        &self,
        step: SetupStep,
        assignment: &Assignment,
        key_vault: Option<&KeyVaultFacts>,
        keys: &dyn Keys,
    ) -> StepState {
        let holds = !missing_steps(self.identity, key_vault).contains(&step);
        let broken = match (step, key_vault) {
            (SetupStep::Key, _) if self.moved => Some(self.tenant_moved(keys)),
            (SetupStep::Key, _) => check_key(&assignment.key, &WHOLE_USE, keys).err(),
            _ if holds => None,
            (SetupStep::Identity | SetupStep::Permissions, _) if self.moved => Some(self.tenant_moved(keys)),
            // Its key vault isn't there.
            (SetupStep::Permissions | SetupStep::Protection, None) if self.identity.consistent().is_some() => {
                check_key(&assignment.key, &WHOLE_USE, keys).err()
            }
            (SetupStep::Protection, Some(facts)) => Some(protection_off(facts)),
            (SetupStep::Permissions, Some(facts)) if self.identity.principal().is_some() => {
                Some(permissions_missing(self.name.as_str(), &KeyPermission::ALL, facts))
            }
            (SetupStep::Identity | SetupStep::Permissions | SetupStep::Protection, _) => Some(self.inconsistent()),
        };
        broken.map_or(StepState::Done, StepState::Broken)
    }
}

/// Which of steps 1 to 3 don't hold, in order, about this key vault.
pub(crate) fn missing_steps(identity: Identity, key_vault: Option<&KeyVaultFacts>) -> Vec<SetupStep> {
    let granted = |facts: &KeyVaultFacts| KeyPermission::ALL.iter().all(|one| facts.granted.contains(one));
    let holds = [
        (SetupStep::Identity, identity.principal().is_some()),
        (SetupStep::Permissions, key_vault.is_some_and(granted)),
        (
            SetupStep::Protection,
            key_vault.is_some_and(|facts| facts.soft_delete && facts.purge_protection),
        ),
    ];
    holds
        .into_iter()
        .filter(|(_, holds)| !holds)
        .map(|(step, _)| step)
        .collect()
}
