//! Requests about files: back up, restore, download, cancel, and the storage accounts that files are restored to.

use kluis_recovery::archive::{self, ArchiveError};
use kluis_recovery::{RecoveryPoint, Storage};
use kluis_resource::{
    FileFacts, ItemName, JobId, KeyUri, ObjectId, PrincipalId, RecoveryPointId, Region, StorageName, VaultName,
};
use kluis_rulebook::{Detail, KeyPermission, Refusal, Workload};

use super::open::make_platform_key;
use super::{Done, Turn, name_taken};
use crate::model::{Destination, Work, not_found};
use crate::view::{LogStatus, Operation};
use crate::{Effect, OpenTo, Part, RestoreTarget, Selection};

impl Turn<'_> {
    /// Begins a backup. From here on the vault is not new any more, whatever becomes of the job (rule V1).
    pub(super) fn back_up(
        &mut self,
        vault: &VaultName,
        (item, workload): (&ItemName, Workload),
        platform_key_accepted: bool,
        files: &[FileFacts],
    ) -> Done {
        let (vault, keys) = self.lab.vault_mut(vault)?;
        if files.is_empty() {
            return Err(Refusal::without_rule(Detail::NothingToBackUp));
        }
        if workload == Workload::Vm || vault.machine(item).is_some() {
            let item = item.to_string();
            return Err(Refusal::without_rule(Detail::MachineIsNoFiles { item }));
        }
        let archive = archive::plan(files).map_err(unarchivable)?;
        let known = vault.kept().item(item).map(|own| own.workload);
        if let Some(workload) = known.filter(|own| *own != workload) {
            let item = item.to_string();
            return Err(Refusal::without_rule(Detail::ItemOfOtherWorkload { item, workload }));
        }
        let registers = known.is_none();
        let key = vault.check_back_up((registers, workload), platform_key_accepted, &keys)?;
        vault.attempt(item);
        let (name, infrastructure) = (vault.name().clone(), vault.infrastructure().cloned());
        let (job, object) = (JobId::new(self.id), ObjectId::new(self.derived("object")));
        if registers {
            self.log(
                Operation::RegisterItem,
                name.as_str(),
                item.as_str(),
                LogStatus::Started,
                Some(job),
            );
        }
        let kid = key.kid();
        let work = Work::Backup {
            vault: name.clone(),
            item: item.clone(),
            workload,
            registers,
            recovery_point: RecoveryPointId::new(self.derived("recovery-point")),
            object,
            key,
            infrastructure: infrastructure.clone(),
            files: files.into(),
        };
        self.start_job(job, name.as_str(), item.as_str(), archive.length(), work);
        self.effects.push(Effect::Seal {
            job,
            object,
            kid,
            infrastructure,
        });
        Ok(())
    }

    /// Begins a restore: the vault's key opens, the key of the target seals (rule R6).
    pub(super) fn restore(
        &mut self,
        (vault, item, recovery_point): (&VaultName, &ItemName, RecoveryPointId),
        selection: &Selection,
        target: &RestoreTarget,
    ) -> Done {
        let vault = self.lab.vault(vault)?;
        if vault.machine(item).is_some() {
            let item = item.to_string();
            return Err(Refusal::without_rule(Detail::MachineIsNoFiles { item }));
        }
        let point = find_point(vault, item, recovery_point)?;
        let selected = select(item, point, selection)?;
        let keys = self.lab.directory();
        let key = vault.check_restore(&point.kid, &keys)?;
        vault.check_second_layer(point.infrastructure.as_ref())?;
        let destination = match target {
            RestoreTarget::Download => Destination::Page,
            RestoreTarget::Storage(name) => {
                let storage = self.lab.storage(name)?;
                Destination::Storage {
                    storage: name.clone(),
                    object: ObjectId::new(self.derived("object")),
                    key: storage.check_store(&keys)?,
                }
            }
        };
        let to = match &destination {
            Destination::Page => OpenTo::Page,
            Destination::Storage { object, key, .. } => OpenTo::Object {
                object: *object,
                kid: key.kid(),
            },
        };
        let (resource, job) = (vault.name().to_string(), JobId::new(self.id));
        let effect = Effect::Open {
            job,
            object: point.object,
            kid: key.kid(),
            part: selected.part,
            file_name: selected.file_name.clone(),
            to,
            unlock: None,
        };
        let used = key.clone();
        let work = Work::Restore {
            item: item.clone(),
            file_name: selected.file_name,
            to: destination,
        };
        self.start_job(job, &resource, &selected.subject, selected.bytes, work);
        self.audit_use(&used, KeyPermission::UnwrapKey);
        self.effects.push(effect);
        Ok(())
    }

    #[inline(never)]
    pub(super) fn cancel_job(&mut self, id: JobId) -> Done {
        let job = self.lab.job(id).ok_or_else(|| not_found(&id.to_string()))?;
        if !job.is_running() {
            return Err(Refusal::without_rule(Detail::JobEnded));
        }
        match job.work {
            Work::UpdateKey { .. } | Work::Rotate { .. } => Err(Refusal::without_rule(Detail::JobNotCancellable)),
            Work::EncryptDisk { .. } | Work::RotateSet { .. } | Work::NotBegun => {
                Err(Refusal::without_rule(Detail::JobNotCancellable))
            }
            Work::Backup { .. } | Work::Restore { .. } | Work::Download | Work::Make { .. } | Work::Secret { .. } => {
                self.effects.push(Effect::Cancel { job: id });
                Ok(())
            }
        }
    }

    /// Creates a storage account; with a key, its identity gets its access policy at once, as the portal does it.
    #[inline(never)]
    pub(super) fn create_storage(&mut self, name: &StorageName, region: Region, key: Option<&KeyUri>) -> Done {
        if self.lab.storage(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let storage = match key {
            None => {
                let storage = Storage::create(name.clone(), region, self.derived_version("platform-key"));
                self.effects.push(make_platform_key(storage.kid()));
                storage
            }
            Some(key) => {
                let principal = PrincipalId::new(self.id);
                let storage = Storage::create_with_key(name.clone(), region, key, principal, &self.lab.directory())?;
                let permissions = Storage::PERMISSIONS.into_iter().collect();
                let at = self.at;
                self.lab
                    .key_vault_mut(&key.key_vault)?
                    .grant_at_once(principal, &permissions, at);
                self.log_done(Operation::SavePolicies, key.key_vault.as_str(), name.as_str());
                storage
            }
        };
        self.lab.storages.push(storage);
        self.log_done(Operation::CreateStorage, name.as_str(), "");
        Ok(())
    }

    #[inline(never)]
    pub(super) fn download(&mut self, name: &StorageName, object: ObjectId) -> Done {
        let storage = self.lab.storage(name)?;
        let copy = storage.copies().iter().find(|copy| copy.sealed.object == object);
        let copy = copy.ok_or_else(|| not_found(&object.to_string()))?;
        let key = storage.check_read(&self.lab.directory())?;
        let job = JobId::new(self.id);
        let (file_name, bytes) = (copy.file_name.clone(), copy.sealed.plaintext_bytes);
        let effect = Effect::Open {
            job,
            object,
            kid: copy.sealed.kid.clone(),
            part: Part::Whole,
            file_name: file_name.clone(),
            to: OpenTo::Page,
            unlock: None,
        };
        self.start_job(job, name.as_str(), &file_name, bytes, Work::Download);
        self.audit_use(&key, KeyPermission::UnwrapKey);
        self.effects.push(effect);
        Ok(())
    }
}

/// What a restore takes out of a recovery point.
struct Selected {
    part: Part,
    bytes: u64,
    file_name: String,
    /// What the job and the log call it.
    subject: String,
}

fn select(item: &ItemName, point: &RecoveryPoint, selection: &Selection) -> Result<Selected, Refusal> {
    let Selection::File(path) = selection else {
        return Ok(Selected {
            part: Part::Whole,
            bytes: point.plaintext_bytes,
            file_name: format!("{}.tar", item.as_str().replace(['/', '\\'], "-")),
            subject: item.to_string(),
        });
    };
    let (part, bytes, file_name) = select_file(&point.files, path)?;
    Ok(Selected {
        part,
        bytes,
        file_name,
        subject: path.clone(),
    })
}

/// Where a file lies in the tar of these files, how many bytes it has, and what it is called by itself.
pub(super) fn select_file(files: &[FileFacts], path: &str) -> Result<(Part, u64, String), Refusal> {
    let index = files.iter().position(|file| file.path == *path);
    let archive = archive::plan(files).map_err(unarchivable)?;
    let content = index.and_then(|index| archive.contents().get(index));
    let content = content.ok_or_else(|| not_found(path))?;
    let part = Part::Range {
        offset: content.offset,
        length: content.size,
    };
    Ok((part, content.size, path.rsplit('/').next().unwrap_or(path).to_owned()))
}

fn find_point<'a>(
    vault: &'a kluis_recovery::Vault,
    item: &ItemName,
    id: RecoveryPointId,
) -> Result<&'a RecoveryPoint, Refusal> {
    let item = vault.kept().item(item).ok_or_else(|| not_found(item.as_str()))?;
    let point = item.recovery_points.iter().find(|point| point.id == id);
    point.ok_or_else(|| not_found(&id.to_string()))
}

pub(super) fn unarchivable(error: ArchiveError) -> Refusal {
    Refusal::without_rule(match error {
        ArchiveError::Path { path, .. } => Detail::BadPath { path },
        ArchiveError::TooLarge => Detail::BackupTooLarge {
            limit: archive::MOST_BYTES,
        },
    })
}
