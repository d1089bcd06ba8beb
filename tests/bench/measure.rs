//! The loops that are measured, for JavaScript; and a lab that the browser's storage keeps, for a dedicated worker that measures
//! backups and restores as the dashboard's does.

use std::cell::RefCell;

use futures::channel::oneshot::{Sender, channel};
use js_sys::{Object, Uint8Array};
use kluis_browser::download::AHEAD;
use kluis_browser::measure::{Loop, Measured, measure, read_blob};
use kluis_browser::place::open_kept;
use kluis_browser::protocol::EngineKind;
use kluis_lab::Request;
use kluis_lab::request::{Restore, RestoreTarget, Selection};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{Blob, MessageEvent, MessagePort};

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

    /// Restores the only recovery point into a stream that nobody keeps. Gives its bytes when all of it was handed over and the
    /// job has ended well.
    ///
    /// # Errors
    /// Where there is none, or it isn't restored.
    #[wasm_bindgen(js_name = restoreToStream)]
    pub async fn restore_to_stream(&self) -> Result<f64, JsError> {
        let none = || JsError::new("there is no recovery point");
        let view = self.0.view().ok_or_else(none)?;
        let vault = view.vaults.first().ok_or_else(none)?;
        let item = vault.items.first().ok_or_else(none)?;
        let act = Request::from(Restore {
            vault: vault.name.clone(),
            item: item.name.clone(),
            recovery_point: item.recovery_points.first().ok_or_else(none)?.id,
            selection: Selection::All,
            target: RestoreTarget::Download,
        });
        let (sender, end) = channel();
        let sender = RefCell::new(Some(sender));
        self.0.leave_by(move |offer| drain(offer.port, sender.take()));
        self.0.send(act, Vec::new()).await?;
        end.await?.ok_or_else(|| JsError::new("it was not restored"))
    }
}

/// Asks for pieces and throws them away. Tells how many bytes they had, where they were all.
fn drain(port: MessagePort, end: Option<Sender<Option<f64>>>) {
    for _ in 0..AHEAD {
        ask(&port);
    }
    let (own, mut bytes, mut end) = (port.clone(), 0.0, end);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match event.data().dyn_into::<Uint8Array>() {
            Ok(piece) => {
                bytes += f64::from(piece.length());
                ask(&own);
            }
            Err(last) => {
                if let Some(end) = end.take() {
                    end.send(Some(bytes).filter(|_| last.is_null())).ok();
                }
            }
        }
    });
    port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // One for each measurement.
    hear.forget();
}

fn ask(port: &MessagePort) {
    // Who has stopped doesn't hear it.
    drop(port.post_message(&JsValue::TRUE));
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
