//! Restoring machines, disks, files and databases, and which keys protect the result (rules R1 to R8, D4, D6, D7, N15).

use kluis_lab::request::{
    AttachDisk, CreateStorage, CreateVm, DatabaseTarget, DeleteSecret, DetachDisk, EncryptVm, InstallAdeExtension,
    PurgeSecret, RecoverSecret, Restore, RestoreDatabase, RestoreTarget, RestoreVm, RestoreWay, Selection, ShareSet,
};
use kluis_lab::view::{JobState, Power};
use kluis_lab::{DiskEncryption, JobFailure, MachineRequest, Request, preview};
use kluis_resource::{Kid, Region};
use kluis_rulebook::{Detail, Edition, Os, Refusal, Rule, Tier, Way, Workload};

use crate::shell::Shell;
use crate::shell::acts::{create_key, key_vault_name, set_enabled, vault_name};
use crate::shell::machines::{
    HERE, PLATFORM, create_disk, create_vm, delete_disk, deploy, des, encrypt_disk, encrypt_vm, new_vm, protect,
    protect_in, read_disk, write_disk,
};

/// `vm1` under `set1`, backed up once; `set2` is there too.
pub(crate) fn with_point(edition: Edition) -> Shell {
    let mut shell = Shell::with_set(edition);
    shell.must(create_key("diskvault", "second", 2048));
    shell.make_set("set2", "second");
    shell.must(create_vm(new_vm("vm1", Os::Linux, des("set1"))));
    shell.must(protect("vm1"));
    shell.back_up_now("vm1").unwrap();
    shell
}

fn as_vm(name: &str) -> RestoreWay {
    RestoreWay::CreateVm(name.parse().unwrap())
}

/// By which rule a restore would have its keys.
pub(crate) fn because(shell: &Shell, act: &Request) -> Option<Rule> {
    let stamp = shell.journal.last().unwrap().stamp;
    let stamp = kluis_lab::Stamp {
        id: uuid::Uuid::from_u128(99),
        ..stamp
    };
    preview(&shell.model, act, stamp).unwrap().because
}

/// Restores disks, and gives whose key protects each.
fn encryption_of(shell: &mut Shell, act: Request) -> Vec<DiskEncryption> {
    shell.must(act);
    let disks = shell.restored_disks();
    assert!(disks.iter().all(|disk| disk.identical == Some(true)));
    shell.assert_no_orphans();
    disks.into_iter().map(|disk| disk.encryption).collect()
}

#[test]
fn r1_from_snapshots_disks_have_the_set_of_the_source() {
    for edition in Edition::ALL {
        let mut shell = with_point(edition);
        let act = shell.restore_of("vm1", Tier::Snapshot, RestoreWay::Disks, Some("set2"));
        let refusal = shell.refused(act);
        assert_eq!(refusal.rule, Some(Rule::R1));
        assert!(matches!(refusal.detail, Detail::SnapshotKeepsDes { .. }));
        shell.must(encrypt_disk("vm1-os", des("set2")));
        let act = shell.restore_of("vm1", Tier::Snapshot, RestoreWay::Disks, None);
        assert_eq!(because(&shell, &act), Some(Rule::R1));
        assert_eq!(encryption_of(&mut shell, act), vec![des("set1"); 3]);
    }
}

#[test]
fn r2_from_the_vault_a_set_may_be_given_and_without_one_it_is_the_platforms_key() {
    let mut shell = with_point(Edition::Seeds);
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    assert_eq!(because(&shell, &act), Some(Rule::R2));
    assert_eq!(encryption_of(&mut shell, act), vec![PLATFORM; 3]);
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, Some("set2"));
    assert_eq!(because(&shell, &act), Some(Rule::R4));
    assert_eq!(encryption_of(&mut shell, act), vec![des("set2"); 3]);
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, Some("set3"));
    assert!(matches!(shell.refused(act).detail, Detail::NotFound { .. }));
}

#[test]
fn r3_a_restored_disk_or_machine_is_encrypted_afterwards() {
    for edition in Edition::ALL {
        let mut shell = with_point(edition);
        let before = shell.reads("vm1-data-1");
        let act = shell.restore_of("vm1", Tier::Vault, as_vm("vm2"), Some("set2"));
        shell.must(act);
        for (disk, to) in [
            ("vm2-os", des("set1")),
            ("vm2-data-1", des("set1")),
            ("vm2-data-2", PLATFORM),
        ] {
            shell.must(encrypt_disk(disk, to.clone()));
            assert_eq!(shell.disk(disk).encryption, to);
        }
        assert_eq!(shell.reads("vm2-data-1"), before);
        let again = shell.refused(encrypt_disk("vm2-os", des("set1")));
        assert!(matches!(again.detail, Detail::AlreadySo { .. }));
    }
}

#[test]
fn r4_the_user_must_have_access_to_the_set() {
    let mut shell = with_point(Edition::Seeds);
    let share = |user_may_use| {
        Request::from(ShareSet {
            des: "set2".parse().unwrap(),
            user_may_use,
        })
    };
    shell.must(share(false));
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, Some("set2"));
    let refusal = shell.refused(act.clone());
    assert_eq!(refusal.rule, Some(Rule::R4));
    assert!(matches!(refusal.detail, Detail::DesWithoutAccess { .. }));
    assert!(matches!(shell.refused(share(false)).detail, Detail::AlreadySo { .. }));
    shell.must(share(true));
    shell.must(act);
}

#[test]
fn r5_no_set_is_chosen_for_a_machine_under_ade() {
    for tier in Tier::ALL {
        let mut shell = Shell::with_ade_point(Edition::Seeds, None);
        let act = shell.restore_of("vm1", tier, RestoreWay::Disks, Some("set1"));
        let refusal = shell.refused(act);
        assert_eq!(refusal.rule, Some(Rule::R5));
        assert!(matches!(refusal.detail, Detail::NoDesWithAde { .. }));
        let act = shell.restore_of("vm1", tier, RestoreWay::Disks, None);
        assert_eq!(because(&shell, &act), Some(Rule::R5));
        shell.must(act);
    }
}

fn files_of(shell: &Shell, tier: Tier, target: RestoreTarget) -> Request {
    let way = RestoreWay::Files {
        disk: "vm1-data-1".parse().unwrap(),
        selection: Selection::All,
        target,
    };
    shell.restore_of("vm1", tier, way, None)
}

#[test]
fn r6_a_restored_file_has_the_key_of_the_place_that_it_goes_to() {
    for tier in Tier::ALL {
        let mut shell = with_point(Edition::Seeds);
        let key = shell.newest("diskvault", "second");
        shell.must(CreateStorage {
            storage: "own".parse().unwrap(),
            region: HERE,
            key: Some(key.unversioned()),
        });
        let before = shell.reads("vm1-data-1");
        for storage in ["teststorage", "own"] {
            let act = files_of(&shell, tier, RestoreTarget::Storage(storage.parse().unwrap()));
            assert_eq!(because(&shell, &act), Some(Rule::R6));
            shell.must(act);
        }
        let storages = shell.view().storages;
        assert!(matches!(&storages[0].copies[0].kid, Kid::Platform(_)));
        assert_eq!(storages[1].copies[0].kid, Kid::Customer(key.clone()));
        assert_eq!(shell.contents[&storages[1].copies[0].object], before);
        let act = files_of(&shell, tier, RestoreTarget::Download);
        shell.must(act);
        assert_eq!(shell.read, Some(before));
        shell.must(set_enabled(&key, false));
        let act = files_of(&shell, tier, RestoreTarget::Storage("own".parse().unwrap()));
        assert_eq!(shell.refused(act).rule, Some(Rule::E3));
    }
}

/// `db` with a database under `set1`, backed up once, and `other` under the platform's key.
fn with_database() -> Shell {
    let mut shell = Shell::with_set(Edition::Seeds);
    for (name, encryption) in [("db", des("set1")), ("other", PLATFORM)] {
        shell.must(create_vm(CreateVm {
            database: Some(Workload::SqlInVm),
            ..new_vm(name, Os::Windows, encryption)
        }));
    }
    shell.must(protect_in("backups", "db", Workload::SqlInVm));
    let item = shell.vault("backups").machines[0].item.to_string();
    shell.back_up_now(&item).unwrap();
    shell
}

#[test]
fn r7_a_database_has_the_key_of_the_storage_that_it_goes_to() {
    let mut shell = with_database();
    let item = shell.vault("backups").machines[0].item.clone();
    let point = shell.points(item.as_str())[0].id;
    let restore = |target| {
        Request::from(RestoreDatabase {
            vault: vault_name("backups"),
            item: item.clone(),
            recovery_point: point,
            target,
        })
    };
    let before = shell.reads("db-data-1");
    shell.must(write_disk("db-data-1", 40));
    shell.must(restore(DatabaseTarget::Original));
    assert_eq!(shell.reads("db-data-1"), before);
    assert_eq!(
        shell.disk("db-data-1").stored.unwrap().kid,
        Kid::Customer(shell.set("set1").key)
    );
    shell.must(encrypt_vm("other", None));
    shell.must(restore(DatabaseTarget::Other("other".parse().unwrap())));
    assert_eq!(shell.reads("other-data-1"), before, "encrypted by its guest as well");
    assert!(matches!(
        shell.disk("other-data-1").stored.unwrap().kid,
        Kid::Platform(_)
    ));
    shell.must(restore(DatabaseTarget::Storage("teststorage".parse().unwrap())));
    assert_eq!(shell.contents[&shell.view().storages[0].copies[0].object], before);
    shell.must(restore(DatabaseTarget::Download));
    assert_eq!(shell.read, Some(before));
    shell.must(create_vm(new_vm("plain", Os::Linux, PLATFORM)));
    let refusal = shell.refused(restore(DatabaseTarget::Other("plain".parse().unwrap())));
    assert!(matches!(refusal.detail, Detail::NoSuchDatabase { .. }));
    let key = shell.set("set1").key;
    shell.must(set_enabled(&key, false));
    assert_eq!(shell.refused(restore(DatabaseTarget::Original)).rule, Some(Rule::M3));
    shell.assert_no_orphans();
}

#[test]
fn r8_a_restore_with_a_set_and_one_without_are_two_requests_to_the_same_act() {
    let mut shell = with_point(Edition::Seeds);
    let with = shell.restore_of("vm1", Tier::Vault, as_vm("vm2"), Some("set2"));
    shell.must(with);
    assert_eq!(shell.disk("vm2-os").encryption, des("set2"));
    let without = shell.restore_of("vm1", Tier::Vault, as_vm("vm2"), None);
    assert!(matches!(shell.refused(without).detail, Detail::NameTaken { .. }));
}

#[test]
fn d4_an_encrypted_machine_is_restored_in_its_own_region() {
    let mut shell = Shell::with_ade_point(Edition::Seeds, None);
    let elsewhere = |act: Request| match act {
        Request::Machine(MachineRequest::RestoreVm(restore)) => Request::from(RestoreVm {
            region: Some(Region::WestEurope),
            ..restore
        }),
        other => other,
    };
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    let refusal = shell.refused(elsewhere(act.clone()));
    assert_eq!(refusal.rule, Some(Rule::D4));
    assert!(matches!(
        refusal.detail,
        Detail::AdeElsewhere { to_region: Some(_), .. }
    ));
    shell.must(act);
    let mut plain = with_point(Edition::Seeds);
    let act = elsewhere(plain.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None));
    plain.must(act);
    assert_eq!(plain.restored_disks()[0].region, Region::WestEurope);
}

#[test]
fn d6_no_files_from_a_machine_under_ade() {
    for tier in Tier::ALL {
        let mut shell = Shell::with_ade_point(Edition::Current, Some("diskkey"));
        let refusal = shell.refused(files_of(&shell, tier, RestoreTarget::Download));
        assert_eq!(refusal.rule, Some(Rule::D6));
        assert!(matches!(refusal.detail, Detail::NoFilesFromAde { .. }));
        let as_files = Request::from(Restore {
            vault: vault_name("backups"),
            item: "vm1".parse().unwrap(),
            recovery_point: shell.points("vm1")[0].id,
            selection: Selection::All,
            target: RestoreTarget::Download,
        });
        assert!(matches!(
            shell.refused(as_files).detail,
            Detail::MachineIsNoFiles { .. }
        ));
        let act = shell.restore_of("vm1", tier, RestoreWay::Disks, None);
        shell.must(act);
    }
}

#[test]
fn d7_an_encrypted_machine_is_made_of_its_restored_disks_by_the_template() {
    let mut shell = Shell::with_ade_point(Edition::Seeds, Some("diskkey"));
    for (way, kind) in [
        (as_vm("vm2"), Way::CreateVm),
        (RestoreWay::ReplaceExisting, Way::ReplaceExisting),
    ] {
        let act = shell.restore_of("vm1", Tier::Vault, way, None);
        let refusal = shell.refused(act);
        assert_eq!(refusal.rule, Some(Rule::D7));
        assert!(matches!(refusal.detail, Detail::AdeNeedsDisks { way, .. } if way == kind));
    }
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    shell.must(act);
    let act = deploy(&shell, "vm2");
    shell.must(act);
    let vm = shell.vm("vm2");
    assert_eq!((vm.power, vm.disks.len()), (Power::Running, 3));
    assert_eq!(vm.ade.map(|ade| ade.secret), shell.vm("vm1").ade.map(|ade| ade.secret));
    assert!(matches!(
        shell.refused(deploy(&shell, "vm3")).detail,
        Detail::NameTaken { .. }
    ));
}

#[test]
fn d7_a_machine_that_is_encrypted_by_now_or_has_unmanaged_disks_is_not_replaced() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(create_vm(CreateVm {
        managed: false,
        ..new_vm("old", Os::Windows, PLATFORM)
    }));
    for vm in ["vm1", "old"] {
        shell.must(protect(vm));
        shell.back_up_now(vm).unwrap();
    }
    shell.must(encrypt_vm("vm1", None));
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::ReplaceExisting, None);
    assert_eq!(shell.refused(act).rule, Some(Rule::D7));
    let act = shell.restore_of("old", Tier::Vault, RestoreWay::ReplaceExisting, None);
    let refusal = shell.refused(act);
    assert_eq!(refusal.rule, Some(Rule::D7));
    assert!(matches!(refusal.detail, Detail::UnmanagedNeedsDisks { .. }));
}

#[test]
fn d7_a_machine_that_is_not_encrypted_is_replaced_and_what_was_there_stays() {
    for tier in Tier::ALL {
        let mut shell = with_point(Edition::Seeds);
        let (before, files) = (shell.reads("vm1-data-1"), shell.disk("vm1-data-1").files);
        shell.must(write_disk("vm1-data-1", 50));
        let after = shell.reads("vm1-data-1");
        let act = shell.restore_of("vm1", tier, RestoreWay::ReplaceExisting, None);
        shell.send(act).unwrap();
        assert!(matches!(
            shell.refused(crate::shell::machines::start_vm("vm1")).detail,
            Detail::BeingMade { .. }
        ));
        shell.perform_all();
        assert_eq!(shell.vm("vm1").power, Power::Running);
        assert_eq!(shell.reads("vm1-data-1"), before);
        assert_eq!(
            (shell.disk("vm1-data-1").files, shell.disk("vm1-data-1").encryption),
            (files, des("set1"))
        );
        let kept = shell
            .view()
            .compute
            .disks
            .into_iter()
            .find(|disk| disk.name.as_str().starts_with("vm1-data-1-"));
        let kept = kept.unwrap().name.to_string();
        assert_eq!(shell.reads(&kept), after);
        shell.must(delete_disk(&kept));
        shell.assert_no_orphans();
    }
}

#[test]
fn n15_without_a_set_a_vault_restore_keeps_the_machines_own_setting() {
    let mut shell = with_point(Edition::Current);
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    assert_eq!(because(&shell, &act), Some(Rule::N15));
    assert_eq!(encryption_of(&mut shell, act), vec![des("set1"); 3]);
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, Some("set2"));
    assert_eq!(encryption_of(&mut shell, act), vec![des("set2"); 3]);
    let key = shell.set("set1").key;
    shell.must(set_enabled(&key, false));
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    assert_eq!(shell.refused(act).rule, Some(Rule::N12));
}

#[test]
fn a_restore_that_fails_or_is_cancelled_leaves_nothing() {
    for way in [as_vm("vm2"), RestoreWay::Disks, RestoreWay::ReplaceExisting] {
        for failure in [JobFailure::Cancelled, JobFailure::Damaged] {
            let mut shell = with_point(Edition::Seeds);
            let before = shell.view().compute;
            let act = shell.restore_of("vm1", Tier::Vault, way.clone(), None);
            shell.send(act).unwrap();
            shell.fail_next(failure);
            assert_eq!(shell.view().compute, before);
            assert_eq!(shell.last_job().state, JobState::Failed(failure));
            shell.assert_no_orphans();
        }
    }
}

#[test]
fn a_template_takes_no_disk_that_another_machine_has() {
    let mut shell = with_point(Edition::Seeds);
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    shell.must(act);
    let data = shell.restored_disks()[1].name.clone();
    shell.must(AttachDisk {
        vm: "vm1".parse().unwrap(),
        disk: data.clone(),
    });
    assert!(matches!(
        shell.refused(deploy(&shell, "vm2")).detail,
        Detail::DiskAttached { .. }
    ));
    shell.must(DetachDisk { disk: data.clone() });
    shell.must(delete_disk(data.as_str()));
    let refusal = shell.refused(deploy(&shell, "vm2"));
    let name = data.to_string();
    assert_eq!(refusal, Refusal::without_rule(Detail::NotFound { name }));
}

#[test]
fn d3_a_bek_that_can_be_recovered_is_not_made_anew() {
    let mut shell = Shell::with_ade_point(Edition::Seeds, Some("diskkey"));
    let secret = shell.vm("vm1").ade.unwrap().secret;
    let (key_vault, name) = (key_vault_name("diskvault"), secret.secret);
    shell.must(DeleteSecret {
        key_vault: key_vault.clone(),
        secret: name.clone(),
    });
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    for refused in [act.clone(), read_disk("vm1-os")] {
        let refusal = shell.refused(refused);
        assert_eq!(refusal.rule, Some(Rule::E3));
        assert!(matches!(refusal.detail, Detail::SecretUnusable { .. }));
    }
    shell.must(RecoverSecret {
        key_vault,
        secret: name,
    });
    shell.must(act);
    assert_eq!(shell.secrets.len(), 1);
}

#[test]
fn d3_a_purged_bek_is_restored_under_the_platforms_key_and_opens_the_disks() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(crate::shell::acts::create_key_vault("beks", HERE, true, false));
    shell.must(create_key("beks", "kek", 2048));
    let beks = key_vault_name("beks");
    shell.must(EncryptVm {
        vm: "vm1".parse().unwrap(),
        key_vault: beks.clone(),
        kek: Some("kek".parse().unwrap()),
    });
    let before = shell.reads("vm1-data-1");
    shell.must(protect("vm1"));
    shell.back_up_now("vm1").unwrap();
    let secret = shell.vm("vm1").ade.unwrap().secret;
    for purge in [false, true] {
        let (key_vault, name) = (beks.clone(), secret.secret.clone());
        shell.must(match purge {
            false => Request::from(DeleteSecret {
                key_vault,
                secret: name,
            }),
            true => Request::from(PurgeSecret {
                key_vault,
                secret: name,
            }),
        });
    }
    shell.must(create_disk("spare", PLATFORM));
    let act = shell.restore_of("vm1", Tier::Snapshot, RestoreWay::Disks, None);
    assert_eq!(shell.refused(act).rule, Some(Rule::E3));
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    shell.send(act.clone()).unwrap();
    shell.fail_next(JobFailure::Storage);
    assert!(shell.secrets_of("beks").is_empty());
    shell.must(act);
    let version = shell.secrets_of("beks")[0].versions[0].clone();
    assert_ne!(version.uri.version, secret.version);
    assert!(matches!(&version.wrapped_by, Kid::Platform(id) if id.resource == "secrets/testrg"));
    let act = deploy(&shell, "vm2");
    shell.must(act);
    let ade = shell.vm("vm2").ade.unwrap();
    assert_eq!((ade.secret, ade.kek), (version.uri, None));
    shell.must(InstallAdeExtension {
        vm: "vm2".parse().unwrap(),
    });
    let data = shell.vm("vm2").disks[1].to_string();
    assert_eq!(shell.reads(&data), before);
    shell.assert_no_orphans();
}
