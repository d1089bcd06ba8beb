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
use rsa::hazmat::rsa_decrypt_and_check;
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
pub struct RsaPublicKey(pub(crate) PublicKey);

/// The private half of a key-encryption key. Wiped when dropped.
#[derive(Clone)]
pub struct RsaPrivateKey(pub(crate) PrivateKey);

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
        plaintext: Vec<u8>,
    ) -> Result<Vec<u8>, EngineError> {
        seal(&key.0, nonce, aad, plaintext)
    }

    async fn aes_gcm_open(
        &self,
        key: &RustCryptoContentKey,
        nonce: &Nonce,
        aad: &[u8],
        sealed: Vec<u8>,
    ) -> Result<Vec<u8>, OpenError> {
        open(&key.0, nonce, aad, sealed)
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
        let rng = &mut *self.rng.borrow_mut();
        let message = DecryptingKey::<Sha256>::new_with_label(key.0.clone(), label)
            .decrypt_with_rng(rng, ciphertext)
            .map(Zeroizing::new)
            .map_err(|_| OpenError)?;
        check_leading_octet(&key.0, rng, ciphertext)?;
        Ok(message)
    }
}

/// `Y = 0` (RFC 8017, section 7.1.2, step 3g), where `EM = Y ‖ maskedSeed ‖ maskedDB = I2OSP(RSADP(K, c), k)`.
///
/// The crate `rsa` leaves this check out, so that nobody can observe it (Manger's attack); WebCrypto does it, Wycheproof demands it, and
/// two engines must agree. Done only once everything else about the padding is right, it tells an attacker nothing: who has a
/// ciphertext that gets here has made it from its plaintext. The price is a second private operation.
fn check_leading_octet<R: TryCryptoRng>(key: &PrivateKey, rng: &mut R, ciphertext: &[u8]) -> Result<(), OpenError> {
    let c = BoxedUint::from_be_slice(ciphertext, key.n_bits_precision()).map_err(|_| OpenError)?;
    let em = rsa_decrypt_and_check(key, Some(rng), &c)
        .map(Zeroizing::new)
        .map_err(|_| OpenError)?;
    let em = Zeroizing::new(em.to_be_bytes());
    let leading = em.len().checked_sub(key.size()).and_then(|at| em.get(at));
    if leading == Some(&0) { Ok(()) } else { Err(OpenError) }
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

// These two stand apart from the engine, which is generic, so that the cipher is compiled here and not in the crate that uses it:
// this one is optimised in every profile.

fn seal(cipher: &Aes256Gcm, nonce: &Nonce, aad: &[u8], mut plaintext: Vec<u8>) -> Result<Vec<u8>, EngineError> {
    cipher
        .encrypt_in_place(nonce.into(), aad, &mut plaintext)
        .map_err(|_| EngineError::TooLong)?;
    Ok(plaintext)
}

fn open(cipher: &Aes256Gcm, nonce: &Nonce, aad: &[u8], mut sealed: Vec<u8>) -> Result<Vec<u8>, OpenError> {
    cipher
        .decrypt_in_place(nonce.into(), aad, &mut sealed)
        .map_err(|_| OpenError)?;
    Ok(sealed)
}

fn unsigned(bytes: &[u8]) -> Result<BoxedUint, EngineError> {
    let bits = u32::try_from(bytes.len() * 8).map_err(|_| EngineError::Key)?;
    BoxedUint::from_be_slice(bytes, bits).map_err(|_| EngineError::Key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{dek, engine, kek};
    use crate::{REGION_LEN, RegionIndex};

    #[test]
    fn a_key_pair_has_the_size_that_was_asked_for() {
        let engine = engine(1);
        for size in [KeySize::Rsa2048, KeySize::Rsa3072] {
            let pair = run(engine.make_key_pair(size)).unwrap();
            let public = run(engine.export_public_key(&pair.public)).unwrap();
            assert_eq!(public.modulus().len() * 8, usize::from(size.bits()));
            assert_eq!(public.exponent(), [1, 0, 1]);
            assert!(public.modulus()[0] >= 0x80, "the modulus has all its bits");
        }
    }

    #[test]
    fn keys_come_back_from_their_encodings() {
        let engine = engine(1);
        run(async {
            let pair = kek(0);
            let der = pair.private.to_pkcs8_der().unwrap();
            let private = engine.import_private_key(&der).await.unwrap();
            assert_eq!(private.public_key(), pair.public);
            let parts = engine.export_public_key(&pair.public).await.unwrap();
            let public = engine.import_public_key(&parts).await.unwrap();
            assert_eq!(public, pair.public);

            let wrapped = engine.wrap_dek(&public, &dek(4)).await.unwrap();
            assert_eq!(
                engine.unwrap_dek(&private, &wrapped).await.unwrap().expose(),
                dek(4).expose()
            );
        });
    }

    #[test]
    fn what_is_no_key_is_not_imported() {
        let engine = engine(1);
        assert_eq!(run(engine.import_private_key(b"no key")).unwrap_err(), EngineError::Key);
        for (modulus, exponent) in [(&[0xff; 256][..], &[2][..]), (&[], &[1, 0, 1]), (&[0xff; 256], &[])] {
            let public = RsaPublic::new(modulus, exponent);
            assert_eq!(
                run(engine.import_public_key(&public)).unwrap_err(),
                EngineError::Key,
                "{public:?}"
            );
        }
    }

    #[test]
    fn a_message_longer_than_the_key_allows_is_refused() {
        let engine = engine(1);
        assert!(run(engine.rsa_oaep_encrypt(&kek(0).public, &[], &[0; 256 - 66])).is_ok());
        let too_long = run(engine.rsa_oaep_encrypt(&kek(0).public, &[], &[0; 256 - 65]));
        assert_eq!(too_long, Err(EngineError::TooLong));
    }

    #[test]
    fn a_region_longer_than_a_region_is_refused() {
        let engine = engine(1);
        run(async {
            let key = engine.import_content_key(&dek(1)).await.unwrap();
            let too_long = engine
                .seal_region(&key, RegionIndex::FIRST, vec![0; REGION_LEN as usize + 1])
                .await;
            assert_eq!(too_long.unwrap_err(), EngineError::TooLong);
        });
    }

    #[test]
    fn wrapping_the_same_key_twice_gives_other_bytes() {
        let engine = engine(1);
        let wrap = || run(engine.wrap_dek(&kek(0).public, &dek(1))).unwrap();
        assert_ne!(wrap(), wrap());
    }

    #[test]
    fn a_generator_that_fails_is_told_from_a_wrapped_key_that_does_not_open() {
        struct Broken;
        impl rsa::rand_core::TryRng for Broken {
            type Error = std::fmt::Error;
            fn try_next_u32(&mut self) -> Result<u32, std::fmt::Error> {
                Err(std::fmt::Error)
            }
            fn try_next_u64(&mut self) -> Result<u64, std::fmt::Error> {
                Err(std::fmt::Error)
            }
            fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), std::fmt::Error> {
                Err(std::fmt::Error)
            }
        }
        impl TryCryptoRng for Broken {}
        let engine = RustCrypto::new(Broken);
        assert_eq!(
            run(engine.make_key_pair(KeySize::Rsa2048)).unwrap_err(),
            EngineError::Randomness
        );
        assert_eq!(
            run(engine.wrap_dek(&kek(0).public, &dek(1))),
            Err(EngineError::Randomness)
        );
    }

    #[test]
    fn debug_shows_no_key() {
        let engine = engine(1);
        let key = run(engine.import_content_key(&dek(1))).unwrap();
        let shown = format!("{engine:?} {key:?} {:?}", kek(0).private);
        assert_eq!(
            shown,
            "RustCrypto RustCryptoContentKey(redacted) RsaPrivateKey(redacted)"
        );
    }
}
