//! What follows by itself after every accepted event: an identity is consistent again, a vault goes over to the newer
//! version of its key, and DEKs under another key are wrapped with the vault's (rules I2, A3, A6).
//!
//! One rule for all of it, so that a rotation that was interrupted, or that a disabled key held up, is done as soon as it
//! can be. The failure of a job starts nothing, or a failing rotation would start itself again for ever. Whenever a vault
//! goes over to a newer version the log says so (rule A4): by the rotation's job, or by a line of its own.

use kluis_recovery::Vault;
use kluis_resource::{JobId, KeyUri, Kid, ObjectId, VaultName};

use super::Turn;
use crate::Effect;
use crate::model::Work;
use crate::view::Operation;

impl Turn<'_> {
    /// `rotates`: rotations that are due may begin.
    pub(super) fn settle(&mut self, rotates: bool) {
        let names: Vec<VaultName> = self.lab.vaults.iter().map(Vault::name).cloned().collect();
        for name in names {
            let followed = self.settle_vault(&name);
            let started = rotates && self.start_rotation(&name);
            if let (Some(key), false) = (followed, started) {
                self.log_done(Operation::RotateKey, name.as_str(), &key.to_string());
            }
        }
        self.settle_sets(rotates);
        self.sweep();
    }

    /// Gives the newer version of its key that the vault went over to.
    fn settle_vault(&mut self, name: &VaultName) -> Option<KeyUri> {
        let (at, terms) = (self.at, self.lab.edition.terms());
        let (vault, keys) = self.lab.vault_mut(name).ok()?;
        vault.settle_identity(&keys);
        let followed = vault.follow(at, terms, &keys);
        vault.settle_skipped(&keys);
        followed.map(|(key, _)| key)
    }

    /// Gives whether a rotation began.
    fn start_rotation(&mut self, name: &VaultName) -> bool {
        let Ok(vault) = self.lab.vault(name) else { return false };
        match self.lab.rotation_to_begin(vault) {
            Some((to, objects)) => self.rotate(name, to, objects),
            None => false,
        }
    }

    #[inline(never)]
    fn rotate(&mut self, name: &VaultName, to: KeyUri, objects: Vec<ObjectId>) -> bool {
        let principal = self.lab.vault(name).ok().and_then(|vault| vault.identity().principal());
        let (Some(principal), Ok(total)) = (principal, u64::try_from(objects.len())) else {
            return false;
        };
        // Kept journals know the first form.
        let label = match self.happened {
            0 => format!("rotate/{name}"),
            count => format!("rotate/{name}/{count}"),
        };
        let job = JobId::new(self.derived(&label));
        let work = Work::Rotate {
            vault: name.clone(),
            to: to.clone(),
            principal,
            left: objects.iter().copied().collect(),
            skipped: 0,
            total,
        };
        self.start_job(job, name.as_str(), &to.to_string(), 0, work);
        self.effects.push(Effect::Rewrap {
            job,
            objects,
            to: Kid::Customer(to),
        });
        true
    }
}
