//! Azure Disk Encryption: the guest encrypts, with a BEK that is a secret in a key vault (rules D3, D5, D14, N11, N14, N16, V4).

use kluis_lab::request::{
    CreateCertificate, CreateDiskFromSnapshot, CreateVm, DeleteVm, DetachDisk, InstallAdeExtension, ReadDisk,
    RestoreWay, Selection, SetSecretEnabled,
};
use kluis_lab::view::JobState;
use kluis_lab::{JobFailure, Request};
use kluis_resource::Kid;
use kluis_rulebook::{Detail, Edition, KeyTrouble, Os, Rule, Tier};

use crate::shell::acts::{create_key, key_name, key_vault_name, set_enabled};
use crate::shell::machines::{
    PLATFORM, create_disk, create_snapshot, create_vm, deploy, des, encrypt_disk, encrypt_vm, new_vm, protect,
    read_disk, rotate_bek, write_disk,
};
use crate::shell::{Plain, Shell};

fn install_extension(vm: &str) -> Request {
    Request::from(InstallAdeExtension {
        vm: vm.parse().unwrap(),
    })
}

/// What lies in storage of a disk.
fn stored(shell: &Shell, disk: &str) -> Plain {
    shell.contents[&shell.disk(disk).stored.unwrap().object].clone()
}

#[test]
fn d3_managed_or_not_and_with_a_kek_or_without_all_four_are_encrypted_backed_up_and_restored() {
    for edition in Edition::ALL {
        for (managed, kek) in [
            (true, None),
            (true, Some("diskkey")),
            (false, None),
            (false, Some("diskkey")),
        ] {
            let mut shell = Shell::with_key_vault(edition);
            shell.must(create_vm(CreateVm {
                managed,
                ..new_vm("vm1", Os::Windows, PLATFORM)
            }));
            let before = shell.reads("vm1-data-1");
            shell.must(encrypt_vm("vm1", kek));
            assert_eq!(shell.reads("vm1-data-1"), before, "the guest sees nothing of it");
            assert!(matches!(stored(&shell, "vm1-data-1"), Plain::Locked { .. }));
            let disk = shell.disk("vm1-data-1").stored.unwrap();
            assert_ne!(disk.sha256, disk.content_sha256);
            let version = shell.secrets_of("diskvault")[0].versions[0].clone();
            assert_eq!(version.content_type, if kek.is_some() { "Wrapped BEK" } else { "BEK" });
            assert_eq!(matches!(version.wrapped_by, Kid::Customer(_)), kek.is_some());

            shell.must(protect("vm1"));
            shell.back_up_now("vm1").unwrap();
            for tier in Tier::ALL {
                let act = shell.restore_of("vm1", tier, RestoreWay::Disks, None);
                shell.must(act);
                for disk in shell.restored_disks() {
                    assert_eq!(disk.identical, Some(true));
                    assert_eq!(disk.managed, managed);
                }
            }
            let act = deploy(&shell, "vm2");
            shell.must(act);
            let data = shell.vm("vm2").disks[1].to_string();
            assert_eq!(shell.reads(&data), before);
            shell.assert_no_orphans();
        }
    }
}

#[test]
fn d3_each_disk_has_a_salt_of_its_own_under_one_bek() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(encrypt_vm("vm1", None));
    let disks: Vec<_> = ["vm1-os", "vm1-data-1", "vm1-data-2"]
        .map(|disk| shell.disk(disk).volume.unwrap())
        .to_vec();
    assert!(disks.iter().all(|volume| volume.secret == disks[0].secret));
    assert!(disks[0].salt != disks[1].salt && disks[1].salt != disks[2].salt);
    let again = shell.refused(encrypt_vm("vm1", None));
    assert!(matches!(again.detail, Detail::AlreadySo { .. }));
    let none = shell.refused(rotate_bek("vm2"));
    assert!(matches!(none.detail, Detail::NotFound { .. }));
}

#[test]
fn d3_without_its_bek_or_kek_a_guest_reads_nothing() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(encrypt_vm("vm1", Some("diskkey")));
    let secret = shell.vm("vm1").ade.unwrap().secret;
    let kek = shell.newest("diskvault", "diskkey");
    let set = |enabled| {
        Request::from(SetSecretEnabled {
            secret: secret.clone(),
            enabled,
        })
    };
    shell.must(set(false));
    for act in [read_disk("vm1-os"), write_disk("vm1-os", 4), rotate_bek("vm1")] {
        let refusal = shell.refused(act);
        assert_eq!(refusal.rule, Some(Rule::E3));
        assert!(matches!(refusal.detail, Detail::SecretUnusable { trouble, .. } if trouble == KeyTrouble::Disabled));
    }
    shell.must(set(true));
    shell.must(set_enabled(&kek, false));
    let refusal = shell.refused(read_disk("vm1-os"));
    assert_eq!(refusal.rule, Some(Rule::E3));
    assert!(matches!(refusal.detail, Detail::KeyUnusable { .. }));
    shell.must(set_enabled(&kek, true));
    shell.must(read_disk("vm1-os"));
    shell.must(write_disk("vm1-os", 4));
    assert!(
        matches!(stored(&shell, "vm1-os"), Plain::Locked { .. }),
        "written as it is read"
    );
}

#[test]
fn d3_the_log_says_what_the_guest_did_with_secret_and_key() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(encrypt_vm("vm1", Some("diskkey")));
    shell.must(read_disk("vm1-os"));
    let lines = shell.audited("diskvault");
    let lines: Vec<_> = lines
        .iter()
        .rev()
        .map(|(who, what, _)| (who.as_str(), what.as_str()))
        .collect();
    let ade = "Azure Disk Encryption";
    assert_eq!(
        lines,
        [
            (ade, "Key(WrapKey)"),
            (ade, "Secret(Set)"),
            (ade, "Secret(Get)"),
            (ade, "Key(UnwrapKey)"),
        ]
    );
}

#[test]
fn d3_a_job_that_fails_on_its_way_leaves_neither_secret_nor_encrypted_disk() {
    for steps in 0..2 {
        for failure in [JobFailure::Cancelled, JobFailure::Interrupted, JobFailure::Storage] {
            let mut shell = Shell::with_vm(Edition::Seeds);
            let before = shell.reads("vm1-os");
            shell.send(encrypt_vm("vm1", Some("diskkey"))).unwrap();
            for _ in 0..steps {
                shell.perform_next();
            }
            shell.fail_next(failure);
            shell.perform_all();
            assert!(shell.secrets_of("diskvault").is_empty());
            assert!(shell.secrets.is_empty());
            assert_eq!(shell.vm("vm1").ade, None);
            assert_eq!(shell.reads("vm1-os"), before);
            shell.assert_no_orphans();
            shell.must(encrypt_vm("vm1", Some("diskkey")));
        }
    }
}

#[test]
fn d3_a_kek_that_is_disabled_meanwhile_wraps_no_bek() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    let kek = shell.newest("diskvault", "diskkey");
    shell.send(encrypt_vm("vm1", Some("diskkey"))).unwrap();
    let secret = shell.waiting.pop_front().unwrap();
    shell.must(set_enabled(&kek, false));
    shell.waiting.push_back(secret);
    shell.perform_all();
    assert_eq!(shell.last_job().state, JobState::Failed(JobFailure::KeyRefused));
    assert!(shell.secrets_of("diskvault").is_empty() && shell.secrets.is_empty());
    assert_eq!(shell.audited("diskvault"), []);
    let refusal = shell.refused(encrypt_vm("vm1", Some("diskkey")));
    assert!(matches!(refusal.detail, Detail::NotFound { .. }), "{refusal:?}");
}

#[test]
fn d3_nothing_else_happens_to_disks_that_are_being_encrypted() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.send(encrypt_vm("vm1", None)).unwrap();
    for act in [
        write_disk("vm1-data-1", 3),
        encrypt_disk("vm1-data-1", des("set1")),
        encrypt_vm("vm1", None),
        Request::from(DeleteVm {
            vm: "vm1".parse().unwrap(),
        }),
        Request::from(DetachDisk {
            disk: "vm1-data-1".parse().unwrap(),
        }),
    ] {
        assert!(matches!(shell.refused(act).detail, Detail::BeingMade { .. }));
    }
    shell.perform_all();
    let stays = shell.refused(DetachDisk {
        disk: "vm1-data-1".parse().unwrap(),
    });
    assert!(matches!(stays.detail, Detail::DiskStays { .. }));
}

#[test]
fn d5_a_kek_that_is_part_of_a_certificate_is_not_supported() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(CreateCertificate {
        key_vault: key_vault_name("diskvault"),
        key: key_name("certkey"),
        bits: 2048,
    });
    shell.must(encrypt_vm("vm1", Some("certkey")));
    let refusal = shell.refused(protect("vm1"));
    assert_eq!(refusal.rule, Some(Rule::D5));
    assert!(matches!(refusal.detail, Detail::KekOfCertificate { .. }));
    shell.must(create_vm(new_vm("vm2", Os::Linux, PLATFORM)));
    shell.must(encrypt_vm("vm2", Some("diskkey")));
    shell.must(protect("vm2"));
}

#[test]
fn d14_data_disks_of_a_restored_linux_machine_are_locked_until_the_extension_is_installed_again() {
    let mut shell = Shell::with_ade_point(Edition::Seeds, None);
    let before = shell.reads("vm1-data-1");
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    shell.must(act);
    let disks = shell.restored_disks();
    let data = disks[1].name.to_string();
    let file = Request::from(ReadDisk {
        disk: disks[1].name.clone(),
        selection: Selection::File(disks[1].files[0].path.clone()),
    });
    assert_eq!(shell.refused(file.clone()).rule, Some(Rule::D14), "no guest has it");
    assert_eq!(shell.refused(write_disk(&data, 5)).rule, Some(Rule::D14));
    assert!(
        matches!(shell.reads(&data), Plain::Locked { .. }),
        "only its ciphertext can be had"
    );
    let act = deploy(&shell, "vm2");
    shell.must(act);
    shell.must(read_disk(disks[0].name.as_str()));
    let refusal = shell.refused(read_disk(&data));
    assert_eq!(refusal.rule, Some(Rule::D14));
    assert!(matches!(refusal.detail, Detail::DiskLocked { .. }));
    shell.must(install_extension("vm2"));
    assert_eq!(shell.reads(&data), before);
    shell.must(file);
    assert!(matches!(
        shell.refused(install_extension("vm2")).detail,
        Detail::AlreadySo { .. }
    ));
}

#[test]
fn d14_a_windows_machine_opens_its_data_disks_by_itself() {
    let mut shell = Shell::with_key_vault(Edition::Current);
    shell.must(create_vm(new_vm("vm1", Os::Windows, PLATFORM)));
    shell.must(encrypt_vm("vm1", None));
    let before = shell.reads("vm1-data-2");
    shell.must(protect("vm1"));
    shell.back_up_now("vm1").unwrap();
    let act = shell.restore_of("vm1", Tier::Snapshot, RestoreWay::Disks, None);
    shell.must(act);
    let act = deploy(&shell, "vm2");
    shell.must(act);
    let data = shell.vm("vm2").disks[2].to_string();
    assert_eq!(shell.reads(&data), before);
}

#[test]
fn n14_a_snapshot_opens_only_with_the_bek_and_kek_that_it_was_taken_with() {
    for (kek, rotates_kek) in [(None, false), (Some("diskkey"), false), (Some("diskkey"), true)] {
        for edition in Edition::ALL {
            let mut shell = Shell::with_ade_point(edition, kek);
            let before = shell.reads("vm1-data-1");
            if rotates_kek {
                shell.must(create_key("diskvault", "diskkey", 2048));
            } else {
                shell.must(rotate_bek("vm1"));
            }
            let act = shell.restore_of("vm1", Tier::Snapshot, RestoreWay::Disks, None);
            if edition == Edition::Current {
                let refusal = shell.refused(act);
                assert_eq!(refusal.rule, Some(Rule::N14));
                assert!(matches!(refusal.detail, Detail::BekRotated { kek, .. } if kek == rotates_kek));
            } else {
                shell.must(act);
            }
            let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
            shell.must(act);
            let act = deploy(&shell, "vm2");
            shell.must(act);
            shell.must(install_extension("vm2"));
            let data = shell.vm("vm2").disks[1].to_string();
            assert_eq!(shell.reads(&data), before);
            shell.assert_no_orphans();
        }
    }
}

#[test]
fn n11_disks_that_ever_were_under_ade_take_no_set_and_disks_with_one_take_no_ade() {
    let mut shell = Shell::with_vm(Edition::Current);
    shell.must(create_vm(new_vm("vm2", Os::Linux, des("set1"))));
    let refusal = shell.refused(encrypt_vm("vm2", None));
    assert_eq!(refusal.rule, Some(Rule::N11));
    assert!(matches!(refusal.detail, Detail::AdeOnDesDisk { .. }));
    shell.must(create_snapshot("plain", "vm1-data-1", None));
    shell.must(encrypt_vm("vm1", None));
    let refusal = shell.refused(encrypt_disk("vm1-data-1", des("set1")));
    assert_eq!(refusal.rule, Some(Rule::N11));
    assert!(matches!(refusal.detail, Detail::DiskWasUnderAde { .. }));
    shell.must(create_snapshot("locked", "vm1-data-1", None));
    let from = |snapshot: &str, disk: &str| {
        Request::from(CreateDiskFromSnapshot {
            disk: disk.parse().unwrap(),
            snapshot: snapshot.parse().unwrap(),
            encryption: des("set1"),
        })
    };
    assert_eq!(shell.refused(from("locked", "disk1")).rule, Some(Rule::N11));
    shell.must(from("plain", "disk1"));
    let mut seeds = Shell::with_vm(Edition::Seeds);
    seeds.must(encrypt_vm("vm1", None));
    seeds.must(encrypt_disk("vm1-data-1", des("set1")));
}

#[test]
fn n16_ade_works_until_it_retires_and_disks_of_a_set_need_none() {
    let mut shell = Shell::with_vm(Edition::Current);
    shell.must(encrypt_vm("vm1", None));
    shell.must(create_disk("disk1", des("set1")));
    let statement = kluis_lab::text::rules::rule_text(Rule::N16, kluis_lab::text::Lang::En).statement;
    assert!(statement.contains("2028"), "{statement}");
    assert!(!Rule::N16.holds_in(Edition::Seeds));
}

#[test]
fn v4_what_the_guest_encrypted_the_vault_encrypts_again_with_its_own_key() {
    let shell = Shell::with_ade_point(Edition::Seeds, Some("diskkey"));
    let point = shell.points("vm1").remove(0);
    for disk in &point.disks {
        let (object, kid) = disk.vault_object.clone().unwrap();
        assert!(matches!(kid, Kid::Platform(id) if id.resource == "vaults/backups"));
        assert!(matches!(shell.contents[&object], Plain::Locked { .. }), "both layers");
        assert_eq!(disk.sha256, shell.contents[&object].sha256());
    }
    assert!(matches!(shell.contents[&point.bek.unwrap()], Plain::Bek(_)));
}
