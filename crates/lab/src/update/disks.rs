//! Disks and machines: made, written, read, encrypted, attached, started and taken away (rules M1, M2, M3, M6, R3, D9).

use std::sync::Arc;

use kluis_compute::{Disk, DiskEncryption, Image, Origin, Power, Sample, SampleKind, Vm, VmImage};
use kluis_recovery::{KeyUse, archive};
use kluis_resource::{DiskName, FileFacts, JobId, ObjectId, Region, SnapshotName, SubscriptionId, VmName};
use kluis_rulebook::{Detail, DiskRole, KeyPermission, Os, Refusal, Rule, SecretOperation};

use super::files::{select_file, unarchivable};
use super::fulfil::nth;
use super::make::{Making, Wanted};
use super::{Done, Turn, name_taken};
use crate::model::{Purpose, Work};
use crate::{Content, Effect, From, NewVm, OpenTo, Part, Selection};

/// A new disk that is yet to be made.
struct NewDisk {
    name: DiskName,
    role: DiskRole,
    os: Option<Os>,
    managed: bool,
    encryption: DiskEncryption,
    origin: Origin,
    files: Arc<[FileFacts]>,
}

/// Where something is.
type Place = (Region, SubscriptionId);

impl Turn<'_> {
    pub(super) fn create_disk(
        &mut self,
        name: &DiskName,
        (region, managed): (Region, bool),
        encryption: &DiskEncryption,
        content: &Content,
    ) -> Done {
        let place = (region, self.lab.subscription);
        self.lab.compute.check_disk_name(name)?;
        self.lab
            .compute
            .check_encryption((name, managed), place, encryption, None)?;
        let key = self.lab.key_for(encryption)?;
        let (from, files, bytes) = filled(content)?;
        let origin = match content {
            Content::Files(_) => Origin::Files,
            Content::Sample(_) => Origin::Sample,
        };
        let mut making = Making::default();
        let wanted = Wanted::new(ObjectId::new(self.derived("object")), key).under(encryption);
        making.content(wanted, from, bytes);
        let new = NewDisk {
            name: name.clone(),
            role: DiskRole::Data,
            os: None,
            managed,
            encryption: encryption.clone(),
            origin,
            files,
        };
        self.add_disk(new, place, None);
        self.make_disks(vec![name.clone()], None, vec![None], making);
        Ok(())
    }

    pub(super) fn create_disk_from_snapshot(
        &mut self,
        name: &DiskName,
        snapshot: &SnapshotName,
        encryption: &DiskEncryption,
    ) -> Done {
        let compute = &self.lab.compute;
        compute.check_disk_name(name)?;
        let source = compute.snapshot(snapshot)?.clone();
        let stored = source.stored.clone().ok_or_else(|| being_made(snapshot.as_str()))?;
        let place = (source.region, source.subscription);
        let terms = self.lab.edition.terms();
        if source.volume.is_some() && encryption.des().is_some() && !terms.des_after_ade {
            let disk = name.to_string();
            return Err(Refusal::of(Rule::N11, Detail::DiskWasUnderAde { disk }));
        }
        compute.check_encryption((name, true), place, encryption, None)?;
        let reading = self.lab.key_to_read(&source.encryption, &stored)?;
        let key = self.lab.key_for(encryption)?;
        let mut making = Making::default();
        let wanted = Wanted::new(ObjectId::new(self.derived("object")), key).under(encryption);
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
        self.add_disk(new, place, None);
        let disk = self.lab.compute.disk_mut(name)?;
        disk.ever_ade = source.volume.is_some();
        disk.volume = source.volume;
        let content = Some(stored.content_sha256);
        self.make_disks(vec![name.clone()], None, vec![content], making);
        Ok(())
    }

    pub(super) fn create_vm(&mut self, new: &NewVm) -> Done {
        let name = &new.vm;
        if self.lab.compute.vm(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        if new.database.is_some() && new.data.is_empty() {
            return Err(Refusal::without_rule(Detail::NoSuchDatabase { vm: name.to_string() }));
        }
        let place = (new.region, self.lab.subscription);
        let image = self.image_of(&new.image)?;
        let names = self.disk_names(name, new.data.len() + 1)?;
        for disk in &names {
            self.lab.compute.check_disk_name(disk)?;
            let from_image = image.as_ref().filter(|_| *disk == names[0]);
            let kind = (disk, new.managed);
            self.lab
                .compute
                .check_encryption(kind, place, &new.encryption, from_image)?;
        }
        let key = self.lab.key_for(&new.encryption)?;
        let mut making = Making::default();
        let mut files = Vec::new();
        let os = match &image {
            Some(image) => self.copy_image(&mut making, image, &key, &new.encryption)?,
            None => self.fill(&mut making, 0, os_sample(new.os), &key, &new.encryption)?,
        };
        files.push(os);
        for (place, sample) in new.data.iter().enumerate() {
            files.push(self.fill(&mut making, place + 1, *sample, &key, &new.encryption)?);
        }
        self.add_machine(new, place, &names, files);
        let contents = vec![None; names.len()];
        self.make_disks(names, Some(name.clone()), contents, making);
        Ok(())
    }

    fn add_machine(&mut self, new: &NewVm, place: Place, names: &[DiskName], files: Vec<Arc<[FileFacts]>>) {
        for (index, (disk, files)) in names.iter().zip(files).enumerate() {
            let is_os = index == 0;
            let origin = match (is_os, &new.image) {
                (true, VmImage::Custom(image)) => Origin::Image(image.clone()),
                (true, VmImage::Marketplace | VmImage::Restored) => Origin::Marketplace,
                (false, _) => Origin::Sample,
            };
            let disk = NewDisk {
                name: disk.clone(),
                role: super::fulfil::role_at(index),
                os: is_os.then_some(new.os),
                managed: new.managed,
                encryption: new.encryption.clone(),
                origin,
                files,
            };
            self.add_disk(disk, place, Some(new.vm.clone()));
        }
        self.lab.compute.vms.push(Vm {
            name: new.vm.clone(),
            region: place.0,
            subscription: place.1,
            os: new.os,
            image: new.image.clone(),
            agent: new.agent,
            database: new.database,
            disks: names.to_vec(),
            power: Power::Making,
            ade: None,
        });
    }

    fn image_of(&self, image: &VmImage) -> Result<Option<Image>, Refusal> {
        match image {
            VmImage::Marketplace => Ok(None),
            // Only a template makes a machine of restored disks (rule D7).
            VmImage::Restored => Err(super::out_of_turn()),
            VmImage::Custom(name) => {
                let image = self.lab.compute.image(name)?;
                if image.stored.is_none() {
                    return Err(being_made(name.as_str()));
                }
                Ok(Some(image.clone()))
            }
        }
    }

    /// `vm-os`, `vm-data-1`, and so on.
    fn disk_names(&self, vm: &VmName, count: usize) -> Result<Vec<DiskName>, Refusal> {
        let names = (0..count).map(|place| match place {
            0 => format!("{vm}-os"),
            _ => format!("{vm}-data-{place}"),
        });
        let names: Result<Vec<_>, _> = names.map(|name| DiskName::parse(&name)).collect();
        names.map_err(|_| name_taken(vm.as_str()))
    }

    fn copy_image(
        &self,
        making: &mut Making,
        image: &Image,
        key: &KeyUse,
        encryption: &DiskEncryption,
    ) -> Result<Arc<[FileFacts]>, Refusal> {
        let stored = image.stored.as_ref().ok_or_else(|| being_made(image.name.as_str()))?;
        let reading = self.lab.key_to_read(&image.encryption, stored)?;
        making.copy(
            Wanted::new(nth(self, "disk", 0), key.clone()).under(encryption),
            stored,
            reading,
        );
        Ok(image.files.clone())
    }

    fn fill(
        &self,
        making: &mut Making,
        place: usize,
        sample: Sample,
        key: &KeyUse,
        encryption: &DiskEncryption,
    ) -> Result<Arc<[FileFacts]>, Refusal> {
        let (from, files, bytes) = filled(&Content::Sample(sample))?;
        making.content(
            Wanted::new(nth(self, "disk", place), key.clone()).under(encryption),
            from,
            bytes,
        );
        Ok(files)
    }

    fn add_disk(&mut self, new: NewDisk, (region, subscription): Place, vm: Option<VmName>) {
        self.lab.compute.disks.push(Disk {
            name: new.name,
            region,
            subscription,
            role: new.role,
            os: new.os,
            managed: new.managed,
            encryption: new.encryption,
            origin: new.origin,
            files: new.files,
            vm,
            volume: None,
            locked: false,
            ever_ade: false,
            stored: None,
        });
    }

    fn make_disks(&mut self, disks: Vec<DiskName>, vm: Option<VmName>, contents: Vec<Option<String>>, making: Making) {
        let group = self.lab.resource_group.to_string();
        let subject = vm.as_ref().map_or_else(|| disks[0].to_string(), ToString::to_string);
        let purpose = Purpose::Disks {
            vm,
            disks,
            contents,
            restores: false,
        };
        self.make(JobId::new(self.id), (&group, &subject), making, purpose);
    }

    pub(super) fn write_disk(&mut self, name: &DiskName, content: &Content) -> Done {
        let (disk, stored) = self.lab.compute.ready(name)?;
        self.lab.check_unchanged(disk)?;
        if disk.volume.is_some() && disk.vm.is_none() {
            return Err(without_guest(&disk.name));
        }
        let lock = self.lab.guest_volume(disk)?;
        // Writing goes through the disk's key as reading does (rule M3).
        self.lab.key_to_read(&disk.encryption, stored)?;
        let encryption = disk.encryption.clone();
        let key = self.lab.key_for(&encryption)?;
        let (from, files, bytes) = filled(content)?;
        let mut making = Making::default();
        let wanted = Wanted {
            lock,
            ..Wanted::new(ObjectId::new(self.derived("object")), key).under(&encryption)
        };
        making.content(wanted, from, bytes);
        let (group, disk) = (self.lab.resource_group.to_string(), disk.name.clone());
        let subject = disk.to_string();
        let files = files.to_vec();
        self.make(
            JobId::new(self.id),
            (&group, &subject),
            making,
            Purpose::Written { disk, files },
        );
        Ok(())
    }

    pub(super) fn read_disk(&mut self, name: &DiskName, selection: &Selection) -> Done {
        let (disk, stored) = self.lab.compute.ready(name)?;
        let reading = self.lab.key_to_read(&disk.encryption, stored)?;
        // Of a disk that no guest has, only its ciphertext can be had.
        let is_ciphertext = disk.volume.is_some() && disk.vm.is_none();
        let unlock = if is_ciphertext {
            None
        } else {
            self.lab.guest_volume(disk)?
        };
        if is_ciphertext && matches!(selection, Selection::File(_)) {
            return Err(without_guest(&disk.name));
        }
        let (part, bytes, file_name) = match selection {
            Selection::All => {
                let ending = if is_ciphertext { "xts" } else { "tar" };
                (Part::Whole, stored.plaintext_bytes, format!("{}.{ending}", disk.name))
            }
            Selection::File(path) => select_file(&disk.files, path)?,
        };
        let (job, object, kid) = (JobId::new(self.id), stored.object, stored.kid.clone());
        let (group, subject) = (self.lab.resource_group.to_string(), disk.name.to_string());
        self.start_job(job, &group, &subject, bytes, Work::Download);
        if let Some(own) = self.lab.running_job_mut(job) {
            own.reads = vec![object];
        }
        if !reading.cached {
            self.audit_use(&reading.key, KeyPermission::UnwrapKey);
        }
        if let Some(volume) = &unlock {
            let guest = self.lab.ade_service();
            self.audit_bek(&volume.secret, guest, SecretOperation::Get);
        }
        self.effects.push(Effect::Open {
            job,
            object,
            kid,
            part,
            file_name,
            to: OpenTo::Page,
            unlock,
        });
        Ok(())
    }

    /// Puts a disk under another key: its DEK is wrapped with that one (rules M2, R3).
    pub(super) fn encrypt_disk(&mut self, name: &DiskName, encryption: &DiskEncryption) -> Done {
        let terms = self.lab.edition.terms();
        let (disk, stored) = self.lab.compute.ready(name)?;
        self.lab.compute.check_encrypt(disk, encryption, terms)?;
        self.lab.check_unchanged(disk)?;
        let is_rotated = |work: &Work| matches!(work, Work::RotateSet { left, .. } if left.contains(&stored.object));
        if self.lab.running_jobs().any(|job| is_rotated(&job.work)) {
            return Err(being_made(disk.name.as_str()));
        }
        let reading = self.lab.key_to_read(&disk.encryption, stored)?;
        let key = self.lab.key_for(encryption)?;
        let (job, object, kid) = (JobId::new(self.id), stored.object, key.kid());
        let (group, disk) = (self.lab.resource_group.to_string(), disk.name.clone());
        let subject = disk.to_string();
        let work = Work::EncryptDisk {
            disk,
            object,
            to: encryption.clone(),
            key,
        };
        self.start_job(job, &group, &subject, 0, work);
        if let Some(own) = self.lab.running_job_mut(job) {
            own.reads = vec![object];
        }
        if !reading.cached {
            self.audit_use(&reading.key, KeyPermission::UnwrapKey);
        }
        let objects = vec![object];
        self.effects.push(Effect::Rewrap { job, objects, to: kid });
        Ok(())
    }

    pub(super) fn disk_encrypted(&mut self, id: JobId, objects: &[ObjectId], skipped: &[ObjectId]) -> Done {
        let Some(Work::EncryptDisk { disk, object, to, key }) = self.lab.running_job(id).map(|job| job.work.clone())
        else {
            return Err(super::out_of_turn());
        };
        if skipped == [object] {
            let failure = crate::JobFailure::Damaged;
            return self.job_failed(id, failure);
        }
        if objects != [object] {
            return Err(super::out_of_turn());
        }
        if self.source == super::Source::Live {
            self.lab.key_for(&to)?;
        }
        let own = self.lab.compute.disk_mut(&disk)?;
        own.encryption = to;
        if let Some(stored) = &mut own.stored {
            stored.kid = key.kid();
        }
        self.audit_use(&key, KeyPermission::WrapKey);
        self.complete(id)
    }
}

/// What goes into an object of this content, its files, and the bytes of their tar.
pub(super) fn filled(content: &Content) -> Result<(From, Arc<[FileFacts]>, u64), Refusal> {
    let (from, files) = match content {
        Content::Files(files) if files.is_empty() => return Err(Refusal::without_rule(Detail::NothingToBackUp)),
        Content::Files(files) => (From::Files, files.clone()),
        Content::Sample(sample) => {
            let sample = Sample::new(sample.kind, sample.bytes, sample.seed).map_err(|_| {
                let (least, most) = (Sample::FEWEST_BYTES, Sample::MOST_BYTES);
                Refusal::without_rule(Detail::SampleSize { least, most })
            })?;
            let files = sample.files();
            (
                From::Sample {
                    sample,
                    files: files.clone(),
                },
                files,
            )
        }
    };
    let bytes = archive::plan(&files).map_err(unarchivable)?.length();
    Ok((from, files.into(), bytes))
}

/// What a marketplace image holds: the same bytes for everybody.
pub(super) const fn os_sample(os: Os) -> Sample {
    let seed = match os {
        Os::Windows => 10,
        Os::Linux => 24,
    };
    Sample {
        kind: SampleKind::Text,
        bytes: 1 << 20,
        seed,
    }
}

/// No guest opens what a guest encrypted (rule D14).
fn without_guest(disk: &DiskName) -> Refusal {
    let (vm, disk) = (String::new(), disk.to_string());
    Refusal::of(Rule::D14, Detail::DiskLocked { vm, disk })
}

pub(super) fn being_made(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::BeingMade { name })
}

pub(super) fn already_so(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::AlreadySo { name })
}
