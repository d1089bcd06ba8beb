//! The page's line to what plays scenarios in the worker.

use std::cell::RefCell;
use std::rc::Rc;

use futures::future::{FutureExt, LocalBoxFuture, Shared};
use kluis_lab::scenario::ScenarioFacts;

use super::line::Line;
use crate::protocol::{Address, ClientError, ListScenarios, Question, TrialQuestion};
use crate::wire::Beside;

/// The list of scenarios, on its way or there.
type Scenarios = Shared<LocalBoxFuture<'static, Result<Rc<[ScenarioFacts]>, ClientError>>>;

thread_local! {
    /// Once somebody asked for it.
    static SCENARIOS: RefCell<Option<Scenarios>> = const { RefCell::new(None) };
}

/// Asks about scenarios. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TrialClient(Rc<Line>);

impl TrialClient {
    pub(super) fn of(line: Rc<Line>) -> Self {
        Self(line)
    }

    /// Asks about scenarios, or plays a step of one.
    ///
    /// # Errors
    /// [`ClientError::Worker`] if there is no such scenario or step, or the worker is gone.
    pub async fn ask<Q: Question<Service = TrialQuestion>>(&self, question: Q) -> Result<Q::Answer, ClientError> {
        self.0.ask(Address::Trial, question, Beside::default()).await
    }

    /// The scenarios that can be tried, in the rulebook's order. They are the same as long as the page lives: however many rows of
    /// a page ask, the worker is asked once.
    ///
    /// # Errors
    /// [`ClientError::Worker`] if the worker is gone.
    pub async fn scenarios(&self) -> Result<Rc<[ScenarioFacts]>, ClientError> {
        let client = self.clone();
        let asking = SCENARIOS.with_borrow_mut(|known| {
            let asking = || async move { Ok(client.ask(ListScenarios).await?.into()) };
            known.get_or_insert_with(|| asking().boxed_local().shared()).clone()
        });
        let found = asking.await;
        if found.is_err() {
            // The next one to ask may be luckier.
            SCENARIOS.set(None);
        }
        found
    }
}
