//! Opens a stored object: who wraps its key, whether its manifest and all its tags hold, and only then its plaintext.
//!
//! Where there is a second layer (rule E5), that one is opened first, and what it gives is the body of the other: to whoever
//! reads, there is one plaintext. All of it streams; memory holds a handful of regions of each layer.

mod bare;
mod source;
mod tampered;

use futures::stream::{self, LocalBoxStream, Stream, StreamExt, TryStreamExt};
use js_sys::Array;
use kluis_envelope::{
    Body as AdmittedBody, BodyLayout, Dek, EncryptionData, Engine as _, Manifest, Nonce, Opener, REGION_LEN,
    RegionIndex, RegionSlice,
};
use kluis_lab::{JobFailure, Part};
use kluis_resource::{Kid, ObjectId};
use web_sys::Blob;

use crate::blob::readable;
use crate::engine::{ContentKey, Engine, JsBytes, PrivateKey};
use crate::failure::{engine_failed, storage};
use crate::regions::in_stored_regions;
use crate::store::{LayerRecord, ObjectRecord, Store};
use crate::work::{Stop, Work};

pub(crate) use self::bare::bare_plaintext;
pub(crate) use self::source::{BodySource, joined};
pub(crate) use self::tampered::Tampered;

/// Regions that are read and opened at the same time, where each is one message, or a helper's work.
const AT_ONCE: usize = 3;

/// An object whose content key is unwrapped.
#[derive(Debug)]
pub(crate) struct Unwrapped {
    pub(crate) object: ObjectId,
    pub(crate) manifest: Manifest,
    pub(crate) dek: Dek,
}

impl Unwrapped {
    /// Unwraps the content key of an object.
    pub(crate) async fn new(
        engine: &Engine,
        object: ObjectId,
        manifest: &str,
        data: &EncryptionData,
        private: &PrivateKey,
    ) -> Result<Self, JobFailure> {
        Ok(Self {
            object,
            manifest: Manifest::parse(manifest).map_err(|_| JobFailure::Damaged)?,
            dek: engine
                .unwrap_dek(private, data.encrypted_key())
                .await
                .map_err(|_| JobFailure::Damaged)?,
        })
    }

    /// Holds the manifest against the content key.
    pub(crate) fn verify(&self) -> Result<Opener, JobFailure> {
        self.manifest
            .verify(&self.dek, self.object.uuid())
            .map_err(|_| JobFailure::Damaged)
    }
}

/// A stored object, its content key unwrapped with the key that its record names; the record beside. A second layer isn't
/// looked at.
pub(crate) async fn unwrap_stored(
    store: &Store,
    engine: &Engine,
    object: ObjectId,
) -> Result<(Unwrapped, ObjectRecord), JobFailure> {
    let record = store.records.object(object).await.map_err(storage)?;
    let record = record.ok_or(JobFailure::Damaged)?;
    let unwrapped = unwrap(store, engine, object, (&record.encryption_data, &record.manifest)).await?;
    Ok((unwrapped, record))
}

/// The content key of the second layer of an object, unwrapped with the platform's key.
pub(crate) async fn unwrap_layer(
    store: &Store,
    engine: &Engine,
    object: ObjectId,
    layer: &LayerRecord,
) -> Result<Unwrapped, JobFailure> {
    unwrap(store, engine, object, (&layer.encryption_data, &layer.manifest)).await
}

async fn unwrap(
    store: &Store,
    engine: &Engine,
    object: ObjectId,
    (encryption_data, manifest): (&str, &str),
) -> Result<Unwrapped, JobFailure> {
    let data = EncryptionData::parse(encryption_data).map_err(|_| JobFailure::Damaged)?;
    let kid: Kid = data.key_id().parse().map_err(|_| JobFailure::Damaged)?;
    let pair = store.records.key(&kid).await.map_err(storage)?;
    let pair = pair.ok_or(JobFailure::KeyLost)?;
    Unwrapped::new(engine, object, manifest, &data, &pair.private).await
}

/// An object whose manifest and tags hold: its plaintext may be read, any part of it.
#[derive(Debug)]
pub(crate) struct Admitted<'a> {
    engine: &'a Engine,
    key: ContentKey,
    body: AdmittedBody,
    source: BodySource<'a>,
}

impl<'a> Admitted<'a> {
    /// Holds a stored object against its manifest; where it has a second layer, that one first.
    pub(crate) async fn of_stored(
        store: &Store,
        engine: &'a Engine,
        object: ObjectId,
        stop: &Stop,
    ) -> Result<Self, JobFailure> {
        let record = store.records.object(object).await.map_err(storage)?;
        let record = record.ok_or(JobFailure::Damaged)?;
        let body = store.bodies.open(object).await.map_err(storage)?;
        let source = BodySource::Stored(body.ok_or(JobFailure::Damaged)?);
        let source = match &record.infrastructure {
            Some(layer) => {
                let outer = unwrap_layer(store, engine, object, layer).await?;
                BodySource::inside(Self::of(engine, &outer, source, stop).await?)
            }
            None => source,
        };
        let unwrapped = unwrap(store, engine, object, (&record.encryption_data, &record.manifest)).await?;
        Self::of(engine, &unwrapped, source, stop).await
    }

    /// Holds a body against the manifest of the object that it claims to be.
    pub(crate) async fn of(
        engine: &'a Engine,
        unwrapped: &Unwrapped,
        source: BodySource<'a>,
        stop: &Stop,
    ) -> Result<Self, JobFailure> {
        let opener = unwrapped.verify()?;
        // Before its tags are looked for: a body of another length has them elsewhere, or nowhere.
        if source.size() != opener.layout().stored_len() {
            return Err(JobFailure::Damaged);
        }
        let tags = source.tags(opener.layout(), stop).await?;
        let body = opener.admit(source.size(), tags).map_err(|_| JobFailure::Damaged)?;
        let key = engine.import_content_key(&unwrapped.dek).await.map_err(engine_failed)?;
        Ok(Self {
            engine,
            key,
            body,
            source,
        })
    }

    /// Where everything lies.
    pub(crate) fn layout(&self) -> BodyLayout {
        self.body.layout()
    }

    /// First byte and number of bytes of a part.
    pub(crate) fn range(&self, part: Part) -> (u64, u64) {
        match part {
            Part::Whole => (0, self.layout().plaintext_len()),
            Part::Range { offset, length } => (offset, length),
        }
    }

    /// The plaintext of a part, in order, in pieces of at most one region.
    pub(crate) fn plaintext<'s>(
        &'s self,
        part: Part,
        work: &'s Work,
    ) -> Result<impl Stream<Item = Result<JsBytes, JobFailure>> + 's, JobFailure> {
        let (offset, length) = self.range(part);
        let pieces = self.pieces(offset, length)?;
        Ok(pieces.and_then(async move |piece| work.go_on().map(|()| piece)))
    }

    fn pieces(&self, offset: u64, length: u64) -> Result<LocalBoxStream<'_, Result<JsBytes, JobFailure>>, JobFailure> {
        let slices = self
            .layout()
            .covering(offset, length)
            .map_err(|_| JobFailure::Damaged)?;
        let BodySource::Inside(outer) = &self.source else {
            let opened = stream::iter(slices).map(async move |slice| {
                let (nonce, sealed) = match self.engine {
                    Engine::WebCrypto(_) => self.source.glance_at_region(&slice.region).await?,
                    Engine::RustCrypto(_) => self.source.read_region(&slice.region).await?,
                };
                self.open_slice(&slice, nonce, sealed).await
            });
            return Ok(opened.buffered(self.at_once()).boxed_local());
        };
        let Some((start, end)) = self.stored_range(offset, length) else {
            return Ok(stream::empty().boxed_local());
        };
        // One after another out of the layer around them, so that no region of that one is opened twice.
        let stored = source::split(in_stored_regions(outer.pieces(start, end - start)?));
        let opened = stored.zip(stream::iter(slices)).map(async move |(stored, slice)| {
            let (nonce, sealed) = stored?;
            self.open_slice(&slice, nonce, sealed).await
        });
        Ok(opened.buffered(self.at_once()).boxed_local())
    }

    /// Regions to be read and opened at the same time. The pieces of one keep WebCrypto busy, and another one would only take memory.
    fn at_once(&self) -> usize {
        match &self.key {
            ContentKey::WebCrypto(key) if key.in_pieces() => 1,
            ContentKey::WebCrypto(_) | ContentKey::RustCrypto(_) => AT_ONCE,
        }
    }

    /// Where the regions lie in the body that hold these plaintext bytes; `None` where there are none.
    fn stored_range(&self, offset: u64, length: u64) -> Option<(u64, u64)> {
        let region = |byte: u64| {
            let index = RegionIndex::new(byte / u64::from(REGION_LEN))?;
            self.layout().region(index)
        };
        let last = offset.checked_add(length.checked_sub(1)?)?;
        Some((region(offset)?.stored.start, region(last)?.stored.end))
    }

    async fn open_slice(&self, slice: &RegionSlice, nonce: Nonce, sealed: JsBytes) -> Result<JsBytes, JobFailure> {
        let plaintext = self
            .body
            .open_region(self.engine, &self.key, slice.region.index, &nonce, sealed)
            .await
            .map_err(|_| JobFailure::Damaged)?;
        if slice.keep == (0..slice.region.plaintext_len()) {
            return Ok(plaintext);
        }
        let within = |at| u32::try_from(at).expect("a region is shorter than 2^32 bytes");
        Ok(plaintext.part(within(slice.keep.start), within(slice.keep.end)))
    }
}

/// All pieces as one blob, which goes with the page: the browser has it in memory, or in a temporary file of its own. Nothing of
/// it is written where Kluis keeps things. Browsers differ in how much they take; too much is a failure, and no blob.
pub(crate) async fn collected(
    pieces: impl Stream<Item = Result<JsBytes, JobFailure>>,
    work: &Work,
) -> Result<Blob, JobFailure> {
    let parts = Array::new();
    let mut pieces = std::pin::pin!(pieces);
    while let Some(piece) = pieces.try_next().await? {
        // A blob each, so that the browser may put it on its own disk before the next one comes.
        let part = Blob::new_with_u8_array_sequence(&Array::of1(piece.array())).map_err(|_| JobFailure::Storage)?;
        parts.push(&part);
        work.advance(u64::from(piece.array().length()));
    }
    let whole = Blob::new_with_blob_sequence(&parts).map_err(|_| JobFailure::Storage)?;
    readable(whole).await.map_err(|_| JobFailure::Storage)
}
