//! Effects: each a task beside the lab, which goes on meanwhile, and each ending in an event.

use std::future::Future;

use kluis_envelope::{Engine as _, KeySize};
use kluis_lab::{Effect, From, JobFailure, Opened, Outcome};
use kluis_resource::{JobId, Kid, ObjectId};
use wasm_bindgen_futures::spawn_local;

use super::happening::{Beside, Declined};
use super::{Host, Running};
use crate::failure::storage;
use crate::js::{monotonic_millis, whole};
use crate::make::delete_bodies;
use crate::open::collected;
use crate::protocol::Push;
use crate::seal::make_dek;
use crate::store::{Changes, ObjectRecord};
use crate::volume::{Reading, Wanted};
use crate::work::{Stop, Work};

/// Jobs that make objects at the same time.
pub const MADE_AT_ONCE: usize = 2;

/// Why the work on a job ends without its success.
#[derive(Debug)]
pub(super) enum Halt {
    /// The job fails.
    Failed(JobFailure),
    /// The lab doesn't wait for it any more: there is no job that could fail.
    NotAwaited,
}

impl std::convert::From<JobFailure> for Halt {
    fn from(failure: JobFailure) -> Self {
        Self::Failed(failure)
    }
}

/// A job that is being worked on.
pub(super) struct Task {
    pub(super) job: JobId,
    era: u32,
    pub(super) stop: Stop,
}

impl Host {
    /// Begins what an event ordered.
    pub(super) fn perform(&self, effects: Vec<Effect>, beside: Beside) {
        let mut backup = match beside {
            Beside::Files(backup) => Some(backup),
            Beside::Nothing | Beside::Key(_) => None,
        };
        for effect in effects {
            match effect {
                Effect::MakeKey { kid, bits } => self.begin_key(kid, bits),
                // Kept or destroyed together with the event, in its transaction.
                Effect::KeepKey { .. } | Effect::DestroyKeys { .. } => {}
                Effect::DestroySecrets { .. } => {}
                // Their records went in that transaction too.
                Effect::RemoveObjects { objects } => self.remove_bodies(objects),
                Effect::Make { job, objects } => {
                    let of_files = objects.iter().any(|object| object.from == From::Files);
                    let files = if of_files { backup.take() } else { None };
                    self.begin_making(job, objects, files);
                }
                Effect::MakeSecret { job, secret, kid } => self.begin_secret(job, secret, kid),
                Effect::RestoreSecret {
                    job,
                    secret,
                    kid,
                    object,
                } => self.begin_restoring_secret(job, secret, kid, object),
                Effect::Cancel { job } => self.cancel(job),
                Effect::ProveKey { job, kid } => {
                    self.begin(job, Vec::new(), async move |host, task| host.prove(&task, &kid).await);
                }
                Effect::Open {
                    job,
                    object,
                    kid: _,
                    part,
                    file_name,
                    unlock,
                } => {
                    let wanted = Wanted { object, part, unlock };
                    self.begin(job, Vec::new(), async move |host, task| {
                        host.restore_to_page(&task, &wanted, file_name).await
                    });
                }
                Effect::Rewrap { job, objects, to } => {
                    self.begin(job, Vec::new(), async move |host, task| {
                        host.rewrap(&task, &objects, &to).await
                    });
                }
            }
        }
    }

    /// Begins the work on a job, which makes objects perhaps. Its failure becomes an event here; its success, in the work
    /// itself.
    pub(super) fn begin<F>(&self, job: JobId, makes: Vec<ObjectId>, run: impl FnOnce(Self, Task) -> F + 'static)
    where
        F: Future<Output = Result<(), Halt>> + 'static,
    {
        let (host, era, stop) = (self.clone(), self.0.era.get(), Stop::default());
        let running = Running {
            job,
            stop: stop.clone(),
            makes,
        };
        let number = self.0.next_task.replace(self.0.next_task.get() + 1);
        self.0.tasks.borrow_mut().insert(number, running);
        spawn_local(async move {
            let task = Task { job, era, stop };
            if let Err(Halt::Failed(failure)) = run(host.clone(), task).await {
                host.settle(era, Outcome::JobFailed { job, failure }).await;
            }
            host.0.tasks.borrow_mut().remove(&number);
        });
    }

    fn cancel(&self, job: JobId) {
        let mut worked_on = false;
        for task in self.0.tasks.borrow().values().filter(|task| task.job == job) {
            task.stop.ask();
            worked_on = true;
        }
        if worked_on {
            return;
        }
        // Nobody works on it (any more).
        let (host, era) = (self.clone(), self.0.era.get());
        spawn_local(async move {
            let failure = JobFailure::Cancelled;
            host.settle(era, Outcome::JobFailed { job, failure }).await;
        });
    }

    fn begin_key(&self, kid: Kid, bits: u16) {
        let (host, era) = (self.clone(), self.0.era.get());
        spawn_local(async move {
            if !host.make_key(era, &kid, bits).await {
                host.settle(era, Outcome::KeyFailed { kid }).await;
            }
        });
    }

    /// Makes a key pair and keeps it with the event that says so.
    async fn make_key(&self, era: u32, kid: &Kid, bits: u16) -> bool {
        let Some(size) = KeySize::from_bits(bits) else {
            return false;
        };
        let Ok(pair) = self.0.engine.make_key_pair(size).await else {
            return false;
        };
        let Ok(public) = self.0.engine.export_public_key(&pair.public).await else {
            return false;
        };
        let outcome = Outcome::KeyMade {
            kid: kid.clone(),
            modulus: base16ct::lower::encode_string(public.modulus()),
        };
        let changes = Changes {
            keys: vec![(kid.clone(), Some(pair))],
            ..Changes::default()
        };
        // Refused, or late: nobody waits for it any more, and nothing of it is kept.
        !matches!(
            self.happen(era, outcome, changes, Beside::Nothing).await,
            Err(Declined::Storage)
        )
    }

    pub(super) fn work(&self, task: &Task, total: u64) -> Work {
        let host = self.clone();
        Work::new(task.job, task.stop.clone(), total, move |progress| {
            host.tell(Push::Progress(progress))
        })
    }

    /// Lets the success of a job happen.
    pub(super) async fn report(&self, task: &Task, outcome: Outcome, changes: Changes) -> Result<(), Halt> {
        match self.happen(task.era, outcome, changes, Beside::Nothing).await {
            Ok(_) => Ok(()),
            Err(Declined::Storage) => Err(Halt::Failed(JobFailure::Storage)),
            // What was done is not what was ordered, or its key may no longer be used: it isn't kept.
            Err(Declined::Unfit(unfit)) => Err(unfit.failure().map_or(Halt::NotAwaited, Halt::Failed)),
            Err(Declined::Refused(_) | Declined::Unreadable | Declined::Late) => Err(Halt::NotAwaited),
        }
    }

    /// Lets the success of a job happen, together with the records of objects whose bodies are on the disk.
    pub(super) async fn report_objects(
        &self,
        task: &Task,
        outcome: Outcome,
        records: Vec<(ObjectId, ObjectRecord)>,
    ) -> Result<(), Halt> {
        let made: Vec<ObjectId> = records.iter().map(|(object, _)| *object).collect();
        let changes = Changes {
            objects: records
                .into_iter()
                .map(|(object, record)| (object, Some(record)))
                .collect(),
            ..Changes::default()
        };
        let reported = self.report(task, outcome, changes).await;
        if reported.is_err() {
            delete_bodies(&self.0.store, made).await;
        }
        reported
    }

    async fn prove(&self, task: &Task, kid: &Kid) -> Result<(), Halt> {
        let engine = &self.0.engine;
        let pair = self
            .0
            .store
            .records
            .key(kid)
            .await
            .map_err(storage)?
            .ok_or(JobFailure::KeyLost)?;
        let dek = make_dek()?;
        let unproven = |_| JobFailure::KeyUnproven;
        let wrapped = engine
            .wrap_dek(&pair.public, &dek)
            .await
            .map_err(|_| JobFailure::KeyUnproven)?;
        let unwrapped = engine.unwrap_dek(&pair.private, &wrapped).await.map_err(unproven)?;
        if unwrapped.expose() != dek.expose() {
            return Err(JobFailure::KeyUnproven.into());
        }
        self.report(task, Outcome::KeyProven { job: task.job }, Changes::default())
            .await
    }

    async fn restore_to_page(&self, task: &Task, wanted: &Wanted, file_name: String) -> Result<(), Halt> {
        let started = monotonic_millis();
        let (store, engine) = (&self.0.store, &self.0.engine);
        let reading = Reading::begin(store, engine, wanted, &task.stop).await?;
        let bytes = reading.bytes();
        let work = self.work(task, bytes);
        let pieces = reading.pieces(&work)?;
        let mut download = self.offered(task, &file_name, bytes, &work).await?;
        let blob = match &mut download {
            Some(download) => {
                download.write_all(pieces, &work).await?;
                None
            }
            None => Some(collected(pieces, &work).await?),
        };
        let opened = Outcome::Opened {
            job: task.job,
            opened: Opened {
                bytes,
                copy: None,
                millis: whole(monotonic_millis() - started),
            },
        };
        self.report(task, opened, Changes::default()).await?;
        if let Some(download) = download {
            // The file is whole only now that this has happened.
            download.finish();
        }
        let restored = Push::Restored {
            job: task.job,
            file_name,
            bytes,
        };
        (self.0.tell)(restored, blob);
        Ok(())
    }
}
