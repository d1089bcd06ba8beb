//! What stands there before the lab is open, and when it can't be opened.

use kluis_browser::Client;
use kluis_browser::protocol::Trouble;
use kluis_lab::text::Lang;
use kluis_lab::text::Say;
use kluis_lab::text::shell::Shell;
use wasm_bindgen_futures::spawn_local;
use web_sys::window;
use yew::{Callback, Html, Properties, component, html};

use crate::ui::{Button, ButtonKind};

/// Properties of [`Opening`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct OpeningProps {
    /// The language.
    pub(crate) lang: Lang,
}

/// The lab is being opened.
#[component]
pub(crate) fn Opening(props: &OpeningProps) -> Html {
    html! { <p class="opening" role="status">{ Shell::Opening.say(props.lang) }</p> }
}

/// Properties of [`LostLab`].
#[derive(Clone, Debug, Properties)]
pub(crate) struct LostLabProps {
    /// The language.
    pub(crate) lang: Lang,
    /// Why.
    pub(crate) trouble: Trouble,
    /// The line to it.
    pub(crate) client: Client,
}

impl PartialEq for LostLabProps {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang && self.trouble == other.trouble
    }
}

/// The lab can't be worked with: why, and the way out.
#[component]
pub(crate) fn LostLab(props: &LostLabProps) -> Html {
    let say = |text: Shell<'static>| text.say(props.lang);
    let (title, why, act) = match props.trouble {
        Trouble::JournalUnreadable => {
            let client = props.client.clone();
            let delete = Callback::from(move |_| {
                let client = client.clone();
                spawn_local(async move {
                    // Where it fails the worker tells so itself, as another trouble.
                    let _ = client.start_over().await;
                });
            });
            let button =
                html! { <Button kind={ButtonKind::Danger} onclick={delete}>{ say(Shell::StartOver) }</Button> };
            (Shell::JournalUnreadableTitle, Shell::JournalUnreadable, button)
        }
        Trouble::StorageUnavailable | Trouble::WorkerStopped => {
            let reload = Callback::from(|_| {
                if let Some(window) = window() {
                    // A page that can't be reloaded is on its way out already.
                    let _ = window.location().reload();
                }
            });
            let button = html! { <Button kind={ButtonKind::Primary} onclick={reload}>{ say(Shell::Reload) }</Button> };
            (Shell::WorkerStoppedTitle, Shell::WorkerStopped, button)
        }
    };
    html! {
        <div class="lost" role="alert">
            <h1>{ say(title) }</h1>
            <p>{ say(why) }</p>
            <div class="row">{ act }</div>
        </div>
    }
}
