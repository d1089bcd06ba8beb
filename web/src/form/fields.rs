//! A line of text and a box to tick, each with its label, its hint and its error tied to it.

use web_sys::{Event, HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, classes, component, html};

use crate::ui::use_id;

/// Properties of [`Field`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FieldProps {
    /// What it asks.
    pub label: AttrValue,
    /// What it holds.
    pub value: AttrValue,
    /// What it should hold.
    pub oninput: Callback<String>,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Holds an id or address: monospaced, and not spell-checked.
    #[prop_or_default]
    pub mono: bool,
}

/// A line of text.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let id = use_id();
    let oninput = props
        .oninput
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class={classes!("field", props.error.is_some().then_some("wrong"))}>
            <label for={id.clone()}>{ props.label.clone() }</label>
            <input
                id={id.clone()}
                type="text"
                class={props.mono.then_some("mono")}
                value={props.value.clone()}
                autocomplete="off"
                spellcheck={props.mono.then_some("false")}
                aria-invalid={props.error.as_ref().map(|_| "true")}
                aria-describedby={remarks_of(&id, props.hint.as_ref(), props.error.as_ref())}
                {oninput}
            />
            <Remarks id={id} hint={props.hint.clone()} error={props.error.clone()} />
        </div>
    }
}

/// Properties of [`Check`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CheckProps {
    /// What it says.
    pub label: AttrValue,
    /// Its name in scripts, or another remark at its end.
    #[prop_or_default]
    pub detail: Option<AttrValue>,
    /// What it means, or why it can't be changed.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// It is ticked.
    pub checked: bool,
    /// Ticked from now on, or no longer.
    pub onchange: Callback<bool>,
    /// It can't be changed now.
    #[prop_or_default]
    pub disabled: bool,
    /// With a border around it, as one of a row.
    #[prop_or_default]
    pub boxed: bool,
}

/// A box to tick.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let onchange = props
        .onchange
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    let class = classes!(
        "check",
        props.boxed.then_some("boxed"),
        props.checked.then_some("on"),
        props.disabled.then_some("off")
    );
    html! {
        <label {class}>
            <input type="checkbox" checked={props.checked} disabled={props.disabled} {onchange} />
            <span>
                { props.label.clone() }
                if let Some(hint) = &props.hint {
                    <small>{ hint.clone() }</small>
                }
            </span>
            if let Some(detail) = &props.detail {
                <code>{ detail.clone() }</code>
            }
        </label>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct RemarksProps {
    pub(super) id: AttrValue,
    #[prop_or_default]
    pub(super) hint: Option<AttrValue>,
    #[prop_or_default]
    pub(super) error: Option<AttrValue>,
}

/// Hint and error below a field; [`remarks_of`] has their ids.
#[component]
pub(super) fn Remarks(props: &RemarksProps) -> Html {
    html! {
        <>
            if let Some(hint) = &props.hint {
                <small id={format!("{}-hint", props.id)}>{ hint.clone() }</small>
            }
            <small class="error" aria-live="polite" id={format!("{}-error", props.id)}>
                { props.error.clone().unwrap_or_default() }
            </small>
        </>
    }
}

pub(super) fn remarks_of(id: &str, hint: Option<&AttrValue>, error: Option<&AttrValue>) -> Option<String> {
    let ids: Vec<String> = [hint.map(|_| format!("{id}-hint")), error.map(|_| format!("{id}-error"))]
        .into_iter()
        .flatten()
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
