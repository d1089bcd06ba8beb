//! The engine for where WebCrypto is missing, on bytes in memory: region by region, as a body is sealed and opened, and nothing
//! else of the envelope.

use futures::stream::{self, StreamExt, TryStreamExt};
use js_sys::{Array, Uint8Array};
use kluis_browser::engine::{ContentKey, Engine, JsBytes, serve_as_helper};
use kluis_envelope::{Buffer as _, Dek, Engine as _, REGION_LEN, RegionIndex};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Regions that are under way at the same time.
const AT_ONCE: usize = 4;

/// The engine and a content key.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Portable {
    engine: Engine,
    key: ContentKey,
}

#[wasm_bindgen]
impl Portable {
    /// The engine on its own thread and a key.
    ///
    /// # Errors
    /// Where the engine fails.
    pub async fn open() -> Result<Self, JsError> {
        Self::with(Engine::rust_crypto()).await
    }

    async fn with(engine: Engine) -> Result<Self, JsError> {
        let dek = Dek::from_random(&mut [7; Dek::LEN]);
        let key = engine.import_content_key(&dek).await?;
        Ok(Self { engine, key })
    }

    /// The engine with so many helpers, started from this script, and a key.
    ///
    /// # Errors
    /// Where the engine fails.
    #[wasm_bindgen(js_name = openPooled)]
    pub async fn open_pooled(script: String, helpers: usize) -> Result<Self, JsError> {
        Self::with(Engine::rust_crypto_pooled(&script, helpers).await).await
    }

    /// To be called by that script.
    #[wasm_bindgen(js_name = help)]
    pub fn help() {
        serve_as_helper();
    }

    /// Seals bytes: one array for each region, ciphertext and tag.
    ///
    /// # Errors
    /// Where the engine fails.
    pub async fn seal(&self, bytes: Uint8Array) -> Result<Array, JsError> {
        let starts = (0..bytes.length()).step_by(REGION_LEN as usize);
        let sealed = stream::iter(indices().zip(starts))
            .map(async |(index, start)| {
                let end = start.saturating_add(REGION_LEN).min(bytes.length());
                let plaintext = JsBytes::from(bytes.slice(start, end));
                self.engine.seal_region(&self.key, index, plaintext).await
            })
            .buffered(AT_ONCE);
        let arrays = sealed.map_ok(|region| region.sealed.array().clone());
        Ok(arrays.try_collect::<Vec<_>>().await?.into_iter().collect())
    }

    /// Opens what [`Self::seal`] gave, and gives the number of bytes.
    ///
    /// # Errors
    /// Where a region doesn't open.
    #[wasm_bindgen(js_name = unseal)]
    pub async fn open_regions(&self, regions: Array) -> Result<f64, JsError> {
        let regions = regions.iter().map(Uint8Array::from);
        let opened = stream::iter(indices().zip(regions))
            .map(async |(index, sealed)| {
                let sealed = JsBytes::from(sealed.slice(0, sealed.length()));
                self.engine.open_region(&self.key, index, sealed).await
            })
            .buffered(AT_ONCE);
        let bytes = opened.try_fold(0.0, async |sum, plaintext| {
            Ok(sum + super::float(plaintext.len() as u64))
        });
        Ok(bytes.await?)
    }
}

fn indices() -> impl Iterator<Item = RegionIndex> {
    std::iter::successors(Some(RegionIndex::FIRST), |index| index.next())
}
