//! A copy that differs from its source is noticed, though everything about it opens.

use kluis_browser::engine::Engine;
use kluis_browser::make::Making;
use kluis_browser::store::Changes;
use kluis_browser::work::{Stop, Work};
use kluis_lab::request::{Content, CreateDisk, CreateSnapshot};
use kluis_lab::view::JobState;
use kluis_lab::{DiskEncryption, From, JobFailure, MakeObject, SampleKind};
use kluis_resource::JobId;
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

use super::world::{REGION, World, named, sample};

#[wasm_bindgen_test]
async fn m9_a_snapshot_that_differs_from_its_disk_fails_as_what_it_is_and_is_not_kept() {
    let world = World::open().await;
    world
        .must(CreateDisk {
            disk: named("notes"),
            region: REGION,
            managed: true,
            encryption: DiskEncryption::Platform,
            content: Content::Sample(sample(SampleKind::Text, 1)),
        })
        .await;
    replace_by_other_content(&world).await;

    let snapshot = CreateSnapshot {
        snapshot: named("copy"),
        disk: named("notes"),
        encryption: None,
    };
    let bodies = world.host.store().bodies.list().await.unwrap().len();
    let job = world.job(snapshot.into()).await.unwrap();
    assert_eq!(job.state, JobState::Failed(JobFailure::Differs), "{job:?}");
    assert!(world.view().compute.snapshots.is_empty());
    assert_eq!(
        world.host.store().bodies.list().await.unwrap().len(),
        bodies,
        "nothing of it is left"
    );
}

/// In place of the disk's object stands another one of the same id and length, sealed under the same key: it opens, and holds other bytes.
async fn replace_by_other_content(world: &World) {
    let stored = world.disk(&named("notes")).stored.unwrap();
    let other = sample(SampleKind::Text, 2);
    let object = MakeObject {
        object: stored.object,
        kid: stored.kid,
        infrastructure: None,
        from: From::Sample {
            sample: other,
            files: other.files(),
        },
        hash: true,
        unlock: None,
        lock: None,
    };
    let (store, engine, objects) = (world.host.store(), Engine::best(), [object]);
    store.bodies.delete(stored.object).await.unwrap();
    let making = Making::new(store, &engine, &objects, None).unwrap();
    let work = Work::new(JobId::new(Uuid::nil()), Stop::default(), 0, |_| ());
    let (made, record) = making.make(&work).await.unwrap().remove(0);
    assert_eq!(made.sealed.plaintext_bytes, stored.plaintext_bytes);
    assert_ne!(made.sha256, Some(stored.sha256));
    let changes = Changes {
        objects: vec![(stored.object, Some(record))],
        ..Changes::default()
    };
    store.records.commit(&changes).await.unwrap();
}
