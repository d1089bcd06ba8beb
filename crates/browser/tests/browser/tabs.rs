//! Two tabs with one lab: one writes, the other reads and takes over.

use std::cell::Cell;
use std::rc::Rc;

use futures::future::join;
use kluis_browser::protocol::{ClientError, Push};
use kluis_lab::Request;
use kluis_lab::request::{CreateKeyVault, DisableIdentity, EnableIdentity};
use kluis_lab::view::JobState;
use kluis_resource::{KeyVaultName, ObjectId, Region};
use kluis_rulebook::Edition;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{
    Heard, Source, back_up, ended, kept, new_key_vault, pause, point, restored, set_up, until, vault, writes,
};

#[wasm_bindgen_test]
async fn the_second_tab_reads_follows_and_takes_over() {
    let second_heard = Heard::default();
    let first = kept("test-tabs", &Heard::default()).await;
    first.start_over(Edition::Seeds).await.unwrap();
    let second = kept("test-tabs", &second_heard).await;
    assert!(!first.status().read_only);
    assert!(second.status().read_only);
    assert_eq!(second.view().unwrap().tenant, first.view().unwrap().tenant);

    let act = Request::from(EnableIdentity { vault: vault() });
    assert_eq!(second.send(act.clone(), Vec::new()).await, Err(ClientError::ReadOnly));
    assert_eq!(second.start_over(Edition::Seeds).await, Err(ClientError::ReadOnly));

    first.send(act, Vec::new()).await.unwrap();
    let revision = first.view().unwrap().revision;
    until(&second, "the first tab's change", |view| view.revision >= revision).await;

    drop(first);
    writes(&second).await;
    assert!(second_heard.any(|push| matches!(push, Push::Status(status) if !status.read_only)));
    let (vault, accept_inconsistency) = (vault(), true);
    let act = Request::from(DisableIdentity {
        vault,
        accept_inconsistency,
    });
    second.send(act, Vec::new()).await.unwrap();
    assert!(second.view().unwrap().revision > revision);
}

#[wasm_bindgen_test]
async fn a_tab_that_opens_while_another_writes_misses_nothing() {
    let first = kept("test-tabs-busy", &Heard::default()).await;
    first.start_over(Edition::Seeds).await.unwrap();
    // Nothing but what is written below shall happen: no key is being made any more.
    until(&first, "the platform keys", |view| {
        view.vaults[0].backup_blocked.is_none() && view.storages[0].blocked.is_none()
    })
    .await;
    let is_open = Rc::new(Cell::new(false));
    let opening = async {
        let second = kept("test-tabs-busy", &Heard::default()).await;
        is_open.set(true);
        second
    };
    let writing = async {
        let mut made = 0_u32;
        while !is_open.get() {
            let act = Request::from(CreateKeyVault {
                purge_protection: false,
                ..new_key_vault(
                    KeyVaultName::parse(&format!("keyvault{made}")).unwrap(),
                    Region::WestEurope,
                )
            });
            first.send(act, Vec::new()).await.unwrap();
            made += 1;
            pause(1).await;
        }
    };
    let (second, ()) = join(opening, writing).await;
    let written = || first.view().unwrap().revision;
    until(&second, "the last change", |view| view.revision == written()).await;
}

#[wasm_bindgen_test]
async fn a_tab_that_takes_over_cleans_up_before_it_writes() {
    let heard = Heard::default();
    let first = kept("test-takeover", &Heard::default()).await;
    first.start_over(Edition::Seeds).await.unwrap();
    set_up(&first).await;
    let orphan = ObjectId::new(uuid::Uuid::from_u128(7));
    let mut writer = first.store().bodies.create(orphan).await.unwrap();
    writer.write(&js_sys::Uint8Array::from(&b"half"[..])).await.unwrap();
    drop(writer);

    let second = kept("test-takeover", &heard).await;
    assert_eq!(
        second.store().bodies.list().await.unwrap(),
        [orphan],
        "a reader sweeps nothing"
    );
    drop(first);
    writes(&second).await;
    assert_eq!(second.store().bodies.list().await.unwrap(), []);
    let source = Source::random("a.bin", 1000);
    let job = back_up(&second, std::slice::from_ref(&source)).await;
    assert_eq!(ended(&second, job).await.state, JobState::Completed);
    assert_eq!(second.store().bodies.list().await.unwrap(), [point(&second).object]);
    assert!(restored(&second, &heard, "a.bin").await == source.bytes);
}
