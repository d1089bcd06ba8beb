//! Moments as scripts write them, in UTC. Pages let the browser write them; scripts are the same in every language.

use kluis_resource::Timestamp;

const DAY_MILLIS: i64 = 24 * 3_600_000;

/// `2026-11-26T13:05:09Z`
pub(super) fn moment_of(at: Timestamp) -> String {
    let (year, month, day) = civil(at);
    let seconds = at.unix_millis().rem_euclid(DAY_MILLIS) / 1000;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// `26-11-2026`, which the Azure CLI asks for.
pub(super) fn date_of(at: Timestamp) -> String {
    let (year, month, day) = civil(at);
    format!("{day:02}-{month:02}-{year:04}")
}

/// Year, month and day of the Gregorian calendar: Hinnant's `civil_from_days`, in which years begin in March.
const fn civil(at: Timestamp) -> (i64, i64, i64) {
    let days = at.unix_millis().div_euclid(DAY_MILLIS) + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_each_shell_reads_them() {
        let at = Timestamp::from_unix_millis(1_795_698_309_000);
        assert_eq!(moment_of(at), "2026-11-26T13:05:09Z");
        assert_eq!(date_of(at), "26-11-2026");
        assert_eq!(moment_of(Timestamp::from_unix_millis(0)), "1970-01-01T00:00:00Z");
        assert_eq!(date_of(Timestamp::from_unix_millis(-1)), "31-12-1969");
        let leap = Timestamp::from_unix_millis(1_709_164_800_000);
        assert_eq!(date_of(leap), "29-02-2024");
    }
}
