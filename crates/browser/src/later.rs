//! The later part of a program that was cut in two after it was built (`crates/split`): a page or worker starts with the first
//! part, and everything that a first visit doesn't run comes when it is needed, or a little ahead of that.
//!
//! The first part exports what the later one imports, and a table in which that one puts its functions. A program that wasn't cut
//! has no such table, and nothing to load.

use js_sys::{ArrayBuffer, Function, Object, Promise, Uint8Array, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::XmlHttpRequest;

use crate::js::{field, global, object};

/// The exported table of functions is called this and what tells the builds apart.
const TABLE: &str = "later ";
/// The exported global that is 1 once they are there.
const LOADED: &str = "later_loaded";

/// Whether every function is there.
#[must_use]
pub fn is_loaded() -> bool {
    build().is_none() || field(&field(&wasm_bindgen::exports(), LOADED), "value") == 1
}

/// Loads the later part from this address now: nothing else happens meanwhile. For whoever is in the middle of something.
///
/// # Panics
/// Where it can't be loaded. Whoever called can't go on without it.
pub fn load_now(address: &str) {
    let loaded = build().map(|build| {
        let bytes = read_now(&versioned(address, &build))?;
        let module = WebAssembly::Module::new(&bytes)?;
        WebAssembly::Instance::new(&module, &imports())
    });
    if let Some(Err(_)) = loaded {
        wasm_bindgen::throw_str("the rest of the program can't be loaded");
    }
}

/// Loads the later part from this address, and lets everything else go on meanwhile.
///
/// # Errors
/// Where the address can't be read. It is tried again when a function is missing.
pub async fn load_ahead(address: &str) -> Result<(), JsValue> {
    let Some(build) = build().filter(|_| !is_loaded()) else {
        return Ok(());
    };
    let fetch: Function = global("fetch").unwrap_or_default().dyn_into()?;
    let response: Promise = fetch
        .call1(&JsValue::UNDEFINED, &versioned(address, &build).into())?
        .dyn_into()?;
    let response = JsFuture::from(response).await?;
    let read: Promise = field(&response, "arrayBuffer")
        .dyn_into::<Function>()?
        .call0(&response)?
        .dyn_into()?;
    let bytes: ArrayBuffer = JsFuture::from(read).await?.dyn_into()?;
    let module = JsFuture::from(WebAssembly::compile(&bytes)).await?;
    // It may have been needed meanwhile.
    if !is_loaded() {
        JsFuture::from(WebAssembly::instantiate_module(module.unchecked_ref(), &imports())).await?;
    }
    Ok(())
}

/// The address of what lies beside a script.
#[must_use]
pub fn beside(script: &str, name: &str) -> String {
    let folder = script.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{name}")
}

/// What tells the parts of one build from those of another; `None` where nothing was cut off.
fn build() -> Option<String> {
    let exports: Object = wasm_bindgen::exports().unchecked_into();
    let name = Object::keys(&exports)
        .iter()
        .find_map(|name| name.as_string().filter(|name| name.starts_with(TABLE)))?;
    Some(name[TABLE.len()..].to_owned())
}

fn versioned(address: &str, build: &str) -> String {
    format!("{address}?v={build}")
}

fn imports() -> Object {
    object([("first", wasm_bindgen::exports())])
}

/// Reads the bytes at an address while everything waits. A page may do that only as text, in which every byte is a character.
fn read_now(address: &str) -> Result<JsValue, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open_with_async("GET", address, false)?;
    request.override_mime_type("text/plain; charset=x-user-defined")?;
    request.send()?;
    let text = request.response_text()?.unwrap_or_default();
    let bytes: Vec<u8> = text
        .chars()
        .map(|character| (u32::from(character) & 0xff) as u8)
        .collect();
    Ok(Uint8Array::from(&bytes[..]).buffer().into())
}
