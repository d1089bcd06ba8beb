//! The words for how a rule stands in a lab.

use kluis_rulebook::{Check, SetupStep};

use crate::rules::{Missing, NotYet, RuleState};
use crate::text::{Lang, Say, list};

impl Say for RuleState {
    /// The state in a word or two.
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Holds) => "holds",
            (Lang::En, Self::Broken(_)) => "broken",
            (Lang::En, Self::NotYet(_)) => "not yet",
            (Lang::En, Self::Informs) => "good to know",
            (Lang::En, Self::OtherEdition) => "other edition",
            (Lang::Nl, Self::Holds) => "in orde",
            (Lang::Nl, Self::Broken(_)) => "verbroken",
            (Lang::Nl, Self::NotYet(_)) => "nog niet",
            (Lang::Nl, Self::Informs) => "goed om te weten",
            (Lang::Nl, Self::OtherEdition) => "andere editie",
        };
        words.to_owned()
    }
}

impl Say for NotYet {
    /// What is waited for, in a sentence.
    #[expect(clippy::too_many_lines, reason = "an arm for each thing that is waited for")]
    fn say(&self, lang: Lang) -> String {
        let (en, nl) = match self {
            Self::VaultWithKey => (
                "It shows once a vault has a key of yours.",
                "Hij wordt zichtbaar zodra een kluis een eigen sleutel heeft.",
            ),
            Self::RecoveryPoint => (
                "It shows with the first recovery point.",
                "Hij wordt zichtbaar bij het eerste herstelpunt.",
            ),
            Self::RestoredCopy => (
                "It shows with the first files restored to a storage account.",
                "Hij wordt zichtbaar bij de eerste bestanden die naar een opslagaccount zijn hersteld.",
            ),
            Self::Key => (
                "It shows with the first key in a key vault.",
                "Hij wordt zichtbaar bij de eerste sleutel in een key vault.",
            ),
            Self::PlatformKey => (
                "A platform key is still being generated.",
                "Er wordt nog een platformsleutel gegenereerd.",
            ),
            Self::SoftDelete => (
                "It shows once soft delete is on in a key vault.",
                "Hij wordt zichtbaar zodra voorlopig verwijderen aan staat in een key vault.",
            ),
            Self::Use => ("Nothing in this lab uses it yet.", "Niets in dit lab gebruikt het al."),
            Self::KeyUpdate(vault) => {
                return match lang {
                    Lang::En => format!("A change of the key of {vault} is on its way."),
                    Lang::Nl => format!("Er is een wijziging van de sleutel van {vault} onderweg."),
                };
            }
            Self::Disk => (
                "It shows with the first disk.",
                "Hij wordt zichtbaar bij de eerste schijf.",
            ),
            Self::Set => (
                "It shows with the first disk encryption set.",
                "Hij wordt zichtbaar bij de eerste schijfversleutelingsset.",
            ),
            Self::DiskUnderSet => (
                "It shows with the first disk under a disk encryption set.",
                "Hij wordt zichtbaar bij de eerste schijf onder een schijfversleutelingsset.",
            ),
            Self::SnapshotUnderSet => (
                "It shows with the first snapshot of a disk under a disk encryption set.",
                "Hij wordt zichtbaar bij de eerste momentopname van een schijf onder een schijfversleutelingsset.",
            ),
            Self::ImageUnderSet => (
                "It shows with the first image of a disk under a disk encryption set.",
                "Hij wordt zichtbaar bij de eerste installatiekopie van een schijf onder een schijfversleutelingsset.",
            ),
            Self::Vm => (
                "It shows with the first virtual machine.",
                "Hij wordt zichtbaar bij de eerste virtuele machine.",
            ),
            Self::AdeVm => (
                "It shows with the first virtual machine under Azure Disk Encryption.",
                "Hij wordt zichtbaar bij de eerste virtuele machine onder Azure Disk Encryption.",
            ),
            Self::ProtectedVm => (
                "It shows once a vault protects a virtual machine.",
                "Hij wordt zichtbaar zodra een kluis een virtuele machine beveiligt.",
            ),
            Self::ProtectedAdeVm => (
                "It shows once a vault protects a virtual machine under Azure Disk Encryption.",
                "Hij wordt zichtbaar zodra een kluis een virtuele machine onder Azure Disk Encryption beveiligt.",
            ),
            Self::VmPoint => (
                "It shows with the first recovery point of a virtual machine.",
                "Hij wordt zichtbaar bij het eerste herstelpunt van een virtuele machine.",
            ),
            Self::VmPointUnderSet => (
                "It shows with the first recovery point of a virtual machine whose disks are under a disk encryption set.",
                "Hij wordt zichtbaar bij het eerste herstelpunt van een virtuele machine met schijven onder een schijfversleutelingsset.",
            ),
            Self::RestoredDisk => (
                "It shows with the first restored disk.",
                "Hij wordt zichtbaar bij de eerste herstelde schijf.",
            ),
            Self::RestoredDatabase => (
                "It shows with the first restored database.",
                "Hij wordt zichtbaar bij de eerste herstelde database.",
            ),
            Self::RestoredAdeDisk => (
                "It shows with the first restored virtual machine under Azure Disk Encryption.",
                "Hij wordt zichtbaar bij de eerste herstelde virtuele machine onder Azure Disk Encryption.",
            ),
            Self::SetSteps { set, .. } => {
                return match lang {
                    Lang::En => format!("The steps of the disk encryption set {set} are not done yet."),
                    Lang::Nl => format!("De stappen van de schijfversleutelingsset {set} zijn nog niet klaar."),
                };
            }
            Self::Steps(missing) => return steps(missing, lang),
            Self::Step { step, .. } => return step_alone(*step, lang),
            Self::Checks(missing) => return checks(missing, lang),
        };
        match lang {
            Lang::En => en,
            Lang::Nl => nl,
        }
        .to_owned()
    }
}

fn steps(missing: &[Missing<SetupStep>], lang: Lang) -> String {
    sentences(
        missing,
        |vault, lacks| match lang {
            Lang::En => format!("{vault} still needs {}.", list(lacks, lang)),
            Lang::Nl => format!("{vault} heeft nog nodig: {}.", list(lacks, lang)),
        },
        |step| numbered(*step, lang),
    )
}

fn checks(missing: &[Missing<Check>], lang: Lang) -> String {
    sentences(
        missing,
        |vault, lacks| {
            let lacks = lacks.join("; ");
            match lang {
                Lang::En => format!("Still open on the checklist of {vault}: {lacks}."),
                Lang::Nl => format!("Nog open op de controlelijst van {vault}: {lacks}."),
            }
        },
        |check| check.say(lang),
    )
}

fn sentences<T>(
    missing: &[Missing<T>],
    sentence: impl Fn(&str, &[String]) -> String,
    word: impl Fn(&T) -> String,
) -> String {
    let of_vault = |own: &Missing<T>| sentence(own.vault.as_str(), &own.lacks.iter().map(&word).collect::<Vec<_>>());
    missing.iter().map(of_vault).collect::<Vec<_>>().join(" ")
}

fn step_alone(step: SetupStep, lang: Lang) -> String {
    match lang {
        Lang::En => format!("It waits for {}.", numbered(step, lang)),
        Lang::Nl => format!("Hij wacht op {}.", numbered(step, lang)),
    }
}

/// `step 2 (Key Vault permissions)`.
fn numbered(step: SetupStep, lang: Lang) -> String {
    let (number, words) = (step.number(), step.say(lang));
    match lang {
        Lang::En => format!("step {number} ({words})"),
        Lang::Nl => format!("stap {number} ({words})"),
    }
}
