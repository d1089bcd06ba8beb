//! Disks under Azure Disk Encryption (rule D3): where the keys of their sectors come from, and sectors on their way through.
//!
//! A BEK at rest is a wrapped one in a [`SecretRecord`]; here it is unwrapped, the disk's own keys are derived from it, and both
//! are wiped when the work is done. Pieces come in the order of the disk, each whole sectors: regions are.

mod reading;

use std::cell::RefCell;

use kluis_envelope::{Bek, Buffer as _, Dek, Engine as _, SECTOR_LEN, VolumeKey};
use kluis_lab::{JobFailure, Volume};
use kluis_resource::{Kid, SecretUri};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::engine::{Engine, JsBytes};
use crate::failure::{engine_failed, storage};
use crate::seal::public_key;
use crate::store::{SecretRecord, Store};

pub use self::reading::{Reading, Wanted};

const SECTOR: u64 = SECTOR_LEN as u64;

/// A BEK as it is kept: wrapped with a key, as a DEK is.
pub(crate) async fn wrapped(store: &Store, engine: &Engine, bek: &Dek, kid: &Kid) -> Result<SecretRecord, JobFailure> {
    let public = public_key(store, kid).await?;
    let wrapped = engine.wrap_dek(&public, bek).await.map_err(engine_failed)?;
    Ok(SecretRecord {
        kid: kid.clone(),
        wrapped: base16ct::lower::encode_string(&wrapped),
    })
}

/// The BEK that a secret holds, unwrapped with the key that its record names.
pub(crate) async fn unwrapped(store: &Store, engine: &Engine, secret: &SecretUri) -> Result<Dek, JobFailure> {
    let record = store.records.secret(secret).await.map_err(storage)?;
    let record = record.ok_or(JobFailure::KeyLost)?;
    let pair = store.records.key(&record.kid).await.map_err(storage)?;
    let pair = pair.ok_or(JobFailure::KeyLost)?;
    let wrapped = base16ct::mixed::decode_vec(&record.wrapped).map_err(|_| JobFailure::Damaged)?;
    let bek = engine.unwrap_dek(&pair.private, &wrapped).await;
    bek.map_err(|_| JobFailure::Damaged)
}

/// The keys of a disk.
pub(crate) async fn volume_key(store: &Store, engine: &Engine, volume: &Volume) -> Result<VolumeKey, JobFailure> {
    let bek = unwrapped(store, engine, &volume.secret).await?;
    let mut secret = Zeroizing::new(*bek.expose());
    Ok(VolumeKey::derive(&Bek::from_secret(&mut secret), volume.salt.uuid()))
}

/// What content goes through on its way into an object: decryption, encryption, and its hashes.
pub(crate) struct Passage {
    unlock: Option<VolumeKey>,
    lock: Option<VolumeKey>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// Of the next piece, the first one.
    sector: u64,
    content: Sha256,
    /// Where it differs from the content.
    sealed: Option<Sha256>,
    piece: Zeroizing<Vec<u8>>,
}

impl Passage {
    pub(crate) fn new(unlock: Option<VolumeKey>, lock: Option<VolumeKey>) -> Self {
        let state = State {
            sealed: lock.as_ref().map(|_| Sha256::default()),
            ..State::default()
        };
        Self {
            unlock,
            lock,
            state: RefCell::new(state),
        }
    }

    /// The next piece, as it is to be sealed.
    pub(crate) fn through(&self, piece: JsBytes) -> Result<JsBytes, JobFailure> {
        let mut state = self.state.borrow_mut();
        let State {
            sector,
            content,
            sealed,
            piece: bytes,
        } = &mut *state;
        bytes.resize(piece.len(), 0);
        piece.array().copy_to(bytes);
        if let Some(key) = &self.unlock {
            key.decrypt(*sector, bytes).map_err(|_| JobFailure::Damaged)?;
        }
        content.update(&bytes[..]);
        if let (Some(key), Some(sealed)) = (&self.lock, sealed) {
            key.encrypt(*sector, bytes).map_err(|_| JobFailure::SourceUnreadable)?;
            sealed.update(&bytes[..]);
        }
        *sector += bytes.len() as u64 / SECTOR;
        if self.unlock.is_none() && self.lock.is_none() {
            return Ok(piece);
        }
        Ok(JsBytes::from_bytes(bytes))
    }

    /// SHA-256 of what was sealed, and of the content where that is something else.
    pub(crate) fn finish(self) -> (String, Option<String>) {
        let State { content, sealed, .. } = self.state.into_inner();
        let content = base16ct::lower::encode_string(&content.finalize());
        match sealed {
            Some(sealed) => (base16ct::lower::encode_string(&sealed.finalize()), Some(content)),
            None => (content, None),
        }
    }
}
