//! The lab's clock at work: rings when something happens by itself, and lets it happen.

use std::rc::Rc;

use kluis_lab::Outcome;
use wasm_bindgen_futures::spawn_local;

use super::Host;
use super::happening::Beside;
use super::journal::Journal;
use crate::js::Timer;
use crate::store::Changes;

/// How long it is until it rings again where nothing could happen, in milliseconds.
const AGAIN_MILLIS: u32 = 1000;

impl Host {
    /// Rings at the next moment at which something happens by itself; who only reads, waits for who writes.
    pub(super) fn set_timer(&self) {
        self.set_timer_not_before(0);
    }

    /// As [`Self::set_timer`], and not before so many milliseconds.
    fn set_timer_not_before(&self, least: u32) {
        let due = self.with_journal(Journal::millis_to_next_due).flatten();
        let timer = due.and_then(|millis| {
            let millis = u32::try_from(millis).unwrap_or(u32::MAX).clamp(least, Timer::LONGEST);
            // A clock keeps no lab alive that is put away.
            let host = Rc::downgrade(&self.0);
            Timer::start(millis, move || {
                if let Some(host) = host.upgrade() {
                    Self(host).ring();
                }
            })
        });
        drop(self.0.timer.replace(timer));
    }

    fn ring(&self) {
        let (host, era) = (self.clone(), self.0.era.get());
        spawn_local(async move {
            // Refused where it rang too early: a browser waits for less than a month at a time. And the storage may fail.
            let rung = host
                .happen(era, Outcome::ClockTicked, Changes::default(), Beside::Nothing)
                .await;
            if rung.is_err() {
                host.set_timer_not_before(AGAIN_MILLIS);
            }
        });
    }
}
