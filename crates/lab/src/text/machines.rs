//! Words for disks and virtual machines: what they are, how they stand, and whose key protects them. Left out on purpose:
//! sentences of one page.

use kluis_compute::{DiskEncryption, SampleKind};
use kluis_recovery::{Schedule, Weekday};
use kluis_rulebook::{DiskRole, Os, Refusal};

use crate::text::{Lang, Say};
use crate::view::{BackupAccess, Origin, Power};

texts! {
    /// Words for disks and machines.
    Machines<'a> {
        PlatformKey: "platform-managed keys", "platformsleutels";
        SetOf(des: &'a str): "the disk encryption set {des}", "de schijfversleutelingsset {des}";
        OfFiles: "your own files", "eigen bestanden";
        OfSample: "a sample", "een voorbeeld";
        OfMarketplace: "a marketplace image", "een Marketplace-image";
        OfImage(image: &'a str): "the image {image}", "de image {image}";
        OfSnapshot(snapshot: &'a str): "the snapshot {snapshot}", "de momentopname {snapshot}";
        OfRestore(item: &'a str): "a recovery point of {item}", "een herstelpunt van {item}";
        Daily(hour: u8): "Every day at {hour:02}:00 UTC", "Elke dag om {hour:02}.00 uur UTC";
        Weekly(day: &'a str, hour: u8): "Every {day} at {hour:02}:00 UTC", "Elke {day} om {hour:02}.00 uur UTC";
        AccessOk: "Access OK", "Toegang in orde";
        AccessWarning: "Access warning", "Toegangswaarschuwing";
        NoAccessNeeded: "No access needed", "Geen toegang nodig";
    }
}

impl Say for DiskEncryption {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Platform => Machines::PlatformKey.say(lang),
            Self::Des(des) => Machines::SetOf(des.as_str()).say(lang),
        }
    }
}

impl Say for Power {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Making) => "Being made",
            (Lang::En, Self::Running) => "Running",
            (Lang::En, Self::Stopped) => "Stopped",
            (Lang::En, Self::StoppedByKey) => "Stopped: no key",
            (Lang::Nl, Self::Making) => "Wordt gemaakt",
            (Lang::Nl, Self::Running) => "Actief",
            (Lang::Nl, Self::Stopped) => "Gestopt",
            (Lang::Nl, Self::StoppedByKey) => "Gestopt: geen sleutel",
        };
        words.to_owned()
    }
}

impl Say for Os {
    /// Both languages have the same names.
    fn say(&self, _lang: Lang) -> String {
        let words = match self {
            Self::Windows => "Windows",
            Self::Linux => "Linux",
        };
        words.to_owned()
    }
}

impl Say for DiskRole {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Os) => "OS disk",
            (Lang::En, Self::Data) => "Data disk",
            (Lang::Nl, Self::Os) => "Besturingssysteemschijf",
            (Lang::Nl, Self::Data) => "Gegevensschijf",
        };
        words.to_owned()
    }
}

impl Say for Origin {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Files => Machines::OfFiles.say(lang),
            Self::Sample => Machines::OfSample.say(lang),
            Self::Marketplace => Machines::OfMarketplace.say(lang),
            Self::Image(image) => Machines::OfImage(image.as_str()).say(lang),
            Self::Snapshot(snapshot) => Machines::OfSnapshot(snapshot.as_str()).say(lang),
            Self::Restored { item, .. } => Machines::OfRestore(item.as_str()).say(lang),
        }
    }
}

impl Say for SampleKind {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Text) => "Text files",
            (Lang::En, Self::Sqlite) => "A SQLite database",
            (Lang::En, Self::Random) => "Random bytes",
            (Lang::Nl, Self::Text) => "Tekstbestanden",
            (Lang::Nl, Self::Sqlite) => "Een SQLite-database",
            (Lang::Nl, Self::Random) => "Willekeurige bytes",
        };
        words.to_owned()
    }
}

/// A sample within a sentence: `a sample of text files`.
#[must_use]
pub fn sample_words(kind: SampleKind, lang: Lang) -> String {
    let words = match (lang, kind) {
        (Lang::En, SampleKind::Text) => "a sample of text files",
        (Lang::En, SampleKind::Sqlite) => "a sample SQLite database",
        (Lang::En, SampleKind::Random) => "a sample of random bytes",
        (Lang::Nl, SampleKind::Text) => "tekstbestanden als voorbeeld",
        (Lang::Nl, SampleKind::Sqlite) => "een SQLite-database als voorbeeld",
        (Lang::Nl, SampleKind::Random) => "willekeurige bytes als voorbeeld",
    };
    words.to_owned()
}

impl Say for Weekday {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Monday) => "Monday",
            (Lang::En, Self::Tuesday) => "Tuesday",
            (Lang::En, Self::Wednesday) => "Wednesday",
            (Lang::En, Self::Thursday) => "Thursday",
            (Lang::En, Self::Friday) => "Friday",
            (Lang::En, Self::Saturday) => "Saturday",
            (Lang::En, Self::Sunday) => "Sunday",
            (Lang::Nl, Self::Monday) => "maandag",
            (Lang::Nl, Self::Tuesday) => "dinsdag",
            (Lang::Nl, Self::Wednesday) => "woensdag",
            (Lang::Nl, Self::Thursday) => "donderdag",
            (Lang::Nl, Self::Friday) => "vrijdag",
            (Lang::Nl, Self::Saturday) => "zaterdag",
            (Lang::Nl, Self::Sunday) => "zondag",
        };
        words.to_owned()
    }
}

impl Say for Schedule {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Daily { hour } => Machines::Daily(*hour).say(lang),
            Self::Weekly { weekday, hour } => Machines::Weekly(&weekday.say(lang), *hour).say(lang),
        }
    }
}

impl Say for BackupAccess {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotNeeded => Machines::NoAccessNeeded.say(lang),
            Self::Ok => Machines::AccessOk.say(lang),
            Self::Warning(_) => Machines::AccessWarning.say(lang),
        }
    }
}

/// The access of Azure Backup to the keys and secrets of a machine under Azure Disk Encryption: "Access OK" or "Access
/// warning" (rule D10).
#[must_use]
pub fn access(trouble: Option<&Refusal>, lang: Lang) -> String {
    match trouble {
        None => Machines::AccessOk.say(lang),
        Some(_) => Machines::AccessWarning.say(lang),
    }
}
