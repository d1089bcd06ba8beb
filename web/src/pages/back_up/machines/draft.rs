//! What is to be protected and how, before it is sent, and the acts that come of it (rules D12, V13).

use kluis_lab::request::{CreatePolicy, Protect};
use kluis_lab::view::{VaultView, VmView};
use kluis_lab::{BackupPolicy, Request};
use kluis_resource::{PolicyName, VaultName, VmName};
use kluis_rulebook::Workload;

use super::policy::PolicyDraft;

/// What can be backed up of a machine.
pub(super) const WORKLOADS: [Workload; 3] = [Workload::Vm, Workload::SqlInVm, Workload::HanaInVm];

/// What was chosen so far.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    pub(super) workload: Workload,
    /// A policy of the vault; `None` for the new one.
    pub(super) policy: Option<PolicyName>,
    pub(super) new: PolicyDraft,
    pub(super) vms: Vec<VmName>,
    /// "Protect with platform-managed keys" (rule V10).
    pub(super) platform: bool,
}

impl Wanted {
    /// Nothing chosen but the vault's first policy.
    pub(super) fn new(vault: &VaultView) -> Self {
        Self {
            workload: Workload::Vm,
            policy: vault.policies.first().map(|own| own.name.clone()),
            new: PolicyDraft::new(vault),
            vms: Vec::new(),
            platform: false,
        }
    }

    /// The chosen policy; `None` while a new one isn't whole.
    pub(super) fn policy(&self, vault: &VaultView) -> Option<BackupPolicy> {
        match &self.policy {
            Some(name) => vault.policies.iter().find(|own| own.name == *name).cloned(),
            None => self.new.policy(),
        }
    }

    /// The act that makes the new policy; none where it is there, perhaps since a try that got no further.
    pub(super) fn create(&self, vault: &VaultView) -> Option<Request> {
        let policy = self.policy(vault).filter(|policy| !vault.policies.contains(policy))?;
        let vault = vault.name.clone();
        Some(Request::from(CreatePolicy { vault, policy }))
    }

    /// Everything that is sent, in order; `None` while something is missing.
    pub(super) fn acts(&self, vault: &VaultView, platform_key_accepted: bool) -> Option<Vec<Request>> {
        let policy = self.policy(vault)?.name;
        let protects = self
            .vms
            .iter()
            .map(|vm| protect(&vault.name, (vm, self.workload), &policy, platform_key_accepted));
        let acts: Vec<Request> = self.create(vault).into_iter().chain(protects).collect();
        (!self.vms.is_empty()).then_some(acts)
    }

    /// The machine is to be protected, or no longer.
    pub(super) fn take(&mut self, vm: VmName, on: bool) {
        self.vms.retain(|own| *own != vm);
        if on {
            self.vms.push(vm);
        }
    }
}

/// Whether a machine has what is to be backed up.
pub(super) fn has(vm: &VmView, workload: Workload) -> bool {
    workload == Workload::Vm || vm.database == Some(workload)
}

/// Enables backup of a machine, or of its database.
pub(super) fn protect(
    vault: &VaultName,
    (vm, workload): (&VmName, Workload),
    policy: &PolicyName,
    platform_key_accepted: bool,
) -> Request {
    Request::from(Protect {
        vault: vault.clone(),
        vm: vm.clone(),
        workload,
        policy: policy.clone(),
        platform_key_accepted,
    })
}
