//! A list of a view that grows with the lab. Copies of it share the entries, so that a page may hand a vault with ten thousand
//! recovery points from part to part, and ask whether it is still the same, without touching any of them.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Entries that many may hold at once. It is used as any list, and written as one; whoever changes theirs, changes no other.
#[derive(Debug)]
pub struct Listed<T>(Arc<Vec<T>>);

impl<T> Clone for Listed<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T: PartialEq> PartialEq for Listed<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl<T: Eq> Eq for Listed<T> {}

impl<T: PartialEq, const N: usize> PartialEq<[T; N]> for Listed<T> {
    fn eq(&self, other: &[T; N]) -> bool {
        self.0[..] == other[..]
    }
}

impl<T> Deref for Listed<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T: Clone> DerefMut for Listed<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        Arc::make_mut(&mut self.0)
    }
}

impl<T> From<Vec<T>> for Listed<T> {
    fn from(entries: Vec<T>) -> Self {
        Self(entries.into())
    }
}

impl<T> FromIterator<T> for Listed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Self(Arc::new(entries.into_iter().collect()))
    }
}

impl<'a, T> IntoIterator for &'a Listed<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Clone> IntoIterator for Listed<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        Arc::unwrap_or_clone(self.0).into_iter()
    }
}

impl<T: Serialize> Serialize for Listed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_share_their_entries_and_are_equal_to_what_says_the_same() {
        let list: Listed<_> = (0..3).collect();
        let copy = list.clone();
        assert!(std::ptr::eq(&raw const list[0], &raw const copy[0]));
        assert_eq!(list, Listed::from(vec![0, 1, 2]));
        assert_ne!(list, Listed::default());
    }

    #[test]
    fn changing_a_copy_leaves_the_others() {
        let list: Listed<_> = (0..3).collect();
        let mut copy = list.clone();
        copy.push(3);
        assert_eq!((list, copy), (vec![0, 1, 2].into(), vec![0, 1, 2, 3].into()));
    }

    #[test]
    fn a_list_is_written_as_any_other() {
        let list: Listed<_> = (0..3).collect();
        let json = serde_json::to_string(&list).unwrap();
        assert_eq!(json, "[0,1,2]");
        assert_eq!(serde_json::from_str::<Listed<i32>>(&json).unwrap(), list);
    }
}
