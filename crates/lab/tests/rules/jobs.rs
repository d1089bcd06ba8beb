//! The life of a job, in every state with every event, and outcomes that nobody waits for.

use kluis_lab::request::{CancelJob, Download, Selection};
use kluis_lab::view::{JobKind, JobState, LogStatus, Operation};
use kluis_lab::{Effect, JobFailure, Model, Opened, Outcome, Sealed, Timings, Unfit, running_jobs, view};
use kluis_resource::{JobId, Kid, ObjectId};
use kluis_rulebook::{Detail, Edition, Refusal};
use uuid::Uuid;

use crate::shell::Shell;
use crate::shell::acts::{back_up, create_key, enable_identity, pick_key};

fn latest(shell: &Shell) -> kluis_lab::view::JobView {
    shell.view().jobs[0].clone()
}

/// Every outcome that a job could have, right and wrong ones.
fn outcomes(job: JobId) -> Vec<Outcome> {
    let kid: Kid = "kluis-platform:vaults/testvault/0000000000000000000000000000002a"
        .parse()
        .unwrap();
    let sealed = Sealed {
        object: ObjectId::new(Uuid::nil()),
        kid,
        plaintext_bytes: 0,
        stored_bytes: 0,
        regions: 0,
        infrastructure: None,
        timings: Timings::default(),
    };
    let opened = |copy| Opened {
        bytes: 0,
        copy,
        millis: 0,
    };
    vec![
        Outcome::KeyProven { job },
        Outcome::Opened {
            job,
            opened: opened(None),
        },
        Outcome::Opened {
            job,
            opened: opened(Some(sealed.clone())),
        },
        Outcome::Sealed { job, sealed },
        Outcome::Rewrapped {
            job,
            objects: vec![ObjectId::new(Uuid::nil())],
            skipped: Vec::new(),
            last: false,
        },
        Outcome::Rewrapped {
            job,
            objects: Vec::new(),
            skipped: vec![ObjectId::new(Uuid::nil())],
            last: false,
        },
        Outcome::Rewrapped {
            job,
            objects: Vec::new(),
            skipped: Vec::new(),
            last: true,
        },
    ]
}

/// A shell in which a job of this kind runs, its effect waiting.
fn running(kind: JobKind) -> Shell {
    let mut shell = Shell::open();
    shell.three_steps();
    let assign = pick_key("testvault", "testkeyvault", "testkey");
    if kind == JobKind::UpdateEncryptionKey {
        shell.send(assign).unwrap();
        return shell;
    }
    shell.must(assign);
    if kind == JobKind::Backup {
        shell.send(back_up("testvault", "photos", false)).unwrap();
        return shell;
    }
    shell.back_up("photos").unwrap();
    let storage = "teststorage".parse().unwrap();
    let to_storage = kluis_lab::request::RestoreTarget::Storage(storage);
    match kind {
        JobKind::RotateKey => {
            shell.send(create_key("testkeyvault", "testkey", 2048)).unwrap();
            shell.perform_next();
        }
        JobKind::Restore => {
            let act = shell.restore_act("photos", Selection::All, to_storage);
            shell.send(act).unwrap();
        }
        JobKind::Download => {
            let act = shell.restore_act("photos", Selection::All, to_storage);
            shell.must(act);
            let storage = shell.view().storages[0].clone();
            shell
                .send(Download {
                    storage: storage.name,
                    object: storage.copies[0].object,
                })
                .unwrap();
        }
        _ => {}
    }
    shell
}

const KINDS: [JobKind; 5] = [
    JobKind::UpdateEncryptionKey,
    JobKind::RotateKey,
    JobKind::Backup,
    JobKind::Restore,
    JobKind::Download,
];

#[test]
fn a_running_job_takes_its_own_outcome_and_no_other() {
    for kind in KINDS {
        let mut shell = running(kind);
        let job = latest(&shell);
        assert_eq!((job.kind, job.state, job.ended), (kind, JobState::InProgress, None));
        assert_eq!(running_jobs(&shell.model), [job.id]);
        let proves = kind == JobKind::UpdateEncryptionKey;
        for outcome in outcomes(job.id) {
            if !(proves && matches!(outcome, Outcome::KeyProven { .. })) {
                assert_eq!(shell.unfit(outcome), Unfit::Differs, "{kind:?}");
            }
        }
        shell.perform_all();
        let job = shell.view().jobs.into_iter().find(|own| own.id == job.id).unwrap();
        assert_eq!(job.state, JobState::Completed, "{kind:?}");
        assert!(job.ended.is_some());
        assert_eq!(running_jobs(&shell.model), []);
    }
}

#[test]
fn a_failed_job_says_why_and_leaves_nothing_behind() {
    let failures = [
        JobFailure::Cancelled,
        JobFailure::Interrupted,
        JobFailure::SourceUnreadable,
        JobFailure::Storage,
        JobFailure::Damaged,
        JobFailure::Differs,
        JobFailure::KeyLost,
        JobFailure::KeyUnproven,
    ];
    for kind in KINDS {
        for failure in failures {
            let mut shell = running(kind);
            let job = latest(&shell).id;
            let items = shell.vault("testvault").items;
            let copies = shell.view().storages[0].copies.clone();
            shell.fail_next(failure);
            assert_eq!(latest(&shell).state, JobState::Failed(failure));
            let line = shell.view().log[0].clone();
            assert_eq!((line.job, line.status), (Some(job), LogStatus::Failed));
            assert_eq!(shell.vault("testvault").items, items);
            assert_eq!(shell.view().storages[0].copies, copies);
        }
    }
}

#[test]
fn an_ended_job_takes_no_outcome_and_no_cancellation() {
    for kind in KINDS {
        for fails in [false, true] {
            let mut shell = running(kind);
            let job = latest(&shell).id;
            if fails {
                shell.fail_next(JobFailure::Storage);
            } else {
                shell.perform_all();
            }
            for outcome in outcomes(job) {
                assert_eq!(shell.unfit(outcome), Unfit::NotAwaited, "{kind:?}");
            }
            let failure = JobFailure::Interrupted;
            assert_eq!(shell.unfit(Outcome::JobFailed { job, failure }), Unfit::NotAwaited);
            let ended = Refusal::without_rule(Detail::JobEnded);
            assert_eq!(shell.refused(CancelJob { job }), ended);
        }
    }
}

#[test]
fn backups_restores_and_downloads_can_be_cancelled_and_key_changes_can_t() {
    for kind in KINDS {
        let mut shell = running(kind);
        let job = latest(&shell).id;
        match kind {
            JobKind::UpdateEncryptionKey | JobKind::RotateKey => {
                let refusal = Refusal::without_rule(Detail::JobNotCancellable);
                assert_eq!(shell.refused(CancelJob { job }), refusal);
            }
            _ => {
                shell.send(CancelJob { job }).unwrap();
                assert_eq!(shell.waiting.pop_back(), Some(Effect::Cancel { job }));
                shell.waiting.push_front(Effect::Cancel { job });
                shell.perform_all();
                assert_eq!(latest(&shell).state, JobState::Failed(JobFailure::Cancelled));
            }
        }
    }
}

#[test]
fn a_cancellation_that_comes_too_late_is_a_success() {
    let mut shell = running(JobKind::Backup);
    let job = latest(&shell).id;
    shell.send(CancelJob { job }).unwrap();
    shell.perform_all();
    assert_eq!(latest(&shell).state, JobState::Completed);
}

#[test]
fn outcomes_of_unknown_jobs_and_keys_are_not_awaited() {
    let mut shell = Shell::open();
    shell.four_steps();
    let job = JobId::new(Uuid::from_u128(0xdead));
    for outcome in outcomes(job) {
        assert_eq!(shell.unfit(outcome), Unfit::NotAwaited);
    }
    assert!(matches!(
        shell.refused(CancelJob { job }).detail,
        Detail::NotFound { .. }
    ));
    let made = Kid::Customer(shell.newest("testkeyvault", "testkey"));
    let platform = shell.view().storages[0].kid.clone();
    for kid in [made, platform] {
        let modulus = "c5".to_owned();
        assert_eq!(shell.unfit(Outcome::KeyFailed { kid: kid.clone() }), Unfit::NotAwaited);
        assert_eq!(shell.unfit(Outcome::KeyMade { kid, modulus }), Unfit::NotAwaited);
    }
}

#[test]
fn the_lab_opens_first_and_once() {
    let mut shell = Shell::unopened();
    let name = "lab".to_owned();
    let refusal = shell.refused(enable_identity("testvault"));
    assert_eq!(refusal, Refusal::without_rule(Detail::NotFound { name }));
    assert_eq!(view(&Model::default()).revision, 0);
    let edition = Edition::Seeds;
    shell.must_report(Outcome::OpenLab { edition });
    assert_eq!(shell.unfit(Outcome::OpenLab { edition }), Unfit::NotAwaited);
    let view = shell.view();
    assert_eq!(view.resource_group.as_str(), "testrg");
    assert_eq!(view.vaults[0].name.as_str(), "testvault");
    assert_eq!(view.key_vaults[0].name.as_str(), "testkeyvault");
    assert_eq!(view.storages[0].name.as_str(), "teststorage");
    assert_ne!(view.tenant.uuid(), view.subscription.uuid());
    assert_eq!(view.log[0].operation, Operation::OpenLab);
}

#[test]
fn a_clock_that_goes_back_does_not_take_the_lab_along() {
    let mut shell = Shell::open();
    let before = shell.view().now;
    shell.turn_clock_back();
    shell.must(enable_identity("testvault"));
    assert_eq!(shell.view().now, before);
    assert_eq!(shell.view().log[0].at, before);
}

#[test]
fn a_backup_tells_its_size_before_it_begins_and_registers_its_item_when_it_succeeds() {
    let mut shell = running(JobKind::Backup);
    let job = latest(&shell);
    // Header and content of three files, PAX records for the first, and the end of the archive.
    assert_eq!(job.bytes, (2 + 1 + 1 + 1 + 10_240 + 1 + 2) * 512);
    assert_eq!(shell.vault("testvault").items, []);
    shell.perform_all();
    let log: Vec<_> = shell
        .view()
        .log
        .iter()
        .take(4)
        .map(|line| (line.operation, line.status))
        .collect();
    let expected = [
        (Operation::Backup, LogStatus::Succeeded),
        (Operation::RegisterItem, LogStatus::Succeeded),
        (Operation::Backup, LogStatus::Started),
        (Operation::RegisterItem, LogStatus::Started),
    ];
    assert_eq!(log, expected);
    let point = shell.vault("testvault").items[0].recovery_points[0].clone();
    assert_eq!(point.at, job.started);
}
