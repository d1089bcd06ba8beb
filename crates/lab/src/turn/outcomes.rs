//! Outcomes: each must be waited for, and be what was ordered.

use kluis_recovery::{KeyUse, PlatformKey, Storage, Vault};
use kluis_resource::{JobId, Kid};
use kluis_rulebook::KeyPermission;

use super::{Taken, Turn};
use crate::jobs::Work;
use crate::log::{LogStatus, Operation};
use crate::{JobFailure, Opened, Outcome, Unfit};

impl Turn<'_> {
    pub(super) fn take(&mut self, outcome: &Outcome) -> Taken {
        match outcome {
            Outcome::OpenLab { .. } => Err(Unfit::NotAwaited),
            Outcome::ClockTicked => self.clock_ticked(),
            Outcome::ResumeRotations => self.resume_rotations(),
            Outcome::KeyMade { kid, modulus } => self.key_made(kid, modulus),
            Outcome::KeyFailed { kid } => self.key_failed(kid),
            Outcome::KeyProven { job } => self.key_proven(*job),
            Outcome::Sealed { job, sealed } => self.made_unhashed(*job, sealed),
            Outcome::Opened { job, opened } => self.opened(*job, opened),
            Outcome::Made { job, objects, .. } => self.made(*job, objects),
            Outcome::SecretMade { job } => self.secret_made(*job),
            Outcome::Rewrapped {
                job,
                objects,
                skipped,
                last,
            } => self.rewrapped(*job, objects, skipped, *last),
            Outcome::JobFailed { job, failure } => self.job_failed(*job, *failure),
        }
    }

    /// Nothing but what [`Turn::settle`] does after every event.
    fn resume_rotations(&self) -> Taken {
        if self.lab.has_rotation_to_begin() {
            Ok(())
        } else {
            Err(Unfit::NotAwaited)
        }
    }

    fn key_made(&mut self, kid: &Kid, modulus: &str) -> Taken {
        let awaited = match kid {
            Kid::Customer(uri) => {
                let key_vault = self.lab.key_vault_mut(&uri.key_vault);
                key_vault.is_ok_and(|own| own.key_made(uri, modulus))
            }
            Kid::Platform(_) => self.platform_keys().any(|key| key.made(kid, modulus)),
        };
        self.key_ended(kid, awaited, LogStatus::Succeeded)
    }

    fn key_failed(&mut self, kid: &Kid) -> Taken {
        let at = self.at;
        let awaited = match kid {
            Kid::Customer(uri) => {
                let key_vault = self.lab.key_vault_mut(&uri.key_vault);
                key_vault.is_ok_and(|own| own.key_failed(uri, at))
            }
            Kid::Platform(_) => self.platform_keys().any(|key| key.failed(kid)),
        };
        self.key_ended(kid, awaited, LogStatus::Failed)
    }

    fn key_ended(&mut self, kid: &Kid, awaited: bool, status: LogStatus) -> Taken {
        if !awaited {
            return Err(Unfit::NotAwaited);
        }
        if let Kid::Customer(uri) = kid {
            let (key_vault, key) = (uri.key_vault.as_str(), uri.to_string());
            self.log(Operation::CreateKey, (key_vault, &key), status, None);
        }
        Ok(())
    }

    fn platform_keys(&mut self) -> impl Iterator<Item = &mut PlatformKey> {
        let of_vaults = self.lab.vaults.iter_mut().map(Vault::platform_key_mut);
        let of_storages = self.lab.storages.iter_mut().filter_map(Storage::platform_key_mut);
        let of_disks = [&mut self.lab.disk_key, &mut self.lab.secret_key];
        of_vaults.chain(of_storages).chain(of_disks)
    }

    /// The key gave back what it wrapped: it is the vault's key from now on (rule A4).
    fn key_proven(&mut self, id: JobId) -> Taken {
        let is_live = self.is_live();
        let Work::ProveKey { vault, key, principal } = self.running(id)?.work.clone() else {
            return Err(Unfit::Differs);
        };
        let (at, terms) = (self.at, self.lab.edition.terms());
        let (vault, keys) = self.lab.vault_mut(&vault)?;
        let used = KeyUse::Customer {
            key: key.clone(),
            principal,
        };
        if is_live {
            vault.check_still(&used, &[KeyPermission::UnwrapKey, KeyPermission::WrapKey], &keys)?;
        }
        vault.finish_update(id, at, terms).ok_or(Unfit::NotAwaited)?;
        self.audit(&key, principal, KeyPermission::WrapKey, 1);
        self.audit(&key, principal, KeyPermission::UnwrapKey, 1);
        self.complete(id)
    }

    fn opened(&mut self, id: JobId, opened: &Opened) -> Taken {
        let job = self.running(id)?;
        match (&job.work, &opened.copy) {
            (Work::Open(_), None) if opened.bytes == job.bytes => self.complete(id),
            (Work::Make { .. }, Some(copy)) if copy.plaintext_bytes == opened.bytes => self.made_unhashed(id, copy),
            (Work::Open(_) | Work::Make { .. } | Work::ProveKey { .. } | Work::Rewrap { .. } | Work::NotBegun, _) => {
                Err(Unfit::Differs)
            }
        }
    }

    fn job_failed(&mut self, id: JobId, failure: JobFailure) -> Taken {
        let work = self.running(id)?.work.clone();
        self.undo(id, &work)?;
        self.fail(id, failure)
    }
}
