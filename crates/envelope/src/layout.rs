//! Where everything lies: from the length of a plaintext to the offsets of its regions in the body, and back. Arithmetic only.

use std::ops::Range;

use crate::LayoutError;
use crate::region::{MAX_REGIONS, NONCE_LEN, REGION_LEN, RegionIndex, TAG_LEN};

const OVERHEAD: u64 = NONCE_LEN as u64 + TAG_LEN as u64;

/// How a plaintext of a known length lies in its body: regions of `nonce(12) ‖ ciphertext ‖ tag(16)`, 4,194,304 plaintext bytes each,
/// the last shorter; nothing for an empty plaintext.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLayout {
    plaintext_len: u64,
    region_len: u32,
}

impl BodyLayout {
    /// The layout of a plaintext of this many bytes.
    ///
    /// # Errors
    /// [`LayoutError::TooLong`] past 2³² regions (2⁵⁴ bytes).
    pub fn of_plaintext(plaintext_len: u64) -> Result<Self, LayoutError> {
        Self::with_region_len(plaintext_len, REGION_LEN)
    }

    /// The layout of a body of this many stored bytes.
    ///
    /// # Errors
    /// [`LayoutError::StoredLength`] where no plaintext gives such a body, [`LayoutError::TooLong`] past 2³² regions.
    pub fn of_stored(stored_len: u64) -> Result<Self, LayoutError> {
        let full = u64::from(REGION_LEN) + OVERHEAD;
        let (regions, rest) = (stored_len / full, stored_len % full);
        let last = match rest {
            0 => 0,
            rest if rest > OVERHEAD => rest - OVERHEAD,
            _ => return Err(LayoutError::StoredLength(stored_len)),
        };
        // No overflow: the plaintext is shorter than the body.
        Self::of_plaintext(regions * u64::from(REGION_LEN) + last).map_err(|_| LayoutError::TooLong(stored_len))
    }

    /// As [`BodyLayout::of_plaintext`], with regions of another length, so that tests needn't be long.
    pub(crate) fn with_region_len(plaintext_len: u64, region_len: u32) -> Result<Self, LayoutError> {
        let layout = Self {
            plaintext_len,
            region_len,
        };
        if layout.region_count() > MAX_REGIONS {
            Err(LayoutError::TooLong(plaintext_len))
        } else {
            Ok(layout)
        }
    }

    /// Bytes of the plaintext.
    #[must_use]
    pub fn plaintext_len(&self) -> u64 {
        self.plaintext_len
    }

    /// Bytes of the body.
    #[must_use]
    pub fn stored_len(&self) -> u64 {
        // No overflow: at most 2⁵⁴ + 28 · 2³².
        self.plaintext_len + self.region_count() * OVERHEAD
    }

    /// Regions of the body.
    #[must_use]
    pub fn region_count(&self) -> u64 {
        self.plaintext_len.div_ceil(u64::from(self.region_len))
    }

    /// The region with this index, if the body has it.
    #[must_use]
    pub fn region(&self, index: RegionIndex) -> Option<RegionLayout> {
        if index.number() >= self.region_count() {
            return None;
        }
        let start = index.number() * u64::from(self.region_len);
        let end = self.plaintext_len.min(start + u64::from(self.region_len));
        let stored = start + index.number() * OVERHEAD;
        Some(RegionLayout {
            index,
            plaintext: start..end,
            stored: stored..stored + (end - start) + OVERHEAD,
        })
    }

    /// All regions, in order.
    pub fn regions(&self) -> impl Iterator<Item = RegionLayout> + use<> {
        let layout = *self;
        (0..layout.region_count()).map_while(move |number| layout.region(RegionIndex::new(number)?))
    }

    /// The regions that hold these plaintext bytes, in order, and which bytes of each are asked for.
    ///
    /// # Errors
    /// [`LayoutError::Range`] where the range reaches past the end.
    pub fn covering(&self, offset: u64, length: u64) -> Result<impl Iterator<Item = RegionSlice> + use<>, LayoutError> {
        let out_of_range = LayoutError::Range {
            offset,
            length,
            plaintext_len: self.plaintext_len,
        };
        let end = offset
            .checked_add(length)
            .filter(|end| *end <= self.plaintext_len)
            .ok_or(out_of_range)?;
        let region_len = u64::from(self.region_len);
        let numbers = if length == 0 {
            0..0
        } else {
            offset / region_len..end.div_ceil(region_len)
        };
        let layout = *self;
        Ok(numbers.map_while(move |number| {
            let region = layout.region(RegionIndex::new(number)?)?;
            let from = offset.max(region.plaintext.start) - region.plaintext.start;
            let to = end.min(region.plaintext.end) - region.plaintext.start;
            Some(RegionSlice {
                region,
                keep: within_region(from)..within_region(to),
            })
        }))
    }
}

/// Where one region lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionLayout {
    /// Its index.
    pub index: RegionIndex,
    /// Its bytes in the plaintext.
    pub plaintext: Range<u64>,
    /// Its bytes in the body: nonce, ciphertext, tag.
    pub stored: Range<u64>,
}

impl RegionLayout {
    /// Its plaintext bytes: at most 4,194,304.
    #[must_use]
    pub fn plaintext_len(&self) -> usize {
        within_region(self.plaintext.end - self.plaintext.start)
    }

    /// Where its nonce lies in the body.
    #[must_use]
    pub fn nonce(&self) -> Range<u64> {
        self.stored.start..self.stored.start + NONCE_LEN as u64
    }

    /// Where its `ciphertext ‖ tag` lies in the body.
    #[must_use]
    pub fn sealed(&self) -> Range<u64> {
        self.stored.start + NONCE_LEN as u64..self.stored.end
    }

    /// Where its tag lies in the body.
    #[must_use]
    pub fn tag(&self) -> Range<u64> {
        self.stored.end - TAG_LEN as u64..self.stored.end
    }
}

/// A part of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionSlice {
    /// The region: opened whole, always.
    pub region: RegionLayout,
    /// Which of its plaintext bytes are asked for, counted from its own first.
    pub keep: Range<usize>,
}

fn within_region(len: u64) -> usize {
    usize::try_from(len).expect("a region is shorter than any address space")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: u64 = REGION_LEN as u64;

    #[test]
    fn an_empty_plaintext_has_an_empty_body() {
        let layout = BodyLayout::of_plaintext(0).unwrap();
        assert_eq!((layout.region_count(), layout.stored_len()), (0, 0));
        assert_eq!(layout.region(RegionIndex::FIRST), None);
        assert_eq!(layout.covering(0, 0).unwrap().count(), 0);
    }

    #[test]
    fn lengths_around_a_region_boundary() {
        for (plaintext, regions) in [(1, 1), (FULL - 1, 1), (FULL, 1), (FULL + 1, 2), (2 * FULL, 2)] {
            let layout = BodyLayout::of_plaintext(plaintext).unwrap();
            assert_eq!(layout.region_count(), regions);
            assert_eq!(layout.stored_len(), plaintext + 28 * regions);
            assert_eq!(BodyLayout::of_stored(layout.stored_len()), Ok(layout));
        }
    }

    #[test]
    fn no_body_ends_in_a_region_without_plaintext() {
        for rest in [1, 12, 27, 28] {
            let stored = 3 * (FULL + 28) + rest;
            assert_eq!(BodyLayout::of_stored(stored), Err(LayoutError::StoredLength(stored)));
        }
    }

    #[test]
    fn the_longest_object_has_two_to_the_thirty_second_regions() {
        let longest = MAX_REGIONS * FULL;
        let layout = BodyLayout::of_plaintext(longest).unwrap();
        assert_eq!(layout.region_count(), MAX_REGIONS);
        assert_eq!(
            layout.region(RegionIndex::LAST).unwrap().plaintext,
            longest - FULL..longest
        );
        assert_eq!(BodyLayout::of_stored(layout.stored_len()), Ok(layout));
        assert_eq!(
            BodyLayout::of_plaintext(longest + 1),
            Err(LayoutError::TooLong(longest + 1))
        );
        assert_eq!(BodyLayout::of_stored(u64::MAX), Err(LayoutError::TooLong(u64::MAX)));
    }

    #[test]
    fn regions_lie_end_to_end() {
        let layout = BodyLayout::of_plaintext(2 * FULL + 5).unwrap();
        let regions: Vec<_> = layout.regions().collect();
        assert_eq!(regions.len(), 3);
        assert_eq!(regions[1].plaintext, FULL..2 * FULL);
        assert_eq!(regions[1].stored, FULL + 28..2 * (FULL + 28));
        assert_eq!(regions[1].nonce(), FULL + 28..FULL + 40);
        assert_eq!(regions[1].tag(), 2 * FULL + 40..2 * FULL + 56);
        assert_eq!(regions[2].sealed(), 2 * FULL + 68..2 * FULL + 89);
        assert_eq!(regions[2].stored.end, layout.stored_len());
    }

    #[test]
    fn a_range_across_a_boundary_takes_a_part_of_each_region() {
        let layout = BodyLayout::of_plaintext(3 * FULL).unwrap();
        let slices: Vec<_> = layout.covering(FULL - 2, FULL + 5).unwrap().collect();
        let parts: Vec<_> = slices
            .iter()
            .map(|slice| (slice.region.index.number(), slice.keep.clone()))
            .collect();
        let full = REGION_LEN as usize;
        assert_eq!(parts, [(0, full - 2..full), (1, 0..full), (2, 0..3)]);
    }

    #[test]
    fn a_range_past_the_end_is_refused() {
        let layout = BodyLayout::of_plaintext(10).unwrap();
        assert!(layout.covering(10, 0).is_ok());
        assert!(layout.covering(9, 1).is_ok());
        for (offset, length) in [(9, 2), (11, 0), (u64::MAX, 2)] {
            assert!(
                matches!(layout.covering(offset, length), Err(LayoutError::Range { .. })),
                "{offset}, {length}"
            );
        }
    }
}
