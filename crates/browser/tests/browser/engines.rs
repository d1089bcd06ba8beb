//! Both engines: each held to the same vectors, and held against each other.

use kluis_browser::engine::{ContentKey, Engine, JsBytes, PrivateKey, PublicKey};
use kluis_browser::protocol::EngineKind;
use kluis_envelope::{
    BodyLayout, Buffer, Dek, Engine as _, KeyPair, ManifestBuilder, REGION_LEN, RegionIndex, RsaPublic, SealedRegion,
};
use kluis_tests::scenario::der_of_pem;
use kluis_tests::{Report, wycheproof};
use uuid::Uuid;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::fixture::random;

pub(crate) fn both() -> [Engine; 2] {
    [Engine::web_crypto().unwrap(), Engine::rust_crypto()]
}

fn passes(engine: &Engine, report: &Report, vectors: usize) {
    console_log!("{:?}: {report}", engine.kind());
    assert!(report.failures().is_empty(), "{:?}: {report}", engine.kind());
    assert_eq!(report.run(), vectors);
}

#[wasm_bindgen_test]
async fn aes_256_gcm_is_wycheproofs() {
    for engine in both() {
        passes(&engine, &wycheproof::aes_gcm(&engine).await, 66);
    }
}

#[wasm_bindgen_test]
async fn rsa_oaep_with_sha_256_is_wycheproofs() {
    for engine in both() {
        passes(&engine, &wycheproof::rsa_oaep(&engine).await, 120);
    }
}

/// What WebCrypto seals whole, and the pieces of what is longer.
const WHOLE: usize = 768 << 10;
const PIECE: usize = 512 << 10;

/// The lengths at which something could go wrong, and some others.
fn lengths() -> Vec<usize> {
    let full = REGION_LEN as usize;
    let mut lengths = vec![
        0,
        1,
        15,
        16,
        17,
        65_537,
        WHOLE,
        WHOLE + 1,
        3 * PIECE,
        3 * PIECE + 17,
        full - 1,
        full,
        full + 1,
        2 * full,
        2 * full + 5,
    ];
    lengths.extend(
        random(6)
            .chunks(3)
            .map(|bytes| usize::from(bytes[0]) * usize::from(bytes[1]) * usize::from(bytes[2])),
    );
    lengths
}

/// The regions of a body, and its manifest.
async fn sealed(engine: &Engine, dek: &Dek, plaintext: &[u8]) -> (Vec<SealedRegion<JsBytes>>, String) {
    let key = engine.import_content_key(dek).await.unwrap();
    let layout = BodyLayout::of_plaintext(plaintext.len() as u64).unwrap();
    let mut manifest = ManifestBuilder::new(Uuid::from_u128(7));
    let mut regions = Vec::new();
    for region in layout.regions() {
        let range = usize::try_from(region.plaintext.start).unwrap()..usize::try_from(region.plaintext.end).unwrap();
        let bytes = JsBytes::from_bytes(&plaintext[range]);
        let sealed = engine.seal_region(&key, region.index, bytes).await.unwrap();
        manifest.absorb(&sealed).unwrap();
        regions.push(sealed);
    }
    (regions, manifest.finish(dek).to_json())
}

#[wasm_bindgen_test]
async fn both_engines_seal_to_the_same_bytes_and_open_what_the_other_sealed() {
    let [web, rust] = both();
    for length in lengths() {
        let plaintext = random(length);
        let dek = Dek::from_random(&mut random(32).try_into().unwrap());
        let (by_web, web_manifest) = sealed(&web, &dek, &plaintext).await;
        let (by_rust, rust_manifest) = sealed(&rust, &dek, &plaintext).await;
        assert_eq!(web_manifest, rust_manifest, "{length} bytes");
        assert_eq!(by_web.len(), by_rust.len());
        let (web_key, rust_key) = (
            web.import_content_key(&dek).await.unwrap(),
            rust.import_content_key(&dek).await.unwrap(),
        );
        for (a, b) in by_web.into_iter().zip(by_rust) {
            let index = a.index;
            assert_eq!((index, a.plaintext_len, a.tag), (b.index, b.plaintext_len, b.tag));
            assert!(
                a.sealed.clone().into_vec() == b.sealed.clone().into_vec(),
                "{length} bytes, region {index:?}"
            );
            let opened_by_rust = rust.open_region(&rust_key, index, a.sealed).await.unwrap();
            let opened_by_web = web.open_region(&web_key, index, b.sealed).await.unwrap();
            let from = usize::try_from(index.number() * u64::from(REGION_LEN)).unwrap();
            let original = &plaintext[from..from + opened_by_web.len()];
            assert!(opened_by_web.into_vec() == original && opened_by_rust.into_vec() == original);
        }
    }
}

#[wasm_bindgen_test]
async fn both_engines_refuse_a_changed_region() {
    for engine in both() {
        let dek = Dek::from_random(&mut [1; 32]);
        let key = engine.import_content_key(&dek).await.unwrap();
        let sealed = engine
            .seal_region(&key, RegionIndex::FIRST, JsBytes::from_bytes(b"plaintext"))
            .await
            .unwrap()
            .sealed
            .into_vec();
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let opened = engine
                .open_region(&key, RegionIndex::FIRST, JsBytes::from_bytes(&changed))
                .await;
            assert!(opened.is_err(), "{:?}, bit {bit}", engine.kind());
        }
        let second = RegionIndex::FIRST.next().unwrap();
        assert!(
            engine
                .open_region(&key, second, JsBytes::from_bytes(&sealed))
                .await
                .is_err()
        );
        for short in [0, 1, 15] {
            let cut = JsBytes::from_bytes(&sealed[..short]);
            assert!(engine.open_region(&key, RegionIndex::FIRST, cut).await.is_err());
        }
    }
}

#[wasm_bindgen_test]
async fn this_browser_seals_long_regions_in_pieces_and_no_change_of_one_opens() {
    let engine = Engine::web_crypto().unwrap();
    let dek = Dek::from_random(&mut [1; 32]);
    let key = engine.import_content_key(&dek).await.unwrap();
    assert!(matches!(&key, ContentKey::WebCrypto(key) if key.in_pieces()));

    let plaintext = random(3 * PIECE + 17);
    let sealed = JsBytes::from_bytes(&plaintext);
    let sealed = engine.seal_region(&key, RegionIndex::FIRST, sealed).await.unwrap();
    let sealed = sealed.sealed.into_vec();
    let open = async |bytes: &[u8]| {
        let opened = engine.open_region(&key, RegionIndex::FIRST, JsBytes::from_bytes(bytes));
        opened.await.map(Buffer::into_vec)
    };
    assert!(open(&sealed).await == Ok(plaintext));
    let bytes = [0, PIECE - 1, PIECE, 2 * PIECE, 3 * PIECE - 1, 3 * PIECE, 3 * PIECE + 16];
    for byte in bytes.into_iter().chain(3 * PIECE + 17..sealed.len()) {
        let mut changed = sealed.clone();
        changed[byte] ^= 1;
        assert!(open(&changed).await.is_err(), "byte {byte}");
    }
    let swapped = [&sealed[PIECE..2 * PIECE], &sealed[..PIECE], &sealed[2 * PIECE..]].concat();
    assert!(open(&swapped).await.is_err());
    let cut = [&sealed[..2 * PIECE], &sealed[3 * PIECE..]].concat();
    assert!(open(&cut).await.is_err());
}

/// The same RSA key in both engines, as each would get it from outside.
async fn imported(engine: &Engine, pem: &str) -> KeyPair<PublicKey, PrivateKey> {
    let der = der_of_pem(pem).unwrap();
    let private = engine.import_private_key(&der).await.unwrap();
    // The public half is what RustCrypto derives from the private one.
    let rust = Engine::rust_crypto();
    let PrivateKey::RustCrypto(key) = rust.import_private_key(&der).await.unwrap() else {
        panic!("RustCrypto gives its own keys")
    };
    let public = PublicKey::RustCrypto(key.public_key());
    let numbers: RsaPublic = rust.export_public_key(&public).await.unwrap();
    let public = engine.import_public_key(&numbers).await.unwrap();
    assert_eq!(engine.export_public_key(&public).await.unwrap(), numbers);
    KeyPair { public, private }
}

#[wasm_bindgen_test]
async fn each_engine_unwraps_what_the_other_wrapped() {
    let [web, rust] = both();
    for pem in [
        include_str!("../../../../tests/vectors/keys/first.pem"),
        include_str!("../../../../tests/vectors/keys/large.pem"),
    ] {
        let (web_pair, rust_pair) = (imported(&web, pem).await, imported(&rust, pem).await);
        let dek = Dek::from_random(&mut random(32).try_into().unwrap());
        let by_web = web.wrap_dek(&web_pair.public, &dek).await.unwrap();
        let by_rust = rust.wrap_dek(&rust_pair.public, &dek).await.unwrap();
        assert_eq!(by_web.len(), by_rust.len());
        for unwrapped in [
            rust.unwrap_dek(&rust_pair.private, &by_web).await.unwrap(),
            web.unwrap_dek(&web_pair.private, &by_rust).await.unwrap(),
        ] {
            assert_eq!(unwrapped.expose(), dek.expose());
        }
        let mut changed = by_web.clone();
        changed[10] ^= 1;
        assert!(rust.unwrap_dek(&rust_pair.private, &changed).await.is_err());
        assert!(web.unwrap_dek(&web_pair.private, &changed).await.is_err());
    }
}

#[wasm_bindgen_test]
async fn a_key_of_one_engine_is_none_of_the_other() {
    let [web, rust] = both();
    let dek = Dek::from_random(&mut [1; 32]);
    let key = rust.import_content_key(&dek).await.unwrap();
    assert!(
        web.seal_region(&key, RegionIndex::FIRST, JsBytes::from_bytes(b"a"))
            .await
            .is_err()
    );
    assert_eq!(
        [web.kind(), rust.kind()],
        [EngineKind::WebCrypto, EngineKind::RustCrypto]
    );
    assert!(!format!("{key:?}{dek:?}").contains("01"), "no key is shown");
}
