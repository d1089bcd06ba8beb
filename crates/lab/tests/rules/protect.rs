//! E1, E3 and E4: which key protects a backup, and what happens without it.

use kluis_lab::request::BackUp;
use kluis_lab::view::{JobState, StepState};
use kluis_lab::{Effect, FileFacts, JobFailure, Made, Outcome, Request, Sealed, Timings, Unfit};
use kluis_resource::{Kid, ObjectId};
use kluis_rulebook::{Detail, KeyTrouble, Refusal, Rule, Workload};
use uuid::Uuid;

use crate::shell::Shell;
use crate::shell::acts::{back_up, create_key, delete_key, file, recover_key, set_enabled, vault_name};

fn unusable(shell: &Shell, trouble: KeyTrouble) -> Refusal {
    let uri = shell.vault("testvault").key.unwrap().uri;
    Refusal::of(
        Rule::E3,
        Detail::KeyUnusable {
            key: format!("testkey/{}", uri.version.unwrap()),
            key_vault: "testkeyvault".to_owned(),
            trouble,
        },
    )
}

fn made(job: kluis_resource::JobId, sealed: Sealed) -> Outcome {
    let made = Made {
        sealed,
        sha256: None,
        content_sha256: None,
    };
    let (objects, millis) = (vec![made], 5);
    Outcome::Made { job, objects, millis }
}

fn seal_of(shell: &Shell) -> (ObjectId, Kid) {
    match shell.waiting.front() {
        Some(Effect::Make { objects, .. }) => (objects[0].object, objects[0].kid.clone()),
        other => panic!("no seal is waiting: {other:?}"),
    }
}

#[test]
fn e1_a_backup_is_sealed_under_the_customer_s_rsa_key_by_its_version() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.send(back_up("testvault", "photos", false)).unwrap();
    let key = shell.newest("testkeyvault", "testkey");
    assert_eq!(seal_of(&shell).1, Kid::Customer(key.clone()));
    shell.perform_all();
    let point = shell.vault("testvault").items[0].recovery_points[0].clone();
    assert_eq!(point.kid, Kid::Customer(key));
    assert_eq!(point.files.len(), 3);
    assert_eq!(point.file_bytes, 12 + (5 << 20));
    assert_eq!(point.plaintext_bytes % 512, 0);
}

#[test]
fn e1_a_dek_under_another_key_than_ordered_is_not_taken() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.send(back_up("testvault", "photos", false)).unwrap();
    let (object, kid) = seal_of(&shell);
    let job = shell.view().jobs[0].clone();
    let sealed = Sealed {
        object,
        kid,
        plaintext_bytes: job.bytes,
        stored_bytes: 1,
        regions: 1,
        infrastructure: None,
        timings: Timings::default(),
    };
    let platform: Kid = "kluis-platform:vaults/testvault/0000000000000000000000000000002a"
        .parse()
        .unwrap();
    let wrong = [
        Sealed {
            kid: platform,
            ..sealed.clone()
        },
        Sealed {
            object: ObjectId::new(Uuid::nil()),
            ..sealed.clone()
        },
        Sealed {
            plaintext_bytes: 1,
            ..sealed.clone()
        },
    ];
    for sealed in wrong {
        assert_eq!(shell.unfit(made(job.id, sealed)), Unfit::Differs);
    }
    shell.report(made(job.id, sealed)).unwrap();
}

#[test]
fn e3_a_disabled_key_blocks_everything_until_it_is_enabled() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let before = shell.vault("testvault").items;
    let key = shell.newest("testkeyvault", "testkey");
    shell.must(set_enabled(&key, false));
    let refusal = unusable(&shell, KeyTrouble::Disabled);
    assert_eq!(shell.back_up("photos"), Err(refusal.clone()));
    assert_eq!(shell.back_up("a new item"), Err(refusal.clone()));
    assert_eq!(shell.restore("photos"), Err(refusal.clone()));
    let vault = shell.vault("testvault");
    assert_eq!(vault.steps[3].state, StepState::Broken(refusal.clone()));
    assert_eq!(vault.backup_blocked, Some(refusal.clone()));
    assert_eq!(vault.items[0].recovery_points[0].restore_blocked, Some(refusal));
    shell.must(set_enabled(&key, true));
    assert_eq!(shell.vault("testvault").items, before);
    shell.restore("photos").unwrap();
    shell.back_up("photos").unwrap();
}

#[test]
fn e3_a_deleted_key_blocks_everything_until_it_is_recovered() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(delete_key("testkeyvault", "testkey"));
    let refusal = unusable(&shell, KeyTrouble::Deleted);
    assert_eq!(shell.back_up("photos"), Err(refusal.clone()));
    assert_eq!(shell.restore("photos"), Err(refusal));
    assert!(shell.waiting.is_empty(), "no private key is destroyed");
    shell.must(recover_key("testkeyvault", "testkey"));
    shell.restore("photos").unwrap();
    shell.back_up("photos").unwrap();
}

#[test]
fn e3_disabling_the_newest_version_does_not_fall_back_to_an_older_one() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let newest = shell.newest("testkeyvault", "testkey");
    shell.must(set_enabled(&newest, false));
    assert_eq!(shell.vault("testvault").key.unwrap().uri, newest);
    assert_eq!(shell.back_up("photos"), Err(unusable(&shell, KeyTrouble::Disabled)));
}

#[test]
fn e3_a_backup_that_began_before_the_key_was_disabled_wraps_nothing_with_it() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.send(back_up("testvault", "photos", false)).unwrap();
    let key = shell.newest("testkeyvault", "testkey");
    shell.send(set_enabled(&key, false)).unwrap();
    shell.perform_all();
    assert_eq!(shell.vault("testvault").items, []);
    assert_eq!(shell.view().jobs[0].state, JobState::Failed(JobFailure::KeyRefused));
    shell.must(set_enabled(&key, true));
    shell.back_up("photos").unwrap();
    shell.restore("photos").unwrap();
}

#[test]
fn e4_by_default_a_vault_backs_up_and_restores_under_the_platform_s_key() {
    let mut shell = Shell::open();
    assert_eq!(
        shell.vault("testvault").encryption.encryption_at_rest_type,
        "MicrosoftManaged"
    );
    shell.must(back_up("testvault", "photos", true));
    let point = shell.vault("testvault").items[0].recovery_points[0].clone();
    assert!(matches!(point.kid, Kid::Platform(_)));
    assert_eq!(point.restore_blocked, None);
    shell.restore("photos").unwrap();
    assert_eq!(
        shell.view().key_vaults[0].audit,
        [],
        "no key vault sees the platform's keys"
    );
}

#[test]
fn e4_a_platform_key_that_is_not_made_yet_blocks_and_says_so() {
    let blocked = |trouble| {
        let holder = "testvault".to_owned();
        Refusal::of(Rule::E4, Detail::PlatformKeyUnusable { holder, trouble })
    };
    let mut shell = Shell::unopened();
    shell
        .report(Outcome::OpenLab {
            edition: kluis_rulebook::Edition::Seeds,
        })
        .unwrap();
    assert_eq!(
        shell.refused(back_up("testvault", "photos", true)),
        blocked(KeyTrouble::Making)
    );
    let retry = kluis_lab::awaited_keys(&shell.model);
    assert_eq!(retry, shell.waiting.iter().cloned().collect::<Vec<_>>());
    shell.fail_next(JobFailure::Storage);
    assert_eq!(
        shell.refused(back_up("testvault", "photos", true)),
        blocked(KeyTrouble::Gone)
    );
    assert_eq!(kluis_lab::awaited_keys(&shell.model), retry, "a restart tries again");
    shell.waiting = retry.into();
    shell.perform_all();
    assert_eq!(kluis_lab::awaited_keys(&shell.model), []);
    shell.must(back_up("testvault", "photos", true));
}

#[test]
fn a_backup_without_files_or_with_bad_paths_is_refused() {
    let mut shell = Shell::open();
    shell.four_steps();
    let with = |files: Vec<FileFacts>| {
        Request::from(BackUp {
            vault: vault_name("testvault"),
            item: "photos".parse().unwrap(),
            platform_key_accepted: false,
            files,
            workload: Workload::Files,
        })
    };
    let mut detail = |files| shell.refused(with(files)).detail;
    assert_eq!(detail(Vec::new()), Detail::NothingToBackUp);
    let path = "../escape".to_owned();
    assert_eq!(detail(vec![file("ok", 1), file(&path, 1)]), Detail::BadPath { path });
    let limit = 1 << 54;
    assert_eq!(detail(vec![file("huge", u64::MAX)]), Detail::BackupTooLarge { limit });
}
