//! The texts of the page that measures this machine.

use crate::text::{Lang, Say};

texts! {
    /// What the page says.
    Measure<'a> {
        Title: "Measure on this machine", "Meten op deze machine";
        Lead:
            "How fast this browser encrypts and stores here, and what Kluis’s envelope costs on top of that. Nothing is sent anywhere, and your lab isn’t touched.",
            "Hoe snel deze browser hier versleutelt en opslaat, en wat de envelop van Kluis daarbovenop kost. Er wordt niets verstuurd, en aan je lab verandert niets.";
        Size: "How much for each line", "Hoeveel per regel";
        SizeHint: "More takes longer, and varies less.", "Meer duurt langer en schommelt minder.";
        Start: "Measure", "Meten";
        Again: "Measure again", "Opnieuw meten";
        JobRuns:
            "A job is running, and the two would slow each other down. You can measure when it is done.",
            "Er loopt een taak, en de twee zouden elkaar vertragen. Je kunt meten als die klaar is.";
        Measuring(number: &'a str, all: &'a str, line: &'a str): "Measuring {number} of {all}: {line}", "Meting {number} van {all}: {line}";
        Stopping: "Stops after this line …", "Stopt na deze regel …";
        Stopped: "Stopped. What was measured until then is below.", "Gestopt. Wat tot dan toe gemeten is, staat hieronder.";
        Done: "Measured.", "Gemeten.";
        Caption(size: &'a str): "Megabytes a second, over {size} each", "Megabytes per seconde, over telkens {size}";
        Line: "What was measured", "Wat er gemeten is";
        Speed: "Speed", "Snelheid";
        Ratio: "Of WebCrypto alone", "Van WebCrypto alleen";
        NotYet: "not measured yet", "nog niet gemeten";
        NotHere: "not here", "hier niet";
        NotHereWhy:
            "What says “not here”, this browser doesn’t offer on this page, or had no room for.",
            "Wat er met ‘hier niet’ staat, biedt deze browser op deze pagina niet aan, of paste niet.";
        Moment:
            "These are the figures of this machine, at this moment: other tabs, saving power and heat all change them. Measure again to see by how much.",
            "Dit zijn de cijfers van deze machine, op dit moment: andere tabbladen, stroombesparing en warmte veranderen ze. Meet opnieuw om te zien hoeveel.";
        ToReal: "What is real", "Wat is echt";
        FromReal: "Measure how fast it is on this machine", "Meet hoe snel het op deze machine is";
    }
}

/// What is measured: its name by itself, and with [`Why`] what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measurable {
    /// WebCrypto alone encrypts.
    Encrypt,
    /// WebCrypto alone decrypts.
    Decrypt,
    /// Kluis seals with WebCrypto.
    Seal,
    /// Kluis seals with its portable engine.
    SealPortable,
    /// Kluis opens with WebCrypto.
    Open,
    /// Kluis opens with its portable engine.
    OpenPortable,
    /// A file is read.
    Read,
    /// The browser's storage is written.
    Write,
    /// It is read.
    ReadBack,
}

impl Say for Measurable {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Encrypt => Name::Encrypt,
            Self::Decrypt => Name::Decrypt,
            Self::Seal => Name::Seal,
            Self::SealPortable => Name::SealPortable,
            Self::Open => Name::Open,
            Self::OpenPortable => Name::OpenPortable,
            Self::Read => Name::Read,
            Self::Write => Name::Write,
            Self::ReadBack => Name::ReadBack,
        }
        .say(lang)
    }
}

/// What a line means, in plain words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why(pub Measurable);

impl Say for Why {
    fn say(&self, lang: Lang) -> String {
        match self.0 {
            Measurable::Encrypt => Means::Encrypt,
            Measurable::Decrypt => Means::Decrypt,
            Measurable::Seal => Means::Seal,
            Measurable::SealPortable | Measurable::OpenPortable => Means::Portable,
            Measurable::Open => Means::Open,
            Measurable::Read => Means::Read,
            Measurable::Write => Means::Write,
            Measurable::ReadBack => Means::ReadBack,
        }
        .say(lang)
    }
}

texts! {
    /// The names of the lines.
    Name {
        Encrypt: "WebCrypto encrypts", "WebCrypto versleutelt";
        Decrypt: "WebCrypto decrypts", "WebCrypto ontsleutelt";
        Seal: "Kluis seals, by WebCrypto", "Kluis verzegelt, met WebCrypto";
        SealPortable: "Kluis seals, by its portable engine", "Kluis verzegelt, met zijn draagbare motor";
        Open: "Kluis opens, by WebCrypto", "Kluis opent, met WebCrypto";
        OpenPortable: "Kluis opens, by its portable engine", "Kluis opent, met zijn draagbare motor";
        Read: "A file is read", "Een bestand wordt gelezen";
        Write: "The browser’s storage is written", "De opslag van de browser wordt beschreven";
        ReadBack: "The browser’s storage is read", "De opslag van de browser wordt gelezen";
    }
}

texts! {
    /// What they mean.
    Means {
        Encrypt: "AES-256-GCM by the browser itself, 4 MiB after 4 MiB: nothing in a page is faster.", "AES-256-GCM door de browser zelf, steeds 4 MiB: sneller kan niets in een pagina.";
        Decrypt: "The same, the other way.", "Hetzelfde, de andere kant op.";
        Seal: "A whole sealed object in memory: regions, digest of all tags, manifest, wrapped data key.", "Een heel verzegeld object in het geheugen: regio’s, de hash over alle tags, manifest, ingepakte gegevenssleutel.";
        Open: "The same object, with everything checked before a byte of it comes out.", "Hetzelfde object, waarbij alles is gecontroleerd voordat er een byte uit komt.";
        Portable: "The same in WebAssembly, which Kluis uses where a browser offers no WebCrypto.", "Hetzelfde in WebAssembly, dat Kluis gebruikt waar een browser geen WebCrypto biedt.";
        Read: "As a backup reads what you chose, from memory in this case.", "Zoals een back-up leest wat je koos, hier uit het geheugen.";
        Write: "Written and flushed, as a backup keeps its bytes.", "Geschreven en vastgelegd, zoals een back-up zijn bytes bewaart.";
        ReadBack: "As a restore reads them.", "Zoals een herstel ze leest.";
    }
}
