//! The main job from its first event to its last.

use kluis_lab::view::{JobKind, JobState, StepState};
use kluis_lab::{replay, view};
use kluis_resource::Kid;

use crate::shell::Shell;
use crate::shell::acts::create_key;

#[test]
fn four_steps_a_backup_a_rotation_and_a_restore() {
    let mut shell = Shell::open();
    shell.four_steps();
    let vault = shell.vault("testvault");
    assert!(vault.steps.iter().all(|step| step.state == StepState::Done));
    assert_eq!(vault.encryption.encryption_at_rest_type, "CustomerManaged");
    assert_eq!(vault.encryption.last_update_status.as_deref(), Some("Succeeded"));

    shell.back_up("photos").unwrap();
    shell.back_up("photos").unwrap();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let newest = shell.newest("testkeyvault", "testkey");
    let vault = shell.vault("testvault");
    let kids = vault.items[0].recovery_points.iter().map(|point| point.kid.clone());
    assert_eq!(
        kids.collect::<Vec<_>>(),
        [Kid::Customer(newest.clone()), Kid::Customer(newest)]
    );

    shell.restore("photos").unwrap();
    let kinds: Vec<_> = shell.view().jobs.iter().map(|job| (job.kind, job.state)).collect();
    let expected = [
        JobKind::Restore,
        JobKind::RotateKey,
        JobKind::Backup,
        JobKind::Backup,
        JobKind::UpdateEncryptionKey,
    ];
    assert_eq!(kinds, expected.map(|kind| (kind, JobState::Completed)));
    assert_eq!(replay(&shell.journal).map(|model| view(&model)), Ok(shell.view()));
    assert_eq!(replay(&shell.journal), Ok(shell.model));
}
