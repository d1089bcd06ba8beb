//! Making a manifest: absorbs what is sealed, region by region. Leaves out the sealing.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{COMMITMENT_LABEL, MAC_KEY_LABEL, Manifest};
use crate::kdf::{Derivation, hmac_sha256};
use crate::region::{REGION_LEN, RegionIndex};
use crate::{Dek, SealError, SealedRegion};

/// Absorbs the regions of a body, in order, while they are sealed, and ends in the manifest.
#[derive(Clone, Debug)]
pub struct ManifestBuilder {
    object: Uuid,
    region_len: u32,
    plaintext_len: u64,
    region_count: u64,
    /// None once the counter is at its end.
    next: Option<RegionIndex>,
    tags: Sha256,
}

impl ManifestBuilder {
    /// Starts with an empty body.
    #[must_use]
    pub fn new(object: Uuid) -> Self {
        Self::starting_at(object, RegionIndex::FIRST, REGION_LEN)
    }

    /// As [`ManifestBuilder::new`], counting from elsewhere and with shorter regions, so that tests reach the counter's end.
    pub(crate) fn starting_at(object: Uuid, first: RegionIndex, region_len: u32) -> Self {
        Self {
            object,
            region_len,
            plaintext_len: 0,
            region_count: 0,
            next: Some(first),
            tags: Sha256::new(),
        }
    }

    /// The index of the region that comes next.
    ///
    /// # Errors
    /// [`SealError::TooManyRegions`] at the counter's end.
    pub fn next_index(&self) -> Result<RegionIndex, SealError> {
        self.next.ok_or(SealError::TooManyRegions)
    }

    /// Absorbs the next region.
    ///
    /// # Errors
    /// [`SealError::OutOfOrder`] where it isn't the next one, [`SealError::RegionLength`] where it is empty, too long, or the one before
    /// it wasn't full, [`SealError::TooManyRegions`] at the counter's end.
    pub fn absorb<B>(&mut self, region: &SealedRegion<B>) -> Result<(), SealError> {
        let index = self.next_index()?;
        if region.index != index {
            return Err(SealError::OutOfOrder);
        }
        let full_so_far = self.plaintext_len == self.region_count * u64::from(self.region_len);
        if !full_so_far || region.plaintext_len == 0 || region.plaintext_len > self.region_len {
            return Err(SealError::RegionLength);
        }
        self.plaintext_len += u64::from(region.plaintext_len);
        self.region_count += 1;
        self.tags.update(region.tag);
        self.next = index.next();
        Ok(())
    }

    /// The manifest of what was absorbed.
    #[must_use]
    pub fn finish(self, dek: &Dek) -> Manifest {
        let derivation = Derivation::of(dek);
        let mut manifest = Manifest {
            object: self.object,
            plaintext_len: self.plaintext_len,
            region_count: self.region_count,
            tags_digest: self.tags.finalize().into(),
            key_commitment: *derivation.derive_32(COMMITMENT_LABEL),
            mac: [0; 32],
        };
        let mac_key = derivation.derive_32(MAC_KEY_LABEL);
        manifest.mac = hmac_sha256(&*mac_key, manifest.authenticated_text().as_bytes());
        manifest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(index: RegionIndex, plaintext_len: u32) -> SealedRegion<()> {
        SealedRegion {
            index,
            plaintext_len,
            tag: [7; 16],
            sealed: (),
        }
    }

    #[test]
    fn regions_are_absorbed_in_order_and_full_but_the_last() {
        let (first, second) = (RegionIndex::FIRST, RegionIndex::FIRST.next().unwrap());
        let mut builder = ManifestBuilder::new(Uuid::nil());
        assert_eq!(builder.absorb(&sealed(second, REGION_LEN)), Err(SealError::OutOfOrder));
        assert_eq!(builder.absorb(&sealed(first, 0)), Err(SealError::RegionLength));
        assert_eq!(
            builder.absorb(&sealed(first, REGION_LEN + 1)),
            Err(SealError::RegionLength)
        );
        assert_eq!(builder.absorb(&sealed(first, REGION_LEN)), Ok(()));
        assert_eq!(builder.absorb(&sealed(first, REGION_LEN)), Err(SealError::OutOfOrder));
        assert_eq!(builder.absorb(&sealed(second, 1)), Ok(()));
        let third = second.next().unwrap();
        assert_eq!(
            builder.absorb(&sealed(third, 1)),
            Err(SealError::RegionLength),
            "the one before wasn't full"
        );
        assert_eq!(
            builder.finish(&Dek::from_random(&mut [1; 32])).plaintext_len(),
            u64::from(REGION_LEN) + 1
        );
    }
}
