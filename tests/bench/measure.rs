//! The loops that are measured, for JavaScript; and a lab that the browser's storage keeps, for a dedicated worker that measures
//! backups and restores as the dashboard's does.

use js_sys::Object;
use kluis_browser::measure::{Loop, Measured, measure, read_blob};
use kluis_browser::place::open_kept;
use kluis_browser::protocol::EngineKind;
use kluis_lab::{Act, RestoreTarget, Selection};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use web_sys::Blob;

use crate::Lab;

/// Runs a loop over so many MiB once, and gives `{ bytes, millis }`.
///
/// # Errors
/// Where there is no loop of this name, or it fails.
#[wasm_bindgen(js_name = measure)]
pub async fn measure_loop(what: String, megabytes: u32) -> Result<Object, JsError> {
    let what = match &*what {
        "encrypt" => Loop::Encrypt,
        "decrypt" => Loop::Decrypt,
        "read-blob" => Loop::ReadBlob,
        "write-storage" => Loop::WriteStorage,
        "read-storage" => Loop::ReadStorage,
        "seal" => Loop::Seal(EngineKind::WebCrypto),
        "open" => Loop::Open(EngineKind::WebCrypto),
        "seal-rust" => Loop::Seal(EngineKind::RustCrypto),
        "open-rust" => Loop::Open(EngineKind::RustCrypto),
        _ => return Err(JsError::new("no loop has this name")),
    };
    told(measure(what, u64::from(megabytes) << 20).await)
}

/// Reads a blob or file in slices, and gives `{ bytes, millis }`.
///
/// # Errors
/// Where it doesn't read.
#[wasm_bindgen(js_name = measureRead)]
pub async fn measure_read(blob: Blob) -> Result<Object, JsError> {
    told(read_blob(&blob).await)
}

#[wasm_bindgen]
impl Lab {
    /// The lab that the browser's storage keeps under this name; in a dedicated worker.
    ///
    /// # Errors
    /// Where the storage can't be opened.
    #[wasm_bindgen(js_name = openKept)]
    pub async fn open_kept() -> Result<Self, JsError> {
        let opened = open_kept("kluis-bench", |_, _| ()).await;
        opened
            .map(Self)
            .map_err(|trouble| JsError::new(&format!("{trouble:?}")))
    }

    /// Begins to restore the latest recovery point of the latest item to the page.
    ///
    /// # Errors
    /// Where there is none, or the restore is refused.
    #[wasm_bindgen(js_name = restoreLatest)]
    pub async fn restore_latest(&self) -> Result<(), JsError> {
        let none = || JsError::new("there is no recovery point");
        let view = self.0.view().ok_or_else(none)?;
        let vault = view.vaults.first().ok_or_else(none)?;
        let item = vault.items.last().ok_or_else(none)?;
        let act = Act::Restore {
            vault: vault.name.clone(),
            item: item.name.clone(),
            recovery_point: item.recovery_points.first().ok_or_else(none)?.id,
            selection: Selection::All,
            target: RestoreTarget::Download,
        };
        self.0.send(act, Vec::new()).await?;
        Ok(())
    }
}

fn told<E: std::fmt::Debug>(measured: Result<Measured, E>) -> Result<Object, JsError> {
    let Measured { bytes, millis } = measured.map_err(|failure| JsError::new(&format!("{failure:?}")))?;
    let told = Object::new();
    for (name, value) in [("bytes", crate::float(bytes)), ("millis", millis)] {
        js_sys::Reflect::set(&told, &JsValue::from_str(name), &value.into())
            .expect("a plain object takes every property");
    }
    Ok(told)
}
