//! The state of every rule in this lab, as data, derived from the view alone. Left out on purpose: the words (`text::rules`),
//! and deciding whether an act is accepted (`update` does; a state only tells how things stand).

mod breaches;
mod disks;

use kluis_resource::{DesName, DiskName, ItemName, StorageName, VaultName, VmName};
use kluis_rulebook::{Check, Group, Refusal, Rule, SetupStep};

use crate::view::{EncryptionProperties, IdentityView, JobKind, KeyVaultView, KeyView, LabView, StepState, VaultView};

use self::breaches::{Standing, standing};

/// How a rule stands in a lab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleState {
    /// It is about something that is in the lab, and nothing is at odds with it.
    Holds,
    /// Something in the lab is at odds with it; what it forbids is refused until that is mended.
    Broken(Vec<Breach>),
    /// It is about something that isn't there yet.
    NotYet(NotYet),
    /// It tells something that no lab can keep or break.
    Informs,
    /// The edition of this lab doesn't have it.
    OtherEdition,
}

/// Something that is at odds with a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// What.
    pub thing: Thing,
    /// What is wrong with it, with the way out.
    pub refusal: Refusal,
}

/// What can be at odds with a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A Recovery Services vault.
    Vault(VaultName),
    /// A storage account.
    Storage(StorageName),
    /// A disk encryption set.
    Set(DesName),
    /// A virtual machine.
    Vm(VmName),
    /// A protected machine, or a database in one: the backup item.
    Machine(ItemName),
    /// A disk.
    Disk(DiskName),
}

/// What a rule waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// A vault with a key of the customer's.
    VaultWithKey,
    /// A recovery point.
    RecoveryPoint,
    /// A restored copy in a storage account.
    RestoredCopy,
    /// A key in a key vault.
    Key,
    /// A platform key that is being generated.
    PlatformKey,
    /// Soft delete on a key vault.
    SoftDelete,
    /// Somebody who uses what the rule is about.
    Use,
    /// The moment at which the change of a vault's key takes effect.
    KeyUpdate(VaultName),
    /// Steps of vaults that could still get a key.
    Steps(Vec<Missing<SetupStep>>),
    /// A step that holds for no vault yet.
    Step {
        /// The step.
        step: SetupStep,
        /// What it lacks, where something of it exists already.
        lacks: Option<Refusal>,
    },
    /// Lines of the checklist of vaults.
    Checks(Vec<Missing<Check>>),
    /// A disk.
    Disk,
    /// A disk encryption set.
    Set,
    /// The steps of a disk encryption set that can't encrypt anything yet (rule M2).
    SetSteps {
        /// The set.
        set: DesName,
        /// What it lacks.
        lacks: Refusal,
    },
    /// Data under a disk encryption set.
    DiskUnderSet,
    /// A snapshot under a disk encryption set.
    SnapshotUnderSet,
    /// An image under a disk encryption set.
    ImageUnderSet,
    /// A virtual machine.
    Vm,
    /// A virtual machine under Azure Disk Encryption.
    AdeVm,
    /// A virtual machine that a vault protects.
    ProtectedVm,
    /// One of these that is under Azure Disk Encryption.
    ProtectedAdeVm,
    /// A recovery point of a virtual machine.
    VmPoint,
    /// A recovery point of one whose disks are under a disk encryption set.
    VmPointUnderSet,
    /// A restored disk.
    RestoredDisk,
    /// A restored database.
    RestoredDatabase,
    /// A restored disk under Azure Disk Encryption that its machine opens (rule D14).
    RestoredAdeDisk,
}

impl NotYet {
    /// What is missing of it, where something of it is there already.
    #[must_use]
    pub const fn lacks(&self) -> Option<&Refusal> {
        if let Self::Step { lacks, .. } = self {
            lacks.as_ref()
        } else if let Self::SetSteps { lacks, .. } = self {
            Some(lacks)
        } else {
            None
        }
    }

    /// The vault that it begins with, where it is about vaults.
    #[must_use]
    pub fn first_vault(&self) -> Option<&VaultName> {
        if let Self::Steps(missing) = self {
            missing.first().map(|own| &own.vault)
        } else if let Self::Checks(missing) = self {
            missing.first().map(|own| &own.vault)
        } else if let Self::KeyUpdate(vault) = self {
            Some(vault)
        } else {
            None
        }
    }
}

/// What a vault lacks, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing<T> {
    /// The vault.
    pub vault: VaultName,
    /// What it lacks.
    pub lacks: Vec<T>,
}

/// The state of every rule, in the rulebook's order.
#[must_use]
pub fn states(lab: &LabView) -> Vec<(Rule, RuleState)> {
    let standing = standing(lab);
    let state = |rule: &Rule| (*rule, state(*rule, lab, &standing));
    Rule::ALL.iter().map(state).collect()
}

/// The state of one rule.
#[must_use]
pub fn state_of(rule: Rule, lab: &LabView) -> RuleState {
    state(rule, lab, &standing(lab))
}

fn state(rule: Rule, lab: &LabView, standing: &Standing) -> RuleState {
    if !rule.holds_in(lab.edition) {
        return RuleState::OtherEdition;
    }
    let breaches = standing.breaches_of(rule);
    if !breaches.is_empty() {
        return RuleState::Broken(breaches);
    }
    match rule.group() {
        Group::E => of_levels(rule, lab, standing),
        Group::V => of_vaults(rule, lab),
        Group::I | Group::P | Group::K | Group::A => of_set_up(rule, lab),
        Group::N => of_today(rule, lab),
        Group::R => disks::of_restores(rule, lab),
        Group::D => disks::of_machines(rule, lab),
        Group::M => disks::of_disks(rule, lab),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only rules of group E come here")]
fn of_levels(rule: Rule, lab: &LabView, standing: &Standing) -> RuleState {
    match rule {
        Rule::E1 => waits_for(NotYet::RecoveryPoint, any_recovery_point(lab)),
        Rule::E2 => disks::two_keys(lab),
        Rule::E3 => waits_for(
            NotYet::VaultWithKey,
            any_key_assigned(lab) || disks::any_under_set(&lab.compute),
        ),
        Rule::E4 => waits_for(NotYet::PlatformKey, !standing.platform_key_is_being_made),
        Rule::E5 => second_layer(lab),
        Rule::E7 => disks::same_envelope(lab),
        _ => RuleState::Informs,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only rules of group V come here")]
fn of_vaults(rule: Rule, lab: &LabView) -> RuleState {
    match rule {
        Rule::V1 => RuleState::Holds,
        Rule::V2 | Rule::V3 | Rule::V5 | Rule::V6 | Rule::V7 => waits_for(NotYet::VaultWithKey, any_key_assigned(lab)),
        Rule::V4 => disks::two_layers(lab),
        Rule::V9 => steps(lab),
        Rule::V10 => checklists(lab),
        Rule::V13 => waits_for(NotYet::RecoveryPoint, any_recovery_point(lab)),
        _ => RuleState::Informs,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "only rules of groups I, P, K and A come here"
)]
fn of_set_up(rule: Rule, lab: &LabView) -> RuleState {
    match rule {
        Rule::I1 | Rule::I2 => step(SetupStep::Identity, &lab.vaults),
        Rule::P1 => permissions(lab, false),
        Rule::K1 => step(SetupStep::Protection, &lab.vaults),
        Rule::K2 => waits_for(NotYet::SoftDelete, lab.key_vaults.iter().any(|own| own.soft_delete)),
        Rule::K3 => waits_for(NotYet::Key, keys(lab).next().is_some()),
        Rule::A1 => steps(lab),
        Rule::A4 => {
            let is_update = |kind: JobKind| kind == JobKind::UpdateEncryptionKey;
            waits_for(NotYet::VaultWithKey, lab.jobs.iter().any(|job| is_update(job.kind)))
        }
        Rule::A5 => RuleState::Holds,
        _ => waits_for(NotYet::VaultWithKey, any_key_assigned(lab)),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only rules of group N come here")]
fn of_today(rule: Rule, lab: &LabView) -> RuleState {
    match rule {
        Rule::N1 | Rule::N2 | Rule::N7 => waits_for(NotYet::VaultWithKey, any_key_assigned(lab)),
        Rule::N3 => waits_for(NotYet::Use, lab.vaults.iter().any(has_user_identity)),
        Rule::N4 => permissions(lab, true),
        Rule::N6 => key_updates(lab),
        Rule::N8 => waits_for(NotYet::Use, keys(lab).any(|key| key.rotation_policy.is_some())),
        Rule::N5 => waits_for(NotYet::SoftDelete, lab.key_vaults.iter().all(|own| own.soft_delete)),
        Rule::N9 => second_layer(lab),
        Rule::N10 | Rule::N13 => RuleState::Informs,
        _ => disks::of_today(rule, lab),
    }
}

/// A rule that holds once what it is about is there.
fn waits_for(what: NotYet, is_there: bool) -> RuleState {
    if is_there {
        RuleState::Holds
    } else {
        RuleState::NotYet(what)
    }
}

/// Rules E5 and N9: a second layer is a choice, so that a lab without one breaks nothing.
fn second_layer(lab: &LabView) -> RuleState {
    let is_on = |encryption: &EncryptionProperties| encryption.infrastructure_encryption_state == "Enabled";
    waits_for(NotYet::Use, lab.vaults.iter().any(|vault| is_on(&vault.encryption)))
}

/// Rules V9 and A1: what the vaults that could still get a key lack; their order was kept by those that have one.
fn steps(lab: &LabView) -> RuleState {
    let missing = |vault: &VaultView| {
        let open = vault.steps.iter().filter(|step| step.state != StepState::Done);
        Missing {
            vault: vault.name.clone(),
            lacks: open.map(|step| step.step).collect(),
        }
    };
    let waiting: Vec<_> = lab
        .vaults
        .iter()
        .filter(|vault| could_get_a_key(vault))
        .map(missing)
        .collect();
    if waiting.is_empty() {
        waits_for(NotYet::VaultWithKey, any_key_assigned(lab))
    } else {
        RuleState::NotYet(NotYet::Steps(waiting))
    }
}

/// Rule V10: what is open on the checklists; a vault whose user chose platform keys knowingly has none to finish.
fn checklists(lab: &LabView) -> RuleState {
    let missing = |vault: &VaultView| {
        let open = vault.checklist.iter().filter(|line| !line.holds);
        Missing {
            vault: vault.name.clone(),
            lacks: open.map(|line| line.check).collect::<Vec<_>>(),
        }
    };
    let has_list = |vault: &&VaultView| has_key(vault) || could_get_a_key(vault);
    let waiting = lab.vaults.iter().filter(has_list).map(missing);
    let waiting: Vec<_> = waiting.filter(|vault| !vault.lacks.is_empty()).collect();
    if waiting.is_empty() {
        waits_for(NotYet::VaultWithKey, any_key_assigned(lab))
    } else {
        RuleState::NotYet(NotYet::Checks(waiting))
    }
}

/// Rules P1 and N4: access by policies, or by roles; a key vault goes by one of them.
fn permissions(lab: &LabView, by_roles: bool) -> RuleState {
    let goes_so = |key_vault: &KeyVaultView| key_vault.rbac == by_roles;
    if !lab.key_vaults.iter().any(goes_so) {
        return RuleState::NotYet(NotYet::Use);
    }
    let of_vault = |vault: &&VaultView| {
        let name = vault.key_vault.as_ref();
        let key_vault = lab.key_vaults.iter().find(|own| Some(&own.name) == name);
        key_vault.is_some_and(goes_so)
    };
    step(SetupStep::Permissions, lab.vaults.iter().filter(of_vault))
}

/// Rule N6: a change of key that is on its way.
fn key_updates(lab: &LabView) -> RuleState {
    let pending = lab.vaults.iter().find(|vault| vault.pending_key.is_some());
    pending.map_or_else(
        || waits_for(NotYet::VaultWithKey, any_key_assigned(lab)),
        |vault| RuleState::NotYet(NotYet::KeyUpdate(vault.name.clone())),
    )
}

/// A rule that one step is about: it holds where the step does, for any of the vaults.
fn step<'a>(step: SetupStep, vaults: impl IntoIterator<Item = &'a VaultView>) -> RuleState {
    let mut lacks = None;
    for vault in vaults {
        match vault.steps.iter().find(|own| own.step == step).map(|own| &own.state) {
            Some(StepState::Done) => return RuleState::Holds,
            Some(StepState::Current(refusal)) => lacks = lacks.or_else(|| refusal.clone()),
            Some(StepState::Locked { .. } | StepState::Broken(_)) | None => {}
        }
    }
    RuleState::NotYet(NotYet::Step { step, lacks })
}

const fn has_user_identity(vault: &VaultView) -> bool {
    matches!(vault.identity, IdentityView::User { .. })
}

const fn has_key(vault: &VaultView) -> bool {
    vault.key.is_some()
}

/// Rule V1: a vault with platform keys that never saw an attempt.
const fn could_get_a_key(vault: &VaultView) -> bool {
    vault.key.is_none() && vault.first_attempt.is_none()
}

fn any_key_assigned(lab: &LabView) -> bool {
    lab.vaults.iter().any(has_key)
}

fn any_recovery_point(lab: &LabView) -> bool {
    let mut items = lab.vaults.iter().flat_map(|vault| &vault.items);
    items.any(|item| !item.recovery_points.is_empty()) || disks::any_point(lab)
}

fn keys(lab: &LabView) -> impl Iterator<Item = &KeyView> {
    lab.key_vaults.iter().flat_map(|key_vault| &key_vault.keys)
}
