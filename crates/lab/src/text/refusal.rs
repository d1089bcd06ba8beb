//! What a refusal says: what is wrong, and the way out, with the names of this lab.

mod en;
mod nl;

use kluis_resource::KeyUri;
use kluis_rulebook::{KeyPermission, Refusal, Rule, SetupStep};

use crate::text::{Lang, Say, list, plural};

/// What is wrong, in one sentence.
#[must_use]
pub fn headline(refusal: &Refusal, lang: Lang) -> String {
    match lang {
        Lang::En => en::headline(refusal.rule, &refusal.detail),
        Lang::Nl => nl::headline(refusal.rule, &refusal.detail),
    }
}

/// What to do instead, in one or two sentences.
#[must_use]
pub fn way_out(refusal: &Refusal, lang: Lang) -> String {
    match lang {
        Lang::En => en::way_out(refusal.rule, &refusal.detail),
        Lang::Nl => nl::way_out(refusal.rule, &refusal.detail),
    }
}

/// Whether a rule of disks stands behind a refusal, so that the key is that of a disk encryption set.
const fn of_disks(rule: Option<Rule>) -> bool {
    matches!(rule, Some(Rule::M2 | Rule::M3 | Rule::N12))
}

/// Whether a machine stands still because of its key (rule N12).
const fn by_key(rule: Option<Rule>) -> bool {
    matches!(rule, Some(Rule::N12))
}

/// Permissions as a sentence lists them.
pub(crate) fn permissions(permissions: &[KeyPermission], lang: Lang) -> String {
    list(&permissions.iter().map(|one| one.say(lang)).collect::<Vec<_>>(), lang)
}

/// Names to choose from: `East US, West US 2 or US Gov Virginia`.
fn or(names: &[String], lang: Lang) -> String {
    let or = match lang {
        Lang::En => "or",
        Lang::Nl => "of",
    };
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {or} {last}", first.join(", ")),
    }
}

/// `step 1 (Managed identity)`, or `steps 1 (…) and 2 (…)`.
fn steps(missing: &[SetupStep], lang: Lang) -> String {
    let count = u64::try_from(missing.len()).unwrap_or(u64::MAX);
    let noun = match lang {
        Lang::En => plural(count, "step", "steps"),
        Lang::Nl => plural(count, "stap", "stappen"),
    };
    let words: Vec<_> = missing
        .iter()
        .map(|step| format!("{} ({})", step.number(), step.say(lang)))
        .collect();
    format!("{noun} {}", list(&words, lang))
}

/// A key with its version shortened in the middle, which is enough to tell it from others: `testkey/9c41…07`.
pub(crate) fn short_key(key: &str) -> String {
    let Some((name, version)) = key.rsplit_once('/') else {
        return key.to_owned();
    };
    format!("{name}/{}", short_version(version))
}

/// The same of a parsed key: its name, and the version where it has one.
pub(crate) fn short_key_of(key: &KeyUri) -> String {
    key.version.map_or_else(
        || key.key.to_string(),
        |version| format!("{}/{}", key.key, short_version(&version.to_string())),
    )
}

fn short_version(version: &str) -> String {
    let is_version = version.len() == 32 && version.bytes().all(|one| one.is_ascii_hexdigit());
    if is_version {
        format!("{}…{}", &version[..4], &version[30..])
    } else {
        version.to_owned()
    }
}

#[cfg(test)]
mod tests;
