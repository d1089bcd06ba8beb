//! Wrapping DEKs with another key: of a vault, of a disk encryption set, or of one disk. No body byte is read or written.

use kluis_compute::DiskEncryption;
use kluis_recovery::KeyUse;
use kluis_resource::{DesName, DiskName, JobId, KeyUri, Kid, ObjectId, PrincipalId, VaultName};
use kluis_rulebook::KeyPermission;
use serde::{Deserialize, Serialize};

use super::{JobKind, NewJob, Work};
use crate::log::Operation;
use crate::turn::{Taken, Turn};
use crate::{Effect, JobFailure, Unfit};

/// Whose objects they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Keeper {
    /// A vault's, which goes over to another version of its key.
    Vault(VaultName),
    /// Those of a disk encryption set, which does.
    Set(DesName),
    /// A disk's, which gets the key of this encryption.
    Disk(DiskName, DiskEncryption),
}

impl Keeper {
    pub(super) const fn named(&self) -> (JobKind, Operation) {
        match self {
            Self::Vault(_) | Self::Set(_) => (JobKind::RotateKey, Operation::RotateKey),
            Self::Disk(..) => (JobKind::EncryptDisks, Operation::EncryptDisk),
        }
    }

    /// Whether it puts another key around the DEK of this very disk.
    pub(super) fn changes(&self, disk: &DiskName) -> bool {
        match self {
            Self::Disk(own, _) => own == disk,
            Self::Vault(_) | Self::Set(_) => false,
        }
    }
}

/// Keys that DEKs were unwrapped with, as the audit log tells of them: each with a count.
type Unwrapped = Vec<(KeyUri, u64)>;

impl Turn<'_> {
    /// Starts a job that wraps the DEKs of these objects with a key.
    pub(crate) fn rewrap(&mut self, new: NewJob<'_>, keeper: Keeper, objects: Vec<ObjectId>, to: KeyUse) {
        let kid = to.kid();
        let work = Work::Rewrap {
            keeper,
            to,
            left: objects.iter().copied().collect(),
            skipped: 0,
            total: u64::try_from(objects.len()).unwrap_or(u64::MAX),
        };
        self.start_job(new, 0, work, Vec::new());
        self.effects.push(Effect::Rewrap {
            job: new.id,
            objects,
            to: kid,
        });
    }

    /// Some DEKs are wrapped with the new key, and some can't be.
    pub(crate) fn rewrapped(&mut self, id: JobId, objects: &[ObjectId], skipped: &[ObjectId], last: bool) -> Taken {
        let job = self.lab.running_job_mut(id).ok_or(Unfit::NotAwaited)?;
        let Work::Rewrap {
            keeper,
            to,
            left,
            skipped: so_far,
            ..
        } = &mut job.work
        else {
            return Err(Unfit::Differs);
        };
        for object in objects.iter().chain(skipped) {
            left.remove(object).ok_or(Unfit::Differs)?;
        }
        if last && !left.is_empty() {
            return Err(Unfit::Differs);
        }
        *so_far += u64::try_from(skipped.len()).unwrap_or(u64::MAX);
        let (keeper, to) = (keeper.clone(), to.clone());
        let (unwrapped, wrapped) = match &keeper {
            Keeper::Vault(vault) => self.rewrapped_in_vault(vault, &to, objects, skipped)?,
            Keeper::Set(des) => self.rewrapped_in_set(des, &to, objects, skipped)?,
            Keeper::Disk(..) if !skipped.is_empty() => return self.fail(id, JobFailure::Damaged),
            Keeper::Disk(disk, encryption) => self.rewrapped_disk(disk, encryption, &to)?,
        };
        if let KeyUse::Customer { key, principal } = &to {
            self.audit_rewrapped(key, *principal, unwrapped, wrapped);
        }
        if last { self.complete(id) } else { Ok(()) }
    }

    fn audit_rewrapped(&mut self, to: &KeyUri, principal: PrincipalId, unwrapped: Unwrapped, wrapped: u64) {
        for (from, count) in unwrapped {
            self.audit(&from, principal, KeyPermission::UnwrapKey, count);
        }
        if wrapped > 0 {
            self.audit(to, principal, KeyPermission::WrapKey, wrapped);
        }
    }

    fn rewrapped_in_vault(
        &mut self,
        name: &VaultName,
        to: &KeyUse,
        objects: &[ObjectId],
        skipped: &[ObjectId],
    ) -> Result<(Unwrapped, u64), Unfit> {
        let is_live = self.is_live();
        let (vault, keys) = self.lab.vault_mut(name)?;
        let KeyUse::Customer { key, principal } = to else {
            return Err(Unfit::Differs);
        };
        for &object in skipped {
            vault.skip(object, key);
        }
        // A recovery point that expired meanwhile left objects that belong to nobody any more.
        let is_kept = |object: &ObjectId| vault.kept().of_object(*object).is_some();
        let kept: Vec<ObjectId> = objects.iter().copied().filter(is_kept).collect();
        if is_live && !kept.is_empty() {
            vault.check_still(to, &[KeyPermission::WrapKey], &keys)?;
        }
        let mut unwrapped: Unwrapped = Vec::new();
        for object in kept {
            let Some(Kid::Customer(from)) = vault.rewrapped(object, &to.kid()) else {
                return Err(Unfit::Differs);
            };
            match unwrapped.iter_mut().find(|(key, _)| *key == from) {
                Some((_, count)) => *count += 1,
                None => unwrapped.push((from, 1)),
            }
        }
        for (from, _) in unwrapped.iter().filter(|_| is_live) {
            let with = KeyUse::Customer {
                key: from.clone(),
                principal: *principal,
            };
            vault.check_still(&with, &[KeyPermission::UnwrapKey], &keys)?;
        }
        let wrapped = unwrapped.iter().map(|(_, count)| count).sum();
        Ok((unwrapped, wrapped))
    }

    fn rewrapped_in_set(
        &mut self,
        des: &DesName,
        to: &KeyUse,
        objects: &[ObjectId],
        skipped: &[ObjectId],
    ) -> Result<(Unwrapped, u64), Unfit> {
        let KeyUse::Customer { key, .. } = to else {
            return Err(Unfit::Differs);
        };
        if self.is_live() && !objects.is_empty() {
            let set = self.lab.compute.set(des)?;
            set.check_new(&self.lab.directory(), self.lab.edition.terms())?;
        }
        let skipped = skipped.iter().map(|object| (*object, key.clone()));
        self.lab.skipped.extend(skipped);
        // The object of a disk that was written or deleted meanwhile is gone.
        let compute = &mut self.lab.compute;
        let from = objects
            .iter()
            .filter_map(|object| compute.rewrapped(*object, &to.kid()));
        let unwrapped: Unwrapped = from
            .filter_map(|kid| match kid {
                Kid::Customer(from) => Some((from, 1)),
                Kid::Platform(_) => None,
            })
            .collect();
        let wrapped = u64::try_from(unwrapped.len()).unwrap_or(u64::MAX);
        Ok((unwrapped, wrapped))
    }

    /// The key before it was unwrapped with when the job started, and audited then.
    fn rewrapped_disk(
        &mut self,
        disk: &DiskName,
        encryption: &DiskEncryption,
        to: &KeyUse,
    ) -> Result<(Unwrapped, u64), Unfit> {
        if self.is_live() {
            self.lab.key_for(encryption)?;
        }
        let own = self.lab.compute.disk_mut(disk)?;
        own.encryption = encryption.clone();
        if let Some(stored) = &mut own.stored {
            stored.kid = to.kid();
        }
        Ok((Vec::new(), 1))
    }
}
