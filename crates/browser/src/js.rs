//! Small things that JavaScript has and `web-sys` hasn't: properties of plain objects, and the global of a page, a worker or Node.

use js_sys::{ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A property of an object; `undefined` where there is none, or where there is no object.
pub(crate) fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A property of an object, where it is there and not `null`.
pub(crate) fn present(object: &JsValue, name: &str) -> Option<JsValue> {
    Some(field(object, name)).filter(|value| !value.is_undefined() && !value.is_null())
}

/// A plain object with these properties.
pub(crate) fn object<const N: usize>(fields: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        set(&object, name, &value);
    }
    object
}

/// Sets a property of a plain object.
pub(crate) fn set(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &JsValue::from_str(name), value).expect("a plain object takes every property");
}

/// A property of the global: `window`, the worker's scope, or Node's `globalThis`.
pub(crate) fn global(name: &str) -> Option<JsValue> {
    present(&js_sys::global(), name)
}

/// The memory of an array that is all of it: what may be given away with the array. `None` where the rest is somebody else's.
pub(crate) fn own_buffer(array: &Uint8Array) -> Option<ArrayBuffer> {
    let buffer = array.buffer();
    (buffer.byte_length() == array.length()).then_some(buffer)
}

/// The address of what lies beside a script.
#[must_use]
pub fn beside(script: &str, name: &str) -> String {
    let folder = script.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{name}")
}

/// The number of bytes or a count that JavaScript keeps as a float; exact up to 2⁵³.
#[expect(
    clippy::cast_precision_loss,
    reason = "sizes in a browser stay below 2^53, where every whole number is a float"
)]
pub(crate) const fn float(number: u64) -> f64 {
    number as f64
}

/// The whole number that a JavaScript float holds; 0 for what is negative or not a number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and fractions of a byte don't exist"
)]
pub(crate) const fn whole(number: f64) -> u64 {
    number as u64
}

/// Whether a value is an error of this name, such as `NotFoundError`.
pub(crate) fn is_error(value: &JsValue, name: &str) -> bool {
    field(value, "name").as_string().as_deref() == Some(name)
}

/// Milliseconds since the start of the page or worker, with fractions; finer than `Date.now`, and never going back.
pub(crate) fn monotonic_millis() -> f64 {
    let performance = field(&js_sys::global(), "performance");
    field(&performance, "now")
        .dyn_into::<Function>()
        .ok()
        .and_then(|now| now.call0(&performance).ok())
        .and_then(|millis| millis.as_f64())
        .unwrap_or_else(js_sys::Date::now)
}

/// Waits for so many milliseconds.
pub async fn pause(millis: u32) {
    let timer = Promise::new(&mut |resolve, _| {
        if let Some(Ok(set_timeout)) = global("setTimeout").map(JsCast::dyn_into::<Function>) {
            drop(set_timeout.call2(&JsValue::UNDEFINED, &resolve, &millis.into()));
        }
    });
    // Nobody rejects it.
    drop(JsFuture::from(timer).await);
}

/// A call that comes once, some time later, unless this is dropped before. It keeps no process of Node's alive.
#[derive(Debug)]
pub(crate) struct Timer {
    id: JsValue,
    /// Called by the browser; must live until then.
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// The longest that a browser waits, in milliseconds.
    pub(crate) const LONGEST: u32 = 0x7fff_ffff;

    /// Calls after so many milliseconds; `None` where there are no timers.
    pub(crate) fn start(millis: u32, call: impl FnOnce() + 'static) -> Option<Self> {
        let set_timeout: Function = global("setTimeout")?.dyn_into().ok()?;
        let call = Closure::once(call);
        let id = set_timeout
            .call2(&JsValue::UNDEFINED, call.as_ref(), &millis.into())
            .ok()?;
        // In a browser it is a number.
        if id.is_object()
            && let Ok(unref) = field(&id, "unref").dyn_into::<Function>()
        {
            drop(unref.call0(&id));
        }
        Some(Self { id, _call: call })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(Ok(clear_timeout)) = global("clearTimeout").map(JsCast::dyn_into::<Function>) {
            drop(clear_timeout.call1(&JsValue::UNDEFINED, &self.id));
        }
    }
}
