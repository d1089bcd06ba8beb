//! Turns: so many may work at once, and the others wait, in their order.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::pin;
use std::rc::Rc;

use futures::channel::oneshot::{Sender, channel};
use futures::future::{Either, select};
use kluis_lab::JobFailure;

use super::Stop;

/// Who has a turn, and who waits for one.
#[derive(Clone, Debug)]
pub struct Turns(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    free: Cell<usize>,
    waiting: RefCell<VecDeque<Sender<Turn>>>,
}

/// A turn. Dropping it gives it to who waits.
#[derive(Debug)]
pub struct Turn(Turns);

impl Turns {
    /// Turns for so many at once.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self(Rc::new(Inner {
            free: Cell::new(at_once),
            waiting: RefCell::default(),
        }))
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// [`JobFailure::Cancelled`] where the job is to stop before it comes.
    pub async fn take(&self, stop: &Stop) -> Result<Turn, JobFailure> {
        stop.go_on()?;
        if let Some(left) = self.0.free.get().checked_sub(1) {
            self.0.free.set(left);
            return Ok(Turn(self.clone()));
        }
        let (sender, turn) = channel();
        self.0.waiting.borrow_mut().push_back(sender);
        match select(turn, pin!(stop.asked())).await {
            Either::Left((turn, _)) => turn.map_err(|_| JobFailure::Interrupted),
            Either::Right(_) => Err(JobFailure::Cancelled),
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let next = self.0.0.waiting.borrow_mut().pop_front();
        match next {
            // Who doesn't wait any more doesn't take it: it comes back, is dropped, and goes to the next one.
            Some(next) => drop(next.send(Self(self.0.clone()))),
            None => self.0.0.free.set(self.0.0.free.get() + 1),
        }
    }
}
