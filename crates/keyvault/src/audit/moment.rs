//! Moments as the log writes them: RFC 3339, in UTC, always with milliseconds.

use kluis_resource::{CivilTime, Timestamp};

/// `2026-03-14T02:00:07.125Z`. Years beyond four digits have a sign and at least six, as ECMAScript writes them.
pub(super) fn print(at: Timestamp) -> String {
    let CivilTime {
        year,
        month,
        day,
        hour,
        minute,
        second,
        milli,
    } = at.civil();
    let year = if (0..=9999).contains(&year) {
        format!("{year:04}")
    } else {
        format!("{year:+07}")
    };
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// The moment that prints as exactly this.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (rest, day) = date.rsplit_once('-')?;
    let (year, month) = rest.rsplit_once('-')?;
    let (hour, rest) = time.split_once(':')?;
    let (minute, rest) = rest.split_once(':')?;
    let (second, milli) = rest.split_once('.')?;
    let number = |text: &str| text.parse().ok();
    let at = Timestamp::from_civil(CivilTime {
        year: number(year)?,
        month: number(month)?,
        day: number(day)?,
        hour: number(hour)?,
        minute: number(minute)?,
        second: number(second)?,
        milli: number(milli)?,
    })?;
    (print(at) == text).then_some(at)
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
