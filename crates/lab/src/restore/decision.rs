//! Whether a machine may be restored as asked, and which keys protect the result (rules R1, R2, R4, R5, D4, D6, D7, N14, N15).

use kluis_recovery::{Decision, DesFacts, MachinePoint, RestoreRequest, SourceState, decide};
use kluis_resource::{ItemName, Region, VaultName, VmName};
use kluis_rulebook::{Refusal, Rule, Tier, Way, Workload};

use super::request::{RestoreVm, RestoreWay};
use crate::model::{Lab, not_found};

/// A restore that may be done.
pub(crate) struct Decided {
    pub(crate) vault: VaultName,
    pub(crate) item: ItemName,
    pub(crate) vm: VmName,
    pub(crate) point: MachinePoint,
    pub(crate) tier: Tier,
    pub(crate) decision: Decision,
    pub(crate) region: Region,
}

impl Lab {
    pub(crate) fn decide_restore(&self, asked: &RestoreVm) -> Result<Decided, Refusal> {
        let RestoreVm {
            vault,
            item,
            recovery_point,
            tier,
            way,
            des,
            region,
        } = asked;
        let own = self.vault(vault)?;
        let machine = own.machine(item).ok_or_else(|| not_found(item.as_str()))?;
        if machine.workload != Workload::Vm {
            return Err(not_found(item.as_str()));
        }
        let point = machine.point(*recovery_point);
        let point = point.ok_or_else(|| not_found(&recovery_point.to_string()))?;
        let des = des
            .as_ref()
            .map(|des| self.compute.set(des))
            .transpose()?
            .map(|set| DesFacts {
                name: set.name.clone(),
                region: set.region,
                subscription: set.subscription,
                user_may_use: set.user_may_use,
            });
        let vm = self.compute.vm(&machine.vm).ok();
        let region = region.unwrap_or(point.facts.region);
        let request = RestoreRequest {
            tier: *tier,
            way: way_of(way),
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
        Ok(Decided {
            vault: vault.clone(),
            item: item.clone(),
            vm: machine.vm.clone(),
            point: point.clone(),
            tier: *tier,
            decision,
            region,
        })
    }

    /// Which rule says what protects the result of a restore; `None` if it would be refused, or if no rule of restores does: what is
    /// replaced keeps its key.
    pub(crate) fn why(&self, asked: &RestoreVm) -> Option<Rule> {
        if asked.way == RestoreWay::ReplaceExisting {
            return None;
        }
        let decided = self.decide_restore(asked).ok()?;
        Some(decided.decision.because)
    }
}

const fn way_of(way: &RestoreWay) -> Way {
    match way {
        RestoreWay::CreateVm(_) => Way::CreateVm,
        RestoreWay::Disks => Way::RestoreDisks,
        RestoreWay::ReplaceExisting => Way::ReplaceExisting,
        RestoreWay::Files { .. } => Way::Files,
    }
}
