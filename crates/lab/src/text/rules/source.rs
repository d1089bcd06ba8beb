//! The words for groups of rules, for the documents that state them, and for the parts of these.

use kluis_rulebook::{Document, Group, Section};

use crate::text::{Lang, Say};

impl Say for Group {
    fn say(&self, lang: Lang) -> String {
        let (en, nl) = match self {
            Self::E => ("Encryption levels", "Versleutelingsniveaus"),
            Self::V => (
                "Recovery Services vault with your key",
                "Recovery Services-kluis met eigen sleutel",
            ),
            Self::I => ("Identity", "Identiteit"),
            Self::P => ("Permissions", "Machtigingen"),
            Self::K => ("Key vault", "Key vault"),
            Self::A => ("Assigning the key", "De sleutel toewijzen"),
            Self::R => ("Restore", "Herstellen"),
            Self::D => ("Encrypted VMs", "Versleutelde VM’s"),
            Self::M => (
                "Managed disks and disk encryption sets",
                "Beheerde schijven en schijfversleutelingssets",
            ),
            Self::N => (
                "What Microsoft changed since",
                "Wat Microsoft sindsdien heeft veranderd",
            ),
        };
        of(lang, en, nl)
    }
}

impl Say for Document {
    fn say(&self, lang: Lang) -> String {
        let (en, nl) = match self {
            Self::Cmk2020 => (
                "Encryption of backup data using customer-managed keys (August 2020)",
                "Versleuteling van back-upgegevens met door de klant beheerde sleutels (augustus 2020)",
            ),
            Self::Cmk2021 => (
                "Encryption of backup data using customer-managed keys (March 2021)",
                "Versleuteling van back-upgegevens met door de klant beheerde sleutels (maart 2021)",
            ),
            Self::EncryptedVms => (
                "Back up and restore encrypted Azure virtual machines (March 2021)",
                "Back-up en herstel van versleutelde virtuele Azure-machines (maart 2021)",
            ),
            Self::Levels => (
                "Encryption in Azure Backup (March 2021)",
                "Versleuteling in Azure Backup (maart 2021)",
            ),
            Self::ManagedDisks => (
                "Server-side encryption of managed disks (November 2019)",
                "Versleuteling van beheerde schijven door de server (november 2019)",
            ),
            Self::Current => (
                "Microsoft’s documentation as read in November 2026",
                "Documentatie van Microsoft, gelezen in november 2026",
            ),
        };
        of(lang, en, nl)
    }
}

impl Say for Section {
    fn say(&self, lang: Lang) -> String {
        let (en, nl) = match self {
            Self::Introduction => ("introduction", "inleiding"),
            Self::BeforeYouStart => ("Before you start", "Voordat u begint"),
            Self::Configuring => ("Configuring a vault", "Een kluis configureren"),
            Self::EnableIdentity => ("Enable managed identity", "Beheerde identiteit inschakelen"),
            Self::AssignPermissions => ("Assign permissions", "Machtigingen toewijzen"),
            Self::EnableProtection => (
                "Enable soft delete and purge protection",
                "Voorlopig verwijderen en opschoningsbeveiliging inschakelen",
            ),
            Self::AssignKey => ("Assign encryption key", "Versleutelingssleutel toewijzen"),
            Self::BackingUp => ("Backing up to a vault", "Back-ups maken naar een kluis"),
            Self::RestoringDisks => ("Restoring VM or disk", "VM of schijf herstellen"),
            Self::SelectingDes => ("Select a disk encryption set", "Een schijfversleutelingsset selecteren"),
            Self::RestoringFiles => ("Restoring files", "Bestanden herstellen"),
            Self::RestoringDatabases => (
                "Restoring SAP HANA or SQL databases",
                "SAP HANA- of SQL-databases herstellen",
            ),
            Self::Question(number) => {
                return match lang {
                    Lang::En => format!("question {number} of the FAQ"),
                    Lang::Nl => format!("veelgestelde vraag {number}"),
                };
            }
            Self::LevelsOfEncryption => ("Levels of encryption", "Versleutelingsniveaus"),
            Self::PlatformKeys => ("Platform-managed keys", "Door het platform beheerde sleutels"),
            Self::CustomerKeys => ("Customer-managed keys", "Door de klant beheerde sleutels"),
            Self::AdeSupport => (
                "Encryption support using ADE",
                "Ondersteuning voor versleuteling met ADE",
            ),
            Self::Limitations => ("Limitations", "Beperkingen"),
            Self::BackupPolicy => ("Configure a backup policy", "Een back-upbeleid configureren"),
            Self::TriggerJob => ("Trigger a backup job", "Een back-uptaak activeren"),
            Self::ProvidePermissions => ("Provide permissions", "Machtigingen opgeven"),
            Self::RestoreEncryptedVm => ("Restore an encrypted VM", "Een versleutelde VM herstellen"),
            Self::ScenariosAndRestrictions => (
                "Supported scenarios and restrictions",
                "Ondersteunde scenario’s en beperkingen",
            ),
            Self::SettingUpKeyVault => ("Setting up your Azure Key Vault", "Uw Azure Key Vault instellen"),
            Self::MovingDirectories => ("the note on other directories", "de opmerking over andere directory’s"),
            Self::SseVersusAde => (
                "Server-side encryption versus Azure Disk Encryption",
                "Versleuteling door de server versus Azure Disk Encryption",
            ),
        };
        of(lang, en, nl)
    }
}

fn of(lang: Lang, en: &str, nl: &str) -> String {
    match lang {
        Lang::En => en,
        Lang::Nl => nl,
    }
    .to_owned()
}
