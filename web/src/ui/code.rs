//! Monospaced text that can be copied: scripts, and properties as Azure prints them.

use kluis_lab::text::words::Words;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_node_ref, use_state_eq};

use crate::lab::use_lab;

#[wasm_bindgen(raw_module = "./kluis-host.js?v=0.1.0")]
extern "C" {
    #[wasm_bindgen(js_name = copyText, catch)]
    async fn copy_text(text: &str, near: &HtmlElement) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>;
}

/// Properties of [`CopyButton`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CopyButtonProps {
    /// What is copied.
    pub text: AttrValue,
    /// What it is called ("object id").
    pub what: AttrValue,
}

/// Copies a text, and says that it did.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let lab = use_lab();
    let copied = use_state_eq(|| false);
    let button = use_node_ref();
    let onclick = {
        let (text, copied, button) = (props.text.clone(), copied.clone(), button.clone());
        Callback::from(move |_| {
            let Some(near) = button.cast::<HtmlElement>() else {
                return;
            };
            let (text, copied) = (text.clone(), copied.clone());
            spawn_local(async move {
                copied.set(copy_text(&text, &near).await.is_ok());
            });
        })
    };
    let onblur = {
        let copied = copied.clone();
        Callback::from(move |_| copied.set(false))
    };
    let what = lab.t(Words::CopyWhole(&props.what));
    html! {
        <button ref={button} type="button" class="copy" title={what.clone()} aria-label={what} {onclick} {onblur}>
            if *copied {
                <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M3 8.5l3.2 3.2L13 4.8" /></svg>
            } else {
                <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
                    <path d="M3 10.5h-.2A1.3 1.3 0 0 1 1.5 9.2V2.8a1.3 1.3 0 0 1 1.3-1.3h6.4a1.3 1.3 0 0 1 1.3 1.3V3" />
                </svg>
            }
            <span class="unseen" aria-live="polite">{ copied.then(|| lab.t(Words::Copied)).unwrap_or_default() }</span>
        </button>
    }
}

/// Properties of [`Code`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CodeProps {
    /// The text.
    pub text: AttrValue,
    /// What it is called ("script").
    pub what: AttrValue,
}

/// A script, with a button that copies it whole.
#[component]
pub fn Code(props: &CodeProps) -> Html {
    html! {
        <div class="code">
            <pre tabindex="0" role="region" aria-label={props.what.clone()}><code>{ props.text.clone() }</code></pre>
            <CopyButton text={props.text.clone()} what={props.what.clone()} />
        </div>
    }
}

/// A long address breaks after its slashes rather than within a name.
fn breakable(value: &str) -> Html {
    let mut parts = value.split_inclusive('/');
    html! {
        <>
            { parts.next().unwrap_or_default() }
            { for parts.map(|part| html! { <><wbr />{ part }</> }) }
        </>
    }
}

/// Properties of [`Printed`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PrintedProps {
    /// What is printed ("identity").
    pub what: AttrValue,
    /// Names and values, as Azure prints them.
    pub rows: Vec<(AttrValue, AttrValue)>,
}

/// The name with the colon, which stands in one column for all rows, on the page as in what is copied.
fn padded(name: &str, width: usize) -> String {
    format!("{name:width$} : ")
}

/// Properties as `… | fl` prints them: `PrincipalId : 7f3c…`.
#[component]
pub fn Printed(props: &PrintedProps) -> Html {
    let width = props.rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let text = props
        .rows
        .iter()
        .map(|(name, value)| format!("{}{value}\n", padded(name, width)))
        .collect::<String>();
    let list = use_node_ref();
    {
        let list = list.clone();
        // Not as an attribute, which a page around that allows no inline styles would not let through.
        use_effect_with(width, move |width| {
            if let Some(list) = list.cast::<HtmlElement>() {
                // Without it long values only begin their next lines further to the left.
                drop(list.style().set_property("--column", &format!("{}ch", width + 3)));
            }
        });
    }
    html! {
        <div class="code printed">
            <dl ref={list} aria-label={props.what.clone()}>
                { for props.rows.iter().map(|(name, value)| html! {
                    <div><dt>{ padded(name, width) }</dt><dd>{ breakable(value) }</dd></div>
                }) }
            </dl>
            <CopyButton {text} what={props.what.clone()} />
        </div>
    }
}
