//! Where the bytes of a body come from: the store, a copy that was tampered with, or the layer around it.

use futures::stream::{self, LocalBoxStream, Stream, StreamExt, TryStreamExt};
use js_sys::Uint8Array;
use kluis_envelope::{BodyLayout, Buffer as _, NONCE_LEN, Nonce, RegionLayout, TAG_LEN, Tag};
use kluis_lab::JobFailure;

use super::Admitted;
use super::tampered::Tampered;
use crate::engine::JsBytes;
use crate::failure::storage;
use crate::regions::in_stored_regions;
use crate::store::Body;
use crate::work::Stop;

/// Tags that are read at the same time.
const TAGS_AT_ONCE: usize = 32;

/// A body as a reader sees it.
#[derive(Debug)]
pub(crate) enum BodySource<'a> {
    Stored(Body),
    Tampered(Tampered),
    /// The plaintext of the layer around it, which holds.
    Inside(Box<Admitted<'a>>),
}

impl<'a> BodySource<'a> {
    pub(crate) fn inside(outer: Admitted<'a>) -> Self {
        Self::Inside(Box::new(outer))
    }

    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::Stored(body) => body.size(),
            Self::Tampered(copy) => copy.size(),
            Self::Inside(outer) => outer.layout().plaintext_len(),
        }
    }

    /// Bytes of the body, not more than a region of it.
    pub(crate) async fn read(&self, offset: u64, length: u64) -> Result<Uint8Array, JobFailure> {
        match self {
            Self::Stored(body) => body.read(offset, length).await.map_err(storage),
            Self::Tampered(copy) => copy.read(offset, length).await.map_err(storage),
            Self::Inside(outer) => joined(outer.pieces(offset, length)?, length).await,
        }
    }

    /// Nonce, and `ciphertext ‖ tag`, of a region.
    pub(crate) async fn read_region(&self, region: &RegionLayout) -> Result<(Nonce, JsBytes), JobFailure> {
        let length = region.stored.end - region.stored.start;
        parts(&self.read(region.stored.start, length).await?)
    }

    /// As [`Self::read_region`], for an engine that takes what it needs of the bytes when it is called, as WebCrypto does: see
    /// [`Body::glance`].
    pub(super) async fn glance_at_region(&self, region: &RegionLayout) -> Result<(Nonce, JsBytes), JobFailure> {
        let Self::Stored(body) = self else {
            return self.read_region(region).await;
        };
        // Apart, as they were written: in memory neither is copied.
        let (start, after_nonce) = (region.stored.start, region.stored.start + NONCE_LEN as u64);
        let mut nonce = [0; NONCE_LEN];
        let stored = body.glance(start, NONCE_LEN as u64).await.map_err(storage)?;
        stored.copy_to(&mut nonce);
        let sealed = body.glance(after_nonce, region.stored.end - after_nonce).await;
        Ok((nonce, sealed.map_err(storage)?.into()))
    }

    /// The tags of all regions, in order. Out of a layer around it they can't be picked: that one is opened whole, and what is
    /// between the tags is forgotten.
    pub(super) async fn tags(&self, layout: BodyLayout, stop: &Stop) -> Result<Vec<Tag>, JobFailure> {
        let Self::Inside(outer) = self else {
            return stream::iter(layout.regions())
                .map(async |region| tag_of(&self.read(region.tag().start, TAG_LEN as u64).await?.into()))
                .buffered(TAGS_AT_ONCE)
                .try_collect()
                .await;
        };
        in_stored_regions(outer.pieces(0, layout.stored_len())?)
            .and_then(async |region| stop.go_on().and_then(|()| tag_of(&region)))
            .try_collect()
            .await
    }
}

/// Stored regions as nonce, and `ciphertext ‖ tag`.
pub(super) fn split<'a>(
    regions: impl Stream<Item = Result<JsBytes, JobFailure>> + 'a,
) -> LocalBoxStream<'a, Result<(Nonce, JsBytes), JobFailure>> {
    regions
        .map(|region| region.and_then(|region| parts(region.array())))
        .boxed_local()
}

fn parts(stored: &Uint8Array) -> Result<(Nonce, JsBytes), JobFailure> {
    let after_nonce = u32::try_from(NONCE_LEN).expect("12 fits");
    if stored.length() < after_nonce {
        return Err(JobFailure::Damaged);
    }
    let mut nonce = [0; NONCE_LEN];
    stored.subarray(0, after_nonce).copy_to(&mut nonce);
    Ok((nonce, stored.subarray(after_nonce, stored.length()).into()))
}

fn tag_of(region: &JsBytes) -> Result<Tag, JobFailure> {
    region.suffix::<TAG_LEN>().ok_or(JobFailure::Damaged)
}

/// Pieces as one array of a length that is known.
pub(crate) async fn joined(
    pieces: impl Stream<Item = Result<JsBytes, JobFailure>>,
    length: u64,
) -> Result<Uint8Array, JobFailure> {
    let length = u32::try_from(length).map_err(|_| JobFailure::Damaged)?;
    let whole = Uint8Array::new_with_length(length);
    let mut filled = 0;
    let mut pieces = std::pin::pin!(pieces);
    while let Some(piece) = pieces.try_next().await? {
        whole.set(piece.array(), filled);
        filled += piece.array().length();
    }
    Ok(whole)
}
