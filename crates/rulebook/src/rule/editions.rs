//! In which edition a rule holds, and which rules of the current documentation stand in place of which.

use crate::{Edition, Rule};

/// The editions in which a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Editions {
    /// Both. If other rules stand in place of it, then only a part of it is otherwise in the current edition.
    Both,
    /// Only that of the source documents.
    Seeds,
    /// Only the current one.
    Current {
        /// The rules that this one stands in place of, whole or in part.
        in_place_of: &'static [Rule],
    },
}

impl Editions {
    const fn has(self, edition: Edition) -> bool {
        match self {
            Self::Both => true,
            Self::Seeds => matches!(edition, Edition::Seeds),
            Self::Current { .. } => matches!(edition, Edition::Current),
        }
    }
}

impl Rule {
    /// Whether the rule holds in this edition. One that [`Self::replaced_by`] others may hold in both: then only a part of
    /// it is otherwise in the current one.
    #[must_use]
    pub const fn holds_in(self, edition: Edition) -> bool {
        self.editions().has(edition)
    }

    /// The rules that this one stands in place of, whole or in part; only N rules do.
    #[must_use]
    pub const fn in_place_of(self) -> &'static [Self] {
        match self.editions() {
            Editions::Current { in_place_of } => in_place_of,
            Editions::Both | Editions::Seeds => &[],
        }
    }

    /// The rules of the current documentation that stand in place of this one, whole or in part.
    pub fn replaced_by(self) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |rule| rule.in_place_of().contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Group;

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
