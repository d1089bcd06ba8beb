//! Restoring databases: into a machine, a storage account, or to the user (rule R7).

use kluis_recovery::DiskPoint;
use kluis_resource::{ItemName, JobId, ObjectId, RecoveryPointId, VaultName, VmName};
use kluis_rulebook::{Detail, Refusal, Workload};

use super::machines::database_disk;
use super::make::{Making, Wanted};
use super::restores::{Source, add_copy};
use super::{Done, Turn, out_of_turn};
use crate::model::{Purpose, Reading, check_running, not_found};
use crate::{DatabaseTarget, RestoreTarget, Selection};

impl Turn<'_> {
    /// Rule R7: under the key of the place that it goes to.
    pub(super) fn restore_database(
        &mut self,
        (vault, item, id): (&VaultName, &ItemName, RecoveryPointId),
        target: &DatabaseTarget,
    ) -> Done {
        let machine = self
            .lab
            .vault(vault)?
            .machine(item)
            .ok_or_else(|| not_found(item.as_str()))?
            .clone();
        if machine.workload == Workload::Vm {
            return Err(not_found(item.as_str()));
        }
        let point = machine.point(id).ok_or_else(|| not_found(&id.to_string()))?;
        let disk = point.disks.first().ok_or_else(out_of_turn)?;
        let object = disk.vault.ok_or_else(|| not_found(&id.to_string()))?;
        let key = self.vault_key(vault, object)?;
        let source = Source {
            object,
            kid: key.kid(),
            reading: Reading { key, cached: false },
            sha256: disk.sha256.clone(),
            bytes: disk.bytes,
        };
        let names = (vault.to_string(), item.clone());
        let vm = match target {
            DatabaseTarget::Original => &machine.vm,
            DatabaseTarget::Other(vm) => vm,
            DatabaseTarget::Download => {
                return self.open_for(&names, disk, source, &Selection::All, &RestoreTarget::Download);
            }
            DatabaseTarget::Storage(storage) => {
                let target = RestoreTarget::Storage(storage.clone());
                return self.open_for(&names, disk, source, &Selection::All, &target);
            }
        };
        self.write_into(&names, vm, machine.workload, disk, source)
    }

    fn write_into(
        &mut self,
        (vault, item): &(String, ItemName),
        vm: &VmName,
        workload: Workload,
        point: &DiskPoint,
        source: Source,
    ) -> Done {
        let vm = self.lab.compute.vm(vm)?;
        check_running(vm)?;
        if vm.database != Some(workload) {
            let vm = vm.name.to_string();
            return Err(Refusal::without_rule(Detail::NoSuchDatabase { vm }));
        }
        let (disk, _) = self.lab.compute.ready(database_disk(vm)?)?;
        self.lab.check_unchanged(disk)?;
        let lock = self.lab.guest_volume(disk)?;
        let encryption = disk.encryption.clone();
        let key = self.lab.key_for(&encryption)?;
        let disk = disk.name.clone();
        let mut making = Making::default();
        let wanted = Wanted {
            lock,
            ..Wanted::new(ObjectId::new(self.derived("object")), key).under(&encryption)
        };
        add_copy(&mut making, wanted, source);
        let files = point.files.to_vec();
        self.make(
            JobId::new(self.id),
            (vault, item.as_str()),
            making,
            Purpose::RestoredDatabase { disk, files },
        );
        Ok(())
    }
}
