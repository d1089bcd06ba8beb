//! Everything that somebody could do to a stored object without its keys, each refused.

use uuid::Uuid;

use crate::region::RegionIndex;
use crate::test_support::{OBJECT, SMALL, Small, dek, engine, kek};
use crate::{BodySealer, Engine, Manifest, OpenError, SealError, run};

/// Asserts that a change was one, and is refused.
fn refused(change: impl FnOnce(&mut Small)) {
    let whole = Small::sample();
    assert_eq!(whole.open(&dek(1), OBJECT), Ok(whole.plaintext.clone()));
    let mut changed = whole.clone();
    change(&mut changed);
    assert!(changed.body != whole.body || changed.manifest != whole.manifest);
    assert_eq!(changed.open(&dek(1), OBJECT), Err(OpenError));
}

fn join(regions: &[&[u8]]) -> Vec<u8> {
    regions.concat()
}

#[test]
fn a_body_cut_anywhere_is_refused_also_at_a_region_boundary() {
    let len = Small::sample().body.len();
    for cut in 0..len {
        refused(|object| object.body.truncate(cut));
    }
}

#[test]
fn reordered_regions_are_refused() {
    refused(|object| object.body = join(&[object.region(1), object.region(0), object.region(2)]));
    refused(|object| object.body = join(&[object.region(2), object.region(1), object.region(0)]));
}

#[test]
fn dropped_regions_are_refused() {
    refused(|object| object.body = join(&[object.region(1), object.region(2)]));
    refused(|object| object.body = join(&[object.region(0), object.region(2)]));
    refused(|object| object.body = join(&[object.region(0), object.region(1)]));
}

#[test]
fn appended_and_repeated_regions_are_refused() {
    refused(|object| object.body.push(0));
    refused(|object| object.body = join(&[&object.body, object.region(2)]));
    refused(|object| object.body = join(&[object.region(0), object.region(0), object.region(1), object.region(2)]));
    refused(|object| object.body = join(&[object.region(0), object.region(0), object.region(2)]));
}

#[test]
fn regions_swapped_with_another_object_are_refused() {
    // Under a DEK of its own, and, though nobody should do that, under the same one.
    for other in [dek(2), dek(1)] {
        let other = Small::seal(&other, Uuid::from_u128(2), &[9; 50], 50);
        refused(|object| object.body = join(&[object.region(0), other.region(1), object.region(2)]));
        refused(|object| object.body.clone_from(&other.body));
    }
}

#[test]
fn swapped_tags_are_refused() {
    refused(|object| {
        let (first, second) = (32..48, 80..96);
        let tag = object.body[first.clone()].to_vec();
        object.body.copy_within(second.clone(), first.start);
        object.body[second].copy_from_slice(&tag);
    });
}

#[test]
fn every_single_flipped_bit_of_the_body_is_refused() {
    let whole = Small::sample();
    for bit in 0..8 * whole.body.len() {
        let mut changed = whole.clone();
        changed.body[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(changed.open(&dek(1), OBJECT), Err(OpenError), "bit {bit}");
    }
}

#[test]
fn every_single_flipped_bit_of_the_manifest_is_refused() {
    let whole = Small::sample();
    for bit in 0..8 * whole.manifest.len() {
        let mut bytes = whole.manifest.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        // What isn't UTF-8 isn't even text.
        let Ok(manifest) = String::from_utf8(bytes) else {
            continue;
        };
        let changed = Small {
            manifest,
            ..whole.clone()
        };
        assert_eq!(changed.open(&dek(1), OBJECT), Err(OpenError), "bit {bit}");
    }
}

#[test]
fn every_single_flipped_bit_of_the_wrapped_key_is_refused() {
    let engine = engine(3);
    run(async {
        let wrapped = engine.wrap_dek(&kek(0).public, &dek(1)).await.unwrap();
        assert_eq!(
            engine.unwrap_dek(&kek(0).private, &wrapped).await.unwrap().expose(),
            dek(1).expose()
        );
        for bit in 0..8 * wrapped.len() {
            let mut changed = wrapped.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(engine.unwrap_dek(&kek(0).private, &changed).await.is_err(), "bit {bit}");
        }
    });
}

#[test]
fn a_wrapped_key_of_another_length_is_refused() {
    let engine = engine(3);
    run(async {
        let wrapped = engine.wrap_dek(&kek(0).public, &dek(1)).await.unwrap();
        assert_eq!(wrapped.len(), 256);
        let longer = [&wrapped[..], &[0]].concat();
        let bad: [&[u8]; 5] = [&[], &wrapped[..255], &wrapped[1..], &longer, &[0xff; 256]];
        for wrapped in bad {
            assert!(engine.unwrap_dek(&kek(0).private, wrapped).await.is_err());
        }
    });
}

#[test]
fn something_else_wrapped_with_the_right_key_is_refused() {
    let engine = engine(3);
    run(async {
        // A bare key, as protocol 1.0 wraps it.
        let wrapped = engine
            .rsa_oaep_encrypt(&kek(0).public, &[], dek(1).expose())
            .await
            .unwrap();
        assert!(engine.unwrap_dek(&kek(0).private, &wrapped).await.is_err());
    });
}

#[test]
fn a_wrong_kek_and_a_wrong_dek_are_refused() {
    let engine = engine(3);
    let wrapped = run(engine.wrap_dek(&kek(0).public, &dek(1))).unwrap();
    assert!(run(engine.unwrap_dek(&kek(1).private, &wrapped)).is_err());
    assert_eq!(Small::sample().open(&dek(2), OBJECT), Err(OpenError));
}

#[test]
fn another_objects_manifest_is_refused() {
    let (same_dek, other_dek) = (dek(1), dek(2));
    let plaintext = Small::sample().plaintext;
    // The same content under the same DEK, but another object; another DEK; other content.
    let others = [
        Small::seal(&same_dek, Uuid::from_u128(2), &plaintext, 50),
        Small::seal(&other_dek, OBJECT, &plaintext, 50),
        Small::seal(&same_dek, OBJECT, &plaintext[..49], 50),
    ];
    for other in others {
        refused(|object| object.manifest.clone_from(&other.manifest));
    }
    assert_eq!(Small::sample().open(&dek(1), Uuid::from_u128(2)), Err(OpenError));
}

#[test]
fn a_manifest_whose_counts_contradict_each_other_is_refused() {
    // Sealed with regions of another length: authentic, but 50 bytes in 3 regions isn't what the format makes of them.
    let manifest = Manifest::parse(&Small::sample().manifest).unwrap();
    assert_eq!(manifest.region_count(), 3);
    assert_eq!(manifest.verify(&dek(1), OBJECT).unwrap_err(), OpenError);
}

#[test]
fn sealing_stops_at_the_counters_end() {
    let engine = engine(3);
    run(async {
        let first = RegionIndex::new(u64::from(u32::MAX) - 1).unwrap();
        let mut body = Vec::new();
        let mut sealer = BodySealer::starting_at(&engine, &dek(1), OBJECT, first, SMALL)
            .await
            .unwrap();
        let region = [5; SMALL as usize];
        assert_eq!(sealer.push(&region, &mut body).await, Ok(()));
        assert_eq!(sealer.push(&region, &mut body).await, Ok(()));
        // The two nonces are the last two.
        assert_eq!(body[8..12], [255, 255, 255, 254]);
        assert_eq!(body[48 + 8..48 + 12], [255, 255, 255, 255]);
        assert_eq!(sealer.push(&region, &mut body).await, Err(SealError::TooManyRegions));
        assert_eq!(sealer.push(&[1], &mut body).await, Err(SealError::TooManyRegions));
        assert_eq!(body.len(), 2 * (SMALL as usize + 28), "nothing was sealed past the end");
        assert_eq!(sealer.finish(&mut body).await.unwrap_err(), SealError::TooManyRegions);
    });
}

#[test]
fn rotation_leaves_body_and_manifest_valid() {
    let engine = engine(3);
    run(async {
        let object = Small::sample();
        let wrapped = engine.wrap_dek(&kek(0).public, &dek(1)).await.unwrap();
        let before = crate::EncryptionData::new("https://v.example/keys/k/1", wrapped);
        let after = crate::rewrap(
            &engine,
            &before,
            &kek(0).private,
            "https://v.example/keys/k/2",
            &kek(1).public,
        )
        .await
        .unwrap();
        assert_ne!(after.encrypted_key(), before.encrypted_key());
        assert_eq!(after.key_id(), "https://v.example/keys/k/2");

        let unwrapped = engine.unwrap_dek(&kek(1).private, after.encrypted_key()).await.unwrap();
        assert_eq!(object.open(&unwrapped, OBJECT), Ok(object.plaintext.clone()));
        assert!(engine.unwrap_dek(&kek(0).private, after.encrypted_key()).await.is_err());
    });
}
