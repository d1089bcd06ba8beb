//! The texts of a key vault's audit log: its entries, its chain, and where a copy of it breaks.

use kluis_keyvault::{AuditBreak, AuditColumn, AuditFault};

use crate::text::{Lang, Say, plural};

texts! {
    /// What the log says of itself and its entries.
    Audit<'a> {
        Why: "Each operation on a key or a secret, by whom and with which version.", "Elke bewerking op een sleutel of een geheim, door wie en met welke versie.";
        Charged: "Azure charges every operation on the key vault; encrypting with your own key costs nothing beyond that. The lab only counts.", "Azure brengt elke bewerking op de key vault in rekening; versleutelen met je eigen sleutel kost daarbovenop niets. Het lab telt alleen.";
        Empty: "No key was used yet", "Er is nog geen sleutel gebruikt";
        EmptyWhy: "Assign a key to a vault, or back something up, and it appears here.", "Wijs een sleutel toe aan een kluis, of maak een back-up, en het staat hier.";
        Total(count: u64, formatted: &'a str):
            { format!("{formatted} {} so far", plural(*count, "operation", "operations")) },
            { format!("{formatted} {} tot nu toe", plural(*count, "bewerking", "bewerkingen")) };
        By(holder: &'a str): "by {holder}", "door {holder}";
        Unknown: "an identity that is no longer there", "een identiteit die er niet meer is";
        With(key: &'a str, version: &'a str): "{key} version {version}", "{key} versie {version}";
        Times(count: &'a str): "{count} ×", "{count} ×";
        Number(number: &'a str): "entry {number}", "regel {number}";

        Filter: "Filter", "Filter";
        FilterHint: "name, id, hash …", "naam, id, hash …";
        Who: "By", "Door";
        Operation: "Operation", "Bewerking";
        Key: "Key", "Sleutel";
        Anyone: "anyone", "iedereen";
        AnyOperation: "any", "alle";
        AnyKey: "any", "alle";
        NoMatch: "No entry matches.", "Geen regel past daarbij.";
        ClearFilter: "Clear the filter", "Filter wissen";
    }
}

texts! {
    /// What is said of the chain and of copies.
    Chain<'a> {
        Title: "The chain", "De ketting";
        Why: "Every entry carries the SHA-256 of the one before it, so a copy shows where it was changed. An export ends with the hash of the latest entry.", "Elke regel draagt de SHA-256 van de regel ervoor, zodat een kopie laat zien waar hij is veranderd. Een export eindigt met de hash van de nieuwste regel.";
        Head: "hash of the latest entry", "hash van de nieuwste regel";
        HashOf(number: &'a str): "hash of entry {number}", "hash van regel {number}";
        ExportCsv: "Export as CSV", "Exporteren als CSV";
        ExportJson: "Export as JSON", "Exporteren als JSON";
        Verify: "Verify the chain", "Ketting controleren";
        Check: "Check a copy", "Kopie controleren";
        Exported(file: &'a str): "{file} is saved.", "{file} is opgeslagen.";
        Holds(count: u64, formatted: &'a str):
            { format!("The chain holds: {formatted} {}, each hash computed anew.", plural(*count, "entry", "entries")) },
            { format!("De ketting klopt: {formatted} {}, elke hash opnieuw berekend.", plural(*count, "regel", "regels")) };
        CopyHolds(file: &'a str, count: u64, formatted: &'a str):
            { format!("{file} is intact: {formatted} {}, all as in this log.", plural(*count, "entry", "entries")) },
            { format!("{file} is ongeschonden: {formatted} {}, alle zoals in dit logboek.", plural(*count, "regel", "regels")) };
        CopyBreaks(file: &'a str): "{file} was changed.", "{file} is veranderd.";
        Breaks: "The chain does not hold.", "De ketting klopt niet.";
        TooLarge(file: &'a str, limit: &'a str): "{file} is larger than {limit}: it can’t be a copy of this log.", "{file} is groter dan {limit}: het kan geen kopie van dit logboek zijn.";
        CantRead(file: &'a str): "The browser can’t read {file}.", "De browser kan {file} niet lezen.";
        Computed: "computed", "berekend";
        Stated: "stated", "opgegeven";
        Column: "Field", "Veld";
        InLog: "In this log", "In dit logboek";
        InCopy: "In the copy", "In de kopie";
        Differs: "differs", "wijkt af";
        BreakAt(number: &'a str): "Entry {number}", "Regel {number}";
    }
}

impl Say for AuditColumn {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Number) => "Number",
            (Lang::En, Self::At) => "When",
            (Lang::En, Self::Principal) => "Principal",
            (Lang::En, Self::Operation) => "Operation",
            (Lang::En, Self::Count) => "How often",
            (Lang::En, Self::Key) => "Key",
            (Lang::En, Self::Before) => "Hash of the one before",
            (Lang::En, Self::Hash) => "Own hash",
            (Lang::Nl, Self::Number) => "Nummer",
            (Lang::Nl, Self::At) => "Wanneer",
            (Lang::Nl, Self::Principal) => "Principal",
            (Lang::Nl, Self::Operation) => "Bewerking",
            (Lang::Nl, Self::Count) => "Hoe vaak",
            (Lang::Nl, Self::Key) => "Sleutel",
            (Lang::Nl, Self::Before) => "Hash van de vorige",
            (Lang::Nl, Self::Hash) => "Eigen hash",
        };
        words.to_owned()
    }
}

/// Where and how a chain breaks, in a sentence or two.
#[must_use]
pub fn how_it_breaks(found: &AuditBreak, lang: Lang) -> String {
    let entry = found.entry;
    match lang {
        Lang::En => in_english(entry, &found.fault),
        Lang::Nl => in_dutch(entry, &found.fault),
    }
}

fn in_english(entry: u64, fault: &AuditFault) -> String {
    match fault {
        AuditFault::Unreadable { column: None } if entry == 0 => {
            "This is no exported audit log: it does not begin like one.".to_owned()
        }
        AuditFault::Unreadable { column: None } => format!("What stands at entry {entry} is no line of an export."),
        AuditFault::Unreadable { column: Some(column) } => format!(
            "Entry {entry} was changed: “{}” is not written as the log writes it.",
            column.say(Lang::En)
        ),
        AuditFault::Order { found } => {
            format!("Entry {entry} should stand here, and number {found} does: one was removed, added or moved.")
        }
        AuditFault::Before { .. } => format!("Entry {entry} names another hash than that of the entry before it."),
        AuditFault::Content { .. } => {
            format!("Entry {entry} was changed: what it says has another hash than it gives.")
        }
        AuditFault::Head { .. } => {
            format!(
                "The end does not fit: entry {entry} and whatever came after it was cut off, or the end was changed."
            )
        }
        AuditFault::Added => format!("Entry {entry} and all after it were added: the end names the entry before."),
        AuditFault::NoEnd => format!("The end is missing: entry {entry} and whatever came after it was cut off."),
        AuditFault::AfterEnd => "Something follows the end.".to_owned(),
        AuditFault::OtherKeyVault => "This is the log of another key vault.".to_owned(),
        AuditFault::Rewritten { .. } => format!(
            "The copy fits together, but it was rewritten from entry {entry} on: the key vault’s own log has another hash there."
        ),
        AuditFault::Unknown => format!("The key vault’s own log has no entry {entry}."),
    }
}

fn in_dutch(entry: u64, fault: &AuditFault) -> String {
    match fault {
        AuditFault::Unreadable { column: None } if entry == 0 => {
            "Dit is geen geëxporteerd controlelogboek: het begint niet zo.".to_owned()
        }
        AuditFault::Unreadable { column: None } => {
            format!("Wat op de plaats van regel {entry} staat, hoort niet in een export.")
        }
        AuditFault::Unreadable { column: Some(column) } => format!(
            "Regel {entry} is veranderd: ‘{}’ staat er niet zoals het logboek het schrijft.",
            column.say(Lang::Nl)
        ),
        AuditFault::Order { found } => format!(
            "Hier hoort regel {entry} te staan en er staat nummer {found}: er is een regel verwijderd, toegevoegd of verplaatst."
        ),
        AuditFault::Before { .. } => format!("Regel {entry} noemt een andere hash dan die van de regel ervoor."),
        AuditFault::Content { .. } => {
            format!("Regel {entry} is veranderd: de inhoud heeft een andere hash dan de regel zelf opgeeft.")
        }
        AuditFault::Head { .. } => {
            format!("Het einde klopt niet: vanaf regel {entry} is er iets afgeknipt, of het einde is veranderd.")
        }
        AuditFault::Added => format!("Vanaf regel {entry} is alles toegevoegd: het einde noemt de regel ervoor."),
        AuditFault::NoEnd => format!("Het einde ontbreekt: vanaf regel {entry} is er iets afgeknipt."),
        AuditFault::AfterEnd => "Er staat nog iets na het einde.".to_owned(),
        AuditFault::OtherKeyVault => "Dit is het logboek van een andere key vault.".to_owned(),
        AuditFault::Rewritten { .. } => format!(
            "De kopie klopt in zichzelf, maar is vanaf regel {entry} herschreven: het eigen logboek van de key vault heeft daar een andere hash."
        ),
        AuditFault::Unknown => format!("Het eigen logboek van de key vault heeft geen regel {entry}."),
    }
}
