//! Effects: each a task beside the lab, which goes on meanwhile, and each ending in an event.

use std::future::Future;

use kluis_envelope::{BodyLayout, Engine as _, KeySize};
use kluis_lab::{Act, Effect, FileFacts, From, JobFailure, OpenTo, Opened, Sealed};
use kluis_resource::{JobId, Kid, ObjectId};
use kluis_rulebook::Detail;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use super::{Beside, Declined, Host, Running};
use crate::js::{monotonic_millis, whole};
use crate::make::delete_bodies;
use crate::open::{collected, in_regions};
use crate::protocol::Push;
use crate::seal::{Clocks, NewObject, make_dek, regions_of, seal, storage};
use crate::source::archive_of;
use crate::store::{Changes, ObjectRecord};
use crate::volume::{Reading, Wanted};
use crate::work::{Stop, Work};

/// Jobs that make objects at the same time.
pub const MADE_AT_ONCE: usize = 2;

/// The files of a backup, and what the act says of them.
pub(super) struct Backup {
    pub(super) facts: Vec<FileFacts>,
    pub(super) files: Vec<Blob>,
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
                Effect::Seal {
                    job,
                    object,
                    kid,
                    infrastructure,
                } => {
                    let backup = backup.take();
                    let new = NewObject {
                        object,
                        kid,
                        infrastructure,
                    };
                    self.begin(job, vec![object], async move |host, task| {
                        let backup = backup.ok_or(JobFailure::SourceUnreadable)?;
                        host.back_up(&task, &new, &backup).await
                    });
                }
                Effect::Open {
                    job,
                    object,
                    kid: _,
                    part,
                    file_name,
                    to,
                    unlock,
                } => {
                    let wanted = Wanted { object, part, unlock };
                    self.begin_opening(job, wanted, file_name, to);
                }
                Effect::Rewrap { job, objects, to } => {
                    self.begin(job, Vec::new(), async move |host, task| {
                        host.rewrap(&task, &objects, &to).await
                    });
                }
            }
        }
    }

    fn begin_opening(&self, job: JobId, wanted: Wanted, file_name: String, to: OpenTo) {
        match to {
            OpenTo::Page => self.begin(job, Vec::new(), async move |host, task| {
                host.restore_to_page(&task, &wanted, file_name).await
            }),
            OpenTo::Object { object: copy, kid } => self.begin(job, vec![copy], async move |host, task| {
                let new = NewObject {
                    object: copy,
                    kid,
                    infrastructure: None,
                };
                host.restore_to_object(&task, &wanted, &new).await
            }),
        }
    }

    /// Begins the work on a job, which makes objects perhaps. Its failure becomes an event here; its success, in the work
    /// itself.
    pub(super) fn begin<F>(&self, job: JobId, makes: Vec<ObjectId>, run: impl FnOnce(Self, Task) -> F + 'static)
    where
        F: Future<Output = Result<(), JobFailure>> + 'static,
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
            if let Err(failure) = run(host.clone(), task).await {
                host.settle(era, Act::JobFailed { job, failure }).await;
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
            host.settle(era, Act::JobFailed { job, failure }).await;
        });
    }

    fn begin_key(&self, kid: Kid, bits: u16) {
        let (host, era) = (self.clone(), self.0.era.get());
        spawn_local(async move {
            if !host.make_key(era, &kid, bits).await {
                host.settle(era, Act::KeyFailed { kid }).await;
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
        let act = Act::KeyMade {
            kid: kid.clone(),
            modulus: crate::hex::encode(public.modulus()),
        };
        let changes = Changes {
            keys: vec![(kid.clone(), Some(pair))],
            ..Changes::default()
        };
        // Refused, or late: nobody waits for it any more, and nothing of it is kept.
        !matches!(
            self.happen(era, act, changes, Beside::Nothing).await,
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
    pub(super) async fn report(&self, task: &Task, act: Act, changes: Changes) -> Result<(), JobFailure> {
        match self.happen(task.era, act, changes, Beside::Nothing).await {
            Ok(_) => Ok(()),
            Err(Declined::Storage) => Err(JobFailure::Storage),
            // Its key became unusable meanwhile: what was done with it isn't kept.
            Err(Declined::Refused(refusal)) if refusal.detail != Detail::OutOfTurn => Err(JobFailure::KeyRefused),
            // Nobody waits for it any more; its failure will be refused as well.
            Err(Declined::Refused(_) | Declined::Unreadable | Declined::Late) => Err(JobFailure::Interrupted),
        }
    }

    /// Lets the success of a job happen, together with the records of objects whose bodies are on the disk.
    pub(super) async fn report_objects(
        &self,
        task: &Task,
        act: Act,
        records: Vec<(ObjectId, ObjectRecord)>,
    ) -> Result<(), JobFailure> {
        let made: Vec<ObjectId> = records.iter().map(|(object, _)| *object).collect();
        let changes = Changes {
            objects: records
                .into_iter()
                .map(|(object, record)| (object, Some(record)))
                .collect(),
            ..Changes::default()
        };
        let reported = self.report(task, act, changes).await;
        if reported.is_err() {
            delete_bodies(&self.0.store, made).await;
        }
        reported
    }

    async fn prove(&self, task: &Task, kid: &Kid) -> Result<(), JobFailure> {
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
            return Err(JobFailure::KeyUnproven);
        }
        self.report(task, Act::KeyProven { job: task.job }, Changes::default())
            .await
    }

    async fn back_up(&self, task: &Task, new: &NewObject, backup: &Backup) -> Result<(), JobFailure> {
        let clocks = Clocks::start();
        let archive = archive_of(&backup.facts, &backup.files)?;
        let layout = BodyLayout::of_plaintext(whole(archive.size())).map_err(|_| JobFailure::SourceUnreadable)?;
        let work = self.work(task, layout.plaintext_len());
        let plaintext = regions_of(&archive, layout, &clocks);
        let (sealed, record) = seal(&self.0.store, &self.0.engine, new, plaintext, &clocks, &work).await?;
        let act = Act::Sealed { job: task.job, sealed };
        self.report_objects(task, act, vec![(new.object, record)]).await
    }

    async fn restore_to_page(&self, task: &Task, wanted: &Wanted, file_name: String) -> Result<(), JobFailure> {
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
        let opened = opened(task, bytes, None, started);
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

    async fn restore_to_object(&self, task: &Task, wanted: &Wanted, new: &NewObject) -> Result<(), JobFailure> {
        let clocks = Clocks::start();
        let started = monotonic_millis();
        let reading = Reading::begin(&self.0.store, &self.0.engine, wanted, &task.stop).await?;
        let bytes = reading.bytes();
        let work = self.work(task, bytes);
        let plaintext = in_regions(reading.pieces(&work)?);
        let (sealed, record) = seal(&self.0.store, &self.0.engine, new, plaintext, &clocks, &work).await?;
        let act = opened(task, bytes, Some(sealed), started);
        self.report_objects(task, act, vec![(new.object, record)]).await
    }
}

fn opened(task: &Task, bytes: u64, copy: Option<Sealed>, started: f64) -> Act {
    Act::Opened {
        job: task.job,
        opened: Opened {
            bytes,
            copy,
            millis: whole(monotonic_millis() - started),
        },
    }
}
