//! The npm package `kluis`: a lab in memory, and the envelope by itself, for pages and Node. Conversions only.
//!
//! What it says about types in TypeScript stands in `src/types.d.ts`, `src/views.d.ts` and `src/machines.d.ts`. Left out on purpose: storage in the
//! browser and the worker, which are the dashboard's; a lab of this package lives as long as the page that opened it.

mod engine;
mod error;
mod lab;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const VIEWS: &str = include_str!("views.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const MACHINES: &str = include_str!("machines.d.ts");
