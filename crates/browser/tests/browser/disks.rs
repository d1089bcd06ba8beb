//! Rule D3: what disks need of a host. Objects made in one go, their sectors encrypted on the way and decrypted again, the
//! secrets that hold BEKs, and turns.

mod world;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::TryStreamExt;
use kluis_browser::engine::Engine;
use kluis_browser::host::{Host, Setting};
use kluis_browser::make::Making;
use kluis_browser::protocol::StorageMode;
use kluis_browser::store::{Changes, SecretRecord, Store};
use kluis_browser::volume::{Reading, Wanted};
use kluis_browser::work::{Stop, Turns, Work};
use kluis_lab::{From, JobFailure, MakeObject, Part, SampleKind, Volume};
use kluis_resource::JobId;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use self::world::{MIB, World, from, kid, object, sample, secret, sha256, volume, work};
use crate::engines::both;
use crate::fixture::{Heard, Source, pause, script};

async fn read(world: &World, number: u128, part: Part, unlock: Option<Volume>) -> Result<Vec<u8>, JobFailure> {
    let wanted = Wanted {
        object: object(number),
        part,
        unlock,
    };
    let stop = Stop::default();
    let reading = Reading::begin(&world.store, &world.engine, &wanted, &stop).await?;
    let work = work(&stop);
    let pieces: Vec<_> = reading.pieces(&work)?.try_collect().await?;
    let bytes: Vec<u8> = pieces.iter().flat_map(|piece| piece.array().to_vec()).collect();
    assert_eq!(bytes.len() as u64, reading.bytes());
    Ok(bytes)
}

#[wasm_bindgen_test]
async fn d3_a_disk_is_encrypted_region_by_region_as_in_one_go_and_copies_tell_the_same() {
    for engine in both() {
        let world = World::new(engine).await;
        let plain = from(1, sample(SampleKind::Text, 9 * MIB));
        let locked = MakeObject {
            lock: Some(volume(1)),
            ..from(2, sample(SampleKind::Text, 9 * MIB))
        };
        let began = js_sys::Date::now();
        let made = world.make(&[plain, locked]).await.unwrap();
        console_log!("two of 9 MiB, one encrypted: {} ms", js_sys::Date::now() - began);
        let tar = world.plaintext(object(1)).await;
        assert_eq!(made[0].sealed.plaintext_bytes, tar.len() as u64);
        assert_eq!(made[0].sealed.regions, 3);
        assert_eq!((&made[0].sha256, &made[0].content_sha256), (&Some(sha256(&tar)), &None));
        assert!(tar.windows(17).any(|window| window == b"A sample of Kluis"));

        let mut ciphertext = world.plaintext(object(2)).await;
        assert_eq!(made[1].sha256, Some(sha256(&ciphertext)));
        assert_eq!(made[1].content_sha256, Some(sha256(&tar)));
        assert!(ciphertext != tar);
        world.key(&volume(1)).decrypt(0, &mut ciphertext).unwrap();
        assert!(ciphertext == tar, "sector numbers go on from region to region");

        let as_it_is = from(3, From::Object(object(2)));
        let unlocked = MakeObject {
            unlock: Some(volume(1)),
            ..from(4, From::Object(object(2)))
        };
        let anew = MakeObject {
            lock: Some(volume(2)),
            ..MakeObject {
                object: object(5),
                ..unlocked.clone()
            }
        };
        let copies = world.make(&[as_it_is, unlocked, anew]).await.unwrap();
        assert_eq!((&copies[0].sha256, &copies[0].content_sha256), (&made[1].sha256, &None));
        assert_eq!((&copies[1].sha256, &copies[1].content_sha256), (&made[0].sha256, &None));
        assert_eq!(copies[2].content_sha256, made[0].sha256);
        assert_ne!(copies[2].sha256, made[1].sha256, "another salt, another ciphertext");
    }
}

#[wasm_bindgen_test]
async fn d3_any_range_of_an_encrypted_disk_is_read_as_its_guest_reads_it() {
    let world = World::new(Engine::best()).await;
    let locked = MakeObject {
        lock: Some(volume(1)),
        ..from(2, sample(SampleKind::Random, 9 * MIB))
    };
    world
        .make(&[from(1, sample(SampleKind::Random, 9 * MIB)), locked])
        .await
        .unwrap();
    let tar = world.plaintext(object(1)).await;
    assert!(read(&world, 2, Part::Whole, Some(volume(1))).await.unwrap() == tar);
    assert!(read(&world, 1, Part::Whole, None).await.unwrap() == tar);
    let end = tar.len();
    for (offset, length) in [
        (0, 0),
        (0, 1),
        (511, 2),
        (512, 512),
        (1000, 5000),
        (4 * MIB - 3, 7),
        (4 * MIB - 512, 512),
        (3 * MIB + 77, 5 * MIB + 5),
        (end - 1, 1),
        (end, 0),
    ] {
        let part = Part::Range {
            offset: offset as u64,
            length: length as u64,
        };
        let bytes = read(&world, 2, part, Some(volume(1))).await.unwrap();
        assert!(bytes == tar[offset..offset + length], "{length} from {offset}");
    }
    let past = Part::Range {
        offset: end as u64 - 1,
        length: 2,
    };
    assert_eq!(read(&world, 2, past, Some(volume(1))).await, Err(JobFailure::Damaged));
}

#[wasm_bindgen_test]
async fn d3_a_disk_without_its_secret_or_the_key_of_that_stays_locked() {
    let world = World::new(Engine::best()).await;
    let locked = MakeObject {
        lock: Some(volume(1)),
        ..from(1, sample(SampleKind::Sqlite, 64 << 10))
    };
    world.make(&[locked]).await.unwrap();
    let changes = Changes {
        keys: vec![(kid(2), None)],
        ..Changes::default()
    };
    world.store.records.commit(&changes).await.unwrap();
    let lost = Err(JobFailure::KeyLost);
    assert_eq!(read(&world, 1, Part::Whole, Some(volume(1))).await, lost, "no key");
    let changes = Changes {
        secrets: vec![(secret(1), None)],
        ..Changes::default()
    };
    world.store.records.commit(&changes).await.unwrap();
    assert_eq!(read(&world, 1, Part::Whole, Some(volume(1))).await, lost, "no secret");
    assert!(
        read(&world, 1, Part::Whole, None).await.is_ok(),
        "the ciphertext is there"
    );
}

#[wasm_bindgen_test]
async fn d3_the_backup_of_a_secret_holds_the_bek_and_two_layers_go_around_it() {
    let world = World::new(Engine::best()).await;
    let bek = MakeObject {
        infrastructure: Some(kid(2)),
        ..from(1, From::Secret(secret(1)))
    };
    let made = world.make(&[bek, from(2, From::Object(object(1)))]).await;
    assert_eq!(made, Err(JobFailure::Damaged), "what has no record yet is no source");
    let bek = MakeObject {
        infrastructure: Some(kid(2)),
        ..from(1, From::Secret(secret(1)))
    };
    let made = world.make(&[bek]).await.unwrap();
    assert_eq!(made[0].sealed.plaintext_bytes, 32);
    assert_eq!(made[0].sealed.stored_bytes, 32 + 2 * 28);
    assert_eq!(made[0].sha256, Some(sha256(&world.bek())));
    assert_eq!(read(&world, 1, Part::Whole, None).await.unwrap(), world.bek());
}

#[wasm_bindgen_test]
async fn files_that_came_with_the_event_go_into_every_object_that_asks_for_them() {
    let world = World::new(Engine::best()).await;
    let sources = [Source::random("a.bin", 5 * MIB), Source::random("b/c.bin", 777)];
    let facts: Vec<_> = sources.iter().map(|source| source.facts.clone()).collect();
    let blobs: Vec<_> = sources.iter().map(Source::blob).collect();
    let locked = MakeObject {
        lock: Some(volume(3)),
        ..from(2, From::Files)
    };
    let objects = [from(1, From::Files), locked];
    let making = Making::new(&world.store, &world.engine, &objects, Some((&facts, &blobs))).unwrap();
    let bytes = making.bytes().await.unwrap();
    let made = making.make(&work(&Stop::default())).await.unwrap();
    let sealed: u64 = made.iter().map(|(made, _)| made.sealed.plaintext_bytes).sum();
    assert_eq!(bytes, sealed);
    assert_eq!(made[1].0.content_sha256, made[0].0.sha256);

    let without = Making::new(&world.store, &world.engine, &objects, None).unwrap();
    assert_eq!(without.bytes().await, Err(JobFailure::SourceUnreadable));
    assert!(Making::new(&world.store, &world.engine, &objects, Some((&facts, &blobs[..1]))).is_err());
}

#[wasm_bindgen_test]
async fn objects_are_made_together_or_none_of_them() {
    let world = World::new(Engine::best()).await;
    let orphan = MakeObject {
        lock: Some(Volume {
            secret: secret(9),
            ..volume(1)
        }),
        ..from(2, sample(SampleKind::Text, MIB))
    };
    let failed = world.make(&[from(1, sample(SampleKind::Text, MIB)), orphan]).await;
    assert_eq!(failed, Err(JobFailure::KeyLost));
    assert_eq!(world.store.bodies.list().await.unwrap(), []);

    let objects = [1, 2, 3].map(|number| from(number, sample(SampleKind::Random, 9 * MIB)));
    let making = Making::new(&world.store, &world.engine, &objects, None).unwrap();
    let (stop, total) = (Stop::default(), making.bytes().await.unwrap());
    let asked = stop.clone();
    let work = Work::new(JobId::new(Uuid::nil()), stop, total, move |progress| {
        if progress.done > total / 2 {
            asked.ask();
        }
    });
    assert_eq!(making.make(&work).await.err(), Some(JobFailure::Cancelled));
    assert!(
        world.store.bodies.traffic().written() > 10 * MIB as u64,
        "it was too early"
    );
    assert_eq!(world.store.bodies.list().await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn two_have_their_turn_at_the_same_time_and_the_others_wait_or_leave() {
    let turns = Turns::new(2);
    let (now, most, done) = (
        Rc::new(Cell::new(0)),
        Rc::new(Cell::new(0)),
        Rc::new(RefCell::new(Vec::new())),
    );
    let stops: Vec<Stop> = (0..6).map(|_| Stop::default()).collect();
    for (number, stop) in stops.iter().cloned().enumerate() {
        let (turns, now, most, done) = (turns.clone(), now.clone(), most.clone(), done.clone());
        spawn_local(async move {
            let turn = turns.take(&stop).await;
            if turn.is_ok() {
                now.set(now.get() + 1);
                most.set(most.get().max(now.get()));
                pause(20).await;
                now.set(now.get() - 1);
            }
            done.borrow_mut().push((number, turn.is_ok()));
        });
    }
    pause(5).await;
    stops[3].ask();
    pause(5).await;
    assert_eq!(*done.borrow(), [(3, false)], "who waits may leave at once");
    pause(200).await;
    assert_eq!(most.get(), 2);
    assert_eq!(
        *done.borrow(),
        [(3, false), (0, true), (1, true), (2, true), (4, true), (5, true)]
    );
    assert!(turns.take(&Stop::default()).await.is_ok());
}

async fn secrets_are_kept(store: &Store) {
    let record = |number| SecretRecord {
        kid: kid(number),
        wrapped: "c5".repeat(256),
    };
    let commit = async |secrets| {
        let changes = Changes {
            secrets,
            ..Changes::default()
        };
        store.records.commit(&changes).await.unwrap();
    };
    commit(vec![(secret(1), Some(record(1))), (secret(2), Some(record(1)))]).await;
    commit(vec![(secret(1), Some(record(2))), (secret(2), None)]).await;
    assert_eq!(store.records.secret(&secret(1)).await.unwrap(), Some(record(2)));
    assert_eq!(store.records.secret(&secret(2)).await.unwrap(), None);
    let changes = Changes {
        from_scratch: true,
        ..Changes::default()
    };
    store.records.commit(&changes).await.unwrap();
    assert_eq!(store.records.secret(&secret(1)).await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn secrets_are_kept_beside_keys_and_go_with_the_lab() {
    secrets_are_kept(&Store::in_memory(0)).await;
    secrets_are_kept(&Store::in_browser("test-secrets").await.unwrap()).await;
}

#[wasm_bindgen_test]
async fn a_database_from_before_there_were_secrets_keeps_everything() {
    script(&format!(
        "const done = (request) => new Promise((resolve, reject) => {{
             request.onsuccess = () => resolve(request.result);
             request.onerror = () => reject(request.error);
         }});
         await done(indexedDB.deleteDatabase('test-upgrade'));
         const opening = indexedDB.open('test-upgrade', 1);
         opening.onupgradeneeded = () => {{
             for (const store of ['journal', 'objects', 'keys']) opening.result.createObjectStore(store);
         }};
         const database = await done(opening);
         const transaction = database.transaction(['journal', 'objects'], 'readwrite');
         transaction.objectStore('journal').put('an event', 0);
         transaction.objectStore('objects').put('{{}}', '{}');
         await new Promise((resolve) => {{ transaction.oncomplete = resolve; }});
         database.close();",
        object(7)
    ))
    .await;
    for _ in 0..2 {
        let store = Store::in_browser("test-upgrade").await.unwrap();
        assert_eq!(store.records.journal().await.unwrap(), ["an event"]);
        assert_eq!(store.records.objects().await.unwrap(), [object(7)]);
        assert_eq!(store.records.secret(&secret(1)).await.unwrap(), None);
    }
    secrets_are_kept(&Store::in_browser("test-upgrade").await.unwrap()).await;
}

#[wasm_bindgen_test]
async fn d3_inside_the_envelope_the_ciphertext_of_the_guest_is_shown() {
    let world = World::new(Engine::best()).await;
    let locked = MakeObject {
        lock: Some(volume(1)),
        ..from(1, sample(SampleKind::Text, 5 * MIB))
    };
    world.make(&[locked]).await.unwrap();
    let ciphertext = world.plaintext(object(1)).await;
    let setting = Setting {
        store: world.store,
        engine: world.engine,
        storage: StorageMode::Memory,
        read_only: false,
        announce: Box::new(|| ()),
        held: None,
    };
    let host = Host::open(setting, Heard::default().listener()).await;
    assert_eq!(host.inspect(object(1), 1).await.unwrap().guest, None);
    let shown = host.inspect_disk(object(1), 1, Some(&volume(1))).await.unwrap();
    let guest = shown.guest.unwrap();
    let head = &ciphertext[4 * MIB..4 * MIB + 64];
    let head = base16ct::lower::encode_string(head);
    assert_eq!(guest.ciphertext_head, Some(head));
    assert_eq!((guest.secret, guest.kid), (secret(1), Some(kid(2))));
    assert_eq!((guest.cipher.as_str(), guest.sector), ("AES-256-XTS", 8192));
}
