//! Makes the views of items, recovery points and protected machines.

use std::collections::BTreeMap;

use kluis_recovery::{DiskPoint, Item, Machine, MachinePoint, RecoveryPoint, Vault};
use kluis_resource::Kid;
use kluis_rulebook::{Refusal, Workload};

use crate::model::Lab;
use crate::view::{BackupAccess, DiskPointView, FileView, ItemView, MachinePointView, MachineView, RecoveryPointView};

/// Why recovery points can't be restored now, by the keys that wrap their DEKs.
pub(crate) struct Blocked<'a> {
    pub(crate) by_key: BTreeMap<&'a Kid, Option<Refusal>>,
    /// For those with a second layer.
    pub(crate) second_layer: Option<Refusal>,
}

pub(crate) fn item(item: &Item, blocked: &Blocked<'_>) -> ItemView {
    let points = item.recovery_points.iter().rev();
    ItemView {
        name: item.name.clone(),
        workload: item.workload,
        recovery_points: points.map(|point| recovery_point(point, blocked)).collect(),
    }
}

fn recovery_point(point: &RecoveryPoint, blocked: &Blocked<'_>) -> RecoveryPointView {
    let files = point.files.iter().map(|file| FileView {
        path: file.path.clone(),
        size: file.size,
        modified: file.modified,
    });
    RecoveryPointView {
        id: point.id,
        object: point.object,
        at: point.at,
        files: files.collect(),
        file_bytes: point.files.iter().map(|file| file.size).sum(),
        plaintext_bytes: point.plaintext_bytes,
        stored_bytes: point.stored_bytes,
        regions: point.regions,
        kid: point.kid.clone(),
        infrastructure: point.infrastructure.clone(),
        timings: point.timings,
        restore_blocked: blocked.by_key.get(&point.kid).cloned().flatten().or_else(|| {
            let layer = point.infrastructure.as_ref();
            layer.and(blocked.second_layer.clone())
        }),
    }
}

pub(crate) fn machine(lab: &Lab, vault: &Vault, machine: &Machine) -> MachineView {
    MachineView {
        item: machine.item.clone(),
        vm: machine.vm.clone(),
        workload: machine.workload,
        policy: machine.policy.clone(),
        next: machine.next,
        access: access(lab, machine),
        backup_blocked: blocked(lab, vault, machine).err(),
        points: machine.points.iter().rev().map(|one| point(lab, vault, one)).collect(),
    }
}

fn access(lab: &Lab, machine: &Machine) -> BackupAccess {
    let vm = lab.compute.vm(&machine.vm).ok();
    let vm = vm.filter(|vm| vm.ade.is_some() && machine.workload == Workload::Vm);
    let Some(vm) = vm else {
        return BackupAccess::NotNeeded;
    };
    lab.check_backup_access(vm)
        .map_or_else(BackupAccess::Warning, |()| BackupAccess::Ok)
}

fn blocked(lab: &Lab, vault: &Vault, machine: &Machine) -> Result<(), Refusal> {
    let vm = lab.compute.vm(&machine.vm)?;
    vault.check_back_up((false, machine.workload), true, &lab.directory())?;
    lab.check_protectable(vault.name(), vm, machine.workload)?;
    if machine.workload == Workload::Vm {
        lab.check_backup_access(vm)?;
    }
    for name in &vm.disks {
        let (disk, stored) = lab.compute.ready(name)?;
        lab.key_to_read(&disk.encryption, stored)?;
    }
    Ok(())
}

fn point(lab: &Lab, vault: &Vault, point: &MachinePoint) -> MachinePointView {
    MachinePointView {
        id: point.id,
        at: point.at,
        retain_until: point.retain_until,
        snapshot_until: point.snapshot_until,
        in_vault: point.is_in_vault(),
        region: point.facts.region,
        os: point.facts.os,
        managed: point.facts.managed,
        secret: point.facts.secret.clone(),
        kek: point.facts.kek.clone(),
        bek: point.bek,
        disks: point.disks.iter().map(|one| disk(lab, vault, one)).collect(),
    }
}

/// Whether everything that the vault wrapped of an object may be unwrapped now.
fn unwrap(lab: &Lab, vault: &Vault, point: &RecoveryPoint) -> Result<(), Refusal> {
    vault.check_restore(&point.kid, &lab.directory())?;
    vault.check_second_layer(point.infrastructure.as_ref())
}

fn disk(lab: &Lab, vault: &Vault, disk: &DiskPoint) -> DiskPointView {
    let snapshot = disk.snapshot.as_ref().and_then(|name| lab.compute.snapshot(name).ok());
    let of_snapshot = snapshot.and_then(|own| own.stored.as_ref());
    let kept = disk.vault.and_then(|object| vault.kept().of_object(object));
    DiskPointView {
        disk: disk.disk.clone(),
        role: disk.role,
        des: disk.des.clone(),
        files: disk.files.to_vec().into(),
        bytes: disk.bytes,
        sha256: disk.sha256.clone(),
        content_sha256: disk.content_sha256.clone(),
        volume: disk.volume.clone(),
        snapshot: disk.snapshot.clone(),
        snapshot_object: of_snapshot.map(|own| (own.object, own.kid.clone())),
        vault_object: kept.map(|own| (own.object, own.kid.clone())),
        vault_blocked: kept.and_then(|own| unwrap(lab, vault, own).err()),
    }
}
