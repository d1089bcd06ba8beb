//! What is read: the files that come with a request as one lazily concatenated blob, and samples.

mod sample;

use js_sys::{Array, Uint8Array};
use kluis_lab::archive::{self, Archive, Segment};
use kluis_lab::{FileFacts, JobFailure};
use wasm_bindgen::JsValue;
use web_sys::Blob;

use crate::js::{float, whole};

pub(crate) use self::sample::sample_regions;

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
