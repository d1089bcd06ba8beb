//! Blobs of the browser: slices of them, and whether one reads.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::js::{float, whole};

/// `length` bytes of a blob from `offset` on; a shorter blob is an error.
pub(crate) async fn read_slice(blob: &Blob, offset: u64, length: u64) -> Result<Uint8Array, JsValue> {
    let slice = blob.slice_with_f64_and_f64(float(offset), float(offset + length))?;
    let bytes = Uint8Array::new(&JsFuture::from(slice.array_buffer()).await?);
    if float(length) == f64::from(bytes.length()) {
        Ok(bytes)
    } else {
        Err(js_sys::RangeError::new("the blob ends before").into())
    }
}

/// Gives a blob back that reads. Where there is no room for it, a browser makes it all the same, and only reading it fails.
pub(crate) async fn readable(blob: Blob) -> Result<Blob, JsValue> {
    if let Some(last) = whole(blob.size()).checked_sub(1) {
        read_slice(&blob, last, 1).await?;
    }
    Ok(blob)
}
