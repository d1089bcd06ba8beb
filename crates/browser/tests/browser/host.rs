//! The whole journey through a host: in memory and kept, with either engine.

use kluis_browser::engine::Engine;
use kluis_browser::host::Host;
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::protocol::{ClientError, EngineKind, StorageMode, Tamper, TamperOutcome};
use kluis_lab::Request;
use kluis_lab::request::{BackUp, CreateVault, DeleteKey, Download, RestoreTarget, Selection, SetKeyEnabled};
use kluis_lab::view::JobState;
use kluis_resource::{JobId, Kid, Region, StorageName, VaultName};
use kluis_rulebook::{Edition, Workload};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{
    Heard, Source, at_rest, back_up, bytes_of, ended, in_memory, item, kept, key, key_vault, make_key, pause, point,
    restore, restored, script, set_up, until, vault,
};

const MIB: usize = 1024 * 1024;

fn sources() -> Vec<Source> {
    vec![
        Source::random("a.bin", 9 * MIB + 5),
        Source::random("empty.txt", 0),
        Source::random("deep/naïve – 日本.txt", 33),
    ]
}

async fn journey(host: &Host, heard: &Heard) {
    set_up(host).await;
    let sources = sources();
    let job = back_up(host, &sources).await;
    assert_eq!(ended(host, job).await.state, JobState::Completed);
    for source in &sources {
        assert!(
            restored(host, heard, &source.facts.path).await == source.bytes,
            "{}",
            source.facts.path
        );
    }
    let last = heard.progress(job).pop().unwrap();
    assert_eq!((last.done, last.seconds_left), (last.total, Some(0.0)));
    rotation_touches_no_body(host).await;
    assert!(restored(host, heard, "a.bin").await == sources[0].bytes);
    copy_to_storage(host, heard, &sources).await;
}

/// A new version of the key is made, the vault follows it, and the DEK is wrapped anew: nothing else happens.
async fn rotation_touches_no_body(host: &Host) {
    let object = point(host).object;
    let before = host.inspect(object, 1).await.unwrap();
    let traffic = host.store().bodies.traffic();
    let (read, written) = (traffic.read(), traffic.written());
    make_key(host).await;
    until(host, "the rotation", |view| {
        view.jobs[0].state == JobState::Completed && view.key_vaults[0].keys[0].versions[0].wraps == 1
    })
    .await;
    assert_eq!(
        (traffic.read(), traffic.written()),
        (read, written),
        "a body byte was touched"
    );

    let after = host.inspect(object, 1).await.unwrap();
    assert_ne!(after.wrapped_key, before.wrapped_key);
    assert_eq!(after.before, Some((before.kid, before.wrapped_key)));
    assert_eq!((after.manifest, after.region), (before.manifest, before.region));
}

/// Restores into a storage account: sealed with that account's key, and readable from there.
async fn copy_to_storage(host: &Host, heard: &Heard, sources: &[Source]) {
    let storage = StorageName::parse("teststorage").unwrap();
    let target = RestoreTarget::Storage(storage.clone());
    for source in sources {
        let selection = Selection::File(source.facts.path.clone());
        assert_eq!(
            restore(host, selection, target.clone()).await.state,
            JobState::Completed
        );
        let copy = host.view().unwrap().storages[0].copies[0].clone();
        assert!(matches!(copy.kid, Kid::Platform(_)));
        assert!(host.inspect(copy.object, 0).await.is_ok());
        let act = Request::from(Download {
            storage: storage.clone(),
            object: copy.object,
        });
        let job = host.send(act, Vec::new()).await.unwrap().unwrap();
        assert_eq!(ended(host, job).await.state, JobState::Completed);
        assert!(
            bytes_of(&heard.restored(job).unwrap()).await == source.bytes,
            "{}",
            source.facts.path
        );
    }
}

#[wasm_bindgen_test]
async fn the_whole_journey_works_in_memory_with_web_crypto() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::web_crypto().unwrap(), &heard).await;
    journey(&host, &heard).await;
    assert!(host.status().keys_non_extractable);
}

#[wasm_bindgen_test]
async fn the_whole_journey_works_in_memory_with_rust_crypto() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::rust_crypto(), &heard).await;
    journey(&host, &heard).await;
    assert!(!host.status().keys_non_extractable);
}

#[wasm_bindgen_test]
async fn a_kept_lab_is_the_same_after_a_reload_and_gone_after_starting_over() {
    let heard = Heard::default();
    let host = kept("test-reload", &heard).await;
    let status = host.status();
    assert_eq!(
        (status.storage, status.engine),
        (StorageMode::Persisted, EngineKind::WebCrypto)
    );
    assert!(!status.read_only && status.keys_non_extractable);
    // Its first keys are made a moment later.
    at_rest(&host).await;
    journey(&host, &heard).await;
    let before = host.view().unwrap();
    drop(host);

    let heard = Heard::default();
    let host = kept("test-reload", &heard).await;
    assert!(!host.status().read_only, "the lock is free again");
    assert_eq!(host.view().unwrap(), before);
    assert_eq!(restored(&host, &heard, "deep/naïve – 日本.txt").await.len(), 33);

    host.start_over(Edition::Seeds).await.unwrap();
    let view = host.view().unwrap();
    assert!(view.vaults[0].items.is_empty() && view.jobs.is_empty());
    assert_ne!(view.tenant, before.tenant);
    let store = host.store();
    assert!(store.bodies.list().await.unwrap().is_empty());
    assert!(store.records.objects().await.unwrap().is_empty());
    let old = Kid::Customer(before.vaults[0].key.clone().unwrap().uri);
    assert!(store.records.key(&old).await.unwrap().is_none());
}

#[wasm_bindgen_test]
async fn a_large_restore_leaves_no_plaintext_where_the_lab_is_kept() {
    let heard = Heard::default();
    let host = kept("test-large", &heard).await;
    host.start_over(Edition::Seeds).await.unwrap();
    set_up(&host).await;
    let source = Source::random("large.bin", 65 * MIB);
    let job = back_up(&host, std::slice::from_ref(&source)).await;
    assert_eq!(ended(&host, job).await.state, JobState::Completed);
    let job = restore(&host, Selection::File("large.bin".into()), RestoreTarget::Download).await;
    assert_eq!(job.state, JobState::Completed);
    let names = script(
        "const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('test-large');
         const names = [];
         for await (const name of folder.keys()) names.push(name);
         return names.join();",
    );
    assert_eq!(
        names.await.as_string().unwrap(),
        point(&host).object.to_string(),
        "there is more than the body"
    );
    assert!(bytes_of(&heard.restored(job.id).unwrap()).await == source.bytes);
    host.start_over(Edition::Seeds).await.unwrap();
}

#[wasm_bindgen_test]
async fn tampering_with_a_copy_is_noticed_and_changes_nothing() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    set_up(&host).await;
    let sources = sources();
    let job = back_up(&host, &sources).await;
    ended(&host, job).await;
    let object = point(&host).object;
    let regions = point(&host).regions;
    let outcome = |refused_without_manifest| TamperOutcome {
        refused: true,
        refused_without_manifest,
    };
    for region in 0..regions {
        assert_eq!(host.tamper(object, Tamper::FlipBit { region }).await, Ok(outcome(true)));
        if region + 1 < regions {
            assert_eq!(host.tamper(object, Tamper::Swap { region }).await, Ok(outcome(true)));
            // Protocol 2.0 alone takes the shorter body for whole: that is what the manifest is for.
            assert_eq!(
                host.tamper(object, Tamper::CutAfter { region }).await,
                Ok(outcome(false))
            );
        }
    }
    let untouched = TamperOutcome {
        refused: false,
        refused_without_manifest: false,
    };
    assert_eq!(
        host.tamper(object, Tamper::CutAfter { region: regions - 1 }).await,
        Ok(untouched)
    );
    for tamper in [
        Tamper::FlipBit { region: regions },
        Tamper::Swap { region: regions - 1 },
    ] {
        assert_eq!(host.tamper(object, tamper).await, Err(ClientError::Damaged));
    }
    assert!(restored(&host, &heard, "a.bin").await == sources[0].bytes);
}

#[wasm_bindgen_test]
async fn e3_a_disabled_key_blocks_restore_and_tampering_until_it_is_enabled() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    set_up(&host).await;
    let job = back_up(&host, &sources()).await;
    ended(&host, job).await;
    let uri = host.view().unwrap().vaults[0].key.clone().unwrap().uri;
    let set = async |enabled| {
        let key = uri.clone();
        host.send(Request::from(SetKeyEnabled { key, enabled }), Vec::new())
            .await
            .unwrap();
    };
    set(false).await;
    let flip = Tamper::FlipBit { region: 0 };
    let refused = host.tamper(point(&host).object, flip).await;
    assert!(matches!(refused, Err(ClientError::Refused(_))), "{refused:?}");
    set(true).await;
    assert!(host.tamper(point(&host).object, flip).await.is_ok());
    assert_eq!(restored(&host, &heard, "empty.txt").await.len(), 0);
}

#[wasm_bindgen_test]
async fn a_key_that_is_deleted_for_good_is_destroyed_with_the_event() {
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &Heard::default()).await;
    make_key(&host).await;
    let uri = host.view().unwrap().key_vaults[0].keys[0].versions[0].uri.clone();
    let kid = Kid::Customer(uri);
    assert!(host.store().records.key(&kid).await.unwrap().is_some());
    let (key_vault, key) = (key_vault(), key());
    host.send(Request::from(DeleteKey { key_vault, key }), Vec::new())
        .await
        .unwrap();
    assert!(host.store().records.key(&kid).await.unwrap().is_none());
}

#[wasm_bindgen_test]
async fn e4_a_new_vault_backs_up_under_its_platform_key() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    until(&host, "the platform key", |view| {
        view.vaults[0].backup_blocked.is_none()
    })
    .await;
    let source = Source::random("a", 1000);
    let act = Request::from(BackUp {
        vault: vault(),
        item: item(),
        platform_key_accepted: true,
        files: vec![source.facts.clone()],
        workload: Workload::Files,
    });
    let job = host.send(act, vec![source.blob()]).await.unwrap().unwrap();
    assert_eq!(ended(&host, job).await.state, JobState::Completed);
    assert!(matches!(point(&host).kid, Kid::Platform(_)));
    assert!(restored(&host, &heard, "a").await == source.bytes);
}

#[wasm_bindgen_test]
async fn other_acts_happen_while_a_backup_runs() {
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &Heard::default()).await;
    set_up(&host).await;
    let job = back_up(&host, &[Source::random("a.bin", 64 * MIB)]).await;
    let running = || running_jobs(&host).contains(&job);
    let mut happened = 0_u32;
    while running() {
        let act = Request::from(CreateVault {
            vault: VaultName::parse(&format!("vault{happened}")).unwrap(),
            region: Region::WestEurope,
        });
        host.send(act, Vec::new()).await.unwrap();
        happened += 1;
        pause(1).await;
    }
    assert_eq!(ended(&host, job).await.state, JobState::Completed);
    assert!(happened > 2, "only {happened} acts happened meanwhile");
}

fn running_jobs(host: &Host) -> Vec<JobId> {
    let jobs = host.view().unwrap().jobs.into_iter();
    jobs.filter(|job| job.state == JobState::InProgress)
        .map(|job| job.id)
        .collect()
}
