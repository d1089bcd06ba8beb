//! Reading a body that has no manifest: protocol 2.0 as it is, for objects that another program sealed.
//!
//! Each region is authentic and in its place, but nothing says how many there should be: a body that was cut at a region boundary
//! reads as a shorter one. Whoever reads this way must say so to the user.

use crate::region::{NONCE_LEN, Nonce, RegionIndex, TAG_LEN};
use crate::{BodyLayout, Buffer, Engine, LayoutError, OpenError};

/// A body without a manifest. Its length is **not authenticated**: it is only what the storage holds.
///
/// Microsoft's SDKs count regions in three ways, and a body uses one of them throughout. The first regions don't always tell which,
/// so the ways that remain possible are narrowed down, region by region, and never widened again: otherwise a region could move to
/// where another way of counting has the same nonce.
#[derive(Clone, Debug)]
pub struct BareBody {
    layout: BodyLayout,
    countings: Vec<Counting>,
}

impl BareBody {
    /// A body of which the storage holds so many bytes.
    ///
    /// # Errors
    /// [`LayoutError`] where no body is that long.
    pub fn of_stored(stored_len: u64) -> Result<Self, LayoutError> {
        Ok(Self {
            layout: BodyLayout::of_stored(stored_len)?,
            countings: Counting::ALL.to_vec(),
        })
    }

    /// Where everything lies, if the body is whole.
    #[must_use]
    pub fn layout(&self) -> BodyLayout {
        self.layout
    }

    /// Accepts the nonce that is stored with a region, if it is that region's own.
    ///
    /// # Errors
    /// [`OpenError`] where it isn't, or is one by another way of counting than the regions before.
    pub fn accept_nonce(&mut self, index: RegionIndex, stored: &Nonce) -> Result<(), OpenError> {
        let remaining: Vec<_> = self
            .countings
            .iter()
            .copied()
            .filter(|counting| counting.nonce(index) == *stored)
            .collect();
        if remaining.is_empty() {
            return Err(OpenError);
        }
        self.countings = remaining;
        Ok(())
    }

    /// Opens one region, given the 12 bytes at [`RegionLayout::nonce`] and those at [`RegionLayout::sealed`].
    ///
    /// # Errors
    /// [`OpenError`], whatever the reason.
    ///
    /// [`RegionLayout::nonce`]: crate::RegionLayout::nonce
    /// [`RegionLayout::sealed`]: crate::RegionLayout::sealed
    pub async fn open_region<E: Engine>(
        &mut self,
        engine: &E,
        key: &E::ContentKey,
        index: RegionIndex,
        stored_nonce: &Nonce,
        sealed: E::Buffer,
    ) -> Result<E::Buffer, OpenError> {
        let region = self.layout.region(index).ok_or(OpenError)?;
        if sealed.len() != region.plaintext_len() + TAG_LEN {
            return Err(OpenError);
        }
        self.accept_nonce(index, stored_nonce)?;
        engine.aes_gcm_open(key, stored_nonce, &[], sealed).await
    }
}

/// How an SDK makes a nonce of a region's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    /// Python, and we: from 0, big-endian, all 12 bytes.
    Trailing,
    /// Java: from 0, big-endian, the leading 8 bytes.
    Leading,
    /// .NET: from 1, little-endian, the trailing 8 bytes.
    LittleEndianFromOne,
}

impl Counting {
    const ALL: [Self; 3] = [Self::Trailing, Self::Leading, Self::LittleEndianFromOne];

    fn nonce(self, index: RegionIndex) -> Nonce {
        let mut nonce = [0; NONCE_LEN];
        match self {
            Self::Trailing => return index.nonce(),
            Self::Leading => nonce[..8].copy_from_slice(&index.number().to_be_bytes()),
            Self::LittleEndianFromOne => nonce[4..].copy_from_slice(&(index.number() + 1).to_le_bytes()),
        }
        nonce
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::STORED_REGION_LEN;

    fn three_regions() -> BareBody {
        BareBody::of_stored(3 * STORED_REGION_LEN).unwrap()
    }

    fn index(number: u64) -> RegionIndex {
        RegionIndex::new(number).unwrap()
    }

    #[test]
    fn each_sdk_counts_in_its_own_way() {
        for counting in Counting::ALL {
            let mut body = three_regions();
            for number in 0..3 {
                assert_eq!(
                    body.accept_nonce(index(number), &counting.nonce(index(number))),
                    Ok(()),
                    "{counting:?}"
                );
            }
        }
        assert_eq!(Counting::Leading.nonce(index(1)), [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
        assert_eq!(
            Counting::LittleEndianFromOne.nonce(index(1)),
            [0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]
        );
    }

    #[test]
    fn a_body_that_counts_in_two_ways_is_refused() {
        let mut body = three_regions();
        body.accept_nonce(index(0), &[0; 12]).unwrap();
        body.accept_nonce(index(1), &Counting::Leading.nonce(index(1))).unwrap();
        assert_eq!(
            body.accept_nonce(index(2), &Counting::Trailing.nonce(index(2))),
            Err(OpenError)
        );
        // And a refusal doesn't widen anything.
        assert_eq!(body.accept_nonce(index(2), &Counting::Leading.nonce(index(2))), Ok(()));
    }

    #[test]
    fn a_region_in_another_place_is_refused() {
        let mut body = three_regions();
        body.accept_nonce(index(0), &index(0).nonce()).unwrap();
        assert_eq!(body.accept_nonce(index(1), &index(2).nonce()), Err(OpenError));
    }
}
