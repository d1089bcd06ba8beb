//! A button, the dialog behind it, and one act that its fields make.

use kluis_lab::Request;
use kluis_resource::JobId;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::outlook::outlook;
use super::sending::{Files, no_files, use_sending};
use crate::lab::use_lab;
use crate::send::{use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Dialog};

/// Properties of [`ActDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ActDialogProps {
    /// The words of the button that opens it.
    pub button: AttrValue,
    /// What that button is to its view.
    #[prop_or(ButtonKind::Quiet)]
    pub kind: ButtonKind,
    /// The words with the name of what it is about; also the title, where there is none of its own.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What it asks.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// A sentence below the title.
    #[prop_or_default]
    pub lead: Option<AttrValue>,
    /// The words of the button that does it.
    pub go: AttrValue,
    /// It takes something away.
    #[prop_or_default]
    pub danger: bool,
    /// What the fields make; `None` while they make nothing.
    pub act: Option<Request>,
    /// The files that go with it.
    #[prop_or_else(no_files)]
    pub files: Files,
    /// Why the fields make nothing.
    #[prop_or_default]
    pub reason: Option<AttrValue>,
    /// Another act that this dialog can do, and the words of its button.
    #[prop_or_default]
    pub other: Option<(AttrValue, Request)>,
    /// What the lab would refuse is said before it is sent.
    #[prop_or_default]
    pub forecast: bool,
    /// The fields begin anew.
    #[prop_or_default]
    pub onopen: Callback<()>,
    /// It was accepted, and the dialog is closed.
    #[prop_or_default]
    pub onaccepted: Callback<Option<JobId>>,
    /// The fields.
    #[prop_or_default]
    pub children: Html,
}

/// The button and the dialog.
#[component]
pub fn ActDialog(props: &ActDialogProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let asks = props.forecast && question.is_open();
    let sending = use_sending(props.act.clone(), Some(sender.clone()), asks);
    let send = {
        let (question, onaccepted) = (question.clone(), props.onaccepted.clone());
        sending.on(&props.files, move |job| {
            question.close();
            onaccepted.emit(job);
        })
    };
    let onopen = props.onopen.clone();
    let ask = question.ask_with(move || onopen.emit(()));
    let kind = if props.danger {
        ButtonKind::Danger
    } else {
        ButtonKind::Primary
    };
    let title = props.title.clone().or_else(|| props.label.clone());
    html! {
        <>
            <Button kind={props.kind} label={props.label.clone()} onclick={ask}>{ props.button.clone() }</Button>
            <Dialog
                open={question.is_open()}
                title={title.unwrap_or_else(|| props.button.clone())}
                onclose={question.leave()}
                actions={html! {
                    <>
                        if let Some((words, act)) = &props.other {
                            <Button busy={sender.busy()} onclick={question.send(act.clone())}>{ words.clone() }</Button>
                        }
                        <Button {kind} busy={sender.busy()} disabled={sending.barred()} reason={props.reason.clone()} onclick={send}>
                            { props.go.clone() }
                        </Button>
                    </>
                }}
            >
                if let Some(lead) = &props.lead {
                    <p class="secondary">{ lead.clone() }</p>
                }
                { props.children.clone() }
                { outlook(&lab, &sending.forecast) }
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}
