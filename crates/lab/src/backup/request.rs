//! Requests about backups.

use kluis_compute::Vm;
use kluis_recovery::BackupPolicy;
use kluis_recovery::archive::{self, ArchiveError};
use kluis_resource::{
    FileFacts, ItemName, JobId, ObjectId, PolicyName, RecoveryPointId, Timestamp, VaultName, VmName, days,
};
use kluis_rulebook::{Detail, Refusal, Rule, Workload};
use serde::{Deserialize, Serialize};

use super::machines::item_of;
use crate::From;
use crate::jobs::{Making, NewJob, Purpose, Wanted};
use crate::log::{LogStatus, Operation};
use crate::turn::{Done, Take, Turn, already_so};

/// The most days that a recovery point is kept that somebody asked for (rule D13).
const MOST_DAYS: u16 = 9999;

/// Backs up files as a recovery point of an item; a new item is registered first (rules V1, V10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackUp {
    /// The vault.
    pub vault: VaultName,
    /// The item.
    pub item: ItemName,
    /// "Protect with platform-managed keys", chosen knowingly: customer-managed keys are then gone for this vault.
    pub platform_key_accepted: bool,
    /// The files, in the order in which their contents come with the event.
    pub files: Vec<FileFacts>,
    /// What it is (rules V3, V13). An item stays what it was first.
    #[serde(default, skip_serializing_if = "is_files")]
    pub workload: Workload,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_files(workload: &Workload) -> bool {
    matches!(workload, Workload::Files)
}

impl Take for BackUp {
    /// From here on the vault is not new any more, whatever becomes of the job (rule V1).
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (item, workload) = (&self.item, self.workload);
        let (vault, keys) = turn.lab.vault_mut(&self.vault)?;
        if self.files.is_empty() {
            return Err(Refusal::without_rule(Detail::NothingToBackUp));
        }
        if workload == Workload::Vm || vault.machine(item).is_some() {
            let item = item.to_string();
            return Err(Refusal::without_rule(Detail::MachineIsNoFiles { item }));
        }
        let archive = archive::plan(&self.files).map_err(unarchivable)?;
        let known = vault.kept().item(item).map(|own| own.workload);
        if let Some(workload) = known.filter(|own| *own != workload) {
            let item = item.to_string();
            return Err(Refusal::without_rule(Detail::ItemOfOtherWorkload { item, workload }));
        }
        let registers = known.is_none();
        let key = vault.check_back_up((registers, workload), self.platform_key_accepted, &keys)?;
        vault.attempt(item);
        let (vault, infrastructure) = (vault.name().clone(), vault.infrastructure().cloned());
        let new = NewJob {
            id: JobId::new(turn.id),
            resource: vault.as_str(),
            subject: item.as_str(),
        };
        if registers {
            let names = (new.resource, new.subject);
            turn.log(Operation::RegisterItem, names, LogStatus::Started, Some(new.id));
        }
        let wanted = Wanted {
            infrastructure,
            ..Wanted::new(ObjectId::new(turn.derived("object")), key)
        };
        let mut making = Making::default();
        making.unhashed(wanted, From::Files, archive.length());
        let purpose = Purpose::Files {
            vault: vault.clone(),
            item: item.clone(),
            workload,
            registers,
            recovery_point: RecoveryPointId::new(turn.derived("recovery-point")),
            files: self.files.as_slice().into(),
        };
        turn.make(new, making, purpose);
        Ok(())
    }
}

pub(crate) fn unarchivable(error: ArchiveError) -> Refusal {
    Refusal::without_rule(match error {
        ArchiveError::Path { path, .. } => Detail::BadPath { path },
        ArchiveError::TooLarge => Detail::BackupTooLarge {
            limit: archive::MOST_BYTES,
        },
    })
}

/// Says who works in the lab: a member of the directory, or a guest (rule D10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// A guest.
    pub guest: bool,
}

impl Take for SignIn {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        if turn.lab.guest == self.guest {
            return Err(already_so(turn.lab.resource_group.as_str()));
        }
        turn.lab.guest = self.guest;
        let operation = if self.guest {
            Operation::SignInAsGuest
        } else {
            Operation::SignInAsMember
        };
        turn.log_in_group(operation, "");
        Ok(())
    }
}

/// Adds a backup policy (rule D12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatePolicy {
    /// The vault.
    pub vault: VaultName,
    /// The policy.
    pub policy: BackupPolicy,
}

impl Take for CreatePolicy {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (own, _) = turn.lab.vault_mut(&self.vault)?;
        own.add_policy(self.policy.clone())?;
        let (vault, policy) = (self.vault.as_str(), self.policy.name.as_str());
        turn.log_done(Operation::CreatePolicy, vault, policy);
        Ok(())
    }
}

/// Enables backup: of a machine, or of the database in it (rule D12). Done again, it changes the policy, and gives Azure Backup
/// its access again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protect {
    /// The vault.
    pub vault: VaultName,
    /// The machine.
    pub vm: VmName,
    /// The machine itself, or its database.
    pub workload: Workload,
    /// By which policy.
    pub policy: PolicyName,
    /// "Protect with platform-managed keys", chosen knowingly (rule V10).
    pub platform_key_accepted: bool,
}

impl Take for Protect {
    /// For a member of the directory, Azure Backup gets its access to the key vault by itself (rule D10).
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (vault, policy) = (&self.vault, &self.policy);
        let machine = turn.lab.compute.vm(&self.vm)?.clone();
        let item = item_of(&machine, self.workload)?;
        turn.lab.check_protectable(vault, &machine, self.workload)?;
        let own = turn.lab.vault(vault)?;
        own.policy(policy)?;
        let known = own.machine(&item).map(|known| known.policy.clone());
        own.check_back_up(
            (known.is_none(), self.workload),
            self.platform_key_accepted,
            &turn.lab.directory(),
        )?;
        let at = turn.at;
        turn.give_backup_access(&machine);
        let (own, _) = turn.lab.vault_mut(vault)?;
        match known {
            None => own.protect(item.clone(), machine.name.clone(), self.workload, policy.clone(), at)?,
            Some(known) if known != *policy => own.change_policy(&item, policy, at)?,
            Some(_) => {}
        }
        turn.log_done(Operation::RegisterItem, vault.as_str(), item.as_str());
        Ok(())
    }
}

impl Turn<'_> {
    /// Rule D10: by itself for a member, and not for a guest.
    fn give_backup_access(&mut self, vm: &Vm) {
        let (Some(ade), false) = (&vm.ade, self.lab.guest) else {
            return;
        };
        let (at, service) = (self.at, self.lab.backup_service());
        if let Ok(key_vault) = self.lab.key_vault_mut(&ade.secret.key_vault) {
            key_vault.grant_backup_at_once(service, ade.kek.is_some(), at);
            let key_vault = ade.secret.key_vault.to_string();
            self.log_done(Operation::SavePolicies, &key_vault, &service.to_string());
        }
        if let Ok(own) = self.lab.compute.vm_mut(&vm.name)
            && let Some(ade) = &mut own.ade
        {
            ade.after_protection = false;
        }
    }
}

/// Backs up now (rule D13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackUpNow {
    /// The vault.
    pub vault: VaultName,
    /// The item.
    pub item: ItemName,
    /// Until when the recovery point is kept.
    pub retain_until: Timestamp,
}

impl Take for BackUpNow {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (until, most_days) = (self.retain_until, MOST_DAYS);
        if until <= turn.at || until > turn.at + days(u32::from(most_days)) {
            return Err(Refusal::of(Rule::D13, Detail::RetainUntil { most_days }));
        }
        let job = JobId::new(turn.id);
        turn.begin_backup((&self.vault, &self.item), job, "backup", Some(until))
    }
}
