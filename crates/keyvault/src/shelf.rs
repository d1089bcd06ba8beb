//! What a key vault holds under names, alive or softly deleted: one bookkeeping for keys and for secrets (rules K1, K2). Left
//! out on purpose: what keys and secrets are, and what is said when something is refused.

use kluis_resource::{Timestamp, days};
use serde::{Deserialize, Serialize};

use crate::Protection;

/// Something that has a name and can be softly deleted.
pub(crate) trait Named {
    /// Its kind of name.
    type Name;

    /// Whether it goes by this name; case doesn't matter.
    fn is_called(&self, name: &Self::Name) -> bool;
}

/// Something softly deleted: kept, but of no use until it is recovered (rules K1, K2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deleted<T> {
    /// What it is.
    pub own: T,
    /// When it was deleted.
    pub deleted: Timestamp,
    /// When the retention time ends.
    pub purge: Timestamp,
}

/// What became of something that was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deletion<T> {
    /// It is kept and can be recovered.
    Soft,
    /// It is gone; what these name is to be destroyed.
    Final(Vec<T>),
}

/// The things of one kind, in the order in which they came, or were deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Shelf<T> {
    pub(crate) live: Vec<T>,
    pub(crate) deleted: Vec<Deleted<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self {
            live: Vec::new(),
            deleted: Vec::new(),
        }
    }
}

impl<T: Named> Shelf<T> {
    /// One that is not deleted.
    pub(crate) fn find(&self, name: &T::Name) -> Option<&T> {
        self.live.iter().find(|own| own.is_called(name))
    }

    /// One that is not deleted, to change it.
    pub(crate) fn find_mut(&mut self, name: &T::Name) -> Option<&mut T> {
        self.live.iter_mut().find(|own| own.is_called(name))
    }

    /// One that is deleted and kept.
    pub(crate) fn find_deleted(&self, name: &T::Name) -> Option<&Deleted<T>> {
        self.deleted.iter().find(|deleted| deleted.own.is_called(name))
    }

    /// Deletes one that is there, and gives it where it isn't kept.
    pub(crate) fn delete(
        &mut self,
        name: &T::Name,
        protection: Protection,
        retention_days: u16,
        at: Timestamp,
    ) -> Option<T> {
        let place = self.live.iter().position(|own| own.is_called(name))?;
        let own = self.live.remove(place);
        if protection == Protection::None {
            return Some(own);
        }
        self.deleted.push(Deleted {
            own,
            deleted: at,
            purge: at + days(u32::from(retention_days)),
        });
        None
    }

    /// Gets one back. Gives whether it was there.
    pub(crate) fn recover(&mut self, name: &T::Name) -> bool {
        let recovered = self.remove(name);
        let found = recovered.is_some();
        self.live.extend(recovered);
        found
    }

    /// Takes a deleted one out for good.
    pub(crate) fn remove(&mut self, name: &T::Name) -> Option<T> {
        let place = self.deleted.iter().position(|deleted| deleted.own.is_called(name))?;
        Some(self.deleted.remove(place).own)
    }

    /// All of them, deleted ones too.
    pub(crate) fn all(&self) -> impl Iterator<Item = &T> {
        self.live.iter().chain(self.deleted.iter().map(|deleted| &deleted.own))
    }
}
