//! The reference engine: the crates `aes-gcm` and `rsa`. It works everywhere and never waits.
//!
//! Randomness (RSA keys, OAEP seeds, blinding) comes from the generator that it is given. Blinding is why opening needs it too: it
//! hides the private operation's timing (RUSTSEC-2023-0071 is about what blinding and constant-time arithmetic leave over).

use std::cell::RefCell;
use std::fmt;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use aes_gcm::aead::{AeadInOut, KeyInit};
use aes_gcm::{Aes256Gcm, Key};
use rsa::oaep::{DecryptingKey, EncryptingKey};
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use rsa::rand_core::TryCryptoRng;
use rsa::sha2::Sha256;
use rsa::traits::{PublicKeyParts, RandomizedDecryptor, RandomizedEncryptor};
use rsa::{BoxedUint, PrivateKey, PublicKey};
use zeroize::Zeroizing;

use crate::region::Nonce;
use crate::{Dek, Engine, EngineError, KeyPair, KeySize, OpenError, RsaPublic};

/// The engine, with its random number generator.
pub struct RustCrypto<R> {
    rng: RefCell<R>,
}

impl<R: TryCryptoRng> RustCrypto<R> {
    /// An engine that takes its random bytes from here.
    #[must_use]
    pub fn new(rng: R) -> Self {
        Self { rng: RefCell::new(rng) }
    }
}

impl<R> fmt::Debug for RustCrypto<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RustCrypto")
    }
}

/// A content key, expanded. Wiped when dropped.
pub struct RustCryptoContentKey(Aes256Gcm);

impl fmt::Debug for RustCryptoContentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RustCryptoContentKey(redacted)")
    }
}

/// The public half of a key-encryption key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RsaPublicKey(PublicKey);

/// The private half of a key-encryption key. Wiped when dropped.
#[derive(Clone)]
pub struct RsaPrivateKey(PrivateKey);

impl RsaPrivateKey {
    /// The public half.
    #[must_use]
    pub fn public_key(&self) -> RsaPublicKey {
        RsaPublicKey(self.0.to_public_key())
    }

    /// As PKCS #8, DER (RFC 5208): the secret itself, for a key store that has to move it.
    ///
    /// # Errors
    /// [`EngineError::Key`] where it can't be encoded.
    pub fn to_pkcs8_der(&self) -> Result<Zeroizing<Vec<u8>>, EngineError> {
        self.0
            .to_pkcs8_der()
            .map(|der| Zeroizing::new(der.as_bytes().to_vec()))
            .map_err(|_| EngineError::Key)
    }
}

impl fmt::Debug for RsaPrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RsaPrivateKey(redacted)")
    }
}

impl<R: TryCryptoRng> Engine for RustCrypto<R> {
    type Buffer = Vec<u8>;
    type ContentKey = RustCryptoContentKey;
    type PublicKey = RsaPublicKey;
    type PrivateKey = RsaPrivateKey;

    async fn import_content_key(&self, dek: &Dek) -> Result<RustCryptoContentKey, EngineError> {
        Ok(RustCryptoContentKey(Aes256Gcm::new(<&Key<Aes256Gcm>>::from(
            dek.expose(),
        ))))
    }

    async fn aes_gcm_seal(
        &self,
        key: &RustCryptoContentKey,
        nonce: &Nonce,
        aad: &[u8],
        mut plaintext: Vec<u8>,
    ) -> Result<Vec<u8>, EngineError> {
        key.0
            .encrypt_in_place(nonce.into(), aad, &mut plaintext)
            .map_err(|_| EngineError::TooLong)?;
        Ok(plaintext)
    }

    async fn aes_gcm_open(
        &self,
        key: &RustCryptoContentKey,
        nonce: &Nonce,
        aad: &[u8],
        mut sealed: Vec<u8>,
    ) -> Result<Vec<u8>, OpenError> {
        key.0
            .decrypt_in_place(nonce.into(), aad, &mut sealed)
            .map_err(|_| OpenError)?;
        Ok(sealed)
    }

    async fn make_key_pair(&self, size: KeySize) -> Result<KeyPair<RsaPublicKey, RsaPrivateKey>, EngineError> {
        let private = PrivateKey::new(&mut *self.rng.borrow_mut(), usize::from(size.bits()))
            .map_err(|_| EngineError::Randomness)?;
        Ok(KeyPair {
            public: RsaPublicKey(private.to_public_key()),
            private: RsaPrivateKey(private),
        })
    }

    async fn import_private_key(&self, pkcs8_der: &[u8]) -> Result<RsaPrivateKey, EngineError> {
        PrivateKey::from_pkcs8_der(pkcs8_der)
            .map(RsaPrivateKey)
            .map_err(|_| EngineError::Key)
    }

    async fn import_public_key(&self, public: &RsaPublic) -> Result<RsaPublicKey, EngineError> {
        let (n, e) = (unsigned(public.modulus())?, unsigned(public.exponent())?);
        PublicKey::new(n, e).map(RsaPublicKey).map_err(|_| EngineError::Key)
    }

    async fn export_public_key(&self, key: &RsaPublicKey) -> Result<RsaPublic, EngineError> {
        Ok(RsaPublic::new(&key.0.n_bytes(), &key.0.e_bytes()))
    }

    async fn rsa_oaep_encrypt(&self, key: &RsaPublicKey, label: &[u8], message: &[u8]) -> Result<Vec<u8>, EngineError> {
        // k − 2 hLen − 2, RFC 8017, section 7.1.1, step 1b.
        if message.len() + 66 > key.0.size() {
            return Err(EngineError::TooLong);
        }
        EncryptingKey::<Sha256>::new_with_label(key.0.clone(), label)
            .encrypt_with_rng(&mut *self.rng.borrow_mut(), message)
            .map_err(|_| EngineError::Randomness)
    }

    async fn rsa_oaep_decrypt(
        &self,
        key: &RsaPrivateKey,
        label: &[u8],
        ciphertext: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        DecryptingKey::<Sha256>::new_with_label(key.0.clone(), label)
            .decrypt_with_rng(&mut *self.rng.borrow_mut(), ciphertext)
            .map(Zeroizing::new)
            .map_err(|_| OpenError)
    }
}

/// Runs a future that waits for nothing but [`RustCrypto`] to its end. This engine's futures are ready at once; one that waits for
/// something else is asked again and again.
pub fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        std::hint::spin_loop();
    }
}

fn unsigned(bytes: &[u8]) -> Result<BoxedUint, EngineError> {
    let bits = u32::try_from(bytes.len() * 8).map_err(|_| EngineError::Key)?;
    BoxedUint::from_be_slice(bytes, bits).map_err(|_| EngineError::Key)
}
