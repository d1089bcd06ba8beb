//! The texts of the Rules page: the words around the rules. What a rule says stands in its row in `kluis-rulebook`; here it gets
//! its language.

mod state;

use kluis_rulebook::{Bilingual, Document, Group, Rule, Section};

use crate::text::{Lang, Say, plural};

/// A rule in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// What it says.
    pub statement: &'static str,
    /// What it is in Kluis: what can be seen or done.
    pub here: &'static str,
}

/// A rule in words of this language.
#[must_use]
pub const fn rule_text(rule: Rule, lang: Lang) -> RuleText {
    RuleText {
        statement: in_lang(rule.statement(), lang),
        here: in_lang(rule.here(), lang),
    }
}

impl Say for Group {
    fn say(&self, lang: Lang) -> String {
        in_lang(self.title(), lang).to_owned()
    }
}

impl Say for Document {
    fn say(&self, lang: Lang) -> String {
        in_lang(self.title(), lang).to_owned()
    }
}

impl Say for Section {
    fn say(&self, lang: Lang) -> String {
        in_lang(self.title(), lang).to_owned()
    }
}

const fn in_lang(words: Bilingual, lang: Lang) -> &'static str {
    match lang {
        Lang::En => words.en,
        Lang::Nl => words.nl,
    }
}

texts! {
    /// What the page says.
    Rules<'a> {
        Title: "Rules", "Regels";
        Lead:
            "Every rule that Microsoft’s documentation states about keys in Azure Backup: what it says, how it stands in this lab, and where it is written.",
            "Elke regel uit de documentatie van Microsoft over sleutels in Azure Backup: wat hij zegt, hoe het er in dit lab voor staat en waar hij is beschreven.";
        All: "All rules", "Alle regels";
        Editions: "What differs between the editions", "Wat de edities onderscheidt";

        Search: "Search", "Zoeken";
        SearchHint: "an id or words: V1, soft delete …", "een nummer of woorden: V1, rotatie …";
        Group: "Group", "Groep";
        State: "In this lab", "In dit lab";
        Edition: "Edition", "Editie";
        Source: "Source", "Bron";
        Every: "all", "alle";
        Found(count: u64, all: u64):
            { if count == all { format!("{all} {}", plural(*all, "rule", "rules")) } else { format!("{count} of {all} rules") } },
            { if count == all { format!("{all} {}", plural(*all, "regel", "regels")) } else { format!("{count} van {all} regels") } };
        ClearFilters: "Clear the filters", "Filters wissen";
        NoMatch: "No rule matches.", "Geen regel past hierbij.";
        OpenAll: "Show all details", "Alle details tonen";
        CloseAll: "Hide all details", "Alle details verbergen";

        Here: "In Kluis", "In Kluis";
        Now: "In this lab now", "Nu in dit lab";
        StatedIn: "Stated in", "Staat in";
        Documented: "Microsoft’s documentation", "Documentatie van Microsoft";
        Address: "Address of this rule", "Adres van deze regel";
        HoldsIn(years: &'a str): "holds in the edition of {years}", "geldt in de editie van {years}";
        HoldsInBoth: "holds in both editions", "geldt in beide edities";
        OtherwiseBy(year: &'a str): "in {year} otherwise, or in part:", "in {year} anders, of deels anders:";
        InPlaceOf: "in place of, or of a part of:", "in plaats van (een deel van):";
        Follows(year: &'a str): "This lab follows the rules of {year}.", "Dit lab volgt de regels van {year}.";
        WorkWith(vault: &'a str): "Work with {vault}", "Met {vault} werken";
    }
}

texts! {
    /// What stands beside the editions.
    Editions<'a> {
        Lead:
            "A lab follows one edition from its first event to its last. That of 2021 is what Microsoft’s pages said then; where those of 2020 and 2021 differ, the later one stands. That of 2026 adds the N rules.",
            "Een lab volgt één editie, van zijn eerste gebeurtenis tot zijn laatste. Die van 2021 is wat de pagina’s van Microsoft toen zeiden; waar die van 2020 en 2021 verschillen, geldt de latere. Die van 2026 voegt de N-regels toe.";
        Settings: "What the lab does differently", "Wat het lab anders doet";
        RulesByRule: "Rule by rule", "Regel voor regel";
        About: "About", "Onderwerp";
        Of(year: &'a str): "Edition of {year}", "Editie van {year}";
        OfThisLab: "this lab", "dit lab";
        Other: "A new lab may follow the other edition: Start over asks which.", "Een nieuw lab mag de andere editie volgen: Opnieuw beginnen vraagt welke.";
        NothingSaid: "nothing is said of it", "hierover staat er niets";
        TheSame: "the same", "hetzelfde";
        Yes: "yes", "ja";
        No: "no", "nee";
        KeySizes: "RSA sizes of a vault’s key", "RSA-groottes van de sleutel van een kluis";
        UnversionedUri: "A key URI without a version rotates by itself", "Een sleutel-URI zonder versie roteert vanzelf";
        UserIdentity: "A vault may use a user-assigned identity", "Een kluis mag een door de gebruiker toegewezen identiteit gebruiken";
        Roles: "Key vaults take roles, and new ones do by default", "Key vaults kennen rollen, en nieuwe gebruiken ze standaard";
        SoftDelete: "Soft delete is always on", "Voorlopig verwijderen staat altijd aan";
        KeyUpdate: "A change of key takes effect", "Een wijziging van de sleutel gaat in";
        AtOnce: "at once", "meteen";
        Hours(count: u64):
            { format!("after {count} {}", plural(*count, "hour", "hours")) },
            { format!("na {count} uur") };
        KeyDates: "Versions of keys have a first and a last moment", "Sleutelversies hebben een begin en een eind";
        RotationPolicies: "Keys may have a rotation policy", "Sleutels mogen een rotatiebeleid hebben";
        SecondLayer: "Regions with infrastructure encryption", "Regio’s met infrastructuurversleuteling";
        EveryRegion: "every region", "elke regio";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_a_sentence_of_its_own_in_both_languages() {
        for lang in Lang::ALL {
            for rule in Rule::ALL {
                let RuleText { statement, here } = rule_text(*rule, lang);
                for text in [statement, here] {
                    assert!(text.ends_with('.') && text.len() >= 12, "{rule} in {lang:?}: {text}");
                    assert!(
                        !text.contains('\'') && !text.contains("  ") && !text.contains('!'),
                        "{rule}: {text}"
                    );
                }
                let same = |other: &&Rule| rule_text(**other, lang).statement == statement;
                assert_eq!(Rule::ALL.iter().filter(same).count(), 1, "{rule} in {lang:?}");
            }
        }
        for rule in Rule::ALL {
            let (en, nl) = (rule_text(*rule, Lang::En), rule_text(*rule, Lang::Nl));
            assert!(
                en.statement != nl.statement && en.here != nl.here,
                "{rule} is not translated"
            );
        }
    }

    #[test]
    fn no_rule_promises_what_the_program_does_not_do() {
        for lang in Lang::ALL {
            for rule in Rule::ALL {
                let here = rule_text(*rule, lang).here;
                let promises = [
                    "With disks and VMs",
                    "Samen met schijven en VM’s",
                    "when they come",
                    "straks",
                ];
                assert!(!promises.iter().any(|words| here.contains(words)), "{rule}: {here}");
            }
        }
    }
}
