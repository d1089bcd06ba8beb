//! Disks at rest: the platform's key by default, the customer's by a disk encryption set, and what follows from its trouble
//! (rules E7, M1, M2, M3, M4, M14, N12, R3).

use kluis_lab::request::{Advance, AssignReader, DeleteKeyVault, RecoverKeyVault, SetKeyEnabled};
use kluis_lab::view::{JobKind, JobState, Power};
use kluis_lab::{Effect, JobFailure, Made, Outcome, Unfit};
use kluis_resource::Kid;
use kluis_rulebook::{Detail, Edition, KeyTrouble, Os, Refusal, Rule};

use crate::shell::Shell;
use crate::shell::acts::{create_key, key_vault_name, set_enabled};
use crate::shell::machines::{
    PLATFORM, SET_PERMISSIONS, create_disk, create_snapshot, create_vm, delete_disk, des, encrypt_disk, new_vm,
    read_disk, start_vm, write_disk,
};

/// A lab with a disk `disk1` under `set1`.
fn with_disk(edition: Edition) -> Shell {
    let mut shell = Shell::with_set(edition);
    shell.must(create_disk("disk1", des("set1")));
    shell
}

fn kid(shell: &Shell, disk: &str) -> Kid {
    shell.disk(disk).stored.unwrap().kid
}

#[test]
fn m1_everything_is_under_the_platforms_key_where_nothing_else_is_said() {
    for edition in Edition::ALL {
        let mut shell = Shell::with_vm(edition);
        shell.must(create_disk("disk1", PLATFORM));
        shell.must(create_snapshot("snapshot1", "disk1", None));
        for disk in shell.view().compute.disks {
            assert_eq!(disk.encryption, PLATFORM);
            let stored = disk.stored.unwrap();
            assert!(matches!(stored.kid, Kid::Platform(id) if id.resource == "disks/testrg"));
        }
        let snapshot = shell.snapshot("snapshot1");
        assert_eq!((snapshot.encryption, snapshot.of_backup), (PLATFORM, false));
        assert_eq!(shell.reads("disk1"), shell.reads("vm1-data-1"), "the same sample");
        shell.assert_no_orphans();
    }
}

#[test]
fn m2_a_disk_under_a_set_asks_its_key_for_every_write_and_read() {
    let mut shell = with_disk(Edition::Seeds);
    let key = shell.set("set1").key;
    assert_eq!(kid(&shell, "disk1"), Kid::Customer(key));
    let before = shell.audited("diskvault").len();
    shell.must(read_disk("disk1"));
    shell.must(write_disk("disk1", 7));
    let lines = shell.audited("diskvault");
    let new: Vec<_> = lines[..lines.len() - before]
        .iter()
        .map(|(who, what, count)| (who.as_str(), what.as_str(), *count))
        .collect();
    assert_eq!(new, [("set1", "Key(WrapKey)", 1), ("set1", "Key(UnwrapKey)", 1)]);
    assert_eq!(shell.set("set1").objects, 1, "what was on it before is gone");
    shell.assert_no_orphans();
}

#[test]
fn m2_a_disk_that_is_there_gets_the_key_of_a_set_and_another_one() {
    for edition in Edition::ALL {
        let mut shell = Shell::with_set(edition);
        shell.must(create_key("diskvault", "second", 2048));
        shell.make_set("set2", "second");
        shell.must(create_disk("disk1", PLATFORM));
        let before = shell.reads("disk1");
        for set in ["set1", "set2"] {
            let object = shell.disk("disk1").stored.unwrap().object;
            shell.must(encrypt_disk("disk1", des(set)));
            let disk = shell.disk("disk1");
            let stored = disk.stored.unwrap();
            assert_eq!(disk.encryption, des(set));
            assert_eq!(stored.object, object, "no byte of it is written anew");
            assert_eq!(stored.kid, Kid::Customer(shell.set(set).key));
            assert_eq!(shell.objects[&object], stored.kid);
        }
        assert_eq!(shell.reads("disk1"), before);
        let again = shell.refused(encrypt_disk("disk1", des("set2")));
        assert!(matches!(again.detail, Detail::AlreadySo { .. }));
    }
}

#[test]
fn m3_a_disabled_key_or_revoked_access_blocks_disks_at_once_until_undone() {
    let mut shell = with_disk(Edition::Seeds);
    let before = shell.reads("disk1");
    let key = shell.set("set1").key;
    shell.must(set_enabled(&key, false));
    for act in [
        read_disk("disk1"),
        write_disk("disk1", 3),
        create_snapshot("s", "disk1", None),
    ] {
        let refusal = shell.refused(act);
        assert_eq!(refusal.rule, Some(Rule::M3));
        let trouble = KeyTrouble::Disabled;
        assert!(matches!(refusal.detail, Detail::KeyUnusable { trouble: own, .. } if own == trouble));
    }
    assert_eq!(shell.disk("disk1").read_blocked.unwrap().rule, Some(Rule::M3));
    shell.must(set_enabled(&key, true));
    assert_eq!(shell.reads("disk1"), before);

    shell.grant_set("set1", &SET_PERMISSIONS[..2]);
    let refusal = shell.refused(read_disk("disk1"));
    assert_eq!(refusal.rule, Some(Rule::M3));
    assert!(matches!(refusal.detail, Detail::PermissionsMissing { .. }));
    shell.grant_set("set1", &SET_PERMISSIONS);
    assert_eq!(shell.reads("disk1"), before);
}

#[test]
fn m3_a_key_that_is_disabled_while_a_disk_is_made_leaves_no_disk() {
    for edition in Edition::ALL {
        let mut shell = Shell::with_set(edition);
        let key = shell.set("set1").key;
        shell.send(create_vm(new_vm("vm1", Os::Windows, des("set1")))).unwrap();
        assert_eq!(shell.view().compute.vms[0].power, Power::Making);
        let make = shell.waiting.pop_front().unwrap();
        shell.must(set_enabled(&key, false));
        shell.waiting.push_back(make);
        shell.perform_all();
        let job = shell.last_job();
        assert_eq!(
            (job.kind, job.state),
            (JobKind::CreateDisks, JobState::Failed(JobFailure::KeyRefused))
        );
        let compute = shell.view().compute;
        assert!(compute.vms.is_empty() && compute.disks.is_empty());
        shell.assert_no_orphans();
    }
}

#[test]
fn m4_the_log_of_the_key_vault_says_who_used_the_key_of_disks() {
    let mut shell = with_disk(Edition::Current);
    shell.must(read_disk("disk1"));
    let lines = shell.audited("diskvault");
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|(who, ..)| who == "set1"));
    let refusal = shell.refused(SetKeyEnabled {
        key: shell.set("set1").key,
        enabled: true,
    });
    assert_eq!(refusal.rule, None);
    assert_eq!(shell.audited("diskvault"), lines, "a refusal leaves no line");
}

#[test]
fn m14_the_storage_encrypts_whatever_the_machine_runs_and_its_image_is() {
    let mut shell = Shell::with_set(Edition::Seeds);
    for (name, os) in [("windows", Os::Windows), ("linux", Os::Linux)] {
        shell.must(create_vm(new_vm(name, os, des("set1"))));
        for disk in shell.vm(name).disks {
            let disk = shell.disk(disk.as_str());
            assert_eq!(
                (disk.encryption, disk.volume),
                (des("set1"), None),
                "the guest knows nothing of it"
            );
        }
    }
    let unmanaged = kluis_lab::request::CreateVm {
        managed: false,
        ..new_vm("old", Os::Windows, des("set1"))
    };
    let refusal = shell.refused(create_vm(unmanaged));
    assert!(matches!(refusal.detail, Detail::DesNeedsManagedDisk { .. }));
}

#[test]
fn e7_a_disk_is_the_same_envelope_as_a_recovery_point() {
    let mut shell = Shell::with_set(Edition::Seeds);
    shell.send(create_disk("disk1", des("set1"))).unwrap();
    let key = shell.set("set1").key;
    let Some(Effect::Make { objects, .. }) = shell.waiting.front() else {
        panic!("{:?}", shell.waiting);
    };
    assert_eq!(objects[0].kid, Kid::Customer(key), "its DEK is wrapped by an RSA key");
    shell.perform_all();
    let stored = shell.disk("disk1").stored.unwrap();
    assert_eq!(stored.stored_bytes, stored.plaintext_bytes + stored.regions * 28);
    let refusal = shell.refused(create_disk("DISK1", PLATFORM));
    assert!(matches!(refusal.detail, Detail::NameTaken { .. }));
}

/// A lab of today with a running machine under `set1`, whose key was disabled just now.
fn in_grace() -> Shell {
    let mut shell = Shell::with_set(Edition::Current);
    shell.must(create_vm(new_vm("vm1", Os::Linux, des("set1"))));
    let key = shell.set("set1").key;
    shell.must(set_enabled(&key, false));
    shell
}

#[test]
fn n12_disks_are_read_for_an_hour_without_their_key_and_then_their_machines_stop() {
    let mut shell = in_grace();
    assert!(shell.set("set1").stops_at.is_some());
    let uses = shell.audited("diskvault");
    shell.must(read_disk("vm1-data-1"));
    assert_eq!(shell.audited("diskvault"), uses, "the key vault isn't asked");
    let refusal = shell.refused(write_disk("vm1-data-1", 9));
    assert_eq!(refusal.rule, Some(Rule::N12), "new data needs the key");

    shell.advance(Advance::Minutes(50));
    assert_eq!(shell.vm("vm1").power, Power::Running);
    shell.advance(Advance::Minutes(10));
    assert_eq!(shell.vm("vm1").power, Power::StoppedByKey);
    for act in [read_disk("vm1-data-1"), start_vm("vm1")] {
        assert_eq!(shell.refused(act).rule, Some(Rule::N12));
    }
    let key = shell.set("set1").key;
    shell.must(set_enabled(&key, true));
    assert_eq!(shell.vm("vm1").power, Power::StoppedByKey, "nobody starts it by itself");
    assert_eq!(shell.refused(read_disk("vm1-data-1")).rule, Some(Rule::N12));
    shell.must(start_vm("vm1"));
    assert_eq!(shell.vm("vm1").power, Power::Running);
    shell.must(read_disk("vm1-data-1"));
}

#[test]
fn n12_a_key_that_comes_back_within_the_hour_stops_nothing() {
    let mut shell = in_grace();
    shell.advance(Advance::Minutes(30));
    let key = shell.set("set1").key;
    shell.must(set_enabled(&key, true));
    assert_eq!(shell.set("set1").stops_at, None);
    shell.advance(Advance::Hours(5));
    assert_eq!(shell.vm("vm1").power, Power::Running);
    shell.must(set_enabled(&key, false));
    shell.advance(Advance::Minutes(50));
    assert_eq!(shell.vm("vm1").power, Power::Running, "its hour begins anew");
    shell.advance(Advance::ToNext);
    assert_eq!(shell.vm("vm1").power, Power::StoppedByKey);
}

#[test]
fn n12_a_key_vault_that_is_deleted_stops_machines_and_recovered_starts_them() {
    let mut shell = Shell::with_set(Edition::Current);
    shell.must(create_vm(new_vm("vm1", Os::Linux, des("set1"))));
    let key_vault = key_vault_name("diskvault");
    shell.must(DeleteKeyVault {
        key_vault: key_vault.clone(),
    });
    shell.advance(Advance::Hours(2));
    assert_eq!(shell.vm("vm1").power, Power::StoppedByKey);
    shell.must(RecoverKeyVault {
        key_vault: key_vault.clone(),
    });
    let refusal = shell.refused(start_vm("vm1"));
    assert!(
        matches!(refusal.detail, Detail::ReaderMissing { .. }),
        "N13: roles do not come back"
    );
    let principal = shell.set("set1").principal;
    shell.must(AssignReader { key_vault, principal });
    shell.must(start_vm("vm1"));
}

#[test]
fn a_disk_that_a_job_changes_takes_no_other_change() {
    let mut shell = with_disk(Edition::Seeds);
    let busy = Refusal::without_rule(Detail::BeingMade {
        name: "disk1".to_owned(),
    });
    for begins in [write_disk("disk1", 4), encrypt_disk("disk1", PLATFORM)] {
        shell.send(begins).unwrap();
        for act in [
            write_disk("disk1", 5),
            encrypt_disk("disk1", PLATFORM),
            delete_disk("disk1"),
        ] {
            assert_eq!(shell.refused(act), busy);
        }
        shell.perform_all();
        assert_eq!(
            shell.disk("disk1").stored.map(|own| shell.objects[&own.object].clone()),
            Some(kid(&shell, "disk1"))
        );
    }
    shell.assert_no_orphans();
}

#[test]
fn what_is_read_stays_until_it_is_read() {
    let mut shell = with_disk(Edition::Seeds);
    shell.send(read_disk("disk1")).unwrap();
    let read = shell.waiting.pop_front().unwrap();
    shell.must(delete_disk("disk1"));
    assert_eq!(shell.objects.len(), 1, "it is still read");
    shell.waiting.push_back(read);
    shell.perform_all();
    assert_eq!(shell.last_job().state, JobState::Completed);
    shell.assert_no_orphans();
}

#[test]
fn a_snapshot_says_what_was_on_the_disk_when_it_was_taken() {
    let mut shell = with_disk(Edition::Seeds);
    let then = shell.disk("disk1").stored.unwrap();
    shell.send(create_snapshot("s", "disk1", None)).unwrap();
    let snapshot = shell.waiting.pop_front().unwrap();
    shell.must(write_disk("disk1", 8));
    shell.waiting.push_back(snapshot);
    shell.perform_all();
    let stored = shell.snapshot("s").stored.unwrap();
    assert_eq!(
        (&stored.sha256, &stored.content_sha256),
        (&then.sha256, &then.content_sha256)
    );
    shell.assert_no_orphans();
}

#[test]
fn a_copy_whose_sha_256_differs_from_its_source_s_is_not_kept_and_its_job_says_so() {
    let mut shell = with_disk(Edition::Seeds);
    shell.send(create_snapshot("snapshot1", "disk1", None)).unwrap();
    let Some(Effect::Make { job, objects }) = shell.waiting.front().cloned() else {
        panic!("{:?}", shell.waiting);
    };
    assert!(objects[0].hash, "a copy is held against its source");
    let mut copies = shell.perform_first();
    let [Outcome::Made { objects: made, .. }] = &mut copies[..] else {
        panic!("{copies:?}");
    };
    let right = made.clone();
    made[0].sha256 = Some("0".repeat(64));
    let differing = copies[0].clone();
    assert_eq!(shell.unfit(differing), Unfit::Differs);
    let unhashed = Outcome::Made {
        job,
        objects: right.iter().cloned().map(|one| Made { sha256: None, ..one }).collect(),
        millis: 5,
    };
    assert_eq!(shell.unfit(unhashed), Unfit::Differs);
    assert_eq!(shell.view().jobs[0].state, JobState::InProgress, "the host fails it");
    let failure = Unfit::Differs.failure().unwrap();
    shell.report(Outcome::JobFailed { job, failure }).unwrap();
    assert_eq!(shell.view().jobs[0].state, JobState::Failed(JobFailure::Differs));
    assert!(shell.view().compute.snapshots.is_empty());
}
