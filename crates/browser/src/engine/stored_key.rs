//! A key pair as IndexedDB keeps it: `{ public, private }`, two `CryptoKey`s that the browser clones without showing the private one.

use kluis_envelope::KeyPair as Pair;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

use super::{KeyPair, PrivateKey, PublicKey, WebCryptoKey};
use crate::js::{object, present};

/// The pair as a value to keep; `None` for a private key in this memory, which must not reach a disk.
pub(crate) fn to_stored(pair: &KeyPair) -> Option<JsValue> {
    match (&pair.public, &pair.private) {
        (PublicKey::WebCrypto(public), PrivateKey::WebCrypto(private)) => {
            Some(object([("public", public.key().into()), ("private", private.key().into())]).into())
        }
        (PublicKey::WebCrypto(_) | PublicKey::RustCrypto(_), _) => None,
    }
}

/// The pair that was kept; `None` where the value is something else.
pub(crate) fn from_stored(stored: &JsValue) -> Option<KeyPair> {
    let half = |name| {
        let key = present(stored, name)?.dyn_into::<CryptoKey>().ok()?;
        Some(WebCryptoKey::from(key))
    };
    Some(Pair {
        public: PublicKey::WebCrypto(half("public")?),
        private: PrivateKey::WebCrypto(half("private")?),
    })
}
