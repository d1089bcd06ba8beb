//! The worker's program. All of it is in the library.

use wasm_bindgen::prelude::wasm_bindgen;

use kluis_browser::later;

fn main() {
    kluis_browser::worker::start();
}

/// Loads what was cut off (`crates/split`). Its stand-ins call this, and nobody else.
#[wasm_bindgen]
pub fn load_later() {
    later::load_now();
}
