//! Which of the source documents state a rule, and where in them.

use crate::Rule;

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

/// Where each rule is stated: `rules => documents: [sections]`. One exhaustive `match`, so that a rule without a source fails the build.
macro_rules! sources {
    ($($($rule:ident)+ => $($($document:ident)+: $sections:tt),+;)+) => {
        impl Rule {
            /// Where the rule is stated, in the order of the documents.
            #[must_use]
            pub const fn sources(self) -> &'static [Source] {
                use Section::{
                    AdeSupport, AssignKey, AssignPermissions, BackingUp, BackupPolicy, BeforeYouStart, Configuring,
                    CustomerKeys, EnableIdentity, EnableProtection, Introduction, LevelsOfEncryption, Limitations,
                    MovingDirectories, PlatformKeys, ProvidePermissions, Question, RestoreEncryptedVm,
                    RestoringDatabases, RestoringDisks, RestoringFiles, ScenariosAndRestrictions, SelectingDes,
                    SettingUpKeyVault, SseVersusAde, TriggerJob,
                };
                match self {
                    $($(Self::$rule)|+ => &[$($(Source { document: Document::$document, sections: &$sections },)+)+],)+
                }
            }
        }
    };
}

sources! {
    E1 E2 => Cmk2020 Cmk2021: [Introduction], Levels: [LevelsOfEncryption];
    E3 => Levels: [LevelsOfEncryption], ManagedDisks: [CustomerKeys];
    E4 => Levels: [LevelsOfEncryption], ManagedDisks: [PlatformKeys];
    E5 => Levels: [LevelsOfEncryption];
    E6 => Levels: [Introduction];
    E7 => ManagedDisks: [CustomerKeys];

    V1 => Cmk2020 Cmk2021: [BeforeYouStart, Question(1), Question(2)];
    V2 => Cmk2020 Cmk2021: [BeforeYouStart, Question(3)];
    V3 V4 V5 V6 V8 => Cmk2020 Cmk2021: [BeforeYouStart];
    V7 => Cmk2021: [BeforeYouStart];
    V9 => Cmk2020 Cmk2021: [Configuring];
    V10 => Cmk2020 Cmk2021: [BackingUp, Question(5)];
    V11 => Cmk2020 Cmk2021: [Question(4)];
    V12 => Cmk2020 Cmk2021: [Question(6)];
    V13 => Cmk2020 Cmk2021: [BackingUp];

    I1 I2 => Cmk2020 Cmk2021: [EnableIdentity];
    P1 => Cmk2020 Cmk2021: [AssignPermissions];
    K1 => Cmk2020 Cmk2021: [EnableProtection], ManagedDisks: [SettingUpKeyVault];
    K2 => ManagedDisks: [SettingUpKeyVault];
    K3 => ManagedDisks: [CustomerKeys];
    A1 A2 A4 A6 => Cmk2020 Cmk2021: [AssignKey];
    A3 A5 => Cmk2021: [AssignKey];

    R1 R2 R3 => Cmk2020 Cmk2021: [RestoringDisks];
    R4 R5 => Cmk2020 Cmk2021: [SelectingDes];
    R6 => Cmk2020 Cmk2021: [RestoringFiles];
    R7 => Cmk2020 Cmk2021: [RestoringDatabases];
    R8 => Cmk2021: [SelectingDes];

    D1 => EncryptedVms: [PlatformKeys];
    D2 => EncryptedVms: [CustomerKeys];
    D3 => EncryptedVms: [AdeSupport];
    D4 D5 D6 => EncryptedVms: [Limitations];
    D7 => EncryptedVms: [Limitations, RestoreEncryptedVm];
    D8 D9 => EncryptedVms: [BeforeYouStart];
    D10 D11 => EncryptedVms: [ProvidePermissions];
    D12 => EncryptedVms: [BackupPolicy];
    D13 => EncryptedVms: [TriggerJob];
    D14 => EncryptedVms: [RestoreEncryptedVm];

    M1 => ManagedDisks: [PlatformKeys];
    M2 => ManagedDisks: [CustomerKeys, SettingUpKeyVault];
    M3 M4 => ManagedDisks: [CustomerKeys];
    M5 => ManagedDisks: [SettingUpKeyVault];
    M6 M7 M8 M9 M10 M11 M12 => ManagedDisks: [ScenariosAndRestrictions];
    M13 => ManagedDisks: [MovingDirectories];
    M14 => ManagedDisks: [SseVersusAde];

    N1 N2 N3 N4 N5 N6 N7 N8 N9 N10 N11 N12 N13 N14 N15 N16 => Current: [];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Group;

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
