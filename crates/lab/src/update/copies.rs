//! Snapshots, images, scale sets, galleries and moves (rules M6, M8, M9, M10, M12).

use kluis_compute::{DiskEncryption, Image, ScaleSet, Snapshot, VmImage};
use kluis_resource::{
    DiskName, ImageName, JobId, ObjectId, Region, ScaleSetName, SnapshotName, SubscriptionId, VmName,
};
use kluis_rulebook::{Detail, Os, Refusal};

use super::disks::{being_made, filled, os_sample};
use super::fulfil::nth;
use super::make::{Making, Wanted};
use super::{Done, Turn, name_taken};
use crate::model::{Purpose, not_found};
use crate::view::Operation;
use crate::{Content, Movable};

/// The most instances of a scale set.
const MOST_INSTANCES: u8 = 10;

impl Turn<'_> {
    pub(super) fn create_snapshot(
        &mut self,
        name: &SnapshotName,
        disk: &DiskName,
        asked: Option<&DiskEncryption>,
    ) -> Done {
        if self.lab.compute.snapshot(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let (own, stored) = self.lab.compute.ready(disk)?;
        let encryption = own.encryption_of_snapshot(asked)?;
        let place = (own.region, own.subscription);
        self.lab
            .compute
            .check_encryption((&own.name, own.managed), place, &encryption, None)?;
        let reading = self.lab.key_to_read(&own.encryption, stored)?;
        let key = self.lab.key_for(&encryption)?;
        let mut making = Making::default();
        making.copy(
            Wanted::new(ObjectId::new(self.derived("object")), key).under(&encryption),
            stored,
            reading,
        );
        let content = stored.content_sha256.clone();
        let snapshot = Snapshot {
            name: name.clone(),
            disk: own.name.clone(),
            region: own.region,
            subscription: own.subscription,
            role: own.role,
            os: own.os,
            encryption,
            files: own.files.clone(),
            volume: own.volume.clone(),
            of_backup: false,
            stored: None,
        };
        self.lab.compute.snapshots.push(snapshot);
        let group = self.lab.resource_group.to_string();
        let snapshot = name.clone();
        self.make(
            JobId::new(self.id),
            (&group, name.as_str()),
            making,
            Purpose::Snapshot { snapshot, content },
        );
        Ok(())
    }

    pub(super) fn delete_snapshot(&mut self, name: &SnapshotName) -> Done {
        let own = self.lab.compute.snapshot(name)?;
        let stored = own.stored.as_ref().ok_or_else(|| being_made(name.as_str()))?;
        if own.of_backup {
            // It goes with its recovery point.
            return Err(not_found(name.as_str()));
        }
        let object = stored.object;
        self.lab.compute.snapshots.retain(|own| !own.name.same_as(name));
        self.condemn([object]);
        let group = self.lab.resource_group.to_string();
        self.log_done(Operation::DeleteSnapshot, &group, name.as_str());
        Ok(())
    }

    pub(super) fn create_image(&mut self, name: &ImageName, vm: &VmName, asked: Option<&DiskEncryption>) -> Done {
        if self.lab.compute.image(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let machine = self.lab.compute.vm(vm)?;
        let disk = machine.disks.first().ok_or_else(|| not_found(vm.as_str()))?;
        let (own, stored) = self.lab.compute.ready(disk)?;
        let encryption = own.encryption_of_snapshot(asked)?;
        let reading = self.lab.key_to_read(&own.encryption, stored)?;
        let unlock = self.lab.guest_volume(own)?;
        let key = self.lab.key_for(&encryption)?;
        let mut making = Making::default();
        let wanted = Wanted {
            unlock,
            ..Wanted::new(ObjectId::new(self.derived("object")), key).under(&encryption)
        };
        making.copy(wanted, stored, reading);
        let image = Image {
            name: name.clone(),
            disk: own.name.clone(),
            region: own.region,
            subscription: own.subscription,
            os: machine.os,
            encryption,
            files: own.files.clone(),
            published: false,
            stored: None,
        };
        self.lab.compute.images.push(image);
        let group = self.lab.resource_group.to_string();
        let image = name.clone();
        self.make(
            JobId::new(self.id),
            (&group, name.as_str()),
            making,
            Purpose::Image { image },
        );
        Ok(())
    }

    pub(super) fn publish_image(&mut self, name: &ImageName) -> Done {
        self.lab.compute.image_mut(name)?.publish()?;
        let group = self.lab.resource_group.to_string();
        self.log_done(Operation::PublishImage, &group, name.as_str());
        Ok(())
    }

    pub(super) fn create_scale_set(
        &mut self,
        name: &ScaleSetName,
        (region, os): (Region, Os),
        (image, instances): (&VmImage, u8),
        encryption: &DiskEncryption,
    ) -> Done {
        if self.lab.compute.scale_set(name).is_some() {
            return Err(name_taken(name.as_str()));
        }
        if !(1..=MOST_INSTANCES).contains(&instances) {
            let most = MOST_INSTANCES;
            return Err(Refusal::without_rule(Detail::Instances { most }));
        }
        let place: (Region, SubscriptionId) = (region, self.lab.subscription);
        let disk = DiskName::parse(name.as_str()).map_err(|_| not_found(name.as_str()))?;
        let source = match image {
            VmImage::Custom(name) => Some(self.lab.compute.image(name)?.clone()),
            VmImage::Marketplace | VmImage::Restored => None,
        };
        self.lab
            .compute
            .check_encryption((&disk, true), place, encryption, source.as_ref())?;
        let key = self.lab.key_for(encryption)?;
        let mut making = Making::default();
        for number in 0..usize::from(instances) {
            let wanted = Wanted::new(nth(self, "instance", number), key.clone()).under(encryption);
            match &source {
                Some(image) => {
                    let stored = image.stored.as_ref().ok_or_else(|| being_made(image.name.as_str()))?;
                    making.copy(wanted, stored, self.lab.key_to_read(&image.encryption, stored)?);
                }
                None => {
                    let (from, _, bytes) = filled(&Content::Sample(os_sample(os)))?;
                    making.content(wanted, from, bytes);
                }
            }
        }
        self.lab.compute.scale_sets.push(ScaleSet {
            name: name.clone(),
            region,
            os,
            image: image.clone(),
            encryption: encryption.clone(),
            stored: Vec::new(),
        });
        let group = self.lab.resource_group.to_string();
        let scale_set = name.clone();
        self.make(
            JobId::new(self.id),
            (&group, name.as_str()),
            making,
            Purpose::ScaleSet { scale_set },
        );
        Ok(())
    }

    /// Rule M12.
    pub(super) fn move_to_subscription(&mut self, what: &Movable) -> Done {
        let subscription = SubscriptionId::new(self.derived("subscription"));
        let compute = &mut self.lab.compute;
        let name = match what {
            Movable::Disk(disk) => {
                compute.disk_mut(disk)?.move_to_subscription(subscription)?;
                disk.to_string()
            }
            Movable::Snapshot(snapshot) => {
                let mut all = compute.snapshots.iter_mut();
                let own = all.find(|own| own.name.same_as(snapshot));
                own.ok_or_else(|| not_found(snapshot.as_str()))?
                    .move_to_subscription(subscription)?;
                snapshot.to_string()
            }
            Movable::Image(image) => {
                compute.image_mut(image)?.move_to_subscription(subscription)?;
                image.to_string()
            }
        };
        self.log_done(Operation::MoveToSubscription, &name, &subscription.to_string());
        Ok(())
    }
}
