//! Rotations that meet something: an object that doesn't open, or a key that is disabled midway.

use std::cell::RefCell;
use std::rc::Rc;

use kluis_browser::engine::Engine;
use kluis_browser::host::{Host, Setting};
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::protocol::{Push, StorageMode};
use kluis_browser::store::{Changes, Store};
use kluis_lab::request::{CreateKey, SetKeyEnabled};
use kluis_lab::view::{JobKind, JobState, LabView};
use kluis_lab::{JobFailure, Request};
use kluis_resource::{KeyUri, Kid};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{
    Heard, Source, back_up, ended, in_memory, key, key_vault, make_key, point, restored, set_up, until,
};

#[wasm_bindgen_test]
async fn an_object_that_does_not_open_holds_up_no_other_rotation() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    set_up(&host).await;
    for _ in 0..3 {
        let job = back_up(&host, &[Source::random("a.bin", 10)]).await;
        assert_eq!(ended(&host, job).await.state, JobState::Completed);
    }
    let points = host.view().unwrap().vaults[0].items[0].recovery_points.clone();
    let records = &host.store().records;
    let mut damaged = records.object(points[1].object).await.unwrap().unwrap();
    damaged.manifest = records.object(points[0].object).await.unwrap().unwrap().manifest;
    let changes = Changes {
        objects: vec![(points[1].object, Some(damaged.clone()))],
        ..Changes::default()
    };
    records.commit(&changes).await.unwrap();

    let old = point(&host).kid;
    make_key(&host).await;
    let view = until(&host, "the rotation", |view| view.jobs[0].state == JobState::Completed).await;
    assert_eq!(view.jobs[0].objects, Some((2, 3)), "done, and in all");
    let kids: Vec<_> = view.vaults[0].items[0]
        .recovery_points
        .iter()
        .map(|point| &point.kid)
        .collect();
    assert!(kids[0] != &old && kids[1] == &old && kids[2] == kids[0], "{kids:?}");
    assert_eq!(
        records.object(points[1].object).await.unwrap(),
        Some(damaged),
        "untouched"
    );
    assert_eq!(restored(&host, &heard, "a.bin").await.len(), 10);
}

/// Several commits of a rotation.
const MANY: usize = 400;

fn set_enabled(key: &KeyUri, enabled: bool) -> Request {
    Request::from(SetKeyEnabled {
        key: key.clone(),
        enabled,
    })
}

/// A lab in which the named version is disabled as soon as a rotation tells that it is amidst.
async fn disabled_midway() -> (Heard, Host, Rc<RefCell<Option<KeyUri>>>) {
    let heard = Heard::default();
    let (lab, to_disable) = (
        Rc::<RefCell<Option<Host>>>::default(),
        Rc::<RefCell<Option<KeyUri>>>::default(),
    );
    let (told, own, version) = (heard.listener(), lab.clone(), to_disable.clone());
    let setting = Setting {
        store: Store::in_memory(MEMORY_LIMIT),
        engine: Engine::best(),
        storage: StorageMode::Memory,
        read_only: false,
        announce: Box::new(|| ()),
        held: None,
    };
    let listener = move |push: Push, blob| {
        let amidst = matches!(&push, Push::Progress(progress) if progress.done > 0);
        told(push, blob);
        if let (true, Some(host)) = (amidst, own.borrow().clone())
            && let Some(key) = version.take()
        {
            spawn_local(async move {
                host.send(set_enabled(&key, false), Vec::new()).await.unwrap();
            });
        }
    };
    let host = Host::open(setting, listener).await;
    lab.replace(Some(host.clone()));
    (heard, host, to_disable)
}

/// How many recovery points are under this version.
fn under(view: &LabView, version: &KeyUri) -> usize {
    let points = view.vaults[0].items.iter().flat_map(|item| &item.recovery_points);
    let kid = Kid::Customer(version.clone());
    points.filter(|point| point.kid == kid).count()
}

#[wasm_bindgen_test]
async fn a3_a_rotation_whose_new_version_is_disabled_midway_loses_nothing_and_finishes_by_itself() {
    let (heard, host, to_disable) = disabled_midway().await;
    set_up(&host).await;
    for number in 0..MANY {
        back_up(&host, &[Source::random("a.bin", number % 7)]).await;
    }
    until(&host, "every backup", |view| {
        view.jobs.iter().all(|job| job.state == JobState::Completed)
    })
    .await;
    let versions = |view: &LabView| view.key_vaults[0].keys[0].versions.clone();
    let old = versions(&host.view().unwrap())[0].uri.clone();
    let traffic = host.store().bodies.traffic();
    let (read, written) = (traffic.read(), traffic.written());

    let act = Request::from(CreateKey {
        key_vault: key_vault(),
        key: key(),
        bits: 2048,
    });
    host.send(act, Vec::new()).await.unwrap();
    let new = versions(&host.view().unwrap())[0].uri.clone();
    to_disable.replace(Some(new.clone()));
    let ended = |view: &LabView| {
        let rotation = view.jobs.iter().find(|job| job.kind == JobKind::RotateKey)?;
        (rotation.state != JobState::InProgress).then_some(rotation.state)
    };
    let view = until(&host, "its end", |view| ended(view).is_some()).await;
    assert_eq!(ended(&view), Some(JobState::Failed(JobFailure::KeyRefused)));
    let done = under(&view, &new);
    assert!(done > 0 && done < MANY, "it was midway: {done}");
    assert_eq!(under(&view, &old), MANY - done);
    // The records agree with the journal: what is said to be under the version before, opens with it.
    let points = view.vaults[0].items[0].recovery_points.iter();
    for point in points {
        let record = host.store().records.object(point.object).await.unwrap().unwrap();
        assert!(record.encryption_data.contains(&format!("\"{}\"", point.kid)));
        assert_eq!(point.restore_blocked.is_none(), point.kid == Kid::Customer(old.clone()));
    }

    host.send(set_enabled(&new, true), Vec::new()).await.unwrap();
    until(&host, "the rest", |view| under(view, &new) == MANY).await;
    assert_eq!(
        (traffic.read(), traffic.written()),
        (read, written),
        "no body byte is touched"
    );
    let newest = &host.view().unwrap().vaults[0].items[0].recovery_points[0];
    let bytes = usize::try_from(newest.file_bytes).unwrap();
    assert_eq!(restored(&host, &heard, "a.bin").await.len(), bytes);
}
