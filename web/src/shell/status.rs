//! What the lab runs on: where it is kept, where its private keys are, which engine does the cryptography.

use kluis_browser::protocol::{EngineKind, StorageMode};
use kluis_lab::text::shell::Shell;
use yew::{Html, component, html};

use crate::lab::use_lab;

/// `Kept in this browser · keys can't be exported · WebCrypto`
#[component]
pub(super) fn StatusLine() -> Html {
    let lab = use_lab();
    let Some(status) = lab.status.clone() else {
        return Html::default();
    };
    let (storage, kept) = match status.storage {
        StorageMode::Persisted => (Shell::Kept, true),
        StorageMode::Memory => (Shell::InMemory, false),
        StorageMode::MemoryInsecureContext => (Shell::InMemoryInsecure, false),
        StorageMode::MemoryNoStorage => (Shell::InMemoryNoStorage, false),
    };
    let keys = if status.keys_non_extractable {
        Shell::KeysNonExtractable
    } else {
        Shell::KeysInMemory
    };
    let engine = match status.engine {
        EngineKind::WebCrypto => "WebCrypto",
        EngineKind::RustCrypto => "RustCrypto",
    };
    let mut parts = vec![lab.t(storage), lab.t(keys), engine.to_owned()];
    if status.read_only {
        parts.insert(0, lab.t(Shell::ReadOnlyTitle).trim_end_matches('.').to_owned());
    }
    html! {
        <p class={if kept && !status.read_only { "status kept" } else { "status unusual" }}>
            <span class="lamp" aria-hidden="true" />
            { parts.join(" · ") }
        </p>
    }
}
