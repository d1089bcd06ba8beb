//! The worker's loop, in a worker of its own.

use futures::FutureExt;
use js_sys::Uint8Array;
use kluis_browser::protocol::ClientError;
use kluis_browser::worker::Rest;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::script;

/// To run in a worker: listens as Kluis's worker does.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]
pub fn listen() {
    kluis_browser::worker::start(|| async { Ok(Rest::all()) }.boxed_local());
}

#[wasm_bindgen_test]
async fn a_question_that_does_not_read_is_answered_all_the_same() {
    let answer = script(
        "const source = `
            const tests = await import('${location.origin}/wasm-bindgen-test.js');
            await tests.default('${location.origin}/wasm-bindgen-test_bg.wasm');
            tests.listen();
         `;
         const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
         const worker = new Worker(address, { type: 'module' });
         const heard = () => new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
         const { ready } = await heard();
         worker.postMessage({ without: 'a number' });
         worker.postMessage({ id: 7, lab: 'Persist', question: 'of another version', files: [] });
         // The lab is opened all the same, and says so.
         let answer = await heard();
         while (answer.id === undefined) answer = await heard();
         worker.terminate();
         if (!ready || answer.id !== 7) throw new Error(JSON.stringify({ ready, answer }));
         return answer.answer;",
    )
    .await;
    let answer: Result<(), ClientError> =
        postcard::from_bytes(&answer.unchecked_into::<Uint8Array>().to_vec()).unwrap();
    assert_eq!(answer, Err(ClientError::Worker));
}
