//! The parts of pages, and their names in addresses.

use kluis_resource::RecoveryPointId;
use kluis_rulebook::Rule;

/// What is restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestorePart {
    /// Files.
    Files,
    /// Machines and databases.
    Machines,
    /// What this recovery point holds.
    Point(RecoveryPointId),
}

impl RestorePart {
    pub(super) fn name(self) -> String {
        match self {
            Self::Files => "files".to_owned(),
            Self::Machines => "machines".to_owned(),
            Self::Point(point) => point.to_string(),
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        let fixed = [Self::Files, Self::Machines];
        let found = fixed.into_iter().find(|part| part.name() == name);
        found.or_else(|| name.parse().ok().map(Self::Point))
    }
}

/// A part of Disks & VMs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisksPart {
    /// The eight steps.
    Steps,
    /// One of them.
    Step(DiskStep),
    /// Disk encryption sets.
    Sets,
    /// Virtual machines.
    Machines,
    /// Disks.
    Disks,
    /// Snapshots, images, scale sets.
    Copies,
}

impl DisksPart {
    pub(super) fn name(self) -> String {
        match self {
            Self::Steps => "steps".to_owned(),
            Self::Step(step) => step.number().to_string(),
            Self::Sets => "sets".to_owned(),
            Self::Machines => "machines".to_owned(),
            Self::Disks => "disks".to_owned(),
            Self::Copies => "copies".to_owned(),
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        let fixed = [Self::Steps, Self::Sets, Self::Machines, Self::Disks, Self::Copies];
        let steps = DiskStep::ALL.map(Self::Step);
        fixed.into_iter().chain(steps).find(|part| part.name() == name)
    }
}

/// A step that puts disks under a key of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DiskStep {
    /// A key vault.
    KeyVault,
    /// A key in it.
    Key,
    /// The set.
    Set,
    /// Its identity.
    Identity,
    /// What that may do with keys.
    Permissions,
    /// Its role on the key vault.
    Reader,
    /// A disk that uses the set.
    Disk,
    /// A read of it.
    Read,
}

impl DiskStep {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::KeyVault,
        Self::Key,
        Self::Set,
        Self::Identity,
        Self::Permissions,
        Self::Reader,
        Self::Disk,
        Self::Read,
    ];

    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|step| *step > self)
    }
}

/// A part of Activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityPart {
    /// The jobs.
    Jobs,
    /// The activity log.
    Log,
}

impl ActivityPart {
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Jobs => None,
            Self::Log => Some("log"),
        }
    }

    pub(super) fn from_name(name: &str) -> Self {
        if Self::Log.name() == Some(name) {
            Self::Log
        } else {
            Self::Jobs
        }
    }
}

/// A part of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesPart {
    /// All rules.
    All,
    /// What differs between the editions.
    Editions,
    /// One rule.
    Rule(Rule),
}

impl RulesPart {
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Editions => Some("editions"),
            Self::Rule(rule) => Some(rule.id()),
        }
    }

    /// A rule's id may be written in either case.
    pub(super) fn from_name(name: &str) -> Self {
        if Self::Editions.name() == Some(name) {
            return Self::Editions;
        }
        name.to_uppercase().parse().map_or(Self::All, Self::Rule)
    }
}
