//! Moments as scripts write them, in UTC. Pages let the browser write them; scripts are the same in every language.

use kluis_resource::{CivilTime, Timestamp};

/// `2026-11-26T13:05:09Z`
pub(super) fn moment_of(at: Timestamp) -> String {
    let CivilTime {
        year,
        month,
        day,
        hour,
        minute,
        second,
        ..
    } = at.civil();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// `26-11-2026`, which the Azure CLI asks for.
pub(super) fn date_of(at: Timestamp) -> String {
    let CivilTime { year, month, day, .. } = at.civil();
    format!("{day:02}-{month:02}-{year:04}")
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
