//! A button, the dialog behind it, and one act that its fields make. What the lab would refuse is said before it is sent.

use kluis_lab::Act;
use yew::{AttrValue, Callback, Html, MouseEvent, Properties, component, html, use_effect_with};

use super::fields::outlook;
use crate::lab::use_lab;
use crate::send::{use_forecast, use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Dialog};

/// Properties of [`ActDialog`].
#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages) struct ActDialogProps {
    /// The words of the button that opens it.
    pub(in crate::pages) button: AttrValue,
    /// The same with the name of what it is about; also the title, where there is none of its own.
    pub(in crate::pages) label: AttrValue,
    /// What it asks.
    #[prop_or_default]
    pub(in crate::pages) title: Option<AttrValue>,
    /// A sentence below the title.
    #[prop_or_default]
    pub(in crate::pages) lead: Option<AttrValue>,
    /// The words of the button that does it.
    pub(in crate::pages) go: AttrValue,
    /// It takes something away.
    #[prop_or_default]
    pub(in crate::pages) danger: bool,
    /// What the fields make; `None` while they make nothing.
    pub(in crate::pages) act: Option<Act>,
    /// The fields begin anew.
    #[prop_or_default]
    pub(in crate::pages) onopen: Callback<()>,
    /// The fields.
    #[prop_or_default]
    pub(in crate::pages) children: Html,
}

/// The button and the dialog.
#[component]
pub(in crate::pages) fn ActDialog(props: &ActDialogProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let forecast = use_forecast(props.act.clone().filter(|_| question.is_open()));
    {
        let sender = sender.clone();
        use_effect_with(props.act.clone(), move |_| sender.clear());
    }
    let ask = {
        let (ask, onopen) = (question.ask(), props.onopen.clone());
        Callback::from(move |event: MouseEvent| {
            onopen.emit(());
            ask.emit(event);
        })
    };
    let kind = if props.danger {
        ButtonKind::Danger
    } else {
        ButtonKind::Primary
    };
    let disabled = props.act.is_none() || forecast.refusal().is_some();
    let title = props.title.clone().unwrap_or_else(|| props.label.clone());
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={props.label.clone()} onclick={ask}>{ props.button.clone() }</Button>
            <Dialog
                open={question.is_open()}
                {title}
                onclose={question.leave()}
                actions={html! {
                    <Button {kind} busy={sender.busy()} {disabled} onclick={question.send_some(props.act.clone())}>{ props.go.clone() }</Button>
                }}
            >
                if let Some(lead) = &props.lead {
                    <p class="secondary">{ lead.clone() }</p>
                }
                { props.children.clone() }
                { outlook(&lab, &forecast) }
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}
