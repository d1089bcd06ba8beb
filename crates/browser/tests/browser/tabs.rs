//! Two tabs with one lab: one writes, the other reads and takes over.

use kluis_browser::place::open_kept;
use kluis_browser::protocol::{ClientError, Push};
use kluis_lab::Act;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::common::{Heard, until, vault};

#[wasm_bindgen_test]
async fn the_second_tab_reads_follows_and_takes_over() {
    let (first_heard, second_heard) = (Heard::default(), Heard::default());
    let first = open_kept("test-tabs", first_heard.listener()).await;
    first.start_over().await.unwrap();
    let second = open_kept("test-tabs", second_heard.listener()).await;
    assert!(!first.status().read_only);
    assert!(second.status().read_only);
    assert_eq!(second.view().unwrap().tenant, first.view().unwrap().tenant);

    let act = Act::EnableIdentity { vault: vault() };
    assert_eq!(second.send(act.clone(), Vec::new()).await, Err(ClientError::ReadOnly));
    assert_eq!(second.start_over().await, Err(ClientError::ReadOnly));

    first.send(act, Vec::new()).await.unwrap();
    let revision = first.view().unwrap().revision;
    until(&second, "the first tab's change", |view| view.revision >= revision).await;

    drop(first);
    for _ in 0..500 {
        if !second.status().read_only {
            break;
        }
        crate::common::pause(10).await;
    }
    assert!(!second.status().read_only, "the lock came free");
    assert!(second_heard.any(|push| matches!(push, Push::Status(status) if !status.read_only)));
    let (vault, accept_inconsistency) = (vault(), true);
    let act = Act::DisableIdentity {
        vault,
        accept_inconsistency,
    };
    second.send(act, Vec::new()).await.unwrap();
    assert!(second.view().unwrap().revision > revision);
}
