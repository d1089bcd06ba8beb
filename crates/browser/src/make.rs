//! Makes new objects out of files, samples, other objects or secrets, in one go: all of them, or none.
//!
//! Whatever is large streams, a handful of regions at a time; hashes and sectors are done on the way. Left out on purpose: the
//! records, which are for the caller to write, and why an object is made.

use futures::stream::{self, LocalBoxStream, StreamExt};
use js_sys::Uint8Array;
use kluis_envelope::{BodyLayout, Manifest, VolumeKey};
use kluis_lab::archive::{self, Archive};
use kluis_lab::{FileFacts, From, JobFailure, Made, MakeObject, Part, Volume};
use kluis_resource::ObjectId;
use web_sys::Blob;

use crate::engine::{Engine, JsBytes};
use crate::failure::storage;
use crate::js::whole;
use crate::open::Admitted;
use crate::regions::in_regions;
use crate::seal::{Clocks, NewObject, regions_of, seal};
use crate::source::{archive_of, sample_regions};
use crate::store::{ObjectRecord, Store};
use crate::volume::{Passage, unwrapped, volume_key};
use crate::work::Work;

/// Objects to make.
#[derive(Debug)]
pub struct Making<'a> {
    store: &'a Store,
    engine: &'a Engine,
    objects: &'a [MakeObject],
    /// The files that came with the event, as one tar.
    files: Option<Blob>,
}

/// What goes in, open and ready to be read.
enum Content<'a> {
    Files(&'a Blob, BodyLayout),
    Sample(kluis_lab::Sample, Archive),
    Object(Box<Admitted<'a>>, Part),
    /// The bytes of a BEK, wiped when they are sealed.
    Secret(Uint8Array),
}

impl<'a> Making<'a> {
    /// Objects to make, in this order; `files` are those that came with the event, where some did.
    ///
    /// # Errors
    /// [`JobFailure::SourceUnreadable`] where the contents of the files don't fit their facts.
    pub fn new(
        store: &'a Store,
        engine: &'a Engine,
        objects: &'a [MakeObject],
        files: Option<(&[FileFacts], &[Blob])>,
    ) -> Result<Self, JobFailure> {
        Ok(Self {
            store,
            engine,
            objects,
            files: files.map(|(facts, files)| archive_of(facts, files)).transpose()?,
        })
    }

    /// The bytes that go in, all together.
    ///
    /// # Errors
    /// Where one of the sources isn't there.
    pub async fn bytes(&self) -> Result<u64, JobFailure> {
        let mut total = 0;
        for object in self.objects {
            total += match &object.from {
                From::Files => whole(self.files()?.size()),
                From::Sample { files, .. } => plan(files)?.length(),
                From::Object(source) => self.length_of(*source).await?,
                From::Part { length, .. } => *length,
                From::Secret(_) => 32,
            };
        }
        Ok(total)
    }

    /// Makes them, one after another. Their bodies are on the disk when this returns, and have no records yet; where it fails, or
    /// the job is to stop, nothing is left of any.
    ///
    /// # Errors
    /// The failure of the first that can't be made.
    pub async fn make(&self, work: &Work) -> Result<Vec<(Made, ObjectRecord)>, JobFailure> {
        let mut made = Vec::with_capacity(self.objects.len());
        for object in self.objects {
            match self.make_one(object, work).await {
                Ok(one) => made.push(one),
                Err(failure) => {
                    let objects = made.iter().map(|(made, _)| made.sealed.object);
                    delete_bodies(self.store, objects).await;
                    return Err(failure);
                }
            }
        }
        Ok(made)
    }

    async fn make_one(&self, object: &MakeObject, work: &Work) -> Result<(Made, ObjectRecord), JobFailure> {
        work.go_on()?;
        let clocks = Clocks::start();
        let (unlock, lock) = (self.key(&object.unlock).await?, self.key(&object.lock).await?);
        let changes = unlock.is_some() || lock.is_some();
        let passage = (object.hash || changes).then(|| Passage::new(unlock, lock));
        let content = self.open(&object.from, work).await?;
        let new = NewObject {
            object: object.object,
            kid: object.kid.clone(),
            infrastructure: object.infrastructure.clone(),
        };
        let plaintext = content.regions(&clocks, work)?.map(|piece| match &passage {
            Some(passage) => piece.and_then(|piece| passage.through(piece)),
            None => piece,
        });
        let sealing = seal(self.store, self.engine, &new, plaintext, &clocks, work).await;
        content.wipe();
        let (sealed, record) = sealing?;
        let (sha256, content_sha256) = passage.map(Passage::finish).unzip();
        let content_sha256 = content_sha256.flatten();
        let made = Made {
            sealed,
            sha256,
            content_sha256,
        };
        Ok((made, record))
    }

    async fn open(&self, from: &From, work: &Work) -> Result<Content<'_>, JobFailure> {
        Ok(match from {
            From::Files => {
                let archive = self.files()?;
                let layout = BodyLayout::of_plaintext(whole(archive.size()));
                Content::Files(archive, layout.map_err(|_| JobFailure::SourceUnreadable)?)
            }
            From::Sample { sample, files } => Content::Sample(*sample, plan(files)?),
            From::Object(source) => self.open_object(*source, Part::Whole, work).await?,
            From::Part { object, offset, length } => {
                let (offset, length) = (*offset, *length);
                self.open_object(*object, Part::Range { offset, length }, work).await?
            }
            From::Secret(secret) => {
                let bek = unwrapped(self.store, self.engine, secret).await?;
                Content::Secret(Uint8Array::from(&bek.expose()[..]))
            }
        })
    }

    async fn open_object(&self, object: ObjectId, part: Part, work: &Work) -> Result<Content<'_>, JobFailure> {
        let admitted = Admitted::of_stored(self.store, self.engine, object, work.stop()).await?;
        Ok(Content::Object(Box::new(admitted), part))
    }

    async fn key(&self, volume: &Option<Volume>) -> Result<Option<VolumeKey>, JobFailure> {
        Ok(match volume {
            Some(volume) => Some(volume_key(self.store, self.engine, volume).await?),
            None => None,
        })
    }

    fn files(&self) -> Result<&Blob, JobFailure> {
        self.files.as_ref().ok_or(JobFailure::SourceUnreadable)
    }

    /// Plaintext bytes of an object, as its manifest claims. What they really are is seen when it is opened.
    async fn length_of(&self, object: ObjectId) -> Result<u64, JobFailure> {
        let record = self.store.records.object(object).await.map_err(storage)?;
        let record = record.ok_or(JobFailure::Damaged)?;
        let manifest = Manifest::parse(&record.manifest).map_err(|_| JobFailure::Damaged)?;
        Ok(manifest.plaintext_len())
    }
}

impl Content<'_> {
    /// Its bytes, in the regions of a new object.
    fn regions<'s>(
        &'s self,
        clocks: &'s Clocks,
        work: &'s Work,
    ) -> Result<LocalBoxStream<'s, Result<JsBytes, JobFailure>>, JobFailure> {
        Ok(match self {
            Self::Files(archive, layout) => regions_of(archive, *layout, clocks).boxed_local(),
            Self::Sample(sample, archive) => sample_regions(*sample, archive, clocks)?.boxed_local(),
            Self::Object(admitted, part) => in_regions(admitted.plaintext(*part, work)?).boxed_local(),
            Self::Secret(bytes) => stream::once(std::future::ready(Ok(bytes.clone().into()))).boxed_local(),
        })
    }

    fn wipe(self) {
        match self {
            Self::Secret(bytes) => drop(bytes.fill(0, 0, bytes.length())),
            Self::Files(..) | Self::Sample(..) | Self::Object(..) => {}
        }
    }
}

/// Deletes bodies that have no record. What can't be deleted now is swept at the next start.
pub(crate) async fn delete_bodies(store: &Store, objects: impl IntoIterator<Item = ObjectId>) {
    for object in objects {
        drop(store.bodies.delete(object).await);
    }
}

fn plan(files: &[FileFacts]) -> Result<Archive, JobFailure> {
    archive::plan(files).map_err(|_| JobFailure::SourceUnreadable)
}
