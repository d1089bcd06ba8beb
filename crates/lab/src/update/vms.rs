//! Machines and disks that are there: attached, started, stopped and taken away (rules M3, D9, N12).

use kluis_compute::Power;
use kluis_resource::{DiskName, VmName};
use kluis_rulebook::{KeyPermission, SecretOperation};

use super::disks::{already_so, being_made};
use super::{Done, Turn};
use crate::model::check_running;
use crate::view::Operation;

impl Turn<'_> {
    pub(super) fn attach_disk(&mut self, vm: &VmName, disk: &DiskName) -> Done {
        self.lab.compute.attach(vm, disk)?;
        self.log_done(Operation::AttachDisk, vm.as_str(), disk.as_str());
        Ok(())
    }

    pub(super) fn detach_disk(&mut self, disk: &DiskName) -> Done {
        let own = self.lab.compute.disk(disk)?;
        self.lab.check_unchanged(own)?;
        let vm = own.vm.clone();
        self.lab.compute.detach(disk)?;
        let vm = vm.map(|vm| vm.to_string()).unwrap_or_default();
        self.log_done(Operation::DetachDisk, &vm, disk.as_str());
        Ok(())
    }

    pub(super) fn delete_disk(&mut self, disk: &DiskName) -> Done {
        self.lab.check_unchanged(self.lab.compute.disk(disk)?)?;
        let object = self.lab.compute.delete_disk(disk)?;
        self.condemn([object]);
        let group = self.lab.resource_group.to_string();
        self.log_done(Operation::DeleteDisk, &group, disk.as_str());
        Ok(())
    }

    pub(super) fn delete_vm(&mut self, vm: &VmName) -> Done {
        self.lab.check_disks_unchanged(self.lab.compute.vm(vm)?)?;
        self.lab.compute.delete_vm(vm)?;
        let group = self.lab.resource_group.to_string();
        self.log_done(Operation::DeleteVm, &group, vm.as_str());
        Ok(())
    }

    /// Starts a machine: it reads its disks (rules M3, N12).
    pub(super) fn start_vm(&mut self, vm: &VmName) -> Done {
        let own = self.lab.compute.vm(vm)?;
        match own.power {
            Power::Running => return Err(already_so(vm.as_str())),
            Power::Making => return Err(being_made(vm.as_str())),
            Power::Stopped | Power::StoppedByKey => {}
        }
        self.lab.check_disks_unchanged(own)?;
        let mut used = Vec::new();
        for disk in self.lab.compute.disks_of(own) {
            let stored = disk.stored.as_ref().ok_or_else(|| being_made(disk.name.as_str()))?;
            used.push(self.lab.key_to_read(&disk.encryption, stored)?);
        }
        let secret = own.ade.as_ref().map(|ade| ade.secret.clone());
        if let Some(ade) = &own.ade {
            self.lab.check_secret(ade)?;
        }
        for reading in used.iter().filter(|reading| !reading.cached) {
            self.audit_use(&reading.key, KeyPermission::UnwrapKey);
        }
        if let Some(secret) = secret {
            let guest = self.lab.ade_service();
            self.audit_bek(&secret, guest, SecretOperation::Get);
        }
        self.lab.compute.vm_mut(vm)?.power = Power::Running;
        self.log_done(Operation::StartVm, vm.as_str(), "");
        Ok(())
    }

    pub(super) fn stop_vm(&mut self, vm: &VmName) -> Done {
        let own = self.lab.compute.vm_mut(vm)?;
        check_running(own)?;
        own.power = Power::Stopped;
        self.log_done(Operation::StopVm, vm.as_str(), "");
        Ok(())
    }

    pub(super) fn install_agent(&mut self, vm: &VmName) -> Done {
        let own = self.lab.compute.vm_mut(vm)?;
        check_running(own)?;
        if own.agent {
            return Err(already_so(vm.as_str()));
        }
        own.agent = true;
        self.log_done(Operation::InstallAgent, vm.as_str(), "");
        Ok(())
    }
}
