//! Restoring machines, their disks, and files of them.

use kluis_compute::{Ade, Disk, DiskEncryption, Origin, Power, Stored, Vm, VmImage};
use kluis_recovery::{Decision, DiskKey, DiskPoint, KeyUse};
use kluis_resource::{DiskName, JobId, KeyUri, ObjectId, RestoredId, SecretUri, VaultName, VmName, Volume};
use kluis_rulebook::{Detail, KeyPermission, KeyTrouble, Refusal, Tier};

use super::decision::Decided;
use super::opening::{RestoreTarget, Restoring, Selected, Selection, Source, select_file};
use super::request::DeployTemplate;
use crate::jobs::{Making, NewJob, Purpose, Restored, SecretOrder, Wanted, cut, nth, role_at};
use crate::log::Operation;
use crate::machines::is_locked_at_first;
use crate::model::{Lab, not_found};
use crate::turn::{Done, Take, Turn, name_taken};

/// What makes a BEK out of a vault's copy of it: the order, that copy, and the key that it is read with.
struct Renewal {
    order: SecretOrder,
    object: ObjectId,
    key: KeyUse,
}

impl Turn<'_> {
    pub(super) fn restore_as_vm(&mut self, restore: &Decided, name: &VmName) -> Done {
        if self.lab.compute.vm(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let names = disk_names(name, restore.point.disks.len());
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
    pub(super) fn restore_disks(&mut self, restore: &Decided) -> Done {
        let short: String = self.id.to_string().chars().take(8).collect();
        let of_points = &restore.point.disks;
        let names = of_points.iter().map(|point| {
            let name = DiskName::parse(&format!("{}-{short}", cut(point.disk.as_str())));
            name.expect("a name that was cut has room for an ending")
        });
        let names: Vec<DiskName> = names.collect();
        let (secret, renewal) = self.bek_for(restore)?;
        let (mut making, disks) = self.copies(restore, &names, secret.as_ref())?;
        let order = renewal.map(|renewal| {
            making.reads_too(renewal.object, renewal.key);
            renewal.order
        });
        let facts = &restore.point.facts;
        let ade = secret.map(|secret| Ade {
            secret,
            kek: facts.kek.clone().filter(|_| order.is_none()),
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
        self.begin_restore(restore, making, disks, None, order)
    }

    fn begin_restore(
        &mut self,
        restore: &Decided,
        making: Making,
        disks: Vec<Disk>,
        vm: Option<&VmName>,
        secret: Option<SecretOrder>,
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
        let names = (restore.vault.to_string(), restore.item.to_string());
        let new = NewJob {
            id: JobId::new(self.id),
            resource: &names.0,
            subject: &names.1,
        };
        match secret {
            Some(order) => {
                let (at, secret) = (self.at, &order.secret);
                let key_vault = self.lab.key_vault_mut(&secret.key_vault)?;
                key_vault.begin_secret(&secret.secret, secret.version, order.kid.clone(), at)?;
                self.make_after(new, making, purpose, order);
            }
            None => self.make(new, making, purpose),
        }
        Ok(())
    }

    /// A disk of its own for every disk of a recovery point, each yet to be made.
    fn copies(
        &self,
        restore: &Decided,
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
            add_copy(&mut making, wanted, source, point);
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
    fn source(&self, restore: &Decided, point: &DiskPoint) -> Result<Source, Refusal> {
        let not_there = || not_found(point.disk.as_str());
        if restore.tier == Tier::Snapshot {
            let name = point.snapshot.as_ref().ok_or_else(not_there)?;
            let snapshot = self.lab.compute.snapshot(name)?;
            let stored = snapshot.stored.as_ref().ok_or_else(not_there)?;
            return Ok(Source {
                object: stored.object,
                kid: stored.kid.clone(),
                reading: self.lab.key_to_read(&snapshot.encryption, stored)?,
            });
        }
        let object = point.vault.ok_or_else(not_there)?;
        let key = self.lab.vault_key(&restore.vault, object)?;
        Ok(Source::in_vault(object, key))
    }

    /// The BEK that restored disks need: the secret that is there, or, out of the vault, a new version of it.
    fn bek_for(&self, restore: &Decided) -> Result<(Option<SecretUri>, Option<Renewal>), Refusal> {
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
        let key = self.lab.vault_key(&restore.vault, object)?;
        self.lab.secret_key.check(secret.key_vault.as_str())?;
        let renewed = SecretUri {
            version: self.derived_version("bek"),
            ..secret.clone()
        };
        let order = SecretOrder {
            secret: renewed.clone(),
            kid: self.lab.secret_key.kid().clone(),
            out_of: Some(object),
        };
        Ok((Some(renewed), Some(Renewal { order, object, key })))
    }

    fn kek_trouble(&self, kek: &KeyUri) -> Option<Refusal> {
        kluis_recovery::check_key(kek, &[KeyPermission::UnwrapKey], &self.lab.directory()).err()
    }

    pub(super) fn replace_disks(&mut self, restore: &Decided) -> Done {
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
            add_copy(&mut making, wanted, source, point);
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
        let new = NewJob {
            id: JobId::new(self.id),
            resource: restore.vault.as_str(),
            subject: restore.item.as_str(),
        };
        self.make(new, making, purpose);
        Ok(())
    }

    /// Files of one disk, under the key of the place that they go to (rule R6).
    pub(super) fn restore_files(
        &mut self,
        restore: &Decided,
        disk: &DiskName,
        selection: &Selection,
        target: &RestoreTarget,
    ) -> Done {
        let point = restore.point.disks.iter().find(|own| own.disk == *disk);
        let point = point.ok_or_else(|| not_found(disk.as_str()))?;
        let source = self.source(restore, point)?;
        let restoring = Restoring {
            vault: restore.vault.as_str(),
            item: &restore.item,
            subject: restore.item.as_str(),
            source,
            selected: select(point, selection)?,
        };
        self.restore_to(restoring, target)
    }
}

impl Lab {
    /// The key that unwraps the DEK of an object in a vault.
    pub(super) fn vault_key(&self, vault: &VaultName, object: ObjectId) -> Result<KeyUse, Refusal> {
        let vault = self.vault(vault)?;
        let kept = vault.kept().of_object(object);
        let kept = kept.ok_or_else(|| not_found(&object.to_string()))?;
        let key = vault.check_restore(&kept.kid, &self.directory())?;
        vault.check_second_layer(kept.infrastructure.as_ref())?;
        Ok(key)
    }
}

impl Take for DeployTemplate {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let name = &self.vm;
        let found = turn.lab.restored.iter().position(|own| own.id == self.restored);
        let place = found.ok_or_else(|| not_found(&self.restored.to_string()))?;
        let own = turn.lab.restored[place].clone();
        if let Some(vm) = &own.vm {
            return Err(name_taken(vm.as_str()));
        }
        if turn.lab.compute.vm(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let mut used = Vec::new();
        for disk in &own.disks {
            let (disk, stored) = turn.lab.compute.ready(disk)?;
            if let Some(vm) = &disk.vm {
                let (disk, vm) = (disk.name.to_string(), vm.to_string());
                return Err(Refusal::without_rule(Detail::DiskAttached { disk, vm }));
            }
            used.push(turn.lab.key_to_read(&disk.encryption, stored)?);
        }
        if let Some(ade) = &own.ade {
            turn.lab.check_secret(ade)?;
        }
        for disk in &own.disks {
            turn.lab.compute.disk_mut(disk)?.vm = Some(name.clone());
        }
        let source = turn
            .lab
            .vault(&own.vault)?
            .machine(&own.item)
            .map(|machine| machine.vm.clone());
        let source = source.and_then(|vm| turn.lab.compute.vm(&vm).ok());
        let (agent, database) = source.map_or((true, None), |vm| (vm.agent, vm.database));
        turn.lab.compute.vms.push(Vm {
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
        turn.lab.restored[place].vm = Some(name.clone());
        for reading in &used {
            turn.audit_reading(reading);
        }
        if let Some(ade) = &own.ade {
            turn.audit_guest(&ade.secret);
        }
        turn.log_done(Operation::DeployTemplate, name.as_str(), own.item.as_str());
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

/// What a selection takes out of a disk of a recovery point.
pub(super) fn select(point: &DiskPoint, selection: &Selection) -> Result<Selected, Refusal> {
    match selection {
        Selection::All => Ok(Selected::whole(point.bytes, format!("{}.tar", point.disk))),
        Selection::File(path) => select_file(&point.files, path),
    }
}

/// A copy of a disk of a recovery point.
pub(super) fn add_copy(making: &mut Making, wanted: Wanted, source: Source, point: &DiskPoint) {
    let stored = Stored {
        object: source.object,
        kid: source.kid,
        plaintext_bytes: point.bytes,
        stored_bytes: 0,
        regions: 0,
        content_sha256: point.sha256.clone(),
        sha256: point.sha256.clone(),
    };
    making.copy(wanted, &stored, source.reading);
}

/// `vm-os`, `vm-data-1`, and so on.
pub(crate) fn disk_names(vm: &VmName, count: usize) -> Vec<DiskName> {
    let names = (0..count).map(|place| match place {
        0 => format!("{vm}-os"),
        _ => format!("{vm}-data-{place}"),
    });
    names
        .map(|name| DiskName::parse(&name).expect("a machine's name and an ending keep to the limits of a disk's"))
        .collect()
}
