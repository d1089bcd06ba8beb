//! Tests that need a real browser: they run in a dedicated worker, where OPFS gives sync access handles.
//!
//! `cargo xtask test --only wasm` runs them; CONTRIBUTING.md has the bare command.
#![cfg(target_arch = "wasm32")]

mod common;
mod host;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
