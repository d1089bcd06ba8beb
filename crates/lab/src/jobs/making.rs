//! Making objects: one job, one effect, and what becomes of the objects when they are there.

use std::collections::BTreeSet;

use kluis_compute::{DiskEncryption, Stored};
use kluis_keyvault::SecretFacts;
use kluis_recovery::KeyUse;
use kluis_resource::{JobId, Kid, Made, ObjectId, Sealed, SecretUri, Volume};
use kluis_rulebook::{KeyPermission, SecretOperation};

use super::purpose::Plaintext;
use super::{Bek, NewJob, Ordered, Purpose, Work};
use crate::disks::Reading;
use crate::turn::{Taken, Turn};
use crate::{Effect, From, MakeObject, Part, Unfit};

/// Objects that are to be made together.
#[derive(Debug, Default)]
pub(crate) struct Making {
    orders: Vec<Ordered>,
    objects: Vec<MakeObject>,
    reads: Vec<(ObjectId, Reading)>,
    secrets: Vec<SecretUri>,
}

/// An object that is to be made.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) object: ObjectId,
    pub(crate) key: KeyUse,
    pub(crate) infrastructure: Option<Kid>,
    pub(crate) des: Option<DiskEncryption>,
    pub(crate) unlock: Option<Volume>,
    pub(crate) lock: Option<Volume>,
}

impl Wanted {
    /// An object under this key, with nothing else about it.
    pub(crate) const fn new(object: ObjectId, key: KeyUse) -> Self {
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
    pub(crate) fn under(self, encryption: &DiskEncryption) -> Self {
        let des = Some(encryption.clone());
        Self { des, ..self }
    }
}

impl Making {
    /// Out of files or a sample, of so many bytes.
    pub(crate) fn content(&mut self, wanted: Wanted, from: From, bytes: u64) {
        self.add(wanted, from, bytes, Plaintext::Hashed);
    }

    /// Out of files that only their manifest vouches for: hashing them once more would cost a backup its speed.
    pub(crate) fn unhashed(&mut self, wanted: Wanted, from: From, bytes: u64) {
        self.add(wanted, from, bytes, Plaintext::Unhashed);
    }

    /// Out of another object, which is read whole.
    pub(crate) fn copy(&mut self, wanted: Wanted, stored: &Stored, reading: Reading) {
        let plaintext = match (&wanted.unlock, &wanted.lock) {
            (None, None) => Plaintext::Copy(stored.sha256.clone()),
            (Some(_), None) => Plaintext::Copy(stored.content_sha256.clone()),
            (_, Some(_)) => Plaintext::Hashed,
        };
        self.reads.push((stored.object, reading));
        self.add(wanted, From::Object(stored.object), stored.plaintext_bytes, plaintext);
    }

    /// Out of a part of another object, of so many bytes; or of all of one whose SHA-256 is not known.
    pub(crate) fn part(&mut self, wanted: Wanted, (object, part): (ObjectId, Part), reading: Reading, bytes: u64) {
        let from = match part {
            Part::Whole => From::Object(object),
            Part::Range { offset, length } => From::Part { object, offset, length },
        };
        self.reads.push((object, reading));
        self.add(wanted, from, bytes, Plaintext::Unhashed);
    }

    /// An object of a vault is read beside: the BEK's.
    pub(crate) fn reads_too(&mut self, object: ObjectId, key: KeyUse) {
        self.reads.push((object, Reading { key, cached: false }));
    }

    /// Out of a BEK.
    pub(crate) fn secret(&mut self, wanted: Wanted, secret: &SecretUri) {
        self.secrets.push(secret.clone());
        self.add(wanted, From::Secret(secret.clone()), 32, Plaintext::Hashed);
    }

    fn add(&mut self, wanted: Wanted, from: From, bytes: u64, plaintext: Plaintext) {
        self.objects.push(MakeObject {
            object: wanted.object,
            kid: wanted.key.kid(),
            infrastructure: wanted.infrastructure.clone(),
            from,
            hash: plaintext != Plaintext::Unhashed,
            unlock: wanted.unlock,
            lock: wanted.lock,
        });
        self.orders.push(Ordered {
            object: wanted.object,
            key: wanted.key,
            infrastructure: wanted.infrastructure,
            bytes,
            plaintext,
            des: wanted.des.and_then(|encryption| encryption.des().cloned()),
        });
    }

    fn bytes(&self) -> u64 {
        self.orders.iter().map(|order| order.bytes).sum()
    }
}

impl Turn<'_> {
    /// Starts a job that makes objects.
    pub(crate) fn make(&mut self, new: NewJob<'_>, making: Making, purpose: Purpose) {
        let bytes = making.bytes();
        let read = self.audit_reads(&making);
        let work = work(making.orders, purpose, Bek::None);
        self.start_job(new, bytes, work, read);
        let (job, objects) = (new.id, making.objects);
        self.effects.push(Effect::Make { job, objects });
    }

    /// Starts a job that gets a secret first, and then makes objects.
    pub(crate) fn make_after(&mut self, new: NewJob<'_>, making: Making, purpose: Purpose, order: SecretOrder) {
        let bytes = making.bytes();
        let read = self.audit_reads(&making);
        let bek = Bek::Awaited {
            secret: order.secret.clone(),
            principal: self.lab.ade_service(),
            objects: making.objects,
        };
        self.start_job(new, bytes, work(making.orders, purpose, bek), read);
        self.effects.push(order.effect(new.id));
    }

    /// A job goes on with other objects.
    pub(crate) fn make_next(&mut self, job: JobId, making: Making, purpose: Purpose) {
        let bytes = making.bytes();
        let read = self.audit_reads(&making);
        if let Some(own) = self.lab.running_job_mut(job) {
            own.work = work(making.orders, purpose, Bek::None);
            own.bytes = bytes;
            own.reads = read;
        }
        let objects = making.objects;
        self.effects.push(Effect::Make { job, objects });
    }

    /// Writes into the audit logs with which keys a job reads. Returns what it reads, which stays meanwhile.
    fn audit_reads(&mut self, making: &Making) -> Vec<ObjectId> {
        for (_, reading) in &making.reads {
            self.audit_reading(reading);
        }
        self.audit_guests(making);
        making.reads.iter().map(|(object, _)| *object).collect()
    }

    /// Writes into the audit log that a key unwraps the DEK of a disk or recovery point, unless the DEK is still known from before.
    pub(crate) fn audit_reading(&mut self, reading: &Reading) {
        if !reading.cached {
            self.audit_use(&reading.key, KeyPermission::UnwrapKey);
        }
    }

    /// Objects that nothing names any more: they go as soon as no job reads them.
    pub(crate) fn condemn(&mut self, objects: impl IntoIterator<Item = ObjectId>) {
        self.lab.condemned.extend(objects);
    }

    /// Removes what was condemned, and is read by no job any more.
    pub(crate) fn sweep(&mut self) {
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
    pub(crate) fn made(&mut self, id: JobId, objects: &[Made]) -> Taken {
        let (purpose, orders) = self.awaited_objects(id)?;
        let as_ordered =
            orders.len() == objects.len() && orders.iter().zip(objects).all(|(order, made)| order.is(made));
        if !as_ordered {
            return Err(Unfit::Differs);
        }
        self.fulfil_orders(id, purpose, &orders, objects)
    }

    /// The one object that a job ordered is made, as journals of 0.1.0 tell it: without its SHA-256.
    pub(crate) fn made_unhashed(&mut self, id: JobId, sealed: &Sealed) -> Taken {
        let (purpose, orders) = self.awaited_objects(id)?;
        let made = Made {
            sealed: sealed.clone(),
            sha256: None,
            content_sha256: None,
        };
        let [order] = &orders[..] else {
            return Err(Unfit::Differs);
        };
        let unhashed = Ordered {
            plaintext: Plaintext::Unhashed,
            ..order.clone()
        };
        if !unhashed.is(&made) {
            return Err(Unfit::Differs);
        }
        self.fulfil_orders(id, purpose, &orders, &[made])
    }

    fn awaited_objects(&self, id: JobId) -> Result<(Purpose, Vec<Ordered>), Unfit> {
        match &self.running(id)?.work {
            Work::Make {
                purpose,
                orders,
                bek: Bek::None | Bek::Kept(_),
            } => Ok(((**purpose).clone(), orders.clone())),
            Work::Make { .. } | Work::ProveKey { .. } | Work::Rewrap { .. } | Work::Open(_) | Work::NotBegun => {
                Err(Unfit::Differs)
            }
        }
    }

    fn fulfil_orders(&mut self, id: JobId, purpose: Purpose, orders: &[Ordered], objects: &[Made]) -> Taken {
        if self.is_live() {
            self.check_still(&purpose, orders)?;
        }
        for order in orders {
            self.audit_use(&order.key, KeyPermission::WrapKey);
        }
        let goes_on = self.fulfil(id, purpose, objects)?;
        if goes_on { Ok(()) } else { self.complete(id) }
    }

    /// Whether the keys of what was made may still be used: otherwise it isn't kept.
    fn check_still(&self, purpose: &Purpose, orders: &[Ordered]) -> Taken {
        for des in orders.iter().filter_map(|order| order.des.as_ref()) {
            self.lab.key_for(&DiskEncryption::Des(des.clone()))?;
        }
        let keys = self.lab.directory();
        match purpose {
            Purpose::Files { vault, .. } | Purpose::PointTransfer { vault, .. } | Purpose::Database { vault, .. } => {
                let vault = self.lab.vault(vault)?;
                for order in orders {
                    vault.check_still(&order.key, &[KeyPermission::WrapKey], &keys)?;
                }
            }
            Purpose::Copied { storage, .. } => {
                self.lab.storage(storage)?.check_store(&keys)?;
            }
            Purpose::Disks { .. }
            | Purpose::Written { .. }
            | Purpose::Snapshot { .. }
            | Purpose::Image { .. }
            | Purpose::ScaleSet { .. }
            | Purpose::Locked { .. }
            | Purpose::PointSnapshots { .. }
            | Purpose::Replaced { .. }
            | Purpose::RestoredDatabase { .. } => {}
        }
        Ok(())
    }

    /// The secret that a job waits for is there: the job goes on.
    pub(crate) fn secret_made(&mut self, id: JobId) -> Taken {
        let is_live = self.is_live();
        let job = self.lab.running_job_mut(id).ok_or(Unfit::NotAwaited)?;
        let Work::Make { bek, .. } = &mut job.work else {
            return Err(Unfit::Differs);
        };
        let Bek::Awaited {
            secret,
            principal,
            objects,
        } = bek.clone()
        else {
            return Err(Unfit::Differs);
        };
        *bek = Bek::Kept(secret.clone());
        let key_vault = self.lab.key_vault_mut(&secret.key_vault)?;
        if !key_vault.secret_made(&secret) {
            return Err(Unfit::NotAwaited);
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

    /// What guests do to read and write their disks: they read the BEK, and unwrap it if there is a KEK (rule D3).
    fn audit_guests(&mut self, making: &Making) {
        let volumes = making.objects.iter().flat_map(|one| [&one.unlock, &one.lock]).flatten();
        let mut secrets: Vec<SecretUri> = volumes.map(|volume| volume.secret.clone()).collect();
        secrets.sort();
        secrets.dedup();
        for secret in secrets {
            // One that is being made right now is written, not read.
            if self.lab.secret_trouble(&secret).is_none() {
                self.audit_guest(&secret);
            }
        }
        let backup = self.lab.backup_service();
        for secret in &making.secrets {
            self.audit_bek(secret, backup, SecretOperation::Backup);
        }
    }
}

fn work(orders: Vec<Ordered>, purpose: Purpose, bek: Bek) -> Work {
    let purpose = Box::new(purpose);
    Work::Make { purpose, orders, bek }
}

/// A secret that is to be made before the objects of a job.
#[derive(Clone, Debug)]
pub(crate) struct SecretOrder {
    pub(crate) secret: SecretUri,
    /// The key that wraps it.
    pub(crate) kid: Kid,
    /// The object of a vault that holds it, or `None` for a new one.
    pub(crate) out_of: Option<ObjectId>,
}

impl SecretOrder {
    fn effect(self, job: JobId) -> Effect {
        let Self { secret, kid, out_of } = self;
        match out_of {
            None => Effect::MakeSecret { job, secret, kid },
            Some(object) => Effect::RestoreSecret {
                job,
                secret,
                kid,
                object,
            },
        }
    }
}
