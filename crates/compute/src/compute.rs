//! Everything of one lab that computes: found by name, and held to the rules about names, places and keys.

use kluis_resource::{
    DesName, DiskName, ImageName, KeyUri, Kid, ObjectId, Region, ScaleSetName, SnapshotName, SubscriptionId, VmName,
};
use kluis_rulebook::{Detail, DiskRole, Refusal, Rule, Terms};
use serde::{Deserialize, Serialize};

use crate::{Disk, DiskEncryption, DiskEncryptionSet, Image, Origin, Power, ScaleSet, Snapshot, Stored, Vm};

/// Machines, disks, and what belongs to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compute {
    /// Disk encryption sets, in order of creation, as everything here.
    pub sets: Vec<DiskEncryptionSet>,
    /// Virtual machines.
    pub vms: Vec<Vm>,
    /// Disks.
    pub disks: Vec<Disk>,
    /// Snapshots.
    pub snapshots: Vec<Snapshot>,
    /// Custom images.
    pub images: Vec<Image>,
    /// Scale sets.
    pub scale_sets: Vec<ScaleSet>,
}

/// Finding things, by names that Azure doesn't tell apart by case.
impl Compute {
    /// A disk encryption set.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn set(&self, name: &DesName) -> Result<&DiskEncryptionSet, Refusal> {
        let found = self.sets.iter().find(|set| set.name == *name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// A disk encryption set, to change it.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn set_mut(&mut self, name: &DesName) -> Result<&mut DiskEncryptionSet, Refusal> {
        let found = self.sets.iter_mut().find(|set| set.name == *name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// A machine.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn vm(&self, name: &VmName) -> Result<&Vm, Refusal> {
        let found = self.vms.iter().find(|vm| vm.name == *name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// A machine, to change it.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn vm_mut(&mut self, name: &VmName) -> Result<&mut Vm, Refusal> {
        let found = self.vms.iter_mut().find(|vm| vm.name == *name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// A disk.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn disk(&self, name: &DiskName) -> Result<&Disk, Refusal> {
        let found = self.disks.iter().find(|disk| disk.name == *name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// A disk, to change it.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn disk_mut(&mut self, name: &DiskName) -> Result<&mut Disk, Refusal> {
        let found = self.disks.iter_mut().find(|disk| disk.name == *name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// A disk, and what lies in storage of it.
    ///
    /// # Errors
    /// There is none of that name, or it is still being made.
    pub fn ready(&self, name: &DiskName) -> Result<(&Disk, &Stored), Refusal> {
        let disk = self.disk(name)?;
        let stored = disk.stored.as_ref().ok_or_else(|| being_made(name.as_str()))?;
        Ok((disk, stored))
    }

    /// A snapshot.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn snapshot(&self, name: &SnapshotName) -> Result<&Snapshot, Refusal> {
        let found = self.snapshots.iter().find(|one| one.name == *name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// An image.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn image(&self, name: &ImageName) -> Result<&Image, Refusal> {
        let found = self.images.iter().find(|one| one.name == *name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// An image, to change it.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn image_mut(&mut self, name: &ImageName) -> Result<&mut Image, Refusal> {
        let found = self.images.iter_mut().find(|one| one.name == *name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// A scale set.
    #[must_use]
    pub fn scale_set(&self, name: &ScaleSetName) -> Option<&ScaleSet> {
        self.scale_sets.iter().find(|one| one.name == *name)
    }

    /// The disks of a machine, the one with the operating system first.
    pub fn disks_of<'a>(&'a self, vm: &'a Vm) -> impl Iterator<Item = &'a Disk> {
        vm.disks.iter().filter_map(|name| self.disk(name).ok())
    }

    /// The machine that a disk is attached to.
    #[must_use]
    pub fn vm_of(&self, disk: &Disk) -> Option<&Vm> {
        disk.vm.as_ref().and_then(|vm| self.vm(vm).ok())
    }
}

/// What lies in storage, of everything.
impl Compute {
    /// Every object, and whose key protects it.
    pub fn stored(&self) -> impl Iterator<Item = (&DiskEncryption, &Stored)> {
        let disks = self.disks.iter().map(|one| (&one.encryption, one.stored.as_slice()));
        let snapshots = self
            .snapshots
            .iter()
            .map(|one| (&one.encryption, one.stored.as_slice()));
        let images = self.images.iter().map(|one| (&one.encryption, one.stored.as_slice()));
        let scale_sets = self.scale_sets.iter().map(|one| (&one.encryption, &one.stored[..]));
        let all = disks.chain(snapshots).chain(images).chain(scale_sets);
        all.flat_map(|(encryption, stored)| stored.iter().map(move |one| (encryption, one)))
    }

    /// Whether any data is under a set.
    #[must_use]
    pub fn is_in_use(&self, set: &DesName) -> bool {
        let mut all = self.stored();
        all.any(|(encryption, _)| encryption.des().is_some_and(|des| des == set))
    }

    /// The objects under a set whose DEKs are wrapped with another key than its own, with those keys.
    pub fn outdated<'a>(&'a self, set: &'a DiskEncryptionSet) -> impl Iterator<Item = (&'a KeyUri, ObjectId)> {
        self.stored()
            .filter_map(|(encryption, stored)| match (encryption.des(), &stored.kid) {
                (Some(des), Kid::Customer(key)) if *des == set.name && *key != set.key => Some((key, stored.object)),
                _ => None,
            })
    }

    /// The DEK of an object is wrapped with another key now. Gives the key that wrapped it before.
    pub fn rewrapped(&mut self, object: ObjectId, to: &Kid) -> Option<Kid> {
        let disks = self.disks.iter_mut().filter_map(|one| one.stored.as_mut());
        let snapshots = self.snapshots.iter_mut().filter_map(|one| one.stored.as_mut());
        let images = self.images.iter_mut().filter_map(|one| one.stored.as_mut());
        let scale_sets = self.scale_sets.iter_mut().flat_map(|one| one.stored.iter_mut());
        let mut all = disks.chain(snapshots).chain(images).chain(scale_sets);
        let stored = all.find(|stored| stored.object == object)?;
        Some(std::mem::replace(&mut stored.kid, to.clone()))
    }
}

/// What may be made, attached and taken away.
impl Compute {
    /// Checks the name of a new disk.
    ///
    /// # Errors
    /// It is taken.
    pub fn check_disk_name(&self, name: &DiskName) -> Result<(), Refusal> {
        free(self.disk(name).is_ok(), name.as_str())
    }

    /// Checks whose key may protect a disk (rules M8, M11).
    ///
    /// # Errors
    /// M11 where the set lies elsewhere; M8 where the disk comes from an image with another key, or in another subscription; and
    /// an unmanaged disk takes no set.
    pub fn check_encryption(
        &self,
        (disk, managed): (&DiskName, bool),
        (region, subscription): (Region, SubscriptionId),
        encryption: &DiskEncryption,
        image: Option<&Image>,
    ) -> Result<(), Refusal> {
        if let Some(image) = image {
            check_image(image, subscription, encryption)?;
        }
        let DiskEncryption::Des(des) = encryption else {
            return Ok(());
        };
        let set = self.set(des)?;
        if !managed {
            let disk = disk.to_string();
            return Err(Refusal::without_rule(Detail::DesNeedsManagedDisk { disk }));
        }
        if (set.region, set.subscription) != (region, subscription) {
            return Err(Refusal::of(
                Rule::M11,
                Detail::DiskElsewhere {
                    disk: disk.to_string(),
                    des: set.name.to_string(),
                    region: set.region.to_string(),
                },
            ));
        }
        Ok(())
    }

    /// Checks that a disk may get another key (rules M2, R3, N11).
    ///
    /// # Errors
    /// It has that one; N11 where it is or was under Azure Disk Encryption; as [`Self::check_encryption`].
    pub fn check_encrypt(&self, disk: &Disk, encryption: &DiskEncryption, terms: Terms) -> Result<(), Refusal> {
        if disk.encryption == *encryption {
            let name = disk.name.to_string();
            return Err(Refusal::without_rule(Detail::AlreadySo { name }));
        }
        if matches!(encryption, DiskEncryption::Des(_)) && disk.ever_ade && !terms.des_after_ade {
            let disk = disk.name.to_string();
            return Err(Refusal::of(Rule::N11, Detail::DiskWasUnderAde { disk }));
        }
        let image = match &disk.origin {
            Origin::Image(image) => self.image(image).ok(),
            Origin::Files | Origin::Sample | Origin::Marketplace | Origin::Snapshot(_) | Origin::Restored { .. } => {
                None
            }
        };
        let place = (disk.region, disk.subscription);
        self.check_encryption((&disk.name, disk.managed), place, encryption, image)
    }

    /// Attaches a data disk to a machine.
    ///
    /// # Errors
    /// It is attached, it or the machine is being made, it holds an operating system or an encrypted volume, or lies elsewhere.
    pub fn attach(&mut self, vm: &VmName, disk: &DiskName) -> Result<(), Refusal> {
        let (own, _) = self.ready(disk)?;
        let machine = self.vm(vm)?;
        if let Some(vm) = &own.vm {
            return Err(attached(own, vm));
        }
        if machine.power == Power::Making {
            return Err(being_made(vm.as_str()));
        }
        let is_elsewhere = (own.region, own.subscription) != (machine.region, machine.subscription);
        // What the guest of one machine encrypted, that of another doesn't open.
        let is_of_guest = own.volume.is_some();
        if own.role == DiskRole::Os || is_elsewhere || is_of_guest || own.managed != vm_is_managed(self, machine) {
            return Err(stays(own, &machine.name));
        }
        let (vm, disk) = (machine.name.clone(), own.name.clone());
        self.disk_mut(&disk)?.vm = Some(vm.clone());
        self.vm_mut(&vm)?.disks.push(disk);
        Ok(())
    }

    /// Detaches a data disk from its machine.
    ///
    /// # Errors
    /// It isn't attached, or holds the operating system, the database or an encrypted volume.
    pub fn detach(&mut self, disk: &DiskName) -> Result<(), Refusal> {
        let own = self.disk(disk)?;
        let vm = self.vm_of(own).ok_or_else(|| not_found(disk.as_str()))?;
        let holds_database = vm.database.is_some() && vm.disks.get(1).is_some_and(|name| name == disk);
        if own.role == DiskRole::Os || own.volume.is_some() || holds_database {
            return Err(stays(own, &vm.name));
        }
        let vm = vm.name.clone();
        self.vm_mut(&vm)?.disks.retain(|name| name != disk);
        self.disk_mut(disk)?.vm = None;
        Ok(())
    }

    /// Removes a disk that is attached to nothing. Gives its object.
    ///
    /// # Errors
    /// It is attached, or being made.
    pub fn delete_disk(&mut self, disk: &DiskName) -> Result<ObjectId, Refusal> {
        let (own, stored) = self.ready(disk)?;
        if let Some(vm) = &own.vm {
            return Err(attached(own, vm));
        }
        let object = stored.object;
        self.disks.retain(|one| one.name != *disk);
        Ok(object)
    }

    /// Removes a machine; its disks stay, attached to nothing.
    ///
    /// # Errors
    /// There is none of that name, or its disks are being made.
    pub fn delete_vm(&mut self, vm: &VmName) -> Result<(), Refusal> {
        let own = self.vm(vm)?;
        if self.disks_of(own).any(|disk| disk.stored.is_none()) {
            return Err(being_made(vm.as_str()));
        }
        for disk in self
            .disks
            .iter_mut()
            .filter(|disk| disk.vm.as_ref().is_some_and(|own| own == vm))
        {
            disk.vm = None;
        }
        self.vms.retain(|own| own.name != *vm);
        Ok(())
    }
}

fn vm_is_managed(compute: &Compute, vm: &Vm) -> bool {
    compute.disks_of(vm).all(|disk| disk.managed)
}

/// A disk of an image with a customer's key has that key, and is in its subscription (rule M8).
fn check_image(image: &Image, subscription: SubscriptionId, encryption: &DiskEncryption) -> Result<(), Refusal> {
    let Some(des) = image.encryption.des() else {
        return Ok(());
    };
    let name = image.name.to_string();
    if image.subscription != subscription {
        return Err(Refusal::of(Rule::M8, Detail::ImageInOtherSubscription { image: name }));
    }
    if image.encryption == *encryption {
        return Ok(());
    }
    let des = Some(des.to_string());
    Err(Refusal::of(Rule::M8, Detail::ImageKeepsKey { image: name, des }))
}

fn free(taken: bool, name: &str) -> Result<(), Refusal> {
    let name = name.to_owned();
    if taken {
        return Err(Refusal::without_rule(Detail::NameTaken { name }));
    }
    Ok(())
}

fn not_found(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::NotFound { name })
}

fn being_made(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::BeingMade { name })
}

fn attached(disk: &Disk, vm: &VmName) -> Refusal {
    let (disk, vm) = (disk.name.to_string(), vm.to_string());
    Refusal::without_rule(Detail::DiskAttached { disk, vm })
}

fn stays(disk: &Disk, vm: &VmName) -> Refusal {
    let (disk, vm) = (disk.name.to_string(), vm.to_string());
    Refusal::without_rule(Detail::DiskStays { disk, vm })
}
