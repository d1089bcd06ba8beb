//! Reading an object: its plaintext or, of a disk under Azure Disk Encryption, what the guest reads.

use std::cell::Cell;

use futures::stream::{LocalBoxStream, Stream, StreamExt};
use kluis_envelope::{Buffer as _, VolumeKey};
use kluis_lab::{JobFailure, Part, Volume};
use kluis_resource::ObjectId;

use super::{SECTOR, volume_key};
use crate::engine::{Engine, JsBytes};
use crate::open::Admitted;
use crate::store::Store;
use crate::work::{Stop, Work};

/// What is to be read.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The object.
    pub object: ObjectId,
    /// Which bytes.
    pub part: Part,
    /// Its sectors are encrypted, as this disk's are.
    pub unlock: Option<Volume>,
}

/// An object that is open to be read.
#[derive(Debug)]
pub struct Reading<'a> {
    admitted: Admitted<'a>,
    part: Part,
    key: Option<VolumeKey>,
}

impl<'a> Reading<'a> {
    /// Holds an object against its manifest, and unwraps what it takes to read it.
    ///
    /// # Errors
    /// [`JobFailure::KeyLost`] where a key or secret is gone, [`JobFailure::Damaged`] where something doesn't open.
    pub async fn begin(store: &Store, engine: &'a Engine, wanted: &Wanted, stop: &Stop) -> Result<Self, JobFailure> {
        let key = match &wanted.unlock {
            Some(volume) => Some(volume_key(store, engine, volume).await?),
            None => None,
        };
        Ok(Self {
            admitted: Admitted::of_stored(store, engine, wanted.object, stop).await?,
            part: wanted.part,
            key,
        })
    }

    /// How many bytes come out.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.admitted.range(self.part).1
    }

    /// The bytes, in order, in pieces of at most one region.
    ///
    /// # Errors
    /// [`JobFailure::Damaged`] where there are no such bytes.
    pub fn pieces<'s>(&'s self, work: &'s Work) -> Result<LocalBoxStream<'s, Result<JsBytes, JobFailure>>, JobFailure> {
        Ok(match &self.key {
            Some(key) => guest_plaintext(&self.admitted, self.part, key, work)?.boxed_local(),
            None => self.admitted.plaintext(self.part, work)?.boxed_local(),
        })
    }
}

/// What the guest of a machine reads of its disk: the plaintext of an object is its ciphertext.
fn guest_plaintext<'s>(
    admitted: &'s Admitted<'_>,
    part: Part,
    key: &'s VolumeKey,
    work: &'s Work,
) -> Result<impl Stream<Item = Result<JsBytes, JobFailure>> + 's, JobFailure> {
    let (offset, length) = admitted.range(part);
    let end = offset.checked_add(length).ok_or(JobFailure::Damaged)?;
    let first = offset / SECTOR;
    let start = first * SECTOR;
    let sectors = Part::Range {
        offset: start,
        length: end.next_multiple_of(SECTOR) - start,
    };
    let pieces = admitted.plaintext(if length == 0 { part } else { sectors }, work)?;
    let (sector, skip, left) = (Cell::new(first), Cell::new(offset - start), Cell::new(length));
    Ok(pieces.map(move |piece| {
        let mut bytes = piece?.into_vec();
        key.decrypt(sector.get(), &mut bytes).map_err(|_| JobFailure::Damaged)?;
        sector.set(sector.get() + bytes.len() as u64 / SECTOR);
        let from = usize::try_from(skip.replace(0)).expect("less than a sector");
        let rest = &bytes[from..];
        let kept = rest.len().min(usize::try_from(left.get()).unwrap_or(usize::MAX));
        left.set(left.get() - kept as u64);
        Ok(JsBytes::from_bytes(&rest[..kept]))
    }))
}
