//! The later part of the page's program (`crates/split`): the first part is what the set-up takes, and everything else is loaded
//! when the set-up is there, or somebody goes to another page.

use kluis_browser::later;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with, use_state_eq};

use crate::route::Page;

#[wasm_bindgen]
extern "C" {
    type ImportMeta;

    #[wasm_bindgen(method, getter)]
    fn url(this: &ImportMeta) -> String;

    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static IMPORT_META: ImportMeta;
}

/// Loads what was cut off. Its stand-ins call this, and nobody else.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "what is exported is public")]
pub fn load_later() {
    later::load_now(&later_part());
}

/// Where a file lies that lies beside the app's own script, wherever the page around it comes from.
pub(crate) fn beside_us(name: &str) -> String {
    later::beside(&IMPORT_META.with(ImportMeta::url), name)
}

fn later_part() -> String {
    beside_us("app_later.wasm")
}

/// Whether all is there that a page needs. `opened` says that the lab is there: from then on the rest is loaded in any case.
#[hook]
pub(crate) fn use_whole_program(page: Page, opened: bool) -> bool {
    let loaded = use_state_eq(later::is_loaded);
    let now = opened || page != Page::Setup;
    {
        let loaded = loaded.clone();
        use_effect_with(now, move |now| {
            if *now && !*loaded {
                spawn_local(async move {
                    // Without it, it is tried again when something is missing.
                    drop(later::load_ahead(&later_part()).await);
                    loaded.set(true);
                });
            }
        });
    }
    *loaded || page == Page::Setup
}
