//! What follows by itself for vaults after everything that happens: an identity is consistent again, a vault goes over to the
//! newer version of its key, and DEKs under another key are wrapped with the vault's (rules I2, A3, A6).
//!
//! One rule for all of it, so that a rotation that was interrupted, or that a disabled key held up, is done as soon as it
//! can be. Whenever a vault goes over to a newer version the log says so (rule A4): by the rotation's job, or by a line of its own.

use kluis_recovery::{KeyUse, Vault};
use kluis_resource::{KeyUri, ObjectId, VaultName};

use crate::jobs::{Keeper, NewJob, Work};
use crate::log::Operation;
use crate::model::Lab;
use crate::turn::Turn;

impl Turn<'_> {
    pub(crate) fn settle_vaults(&mut self, rotates: bool) {
        let names: Vec<VaultName> = self.lab.vaults.iter().map(Vault::name).cloned().collect();
        for name in names {
            let followed = self.settle_vault(&name);
            let started = rotates && self.start_rotation(&name);
            if let (Some(key), false) = (followed, started) {
                self.log_done(Operation::RotateKey, name.as_str(), &key.to_string());
            }
        }
    }

    /// Returns the newer version of its key that the vault went over to.
    fn settle_vault(&mut self, name: &VaultName) -> Option<KeyUri> {
        let (at, terms) = (self.at, self.lab.edition.terms());
        let (vault, keys) = self.lab.vault_mut(name).ok()?;
        vault.settle_identity(&keys);
        let followed = vault.follow(at, terms, &keys);
        vault.settle_skipped(&keys);
        followed.map(|(key, _)| key)
    }

    /// Returns whether a rotation began.
    fn start_rotation(&mut self, name: &VaultName) -> bool {
        let Ok(vault) = self.lab.vault(name) else { return false };
        let (Some((key, objects)), Some(principal)) = (self.lab.rotation_to_begin(vault), vault.identity().principal())
        else {
            return false;
        };
        let new = NewJob {
            id: self.rotation(&format!("rotate/{name}")),
            resource: name.as_str(),
            subject: &key.to_string(),
        };
        let to = KeyUse::Customer { key, principal };
        self.rewrap(new, Keeper::Vault(name.clone()), objects, to);
        true
    }

    /// A change of key takes effect (rule N6); the rotation, if one is due, begins when everything settles.
    pub(crate) fn key_in_force(&mut self, name: &VaultName) {
        let at = self.at;
        let Ok((vault, _)) = self.lab.vault_mut(name) else {
            return;
        };
        if let Some(key) = vault.take_effect(at) {
            self.log_done(Operation::KeyInForce, name.as_str(), &key.to_string());
        }
    }
}

impl Lab {
    /// The rotation of a vault that is due and that no job works on: the key to wrap with, and the objects.
    fn rotation_to_begin(&self, vault: &Vault) -> Option<(KeyUri, Vec<ObjectId>)> {
        let rotates =
            |work: &Work| matches!(work, Work::Rewrap { keeper: Keeper::Vault(own), .. } if own == vault.name());
        let running = self.running_jobs().any(|job| rotates(&job.work));
        if running {
            None
        } else {
            vault.rotation_due(&self.directory())
        }
    }

    pub(crate) fn has_rotation_to_begin(&self) -> bool {
        let of_sets = |set: &kluis_compute::DiskEncryptionSet| self.set_rotation_due(&set.name).is_some();
        self.vaults.iter().any(|vault| self.rotation_to_begin(vault).is_some()) || self.compute.sets.iter().any(of_sets)
    }
}
