//! The catalogue: every text that a user reads, in English and Dutch.
//!
//! One enum a page, made by `texts!`: each text stands there once with its words in both languages, and becomes an arm of
//! one `match` per language, so that a missing text fails the build. Numbers, sizes and moments come in as texts that the
//! page has formatted for the language. Left out on purpose: names that Azure itself prints (`PrincipalId`, `get`), which
//! are the same in every language.

use serde::{Deserialize, Serialize};

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English, as written in Europe.
    #[default]
    En,
    /// Dutch.
    Nl,
}

impl Lang {
    /// Both, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::En, Self::Nl];

    /// The language of a tag such as `nl`, `nl-BE` or `en-US`; `None` where the catalogue doesn't have it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The tag, as in a `lang` attribute.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nl => "nl",
        }
    }

    /// The tag by which numbers and moments are formatted.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            Self::Nl => "nl-NL",
        }
    }

    /// The language's own name.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Nl => "Nederlands",
        }
    }
}

/// Something that can be said in every language.
pub trait Say {
    /// The words.
    fn say(&self, lang: Lang) -> String;
}

/// Makes an enum of texts: `Name(argument: type): "English", "Dutch";`.
///
/// The words are a format string that may name the arguments, or a block `{ … }` that gives a `String` or `&str`.
macro_rules! texts {
    ($(#[$meta:meta])* $name:ident $(<$life:lifetime>)? {
        $($text:ident $(($($argument:ident: $kind:ty),+ $(,)?))?: $en:tt, $nl:tt;)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the words are beside the name")]
        pub enum $name $(<$life>)? {
            $($text $(($($kind),+))?,)+
        }

        impl $(<$life>)? $crate::text::Say for $name $(<$life>)? {
            fn say(&self, lang: $crate::text::Lang) -> String {
                match lang {
                    $crate::text::Lang::En => match self {
                        $(Self::$text $(($($argument),+))? => words!($en),)+
                    },
                    $crate::text::Lang::Nl => match self {
                        $(Self::$text $(($($argument),+))? => words!($nl),)+
                    },
                }
            }
        }
    };
}

/// The words of one text in one language.
macro_rules! words {
    ($words:literal) => { format!($words) };
    ({ $($words:tt)* }) => { String::from({ $($words)* }) };
}

/// What is said in a language, of two texts in which `{name}` is a variable that is in scope: `say!(lang, "English", "Nederlands")`.
macro_rules! say {
    ($lang:expr, $en:literal, $nl:literal $(,)?) => {
        match $lang {
            $crate::text::Lang::En => format!($en),
            $crate::text::Lang::Nl => format!($nl),
        }
    };
}

pub mod activity;
pub mod audit;
pub mod azure;
pub mod back_up;
pub mod chain;
pub mod clock;
pub mod disks_page;
pub mod envelope;
pub mod envelope_parts;
pub mod envelope_relatives;
pub mod envelope_what_if;
pub mod failure;
pub mod import;
pub mod key_life;
pub mod key_vault;
pub mod machines;
pub mod measure;
pub mod paging;
pub mod real;
pub mod refusal;
pub mod requests;
pub mod restore;
pub mod roles;
pub mod rules;
pub mod sets;
pub mod setup;
pub mod shell;
pub mod try_it;
pub mod vault_life;
pub mod vm_backup;
pub mod vm_restore;
pub mod way_there;
pub mod words;

/// Joins words as a sentence does: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list(words: &[String], lang: Lang) -> String {
    let and = match lang {
        Lang::En => "and",
        Lang::Nl => "en",
    };
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// The form of a noun that goes with a count.
#[must_use]
pub const fn plural(count: u64, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::words::Words;
    use super::*;

    #[test]
    fn a_text_is_said_in_the_language_asked_for() {
        assert_eq!(Words::Save.say(Lang::En), "Save");
        assert_eq!(Words::Save.say(Lang::Nl), "Opslaan");
        assert_eq!(Words::DoneOf("1 MB", "2 MB").say(Lang::Nl), "1 MB van 2 MB");
        assert_eq!(Words::Bytes(1, "1").say(Lang::En), "1 byte");
        assert_eq!(Words::Bytes(1200, "1,200").say(Lang::En), "1,200 bytes");
    }

    #[test]
    fn a_language_is_found_by_its_tag_with_or_without_a_region() {
        assert_eq!(Lang::from_tag("nl-BE"), Some(Lang::Nl));
        assert_eq!(Lang::from_tag("EN"), Some(Lang::En));
        assert_eq!(Lang::from_tag("nld"), None);
        assert_eq!(Lang::from_tag(""), None);
    }

    #[test]
    fn a_list_reads_like_a_sentence() {
        let words = ["Get", "List", "Wrap Key"].map(String::from);
        assert_eq!(list(&words, Lang::En), "Get, List and Wrap Key");
        assert_eq!(list(&words[..2], Lang::Nl), "Get en List");
        assert_eq!(list(&words[..1], Lang::Nl), "Get");
        assert_eq!(list(&[], Lang::En), "");
    }
}
