//! I1 and I2: the system-assigned identity.

use kluis_lab::JobFailure;
use kluis_lab::view::{IdentityView, JobState, StepState};
use kluis_rulebook::{Detail, KeyPermission, Refusal, Rule};

use crate::shell::Shell;
use crate::shell::acts::{create_key, disable_identity, draft, enable_identity, pick_key};

fn inconsistent(on_again: bool) -> Refusal {
    let vault = "testvault".to_owned();
    Refusal::of(Rule::I2, Detail::IdentityInconsistent { vault, on_again })
}

fn already_so() -> Refusal {
    let name = "testvault".to_owned();
    Refusal::without_rule(Detail::AlreadySo { name })
}

#[test]
fn i1_switching_on_gives_an_object_id_in_the_lab_s_directory() {
    let mut shell = Shell::open();
    assert_eq!(shell.vault("testvault").identity, IdentityView::Off);
    shell.must(enable_identity("testvault"));
    let IdentityView::On {
        tenant, inconsistent, ..
    } = shell.vault("testvault").identity
    else {
        panic!("the identity is off");
    };
    assert_eq!(tenant, shell.view().tenant);
    assert!(!inconsistent);
}

#[test]
fn i1_an_identity_is_switched_on_once() {
    let mut shell = Shell::open();
    assert_eq!(shell.refused(disable_identity("testvault", true)), already_so());
    shell.must(enable_identity("testvault"));
    assert_eq!(shell.refused(enable_identity("testvault")), already_so());
}

#[test]
fn i2_switching_off_needs_the_user_s_word() {
    let mut shell = Shell::open();
    shell.four_steps();
    let vault = "testvault".to_owned();
    let refusal = Refusal::of(Rule::I2, Detail::IdentityMustStayOn { vault });
    assert_eq!(shell.refused(disable_identity("testvault", false)), refusal);
    shell.must(disable_identity("testvault", true));
    assert_eq!(shell.vault("testvault").identity, IdentityView::SwitchedOff);
    assert_eq!(shell.refused(disable_identity("testvault", true)), already_so());
}

#[test]
fn i2_without_its_identity_a_vault_does_nothing_with_its_key() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(disable_identity("testvault", true));
    assert_eq!(shell.back_up("photos"), Err(inconsistent(false)));
    assert_eq!(shell.restore("photos"), Err(inconsistent(false)));
    let vault = shell.vault("testvault");
    assert_eq!(vault.backup_blocked, Some(inconsistent(false)));
    assert_eq!(
        vault.items[0].recovery_points[0].restore_blocked,
        Some(inconsistent(false))
    );
    assert_eq!(vault.key.unwrap().trouble, Some(inconsistent(false)));
    assert_eq!(vault.steps[0].state, StepState::Broken(inconsistent(false)));
    assert_eq!(vault.steps[1].state, StepState::Broken(inconsistent(false)));
    assert_eq!(vault.steps[3].state, StepState::Done);
    shell.must(create_key("testkeyvault", "other", 2048));
    assert_eq!(
        shell.refused(pick_key("testvault", "testkeyvault", "other")),
        inconsistent(false)
    );
}

#[test]
fn i2_on_again_is_a_new_principal_that_needs_access_again() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let before = shell.principal("testvault");
    shell.must(disable_identity("testvault", true));
    shell.must(enable_identity("testvault"));
    let after = shell.principal("testvault");
    assert_ne!(before, after);
    let is_inconsistent = |shell: &Shell| match shell.vault("testvault").identity {
        IdentityView::On { inconsistent, .. } => inconsistent,
        IdentityView::User { .. } | IdentityView::Off | IdentityView::SwitchedOff => panic!("it is on"),
    };
    assert!(is_inconsistent(&shell));
    assert_eq!(shell.back_up("photos"), Err(inconsistent(true)));
    assert_eq!(shell.restore("photos"), Err(inconsistent(true)));
    let vault = shell.vault("testvault");
    assert_eq!(vault.steps[0].state, StepState::Done);
    let StepState::Broken(refusal) = &vault.steps[1].state else {
        panic!("{:?}", vault.steps[1]);
    };
    assert_eq!(refusal.rule, Some(Rule::P1));

    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL[..3]);
    assert!(is_inconsistent(&shell), "three of four permissions are not enough");
    shell.must(draft("testkeyvault", after, &KeyPermission::ALL));
    assert!(is_inconsistent(&shell), "a draft is not enough");
    shell.grant_drafted("testkeyvault");
    assert!(!is_inconsistent(&shell));
    shell.back_up("photos").unwrap();
    shell.restore("photos").unwrap();
}

#[test]
fn i2_once_consistent_a_revoked_permission_is_p1_again() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(disable_identity("testvault", true));
    shell.must(enable_identity("testvault"));
    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL);
    shell.grant("testvault", "testkeyvault", &[]);
    assert_eq!(shell.back_up("photos").unwrap_err().rule, Some(Rule::P1));
}

#[test]
fn i2_the_old_policy_stays_behind_with_nobody_s_name_and_can_be_removed() {
    let mut shell = Shell::open();
    shell.four_steps();
    let before = shell.principal("testvault");
    shell.must(disable_identity("testvault", true));
    let policies = shell.view().key_vaults[0].policies.clone();
    assert_eq!((policies[0].principal, policies[0].holder.clone()), (before, None));
    let refusal = shell.refused(draft("testkeyvault", before, &[KeyPermission::Get]));
    assert!(matches!(refusal.detail, Detail::NotFound { .. }));
    shell.must(draft("testkeyvault", before, &[]));
}

#[test]
fn i2_without_a_key_nothing_is_inconsistent() {
    let mut shell = Shell::open();
    shell.must(enable_identity("testvault"));
    shell.must(disable_identity("testvault", true));
    assert_eq!(shell.vault("testvault").steps[0].state, StepState::Current(None));
    shell.must(enable_identity("testvault"));
    let identity = shell.vault("testvault").identity;
    assert!(matches!(
        identity,
        IdentityView::On {
            inconsistent: false,
            ..
        }
    ));
}

#[test]
fn i2_a_key_that_is_proven_after_the_identity_went_is_not_assigned() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.send(pick_key("testvault", "testkeyvault", "testkey")).unwrap();
    shell.send(disable_identity("testvault", true)).unwrap();
    shell.perform_all();
    assert_eq!(shell.view().jobs[0].state, JobState::Failed(JobFailure::KeyRefused));
    let vault = shell.vault("testvault");
    assert_eq!(vault.encryption.last_update_status.as_deref(), Some("Failed"));
    assert_eq!(vault.key, None);
}
