//! Errors as JavaScript throws them: an `Error` with a `kind`, and with the `refusal` where a rule was broken.

use js_sys::{Error, Reflect};
use kluis_browser::parcel::ParcelError;
use kluis_browser::protocol::ClientError;
use kluis_lab::text::{Lang, refusal};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// An `Error` named `KluisError`.
pub(crate) fn thrown(kind: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name("KluisError");
    set(&error, "kind", &kind.into());
    error.into()
}

/// What was given isn't what the declarations say.
pub(crate) fn invalid(message: impl std::fmt::Display) -> JsValue {
    thrown("Invalid", &message.to_string())
}

/// Why something didn't happen in a lab.
pub(crate) fn of_lab(error: &ClientError) -> JsValue {
    let kind = match error {
        ClientError::Refused(refused) => {
            let message = format!(
                "{} {}",
                refusal::headline(refused, Lang::En),
                refusal::way_out(refused, Lang::En)
            );
            let thrown = thrown("Refused", &message);
            set(&thrown, "refusal", &to_js(refused));
            return thrown;
        }
        ClientError::ReadOnly => "ReadOnly",
        ClientError::Storage => "Storage",
        ClientError::Worker => "Worker",
        ClientError::Damaged => "Damaged",
    };
    thrown(kind, &error.to_string())
}

/// Why sealing or opening stopped.
pub(crate) fn of_parcel(error: ParcelError) -> JsValue {
    let kind = match error {
        ParcelError::Unreadable => "Unreadable",
        ParcelError::DoesNotOpen => "DoesNotOpen",
        ParcelError::Key => "Key",
        ParcelError::Memory => "Storage",
        ParcelError::Engine => "Engine",
    };
    thrown(kind, &error.to_string())
}

/// A value as the declarations describe it.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).expect("every view has a JavaScript form")
}

fn set(error: &JsValue, name: &str, value: &JsValue) {
    Reflect::set(error, &name.into(), value).expect("an error takes every property");
}
