//! Whether a machine may be restored as asked, and which keys protect the result (rules R1, R2, R4, R5, D4, D6, D7, N14, N15).

use kluis_recovery::{Decision, DesFacts, MachinePoint, RestoreRequest, SourceState, decide};
use kluis_resource::{DesName, ItemName, RecoveryPointId, Region, VaultName, VmName};
use kluis_rulebook::{Refusal, Tier, Way, Workload};

use super::{Lab, not_found};
use crate::RestoreWay;

/// A restore that may be done.
pub(crate) struct Restore {
    pub(crate) vault: VaultName,
    pub(crate) item: ItemName,
    pub(crate) vm: VmName,
    pub(crate) point: MachinePoint,
    pub(crate) tier: Tier,
    pub(crate) decision: Decision,
    pub(crate) region: Region,
}

impl Lab {
    pub(crate) fn decide_restore(
        &self,
        (vault, item, point): (&VaultName, &ItemName, RecoveryPointId),
        tier: Tier,
        way: Way,
        (des, region): (Option<&DesName>, Option<Region>),
    ) -> Result<Restore, Refusal> {
        let own = self.vault(vault)?;
        let machine = own.machine(item).ok_or_else(|| not_found(item.as_str()))?;
        if machine.workload != Workload::Vm {
            return Err(not_found(item.as_str()));
        }
        let point = machine.point(point).ok_or_else(|| not_found(&point.to_string()))?;
        let des = des.map(|des| self.compute.set(des)).transpose()?.map(|set| DesFacts {
            name: set.name.clone(),
            region: set.region,
            subscription: set.subscription,
            user_may_use: set.user_may_use,
        });
        let vm = self.compute.vm(&machine.vm).ok();
        let region = region.unwrap_or(point.facts.region);
        let request = RestoreRequest {
            tier,
            way,
            des: des.as_ref(),
            to_region: region,
            to_subscription: point.facts.subscription,
        };
        let kek_is_latest = point.facts.kek.as_ref().is_none_or(|kek| self.is_latest(kek));
        let state = SourceState {
            current_secret: vm.and_then(|vm| vm.ade.as_ref()).map(|ade| ade.secret.clone()),
            kek_is_latest,
            vm_is_there: vm.is_some_and(|vm| point.disks.iter().all(|disk| vm.disks.contains(&disk.disk))),
        };
        let decision = decide(item.as_str(), point, &request, &state, self.edition.terms())?;
        Ok(Restore {
            vault: vault.clone(),
            item: item.clone(),
            vm: machine.vm.clone(),
            point: point.clone(),
            tier,
            decision,
            region,
        })
    }

    /// Which rule says what protects the result of a restore; `None` where it would be refused.
    pub(crate) fn why(
        &self,
        names: (&VaultName, &ItemName, RecoveryPointId),
        tier: Tier,
        way: &RestoreWay,
        choice: (Option<&DesName>, Option<Region>),
    ) -> Option<kluis_rulebook::Rule> {
        let restore = self.decide_restore(names, tier, way_of(way), choice).ok()?;
        Some(restore.decision.because)
    }
}

pub(crate) const fn way_of(way: &RestoreWay) -> Way {
    match way {
        RestoreWay::CreateVm(_) => Way::CreateVm,
        RestoreWay::Disks => Way::RestoreDisks,
        RestoreWay::ReplaceExisting => Way::ReplaceExisting,
        RestoreWay::Files { .. } => Way::Files,
    }
}
