//! Seals a stream of plaintext into a new object: reads, seals and writes overlap, and memory holds a handful of regions.

mod layer;

use std::ops::Range;

use futures::stream::{self, Stream, StreamExt, TryStreamExt};
use kluis_envelope::{BodyLayout, Dek};
use kluis_lab::{JobFailure, Sealed, Timings};
use kluis_resource::{Kid, ObjectId};
use web_sys::Blob;

use crate::blob::read_slice;
use crate::engine::{Engine, JsBytes, PublicKey, spare};
use crate::failure::storage;
use crate::js::{monotonic_millis, whole};
use crate::regions::{Regions, in_regions};
use crate::store::{Bodies, BodyWriter, LayerRecord, ObjectRecord, Store};
use crate::work::{Stopwatch, Work};

use self::layer::{Layer, SealedLayer};

/// Regions that each layer seals at the same time.
const AT_ONCE: usize = 2;
/// Regions that are read in one slice: asking for a slice costs as much as reading a region.
const READ_TOGETHER: usize = 2;
/// Slices that are read at the same time.
const READ_AT_ONCE: usize = 2;

/// The object to make.
#[derive(Clone, Debug)]
pub(crate) struct NewObject {
    pub(crate) object: ObjectId,
    pub(crate) kid: Kid,
    /// The platform's key of a second layer, where there is to be one (rule E5).
    pub(crate) infrastructure: Option<Kid>,
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
        .chunks(READ_TOGETHER)
        .map(async move |regions| {
            let start = regions.first().map_or(0, |region| region.plaintext.start);
            let end = regions.last().map_or(0, |region| region.plaintext.end);
            let slice = clocks.read.during(read_slice(blob, start, end - start)).await;
            let slice = JsBytes::once(slice.map_err(|_| JobFailure::SourceUnreadable)?);
            let within = move |at: u64| u32::try_from(at - start).expect("a slice is shorter than 2^32 bytes");
            Ok(stream::iter(regions).map(move |region| {
                let Range { start, end } = region.plaintext;
                Ok(slice.part(within(start), within(end)))
            }))
        })
        .buffered(READ_AT_ONCE)
        .try_flatten()
}

/// Seals regions into a new object with a content key of its own, and wraps that with the key `new.kid`; where there is to be a
/// second layer, seals what that gives once more.
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
    let own = public_key(store, &new.kid).await?;
    let platform = match &new.infrastructure {
        Some(kid) => Some((kid, public_key(store, kid).await?)),
        None => None,
    };
    let wrapper = |kid: &Kid, public| Wrapper {
        key_id: kid.to_string(),
        public,
    };
    let envelope = Envelope {
        object: new.object,
        wrapper: wrapper(&new.kid, &own),
        infrastructure: platform.as_ref().map(|(kid, public)| wrapper(kid, public)),
    };
    let sealed = seal_body(&store.bodies, engine, &envelope, plaintext, clocks, work).await?;
    let timings = clocks.timings();
    let facts = Sealed {
        object: new.object,
        kid: new.kid.clone(),
        plaintext_bytes: sealed.layer.manifest.plaintext_len(),
        stored_bytes: sealed.stored_bytes,
        regions: sealed.layer.manifest.region_count(),
        infrastructure: new.infrastructure.clone(),
        timings,
    };
    let record = ObjectRecord {
        encryption_data: sealed.layer.data.to_json(),
        before: None,
        manifest: sealed.layer.manifest.to_json(),
        infrastructure: sealed.infrastructure.map(|layer| LayerRecord {
            encryption_data: layer.data.to_json(),
            manifest: layer.manifest.to_json(),
        }),
        engine: engine.kind(),
        timings,
    };
    Ok((facts, record))
}

pub(crate) async fn public_key(store: &Store, kid: &Kid) -> Result<PublicKey, JobFailure> {
    let pair = store.records.key(kid).await.map_err(storage)?;
    Ok(pair.ok_or(JobFailure::KeyLost)?.public)
}

/// Which object to seal, and for whom.
pub(crate) struct Envelope<'a> {
    pub(crate) object: ObjectId,
    pub(crate) wrapper: Wrapper<'a>,
    /// Of a second layer around the first.
    pub(crate) infrastructure: Option<Wrapper<'a>>,
}

/// The key that wraps the content key of a layer.
pub(crate) struct Wrapper<'a> {
    /// What `KeyId` says.
    pub(crate) key_id: String,
    pub(crate) public: &'a PublicKey,
}

/// A sealed object whose body is on the disk.
pub(crate) struct SealedBody {
    pub(crate) layer: SealedLayer,
    pub(crate) infrastructure: Option<SealedLayer>,
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
    let sealed = seal_layers(bodies, engine, envelope, plaintext, clocks, work).await;
    spare::give_back();
    if sealed.is_err() {
        // What can't be deleted now has no record, and is swept at the next start.
        drop(bodies.delete(envelope.object).await);
    }
    sealed
}

async fn seal_layers(
    bodies: &Bodies,
    engine: &Engine,
    envelope: &Envelope<'_>,
    plaintext: impl Regions,
    clocks: &Clocks,
    work: &Work,
) -> Result<SealedBody, JobFailure> {
    let layer = Layer::begin(engine, envelope.object).await?;
    let body = layer.body(engine, plaintext, clocks, |bytes| work.advance(bytes));
    let (outer, stored_bytes) = match &envelope.infrastructure {
        None => (None, write(bodies, envelope.object, body, clocks, work).await?),
        Some(wrapper) => {
            let outer = Layer::begin(engine, envelope.object).await?;
            let written = {
                let body = outer.body(engine, in_regions(body), clocks, |_| ());
                write(bodies, envelope.object, body, clocks, work).await?
            };
            (Some((outer, wrapper)), written)
        }
    };
    Ok(SealedBody {
        layer: layer.finish(engine, &envelope.wrapper, clocks).await?,
        infrastructure: match outer {
            Some((outer, wrapper)) => Some(outer.finish(engine, wrapper, clocks).await?),
            None => None,
        },
        stored_bytes,
    })
}

/// Writes a body piece by piece, and gives its bytes.
async fn write(
    bodies: &Bodies,
    object: ObjectId,
    body: impl Stream<Item = Result<JsBytes, JobFailure>>,
    clocks: &Clocks,
    work: &Work,
) -> Result<u64, JobFailure> {
    let mut writer = bodies.create(object).await.map_err(storage)?;
    if let Err(failure) = pour(body, &mut writer, clocks, work).await {
        writer.abandon().await;
        return Err(failure);
    }
    let written = writer.written();
    clocks.write.during(writer.finish()).await.map_err(storage)?;
    work.go_on()?;
    Ok(written)
}

async fn pour(
    body: impl Stream<Item = Result<JsBytes, JobFailure>>,
    writer: &mut BodyWriter,
    clocks: &Clocks,
    work: &Work,
) -> Result<(), JobFailure> {
    let mut body = std::pin::pin!(body);
    while let Some(piece) = body.next().await {
        let piece = piece?;
        work.go_on()?;
        clocks
            .write
            .during(writer.write(piece.array()))
            .await
            .map_err(storage)?;
    }
    Ok(())
}

/// A fresh content key.
pub(crate) fn make_dek() -> Result<Dek, JobFailure> {
    let mut random = [0; Dek::LEN];
    getrandom::fill(&mut random).map_err(|_| JobFailure::Engine)?;
    Ok(Dek::from_random(&mut random))
}
