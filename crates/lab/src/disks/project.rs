//! Makes the views of disks and snapshots.

use kluis_compute::{Disk, DiskEncryption, Origin, Snapshot, Stored};

use crate::model::Lab;
use crate::view::{DiskView, SnapshotView, StoredView};

pub(crate) fn disk(lab: &Lab, disk: &Disk) -> DiskView {
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

pub(crate) fn snapshot(lab: &Lab, snapshot: &Snapshot) -> SnapshotView {
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

pub(crate) fn stored(lab: &Lab, encryption: &DiskEncryption, stored: &Stored) -> StoredView {
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
