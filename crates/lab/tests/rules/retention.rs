//! Backups by a policy, and what goes when its time comes (rules D12, D13, R1): nothing of another recovery point, nothing that is
//! still read, and nothing too late.

use kluis_lab::request::{Advance, DeleteVm, RestoreVm, RestoreWay};
use kluis_lab::view::{JobKind, JobState};
use kluis_lab::{Effect, JobFailure, MachineRequest, Request, replay};
use kluis_resource::days;
use kluis_rulebook::{Detail, Edition, KeyPermission, Rule, Tier};

use crate::shell::Shell;
use crate::shell::acts::{create_key, create_key_vault, enable_identity, pick_key};
use crate::shell::machines::{HERE, PLATFORM, create_disk, encrypt_vm, protect, write_disk};

/// A protected machine, never backed up.
fn protected(edition: Edition) -> Shell {
    let mut shell = Shell::with_vm(edition);
    shell.must(protect("vm1"));
    shell
}

fn failures(shell: &Shell) -> usize {
    let jobs = shell.view().jobs;
    jobs.iter().filter(|job| job.state != JobState::Completed).count()
}

#[test]
fn d12_after_sixty_days_the_recovery_points_of_thirty_days_are_there_and_snapshots_of_two() {
    for edition in Edition::ALL {
        let mut shell = protected(edition);
        shell.must(encrypt_vm("vm1", Some("diskkey")));
        shell.must(protect("vm1"));
        shell.advance(Advance::Days(60));
        shell.must(create_disk("disk1", PLATFORM));
        assert_eq!(failures(&shell), 0);
        let points = shell.points("vm1");
        let now = shell.view().now;
        assert_eq!(points.len(), 30);
        for point in &points {
            assert!(point.in_vault && point.at + days(30) > now);
            let is_recent = point.at + days(2) > now;
            assert_eq!(point.snapshot_until.is_some(), is_recent);
            assert_eq!(point.disks[0].snapshot_object.is_some(), is_recent);
        }
        let backups = shell
            .view()
            .jobs
            .iter()
            .filter(|job| job.kind == JobKind::Backup)
            .count();
        assert_eq!(backups, 60);
        shell.assert_no_orphans();
        assert_eq!(replay(&shell.journal).unwrap(), shell.model);
    }
}

#[test]
fn d12_day_by_day_and_all_at_once_come_to_the_same_recovery_points() {
    let count = |steps: &[u32]| {
        let mut shell = protected(Edition::Seeds);
        for days in steps {
            shell.advance(Advance::Days(*days));
        }
        shell.must(create_disk("disk1", PLATFORM));
        shell.assert_no_orphans();
        shell.points("vm1").len()
    };
    assert_eq!(count(&[1; 40]), count(&[40]));
}

#[test]
fn d12_snapshots_expire_before_the_recovery_point_and_the_vault_tier_stays() {
    let mut shell = protected(Edition::Seeds);
    shell.back_up_now("vm1").unwrap();
    let first = shell.points("vm1")[0].clone();
    shell.must(write_disk("vm1-data-1", 60));
    shell.advance(Advance::Days(3));
    let restore = |shell: &Shell, tier| {
        let asked = shell.restore_of("vm1", tier, RestoreWay::Disks, None);
        match asked {
            Request::Machine(MachineRequest::RestoreVm(asked)) => Request::from(RestoreVm {
                recovery_point: first.id,
                tier,
                ..asked
            }),
            other => other,
        }
    };
    let refusal = shell.refused(restore(&shell, Tier::Snapshot));
    assert!(matches!(refusal.detail, Detail::TierNotThere { .. }));
    shell.must(restore(&shell, Tier::Vault));
    let disks = shell.restored_disks();
    for (disk, then) in disks.iter().zip(&first.disks) {
        assert_eq!(disk.stored.as_ref().unwrap().sha256, then.sha256, "bit for bit");
    }
    shell.assert_no_orphans();
}

#[test]
fn d13_a_recovery_point_goes_on_its_day_with_everything_of_it_and_nothing_else() {
    let mut shell = protected(Edition::Seeds);
    shell.back_up_now("vm1").unwrap();
    shell.must(write_disk("vm1-data-1", 60));
    shell.back_up_now("vm1").unwrap();
    let points = shell.points("vm1");
    shell.must(DeleteVm {
        vm: "vm1".parse().unwrap(),
    });
    shell.advance(Advance::Days(19));
    assert_eq!(shell.points("vm1").len(), 2, "backups of a machine that is gone fail");
    let failed = shell.failed(JobKind::Backup);
    assert_eq!(failed.len(), 19);
    assert!(
        failed
            .iter()
            .all(|job| job.state == JobState::Failed(JobFailure::NotAllowed))
    );
    while shell.view().now < points[1].retain_until {
        shell.advance(Advance::ToNext);
    }
    assert_eq!(
        shell.points("vm1").iter().map(|point| point.id).collect::<Vec<_>>(),
        [points[0].id]
    );
    shell.assert_no_orphans();
    shell.advance(Advance::Days(2));
    assert!(shell.points("vm1").is_empty());
    assert_eq!(shell.objects.len(), 3, "the disks of the machine");
    shell.assert_no_orphans();
}

#[test]
fn what_a_restore_reads_stays_until_it_is_restored_though_its_recovery_point_expires() {
    for tier in Tier::ALL {
        let mut shell = protected(Edition::Seeds);
        shell.back_up_now("vm1").unwrap();
        let before = shell.reads("vm1-data-1");
        let act = shell.restore_of("vm1", tier, RestoreWay::CreateVm("vm2".parse().unwrap()), None);
        shell.send(act).unwrap();
        let restore = shell.waiting.pop_front().unwrap();
        shell.advance(Advance::Days(25));
        shell.waiting.push_back(restore);
        shell.perform_all();
        assert_eq!(shell.reads("vm2-data-1"), before);
        assert_eq!(failures(&shell), 0);
        shell.assert_no_orphans();
    }
}

#[test]
fn a_recovery_point_on_its_way_to_the_vault_outlives_its_snapshots() {
    let mut shell = protected(Edition::Seeds);
    shell.send(shell.backup_act("backups", "vm1")).unwrap();
    shell.perform_next();
    let transfer = shell.waiting.pop_front().unwrap();
    let Effect::Make { objects, .. } = &transfer else {
        panic!("{transfer:?}");
    };
    assert_eq!(objects.len(), 3);
    shell.advance(Advance::Days(3));
    let oldest = |shell: &Shell| shell.points("vm1").pop().unwrap();
    let point = oldest(&shell);
    assert!(!point.in_vault && point.snapshot_until.is_none());
    shell.waiting.push_back(transfer);
    shell.perform_all();
    assert!(oldest(&shell).in_vault && oldest(&shell).id == point.id);
    shell.assert_no_orphans();
}

#[test]
fn a_recovery_point_that_never_reaches_the_vault_goes_with_its_snapshots() {
    let mut shell = protected(Edition::Seeds);
    shell.send(shell.backup_act("backups", "vm1")).unwrap();
    shell.perform_next();
    shell.fail_next(JobFailure::Storage);
    let point = shell.points("vm1").remove(0);
    assert!(!point.in_vault && point.snapshot_until.is_some());
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::Disks, None);
    assert!(matches!(shell.refused(act).detail, Detail::TierNotThere { .. }));
    let act = shell.restore_of("vm1", Tier::Snapshot, RestoreWay::Disks, None);
    shell.must(act);
    shell.advance(Advance::Days(3));
    assert!(shell.points("vm1").iter().all(|own| own.id != point.id));

    shell.send(shell.backup_act("backups", "vm1")).unwrap();
    shell.perform_next();
    let transfer = shell.waiting.pop_front().unwrap();
    shell.advance(Advance::Days(3));
    let late = shell.points("vm1");
    shell.waiting.push_front(transfer);
    shell.fail_next(JobFailure::Storage);
    shell.perform_all();
    assert_eq!(shell.points("vm1").len(), late.len() - 1, "neither snapshots nor vault");
    shell.assert_no_orphans();
}

#[test]
fn a_recovery_point_that_expires_on_its_way_to_the_vault_leaves_nothing_there() {
    let mut shell = protected(Edition::Seeds);
    shell.send(shell.backup_act("backups", "vm1")).unwrap();
    shell.perform_next();
    let transfer = shell.waiting.pop_front().unwrap();
    let id = shell.points("vm1")[0].id;
    shell.advance(Advance::Days(21));
    assert!(shell.points("vm1").iter().all(|own| own.id != id));
    shell.waiting.push_back(transfer);
    shell.perform_all();
    shell.assert_no_orphans();
}

#[test]
fn a_rotation_goes_on_though_recovery_points_expire_meanwhile() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(enable_identity("backups"));
    shell.must(create_key_vault("vaultkeys", HERE, true, true));
    shell.grant("backups", "vaultkeys", &KeyPermission::ALL);
    shell.must(create_key("vaultkeys", "testkey", 2048));
    shell.must(pick_key("backups", "vaultkeys", "testkey"));
    shell.must(protect("vm1"));
    shell.back_up_now("vm1").unwrap();
    shell.advance(Advance::Days(10));
    shell.send(create_key("vaultkeys", "testkey", 2048)).unwrap();
    shell.perform_next();
    let rotation = shell.waiting.pop_front().unwrap();
    assert!(matches!(rotation, Effect::Rewrap { .. }));
    let kept = shell.points("vm1").len();
    shell.advance(Advance::Days(12));
    assert!(shell.points("vm1").len() > kept);
    shell.waiting.push_back(rotation);
    shell.perform_all();
    assert_eq!(failures(&shell), 0);
    let newest = kluis_resource::Kid::Customer(shell.newest("vaultkeys", "testkey"));
    for point in shell.points("vm1") {
        for disk in &point.disks {
            assert_eq!(disk.vault_object.as_ref().unwrap().1, newest);
        }
    }
    shell.assert_no_orphans();
}

#[test]
fn d8_a_backup_by_the_policy_that_a_rule_is_against_fails_with_its_refusal_and_the_next_one_comes() {
    let mut shell = protected(Edition::Current);
    shell.must(encrypt_vm("vm1", None));
    shell.advance(Advance::Days(3));
    let failed = shell.failed(JobKind::Backup);
    assert_eq!(failed.len(), 3);
    assert!(
        failed
            .iter()
            .all(|job| job.refused.as_ref().unwrap().rule == Some(Rule::D8))
    );
    assert!(shell.points("vm1").is_empty());
    shell.must(protect("vm1"));
    shell.advance(Advance::Days(1));
    assert_eq!(shell.points("vm1").len(), 1);
}
