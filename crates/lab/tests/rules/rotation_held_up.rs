//! A rotation that meets a damaged object or a closed page, and a new version that no rotation follows yet.

use kluis_lab::request::CreateVault;
use kluis_lab::view::{JobKind, JobState, JobView, LogEntry, LogStatus, Operation};
use kluis_lab::{JobFailure, Outcome, Request, Unfit, replay, rotations_due};
use kluis_resource::{KeyUri, Kid, ObjectId};

use crate::shell::Shell;
use crate::shell::acts::{create_key, pick_key, set_enabled};

fn with_three_backups() -> Shell {
    let mut shell = Shell::open();
    shell.four_steps();
    for item in ["photos", "photos", "letters"] {
        shell.back_up(item).unwrap();
    }
    shell
}

fn newest(shell: &Shell) -> KeyUri {
    shell.newest("testkeyvault", "testkey")
}

fn new_version() -> Request {
    create_key("testkeyvault", "testkey", 2048)
}

/// Any accepted event will do.
fn anything(name: &str) -> Request {
    Request::from(CreateVault {
        vault: name.parse().unwrap(),
        region: kluis_resource::Region::NorthEurope,
    })
}

fn points(shell: &Shell) -> Vec<(ObjectId, Kid)> {
    let items = shell.vault("testvault").items;
    let points = items.iter().flat_map(|item| &item.recovery_points);
    points.map(|point| (point.object, point.kid.clone())).collect()
}

fn count_under(shell: &Shell, key: &KeyUri) -> usize {
    let kid = Kid::Customer(key.clone());
    points(shell).iter().filter(|(_, own)| *own == kid).count()
}

fn rotations(shell: &Shell) -> Vec<JobView> {
    let jobs = shell.view().jobs.into_iter();
    jobs.filter(|job| job.kind == JobKind::RotateKey).collect()
}

fn counts(shell: &Shell) -> Vec<(JobState, Option<(u64, u64)>)> {
    rotations(shell).iter().map(|job| (job.state, job.objects)).collect()
}

/// Lines of the log about a version that belong to no job.
fn lines_without_job(shell: &Shell, key: &KeyUri) -> Vec<LogEntry> {
    let own = |line: &LogEntry| {
        line.operation == Operation::RotateKey && line.subject == key.to_string() && line.job.is_none()
    };
    shell.view().log.into_iter().filter(own).collect()
}

#[test]
fn a3_a_damaged_object_is_skipped_and_the_others_are_wrapped_anew() {
    let mut shell = with_three_backups();
    let first = newest(&shell);
    shell.damaged.insert(points(&shell)[0].0);
    shell.must(new_version());
    let second = newest(&shell);
    assert_eq!((count_under(&shell, &first), count_under(&shell, &second)), (1, 2));
    assert_eq!(counts(&shell), [(JobState::Completed, Some((2, 3)))]);
    let ended = shell.view().log[0].clone();
    assert_eq!(
        (ended.operation, ended.status),
        (Operation::RotateKey, LogStatus::Succeeded)
    );
    assert_eq!(replay(&shell.journal).as_ref(), Ok(&shell.model));
}

#[test]
fn a3_a_skipped_object_starts_no_rotation_until_the_key_of_the_vault_is_another() {
    let mut shell = with_three_backups();
    let object = points(&shell)[0].0;
    shell.damaged.insert(object);
    shell.must(new_version());
    shell.must(anything("second"));
    shell.back_up("photos").unwrap();
    assert_eq!(rotations(&shell).len(), 1, "nothing tries it again");
    assert!(!rotations_due(&shell.model));

    shell.must(new_version());
    assert_eq!(
        counts(&shell)[0],
        (JobState::Completed, Some((3, 4))),
        "a new version does"
    );
    shell.damaged.clear();
    shell.must(new_version());
    assert_eq!(count_under(&shell, &newest(&shell)), 4);
}

#[test]
fn a3_a_skipped_object_is_tried_again_when_its_own_key_was_away_and_is_back() {
    let mut shell = with_three_backups();
    let first = newest(&shell);
    shell.damaged.insert(points(&shell)[0].0);
    shell.must(new_version());
    shell.must(set_enabled(&first, false));
    shell.damaged.clear();
    shell.must(anything("second"));
    assert_eq!(rotations(&shell).len(), 1);
    shell.must(set_enabled(&first, true));
    assert_eq!(counts(&shell)[0], (JobState::Completed, Some((1, 1))));
    assert_eq!(count_under(&shell, &newest(&shell)), 3);
}

#[test]
fn a3_all_objects_may_be_skipped_and_none_twice() {
    let mut shell = with_three_backups();
    shell.damaged = points(&shell).iter().map(|(object, _)| *object).collect();
    shell.must(new_version());
    assert_eq!(counts(&shell), [(JobState::Completed, Some((0, 3)))]);

    shell.send(new_version()).unwrap();
    shell.perform_next();
    let job = rotations(&shell)[0].id;
    let object = points(&shell)[0].0;
    let twice = Outcome::Rewrapped {
        job,
        objects: vec![object],
        skipped: vec![object],
        last: false,
    };
    assert_eq!(shell.unfit(twice), Unfit::Differs);
    let early = Outcome::Rewrapped {
        job,
        objects: Vec::new(),
        skipped: vec![object],
        last: true,
    };
    assert_eq!(shell.unfit(early), Unfit::Differs);
}

#[test]
fn a3_an_interrupted_rotation_is_taken_up_after_a_restart_by_itself() {
    let mut shell = with_three_backups();
    assert!(!rotations_due(&shell.model));
    assert_eq!(shell.unfit(Outcome::ResumeRotations), Unfit::NotAwaited);
    shell.send(new_version()).unwrap();
    shell.perform_next();
    assert!(!rotations_due(&shell.model), "it runs");
    shell.fail_next(JobFailure::Interrupted);
    assert!(rotations_due(&shell.model));

    shell.must_report(Outcome::ResumeRotations);
    let failed = JobState::Failed(JobFailure::Interrupted);
    assert_eq!(
        counts(&shell),
        [(JobState::Completed, Some((3, 3))), (failed, Some((0, 3)))]
    );
    assert!(!rotations_due(&shell.model));
}

#[test]
fn a4_a_new_version_is_logged_also_where_a_disabled_old_one_holds_the_rotation_up() {
    let mut shell = with_three_backups();
    let first = newest(&shell);
    shell.must(set_enabled(&first, false));
    shell.must(new_version());
    let second = newest(&shell);
    assert_eq!(shell.vault("testvault").key.unwrap().uri, second);
    assert_eq!(rotations(&shell), []);
    let lines = lines_without_job(&shell, &second);
    assert_eq!(lines.len(), 1);
    assert_eq!(
        (lines[0].resource.as_str(), lines[0].status),
        ("testvault", LogStatus::Succeeded)
    );
}

#[test]
fn a4_a_new_version_is_logged_also_while_another_rotation_runs() {
    let mut shell = with_three_backups();
    shell.send(new_version()).unwrap();
    shell.perform_next();
    let rotation = shell.waiting.pop_front().unwrap();
    let second = newest(&shell);
    assert_eq!(lines_without_job(&shell, &second), [], "its job is in the log");
    shell.must(new_version());
    let third = newest(&shell);
    assert_eq!(rotations(&shell).len(), 1);
    assert_eq!(lines_without_job(&shell, &third).len(), 1);
    shell.waiting.push_back(rotation);
    shell.perform_all();
    assert_eq!(count_under(&shell, &third), 3);
}

#[test]
fn a4_a_new_version_is_logged_also_when_it_is_followed_as_a_job_fails() {
    let mut shell = with_three_backups();
    shell.must(create_key("testkeyvault", "otherkey", 2048));
    shell.send(pick_key("testvault", "testkeyvault", "otherkey")).unwrap();
    let proof = shell.waiting.pop_front().unwrap();
    shell.must(new_version());
    let second = newest(&shell);
    assert_ne!(
        shell.vault("testvault").key.unwrap().uri,
        second,
        "not while the key is being changed"
    );
    shell.waiting.push_back(proof);
    shell.fail_next(JobFailure::KeyUnproven);
    assert_eq!(shell.vault("testvault").key.unwrap().uri, second);
    assert_eq!(lines_without_job(&shell, &second).len(), 1);
    assert_eq!(rotations(&shell), [], "a failure starts nothing");
}
