//! How often the page is told of the lab. A view costs what the lab holds: where it takes long, outcomes of jobs are told together,
//! so that telling takes a small part of the time and a rotation of thousands of objects isn't slowed down by its own news.

use std::cell::{Cell, RefCell};

use kluis_lab::{Outcome, What};

use super::Host;
use crate::js::{Timer, monotonic_millis, whole};
use crate::protocol::Push;

/// A view that took less than this, in milliseconds, needs no rest after it.
const QUICK_MILLIS: f64 = 8.0;
/// How many times as long as a view took nothing is told after it.
const REST: f64 = 4.0;
/// The same for one event of many whose progress is told beside.
const LONG_REST: f64 = 24.0;

/// When the page may be told again.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// When it was told, on the monotonic clock.
    told: Cell<f64>,
    /// How long that took; nothing, where it was quick.
    took: Cell<f64>,
    /// Tells what has come meanwhile, at this moment.
    later: RefCell<Option<(f64, Timer)>>,
}

/// How long to rest before this is told, in times as long as the latest view took.
pub(super) fn rest_before(what: &What) -> f64 {
    // Hundreds of them, and their progress is told beside.
    if matches!(what, What::Came(Outcome::Rewrapped { last: false, .. })) {
        LONG_REST
    } else {
        REST
    }
}

impl Host {
    /// Tells the page how the lab is: now or, where that was told a moment ago and takes long, a moment later.
    pub(super) fn tell_view(&self) {
        self.tell_view_after(REST);
    }

    /// As [`Self::tell_view`], after so many times as long as the latest view took.
    pub(super) fn tell_view_after(&self, rest: f64) {
        let pace = &self.0.pace;
        let due = pace.told.get() + rest * pace.took.get();
        let rests = due - monotonic_millis();
        if rests <= 0.0 {
            self.tell_view_now();
        } else if pace.later.borrow().as_ref().is_none_or(|(later, _)| due < *later) {
            let host = self.clone();
            let millis = u32::try_from(whole(rests.ceil())).unwrap_or(Timer::LONGEST);
            let later = Timer::start(millis, move || host.tell_view_now());
            drop(pace.later.replace(later.map(|timer| (due, timer))));
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
        self.0.pace.told.set(ended);
        self.0.pace.took.set(if took < QUICK_MILLIS { 0.0 } else { took });
        drop(rung);
    }
}
