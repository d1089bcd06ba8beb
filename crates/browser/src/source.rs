//! What is read: slices of blobs, the files that come with a request as one lazily concatenated blob, and samples.

mod sample;

use js_sys::{Array, Uint8Array};
use kluis_lab::archive::{self, Archive, Segment};
use kluis_lab::{FileFacts, JobFailure};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::js::{float, whole};

pub(crate) use self::sample::sample_regions;

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

/// The archive of these files as a blob. Nothing is read yet: the browser reads a file when a slice of it is asked for, and
/// refuses where it changed since the user chose it.
///
/// # Errors
/// [`JobFailure::SourceUnreadable`] where the contents don't fit the facts.
pub(crate) fn archive_of(facts: &[FileFacts], files: &[Blob]) -> Result<Blob, JobFailure> {
    let archive = archive::plan(facts).map_err(|_| JobFailure::SourceUnreadable)?;
    let sizes_hold = facts.len() == files.len()
        && facts
            .iter()
            .zip(files)
            .all(|(facts, file)| facts.size == whole(file.size()));
    if !sizes_hold {
        return Err(JobFailure::SourceUnreadable);
    }
    concatenated(&archive, files).map_err(|_| JobFailure::SourceUnreadable)
}

fn concatenated(archive: &Archive, files: &[Blob]) -> Result<Blob, JsValue> {
    let parts = Array::new();
    for segment in archive.segments() {
        match segment {
            Segment::Bytes(bytes) => parts.push(&Uint8Array::from(&bytes[..])),
            Segment::File { index, .. } => parts.push(&files[*index]),
            // A padding, or the two blocks at the end.
            Segment::Zeros(count) => parts.push(&Uint8Array::new(&JsValue::from(float(*count)))),
        };
    }
    Blob::new_with_blob_sequence(&parts)
}
