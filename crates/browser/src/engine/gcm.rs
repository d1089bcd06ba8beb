//! AES-256-GCM as WebCrypto has it: one message a call.

use js_sys::{ArrayBuffer, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::JsBytes;
use crate::js::object;

/// AES-256-GCM with one key, as WebCrypto has it. It copies what it is given when it is called.
pub(super) struct Gcm<'a> {
    pub(super) subtle: &'a SubtleCrypto,
    pub(super) key: &'a CryptoKey,
}

impl Gcm<'_> {
    pub(super) fn encrypt(&self, iv: &[u8], aad: &Uint8Array, plaintext: &Uint8Array) -> Result<Promise, JsValue> {
        self.subtle
            .encrypt_with_object_and_js_u8_array(&aes_gcm(iv, aad), self.key, plaintext)
    }

    pub(super) fn decrypt(&self, iv: &[u8], aad: &Uint8Array, sealed: &Uint8Array) -> Result<Promise, JsValue> {
        self.subtle
            .decrypt_with_object_and_js_u8_array(&aes_gcm(iv, aad), self.key, sealed)
    }
}

fn aes_gcm(iv: &[u8], aad: &Uint8Array) -> Object {
    object([
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(iv).into()),
        ("additionalData", aad.into()),
        ("tagLength", 128.into()),
    ])
}

/// What WebCrypto gives back.
pub(super) async fn array_in(running: JsFuture) -> Result<JsBytes, JsValue> {
    let buffer: ArrayBuffer = running.await?.unchecked_into();
    Ok(Uint8Array::new(&buffer).into())
}
