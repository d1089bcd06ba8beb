//! Sealing and opening a stream of bytes, region by region, with the memory of one region (and of what the caller lets lie).

use std::fmt;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::region::{NONCE_LEN, REGION_LEN, RegionIndex, TAG_LEN};
use crate::{Buffer, Dek, Engine, EngineError, Manifest, ManifestBuilder, OpenError, Opener, SealError};

/// Seals plaintext as it comes.
pub struct BodySealer<'e, E: Engine> {
    engine: &'e E,
    dek: Dek,
    key: E::ContentKey,
    manifest: ManifestBuilder,
    region_len: usize,
    /// Less than a region; a full one is sealed at once.
    pending: Vec<u8>,
}

impl<'e, E: Engine> BodySealer<'e, E> {
    /// Starts an object with a DEK of its own.
    ///
    /// # Errors
    /// Where the engine fails.
    pub async fn new(engine: &'e E, dek: &Dek, object: Uuid) -> Result<Self, EngineError> {
        Self::starting_at(engine, dek, object, RegionIndex::FIRST, REGION_LEN).await
    }

    pub(crate) async fn starting_at(
        engine: &'e E,
        dek: &Dek,
        object: Uuid,
        first: RegionIndex,
        region_len: u32,
    ) -> Result<Self, EngineError> {
        Ok(Self {
            engine,
            dek: dek.clone(),
            key: engine.import_content_key(dek).await?,
            manifest: ManifestBuilder::starting_at(object, first, region_len),
            region_len: region_len as usize,
            pending: Vec::new(),
        })
    }

    /// Takes plaintext and appends the regions that it completes to `body`, which the caller may empty whenever it likes.
    ///
    /// # Errors
    /// [`SealError`]; what was appended before it is no object then.
    pub async fn push(&mut self, mut plaintext: &[u8], body: &mut Vec<u8>) -> Result<(), SealError> {
        while !plaintext.is_empty() {
            let (now, later) = plaintext.split_at(plaintext.len().min(self.region_len - self.pending.len()));
            self.pending.extend_from_slice(now);
            plaintext = later;
            if self.pending.len() == self.region_len {
                self.seal_pending(body).await?;
            }
        }
        Ok(())
    }

    /// Seals what is left and gives the manifest.
    ///
    /// # Errors
    /// [`SealError`]; there is no object then.
    pub async fn finish(mut self, body: &mut Vec<u8>) -> Result<Manifest, SealError> {
        if !self.pending.is_empty() {
            self.seal_pending(body).await?;
        }
        Ok(self.manifest.finish(&self.dek))
    }

    async fn seal_pending(&mut self, body: &mut Vec<u8>) -> Result<(), SealError> {
        let index = self.manifest.next_index()?;
        let region = self
            .engine
            .seal_region(&self.key, index, E::Buffer::from_bytes(&self.pending))
            .await?;
        self.manifest.absorb(&region)?;
        self.pending.clear();
        body.extend_from_slice(&index.nonce());
        body.extend_from_slice(&region.sealed.into_vec());
        Ok(())
    }
}

impl<E: Engine> fmt::Debug for BodySealer<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodySealer")
            .field("manifest", &self.manifest)
            .finish_non_exhaustive()
    }
}

/// Opens a body as it comes. Plaintext is given out region by region, each authenticated and in its place; that nothing is missing
/// at the end is known only after [`BodyOpener::finish`].
pub struct BodyOpener<'e, E: Engine> {
    engine: &'e E,
    key: E::ContentKey,
    opener: Opener,
    /// Regions opened so far.
    opened: u64,
    tags: Sha256,
    /// Less than a stored region; a whole one is opened at once.
    pending: Vec<u8>,
}

impl<'e, E: Engine> BodyOpener<'e, E> {
    /// Starts with a manifest that holds.
    ///
    /// # Errors
    /// Where the engine fails.
    pub async fn new(engine: &'e E, dek: &Dek, opener: Opener) -> Result<Self, EngineError> {
        let key = engine.import_content_key(dek).await?;
        Ok(Self {
            engine,
            key,
            opener,
            opened: 0,
            tags: Sha256::new(),
            pending: Vec::new(),
        })
    }

    /// Takes bytes of the body and appends the plaintext of the regions that they complete, which the caller may empty whenever it
    /// likes.
    ///
    /// # Errors
    /// [`OpenError`], whatever the reason.
    pub async fn push(&mut self, mut body: &[u8], plaintext: &mut Vec<u8>) -> Result<(), OpenError> {
        while !body.is_empty() {
            let index = RegionIndex::new(self.opened).ok_or(OpenError)?;
            let region = self.opener.layout().region(index).ok_or(OpenError)?;
            let stored_len = NONCE_LEN + region.plaintext_len() + TAG_LEN;
            let (now, later) = body.split_at(body.len().min(stored_len - self.pending.len()));
            self.pending.extend_from_slice(now);
            body = later;
            if self.pending.len() == stored_len {
                self.open_pending(index, plaintext).await?;
            }
        }
        Ok(())
    }

    /// Says whether that was all of it, and nothing else.
    ///
    /// # Errors
    /// [`OpenError`] where something is missing. What was given out before is then the beginning of the plaintext, not the whole.
    pub fn finish(self) -> Result<(), OpenError> {
        let complete = self.pending.is_empty() && self.opened == self.opener.layout().region_count();
        let digest: [u8; 32] = self.tags.finalize().into();
        if complete && digest == *self.opener.tags_digest() {
            Ok(())
        } else {
            Err(OpenError)
        }
    }

    async fn open_pending(&mut self, index: RegionIndex, plaintext: &mut Vec<u8>) -> Result<(), OpenError> {
        let (nonce, sealed) = self.pending.split_first_chunk::<NONCE_LEN>().ok_or(OpenError)?;
        if *nonce != index.nonce() {
            return Err(OpenError);
        }
        self.tags.update(sealed.last_chunk::<TAG_LEN>().ok_or(OpenError)?);
        let opened = self
            .engine
            .open_region(&self.key, index, E::Buffer::from_bytes(sealed))
            .await?;
        plaintext.extend_from_slice(&opened.into_vec());
        self.pending.clear();
        self.opened += 1;
        Ok(())
    }
}

impl<E: Engine> fmt::Debug for BodyOpener<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyOpener")
            .field("opener", &self.opener)
            .field("opened", &self.opened)
            .finish_non_exhaustive()
    }
}
