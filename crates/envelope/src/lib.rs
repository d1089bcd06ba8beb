//! The envelope: content encryption, key wrapping, and the formats that hold them. Floor 1; knows no Azure.
//!
//! What is sealed is an *object*: a body (regions of AES-256-GCM, see [`BodyLayout`]), an [`EncryptionData`] (who can unwrap the
//! key) and a [`Manifest`] (what the body is). Body and encryption data are those of Azure Storage client-side encryption,
//! protocol 2.0, so that Microsoft's own SDK reads them; the manifest is ours, because protocol 2.0 alone accepts a body that was
//! cut at a region boundary.
//!
//! - [`Dek`] – the content key of one object. A fresh one for every object: the nonces count from zero in each.
//! - [`Engine`] – who does the arithmetic. `RustCrypto` (feature `rustcrypto`) is the reference; a browser brings its own.
//! - [`ManifestBuilder`] absorbs regions while they are sealed, [`Opener`] and [`Body`] let them be opened, in any order.
//! - [`BodySealer`] and [`BodyOpener`] do the same for a stream of bytes, with the memory of one region.
//! - `ImportedKey` (feature `rustcrypto`) is a private RSA key read from PEM or a JSON Web Key.
//! - `VolumeKey` (feature `rustcrypto`) encrypts the sectors of a disk, as the guest of a machine does: what goes into an object
//!   may be such ciphertext.
//! - [`BareBody`] reads a body that has no manifest: its length is not authenticated.
//!
//! Left out on purpose: reading and writing anything, the clock, and randomness. Random bytes are given by the caller, or come from
//! the generator that the caller gave to the engine.
//!
//! ```
//! # #[cfg(feature = "rustcrypto")] {
//! use kluis_envelope::{BodyOpener, BodySealer, Dek, EncryptionData, Engine, KeySize, Manifest, RustCrypto, rewrap, run};
//! use uuid::Uuid;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! run(async {
//!     let engine = RustCrypto::new(getrandom::SysRng);
//!     let kek = engine.make_key_pair(KeySize::Rsa2048).await?;
//!     let object = Uuid::from_u128(1);
//!     let mut random = [0; 32];
//!     getrandom::fill(&mut random)?;
//!     let dek = Dek::from_random(&mut random);
//!
//!     // Seal.
//!     let mut body = Vec::new();
//!     let mut sealer = BodySealer::new(&engine, &dek, object).await?;
//!     sealer.push(b"hello", &mut body).await?;
//!     let manifest = sealer.finish(&mut body).await?.to_json();
//!     let wrapped = engine.wrap_dek(&kek.public, &dek).await?;
//!     let data = EncryptionData::new("https://vault.example/keys/key/1", wrapped).to_json();
//!
//!     // Open.
//!     let data = EncryptionData::parse(&data)?;
//!     let dek = engine.unwrap_dek(&kek.private, data.encrypted_key()).await?;
//!     let opener = Manifest::parse(&manifest)?.verify(&dek, object)?;
//!     let mut plaintext = Vec::new();
//!     let mut stream = BodyOpener::new(&engine, &dek, opener).await?;
//!     stream.push(&body, &mut plaintext).await?;
//!     stream.finish()?;
//!     assert_eq!(plaintext, b"hello");
//!
//!     // Rotate: the body isn't touched.
//!     let next = engine.make_key_pair(KeySize::Rsa2048).await?;
//!     let data = rewrap(&engine, &data, &kek.private, "https://vault.example/keys/key/2", &next.public).await?;
//!     assert!(engine.unwrap_dek(&next.private, data.encrypted_key()).await.is_ok());
//! #   Ok(())
//! })
//! # }
//! # main().unwrap(); }
//! ```

mod bare;
mod dek;
mod encryption_data;
mod engine;
mod error;
#[cfg(feature = "rustcrypto")]
mod import;
pub mod kdf;
mod layout;
mod manifest;
mod opener;
#[cfg(feature = "rustcrypto")]
mod pieces;
mod region;
mod rsa_public;
#[cfg(feature = "rustcrypto")]
mod rustcrypto;
mod stream;
#[cfg(feature = "rustcrypto")]
mod volume;
mod wrap;

pub use bare::BareBody;
pub use dek::Dek;
pub use encryption_data::EncryptionData;
pub use engine::{Buffer, Engine, KeyPair, KeySize, SealedRegion};
pub use error::{EngineError, FormatError, LayoutError, OpenError, SealError};
#[cfg(feature = "rustcrypto")]
pub use import::{ImportError, ImportedKey};
pub use layout::{BodyLayout, RegionLayout, RegionSlice};
pub use manifest::{Manifest, ManifestBuilder};
pub use opener::{Body, Opener};
#[cfg(feature = "rustcrypto")]
pub use pieces::{GcmPiece, GcmPieces};
pub use region::{MAX_REGIONS, NONCE_LEN, Nonce, REGION_LEN, RegionIndex, STORED_REGION_LEN, TAG_LEN, Tag};
pub use rsa_public::RsaPublic;
#[cfg(feature = "rustcrypto")]
pub use rustcrypto::{RsaPrivateKey, RsaPublicKey, RustCrypto, RustCryptoContentKey, run};
pub use stream::{BodyOpener, BodySealer};
#[cfg(feature = "rustcrypto")]
pub use volume::{Bek, SECTOR_LEN, VolumeError, VolumeKey};
pub use wrap::{RewrapError, rewrap};

#[cfg(test)]
#[cfg(feature = "rustcrypto")]
mod property_tests;
#[cfg(test)]
#[cfg(feature = "rustcrypto")]
mod tamper_tests;
#[cfg(test)]
#[cfg(feature = "rustcrypto")]
mod test_support;
