//! The later part of the page's program (`crates/split`): the first part is what the set-up takes, and everything else is loaded
//! when the set-up is there, or somebody goes to another page.

use kluis_browser::later;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with, use_state_eq};

use crate::route::Page;

/// Loads what was cut off. Its stand-ins call this, and nobody else.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "what is exported is public")]
pub fn load_later() {
    later::load_now();
}

/// Whether all is there that a page needs. `opened` says that the lab is there: from then on the rest is loaded in any case.
#[hook]
pub(crate) fn use_whole_program(page: Page, opened: bool) -> bool {
    let loaded = use_state_eq(later::is_loaded);
    let now = opened || page != Page::Setup;
    {
        let loaded = loaded.clone();
        use_effect_with((now, page == Page::Setup), move |(now, is_set_up)| {
            let is_set_up = *is_set_up;
            if *now && !*loaded {
                spawn_local(async move {
                    let loading = if is_set_up {
                        later::load_soon().await
                    } else {
                        later::load_ahead().await
                    };
                    // Without it, it is tried again when something is missing.
                    drop(loading);
                    loaded.set(true);
                });
            }
        });
    }
    *loaded || page == Page::Setup
}
