//! Rotations that meet something: an object that doesn't open holds up no other.

use kluis_browser::engine::Engine;
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::store::Changes;
use kluis_lab::view::JobState;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{Heard, Source, back_up, ended, in_memory, make_key, point, restored, set_up, until};

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
