//! Moments as the log writes them: RFC 3339, in UTC, always with milliseconds.

use kluis_resource::Timestamp;

const DAY: i64 = 86_400_000;

/// `2026-03-14T02:00:07.125Z`. Years beyond four digits have a sign and at least six, as ECMAScript writes them.
pub(super) fn print(at: Timestamp) -> String {
    let millis = at.unix_millis();
    let (year, month, day) = civil(millis.div_euclid(DAY));
    let rest = millis.rem_euclid(DAY);
    let year = if (0..=9999).contains(&year) {
        format!("{year:04}")
    } else {
        format!("{year:+07}")
    };
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60);
    format!(
        "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z",
        rest % 1000
    )
}

/// The moment that prints as exactly this.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (rest, day) = date.rsplit_once('-')?;
    let (year, month) = rest.rsplit_once('-')?;
    let (hour, rest) = time.split_once(':')?;
    let (minute, rest) = rest.split_once(':')?;
    let (second, milli) = rest.split_once('.')?;
    let number = |text: &str| text.parse::<i64>().ok();
    let below = |text: &str, end: i64| number(text).filter(|number| (0..end).contains(number));
    let days = days(number(year)?, number(month)?, number(day)?)?;
    let minutes = below(hour, 24)? * 60 + below(minute, 60)?;
    let clock = (minutes * 60 + below(second, 60)?) * 1000 + below(milli, 1000)?;
    let at = Timestamp::from_unix_millis(days.checked_mul(DAY)?.checked_add(clock)?);
    (print(at) == text).then_some(at)
}

/// Year, month and day of the day that lies so many days after 1970-01-01, by the Gregorian calendar carried on both ways.
///
/// The year is taken to begin in March, so that the leap day is its last: then a 400-year cycle of 146,097 days divides
/// evenly, and a month's first day is a straight line through the month's number.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

/// The inverse of [`civil`]; `None` where the numbers are far from any date.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = year.checked_sub(i64::from(month <= 2))?;
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let from_march = (month + 9) % 12;
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era.checked_mul(146_097)?.checked_add(day_of_era - 719_468)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    #[test]
    fn known_moments_print_as_everybody_prints_them() {
        for (millis, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_773_453_607_125, "2026-03-14T02:00:07.125Z"),
            (253_402_300_800_000, "+010000-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(print(Timestamp::from_unix_millis(millis)), text);
        }
    }

    #[test]
    fn what_is_no_moment_is_not_read() {
        for text in [
            "",
            "2026-02-29T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-01-01T24:00:00.000Z",
            "2026-01-01T00:00:00Z",
            "2026-1-01T00:00:00.000Z",
            "2026-01-01 00:00:00.000Z",
            "2026-01-01T00:00:00.000+01:00",
            "99999999999999999999-01-01T00:00:00.000Z",
            "9223372036854775807-01-01T9223372036854775807:00:00.000Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_moment_reads_back(millis in any::<i64>()) {
            let at = Timestamp::from_unix_millis(millis);
            assert_eq!(read(&print(at)), Some(at));
        }
    }
}
