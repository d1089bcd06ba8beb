//! One layer of an object: a content key of its own, regions sealed with it, and the manifest that they make.

use std::cell::RefCell;

use futures::stream::{self, StreamExt, TryStreamExt};
use js_sys::Uint8Array;
use kluis_envelope::{Dek, EncryptionData, Engine as _, Manifest, ManifestBuilder, RegionIndex, SealError};
use kluis_lab::JobFailure;
use kluis_resource::ObjectId;

use super::{AT_ONCE, Clocks, Wrapper, make_dek};
use crate::engine::{ContentKey, Engine, JsBytes};
use crate::failure::engine_failed;
use crate::regions::Regions;

/// A layer that is being sealed.
pub(super) struct Layer {
    dek: Dek,
    key: ContentKey,
    manifest: RefCell<ManifestBuilder>,
}

/// A layer that is sealed.
pub(crate) struct SealedLayer {
    pub(crate) manifest: Manifest,
    pub(crate) data: EncryptionData,
}

impl Layer {
    pub(super) async fn begin(engine: &Engine, object: ObjectId) -> Result<Self, JobFailure> {
        let dek = make_dek()?;
        Ok(Self {
            key: engine.import_content_key(&dek).await.map_err(engine_failed)?,
            manifest: RefCell::new(ManifestBuilder::new(object.uuid())),
            dek,
        })
    }

    /// The body of this plaintext, in its order: the nonce of a region, its `ciphertext ‖ tag`, and so on. `sealed` hears of the
    /// plaintext bytes of each region.
    pub(super) fn body<'a>(
        &'a self,
        engine: &'a Engine,
        plaintext: impl Regions + 'a,
        clocks: &'a Clocks,
        sealed: impl Fn(u64) + 'a,
    ) -> impl Regions + 'a {
        stream::iter((0..).map_while(RegionIndex::new))
            .zip(plaintext)
            .map(move |(index, bytes)| async move {
                let sealing = engine.seal_region(&self.key, index, bytes?);
                clocks.seal.during(sealing).await.map_err(engine_failed)
            })
            .buffered(AT_ONCE)
            .map(move |region| {
                let region = region?;
                self.manifest.borrow_mut().absorb(&region).map_err(seal_failed)?;
                sealed(u64::from(region.plaintext_len));
                let nonce = JsBytes::from(Uint8Array::from(&region.index.nonce()[..]));
                Ok(stream::iter([Ok(nonce), Ok(region.sealed)]))
            })
            .try_flatten()
    }

    /// Wraps the content key, once the whole body has gone through.
    pub(super) async fn finish(
        self,
        engine: &Engine,
        wrapper: &Wrapper<'_>,
        clocks: &Clocks,
    ) -> Result<SealedLayer, JobFailure> {
        let wrapping = engine.wrap_dek(wrapper.public, &self.dek);
        let wrapped = clocks.wrap.during(wrapping).await.map_err(engine_failed)?;
        Ok(SealedLayer {
            manifest: self.manifest.into_inner().finish(&self.dek),
            data: EncryptionData::new(wrapper.key_id.clone(), wrapped),
        })
    }
}

fn seal_failed(error: SealError) -> JobFailure {
    match error {
        SealError::Engine(error) => engine_failed(error),
        SealError::TooManyRegions | SealError::OutOfOrder | SealError::RegionLength => JobFailure::SourceUnreadable,
    }
}
