//! Form fields, each with its label, its hint and its error tied to it.

use kluis_lab::text::Lang;
use kluis_lab::text::Say;
use kluis_lab::text::words::Words;
use kluis_resource::NameError;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, InputEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, classes, component, html, use_effect, use_node_ref};

use super::id::use_id;

/// Why a text is not a name, in words.
#[must_use]
pub fn name_error(error: NameError, lang: Lang) -> String {
    match error {
        NameError::TooShort { min: 1 } => Words::NameEmpty,
        NameError::TooShort { min } => Words::NameTooShort(min),
        NameError::TooLong { max } => Words::NameTooLong(max),
        NameError::Character { found } => Words::NameCharacter(found),
        NameError::Start => Words::NameStart,
        NameError::Hyphen => Words::NameHyphen,
    }
    .say(lang)
}

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

/// Properties of [`Select`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SelectProps {
    /// What it asks.
    pub label: AttrValue,
    /// The chosen value.
    pub value: AttrValue,
    /// Values and their words.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The newly chosen value.
    pub onchange: Callback<String>,
    /// What helps to choose.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with the choice.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Nothing can be chosen now.
    #[prop_or_default]
    pub disabled: bool,
}

/// One of several, in the browser's own list.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let id = use_id();
    let select = use_node_ref();
    {
        // What a user chose once, a browser keeps over what is drawn later, unless it is told so.
        let (select, value) = (select.clone(), props.value.clone());
        use_effect(move || {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(&value);
            }
        });
    }
    let onchange = {
        let (onchange, value) = (props.onchange.clone(), props.value.clone());
        Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<HtmlSelectElement>();
            let chosen = select.value();
            // It is chosen when its owner says so: what is refused must not look as if it weren't.
            select.set_value(&value);
            onchange.emit(chosen);
        })
    };
    html! {
        <div class={classes!("field", props.error.is_some().then_some("wrong"))}>
            <label for={id.clone()}>{ props.label.clone() }</label>
            <select
                ref={select}
                id={id.clone()}
                disabled={props.disabled}
                aria-invalid={props.error.as_ref().map(|_| "true")}
                aria-describedby={remarks_of(&id, props.hint.as_ref(), props.error.as_ref())}
                {onchange}
            >
                { for props.options.iter().map(|(value, words)| html! {
                    <option key={value.to_string()} value={value.clone()} selected={*value == props.value}>
                        { words.clone() }
                    </option>
                }) }
            </select>
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

/// One of the ways of a [`Choice`].
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceOption {
    /// Its value.
    pub value: AttrValue,
    /// Its words.
    pub title: AttrValue,
    /// What it means.
    pub detail: Option<AttrValue>,
}

/// Properties of [`Choice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChoiceProps {
    /// What it asks.
    pub legend: AttrValue,
    /// The ways.
    pub options: Vec<ChoiceOption>,
    /// The value of the chosen one.
    pub value: AttrValue,
    /// The value of the newly chosen one.
    pub onchange: Callback<String>,
}

/// One of a few, all of them seen, each with what it means.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let name = use_id();
    html! {
        <fieldset class="choice">
            <legend>{ props.legend.clone() }</legend>
            { for props.options.iter().map(|option| {
                let chosen = option.value == props.value;
                let value = option.value.to_string();
                let onchange = props.onchange.reform(move |_: Event| value.clone());
                html! {
                    <label class={classes!("check", "boxed", chosen.then_some("on"))}>
                        <input type="radio" name={name.clone()} value={option.value.clone()} checked={chosen} {onchange} />
                        <span>
                            { option.title.clone() }
                            if let Some(detail) = &option.detail {
                                <small>{ detail.clone() }</small>
                            }
                        </span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct RemarksProps {
    id: AttrValue,
    hint: Option<AttrValue>,
    error: Option<AttrValue>,
}

/// Hint and error below a field; [`remarks_of`] has their ids.
#[component]
fn Remarks(props: &RemarksProps) -> Html {
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

fn remarks_of(id: &str, hint: Option<&AttrValue>, error: Option<&AttrValue>) -> Option<String> {
    let ids: Vec<String> = [hint.map(|_| format!("{id}-hint")), error.map(|_| format!("{id}-error"))]
        .into_iter()
        .flatten()
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
