//! The steps, and how each stands.

use kluis_lab::text::disks_page::FlowTitle;
use kluis_lab::view::{AuditEntry, DiskView, KeyVaultView, KeyView, SetView};
use kluis_lab::{AuditedOperation, DiskEncryption};
use kluis_rulebook::{KeyPermission, Refusal};
use yew::AttrValue;

use super::Subject;
use crate::lab::Lab;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::pages::disks) enum Step {
    KeyVault,
    Key,
    Set,
    Identity,
    Permissions,
    Reader,
    Disk,
    Read,
}

impl Step {
    /// All of them, in their order.
    pub(super) const ALL: [Self; 8] = [
        Self::KeyVault,
        Self::Key,
        Self::Set,
        Self::Identity,
        Self::Permissions,
        Self::Reader,
        Self::Disk,
        Self::Read,
    ];

    /// Its number, from 1: its name in the address as well.
    pub(super) const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The step of a part of the address.
    pub(in crate::pages::disks) fn of(part: &AttrValue) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|step| step.number().to_string() == part.as_str())
    }

    /// The one after it.
    pub(super) fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|step| *step > self)
    }

    /// What it is called.
    pub(super) const fn title(self) -> FlowTitle {
        match self {
            Self::KeyVault => FlowTitle::KeyVault,
            Self::Key => FlowTitle::Key,
            Self::Set => FlowTitle::Set,
            Self::Identity => FlowTitle::Identity,
            Self::Permissions => FlowTitle::Permissions,
            Self::Reader => FlowTitle::Reader,
            Self::Disk => FlowTitle::Disk,
            Self::Read => FlowTitle::Read,
        }
    }
}

/// What a set's identity needs, in the portal's order (rule M2).
pub(super) const NEEDED: [KeyPermission; 3] = [KeyPermission::Get, KeyPermission::UnwrapKey, KeyPermission::WrapKey];

/// How a step stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Standing {
    /// It holds.
    Done,
    /// It is the one to do.
    Todo,
    /// It held, and data depends on it.
    Broken(Refusal),
    /// Those before it don't hold.
    Locked(Vec<Step>),
}

/// All steps, in their order.
pub(super) fn stands(lab: &Lab, subject: &Subject) -> Vec<Standing> {
    let mut missing = Vec::new();
    let mut standings = Vec::new();
    for step in Step::ALL {
        let trouble = subject.set.as_ref().filter(|set| set.objects > 0);
        let trouble = trouble
            .and_then(|set| set.trouble.clone())
            .filter(|_| step < Step::Disk);
        standings.push(match (holds(lab, subject, step), trouble) {
            (true, _) => Standing::Done,
            (false, Some(refusal)) => Standing::Broken(refusal),
            (false, None) if missing.is_empty() => Standing::Todo,
            (false, None) => Standing::Locked(missing.clone()),
        });
        if standings.last() != Some(&Standing::Done) {
            missing.push(step);
        }
    }
    standings
}

fn holds(lab: &Lab, subject: &Subject, step: Step) -> bool {
    let (set, key_vault) = (subject.set.as_ref(), subject.key_vault.as_ref());
    match step {
        Step::KeyVault => key_vault.is_some_and(|one| is_ready(lab, one, set)),
        Step::Key => key(subject).is_some_and(|key| key.versions.iter().any(|version| version.can_wrap)),
        Step::Set => set.is_some(),
        Step::Identity => set.is_some_and(|set| !set.moved),
        Step::Permissions => set.is_some() && missing_permissions(subject).is_empty(),
        Step::Reader => set.is_some_and(|set| set.reader) || set.is_some() && key_vault.is_some_and(|one| one.rbac),
        Step::Disk => disks_under(lab, subject).next().is_some(),
        Step::Read => asked(subject).any(|entry| entry.operation == AuditedOperation::Key(KeyPermission::UnwrapKey)),
    }
}

fn is_ready(lab: &Lab, key_vault: &KeyVaultView, set: Option<&SetView>) -> bool {
    key_vault.soft_delete && key_vault.purge_protection && (set.is_some() || is_where_sets_are(lab, key_vault))
}

/// It is in a region that has disk encryption sets (rules M7, M11).
pub(super) fn is_where_sets_are(lab: &Lab, key_vault: &KeyVaultView) -> bool {
    let regions = lab.view.edition.terms().des_regions;
    regions.is_none_or(|regions| regions.contains(&key_vault.region.code()))
}

/// The key of the subject.
pub(super) fn key(subject: &Subject) -> Option<&KeyView> {
    let name = subject.key.as_ref()?;
    let keys = &subject.key_vault.as_ref()?.keys;
    keys.iter().find(|key| key.name == *name)
}

/// What the set's identity may not do yet.
pub(super) fn missing_permissions(subject: &Subject) -> Vec<KeyPermission> {
    let granted = subject.set.as_ref().zip(subject.key_vault.as_ref());
    let granted = granted
        .map(|(set, key_vault)| key_vault.granted(set.principal))
        .unwrap_or_default();
    NEEDED.into_iter().filter(|one| !granted.contains(one)).collect()
}

/// The disks under the set.
pub(super) fn disks_under<'a>(lab: &'a Lab, subject: &Subject) -> impl Iterator<Item = &'a DiskView> {
    let own = subject.set.as_ref().map(|set| DiskEncryption::Des(set.name.clone()));
    let disks = lab.view.compute.disks.iter();
    disks.filter(move |disk| disk.stored.is_some() && Some(&disk.encryption) == own.as_ref())
}

/// What the set's identity asked of the key vault, the newest first.
pub(super) fn asked(subject: &Subject) -> impl Iterator<Item = &AuditEntry> {
    let principal = subject.set.as_ref().map(|set| set.principal);
    let entries = subject.key_vault.iter().flat_map(|one| &one.audit);
    entries.filter(move |entry| Some(entry.principal) == principal)
}
