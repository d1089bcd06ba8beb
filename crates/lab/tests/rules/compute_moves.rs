//! What is made of disks, and where it may go (rules M6, M8, M9, M10, M12).

use kluis_lab::request::{
    AttachDisk, CreateDiskFromSnapshot, CreateScaleSet, CreateVm, DeleteSnapshot, DeleteVm, DetachDisk, Movable,
    MoveToSubscription, PublishImage,
};
use kluis_lab::{DiskEncryption, Request, VmImage};
use kluis_resource::Kid;
use kluis_rulebook::{Detail, Edition, Os, Rule};

use crate::shell::Shell;
use crate::shell::acts::create_key;
use crate::shell::machines::{
    HERE, PLATFORM, create_disk, create_image, create_snapshot, create_vm, delete_disk, des, encrypt_disk, new_vm,
};

fn scale_set(image: VmImage, encryption: DiskEncryption, instances: u8) -> Request {
    Request::from(CreateScaleSet {
        scale_set: "scale1".parse().unwrap(),
        region: HERE,
        os: Os::Linux,
        image,
        instances,
        encryption,
    })
}

fn from_snapshot(disk: &str, snapshot: &str, encryption: DiskEncryption) -> Request {
    Request::from(CreateDiskFromSnapshot {
        disk: disk.parse().unwrap(),
        snapshot: snapshot.parse().unwrap(),
        encryption,
    })
}

fn attach(vm: &str, disk: &str) -> Request {
    Request::from(AttachDisk {
        vm: vm.parse().unwrap(),
        disk: disk.parse().unwrap(),
    })
}

fn detach(disk: &str) -> Request {
    Request::from(DetachDisk {
        disk: disk.parse().unwrap(),
    })
}

fn delete_vm(vm: &str) -> Request {
    Request::from(DeleteVm {
        vm: vm.parse().unwrap(),
    })
}

fn publish(image: &str) -> Request {
    Request::from(PublishImage {
        image: image.parse().unwrap(),
    })
}

fn away(what: Movable) -> Request {
    Request::from(MoveToSubscription { what })
}

/// Of a custom image `image1`.
fn of_image(vm: &str, encryption: DiskEncryption) -> Request {
    create_vm(CreateVm {
        image: VmImage::Custom("image1".parse().unwrap()),
        ..new_vm(vm, Os::Linux, encryption)
    })
}

/// Machines under the platform's key and under `set1`, each with a snapshot and an image: `…-platform` and `…-set`.
fn with_both(edition: Edition) -> Shell {
    let mut shell = Shell::with_set(edition);
    for (kind, encryption) in [("platform", PLATFORM), ("set", des("set1"))] {
        let vm = format!("vm-{kind}");
        shell.must(create_vm(new_vm(&vm, Os::Linux, encryption)));
        shell.must(create_snapshot(
            &format!("snapshot-{kind}"),
            &format!("{vm}-data-1"),
            None,
        ));
        shell.must(create_image(&format!("image-{kind}"), &vm, None));
    }
    shell
}

#[test]
fn m6_all_six_scenarios_are_under_the_key_of_the_set() {
    for edition in Edition::ALL {
        let mut shell = Shell::with_set(edition);
        let set = || des("set1");
        shell.must(create_vm(new_vm("vm1", Os::Linux, set())));
        shell.must(create_image("image1", "vm1", None));
        shell.must(of_image("vm2", set()));
        shell.must(create_disk("disk1", set()));
        shell.must(attach("vm1", "disk1"));
        shell.must(create_snapshot("snapshot1", "disk1", None));
        shell.must(scale_set(VmImage::Custom("image1".parse().unwrap()), set(), 3));
        let kid = Kid::Customer(shell.set("set1").key);
        assert_eq!(shell.objects.len(), 3 + 1 + 3 + 1 + 1 + 3);
        assert!(shell.objects.values().all(|own| *own == kid));
        assert_eq!(shell.reads("vm2-os"), shell.reads("vm1-os"));
        assert_eq!(shell.vm("vm1").disks.len(), 4);
        shell.assert_no_orphans();
    }
}

#[test]
fn m6_what_can_not_be_made_is_refused() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    for count in [0, 11] {
        let refusal = shell.refused(scale_set(VmImage::Marketplace, PLATFORM, count));
        assert!(matches!(refusal.detail, Detail::Instances { most: 10 }));
    }
    let nothing = shell.refused(of_image("vm2", PLATFORM));
    assert!(matches!(nothing.detail, Detail::NotFound { .. }));
    let restored = create_vm(CreateVm {
        image: VmImage::Restored,
        ..new_vm("vm2", Os::Linux, PLATFORM)
    });
    shell.refused(restored);
    shell.must(create_image("image1", "vm1", None));
    for act in [
        create_image("image1", "vm1", None),
        create_vm(new_vm("vm1", Os::Linux, PLATFORM)),
    ] {
        assert!(matches!(shell.refused(act).detail, Detail::NameTaken { .. }));
    }
}

#[test]
fn m6_attached_disks_stay_and_detached_ones_can_be_deleted() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    let refusal = shell.refused(delete_disk("vm1-data-1"));
    assert!(matches!(refusal.detail, Detail::DiskAttached { .. }));
    let refusal = shell.refused(detach("vm1-os"));
    assert!(matches!(refusal.detail, Detail::DiskStays { .. }));
    shell.must(detach("vm1-data-1"));
    assert_eq!(shell.vm("vm1").disks.len(), 2);
    shell.must(delete_disk("vm1-data-1"));
    shell.must(delete_vm("vm1"));
    assert_eq!(shell.disk("vm1-os").vm, None, "its disks stay");
    shell.must(delete_disk("vm1-os"));
    shell.assert_no_orphans();
    shell.must(create_disk("disk1", PLATFORM));
    shell.send(create_vm(new_vm("vm2", Os::Linux, PLATFORM))).unwrap();
    for act in [attach("vm2", "disk1"), delete_vm("vm2")] {
        assert!(matches!(shell.refused(act).detail, Detail::BeingMade { .. }));
    }
}

#[test]
fn m8_a_disk_of_an_image_has_the_key_of_the_image() {
    let mut shell = Shell::with_set(Edition::Seeds);
    shell.must(create_key("diskvault", "second", 2048));
    shell.make_set("set2", "second");
    shell.must(create_vm(new_vm("vm1", Os::Linux, des("set1"))));
    shell.must(create_image("image1", "vm1", None));
    for encryption in [PLATFORM, des("set2")] {
        let refusal = shell.refused(of_image("vm2", encryption.clone()));
        assert_eq!(refusal.rule, Some(Rule::M8));
        assert!(matches!(refusal.detail, Detail::ImageKeepsKey { des: Some(_), .. }));
        let image = VmImage::Custom("image1".parse().unwrap());
        assert_eq!(shell.refused(scale_set(image, encryption, 1)).rule, Some(Rule::M8));
    }
    shell.must(of_image("vm2", des("set1")));
    let refusal = shell.refused(encrypt_disk("vm2-os", des("set2")));
    assert_eq!(refusal.rule, Some(Rule::M8));
    shell.must(encrypt_disk("vm2-data-1", des("set2")));
}

#[test]
fn m8_a_disk_of_an_image_is_in_the_subscription_of_the_image() {
    let mut shell = Shell::with_set(Edition::Seeds);
    shell.must(create_vm(new_vm("vm1", Os::Linux, PLATFORM)));
    shell.must(create_image("image1", "vm1", None));
    shell.must(away(Movable::Image("image1".parse().unwrap())));
    shell.must(of_image("vm2", des("set1")));
}

#[test]
fn m9_a_snapshot_has_the_key_of_its_disk() {
    let mut shell = with_both(Edition::Seeds);
    shell.must(create_key("diskvault", "second", 2048));
    shell.make_set("set2", "second");
    for encryption in [PLATFORM, des("set2")] {
        let refusal = shell.refused(create_snapshot("s", "vm-set-os", Some(encryption.clone())));
        assert_eq!(refusal.rule, Some(Rule::M9));
        assert!(matches!(refusal.detail, Detail::SnapshotKeepsKey { des: Some(_), .. }));
        let refusal = shell.refused(create_image("i", "vm-set", Some(encryption)));
        assert_eq!(refusal.rule, Some(Rule::M9));
    }
    assert_eq!(shell.snapshot("snapshot-set").encryption, des("set1"));
    shell.must(create_snapshot("s", "vm-platform-os", Some(des("set2"))));
    shell.must(from_snapshot("copy", "snapshot-set", des("set1")));
    assert_eq!(shell.reads("copy"), shell.reads("vm-set-data-1"));
    shell.must(DeleteSnapshot {
        snapshot: "s".parse().unwrap(),
    });
    shell.assert_no_orphans();
}

#[test]
fn m10_an_image_with_a_customers_key_does_not_go_into_the_gallery() {
    let mut shell = with_both(Edition::Current);
    let refusal = shell.refused(publish("image-set"));
    assert_eq!(refusal.rule, Some(Rule::M10));
    assert!(matches!(refusal.detail, Detail::NotInGallery { .. }));
    shell.must(publish("image-platform"));
    assert!(shell.view().compute.images[0].published);
    assert!(matches!(
        shell.refused(publish("image-platform")).detail,
        Detail::AlreadySo { .. }
    ));
}

#[test]
fn m12_what_has_a_customers_key_stays_in_its_subscription() {
    let mut shell = with_both(Edition::Seeds);
    shell.must(create_disk("disk-set", des("set1")));
    shell.must(create_disk("disk-platform", PLATFORM));
    let all = |kind: &str| {
        [
            Movable::Disk(format!("disk-{kind}").parse().unwrap()),
            Movable::Snapshot(format!("snapshot-{kind}").parse().unwrap()),
            Movable::Image(format!("image-{kind}").parse().unwrap()),
        ]
    };
    for what in all("set") {
        let refusal = shell.refused(away(what));
        assert_eq!(refusal.rule, Some(Rule::M12));
        assert!(matches!(refusal.detail, Detail::DiskMayNotMove { .. }));
    }
    for what in all("platform") {
        shell.must(away(what));
    }
    assert_ne!(shell.disk("disk-platform").subscription, shell.view().subscription);
    let attached = shell.refused(away(Movable::Disk("vm-platform-os".parse().unwrap())));
    assert!(matches!(attached.detail, Detail::DiskAttached { .. }));
}
