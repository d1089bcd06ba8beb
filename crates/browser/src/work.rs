//! A job at work: whether it may go on, and how far it is.

mod turns;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::rc::Rc;
use std::task::Poll;

use futures::future::poll_fn;
use futures::task::AtomicWaker;
use kluis_lab::JobFailure;
use kluis_resource::JobId;

use crate::js::{float, monotonic_millis};
use crate::protocol::Progress;

pub use self::turns::{Turn, Turns};

/// Least time between two reports of one job, in milliseconds.
const REPORT_MILLIS: f64 = 100.0;
/// The rate is that of the last so many milliseconds.
const RATE_MILLIS: f64 = 3000.0;

/// Stops a job from outside, at its next step.
#[derive(Clone, Debug, Default)]
pub struct Stop(Rc<Asked>);

#[derive(Debug, Default)]
struct Asked {
    asked: Cell<bool>,
    /// Who waits, and for nothing else would go on.
    waiting: AtomicWaker,
}

impl Stop {
    /// Asks it to stop.
    pub fn ask(&self) {
        self.0.asked.set(true);
        self.0.waiting.wake();
    }

    /// Waits until the job is to stop. One at a time may wait for that.
    pub async fn asked(&self) {
        poll_fn(|context| {
            self.0.waiting.register(context.waker());
            if self.0.asked.get() {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }

    /// Whether it may go on.
    ///
    /// # Errors
    /// [`JobFailure::Cancelled`] where it is to stop.
    pub fn go_on(&self) -> Result<(), JobFailure> {
        if self.0.asked.get() {
            Err(JobFailure::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// A job at work.
pub struct Work {
    job: JobId,
    stop: Stop,
    meter: RefCell<Meter>,
    report: Box<dyn Fn(Progress)>,
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Work").field("job", &self.job).finish_non_exhaustive()
    }
}

impl Work {
    /// A job with nothing done of `total` bytes or DEKs.
    pub fn new(job: JobId, stop: Stop, total: u64, report: impl Fn(Progress) + 'static) -> Self {
        Self {
            job,
            stop,
            meter: RefCell::new(Meter::new(total, monotonic_millis())),
            report: Box::new(report),
        }
    }

    /// Work that is no job: it can't be stopped, and nobody hears of it.
    pub(crate) fn unwatched() -> Self {
        Self::new(JobId::new(uuid::Uuid::nil()), Stop::default(), 0, |_| ())
    }

    /// Whether it may go on.
    ///
    /// # Errors
    /// [`JobFailure::Cancelled`] where it is to stop.
    pub fn go_on(&self) -> Result<(), JobFailure> {
        self.stop.go_on()
    }

    /// What stops it.
    pub(crate) fn stop(&self) -> &Stop {
        &self.stop
    }

    /// So much more is done. Reports it, unless the last report was a moment ago.
    pub(crate) fn advance(&self, more: u64) {
        let measured = self.meter.borrow_mut().advance(more, monotonic_millis());
        if let Some(Measured { done, total, rate }) = measured {
            let left = float(total - done) / rate;
            (self.report)(Progress {
                job: self.job,
                done,
                total,
                rate,
                seconds_left: Some(left).filter(|left| left.is_finite()),
            });
        }
    }
}

/// How far, and how fast over the last moments.
struct Meter {
    total: u64,
    done: u64,
    reported: f64,
    /// Moments in milliseconds, and what was done by then.
    marks: VecDeque<(f64, u64)>,
}

struct Measured {
    done: u64,
    total: u64,
    /// Per second.
    rate: f64,
}

impl Meter {
    fn new(total: u64, now: f64) -> Self {
        Self {
            total,
            done: 0,
            reported: now,
            marks: VecDeque::from([(now, 0)]),
        }
    }

    fn advance(&mut self, more: u64, now: f64) -> Option<Measured> {
        self.done = self.total.min(self.done + more);
        if now - self.reported < REPORT_MILLIS && self.done < self.total {
            return None;
        }
        self.reported = now;
        self.marks.push_back((now, self.done));
        while self.marks.len() > 2 && now - self.marks[1].0 > RATE_MILLIS {
            self.marks.pop_front();
        }
        let (since, before) = self.marks[0];
        Some(Measured {
            done: self.done,
            total: self.total,
            rate: float(self.done - before) * 1000.0 / (now - since),
        })
    }
}

/// Measures the time during which at least one of several overlapping things is under way.
#[derive(Debug, Default)]
pub(crate) struct Stopwatch {
    running: Cell<u32>,
    since: Cell<f64>,
    millis: Cell<f64>,
}

impl Stopwatch {
    /// Measures something that takes a while.
    pub(crate) async fn during<T>(&self, future: impl Future<Output = T>) -> T {
        self.start();
        let result = future.await;
        self.stop();
        result
    }

    /// Measures something that is done at once.
    pub(crate) fn around<T>(&self, action: impl FnOnce() -> T) -> T {
        self.start();
        let result = action();
        self.stop();
        result
    }

    fn start(&self) {
        if self.running.replace(self.running.get() + 1) == 0 {
            self.since.set(monotonic_millis());
        }
    }

    fn stop(&self) {
        let left = self.running.get() - 1;
        self.running.set(left);
        if left == 0 {
            self.millis
                .set(self.millis.get() + monotonic_millis() - self.since.get());
        }
    }

    /// What was measured, in microseconds.
    pub(crate) fn micros(&self) -> u64 {
        crate::js::whole(self.millis.get() * 1000.0)
    }
}
