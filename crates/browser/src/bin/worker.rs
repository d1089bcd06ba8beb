//! The worker's program. All of it is in the library.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    kluis_browser::worker::start();
}

/// Loads what was cut off (`crates/split`). Its stand-ins call this, and nobody else.
#[wasm_bindgen]
pub fn load_later() {
    kluis_browser::worker::load_later();
}
