//! Seals a stream of plaintext into a new object: reads, seals and writes overlap, and memory holds a handful of regions.

use futures::stream::{self, Stream, StreamExt};
use kluis_envelope::{
    BodyLayout, Dek, EncryptionData, Engine as _, EngineError, Manifest, ManifestBuilder, RegionIndex, SealError,
};
use kluis_lab::{JobFailure, Sealed, Timings};
use kluis_resource::{Kid, ObjectId};
use web_sys::Blob;

use crate::engine::{Engine, JsBytes, PublicKey};
use crate::js::{monotonic_millis, whole};
use crate::source::read_slice;
use crate::store::{Bodies, BodyWriter, ObjectRecord, StorageError, Store};
use crate::work::{Stopwatch, Work};

/// Regions that are read at the same time, and as many again that are sealed: four in flight.
const AT_ONCE: usize = 2;

/// Plaintext, cut into the regions of an object.
pub(crate) trait Regions: Stream<Item = Result<JsBytes, JobFailure>> {}
impl<S: Stream<Item = Result<JsBytes, JobFailure>>> Regions for S {}

/// The object to make.
#[derive(Clone, Debug)]
pub(crate) struct NewObject {
    pub(crate) object: ObjectId,
    pub(crate) kid: Kid,
}

/// The clocks of a sealing.
#[derive(Debug)]
pub(crate) struct Clocks {
    started: f64,
    pub(crate) read: Stopwatch,
    seal: Stopwatch,
    write: Stopwatch,
    wrap: Stopwatch,
}

impl Clocks {
    pub(crate) fn start() -> Self {
        Self {
            started: monotonic_millis(),
            read: Stopwatch::default(),
            seal: Stopwatch::default(),
            write: Stopwatch::default(),
            wrap: Stopwatch::default(),
        }
    }

    fn timings(&self) -> Timings {
        Timings {
            read_micros: self.read.micros(),
            seal_micros: self.seal.micros(),
            write_micros: self.write.micros(),
            wrap_micros: self.wrap.micros(),
            total_micros: whole((monotonic_millis() - self.started) * 1000.0),
        }
    }
}

/// The regions of a blob, read ahead.
pub(crate) fn regions_of<'a>(blob: &'a Blob, layout: BodyLayout, clocks: &'a Clocks) -> impl Regions + 'a {
    stream::iter(layout.regions())
        .map(move |region| async move {
            let length = region.plaintext.end - region.plaintext.start;
            let bytes = clocks
                .read
                .during(read_slice(blob, region.plaintext.start, length))
                .await;
            bytes.map(JsBytes::from).map_err(|_| JobFailure::SourceUnreadable)
        })
        .buffered(AT_ONCE)
}

/// Seals regions into a new object with a content key of its own, and wraps that with the key `new.kid`.
///
/// The body is on the disk when this returns; it has no record yet, which is for the caller to write. Where it fails, nothing is
/// left of the body.
pub(crate) async fn seal(
    store: &Store,
    engine: &Engine,
    new: &NewObject,
    plaintext: impl Regions,
    clocks: &Clocks,
    work: &Work,
) -> Result<(Sealed, ObjectRecord), JobFailure> {
    let pair = store
        .records
        .key(&new.kid)
        .await
        .map_err(storage)?
        .ok_or(JobFailure::KeyLost)?;
    let envelope = Envelope {
        object: new.object,
        key_id: new.kid.to_string(),
        public: &pair.public,
    };
    let sealed = seal_body(&store.bodies, engine, &envelope, plaintext, clocks, work).await?;
    let timings = clocks.timings();
    let facts = Sealed {
        object: new.object,
        kid: new.kid.clone(),
        plaintext_bytes: sealed.manifest.plaintext_len(),
        stored_bytes: sealed.stored_bytes,
        regions: sealed.manifest.region_count(),
        infrastructure: None,
        timings,
    };
    let record = ObjectRecord {
        encryption_data: sealed.data.to_json(),
        before: None,
        manifest: sealed.manifest.to_json(),
        engine: engine.kind(),
        timings,
    };
    Ok((facts, record))
}

/// Which object to seal, and for whom.
pub(crate) struct Envelope<'a> {
    pub(crate) object: ObjectId,
    /// What `KeyId` says.
    pub(crate) key_id: String,
    pub(crate) public: &'a PublicKey,
}

/// A sealed object whose body is on the disk.
pub(crate) struct SealedBody {
    pub(crate) manifest: Manifest,
    pub(crate) data: EncryptionData,
    pub(crate) stored_bytes: u64,
}

/// As [`seal`], for whoever keeps no records.
pub(crate) async fn seal_body(
    bodies: &Bodies,
    engine: &Engine,
    envelope: &Envelope<'_>,
    plaintext: impl Regions,
    clocks: &Clocks,
    work: &Work,
) -> Result<SealedBody, JobFailure> {
    let dek = make_dek()?;
    let sealed = match write_body(bodies, engine, envelope.object, &dek, plaintext, clocks, work).await {
        Ok(body) => finish(engine, envelope, &dek, body, clocks).await,
        Err(failure) => Err(failure),
    };
    if sealed.is_err() {
        // What can't be deleted now has no record, and is swept at the next start.
        drop(bodies.delete(envelope.object).await);
    }
    sealed
}

/// A body that is on the disk.
struct Written {
    manifest: ManifestBuilder,
    stored_bytes: u64,
}

async fn write_body(
    bodies: &Bodies,
    engine: &Engine,
    object: ObjectId,
    dek: &Dek,
    plaintext: impl Regions,
    clocks: &Clocks,
    work: &Work,
) -> Result<Written, JobFailure> {
    let key = &engine.import_content_key(dek).await.map_err(engine_failed)?;
    let mut manifest = ManifestBuilder::new(object.uuid());
    let mut writer = bodies.create(object).await.map_err(storage)?;
    let sealed = stream::iter((0..).map_while(RegionIndex::new))
        .zip(plaintext)
        .map(|(index, bytes)| async move {
            let sealing = engine.seal_region(key, index, bytes?);
            clocks.seal.during(sealing).await.map_err(engine_failed)
        })
        .buffered(AT_ONCE);
    let mut sealed = std::pin::pin!(sealed);
    while let Some(region) = sealed.next().await {
        let region = region?;
        work.go_on()?;
        manifest.absorb(&region).map_err(seal_failed)?;
        clocks
            .write
            .around(|| append(&mut writer, region.index, &region.sealed))
            .map_err(storage)?;
        work.advance(u64::from(region.plaintext_len));
    }
    let stored_bytes = writer.written();
    clocks.write.around(|| writer.finish()).map_err(storage)?;
    work.go_on()?;
    Ok(Written { manifest, stored_bytes })
}

fn append(writer: &mut BodyWriter, index: RegionIndex, sealed: &JsBytes) -> Result<(), StorageError> {
    writer.write(&js_sys::Uint8Array::from(&index.nonce()[..]))?;
    writer.write(sealed.array())
}

async fn finish(
    engine: &Engine,
    envelope: &Envelope<'_>,
    dek: &Dek,
    body: Written,
    clocks: &Clocks,
) -> Result<SealedBody, JobFailure> {
    let wrapping = engine.wrap_dek(envelope.public, dek);
    let wrapped = clocks.wrap.during(wrapping).await.map_err(engine_failed)?;
    Ok(SealedBody {
        manifest: body.manifest.finish(dek),
        data: EncryptionData::new(envelope.key_id.clone(), wrapped),
        stored_bytes: body.stored_bytes,
    })
}

/// A fresh content key.
pub(crate) fn make_dek() -> Result<Dek, JobFailure> {
    let mut random = [0; Dek::LEN];
    getrandom::fill(&mut random).map_err(|_| JobFailure::Engine)?;
    Ok(Dek::from_random(&mut random))
}

pub(crate) fn storage(_: StorageError) -> JobFailure {
    JobFailure::Storage
}

/// The engine's own failures are nobody else's: a lab's keys are its own engine's, and a message is never too long for them.
pub(crate) fn engine_failed(_: EngineError) -> JobFailure {
    JobFailure::Engine
}

fn seal_failed(error: SealError) -> JobFailure {
    match error {
        SealError::Engine(error) => engine_failed(error),
        SealError::TooManyRegions | SealError::OutOfOrder | SealError::RegionLength => JobFailure::SourceUnreadable,
    }
}
