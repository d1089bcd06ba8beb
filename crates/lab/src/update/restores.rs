//! Restoring machines, their disks, files of them, and databases in them (rules R1–R7, D4–D7, D14, N14, N15).

use kluis_compute::{Ade, Disk, DiskEncryption, Origin, Power, Stored, Vm, VmImage};
use kluis_recovery::{Decision, DiskKey, DiskPoint, KeyUse};
use kluis_resource::{
    DesName, DiskName, ItemName, JobId, KeyUri, Kid, ObjectId, RecoveryPointId, Region, RestoredId, SecretUri,
    VaultName, VmName, Volume,
};
use kluis_rulebook::{Detail, KeyPermission, KeyTrouble, Refusal, SecretOperation, Tier};

use super::ade::is_locked_at_first;
use super::files::select_file;
use super::fulfil::{cut, nth, role_at};
use super::make::{Making, Wanted};
use super::{Done, Turn, name_taken, out_of_turn};
use crate::model::{Destination, Purpose, Reading, Restore, Restored, Work, not_found, way_of};
use crate::{Effect, OpenTo, Part, RestoreTarget, RestoreWay, Selection};

/// Where a disk of a recovery point lies, and with which key it is read.
pub(super) struct Source {
    pub(super) object: ObjectId,
    pub(super) kid: Kid,
    pub(super) reading: Reading,
    pub(super) sha256: String,
    pub(super) bytes: u64,
}

/// What makes a BEK out of a vault's copy of it: the order, that copy, and the key that it is read with.
type Renewal = (Effect, ObjectId, KeyUse);

impl Turn<'_> {
    pub(super) fn restore_vm(
        &mut self,
        (vault, item, point): (&VaultName, &ItemName, RecoveryPointId),
        tier: Tier,
        way: &RestoreWay,
        (des, region): (Option<&DesName>, Option<Region>),
    ) -> Done {
        let restore = self
            .lab
            .decide_restore((vault, item, point), tier, way_of(way), (des, region))?;
        let makes_disks = matches!(way, RestoreWay::CreateVm(_) | RestoreWay::Disks);
        if !makes_disks && (des.is_some() || restore.region != restore.point.facts.region) {
            let item = item.to_string();
            return Err(Refusal::without_rule(Detail::DesForNewDisks { item }));
        }
        match way {
            RestoreWay::CreateVm(name) => self.restore_as_vm(&restore, name),
            RestoreWay::Disks => self.restore_disks(&restore),
            RestoreWay::ReplaceExisting => self.replace_disks(&restore),
            RestoreWay::Files {
                disk,
                selection,
                target,
            } => self.restore_files(&restore, disk, selection, target),
        }
    }

    fn restore_as_vm(&mut self, restore: &Restore, name: &VmName) -> Done {
        if self.lab.compute.vm(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let names = named(restore.point.disks.len(), |place| match place {
            0 => format!("{name}-os"),
            _ => format!("{name}-data-{place}"),
        })?;
        let (making, disks) = self.copies(restore, &names, None)?;
        let source = self.lab.compute.vm(&restore.vm).ok();
        let (agent, database) = source.map_or((true, None), |vm| (vm.agent, vm.database));
        self.lab.compute.vms.push(Vm {
            name: name.clone(),
            region: restore.region,
            subscription: restore.point.facts.subscription,
            os: restore.point.facts.os,
            image: VmImage::Restored,
            agent,
            database,
            disks: names,
            power: Power::Making,
            ade: None,
        });
        self.begin_restore(restore, making, disks, Some(name), None)
    }

    /// The disks alone, and what makes a machine of them (rule D7).
    fn restore_disks(&mut self, restore: &Restore) -> Done {
        let short: String = self.id.to_string().chars().take(8).collect();
        let of_points = &restore.point.disks;
        let names = named(of_points.len(), |place| {
            format!("{}-{short}", cut(of_points[place].disk.as_str()))
        })?;
        let (secret, effect) = self.bek_for(restore)?;
        let (mut making, disks) = self.copies(restore, &names, secret.as_ref())?;
        let effect = effect.map(|(effect, object, key)| {
            making.reads_too(object, key);
            effect
        });
        let facts = &restore.point.facts;
        let ade = secret.map(|secret| Ade {
            secret,
            kek: facts.kek.clone().filter(|_| effect.is_none()),
            after_protection: false,
        });
        self.lab.restored.push(Restored {
            id: RestoredId::new(self.id),
            vault: restore.vault.clone(),
            item: restore.item.clone(),
            point: restore.point.id,
            at: self.at,
            region: restore.region,
            subscription: facts.subscription,
            os: facts.os,
            disks: names,
            ade,
            vm: None,
        });
        self.begin_restore(restore, making, disks, None, effect)
    }

    fn begin_restore(
        &mut self,
        restore: &Restore,
        making: Making,
        disks: Vec<Disk>,
        vm: Option<&VmName>,
        secret: Option<Effect>,
    ) -> Done {
        let contents = restore.point.disks.iter().map(|disk| Some(disk.content_sha256.clone()));
        let purpose = Purpose::Disks {
            vm: vm.cloned(),
            disks: disks.iter().map(|disk| disk.name.clone()).collect(),
            contents: contents.collect(),
            restores: true,
        };
        let vm = vm.cloned();
        self.lab
            .compute
            .disks
            .extend(disks.into_iter().map(|disk| Disk { vm: vm.clone(), ..disk }));
        let (job, names) = (
            JobId::new(self.id),
            (restore.vault.to_string(), restore.item.to_string()),
        );
        if let Some(effect) = secret {
            let (Effect::RestoreSecret { secret, kid, .. } | Effect::MakeSecret { secret, kid, .. }) = &effect else {
                return Err(out_of_turn());
            };
            let at = self.at;
            let key_vault = self.lab.key_vault_mut(&secret.key_vault)?;
            key_vault.begin_secret(&secret.secret, secret.version, kid.clone(), at)?;
            self.make_after(job, (&names.0, &names.1), making, purpose, effect);
        } else {
            self.make(job, (&names.0, &names.1), making, purpose);
        }
        Ok(())
    }

    /// A disk of its own for every disk of a recovery point, each yet to be made.
    fn copies(
        &self,
        restore: &Restore,
        names: &[DiskName],
        secret: Option<&SecretUri>,
    ) -> Result<(Making, Vec<Disk>), Refusal> {
        let (mut making, mut disks) = (Making::default(), Vec::new());
        let facts = &restore.point.facts;
        for (place, (name, point)) in names.iter().zip(&restore.point.disks).enumerate() {
            self.lab.compute.check_disk_name(name)?;
            let encryption = encryption_of(&restore.decision, &point.disk);
            let kind = (name, facts.managed);
            let to = (restore.region, facts.subscription);
            self.lab.compute.check_encryption(kind, to, &encryption, None)?;
            let source = self.source(restore, point)?;
            let key = self.lab.key_for(&encryption)?;
            let wanted = Wanted::new(nth(self, "disk", place), key).under(&encryption);
            add_copy(&mut making, wanted, source);
            let volume = point.volume.as_ref().map(|volume| Volume {
                secret: secret.unwrap_or(&volume.secret).clone(),
                salt: volume.salt,
            });
            disks.push(Disk {
                name: name.clone(),
                region: restore.region,
                subscription: facts.subscription,
                role: role_at(place),
                os: (place == 0).then_some(facts.os),
                managed: facts.managed,
                encryption,
                origin: Origin::Restored {
                    restored: RestoredId::new(self.id),
                    item: restore.item.clone(),
                    point: restore.point.id,
                    sha256: point.sha256.clone(),
                },
                files: point.files.clone(),
                vm: None,
                locked: is_locked_at_first(facts.os, place, volume.is_some()),
                ever_ade: volume.is_some(),
                volume,
                stored: None,
            });
        }
        Ok((making, disks))
    }

    /// Where a disk of a recovery point lies: in its snapshot, under the key of the disk (rule R1), or in the vault, under the vault's.
    fn source(&self, restore: &Restore, point: &DiskPoint) -> Result<Source, Refusal> {
        let not_there = || not_found(point.disk.as_str());
        let (sha256, bytes) = (point.sha256.clone(), point.bytes);
        if restore.tier == Tier::Snapshot {
            let name = point.snapshot.as_ref().ok_or_else(not_there)?;
            let snapshot = self.lab.compute.snapshot(name)?;
            let stored = snapshot.stored.as_ref().ok_or_else(not_there)?;
            return Ok(Source {
                object: stored.object,
                kid: stored.kid.clone(),
                reading: self.lab.key_to_read(&snapshot.encryption, stored)?,
                sha256,
                bytes,
            });
        }
        let object = point.vault.ok_or_else(not_there)?;
        let key = self.vault_key(&restore.vault, object)?;
        Ok(Source {
            object,
            kid: key.kid(),
            reading: Reading { key, cached: false },
            sha256,
            bytes,
        })
    }

    /// The key that unwraps the DEK of an object in a vault.
    pub(super) fn vault_key(&self, vault: &VaultName, object: ObjectId) -> Result<KeyUse, Refusal> {
        let vault = self.lab.vault(vault)?;
        let kept = vault.kept().of_object(object).ok_or_else(out_of_turn)?;
        let key = vault.check_restore(&kept.kid, &self.lab.directory())?;
        vault.check_second_layer(kept.infrastructure.as_ref())?;
        Ok(key)
    }

    /// The BEK that restored disks need: the secret that is there, or, out of the vault, a new version of it.
    fn bek_for(&self, restore: &Restore) -> Result<(Option<SecretUri>, Option<Renewal>), Refusal> {
        let Some(secret) = &restore.point.facts.secret else {
            return Ok((None, None));
        };
        let kek_trouble = restore.point.facts.kek.as_ref().and_then(|kek| self.kek_trouble(kek));
        let is_gone = self.lab.secret_trouble(secret) == Some(KeyTrouble::Gone) || kek_trouble.is_some();
        let (true, Tier::Vault, Some(object)) = (is_gone, restore.tier, restore.point.bek) else {
            let ade = Ade {
                secret: secret.clone(),
                kek: restore.point.facts.kek.clone(),
                after_protection: false,
            };
            self.lab.check_secret(&ade)?;
            return Ok((Some(secret.clone()), None));
        };
        let key = self.vault_key(&restore.vault, object)?;
        self.lab.secret_key.check(secret.key_vault.as_str())?;
        let renewed = SecretUri {
            version: self.derived_version("bek"),
            ..secret.clone()
        };
        let effect = Effect::RestoreSecret {
            job: JobId::new(self.id),
            secret: renewed.clone(),
            kid: self.lab.secret_key.kid().clone(),
            object,
        };
        Ok((Some(renewed), Some((effect, object, key))))
    }

    fn kek_trouble(&self, kek: &KeyUri) -> Option<Refusal> {
        kluis_recovery::check_key(kek, &[KeyPermission::UnwrapKey], &self.lab.directory()).err()
    }

    fn replace_disks(&mut self, restore: &Restore) -> Done {
        let vm = self.lab.compute.vm(&restore.vm)?.clone();
        let mut making = Making::default();
        let (mut disks, mut contents, mut files) = (Vec::new(), Vec::new(), Vec::new());
        self.lab.check_disks_unchanged(&vm)?;
        for (place, point) in restore.point.disks.iter().enumerate() {
            let (disk, _) = self.lab.compute.ready(&point.disk)?;
            // It takes the place of what is there, and keeps its key.
            let encryption = disk.encryption.clone();
            let key = self.lab.key_for(&encryption)?;
            let source = self.source(restore, point)?;
            let wanted = Wanted::new(nth(self, "disk", place), key).under(&encryption);
            add_copy(&mut making, wanted, source);
            disks.push(disk.name.clone());
            contents.push(point.content_sha256.clone());
            files.push(point.files.clone());
        }
        self.lab.compute.vm_mut(&vm.name)?.power = Power::Stopped;
        let purpose = Purpose::Replaced {
            vm: vm.name,
            disks,
            contents,
            files,
            was: vm.power,
        };
        let names = (restore.vault.to_string(), restore.item.to_string());
        self.make(JobId::new(self.id), (&names.0, &names.1), making, purpose);
        Ok(())
    }

    /// Files of one disk, under the key of the place that they go to (rule R6).
    fn restore_files(
        &mut self,
        restore: &Restore,
        disk: &DiskName,
        selection: &Selection,
        target: &RestoreTarget,
    ) -> Done {
        let point = restore.point.disks.iter().find(|own| own.disk.same_as(disk));
        let point = point.ok_or_else(|| not_found(disk.as_str()))?;
        let source = self.source(restore, point)?;
        let names = (restore.vault.to_string(), restore.item.clone());
        self.open_for(&names, point, source, selection, target)
    }

    pub(super) fn open_for(
        &mut self,
        (vault, item): &(String, ItemName),
        point: &DiskPoint,
        source: Source,
        selection: &Selection,
        target: &RestoreTarget,
    ) -> Done {
        let (part, bytes, file_name) = match selection {
            Selection::All => (Part::Whole, point.bytes, format!("{}.tar", point.disk)),
            Selection::File(path) => select_file(&point.files, path)?,
        };
        let destination = match target {
            RestoreTarget::Download => Destination::Page,
            RestoreTarget::Storage(name) => {
                let storage = self.lab.storage(name)?;
                Destination::Storage {
                    storage: name.clone(),
                    object: ObjectId::new(self.derived("object")),
                    key: storage.check_store(&self.lab.directory())?,
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
        let work = Work::Restore {
            item: item.clone(),
            file_name: file_name.clone(),
            to: destination,
        };
        let job = JobId::new(self.id);
        self.start_job(job, vault, item.as_str(), bytes, work);
        if let Some(own) = self.lab.running_job_mut(job) {
            own.reads = vec![source.object];
        }
        if !source.reading.cached {
            self.audit_use(&source.reading.key, KeyPermission::UnwrapKey);
        }
        self.effects.push(Effect::Open {
            job,
            object: source.object,
            kid: source.kid,
            part,
            file_name,
            to,
            unlock: None,
        });
        Ok(())
    }

    /// A machine of restored disks, by the template of the restore (rule D7).
    pub(super) fn deploy_template(&mut self, restored: RestoredId, name: &VmName) -> Done {
        let found = self.lab.restored.iter().position(|own| own.id == restored);
        let place = found.ok_or_else(|| not_found(&restored.to_string()))?;
        let own = self.lab.restored[place].clone();
        if let Some(vm) = &own.vm {
            return Err(name_taken(vm.as_str()));
        }
        if self.lab.compute.vm(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let mut used = Vec::new();
        for disk in &own.disks {
            let (disk, stored) = self.lab.compute.ready(disk)?;
            if let Some(vm) = &disk.vm {
                let (disk, vm) = (disk.name.to_string(), vm.to_string());
                return Err(Refusal::without_rule(Detail::DiskAttached { disk, vm }));
            }
            used.push(self.lab.key_to_read(&disk.encryption, stored)?);
        }
        if let Some(ade) = &own.ade {
            self.lab.check_secret(ade)?;
        }
        for disk in &own.disks {
            self.lab.compute.disk_mut(disk)?.vm = Some(name.clone());
        }
        let source = self
            .lab
            .vault(&own.vault)?
            .machine(&own.item)
            .map(|machine| machine.vm.clone());
        let source = source.and_then(|vm| self.lab.compute.vm(&vm).ok());
        let (agent, database) = source.map_or((true, None), |vm| (vm.agent, vm.database));
        self.lab.compute.vms.push(Vm {
            name: name.clone(),
            region: own.region,
            subscription: own.subscription,
            os: own.os,
            image: VmImage::Restored,
            agent,
            database,
            disks: own.disks.clone(),
            power: Power::Running,
            ade: own.ade.clone(),
        });
        self.lab.restored[place].vm = Some(name.clone());
        for reading in used.iter().filter(|reading| !reading.cached) {
            self.audit_use(&reading.key, KeyPermission::UnwrapKey);
        }
        if let Some(ade) = &own.ade {
            let guest = self.lab.ade_service();
            self.audit_bek(&ade.secret, guest, SecretOperation::Get);
        }
        self.log_done(crate::view::Operation::DeployTemplate, name.as_str(), own.item.as_str());
        Ok(())
    }
}

fn encryption_of(decision: &Decision, disk: &DiskName) -> DiskEncryption {
    let key = decision.keys.iter().find(|(own, _)| own == disk).map(|(_, key)| key);
    match key {
        Some(DiskKey::Des(des)) => DiskEncryption::Des(des.clone()),
        Some(DiskKey::Platform) | None => DiskEncryption::Platform,
    }
}

pub(super) fn add_copy(making: &mut Making, wanted: Wanted, source: Source) {
    let stored = Stored {
        object: source.object,
        kid: source.kid,
        plaintext_bytes: source.bytes,
        stored_bytes: 0,
        regions: 0,
        content_sha256: source.sha256.clone(),
        sha256: source.sha256,
    };
    making.copy(wanted, &stored, source.reading);
}

fn named(count: usize, name: impl Fn(usize) -> String) -> Result<Vec<DiskName>, Refusal> {
    let names: Result<Vec<_>, _> = (0..count).map(|place| DiskName::parse(&name(place))).collect();
    names.map_err(|_| out_of_turn())
}
