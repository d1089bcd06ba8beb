//! What becomes of objects once they are made, or when they could not be.

use std::sync::Arc;

use kluis_compute::{Disk, Power, Stored};
use kluis_recovery::{Copy, RecoveryPoint};
use kluis_resource::{
    DiskName, FileFacts, ItemName, JobId, Made, ObjectId, RecoveryPointId, SecretUri, Timestamp, VaultName, Volume,
};
use kluis_rulebook::DiskRole;

use super::{Bek, Purpose, Work};
use crate::Unfit;
use crate::log::{LogStatus, Operation};
use crate::turn::{Taken, Turn};

impl Turn<'_> {
    /// What a job was for is there. Returns whether the job goes on with something else.
    pub(super) fn fulfil(&mut self, id: JobId, purpose: Purpose, objects: &[Made]) -> Result<bool, Unfit> {
        match purpose {
            Purpose::Files { .. } => self.files_kept(id, purpose, objects)?,
            Purpose::Copied {
                storage,
                item,
                file_name,
            } => {
                let (at, sealed) = (self.at, only(objects)?.sealed.clone());
                self.lab.storage_mut(&storage)?.add_copy(Copy {
                    item,
                    file_name,
                    at,
                    sealed,
                });
            }
            Purpose::Disks {
                vm, disks, contents, ..
            } => {
                for ((disk, made), content) in disks.iter().zip(objects).zip(&contents) {
                    self.lab.compute.disk_mut(disk)?.stored = Some(Stored::new(made, content.as_deref()));
                }
                if let Some(vm) = vm {
                    self.lab.compute.vm_mut(&vm)?.power = Power::Running;
                }
            }
            Purpose::Written { disk, files } | Purpose::RestoredDatabase { disk, files } => {
                self.written(&disk, &files, objects)?;
            }
            Purpose::Snapshot { snapshot, content } => {
                let compute = &mut self.lab.compute;
                let own = compute.snapshots.iter_mut().find(|own| own.name == snapshot);
                own.ok_or(Unfit::NotAwaited)?.stored = first(objects, Some(&content));
            }
            Purpose::Image { image } => self.lab.compute.image_mut(&image)?.stored = first(objects, None),
            Purpose::ScaleSet { scale_set } => {
                let compute = &mut self.lab.compute;
                let own = compute.scale_sets.iter_mut().find(|own| own.name == scale_set);
                let stored = objects.iter().map(|made| Stored::new(made, None));
                own.ok_or(Unfit::NotAwaited)?.stored = stored.collect();
            }
            Purpose::Locked { vm, ade, disks } => {
                self.locked(&disks, objects)?;
                self.lab.compute.vm_mut(&vm)?.ade = Some(ade);
            }
            Purpose::Replaced {
                vm,
                disks,
                contents,
                files,
                ..
            } => {
                self.replaced(id, &disks, (&contents, &files), objects)?;
                self.lab.compute.vm_mut(&vm)?.power = Power::Running;
            }
            Purpose::PointSnapshots {
                vault,
                item,
                point,
                infrastructure,
            } => return self.snapshots_taken(id, (vault, item), *point, infrastructure, objects),
            Purpose::PointTransfer {
                vault,
                item,
                point,
                has_bek,
            } => self.transferred((&vault, &item), point, has_bek, objects)?,
            Purpose::Database { vault, item, point } => self.database_kept((&vault, &item), *point, objects)?,
        }
        Ok(false)
    }

    fn written(&mut self, disk: &DiskName, files: &[FileFacts], objects: &[Made]) -> Taken {
        let own = self.lab.compute.disk_mut(disk)?;
        let before = own.stored.take();
        own.stored = first(objects, None);
        own.files = files.into();
        self.condemn(before.map(|stored| stored.object));
        Ok(())
    }

    fn locked(&mut self, disks: &[(DiskName, Volume)], objects: &[Made]) -> Taken {
        for ((disk, volume), made) in disks.iter().zip(objects) {
            let own = self.lab.compute.disk_mut(disk)?;
            let before = own.stored.take();
            own.stored = Some(Stored::new(made, None));
            own.volume = Some(volume.clone());
            own.ever_ade = true;
            self.condemn(before.map(|stored| stored.object));
        }
        Ok(())
    }

    /// What was on the disks of a machine stays, on disks of its own, as Azure keeps it.
    fn replaced(
        &mut self,
        id: JobId,
        disks: &[DiskName],
        (contents, files): (&[String], &[Arc<[FileFacts]>]),
        objects: &[Made],
    ) -> Taken {
        let known = contents.iter().zip(files);
        for ((disk, made), (content, files)) in disks.iter().zip(objects).zip(known) {
            let short: String = id.to_string().chars().take(8).collect();
            let own = self.lab.compute.disk_mut(disk)?;
            let name = DiskName::parse(&format!("{}-{short}", cut(disk.as_str())));
            let before = Disk {
                name: name.expect("a name that was cut has room for an ending"),
                vm: None,
                ..own.clone()
            };
            own.stored = Some(Stored::new(made, Some(content)));
            own.files = files.clone();
            self.lab.compute.disks.push(before);
        }
        Ok(())
    }

    /// Files are backed up: their recovery point is that of the moment at which the job started.
    fn files_kept(&mut self, id: JobId, purpose: Purpose, objects: &[Made]) -> Taken {
        let Purpose::Files {
            vault,
            item,
            workload,
            registers,
            recovery_point,
            files,
        } = purpose
        else {
            return Err(Unfit::Differs);
        };
        let started = self.running(id)?.started;
        let point = recovery_point_of(recovery_point, started, files, only(objects)?);
        let (own, _) = self.lab.vault_mut(&vault)?;
        own.add_recovery_point(&item, workload, point);
        if registers {
            let names = (vault.as_str(), item.as_str());
            self.log(Operation::RegisterItem, names, LogStatus::Succeeded, Some(id));
        }
        Ok(())
    }

    /// Keeps in a vault what was sealed for a machine or database.
    pub(crate) fn keep(
        &mut self,
        (vault, item): (&VaultName, &ItemName),
        (point, at): (RecoveryPointId, Timestamp),
        files: Arc<[FileFacts]>,
        made: &Made,
    ) -> Taken {
        let (own, _) = self.lab.vault_mut(vault)?;
        let machine = own.machine(item).ok_or(Unfit::NotAwaited)?;
        let workload = machine.workload;
        own.add_recovery_point(item, workload, recovery_point_of(point, at, files, made));
        Ok(())
    }

    /// A job failed: nothing of it is left behind.
    pub(crate) fn undo(&mut self, id: JobId, work: &Work) -> Taken {
        match work {
            Work::ProveKey { vault, .. } => {
                let (vault, _) = self.lab.vault_mut(vault)?;
                if !vault.fail_update(id) {
                    return Err(Unfit::NotAwaited);
                }
            }
            Work::Make { purpose, bek, .. } => {
                if let Bek::Awaited { secret, .. } = bek {
                    self.lab.key_vault_mut(&secret.key_vault)?.secret_failed(secret);
                }
                self.unmake(id, purpose);
                if let Bek::Kept(secret) = bek {
                    self.drop_secret(secret);
                }
            }
            Work::Rewrap { .. } | Work::Open(_) | Work::NotBegun => {}
        }
        Ok(())
    }

    /// A secret that was made for nothing goes again.
    fn drop_secret(&mut self, secret: &SecretUri) {
        let key_vault = self.lab.key_vault_mut(&secret.key_vault);
        if key_vault.is_ok_and(|own| own.drop_secret(secret)) {
            self.destroy_secrets(vec![secret.clone()]);
        }
    }

    fn unmake(&mut self, id: JobId, purpose: &Purpose) {
        let compute = &mut self.lab.compute;
        match purpose {
            Purpose::Files {
                vault,
                item,
                registers: true,
                ..
            } => {
                let names = (vault.as_str(), item.as_str());
                self.log(Operation::RegisterItem, names, LogStatus::Failed, Some(id));
            }
            Purpose::Disks { vm, disks, .. } => {
                compute.disks.retain(|disk| !disks.contains(&disk.name));
                compute.vms.retain(|own| Some(&own.name) != vm.as_ref());
                self.lab
                    .restored
                    .retain(|own| !own.disks.iter().any(|disk| disks.contains(disk)));
            }
            Purpose::Snapshot { snapshot, .. } => compute.snapshots.retain(|own| own.name != *snapshot),
            Purpose::Image { image } => compute.images.retain(|own| own.name != *image),
            Purpose::ScaleSet { scale_set } => compute.scale_sets.retain(|own| own.name != *scale_set),
            Purpose::PointSnapshots { point, .. } => {
                let names: Vec<_> = point.disks.iter().filter_map(|disk| disk.snapshot.clone()).collect();
                compute.snapshots.retain(|own| !names.contains(&own.name));
            }
            Purpose::Replaced { vm, was, .. } => {
                if let Ok(vm) = compute.vm_mut(vm) {
                    vm.power = *was;
                }
            }
            Purpose::PointTransfer { vault, item, point, .. } => {
                if let Ok((vault, _)) = self.lab.vault_mut(vault) {
                    vault.drop_empty_point(item, *point);
                }
            }
            Purpose::Files { .. }
            | Purpose::Copied { .. }
            | Purpose::Written { .. }
            | Purpose::Locked { .. }
            | Purpose::Database { .. }
            | Purpose::RestoredDatabase { .. } => {}
        }
    }
}

/// The one object of a job.
fn only(objects: &[Made]) -> Result<&Made, Unfit> {
    objects.first().ok_or(Unfit::Differs)
}

fn recovery_point_of(id: RecoveryPointId, at: Timestamp, files: Arc<[FileFacts]>, made: &Made) -> RecoveryPoint {
    let sealed = &made.sealed;
    RecoveryPoint {
        id,
        object: sealed.object,
        at,
        files,
        plaintext_bytes: sealed.plaintext_bytes,
        stored_bytes: sealed.stored_bytes,
        regions: sealed.regions,
        kid: sealed.kid.clone(),
        infrastructure: sealed.infrastructure.clone(),
        timings: sealed.timings,
    }
}

fn first(objects: &[Made], content: Option<&str>) -> Option<Stored> {
    objects.first().map(|made| Stored::new(made, content))
}

/// So short that something can be said behind it.
pub(crate) fn cut(name: &str) -> &str {
    let end = name.char_indices().nth(60).map_or(name.len(), |(end, _)| end);
    &name[..end]
}

/// An object id for the nth of several things.
pub(crate) fn nth(turn: &Turn<'_>, label: &str, number: usize) -> ObjectId {
    ObjectId::new(turn.derived(&format!("{label}/{number}")))
}

/// What a disk is to a machine, by its place.
pub(crate) const fn role_at(place: usize) -> DiskRole {
    if place == 0 { DiskRole::Os } else { DiskRole::Data }
}
