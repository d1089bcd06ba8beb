//! What becomes of objects of disks once they are made, or when they could not be.

use std::sync::Arc;

use kluis_compute::{Disk, Power, Stored};
use kluis_recovery::RecoveryPoint;
use kluis_resource::{DiskName, FileFacts, JobId, Made, ObjectId, RecoveryPointId, SecretUri, Volume};
use kluis_rulebook::DiskRole;

use super::{Done, Turn, out_of_turn};
use crate::model::{Purpose, Work};

impl Turn<'_> {
    /// Lets a job have been done. Gives whether it goes on with something else.
    pub(super) fn fulfil(
        &mut self,
        id: JobId,
        purpose: Purpose,
        objects: &[Made],
    ) -> Result<bool, kluis_rulebook::Refusal> {
        match purpose {
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
            Purpose::Written { disk, files } => self.written(&disk, &files, objects)?,
            Purpose::RestoredDatabase { disk, files } => self.written(&disk, &files, objects)?,
            Purpose::Snapshot { snapshot, content } => {
                let compute = &mut self.lab.compute;
                let own = compute.snapshots.iter_mut().find(|own| own.name == snapshot);
                own.ok_or_else(out_of_turn)?.stored = first(objects, Some(&content));
            }
            Purpose::Image { image } => self.lab.compute.image_mut(&image)?.stored = first(objects, None),
            Purpose::ScaleSet { scale_set } => {
                let compute = &mut self.lab.compute;
                let own = compute.scale_sets.iter_mut().find(|own| own.name == scale_set);
                let stored = objects.iter().map(|made| Stored::new(made, None));
                own.ok_or_else(out_of_turn)?.stored = stored.collect();
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

    fn written(&mut self, disk: &DiskName, files: &[FileFacts], objects: &[Made]) -> Done {
        let own = self.lab.compute.disk_mut(disk)?;
        let before = own.stored.take();
        own.stored = first(objects, None);
        own.files = files.into();
        self.condemn(before.map(|stored| stored.object));
        Ok(())
    }

    fn locked(&mut self, disks: &[(DiskName, Volume)], objects: &[Made]) -> Done {
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
    ) -> Done {
        let known = contents.iter().zip(files);
        for ((disk, made), (content, files)) in disks.iter().zip(objects).zip(known) {
            let short: String = id.to_string().chars().take(8).collect();
            let own = self.lab.compute.disk_mut(disk)?;
            let name = DiskName::parse(&format!("{}-{short}", cut(disk.as_str())));
            let before = Disk {
                name: name.map_err(|_| out_of_turn())?,
                vm: None,
                ..own.clone()
            };
            own.stored = Some(Stored::new(made, Some(content)));
            own.files = files.clone();
            self.lab.compute.disks.push(before);
        }
        Ok(())
    }

    /// Keeps in a vault what was sealed for it.
    pub(super) fn keep(
        &mut self,
        (vault, item): (&kluis_resource::VaultName, &kluis_resource::ItemName),
        (point, at): (RecoveryPointId, kluis_resource::Timestamp),
        files: std::sync::Arc<[FileFacts]>,
        made: &Made,
    ) -> Done {
        let (own, _) = self.lab.vault_mut(vault)?;
        let workload = own
            .machine(item)
            .map(|machine| machine.workload)
            .ok_or_else(out_of_turn)?;
        let sealed = &made.sealed;
        own.add_recovery_point(
            item,
            workload,
            RecoveryPoint {
                id: point,
                object: sealed.object,
                at,
                files,
                plaintext_bytes: sealed.plaintext_bytes,
                stored_bytes: sealed.stored_bytes,
                regions: sealed.regions,
                kid: sealed.kid.clone(),
                infrastructure: sealed.infrastructure.clone(),
                timings: sealed.timings,
            },
        );
        Ok(())
    }

    /// A job that made something of disks failed: nothing of it is left behind.
    pub(super) fn making_failed(&mut self, work: &Work) -> Done {
        match work {
            Work::Secret { secret, then, .. } => {
                self.lab.key_vault_mut(&secret.key_vault)?.secret_failed(secret);
                self.making_failed(then)
            }
            Work::Make { purpose, secret, .. } => {
                self.unmake(purpose);
                if let Some(secret) = secret {
                    self.drop_secret(secret);
                }
                Ok(())
            }
            Work::UpdateKey { .. }
            | Work::Rotate { .. }
            | Work::Backup { .. }
            | Work::Restore { .. }
            | Work::Download
            | Work::NotBegun
            | Work::EncryptDisk { .. }
            | Work::RotateSet { .. } => Ok(()),
        }
    }

    /// A secret that was made for nothing goes again.
    fn drop_secret(&mut self, secret: &SecretUri) {
        let key_vault = self.lab.key_vault_mut(&secret.key_vault);
        if key_vault.is_ok_and(|own| own.drop_secret(secret)) {
            self.destroy_secrets(vec![secret.clone()]);
        }
    }

    fn unmake(&mut self, purpose: &Purpose) {
        let compute = &mut self.lab.compute;
        match purpose {
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
            Purpose::Written { .. }
            | Purpose::Locked { .. }
            | Purpose::Database { .. }
            | Purpose::RestoredDatabase { .. } => {}
        }
    }
}

fn first(objects: &[Made], content: Option<&str>) -> Option<Stored> {
    objects.first().map(|made| Stored::new(made, content))
}

/// So short that something can be said behind it.
pub(super) fn cut(name: &str) -> &str {
    let end = name.char_indices().nth(60).map_or(name.len(), |(end, _)| end);
    &name[..end]
}

/// An object id for the nth of several things.
pub(super) fn nth(turn: &Turn<'_>, label: &str, number: usize) -> ObjectId {
    ObjectId::new(turn.derived(&format!("{label}/{number}")))
}

/// What a disk is to a machine, by its place.
pub(super) const fn role_at(place: usize) -> DiskRole {
    if place == 0 { DiskRole::Os } else { DiskRole::Data }
}
