//! Views of disks, machines, and what belongs to them.

use kluis_compute::{
    Ade, Disk, DiskEncryption, DiskEncryptionSet, DiskKeys, Image, Origin, ScaleSet, Snapshot, Stored, Vm,
};

use crate::jobs::Restored;
use crate::model::Lab;
use crate::view::{
    AdeView, ComputeView, DiskView, ImageView, RestoredView, ScaleSetView, SetView, SnapshotView, StoredView, VmView,
};

pub(super) fn compute(lab: &Lab) -> ComputeView {
    let compute = &lab.compute;
    ComputeView {
        sets: compute.sets.iter().map(|one| set(lab, one)).collect(),
        vms: compute.vms.iter().map(|one| vm(lab, one)).collect(),
        disks: compute.disks.iter().map(|one| disk(lab, one)).collect(),
        snapshots: compute.snapshots.iter().map(|one| snapshot(lab, one)).collect(),
        images: compute.images.iter().map(|one| image(lab, one)).collect(),
        scale_sets: compute.scale_sets.iter().map(|one| scale_set(lab, one)).collect(),
        restored: lab.restored.iter().rev().map(|one| restored(lab, one)).collect(),
    }
}

fn set(lab: &Lab, set: &DiskEncryptionSet) -> SetView {
    let (directory, terms) = (lab.directory(), lab.edition.terms());
    let is_under = |encryption: &DiskEncryption| encryption.des().is_some_and(|own| *own == set.name);
    let objects = lab
        .compute
        .stored()
        .filter(|(encryption, _)| is_under(encryption))
        .count();
    SetView {
        name: set.name.clone(),
        region: set.region,
        subscription: set.subscription,
        tenant: set.tenant,
        resource_id: format!(
            "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Compute/diskEncryptionSets/{}",
            set.subscription, lab.resource_group, set.name
        ),
        key: set.key.clone(),
        pending: set.pending.clone(),
        principal: set.principal,
        moved: set.moved,
        user_may_use: set.user_may_use,
        reader: directory.is_reader(&set.key.key_vault, set.principal),
        trouble: set.check_new(&directory, terms).err(),
        stops_at: set.stops_at(terms),
        objects: u64::try_from(objects).unwrap_or(u64::MAX),
    }
}

fn vm(lab: &Lab, vm: &Vm) -> VmView {
    VmView {
        name: vm.name.clone(),
        region: vm.region,
        subscription: vm.subscription,
        os: vm.os,
        image: vm.image.clone(),
        agent: vm.agent,
        database: vm.database,
        disks: vm.disks.clone(),
        power: vm.power,
        ade: vm.ade.as_ref().map(|ade| AdeView {
            backup_access: lab.check_backup_access(vm).err(),
            ..ade_view(lab, ade)
        }),
        protected_by: lab.protects(vm),
    }
}

fn ade_view(lab: &Lab, ade: &Ade) -> AdeView {
    AdeView {
        secret: ade.secret.clone(),
        kek: ade.kek.clone(),
        trouble: lab.check_secret(ade).err(),
        backup_access: None,
    }
}

fn disk(lab: &Lab, disk: &Disk) -> DiskView {
    let blocked = disk.stored.as_ref().and_then(|own| {
        let key = lab.key_to_read(&disk.encryption, own).err();
        key.or_else(|| lab.guest_volume(disk).err())
    });
    let identical = match (&disk.origin, &disk.stored) {
        (Origin::Restored { sha256, .. }, Some(own)) => Some(*sha256 == own.sha256),
        _ => None,
    };
    DiskView {
        name: disk.name.clone(),
        region: disk.region,
        subscription: disk.subscription,
        role: disk.role,
        os: disk.os,
        managed: disk.managed,
        encryption: disk.encryption.clone(),
        origin: disk.origin.clone(),
        vm: disk.vm.clone(),
        volume: disk.volume.clone(),
        locked: disk.locked,
        files: disk.files.to_vec().into(),
        stored: disk.stored.as_ref().map(|own| stored(lab, &disk.encryption, own)),
        identical,
        read_blocked: blocked,
    }
}

fn snapshot(lab: &Lab, snapshot: &Snapshot) -> SnapshotView {
    SnapshotView {
        name: snapshot.name.clone(),
        disk: snapshot.disk.clone(),
        region: snapshot.region,
        encryption: snapshot.encryption.clone(),
        of_backup: snapshot.of_backup,
        volume: snapshot.volume.clone(),
        files: snapshot.files.to_vec().into(),
        stored: snapshot
            .stored
            .as_ref()
            .map(|own| stored(lab, &snapshot.encryption, own)),
    }
}

fn image(lab: &Lab, image: &Image) -> ImageView {
    ImageView {
        name: image.name.clone(),
        disk: image.disk.clone(),
        region: image.region,
        os: image.os,
        encryption: image.encryption.clone(),
        published: image.published,
        files: image.files.to_vec().into(),
        stored: image.stored.as_ref().map(|own| stored(lab, &image.encryption, own)),
    }
}

fn scale_set(lab: &Lab, set: &ScaleSet) -> ScaleSetView {
    ScaleSetView {
        name: set.name.clone(),
        region: set.region,
        os: set.os,
        image: set.image.clone(),
        encryption: set.encryption.clone(),
        stored: set.stored.iter().map(|own| stored(lab, &set.encryption, own)).collect(),
    }
}

fn restored(lab: &Lab, restored: &Restored) -> RestoredView {
    RestoredView {
        id: restored.id,
        vault: restored.vault.clone(),
        item: restored.item.clone(),
        point: restored.point,
        at: restored.at,
        region: restored.region,
        os: restored.os,
        disks: restored.disks.clone(),
        ade: restored.ade.as_ref().map(|ade| ade_view(lab, ade)),
        vm: restored.vm.clone(),
    }
}

fn stored(lab: &Lab, encryption: &DiskEncryption, stored: &Stored) -> StoredView {
    StoredView {
        object: stored.object,
        kid: stored.kid.clone(),
        plaintext_bytes: stored.plaintext_bytes,
        stored_bytes: stored.stored_bytes,
        regions: stored.regions,
        sha256: stored.sha256.clone(),
        content_sha256: stored.content_sha256.clone(),
        unwrap_blocked: lab.key_to_read(encryption, stored).err(),
    }
}
