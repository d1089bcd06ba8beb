//! Acting: sends one thing at a time and keeps what became of it, so that a refusal is shown in the form that asked.

mod forecast;
mod question;

use std::future::Future;
use std::rc::Rc;

use kluis_browser::Client;
use kluis_browser::protocol::{ClientError, StartOver};
use kluis_lab::Request;
use kluis_resource::JobId;
use kluis_rulebook::{Edition, Refusal};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, MouseEvent, UseStateHandle, hook, use_state_eq};

use crate::lab::use_lab;
pub use forecast::{Forecast, use_forecast, use_forecasts};
pub use question::{Question, use_question};

/// What became of the latest thing that was sent from here.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Outcome {
    /// Nothing was sent, or its outcome was put away.
    #[default]
    Idle,
    /// It is on its way.
    Busy,
    /// It was accepted; the job that it started, where it started one.
    Accepted(Option<JobId>),
    /// A rule, or the state of the lab, was against it.
    Refused(Rc<Refusal>),
    /// It did not get as far as a rule.
    Failed(ClientError),
}

/// Sends from one form.
#[derive(Clone, Debug, PartialEq)]
pub struct Sender {
    client: ClientHandle,
    outcome: UseStateHandle<Outcome>,
}

/// A client; any two of one app are the same.
#[derive(Clone, Debug)]
struct ClientHandle(Client);

impl PartialEq for ClientHandle {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A sender for this form. Show [`crate::ui::Answer`] with it, so that refusals are seen where they happen.
#[hook]
pub fn use_send() -> Sender {
    let client = use_lab().client;
    use_send_by(&client)
}

/// A sender by this client, where there is no lab to ask yet.
#[hook]
pub fn use_send_by(client: &Client) -> Sender {
    Sender {
        client: ClientHandle(client.clone()),
        outcome: use_state_eq(Outcome::default),
    }
}

impl Sender {
    /// What became of the latest.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// Something is on its way.
    #[must_use]
    pub fn busy(&self) -> bool {
        *self.outcome == Outcome::Busy
    }

    /// Puts the outcome away, because what was asked has changed.
    pub fn clear(&self) {
        self.outcome.set(Outcome::Idle);
    }

    /// Sends an act.
    pub fn send(&self, act: Request) {
        self.send_then(act, |_| ());
    }

    /// Sends an act, and goes on where it is accepted.
    pub fn send_then(&self, act: Request, then: impl FnOnce(Option<JobId>) + 'static) {
        let client = self.client.0.clone();
        self.run(async move { client.send(act).await }, then);
    }

    /// Deletes everything of the lab, and goes on in the new one, with the rules of this edition.
    pub fn start_over(&self, edition: Edition, then: impl FnOnce() + 'static) {
        let client = self.client.0.clone();
        let started = async move { client.ask(StartOver { edition }).await.map(|()| None) };
        self.run(started, move |_| then());
    }

    /// Waits for an answer of the client (a backup with its files, starting over), and goes on where it is a good one.
    pub fn run(
        &self,
        asked: impl Future<Output = Result<Option<JobId>, ClientError>> + 'static,
        then: impl FnOnce(Option<JobId>) + 'static,
    ) {
        if self.busy() {
            return;
        }
        self.outcome.set(Outcome::Busy);
        let outcome = self.outcome.clone();
        spawn_local(async move {
            match asked.await {
                Ok(job) => {
                    outcome.set(Outcome::Accepted(job));
                    then(job);
                }
                Err(ClientError::Refused(refusal)) => outcome.set(Outcome::Refused(refusal.into())),
                Err(error) => outcome.set(Outcome::Failed(error)),
            }
        });
    }

    /// Sends this act with every click.
    #[must_use]
    pub fn on_click(&self, act: Request) -> Callback<MouseEvent> {
        let sender = self.clone();
        Callback::from(move |_| sender.send(act.clone()))
    }
}
