//! Asking beforehand: what the lab would answer to an act, or to each of a few, so that a form can say so before anything is sent.

use std::rc::Rc;

use kluis_browser::Client;
use kluis_browser::protocol::{ClientError, PreviewRequest};
use kluis_lab::{Preview, Request};
use kluis_rulebook::Refusal;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with, use_mut_ref, use_state_eq};

use crate::lab::use_lab;

/// What would become of an act.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Forecast {
    /// Nothing is asked, or there is no answer yet.
    #[default]
    Unknown,
    /// It would be accepted.
    Fine(Preview),
    /// It would be refused.
    Refused(Rc<Refusal>),
}

impl Forecast {
    /// The refusal that the act would get.
    #[must_use]
    pub const fn refusal(&self) -> Option<&Rc<Refusal>> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Unknown | Self::Fine(_) => None,
        }
    }
}

/// The forecast of an act, asked again with every change of it and of the lab. Until the answer comes, the one before stands.
#[hook]
pub fn use_forecast(act: Option<Request>) -> Forecast {
    let lab = use_lab();
    let forecast = use_state_eq(Forecast::default);
    let asked = use_mut_ref(|| 0_u32);
    {
        let (forecast, client) = (forecast.clone(), lab.client.clone());
        use_effect_with((act, lab.view.revision), move |(act, _)| {
            let mine = {
                let mut number = asked.borrow_mut();
                *number = number.wrapping_add(1);
                *number
            };
            match act.clone() {
                None => forecast.set(Forecast::Unknown),
                Some(act) => spawn_local(async move {
                    let answer = ask(&client, act).await;
                    // An answer to an earlier question says nothing of this one.
                    if *asked.borrow() == mine {
                        forecast.set(answer);
                    }
                }),
            }
        });
    }
    (*forecast).clone()
}

/// The forecasts of several acts, in their order, asked again with every change of them and of the lab. Until all answers are there,
/// those before stand.
#[hook]
pub fn use_forecasts(acts: Vec<Option<Request>>) -> Rc<[Forecast]> {
    let lab = use_lab();
    let forecasts = use_state_eq(|| Rc::<[Forecast]>::from([]));
    let asked = use_mut_ref(|| 0_u32);
    {
        let (forecasts, client) = (forecasts.clone(), lab.client.clone());
        use_effect_with((acts, lab.view.revision), move |(acts, _)| {
            let mine = {
                let mut number = asked.borrow_mut();
                *number = number.wrapping_add(1);
                *number
            };
            let acts = acts.clone();
            spawn_local(async move {
                let mut answers = Vec::new();
                for act in acts {
                    // An answer to an earlier question says nothing of this one.
                    if *asked.borrow() != mine {
                        return;
                    }
                    answers.push(match act {
                        Some(act) => ask(&client, act).await,
                        None => Forecast::Unknown,
                    });
                }
                if *asked.borrow() == mine {
                    forecasts.set(answers.into());
                }
            });
        });
    }
    (*forecasts).clone()
}

async fn ask(client: &Client, request: Request) -> Forecast {
    let request = Box::new(request);
    match client.ask(PreviewRequest { request }).await {
        Ok(preview) => Forecast::Fine(preview),
        Err(ClientError::Refused(refusal)) => Forecast::Refused(Rc::new(*refusal)),
        // Sending it says so better than asking beforehand.
        Err(_) => Forecast::Unknown,
    }
}
