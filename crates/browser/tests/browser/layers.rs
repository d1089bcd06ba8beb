//! E5 in the browser: what is stored is sealed twice, and opens only through both layers.

mod world;

use js_sys::Uint8Array;
use kluis_browser::engine::{Engine, JsBytes};
use kluis_browser::host::Host;
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::protocol::{ClientError, Tamper, TamperOutcome};
use kluis_browser::store::{LayerRecord, ObjectRecord};
use kluis_envelope::{BareBody, Engine as _, STORED_REGION_LEN};
use kluis_lab::request::{RestoreTarget, Selection, UseInfrastructureEncryption};
use kluis_lab::view::JobState;
use kluis_lab::{FileFacts, JobFailure, Request};
use kluis_rulebook::{Detail, Edition, Rule};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

use self::world::{
    MIB, OVERHEAD, back_up, dek_of, make_key, peeled, point, put, put_inside, put_record, record_of, restore, restored,
    set_up, stored, with_point,
};
use crate::engines::both;
use crate::fixture::{Heard, Source, bytes_of, in_memory, kept, random, until};

#[wasm_bindgen_test]
async fn e5_what_is_stored_is_sealed_twice_and_comes_back_whole_and_in_part() {
    for engine in both() {
        let heard = Heard::default();
        let other = match engine {
            Engine::WebCrypto(_) => Engine::web_crypto().unwrap(),
            Engine::RustCrypto(_) => Engine::rust_crypto(),
        };
        let (host, sources) = with_point(engine, &heard, &[9 * MIB + 5, 0, 33, 4 * MIB]).await;
        let point = point(&host);
        let inner = point.plaintext_bytes + point.regions * OVERHEAD;
        let outer = inner + inner.div_ceil(4 * MIB as u64) * OVERHEAD;
        assert_eq!(point.stored_bytes, outer);
        let bytes = stored(&host, point.object).await;
        assert_eq!(bytes.len() as u64, outer);
        let inside = peeled(&host, &other, point.object).await;
        assert_eq!(inside.len() as u64, inner);
        assert!(bytes[12..76] != inside[..64], "the body is not stored as it is");
        for source in &sources {
            let path = &source.facts.path;
            assert!(restored(&host, &heard, path).await == source.bytes, "{path}");
        }
        let job = restore(&host, Selection::All, RestoreTarget::Download).await;
        let tar = bytes_of(&heard.restored(job.id).unwrap()).await;
        assert_eq!(tar.len() as u64, point.plaintext_bytes);
        assert!(tar.windows(33).any(|window| window == sources[2].bytes));
    }
}

#[wasm_bindgen_test]
async fn e5_inside_the_second_layer_is_a_body_of_protocol_2_0_like_any_other() {
    let (heard, engine) = (Heard::default(), Engine::web_crypto().unwrap());
    let (host, sources) = with_point(Engine::best(), &heard, &[5 * MIB]).await;
    let object = point(&host).object;
    let inside = peeled(&host, &engine, object).await;
    let dek = dek_of(&host, &engine, &record_of(&host, object).await.encryption_data).await;
    let content_key = engine.import_content_key(&dek).await.unwrap();
    let mut bare = BareBody::of_stored(inside.len() as u64).unwrap();
    let mut tar = Vec::new();
    for region in bare.layout().regions() {
        let at = |range: std::ops::Range<u64>| {
            &inside[usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap()]
        };
        let sealed = JsBytes::from(Uint8Array::from(at(region.sealed())));
        let nonce = at(region.nonce()).try_into().unwrap();
        let opened = bare
            .open_region(&engine, &content_key, region.index, nonce, sealed)
            .await;
        tar.extend(opened.unwrap().array().to_vec());
    }
    assert!(tar.windows(64).any(|window| window == &sources[0].bytes[..64]));
    assert_eq!(tar.len() as u64, point(&host).plaintext_bytes);
}

#[wasm_bindgen_test]
async fn e5_rotation_wraps_the_inner_dek_anew_and_reads_no_body_byte() {
    let heard = Heard::default();
    let (host, sources) = with_point(Engine::best(), &heard, &[5 * MIB]).await;
    let object = point(&host).object;
    let before = record_of(&host, object).await;
    let traffic = host.store().bodies.traffic();
    let (read, written) = (traffic.read(), traffic.written());
    make_key(&host).await;
    until(&host, "the rotation", |view| {
        view.jobs[0].state == JobState::Completed && view.key_vaults[1].keys[0].versions[0].wraps == 1
    })
    .await;
    assert_eq!(
        (traffic.read(), traffic.written()),
        (read, written),
        "a body byte was touched"
    );
    let after = record_of(&host, object).await;
    assert_eq!(after.infrastructure, before.infrastructure);
    assert_eq!(after.manifest, before.manifest);
    assert_ne!(after.encryption_data, before.encryption_data);
    assert!(restored(&host, &heard, "0.bin").await == sources[0].bytes);
}

/// Every part of the recovery point is refused, and nothing of it leaves.
async fn refused(host: &Host, heard: &Heard, what: &str) {
    for selection in [Selection::File("1.bin".into()), Selection::All] {
        let job = restore(host, selection, RestoreTarget::Download).await;
        assert_eq!(job.state, JobState::Failed(JobFailure::Damaged), "{what}");
        assert!(heard.restored(job.id).is_none(), "{what}");
    }
}

fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1;
    bytes
}

fn first_region(body: &[u8]) -> Vec<u8> {
    body[..usize::try_from(STORED_REGION_LEN).unwrap()].to_vec()
}

#[wasm_bindgen_test]
async fn e5_damage_in_the_outer_layer_is_refused_before_any_plaintext_leaves() {
    let heard = Heard::default();
    let (host, sources) = with_point(Engine::best(), &heard, &[5 * MIB, 7]).await;
    let object = point(&host).object;
    let bytes = stored(&host, object).await;
    for (what, damaged) in [
        ("a tag", flipped(&bytes, bytes.len() - 1)),
        ("a nonce", flipped(&bytes, 3)),
        // Its own region isn't that of the file, but the inner tags are behind it.
        ("a ciphertext", flipped(&bytes, 100)),
        ("a body that is cut", first_region(&bytes)),
        ("a body that goes on", [&bytes[..], &[0]].concat()),
        ("no body", Vec::new()),
    ] {
        put(&host, object, &damaged).await;
        refused(&host, &heard, what).await;
    }
    put(&host, object, &bytes).await;
    assert!(
        restored(&host, &heard, "1.bin").await == sources[1].bytes,
        "undamaged, it opens"
    );
}

#[wasm_bindgen_test]
async fn e5_damage_in_the_inner_layer_is_refused_though_the_outer_one_holds() {
    let (heard, engine) = (Heard::default(), Engine::web_crypto().unwrap());
    let (host, sources) = with_point(Engine::best(), &heard, &[5 * MIB, 7]).await;
    let object = point(&host).object;
    let inside = peeled(&host, &engine, object).await;
    for (what, damaged) in [
        ("a tag", flipped(&inside, inside.len() - 1)),
        ("a body that is cut", first_region(&inside)),
        ("no body", Vec::new()),
    ] {
        put_inside(&host, &engine, object, &damaged).await;
        refused(&host, &heard, what).await;
    }
    for at in [3, 100] {
        put_inside(&host, &engine, object, &flipped(&inside, at)).await;
        let job = restore(&host, Selection::All, RestoreTarget::Download).await;
        assert_eq!(job.state, JobState::Failed(JobFailure::Damaged), "byte {at}");
        assert!(heard.restored(job.id).is_none());
    }
    put_inside(&host, &engine, object, &inside).await;
    assert!(
        restored(&host, &heard, "1.bin").await == sources[1].bytes,
        "sealed anew, it opens"
    );
}

#[wasm_bindgen_test]
async fn e5_records_of_one_layer_are_none_of_the_other() {
    let heard = Heard::default();
    let (host, sources) = with_point(Engine::best(), &heard, &[5 * MIB, 7]).await;
    let object = point(&host).object;
    let record = record_of(&host, object).await;
    let layer = record.infrastructure.clone().unwrap();
    let swapped = ObjectRecord {
        manifest: layer.manifest.clone(),
        infrastructure: Some(LayerRecord {
            manifest: record.manifest.clone(),
            ..layer
        }),
        ..record.clone()
    };
    put_record(&host, object, swapped).await;
    refused(&host, &heard, "manifests that are swapped").await;
    let passed_over = ObjectRecord {
        infrastructure: None,
        ..record.clone()
    };
    put_record(&host, object, passed_over).await;
    refused(&host, &heard, "a second layer that is passed over").await;
    put_record(&host, object, record).await;
    assert!(restored(&host, &heard, "1.bin").await == sources[1].bytes);
}

#[wasm_bindgen_test]
async fn e5_both_layers_are_shown_with_their_real_bytes() {
    let (heard, engine) = (Heard::default(), Engine::web_crypto().unwrap());
    let (host, _) = with_point(Engine::best(), &heard, &[9 * MIB]).await;
    let point = point(&host);
    let (bytes, inside) = (
        stored(&host, point.object).await,
        peeled(&host, &engine, point.object).await,
    );
    let record = record_of(&host, point.object).await;
    for number in 0..point.regions {
        let view = host.inspect(point.object, number).await.unwrap();
        let region = view.region.unwrap();
        let at = usize::try_from(number * STORED_REGION_LEN).unwrap();
        assert_eq!(region.nonce, base16ct::lower::encode_string(&inside[at..at + 12]));
        assert_eq!(
            region.ciphertext_head,
            base16ct::lower::encode_string(&inside[at + 12..at + 76])
        );
        let end = inside.len().min(at + usize::try_from(STORED_REGION_LEN).unwrap());
        assert_eq!(region.tag, base16ct::lower::encode_string(&inside[end - 16..end]));
        assert_eq!(view.stored_bytes, inside.len() as u64);
        let layer = view.infrastructure.unwrap();
        assert_eq!(
            (layer.plaintext_bytes, layer.stored_bytes),
            (inside.len() as u64, bytes.len() as u64)
        );
        let outer = layer.region.unwrap();
        assert_eq!(outer.index, number * STORED_REGION_LEN / (4 << 20));
        let at = usize::try_from(outer.index * STORED_REGION_LEN).unwrap();
        assert_eq!(outer.nonce, base16ct::lower::encode_string(&bytes[at..at + 12]));
        assert_eq!(
            outer.ciphertext_head,
            base16ct::lower::encode_string(&bytes[at + 12..at + 76])
        );
        assert_eq!(Some(&layer.kid), point.infrastructure.as_ref());
        assert_eq!(
            layer.encryption_data,
            record.infrastructure.as_ref().unwrap().encryption_data
        );
        assert_ne!(layer.wrapped_key, view.wrapped_key);
        assert_ne!(
            layer.commitment, view.commitment,
            "each layer has a content key of its own"
        );
    }
    assert!(host.inspect(point.object, point.regions).await.is_err());
}

#[wasm_bindgen_test]
async fn e5_tampering_with_what_is_stored_is_noticed_through_both_layers() {
    let heard = Heard::default();
    let (host, sources) = with_point(Engine::best(), &heard, &[9 * MIB]).await;
    let object = point(&host).object;
    let outcome = async |tamper| host.tamper(object, tamper).await.unwrap();
    let both_notice = TamperOutcome {
        refused: true,
        refused_without_manifest: true,
    };
    assert_eq!(outcome(Tamper::FlipBit { region: 2 }).await, both_notice);
    assert_eq!(outcome(Tamper::Swap { region: 0 }).await, both_notice);
    // With one layer, protocol 2.0 alone reads a body that is cut at a region. The regions of two layers end in other places, so
    // that a cut between two of the outer ones is one within an inner one.
    assert_eq!(outcome(Tamper::CutAfter { region: 0 }).await, both_notice);
    assert!(
        restored(&host, &heard, "0.bin").await == sources[0].bytes,
        "the stored body is as it was"
    );
}

#[wasm_bindgen_test]
async fn e5_a_copy_elsewhere_has_one_layer() {
    let heard = Heard::default();
    let (host, _) = with_point(Engine::best(), &heard, &[5 * MIB]).await;
    let target = RestoreTarget::Storage("teststorage".parse().unwrap());
    let job = restore(&host, Selection::File("0.bin".into()), target).await;
    assert_eq!(job.state, JobState::Completed);
    let copy = host.view().unwrap().storages[0].copies[0].clone();
    assert_eq!(record_of(&host, copy.object).await.infrastructure, None);
    assert_eq!(host.inspect(copy.object, 0).await.unwrap().infrastructure, None);
}

#[wasm_bindgen_test]
async fn e5_a_large_backup_streams_through_both_layers_and_survives_a_reload() {
    const PART: usize = 8 * MIB;
    const PARTS: usize = 20;
    let heard = Heard::default();
    let host = kept("test-layers", &heard).await;
    set_up(&host).await;
    let part = random(PART);
    let blob = crate::fixture::blob_of(&part);
    let parts: js_sys::Array = std::iter::repeat_n(blob, PARTS).collect();
    let whole = Blob::new_with_blob_sequence(&parts).unwrap();
    let facts = FileFacts {
        size: (PART * PARTS) as u64,
        ..Source::random("large.bin", 0).facts
    };
    let pages = || core::arch::wasm32::memory_size(0);
    let before = pages();
    assert_eq!(
        back_up(&host, vec![facts], vec![whole]).await.state,
        JobState::Completed
    );
    let job = restore(&host, Selection::File("large.bin".into()), RestoreTarget::Download).await;
    assert_eq!(job.state, JobState::Completed);
    let grown = (pages() - before) * 65_536;
    assert!(grown < 16 * MIB, "the memory of the worker grew by {grown} bytes");
    let back = heard.restored(job.id).unwrap();
    for number in 0..PARTS {
        let from = i32::try_from(number * PART).unwrap();
        let to = i32::try_from((number + 1) * PART).unwrap();
        let slice = back.slice_with_i32_and_i32(from, to).unwrap();
        assert!(bytes_of(&slice).await == part, "part {number}");
    }
    drop(host);

    let host = kept("test-layers", &heard).await;
    crate::fixture::writes(&host).await;
    let record = record_of(&host, point(&host).object).await;
    assert!(record.infrastructure.is_some());
    let job = restore(&host, Selection::File("large.bin".into()), RestoreTarget::Download).await;
    assert_eq!(job.state, JobState::Completed);
    host.start_over(Edition::Seeds).await.unwrap();
}

#[wasm_bindgen_test]
async fn e5_is_refused_where_it_is_not_and_changes_nothing() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    let before = host.view().unwrap();
    let act = Request::from(UseInfrastructureEncryption {
        vault: crate::fixture::vault(),
    });
    let refused = host.send(act, Vec::new()).await.unwrap_err();
    let ClientError::Refused(refusal) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(refusal.rule, Some(Rule::E5));
    assert!(matches!(refusal.detail, Detail::InfrastructureNotInRegion { .. }));
    assert_eq!(host.view().unwrap(), before);
}
