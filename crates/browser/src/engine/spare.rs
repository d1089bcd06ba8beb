//! Arrays of a region's length that somebody has done with: whoever makes a region uses them again. New memory costs as much as copying
//! a region three times.

use std::cell::RefCell;

use js_sys::Uint8Array;
use kluis_envelope::{REGION_LEN, TAG_LEN};

use crate::js::own_buffer;

/// Arrays that are kept: as many as are under way when a body is written.
const AT_MOST: usize = 6;

/// A sealed region's bytes.
const SEALED_LEN: usize = REGION_LEN as usize + TAG_LEN;

thread_local! {
    static SPARE: RefCell<Vec<Uint8Array>> = const { RefCell::new(Vec::new()) };
}

/// An array of so many bytes, all of which are to be written: they may be somebody's.
pub(super) fn array(len: usize) -> Uint8Array {
    if len == SEALED_LEN
        && let Some(array) = SPARE.with_borrow_mut(Vec::pop)
    {
        return array;
    }
    Uint8Array::new_with_length(u32::try_from(len).expect("an array is shorter than 2^32 bytes"))
}

/// Takes an array that nobody uses any more. Only what was sealed is kept: no plaintext lies about.
pub(crate) fn keep(array: &Uint8Array) {
    let fits = array.length() as usize == SEALED_LEN && own_buffer(array).is_some();
    SPARE.with_borrow_mut(|spare| {
        if fits && spare.len() < AT_MOST {
            spare.push(array.clone());
        }
    });
}

/// Gives all of it back to the browser.
pub(crate) fn give_back() {
    for array in SPARE.take() {
        drop(super::JsBytes::once(array));
    }
}
