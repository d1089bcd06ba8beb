//! A field for a secret text of several lines. What is in it stays in the browser's own field: the page reads it once, and empties it.

use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::{AttrValue, Callback, Html, NodeRef, Properties, classes, component, html, use_effect_with};

use crate::ui::use_id;

/// Properties of [`SecretArea`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SecretAreaProps {
    /// What it asks.
    pub label: AttrValue,
    /// What helps to fill it in.
    pub hint: AttrValue,
    /// The field itself, for whoever reads and empties it.
    pub area: NodeRef,
    /// What is in it has changed.
    pub oninput: Callback<()>,
    /// It holds something wrong: what is below says what.
    #[prop_or_default]
    pub wrong: bool,
    /// What is wrong with it.
    #[prop_or_default]
    pub children: Html,
}

/// The field. It is emptied when it goes away; nothing checks its spelling, which some browsers do elsewhere, or remembers it.
#[component]
pub fn SecretArea(props: &SecretAreaProps) -> Html {
    let id = use_id();
    {
        let area = props.area.clone();
        use_effect_with((), move |()| {
            let field = area.cast::<HtmlTextAreaElement>();
            move || {
                if let Some(field) = field {
                    field.set_value("");
                }
            }
        });
    }
    let (hint, error) = (format!("{id}-hint"), format!("{id}-error"));
    let described = if props.wrong {
        format!("{hint} {error}")
    } else {
        hint.clone()
    };
    html! {
        <div class={classes!("field", props.wrong.then_some("wrong"))}>
            <label for={id.clone()}>{ props.label.clone() }</label>
            <textarea
                id={id.clone()}
                ref={props.area.clone()}
                class="mono secret"
                rows="7"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                translate="no"
                aria-invalid={props.wrong.then_some("true")}
                aria-describedby={described}
                oninput={props.oninput.reform(|_: InputEvent| ())}
            />
            <small id={hint}>{ props.hint.clone() }</small>
            <div id={error}>{ props.children.clone() }</div>
        </div>
    }
}
