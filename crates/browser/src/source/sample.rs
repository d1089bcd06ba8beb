//! The tar of a sample as a stream: its bytes are made when they are asked for, a region at a time.

use futures::stream::{self, StreamExt};
use kluis_envelope::{BodyLayout, Buffer as _};
use kluis_lab::archive::{Archive, Segment};
use kluis_lab::{JobFailure, Sample};

use crate::engine::JsBytes;
use crate::regions::Regions;
use crate::seal::Clocks;

/// The regions of the archive of a sample's files.
///
/// # Errors
/// [`JobFailure::SourceUnreadable`] where that is longer than an object can be.
pub(crate) fn sample_regions<'a>(
    sample: Sample,
    archive: &'a Archive,
    clocks: &'a Clocks,
) -> Result<impl Regions + 'a, JobFailure> {
    let layout = BodyLayout::of_plaintext(archive.length()).map_err(|_| JobFailure::SourceUnreadable)?;
    let mut bytes = Vec::new();
    Ok(stream::iter(layout.regions()).map(move |region| {
        let length = region.plaintext.end - region.plaintext.start;
        bytes.resize(within(length), 0);
        clocks
            .read
            .around(|| fill(sample, archive, region.plaintext.start, &mut bytes));
        Ok(JsBytes::from_bytes(&bytes))
    }))
}

/// Fills `out` with the bytes of the archive from `offset` on.
fn fill(sample: Sample, archive: &Archive, offset: u64, out: &mut [u8]) {
    let end = offset + out.len() as u64;
    let mut start = 0;
    for segment in archive.segments() {
        let here = start..start + length_of(segment);
        let (from, to) = (offset.max(here.start), end.min(here.end));
        if from < to {
            let part = &mut out[within(from - offset)..within(to - offset)];
            let skipped = from - here.start;
            match segment {
                Segment::Bytes(bytes) => part.copy_from_slice(&bytes[within(skipped)..][..part.len()]),
                Segment::File { index, .. } => sample.fill(*index, skipped, part),
                Segment::Zeros(_) => part.fill(0),
            }
        }
        start = here.end;
    }
}

fn length_of(segment: &Segment) -> u64 {
    match segment {
        Segment::Bytes(bytes) => bytes.len() as u64,
        Segment::File { size, .. } => *size,
        Segment::Zeros(count) => *count,
    }
}

fn within(at: u64) -> usize {
    usize::try_from(at).expect("a region and a header are shorter than 2^32 bytes")
}
