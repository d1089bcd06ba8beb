//! In which edition a rule holds, and which rules of the current documentation stand in place of which.

use crate::{Edition, Group, Rule};

impl Edition {
    /// Both, the older first.
    pub const ALL: [Self; 2] = [Self::Seeds, Self::Current];

    /// The year of the documentation that it follows, which is its name to a user.
    #[must_use]
    pub const fn year(self) -> &'static str {
        match self {
            Self::Seeds => "2021",
            Self::Current => "2026",
        }
    }
}

impl Rule {
    /// Whether the rule holds in this edition. One that [`Self::replaced_by`] others may hold in both: then only a part of
    /// it is otherwise in the current one.
    #[must_use]
    pub const fn holds_in(self, edition: Edition) -> bool {
        match edition {
            // Refusals carry Azure's error codes in both editions (N10): nobody is helped by leaving them out.
            Edition::Seeds => !matches!(self.group(), Group::N) || matches!(self, Self::N10),
            // Customer-managed keys for disks left the preview region long ago (N11).
            Edition::Current => !matches!(self, Self::M7),
        }
    }

    /// The rules that this one stands in place of, whole or in part; only N rules do.
    #[must_use]
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "most rules stand in place of none; the tests hold the table to the rulebook"
    )]
    pub const fn in_place_of(self) -> &'static [Self] {
        match self {
            Self::N1 => &[Self::V5],
            Self::N2 | Self::N8 => &[Self::A3],
            Self::N3 => &[Self::I1],
            Self::N4 => &[Self::P1],
            Self::N5 => &[Self::K1, Self::K2],
            Self::N6 => &[Self::A4],
            Self::N7 => &[Self::E3],
            Self::N9 => &[Self::E5],
            Self::N11 => &[Self::M7, Self::M11],
            Self::N12 => &[Self::M3],
            Self::N13 => &[Self::K2],
            Self::N14 => &[Self::D7],
            Self::N15 => &[Self::R2],
            _ => &[],
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
