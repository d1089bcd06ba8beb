//! The whole journey through a host: in memory and kept.

use kluis_browser::engine::Engine;
use kluis_browser::host::Host;
use kluis_browser::place::{open_in_memory, open_kept};
use kluis_browser::protocol::StorageMode;
use kluis_lab::view::JobState;
use kluis_lab::{Act, RestoreTarget, Selection};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::common::{Heard, Source, back_up, bytes_of, ended, item, make_key, set_up, until, vault};

fn sources() -> Vec<Source> {
    vec![
        Source::random("a.bin", 9 * 1024 * 1024 + 5),
        Source::random("empty.txt", 0),
        Source::random("deep/naïve – 日本.txt", 33),
    ]
}

async fn restore(host: &Host, heard: &Heard, selection: Selection) -> Vec<u8> {
    let view = host.view().unwrap();
    let act = Act::Restore {
        vault: vault(),
        item: item(),
        recovery_point: view.vaults[0].items[0].recovery_points[0].id,
        selection,
        target: RestoreTarget::Download,
    };
    let job = host.send(act, Vec::new()).await.unwrap().unwrap();
    assert_eq!(ended(host, job).await.state, JobState::Completed);
    bytes_of(&heard.restored(job).unwrap()).await
}

async fn journey(host: &Host, heard: &Heard) {
    set_up(host).await;
    let sources = sources();
    let job = back_up(host, &sources).await;
    assert_eq!(ended(host, job).await.state, JobState::Completed);
    for source in &sources {
        let restored = restore(host, heard, Selection::File(source.facts.path.clone())).await;
        assert!(restored == source.bytes, "{} came back changed", source.facts.path);
    }
    make_key(host).await;
    until(host, "the rotation", |view| {
        view.jobs[0].state == JobState::Completed && view.key_vaults[0].keys[0].versions[0].wraps == 1
    })
    .await;
    let restored = restore(host, heard, Selection::File("a.bin".into())).await;
    assert!(restored == sources[0].bytes);
}

#[wasm_bindgen_test]
async fn the_whole_journey_works_in_memory() {
    let heard = Heard::default();
    let host = open_in_memory(Engine::best(), heard.listener()).await;
    journey(&host, &heard).await;
}

#[wasm_bindgen_test]
async fn the_whole_journey_works_kept() {
    let heard = Heard::default();
    let host = open_kept("test-journey", heard.listener()).await;
    assert_eq!(host.status().storage, StorageMode::Persisted);
    journey(&host, &heard).await;
}
