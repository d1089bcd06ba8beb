//! A vault with 10,000 recovery points rotates with progress, and wherever it is interrupted it finishes later by itself (rule A3).

use kluis_lab::request::BackUp;
use kluis_lab::view::{JobKind, JobState, JobView};
use kluis_lab::{
    Effect, JobFailure, Made, Outcome, Request, Sealed, Timings, Unfit, archive, rotations_due, running_jobs,
};
use kluis_resource::{Kid, ObjectId};
use kluis_rulebook::{Rule, Workload};

use crate::shell::Shell;
use crate::shell::acts::{create_key, file, set_enabled, vault_name};

const POINTS: usize = 10_000;
const TOGETHER: usize = 64;

/// A lab whose vault keeps so many recovery points, all under the first version of its key.
fn with_points(count: usize) -> Shell {
    let mut shell = Shell::open();
    shell.four_steps();
    let files = vec![file("note.txt", 10)];
    let bytes = archive::plan(&files).unwrap().length();
    for _ in 0..count {
        let back_up = Request::from(BackUp {
            vault: vault_name("testvault"),
            item: "photos".parse().unwrap(),
            platform_key_accepted: false,
            files: files.clone(),
            workload: Workload::Files,
        });
        shell.send(back_up).unwrap();
        let Some(Effect::Make { job, objects }) = shell.waiting.pop_front() else {
            panic!("a backup makes an object");
        };
        let (object, kid) = (objects[0].object, objects[0].kid.clone());
        let sealed = Sealed {
            object,
            kid,
            infrastructure: None,
            plaintext_bytes: bytes,
            stored_bytes: bytes + 28,
            regions: 1,
            timings: Timings::default(),
        };
        let made = Made {
            sealed,
            sha256: None,
            content_sha256: None,
        };
        let (objects, millis) = (vec![made], 5);
        shell.report(Outcome::Made { job, objects, millis }).unwrap();
    }
    shell
}

/// A new version is made; the rotation that it orders, with its objects.
fn new_version(shell: &mut Shell) -> (kluis_resource::JobId, Vec<ObjectId>, Kid) {
    shell.send(create_key("testkeyvault", "testkey", 2048)).unwrap();
    shell.perform_next();
    ordered(shell)
}

fn ordered(shell: &mut Shell) -> (kluis_resource::JobId, Vec<ObjectId>, Kid) {
    match shell.waiting.pop_front() {
        Some(Effect::Rewrap { job, objects, to }) => (job, objects, to),
        other => panic!("a rotation is ordered, and not {other:?}"),
    }
}

fn rewrapped(job: kluis_resource::JobId, objects: &[ObjectId], last: bool) -> Outcome {
    Outcome::Rewrapped {
        job,
        objects: objects.to_vec(),
        skipped: Vec::new(),
        last,
    }
}

/// The rule by which a key may no longer be used.
fn rule_of(unfit: Unfit) -> Option<Rule> {
    match unfit {
        Unfit::KeyRefused(refusal) => refusal.rule,
        Unfit::NotAwaited | Unfit::Differs => panic!("{unfit:?}"),
    }
}

fn rotation(shell: &Shell) -> JobView {
    let jobs = shell.view().jobs;
    jobs.into_iter().find(|job| job.kind == JobKind::RotateKey).unwrap()
}

/// How many recovery points are under a key, and how many can be read.
fn count(shell: &Shell, kid: &Kid) -> (usize, usize) {
    let points = shell.vault("testvault").items[0].recovery_points.clone();
    let under = points.iter().filter(|point| point.kid == *kid).count();
    let readable = points.iter().filter(|point| point.restore_blocked.is_none()).count();
    (under, readable)
}

#[test]
fn a3_ten_thousand_recovery_points_rotate_with_progress_and_every_wrap_is_audited() {
    let mut shell = with_points(POINTS);
    let (job, objects, to) = new_version(&mut shell);
    assert_eq!(objects.len(), POINTS);
    let batches: Vec<&[ObjectId]> = objects.chunks(TOGETHER).collect();
    for (number, batch) in batches.iter().enumerate() {
        let last = number + 1 == batches.len();
        shell.report(rewrapped(job, batch, last)).unwrap();
        if number == batches.len() / 2 {
            let done = u64::try_from((number + 1) * TOGETHER).unwrap();
            assert_eq!(rotation(&shell).objects, Some((done, POINTS as u64)));
        }
    }
    assert_eq!(rotation(&shell).state, JobState::Completed);
    assert_eq!(count(&shell, &to), (POINTS, POINTS));
    let audit = &shell.view().key_vaults[0].audit;
    let wraps: u64 = audit
        .iter()
        .filter(|entry| entry.key.to_string() == to.to_string() && entry.operation.code() == "wrapKey")
        .map(|entry| entry.count)
        .sum();
    assert_eq!(wraps, POINTS as u64);
}

#[test]
fn a3_a_rotation_whose_key_is_disabled_midway_finishes_when_it_is_enabled_again() {
    let mut shell = with_points(1000);
    let old = Kid::Customer(shell.newest("testkeyvault", "testkey"));
    let (job, objects, to) = new_version(&mut shell);
    let half = objects.len() / 2;
    shell.report(rewrapped(job, &objects[..half], false)).unwrap();
    let new = shell.newest("testkeyvault", "testkey");
    shell.send(set_enabled(&new, false)).unwrap();

    let unfit = shell.report(rewrapped(job, &objects[half..], true)).unwrap_err();
    assert_eq!(rule_of(unfit), Some(Rule::E3), "no wrap with a disabled key");
    let failure = JobFailure::KeyRefused;
    shell.report(Outcome::JobFailed { job, failure }).unwrap();
    assert_eq!(
        count(&shell, &old),
        (500, 500),
        "what is under the version before can be read"
    );

    shell.send(set_enabled(&new, true)).unwrap();
    let (job, objects, _) = ordered(&mut shell);
    assert_eq!(objects.len(), 500, "only what is left");
    shell.report(rewrapped(job, &objects, true)).unwrap();
    assert_eq!(count(&shell, &to), (1000, 1000));
}

#[test]
fn a3_a_rotation_whose_old_version_is_disabled_midway_takes_up_what_is_left_later() {
    let mut shell = with_points(100);
    let old = shell.newest("testkeyvault", "testkey");
    let (job, objects, to) = new_version(&mut shell);
    shell.report(rewrapped(job, &objects[..64], false)).unwrap();
    shell.send(set_enabled(&old, false)).unwrap();
    let unfit = shell.report(rewrapped(job, &objects[64..], true)).unwrap_err();
    assert_eq!(rule_of(unfit), Some(Rule::E3), "no unwrap with a disabled key");
    let failure = JobFailure::KeyRefused;
    shell.report(Outcome::JobFailed { job, failure }).unwrap();
    assert_eq!(count(&shell, &to), (64, 64));
    shell.send(set_enabled(&old, true)).unwrap();
    let (job, objects, _) = ordered(&mut shell);
    shell.report(rewrapped(job, &objects, true)).unwrap();
    assert_eq!(count(&shell, &to), (100, 100));
}

#[test]
fn a3_a_rotation_that_a_closed_page_ended_is_taken_up_at_the_next_start() {
    for done in [0, 64, 128, 199] {
        let mut shell = with_points(200);
        let (job, objects, to) = new_version(&mut shell);
        if done > 0 {
            shell.report(rewrapped(job, &objects[..done], false)).unwrap();
        }
        assert_eq!(running_jobs(&shell.model), [job]);
        let failure = JobFailure::Interrupted;
        shell.report(Outcome::JobFailed { job, failure }).unwrap();
        assert_eq!(count(&shell, &to), (done, 200), "every recovery point stays readable");
        assert!(rotations_due(&shell.model));
        shell.report(Outcome::ResumeRotations).unwrap();
        let (job, objects, _) = ordered(&mut shell);
        assert_eq!(objects.len(), 200 - done);
        shell.report(rewrapped(job, &objects, true)).unwrap();
        assert_eq!(count(&shell, &to), (200, 200));
    }
}
