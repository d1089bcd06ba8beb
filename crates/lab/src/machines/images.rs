//! Requests about images and scale sets (rules M6, M8, M10).

use kluis_compute::{DiskEncryption, Image, ScaleSet, VmImage};
use kluis_resource::{DiskName, ImageName, ObjectId, Region, ScaleSetName, VmName};
use kluis_rulebook::{Detail, Os, Refusal};
use serde::{Deserialize, Serialize};

use crate::disks::request::Content;
use crate::disks::{filled, os_sample};
use crate::jobs::{Making, Purpose, Wanted, nth};
use crate::log::Operation;
use crate::model::not_found;
use crate::turn::{Done, Take, Turn, being_made, name_taken};

/// The most instances of a scale set.
const MOST_INSTANCES: u8 = 10;

/// Makes a custom image of the disk with the operating system of a machine (rule M6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateImage {
    /// Its name.
    pub image: ImageName,
    /// The machine.
    pub vm: VmName,
    /// Whose key protects it, or `None` for that of the disk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encryption: Option<DiskEncryption>,
}

impl Take for CreateImage {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (name, vm) = (&self.image, &self.vm);
        if turn.lab.compute.image(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let machine = turn.lab.compute.vm(vm)?;
        let disk = machine.disks.first().ok_or_else(|| not_found(vm.as_str()))?;
        let (own, stored) = turn.lab.compute.ready(disk)?;
        let encryption = own.encryption_of_snapshot(self.encryption.as_ref())?;
        let reading = turn.lab.key_to_read(&own.encryption, stored)?;
        let unlock = turn.lab.guest_volume(own)?;
        let key = turn.lab.key_for(&encryption)?;
        let mut making = Making::default();
        let wanted = Wanted {
            unlock,
            ..Wanted::new(ObjectId::new(turn.derived("object")), key).under(&encryption)
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
        turn.lab.compute.images.push(image);
        let image = name.clone();
        turn.make_in_group(name.as_str(), making, Purpose::Image { image });
        Ok(())
    }
}

/// Puts an image into the shared image gallery (rule M10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishImage {
    /// The image.
    pub image: ImageName,
}

impl Take for PublishImage {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.compute.image_mut(&self.image)?.publish()?;
        turn.log_in_group(Operation::PublishImage, self.image.as_str());
        Ok(())
    }
}

/// Creates a scale set (rule M6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateScaleSet {
    /// Its name.
    pub scale_set: ScaleSetName,
    /// Its region.
    pub region: Region,
    /// Its operating system.
    pub os: Os,
    /// What its instances are made of.
    pub image: VmImage,
    /// How many instances, 1 to 10.
    pub instances: u8,
    /// Whose key protects their disks.
    pub encryption: DiskEncryption,
}

impl Take for CreateScaleSet {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (name, encryption) = (&self.scale_set, &self.encryption);
        if turn.lab.compute.scale_set(name).is_some() {
            return Err(name_taken(name.as_str()));
        }
        if !(1..=MOST_INSTANCES).contains(&self.instances) {
            let most = MOST_INSTANCES;
            return Err(Refusal::without_rule(Detail::Instances { most }));
        }
        let place = (self.region, turn.lab.subscription);
        let disk = DiskName::parse(name.as_str()).expect("a scale set's name keeps to the limits of a disk's");
        let source = match &self.image {
            VmImage::Custom(name) => Some(turn.lab.compute.image(name)?.clone()),
            VmImage::Marketplace | VmImage::Restored => None,
        };
        let compute = &turn.lab.compute;
        compute.check_encryption((&disk, true), place, encryption, source.as_ref())?;
        let key = turn.lab.key_for(encryption)?;
        let mut making = Making::default();
        for number in 0..usize::from(self.instances) {
            let wanted = Wanted::new(nth(turn, "instance", number), key.clone()).under(encryption);
            match &source {
                Some(image) => {
                    let stored = image.stored.as_ref().ok_or_else(|| being_made(image.name.as_str()))?;
                    making.copy(wanted, stored, turn.lab.key_to_read(&image.encryption, stored)?);
                }
                None => {
                    let (from, _, bytes) = filled(&Content::Sample(os_sample(self.os)))?;
                    making.content(wanted, from, bytes);
                }
            }
        }
        turn.lab.compute.scale_sets.push(ScaleSet {
            name: name.clone(),
            region: self.region,
            os: self.os,
            image: self.image.clone(),
            encryption: encryption.clone(),
            stored: Vec::new(),
        });
        let scale_set = name.clone();
        turn.make_in_group(name.as_str(), making, Purpose::ScaleSet { scale_set });
        Ok(())
    }
}
