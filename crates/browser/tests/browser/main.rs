//! Tests that need a real browser: they run in a dedicated worker, where OPFS gives sync access handles.
//!
//! `cargo xtask test wasm` runs them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod aside;
mod client;
mod crash;
mod disks;
mod download;
mod engines;
mod failures;
mod fixture;
mod helpers;
mod host;
mod import;
mod layers;
mod machines;
mod opening;
mod protocol;
mod rotation;
mod secrets;
mod store;
mod tabs;
mod trial;
mod vectors;
mod worker;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
