//! The later part of a program that was cut in two after it was built (`crates/split`): a page or worker starts with the first
//! part, and everything that a first visit doesn't run comes when it is needed, or a little ahead of that.
//!
//! Who loads it is JavaScript (`web/js/kluis-later.js`), for no function of the program is sure to be in the first part. The
//! script that starts the program has told it by then whose later part it is.

use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

/// How long a page may take to draw what it draws first, in milliseconds: what nobody waits for comes after that.
pub(crate) const SOON_MILLIS: u32 = 600;

#[wasm_bindgen]
extern "C" {
    /// Whether every function is there.
    #[wasm_bindgen(js_namespace = kluisLater, js_name = isLoaded)]
    pub fn is_loaded() -> bool;

    /// Loads the later part now: nothing else happens meanwhile. For whoever is in the middle of something, and can't go on
    /// without.
    #[wasm_bindgen(js_namespace = kluisLater, js_name = now)]
    pub fn load_now();

    #[wasm_bindgen(js_namespace = kluisLater)]
    fn ahead() -> Promise;
}

/// As [`load_ahead`], after a moment: what the first part is for is drawn first.
///
/// # Errors
/// As there.
pub async fn load_soon() -> Result<(), JsValue> {
    TimeoutFuture::new(SOON_MILLIS).await;
    load_ahead().await
}

/// Loads the later part, and lets everything else go on meanwhile.
///
/// # Errors
/// Where its address can't be read. It is tried again when a function is missing.
pub async fn load_ahead() -> Result<(), JsValue> {
    JsFuture::from(ahead()).await.map(drop)
}
