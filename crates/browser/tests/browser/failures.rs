//! Jobs that don't succeed: cancelled, interrupted, without room, with a bad source, with a damaged object. Nothing stays behind.

use kluis_browser::engine::Engine;
use kluis_browser::host::{Host, Setting};
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::protocol::{ClientError, Push, StorageMode, Trouble};
use kluis_browser::store::{Changes, Store};
use kluis_lab::request::{CancelJob, CreateKey, EnableIdentity, Restore, RestoreTarget, Selection};
use kluis_lab::view::JobState;
use kluis_lab::{JobFailure, Request};
use kluis_resource::{Kid, ObjectId};
use kluis_rulebook::Edition;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{Heard, Source, back_up, ended, in_memory, pause, point, random, restore, restored, set_up};

const MIB: usize = 1024 * 1024;

async fn nothing_is_left(host: &Host) {
    let store = host.store();
    assert_eq!(store.bodies.list().await.unwrap(), [], "a body is left");
    assert_eq!(store.records.objects().await.unwrap(), [], "a record is left");
    let view = host.view().unwrap();
    assert!(view.vaults[0].items.iter().all(|item| item.recovery_points.is_empty()));
}

#[wasm_bindgen_test]
async fn a_cancelled_backup_leaves_nothing_behind() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    set_up(&host).await;
    let job = back_up(&host, &[Source::random("a.bin", 64 * MIB)]).await;
    while host.store().bodies.traffic().written() == 0 {
        pause(1).await;
    }
    host.send(Request::from(CancelJob { job }), Vec::new()).await.unwrap();
    assert_eq!(ended(&host, job).await.state, JobState::Failed(JobFailure::Cancelled));
    assert!(
        host.store().bodies.traffic().written() < 64 * MIB as u64,
        "it was too late"
    );
    nothing_is_left(&host).await;
    assert!(
        host.send(Request::from(CancelJob { job }), Vec::new()).await.is_err(),
        "it has ended"
    );
}

#[wasm_bindgen_test]
async fn a_cancelled_restore_gives_no_bytes() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    set_up(&host).await;
    let backup = back_up(&host, &[Source::random("a.bin", 64 * MIB)]).await;
    ended(&host, backup).await;
    let act = Request::from(Restore {
        vault: crate::fixture::vault(),
        item: crate::fixture::item(),
        recovery_point: point(&host).id,
        selection: Selection::All,
        target: RestoreTarget::Download,
    });
    let job = host.send(act, Vec::new()).await.unwrap().unwrap();
    host.send(Request::from(CancelJob { job }), Vec::new()).await.unwrap();
    assert_eq!(ended(&host, job).await.state, JobState::Failed(JobFailure::Cancelled));
    assert!(heard.restored(job).is_none());
}

#[wasm_bindgen_test]
async fn a_backup_without_room_fails_and_leaves_nothing_behind() {
    let heard = Heard::default();
    let host = in_memory(10 * MIB as u64, Engine::best(), &heard).await;
    set_up(&host).await;
    let job = back_up(&host, &[Source::random("a.bin", 12 * MIB)]).await;
    assert_eq!(ended(&host, job).await.state, JobState::Failed(JobFailure::Storage));
    nothing_is_left(&host).await;

    let source = Source::random("a.bin", 5 * MIB);
    let job = back_up(&host, std::slice::from_ref(&source)).await;
    assert_eq!(
        ended(&host, job).await.state,
        JobState::Completed,
        "what fits is still taken"
    );
    assert!(restored(&host, &heard, "a.bin").await == source.bytes);
}

#[wasm_bindgen_test]
async fn a_source_that_is_not_what_the_act_says_is_refused() {
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &Heard::default()).await;
    set_up(&host).await;
    let mut source = Source::random("a.bin", 1000);
    source.facts.size = 1001;
    let job = back_up(&host, &[source]).await;
    assert_eq!(
        ended(&host, job).await.state,
        JobState::Failed(JobFailure::SourceUnreadable)
    );
    nothing_is_left(&host).await;
}

/// Replaces a stored body by what `change` makes of it.
pub(crate) async fn damage(host: &Host, object: ObjectId, change: impl FnOnce(&mut Vec<u8>)) {
    let bodies = &host.store().bodies;
    let body = bodies.open(object).await.unwrap().unwrap();
    let mut bytes = body.read(0, body.size()).await.unwrap().to_vec();
    change(&mut bytes);
    bodies.delete(object).await.unwrap();
    let mut writer = bodies.create(object).await.unwrap();
    writer.write(&js_sys::Uint8Array::from(&bytes[..])).await.unwrap();
    writer.finish().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_damaged_body_gives_no_bytes() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    set_up(&host).await;
    let job = back_up(&host, &[Source::random("a.bin", 5 * MIB)]).await;
    ended(&host, job).await;
    let object = point(&host).object;
    let fails = async |what: &str| {
        let job = restore(&host, Selection::All, RestoreTarget::Download).await;
        assert_eq!(job.state, JobState::Failed(JobFailure::Damaged), "{what}");
        assert!(heard.restored(job.id).is_none(), "{what}");
    };
    damage(&host, object, |bytes| bytes[20] ^= 1).await;
    fails("a flipped bit").await;
    damage(&host, object, |bytes| bytes[20] ^= 1).await;
    let job = restore(&host, Selection::All, RestoreTarget::Download).await;
    assert_eq!(job.state, JobState::Completed, "flipped back");
    damage(&host, object, |bytes| bytes.truncate(4 * MIB + 28)).await;
    fails("a cut at a region boundary").await;
    host.store().bodies.delete(object).await.unwrap();
    fails("no body").await;
    assert_eq!(host.inspect(object, 0).await, Err(ClientError::Damaged));
}

#[wasm_bindgen_test]
async fn without_its_private_key_nothing_is_restored() {
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &Heard::default()).await;
    set_up(&host).await;
    let job = back_up(&host, &[Source::random("a.bin", 10)]).await;
    ended(&host, job).await;
    let changes = Changes {
        keys: vec![(point(&host).kid, None)],
        ..Changes::default()
    };
    host.store().records.commit(&changes).await.unwrap();
    let job = restore(&host, Selection::All, RestoreTarget::Download).await;
    assert_eq!(job.state, JobState::Failed(JobFailure::KeyLost));
}

/// A host that opens what another one had kept at some moment: the first `events` of its journal, and its bodies and keys no more.
async fn reopened(journal: &[String], heard: &Heard, orphan: Option<ObjectId>) -> Host {
    let store = Store::in_memory(MEMORY_LIMIT);
    let changes = Changes {
        events: (0..).zip(journal.iter().cloned()).collect(),
        ..Changes::default()
    };
    store.records.commit(&changes).await.unwrap();
    if let Some(object) = orphan {
        let mut writer = store.bodies.create(object).await.unwrap();
        writer.write(&js_sys::Uint8Array::from(&random(100)[..])).await.unwrap();
        writer.finish().await.unwrap();
    }
    let setting = Setting {
        store,
        engine: Engine::best(),
        storage: StorageMode::Memory,
        read_only: false,
        announce: Box::new(|| ()),
        held: None,
    };
    Host::open(setting, heard.listener()).await
}

#[wasm_bindgen_test]
async fn a_job_that_ran_when_the_page_went_is_failed_and_its_half_body_is_swept() {
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &Heard::default()).await;
    set_up(&host).await;
    let job = back_up(&host, &[Source::random("a.bin", 20 * MIB)]).await;
    let journal = host.store().records.journal().await.unwrap();
    assert_eq!(host.view().unwrap().jobs[0].state, JobState::InProgress);
    ended(&host, job).await;

    let half = ObjectId::new(uuid::Uuid::from_u128(7));
    let again = reopened(&journal, &Heard::default(), Some(half)).await;
    assert_eq!(
        again.view().unwrap().jobs[0].state,
        JobState::Failed(JobFailure::Interrupted)
    );
    nothing_is_left(&again).await;
    assert_eq!(again.store().records.journal().await.unwrap().len(), journal.len() + 1);
}

#[wasm_bindgen_test]
async fn a_key_that_was_being_made_when_the_page_went_is_made_again() {
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &Heard::default()).await;
    let act = Request::from(CreateKey {
        key_vault: crate::fixture::key_vault(),
        key: crate::fixture::key(),
        bits: 2048,
    });
    host.send(act, Vec::new()).await.unwrap();
    let journal = host.store().records.journal().await.unwrap();
    let again = reopened(&journal, &Heard::default(), None).await;
    let made = |view: &kluis_lab::view::LabView| !view.key_vaults[0].keys[0].versions[0].making;
    let view = crate::fixture::until(&again, "the key", made).await;
    let kid = Kid::Customer(view.key_vaults[0].keys[0].versions[0].uri.clone());
    assert!(again.store().records.key(&kid).await.unwrap().is_some());
}

#[wasm_bindgen_test]
async fn a_journal_that_does_not_replay_is_said_and_nothing_is_deleted() {
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &Heard::default()).await;
    set_up(&host).await;
    let journal = host.store().records.journal().await.unwrap();
    let mut damaged = journal.clone();
    damaged.remove(1);
    let object = ObjectId::new(uuid::Uuid::from_u128(7));
    for journal in [damaged, vec!["{}".into()]] {
        let heard = Heard::default();
        let again = reopened(&journal, &heard, Some(object)).await;
        assert!(heard.any(|push| matches!(push, Push::Trouble(Trouble::JournalUnreadable))));
        assert!(again.view().is_none());
        let vault = crate::fixture::vault();
        let refused = again.send(Request::from(EnableIdentity { vault }), Vec::new()).await;
        assert_eq!(refused, Err(ClientError::Storage));
        assert_eq!(again.store().records.journal().await.unwrap(), journal);
        assert_eq!(again.store().bodies.list().await.unwrap(), [object]);

        again.start_over(Edition::Seeds).await.unwrap();
        assert!(again.view().is_some());
        assert_eq!(again.store().bodies.list().await.unwrap(), []);
    }
}

#[wasm_bindgen_test]
async fn starting_over_stops_what_runs_and_drops_its_outcome() {
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &Heard::default()).await;
    set_up(&host).await;
    back_up(&host, &[Source::random("a.bin", 64 * MIB)]).await;
    while host.store().bodies.traffic().written() == 0 {
        pause(1).await;
    }
    host.start_over(Edition::Seeds).await.unwrap();
    pause(500).await;
    let view = host.view().unwrap();
    assert!(view.jobs.is_empty() && view.vaults[0].items.is_empty());
    nothing_is_left(&host).await;
}
