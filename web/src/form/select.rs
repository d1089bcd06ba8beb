//! One of several values, in the browser's own list.

use web_sys::{Event, HtmlSelectElement};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_effect, use_node_ref};

use super::fields::{Remarks, remarks_of};
use super::options::Options;
use crate::ui::use_id;

/// Properties of [`Select`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SelectProps {
    /// What it asks.
    pub label: AttrValue,
    /// What can be chosen, and what is.
    pub options: Options,
    /// What helps to choose.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Nothing can be chosen now.
    #[prop_or_default]
    pub disabled: bool,
}

/// The place of nothing, as the browser has it.
const NONE: i32 = -1;

/// The list.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let id = use_id();
    let select = use_node_ref();
    let chosen = props
        .options
        .chosen
        .and_then(|place| i32::try_from(place).ok())
        .unwrap_or(NONE);
    {
        // What a user chose once, a browser keeps over what is drawn later, unless it is told so.
        let select = select.clone();
        use_effect(move || {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_selected_index(chosen);
            }
        });
    }
    let onchange = {
        let onchange = props.options.onchange.clone();
        Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<HtmlSelectElement>();
            let wanted = usize::try_from(select.selected_index());
            // It is chosen when its owner says so: what is refused must not look as if it weren't.
            select.set_selected_index(chosen);
            if let Ok(wanted) = wanted {
                onchange.emit(wanted);
            }
        })
    };
    html! {
        <div class="field">
            <label for={id.clone()}>{ props.label.clone() }</label>
            <select
                ref={select}
                id={id.clone()}
                disabled={props.disabled}
                aria-describedby={remarks_of(&id, props.hint.as_ref(), None)}
                {onchange}
            >
                { for props.options.all.iter().enumerate().map(|(place, (value, words))| html! {
                    <option key={value.to_string()} value={value.clone()} selected={props.options.chosen == Some(place)}>
                        { words.clone() }
                    </option>
                }) }
            </select>
            <Remarks id={id} hint={props.hint.clone()} />
        </div>
    }
}
