//! The civil calendar: a moment as a date and a time of day.
//!
//! UTC only, without leap seconds. Left out on purpose: how a date is written.

use crate::Timestamp;

const DAY_MILLIS: i64 = 86_400_000;

/// Days from 1 March of the year 0 to 1970-01-01.
const DAYS_TO_EPOCH: i64 = 719_468;

/// Days in 400 years: the calendar repeats after them.
const DAYS_OF_ERA: i64 = 146_097;

/// A date and a time of day in UTC, by the Gregorian calendar, which is extended to all years before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CivilTime {
    /// The year. 0 is the year before 1.
    pub year: i64,
    /// The month, from 1.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
    /// The hour of the day, from 0.
    pub hour: i64,
    /// The minute of the hour, from 0.
    pub minute: i64,
    /// The second of the minute, from 0.
    pub second: i64,
    /// The millisecond of the second, from 0.
    pub milli: i64,
}

impl Timestamp {
    /// The date and the time of day in UTC.
    #[must_use]
    pub const fn civil(self) -> CivilTime {
        let millis = self.unix_millis();
        let (year, month, day) = date_of(millis.div_euclid(DAY_MILLIS));
        let of_day = millis.rem_euclid(DAY_MILLIS);
        CivilTime {
            year,
            month,
            day,
            hour: of_day / 3_600_000,
            minute: of_day / 60_000 % 60,
            second: of_day / 1000 % 60,
            milli: of_day % 1000,
        }
    }

    /// The moment of this date and time of day. `None` if the calendar doesn't have it, or if a `Timestamp` doesn't reach it.
    #[must_use]
    pub fn from_civil(civil: CivilTime) -> Option<Self> {
        let is_time = (0..24).contains(&civil.hour)
            && (0..60).contains(&civil.minute)
            && (0..60).contains(&civil.second)
            && (0..1000).contains(&civil.milli);
        if !is_time {
            return None;
        }
        let minutes = civil.hour * 60 + civil.minute;
        let of_day = (minutes * 60 + civil.second) * 1000 + civil.milli;
        let millis = i128::from(day_of(civil)?) * i128::from(DAY_MILLIS) + i128::from(of_day);
        let at = Self::from_unix_millis(i64::try_from(millis).ok()?);
        // 31 April is counted as 1 May.
        (at.civil() == civil).then_some(at)
    }
}

/// Year, month and day, from the days since 1970-01-01.
///
/// The algorithm is Hinnant's `civil_from_days` (<https://howardhinnant.github.io/date_algorithms.html>). Its year begins in March:
/// then the leap day is the last of the year, and a linear formula gives the first day of each month.
const fn date_of(day: i64) -> (i64, i64, i64) {
    let day = day + DAYS_TO_EPOCH;
    let (era, of_era) = (day.div_euclid(DAYS_OF_ERA), day.rem_euclid(DAYS_OF_ERA));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day_of_month = of_year - (153 * from_march + 2) / 5 + 1;
    let (month, years) = if from_march < 10 {
        (from_march + 3, 0)
    } else {
        (from_march - 9, 1)
    };
    (era * 400 + year_of_era + years, month, day_of_month)
}

/// Days since 1970-01-01: the inverse of [`date_of`]. Days up to 31 are counted in every month.
fn day_of(civil: CivilTime) -> Option<i64> {
    if !(1..=12).contains(&civil.month) || !(1..=31).contains(&civil.day) {
        return None;
    }
    let year = civil.year.checked_sub(i64::from(civil.month <= 2))?;
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let from_march = (civil.month + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + civil.day - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    era.checked_mul(DAYS_OF_ERA)?.checked_add(of_era - DAYS_TO_EPOCH)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, proptest};

    use super::*;

    const MIDNIGHT: CivilTime = CivilTime {
        year: 1970,
        month: 1,
        day: 1,
        hour: 0,
        minute: 0,
        second: 0,
        milli: 0,
    };

    fn date(year: i64, month: i64, day: i64) -> CivilTime {
        CivilTime {
            year,
            month,
            day,
            ..MIDNIGHT
        }
    }

    fn days_in(year: i64, month: i64) -> i64 {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    #[test]
    fn known_moments_have_the_date_that_everybody_gives_them() {
        for (millis, civil) in [
            (0, MIDNIGHT),
            (951_782_400_000, date(2000, 2, 29)),
            (4_107_542_400_000, date(2100, 3, 1)),
            (-62_167_219_200_000, date(0, 1, 1)),
            (253_402_300_800_000, date(10_000, 1, 1)),
        ] {
            let at = Timestamp::from_unix_millis(millis);
            assert_eq!((at.civil(), Timestamp::from_civil(civil)), (civil, Some(at)));
        }
        let last = CivilTime {
            hour: 23,
            minute: 59,
            second: 59,
            milli: 999,
            ..date(1969, 12, 31)
        };
        assert_eq!(Timestamp::from_unix_millis(-1).civil(), last);
    }

    #[test]
    fn the_first_and_the_last_moment_read_back() {
        for millis in [i64::MIN, i64::MIN + 86_400_000, i64::MAX] {
            let at = Timestamp::from_unix_millis(millis);
            assert_eq!(Timestamp::from_civil(at.civil()), Some(at));
        }
    }

    #[test]
    fn what_no_clock_shows_is_no_moment() {
        for civil in [
            date(2026, 0, 1),
            date(2026, 13, 1),
            date(2026, 1, 0),
            date(2026, 1, 32),
            date(i64::MIN, 1, 1),
            date(i64::MIN, 12, 31),
            date(i64::MAX, 12, 31),
            CivilTime { hour: 24, ..MIDNIGHT },
            CivilTime { minute: 60, ..MIDNIGHT },
            CivilTime { second: 60, ..MIDNIGHT },
            CivilTime {
                milli: 1000,
                ..MIDNIGHT
            },
            CivilTime { hour: -1, ..MIDNIGHT },
            CivilTime {
                hour: i64::MAX,
                ..MIDNIGHT
            },
        ] {
            assert_eq!(Timestamp::from_civil(civil), None, "{civil:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_moment_reads_back(millis in any::<i64>()) {
            let at = Timestamp::from_unix_millis(millis);
            assert_eq!(Timestamp::from_civil(at.civil()), Some(at));
        }

        #[test]
        fn a_month_has_the_days_of_the_gregorian_calendar(year in -20_000..20_000_i64, month in 1..=12_i64, day in 1..=31_i64) {
            let civil = date(year, month, day);
            let at = Timestamp::from_civil(civil);
            assert_eq!(at.map(Timestamp::civil), (day <= days_in(year, month)).then_some(civil));
        }

        #[test]
        fn the_next_day_has_the_next_date(day in -10_000_000..10_000_000_i64) {
            let [today, tomorrow] = [day, day + 1].map(|day| Timestamp::from_unix_millis(day * DAY_MILLIS).civil());
            let CivilTime { year, month, day, .. } = today;
            let next = if day < days_in(year, month) {
                date(year, month, day + 1)
            } else if month < 12 {
                date(year, month + 1, 1)
            } else {
                date(year + 1, 1, 1)
            };
            assert_eq!(tomorrow, next);
        }
    }
}
