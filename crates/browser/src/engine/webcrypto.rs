//! The engine of the browser, `crypto.subtle`: it works on JavaScript's buffers, on threads of its own, and keeps private keys to itself.

use std::cell::Cell;

use js_sys::{JSON, Object, Promise, Uint8Array};
use kluis_envelope::{
    Buffer, Dek, Engine, EngineError, GcmPieces, KeyPair, KeySize, Nonce, OpenError, RsaPublic, TAG_LEN,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};
use zeroize::Zeroizing;

use super::gcm::{Gcm, array_in};
use super::{JsBytes, in_pieces};
use crate::js::{field, global, object, present};

/// The bytes that RSA-OAEP with SHA-256 adds: `2 hLen + 2` (RFC 8017, section 7.1.1).
const OAEP_OVERHEAD: usize = 66;

/// The engine.
#[derive(Clone, Debug)]
pub struct WebCrypto {
    subtle: SubtleCrypto,
    /// `RSA-OAEP` without a label: made once, because a rotation asks for it with every key.
    oaep: Object,
}

/// A content key, which WebCrypto holds too.
#[derive(Debug)]
pub struct WebCryptoContentKey {
    key: CryptoKey,
    /// Where this browser seals long messages in pieces.
    pieces: Option<GcmPieces>,
}

impl WebCryptoContentKey {
    /// Whether long messages are sealed and opened in pieces: where the browser takes what that needs.
    #[must_use]
    pub fn in_pieces(&self) -> bool {
        self.pieces.is_some()
    }

    /// What joins the pieces of a message, where it is to be done in pieces.
    fn pieces(&self, aad: &[u8], len: usize) -> Option<&GcmPieces> {
        let long = aad.is_empty() && len > in_pieces::WHOLE_UP_TO;
        self.pieces.as_ref().filter(|_| long)
    }
}

/// A key that WebCrypto holds. Its bytes are not in this memory; a private or content key can't be exported either.
#[derive(Clone, Debug)]
pub struct WebCryptoKey(CryptoKey);

impl WebCryptoKey {
    /// The handle.
    #[must_use]
    pub fn key(&self) -> &CryptoKey {
        &self.0
    }

    /// Why a message of this length wasn't encrypted.
    fn why_not(&self, message_len: usize) -> EngineError {
        let longest = self.modulus_len().and_then(|len| len.checked_sub(OAEP_OVERHEAD));
        match longest {
            None => EngineError::Key,
            Some(longest) if message_len > longest => EngineError::TooLong,
            Some(_) => EngineError::Failed,
        }
    }

    /// Bytes of an RSA key's modulus.
    fn modulus_len(&self) -> Option<usize> {
        let algorithm = self.0.algorithm().ok()?;
        let bits = field(&algorithm, "modulusLength").as_f64()?;
        KeySize::ALL
            .into_iter()
            .find(|size| f64::from(size.bits()) == bits)
            .map(|size| usize::from(size.bits() / 8))
    }
}

impl From<CryptoKey> for WebCryptoKey {
    fn from(key: CryptoKey) -> Self {
        Self(key)
    }
}

impl WebCrypto {
    /// The engine of this page, worker or Node; `None` where there is none, as in an insecure context.
    #[must_use]
    pub fn of_this_global() -> Option<Self> {
        let subtle = present(&global("crypto")?, "subtle")?.unchecked_into();
        let oaep = object([("name", "RSA-OAEP".into())]);
        Some(Self { subtle, oaep })
    }

    fn rsa_oaep(&self, label: &[u8]) -> Object {
        if label.is_empty() {
            return self.oaep.clone();
        }
        object([("name", "RSA-OAEP".into()), ("label", Uint8Array::from(label).into())])
    }

    fn gcm<'a>(&'a self, key: &'a CryptoKey) -> Gcm<'a> {
        Gcm {
            subtle: &self.subtle,
            key,
        }
    }

    async fn import_aes(&self, dek: &Dek) -> Result<CryptoKey, JsValue> {
        let bytes = WipedBytes::new(dek.expose());
        let algorithm = object([("name", "AES-GCM".into())]);
        let usages = ["encrypt", "decrypt"];
        let imported = self.import("raw", &bytes.0, &algorithm, false, &usages).await;
        imported.map(|key| key.0)
    }

    async fn import(
        &self,
        format: &str,
        data: &Object,
        algorithm: &Object,
        extractable: bool,
        usages: &[&str],
    ) -> Result<WebCryptoKey, JsValue> {
        let promise = self
            .subtle
            .import_key_with_object(format, data, algorithm, extractable, &usages_of(usages))?;
        Ok(WebCryptoKey(JsFuture::from(promise).await?.unchecked_into()))
    }
}

impl Engine for WebCrypto {
    type Buffer = JsBytes;
    type ContentKey = WebCryptoContentKey;
    type PublicKey = WebCryptoKey;
    type PrivateKey = WebCryptoKey;

    async fn import_content_key(&self, dek: &Dek) -> Result<WebCryptoContentKey, EngineError> {
        let key = self.import_aes(dek).await.map_err(|_| EngineError::Key)?;
        let in_pieces = takes_pieces(self).await;
        Ok(WebCryptoContentKey {
            key,
            pieces: in_pieces.then(|| GcmPieces::new(dek, in_pieces::PIECE_LEN)),
        })
    }

    async fn aes_gcm_seal(
        &self,
        key: &WebCryptoContentKey,
        nonce: &Nonce,
        aad: &[u8],
        plaintext: JsBytes,
    ) -> Result<JsBytes, EngineError> {
        let gcm = self.gcm(&key.key);
        let sealed = match key.pieces(aad, plaintext.len()) {
            Some(pieces) => in_pieces::seal(&gcm, pieces, nonce, plaintext).await,
            None => array_of(gcm.encrypt(nonce, &Uint8Array::from(aad), plaintext.array())).await,
        };
        sealed.map_err(|_| EngineError::Failed)
    }

    async fn aes_gcm_open(
        &self,
        key: &WebCryptoContentKey,
        nonce: &Nonce,
        aad: &[u8],
        sealed: JsBytes,
    ) -> Result<JsBytes, OpenError> {
        let len = sealed.len().checked_sub(TAG_LEN).ok_or(OpenError)?;
        let gcm = self.gcm(&key.key);
        if let Some(pieces) = key.pieces(aad, len) {
            return in_pieces::open(&gcm, pieces, nonce, sealed).await;
        }
        let promise = gcm.decrypt(nonce, &Uint8Array::from(aad), sealed.array());
        array_of(promise).await.map_err(|_| OpenError)
    }

    async fn make_key_pair(&self, size: KeySize) -> Result<KeyPair<WebCryptoKey, WebCryptoKey>, EngineError> {
        let algorithm = rsa_oaep_sha256();
        crate::js::set(&algorithm, "modulusLength", &JsValue::from(size.bits()));
        crate::js::set(&algorithm, "publicExponent", &Uint8Array::from(&[1_u8, 0, 1][..]));
        let promise = self
            .subtle
            .generate_key_with_object(&algorithm, false, &usages_of(&["encrypt", "decrypt"]));
        let pair = settled(promise).await.map_err(|_| EngineError::Failed)?;
        let half = |name| present(&pair, name).map(|key| WebCryptoKey(key.unchecked_into()));
        Ok(KeyPair {
            public: half("publicKey").ok_or(EngineError::Failed)?,
            private: half("privateKey").ok_or(EngineError::Failed)?,
        })
    }

    async fn import_private_key(&self, pkcs8_der: &[u8]) -> Result<WebCryptoKey, EngineError> {
        let bytes = WipedBytes::new(pkcs8_der);
        self.import("pkcs8", &bytes.0, &rsa_oaep_sha256(), false, &["decrypt"])
            .await
            .map_err(|_| EngineError::Key)
    }

    async fn import_public_key(&self, public: &RsaPublic) -> Result<WebCryptoKey, EngineError> {
        let jwk = JSON::parse(&public.to_jwk()).map_err(|_| EngineError::Key)?;
        self.import("jwk", jwk.unchecked_ref(), &rsa_oaep_sha256(), true, &["encrypt"])
            .await
            .map_err(|_| EngineError::Key)
    }

    async fn export_public_key(&self, key: &WebCryptoKey) -> Result<RsaPublic, EngineError> {
        let jwk = settled(self.subtle.export_key("jwk", &key.0))
            .await
            .map_err(|_| EngineError::Key)?;
        let text = JSON::stringify(&jwk).map_err(|_| EngineError::Key)?;
        RsaPublic::from_jwk(&String::from(text)).map_err(|_| EngineError::Key)
    }

    async fn rsa_oaep_encrypt(&self, key: &WebCryptoKey, label: &[u8], message: &[u8]) -> Result<Vec<u8>, EngineError> {
        let bytes = WipedBytes::new(message);
        let promise = self
            .subtle
            .encrypt_with_object_and_js_u8_array(&self.rsa_oaep(label), &key.0, &bytes.0);
        // WebCrypto doesn't say why, and asking the key for its length each time costs more than the rest of the call.
        let wrapped = array_of(promise).await.map_err(|_| key.why_not(message.len()))?;
        Ok(wrapped.into_vec())
    }

    async fn rsa_oaep_decrypt(
        &self,
        key: &WebCryptoKey,
        label: &[u8],
        ciphertext: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let promise = self.subtle.decrypt_with_object_and_js_u8_array(
            &self.rsa_oaep(label),
            &key.0,
            &Uint8Array::from(ciphertext),
        );
        let message = WipedBytes(array_of(promise).await.map_err(|_| OpenError)?.array().clone());
        Ok(Zeroizing::new(message.0.to_vec()))
    }
}

thread_local! {
    /// Whether this browser seals and opens in pieces.
    static IN_PIECES: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Whether this browser seals and opens in pieces as it does whole. Tried once; the answer stays.
async fn takes_pieces(engine: &WebCrypto) -> bool {
    if let Some(known) = IN_PIECES.get() {
        return known;
    }
    let dek = Dek::from_random(&mut [0x4b; Dek::LEN]);
    let same = match engine.import_aes(&dek).await {
        Ok(key) => in_pieces::work_here(&engine.gcm(&key), &dek).await,
        Err(_) => None,
    };
    let possible = same == Some(true);
    IN_PIECES.set(Some(possible));
    possible
}

/// Secret bytes on their way out of this memory or into it, wiped when dropped.
pub(super) struct WipedBytes(Uint8Array);

impl WipedBytes {
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(Uint8Array::from(bytes))
    }

    pub(super) fn array(&self) -> &Uint8Array {
        &self.0
    }
}

impl Drop for WipedBytes {
    fn drop(&mut self) {
        self.0.fill(0, 0, self.0.length());
    }
}

fn rsa_oaep_sha256() -> Object {
    object([("name", "RSA-OAEP".into()), ("hash", "SHA-256".into())])
}

fn usages_of(usages: &[&str]) -> JsValue {
    usages
        .iter()
        .copied()
        .map(JsValue::from_str)
        .collect::<js_sys::Array>()
        .into()
}

async fn settled(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

async fn array_of(promise: Result<Promise, JsValue>) -> Result<JsBytes, JsValue> {
    array_in(promise?.into()).await
}
