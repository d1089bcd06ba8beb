//! What is kept, found and counted is what a naive model says, whatever is added, removed, wrapped anew and skipped.

use std::collections::BTreeMap;

use kluis_resource::{KeyVersion, RecoveryPointId, Timestamp, Timings};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use uuid::Uuid;

use super::*;

const ITEMS: [&str; 3] = ["photos", "machine", "orders"];

fn object(number: u128) -> ObjectId {
    ObjectId::new(Uuid::from_u128(number))
}

fn key(version: u8) -> KeyUri {
    KeyUri {
        key_vault: "testkeyvault".parse().unwrap(),
        key: "testkey".parse().unwrap(),
        version: Some(KeyVersion::new(u128::from(version))),
    }
}

/// A recovery point that a customer's key protects.
pub(crate) fn recovery_point(id: u128, object: ObjectId, version: u8) -> RecoveryPoint {
    RecoveryPoint {
        id: RecoveryPointId::new(Uuid::from_u128(id)),
        object,
        at: Timestamp::from_unix_millis(0),
        files: [].into(),
        plaintext_bytes: 1024,
        stored_bytes: 1100,
        regions: 1,
        kid: Kid::Customer(key(version)),
        infrastructure: None,
        timings: Timings::default(),
    }
}

#[derive(Clone, Debug)]
enum Step {
    Add(usize, u8),
    Remove(Vec<Index>),
    Rewrap(Index, u8),
    Skip(Index, u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..ITEMS.len(), 0..4_u8).prop_map(|(item, version)| Step::Add(item, version)),
        3 => prop::collection::vec(any::<Index>(), 1..5).prop_map(Step::Remove),
        2 => (any::<Index>(), 0..4_u8).prop_map(|(which, version)| Step::Rewrap(which, version)),
        2 => (any::<Index>(), 0..4_u8).prop_map(|(which, version)| Step::Skip(which, version)),
    ]
}

/// Every object in order of its adding: its item, the version that wraps it, and the one that it was skipped for.
#[derive(Default)]
struct Naive {
    objects: Vec<(ObjectId, usize, u8, Option<u8>)>,
    registered: Vec<usize>,
}

fn assert_same(kept: &Kept, naive: &Naive) {
    let names: Vec<&str> = kept.items().iter().map(|item| item.name.as_str()).collect();
    let registered: Vec<&str> = naive.registered.iter().map(|&item| ITEMS[item]).collect();
    assert_eq!(names, registered, "an item stays registered");
    for (place, &item) in naive.registered.iter().enumerate() {
        let own = kept.items()[place].recovery_points.iter().map(|point| point.object);
        let expected = naive.objects.iter().filter(|object| object.1 == item);
        assert!(own.eq(expected.map(|object| object.0)), "the order stays");
    }
    let mut wrapped = BTreeMap::new();
    for (object, _, version, skipped) in &naive.objects {
        let kid = Kid::Customer(key(*version));
        assert_eq!(
            kept.of_object(*object).map(|point| (point.object, &point.kid)),
            Some((*object, &kid))
        );
        *wrapped.entry(kid).or_insert(0_u64) += 1;
        for version in 0..4 {
            assert_eq!(kept.is_skipped(*object, &key(version)), *skipped == Some(version));
        }
    }
    assert!(kept.wrapped().eq(wrapped.iter().map(|(kid, count)| (kid, *count))));
    assert_eq!(kept.places.len(), naive.objects.len());
    let skipped = naive.objects.iter().filter(|object| object.3.is_some());
    assert_eq!(kept.skipped.len(), skipped.count());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn what_is_kept_is_what_a_naive_model_keeps(steps in prop::collection::vec(step(), 0..60)) {
        let (mut kept, mut naive) = (Kept::default(), Naive::default());
        for (number, step) in (1..).zip(steps) {
            let count = naive.objects.len();
            match step {
                Step::Add(item, version) => {
                    let name = ITEMS[item].parse().unwrap();
                    kept.add(&name, Workload::Files, recovery_point(number, object(number), version));
                    naive.objects.push((object(number), item, version, None));
                    if !naive.registered.contains(&item) {
                        naive.registered.push(item);
                    }
                }
                Step::Remove(_) | Step::Rewrap(..) | Step::Skip(..) if count == 0 => {
                    prop_assert_eq!(kept.remove(&[object(number)]), 0, "it is nowhere");
                }
                Step::Remove(which) => {
                    let mut gone: Vec<ObjectId> = which.iter().map(|one| naive.objects[one.index(count)].0).collect();
                    gone.push(object(number));
                    let removed = kept.remove(&gone);
                    naive.objects.retain(|own| !gone.contains(&own.0));
                    prop_assert_eq!(removed, count - naive.objects.len());
                }
                Step::Rewrap(which, version) => {
                    let own = &mut naive.objects[which.index(count)];
                    let from = kept.rewrapped(own.0, &Kid::Customer(key(version)));
                    prop_assert_eq!(from, Some(Kid::Customer(key(own.2))));
                    (own.2, own.3) = (version, None);
                }
                Step::Skip(which, version) => {
                    let own = &mut naive.objects[which.index(count)];
                    kept.skip(own.0, &key(version));
                    own.3 = Some(version);
                }
            }
            assert_same(&kept, &naive);
        }
    }

    #[test]
    fn what_is_removed_at_once_is_what_is_removed_one_by_one(gone in subsequence((1..30_u128).collect::<Vec<_>>(), 0..29)) {
        let mut at_once = Kept::default();
        for number in 1..30 {
            let name = ITEMS[usize::try_from(number % 3).unwrap()].parse().unwrap();
            at_once.add(&name, Workload::Vm, recovery_point(number, object(number), 1));
        }
        let mut one_by_one = at_once.clone();
        let gone: Vec<ObjectId> = gone.into_iter().map(object).collect();
        prop_assert_eq!(at_once.remove(&gone), gone.len());
        for one in &gone {
            prop_assert_eq!(one_by_one.remove(&[*one]), 1);
        }
        prop_assert_eq!(at_once, one_by_one);
    }
}
