//! The page's line to its worker, with a worker of a few lines in place of the real one: late answers, late listeners, death.

use std::cell::RefCell;
use std::rc::Rc;

use futures::future::join;
use kluis_browser::Client;
use kluis_browser::protocol::{ClientError, EngineKind, HostStatus, LabKind, Push, StorageMode, Trouble};
use kluis_lab::Act;
use kluis_resource::JobId;
use kluis_rulebook::Edition;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::vault;

/// Gets ready late, tells a status, accepts the first three questions, and dies of the fifth.
fn worker() -> String {
    let status = Push::Status(HostStatus {
        storage: StorageMode::Memory,
        engine: EngineKind::RustCrypto,
        keys_non_extractable: false,
        read_only: false,
    });
    let bytes = |part: Result<Vec<u8>, postcard::Error>| format!("new Uint8Array({:?})", part.unwrap());
    let (status, accepted) = (
        bytes(postcard::to_allocvec(&status)),
        bytes(postcard::to_allocvec(&Ok::<Option<JobId>, ClientError>(None))),
    );
    format!(
        "setTimeout(() => postMessage({{ ready: true }}), 100);
        let questions = 0;
        onmessage = ({{ data }}) => {{
            questions += 1;
            if (questions === 1) postMessage({{ lab: data.lab, push: {status}, blob: null }});
            if (questions < 4) postMessage({{ id: data.id, answer: {accepted} }});
            else if (questions === 5) postMessage({{ stopped: true }});
        }};"
    )
}

#[wasm_bindgen_test]
async fn questions_wait_for_the_worker_and_fail_when_it_dies() {
    // The line adds its version to the address: here that is a comment.
    let script = format!("data:text/javascript,{}//", js_sys::encode_uri_component(&worker()));
    let client = Client::connect(LabKind::Memory, &script);
    assert!(client == Client::connect(LabKind::Memory, "another address: the page has a worker already"));
    let act = || Act::EnableIdentity { vault: vault() };
    let heard: Rc<RefCell<Vec<Push>>> = Rc::default();
    let early = heard.clone();
    let subscription = client.subscribe(move |push| early.borrow_mut().push(push.clone()));
    assert!(heard.borrow().is_empty(), "nothing is known yet");

    // Opening was the first question; these two are asked before the worker is ready, and are answered.
    assert_eq!(join(client.send(act()), client.send(act())).await, (Ok(None), Ok(None)));
    assert!(matches!(heard.borrow()[..], [Push::Status(_)]));
    let late: Rc<RefCell<Vec<Push>>> = Rc::default();
    let listener = late.clone();
    let second = client.subscribe(move |push| listener.borrow_mut().push(push.clone()));
    assert!(
        matches!(late.borrow()[..], [Push::Status(_)]),
        "the latest status comes at once"
    );
    drop(second);

    // The fourth is never answered, and the fifth ends the worker.
    let answers = join(client.send(act()), client.send(act())).await;
    assert_eq!(answers, (Err(ClientError::Worker), Err(ClientError::Worker)));
    assert!(matches!(
        heard.borrow()[..],
        [Push::Status(_), Push::Trouble(Trouble::WorkerStopped)]
    ));
    assert_eq!(late.borrow().len(), 1, "whoever has unsubscribed hears nothing");
    assert_eq!(client.start_over(Edition::Seeds).await, Err(ClientError::Worker));
    drop(subscription);
}
