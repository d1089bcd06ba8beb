//! Opens a stored object: who wraps its key, whether its manifest and all its tags hold, and only then its plaintext.

use futures::stream::{self, Stream, StreamExt, TryStreamExt};
use js_sys::{Array, Uint8Array};
use kluis_envelope::{
    BareBody, Body as AdmittedBody, BodyLayout, Dek, EncryptionData, Engine as _, Manifest, NONCE_LEN, Nonce, Opener,
    REGION_LEN, RegionLayout, RegionSlice, TAG_LEN, Tag,
};
use kluis_lab::{JobFailure, Part};
use kluis_resource::{Kid, ObjectId};
use web_sys::Blob;

use crate::engine::{ContentKey, Engine, JsBytes, PrivateKey};
use crate::seal::{Regions, engine_failed, storage};
use crate::source::readable;
use crate::store::{Body, ObjectRecord, StorageError, Store};
use crate::tamper::Tampered;
use crate::work::Work;

/// Regions that are read and opened at the same time.
const AT_ONCE: usize = 3;
/// Tags that are read at the same time.
const TAGS_AT_ONCE: usize = 32;

/// A body as a reader sees it: the stored one, or a copy that was tampered with.
#[derive(Debug)]
pub(crate) enum BodySource {
    Stored(Body),
    Tampered(Tampered),
}

impl BodySource {
    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::Stored(body) => body.size(),
            Self::Tampered(copy) => copy.size(),
        }
    }

    pub(crate) async fn read(&self, offset: u64, length: u64) -> Result<Uint8Array, StorageError> {
        match self {
            Self::Stored(body) => body.read(offset, length).await,
            Self::Tampered(copy) => copy.read(offset, length).await,
        }
    }

    /// Nonce, and `ciphertext ‖ tag`, of a region.
    pub(crate) async fn read_region(&self, region: &RegionLayout) -> Result<(Nonce, JsBytes), StorageError> {
        let length = region.stored.end - region.stored.start;
        let stored = self.read(region.stored.start, length).await?;
        let mut nonce = [0; NONCE_LEN];
        let after_nonce = u32::try_from(NONCE_LEN).expect("12 fits");
        stored.subarray(0, after_nonce).copy_to(&mut nonce);
        Ok((nonce, stored.subarray(after_nonce, stored.length()).into()))
    }
}

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

/// A stored object, its content key unwrapped with the key that its record names; the record beside.
pub(crate) async fn unwrap_stored(
    store: &Store,
    engine: &Engine,
    object: ObjectId,
) -> Result<(Unwrapped, ObjectRecord), JobFailure> {
    let record = store
        .records
        .object(object)
        .await
        .map_err(storage)?
        .ok_or(JobFailure::Damaged)?;
    let data = EncryptionData::parse(&record.encryption_data).map_err(|_| JobFailure::Damaged)?;
    let kid: Kid = data.key_id().parse().map_err(|_| JobFailure::Damaged)?;
    let pair = store
        .records
        .key(&kid)
        .await
        .map_err(storage)?
        .ok_or(JobFailure::KeyLost)?;
    let unwrapped = Unwrapped::new(engine, object, &record.manifest, &data, &pair.private).await?;
    Ok((unwrapped, record))
}

/// An object whose manifest and tags hold: its plaintext may be read, any part of it.
#[derive(Debug)]
pub(crate) struct Admitted<'a> {
    engine: &'a Engine,
    key: ContentKey,
    body: AdmittedBody,
    source: BodySource,
}

impl<'a> Admitted<'a> {
    /// Holds a stored object against its manifest.
    pub(crate) async fn of_stored(store: &Store, engine: &'a Engine, object: ObjectId) -> Result<Self, JobFailure> {
        let (unwrapped, _) = unwrap_stored(store, engine, object).await?;
        let body = store
            .bodies
            .open(object)
            .await
            .map_err(storage)?
            .ok_or(JobFailure::Damaged)?;
        Self::of(engine, &unwrapped, BodySource::Stored(body)).await
    }

    /// Holds a body against the manifest of the object that it claims to be.
    pub(crate) async fn of(engine: &'a Engine, unwrapped: &Unwrapped, source: BodySource) -> Result<Self, JobFailure> {
        let opener = unwrapped.verify()?;
        // Before its tags are looked for: a body of another length has them elsewhere, or nowhere.
        if source.size() != opener.layout().stored_len() {
            return Err(JobFailure::Damaged);
        }
        let tags = read_tags(&source, opener.layout()).await?;
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
        let slices = self
            .layout()
            .covering(offset, length)
            .map_err(|_| JobFailure::Damaged)?;
        let pieces = stream::iter(slices)
            .map(move |slice| self.open_slice(slice))
            .buffered(AT_ONCE)
            .and_then(async move |piece| work.go_on().map(|()| piece));
        Ok(pieces)
    }

    async fn open_slice(&self, slice: RegionSlice) -> Result<JsBytes, JobFailure> {
        let (nonce, sealed) = self.source.read_region(&slice.region).await.map_err(storage)?;
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

async fn read_tags(source: &BodySource, layout: BodyLayout) -> Result<Vec<Tag>, JobFailure> {
    stream::iter(layout.regions())
        .map(async |region| {
            let bytes = source.read(region.tag().start, TAG_LEN as u64).await.map_err(storage)?;
            let mut tag = [0; TAG_LEN];
            bytes.copy_to(&mut tag);
            Ok(tag)
        })
        .buffered(TAGS_AT_ONCE)
        .try_collect()
        .await
}

/// The plaintext of a body by protocol 2.0 as it is: each region by itself, in order, to the end of what is there. Nothing tells
/// whether that is the end of what was sealed.
pub(crate) fn bare_plaintext<'a>(
    engine: &'a Engine,
    dek: &'a Dek,
    source: &'a BodySource,
) -> impl Stream<Item = Result<JsBytes, JobFailure>> + 'a {
    let begun = async move {
        let bare = BareBody::of_stored(source.size()).map_err(|_| JobFailure::Damaged)?;
        let key = engine.import_content_key(dek).await.map_err(engine_failed)?;
        let regions = bare.layout().regions();
        Ok(stream::try_unfold(
            (bare, key, regions),
            async move |(mut bare, key, mut regions)| {
                let Some(region) = regions.next() else {
                    return Ok(None);
                };
                let (nonce, sealed) = source.read_region(&region).await.map_err(storage)?;
                let plaintext = bare
                    .open_region(engine, &key, region.index, &nonce, sealed)
                    .await
                    .map_err(|_| JobFailure::Damaged)?;
                Ok(Some((plaintext, (bare, key, regions))))
            },
        ))
    };
    stream::once(begun).try_flatten()
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

/// Pieces of any length as regions of a new object: all of them full, but for the last.
pub(crate) fn in_regions(pieces: impl Stream<Item = Result<JsBytes, JobFailure>>) -> impl Regions {
    let refill = Refill {
        pieces: Box::pin(pieces),
        rest: None,
    };
    stream::try_unfold(refill, async |mut refill| {
        let region = refill.next().await?;
        Ok(region.map(|region| (region, refill)))
    })
}

struct Refill<P> {
    pieces: std::pin::Pin<Box<P>>,
    /// What the last region had no room for.
    rest: Option<Uint8Array>,
}

impl<P: Stream<Item = Result<JsBytes, JobFailure>>> Refill<P> {
    async fn next(&mut self) -> Result<Option<JsBytes>, JobFailure> {
        let mut filled = 0;
        let mut region: Option<Uint8Array> = None;
        while filled < REGION_LEN {
            let piece = match self.rest.take() {
                Some(rest) => rest,
                None => match self.pieces.next().await.transpose()? {
                    Some(piece) => piece.array().clone(),
                    None => break,
                },
            };
            if filled == 0 && piece.length() == REGION_LEN {
                return Ok(Some(piece.into()));
            }
            let room = REGION_LEN - filled;
            if piece.length() > room {
                self.rest = Some(piece.subarray(room, piece.length()));
            }
            let fits = piece.subarray(0, room.min(piece.length()));
            region
                .get_or_insert_with(|| Uint8Array::new_with_length(REGION_LEN))
                .set(&fits, filled);
            filled += fits.length();
        }
        Ok(region.map(|region| region.subarray(0, filled).into()))
    }
}
