//! Fields in the page, one act that they make, and the button that sends it.

use kluis_lab::Request;
use kluis_resource::JobId;
use yew::{AttrValue, Callback, Html, MouseEvent, Properties, SubmitEvent, component, html};

use super::outlook::outlook;
use super::sending::{Files, no_files, use_sending};
use crate::lab::use_lab;
use crate::send::Sender;
use crate::ui::{Answer, Button, ButtonKind};

/// Properties of [`ActForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ActFormProps {
    /// What the fields make; `None` while they make nothing.
    pub act: Option<Request>,
    /// The files that go with it.
    #[prop_or_else(no_files)]
    pub files: Files,
    /// The words of the button.
    pub go: AttrValue,
    /// What the button is to its view.
    #[prop_or(ButtonKind::Primary)]
    pub kind: ButtonKind,
    /// Something else is in the way; the button says so.
    #[prop_or_default]
    pub reason: Option<AttrValue>,
    /// What the lab would refuse is said before it is sent.
    #[prop_or_default]
    pub forecast: bool,
    /// Enter in a field sends it. Not where a field is for something else: the number of a page, what to look for.
    #[prop_or(true)]
    pub enter: bool,
    /// It was accepted.
    #[prop_or_default]
    pub onaccepted: Callback<Option<JobId>>,
    /// Who sends it, where a field shows what became of it.
    #[prop_or_default]
    pub sender: Option<Sender>,
    /// The fields.
    #[prop_or_default]
    pub children: Html,
}

/// The fields, what would come of the act, what became of it, and the button.
#[component]
pub fn ActForm(props: &ActFormProps) -> Html {
    let lab = use_lab();
    let sending = use_sending(props.act.clone(), props.sender.clone(), props.forecast);
    let send = {
        let onaccepted = props.onaccepted.clone();
        sending.on(&props.files, move |job| onaccepted.emit(job))
    };
    let disabled = sending.barred() || props.reason.is_some();
    let onclick = if props.enter {
        Callback::noop()
    } else {
        send.reform(|_: MouseEvent| ())
    };
    let content = html! {
        <>
            { props.children.clone() }
            { outlook(&lab, &sending.forecast) }
            <Answer of={sending.sender.clone()} />
            <div class="row">
                <Button kind={props.kind} submit={props.enter} busy={sending.sender.busy()} {disabled} reason={props.reason.clone()} {onclick}>
                    { props.go.clone() }
                </Button>
            </div>
        </>
    };
    if !props.enter {
        return content;
    }
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if !disabled {
            send.emit(());
        }
    });
    html! { <form class="stack" {onsubmit}>{ content }</form> }
}
