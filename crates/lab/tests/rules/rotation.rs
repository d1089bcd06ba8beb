//! A3: by picker the key rotates by itself, by URI it doesn't; and a rotation that is held up is done later.

use kluis_lab::request::{Advance, CreateVault};
use kluis_lab::view::{JobKind, JobState, JobView, Operation};
use kluis_lab::{Effect, JobFailure};
use kluis_resource::{KeyUri, Kid};
use kluis_rulebook::{Edition, KeyPermission};

use crate::shell::Shell;
use crate::shell::acts::{create_key, enable_identity, pick_key, set_enabled, type_key};

fn kids(shell: &Shell) -> Vec<Kid> {
    let items = shell.vault("testvault").items;
    items
        .iter()
        .flat_map(|item| &item.recovery_points)
        .map(|point| point.kid.clone())
        .collect()
}

fn all_under(shell: &Shell, key: &KeyUri) -> bool {
    kids(shell).iter().all(|kid| *kid == Kid::Customer(key.clone()))
}

fn rotations(shell: &Shell) -> Vec<JobView> {
    shell
        .view()
        .jobs
        .into_iter()
        .filter(|job| job.kind == JobKind::RotateKey)
        .collect()
}

fn with_three_backups() -> Shell {
    let mut shell = Shell::open();
    shell.four_steps();
    for item in ["photos", "photos", "letters"] {
        shell.back_up(item).unwrap();
    }
    shell
}

#[test]
fn a3_by_picker_a_new_version_is_followed_and_only_deks_are_wrapped_anew() {
    let mut shell = with_three_backups();
    let objects: Vec<_> = {
        let items = shell.vault("testvault").items;
        items
            .iter()
            .flat_map(|item| &item.recovery_points)
            .map(|point| point.object)
            .collect()
    };
    let old = shell.newest("testkeyvault", "testkey");
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let new = shell.newest("testkeyvault", "testkey");
    assert_ne!(old, new);
    assert_eq!(shell.vault("testvault").key.unwrap().uri, new);
    assert!(all_under(&shell, &new));
    let after: Vec<_> = {
        let items = shell.vault("testvault").items;
        items
            .iter()
            .flat_map(|item| &item.recovery_points)
            .map(|point| point.object)
            .collect()
    };
    assert_eq!(after, objects, "the objects are the same");
    let job = rotations(&shell)[0].clone();
    assert_eq!((job.state, job.objects), (JobState::Completed, Some((3, 3))));
    let versions = shell.view().key_vaults[0].keys[0].versions.clone();
    assert_eq!(versions.iter().map(|version| version.wraps).collect::<Vec<_>>(), [3, 0]);
    let audit = shell.view().key_vaults[0].audit.clone();
    let count = |operation: KeyPermission, key: &KeyUri| -> u64 {
        let own = audit
            .iter()
            .filter(|entry| entry.operation == operation.into() && entry.key == key.clone().into());
        own.map(|entry| entry.count).sum()
    };
    assert_eq!(
        count(KeyPermission::UnwrapKey, &old),
        1 + 3,
        "once to prove it, and once for each DEK"
    );
    assert_eq!(count(KeyPermission::WrapKey, &new), 3);
    shell.restore("photos").unwrap();
}

#[test]
fn a3_by_uri_a_new_version_changes_nothing() {
    let mut shell = Shell::open();
    shell.three_steps();
    let subscription = shell.view().subscription.to_string();
    let first = shell.newest("testkeyvault", "testkey");
    shell.must(type_key("testvault", &first.unversioned().to_string(), &subscription));
    let encryption = shell.vault("testvault").encryption;
    assert_eq!(encryption.key_uri, Some(first.clone()), "the version is pinned");
    shell.back_up("photos").unwrap();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    assert_eq!(shell.vault("testvault").key.unwrap().uri, first);
    assert!(all_under(&shell, &first));
    assert_eq!(rotations(&shell), []);

    let second = shell.newest("testkeyvault", "testkey");
    shell.must(type_key("testvault", &second.to_string(), &subscription));
    assert!(all_under(&shell, &second), "given by hand, it rotates");
}

#[test]
fn n2_in_the_current_edition_a_uri_without_a_version_rotates() {
    let mut shell = Shell::open_in(Edition::Current);
    shell.three_steps();
    let subscription = shell.view().subscription.to_string();
    let uri = shell.newest("testkeyvault", "testkey").unversioned();
    shell.must(type_key("testvault", &uri.to_string(), &subscription));
    assert_eq!(shell.vault("testvault").encryption.key_uri, Some(uri));
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.advance(Advance::Hours(1));
    assert_eq!(
        shell.vault("testvault").key.unwrap().uri,
        shell.newest("testkeyvault", "testkey")
    );
}

#[test]
fn a3_without_anything_kept_only_the_log_tells_of_the_new_version() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let new = shell.newest("testkeyvault", "testkey");
    assert_eq!(shell.vault("testvault").key.unwrap().uri, new);
    assert_eq!(rotations(&shell), []);
    let line = shell
        .view()
        .log
        .into_iter()
        .find(|line| line.operation == Operation::RotateKey)
        .unwrap();
    assert_eq!(line.subject, new.to_string());
}

#[test]
fn a3_a_version_is_followed_when_it_is_enabled_and_never_backwards() {
    let mut shell = Shell::open();
    shell.four_steps();
    let first = shell.newest("testkeyvault", "testkey");
    let in_use = |shell: &Shell| shell.vault("testvault").key.unwrap().uri;
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let second = shell.newest("testkeyvault", "testkey");
    assert_eq!(in_use(&shell), second);
    shell.must(set_enabled(&second, false));
    assert_eq!(in_use(&shell), second, "disabling doesn't move it back to {first}");
    shell.must(pick_key("testvault", "testkeyvault", "testkey"));
    assert_eq!(in_use(&shell), first, "assigning again does");
    shell.must(set_enabled(&second, true));
    assert_eq!(in_use(&shell), second, "enabling moves it forward");
}

#[test]
fn v5_a_longer_new_version_is_not_followed() {
    let mut shell = with_three_backups();
    let first = shell.newest("testkeyvault", "testkey");
    shell.must(create_key("testkeyvault", "testkey", 3072));
    assert_eq!(shell.vault("testvault").key.unwrap().uri, first);
    shell.must(create_key("testkeyvault", "testkey", 2048));
    assert!(all_under(&shell, &shell.newest("testkeyvault", "testkey")));
}

#[test]
fn a3_without_access_the_new_version_is_followed_once_access_is_back() {
    let mut shell = with_three_backups();
    let first = shell.newest("testkeyvault", "testkey");
    shell.grant("testvault", "testkeyvault", &[]);
    shell.must(create_key("testkeyvault", "testkey", 2048));
    assert_eq!(shell.vault("testvault").key.unwrap().uri, first);
    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL);
    assert!(all_under(&shell, &shell.newest("testkeyvault", "testkey")));
}

#[test]
fn a3_a_disabled_old_version_holds_the_rotation_up_until_it_is_enabled() {
    let mut shell = with_three_backups();
    let first = shell.newest("testkeyvault", "testkey");
    shell.send(create_key("testkeyvault", "testkey", 2048)).unwrap();
    shell.send(set_enabled(&first, false)).unwrap();
    shell.perform_all();
    let second = shell.newest("testkeyvault", "testkey");
    assert_eq!(shell.vault("testvault").key.unwrap().uri, second);
    assert!(all_under(&shell, &first), "nobody may unwrap them");
    assert!(shell.restore("photos").is_err());
    shell.back_up("photos").unwrap();
    shell.must(set_enabled(&first, true));
    assert!(all_under(&shell, &second));
    shell.restore("photos").unwrap();
}

#[test]
fn a3_an_interrupted_rotation_is_finished_later_by_itself() {
    let mut shell = with_three_backups();
    shell.send(create_key("testkeyvault", "testkey", 2048)).unwrap();
    shell.perform_next();
    let Some(Effect::Rewrap { job, objects, .. }) = shell.waiting.front().cloned() else {
        panic!("{:?}", shell.waiting);
    };
    let one = kluis_lab::Outcome::Rewrapped {
        job,
        objects: objects[..1].to_vec(),
        skipped: Vec::new(),
        last: false,
    };
    shell.report(one).unwrap();
    let new = Kid::Customer(shell.newest("testkeyvault", "testkey"));
    shell.objects.insert(objects[0], new.clone());
    shell.fail_next(JobFailure::Interrupted);
    assert!(shell.waiting.is_empty(), "a failure starts nothing");
    assert_eq!(kids(&shell).iter().filter(|kid| **kid == new).count(), 1);

    shell.must(enable_second_vault());
    assert!(kids(&shell).iter().all(|kid| *kid == new));
    let states: Vec<_> = rotations(&shell).iter().map(|job| (job.state, job.objects)).collect();
    let failed = JobState::Failed(JobFailure::Interrupted);
    assert_eq!(states, [(JobState::Completed, Some((2, 2))), (failed, Some((1, 3)))]);
}

/// Any accepted event will do.
fn enable_second_vault() -> kluis_lab::Request {
    kluis_lab::Request::from(CreateVault {
        vault: "second".parse().unwrap(),
        region: kluis_resource::Region::NorthEurope,
    })
}

#[test]
fn a3_a_backup_that_ran_during_a_rotation_is_rotated_too() {
    let mut shell = with_three_backups();
    shell
        .send(crate::shell::acts::back_up("testvault", "photos", false))
        .unwrap();
    let seal = shell.waiting.pop_front().unwrap();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.waiting.push_back(seal);
    shell.perform_all();
    assert_eq!(kids(&shell).len(), 4);
    assert!(all_under(&shell, &shell.newest("testkeyvault", "testkey")));
}

#[test]
fn a3_two_vaults_with_one_key_rotate_each_on_its_own() {
    let mut shell = with_three_backups();
    shell.must(kluis_lab::Request::from(CreateVault {
        vault: "second".parse().unwrap(),
        region: kluis_resource::Region::WestEurope,
    }));
    shell.must(enable_identity("second"));
    shell.grant("second", "testkeyvault", &KeyPermission::ALL);
    shell.must(pick_key("second", "testkeyvault", "testkey"));
    shell.must(crate::shell::acts::back_up("second", "photos", false));
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let counts: Vec<_> = rotations(&shell)
        .iter()
        .map(|job| (job.resource.clone(), job.objects))
        .collect();
    let expected = [("second", Some((1, 1))), ("testvault", Some((3, 3)))];
    assert_eq!(counts, expected.map(|(name, objects)| (name.to_owned(), objects)));
}
