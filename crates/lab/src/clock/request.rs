//! Requests about the clock.

use std::time::Duration;

use kluis_resource::{Timestamp, days, hours};
use kluis_rulebook::{Detail, Refusal};
use serde::{Deserialize, Serialize};

use crate::log::Operation;
use crate::turn::{Done, Take, Turn};

/// The furthest that the clock moves at once, but for going to the next thing that happens.
const MOST_DAYS: u16 = 366;

/// Moves the lab's clock forward; what happens by itself meanwhile happens in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvanceClock {
    /// By how much.
    pub by: Advance,
}

/// How far the lab's clock moves forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Advance {
    /// By so many minutes.
    Minutes(u32),
    /// By so many hours.
    Hours(u32),
    /// By so many days.
    Days(u32),
    /// To the next moment at which something happens by itself.
    ToNext,
}

impl Take for AdvanceClock {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let from = turn.at;
        let to = match self.by {
            Advance::Minutes(count) => after(from, Duration::from_secs(60).saturating_mul(count))?,
            Advance::Hours(count) => after(from, hours(1).saturating_mul(count))?,
            Advance::Days(count) => after(from, days(1).saturating_mul(count))?,
            Advance::ToNext => {
                let next = turn.lab.next_due();
                next.ok_or(Refusal::without_rule(Detail::NothingDue))?
            }
        };
        turn.log_in_group(Operation::AdvanceClock, "");
        turn.pass_time(to);
        let moved = u64::try_from((to - from).as_millis()).unwrap_or(u64::MAX);
        turn.lab.ahead_millis = turn.lab.ahead_millis.saturating_add(moved);
        Ok(())
    }
}

fn after(moment: Timestamp, step: Duration) -> Result<Timestamp, Refusal> {
    if step.is_zero() || step > days(u32::from(MOST_DAYS)) {
        let most_days = MOST_DAYS;
        return Err(Refusal::without_rule(Detail::ClockStep { most_days }));
    }
    Ok(moment + step)
}
