//! How each step stands.

use kluis_lab::text::disks_page::FlowTitle;
use kluis_lab::view::{AuditEntry, DiskView, KeyVaultView, KeyView, SetView};
use kluis_lab::{AuditedOperation, DiskEncryption};
use kluis_rulebook::{KeyPermission, Refusal};

use super::subject::{Subject, is_where_sets_are};
use crate::lab::Lab;
use crate::route::DiskStep;

/// What a step is called.
pub(super) const fn title(step: DiskStep) -> FlowTitle {
    match step {
        DiskStep::KeyVault => FlowTitle::KeyVault,
        DiskStep::Key => FlowTitle::Key,
        DiskStep::Set => FlowTitle::Set,
        DiskStep::Identity => FlowTitle::Identity,
        DiskStep::Permissions => FlowTitle::Permissions,
        DiskStep::Reader => FlowTitle::Reader,
        DiskStep::Disk => FlowTitle::Disk,
        DiskStep::Read => FlowTitle::Read,
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
    Locked(Vec<DiskStep>),
}

/// All steps, in their order.
pub(super) fn stands(lab: &Lab, subject: &Subject) -> Vec<Standing> {
    let mut missing = Vec::new();
    let mut standings = Vec::new();
    for step in DiskStep::ALL {
        let trouble = subject.set.as_ref().filter(|set| set.objects > 0);
        let trouble = trouble
            .and_then(|set| set.trouble.clone())
            .filter(|_| step < DiskStep::Disk);
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

fn holds(lab: &Lab, subject: &Subject, step: DiskStep) -> bool {
    let (set, key_vault) = (subject.set.as_ref(), subject.key_vault.as_ref());
    match step {
        DiskStep::KeyVault => key_vault.is_some_and(|one| is_ready(lab, one, set)),
        DiskStep::Key => key(subject).is_some_and(|key| key.versions.iter().any(|version| version.can_wrap)),
        DiskStep::Set => set.is_some(),
        DiskStep::Identity => set.is_some_and(|set| !set.moved),
        DiskStep::Permissions => set.is_some() && missing_permissions(subject).is_empty(),
        DiskStep::Reader => set.is_some_and(|set| set.reader) || set.is_some() && key_vault.is_some_and(|one| one.rbac),
        DiskStep::Disk => disks_under(lab, subject).next().is_some(),
        DiskStep::Read => {
            asked(subject).any(|entry| entry.operation == AuditedOperation::Key(KeyPermission::UnwrapKey))
        }
    }
}

fn is_ready(lab: &Lab, key_vault: &KeyVaultView, set: Option<&SetView>) -> bool {
    key_vault.soft_delete && key_vault.purge_protection && (set.is_some() || is_where_sets_are(lab, key_vault))
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
