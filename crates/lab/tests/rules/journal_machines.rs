//! A journal of disks and machines, pinned like the others in `journal.rs`: every act about them that can be accepted.

use std::collections::BTreeSet;

use kluis_lab::view::{JobKind, JobState, Power};
use kluis_lab::{Event, replay, running_jobs, view};
use serde_json::Value;

/// Never changed.
const JOURNAL: &str = include_str!("../journals/0.1.0-machines.jsonl");

fn events() -> Vec<Event> {
    let lines = JOURNAL.lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The names of the variants in a field of the events, where that is an act of such a family.
fn acts(family: Option<&str>) -> BTreeSet<String> {
    let act = |line: &str| {
        let mut event: Value = serde_json::from_str(line).unwrap();
        let act = event["act"].take();
        let act = match family {
            Some(family) => act.get(family)?.clone(),
            None => act,
        };
        Some(act.as_object()?.keys().next()?.clone())
    };
    JOURNAL.lines().filter_map(act).collect()
}

#[test]
fn a_pinned_journal_of_machines_is_read_and_written_byte_for_byte() {
    let lines = events()
        .into_iter()
        .map(|event| serde_json::to_string(&event).unwrap() + "\n");
    assert_eq!(lines.collect::<String>(), JOURNAL);
    assert_eq!(acts(Some("Compute")).len(), 27, "all of them");
    assert_eq!(acts(Some("Machine")).len(), 7, "all of them");
    let others = acts(None);
    for act in [
        "CreateCertificate",
        "AssignReader",
        "RemoveReader",
        "SetSecretEnabled",
        "DeleteSecret",
        "RecoverSecret",
        "PurgeSecret",
        "Made",
        "SecretMade",
        "Rewrapped",
    ] {
        assert!(others.contains(act), "{act}");
    }
    for part in [
        "\"Files\":",
        "\"Sample\":",
        "\"content_sha256\":",
        "\"version\":",
        "\"Weekly\":",
        "\"ReplaceExisting\"",
    ] {
        assert!(JOURNAL.contains(part), "{part}");
    }
}

#[test]
fn a_pinned_journal_of_machines_means_what_it_meant() {
    let model = replay(&events()).unwrap();
    let lab = view(&model);
    assert_eq!((lab.revision, lab.jobs.len(), lab.log.len()), (148, 46, 153));
    assert_eq!(
        (lab.now.unix_millis(), lab.clock.ahead_millis),
        (1_700_266_548_000, 266_400_000)
    );
    let compute = &lab.compute;
    assert_eq!(
        (compute.sets.len(), compute.disks.len(), compute.snapshots.len()),
        (2, 22, 9)
    );
    assert_eq!(
        (compute.images.len(), compute.scale_sets.len(), compute.restored.len()),
        (1, 1, 3)
    );
    let vms = compute.vms.iter();
    let vms: Vec<_> = vms.map(|vm| (vm.name.as_str(), vm.power, vm.ade.is_some())).collect();
    let running = Power::Running;
    let expected = [
        ("vm1", running, true),
        ("vm2", running, false),
        ("vm3", running, true),
        ("vm5", running, true),
    ];
    assert_eq!(vms, expected);
    let machines = lab.vaults[1].machines.iter();
    let points: Vec<_> = machines.map(|own| (own.item.as_str(), own.points.len())).collect();
    assert_eq!(points, [("vm1", 5), ("vm1/mssqlserver", 5), ("vm2", 2), ("vm5", 1)]);
    let key_vaults = lab.key_vaults.iter();
    let of_key_vaults: Vec<_> = key_vaults.map(|own| (own.secrets.len(), own.audit.len())).collect();
    assert_eq!(of_key_vaults, [(0, 0), (1, 102), (1, 3)]);
    let os = compute
        .disks
        .iter()
        .find(|disk| disk.name.as_str() == "vm2-os")
        .unwrap();
    let object = os.stored.as_ref().unwrap().object.to_string();
    assert_eq!(
        object, "0b5b4c95-a10e-583e-a7d7-8ebc6dd6dd14",
        "derived ids are what they were"
    );
}

#[test]
fn after_a_restart_what_ran_on_a_disk_is_the_only_job_that_runs() {
    let model = replay(&events()).unwrap();
    let lab = view(&model);
    let running: Vec<_> = lab
        .jobs
        .iter()
        .filter(|job| job.state == JobState::InProgress)
        .collect();
    assert_eq!((running.len(), running[0].kind), (1, JobKind::WriteDisk));
    assert_eq!(running_jobs(&model), [running[0].id]);
}
