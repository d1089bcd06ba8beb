//! Helpers of the portable engine: nested workers that do as the thread does that asks them.

use kluis_browser::engine::{Engine, JsBytes, serve_as_helper};
use kluis_envelope::{Buffer as _, Dek, Engine as _, REGION_LEN, RegionIndex};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{random, script};

/// To run in a worker: helps as Kluis's own do.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]
pub fn help() {
    serve_as_helper();
}

/// The address of a script that helps.
async fn helper() -> String {
    let address = script(
        "const source = `
            const tests = await import('${location.origin}/wasm-bindgen-test.js');
            await tests.default('${location.origin}/wasm-bindgen-test_bg.wasm');
            tests.help();
         `;
         return URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));",
    )
    .await;
    address.as_string().unwrap()
}

fn dek(byte: u8) -> Dek {
    Dek::from_random(&mut [byte; 32])
}

#[wasm_bindgen_test]
async fn helpers_seal_and_open_as_this_thread_does() {
    let (pooled, alone) = (
        Engine::rust_crypto_pooled(&helper().await, 2).await,
        Engine::rust_crypto(),
    );
    for round in 0..2 {
        // Keys come and go.
        let (there, here) = (
            pooled.import_content_key(&dek(round)).await.unwrap(),
            alone.import_content_key(&dek(round)).await.unwrap(),
        );
        for len in [5, 65_536, 70_001, REGION_LEN as usize] {
            let plaintext = random(len);
            let index = RegionIndex::FIRST.next().unwrap();
            let array = JsBytes::from_bytes(&plaintext);
            let sealed = pooled.seal_region(&there, index, array.clone()).await.unwrap();
            assert_eq!(array.len(), len, "what was handed in stays whole");
            let expected = alone.seal_region(&here, index, array).await.unwrap();
            assert_eq!(sealed.tag, expected.tag);
            let sealed = sealed.sealed.into_vec();
            assert!(sealed == expected.sealed.into_vec(), "{len} bytes");

            let opened = pooled.open_region(&there, index, JsBytes::from_bytes(&sealed)).await;
            assert!(opened.unwrap().into_vec() == plaintext, "{len} bytes");
            let mut flipped = sealed;
            flipped[len / 2] ^= 1;
            let opened = pooled.open_region(&there, index, JsBytes::from_bytes(&flipped)).await;
            assert!(opened.is_err(), "{len} bytes");
        }
    }
}

#[wasm_bindgen_test]
async fn several_regions_are_sealed_at_the_same_time() {
    let (pooled, alone) = (
        Engine::rust_crypto_pooled(&helper().await, 2).await,
        Engine::rust_crypto(),
    );
    let there = pooled.import_content_key(&dek(7)).await.unwrap();
    let here = alone.import_content_key(&dek(7)).await.unwrap();
    let mut indices = std::iter::successors(Some(RegionIndex::FIRST), |index| index.next());
    let regions: Vec<_> = indices.by_ref().take(5).map(|index| (index, random(100_000))).collect();
    let sealing = regions
        .iter()
        .map(|(index, bytes)| pooled.seal_region(&there, *index, JsBytes::from_bytes(bytes)));
    for (sealed, (index, bytes)) in futures::future::join_all(sealing).await.into_iter().zip(&regions) {
        let opened = alone.open_region(&here, *index, sealed.unwrap().sealed).await;
        assert!(opened.unwrap().into_vec() == *bytes);
    }
}

#[wasm_bindgen_test]
async fn where_no_helper_comes_this_thread_works_itself() {
    for script in ["data:text/javascript,throw new Error()", "/there-is-no-such.js"] {
        let engine = Engine::rust_crypto_pooled(script, 2).await;
        let key = engine.import_content_key(&dek(1)).await.unwrap();
        let plaintext = random(70_000);
        let sealed = engine
            .seal_region(&key, RegionIndex::FIRST, JsBytes::from_bytes(&plaintext))
            .await;
        let opened = engine
            .open_region(&key, RegionIndex::FIRST, sealed.unwrap().sealed)
            .await;
        assert!(opened.unwrap().into_vec() == plaintext);
    }
}
