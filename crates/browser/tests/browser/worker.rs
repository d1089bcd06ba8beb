//! The worker's loop, in a worker of its own.

use js_sys::Uint8Array;
use kluis_browser::protocol::{
    Address, ClientError, LabKind, ListScenarios, Load, OpeningQuestion, TrialQuestion, codec,
};
use kluis_browser::trial::scenarios;
use kluis_browser::worker::Rest;
use kluis_lab::scenario::ScenarioFacts;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::script;

/// To run in a worker: listens as Kluis's worker does.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]
pub fn listen() {
    kluis_browser::worker::start(|| Box::pin(async { Ok(Rest::all()) }));
}

/// Starts a worker, posts it a message, and returns the bytes of this part of what it answers to question 7.
async fn answered(message: &str, part: &str) -> Vec<u8> {
    let answer = script(&format!(
        "const source = `
            const tests = await import('${{location.origin}}/wasm-bindgen-test.js');
            await tests.default('${{location.origin}}/wasm-bindgen-test_bg.wasm');
            tests.listen();
         `;
         const address = URL.createObjectURL(new Blob([source], {{ type: 'text/javascript' }}));
         const worker = new Worker(address, {{ type: 'module' }});
         const heard = () => new Promise((resolve) => {{ worker.onmessage = ({{ data }}) => resolve(data); }});
         const {{ ready }} = await heard();
         worker.postMessage({{ without: 'a number' }});
         worker.postMessage({message});
         // A lab that is opened says so first.
         let answer = await heard();
         while (answer.id === undefined) answer = await heard();
         worker.terminate();
         if (!ready || answer.id !== 7 || !answer.{part}) throw new Error(JSON.stringify({{ ready, answer }}));
         return answer.{part};"
    ))
    .await;
    answer.unchecked_into::<Uint8Array>().to_vec()
}

async fn error(message: &str) -> Option<ClientError> {
    codec::decode(&answered(message, "error").await)
}

#[wasm_bindgen_test]
async fn a_question_that_does_not_read_is_answered_all_the_same() {
    let message = "{ id: 7, lab: 'Persist', question: 'of another version', files: [] }";
    assert_eq!(error(message).await, Some(ClientError::Worker));
}

/// A message that asks a question of the service at this address.
fn asking(address: Address, question: &[u8]) -> String {
    let address = codec::encode(&address);
    format!("{{ id: 7, address: new Uint8Array({address:?}), question: new Uint8Array({question:?}), files: [] }}")
}

#[wasm_bindgen_test]
async fn a_question_that_its_service_does_not_know_is_answered_all_the_same() {
    let known = codec::encode(&OpeningQuestion::from(Load));
    for address in [
        Address::Opening,
        Address::Lab(LabKind::Memory),
        Address::Trial,
        Address::Measuring,
    ] {
        for question in [vec![99], vec![], [&known[..], &[0, 0]].concat()] {
            let message = asking(address, &question);
            assert_eq!(
                error(&message).await,
                Some(ClientError::Worker),
                "{address:?} {question:?}"
            );
        }
    }
}

#[wasm_bindgen_test]
async fn a_question_to_no_service_is_answered_all_the_same() {
    let message = asking(Address::Trial, &[0]).replace("address: new Uint8Array([", "address: new Uint8Array([99, ");
    assert_eq!(error(&message).await, Some(ClientError::Worker));
}

#[wasm_bindgen_test]
async fn scenarios_are_listed_without_a_lab() {
    let message = asking(Address::Trial, &codec::encode(&TrialQuestion::from(ListScenarios)));
    let listed: Vec<ScenarioFacts> = codec::decode(&answered(&message, "answer").await).unwrap();
    assert_eq!(listed, scenarios());
}
