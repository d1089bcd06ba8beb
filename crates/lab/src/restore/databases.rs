//! Restoring databases: into a machine, a storage account, or to the user's device (rule R7).

use kluis_recovery::DiskPoint;
use kluis_resource::{JobId, ObjectId, VmName};
use kluis_rulebook::{Detail, Refusal, Workload};

use super::opening::{RestoreTarget, Restoring, Source};
use super::request::{DatabaseTarget, RestoreDatabase, Selection};
use crate::backup::database_disk;
use crate::disks::check_running;
use crate::jobs::{Making, NewJob, Purpose, Wanted};
use crate::model::not_found;
use crate::turn::{Done, Take, Turn};

impl Take for RestoreDatabase {
    /// It is protected by the key of the place that it goes to.
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (item, id) = (&self.item, self.recovery_point);
        let machine = turn.lab.vault(&self.vault)?.machine(item);
        let machine = machine.ok_or_else(|| not_found(item.as_str()))?.clone();
        if machine.workload == Workload::Vm {
            return Err(not_found(item.as_str()));
        }
        let not_there = || not_found(&id.to_string());
        let point = machine.point(id).ok_or_else(not_there)?;
        let disk = point.disks.first().ok_or_else(not_there)?;
        let object = disk.vault.ok_or_else(not_there)?;
        let source = Source::in_vault(object, turn.lab.vault_key(&self.vault, object)?);
        match &self.target {
            DatabaseTarget::Original => turn.write_into(self, (&machine.vm, machine.workload), disk, source),
            DatabaseTarget::Other(vm) => turn.write_into(self, (vm, machine.workload), disk, source),
            DatabaseTarget::Download => turn.restore_as_files(self, disk, source, &RestoreTarget::Download),
            DatabaseTarget::Storage(storage) => {
                let target = RestoreTarget::Storage(storage.clone());
                turn.restore_as_files(self, disk, source, &target)
            }
        }
    }
}

impl Turn<'_> {
    fn restore_as_files(
        &mut self,
        asked: &RestoreDatabase,
        disk: &DiskPoint,
        source: Source,
        target: &RestoreTarget,
    ) -> Done {
        let restoring = Restoring {
            vault: asked.vault.as_str(),
            item: &asked.item,
            subject: asked.item.as_str(),
            source,
            selected: super::machines::select(disk, &Selection::All)?,
        };
        self.restore_to(restoring, target)
    }

    fn write_into(
        &mut self,
        asked: &RestoreDatabase,
        (vm, workload): (&VmName, Workload),
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
        super::machines::add_copy(&mut making, wanted, source, point);
        let new = NewJob {
            id: JobId::new(self.id),
            resource: asked.vault.as_str(),
            subject: asked.item.as_str(),
        };
        let files = point.files.to_vec();
        self.make(new, making, Purpose::RestoredDatabase { disk, files });
        Ok(())
    }
}
