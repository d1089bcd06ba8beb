//! Making objects of disks: one job, one effect, and what becomes of the objects when they are there.

use std::collections::BTreeSet;

use kluis_compute::{DiskEncryption, Stored};
use kluis_keyvault::SecretFacts;
use kluis_recovery::KeyUse;
use kluis_resource::{JobId, Kid, Made, ObjectId, PrincipalId, SecretUri, Volume};
use kluis_rulebook::{KeyPermission, Refusal, SecretOperation};

use super::{Done, Source, Turn, out_of_turn};
use crate::model::{Ordered, Purpose, Reading, Work};
use crate::{Effect, From, MakeObject};

/// Objects that are to be made together.
#[derive(Debug, Default)]
pub(super) struct Making {
    orders: Vec<Ordered>,
    objects: Vec<MakeObject>,
    reads: Vec<(ObjectId, Reading)>,
    secrets: Vec<SecretUri>,
}

/// An object that is to be made.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) object: ObjectId,
    pub(super) key: KeyUse,
    pub(super) infrastructure: Option<Kid>,
    pub(super) des: Option<DiskEncryption>,
    pub(super) unlock: Option<Volume>,
    pub(super) lock: Option<Volume>,
}

impl Wanted {
    /// An object under this key, with nothing else about it.
    pub(super) const fn new(object: ObjectId, key: KeyUse) -> Self {
        Self {
            object,
            key,
            infrastructure: None,
            des: None,
            unlock: None,
            lock: None,
        }
    }

    /// The same, as the disk encryption says whose key that is.
    pub(super) fn under(self, encryption: &DiskEncryption) -> Self {
        let des = Some(encryption.clone());
        Self { des, ..self }
    }
}

impl Making {
    /// Out of files or a sample.
    pub(super) fn content(&mut self, wanted: Wanted, from: From, bytes: u64) {
        self.add(wanted, from, bytes, None);
    }

    /// Out of another object, which is read whole.
    pub(super) fn copy(&mut self, wanted: Wanted, stored: &Stored, reading: Reading) {
        let expected = (wanted.unlock.is_none() && wanted.lock.is_none()).then(|| stored.sha256.clone());
        self.reads.push((stored.object, reading));
        self.add(wanted, From::Object(stored.object), stored.plaintext_bytes, expected);
    }

    /// An object of a vault is read beside: the BEK's.
    pub(super) fn reads_too(&mut self, object: ObjectId, key: KeyUse) {
        self.reads.push((object, Reading { key, cached: false }));
    }

    /// Out of a BEK.
    pub(super) fn secret(&mut self, wanted: Wanted, secret: &SecretUri) {
        self.secrets.push(secret.clone());
        self.add(wanted, From::Secret(secret.clone()), 32, None);
    }

    fn add(&mut self, wanted: Wanted, from: From, bytes: u64, sha256: Option<String>) {
        self.orders.push(Ordered {
            object: wanted.object,
            key: wanted.key.clone(),
            infrastructure: wanted.infrastructure.clone(),
            bytes,
            sha256,
            des: wanted.des.and_then(|encryption| encryption.des().cloned()),
        });
        self.objects.push(MakeObject {
            object: wanted.object,
            kid: wanted.key.kid(),
            infrastructure: wanted.infrastructure,
            from,
            unlock: wanted.unlock,
            lock: wanted.lock,
        });
    }

    fn bytes(&self) -> u64 {
        self.orders.iter().map(|order| order.bytes).sum()
    }
}

impl Turn<'_> {
    /// Begins a job that makes objects.
    pub(super) fn make(&mut self, job: JobId, (resource, subject): (&str, &str), making: Making, purpose: Purpose) {
        let bytes = making.bytes();
        let (work, objects) = self.prepare(&making, purpose);
        self.start_job(job, resource, subject, bytes, work);
        self.reads(job, &making);
        self.effects.push(Effect::Make { job, objects });
    }

    /// Begins a job that gets a secret first, and then makes objects.
    pub(super) fn make_after(
        &mut self,
        job: JobId,
        (resource, subject): (&str, &str),
        making: Making,
        purpose: Purpose,
        secret: Effect,
    ) {
        let bytes = making.bytes();
        let principal = self.lab.ade_service();
        let (then, objects) = self.prepare(&making, purpose);
        let (Effect::MakeSecret { secret: uri, .. } | Effect::RestoreSecret { secret: uri, .. }) = &secret else {
            return;
        };
        let work = Work::Secret {
            secret: uri.clone(),
            principal,
            then: Box::new(then),
            objects,
        };
        self.start_job(job, resource, subject, bytes, work);
        self.reads(job, &making);
        self.effects.push(secret);
    }

    /// A job goes on with other objects.
    pub(super) fn make_next(&mut self, job: JobId, making: Making, purpose: Purpose) {
        let bytes = making.bytes();
        let (work, objects) = self.prepare(&making, purpose);
        if let Some(own) = self.lab.running_job_mut(job) {
            own.work = work;
            own.bytes = bytes;
        }
        self.reads(job, &making);
        self.effects.push(Effect::Make { job, objects });
    }

    fn prepare(&mut self, making: &Making, purpose: Purpose) -> (Work, Vec<MakeObject>) {
        let work = Work::Make {
            purpose: Box::new(purpose),
            orders: making.orders.clone(),
            secret: None,
        };
        (work, making.objects.clone())
    }

    /// What a job reads stays meanwhile; whose keys it takes for that stands in the audit log.
    fn reads(&mut self, job: JobId, making: &Making) {
        if let Some(own) = self.lab.running_job_mut(job) {
            own.reads = making.reads.iter().map(|(object, _)| *object).collect();
        }
        for (_, reading) in making.reads.iter().filter(|(_, reading)| !reading.cached) {
            self.audit_use(&reading.key, KeyPermission::UnwrapKey);
        }
        self.audit_guests(making);
    }

    /// Objects that nothing names any more: they go as soon as no job reads them.
    pub(super) fn condemn(&mut self, objects: impl IntoIterator<Item = ObjectId>) {
        self.lab.condemned.extend(objects);
    }

    /// Removes what was condemned, and is read by no job any more.
    #[inline(never)]
    pub(super) fn sweep(&mut self) {
        if self.lab.condemned.is_empty() {
            return;
        }
        let condemned = std::mem::take(&mut self.lab.condemned);
        let is_read = |object: &ObjectId| self.lab.running_jobs().any(|job| job.reads(*object));
        let (stay, objects): (Vec<_>, Vec<_>) = condemned.into_iter().partition(is_read);
        self.lab.condemned = stay;
        if !self.lab.skipped.is_empty() {
            let gone: BTreeSet<ObjectId> = objects.iter().copied().collect();
            self.lab.skipped.retain(|(object, _)| !gone.contains(object));
        }
        if !objects.is_empty() {
            self.effects.push(Effect::RemoveObjects { objects });
        }
    }

    /// Everything that a job ordered is made.
    #[inline(never)]
    pub(super) fn made(&mut self, id: JobId, objects: &[Made]) -> Done {
        let job = self.lab.running_job(id).ok_or_else(out_of_turn)?;
        let Work::Make { purpose, orders, .. } = job.work.clone() else {
            return Err(out_of_turn());
        };
        let as_ordered =
            orders.len() == objects.len() && orders.iter().zip(objects).all(|(order, made)| order.is(made));
        if !as_ordered {
            return Err(out_of_turn());
        }
        if self.source == Source::Live {
            self.check_still(&purpose, &orders)?;
        }
        for order in &orders {
            self.audit_use(&order.key, KeyPermission::WrapKey);
        }
        let goes_on = self.fulfil(id, *purpose, objects)?;
        if goes_on { Ok(()) } else { self.complete(id) }
    }

    /// Whether the keys of what was made may still be used: otherwise it isn't kept.
    fn check_still(&self, purpose: &Purpose, orders: &[Ordered]) -> Result<(), Refusal> {
        for order in orders {
            if let Some(des) = &order.des {
                let encryption = DiskEncryption::Des(des.clone());
                self.lab.key_for(&encryption)?;
            }
        }
        let vault = match purpose {
            Purpose::PointTransfer { vault, .. } | Purpose::Database { vault, .. } => vault,
            Purpose::Disks { .. }
            | Purpose::Written { .. }
            | Purpose::Snapshot { .. }
            | Purpose::Image { .. }
            | Purpose::ScaleSet { .. }
            | Purpose::Locked { .. }
            | Purpose::PointSnapshots { .. }
            | Purpose::Replaced { .. }
            | Purpose::RestoredDatabase { .. } => return Ok(()),
        };
        let (vault, keys) = (self.lab.vault(vault)?, self.lab.directory());
        orders
            .iter()
            .try_for_each(|order| vault.check_still(&order.key, &[KeyPermission::WrapKey], &keys))
    }

    /// The secret that a job waits for is there: the job goes on.
    #[inline(never)]
    pub(super) fn secret_made(&mut self, id: JobId) -> Done {
        let is_live = self.source == Source::Live;
        let job = self.lab.running_job_mut(id).ok_or_else(out_of_turn)?;
        let Work::Secret {
            secret,
            principal,
            then,
            objects,
        } = job.work.clone()
        else {
            return Err(out_of_turn());
        };
        job.work = *then;
        if let Work::Make { secret: own, .. } = &mut job.work {
            *own = Some(secret.clone());
        }
        let key_vault = self.lab.key_vault_mut(&secret.key_vault)?;
        if !key_vault.secret_made(&secret) {
            return Err(out_of_turn());
        }
        if let SecretFacts::Enabled {
            wrapped_by: Kid::Customer(kek),
        } = key_vault.secret_version(&secret)
        {
            let wrap = KeyPermission::WrapKey;
            if is_live {
                kluis_recovery::check_key(&kek, &[wrap], &self.lab.directory())?;
            }
            self.audit(&kek, principal, wrap, 1);
        }
        self.audit_secret(&secret, principal, SecretOperation::Set);
        self.effects.push(Effect::Make { job: id, objects });
        Ok(())
    }

    /// What guests do to read and write their disks: the BEK is read, and unwrapped where there is a KEK (rule D3).
    fn audit_guests(&mut self, making: &Making) {
        let volumes = making.objects.iter().flat_map(|one| [&one.unlock, &one.lock]).flatten();
        let mut secrets: Vec<SecretUri> = volumes.map(|volume| volume.secret.clone()).collect();
        secrets.sort();
        secrets.dedup();
        let guest = self.lab.ade_service();
        for secret in secrets {
            // One that is being made right now is written, not read.
            if self.lab.secret_trouble(&secret).is_none() {
                self.audit_bek(&secret, guest, SecretOperation::Get);
            }
        }
        let backup = self.lab.backup_service();
        for secret in &making.secrets {
            self.audit_bek(secret, backup, SecretOperation::Backup);
        }
    }

    pub(super) fn audit_bek(&mut self, secret: &SecretUri, principal: PrincipalId, operation: SecretOperation) {
        self.audit_secret(secret, principal, operation);
        let key_vaults = self.lab.key_vaults.iter();
        let facts = key_vaults
            .filter(|own| *own.name() == secret.key_vault)
            .map(|own| own.secret_version(secret))
            .next();
        if let Some(SecretFacts::Enabled {
            wrapped_by: Kid::Customer(kek),
        }) = facts
        {
            // Azure Backup only reads: it keeps a copy of the key, and unwraps nothing (rule D10).
            let with_key = match operation {
                SecretOperation::Backup => KeyPermission::Backup,
                SecretOperation::Get | SecretOperation::Set => KeyPermission::UnwrapKey,
            };
            self.audit(&kek, principal, with_key, 1);
        }
    }
}
