//! A date with a time, in the browser's own field and the user's own time zone.

use js_sys::Date;
use kluis_resource::Timestamp;
use wasm_bindgen::JsValue;
use web_sys::{HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, classes, component, html};

use crate::ui::use_id;

/// Properties of [`MomentField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MomentFieldProps {
    /// What it asks.
    pub label: AttrValue,
    /// What it holds, as the field writes it: `2026-03-14T02:00`, or nothing.
    pub value: AttrValue,
    /// What it should hold.
    pub oninput: Callback<String>,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
}

/// The field.
#[component]
pub fn MomentField(props: &MomentFieldProps) -> Html {
    let id = use_id();
    let hint_id = format!("{id}-hint");
    let oninput = props
        .oninput
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class={classes!("field")}>
            <label for={id.clone()}>{ props.label.clone() }</label>
            <input
                {id}
                type="datetime-local"
                step="60"
                value={props.value.clone()}
                aria-describedby={props.hint.as_ref().map(|_| hint_id.clone())}
                {oninput}
            />
            if let Some(hint) = &props.hint {
                <small id={hint_id}>{ hint.clone() }</small>
            }
        </div>
    }
}

/// A moment as the field writes it; nothing for none.
#[must_use]
pub fn moment_text(at: Option<Timestamp>) -> String {
    let Some(at) = at else {
        return String::new();
    };
    let date = Date::new(&JsValue::from(at.unix_millis() as f64));
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// The moment that a field holds; `Ok(None)` where it is empty.
///
/// # Errors
/// It holds no date.
#[expect(clippy::result_unit_err, reason = "there is one reason, and the field shows it")]
pub fn moment_of(text: &str) -> Result<Option<Timestamp>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let millis = Date::new(&JsValue::from(text)).get_time();
    if millis.is_finite() {
        Ok(Some(Timestamp::from_unix_millis(whole(millis))))
    } else {
        Err(())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates; moments are far from that"
)]
const fn whole(millis: f64) -> i64 {
    millis as i64
}
