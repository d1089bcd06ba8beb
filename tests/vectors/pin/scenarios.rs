//! What is pinned: every layer of opening, and every way that we know in which it must fail.

mod bodies;
mod keys;
mod manifests;
mod opens;

use std::error::Error;

use getrandom::SysRng;
use kluis_envelope::{Dek, EncryptionData, Engine, REGION_LEN, RsaPublicKey, RustCrypto};
use kluis_tests::scenario::{Body, Layer, Plaintext, Scenario, seal, sha256};
use uuid::Uuid;

use crate::Keys;

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;
pub(crate) type Named = (&'static str, Scenario);

pub(crate) const KEY_ID: &str = "https://testkeyvault.vault.azure.net/keys/testkey/";
pub(crate) const FULL: usize = REGION_LEN as usize;
pub(crate) const STORED: usize = 12 + FULL + 16;

/// All of them, with fresh DEKs.
pub(crate) async fn all(engine: &RustCrypto<SysRng>, keys: &Keys) -> Result<Vec<Named>> {
    let maker = Maker { engine, keys };
    let mut all = maker.that_open().await?;
    all.extend(maker.with_bad_encryption_data().await?);
    all.extend(maker.with_a_bad_wrapped_key().await?);
    all.extend(maker.with_a_bad_manifest().await?);
    all.extend(maker.with_a_manifest_that_does_not_hold().await?);
    all.extend(maker.with_a_bad_small_body().await?);
    all.extend(maker.with_a_bad_long_body().await?);
    Ok(all)
}

/// Makes sound objects; the modules below damage them.
pub(crate) struct Maker<'a> {
    pub(crate) engine: &'a RustCrypto<SysRng>,
    pub(crate) keys: &'a Keys,
}

impl Maker<'_> {
    /// A sound object of so many bytes, with a DEK of its own. Short bodies are written down, long ones described.
    pub(crate) async fn sound(&self, length: usize) -> Result<Scenario> {
        let mut random = [0; 48];
        getrandom::fill(&mut random)?;
        let object = Uuid::from_slice(&random[32..])?;
        let dek = dek(&base16ct::lower::encode_string(&random[..32]))?;
        let plaintext = Plaintext {
            repeat: base16ct::lower::encode_string(b"Kluis\x00\xff"),
            length,
        };
        let bytes = plaintext.bytes().ok_or("no pattern")?;
        let (body, manifest) = seal(self.engine, &dek, object, &bytes).await?;
        let short = body.len() < FULL;
        Ok(Scenario {
            about: format!("{length} bytes, sealed and opened"),
            expect: Layer::Opens,
            without_manifest: Layer::Opens,
            private_key: "first".to_owned(),
            object,
            encryption_data: self.wrapped(&dek, "1", &self.keys.first.public).await?.to_json(),
            manifest: manifest.to_json(),
            body: if short {
                Body::Hex(base16ct::lower::encode_string(&body))
            } else {
                Body::Sealed {
                    sha256: sha256(&body),
                    pieces: vec![(0, body.len())],
                }
            },
            plaintext,
            dek: base16ct::lower::encode_string(dek.expose()),
        })
    }

    pub(crate) async fn wrapped(&self, dek: &Dek, version: &str, key: &RsaPublicKey) -> Result<EncryptionData> {
        Ok(EncryptionData::new(
            format!("{KEY_ID}{version}"),
            self.engine.wrap_dek(key, dek).await?,
        ))
    }
}

/// The same object, with another outcome.
pub(crate) fn failing(sound: &Scenario, about: &str, expect: Layer, without_manifest: Layer) -> Scenario {
    Scenario {
        about: about.to_owned(),
        expect,
        without_manifest,
        ..sound.clone()
    }
}

pub(crate) fn dek(hex: &str) -> Result<Dek> {
    let bytes = base16ct::mixed::decode_vec(hex).map_err(|_| "no hexadecimal")?;
    let mut bytes = <[u8; Dek::LEN]>::try_from(bytes).map_err(|_| "no DEK")?;
    Ok(Dek::from_random(&mut bytes))
}
