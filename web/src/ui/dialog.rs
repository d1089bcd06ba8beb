//! A question that stands in front of everything else: a native modal `<dialog>`.

use kluis_lab::text::Say;
use kluis_lab::text::words::Words;
use web_sys::{Event, HtmlDialogElement};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_node_ref};

use super::button::{Button, ButtonKind};
use super::id::use_id;
use crate::lab::use_lang;

/// Properties of [`Dialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DialogProps {
    /// It is open.
    pub open: bool,
    /// What it asks.
    pub title: AttrValue,
    /// The user left it: Escape, or the button.
    pub onclose: Callback<()>,
    /// Its content; drawn only while it is open.
    #[prop_or_default]
    pub children: Html,
    /// The buttons that act. The one that leaves comes with it.
    #[prop_or_default]
    pub actions: Html,
    /// The word of the button that leaves; "Cancel" where none is given.
    #[prop_or_default]
    pub leave: Option<AttrValue>,
}

/// The dialog. The browser holds the focus within it, and gives it back to where it was.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let lang = use_lang();
    let id = use_id();
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with(props.open, move |open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else {
                return;
            };
            if *open && !dialog.open() {
                dialog
                    .show_modal()
                    .expect("a dialog in the page that isn't open can be opened");
            } else if !*open && dialog.open() {
                dialog.close();
            }
        });
    }
    let oncancel = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: Event| {
            // The dialog closes when its owner says so.
            event.prevent_default();
            onclose.emit(());
        })
    };
    // A browser closes it without asking when Escape is pressed twice.
    let closed = {
        let (onclose, open) = (props.onclose.clone(), props.open);
        Callback::from(move |_: Event| {
            if open {
                onclose.emit(());
            }
        })
    };
    let leave = props.onclose.reform(|_| ());
    html! {
        <dialog ref={dialog} aria-labelledby={id.clone()} {oncancel} onclose={closed}>
            if props.open {
                <h2 {id}>{ props.title.clone() }</h2>
                { props.children.clone() }
                <div class="row actions">
                    // First, so that a dialog without fields opens with the focus on what harms nobody.
                    <Button kind={ButtonKind::Secondary} onclick={leave}>
                        { props.leave.clone().unwrap_or_else(|| Words::Cancel.say(lang).into()) }
                    </Button>
                    { props.actions.clone() }
                </div>
            }
        </dialog>
    }
}
