//! Regions as streams: pieces of any length become pieces of one length, for a reader that cuts elsewhere than the writer did.

use std::pin::Pin;

use futures::stream::{self, Stream, StreamExt};
use js_sys::Uint8Array;
use kluis_envelope::{REGION_LEN, STORED_REGION_LEN};
use kluis_lab::JobFailure;

use crate::engine::JsBytes;

/// Bytes, cut into the regions of an object.
pub(crate) trait Regions: Stream<Item = Result<JsBytes, JobFailure>> {}
impl<S: Stream<Item = Result<JsBytes, JobFailure>>> Regions for S {}

/// As regions of a new object: all of them full, but for the last.
pub(crate) fn in_regions(pieces: impl Stream<Item = Result<JsBytes, JobFailure>>) -> impl Regions {
    refilled(pieces, REGION_LEN)
}

/// As the stored regions of a body, with nonce and tag: all of them full, but for the last.
pub(crate) fn in_stored_regions(pieces: impl Stream<Item = Result<JsBytes, JobFailure>>) -> impl Regions {
    refilled(
        pieces,
        u32::try_from(STORED_REGION_LEN).expect("4 MiB and 28 bytes fit"),
    )
}

fn refilled(pieces: impl Stream<Item = Result<JsBytes, JobFailure>>, length: u32) -> impl Regions {
    let refill = Refill {
        pieces: Box::pin(pieces),
        length,
        rest: None,
    };
    stream::try_unfold(refill, async |mut refill| {
        let piece = refill.next().await?;
        Ok(piece.map(|piece| (piece, refill)))
    })
}

struct Refill<P> {
    pieces: Pin<Box<P>>,
    length: u32,
    /// What the last piece had no room for.
    rest: Option<Uint8Array>,
}

impl<P: Stream<Item = Result<JsBytes, JobFailure>>> Refill<P> {
    async fn next(&mut self) -> Result<Option<JsBytes>, JobFailure> {
        let mut filled = 0;
        let mut full: Option<Uint8Array> = None;
        while filled < self.length {
            let piece = match self.rest.take() {
                Some(rest) => rest,
                None => match self.pieces.next().await.transpose()? {
                    Some(piece) => piece.array().clone(),
                    None => break,
                },
            };
            if filled == 0 && piece.length() == self.length {
                return Ok(Some(piece.into()));
            }
            let room = self.length - filled;
            if piece.length() > room {
                self.rest = Some(piece.subarray(room, piece.length()));
            }
            let fits = piece.subarray(0, room.min(piece.length()));
            full.get_or_insert_with(|| Uint8Array::new_with_length(self.length))
                .set(&fits, filled);
            filled += fits.length();
        }
        Ok(full.map(|full| full.subarray(0, filled).into()))
    }
}
