//! The texts of the lab's clock.

use crate::text::{Lang, Say, plural};
use crate::view::DueKind;

texts! {
    /// What the clock says.
    Clock<'a> {
        Title: "The lab’s clock", "De klok van het lab";
        Label: "Clock:", "Klok:";
        InStep: "goes with the real clock", "loopt gelijk met de echte klok";
        Ahead(time: &'a str): "{time} ahead of the real clock", "{time} voor op de echte klok";
        AheadShort(time: &'a str): "{time} ahead", "{time} vooruit";
        Minutes(count: u64, formatted: &'a str):
            { format!("{formatted} {}", plural(*count, "minute", "minutes")) },
            { format!("{formatted} {}", plural(*count, "minuut", "minuten")) };
        Hours(count: u64, formatted: &'a str):
            { format!("{formatted} {}", plural(*count, "hour", "hours")) },
            { format!("{formatted} {}", plural(*count, "uur", "uur")) };
        Days(count: u64, formatted: &'a str):
            { format!("{formatted} {}", plural(*count, "day", "days")) },
            { format!("{formatted} {}", plural(*count, "dag", "dagen")) };
        Next: "What happens next", "Wat er hierna gebeurt";
        At(what: &'a str, at: &'a str): "{what}, {at}", "{what}, {at}";
        NothingDue: "Nothing happens by itself until something is set to.", "Er gebeurt niets vanzelf, tot er iets op een moment staat te wachten.";
        Forward: "Move it forward", "Vooruitzetten";
        OnlyForward: "Only forward. What would happen meanwhile happens in order, and is logged.", "Alleen vooruit. Wat er intussen zou gebeuren, gebeurt op volgorde en staat in het logboek.";
        ByHour: "One hour", "Eén uur";
        ByDay: "One day", "Eén dag";
        ByQuarter: "90 days", "90 dagen";
        ToNext: "To what happens next", "Tot wat er hierna gebeurt";
        Moved(at: &'a str): "It is now {at}.", "Het is nu {at}.";
        NothingHappened: "Nothing happened meanwhile.", "Er is intussen niets gebeurd.";
        Happened: "Meanwhile:", "Intussen:";
        More(formatted: &'a str): "and {formatted} more, in the activity log", "en nog {formatted}, in het activiteitenlogboek";
        SeeLog: "Activity log", "Activiteitenlogboek";
    }
}

/// Something that will happen by itself, in a few words.
#[must_use]
pub fn due(kind: DueKind, subject: &str, lang: Lang) -> String {
    match lang {
        Lang::En => match kind {
            DueKind::RoleInForce => format!("a role takes effect: {subject}"),
            DueKind::KeyBegins => format!("{subject} becomes valid"),
            DueKind::KeyExpires => format!("{subject} expires"),
            DueKind::KeyRotates => format!("{subject} gets a new version"),
            DueKind::KeyGone => format!("the deleted key {subject} is removed for good"),
            DueKind::SecretGone => format!("the deleted secret {subject} is removed for good"),
            DueKind::KeyVaultGone => format!("the deleted key vault {subject} is removed for good"),
            DueKind::KeyInForce => format!("the change of key of {subject} takes effect"),
            DueKind::SetKeyInForce => format!("{subject} goes over to the newest version of its key"),
            DueKind::SetStops => format!("the virtual machines under {subject} stop, because its key can’t be used"),
            DueKind::Backup => format!("{subject} is backed up by its policy"),
            DueKind::SnapshotsExpire => format!("the snapshots of a recovery point of {subject} expire"),
            DueKind::PointExpires => format!("a recovery point of {subject} expires"),
        },
        Lang::Nl => match kind {
            DueKind::RoleInForce => format!("een rol wordt van kracht: {subject}"),
            DueKind::KeyBegins => format!("{subject} wordt geldig"),
            DueKind::KeyExpires => format!("{subject} verloopt"),
            DueKind::KeyRotates => format!("{subject} krijgt een nieuwe versie"),
            DueKind::KeyGone => format!("de verwijderde sleutel {subject} is voorgoed weg"),
            DueKind::SecretGone => format!("het verwijderde geheim {subject} is voorgoed weg"),
            DueKind::KeyVaultGone => format!("de verwijderde key vault {subject} is voorgoed weg"),
            DueKind::KeyInForce => format!("de sleutelwijziging van {subject} wordt van kracht"),
            DueKind::SetKeyInForce => format!("{subject} gaat over op de nieuwste versie van zijn sleutel"),
            DueKind::SetStops => {
                format!("de virtuele machines onder {subject} stoppen: zijn sleutel is niet te gebruiken")
            }
            DueKind::Backup => format!("{subject} krijgt een back-up volgens het beleid"),
            DueKind::SnapshotsExpire => format!("de momentopnamen van een herstelpunt van {subject} verlopen"),
            DueKind::PointExpires => format!("een herstelpunt van {subject} verloopt"),
        },
    }
}

/// A span of time as people say it: minutes under an hour, hours under two days, and then days.
#[must_use]
pub fn span(millis: u64, format: impl Fn(u64) -> String, lang: Lang) -> String {
    let minutes = rounded(millis, 60_000);
    let (hours, days) = (rounded(minutes, 60), rounded(minutes, 24 * 60));
    if minutes < 60 {
        Clock::Minutes(minutes, &format(minutes)).say(lang)
    } else if hours < 48 {
        Clock::Hours(hours, &format(hours)).say(lang)
    } else {
        Clock::Days(days, &format(days)).say(lang)
    }
}

/// To the nearest: who goes to what is due in 90 days has gone 90 days ahead, and not 89 and almost all of a day.
const fn rounded(number: u64, unit: u64) -> u64 {
    number.saturating_add(unit / 2) / unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_said_in_the_largest_unit_that_still_tells_something() {
        let said = |millis| span(millis, |number| number.to_string(), Lang::En);
        assert_eq!(said(60_000), "1 minute");
        assert_eq!(said(3_600_000), "1 hour");
        assert_eq!(said(47 * 3_600_000), "47 hours");
        assert_eq!(said(90 * 24 * 3_600_000), "90 days");
        assert_eq!(said(90 * 24 * 3_600_000 - 5_000), "90 days");
        assert_eq!(said(0), "0 minutes");
        assert_eq!(span(7_200_000, |number| number.to_string(), Lang::Nl), "2 uur");
    }
}
