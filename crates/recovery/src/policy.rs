//! Backup policies of a vault: when its virtual machines are backed up, and how long what was kept of them stays (rule D12).
//!
//! Left out on purpose: which machine follows which policy ([`crate::Machine`] says it), and policies for anything but machines.

use kluis_resource::{PolicyName, Timestamp, days};
use kluis_rulebook::{Detail, PolicyLimit, Refusal, Rule};
use serde::{Deserialize, Serialize};

use crate::Vault;

const HOUR_MILLIS: i64 = 3_600_000;
const DAY_MILLIS: i64 = 24 * HOUR_MILLIS;

/// A backup policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupPolicy {
    /// Its name.
    pub name: PolicyName,
    /// When it backs up.
    pub schedule: Schedule,
    /// How many days a recovery point stays.
    pub retention_days: u16,
    /// How many days of these its snapshots stay.
    pub snapshot_days: u8,
}

/// When a policy backs up: at a full hour in UTC, 0 to 23.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Schedule {
    /// Every day.
    Daily {
        /// The hour.
        hour: u8,
    },
    /// Once a week.
    Weekly {
        /// The day.
        weekday: Weekday,
        /// The hour.
        hour: u8,
    },
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// The week, in the order of a picker.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// Days since 1970-01-01 at some day of this name: that one was a Thursday.
    const fn epoch_day(self) -> i64 {
        match self {
            Self::Monday => -3,
            Self::Tuesday => -2,
            Self::Wednesday => -1,
            Self::Thursday => 0,
            Self::Friday => 1,
            Self::Saturday => 2,
            Self::Sunday => 3,
        }
    }
}

impl Schedule {
    /// The next moment of a backup, strictly after this one.
    #[must_use]
    pub fn next_after(self, now: Timestamp) -> Timestamp {
        let (first, period) = match self {
            Self::Daily { .. } => (0, DAY_MILLIS),
            Self::Weekly { weekday, .. } => (weekday.epoch_day() * DAY_MILLIS, 7 * DAY_MILLIS),
        };
        let first = first + i64::from(self.hour()) * HOUR_MILLIS;
        let since = now.unix_millis().saturating_sub(first).rem_euclid(period);
        Timestamp::from_unix_millis(now.unix_millis().saturating_add(period - since))
    }

    /// The hour, in UTC.
    #[must_use]
    pub const fn hour(self) -> u8 {
        match self {
            Self::Daily { hour } | Self::Weekly { hour, .. } => hour,
        }
    }
}

impl BackupPolicy {
    /// The one that every new vault has: daily, kept for 30 days, snapshots for 2.
    ///
    /// # Panics
    /// Never: its name is one.
    #[must_use]
    pub fn default_policy() -> Self {
        Self {
            name: PolicyName::parse("DefaultPolicy").expect("letters only, of a length that every name may have"),
            schedule: Schedule::Daily { hour: 23 },
            retention_days: 30,
            snapshot_days: 2,
        }
    }

    /// Checks that Azure offers such a policy.
    ///
    /// # Errors
    /// D12: an hour that no day has, recovery points kept for less than a week or more than 9999 days (5163 weeks where it backs up
    /// weekly), or snapshots kept for less than 1 day or more than 5.
    pub fn check(&self) -> Result<(), Refusal> {
        let most = match self.schedule {
            Schedule::Daily { .. } => 9999,
            Schedule::Weekly { .. } => 5163 * 7,
        };
        let limit = if self.schedule.hour() > 23 {
            PolicyLimit::Hour
        } else if !(7..=most).contains(&self.retention_days) {
            PolicyLimit::RetentionDays { least: 7, most }
        } else if !(1..=5).contains(&self.snapshot_days) {
            PolicyLimit::SnapshotDays { least: 1, most: 5 }
        } else {
            return Ok(());
        };
        let policy = self.name.to_string();
        Err(Refusal::of(Rule::D12, Detail::PolicyLimits { policy, limit }))
    }

    /// Until when it keeps what is backed up at a moment.
    #[must_use]
    pub fn retain_until(&self, at: Timestamp) -> Timestamp {
        at + days(u32::from(self.retention_days))
    }

    /// Until when it keeps the snapshots of what is backed up at a moment.
    #[must_use]
    pub fn snapshot_until(&self, at: Timestamp) -> Timestamp {
        at + days(u32::from(self.snapshot_days))
    }
}

impl Vault {
    /// Its policies, in order of creation; the default one is the first.
    #[must_use]
    pub fn policies(&self) -> &[BackupPolicy] {
        &self.policies
    }

    /// One of its policies.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn policy(&self, name: &PolicyName) -> Result<&BackupPolicy, Refusal> {
        let found = self.policies.iter().find(|own| own.name == *name);
        found.ok_or_else(|| {
            let name = name.to_string();
            Refusal::without_rule(Detail::NotFound { name })
        })
    }

    /// Makes a policy.
    ///
    /// # Errors
    /// D12 where Azure offers no such policy, or its name is taken.
    pub fn add_policy(&mut self, policy: BackupPolicy) -> Result<(), Refusal> {
        policy.check()?;
        if self.policy(&policy.name).is_ok() {
            let name = policy.name.to_string();
            return Err(Refusal::without_rule(Detail::NameTaken { name }));
        }
        self.policies.push(policy);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A moment of January 1970: the first was a Thursday.
    fn january(day: i64, hour: i64, milli: i64) -> Timestamp {
        Timestamp::from_unix_millis((day - 1) * DAY_MILLIS + hour * HOUR_MILLIS + milli)
    }

    #[test]
    fn d12_a_daily_backup_comes_at_its_hour_and_strictly_later_than_now() {
        let at_23 = Schedule::Daily { hour: 23 };
        assert_eq!(at_23.next_after(january(1, 0, 0)), january(1, 23, 0));
        assert_eq!(at_23.next_after(january(1, 23, -1)), january(1, 23, 0));
        assert_eq!(at_23.next_after(january(1, 23, 0)), january(2, 23, 0));
        assert_eq!(at_23.next_after(january(1, 24, -1)), january(2, 23, 0));
        let midnight = Schedule::Daily { hour: 0 };
        assert_eq!(midnight.next_after(january(1, 24, -1)), january(2, 0, 0));
        assert_eq!(midnight.next_after(january(2, 0, 0)), january(3, 0, 0));
        assert_eq!(midnight.next_after(january(0, 5, 0)), january(1, 0, 0), "before 1970");
    }

    #[test]
    fn d12_a_weekly_backup_comes_on_its_day_across_the_end_of_the_week() {
        let weekly = |weekday| Schedule::Weekly { weekday, hour: 2 };
        let sunday = weekly(Weekday::Sunday);
        assert_eq!(sunday.next_after(january(1, 0, 0)), january(4, 2, 0));
        assert_eq!(sunday.next_after(january(4, 2, -1)), january(4, 2, 0));
        assert_eq!(sunday.next_after(january(4, 2, 0)), january(11, 2, 0));
        assert_eq!(sunday.next_after(january(5, 0, 0)), january(11, 2, 0));
        let monday = weekly(Weekday::Monday);
        assert_eq!(monday.next_after(january(4, 23, 0)), january(5, 2, 0));
        assert_eq!(monday.next_after(january(5, 2, 0)), january(12, 2, 0));
        for (weekday, day) in Weekday::ALL.into_iter().zip(5..) {
            assert_eq!(weekly(weekday).next_after(january(5, 0, 0)), january(day, 2, 0));
        }
    }

    #[test]
    fn d12_the_default_policy_and_the_limits_themselves_are_taken() {
        let default = BackupPolicy::default_policy();
        assert_eq!(default.check(), Ok(()));
        let now = january(1, 23, 0);
        assert_eq!(default.retain_until(now), january(31, 23, 0));
        assert_eq!(default.snapshot_until(now), january(3, 23, 0));
        let weekly = Schedule::Weekly {
            weekday: Weekday::Friday,
            hour: 0,
        };
        for (schedule, most) in [(default.schedule, 9999), (weekly, 36_141)] {
            for (retention_days, snapshot_days) in [(7, 1), (most, 5)] {
                let policy = BackupPolicy {
                    schedule,
                    retention_days,
                    snapshot_days,
                    ..default.clone()
                };
                assert_eq!(policy.check(), Ok(()));
            }
        }
    }

    #[test]
    fn d12_a_policy_beyond_the_limits_is_refused() {
        let policy = |schedule, retention_days, snapshot_days| BackupPolicy {
            schedule,
            retention_days,
            snapshot_days,
            ..BackupPolicy::default_policy()
        };
        let at = |hour| Schedule::Daily { hour };
        let retention = PolicyLimit::RetentionDays { least: 7, most: 9999 };
        let snapshots = PolicyLimit::SnapshotDays { least: 1, most: 5 };
        for (policy, limit) in [
            (policy(at(24), 30, 2), PolicyLimit::Hour),
            (policy(at(0), 6, 2), retention),
            (policy(at(0), 10_000, 2), retention),
            (policy(at(0), 30, 0), snapshots),
            (policy(at(0), 30, 6), snapshots),
        ] {
            let policy_name = policy.name.to_string();
            let detail = Detail::PolicyLimits {
                policy: policy_name,
                limit,
            };
            assert_eq!(policy.check(), Err(Refusal::of(Rule::D12, detail)));
        }
    }
}
