//! Names, each with Azure's own limits. Two names of a resource that differ in case only are the same name, as they are for Azure, and
//! each keeps the spelling that it was given. Only ASCII letters fold. Items are the exception: their names may be paths. Cheap to clone: a model, its copies and its views hold the same few thousands of times.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is not a name of its kind. Lengths are in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum NameError {
    /// Shorter than the kind allows.
    #[error("shorter than {min} characters")]
    TooShort {
        /// The least length.
        min: u8,
    },
    /// Longer than the kind allows.
    #[error("longer than {max} characters")]
    TooLong {
        /// The greatest length.
        max: u8,
    },
    /// A character that the kind doesn't allow.
    #[error("the character {found:?} is not allowed")]
    Character {
        /// The first such character.
        found: char,
    },
    /// The first character is not a letter.
    #[error("the first character is not a letter")]
    Start,
    /// The last character is a hyphen, or two hyphens follow each other.
    #[error("a hyphen stands at the end or beside another")]
    Hyphen,
}

/// What a kind of name allows.
struct Limits {
    length: (u8, u8),
    allowed: fn(char) -> bool,
    starts_with_letter: bool,
    single_hyphens: bool,
    lower_case: bool,
}

fn check(text: &str, limits: &Limits) -> Result<(), NameError> {
    let (min, max) = limits.length;
    let length = text.chars().count();
    if let Some(found) = text.chars().find(|&c| !(limits.allowed)(c)) {
        return Err(NameError::Character { found });
    }
    if length < usize::from(min) {
        return Err(NameError::TooShort { min });
    }
    if length > usize::from(max) {
        return Err(NameError::TooLong { max });
    }
    if limits.starts_with_letter && !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(NameError::Start);
    }
    if limits.single_hyphens && (text.ends_with('-') || text.contains("--")) {
        return Err(NameError::Hyphen);
    }
    Ok(())
}

fn alphanumeric_or_hyphen(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

fn lowercase_or_digit(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

fn group_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '(' | ')')
}

fn identity_character(c: char) -> bool {
    alphanumeric_or_hyphen(c) || c == '_'
}

fn resource_character(c: char) -> bool {
    alphanumeric_or_hyphen(c) || matches!(c, '_' | '.')
}

fn printable(c: char) -> bool {
    !c.is_control()
}

/// The bytes of a name by which it is compared.
fn folded(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().map(|byte| byte.to_ascii_lowercase())
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident { $($limit:tt)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks a text against the limits of this kind; surrounding blanks are dropped.
            ///
            /// # Errors
            /// [`NameError`] says which limit is broken.
            pub fn parse(text: &str) -> Result<Self, NameError> {
                let text = text.trim();
                let limits = Limits { $($limit)* };
                check(text, &limits)?;
                Ok(Self(if limits.lower_case { text.to_ascii_lowercase().into() } else { text.into() }))
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = NameError;

            fn from_str(text: &str) -> Result<Self, NameError> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NameError;

            fn try_from(text: String) -> Result<Self, NameError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0.as_ref().to_owned()
            }
        }
    )*};
}

/// Kinds of names that Azure compares without regard to case.
macro_rules! folding {
    ($($name:ident)*) => {$(
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.0.eq_ignore_ascii_case(&other.0)
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                folded(&self.0).cmp(folded(&other.0))
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                folded(&self.0).for_each(|byte| state.write_u8(byte));
                state.write_u8(0xff);
            }
        }

        impl $name {
            /// Whether a text is this name, in whatever spelling.
            #[must_use]
            pub fn is_called(&self, text: &str) -> bool {
                self.0.eq_ignore_ascii_case(text)
            }
        }
    )*};
}

names! {
    /// A Recovery Services vault: 2–50 letters, digits and hyphens, a letter first.
    VaultName { length: (2, 50), allowed: alphanumeric_or_hyphen, starts_with_letter: true, single_hyphens: false, lower_case: false }
    /// A key vault: 3–24 letters, digits and single hyphens, a letter first, no hyphen last. Kept in lower case, because
    /// it is the first part of a host name.
    KeyVaultName { length: (3, 24), allowed: alphanumeric_or_hyphen, starts_with_letter: true, single_hyphens: true, lower_case: true }
    /// A key in a key vault: 1–127 letters, digits and hyphens.
    KeyName { length: (1, 127), allowed: alphanumeric_or_hyphen, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A user-assigned identity: 3–128 letters, digits, hyphens and underscores, a letter first.
    IdentityName { length: (3, 128), allowed: identity_character, starts_with_letter: true, single_hyphens: false, lower_case: false }
    /// A storage account: 3–24 lower-case letters and digits.
    StorageName { length: (3, 24), allowed: lowercase_or_digit, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A resource group: 1–90 letters, digits, hyphens, underscores, periods and parentheses.
    ResourceGroupName { length: (1, 90), allowed: group_character, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A backup item, as its owner calls it: 1–100 printable characters. It may be a path, so `Docs` and `docs` are two items.
    #[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
    ItemName { length: (1, 100), allowed: printable, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A secret in a key vault: 1–127 letters, digits and hyphens.
    SecretName { length: (1, 127), allowed: alphanumeric_or_hyphen, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A virtual machine: 1–64 letters, digits, hyphens, underscores and periods.
    VmName { length: (1, 64), allowed: resource_character, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A disk: 1–80 letters, digits, hyphens, underscores and periods.
    DiskName { length: (1, 80), allowed: resource_character, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A disk encryption set: 1–80 letters, digits, hyphens and underscores.
    DesName { length: (1, 80), allowed: identity_character, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A snapshot of a disk: 1–80 letters, digits, hyphens, underscores and periods.
    SnapshotName { length: (1, 80), allowed: resource_character, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A custom image: 1–80 letters, digits, hyphens, underscores and periods.
    ImageName { length: (1, 80), allowed: resource_character, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A scale set: 1–64 letters, digits, hyphens, underscores and periods.
    ScaleSetName { length: (1, 64), allowed: resource_character, starts_with_letter: false, single_hyphens: false, lower_case: false }
    /// A backup policy: 3–150 letters, digits and hyphens, a letter first.
    PolicyName { length: (3, 150), allowed: alphanumeric_or_hyphen, starts_with_letter: true, single_hyphens: false, lower_case: false }
}

folding! {
    VaultName KeyVaultName KeyName IdentityName StorageName ResourceGroupName SecretName VmName DiskName DesName SnapshotName
    ImageName ScaleSetName PolicyName
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_within_its_limits_is_kept_without_its_blanks() {
        assert_eq!(
            VaultName::parse(" testvault ").map(String::from),
            Ok("testvault".to_owned())
        );
        assert_eq!(
            ItemName::parse("naïve – 日本").map(String::from),
            Ok("naïve – 日本".to_owned())
        );
    }

    #[test]
    fn names_that_differ_in_case_only_are_the_same() {
        assert_eq!(KeyVaultName::parse("TestKeyVault"), KeyVaultName::parse("testkeyvault"));
        let vault = VaultName::parse("TestVault").unwrap();
        assert_eq!(vault.as_str(), "TestVault");
        assert_eq!(vault, VaultName::parse("testvault").unwrap());
        assert_ne!(vault, VaultName::parse("testvault2").unwrap());
        assert!(vault.is_called("TESTVAULT") && !vault.is_called("testvault2"));
    }

    #[test]
    fn items_that_differ_in_case_are_two() {
        assert_ne!(ItemName::parse("/home/me/Docs"), ItemName::parse("/home/me/docs"));
    }

    fn hash_of(name: &VmName) -> u64 {
        let mut hasher = std::hash::DefaultHasher::new();
        name.hash(&mut hasher);
        hasher.finish()
    }

    proptest! {
        #[test]
        fn equality_order_and_hash_agree(a in "[a-cA-C._-]{1,4}", b in "[a-cA-C._-]{1,4}") {
            let (a, b) = (VmName::parse(&a).unwrap(), VmName::parse(&b).unwrap());
            let folded = |name: &VmName| name.as_str().to_ascii_lowercase();
            prop_assert_eq!(a == b, folded(&a) == folded(&b));
            prop_assert_eq!(a.cmp(&b), folded(&a).cmp(&folded(&b)));
            prop_assert_eq!(a == b, a.cmp(&b) == Ordering::Equal);
            prop_assert!(a != b || hash_of(&a) == hash_of(&b));
        }

        #[test]
        fn a_name_in_other_letters_is_the_same_name_and_keeps_its_spelling(text in "[a-zA-Z][a-zA-Z0-9-]{1,20}") {
            let (name, upper) = (VmName::parse(&text).unwrap(), VmName::parse(&text.to_ascii_uppercase()).unwrap());
            prop_assert_eq!(&name, &upper);
            prop_assert_eq!(hash_of(&name), hash_of(&upper));
            prop_assert_eq!(name.as_str(), text);
        }
    }

    #[test]
    fn each_limit_is_told_by_name() {
        assert_eq!(KeyVaultName::parse("kv"), Err(NameError::TooShort { min: 3 }));
        assert_eq!(StorageName::parse(&"a".repeat(25)), Err(NameError::TooLong { max: 24 }));
        assert_eq!(StorageName::parse("Test"), Err(NameError::Character { found: 'T' }));
        assert_eq!(KeyVaultName::parse("1kv"), Err(NameError::Start));
        assert_eq!(KeyVaultName::parse("kv--1"), Err(NameError::Hyphen));
        assert_eq!(KeyVaultName::parse("kv1-"), Err(NameError::Hyphen));
        assert_eq!(ItemName::parse("a\nb"), Err(NameError::Character { found: '\n' }));
    }
}
