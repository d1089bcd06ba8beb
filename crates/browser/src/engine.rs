//! The engine of a page or worker: WebCrypto where the browser has it, RustCrypto otherwise, both over JavaScript's buffers.
//!
//! Which of the two is known only at run time, so each of its parts is one or the other. A key of one engine is no key of the other.

mod gcm;
pub(crate) mod helper;
mod in_pieces;
mod js_bytes;
mod kind;
pub(crate) mod pool;
mod portable;
pub(crate) mod spare;
mod stored_key;
mod webcrypto;

use std::rc::Rc;

use kluis_envelope::{
    Dek, Engine as Arithmetic, EngineError, KeySize, Nonce, OpenError, RsaPrivateKey, RsaPublic, RsaPublicKey,
};
use zeroize::Zeroizing;

use self::pool::Pool;

pub use helper::serve as serve_as_helper;
pub use js_bytes::JsBytes;
pub use kind::EngineKind;
pub use portable::{Portable, PortableKey};
pub(crate) use stored_key::{from_stored, to_stored};
pub use webcrypto::{WebCrypto, WebCryptoContentKey, WebCryptoKey};

/// A key-encryption key, with whichever engine made it.
pub type KeyPair = kluis_envelope::KeyPair<PublicKey, PrivateKey>;

/// WebCrypto or RustCrypto.
#[derive(Debug)]
pub enum Engine {
    /// `crypto.subtle`.
    WebCrypto(WebCrypto),
    /// The `aes-gcm` and `rsa` crates; bytes are copied into this memory, or a helper's, and out again.
    RustCrypto(Portable),
}

/// A content key of either engine.
#[derive(Debug)]
pub enum ContentKey {
    /// WebCrypto's.
    WebCrypto(Box<WebCryptoContentKey>),
    /// RustCrypto's, in this memory.
    RustCrypto(Box<PortableKey>),
}

/// The public half of a key-encryption key of either engine.
#[derive(Clone, Debug)]
pub enum PublicKey {
    /// WebCrypto's.
    WebCrypto(WebCryptoKey),
    /// RustCrypto's.
    RustCrypto(RsaPublicKey),
}

impl PublicKey {
    /// Whose key it is; no other engine takes it.
    #[must_use]
    pub fn kind(&self) -> EngineKind {
        match self {
            Self::WebCrypto(_) => EngineKind::WebCrypto,
            Self::RustCrypto(_) => EngineKind::RustCrypto,
        }
    }
}

/// The private half of a key-encryption key of either engine.
#[derive(Clone, Debug)]
pub enum PrivateKey {
    /// WebCrypto's: not extractable.
    WebCrypto(WebCryptoKey),
    /// RustCrypto's, in this memory.
    RustCrypto(Box<RsaPrivateKey>),
}

impl Engine {
    /// WebCrypto, where this page, worker or Node has it.
    #[must_use]
    pub fn web_crypto() -> Option<Self> {
        WebCrypto::of_this_global().map(Self::WebCrypto)
    }

    /// RustCrypto, with the browser's random numbers, on this thread.
    #[must_use]
    pub fn rust_crypto() -> Self {
        Self::RustCrypto(Portable::new(None))
    }

    /// RustCrypto with so many helpers, started from a script that calls [`serve_as_helper`], and listening when this returns.
    pub async fn rust_crypto_pooled(script: &str, helpers: usize) -> Self {
        let pool = Pool::new(script.to_owned(), helpers);
        pool.started().await;
        Self::RustCrypto(Portable::new(Some(Rc::new(pool))))
    }

    /// The faster one that is there. In Kluis's own worker, RustCrypto has helpers.
    #[must_use]
    pub fn best() -> Self {
        let portable = || Self::RustCrypto(Portable::new(Pool::of_this_worker()));
        Self::web_crypto().unwrap_or_else(portable)
    }

    /// Which of the two.
    #[must_use]
    pub fn kind(&self) -> EngineKind {
        match self {
            Self::WebCrypto(_) => EngineKind::WebCrypto,
            Self::RustCrypto(_) => EngineKind::RustCrypto,
        }
    }
}

impl Arithmetic for Engine {
    type Buffer = JsBytes;
    type ContentKey = ContentKey;
    type PublicKey = PublicKey;
    type PrivateKey = PrivateKey;

    async fn import_content_key(&self, dek: &Dek) -> Result<ContentKey, EngineError> {
        match self {
            Self::WebCrypto(engine) => engine
                .import_content_key(dek)
                .await
                .map(Box::new)
                .map(ContentKey::WebCrypto),
            Self::RustCrypto(engine) => engine
                .import_content_key(dek)
                .await
                .map(Box::new)
                .map(ContentKey::RustCrypto),
        }
    }

    async fn aes_gcm_seal(
        &self,
        key: &ContentKey,
        nonce: &Nonce,
        aad: &[u8],
        plaintext: JsBytes,
    ) -> Result<JsBytes, EngineError> {
        match (self, key) {
            (Self::WebCrypto(engine), ContentKey::WebCrypto(key)) => {
                engine.aes_gcm_seal(key, nonce, aad, plaintext).await
            }
            (Self::RustCrypto(engine), ContentKey::RustCrypto(key)) => {
                engine.aes_gcm_seal(key, nonce, aad, plaintext).await
            }
            (Self::WebCrypto(_) | Self::RustCrypto(_), _) => Err(EngineError::Key),
        }
    }

    async fn aes_gcm_open(
        &self,
        key: &ContentKey,
        nonce: &Nonce,
        aad: &[u8],
        sealed: JsBytes,
    ) -> Result<JsBytes, OpenError> {
        match (self, key) {
            (Self::WebCrypto(engine), ContentKey::WebCrypto(key)) => engine.aes_gcm_open(key, nonce, aad, sealed).await,
            (Self::RustCrypto(engine), ContentKey::RustCrypto(key)) => {
                engine.aes_gcm_open(key, nonce, aad, sealed).await
            }
            (Self::WebCrypto(_) | Self::RustCrypto(_), _) => Err(OpenError),
        }
    }

    async fn make_key_pair(&self, size: KeySize) -> Result<KeyPair, EngineError> {
        Ok(match self {
            Self::WebCrypto(engine) => {
                let pair = engine.make_key_pair(size).await?;
                KeyPair {
                    public: PublicKey::WebCrypto(pair.public),
                    private: PrivateKey::WebCrypto(pair.private),
                }
            }
            Self::RustCrypto(engine) => {
                let pair = engine.own().make_key_pair(size).await?;
                KeyPair {
                    public: PublicKey::RustCrypto(pair.public),
                    private: PrivateKey::RustCrypto(Box::new(pair.private)),
                }
            }
        })
    }

    async fn import_private_key(&self, pkcs8_der: &[u8]) -> Result<PrivateKey, EngineError> {
        match self {
            Self::WebCrypto(engine) => engine.import_private_key(pkcs8_der).await.map(PrivateKey::WebCrypto),
            Self::RustCrypto(engine) => engine
                .own()
                .import_private_key(pkcs8_der)
                .await
                .map(Box::new)
                .map(PrivateKey::RustCrypto),
        }
    }

    async fn import_public_key(&self, public: &RsaPublic) -> Result<PublicKey, EngineError> {
        match self {
            Self::WebCrypto(engine) => engine.import_public_key(public).await.map(PublicKey::WebCrypto),
            Self::RustCrypto(engine) => engine.own().import_public_key(public).await.map(PublicKey::RustCrypto),
        }
    }

    async fn export_public_key(&self, key: &PublicKey) -> Result<RsaPublic, EngineError> {
        match (self, key) {
            (Self::WebCrypto(engine), PublicKey::WebCrypto(key)) => engine.export_public_key(key).await,
            (Self::RustCrypto(engine), PublicKey::RustCrypto(key)) => engine.own().export_public_key(key).await,
            (Self::WebCrypto(_) | Self::RustCrypto(_), _) => Err(EngineError::Key),
        }
    }

    async fn rsa_oaep_encrypt(&self, key: &PublicKey, label: &[u8], message: &[u8]) -> Result<Vec<u8>, EngineError> {
        match (self, key) {
            (Self::WebCrypto(engine), PublicKey::WebCrypto(key)) => engine.rsa_oaep_encrypt(key, label, message).await,
            (Self::RustCrypto(engine), PublicKey::RustCrypto(key)) => {
                engine.own().rsa_oaep_encrypt(key, label, message).await
            }
            (Self::WebCrypto(_) | Self::RustCrypto(_), _) => Err(EngineError::Key),
        }
    }

    async fn rsa_oaep_decrypt(
        &self,
        key: &PrivateKey,
        label: &[u8],
        ciphertext: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        match (self, key) {
            (Self::WebCrypto(engine), PrivateKey::WebCrypto(key)) => {
                engine.rsa_oaep_decrypt(key, label, ciphertext).await
            }
            (Self::RustCrypto(engine), PrivateKey::RustCrypto(key)) => {
                engine.own().rsa_oaep_decrypt(key, label, ciphertext).await
            }
            (Self::WebCrypto(_) | Self::RustCrypto(_), _) => Err(OpenError),
        }
    }
}
