//! Effects that make objects, remove them, or make the secrets that hold BEKs.

use futures::TryStreamExt;
use kluis_envelope::Dek;
use kluis_lab::{JobFailure, MakeObject, Outcome, Part};
use kluis_resource::{JobId, Kid, ObjectId, SecretUri};
use wasm_bindgen_futures::spawn_local;

use super::Host;
use super::effects::{Halt, Task};
use super::happening::Backup;
use crate::js::{monotonic_millis, whole};
use crate::make::{Making, delete_bodies};
use crate::open::Admitted;
use crate::seal::make_dek;
use crate::store::Changes;
use crate::volume::wrapped;
use crate::work::Work;

impl Host {
    /// Begins to make objects, when it is their turn. `files` are those that came with the event.
    pub(super) fn begin_making(&self, job: JobId, objects: Vec<MakeObject>, files: Option<Backup>) {
        let makes = objects.iter().map(|object| object.object).collect();
        self.begin(job, makes, async move |host, task| {
            let _turn = host.0.making.take(&task.stop).await?;
            host.make(&task, &objects, files.as_ref()).await
        });
    }

    async fn make(&self, task: &Task, objects: &[MakeObject], files: Option<&Backup>) -> Result<(), Halt> {
        let started = monotonic_millis();
        let files = files.map(|backup| (&backup.facts[..], &backup.files[..]));
        let making = Making::new(&self.0.store, &self.0.engine, objects, files)?;
        let work = self.work(task, making.bytes().await?);
        let (made, records): (Vec<_>, Vec<_>) = making
            .make(&work)
            .await?
            .into_iter()
            .map(|(made, record)| {
                let object = made.sealed.object;
                (made, (object, record))
            })
            .unzip();
        let outcome = Outcome::Made {
            job: task.job,
            objects: made,
            millis: whole(monotonic_millis() - started),
        };
        self.report_objects(task, outcome, records).await
    }

    /// Deletes the bodies of objects whose records went with the event.
    pub(super) fn remove_bodies(&self, objects: Vec<ObjectId>) {
        let host = self.clone();
        spawn_local(async move { delete_bodies(&host.0.store, objects).await });
    }

    pub(super) fn begin_secret(&self, job: JobId, secret: SecretUri, kid: Kid) {
        self.begin(job, Vec::new(), async move |host, task| {
            host.keep_secret(&task, secret, &kid, &make_dek()?).await
        });
    }

    pub(super) fn begin_restoring_secret(&self, job: JobId, secret: SecretUri, kid: Kid, object: ObjectId) {
        self.begin(job, Vec::new(), async move |host, task| {
            let bek = host.secret_in(&task, object).await?;
            host.keep_secret(&task, secret, &kid, &bek).await
        });
    }

    /// The BEK that is the plaintext of an object.
    async fn secret_in(&self, task: &Task, object: ObjectId) -> Result<Dek, JobFailure> {
        let work = Work::unwatched();
        let admitted = Admitted::of_stored(&self.0.store, &self.0.engine, object, &task.stop).await?;
        let pieces: Vec<_> = admitted.plaintext(Part::Whole, &work)?.try_collect().await?;
        let [piece] = &pieces[..] else {
            return Err(JobFailure::Damaged);
        };
        let mut bytes = [0; Dek::LEN];
        if piece.array().length() != 32 {
            return Err(JobFailure::Damaged);
        }
        piece.array().copy_to(&mut bytes);
        piece.array().fill(0, 0, 32);
        Ok(Dek::from_random(&mut bytes))
    }

    /// Keeps a BEK, wrapped, together with the event that says so.
    async fn keep_secret(&self, task: &Task, secret: SecretUri, kid: &Kid, bek: &Dek) -> Result<(), Halt> {
        let record = wrapped(&self.0.store, &self.0.engine, bek, kid).await?;
        let changes = Changes {
            secrets: vec![(secret, Some(record))],
            ..Changes::default()
        };
        self.report(task, Outcome::SecretMade { job: task.job }, changes).await
    }
}
