//! Tampers with a copy of a body and tries to read it, with our manifest and without. The stored body is only read.

use std::ops::Range;

use futures::TryStreamExt;
use js_sys::Uint8Array;
use kluis_envelope::{BodyLayout, NONCE_LEN, RegionIndex, RegionLayout};
use kluis_lab::{JobFailure, Part};

use crate::engine::Engine;
use crate::open::{Admitted, BodySource, Unwrapped, bare_plaintext};
use crate::protocol::{Tamper, TamperOutcome};
use crate::store::{Body, StorageError};
use crate::work::{Stop, Work};

/// A body put together anew from stretches of a stored one, with a bit flipped perhaps. Nothing is copied until it is read.
#[derive(Clone, Debug)]
pub(crate) struct Tampered {
    body: Body,
    /// Stretches of the stored body, in their new order.
    stretches: Vec<Range<u64>>,
    /// The byte whose lowest bit is flipped, counted in the new order.
    flipped: Option<u64>,
}

impl Tampered {
    /// `None` where the body has no such region, or no neighbour to swap it with.
    fn new(body: Body, tamper: Tamper) -> Option<Self> {
        let layout = BodyLayout::of_stored(body.size()).ok()?;
        let region = |number: u64| -> Option<RegionLayout> { layout.region(RegionIndex::new(number)?) };
        let whole = 0..body.size();
        let (stretches, flipped) = match tamper {
            Tamper::FlipBit { region: number } => {
                let first = region(number)?.stored.start + NONCE_LEN as u64;
                (vec![whole], Some(first))
            }
            Tamper::CutAfter { region: number } => {
                let kept = 0..region(number)?.stored.end;
                (vec![kept], None)
            }
            Tamper::Swap { region: number } => {
                let (first, second) = (region(number)?.stored, region(number.checked_add(1)?)?.stored);
                let before = 0..first.start;
                let after = second.end..whole.end;
                (vec![before, second, first, after], None)
            }
        };
        Some(Self {
            body,
            stretches,
            flipped,
        })
    }

    pub(crate) fn size(&self) -> u64 {
        self.stretches.iter().map(|stretch| stretch.end - stretch.start).sum()
    }

    pub(crate) async fn read(&self, offset: u64, length: u64) -> Result<Uint8Array, StorageError> {
        let total = u32::try_from(length).map_err(|_| StorageError::new("more than a region"))?;
        let bytes = Uint8Array::new_with_length(total);
        let wanted = offset..offset + length;
        let mut start = 0;
        for stretch in &self.stretches {
            let here = start..start + (stretch.end - stretch.start);
            let (from, to) = (wanted.start.max(here.start), wanted.end.min(here.end));
            if from < to {
                let part = self.body.read(stretch.start + from - here.start, to - from).await?;
                let at = u32::try_from(from - wanted.start).expect("within a length that fits 32 bits");
                bytes.set(&part, at);
            }
            start = here.end;
        }
        if wanted.end > start {
            return Err(StorageError::new("the copy ends before"));
        }
        if let Some(flipped) = self.flipped.filter(|flipped| wanted.contains(flipped)) {
            let at = u32::try_from(flipped - wanted.start).expect("within a length that fits 32 bits");
            bytes.set_index(at, bytes.get_index(at) ^ 1);
        }
        Ok(bytes)
    }
}

/// What it takes to open an object: its content key, and that of the layer around it where there is one.
#[derive(Debug)]
pub(crate) struct Unsealed {
    pub(crate) object: Unwrapped,
    pub(crate) infrastructure: Option<Unwrapped>,
}

/// Tampers with a copy of what is stored and tells which of the two readings notices. Where there are two layers, each reading goes
/// through both.
///
/// # Errors
/// [`JobFailure::Damaged`] where the body has no such region; else where storage or engine fail.
pub(crate) async fn tamper(
    engine: &Engine,
    unsealed: &Unsealed,
    body: Body,
    tamper: Tamper,
    work: &Work,
) -> Result<TamperOutcome, JobFailure> {
    let copy = Tampered::new(body, tamper).ok_or(JobFailure::Damaged)?;
    let refused = read_with_manifest(engine, unsealed, copy.clone(), work).await;
    let refused_without_manifest = read_without_manifest(engine, unsealed, copy).await;
    Ok(TamperOutcome {
        refused: is_refused(refused)?,
        refused_without_manifest: is_refused(refused_without_manifest)?,
    })
}

/// Damage is what we look for; any other failure is one.
fn is_refused(read: Result<(), JobFailure>) -> Result<bool, JobFailure> {
    match read {
        Ok(()) => Ok(false),
        Err(JobFailure::Damaged) => Ok(true),
        Err(failure) => Err(failure),
    }
}

async fn read_with_manifest(
    engine: &Engine,
    unsealed: &Unsealed,
    copy: Tampered,
    work: &Work,
) -> Result<(), JobFailure> {
    let stop = Stop::default();
    let source = BodySource::Tampered(copy);
    let source = match &unsealed.infrastructure {
        Some(outer) => BodySource::inside(Admitted::of(engine, outer, source, &stop).await?),
        None => source,
    };
    let admitted = Admitted::of(engine, &unsealed.object, source, &stop).await?;
    let plaintext = admitted.plaintext(Part::Whole, work)?;
    plaintext.try_for_each(async |_| Ok(())).await
}

async fn read_without_manifest(engine: &Engine, unsealed: &Unsealed, copy: Tampered) -> Result<(), JobFailure> {
    let source = BodySource::Tampered(copy);
    let outermost_first = unsealed.infrastructure.iter().chain([&unsealed.object]);
    let deks: Vec<_> = outermost_first.map(|layer| &layer.dek).collect();
    let plaintext = bare_plaintext(engine, &deks, &source);
    plaintext.try_for_each(async |_| Ok(())).await
}
