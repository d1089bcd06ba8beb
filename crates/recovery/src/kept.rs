//! What a vault keeps: its items with their recovery points, found by their objects, and counted by their keys.
//!
//! Built of persistent collections, so that a copy of it costs the same however much it holds.

use std::collections::{BTreeMap, BTreeSet};

use imbl::{OrdMap, Vector};
use kluis_resource::{ItemName, KeyUri, Kid, ObjectId};
use kluis_rulebook::Workload;
use serde::{Deserialize, Serialize};

use crate::{Item, RecoveryPoint};

/// The items of a vault.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// In order of registration.
    items: Vector<Item>,
    /// Where the recovery point of an object is: which item, and which of its points.
    places: OrdMap<ObjectId, (usize, usize)>,
    /// How many DEKs each key wraps.
    wrapped: OrdMap<Kid, u64>,
    /// Objects that did not open when their DEKs were to be wrapped with this key: they aren't tried again until the vault's key or
    /// their own one is another, or stands otherwise.
    skipped: OrdMap<ObjectId, KeyUri>,
}

impl Kept {
    /// The items, in order of registration.
    #[must_use]
    pub const fn items(&self) -> &Vector<Item> {
        &self.items
    }

    /// An item.
    #[must_use]
    pub fn item(&self, name: &ItemName) -> Option<&Item> {
        self.items.iter().find(|item| item.name == *name)
    }

    /// Every recovery point.
    pub fn recovery_points(&self) -> impl Iterator<Item = &RecoveryPoint> {
        self.items.iter().flat_map(|item| item.recovery_points.iter())
    }

    /// The recovery point that an object holds.
    #[must_use]
    pub fn of_object(&self, object: ObjectId) -> Option<&RecoveryPoint> {
        let (item, point) = self.places.get(&object)?;
        self.items.get(*item)?.recovery_points.get(*point)
    }

    /// Every key that wraps a DEK here, with how many.
    pub fn wrapped(&self) -> impl Iterator<Item = (&Kid, u64)> {
        self.wrapped.iter().map(|(kid, count)| (kid, *count))
    }

    /// How many DEKs a key wraps here.
    #[must_use]
    pub fn wrapped_with(&self, kid: &Kid) -> u64 {
        self.wrapped.get(kid).copied().unwrap_or(0)
    }

    /// Keeps a recovery point; its item is registered with the first one.
    pub(crate) fn add(&mut self, name: &ItemName, workload: Workload, point: RecoveryPoint) {
        let item = self.items.iter().position(|own| own.name == *name).unwrap_or_else(|| {
            self.items.push_back(Item {
                name: name.clone(),
                workload,
                recovery_points: Vector::new(),
            });
            self.items.len() - 1
        });
        let points = &mut self.items[item].recovery_points;
        self.places.insert(point.object, (item, points.len()));
        count(&mut self.wrapped, &point.kid, 1);
        points.push_back(point);
    }

    /// Keeps these objects no longer. Gives how many there were; their items stay registered. It costs what the items hold from the
    /// first of them on.
    pub(crate) fn remove(&mut self, objects: &[ObjectId]) -> usize {
        let mut gone: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for object in objects {
            if let Some((item, point)) = self.places.remove(object) {
                self.skipped.remove(object);
                gone.entry(item).or_default().insert(point);
            }
        }
        for (&item, gone) in &gone {
            self.close_gaps(item, gone);
        }
        gone.values().map(BTreeSet::len).sum()
    }

    /// Takes recovery points out of an item: those behind them move up.
    fn close_gaps(&mut self, item: usize, gone: &BTreeSet<usize>) {
        let points = &mut self.items[item].recovery_points;
        let first = gone.first().copied().unwrap_or(points.len());
        let moved = points.split_off(first);
        for (place, point) in (first..).zip(moved) {
            if gone.contains(&place) {
                count(&mut self.wrapped, &point.kid, -1);
            } else {
                self.places.insert(point.object, (item, points.len()));
                points.push_back(point);
            }
        }
    }

    /// The DEK of an object is wrapped with another key now. Gives the key that wrapped it before.
    pub(crate) fn rewrapped(&mut self, object: ObjectId, to: &Kid) -> Option<Kid> {
        let (item, point) = *self.places.get(&object)?;
        let point = self.items.get_mut(item)?.recovery_points.get_mut(point)?;
        let from = std::mem::replace(&mut point.kid, to.clone());
        self.skipped.remove(&object);
        count(&mut self.wrapped, &from, -1);
        count(&mut self.wrapped, to, 1);
        Some(from)
    }

    /// The DEK of an object could not be wrapped with this key.
    pub(crate) fn skip(&mut self, object: ObjectId, to: &KeyUri) {
        if self.places.contains_key(&object) {
            self.skipped.insert(object, to.clone());
        }
    }

    /// Whether an object was skipped when its DEK was to be wrapped with this key.
    pub(crate) fn is_skipped(&self, object: ObjectId, to: &KeyUri) -> bool {
        self.skipped.get(&object) == Some(to)
    }

    /// Whether any object was skipped.
    pub(crate) fn has_skipped(&self) -> bool {
        !self.skipped.is_empty()
    }

    /// How many objects under a key were skipped when their DEKs were to be wrapped with this one.
    pub(crate) fn skipped_under(&self, kid: &Kid, to: &KeyUri) -> u64 {
        let skipped = self.skipped.iter().filter(|(_, own)| *own == to);
        let under = skipped.filter(|(object, _)| self.of_object(**object).is_some_and(|point| point.kid == *kid));
        u64::try_from(under.count()).unwrap_or(u64::MAX)
    }

    /// Forgets that objects were skipped, but for those that `stays`.
    pub(crate) fn retry_skipped(&mut self, stays: impl Fn(&RecoveryPoint, &KeyUri) -> bool) {
        let outdated: Vec<ObjectId> = self
            .skipped
            .iter()
            .filter(|(object, to)| !self.of_object(**object).is_some_and(|point| stays(point, to)))
            .map(|(object, _)| *object)
            .collect();
        for object in outdated {
            self.skipped.remove(&object);
        }
    }
}

fn count(wrapped: &mut OrdMap<Kid, u64>, kid: &Kid, change: i64) {
    let now = wrapped.get(kid).copied().unwrap_or(0).saturating_add_signed(change);
    if now == 0 {
        wrapped.remove(kid);
    } else {
        wrapped.insert(kid.clone(), now);
    }
}

#[cfg(test)]
pub(crate) mod tests;
