//! Large bodies, which a thread of their own writes: whole, cancelled, without room, and where the browser has no such thread.

use kluis_browser::host::Host;
use kluis_lab::request::CancelJob;
use kluis_lab::view::JobState;
use kluis_lab::{JobFailure, Request};
use kluis_rulebook::Edition;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{Heard, Source, back_up, ended, kept, pause, restored, script, set_up, writes};

const MIB: usize = 1024 * 1024;

/// The workers that are started from here on: how many, and what each runs before its own script.
async fn workers_run(before: &str) {
    script(&format!(
        "self.RealWorker ??= Worker;
         self.started = 0;
         self.Worker = class extends RealWorker {{
             constructor(address) {{
                 const source = `{before}; importScripts('${{address}}');`;
                 super(URL.createObjectURL(new Blob([source])));
                 self.started += 1;
             }}
         }};"
    ))
    .await;
}

async fn started() -> f64 {
    script("return self.started").await.as_f64().unwrap()
}

async fn workers_are_as_before() {
    script("self.Worker = self.RealWorker").await;
}

async fn new_lab(name: &'static str, heard: &Heard) -> Host {
    let host = kept(name, heard).await;
    writes(&host).await;
    host.start_over(Edition::Seeds).await.unwrap();
    set_up(&host).await;
    host
}

async fn nothing_is_left(host: &Host) {
    let store = host.store();
    assert_eq!(store.bodies.list().await.unwrap(), [], "a body is left");
    assert_eq!(store.records.objects().await.unwrap(), [], "a record is left");
}

#[wasm_bindgen_test]
async fn a_large_body_is_written_by_a_thread_of_its_own() {
    let heard = Heard::default();
    let host = new_lab("test-aside", &heard).await;
    workers_run("").await;
    let small = Source::random("small.bin", MIB);
    let job = back_up(&host, std::slice::from_ref(&small)).await;
    assert_eq!(ended(&host, job).await.state, JobState::Completed);
    assert_eq!(started().await, 0.0, "a small one isn't");
    let large = Source::random("large.bin", 45 * MIB + 7);
    let job = back_up(&host, std::slice::from_ref(&large)).await;
    assert_eq!(ended(&host, job).await.state, JobState::Completed);
    assert_eq!(started().await, 1.0);
    assert!(restored(&host, &heard, "large.bin").await == large.bytes);
    workers_are_as_before().await;
}

#[wasm_bindgen_test]
async fn without_such_a_thread_a_large_body_is_written_all_the_same() {
    let heard = Heard::default();
    let host = new_lab("test-aside-none", &heard).await;
    let large = Source::random("large.bin", 30 * MIB);
    // Not there at all, and there but forbidden.
    for worker in ["undefined", "function () { throw new Error('forbidden') }"] {
        script(&format!("self.RealWorker ??= Worker; self.Worker = {worker}")).await;
        let job = back_up(&host, std::slice::from_ref(&large)).await;
        assert_eq!(ended(&host, job).await.state, JobState::Completed);
        assert!(restored(&host, &heard, "large.bin").await == large.bytes);
    }
    // It begins, and then doesn't get the file.
    workers_run("FileSystemFileHandle.prototype.createSyncAccessHandle = () => Promise.reject(new Error('no'))").await;
    let job = back_up(&host, std::slice::from_ref(&large)).await;
    assert_eq!(ended(&host, job).await.state, JobState::Completed);
    assert_eq!(started().await, 1.0);
    assert!(restored(&host, &heard, "large.bin").await == large.bytes);
    workers_are_as_before().await;
}

#[wasm_bindgen_test]
async fn without_room_a_large_backup_fails_and_leaves_nothing_behind() {
    let host = new_lab("test-aside-full", &Heard::default()).await;
    let full = "() => { throw new DOMException('full', 'QuotaExceededError') }";
    for method in ["write", "flush"] {
        workers_run(&format!("FileSystemSyncAccessHandle.prototype.{method} = {full}")).await;
        let job = back_up(&host, &[Source::random("large.bin", 45 * MIB)]).await;
        assert_eq!(ended(&host, job).await.state, JobState::Failed(JobFailure::Storage));
        assert_eq!(started().await, 1.0);
        nothing_is_left(&host).await;
    }
    workers_are_as_before().await;
}

#[wasm_bindgen_test]
async fn a_large_backup_that_is_cancelled_leaves_nothing_behind() {
    let host = new_lab("test-aside-cancel", &Heard::default()).await;
    workers_run("").await;
    let job = back_up(&host, &[Source::random("large.bin", 128 * MIB)]).await;
    while host.store().bodies.traffic().written() < 24 * MIB as u64 {
        pause(1).await;
    }
    host.send(Request::from(CancelJob { job }), Vec::new()).await.unwrap();
    assert_eq!(ended(&host, job).await.state, JobState::Failed(JobFailure::Cancelled));
    assert_eq!(started().await, 1.0);
    assert!(
        host.store().bodies.traffic().written() < 128 * MIB as u64,
        "it was too late"
    );
    nothing_is_left(&host).await;
    workers_are_as_before().await;
}
