//! How machines and databases in them are backed up, and kept as long as their policy says.

use kluis_compute::{Ade, Disk, Snapshot, Stored, Vm};
use kluis_recovery::{DiskPoint, KeyUse, Machine, MachineDue, MachineFacts, MachinePoint};
use kluis_resource::{
    DiskName, ItemName, JobId, Kid, Made, ObjectId, RecoveryPointId, SecretUri, SnapshotName, Timestamp, VaultName,
};
use kluis_rulebook::{Detail, Refusal, Workload};

use crate::disks::check_running;
use crate::jobs::{Making, NewJob, Purpose, Wanted, Work};
use crate::log::Operation;
use crate::model::not_found;
use crate::turn::{Done, Taken, Turn};
use crate::{JobFailure, Unfit};

/// A backup of a machine, or of the database in it, that is about to begin.
struct Beginning<'a> {
    vault: &'a VaultName,
    machine: &'a Machine,
    vm: &'a Vm,
    job: JobId,
    /// What ids are derived from.
    label: &'a str,
}

impl Beginning<'_> {
    fn new_job(&self) -> NewJob<'_> {
        NewJob {
            id: self.job,
            resource: self.vault.as_str(),
            subject: self.machine.item.as_str(),
        }
    }
}

impl Turn<'_> {
    /// What is due of a machine happens.
    pub(crate) fn machine_due(&mut self, vault: &VaultName, due: &MachineDue) {
        let at = self.at;
        match due {
            MachineDue::Backup(item) => self.scheduled_backup(vault, item),
            MachineDue::SnapshotsExpire(item, point) => {
                // Of one that is on its way to the vault, that is yet to come.
                let is_coming = self.is_transferred(*point);
                let Ok((own, _)) = self.lab.vault_mut(vault) else {
                    return;
                };
                let snapshots = own.snapshots_expired(item, *point, is_coming);
                self.remove_snapshots(&snapshots);
                if !snapshots.is_empty() {
                    self.log_done(Operation::SnapshotsExpired, vault.as_str(), item.as_str());
                }
            }
            MachineDue::PointExpires(item, point) => {
                let Ok((own, _)) = self.lab.vault_mut(vault) else {
                    return;
                };
                let Some(expired) = own.expire_point(item, *point) else {
                    return;
                };
                self.remove_snapshots(&expired.snapshots);
                self.condemn(expired.objects);
                self.log_done(Operation::PointExpired, vault.as_str(), item.as_str());
            }
        }
        debug_assert!(self.lab.now == at, "time stands still while something happens");
    }

    /// Whether a job takes a recovery point to its vault.
    fn is_transferred(&self, id: RecoveryPointId) -> bool {
        let takes = |purpose: &Purpose| matches!(purpose, Purpose::PointTransfer { point, .. } if *point == id);
        let mut running = self.lab.running_jobs();
        running.any(|job| matches!(&job.work, Work::Make { purpose, .. } if takes(purpose)))
    }

    fn remove_snapshots(&mut self, names: &[SnapshotName]) {
        let compute = &mut self.lab.compute;
        let gone = compute.snapshots.iter().filter(|own| names.contains(&own.name));
        let objects: Vec<ObjectId> = gone
            .filter_map(|own| own.stored.as_ref())
            .map(|own| own.object)
            .collect();
        compute.snapshots.retain(|own| !names.contains(&own.name));
        self.condemn(objects);
    }

    /// A backup by a policy. A rule that is against it fails the job, since nobody asked for it.
    fn scheduled_backup(&mut self, vault: &VaultName, item: &ItemName) {
        let at = self.at;
        if let Ok((own, _)) = self.lab.vault_mut(vault) {
            own.scheduled(item, at);
        }
        let label = format!("scheduled/{vault}/{item}/{}", at.unix_millis());
        let job = JobId::new(self.derived(&label));
        if let Err(refusal) = self.begin_backup((vault, item), job, &label, None) {
            let new = NewJob {
                id: job,
                resource: vault.as_str(),
                subject: item.as_str(),
            };
            self.fail_unbegun(new, refusal);
        }
    }

    pub(super) fn begin_backup(
        &mut self,
        (vault, item): (&VaultName, &ItemName),
        job: JobId,
        label: &str,
        retain_until: Option<Timestamp>,
    ) -> Done {
        let own = self.lab.vault(vault)?;
        let machine = own.machine(item).ok_or_else(|| not_found(item.as_str()))?.clone();
        let policy = own.policy(&machine.policy)?.clone();
        let key = own.check_back_up((false, machine.workload), true, &self.lab.directory())?;
        let vm = self.lab.compute.vm(&machine.vm)?.clone();
        self.lab.check_protectable(vault, &vm, machine.workload)?;
        if machine.workload == Workload::Vm {
            self.lab.check_backup_access(&vm)?;
        }
        let retain_until = retain_until.unwrap_or_else(|| policy.retain_until(self.at));
        let point = MachinePoint {
            id: RecoveryPointId::new(self.derived(&format!("{label}/recovery-point"))),
            at: self.at,
            retain_until,
            snapshot_until: Some(policy.snapshot_until(self.at)),
            facts: MachineFacts {
                region: vm.region,
                subscription: vm.subscription,
                os: vm.os,
                managed: self.lab.compute.disks_of(&vm).all(|disk| disk.managed),
                secret: vm.ade.as_ref().map(|ade| ade.secret.clone()),
                kek: vm.ade.as_ref().and_then(|ade| ade.kek.clone()),
            },
            disks: Vec::new(),
            bek: None,
        };
        let beginning = Beginning {
            vault,
            machine: &machine,
            vm: &vm,
            job,
            label,
        };
        match machine.workload {
            Workload::Vm => self.take_snapshots(&beginning, point),
            Workload::Files | Workload::SqlInVm | Workload::HanaInVm | Workload::MarsAgent | Workload::ClassicVm => {
                self.back_up_database(&beginning, point, key)
            }
        }
    }

    /// First the snapshots, under the keys of the disks.
    fn take_snapshots(&mut self, beginning: &Beginning<'_>, mut point: MachinePoint) -> Done {
        let Beginning { vault, vm, label, .. } = beginning;
        let infrastructure = self.lab.vault(vault)?.infrastructure().cloned();
        let mut making = Making::default();
        let mut snapshots = Vec::new();
        let short: String = point.id.to_string().chars().take(13).collect();
        for (place, name) in vm.disks.iter().enumerate() {
            let (disk, stored) = self.lab.compute.ready(name)?;
            let reading = self.lab.key_to_read(&disk.encryption, stored)?;
            let key = self.lab.key_for(&disk.encryption)?;
            let object = ObjectId::new(self.derived(&format!("{label}/snapshot/{place}")));
            making.copy(Wanted::new(object, key).under(&disk.encryption), stored, reading);
            let name = SnapshotName::parse(&format!("AzureBackup_{short}_{place}"));
            let name = name.expect("an id and a number keep to the limits of a snapshot's name");
            point.disks.push(disk_point(disk, stored, Some(name.clone())));
            snapshots.push(snapshot_of(disk, name));
        }
        self.lab.compute.snapshots.extend(snapshots);
        let purpose = Purpose::PointSnapshots {
            vault: (*vault).clone(),
            item: beginning.machine.item.clone(),
            point: Box::new(point),
            infrastructure,
        };
        self.make(beginning.new_job(), making, purpose);
        Ok(())
    }

    /// The snapshots are there, and with them the recovery point; now the same goes to the vault, under its key. Gives whether
    /// the job goes on with that.
    pub(crate) fn snapshots_taken(
        &mut self,
        id: JobId,
        (vault, item): (VaultName, ItemName),
        point: MachinePoint,
        infrastructure: Option<Kid>,
        objects: &[Made],
    ) -> Result<bool, Unfit> {
        for (disk, made) in point.disks.iter().zip(objects) {
            let mut all = self.lab.compute.snapshots.iter_mut();
            let own = all.find(|own| Some(&own.name) == disk.snapshot.as_ref());
            own.ok_or(Unfit::NotAwaited)?.stored = Some(Stored::new(made, Some(&disk.content_sha256)));
        }
        let (own, _) = self.lab.vault_mut(&vault)?;
        own.add_point(&item, point.clone());
        if let Err(refusal) = self.transfer(id, (&vault, &item), &point, infrastructure) {
            // What there is of it, stays: the snapshots.
            if let Some(job) = self.lab.running_job_mut(id) {
                job.refused = Some(refusal);
            }
            self.fail(id, JobFailure::NotAllowed)?;
        }
        Ok(true)
    }

    fn transfer(
        &mut self,
        id: JobId,
        (vault, item): (&VaultName, &ItemName),
        point: &MachinePoint,
        infrastructure: Option<Kid>,
    ) -> Done {
        let key = self
            .lab
            .vault(vault)?
            .check_back_up((false, Workload::Vm), true, &self.lab.directory())?;
        let into_vault = |object: ObjectId, key: &KeyUse| Wanted {
            infrastructure: infrastructure.clone(),
            ..Wanted::new(object, key.clone())
        };
        let mut making = Making::default();
        for (place, disk) in point.disks.iter().enumerate() {
            let not_there = || not_found(disk.disk.as_str());
            let name = disk.snapshot.as_ref().ok_or_else(not_there)?;
            let snapshot = self.lab.compute.snapshot(name)?;
            let stored = snapshot.stored.as_ref().ok_or_else(not_there)?;
            let reading = self.lab.key_to_read(&snapshot.encryption, stored)?;
            let object = ObjectId::new(kluis_resource::derive_id(id.uuid(), &format!("vault/{place}")));
            making.copy(into_vault(object, &key), stored, reading);
        }
        if let Some(secret) = &point.facts.secret {
            self.check_point_secret((vault, item), point, secret)?;
            let object = ObjectId::new(kluis_resource::derive_id(id.uuid(), "vault/bek"));
            making.secret(into_vault(object, &key), secret);
        }
        let purpose = Purpose::PointTransfer {
            vault: vault.clone(),
            item: item.clone(),
            point: point.id,
            has_bek: point.facts.secret.is_some(),
        };
        self.make_next(id, making, purpose);
        Ok(())
    }

    /// Azure Backup still reads the BEK that a machine had.
    fn check_point_secret(
        &self,
        (vault, item): (&VaultName, &ItemName),
        point: &MachinePoint,
        secret: &SecretUri,
    ) -> Done {
        let machine = self.lab.vault(vault)?.machine(item);
        let machine = machine.ok_or_else(|| not_found(item.as_str()))?;
        let vm = self.lab.compute.vm(&machine.vm).ok();
        let ade = Ade {
            secret: secret.clone(),
            kek: point.facts.kek.clone(),
            after_protection: vm
                .and_then(|vm| vm.ade.as_ref())
                .is_some_and(|ade| ade.after_protection),
        };
        self.lab.check_backup_reads(&machine.vm, &ade)
    }

    /// A recovery point is in the vault.
    pub(crate) fn transferred(
        &mut self,
        (vault, item): (&VaultName, &ItemName),
        id: RecoveryPointId,
        has_bek: bool,
        objects: &[Made],
    ) -> Taken {
        let (own, _) = self.lab.vault_mut(vault)?;
        let point = own.machine(item).and_then(|machine| machine.point(id)).cloned();
        let Some(point) = point else {
            // It expired meanwhile.
            self.condemn(objects.iter().map(|made| made.sealed.object));
            return Ok(());
        };
        let (disks, bek) = objects.split_at(objects.len() - usize::from(has_bek));
        let mut named: Vec<(DiskName, ObjectId)> = Vec::new();
        for (disk, made) in point.disks.iter().zip(disks) {
            self.keep((vault, item), (id, point.at), disk.files.clone(), made)?;
            named.push((disk.disk.clone(), made.sealed.object));
        }
        for made in bek {
            self.keep((vault, item), (id, point.at), std::sync::Arc::from([]), made)?;
        }
        let bek = bek.first().map(|made| made.sealed.object);
        let (own, _) = self.lab.vault_mut(vault)?;
        own.transferred(item, id, named, bek);
        Ok(())
    }

    /// A database is read by its machine, and goes straight to the vault.
    fn back_up_database(&mut self, beginning: &Beginning<'_>, mut point: MachinePoint, key: KeyUse) -> Done {
        let Beginning { vault, vm, label, .. } = beginning;
        check_running(vm)?;
        let infrastructure = self.lab.vault(vault)?.infrastructure().cloned();
        let disk = database_disk(vm)?;
        let (disk, stored) = self.lab.compute.ready(disk)?;
        let reading = self.lab.key_to_read(&disk.encryption, stored)?;
        let unlock = self.lab.guest_volume(disk)?;
        point.snapshot_until = None;
        point.facts.secret = None;
        point.facts.kek = None;
        let mut own = disk_point(disk, stored, None);
        own.volume = None;
        own.sha256.clone_from(&own.content_sha256);
        point.disks.push(own);
        let mut making = Making::default();
        let wanted = Wanted {
            infrastructure,
            unlock,
            ..Wanted::new(ObjectId::new(self.derived(&format!("{label}/object"))), key)
        };
        making.copy(wanted, stored, reading);
        let purpose = Purpose::Database {
            vault: (*vault).clone(),
            item: beginning.machine.item.clone(),
            point: Box::new(point),
        };
        self.make(beginning.new_job(), making, purpose);
        Ok(())
    }

    pub(crate) fn database_kept(
        &mut self,
        (vault, item): (&VaultName, &ItemName),
        mut point: MachinePoint,
        objects: &[Made],
    ) -> Taken {
        let (Some(disk), Some(made)) = (point.disks.first_mut(), objects.first()) else {
            return Err(Unfit::Differs);
        };
        disk.vault = Some(made.sealed.object);
        let files = disk.files.clone();
        self.keep((vault, item), (point.id, point.at), files, made)?;
        let (own, _) = self.lab.vault_mut(vault)?;
        own.add_point(item, point);
        Ok(())
    }
}

/// The backup item of a machine, or of the database in it.
pub(super) fn item_of(vm: &Vm, workload: Workload) -> Result<ItemName, Refusal> {
    let no_database = || {
        let vm = vm.name.to_string();
        Refusal::without_rule(Detail::NoSuchDatabase { vm })
    };
    let name = match workload {
        Workload::Vm => vm.name.to_string(),
        Workload::SqlInVm | Workload::HanaInVm if vm.database != Some(workload) => return Err(no_database()),
        Workload::SqlInVm => format!("{}/mssqlserver", vm.name),
        Workload::HanaInVm => format!("{}/hana", vm.name),
        Workload::Files | Workload::MarsAgent | Workload::ClassicVm => return Err(no_database()),
    };
    Ok(ItemName::parse(&name).expect("a machine's name and an ending keep to the limits of an item's"))
}

/// The disk that holds the database of a machine: its first data disk.
pub(crate) fn database_disk(vm: &Vm) -> Result<&DiskName, Refusal> {
    let disk = vm.database.and_then(|_| vm.disks.get(1));
    disk.ok_or_else(|| {
        let vm = vm.name.to_string();
        Refusal::without_rule(Detail::NoSuchDatabase { vm })
    })
}

fn disk_point(disk: &Disk, stored: &Stored, snapshot: Option<SnapshotName>) -> DiskPoint {
    DiskPoint {
        disk: disk.name.clone(),
        role: disk.role,
        des: disk.encryption.des().cloned(),
        files: disk.files.clone(),
        bytes: stored.plaintext_bytes,
        sha256: stored.sha256.clone(),
        content_sha256: stored.content_sha256.clone(),
        volume: disk.volume.clone(),
        snapshot,
        vault: None,
    }
}

fn snapshot_of(disk: &Disk, name: SnapshotName) -> Snapshot {
    Snapshot {
        name,
        disk: disk.name.clone(),
        region: disk.region,
        subscription: disk.subscription,
        role: disk.role,
        os: disk.os,
        encryption: disk.encryption.clone(),
        files: disk.files.clone(),
        volume: disk.volume.clone(),
        of_backup: true,
        stored: None,
    }
}
