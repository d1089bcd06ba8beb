//! The state of every rule in this lab, as data, derived from the view alone: each feature says how its own rules stand, and what of
//! it is at odds with any. Left out on purpose: the words (`text::rules`), and deciding whether an act is accepted (`update` does; a
//! state only tells how things stand).

mod access;
mod backup;
pub(crate) mod breaches;
mod disks;
#[cfg(test)]
pub(crate) mod expect;
mod key_vaults;
mod keys;
mod machines;
mod restore;
pub(crate) mod seen;
mod sets;
mod setup;

use kluis_resource::{DesName, DiskName, ItemName, StorageName, VaultName, VmName};
use kluis_rulebook::{Check, Refusal, Rule, SetupStep};

use self::breaches::Breaches;
use crate::view::LabView;

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

/// Tells how one rule stands.
pub(crate) type StateOf = fn(&LabView) -> RuleState;

/// What a feature knows of rules.
pub(crate) struct RulesOf {
    /// How each of its rules stands while nothing is at odds with it.
    pub(crate) states: &'static [(Rule, StateOf)],
    /// Adds what of the feature is at odds with any rule.
    pub(crate) breaches: fn(&LabView, &mut Breaches),
}

/// The features, in the order in which their breaches are told.
const FEATURES: &[RulesOf] = &[
    setup::RULES,
    access::RULES,
    key_vaults::RULES,
    keys::RULES,
    restore::RULES,
    sets::RULES,
    machines::RULES,
    disks::RULES,
    backup::RULES,
];

// The build stops here at a rule that no feature has in its `states`, or more than one, and names it.
const _: () = {
    let mut at = 0;
    while at < Rule::ALL.len() {
        let rule = Rule::ALL[at];
        assert!(times_answered(rule) == 1, "{}", rule.id());
        at += 1;
    }
};

/// In how many tables the rule stands.
const fn times_answered(rule: Rule) -> usize {
    let mut times = 0;
    let mut feature = 0;
    while feature < FEATURES.len() {
        let states = FEATURES[feature].states;
        let mut at = 0;
        while at < states.len() {
            if states[at].0 as usize == rule as usize {
                times += 1;
            }
            at += 1;
        }
        feature += 1;
    }
    times
}

/// The state of every rule, in the rulebook's order.
#[must_use]
pub fn states(lab: &LabView) -> Vec<(Rule, RuleState)> {
    let breaches = breaches(lab);
    let state = |rule: &Rule| (*rule, state(*rule, lab, &breaches));
    Rule::ALL.iter().map(state).collect()
}

/// The state of one rule.
#[must_use]
pub fn state_of(rule: Rule, lab: &LabView) -> RuleState {
    state(rule, lab, &breaches(lab))
}

fn state(rule: Rule, lab: &LabView, breaches: &Breaches) -> RuleState {
    if !rule.holds_in(lab.edition) {
        return RuleState::OtherEdition;
    }
    let breaches = breaches.of(rule);
    if !breaches.is_empty() {
        return RuleState::Broken(breaches);
    }
    let mut all = FEATURES.iter().flat_map(|feature| feature.states);
    let own = all.find(|(own, _)| *own == rule);
    let (_, state) = own.expect("the build stops at a rule that no feature answers");
    state(lab)
}

/// Everything that is at odds with a rule, read once for all rules.
fn breaches(lab: &LabView) -> Breaches {
    let mut breaches = Breaches::default();
    for feature in FEATURES {
        (feature.breaches)(lab, &mut breaches);
    }
    breaches
}

/// A rule that holds once what it is about is there.
pub(crate) fn waits_for(what: NotYet, is_there: bool) -> RuleState {
    if is_there {
        RuleState::Holds
    } else {
        RuleState::NotYet(what)
    }
}

/// A rule that tells of a comparison, and holds once there is something to compare.
pub(crate) const fn holds_or_informs(holds: bool) -> RuleState {
    if holds { RuleState::Holds } else { RuleState::Informs }
}

/// A rule that every lab keeps.
pub(crate) const fn always_holds(_: &LabView) -> RuleState {
    RuleState::Holds
}

/// A rule that no lab can keep or break.
pub(crate) const fn only_informs(_: &LabView) -> RuleState {
    RuleState::Informs
}
