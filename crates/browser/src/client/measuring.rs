//! The page's line to what measures in the worker.

use std::rc::Rc;

use super::line::Line;
use crate::protocol::{Address, ClientError, MeasureQuestion, Question};
use crate::wire::Beside;

/// Asks the worker to measure. Cheap to clone.
#[derive(Clone, Debug)]
pub struct MeasureClient(Rc<Line>);

impl MeasureClient {
    pub(super) fn of(line: Rc<Line>) -> Self {
        Self(line)
    }

    /// Asks for a measurement.
    ///
    /// # Errors
    /// [`ClientError::Worker`] if the worker is gone.
    pub async fn ask<Q: Question<Service = MeasureQuestion>>(&self, question: Q) -> Result<Q::Answer, ClientError> {
        self.0.ask(Address::Measuring, question, Beside::default()).await
    }
}
