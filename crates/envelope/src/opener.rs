//! Opening a body of which the manifest holds: first its length and all its tags, then any region, in any order.

use sha2::{Digest, Sha256};

use crate::region::{Nonce, RegionIndex, TAG_LEN, Tag};
use crate::{BodyLayout, Buffer, Engine, OpenError};

/// A manifest that holds. What it says about the body is true; whether the body at hand is that one is for [`Opener::admit`].
#[derive(Clone, Debug)]
pub struct Opener {
    layout: BodyLayout,
    tags_digest: [u8; 32],
}

impl Opener {
    pub(crate) fn new(layout: BodyLayout, tags_digest: [u8; 32]) -> Self {
        Self { layout, tags_digest }
    }

    /// Where everything lies in the body.
    #[must_use]
    pub fn layout(&self) -> BodyLayout {
        self.layout
    }

    pub(crate) fn tags_digest(&self) -> &[u8; 32] {
        &self.tags_digest
    }

    /// Admits a body by its length and the tags of all its regions, in order: 16 bytes each, at [`RegionLayout::tag`].
    ///
    /// A body that passes is neither cut nor prolonged, and its regions are all there and in order. Their ciphertexts are
    /// authenticated one by one, as they are opened.
    ///
    /// # Errors
    /// [`OpenError`] where the length, the number of tags or their digest isn't the manifest's.
    ///
    /// [`RegionLayout::tag`]: crate::RegionLayout::tag
    pub fn admit(&self, stored_len: u64, tags: impl IntoIterator<Item = Tag>) -> Result<Body, OpenError> {
        // One tag too many is enough to know.
        let at_most = usize::try_from(self.layout.region_count() + 1).unwrap_or(usize::MAX);
        let (count, digest) = digest_of_tags(tags.into_iter().take(at_most));
        let same =
            stored_len == self.layout.stored_len() && count == self.layout.region_count() && digest == self.tags_digest;
        if same {
            Ok(Body { layout: self.layout })
        } else {
            Err(OpenError)
        }
    }
}

/// A body that was admitted: any region may be opened, alone, in any order, several at once.
#[derive(Clone, Debug)]
pub struct Body {
    layout: BodyLayout,
}

impl Body {
    /// Where everything lies.
    #[must_use]
    pub fn layout(&self) -> BodyLayout {
        self.layout
    }

    /// Opens one region, given the 12 bytes at [`RegionLayout::nonce`] and those at [`RegionLayout::sealed`].
    ///
    /// # Errors
    /// [`OpenError`], whatever the reason.
    ///
    /// [`RegionLayout::nonce`]: crate::RegionLayout::nonce
    /// [`RegionLayout::sealed`]: crate::RegionLayout::sealed
    pub async fn open_region<E: Engine>(
        &self,
        engine: &E,
        key: &E::ContentKey,
        index: RegionIndex,
        stored_nonce: &Nonce,
        sealed: E::Buffer,
    ) -> Result<E::Buffer, OpenError> {
        let region = self.layout.region(index).ok_or(OpenError)?;
        if *stored_nonce != index.nonce() || sealed.len() != region.plaintext_len() + TAG_LEN {
            return Err(OpenError);
        }
        engine.open_region(key, index, sealed).await
    }
}

/// `SHA-256(tag₀ ‖ tag₁ ‖ …)` and how many there were.
fn digest_of_tags(tags: impl IntoIterator<Item = Tag>) -> (u64, [u8; 32]) {
    let mut digest = Sha256::new();
    let mut count = 0;
    for tag in tags {
        digest.update(tag);
        count += 1;
    }
    (count, digest.finalize().into())
}
