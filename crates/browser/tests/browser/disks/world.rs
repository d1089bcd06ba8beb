//! A store with keys and a secret in it, and hands that read what was made of them without Kluis's own reading.

use js_sys::Uint8Array;
use kluis_browser::engine::Engine;
use kluis_browser::make::Making;
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::store::{Changes, SecretRecord, Store};
use kluis_browser::work::{Stop, Work};
use kluis_envelope::{Bek, BodyOpener, Dek, EncryptionData, Engine as _, KeySize, Manifest, VolumeKey};
use kluis_lab::{From, JobFailure, Made, MakeObject, Sample, SampleKind, Volume};
use kluis_resource::{DiskSalt, JobId, Kid, ObjectId, SecretUri};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::fixture::random;

pub(super) const MIB: usize = 1 << 20;

pub(super) fn object(number: u128) -> ObjectId {
    ObjectId::new(Uuid::from_u128(number))
}

pub(super) fn kid(number: u32) -> Kid {
    format!("https://testkeyvault.vault.azure.net/keys/testkey/{number:032x}")
        .parse()
        .unwrap()
}

pub(super) fn secret(number: u32) -> SecretUri {
    format!("https://testkeyvault.vault.azure.net/secrets/bek/{number:032x}")
        .parse()
        .unwrap()
}

/// A disk whose BEK is in [`secret`] 1.
pub(super) fn volume(salt: u128) -> Volume {
    Volume {
        secret: secret(1),
        salt: DiskSalt::new(Uuid::from_u128(salt)),
    }
}

/// Goes into an object, under [`kid`] 1.
pub(super) fn from(number: u128, from: From) -> MakeObject {
    MakeObject {
        object: object(number),
        kid: kid(1),
        infrastructure: None,
        from,
        hash: true,
        unlock: None,
        lock: None,
    }
}

pub(super) fn sample(kind: SampleKind, bytes: usize) -> From {
    let sample = Sample {
        kind,
        bytes: bytes as u64,
        seed: 7,
    };
    From::Sample {
        sample,
        files: sample.files(),
    }
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}

/// Work of which nobody hears.
pub(super) fn work(stop: &Stop) -> Work {
    Work::new(JobId::new(Uuid::nil()), stop.clone(), 0, |_| ())
}

pub(super) struct World {
    pub(super) store: Store,
    pub(super) engine: Engine,
    bek: [u8; 32],
}

impl World {
    /// Two keys, and a BEK that the second one wraps.
    pub(super) async fn new(engine: Engine) -> Self {
        let store = Store::in_memory(MEMORY_LIMIT);
        let pairs = [
            engine.make_key_pair(KeySize::Rsa2048).await.unwrap(),
            engine.make_key_pair(KeySize::Rsa2048).await.unwrap(),
        ];
        let bek: [u8; 32] = random(32).try_into().unwrap();
        let dek = Dek::from_random(&mut bek.clone());
        let wrapped = engine.wrap_dek(&pairs[1].public, &dek).await.unwrap();
        let record = SecretRecord {
            kid: kid(2),
            wrapped: base16ct::lower::encode_string(&wrapped),
        };
        let changes = Changes {
            keys: (1..).map(kid).zip(pairs.map(Some)).collect(),
            secrets: vec![(secret(1), Some(record))],
            ..Changes::default()
        };
        store.records.commit(&changes).await.unwrap();
        Self { store, engine, bek }
    }

    /// Makes objects and writes their records, as the host does.
    pub(super) async fn make(&self, objects: &[MakeObject]) -> Result<Vec<Made>, JobFailure> {
        let making = Making::new(&self.store, &self.engine, objects, None)?;
        let made = making.make(&work(&Stop::default())).await?;
        let (facts, records): (Vec<_>, Vec<_>) = made.into_iter().unzip();
        let named = facts.iter().map(|made: &Made| made.sealed.object);
        let changes = Changes {
            objects: named.zip(records.into_iter().map(Some)).collect(),
            ..Changes::default()
        };
        self.store.records.commit(&changes).await.unwrap();
        Ok(facts)
    }

    pub(super) fn key(&self, volume: &Volume) -> VolumeKey {
        VolumeKey::derive(&Bek::from_secret(&mut self.bek.clone()), volume.salt.uuid())
    }

    pub(super) fn bek(&self) -> [u8; 32] {
        self.bek
    }

    /// The plaintext of an object, whole.
    pub(super) async fn plaintext(&self, object: ObjectId) -> Vec<u8> {
        let record = self.store.records.object(object).await.unwrap().unwrap();
        let data = EncryptionData::parse(&record.encryption_data).unwrap();
        let pair = self.store.records.key(&data.key_id().parse().unwrap()).await;
        let private = pair.unwrap().unwrap().private;
        let dek = self.engine.unwrap_dek(&private, data.encrypted_key()).await.unwrap();
        let opener = Manifest::parse(&record.manifest).unwrap();
        let opener = opener.verify(&dek, object.uuid()).unwrap();
        let body = self.store.bodies.open(object).await.unwrap().unwrap();
        let body: Uint8Array = body.read(0, body.size()).await.unwrap();
        let mut plaintext = Vec::new();
        let mut stream = BodyOpener::new(&self.engine, &dek, opener).await.unwrap();
        stream.push(&body.to_vec(), &mut plaintext).await.unwrap();
        stream.finish().unwrap();
        plaintext
    }
}
