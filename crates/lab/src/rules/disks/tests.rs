//! How these rules come to hold and to be broken, on views.

use kluis_compute::DiskEncryption;
use kluis_resource::Region;
use kluis_rulebook::{Detail, Edition, KeyTrouble, Os, Refusal, Rule};

use crate::rules::{Breach, NotYet, RuleState, Thing, state_of};
use crate::sample_views::{disk, key, lab, lab_of, machine, point, restored, set, stored, under_set, vm, volume};
use crate::view::{
    BackupAccess, DiskView, ImageView, LabView, Listed, MachineView, Power, SetView, SnapshotView, VmView,
};

fn holds(lab: &LabView, rules: &[Rule]) {
    for rule in rules {
        assert_eq!(state_of(*rule, lab), RuleState::Holds, "{rule}");
    }
}

fn waits(lab: &LabView, rules: &[Rule], what: &NotYet) {
    for rule in rules {
        assert_eq!(state_of(*rule, lab), RuleState::NotYet(what.clone()), "{rule}");
    }
}

fn broken(lab: &LabView, rule: Rule, thing: &Thing) {
    let state = state_of(rule, lab);
    let RuleState::Broken(breaches) = state else {
        panic!("{rule} is {state:?}");
    };
    let things: Vec<&Thing> = breaches.iter().map(|Breach { thing, .. }| thing).collect();
    assert_eq!(things, [thing], "{rule}");
}

fn key_trouble(rule: Rule) -> Refusal {
    let (key, key_vault) = ("testkey".to_owned(), "testkeyvault".to_owned());
    let trouble = KeyTrouble::Disabled;
    Refusal::of(
        rule,
        Detail::KeyUnusable {
            key,
            key_vault,
            trouble,
        },
    )
}

fn no_access(rule: Rule) -> Refusal {
    let detail = Detail::BackupHasNoAccess {
        vm: "testvm".to_owned(),
        key_vault: "testkeyvault".to_owned(),
        keys: false,
        drafted: false,
    };
    Refusal::of(rule, detail)
}

#[test]
fn e7_and_m1_show_with_the_first_disk_that_is_made() {
    let mut lab = lab();
    waits(&lab, &[Rule::M1, Rule::E7], &NotYet::Disk);
    let being_made = DiskView {
        stored: None,
        ..disk(&lab, DiskEncryption::Platform)
    };
    lab.compute.disks.push(being_made);
    waits(&lab, &[Rule::M1, Rule::E7], &NotYet::Disk);
    lab.compute.disks[0].stored = Some(stored());
    holds(&lab, &[Rule::M1, Rule::E7]);
}

#[test]
fn m2_names_what_a_set_lacks_until_a_disk_is_under_it() {
    let mut lab = lab();
    waits(&lab, &[Rule::M2, Rule::M5, Rule::M11, Rule::M13], &NotYet::Set);
    let (des, key_vault) = ("testdes".to_owned(), "testkeyvault".to_owned());
    let lacks = Refusal::of(Rule::M2, Detail::ReaderMissing { des, key_vault });
    lab.compute.sets.push(set(&lab, 0, Some(lacks.clone())));
    let name = lab.compute.sets[0].name.clone();
    let steps = NotYet::SetSteps {
        set: name,
        lacks: lacks.clone(),
    };
    assert_eq!(steps.lacks(), Some(&lacks));
    waits(&lab, &[Rule::M2], &steps);
    lab.compute.sets[0].trouble = None;
    waits(&lab, &[Rule::M2, Rule::M3, Rule::M6], &NotYet::DiskUnderSet);
    lab.compute.sets[0].objects = 1;
    holds(&lab, &[Rule::M2, Rule::M3, Rule::M4, Rule::M5, Rule::M6, Rule::M7]);
    holds(&lab, &[Rule::M11, Rule::M12, Rule::M13, Rule::M14, Rule::E3]);
}

#[test]
fn m2_m3_and_n12_are_broken_by_a_set_in_use_that_can_t_use_its_key() {
    let thing = Thing::Set("testdes".parse().unwrap());
    for (edition, rule) in [
        (Edition::Seeds, Rule::M2),
        (Edition::Seeds, Rule::M3),
        (Edition::Current, Rule::N12),
    ] {
        let mut lab = lab_of(edition);
        lab.compute.sets.push(set(&lab, 0, Some(key_trouble(rule))));
        assert!(matches!(state_of(rule, &lab), RuleState::NotYet(_)), "{rule}");
        lab.compute.sets[0].objects = 2;
        broken(&lab, rule, &thing);
    }
}

#[test]
fn n12_is_broken_by_a_machine_that_its_key_stopped_until_it_is_started() {
    let mut lab = lab_of(Edition::Current);
    let own = VmView {
        power: Power::StoppedByKey,
        ..vm(&lab, false)
    };
    lab.compute.vms.push(own);
    broken(&lab, Rule::N12, &Thing::Vm("testvm".parse().unwrap()));
    lab.compute.vms[0].power = Power::Stopped;
    waits(&lab, &[Rule::N12], &NotYet::DiskUnderSet);
}

#[test]
fn m13_is_broken_by_a_set_that_was_moved_whether_anything_is_under_it_or_not() {
    let mut lab = lab();
    let des = "testdes".to_owned();
    let moved = Refusal::of(Rule::M13, Detail::DesMoved { des });
    let own = SetView {
        moved: true,
        ..set(&lab, 0, Some(moved))
    };
    lab.compute.sets.push(own);
    broken(&lab, Rule::M13, &Thing::Set("testdes".parse().unwrap()));
}

#[test]
fn m8_m9_and_m10_show_with_images_and_snapshots_under_a_set() {
    let mut lab = lab();
    waits(&lab, &[Rule::M8, Rule::M10], &NotYet::ImageUnderSet);
    waits(&lab, &[Rule::M9], &NotYet::SnapshotUnderSet);
    lab.compute.images.push(ImageView {
        name: "testimage".parse().unwrap(),
        disk: "testdisk".parse().unwrap(),
        region: Region::WestEurope,
        os: Os::Linux,
        encryption: under_set(),
        published: false,
        files: Listed::default(),
        stored: None,
    });
    lab.compute.snapshots.push(SnapshotView {
        name: "testsnapshot".parse().unwrap(),
        disk: "testdisk".parse().unwrap(),
        region: Region::WestEurope,
        encryption: under_set(),
        of_backup: false,
        volume: None,
        files: Listed::default(),
        stored: None,
    });
    holds(&lab, &[Rule::M8, Rule::M9, Rule::M10]);
}

#[test]
fn d1_d2_and_d13_show_with_recovery_points_of_machines() {
    let mut lab = lab();
    waits(&lab, &[Rule::D12], &NotYet::ProtectedVm);
    lab.vaults[0]
        .machines
        .push(machine(BackupAccess::NotNeeded, Vec::new()));
    holds(&lab, &[Rule::D12]);
    waits(&lab, &[Rule::D1, Rule::D13], &NotYet::VmPoint);
    waits(&lab, &[Rule::D2], &NotYet::VmPointUnderSet);
    waits(&lab, &[Rule::V13, Rule::E1], &NotYet::RecoveryPoint);
    lab.vaults[0].machines[0].points.push(point(false));
    holds(&lab, &[Rule::D1, Rule::D13, Rule::V13, Rule::E1]);
    waits(&lab, &[Rule::D2], &NotYet::VmPointUnderSet);
    lab.vaults[0].machines[0].points.push(point(true));
    holds(&lab, &[Rule::D2]);
}

#[test]
fn d9_shows_with_the_first_machine_and_d3_to_d7_with_an_encrypted_one() {
    let of_ade = [Rule::D3, Rule::D4, Rule::D5, Rule::D6, Rule::D7, Rule::R5];
    let mut lab = lab();
    waits(&lab, &[Rule::D9], &NotYet::Vm);
    let own = vm(&lab, false);
    lab.compute.vms.push(own);
    holds(&lab, &[Rule::D9]);
    waits(&lab, &of_ade, &NotYet::AdeVm);
    let own = vm(&lab, true);
    lab.compute.vms[0] = own;
    holds(&lab, &of_ade);
    waits(&lab, &[Rule::D8, Rule::D10, Rule::D11], &NotYet::ProtectedAdeVm);
}

#[test]
fn d8_and_d10_are_broken_while_azure_backup_has_no_access() {
    let thing = Thing::Machine("testvm".parse().unwrap());
    for (rule, other) in [(Rule::D8, Rule::D10), (Rule::D10, Rule::D8)] {
        let mut lab = lab();
        let own = vm(&lab, true);
        lab.compute.vms.push(own);
        let access = BackupAccess::Warning(no_access(rule));
        let blocked = MachineView {
            backup_blocked: Some(no_access(rule)),
            ..machine(access, Vec::new())
        };
        lab.vaults[0].machines.push(blocked);
        broken(&lab, rule, &thing);
        holds(&lab, &[other]);
        lab.vaults[0].machines[0] = machine(BackupAccess::Ok, Vec::new());
        holds(&lab, &[rule, other, Rule::D11]);
    }
}

#[test]
fn e3_is_broken_by_a_machine_whose_bek_can_t_be_used() {
    let mut lab = lab();
    let mut own = vm(&lab, true);
    let trouble = Refusal::of(
        Rule::E3,
        Detail::SecretUnusable {
            secret: "bek-testvm".to_owned(),
            key_vault: "testkeyvault".to_owned(),
            trouble: KeyTrouble::Disabled,
        },
    );
    own.ade.as_mut().unwrap().trouble = Some(trouble);
    lab.compute.vms.push(own);
    broken(&lab, Rule::E3, &Thing::Vm("testvm".parse().unwrap()));
}

#[test]
fn a_trouble_of_the_vault_is_told_once_and_not_of_each_machine() {
    let mut lab = lab();
    let blocked = MachineView {
        backup_blocked: Some(key_trouble(Rule::E3)),
        ..machine(BackupAccess::NotNeeded, Vec::new())
    };
    lab.vaults[0].machines.push(blocked);
    assert!(!matches!(state_of(Rule::E3, &lab), RuleState::Broken(_)));
}

#[test]
fn d14_waits_for_a_machine_and_is_broken_while_it_finds_its_disk_locked() {
    let mut lab = lab();
    let own = DiskView {
        volume: Some(volume()),
        locked: true,
        ..restored(disk(&lab, DiskEncryption::Platform))
    };
    lab.compute.disks.push(own);
    waits(&lab, &[Rule::D14], &NotYet::RestoredAdeDisk);
    lab.compute.disks[0].vm = Some("restoredvm".parse().unwrap());
    broken(&lab, Rule::D14, &Thing::Disk("testdisk".parse().unwrap()));
    lab.compute.disks[0].locked = false;
    holds(&lab, &[Rule::D14]);
}

#[test]
fn r1_to_r4_show_with_a_restored_disk_and_r8_only_tells() {
    let of_restores = [Rule::R1, Rule::R2, Rule::R3, Rule::R4];
    let mut lab = lab();
    waits(&lab, &of_restores, &NotYet::RestoredDisk);
    let own = restored(disk(&lab, under_set()));
    lab.compute.disks.push(own);
    holds(&lab, &of_restores);
    assert_eq!(state_of(Rule::R8, &lab), RuleState::Informs);
    waits(&lab, &[Rule::R7], &NotYet::RestoredDatabase);
}

#[test]
fn e2_and_v4_only_tell_until_there_is_another_key_to_compare_the_vault_s_with() {
    let mut lab = lab();
    let informs = |lab: &LabView, rule| assert_eq!(state_of(rule, lab), RuleState::Informs, "{rule}");
    lab.compute.sets.push(set(&lab, 1, None));
    let own = vm(&lab, true);
    lab.compute.vms.push(own);
    informs(&lab, Rule::E2);
    informs(&lab, Rule::V4);
    lab.vaults[0].key = Some(crate::view::VaultKeyView {
        uri: key(),
        rotates: true,
        bits: 2048,
        trouble: None,
    });
    holds(&lab, &[Rule::E2, Rule::V4]);
    lab.compute.vms.clear();
    holds(&lab, &[Rule::E2]);
    informs(&lab, Rule::V4);
}
