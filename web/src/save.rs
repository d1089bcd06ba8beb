//! Files leave the page as a browser saves them.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlAnchorElement, window};

use crate::state::BlobAddress;

/// As if the user had clicked a link to it. The address has to stay for as long as the browser may take to begin.
pub(crate) fn save_as(address: &BlobAddress, file_name: &str) {
    let document = window().and_then(|window| window.document());
    let anchor = document.and_then(|document| document.create_element("a").ok());
    let anchor = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(address.as_str());
        anchor.set_download(file_name);
        anchor.click();
    }
}

/// A text as a file; `None` where the browser has no room for it.
pub(crate) fn address_of_text(text: &str) -> Option<BlobAddress> {
    let parts = Array::of1(&JsValue::from(text));
    BlobAddress::make_for(&Blob::new_with_str_sequence(&parts).ok()?)
}
