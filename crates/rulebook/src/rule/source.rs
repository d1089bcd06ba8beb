//! Which of the source documents state a rule, and where in them.

/// A source document. The first five are the seeds; the rules were read from their Dutch machine translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// 000: customer-managed keys for a vault, as of August 2020.
    Cmk2020,
    /// 001: the same page, as of March 2021. Where the two differ, this one stands.
    Cmk2021,
    /// 002: backing up and restoring encrypted virtual machines.
    EncryptedVms,
    /// 003: encryption in Azure Backup.
    Levels,
    /// 004: server-side encryption of managed disks, as of November 2019.
    ManagedDisks,
    /// Microsoft's documentation as read in November 2026; the source of the N rules.
    Current,
}

impl Document {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 6] = [
        Self::Cmk2020,
        Self::Cmk2021,
        Self::EncryptedVms,
        Self::Levels,
        Self::ManagedDisks,
        Self::Current,
    ];

    /// The number of a seed; the documentation of today has the year in its place.
    #[must_use]
    pub const fn number(self) -> &'static str {
        match self {
            Self::Cmk2020 => "000",
            Self::Cmk2021 => "001",
            Self::EncryptedVms => "002",
            Self::Levels => "003",
            Self::ManagedDisks => "004",
            Self::Current => "2026",
        }
    }
}

/// A part of a source document, by its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is a heading; the catalogue has the words")]
pub enum Section {
    /// What stands before the first heading.
    Introduction,
    BeforeYouStart,
    Configuring,
    EnableIdentity,
    AssignPermissions,
    EnableProtection,
    AssignKey,
    BackingUp,
    RestoringDisks,
    SelectingDes,
    RestoringFiles,
    RestoringDatabases,
    /// A question of the FAQ, by its place.
    Question(u8),
    LevelsOfEncryption,
    PlatformKeys,
    CustomerKeys,
    AdeSupport,
    Limitations,
    BackupPolicy,
    TriggerJob,
    ProvidePermissions,
    RestoreEncryptedVm,
    ScenariosAndRestrictions,
    SettingUpKeyVault,
    MovingDirectories,
    SseVersusAde,
}

/// A place that states a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: Document,
    /// The parts of it, in its order; none where the documentation of today has it on the page that the rule links to.
    pub sections: &'static [Section],
}

/// The sources of a row: `documents: [sections]`, the documents that have the same sections beside each other.
macro_rules! sources {
    (@sections [$($section:ident $(($number:literal))?),*]) => {
        &[$(Section::$section $(($number))?),*]
    };
    ($($($document:ident)+: $sections:tt),+) => {
        &[$($(Source { document: Document::$document, sections: sources!(@sections $sections) },)+)+]
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Group, Rule};

    #[test]
    fn every_rule_names_its_documents_in_order_and_a_seed_with_its_parts() {
        for rule in Rule::ALL {
            let sources = rule.sources();
            assert!(!sources.is_empty(), "{rule}");
            assert!(sources.is_sorted_by(|one, next| one.document < next.document), "{rule}");
            for source in sources {
                let is_current = source.document == Document::Current;
                assert_eq!(is_current, rule.group() == Group::N, "{rule}");
                assert_eq!(source.sections.is_empty(), is_current, "{rule}");
            }
        }
    }

    #[test]
    fn the_documents_are_those_of_the_rulebook() {
        let documents = |rule: Rule| {
            rule.sources()
                .iter()
                .map(|one| one.document.number())
                .collect::<Vec<_>>()
        };
        assert_eq!(documents(Rule::E1), ["000", "001", "003"]);
        assert_eq!(documents(Rule::E3), ["003", "004"]);
        assert_eq!(documents(Rule::E5), ["003"]);
        assert_eq!(documents(Rule::V7), ["001"]);
        assert_eq!(documents(Rule::K1), ["000", "001", "004"]);
        assert_eq!(documents(Rule::A3), ["001"]);
        assert_eq!(documents(Rule::D6), ["002"]);
        assert_eq!(documents(Rule::M8), ["004"]);
        assert_eq!(documents(Rule::N4), ["2026"]);
    }
}
