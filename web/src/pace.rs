//! How fast a running job was over the last half minute. Left out on purpose: clocks (whoever hears of progress has one) and how it
//! is drawn.

use std::collections::VecDeque;

use kluis_browser::protocol::Progress;

/// What is remembered of the time before, in milliseconds.
pub const SPAN_MILLIS: f64 = 30_000.0;
/// Reports that come sooner after each other are one point of the line: a line of a few hundred pixels shows no more.
const STEP_MILLIS: f64 = 250.0;

/// The pace of a job. Moments are milliseconds of any clock that only goes forward.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pace {
    /// The moment of the first report, and what was done by then.
    since: Option<(f64, u64)>,
    /// The latest moment, and what was done by then.
    latest: Option<(f64, u64)>,
    /// Moments and rates.
    points: VecDeque<(f64, f64)>,
}

impl Pace {
    /// Something was reported.
    pub fn hear(&mut self, at: f64, progress: &Progress) {
        let now = (at, progress.done);
        self.since.get_or_insert(now);
        self.latest = Some(now);
        // The point before the latest says where that one began.
        let before = self
            .points
            .len()
            .checked_sub(2)
            .and_then(|place| self.points.get(place));
        if before.is_some_and(|(before, _)| at - before < STEP_MILLIS) {
            self.points.pop_back();
        }
        self.points.push_back((at, progress.rate));
        while self.points.front().is_some_and(|(first, _)| at - first > SPAN_MILLIS) {
            self.points.pop_front();
        }
    }

    /// Bytes a second from the first report to the latest; `None` where that is no time.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let ((from, before), (to, done)) = (self.since?, self.latest?);
        let seconds = (to - from) / 1000.0;
        (seconds > 0.0).then(|| done.saturating_sub(before) as f64 / seconds)
    }

    /// The latest rate.
    #[must_use]
    pub fn now(&self) -> Option<f64> {
        self.points.back().map(|(_, rate)| *rate)
    }

    /// The lowest and the highest rate of the span.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        let rates = || self.points.iter().map(|(_, rate)| *rate);
        (rates().fold(f64::INFINITY, f64::min), rates().fold(0.0, f64::max))
    }

    /// The points of the line in a box of this size: the latest at its right, the rate of `top` at its upper edge.
    #[must_use]
    pub fn line(&self, (width, height): (f64, f64), top: f64) -> Vec<(f64, f64)> {
        let now = self.points.back().map_or(0.0, |(at, _)| *at);
        let place = |(at, rate): &(f64, f64)| {
            (
                width * (1.0 - (now - at) / SPAN_MILLIS),
                height * (1.0 - rate / top.max(1.0)),
            )
        };
        self.points.iter().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use kluis_resource::JobId;
    use uuid::Uuid;

    use super::*;

    fn progress(done: u64, rate: f64) -> Progress {
        Progress {
            job: JobId::new(Uuid::from_u128(1)),
            done,
            total: 1 << 40,
            rate,
            seconds_left: None,
        }
    }

    #[test]
    fn the_mean_is_of_the_whole_job_and_not_of_what_is_remembered() {
        let mut pace = Pace::default();
        assert_eq!((pace.mean(), pace.now()), (None, None));
        pace.hear(0.0, &progress(0, 0.0));
        assert_eq!(pace.mean(), None);
        for second in 1..=100_u32 {
            pace.hear(f64::from(second) * 1000.0, &progress(u64::from(second) * 10, 10.0));
        }
        assert_eq!((pace.mean(), pace.now()), (Some(10.0), Some(10.0)));
        assert_eq!(pace.range(), (10.0, 10.0));
    }

    #[test]
    fn reports_in_quick_succession_are_few_points_and_what_is_old_goes() {
        let mut pace = Pace::default();
        for report in 0..1000_u32 {
            pace.hear(f64::from(report) * 100.0, &progress(u64::from(report), 1.0));
        }
        let points = pace.line((300.0, 40.0), 1.0);
        assert!(points.len() <= 122, "{} points", points.len());
        assert!(points.iter().all(|(x, y)| (0.0..=300.0).contains(x) && *y == 0.0));
        assert!(points[0].0 < 10.0, "the line goes back half a minute");
        assert_eq!(points.last().unwrap().0, 300.0);
    }
}
