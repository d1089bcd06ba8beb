//! Buttons.

use yew::{AttrValue, Callback, Classes, Html, MouseEvent, Properties, classes, component, html};

use super::id::use_id;

/// What a button is to its view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here; one a view.
    Primary,
    /// Something else that can be done.
    #[default]
    Secondary,
    /// Takes something away.
    Danger,
    /// Beside other things; looks like text.
    Quiet,
}

impl ButtonKind {
    /// The one thing to do here, or something else.
    #[must_use]
    pub const fn primary_if(is_it: bool) -> Self {
        if is_it { Self::Primary } else { Self::Secondary }
    }
}

/// Properties of [`Button`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ButtonProps {
    /// What it is to its view.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// What was asked is on its way; a click then does nothing.
    #[prop_or_default]
    pub busy: bool,
    /// Can't be used now.
    #[prop_or_default]
    pub disabled: bool,
    /// Why not; shown beside the button, which stays reachable by keyboard.
    #[prop_or_default]
    pub reason: Option<AttrValue>,
    /// Sends the form around it; handle `onsubmit` there.
    #[prop_or_default]
    pub submit: bool,
    /// What it does, where its content isn't words.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// A click, or Enter, or Space.
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
    /// Its words.
    #[prop_or_default]
    pub children: Html,
}

/// A button. While it is busy or disabled it keeps the focus and says so, but does nothing.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let reason_id = use_id();
    let idle = !props.busy && !props.disabled;
    let kind = match props.kind {
        ButtonKind::Primary => "primary",
        ButtonKind::Secondary => "secondary",
        ButtonKind::Danger => "danger",
        ButtonKind::Quiet => "quiet",
    };
    let onclick = {
        let onclick = props.onclick.clone();
        move |event: MouseEvent| {
            if idle {
                onclick.emit(event);
            } else {
                event.prevent_default();
            }
        }
    };
    let reason = props.reason.clone().filter(|_| props.disabled);
    html! {
        <>
            <button
                type={if props.submit { "submit" } else { "button" }}
                class={classes!("button", kind, props.busy.then_some("busy"), props.class.clone())}
                aria-disabled={(!idle).then_some("true")}
                aria-busy={props.busy.then_some("true")}
                aria-label={props.label.clone()}
                aria-describedby={reason.as_ref().map(|_| reason_id.clone())}
                {onclick}
            >{ props.children.clone() }</button>
            if let Some(reason) = reason {
                <span class="reason" id={reason_id}>{ reason }</span>
            }
        </>
    }
}
