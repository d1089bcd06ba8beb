//! The stores by themselves: OPFS and IndexedDB, and their likes in memory.

use std::collections::HashSet;

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::{Build, BuildPrimitive};
use indexed_db_futures::transaction::TransactionMode;
use js_sys::Uint8Array;
use kluis_browser::engine::{Engine, PrivateKey};
use kluis_browser::protocol::EngineKind;
use kluis_browser::store::{Changes, ObjectRecord, SecretRecord, Store};
use kluis_envelope::{Dek, Engine as _, KeySize};
use kluis_lab::Timings;
use kluis_resource::{Kid, ObjectId, SecretUri};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::random;

fn object(number: u128) -> ObjectId {
    ObjectId::new(uuid::Uuid::from_u128(number))
}

fn kid(number: u32) -> Kid {
    format!("https://testkeyvault.vault.azure.net/keys/testkey/{number:032x}")
        .parse()
        .unwrap()
}

fn record(text: &str) -> ObjectRecord {
    ObjectRecord {
        encryption_data: text.into(),
        before: None,
        manifest: "{}".into(),
        infrastructure: None,
        engine: EngineKind::WebCrypto,
        timings: Timings::default(),
    }
}

async fn write(store: &Store, object: ObjectId, parts: &[&[u8]]) {
    let mut writer = store.bodies.create(object).await.unwrap();
    for part in parts {
        writer.write(&Uint8Array::from(*part)).await.unwrap();
    }
    assert_eq!(
        writer.written(),
        parts.iter().map(|part| part.len() as u64).sum::<u64>()
    );
    writer.finish().await.unwrap();
}

async fn emptied(name: &str) -> Store {
    let store = Store::in_browser(name).await.unwrap();
    let changes = Changes {
        from_scratch: true,
        ..Changes::default()
    };
    store.records.commit(&changes).await.unwrap();
    store.sweep(&HashSet::new()).await.unwrap();
    store
}

async fn bodies_come_back(store: &Store) {
    let bytes = random(300_000);
    write(store, object(1), &[&bytes[..100_000], &bytes[100_000..]]).await;
    write(store, object(2), &[]).await;
    let body = store.bodies.open(object(1)).await.unwrap().unwrap();
    assert_eq!(body.size(), 300_000);
    assert!(body.read(0, 300_000).await.unwrap().to_vec() == bytes);
    assert!(body.read(99_990, 20).await.unwrap().to_vec() == bytes[99_990..100_010]);
    assert!(body.read(299_999, 2).await.is_err(), "past the end");
    assert_eq!(store.bodies.traffic().read(), 300_020);
    assert_eq!(store.bodies.traffic().written(), 300_000);
    let again = store.bodies.open(object(1)).await.unwrap().unwrap();
    assert_eq!(again.size(), 300_000, "several may read");
    drop((body, again));
    assert_eq!(store.bodies.open(object(2)).await.unwrap().unwrap().size(), 0);
    assert!(store.bodies.open(object(3)).await.unwrap().is_none());

    let mut listed = store.bodies.list().await.unwrap();
    listed.sort();
    assert_eq!(listed, [object(1), object(2)]);
    store.bodies.delete(object(1)).await.unwrap();
    store.bodies.delete(object(1)).await.unwrap();
    assert_eq!(store.bodies.list().await.unwrap(), [object(2)]);
}

#[wasm_bindgen_test]
async fn bodies_come_back_as_written() {
    bodies_come_back(&Store::in_memory(1 << 20)).await;
    bodies_come_back(&emptied("test-bodies").await).await;
}

#[wasm_bindgen_test]
async fn a_body_written_anew_is_not_longer_than_what_was_written() {
    let store = emptied("test-anew").await;
    write(&store, object(1), &[&random(5000)]).await;
    write(&store, object(1), &[&random(10)]).await;
    assert_eq!(store.bodies.open(object(1)).await.unwrap().unwrap().size(), 10);
}

#[wasm_bindgen_test]
async fn bodies_without_a_record_are_swept_and_others_stay() {
    for store in [Store::in_memory(1 << 20), emptied("test-sweep").await] {
        write(&store, object(1), &[b"kept"]).await;
        write(&store, object(2), &[b"orphaned"]).await;
        write(&store, object(4), &[b"finished, its record is on its way"]).await;
        // Half-written, as when the page goes away.
        let mut writer = store.bodies.create(object(3)).await.unwrap();
        writer.write(&Uint8Array::from(&b"half"[..])).await.unwrap();
        drop(writer);
        let changes = Changes {
            objects: vec![(object(1), Some(record("a")))],
            ..Changes::default()
        };
        store.records.commit(&changes).await.unwrap();
        store.sweep(&HashSet::from([object(4)])).await.unwrap();
        let mut left = store.bodies.list().await.unwrap();
        left.sort();
        assert_eq!(left, [object(1), object(4)]);
    }
}

async fn a_transaction_is_whole(store: &Store) {
    let event = |place: u64| (place, format!("event {place}"));
    let first = Changes {
        events: vec![event(0), event(1)],
        objects: vec![(object(1), Some(record("a")))],
        ..Changes::default()
    };
    store.records.commit(&first).await.unwrap();

    // Another writer was faster: its event is at that place already.
    let late = Changes {
        events: vec![(1, "another".into())],
        objects: vec![(object(1), Some(record("b"))), (object(2), Some(record("c")))],
        ..Changes::default()
    };
    assert!(store.records.commit(&late).await.is_err());
    assert_eq!(store.records.journal().await.unwrap(), ["event 0", "event 1"]);
    assert_eq!(store.records.object(object(1)).await.unwrap(), Some(record("a")));
    assert_eq!(store.records.object(object(2)).await.unwrap(), None);

    // Ten and more: in the order of numbers, not of letters.
    let more = Changes {
        events: (2..12).map(event).collect(),
        objects: vec![(object(1), None)],
        ..Changes::default()
    };
    store.records.commit(&more).await.unwrap();
    let journal = store.records.journal().await.unwrap();
    assert_eq!(journal.len(), 12);
    assert_eq!(journal[11], "event 11");
    assert!(store.records.objects().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn a_transaction_happens_whole_or_not_at_all() {
    a_transaction_is_whole(&Store::in_memory(0)).await;
    a_transaction_is_whole(&emptied("test-transaction").await).await;
}

#[wasm_bindgen_test]
async fn a_kept_private_key_works_after_a_reload_and_can_not_be_read_out() {
    let engine = Engine::web_crypto().unwrap();
    let pair = engine.make_key_pair(KeySize::Rsa2048).await.unwrap();
    let wrapped = engine
        .wrap_dek(&pair.public, &Dek::from_random(&mut [7; 32]))
        .await
        .unwrap();
    let store = emptied("test-keys").await;
    let changes = Changes {
        keys: vec![(kid(1), Some(pair))],
        ..Changes::default()
    };
    store.records.commit(&changes).await.unwrap();
    drop(store);

    let store = Store::in_browser("test-keys").await.unwrap();
    let pair = store.records.key(&kid(1)).await.unwrap().unwrap();
    assert!(store.records.key(&kid(2)).await.unwrap().is_none());
    let dek = engine.unwrap_dek(&pair.private, &wrapped).await.unwrap();
    assert_eq!(dek.expose(), &[7; 32]);
    let PrivateKey::WebCrypto(private) = pair.private else {
        panic!("not a CryptoKey")
    };
    assert!(!private.key().extractable());
}

fn secret(name: &str) -> SecretUri {
    format!("https://testkeyvault.vault.azure.net/secrets/{name}/{:032x}", 1)
        .parse()
        .unwrap()
}

fn bek() -> SecretRecord {
    SecretRecord {
        wrapped: "a".into(),
        kid: kid(1),
    }
}

/// Puts a record where a version before this one would have: under the id as it is spelled.
async fn keep_as_spelled(database: &str, secret: &SecretUri, record: &SecretRecord) {
    let database = Database::open(database).await.unwrap();
    let transaction = database
        .transaction("secrets")
        .with_mode(TransactionMode::Readwrite)
        .build()
        .unwrap();
    let secrets = transaction.object_store("secrets").unwrap();
    let json = serde_json::to_string(record).unwrap();
    drop(secrets.put(json).with_key(secret.to_string()).primitive().unwrap());
    transaction.commit().await.unwrap();
}

async fn secrets_are_found_in_any_spelling(store: &Store) {
    let keep = |secret, record| Changes {
        secrets: vec![(secret, record)],
        ..Changes::default()
    };
    store
        .records
        .commit(&keep(secret("bek-VM1"), Some(bek())))
        .await
        .unwrap();
    for name in ["bek-VM1", "bek-vm1", "BEK-vm1"] {
        assert_eq!(
            store.records.secret(&secret(name)).await.unwrap(),
            Some(bek()),
            "{name}"
        );
    }
    assert_eq!(store.records.secret(&secret("bek-vm2")).await.unwrap(), None);
    store.records.commit(&keep(secret("bek-vm1"), None)).await.unwrap();
    assert_eq!(store.records.secret(&secret("bek-VM1")).await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn what_is_kept_under_names_is_found_however_they_are_spelled() {
    secrets_are_found_in_any_spelling(&Store::in_memory(0)).await;
    let store = emptied("test-names").await;
    secrets_are_found_in_any_spelling(&store).await;

    let old = secret("bek-VM1");
    keep_as_spelled("test-names", &old, &bek()).await;
    assert_eq!(
        store.records.secret(&old).await.unwrap(),
        Some(bek()),
        "kept by an earlier version"
    );
    let gone = Changes {
        secrets: vec![(old.clone(), None)],
        ..Changes::default()
    };
    store.records.commit(&gone).await.unwrap();
    assert_eq!(store.records.secret(&old).await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_private_key_in_memory_is_never_kept() {
    let pair = Engine::rust_crypto().make_key_pair(KeySize::Rsa2048).await.unwrap();
    let store = emptied("test-no-keys").await;
    let changes = Changes {
        events: vec![(0, "event".into())],
        keys: vec![(kid(1), Some(pair))],
        ..Changes::default()
    };
    assert!(store.records.commit(&changes).await.is_err());
    assert!(store.records.key(&kid(1)).await.unwrap().is_none());
    assert!(store.records.journal().await.unwrap().is_empty());
}
