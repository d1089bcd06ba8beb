//! Outcomes of effects. Each must be waited for; anything else is out of turn.

use kluis_recovery::{Copy, KeyUse, RecoveryPoint};
use kluis_resource::{JobId, KeyUri, Kid, ObjectId, PrincipalId, Sealed, VaultName};
use kluis_rulebook::KeyPermission;

use super::{Done, Source, Turn, out_of_turn};
use crate::model::{Destination, Job, Standing, Work};
use crate::view::{LogStatus, Operation};
use crate::{JobFailure, Opened};

impl Turn<'_> {
    pub(super) fn key_made(&mut self, kid: &Kid, modulus: &str) -> Done {
        let awaited = match kid {
            Kid::Customer(uri) => self.lab.key_vault_mut(&uri.key_vault)?.key_made(uri, modulus),
            Kid::Platform(_) => self.platform_keys().any(|key| key.made(kid, modulus)),
        };
        self.key_ended(kid, awaited, LogStatus::Succeeded)
    }

    pub(super) fn key_failed(&mut self, kid: &Kid) -> Done {
        let at = self.at;
        let awaited = match kid {
            Kid::Customer(uri) => self.lab.key_vault_mut(&uri.key_vault)?.key_failed(uri, at),
            Kid::Platform(_) => self.platform_keys().any(|key| key.failed(kid)),
        };
        self.key_ended(kid, awaited, LogStatus::Failed)
    }

    /// The key gave back what it wrapped: it is the vault's key from now on (rule A4).
    #[inline(never)]
    pub(super) fn key_proven(&mut self, id: JobId) -> Done {
        let is_live = self.source == Source::Live;
        let Work::UpdateKey { vault, key, principal } = self.running(id)?.work.clone() else {
            return Err(out_of_turn());
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
        vault.finish_update(id, at, terms).ok_or_else(out_of_turn)?;
        self.audit(&key, principal, KeyPermission::WrapKey, 1);
        self.audit(&key, principal, KeyPermission::UnwrapKey, 1);
        self.complete(id)
    }

    #[inline(never)]
    pub(super) fn sealed(&mut self, id: JobId, sealed: &Sealed) -> Done {
        let is_live = self.source == Source::Live;
        let job = self.running(id)?;
        let awaited = job.awaits(sealed) && sealed.plaintext_bytes == job.bytes;
        let started = job.started;
        let Work::Backup {
            vault,
            item,
            workload,
            registers,
            recovery_point,
            key,
            files,
            ..
        } = job.work.clone()
        else {
            return Err(out_of_turn());
        };
        if !awaited {
            return Err(out_of_turn());
        }
        let (own, keys) = self.lab.vault_mut(&vault)?;
        if is_live {
            own.check_still(&key, &[KeyPermission::WrapKey], &keys)?;
        }
        own.add_recovery_point(
            &item,
            workload,
            RecoveryPoint {
                id: recovery_point,
                object: sealed.object,
                at: started,
                files,
                plaintext_bytes: sealed.plaintext_bytes,
                stored_bytes: sealed.stored_bytes,
                regions: sealed.regions,
                kid: sealed.kid.clone(),
                infrastructure: sealed.infrastructure.clone(),
                timings: sealed.timings,
            },
        );
        self.audit_use(&key, KeyPermission::WrapKey);
        if registers {
            let (vault, item) = (vault.as_str(), item.as_str());
            self.log(Operation::RegisterItem, vault, item, LogStatus::Succeeded, Some(id));
        }
        self.complete(id)
    }

    #[inline(never)]
    pub(super) fn opened(&mut self, id: JobId, opened: &Opened) -> Done {
        let is_live = self.source == Source::Live;
        let job = self.running(id)?;
        let whole = opened.bytes == job.bytes;
        match (job.work.clone(), &opened.copy) {
            (
                Work::Download
                | Work::Restore {
                    to: Destination::Page, ..
                },
                None,
            ) if whole => {}
            (
                Work::Restore {
                    item,
                    file_name,
                    to: Destination::Storage { storage, key, .. },
                },
                Some(sealed),
            ) if whole && job.awaits(sealed) && sealed.plaintext_bytes == opened.bytes => {
                if is_live {
                    self.lab.storage(&storage)?.check_store(&self.lab.directory())?;
                }
                let at = self.at;
                self.lab.storage_mut(&storage)?.add_copy(Copy {
                    item,
                    file_name,
                    at,
                    sealed: sealed.clone(),
                });
                self.audit_use(&key, KeyPermission::WrapKey);
            }
            _ => return Err(out_of_turn()),
        }
        self.complete(id)
    }

    /// Some DEKs are wrapped anew, and some can't be; the bodies are as they were.
    #[inline(never)]
    pub(super) fn rewrapped(&mut self, id: JobId, (objects, skipped): (&[ObjectId], &[ObjectId]), last: bool) -> Done {
        match self.lab.running_job(id).map(|job| &job.work) {
            Some(Work::RotateSet { .. }) => return self.set_rewrapped(id, (objects, skipped), last),
            Some(Work::EncryptDisk { .. }) => return self.disk_encrypted(id, objects, skipped),
            _ => {}
        }
        let Some(Work::Rotate {
            vault,
            to,
            principal,
            left,
            skipped: skipped_so_far,
            ..
        }) = self.lab.running_job_mut(id).map(|job| &mut job.work)
        else {
            return Err(out_of_turn());
        };
        for object in objects.iter().chain(skipped) {
            left.remove(object).ok_or_else(out_of_turn)?;
        }
        if last && !left.is_empty() {
            return Err(out_of_turn());
        }
        *skipped_so_far += u64::try_from(skipped.len()).unwrap_or(u64::MAX);
        let (vault, to, principal) = (vault.clone(), to.clone(), *principal);
        let (own, _) = self.lab.vault_mut(&vault)?;
        for &object in skipped {
            own.skip(object, &to);
        }
        // What a recovery point left behind that expired meanwhile is nobody's any more.
        let kept: Vec<ObjectId> = objects
            .iter()
            .copied()
            .filter(|object| own.kept().of_object(*object).is_some())
            .collect();
        self.rewrap_objects(&vault, &kept, &to, principal)?;
        if last { self.complete(id) } else { Ok(()) }
    }

    #[inline(never)]
    pub(super) fn job_failed(&mut self, id: JobId, failure: JobFailure) -> Done {
        match self.running(id)?.work.clone() {
            Work::UpdateKey { vault, .. } => {
                let (vault, _) = self.lab.vault_mut(&vault)?;
                if !vault.fail_update(id) {
                    return Err(out_of_turn());
                }
            }
            Work::Backup {
                vault,
                item,
                registers: true,
                ..
            } => {
                let (vault, item) = (vault.as_str(), item.as_str());
                self.log(Operation::RegisterItem, vault, item, LogStatus::Failed, Some(id));
            }
            work @ (Work::Make { .. } | Work::Secret { .. }) => self.making_failed(&work)?,
            Work::Backup { .. }
            | Work::Rotate { .. }
            | Work::Restore { .. }
            | Work::Download
            | Work::NotBegun
            | Work::EncryptDisk { .. }
            | Work::RotateSet { .. } => {}
        }
        let at = self.at;
        self.end(id, Standing::Failed { at, failure }, LogStatus::Failed)
    }

    fn rewrap_objects(&mut self, vault: &VaultName, objects: &[ObjectId], to: &KeyUri, principal: PrincipalId) -> Done {
        let is_live = self.source == Source::Live;
        let mut unwrapped: Vec<(KeyUri, u64)> = Vec::new();
        let kid = Kid::Customer(to.clone());
        let (vault, keys) = self.lab.vault_mut(vault)?;
        let with = |key: &KeyUri| KeyUse::Customer {
            key: key.clone(),
            principal,
        };
        if is_live && !objects.is_empty() {
            vault.check_still(&with(to), &[KeyPermission::WrapKey], &keys)?;
        }
        for &object in objects {
            let Some(Kid::Customer(from)) = vault.rewrapped(object, &kid) else {
                return Err(out_of_turn());
            };
            match unwrapped.iter_mut().find(|(key, _)| *key == from) {
                Some((_, count)) => *count += 1,
                None => unwrapped.push((from, 1)),
            }
        }
        for (from, _) in unwrapped.iter().filter(|_| is_live) {
            vault.check_still(&with(from), &[KeyPermission::UnwrapKey], &keys)?;
        }
        let mut wrapped = 0;
        for (from, count) in unwrapped {
            self.audit(&from, principal, KeyPermission::UnwrapKey, count);
            wrapped += count;
        }
        if wrapped > 0 {
            self.audit(to, principal, KeyPermission::WrapKey, wrapped);
        }
        Ok(())
    }

    fn running(&self, id: JobId) -> Result<&Job, kluis_rulebook::Refusal> {
        self.lab.running_job(id).ok_or_else(out_of_turn)
    }

    pub(super) fn complete(&mut self, id: JobId) -> Done {
        let at = self.at;
        self.end(id, Standing::Completed { at }, LogStatus::Succeeded)
    }

    pub(super) fn end(&mut self, id: JobId, standing: Standing, status: LogStatus) -> Done {
        let job = self.lab.end_job(id, standing).ok_or_else(out_of_turn)?;
        let (operation, resource, subject) = (job.work.operation(), job.resource.clone(), job.subject.clone());
        self.log(operation, &resource, &subject, status, Some(id));
        Ok(())
    }

    fn platform_keys(&mut self) -> impl Iterator<Item = &mut kluis_recovery::PlatformKey> {
        let of_vaults = self.lab.vaults.iter_mut().map(kluis_recovery::Vault::platform_key_mut);
        let of_storages = self.lab.storages.iter_mut();
        let of_storages = of_storages.filter_map(kluis_recovery::Storage::platform_key_mut);
        let of_disks = [&mut self.lab.disk_key, &mut self.lab.secret_key];
        of_vaults.chain(of_storages).chain(of_disks)
    }

    fn key_ended(&mut self, kid: &Kid, awaited: bool, status: LogStatus) -> Done {
        if !awaited {
            return Err(out_of_turn());
        }
        if let Kid::Customer(uri) = kid {
            let (key_vault, key) = (uri.key_vault.as_str(), uri.to_string());
            self.log(Operation::CreateKey, key_vault, &key, status, None);
        }
        Ok(())
    }
}
