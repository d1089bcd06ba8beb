//! Requests about disks.

use kluis_compute::{DiskEncryption, Origin, Sample};
use kluis_resource::{DiskName, FileFacts, ImageName, JobId, ObjectId, Region, SnapshotName, SubscriptionId, VmName};
use kluis_rulebook::{Detail, DiskRole, Refusal, Rule};
use serde::{Deserialize, Serialize};

use super::{NewDisk, filled};
use crate::jobs::{Keeper, Making, NewJob, Opening, Purpose, Wanted};
use crate::log::Operation;
use crate::model::not_found;
use crate::restore::request::Selection;
use crate::restore::{Selected, Source, select_file};
use crate::turn::{Done, Take, Turn, being_made};

pub use super::snapshots::{CreateSnapshot, DeleteSnapshot};

/// Creates a data disk (rules M1, M2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateDisk {
    /// Its name.
    pub disk: DiskName,
    /// Its region.
    pub region: Region,
    /// A managed disk; otherwise a page blob.
    pub managed: bool,
    /// Whose key protects it.
    pub encryption: DiskEncryption,
    /// What it holds.
    pub content: Content,
}

/// What a disk holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// Files of the user's, which come with the event in this order.
    Files(Vec<FileFacts>),
    /// A sample.
    Sample(Sample),
}

impl Take for CreateDisk {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (name, encryption) = (&self.disk, &self.encryption);
        let place = (self.region, turn.lab.subscription);
        let compute = &turn.lab.compute;
        compute.check_disk_name(name)?;
        compute.check_encryption((name, self.managed), place, encryption, None)?;
        let key = turn.lab.key_for(encryption)?;
        let (from, files, bytes) = filled(&self.content)?;
        let mut making = Making::default();
        let wanted = Wanted::new(ObjectId::new(turn.derived("object")), key).under(encryption);
        making.content(wanted, from, bytes);
        let new = NewDisk {
            name: name.clone(),
            role: DiskRole::Data,
            os: None,
            managed: self.managed,
            encryption: encryption.clone(),
            origin: match self.content {
                Content::Files(_) => Origin::Files,
                Content::Sample(_) => Origin::Sample,
            },
            files,
        };
        turn.add_disk(new, place, None);
        turn.make_disks(vec![name.clone()], None, vec![None], making);
        Ok(())
    }
}

/// Creates a data disk out of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateDiskFromSnapshot {
    /// Its name.
    pub disk: DiskName,
    /// The snapshot.
    pub snapshot: SnapshotName,
    /// Whose key protects it.
    pub encryption: DiskEncryption,
}

impl Take for CreateDiskFromSnapshot {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (name, encryption) = (&self.disk, &self.encryption);
        let compute = &turn.lab.compute;
        compute.check_disk_name(name)?;
        let source = compute.snapshot(&self.snapshot)?.clone();
        let stored = source.stored.clone();
        let stored = stored.ok_or_else(|| being_made(self.snapshot.as_str()))?;
        let place = (source.region, source.subscription);
        let terms = turn.lab.edition.terms();
        if source.volume.is_some() && encryption.des().is_some() && !terms.des_after_ade {
            let disk = name.to_string();
            return Err(Refusal::of(Rule::N11, Detail::DiskWasUnderAde { disk }));
        }
        compute.check_encryption((name, true), place, encryption, None)?;
        let reading = turn.lab.key_to_read(&source.encryption, &stored)?;
        let key = turn.lab.key_for(encryption)?;
        let mut making = Making::default();
        let wanted = Wanted::new(ObjectId::new(turn.derived("object")), key).under(encryption);
        making.copy(wanted, &stored, reading);
        let new = NewDisk {
            name: name.clone(),
            role: source.role,
            os: source.os,
            managed: true,
            encryption: encryption.clone(),
            origin: Origin::Snapshot(source.name.clone()),
            files: source.files.clone(),
        };
        turn.add_disk(new, place, None);
        let disk = turn.lab.compute.disk_mut(name)?;
        disk.ever_ade = source.volume.is_some();
        disk.volume = source.volume;
        let content = Some(stored.content_sha256);
        turn.make_disks(vec![name.clone()], None, vec![content], making);
        Ok(())
    }
}

/// Replaces what is on a disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteDisk {
    /// The disk.
    pub disk: DiskName,
    /// What it holds from now on.
    pub content: Content,
}

impl Take for WriteDisk {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (disk, stored) = turn.lab.compute.ready(&self.disk)?;
        turn.lab.check_unchanged(disk)?;
        if disk.volume.is_some() && disk.vm.is_none() {
            return Err(without_guest(&disk.name));
        }
        let lock = turn.lab.guest_volume(disk)?;
        // Writing goes through the disk's key as reading does (rule M3).
        turn.lab.key_to_read(&disk.encryption, stored)?;
        let encryption = disk.encryption.clone();
        let key = turn.lab.key_for(&encryption)?;
        let (from, files, bytes) = filled(&self.content)?;
        let mut making = Making::default();
        let wanted = Wanted {
            lock,
            ..Wanted::new(ObjectId::new(turn.derived("object")), key).under(&encryption)
        };
        making.content(wanted, from, bytes);
        let disk = disk.name.clone();
        let (subject, files) = (disk.to_string(), files.to_vec());
        turn.make_in_group(&subject, making, Purpose::Written { disk, files });
        Ok(())
    }
}

/// Reads a disk, as its guest would, to the user's device (rules M2, M3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadDisk {
    /// The disk.
    pub disk: DiskName,
    /// All of it, or one file.
    pub selection: Selection,
}

impl Take for ReadDisk {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (disk, stored) = turn.lab.compute.ready(&self.disk)?;
        let reading = turn.lab.key_to_read(&disk.encryption, stored)?;
        // Without its guest, a disk gives nothing but its ciphertext.
        let is_ciphertext = disk.volume.is_some() && disk.vm.is_none();
        let unlock = if is_ciphertext {
            None
        } else {
            turn.lab.guest_volume(disk)?
        };
        let selected = match &self.selection {
            Selection::File(_) if is_ciphertext => return Err(without_guest(&disk.name)),
            Selection::File(path) => select_file(&disk.files, path)?,
            Selection::All => {
                let ending = if is_ciphertext { "xts" } else { "tar" };
                Selected::whole(stored.plaintext_bytes, format!("{}.{ending}", disk.name))
            }
        };
        let source = Source {
            object: stored.object,
            kid: stored.kid.clone(),
            reading,
        };
        let (group, subject) = (turn.lab.resource_group.to_string(), disk.name.to_string());
        let new = NewJob {
            id: JobId::new(turn.id),
            resource: &group,
            subject: &subject,
        };
        turn.open_for_user(new, Opening::Download, (source, unlock), selected);
        Ok(())
    }
}

/// Puts a disk under another key: its DEK is wrapped with that one (rules M2, R3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncryptDisk {
    /// The disk.
    pub disk: DiskName,
    /// Whose key protects it from now on.
    pub encryption: DiskEncryption,
}

impl Take for EncryptDisk {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let terms = turn.lab.edition.terms();
        let (disk, stored) = turn.lab.compute.ready(&self.disk)?;
        turn.lab.compute.check_encrypt(disk, &self.encryption, terms)?;
        turn.lab.check_unchanged(disk)?;
        let object = stored.object;
        if turn.lab.running_jobs().any(|job| job.rewraps(object)) {
            return Err(being_made(disk.name.as_str()));
        }
        let reading = turn.lab.key_to_read(&disk.encryption, stored)?;
        let key = turn.lab.key_for(&self.encryption)?;
        let (group, disk) = (turn.lab.resource_group.to_string(), disk.name.clone());
        let new = NewJob {
            id: JobId::new(turn.id),
            resource: &group,
            subject: &disk.to_string(),
        };
        turn.rewrap(new, Keeper::Disk(disk, self.encryption.clone()), vec![object], key);
        turn.audit_reading(&reading);
        Ok(())
    }
}

/// Attaches a data disk to a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachDisk {
    /// The machine.
    pub vm: VmName,
    /// The disk.
    pub disk: DiskName,
}

impl Take for AttachDisk {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.compute.attach(&self.vm, &self.disk)?;
        turn.log_done(Operation::AttachDisk, self.vm.as_str(), self.disk.as_str());
        Ok(())
    }
}

/// Detaches a data disk from its machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetachDisk {
    /// The disk.
    pub disk: DiskName,
}

impl Take for DetachDisk {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let own = turn.lab.compute.disk(&self.disk)?;
        turn.lab.check_unchanged(own)?;
        let vm = own.vm.as_ref().map(ToString::to_string).unwrap_or_default();
        turn.lab.compute.detach(&self.disk)?;
        turn.log_done(Operation::DetachDisk, &vm, self.disk.as_str());
        Ok(())
    }
}

/// Deletes a disk that is attached to nothing, for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteDisk {
    /// The disk.
    pub disk: DiskName,
}

impl Take for DeleteDisk {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.check_unchanged(turn.lab.compute.disk(&self.disk)?)?;
        let object = turn.lab.compute.delete_disk(&self.disk)?;
        turn.condemn([object]);
        turn.log_in_group(Operation::DeleteDisk, self.disk.as_str());
        Ok(())
    }
}

/// Moves a disk, snapshot or image to another subscription (rule M12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveToSubscription {
    /// What.
    pub what: Movable,
}

/// What may be moved to another subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Movable {
    /// A disk.
    Disk(DiskName),
    /// A snapshot.
    Snapshot(SnapshotName),
    /// An image.
    Image(ImageName),
}

impl Take for MoveToSubscription {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let subscription = SubscriptionId::new(turn.derived("subscription"));
        let compute = &mut turn.lab.compute;
        let name = match &self.what {
            Movable::Disk(disk) => {
                compute.disk_mut(disk)?.move_to_subscription(subscription)?;
                disk.to_string()
            }
            Movable::Snapshot(snapshot) => {
                let own = compute.snapshots.iter_mut().find(|own| own.name == *snapshot);
                let own = own.ok_or_else(|| not_found(snapshot.as_str()))?;
                own.move_to_subscription(subscription)?;
                snapshot.to_string()
            }
            Movable::Image(image) => {
                compute.image_mut(image)?.move_to_subscription(subscription)?;
                image.to_string()
            }
        };
        turn.log_done(Operation::MoveToSubscription, &name, &subscription.to_string());
        Ok(())
    }
}

/// No guest opens what a guest encrypted (rule D14).
fn without_guest(disk: &DiskName) -> Refusal {
    let (vm, disk) = (String::new(), disk.to_string());
    Refusal::of(Rule::D14, Detail::DiskLocked { vm, disk })
}
