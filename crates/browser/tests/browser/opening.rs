//! Storage that doesn't open: a lab in memory where nothing is kept, and never beside a kept one.

use kluis_browser::engine::Engine;
use kluis_browser::host::{Host, Setting};
use kluis_browser::place::open_kept;
use kluis_browser::protocol::{Push, StorageMode, Trouble};
use kluis_browser::store::Store;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{Heard, script};

/// Makes a database of this name and version with nothing in it.
async fn make_database(name: &str, version: u32) {
    script(&format!(
        "await new Promise((resolve, reject) => {{
            const request = indexedDB.open('{name}', {version});
            request.onsuccess = () => {{ request.result.close(); resolve(); }};
            request.onerror = () => reject(request.error);
        }});"
    ))
    .await;
}

/// Puts a file where the folder of the bodies would be.
async fn block_folder(name: &str) {
    script(&format!(
        "await (await navigator.storage.getDirectory()).getFileHandle('{name}', {{ create: true }});"
    ))
    .await;
}

#[wasm_bindgen_test]
async fn storage_that_fails_where_nothing_is_kept_leads_to_a_lab_in_memory() {
    block_folder("test-blocked").await;
    let host = open_kept("test-blocked", Heard::default().listener()).await.unwrap();
    assert_eq!(host.status().storage, StorageMode::MemoryNoStorage);
    assert!(host.view().is_some());
}

#[wasm_bindgen_test]
async fn storage_that_fails_where_a_lab_is_kept_is_said() {
    make_database("test-blocked-kept", 1).await;
    block_folder("test-blocked-kept").await;
    make_database("test-newer", 99).await;
    for name in ["test-blocked-kept", "test-newer"] {
        let opened = open_kept(name, Heard::default().listener()).await;
        assert_eq!(opened.unwrap_err(), Trouble::StorageUnavailable, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_journal_that_can_not_be_reached_is_not_called_damaged() {
    make_database("test-no-journal", 1).await;
    let heard = Heard::default();
    let setting = Setting {
        store: Store::in_browser("test-no-journal").await.unwrap(),
        engine: Engine::best(),
        storage: StorageMode::Persisted,
        read_only: false,
        announce: Box::new(|| ()),
        held: None,
    };
    let host = Host::open(setting, heard.listener()).await;
    assert!(host.view().is_none());
    assert!(heard.any(|push| matches!(push, Push::Trouble(Trouble::StorageUnavailable))));
    assert!(!heard.any(|push| matches!(push, Push::Trouble(Trouble::JournalUnreadable))));
}

#[wasm_bindgen_test]
async fn a_journal_entry_that_is_no_text_is_called_damaged() {
    script(
        "await new Promise((resolve, reject) => {
            const request = indexedDB.open('test-foreign', 1);
            request.onupgradeneeded = () => {
                for (const store of ['journal', 'objects', 'keys']) request.result.createObjectStore(store);
                request.transaction.objectStore('journal').add({ act: 'of another version' }, 1);
            };
            request.onsuccess = () => { request.result.close(); resolve(); };
            request.onerror = () => reject(request.error);
        });",
    )
    .await;
    let heard = Heard::default();
    let host = open_kept("test-foreign", heard.listener()).await.unwrap();
    assert!(host.view().is_none());
    assert!(heard.any(|push| matches!(push, Push::Trouble(Trouble::JournalUnreadable))));
}
