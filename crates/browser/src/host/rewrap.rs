//! A rotation: DEKs unwrapped with the versions before and wrapped with the new one, in batches, each of which is one event in one
//! transaction. No body is opened; the manifest proves the DEK.
//!
//! A batch is unwrapped and wrapped while the one before is being kept, and what storage is asked for it is asked at once: a
//! rotation should take what its RSA operations take.

use std::cell::RefCell;
use std::collections::HashMap;

use futures::future::join;
use futures::stream::{self, StreamExt};
use kluis_envelope::{EncryptionData, Engine as _};
use kluis_lab::{JobFailure, Outcome};
use kluis_resource::{Kid, ObjectId};

use super::Host;
use super::effects::{Halt, Task};
use crate::engine::{PrivateKey, PublicKey};
use crate::failure::{engine_failed, storage};
use crate::open::Unwrapped;
use crate::seal::public_key;
use crate::store::{Changes, ObjectRecord};
use crate::work::Work;

/// Objects whose DEKs are wrapped anew in one transaction.
const TOGETHER: usize = 64;
/// DEKs that a rotation wraps anew at the same time.
pub const REWRAPPED_AT_ONCE: usize = 8;

/// Where the DEKs of a batch go.
struct Target {
    key_id: String,
    public: PublicKey,
}

/// Private keys that were asked for, by what `KeyId` says; `None` for one that is gone.
type Before = RefCell<HashMap<String, Option<PrivateKey>>>;

/// A batch that is wrapped anew and not kept yet.
struct Batch {
    rewrapped: Vec<(ObjectId, ObjectRecord)>,
    /// Those that didn't open.
    skipped: Vec<ObjectId>,
}

impl Host {
    pub(super) async fn rewrap(&self, task: &Task, objects: &[ObjectId], to: &Kid) -> Result<(), Halt> {
        let target = Target {
            key_id: to.to_string(),
            public: public_key(&self.0.store, to).await?,
        };
        let work = self.work(task, objects.len() as u64);
        let (first, mut left) = split(objects);
        let mut batch = self.rewrap_batch(first, &target, &work).await?;
        while !left.is_empty() {
            let (next, rest) = split(left);
            // Both to their end: an event that is being kept must not be left alone.
            let keeping = self.keep_batch(task, batch, false, &work);
            let (kept, rewrapped) = join(keeping, self.rewrap_batch(next, &target, &work)).await;
            kept?;
            (batch, left) = (rewrapped?, rest);
        }
        self.keep_batch(task, batch, true, &work).await?;
        // With much in the lab, news have been rare meanwhile. That it is done is worth telling.
        self.tell_what_waits();
        Ok(())
    }

    async fn keep_batch(&self, task: &Task, batch: Batch, last: bool, work: &Work) -> Result<(), Halt> {
        let done = batch.rewrapped.len() + batch.skipped.len();
        let outcome = Outcome::Rewrapped {
            job: task.job,
            objects: batch.rewrapped.iter().map(|(object, _)| *object).collect(),
            skipped: batch.skipped,
            last,
        };
        let records = batch.rewrapped.into_iter();
        let changes = Changes {
            objects: records.map(|(object, record)| (object, Some(record))).collect(),
            ..Changes::default()
        };
        self.report(task, outcome, changes).await?;
        work.advance(done as u64);
        Ok(())
    }

    async fn rewrap_batch(&self, objects: &[ObjectId], target: &Target, work: &Work) -> Result<Batch, JobFailure> {
        work.go_on()?;
        let records = self.0.store.records.objects_of(objects).await.map_err(storage)?;
        // Looked up once for a batch, and no longer: a key may be destroyed meanwhile.
        let before = Before::default();
        let mut outcomes = stream::iter(objects.iter().copied().zip(records))
            .map(async |(object, record)| (object, self.rewrap_one(object, record, &before, target).await))
            .buffered(REWRAPPED_AT_ONCE);
        let (mut rewrapped, mut skipped) = (Vec::with_capacity(objects.len()), Vec::new());
        while let Some((object, outcome)) = outcomes.next().await {
            match outcome {
                Ok(record) => rewrapped.push((object, record)),
                // One that doesn't open holds up no other.
                Err(JobFailure::Damaged | JobFailure::KeyLost) => skipped.push(object),
                Err(failure) => return Err(failure),
            }
        }
        Ok(Batch { rewrapped, skipped })
    }

    /// The record of an object with its DEK wrapped anew.
    async fn rewrap_one(
        &self,
        object: ObjectId,
        record: Option<ObjectRecord>,
        before: &Before,
        target: &Target,
    ) -> Result<ObjectRecord, JobFailure> {
        let engine = &self.0.engine;
        let record = record.ok_or(JobFailure::Damaged)?;
        let data = EncryptionData::parse(&record.encryption_data).map_err(|_| JobFailure::Damaged)?;
        let private = self.private_key(data.key_id(), before).await?;
        let unwrapped = Unwrapped::new(engine, object, &record.manifest, &data, &private).await?;
        unwrapped.verify()?;
        let wrapped = engine.wrap_dek(&target.public, &unwrapped.dek).await;
        let data = data.rewrapped(target.key_id.as_str(), wrapped.map_err(engine_failed)?);
        Ok(ObjectRecord {
            encryption_data: data.to_json(),
            before: Some(record.encryption_data),
            ..record
        })
    }

    async fn private_key(&self, key_id: &str, before: &Before) -> Result<PrivateKey, JobFailure> {
        if let Some(known) = before.borrow().get(key_id) {
            return known.clone().ok_or(JobFailure::KeyLost);
        }
        let kid: Kid = key_id.parse().map_err(|_| JobFailure::Damaged)?;
        let pair = self.0.store.records.key(&kid).await.map_err(storage)?;
        let private = pair.map(|pair| pair.private);
        before.borrow_mut().insert(key_id.to_owned(), private.clone());
        private.ok_or(JobFailure::KeyLost)
    }
}

fn split(objects: &[ObjectId]) -> (&[ObjectId], &[ObjectId]) {
    objects.split_at(objects.len().min(TOGETHER))
}
