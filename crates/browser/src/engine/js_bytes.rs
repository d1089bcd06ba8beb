//! Bytes in JavaScript's memory: what files are read into, WebCrypto works on, and storage takes.

use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Function, Reflect, Uint8Array};
use kluis_envelope::Buffer;
use wasm_bindgen::{JsCast, JsValue};

use crate::js::{field, global, present};

/// A `Uint8Array`, handed on without copying.
#[derive(Clone, Debug)]
pub struct JsBytes {
    array: Uint8Array,
    /// Gives the memory back when the last part is dropped.
    once: Option<Rc<Once>>,
}

/// Memory that is given back at once, and not whenever the browser collects what nobody has any more: in a backup that would be
/// hundreds of megabytes later.
#[derive(Debug)]
struct Once(ArrayBuffer);

impl Drop for Once {
    fn drop(&mut self) {
        give_back(&self.0);
    }
}

thread_local! {
    /// A port whose other end is closed: whoever is sent there is gone. `ArrayBuffer.transfer` isn't enough: Chromium keeps the
    /// memory, and counts it no more.
    static NOWHERE: Option<JsValue> = nowhere();
}

fn nowhere() -> Option<JsValue> {
    let make: Function = global("MessageChannel")?.dyn_into().ok()?;
    let channel = Reflect::construct(&make, &Array::new()).ok()?;
    let (here, there) = (present(&channel, "port1")?, present(&channel, "port2")?);
    let close: Function = field(&there, "close").dyn_into().ok()?;
    close.call0(&there).ok()?;
    Some(here)
}

/// Where that isn't possible, the browser collects.
fn give_back(buffer: &ArrayBuffer) {
    NOWHERE.with(|nowhere| {
        let Some(port) = nowhere else { return };
        if let Ok(post) = field(port, "postMessage").dyn_into::<Function>() {
            drop(post.call2(port, &JsValue::NULL, &Array::of1(buffer)));
        }
    });
}

impl JsBytes {
    /// All of a buffer's bytes, which are used once: the array must not outlive this and its parts.
    pub(crate) fn once(array: Uint8Array) -> Self {
        let once = Some(Rc::new(Once(array.buffer())));
        Self { array, once }
    }

    /// The array itself.
    #[must_use]
    pub fn array(&self) -> &Uint8Array {
        &self.array
    }

    /// A view of some of the bytes; it shares their memory.
    #[must_use]
    pub fn part(&self, start: u32, end: u32) -> Self {
        Self {
            array: self.array.subarray(start, end),
            once: self.once.clone(),
        }
    }

    /// Copies them out, with room for so many more behind them: what is appended moves none of them.
    pub(crate) fn into_vec_with_room(self, more: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.len() + more);
        bytes.resize(self.len(), 0);
        self.array.copy_to(&mut bytes);
        bytes
    }
}

impl From<Uint8Array> for JsBytes {
    fn from(array: Uint8Array) -> Self {
        Self { array, once: None }
    }
}

impl Buffer for JsBytes {
    fn from_bytes(bytes: &[u8]) -> Self {
        Uint8Array::from(bytes).into()
    }

    fn len(&self) -> usize {
        usize::try_from(self.array.length()).expect("an address holds 32 bits")
    }

    fn suffix<const N: usize>(&self) -> Option<[u8; N]> {
        let start = self.array.length().checked_sub(u32::try_from(N).ok()?)?;
        let mut suffix = [0; N];
        self.array.subarray(start, self.array.length()).copy_to(&mut suffix);
        Some(suffix)
    }

    fn into_vec(self) -> Vec<u8> {
        self.array.to_vec()
    }
}
