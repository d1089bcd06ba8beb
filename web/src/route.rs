//! Where the user is: a page, and a part of it. On our own page it stands in the address after `#`; an embedded element
//! keeps it to itself and never touches the address of the page around it.

mod part;

use kluis_resource::{KeyVaultName, ObjectId};
use kluis_rulebook::SetupStep;

pub use part::{ActivityPart, DiskStep, DisksPart, RestorePart, RulesPart};

/// A page of the dashboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// The four steps.
    #[default]
    Setup,
    /// Checklist, files, back up now.
    BackUp,
    /// Recovery points and restored copies.
    Restore,
    /// Disks, virtual machines, disk encryption sets.
    Disks,
    /// The bytes of a recovery point.
    Envelope,
    /// Keys, versions, access, audit.
    KeyVault,
    /// Jobs and log.
    Activity,
    /// The rulebook, and how each rule stands in the lab.
    Rules,
    /// What is real, what is modelled.
    Real,
    /// How fast it is on this machine.
    Measure,
}

impl Page {
    /// Every page, in the order of the navigation.
    pub const ALL: [Self; 10] = [
        Self::Setup,
        Self::BackUp,
        Self::Restore,
        Self::Disks,
        Self::Envelope,
        Self::KeyVault,
        Self::Activity,
        Self::Rules,
        Self::Real,
        Self::Measure,
    ];

    /// The name in addresses and in the attribute `view`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::BackUp => "back-up",
            Self::Restore => "restore",
            Self::Disks => "disks",
            Self::Envelope => "envelope",
            Self::KeyVault => "key-vault",
            Self::Activity => "activity",
            Self::Rules => "rules",
            Self::Real => "real",
            Self::Measure => "measure",
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name.trim())
    }

    /// The page as a whole.
    #[must_use]
    pub const fn whole(self) -> Route {
        match self {
            Self::Setup => Route::Setup(None),
            Self::BackUp => Route::BackUp,
            Self::Restore => Route::Restore(None),
            Self::Disks => Route::Disks(None),
            Self::Envelope => Route::Envelope(None),
            Self::KeyVault => Route::KeyVault(None),
            Self::Activity => Route::Activity(ActivityPart::Jobs),
            Self::Rules => Route::Rules(RulesPart::All),
            Self::Real => Route::Real,
            Self::Measure => Route::Measure,
        }
    }

    /// A part of the page by its name in addresses; the whole page where it has no such part.
    #[must_use]
    pub fn at(self, part: &str) -> Route {
        match self {
            Self::Setup => Route::Setup(
                SetupStep::ALL
                    .into_iter()
                    .find(|step| step.number().to_string() == part),
            ),
            Self::Restore => Route::Restore(RestorePart::from_name(part)),
            Self::Disks => Route::Disks(DisksPart::from_name(part)),
            Self::Envelope => Route::Envelope(part.parse().ok()),
            Self::KeyVault => Route::KeyVault(part.parse().ok()),
            Self::Activity => Route::Activity(ActivityPart::from_name(part)),
            Self::Rules => Route::Rules(RulesPart::from_name(part)),
            Self::BackUp | Self::Real | Self::Measure => self.whole(),
        }
    }
}

/// A page, and which part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The steps, or one of them.
    Setup(Option<SetupStep>),
    /// Backing up.
    BackUp,
    /// Restoring, and what.
    Restore(Option<RestorePart>),
    /// Disks & VMs, or a part of it.
    Disks(Option<DisksPart>),
    /// The envelope, or that of an object.
    Envelope(Option<ObjectId>),
    /// The key vault, or a certain one.
    KeyVault(Option<KeyVaultName>),
    /// Jobs or log.
    Activity(ActivityPart),
    /// The rules.
    Rules(RulesPart),
    /// What is real.
    Real,
    /// How fast it is.
    Measure,
}

impl Default for Route {
    fn default() -> Self {
        Page::default().whole()
    }
}

impl Route {
    /// The route of `#/setup/2`; an address that isn't known leads to the first page.
    #[must_use]
    pub fn from_hash(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (name, part) = path.split_once('/').unwrap_or((path, ""));
        Page::from_name(name).map_or_else(Self::default, |page| page.at(part))
    }

    /// The address after and with `#`.
    #[must_use]
    pub fn hash(&self) -> String {
        match self.part() {
            Some(part) => format!("#/{}/{part}", self.page().name()),
            None => format!("#/{}", self.page().name()),
        }
    }

    /// The page.
    #[must_use]
    pub const fn page(&self) -> Page {
        match self {
            Self::Setup(_) => Page::Setup,
            Self::BackUp => Page::BackUp,
            Self::Restore(_) => Page::Restore,
            Self::Disks(_) => Page::Disks,
            Self::Envelope(_) => Page::Envelope,
            Self::KeyVault(_) => Page::KeyVault,
            Self::Activity(_) => Page::Activity,
            Self::Rules(_) => Page::Rules,
            Self::Real => Page::Real,
            Self::Measure => Page::Measure,
        }
    }

    /// The name of the part in addresses.
    fn part(&self) -> Option<String> {
        match self {
            Self::Setup(step) => step.map(|step| step.number().to_string()),
            Self::Restore(part) => part.map(RestorePart::name),
            Self::Disks(part) => part.map(DisksPart::name),
            Self::Envelope(object) => object.map(|object| object.to_string()),
            Self::KeyVault(name) => name.as_ref().map(ToString::to_string),
            Self::Activity(part) => part.name().map(str::to_owned),
            Self::Rules(part) => part.name().map(str::to_owned),
            Self::BackUp | Self::Real | Self::Measure => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use kluis_rulebook::Rule;

    use super::*;

    #[test]
    fn every_page_reads_back_its_address() {
        for page in Page::ALL {
            assert_eq!(Route::from_hash(&page.whole().hash()), page.whole());
        }
    }

    #[test]
    fn every_part_reads_back_its_address() {
        let object = "7f3c0000-0000-4000-8000-0000000000e2";
        let parts = [
            "setup/2",
            "restore/files",
            "restore/machines",
            "disks/steps",
            "disks/8",
            "disks/sets",
            "disks/machines",
            "disks/disks",
            "disks/copies",
            "key-vault/testkeyvault",
            "activity/log",
            "rules/editions",
            "rules/V1",
        ];
        let of_objects = ["restore", "envelope"].map(|page| format!("{page}/{object}"));
        for address in parts.map(str::to_owned).into_iter().chain(of_objects) {
            assert_eq!(Route::from_hash(&format!("#/{address}")).hash(), format!("#/{address}"));
        }
    }

    #[test]
    fn an_unknown_address_leads_to_the_first_page_and_an_unknown_part_to_the_whole_page() {
        for hash in ["", "#", "#/", "#/nothing/here"] {
            assert_eq!(Route::from_hash(hash), Page::Setup.whole());
        }
        for page in Page::ALL {
            assert_eq!(
                Route::from_hash(&format!("#/{}/no-such:part", page.name())),
                page.whole()
            );
        }
    }

    #[test]
    fn an_address_names_a_rule_in_either_case_or_none() {
        let rule = |hash: &str| {
            if let Route::Rules(RulesPart::Rule(rule)) = Route::from_hash(hash) {
                Some(rule)
            } else {
                None
            }
        };
        assert_eq!(rule("#/rules/V1"), Some(Rule::V1));
        assert_eq!(rule("#/rules/n16"), Some(Rule::N16));
        for hash in ["#/rules", "#/rules/editions", "#/rules/V0"] {
            assert_eq!(rule(hash), None);
        }
        for own in Rule::ALL {
            assert_eq!(rule(&Route::Rules(RulesPart::Rule(*own)).hash()), Some(*own));
        }
    }
}
