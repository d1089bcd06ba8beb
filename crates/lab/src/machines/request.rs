//! Requests about virtual machines.

use std::sync::Arc;

use kluis_compute::{DiskEncryption, Image, Origin, Power, Sample, Vm, VmImage};
use kluis_recovery::KeyUse;
use kluis_resource::{DiskName, FileFacts, Region, VmName};
use kluis_rulebook::{Detail, Os, Refusal, Workload};
use serde::{Deserialize, Serialize};

pub use super::ade::{EncryptVm, InstallAdeExtension, RotateBek};
pub use super::images::{CreateImage, CreateScaleSet, PublishImage};
use crate::disks::request::Content;
use crate::disks::{NewDisk, Place, check_running, filled, os_sample};
use crate::jobs::{Making, Wanted, nth, role_at};
use crate::log::Operation;
use crate::restore::disk_names;
use crate::turn::{Done, Take, Turn, already_so, being_made, name_taken};

/// Creates a virtual machine with its disks (rules M1, M2, M6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateVm {
    /// Its name.
    pub vm: VmName,
    /// Its region.
    pub region: Region,
    /// Its operating system.
    pub os: Os,
    /// What it is made of: a marketplace or custom image.
    pub image: VmImage,
    /// Managed disks; otherwise page blobs.
    pub managed: bool,
    /// Whose key protects its disks.
    pub encryption: DiskEncryption,
    /// The VM agent is installed: machines of marketplace images have it (rule D9).
    pub agent: bool,
    /// The database in it, on a data disk of its own: SQL Server or SAP HANA.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<Workload>,
    /// What each of its data disks holds; the first one is the database's, if there is one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<Sample>,
}

impl Take for CreateVm {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (name, encryption) = (&self.vm, &self.encryption);
        if turn.lab.compute.vm(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        if self.database.is_some() && self.data.is_empty() {
            return Err(Refusal::without_rule(Detail::NoSuchDatabase { vm: name.to_string() }));
        }
        let place = (self.region, turn.lab.subscription);
        let image = self.image_in(turn)?;
        let names = disk_names(name, self.data.len() + 1);
        for disk in &names {
            let compute = &turn.lab.compute;
            compute.check_disk_name(disk)?;
            let from_image = image.as_ref().filter(|_| *disk == names[0]);
            compute.check_encryption((disk, self.managed), place, encryption, from_image)?;
        }
        let key = turn.lab.key_for(encryption)?;
        let mut making = Making::default();
        let mut files = Vec::new();
        let os = match &image {
            Some(image) => turn.copy_image(&mut making, image, &key, encryption)?,
            None => turn.fill(&mut making, (0, os_sample(self.os)), &key, encryption)?,
        };
        files.push(os);
        for (place, sample) in self.data.iter().enumerate() {
            files.push(turn.fill(&mut making, (place + 1, *sample), &key, encryption)?);
        }
        self.add_to(turn, place, &names, files);
        let contents = vec![None; names.len()];
        turn.make_disks(names, Some(name.clone()), contents, making);
        Ok(())
    }
}

impl CreateVm {
    fn image_in(&self, turn: &Turn<'_>) -> Result<Option<Image>, Refusal> {
        match &self.image {
            VmImage::Marketplace => Ok(None),
            // Only a template makes a machine of restored disks.
            VmImage::Restored => {
                let vm = self.vm.to_string();
                Err(Refusal::without_rule(Detail::RestoredDisksAreNoImage { vm }))
            }
            VmImage::Custom(name) => {
                let image = turn.lab.compute.image(name)?;
                if image.stored.is_none() {
                    return Err(being_made(name.as_str()));
                }
                Ok(Some(image.clone()))
            }
        }
    }

    fn add_to(&self, turn: &mut Turn<'_>, place: Place, names: &[DiskName], files: Vec<Arc<[FileFacts]>>) {
        for (index, (disk, files)) in names.iter().zip(files).enumerate() {
            let is_os = index == 0;
            let origin = match (is_os, &self.image) {
                (true, VmImage::Custom(image)) => Origin::Image(image.clone()),
                (true, VmImage::Marketplace | VmImage::Restored) => Origin::Marketplace,
                (false, _) => Origin::Sample,
            };
            let disk = NewDisk {
                name: disk.clone(),
                role: role_at(index),
                os: is_os.then_some(self.os),
                managed: self.managed,
                encryption: self.encryption.clone(),
                origin,
                files,
            };
            turn.add_disk(disk, place, Some(self.vm.clone()));
        }
        turn.lab.compute.vms.push(Vm {
            name: self.vm.clone(),
            region: place.0,
            subscription: place.1,
            os: self.os,
            image: self.image.clone(),
            agent: self.agent,
            database: self.database,
            disks: names.to_vec(),
            power: Power::Making,
            ade: None,
        });
    }
}

impl Turn<'_> {
    fn copy_image(
        &self,
        making: &mut Making,
        image: &Image,
        key: &KeyUse,
        encryption: &DiskEncryption,
    ) -> Result<Arc<[FileFacts]>, Refusal> {
        let stored = image.stored.as_ref().ok_or_else(|| being_made(image.name.as_str()))?;
        let reading = self.lab.key_to_read(&image.encryption, stored)?;
        let wanted = Wanted::new(nth(self, "disk", 0), key.clone()).under(encryption);
        making.copy(wanted, stored, reading);
        Ok(image.files.clone())
    }

    fn fill(
        &self,
        making: &mut Making,
        (place, sample): (usize, Sample),
        key: &KeyUse,
        encryption: &DiskEncryption,
    ) -> Result<Arc<[FileFacts]>, Refusal> {
        let (from, files, bytes) = filled(&Content::Sample(sample))?;
        let wanted = Wanted::new(nth(self, "disk", place), key.clone()).under(encryption);
        making.content(wanted, from, bytes);
        Ok(files)
    }
}

/// Deletes a machine; its disks stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteVm {
    /// The machine.
    pub vm: VmName,
}

impl Take for DeleteVm {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.check_disks_unchanged(turn.lab.compute.vm(&self.vm)?)?;
        turn.lab.compute.delete_vm(&self.vm)?;
        turn.log_in_group(Operation::DeleteVm, self.vm.as_str());
        Ok(())
    }
}

/// Starts a machine: it reads its disks (rules M3, N12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartVm {
    /// The machine.
    pub vm: VmName,
}

impl Take for StartVm {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let own = turn.lab.compute.vm(&self.vm)?;
        match own.power {
            Power::Running => return Err(already_so(self.vm.as_str())),
            Power::Making => return Err(being_made(self.vm.as_str())),
            Power::Stopped | Power::StoppedByKey => {}
        }
        turn.lab.check_disks_unchanged(own)?;
        let mut used = Vec::new();
        for disk in turn.lab.compute.disks_of(own) {
            let stored = disk.stored.as_ref().ok_or_else(|| being_made(disk.name.as_str()))?;
            used.push(turn.lab.key_to_read(&disk.encryption, stored)?);
        }
        let secret = own.ade.as_ref().map(|ade| ade.secret.clone());
        if let Some(ade) = &own.ade {
            turn.lab.check_secret(ade)?;
        }
        for reading in &used {
            turn.audit_reading(reading);
        }
        if let Some(secret) = secret {
            turn.audit_guest(&secret);
        }
        turn.lab.compute.vm_mut(&self.vm)?.power = Power::Running;
        turn.log_done(Operation::StartVm, self.vm.as_str(), "");
        Ok(())
    }
}

/// Stops a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopVm {
    /// The machine.
    pub vm: VmName,
}

impl Take for StopVm {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let own = turn.lab.compute.vm_mut(&self.vm)?;
        check_running(own)?;
        own.power = Power::Stopped;
        turn.log_done(Operation::StopVm, self.vm.as_str(), "");
        Ok(())
    }
}

/// Installs the VM agent (rule D9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstallAgent {
    /// The machine.
    pub vm: VmName,
}

impl Take for InstallAgent {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let own = turn.lab.compute.vm_mut(&self.vm)?;
        check_running(own)?;
        if own.agent {
            return Err(already_so(self.vm.as_str()));
        }
        own.agent = true;
        turn.log_done(Operation::InstallAgent, self.vm.as_str(), "");
        Ok(())
    }
}
