//! What the tests of this crate share: a generator that repeats itself, keys, and a small object to damage.

use std::convert::Infallible;
use std::sync::OnceLock;

use rsa::rand_core::{TryCryptoRng, TryRng};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::region::{NONCE_LEN, RegionIndex, TAG_LEN};
use crate::{
    BodyLayout, BodyOpener, BodySealer, Dek, Engine, KeyPair, KeySize, Manifest, OpenError, Opener, RsaPrivateKey,
    RsaPublicKey, RustCrypto, run,
};

/// Regions of the tests: long enough for more than one block of AES, short enough to flip every bit.
pub(crate) const SMALL: u32 = 20;
pub(crate) const OBJECT: Uuid = Uuid::from_u128(0x6b6c_7569_735f_4f42_8a5e_63d2_2b1f_0001);

/// `SHA-256(seed ‖ 0), SHA-256(seed ‖ 1), …`: the same bytes every time.
pub(crate) struct Repeating {
    seed: u64,
    counter: u64,
}

impl Repeating {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, counter: 0 }
    }
}

impl TryRng for Repeating {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(32) {
            let block = Sha256::new()
                .chain_update(self.seed.to_le_bytes())
                .chain_update(self.counter.to_le_bytes())
                .finalize();
            self.counter += 1;
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for Repeating {}

pub(crate) fn engine(seed: u64) -> RustCrypto<Repeating> {
    RustCrypto::new(Repeating::new(seed))
}

/// One of two key pairs, made once.
pub(crate) fn kek(which: usize) -> &'static KeyPair<RsaPublicKey, RsaPrivateKey> {
    static KEYS: [OnceLock<KeyPair<RsaPublicKey, RsaPrivateKey>>; 2] = [OnceLock::new(), OnceLock::new()];
    KEYS[which].get_or_init(|| run(engine(which as u64).make_key_pair(KeySize::Rsa2048)).unwrap())
}

pub(crate) fn dek(seed: u8) -> Dek {
    Dek::from_random(&mut [seed; 32])
}

/// An object with regions of [`SMALL`] bytes, as it is stored.
#[derive(Clone)]
pub(crate) struct Small {
    pub(crate) plaintext: Vec<u8>,
    pub(crate) body: Vec<u8>,
    pub(crate) manifest: String,
}

impl Small {
    pub(crate) fn seal(dek: &Dek, object: Uuid, plaintext: &[u8], chunk: usize) -> Self {
        let engine = engine(7);
        let mut body = Vec::new();
        let manifest = run(async {
            let mut sealer = BodySealer::starting_at(&engine, dek, object, RegionIndex::FIRST, SMALL)
                .await
                .unwrap();
            for part in plaintext.chunks(chunk) {
                sealer.push(part, &mut body).await.unwrap();
            }
            sealer.finish(&mut body).await.unwrap().to_json()
        });
        Self {
            plaintext: plaintext.to_vec(),
            body,
            manifest,
        }
    }

    /// Two full regions and a shorter one.
    pub(crate) fn sample() -> Self {
        Self::seal(&dek(1), OBJECT, &(0..50).collect::<Vec<u8>>(), 50)
    }

    /// The stored bytes of a region of a whole body.
    pub(crate) fn region(&self, number: usize) -> &[u8] {
        let stored = SMALL as usize + NONCE_LEN + TAG_LEN;
        &self.body[number * stored..self.body.len().min((number + 1) * stored)]
    }

    pub(crate) fn opener(&self, dek: &Dek, object: Uuid) -> Result<Opener, OpenError> {
        Manifest::parse(&self.manifest)
            .map_err(|_| OpenError)?
            .verify_with_region_len(dek, object, SMALL)
    }

    /// Opens everything in both manners, region by region and as a stream, which must agree.
    pub(crate) fn open(&self, dek: &Dek, object: Uuid) -> Result<Vec<u8>, OpenError> {
        let by_region = self.open_by_region(dek, object);
        assert_eq!(by_region, self.open_as_stream(dek, object, 7));
        by_region
    }

    fn open_by_region(&self, dek: &Dek, object: Uuid) -> Result<Vec<u8>, OpenError> {
        let layout = self.opener(dek, object)?.layout();
        self.open_range(dek, object, 0, layout.plaintext_len())
    }

    pub(crate) fn open_as_stream(&self, dek: &Dek, object: Uuid, chunk: usize) -> Result<Vec<u8>, OpenError> {
        let engine = engine(8);
        run(async {
            let opener = self.opener(dek, object)?;
            let mut stream = BodyOpener::new(&engine, dek, opener).await.map_err(|_| OpenError)?;
            let mut plaintext = Vec::new();
            for part in self.body.chunks(chunk) {
                stream.push(part, &mut plaintext).await?;
            }
            stream.finish().map(|()| plaintext)
        })
    }

    pub(crate) fn open_range(&self, dek: &Dek, object: Uuid, offset: u64, len: u64) -> Result<Vec<u8>, OpenError> {
        let engine = engine(9);
        run(async {
            let opener = self.opener(dek, object)?;
            let body = opener.admit(self.body.len() as u64, self.tags(&opener.layout()))?;
            let key = engine.import_content_key(dek).await.map_err(|_| OpenError)?;
            let mut plaintext = Vec::new();
            for slice in body.layout().covering(offset, len).map_err(|_| OpenError)? {
                let nonce = self.at(slice.region.nonce()).try_into().map_err(|_| OpenError)?;
                let sealed = self.at(slice.region.sealed()).to_vec();
                let region = body
                    .open_region(&engine, &key, slice.region.index, nonce, sealed)
                    .await?;
                plaintext.extend_from_slice(&region[slice.keep]);
            }
            Ok(plaintext)
        })
    }

    /// The tags that a reader finds where they should be; where the body is too short, none.
    fn tags(&self, layout: &BodyLayout) -> Vec<[u8; TAG_LEN]> {
        layout
            .regions()
            .map_while(|region| self.at(region.tag()).try_into().ok())
            .collect()
    }

    fn at(&self, range: std::ops::Range<u64>) -> &[u8] {
        let [start, end] = [range.start, range.end].map(|offset| usize::try_from(offset).unwrap());
        self.body.get(start..end).unwrap_or_default()
    }
}
