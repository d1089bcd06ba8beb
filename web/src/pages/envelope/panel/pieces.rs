//! Pieces that several panels are made of: rows of bytes, rule ids, JSON as stored.

use js_sys::JSON;
use kluis_rulebook::Rule;
use wasm_bindgen::JsValue;
use yew::{AttrValue, Html, html};

use crate::ui::{Bytes, BytesKind, Code, RuleChip};

/// All the bytes that are known, with what they are.
pub(super) fn bytes(kind: BytesKind, hex: &str, more: bool, label: String) -> Html {
    let label = (!label.is_empty()).then(|| AttrValue::from(label));
    html! { <Bytes {kind} hex={hex.to_owned()} show={hex.len()} {more} {label} /> }
}

/// The ids of rules, each with the way to it.
pub(in crate::pages::envelope) fn rules(rules: &[Rule]) -> Html {
    html! { <span class="rules">{ for rules.iter().map(|rule| html! { <RuleChip rule={*rule} /> }) }</span> }
}

/// JSON, laid out to be read; copied with the same layout.
pub(super) fn json(text: &str, what: String) -> Html {
    html! { <Code text={pretty(text)} {what} /> }
}

/// The same JSON on several lines; as it is where it isn't JSON.
fn pretty(text: &str) -> String {
    JSON::parse(text)
        .and_then(|value| JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from(2)))
        .map_or_else(|_| text.to_owned(), String::from)
}
