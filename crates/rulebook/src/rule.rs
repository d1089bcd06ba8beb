//! The rules: an id and a row each, in the file of their group. A row is everything that is true of a rule without a lab. Left
//! out on purpose: what the editions are (`edition.rs`), and how a rule stands in a lab (`kluis-lab`).

#[macro_use]
mod documentation;
mod editions;
#[macro_use]
mod source;

#[macro_use]
mod a;
#[macro_use]
mod d;
#[macro_use]
mod e;
#[macro_use]
mod i;
#[macro_use]
mod k;
#[macro_use]
mod m;
#[macro_use]
mod n;
#[macro_use]
mod p;
#[macro_use]
mod r;
#[macro_use]
mod v;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use self::source::{Document, Section, Source};

/// What a rule is about; its letter is the first of the rule's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Group {
    /// Encryption levels.
    E,
    /// Recovery Services vault with customer-managed keys.
    V,
    /// Identity.
    I,
    /// Permissions.
    P,
    /// Key vault.
    K,
    /// Assigning the key.
    A,
    /// Restore.
    R,
    /// Encrypted VMs.
    D,
    /// Managed disks and disk encryption sets.
    M,
    /// What Microsoft changed since.
    N,
}

/// What is said of a rule, in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// In English.
    pub en: &'static str,
    /// In Dutch.
    pub nl: &'static str,
}

/// Whether a rule forbids something; `cargo xtask tidy` reads it in the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbids {
    /// No request is ever refused by this rule.
    Nothing,
    /// Requests are refused by this rule, and one of its scenarios shows a refusal.
    Refused,
    /// It forbids something, but no scenario can show a refusal by this rule: why not.
    NotShown(&'static str),
}

macro_rules! rules {
    (: $($group:ident { $($id:ident: $row:expr,)* })*) => {
        /// A rule of the rulebook, by its id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $($(#[doc = stringify!($id)] $id,)*)*
        }

        /// The rows, by the ids of their rules.
        mod rows {
            use super::editions::Editions;
            use super::{Document, Forbids, Rule, Section, Sentences, Source};

            /// Everything that is true of a rule without a lab.
            pub(super) struct Row {
                /// The editions in which it holds.
                pub(super) editions: Editions,
                /// Whether it forbids something.
                pub(super) forbids: Forbids,
                /// Where it is stated, in the order of the documents.
                pub(super) sources: &'static [Source],
                /// The page of Microsoft's documentation that states it, at its heading if one does.
                pub(super) documentation: &'static str,
                /// What it says.
                pub(super) statement: Sentences,
                /// What it is in Kluis: what can be seen or done.
                pub(super) here: Sentences,
            }

            $($(pub(super) const $id: Row = $row;)*)*
        }

        // One `match` for each part, so that a page that needs the links doesn't load the sentences; of `const` blocks, since a row
        // that is read when the program runs is a constant that holds every part of it.
        impl Rule {
            /// Every rule, in the rulebook's order.
            pub const ALL: &[Self] = &[$($(Self::$id,)*)*];

            /// The id as text.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $($(Self::$id => stringify!($id),)*)* }
            }

            /// The group that the rule belongs to.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $($(Self::$id)|* => Group::$group,)* }
            }

            const fn editions(self) -> editions::Editions {
                match self { $($(Self::$id => const { rows::$id.editions },)*)* }
            }

            /// Whether it forbids something.
            #[must_use]
            pub const fn forbids(self) -> Forbids {
                match self { $($(Self::$id => const { rows::$id.forbids },)*)* }
            }

            /// Where the rule is stated, in the order of the documents.
            #[must_use]
            pub const fn sources(self) -> &'static [Source] {
                match self { $($(Self::$id => const { rows::$id.sources },)*)* }
            }

            /// The page of Microsoft's documentation that states the rule, at its heading if one does.
            #[must_use]
            pub const fn documentation(self) -> &'static str {
                match self { $($(Self::$id => const { rows::$id.documentation },)*)* }
            }

            /// What the rule says.
            #[must_use]
            pub const fn statement(self) -> Sentences {
                match self { $($(Self::$id => const { rows::$id.statement },)*)* }
            }

            /// What the rule is in Kluis: what can be seen or done.
            #[must_use]
            pub const fn here(self) -> Sentences {
                match self { $($(Self::$id => const { rows::$id.here },)*)* }
            }
        }
    };
}

// Each group hands its rows to the next one, and the last all of them to `rules`.
e! { v i p k a r d m n rules: }

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
}
