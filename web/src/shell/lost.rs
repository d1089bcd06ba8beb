//! What stands there before the lab is open, and when it can't be opened.

use kluis_browser::Client;
use kluis_browser::protocol::{HostStatus, Trouble};
use kluis_lab::text::Say;
use kluis_lab::text::shell::Shell;
use kluis_lab::text::words::Words;
use kluis_rulebook::Edition;
use web_sys::window;
use yew::{Callback, Html, Properties, component, html};

use crate::lab::use_lang;
use crate::send::{use_question, use_send_by};
use crate::ui::{Answer, Button, ButtonKind, Dialog};

/// Properties of [`Opening`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct OpeningProps {
    /// In somebody else's page, which has a main part of its own.
    pub(crate) embedded: bool,
}

/// The lab is being opened.
#[component]
pub(crate) fn Opening(props: &OpeningProps) -> Html {
    let lang = use_lang();
    html! {
        <div class="opening" role={(!props.embedded).then_some("main")}>
            <p role="status">{ Shell::Opening.say(lang) }</p>
        </div>
    }
}

/// Properties of [`LostLab`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct LostLabProps {
    /// Why.
    pub(crate) trouble: Trouble,
    /// How the worker works; `None` where it didn't get as far as that.
    pub(crate) status: Option<HostStatus>,
    /// The line to it.
    pub(crate) client: Client,
    /// In somebody else's page, which has a main part of its own.
    pub(crate) embedded: bool,
}

/// The lab can't be worked with: why, and the way out.
#[component]
pub(crate) fn LostLab(props: &LostLabProps) -> Html {
    let lang = use_lang();
    let (title, why) = match props.trouble {
        Trouble::JournalUnreadable => (Shell::JournalUnreadableTitle, Shell::JournalUnreadable),
        Trouble::StorageUnavailable => (Shell::StorageUnavailableTitle, Shell::StorageUnavailable),
        Trouble::WorkerNotLoaded => (Shell::WorkerNotLoadedTitle, Shell::WorkerNotLoaded),
        Trouble::WorkerStopped => (Shell::WorkerStoppedTitle, Shell::WorkerStopped),
    };
    let read_only = props.status.as_ref().is_some_and(|status| status.read_only);
    let client = props.client.clone();
    html! {
        <div class="lost" role={(!props.embedded).then_some("main")}>
            <div class="stack" role="alert">
                <h1>{ title.say(lang) }</h1>
                <p>{ why.say(lang) }</p>
            </div>
            <div class="row">
                if props.trouble == Trouble::JournalUnreadable {
                    <DeleteUnreadable {client} {read_only} />
                } else {
                    <Reload />
                }
            </div>
        </div>
    }
}

/// Loads the page again.
#[component]
fn Reload() -> Html {
    let lang = use_lang();
    let reload = Callback::from(|_| {
        if let Some(window) = window() {
            // A page that can't be reloaded is on its way out already.
            let _ = window.location().reload();
        }
    });
    html! { <Button kind={ButtonKind::Primary} onclick={reload}>{ Shell::Reload.say(lang) }</Button> }
}

/// Properties of [`DeleteUnreadable`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct DeleteUnreadableProps {
    /// The line to the lab.
    client: Client,
    /// Another tab has the lab, so this one may not delete it.
    read_only: bool,
}

/// Starts over without a lab that says what is lost: the button, and the dialog that asks.
#[component]
fn DeleteUnreadable(props: &DeleteUnreadableProps) -> Html {
    let lang = use_lang();
    let say = |text: Shell<'static>| text.say(lang);
    let sender = use_send_by(&props.client);
    let question = use_question(&sender);
    let delete = {
        let sender = sender.clone();
        // The new lab comes in place of all this.
        Callback::from(move |_| sender.start_over(Edition::default(), || ()))
    };
    let confirm = html! {
        <Button kind={ButtonKind::Danger} busy={sender.busy()} onclick={delete}>{ say(Shell::StartOverConfirm) }</Button>
    };
    let reason = Words::OtherTab.say(lang);
    html! {
        <>
            <Button kind={ButtonKind::Danger} disabled={props.read_only} {reason} onclick={question.ask()}>
                { say(Shell::StartOver) }
            </Button>
            <Dialog open={question.is_open()} title={say(Shell::StartOverTitle)} onclose={question.leave()} actions={confirm}>
                <p>{ say(Shell::StartOverLead) }</p>
                <ul>
                    <li>{ say(Shell::StartOverUnreadable) }</li>
                    <li>{ say(Shell::StartOverJournal) }</li>
                </ul>
                <p class="secondary">{ say(Shell::StartOverNothingElse) }</p>
                <Answer of={sender} />
            </Dialog>
        </>
    }
}
