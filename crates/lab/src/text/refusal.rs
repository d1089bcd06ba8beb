//! What a refusal says: what is wrong, and the way out, with the names of this lab.

mod en;
mod nl;

use kluis_rulebook::{KeyPermission, Refusal, SetupStep, UriPart};

use crate::text::{Lang, Say, list};

/// What is wrong, in one sentence.
#[must_use]
pub fn headline(refusal: &Refusal, lang: Lang) -> String {
    match lang {
        Lang::En => en::headline(&refusal.detail),
        Lang::Nl => nl::headline(&refusal.detail),
    }
}

/// What to do instead, in one or two sentences.
#[must_use]
pub fn way_out(refusal: &Refusal, lang: Lang) -> String {
    match lang {
        Lang::En => en::way_out(&refusal.detail),
        Lang::Nl => nl::way_out(&refusal.detail),
    }
}

fn permissions(missing: &[KeyPermission], lang: Lang) -> String {
    list(&missing.iter().map(|one| one.say(lang)).collect::<Vec<_>>(), lang)
}

fn steps(missing: &[SetupStep], lang: Lang) -> String {
    let words: Vec<_> = missing
        .iter()
        .map(|step| format!("{} ({})", step.number(), step.say(lang)))
        .collect();
    list(&words, lang)
}

fn uri_part(part: UriPart, lang: Lang) -> &'static str {
    match (lang, part) {
        (Lang::En, UriPart::Scheme) => "start, which is https://",
        (Lang::En, UriPart::Host) => "key vault, <name>.vault.azure.net",
        (Lang::En, UriPart::Collection) => "path, which is /keys/",
        (Lang::En, UriPart::Key) => "key name",
        (Lang::En, UriPart::Version) => "version, 32 hexadecimal digits",
        (Lang::En, UriPart::Rest) => "end: something follows the version",
        (Lang::En, UriPart::Subscription) => "subscription, which isn’t the key vault’s",
        (Lang::Nl, UriPart::Scheme) => "hij begint met https://",
        (Lang::Nl, UriPart::Host) => "de key vault is <naam>.vault.azure.net",
        (Lang::Nl, UriPart::Collection) => "het pad is /keys/",
        (Lang::Nl, UriPart::Key) => "de naam van de sleutel",
        (Lang::Nl, UriPart::Version) => "de versie, 32 hexadecimale cijfers",
        (Lang::Nl, UriPart::Rest) => "er staat iets achter de versie",
        (Lang::Nl, UriPart::Subscription) => "het abonnement is niet dat van de key vault",
    }
}
