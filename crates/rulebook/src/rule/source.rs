//! The documents that state the rules, and the parts of these.

use crate::Bilingual;

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

    /// What it is called, and when it was as it is followed here.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        match self {
            Self::Cmk2020 => Bilingual {
                en: "Encryption of backup data using customer-managed keys (August 2020)",
                nl: "Versleuteling van back-upgegevens met door de klant beheerde sleutels (augustus 2020)",
            },
            Self::Cmk2021 => Bilingual {
                en: "Encryption of backup data using customer-managed keys (March 2021)",
                nl: "Versleuteling van back-upgegevens met door de klant beheerde sleutels (maart 2021)",
            },
            Self::EncryptedVms => Bilingual {
                en: "Back up and restore encrypted Azure virtual machines (March 2021)",
                nl: "Back-up en herstel van versleutelde virtuele Azure-machines (maart 2021)",
            },
            Self::Levels => Bilingual {
                en: "Encryption in Azure Backup (March 2021)",
                nl: "Versleuteling in Azure Backup (maart 2021)",
            },
            Self::ManagedDisks => Bilingual {
                en: "Server-side encryption of managed disks (November 2019)",
                nl: "Versleuteling van beheerde schijven door de server (november 2019)",
            },
            Self::Current => Bilingual {
                en: "Microsoft’s documentation as read in November 2026",
                nl: "Documentatie van Microsoft, gelezen in november 2026",
            },
        }
    }
}

/// Makes the parts of the documents, each by its heading in both languages.
macro_rules! sections {
    ($($section:ident: $en:literal / $nl:literal;)+) => {
        /// A part of a source document, by its heading.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Section {
            $(#[doc = $en] $section,)+
        }

        impl Section {
            /// The heading.
            #[must_use]
            pub const fn title(self) -> Bilingual {
                match self {
                    $(Self::$section => Bilingual { en: $en, nl: $nl },)+
                }
            }
        }
    };
}

sections! {
    Introduction: "introduction" / "inleiding";
    BeforeYouStart: "Before you start" / "Voordat u begint";
    Configuring: "Configuring a vault" / "Een kluis configureren";
    EnableIdentity: "Enable managed identity" / "Beheerde identiteit inschakelen";
    AssignPermissions: "Assign permissions" / "Machtigingen toewijzen";
    EnableProtection: "Enable soft delete and purge protection" / "Voorlopig verwijderen en opschoningsbeveiliging inschakelen";
    AssignKey: "Assign encryption key" / "Versleutelingssleutel toewijzen";
    BackingUp: "Backing up to a vault" / "Back-ups maken naar een kluis";
    RestoringDisks: "Restoring VM or disk" / "VM of schijf herstellen";
    SelectingDes: "Select a disk encryption set" / "Een schijfversleutelingsset selecteren";
    RestoringFiles: "Restoring files" / "Bestanden herstellen";
    RestoringDatabases: "Restoring SAP HANA or SQL databases" / "SAP HANA- of SQL-databases herstellen";
    Question1: "question 1 of the FAQ" / "veelgestelde vraag 1";
    Question2: "question 2 of the FAQ" / "veelgestelde vraag 2";
    Question3: "question 3 of the FAQ" / "veelgestelde vraag 3";
    Question4: "question 4 of the FAQ" / "veelgestelde vraag 4";
    Question5: "question 5 of the FAQ" / "veelgestelde vraag 5";
    Question6: "question 6 of the FAQ" / "veelgestelde vraag 6";
    LevelsOfEncryption: "Levels of encryption" / "Versleutelingsniveaus";
    PlatformKeys: "Platform-managed keys" / "Door het platform beheerde sleutels";
    CustomerKeys: "Customer-managed keys" / "Door de klant beheerde sleutels";
    AdeSupport: "Encryption support using ADE" / "Ondersteuning voor versleuteling met ADE";
    Limitations: "Limitations" / "Beperkingen";
    BackupPolicy: "Configure a backup policy" / "Een back-upbeleid configureren";
    TriggerJob: "Trigger a backup job" / "Een back-uptaak activeren";
    ProvidePermissions: "Provide permissions" / "Machtigingen opgeven";
    RestoreEncryptedVm: "Restore an encrypted VM" / "Een versleutelde VM herstellen";
    ScenariosAndRestrictions: "Supported scenarios and restrictions" / "Ondersteunde scenario’s en beperkingen";
    SettingUpKeyVault: "Setting up your Azure Key Vault" / "Uw Azure Key Vault instellen";
    MovingDirectories: "the note on other directories" / "de opmerking over andere directory’s";
    SseVersusAde: "Server-side encryption versus Azure Disk Encryption" / "Versleuteling door de server versus Azure Disk Encryption";
}

/// A place that states a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: Document,
    /// The parts of it, in its order; none where the documentation of today has it on the page that the rule links to.
    pub sections: &'static [Section],
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
