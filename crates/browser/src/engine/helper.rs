//! A helper's own side: a worker that only seals and opens regions, by RustCrypto. It has no lab, no storage and no other key.
//!
//! ```text
//! → helper   { key, dek } | { forget } | { region, what, key, nonce, aad, bytes }
//! helper →   { ready } | { failed } | { region, bytes }     without bytes: it failed, or didn't open
//! ```

use std::cell::RefCell;
use std::collections::HashMap;

use getrandom::SysRng;
use js_sys::{Array, Uint8Array};
use kluis_envelope::{Buffer as _, Dek, Engine as _, RustCrypto, RustCryptoContentKey, TAG_LEN, run};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use zeroize::Zeroize;

use super::JsBytes;
use crate::js::{field, global, object, present, whole};

/// What such a worker is called, so that the program knows that it is one.
pub(crate) const NAME: &str = "kluis-engine";
/// Asks to seal a region.
pub(super) const SEAL: &str = "seal";
/// Asks to open one.
pub(super) const UNSEAL: &str = "open";

thread_local! {
    /// The keys that were sent and not forgotten, by their numbers.
    static KEYS: RefCell<HashMap<u32, RustCryptoContentKey>> = RefCell::default();
}

/// What this worker is called.
pub(crate) fn name() -> Option<String> {
    global("name").and_then(|name| name.as_string())
}

/// Whether this worker was started as a helper.
pub(crate) fn is_helper() -> bool {
    name().as_deref() == Some(NAME)
}

/// Listens for keys and regions. To be called once, in a dedicated worker.
pub fn serve() {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens until whoever started it goes.
    on_message.forget();
    drop(scope().post_message(&object([("ready", JsValue::TRUE)])));
}

/// Says that this worker can't be a helper.
pub(crate) fn give_up() {
    drop(scope().post_message(&object([("failed", JsValue::TRUE)])));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn hear(message: &JsValue) {
    if let Some(dek) = array(message, "dek") {
        take_key(number(message, "key"), &dek);
    } else if present(message, "forget").is_some() {
        KEYS.with_borrow_mut(|keys| keys.remove(&number(message, "forget")));
    } else {
        answer(message);
    }
}

fn take_key(key: u32, dek: &Uint8Array) {
    let mut bytes = [0; Dek::LEN];
    if usize::try_from(dek.length()) == Ok(Dek::LEN) {
        dek.copy_to(&mut bytes);
        let imported = run(engine().import_content_key(&Dek::from_random(&mut bytes)));
        if let Ok(imported) = imported {
            KEYS.with_borrow_mut(|keys| keys.insert(key, imported));
        }
    }
    bytes.zeroize();
    dek.fill(0, 0, dek.length());
}

fn answer(message: &JsValue) {
    let done = worked_on(message).map(|bytes| JsBytes::from_bytes(&bytes));
    let answer = object([("region", field(message, "region"))]);
    let posted = match &done {
        None => scope().post_message(&answer),
        Some(bytes) => {
            crate::js::set(&answer, "bytes", bytes.array());
            scope().post_message_with_transfer(&answer, &Array::of1(&bytes.array().buffer()))
        }
    };
    if let Err(error) = posted {
        web_sys::console::error_1(&error);
    }
}

fn worked_on(message: &JsValue) -> Option<Vec<u8>> {
    let nonce = array(message, "nonce")?.to_vec().try_into().ok()?;
    let aad = array(message, "aad")?.to_vec();
    let bytes = JsBytes::from(array(message, "bytes")?);
    KEYS.with_borrow(|keys| {
        let key = keys.get(&number(message, "key"))?;
        match field(message, "what").as_string()?.as_str() {
            SEAL => run(engine().aes_gcm_seal(key, &nonce, &aad, bytes.into_vec_with_room(TAG_LEN))).ok(),
            UNSEAL => run(engine().aes_gcm_open(key, &nonce, &aad, bytes.into_vec())).ok(),
            _ => None,
        }
    })
}

fn engine() -> RustCrypto<SysRng> {
    RustCrypto::new(SysRng)
}

fn array(message: &JsValue, name: &str) -> Option<Uint8Array> {
    present(message, name)?.dyn_into().ok()
}

fn number(message: &JsValue, name: &str) -> u32 {
    let number = field(message, name).as_f64().map_or(0, whole);
    u32::try_from(number).unwrap_or(u32::MAX)
}
