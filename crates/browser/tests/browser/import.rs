//! K3 in the browser: keys that were made elsewhere, in the key store of each engine.

use std::collections::HashSet;

use js_sys::Uint8Array;
use kluis_browser::SecretText;
use kluis_browser::engine::{Engine, PrivateKey};
use kluis_browser::host::Host;
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::protocol::ClientError;
use kluis_envelope::Engine as _;
use kluis_lab::request::{AssignKey, DeleteKey, EnableSoftDelete, ImportKey};
use kluis_lab::view::{JobState, KeyVersionView};
use kluis_lab::{KeySource, Request};
use kluis_resource::{KeyName, Kid};
use kluis_rulebook::{Detail, Edition, ImportProblem, Refusal, Rule};
use kluis_tests::import::{COMPOSITE, VECTORS, WRAPPED, text};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::engines::both;
use crate::fixture::{
    Heard, Source, at_rest, back_up, ended, in_memory, kept, key, key_vault, make_key, restored, script, set_up, vault,
    writes,
};

async fn import(host: &Host, name: &str, text: &str) -> Result<(), ClientError> {
    let key = KeyName::parse(name).unwrap();
    let text = SecretText::new(text.to_owned());
    host.import_key(key_vault(), key, text).await
}

fn refusal(problem: ImportProblem) -> ClientError {
    ClientError::Refused(Box::new(Refusal::of(Rule::K3, Detail::KeyImport { problem })))
}

/// What is expected of a vector, as the lab says it.
fn expected(name: &str, file: &str) -> ClientError {
    refusal(match name {
        "NoKey" => ImportProblem::NoKey,
        "BadPem" => ImportProblem::BadPem,
        "BadJwk" => ImportProblem::BadJwk,
        "OtherFormat" => ImportProblem::OtherFormat,
        "Encrypted" => ImportProblem::Encrypted,
        "PublicOnly" => ImportProblem::PublicOnly,
        "NotRsa" => ImportProblem::NotRsa,
        "MultiPrime" => ImportProblem::MultiPrime,
        "Size" if file == "short.pem" => ImportProblem::Size { bits: 1024 },
        "Size" => ImportProblem::Size { bits: 2056 },
        "Inconsistent" => ImportProblem::Inconsistent,
        other => panic!("{other}"),
    })
}

fn newest(host: &Host) -> KeyVersionView {
    host.view().unwrap().key_vaults[0].keys[0].versions[0].clone()
}

fn wrapped() -> Vec<u8> {
    base16ct::mixed::decode_vec(WRAPPED.trim()).unwrap()
}

async fn unwraps(host: &Host, engine: &Engine) -> bool {
    let kid = Kid::Customer(newest(host).uri);
    let pair = host.store().records.key(&kid).await.unwrap().unwrap();
    let dek = engine.unwrap_dek(&pair.private, &wrapped()).await;
    dek.is_ok_and(|dek| dek.expose().iter().copied().eq(0..32))
}

#[wasm_bindgen_test]
async fn k3_every_text_is_imported_or_refused_for_its_own_reason_by_both_engines() {
    for engine in both() {
        let heard = Heard::default();
        let kind = engine.kind();
        let host = in_memory(MEMORY_LIMIT, engine, &heard).await;
        let mut versions = 0;
        for vector in VECTORS {
            let before = host.view().unwrap();
            let imported = import(&host, "brought", vector.text).await;
            match vector.expect {
                Ok(bits) => {
                    assert_eq!(imported, Ok(()), "{kind:?}: {}", vector.file);
                    versions += 1;
                    let version = newest(&host);
                    assert_eq!((version.bits, version.enabled, version.making), (bits, true, false));
                    assert_eq!(version.modulus.len(), usize::from(bits) / 4);
                    let kid = Kid::Customer(version.uri);
                    assert!(host.store().records.key(&kid).await.unwrap().is_some());
                }
                Err(error) => {
                    assert_eq!(imported, Err(expected(error, vector.file)), "{kind:?}: {}", vector.file);
                    assert_eq!(host.view().unwrap(), before, "{}", vector.file);
                }
            }
        }
        let keys = host.view().unwrap().key_vaults[0].keys.clone();
        assert_eq!((keys.len(), keys[0].versions.len()), (1, versions));
    }
}

#[wasm_bindgen_test]
async fn k3_an_imported_key_unwraps_what_was_wrapped_for_the_original() {
    for engine in both() {
        let heard = Heard::default();
        let other = match engine {
            Engine::WebCrypto(_) => Engine::web_crypto().unwrap(),
            Engine::RustCrypto(_) => Engine::rust_crypto(),
        };
        let host = in_memory(MEMORY_LIMIT, engine, &heard).await;
        for file in ["pkcs8.pem", "pkcs1.pem", "private.jwk", "without-primes.jwk"] {
            import(&host, "brought", text(file)).await.unwrap();
            assert!(unwraps(&host, &other).await, "{file}");
        }
        import(&host, "brought", text("pkcs8-3072.pem")).await.unwrap();
        assert!(!unwraps(&host, &other).await, "another key");
    }
}

#[wasm_bindgen_test]
async fn k3_a_key_whose_prime_is_none_is_found_out_before_it_is_kept() {
    for engine in both() {
        let heard = Heard::default();
        let kind = engine.kind();
        let host = in_memory(MEMORY_LIMIT, engine, &heard).await;
        let before = host.view().unwrap();
        let refused = import(&host, "brought", COMPOSITE).await.unwrap_err();
        let found = [ImportProblem::Inconsistent, ImportProblem::NotTaken].map(refusal);
        assert!(found.contains(&refused), "{kind:?}: {refused:?}");
        assert_eq!(host.view().unwrap(), before);
    }
}

#[wasm_bindgen_test]
async fn k3_an_imported_key_can_not_be_taken_out_again() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::web_crypto().unwrap(), &heard).await;
    import(&host, "brought", text("private.jwk")).await.unwrap();
    let kid = Kid::Customer(newest(&host).uri);
    let pair = host.store().records.key(&kid).await.unwrap().unwrap();
    let PrivateKey::WebCrypto(key) = pair.private else {
        panic!("another engine's key");
    };
    assert!(!key.key().extractable());
    assert_eq!(key.key().type_(), "private");
    let usages: Vec<_> = key
        .key()
        .usages()
        .iter()
        .filter_map(|usage| usage.as_string())
        .collect();
    assert_eq!(usages, ["decrypt"]);
}

#[wasm_bindgen_test]
async fn k3_a_request_without_its_text_imports_nothing_whatever_it_says_of_the_key() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    let act = Request::from(ImportKey {
        key_vault: key_vault(),
        key: key(),
        bits: 2048,
        modulus: "c0".repeat(256),
    });
    let refused = host.send(act, Vec::new()).await.unwrap_err();
    let problem = ImportProblem::NoKey;
    let refusal = Refusal::of(Rule::K3, Detail::KeyImport { problem });
    assert_eq!(refused, ClientError::Refused(Box::new(refusal)));
    assert!(host.view().unwrap().key_vaults[0].keys.is_empty());
}

/// The ids in the key store of a kept lab.
async fn kept_keys(name: &str) -> HashSet<String> {
    let keys = script(&format!(
        "return await new Promise((resolve, reject) => {{
            const opening = indexedDB.open('{name}');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {{
                const all = opening.result.transaction('keys').objectStore('keys').getAllKeys();
                all.onsuccess = () => {{ opening.result.close(); resolve(all.result); }};
                all.onerror = () => reject(all.error);
            }};
        }});"
    ))
    .await;
    js_sys::Array::from(&keys)
        .iter()
        .filter_map(|key| key.as_string())
        .collect()
}

#[wasm_bindgen_test]
async fn k3_a_refused_import_leaves_no_key_and_an_accepted_one_survives_a_reload() {
    let heard = Heard::default();
    let host = kept("test-import", &heard).await;
    host.send(Request::from(EnableSoftDelete { key_vault: key_vault() }), Vec::new())
        .await
        .unwrap();
    make_key(&host).await;
    let delete = Request::from(DeleteKey {
        key_vault: key_vault(),
        key: key(),
    });
    host.send(delete, Vec::new()).await.unwrap();
    at_rest(&host).await;
    let before = kept_keys("test-import").await;
    let refused = import(&host, "testkey", text("pkcs8.pem")).await.unwrap_err();
    assert!(
        matches!(&refused, ClientError::Refused(refusal) if matches!(refusal.detail, Detail::KeyNameHeld { .. })),
        "{refused:?}"
    );
    assert_eq!(
        kept_keys("test-import").await,
        before,
        "a key of a refused event is kept"
    );
    import(&host, "brought", text("pkcs8.pem")).await.unwrap();
    let kid = newest(&host).uri.to_string();
    let added: Vec<_> = kept_keys("test-import").await.difference(&before).cloned().collect();
    assert_eq!(added, [kid]);
    drop(host);

    let host = kept("test-import", &heard).await;
    writes(&host).await;
    assert!(unwraps(&host, &Engine::web_crypto().unwrap()).await);
    host.start_over(Edition::Seeds).await.unwrap();
}

#[wasm_bindgen_test]
async fn k3_nothing_of_a_private_key_is_in_journal_view_or_push() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    let jwk: serde_json::Value = serde_json::from_str(text("private.jwk")).unwrap();
    import(&host, "brought", text("private.jwk")).await.unwrap();
    import(&host, "brought", text("other-crt.jwk")).await.unwrap_err();
    let journal = host.store().records.journal().await.unwrap().join("\n");
    let view = serde_json::to_string(&host.view().unwrap()).unwrap();
    assert!(journal.contains("ImportKey") && view.contains("brought"));
    for name in ["d", "p", "q", "dp", "dq", "qi"] {
        let base64 = jwk[name].as_str().unwrap();
        let hex = hex_of(base64);
        for place in [&journal, &view] {
            assert!(!place.contains(&base64[..40]), "{name}");
            assert!(!place.contains(&hex[..40]), "{name}");
        }
    }
    let secret = SecretText::new(text("private.jwk").to_owned());
    assert_eq!(format!("{secret:?}"), "SecretText(redacted)");
}

fn hex_of(base64url: &str) -> String {
    use base64ct::{Base64UrlUnpadded, Encoding};
    let bytes = Base64UrlUnpadded::decode_vec(base64url).unwrap();
    base16ct::lower::encode_string(&bytes)
}

#[wasm_bindgen_test]
fn k3_what_carries_a_key_to_the_worker_is_wiped() {
    let array = Uint8Array::from(&b"-----BEGIN PRIVATE KEY-----"[..]);
    let secret = SecretText::take(&array);
    assert!(array.to_vec().iter().all(|byte| *byte == 0));
    assert_eq!(secret, SecretText::new("-----BEGIN PRIVATE KEY-----".to_owned()));
}

#[wasm_bindgen_test]
async fn k3_a_vault_works_with_an_imported_key_as_with_a_generated_one() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    set_up(&host).await;
    let files = [Source::random("a.bin", 5 << 20)];
    assert_eq!(
        ended(&host, back_up(&host, &files).await).await.state,
        JobState::Completed
    );
    import(&host, "brought", text("pkcs1.pem")).await.unwrap();
    let source = KeySource::Picker {
        key_vault: key_vault(),
        key: KeyName::parse("brought").unwrap(),
    };
    let act = Request::from(AssignKey {
        vault: vault(),
        source,
        infrastructure_encryption: false,
    });
    let job = host.send(act, Vec::new()).await.unwrap().unwrap();
    assert_eq!(ended(&host, job).await.state, JobState::Completed);
    let wraps = |view: &kluis_lab::view::LabView| view.key_vaults[0].keys[0].versions[0].wraps == 1;
    crate::fixture::until(&host, "the rotation to the imported key", wraps).await;
    assert!(restored(&host, &heard, "a.bin").await == files[0].bytes);
}
