//! What holds of disks, recovery points and secrets at every moment, and once nothing runs.

use kluis_lab::view::{JobState, StoredView};
use kluis_lab::{Volume, running_jobs};
use kluis_resource::{Kid, ObjectId};

use crate::shell::{Plain, Shell};

/// What lies in storage is what the lab says of it, and under the key that it says.
pub(super) fn assert_whole(shell: &Shell) {
    let view = shell.view();
    let compute = &view.compute;
    for disk in &compute.disks {
        let Some(stored) = &disk.stored else { continue };
        assert_stored(shell, stored, disk.volume.as_ref());
        let is_attached = |vm: &&kluis_lab::view::VmView| vm.disks.contains(&disk.name);
        let vm = compute.vms.iter().find(is_attached).map(|vm| &vm.name);
        assert_eq!(vm, disk.vm.as_ref(), "{}", disk.name);
    }
    for snapshot in &compute.snapshots {
        let volume = snapshot.volume.as_ref();
        snapshot
            .stored
            .iter()
            .for_each(|stored| assert_stored(shell, stored, volume));
    }
    let images = compute.images.iter().filter_map(|image| image.stored.as_ref());
    let scale_sets = compute.scale_sets.iter().flat_map(|scale_set| &scale_set.stored);
    images
        .chain(scale_sets)
        .for_each(|stored| assert_stored(shell, stored, None));
    let machines = view.vaults.iter().flat_map(|vault| &vault.machines);
    for point in machines.flat_map(|machine| &machine.points) {
        for disk in &point.disks {
            let volume = disk.volume.as_ref();
            for (object, kid) in disk.snapshot_object.iter().chain(&disk.vault_object) {
                assert_content(shell, *object, (&disk.sha256, &disk.content_sha256), volume);
                assert_eq!(shell.objects[object], *kid);
            }
            if let (Some(bek), Some((object, _))) = (point.bek, &disk.vault_object) {
                let Plain::Locked { bek: own, .. } = &shell.contents[object] else {
                    assert!(disk.volume.is_none(), "a guest encrypted it");
                    continue;
                };
                assert_eq!(shell.contents[&bek], Plain::Bek(*own), "the vault has the BEK of then");
            }
        }
    }
}

fn assert_stored(shell: &Shell, stored: &StoredView, volume: Option<&Volume>) {
    let hashes = (&stored.sha256, &stored.content_sha256);
    assert_content(shell, stored.object, hashes, volume);
    assert_eq!(shell.bytes[&stored.object], stored.plaintext_bytes);
    let of_store = &shell.objects[&stored.object];
    // A disk's key is said when the job that changed it has ended, and an outcome that comes may be the next event.
    assert_eq!(*of_store, stored.kid);
}

fn assert_content(shell: &Shell, object: ObjectId, (sha256, content): (&String, &String), volume: Option<&Volume>) {
    let plain = &shell.contents[&object];
    assert_eq!(plain.sha256(), *sha256);
    let Some(volume) = volume else {
        assert_eq!(sha256, content);
        assert!(matches!(plain, Plain::Content(_)), "{plain:?}");
        return;
    };
    let Plain::Locked { bek, salt, inner } = plain else {
        panic!("{object} is not encrypted by its guest: {plain:?}");
    };
    assert_eq!((inner.sha256(), *salt), (content.clone(), volume.salt));
    if let Some((_, own)) = shell.secrets.get(&volume.secret) {
        assert_eq!(own, bek, "the secret that opens it");
    }
}

/// Once nothing runs, everything has one name and every DEK that can be is under the key of its set.
pub(super) fn assert_at_rest(shell: &Shell) {
    assert_eq!(running_jobs(&shell.model), []);
    shell.assert_no_orphans();
    let view = shell.view();
    assert!(view.jobs.iter().all(|job| job.state != JobState::InProgress));
    let compute = &view.compute;
    assert!(
        compute.disks.iter().all(|disk| disk.stored.is_some()),
        "no disk is half made"
    );
    assert!(compute.snapshots.iter().all(|one| one.stored.is_some()));
    assert!(compute.vms.iter().all(|vm| vm.power != kluis_lab::view::Power::Making));
    for set in compute.sets.iter().filter(|set| set.trouble.is_none()) {
        let own = compute
            .disks
            .iter()
            .filter(|disk| disk.encryption.des() == Some(&set.name));
        for disk in own.filter(|disk| disk.read_blocked.is_none()) {
            let kid = &disk.stored.as_ref().unwrap().kid;
            assert_eq!(*kid, Kid::Customer(set.key.clone()), "{}", disk.name);
        }
    }
}
