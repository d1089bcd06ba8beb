//! What follows by itself after every accepted event: an identity is consistent again, a vault goes over to the newer
//! version of its key, and DEKs under another key are wrapped with the vault's (rules I2, A3, A6).
//!
//! One rule for all of it, so that a rotation that was interrupted, or that a disabled key held up, is done as soon as it
//! can be. The failure of a job starts nothing, or a failing rotation would start itself again for ever.

use kluis_recovery::Vault;
use kluis_resource::{JobId, KeyUri, Kid, ObjectId, VaultName};

use super::Turn;
use crate::model::Work;
use crate::view::Operation;
use crate::{Act, Effect};

impl Turn<'_> {
    pub(super) fn settle(&mut self, act: &Act) {
        let names: Vec<VaultName> = self.lab.vaults.iter().map(Vault::name).cloned().collect();
        for name in names {
            self.settle_identity_and_version(&name);
            if !matches!(act, Act::JobFailed { .. }) {
                self.start_rotation(&name);
            }
        }
    }

    fn settle_identity_and_version(&mut self, name: &VaultName) {
        let terms = self.lab.edition.terms();
        let Ok((vault, keys)) = self.lab.vault_mut(name) else {
            return;
        };
        vault.settle_identity(&keys);
        let followed = vault.follow(terms, &keys);
        let anything_kept = vault.recovery_points().next().is_some();
        if let (Some(key), false) = (followed, anything_kept) {
            self.log_done(Operation::RotateKey, name.as_str(), &key.to_string());
        }
    }

    fn start_rotation(&mut self, name: &VaultName) {
        let running = self
            .lab
            .jobs
            .iter()
            .any(|job| job.is_running() && matches!(&job.work, Work::Rotate { vault, .. } if vault == name));
        let Ok(vault) = self.lab.vault(name) else { return };
        let due = vault.rotation_due(&self.lab.directory());
        if let (false, Some((to, objects))) = (running, due) {
            self.rotate(name, to, objects);
        }
    }

    fn rotate(&mut self, name: &VaultName, to: KeyUri, objects: Vec<ObjectId>) {
        let principal = self.lab.vault(name).ok().and_then(|vault| vault.identity().principal());
        let (Some(principal), Ok(total)) = (principal, u64::try_from(objects.len())) else {
            return;
        };
        let job = JobId::new(self.derived(&format!("rotate/{name}")));
        let work = Work::Rotate {
            vault: name.clone(),
            to: to.clone(),
            principal,
            left: objects.clone(),
            total,
        };
        self.start_job(job, name.as_str(), &to.to_string(), 0, work);
        self.effects.push(Effect::Rewrap {
            job,
            objects,
            to: Kid::Customer(to),
        });
    }
}
