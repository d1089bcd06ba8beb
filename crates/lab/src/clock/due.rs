//! What happens by itself when time passes, in the whole lab.

use kluis_keyvault::{Due, RoleAssignment};
use kluis_recovery::MachineDue;
use kluis_resource::{DesName, KeyName, KeyVaultName, KeyVersion, SecretName, Timestamp, VaultName};

use crate::Model;
use crate::model::{Lab, State};

/// Something that happens by itself at some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LabDue {
    /// A role is in force from now on (rule N4).
    RoleInForce(KeyVaultName, RoleAssignment),
    /// A version's first moment of use (rule N7).
    KeyBegins(KeyVaultName, KeyName, KeyVersion),
    /// A version's last moment of use (rule N7).
    KeyExpires(KeyVaultName, KeyName, KeyVersion),
    /// A rotation policy makes a new version (rule N8).
    KeyRotates(KeyVaultName, KeyName),
    /// The retention time of a deleted key ends (rule K2).
    KeyGone(KeyVaultName, KeyName),
    /// The retention time of a deleted secret ends (rule K2).
    SecretGone(KeyVaultName, SecretName),
    /// The retention time of a deleted key vault ends (rule K2).
    KeyVaultGone(KeyVaultName),
    /// A change of a vault's key takes effect (rule N6).
    KeyInForce(VaultName),
    /// A newer version of the key of a disk encryption set comes into use (rule N11).
    SetKeyInForce(DesName),
    /// Disks are not read any more without their key (rule N12).
    SetStops(DesName),
    /// Something of a protected machine (rules D12, D13).
    Machine(VaultName, MachineDue),
}

impl Lab {
    /// When something happens by itself next; not before now.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        let now = self.now;
        let of_key_vaults = self
            .key_vaults
            .iter()
            .flat_map(|key_vault| key_vault.dues(now).map(|(at, _)| at));
        let deleted = self.deleted_key_vaults.iter().map(|deleted| deleted.purge.max(now));
        let pending = self
            .vaults
            .iter()
            .filter_map(|vault| vault.pending().map(|pending| pending.at.max(now)));
        let of_machines = self
            .vaults
            .iter()
            .filter_map(|vault| vault.dues(now).next().map(|(at, _)| at));
        let of_sets = self.set_dues().map(|(at, _)| at);
        of_key_vaults
            .chain(deleted)
            .chain(pending)
            .chain(of_machines)
            .chain(of_sets)
            .min()
    }

    /// What happens by itself at exactly this moment, which is not before now.
    pub(crate) fn due_at(&self, moment: Timestamp) -> Vec<LabDue> {
        let now = self.now;
        let of_key_vaults = self.key_vaults.iter().flat_map(|key_vault| {
            let dues = key_vault.dues(now).filter(|(at, _)| *at == moment);
            dues.map(|(_, due)| of_key_vault(key_vault.name(), due))
        });
        let deleted = self
            .deleted_key_vaults
            .iter()
            .filter(|deleted| deleted.purge.max(now) == moment);
        let deleted = deleted.map(|deleted| LabDue::KeyVaultGone(deleted.key_vault.name().clone()));
        let pending = self.vaults.iter().filter(|vault| {
            let at = vault.pending().map(|pending| pending.at.max(now));
            at == Some(moment)
        });
        let pending = pending.map(|vault| LabDue::KeyInForce(vault.name().clone()));
        let of_machines = self.vaults.iter().flat_map(|vault| {
            let dues = vault.dues(now).take_while(|(at, _)| *at <= moment);
            dues.map(|(_, due)| LabDue::Machine(vault.name().clone(), due))
        });
        let of_sets = self.set_dues().filter(|(at, _)| *at == moment).map(|(_, due)| due);
        let all = of_key_vaults.chain(deleted).chain(pending);
        all.chain(of_sets).chain(of_machines).collect()
    }

    /// What is due of disk encryption sets.
    fn set_dues(&self) -> impl Iterator<Item = (Timestamp, LabDue)> {
        let (now, terms) = (self.now, self.edition.terms());
        self.compute.sets.iter().flat_map(move |set| {
            let key = set.pending.as_ref();
            let key = key.map(|(_, at)| ((*at).max(now), LabDue::SetKeyInForce(set.name.clone())));
            let stops = set.stops_at(terms).filter(|_| !set.stopped);
            let stops = stops.map(|at| (at.max(now), LabDue::SetStops(set.name.clone())));
            key.into_iter().chain(stops)
        })
    }
}

fn of_key_vault(name: &KeyVaultName, due: Due<'_>) -> LabDue {
    let name = name.clone();
    match due {
        Due::RoleInForce(role) => LabDue::RoleInForce(name, *role),
        Due::KeyBegins(key, version) => LabDue::KeyBegins(name, key.clone(), version),
        Due::KeyExpires(key, version) => LabDue::KeyExpires(name, key.clone(), version),
        Due::KeyRotates(key) => LabDue::KeyRotates(name, key.clone()),
        Due::KeyGone(key) => LabDue::KeyGone(name, key.clone()),
        Due::SecretGone(secret) => LabDue::SecretGone(name, secret.clone()),
    }
}

impl Model {
    fn lab(&self) -> Option<&Lab> {
        match &self.0 {
            State::Unopened => None,
            State::Open(lab) => Some(lab),
        }
    }
}

/// When something happens by itself next, on the lab's clock: [`Outcome::ClockTicked`](crate::Outcome::ClockTicked) lets it happen then.
#[must_use]
pub fn next_due(model: &Model) -> Option<Timestamp> {
    model.lab()?.next_due()
}

/// How far the lab's clock is ahead of the real one, in milliseconds. The shell adds it to the moments of its stamps.
#[must_use]
pub fn clock_ahead_millis(model: &Model) -> u64 {
    model.lab().map_or(0, |lab| lab.ahead_millis)
}
