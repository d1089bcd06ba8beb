//! Requests about restores, and the storage accounts that files are restored to.

use kluis_recovery::{RecoveryPoint, Storage, Vault};
use kluis_resource::{
    DesName, DiskName, ItemName, JobId, KeyUri, ObjectId, PrincipalId, RecoveryPointId, Region, RestoredId,
    StorageName, VaultName, VmName,
};
use kluis_rulebook::{Detail, Refusal, Tier};
use serde::{Deserialize, Serialize};

pub use super::opening::{RestoreTarget, Selection};
use super::opening::{Restoring, Selected, Source, select_file};
use crate::jobs::{NewJob, Opening};
use crate::log::Operation;
use crate::model::not_found;
use crate::setup::make_platform_key;
use crate::turn::{Done, Take, Turn, name_taken};

/// Restores files of a recovery point (rules E3, R6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restore {
    /// The vault.
    pub vault: VaultName,
    /// The item.
    pub item: ItemName,
    /// The recovery point.
    pub recovery_point: RecoveryPointId,
    /// Which files.
    pub selection: Selection,
    /// Where to.
    pub target: RestoreTarget,
}

impl Take for Restore {
    /// The vault's key opens, the key of the target seals (rule R6).
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let item = &self.item;
        let vault = turn.lab.vault(&self.vault)?;
        if vault.machine(item).is_some() {
            let item = item.to_string();
            return Err(Refusal::without_rule(Detail::MachineIsNoFiles { item }));
        }
        let point = find_point(vault, item, self.recovery_point)?;
        let (selected, subject) = match &self.selection {
            Selection::File(path) => (select_file(&point.files, path)?, path.as_str()),
            Selection::All => {
                let file_name = format!("{}.tar", item.as_str().replace(['/', '\\'], "-"));
                (Selected::whole(point.plaintext_bytes, file_name), item.as_str())
            }
        };
        let key = vault.check_restore(&point.kid, &turn.lab.directory())?;
        vault.check_second_layer(point.infrastructure.as_ref())?;
        let (source, vault) = (Source::in_vault(point.object, key), vault.name().to_string());
        let restoring = Restoring {
            vault: &vault,
            item,
            subject,
            source,
            selected,
        };
        turn.restore_to(restoring, &self.target)
    }
}

fn find_point<'a>(vault: &'a Vault, item: &ItemName, id: RecoveryPointId) -> Result<&'a RecoveryPoint, Refusal> {
    let item = vault.kept().item(item).ok_or_else(|| not_found(item.as_str()))?;
    let point = item.recovery_points.iter().find(|point| point.id == id);
    point.ok_or_else(|| not_found(&id.to_string()))
}

/// Creates a storage account, a place to restore to, encrypted with platform keys or with a key of a key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateStorage {
    /// Its name.
    pub storage: StorageName,
    /// Its region.
    pub region: Region,
    /// The customer-managed key, without a version; its latest enabled version is used.
    pub key: Option<KeyUri>,
}

impl Take for CreateStorage {
    /// With a key, its identity gets its access policy at once, as the portal does it.
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (name, region) = (&self.storage, self.region);
        if turn.lab.storage(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let storage = match &self.key {
            None => {
                let storage = Storage::create(name.clone(), region, turn.derived_version("platform-key"));
                turn.effects.push(make_platform_key(storage.kid()));
                storage
            }
            Some(key) => {
                let (principal, at) = (PrincipalId::new(turn.id), turn.at);
                let storage = Storage::create_with_key(name.clone(), region, key, principal, &turn.lab.directory())?;
                let permissions = Storage::PERMISSIONS.into_iter().collect();
                let key_vault = turn.lab.key_vault_mut(&key.key_vault)?;
                key_vault.grant_at_once(principal, &permissions, at);
                turn.log_done(Operation::SavePolicies, key.key_vault.as_str(), name.as_str());
                storage
            }
        };
        turn.lab.storages.push(storage);
        turn.log_done(Operation::CreateStorage, name.as_str(), "");
        Ok(())
    }
}

/// Reads a restored copy back out of a storage account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Download {
    /// The storage account.
    pub storage: StorageName,
    /// The copy.
    pub object: ObjectId,
}

impl Take for Download {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let storage = turn.lab.storage(&self.storage)?;
        let copy = storage.copies().iter().find(|copy| copy.sealed.object == self.object);
        let copy = copy.ok_or_else(|| not_found(&self.object.to_string()))?.clone();
        let source = Source {
            kid: copy.sealed.kid,
            ..Source::in_vault(self.object, storage.check_read(&turn.lab.directory())?)
        };
        let selected = Selected::whole(copy.sealed.plaintext_bytes, copy.file_name.clone());
        let new = NewJob {
            id: JobId::new(turn.id),
            resource: self.storage.as_str(),
            subject: &copy.file_name,
        };
        turn.open_for_user(new, Opening::Download, (source, None), selected);
        Ok(())
    }
}

/// Restores a machine, its disks, or files of it (rules R1–R6, D4–D7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreVm {
    /// The vault.
    pub vault: VaultName,
    /// The item.
    pub item: ItemName,
    /// The recovery point.
    pub recovery_point: RecoveryPointId,
    /// From the snapshots, or from the vault.
    pub tier: Tier,
    /// How.
    pub way: RestoreWay,
    /// The disk encryption set for the restored disks (rules R2, R4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub des: Option<DesName>,
    /// Where to, or `None` for the machine's own region (rule D4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

/// How a machine is restored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RestoreWay {
    /// As a new machine.
    CreateVm(VmName),
    /// Its disks only, and a template that makes a machine of them.
    Disks,
    /// In place of the disks of the machine that is there.
    ReplaceExisting,
    /// Files of one disk.
    Files {
        /// The disk.
        disk: DiskName,
        /// Which files.
        selection: Selection,
        /// Where to.
        target: RestoreTarget,
    },
}

impl Take for RestoreVm {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let restore = turn.lab.decide_restore(self)?;
        let makes_disks = matches!(self.way, RestoreWay::CreateVm(_) | RestoreWay::Disks);
        if !makes_disks && (self.des.is_some() || restore.region != restore.point.facts.region) {
            let item = self.item.to_string();
            return Err(Refusal::without_rule(Detail::DesForNewDisks { item }));
        }
        match &self.way {
            RestoreWay::CreateVm(name) => turn.restore_as_vm(&restore, name),
            RestoreWay::Disks => turn.restore_disks(&restore),
            RestoreWay::ReplaceExisting => turn.replace_disks(&restore),
            RestoreWay::Files {
                disk,
                selection,
                target,
            } => turn.restore_files(&restore, disk, selection, target),
        }
    }
}

/// Makes a machine of restored disks, by the template that the restore made (rule D7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeployTemplate {
    /// The disks that were restored together.
    pub restored: RestoredId,
    /// The new machine.
    pub vm: VmName,
}

/// Restores a database (rule R7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreDatabase {
    /// The vault.
    pub vault: VaultName,
    /// The item.
    pub item: ItemName,
    /// The recovery point.
    pub recovery_point: RecoveryPointId,
    /// Where to.
    pub target: DatabaseTarget,
}

/// Where a restored database goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DatabaseTarget {
    /// Back into its machine.
    Original,
    /// Into another machine with a database of the same kind.
    Other(VmName),
    /// Into a storage account, as files.
    Storage(StorageName),
    /// To the user's device, as files.
    Download,
}
