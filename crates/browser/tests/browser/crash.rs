//! A worker that dies in the middle of its work, for real: it is terminated, and whoever opens the lab next finds it whole.

use kluis_browser::host::Host;
use kluis_browser::place::open_kept;
use kluis_browser::protocol::Push;
use kluis_lab::JobFailure;
use kluis_lab::view::{JobKind, JobState, JobView};
use kluis_rulebook::Edition;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::DedicatedWorkerGlobalScope;

use crate::fixture::{Heard, Source, back_up, ended, kept, make_key, restored, script, set_up, until, writes};

const MIB: usize = 1024 * 1024;
/// From here on a body is written by a thread of its own, which dies as well.
const WRITTEN_ASIDE: u64 = 24 * 1024 * 1024;
/// More than a rotation commits together.
const OBJECTS: usize = 70;

/// Starts a worker of its own that runs one of the functions below, and terminates it as soon as that says that it is amidst.
async fn terminate_amidst(function: &str) {
    script(&format!(
        "const source = `
            const tests = await import('${{location.origin}}/wasm-bindgen-test.js');
            await tests.default('${{location.origin}}/wasm-bindgen-test_bg.wasm');
            await tests.{function}();
         `;
         const address = URL.createObjectURL(new Blob([source], {{ type: 'text/javascript' }}));
         const worker = new Worker(address, {{ type: 'module' }});
         await new Promise((resolve, reject) => {{
             worker.onmessage = resolve;
             worker.onerror = (event) => reject(new Error(event.message));
         }});
         worker.terminate();"
    ))
    .await;
}

/// Says that it is amidst, and does nothing any more: this worker ends here.
fn die() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    scope.post_message(&"amidst".into()).unwrap();
    loop {
        std::hint::spin_loop();
    }
}

/// A new lab, and one object in it.
async fn begin(name: &'static str, amidst: impl Fn(&Push) -> bool + 'static) -> Host {
    let opened = open_kept(name, move |push, _| {
        if amidst(&push) {
            die();
        }
    });
    let host = opened.await.unwrap();
    host.start_over(Edition::Seeds).await.unwrap();
    set_up(&host).await;
    let job = back_up(&host, &[Source::random("a.bin", 1000)]).await;
    ended(&host, job).await;
    host
}

/// To run in a worker: dies while it seals a second object.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]
pub async fn die_while_sealing() {
    let host = begin(
        "test-crash-seal",
        |push| matches!(push, Push::Progress(progress) if progress.done > WRITTEN_ASIDE && progress.done < progress.total),
    )
    .await;
    let job = back_up(&host, &[Source::random("b.bin", 200 * MIB)]).await;
    ended(&host, job).await;
}

/// To run in a worker: dies between the first and the last transaction of a rotation.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]
pub async fn die_while_rotating() {
    let host = begin("test-crash-rotation", |push| {
        matches!(push, Push::View(view) if view.jobs.iter().any(|job| {
            job.kind == JobKind::RotateKey && job.objects.is_some_and(|(done, total)| 0 < done && done < total)
        }))
    })
    .await;
    for _ in 1..OBJECTS {
        let job = back_up(&host, &[Source::random("a.bin", 1000)]).await;
        ended(&host, job).await;
    }
    make_key(&host).await;
    until(&host, "death", |_| false).await;
}

fn jobs(host: &Host, wanted: JobKind) -> Vec<JobView> {
    let jobs = host.view().unwrap().jobs.into_iter();
    jobs.filter(|job| job.kind == wanted).collect()
}

#[wasm_bindgen_test]
async fn a_worker_terminated_while_it_seals_leaves_no_orphan_and_harms_nothing() {
    terminate_amidst("die_while_sealing").await;
    let heard = Heard::default();
    let host = kept("test-crash-seal", &heard).await;
    writes(&host).await;
    let states: Vec<_> = jobs(&host, JobKind::Backup).into_iter().map(|job| job.state).collect();
    assert_eq!(states, [JobState::Failed(JobFailure::Interrupted), JobState::Completed]);
    assert_eq!(
        host.store().bodies.list().await.unwrap(),
        host.store().records.objects().await.unwrap(),
        "a body is left"
    );
    assert_eq!(restored(&host, &heard, "a.bin").await.len(), 1000);
    host.start_over(Edition::Seeds).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_worker_terminated_while_it_rotates_is_resumed_and_no_body_is_touched() {
    terminate_amidst("die_while_rotating").await;
    let heard = Heard::default();
    let host = kept("test-crash-rotation", &heard).await;
    writes(&host).await;
    let wraps_all = |view: &kluis_lab::view::LabView| {
        let newest = &view.key_vaults[0].keys[0].versions[0];
        view.vaults[0].items[0]
            .recovery_points
            .iter()
            .all(|point| point.kid.to_string() == newest.uri.to_string())
    };
    until(&host, "the resumed rotation", wraps_all).await;
    let traffic = host.store().bodies.traffic();
    assert_eq!((traffic.read(), traffic.written()), (0, 0), "a body byte was touched");
    let rotations = jobs(&host, JobKind::RotateKey);
    let states: Vec<_> = rotations.iter().map(|job| job.state).collect();
    assert_eq!(states, [JobState::Completed, JobState::Failed(JobFailure::Interrupted)]);
    let done: Vec<_> = rotations.iter().map(|job| job.objects).collect();
    assert_eq!(
        done,
        [Some((6, 6)), Some((64, OBJECTS as u64))],
        "what was done is not done again"
    );

    let points = host.view().unwrap().vaults[0].items[0].recovery_points.clone();
    assert_eq!(points.len(), OBJECTS);
    for point in points {
        let envelope = host.inspect(point.object, 0).await.unwrap();
        assert_eq!(envelope.kid, point.kid);
    }
    assert_eq!(restored(&host, &heard, "a.bin").await.len(), 1000);
    host.start_over(Edition::Seeds).await.unwrap();
}
