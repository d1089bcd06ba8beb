//! The rules: everything that is true of one without a lab stands in its row.
//!
//! The rows stand by family in the modules below; everything about [`Rule`] follows from them, and a row that lacks a part doesn't
//! compile. Left out on purpose: how a rule stands in a lab, and deciding by it.
//!
//! | part of a row | says |
//! |---|---|
//! | `in` | the editions that the rule holds in |
//! | `in_place_of` | the rules that it replaces, whole or in part; only N rules have this part |
//! | `from` | the documents that state it, and where in them; the current documentation has no parts, the link leads there |
//! | `documented` | Microsoft's page, without a language so that readers get theirs, at the heading of the English page |
//! | `refused_by` | the rules that refusals name when this one stands in the way: itself, unless others say it more exactly; none when it only tells |
//! | `en`, `nl` | what it says |
//! | `here_en`, `here_nl` | what it is in Kluis: what can be seen or done |

#[macro_use]
mod levels;
#[macro_use]
mod vaults;
#[macro_use]
mod set_up;
#[macro_use]
mod restores;
#[macro_use]
mod machines;
#[macro_use]
mod disks;
#[macro_use]
mod current;
mod source;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use self::source::{Document, Section, Source};
use crate::{Bilingual, Edition};

/// Makes the types from the rows of all families. A `match` for each part, so that a program that uses one doesn't carry the others.
macro_rules! rules {
    ($(
        $group:ident: $title_en:literal / $title_nl:literal {
            $($id:ident {
                in: [$($edition:ident),+],
                $(in_place_of: [$($replaced:ident),+],)?
                from: { $($($document:ident)+: $sections:tt),+ },
                documented: $documented:literal,
                refused_by: [$($refused_by:ident),*],
                en: $en:literal,
                nl: $nl:literal,
                here_en: $here_en:literal,
                here_nl: $here_nl:literal,
            })+
        }
    )+) => {
        /// What a rule is about; its letter is the first of the rule's id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Group {
            $(#[doc = $title_en] $group,)+
        }

        impl Group {
            /// What it is about.
            #[must_use]
            pub const fn title(self) -> Bilingual {
                match self { $(Self::$group => Bilingual { en: $title_en, nl: $title_nl },)+ }
            }
        }

        /// A rule of the rulebook, by its id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $($(#[doc = $en] $id,)+)+
        }

        impl Rule {
            /// Every rule, in the rulebook's order.
            pub const ALL: &[Self] = &[$($(Self::$id,)+)+];

            /// The id as text.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $($(Self::$id => stringify!($id),)+)+ }
            }

            /// The group that the rule belongs to.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $($(Self::$id)|+ => Group::$group,)+ }
            }

            /// The editions that the rule holds in, the older first.
            const fn editions(self) -> &'static [Edition] {
                match self { $($(Self::$id => &[$(Edition::$edition),+],)+)+ }
            }

            /// The rules that this one stands in place of, whole or in part; only N rules do.
            #[must_use]
            pub const fn in_place_of(self) -> &'static [Self] {
                match self { $($(Self::$id => &[$($(Self::$replaced),+)?],)+)+ }
            }

            /// Where the rule is stated, in the order of the documents.
            #[must_use]
            pub const fn sources(self) -> &'static [Source] {
                use Section::{
                    AdeSupport, AssignKey, AssignPermissions, BackingUp, BackupPolicy, BeforeYouStart, Configuring, CustomerKeys, EnableIdentity, EnableProtection, Introduction, LevelsOfEncryption, Limitations, MovingDirectories, PlatformKeys, ProvidePermissions, Question1, Question2, Question3, Question4, Question5, Question6, RestoreEncryptedVm, RestoringDatabases, RestoringDisks, RestoringFiles, ScenariosAndRestrictions, SelectingDes, SettingUpKeyVault, SseVersusAde, TriggerJob,
                };
                match self {
                    $($(Self::$id => &[$($(Source { document: Document::$document, sections: &$sections },)+)+],)+)+
                }
            }

            /// The page of Microsoft's documentation that states the rule, at its heading if one does.
            #[must_use]
            pub const fn documentation(self) -> &'static str {
                match self { $($(Self::$id => $documented,)+)+ }
            }

            /// The rules that refusals name for what this one forbids: itself, unless others say it more exactly; none when it only tells.
            #[must_use]
            pub const fn refused_by(self) -> &'static [Self] {
                match self { $($(Self::$id => &[$(Self::$refused_by),*],)+)+ }
            }

            /// What it says.
            #[must_use]
            pub const fn statement(self) -> Bilingual {
                match self { $($(Self::$id => Bilingual { en: $en, nl: $nl },)+)+ }
            }

            /// What it is in Kluis: what can be seen or done.
            #[must_use]
            pub const fn here(self) -> Bilingual {
                match self { $($(Self::$id => Bilingual { en: $here_en, nl: $here_nl },)+)+ }
            }
        }
    };
}

// Each family hands its rows to the next, and `rules!` gets them all, in the rulebook's order.
levels! { vaults! set_up! restores! machines! disks! current! rules! }

impl Rule {
    /// Whether the rule holds in this edition. One that is [`Self::replaced_by`] others may hold in both: then only a part of it is
    /// otherwise in the current one.
    #[must_use]
    pub fn holds_in(self, edition: Edition) -> bool {
        self.editions().contains(&edition)
    }

    /// The rules of the current documentation that stand in place of this one, whole or in part.
    pub fn replaced_by(self) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |rule| rule.in_place_of().contains(&self))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Rule {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|rule| rule.id() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_reads_back_its_id_and_links_to_documentation() {
        for rule in Rule::ALL {
            assert_eq!(rule.id().parse(), Ok(*rule));
            assert!(rule.documentation().starts_with("https://learn.microsoft.com/"));
        }
        assert_eq!(Rule::ALL.len(), 84);
        assert_eq!("E0".parse::<Rule>(), Err(()));
    }

    #[test]
    fn every_link_is_one_of_microsofts_pages_without_a_language_and_with_a_heading_at_most() {
        for rule in Rule::ALL {
            let link = rule.documentation();
            let path = link.strip_prefix("https://learn.microsoft.com/azure/").unwrap();
            assert!(link.matches('#').count() <= 1, "{rule}: {link}");
            let plain = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || "-/#".contains(one);
            assert!(path.chars().all(plain) && !path.ends_with('#'), "{rule}: {link}");
        }
    }

    #[test]
    fn a_rule_is_refused_by_itself_or_by_rules_that_are() {
        for rule in Rule::ALL {
            for by in rule.refused_by() {
                assert!(by.refused_by().contains(by), "{rule}: nothing is refused by {by}");
            }
        }
        assert_eq!(Rule::V1.refused_by(), [Rule::V1]);
        assert_eq!(Rule::A1.refused_by(), [Rule::V9, Rule::V1]);
        assert_eq!(Rule::E1.refused_by(), []);
    }

    #[test]
    fn every_rule_holds_in_an_edition_and_only_n_rules_stand_in_place_of_others() {
        for rule in Rule::ALL {
            assert!(
                rule.holds_in(Edition::Seeds) || rule.holds_in(Edition::Current),
                "{rule} holds nowhere"
            );
            assert!(rule.in_place_of().is_empty() || rule.group() == Group::N, "{rule}");
            for replaced in rule.in_place_of() {
                assert_ne!(replaced.group(), Group::N);
                assert!(replaced.holds_in(Edition::Seeds) && rule.holds_in(Edition::Current));
                assert!(
                    replaced.replaced_by().any(|one| one == *rule),
                    "{replaced} lacks {rule}"
                );
            }
        }
    }

    #[test]
    fn a_rule_that_holds_no_longer_has_another_in_its_place() {
        for rule in Rule::ALL.iter().filter(|rule| !rule.holds_in(Edition::Current)) {
            assert!(rule.replaced_by().next().is_some(), "{rule}");
        }
    }

    #[test]
    fn the_rules_in_place_of_others_are_those_of_the_rulebook() {
        let replaced_by = |rule: Rule| rule.replaced_by().map(Rule::id).collect::<Vec<_>>();
        assert_eq!(replaced_by(Rule::A3), ["N2", "N8"]);
        assert_eq!(replaced_by(Rule::K2), ["N5", "N13"]);
        assert_eq!(replaced_by(Rule::V1), [] as [&str; 0]);
        assert!(Rule::N16.in_place_of().is_empty());
    }
}
