//! A body that was tampered with: what a reader sees of a stored one after a change that only the copy has.

use std::ops::Range;

use js_sys::Uint8Array;
use kluis_envelope::{BodyLayout, NONCE_LEN, RegionIndex, RegionLayout};

use crate::protocol::Tamper;
use crate::store::{Body, StorageError};

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
    pub(crate) fn new(body: Body, tamper: Tamper) -> Option<Self> {
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
