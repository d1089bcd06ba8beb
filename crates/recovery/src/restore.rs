//! What may be restored of a virtual machine, and which keys protect the result (rules R1, R2, R4, R5, D4, D6, D7, N14, N15).
//!
//! One pure function: [`decide`]. Left out on purpose: whether the keys can be used now, which whoever holds them says, and the
//! restore itself.

use kluis_resource::{DesName, DiskName, Region, SecretUri, SubscriptionId};
use kluis_rulebook::{Detail, Refusal, Rule, Terms, Tier, Way};

use crate::MachinePoint;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct RestoreRequest<'a> {
    /// From where.
    pub tier: Tier,
    /// As what.
    pub way: Way,
    /// "Encrypt disk(s) using your key": with which disk encryption set (rule R4).
    pub des: Option<&'a DesFacts>,
    /// To which region.
    pub to_region: Region,
    /// To which subscription.
    pub to_subscription: SubscriptionId,
}

/// A disk encryption set that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesFacts {
    /// Its name.
    pub name: DesName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Whoever restores has access to it.
    pub user_may_use: bool,
}

/// The machine as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceState {
    /// The secret that holds its BEK; `None` where it has none.
    pub current_secret: Option<SecretUri>,
    /// The KEK of the recovery point is still the newest version of its key.
    pub kek_is_latest: bool,
    /// The machine is there.
    pub vm_is_there: bool,
}

/// What will protect a restored disk at rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskKey {
    /// The customer's key, by this disk encryption set.
    Des(DesName),
    /// The platform's key.
    Platform,
}

/// What a restore comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What protects each disk; nothing where files are restored, which take the key of the place that they go to (rule R6).
    pub keys: Vec<(DiskName, DiskKey)>,
    /// Why these keys.
    pub because: Rule,
}

/// Checks that a recovery point may be restored as asked, and gives the keys that will protect the result.
///
/// # Errors
/// Of a machine under Azure Disk Encryption: D6 for files, D7 for anything but its disks, D4 for another region or subscription,
/// R5 for a disk encryption set, N14 from snapshots whose BEK or KEK was rotated since. Of any: D7 where unmanaged disks would be
/// replaced, or those of a machine that is encrypted by now, R1 for a disk encryption set with snapshots, R4 for one without access, M11 for one that lies elsewhere; and without a rule
/// where the machine to replace or the tier isn't there.
pub fn decide(
    item: &str,
    point: &MachinePoint,
    request: &RestoreRequest<'_>,
    state: &SourceState,
    terms: Terms,
) -> Result<Decision, Refusal> {
    if point.is_ade() {
        check_ade(item, point, request)?;
    }
    check_replace(item, point, request, state)?;
    let is_there = match request.tier {
        Tier::Snapshot => point.has_snapshots(),
        Tier::Vault => point.is_in_vault(),
    };
    if !is_there {
        let item = item.to_owned();
        return Err(Refusal::without_rule(Detail::TierNotThere { item }));
    }
    if request.tier == Tier::Snapshot && point.is_ade() && terms.ade_snapshot_needs_same_bek {
        check_bek(item, point, state)?;
    }
    if request.way == Way::Files {
        let (keys, because) = (Vec::new(), Rule::R6);
        return Ok(Decision { keys, because });
    }
    if point.is_ade() {
        return Ok(all(point, &DiskKey::Platform, Rule::R5));
    }
    match (request.tier, request.des) {
        (Tier::Snapshot, des) => of_snapshots(item, point, request, des),
        (Tier::Vault, Some(des)) => {
            check_des(des, request)?;
            Ok(all(point, &DiskKey::Des(des.name.clone()), Rule::R4))
        }
        (Tier::Vault, None) if terms.restore_keeps_des && uses_des(point) && !is_elsewhere(point, request) => {
            Ok(own(point, Rule::N15))
        }
        (Tier::Vault, None) => Ok(all(point, &DiskKey::Platform, Rule::R2)),
    }
}

/// What a machine under Azure Disk Encryption can't be restored as, or where, or with.
fn check_ade(item: &str, point: &MachinePoint, request: &RestoreRequest<'_>) -> Result<(), Refusal> {
    let item = item.to_owned();
    match request.way {
        Way::Files => return Err(Refusal::of(Rule::D6, Detail::NoFilesFromAde { item })),
        way @ (Way::CreateVm | Way::ReplaceExisting) => {
            return Err(Refusal::of(Rule::D7, Detail::AdeNeedsDisks { item, way }));
        }
        Way::RestoreDisks => {}
    }
    if is_elsewhere(point, request) {
        let other = request.to_region != point.facts.region;
        let detail = Detail::AdeElsewhere {
            item,
            region: point.facts.region.to_string(),
            to_region: other.then(|| request.to_region.to_string()),
        };
        return Err(Refusal::of(Rule::D4, detail));
    }
    request.des.map_or(Ok(()), |des| {
        let des = des.name.to_string();
        Err(Refusal::of(Rule::R5, Detail::NoDesWithAde { item, des }))
    })
}

fn check_replace(
    item: &str,
    point: &MachinePoint,
    request: &RestoreRequest<'_>,
    state: &SourceState,
) -> Result<(), Refusal> {
    let item = item.to_owned();
    match request.way {
        Way::CreateVm | Way::RestoreDisks | Way::Files => Ok(()),
        Way::ReplaceExisting if !point.facts.managed => {
            Err(Refusal::of(Rule::D7, Detail::UnmanagedNeedsDisks { item }))
        }
        way @ Way::ReplaceExisting if state.current_secret.is_some() => {
            Err(Refusal::of(Rule::D7, Detail::AdeNeedsDisks { item, way }))
        }
        Way::ReplaceExisting if !state.vm_is_there => Err(Refusal::without_rule(Detail::NotFound { name: item })),
        Way::ReplaceExisting => Ok(()),
    }
}

/// Snapshots open with the BEK and KEK that the machine has now, in an edition that says so (rule N14). A machine that is gone, or
/// no longer encrypted, has rotated nothing.
fn check_bek(item: &str, point: &MachinePoint, state: &SourceState) -> Result<(), Refusal> {
    let bek = state.current_secret.is_some() && state.current_secret != point.facts.secret;
    let kek = point.facts.kek.is_some() && !state.kek_is_latest;
    if bek || kek {
        let (item, kek) = (item.to_owned(), !bek);
        return Err(Refusal::of(Rule::N14, Detail::BekRotated { item, kek }));
    }
    Ok(())
}

/// From snapshots: every disk keeps what it had (rule R1), where that can be used (rule M11).
fn of_snapshots(
    item: &str,
    point: &MachinePoint,
    request: &RestoreRequest<'_>,
    des: Option<&DesFacts>,
) -> Result<Decision, Refusal> {
    if let Some(des) = des {
        let (item, des) = (item.to_owned(), des.name.to_string());
        return Err(Refusal::of(Rule::R1, Detail::SnapshotKeepsDes { item, des }));
    }
    let kept = point.disks.iter().find_map(|disk| disk.des.as_ref());
    match kept {
        Some(des) if is_elsewhere(point, request) => Err(des_elsewhere(des, point.facts.region, request)),
        Some(_) => Ok(own(point, Rule::R1)),
        None => Ok(all(point, &DiskKey::Platform, Rule::D1)),
    }
}

fn check_des(des: &DesFacts, request: &RestoreRequest<'_>) -> Result<(), Refusal> {
    if !des.user_may_use {
        let des = des.name.to_string();
        return Err(Refusal::of(Rule::R4, Detail::DesWithoutAccess { des }));
    }
    if des.region != request.to_region || des.subscription != request.to_subscription {
        return Err(des_elsewhere(&des.name, des.region, request));
    }
    Ok(())
}

fn des_elsewhere(des: &DesName, des_region: Region, request: &RestoreRequest<'_>) -> Refusal {
    let other = des_region != request.to_region;
    let detail = Detail::DesElsewhere {
        des: des.to_string(),
        region: request.to_region.to_string(),
        des_region: other.then(|| des_region.to_string()),
    };
    Refusal::of(Rule::M11, detail)
}

fn is_elsewhere(point: &MachinePoint, request: &RestoreRequest<'_>) -> bool {
    (request.to_region, request.to_subscription) != (point.facts.region, point.facts.subscription)
}

fn uses_des(point: &MachinePoint) -> bool {
    point.disks.iter().any(|disk| disk.des.is_some())
}

/// The same key for every disk.
fn all(point: &MachinePoint, key: &DiskKey, because: Rule) -> Decision {
    let disks = point.disks.iter();
    let keys = disks.map(|disk| (disk.disk.clone(), key.clone())).collect();
    Decision { keys, because }
}

/// For every disk what it had.
fn own(point: &MachinePoint, because: Rule) -> Decision {
    let keys = point.disks.iter().map(|disk| {
        let key = disk.des.clone().map_or(DiskKey::Platform, DiskKey::Des);
        (disk.disk.clone(), key)
    });
    let keys = keys.collect();
    Decision { keys, because }
}

#[cfg(test)]
mod tests;
