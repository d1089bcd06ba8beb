//! Who does the arithmetic: the trait that every engine implements, and what goes in and out of it.
//!
//! An engine has few primitives; the constructions on top of them (regions, wrapped keys) are written here once, for all engines.
//! Buffers are of the engine's own kind, so that an engine outside this memory (a browser's) moves no byte more than it has to.

use std::fmt;

use zeroize::Zeroizing;

use crate::region::{Nonce, REGION_LEN, RegionIndex, TAG_LEN, Tag};
use crate::{Dek, EngineError, OpenError, RsaPublic, wrap};

/// Bytes, wherever the engine keeps them.
pub trait Buffer: Sized {
    /// Copies bytes in.
    fn from_bytes(bytes: &[u8]) -> Self;
    /// How many there are.
    fn len(&self) -> usize;
    /// The last `N` of them, if there are so many.
    fn suffix<const N: usize>(&self) -> Option<[u8; N]>;
    /// Copies them out.
    fn into_vec(self) -> Vec<u8>;

    /// There are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Buffer for Vec<u8> {
    fn from_bytes(bytes: &[u8]) -> Self {
        bytes.to_vec()
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn suffix<const N: usize>(&self) -> Option<[u8; N]> {
        self.last_chunk().copied()
    }

    fn into_vec(self) -> Vec<u8> {
        self
    }
}

/// AES-256-GCM and RSA-OAEP with SHA-256, done by somebody.
///
/// Futures needn't be `Send`: an engine in a browser works on one thread. The required methods are primitives, for the provided
/// ones and for test vectors; everything else seals and opens by the provided ones.
#[expect(
    async_fn_in_trait,
    reason = "no caller needs the futures to be Send; a browser's can't be"
)]
pub trait Engine {
    /// Plaintext, or `ciphertext ‖ tag`.
    type Buffer: Buffer;
    /// A content key, imported.
    type ContentKey: fmt::Debug;
    /// The public half of a key-encryption key.
    type PublicKey: Clone + fmt::Debug;
    /// The private half of a key-encryption key.
    type PrivateKey: Clone + fmt::Debug;

    /// Imports a content key.
    ///
    /// # Errors
    /// Where the engine fails.
    async fn import_content_key(&self, dek: &Dek) -> Result<Self::ContentKey, EngineError>;

    /// `C ‖ T = GCM-AE_K(IV, P, A)` (NIST SP 800-38D, section 7.1), 12-byte IV, 16-byte tag.
    ///
    /// Under one key an IV must never come twice; [`Engine::seal_region`] sees to it.
    ///
    /// # Errors
    /// Where the engine fails.
    async fn aes_gcm_seal(
        &self,
        key: &Self::ContentKey,
        nonce: &Nonce,
        aad: &[u8],
        plaintext: Self::Buffer,
    ) -> Result<Self::Buffer, EngineError>;

    /// `P = GCM-AD_K(IV, C, A, T)` (NIST SP 800-38D, section 7.2), given `C ‖ T`, 12-byte IV, 16-byte tag.
    ///
    /// # Errors
    /// [`OpenError`], whatever the reason.
    async fn aes_gcm_open(
        &self,
        key: &Self::ContentKey,
        nonce: &Nonce,
        aad: &[u8],
        sealed: Self::Buffer,
    ) -> Result<Self::Buffer, OpenError>;

    /// Makes an RSA key pair with the public exponent 65537.
    ///
    /// # Errors
    /// Where the engine or its randomness fails.
    async fn make_key_pair(&self, size: KeySize) -> Result<KeyPair<Self::PublicKey, Self::PrivateKey>, EngineError>;

    /// Imports a private key: PKCS #8, DER (RFC 5208).
    ///
    /// # Errors
    /// [`EngineError::Key`] where it is no RSA private key.
    async fn import_private_key(&self, pkcs8_der: &[u8]) -> Result<Self::PrivateKey, EngineError>;

    /// Imports a public key.
    ///
    /// # Errors
    /// [`EngineError::Key`] where it is no usable public key.
    async fn import_public_key(&self, public: &RsaPublic) -> Result<Self::PublicKey, EngineError>;

    /// Exports a public key.
    ///
    /// # Errors
    /// Where the engine fails.
    async fn export_public_key(&self, key: &Self::PublicKey) -> Result<RsaPublic, EngineError>;

    /// `C = RSAES-OAEP-ENCRYPT((n, e), M, L)` (RFC 8017, section 7.1.1), SHA-256 and MGF1 with SHA-256. `C` is as long as `n`.
    ///
    /// # Errors
    /// [`EngineError::TooLong`] where the message is longer than the key allows (`k − 66` bytes).
    async fn rsa_oaep_encrypt(
        &self,
        key: &Self::PublicKey,
        label: &[u8],
        message: &[u8],
    ) -> Result<Vec<u8>, EngineError>;

    /// `M = RSAES-OAEP-DECRYPT(K, C, L)` (RFC 8017, section 7.1.2), SHA-256 and MGF1 with SHA-256.
    ///
    /// # Errors
    /// [`OpenError`], whatever the reason: telling them apart is Manger's attack.
    async fn rsa_oaep_decrypt(
        &self,
        key: &Self::PrivateKey,
        label: &[u8],
        ciphertext: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError>;

    /// `region = GCM-AE_DEK(BE96(index), plaintext, ε)`, 1 to 4,194,304 plaintext bytes. Several may be under way at once.
    ///
    /// # Errors
    /// [`EngineError::TooLong`] where the plaintext is longer than a region; else where the engine fails.
    async fn seal_region(
        &self,
        key: &Self::ContentKey,
        index: RegionIndex,
        plaintext: Self::Buffer,
    ) -> Result<SealedRegion<Self::Buffer>, EngineError> {
        let plaintext_len = u32::try_from(plaintext.len())
            .ok()
            .filter(|len| *len <= REGION_LEN)
            .ok_or(EngineError::TooLong)?;
        // Unique under this key, see `RegionIndex::nonce`.
        let sealed = self.aes_gcm_seal(key, &index.nonce(), &[], plaintext).await?;
        let tag = sealed.suffix::<TAG_LEN>().ok_or(EngineError::Failed)?;
        Ok(SealedRegion {
            index,
            plaintext_len,
            tag,
            sealed,
        })
    }

    /// `plaintext = GCM-AD_DEK(BE96(index), ciphertext, ε, tag)`, given `ciphertext ‖ tag`. The nonce stored before it must be
    /// compared with the index by the caller: [`Body::open_region`](crate::Body::open_region) does.
    ///
    /// # Errors
    /// [`OpenError`], whatever the reason.
    async fn open_region(
        &self,
        key: &Self::ContentKey,
        index: RegionIndex,
        sealed: Self::Buffer,
    ) -> Result<Self::Buffer, OpenError> {
        self.aes_gcm_open(key, &index.nonce(), &[], sealed).await
    }

    /// `wrapped = RSAES-OAEP-ENCRYPT(KEK, "2.0" ‖ 0⁵ ‖ DEK, ε)`.
    ///
    /// # Errors
    /// Where the engine or its randomness fails.
    async fn wrap_dek(&self, key: &Self::PublicKey, dek: &Dek) -> Result<Vec<u8>, EngineError> {
        self.rsa_oaep_encrypt(key, &[], &*wrap::payload(dek)).await
    }

    /// `"2.0" ‖ 0⁵ ‖ DEK = RSAES-OAEP-DECRYPT(KEK, wrapped, ε)`.
    ///
    /// # Errors
    /// [`OpenError`], whatever the reason.
    async fn unwrap_dek(&self, key: &Self::PrivateKey, wrapped: &[u8]) -> Result<Dek, OpenError> {
        wrap::dek_of_payload(&self.rsa_oaep_decrypt(key, &[], wrapped).await?)
    }
}

/// A key-encryption key: both halves.
#[derive(Clone, Debug)]
pub struct KeyPair<Public, Private> {
    /// Wraps.
    pub public: Public,
    /// Unwraps.
    pub private: Private,
}

/// The length of an RSA modulus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySize {
    /// 2048 bits.
    Rsa2048,
    /// 3072 bits.
    Rsa3072,
    /// 4096 bits.
    Rsa4096,
}

impl KeySize {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Rsa2048, Self::Rsa3072, Self::Rsa4096];

    /// The size with this many bits, if there is one.
    #[must_use]
    pub fn from_bits(bits: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.bits() == bits)
    }

    /// Bits of the modulus.
    #[must_use]
    pub fn bits(self) -> u16 {
        match self {
            Self::Rsa2048 => 2048,
            Self::Rsa3072 => 3072,
            Self::Rsa4096 => 4096,
        }
    }
}

/// A sealed region. In the body stands `index.nonce() ‖ sealed`.
#[derive(Clone, Debug)]
pub struct SealedRegion<B> {
    /// Its index.
    pub index: RegionIndex,
    /// Its plaintext bytes.
    pub plaintext_len: u32,
    /// The last 16 bytes of `sealed`: what the manifest's digest covers.
    pub tag: Tag,
    /// `ciphertext ‖ tag`.
    pub sealed: B,
}
