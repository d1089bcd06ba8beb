//! An act on its way from a form: what the lab would say to it, sending it, and putting away what became of an earlier one.

use kluis_browser::{Client, SourceFile};
use kluis_lab::Request;
use kluis_resource::JobId;
use yew::{Callback, hook, use_effect_with};

use crate::lab::use_lab;
use crate::send::{Forecast, Sender, use_forecast, use_send};

/// The files that go with an act, in its order; asked for when it is sent.
pub type Files = Callback<(), Vec<SourceFile>>;

/// No files.
pub(super) fn no_files() -> Files {
    Callback::from(|()| Vec::new())
}

/// The act of a form, and what became of it.
pub(super) struct Sending {
    pub(super) sender: Sender,
    pub(super) forecast: Forecast,
    client: Client,
    act: Option<Request>,
}

/// The act that the fields make now, sent by this sender or by one of its own; `asks`: the lab is asked beforehand.
#[hook]
pub(super) fn use_sending(act: Option<Request>, given: Option<Sender>, asks: bool) -> Sending {
    let lab = use_lab();
    let own = use_send();
    let sender = given.unwrap_or(own);
    let forecast = use_forecast(act.clone().filter(|_| asks));
    {
        let sender = sender.clone();
        // What is under way will say what became of it.
        use_effect_with(act.clone(), move |_| {
            if !sender.busy() {
                sender.clear();
            }
        });
    }
    Sending {
        sender,
        forecast,
        client: lab.client,
        act,
    }
}

impl Sending {
    /// There is nothing to send, or it would be refused.
    pub(super) fn barred(&self) -> bool {
        self.act.is_none() || self.forecast.refusal().is_some()
    }

    /// Sends the act, and goes on where it is accepted.
    pub(super) fn on<E: 'static>(&self, files: &Files, then: impl Fn(Option<JobId>) + Clone + 'static) -> Callback<E> {
        let (sender, client, act, files) = (
            self.sender.clone(),
            self.client.clone(),
            self.act.clone(),
            files.clone(),
        );
        Callback::from(move |_| {
            let Some(act) = act.clone() else { return };
            let (client, sources) = (client.clone(), files.emit(()));
            sender.run(async move { client.send_with_files(act, sources).await }, then.clone());
        })
    }
}
