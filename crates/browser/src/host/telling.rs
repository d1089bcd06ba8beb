//! How often the page is told of the lab. A view costs what the lab holds: where it takes long, outcomes of jobs are told together,
//! so that telling takes a small part of the time and a rotation of thousands of objects isn't slowed down by its own news.

use std::cell::{Cell, RefCell};

use super::Host;
use crate::js::{Timer, monotonic_millis, whole};
use crate::protocol::Push;

/// A view that took less than this, in milliseconds, needs no rest after it.
const QUICK_MILLIS: f64 = 8.0;
/// How many times as long as a view took nothing is told after it.
const REST: f64 = 9.0;

/// When the page may be told again.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// On the monotonic clock.
    rests_until: Cell<f64>,
    /// Tells what has come meanwhile.
    later: RefCell<Option<Timer>>,
}

impl Host {
    /// Tells the page how the lab is: now or, where that was told a moment ago and takes long, a moment later.
    pub(super) fn tell_view(&self) {
        let rests = self.0.pace.rests_until.get() - monotonic_millis();
        if rests <= 0.0 {
            self.tell_view_now();
        } else if self.0.pace.later.borrow().is_none() {
            let host = self.clone();
            let millis = u32::try_from(whole(rests.ceil())).unwrap_or(Timer::LONGEST);
            let later = Timer::start(millis, move || host.tell_view_now());
            drop(self.0.pace.later.replace(later));
        }
    }

    /// Tells what is to be told a moment later: before an answer, a user's own act is seen.
    pub(super) fn tell_what_waits(&self) {
        if self.0.pace.later.borrow().is_some() {
            self.tell_view_now();
        }
    }

    fn tell_view_now(&self) {
        // Taken out first: it may be the timer that is ringing.
        let rung = self.0.pace.later.take();
        let began = monotonic_millis();
        if let Some(view) = self.view() {
            self.tell(Push::View(Box::new(view)));
        }
        let ended = monotonic_millis();
        let took = ended - began;
        let rest = if took < QUICK_MILLIS { 0.0 } else { took * REST };
        self.0.pace.rests_until.set(ended + rest);
        drop(rung);
    }
}
