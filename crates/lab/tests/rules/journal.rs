//! The journal is a storage format: what one version wrote, every later one reads, and it means the same.

use std::collections::BTreeSet;

use kluis_lab::view::{IdentityView, JobState, StepState};
use kluis_lab::{
    Event, JobFailure, Model, Outcome, Rejection, ReplayError, Unfit, What, replay, running_jobs, update, view,
};

use crate::shell::Shell;
use crate::shell::acts::set_enabled;

/// One event a line, every kind of act that can be accepted among them. Written by version 0.1.0; never changed.
const JOURNAL: &str = include_str!("../journals/0.1.0.jsonl");

/// What came after the first one was pinned: objects that a rotation skips, and rotations taken up again. Never changed.
const LATER_JOURNAL: &str = include_str!("../journals/0.1.0-skipped.jsonl");

/// What the current edition, the clock and moves brought. Never changed.
const JOURNAL_OF_TODAY: &str = include_str!("../journals/0.1.0-today.jsonl");

fn events() -> Vec<Event> {
    read(JOURNAL)
}

fn read(journal: &str) -> Vec<Event> {
    let lines = journal.lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_pinned_journal_is_read_and_written_byte_for_byte() {
    let lines = events()
        .into_iter()
        .map(|event| serde_json::to_string(&event).unwrap() + "\n");
    assert_eq!(lines.collect::<String>(), JOURNAL);
    let act = |line: &str| {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        event["act"].as_object().unwrap().keys().next().unwrap().clone()
    };
    let acts: BTreeSet<_> = JOURNAL.lines().map(act).collect();
    // Of the 31 acts, asking for platform keys or for no purge protection is always refused, and taking up rotations came
    // later.
    assert_eq!(acts.len(), 28);
}

#[test]
fn a_pinned_journal_with_skipped_objects_is_read_written_and_means_what_it_meant() {
    let events = read(LATER_JOURNAL);
    let lines = events.iter().map(|event| serde_json::to_string(event).unwrap() + "\n");
    assert_eq!(lines.collect::<String>(), LATER_JOURNAL);
    for part in ["\"skipped\":[", "\"ResumeRotations\"", "\"failure\":\"Engine\""] {
        assert!(LATER_JOURNAL.contains(part), "{part}");
    }
    let lab = view(&replay(&events).unwrap());
    let states: Vec<_> = lab.jobs.iter().take(3).map(|job| (job.state, job.objects)).collect();
    let expected = [
        (JobState::Completed, Some((1, 2))),
        (JobState::Failed(JobFailure::Interrupted), Some((0, 2))),
        (JobState::Failed(JobFailure::Engine), None),
    ];
    assert_eq!(states, expected);
    let points = &lab.vaults[0].items[0].recovery_points;
    assert_ne!(
        points[0].kid, points[1].kid,
        "one is under the new version, one under the old"
    );
}

#[test]
fn a_pinned_journal_of_roles_dates_and_moves_is_read_written_and_means_what_it_meant() {
    let events = read(JOURNAL_OF_TODAY);
    let lines = events.iter().map(|event| serde_json::to_string(event).unwrap() + "\n");
    assert_eq!(lines.collect::<String>(), JOURNAL_OF_TODAY);
    for act in [
        "CreateIdentity",
        "UseIdentity",
        "AssignRole",
        "RemoveRole",
        "SetKeyDates",
        "SetRotationPolicy",
        "PurgeKey",
        "DeleteKeyVault",
        "RecoverKeyVault",
        "PurgeKeyVault",
        "MoveVault",
        "MoveKeyVault",
        "AdvanceClock",
        "ClockTicked",
    ] {
        assert!(JOURNAL_OF_TODAY.contains(act), "{act}");
    }
    let lab = view(&replay(&events).unwrap());
    assert_eq!((lab.revision, lab.jobs.len(), lab.log.len()), (49, 4, 58));
    assert_eq!(
        (lab.now.unix_millis(), lab.clock.ahead_millis),
        (1_710_548_641_000, 2_686_192_000)
    );
    let of_key_vaults = lab
        .key_vaults
        .iter()
        .map(|own| (own.name.as_str(), own.keys.len(), own.roles.len(), own.audit.len()));
    let of_key_vaults: Vec<_> = of_key_vaults.collect();
    assert_eq!(of_key_vaults, [("testkeyvault", 1, 1, 6), ("there", 0, 0, 0)]);
}

#[test]
fn a_pinned_journal_gives_the_lab_that_it_gave_when_it_was_written() {
    let model = replay(&events()).unwrap();
    let lab = view(&model);
    assert_eq!((lab.revision, lab.jobs.len(), lab.log.len()), (50, 11, 48));
    let vault = &lab.vaults[0];
    assert!(matches!(
        vault.identity,
        IdentityView::On {
            inconsistent: false,
            ..
        }
    ));
    assert!(vault.steps.iter().all(|step| step.state == StepState::Done));
    let key = vault.key.clone().unwrap();
    assert_eq!(key.uri.version.unwrap().to_string(), "000000000000401e8000000000000000");
    assert!(key.rotates);
    let objects: Vec<_> = vault.items[0]
        .recovery_points
        .iter()
        .map(|point| point.object.to_string())
        .collect();
    let pinned = [
        "4fd3810c-dea1-51c6-8691-e6070c9edfd0",
        "38c8b2de-d56a-5914-9cd8-c68d199788ce",
    ];
    assert_eq!(objects, pinned, "derived ids are what they were");
    assert_eq!(lab.vaults[1].first_attempt.as_ref().unwrap().as_str(), "photos");
    assert_eq!(lab.storages[1].copies[0].file_name, "photo.raw");
}

#[test]
fn after_a_restart_what_ran_is_failed_as_interrupted() {
    let mut model = replay(&events()).unwrap();
    let running = running_jobs(&model);
    let [job] = running[..] else {
        panic!("{running:?}");
    };
    let mut event = events().pop().unwrap();
    event.what = What::Came(Outcome::JobFailed {
        job,
        failure: JobFailure::Interrupted,
    });
    assert_eq!(update(&mut model, &event), Ok(Vec::new()));
    assert_eq!(running_jobs(&model), []);
    assert_eq!(view(&model).jobs[0].state, JobState::Failed(JobFailure::Interrupted));
}

#[test]
fn every_prefix_of_a_journal_is_a_lab_and_goes_on_as_it_did() {
    let events = events();
    let mut live = Model::default();
    for (index, event) in events.iter().enumerate() {
        assert_eq!(replay(&events[..index]).as_ref(), Ok(&live));
        update(&mut live, event).unwrap();
    }
    assert_eq!(replay(&events), Ok(live));
}

#[test]
fn a_journal_with_a_missing_event_is_refused_where_it_breaks() {
    let mut events = events();
    events.remove(0);
    let why = Rejection::Unfit(Unfit::NotAwaited);
    assert_eq!(replay(&events), Err(ReplayError { index: 0, why }));
}

#[test]
fn a_journal_of_a_version_that_let_jobs_run_to_their_end_still_reads() {
    let mut shell = Shell::open();
    shell.four_steps();
    let disable = set_enabled(&shell.newest("testkeyvault", "testkey"), false);
    shell.back_up("photos").unwrap();
    let last = shell.journal.len() - 1;
    let What::Came(Outcome::Made { job, objects, .. }) = shell.journal[last].what.clone() else {
        panic!("{:?}", shell.journal[last]);
    };
    let mut stamp = shell.journal[last].stamp;
    // As that version told it.
    let sealed = objects[0].sealed.clone();
    shell.journal[last].what = What::Came(Outcome::Sealed { job, sealed });
    stamp.id = uuid::Uuid::from_u128(7);
    let what = What::Asked(disable);
    shell.journal.insert(last, Event { stamp, what });

    let model = replay(&shell.journal).unwrap();
    let vault = &view(&model).vaults[0];
    assert_eq!(vault.items[0].recovery_points.len(), 1, "what was kept then is there");
    assert!(vault.items[0].recovery_points[0].restore_blocked.is_some());
}
