//! V9 and V10: the four steps in order, and the checklist; V1 and V2: what can't be undone.

use kluis_lab::request::{ChooseKeyVault, CreateVault, UsePlatformKey};
use kluis_lab::view::StepState;
use kluis_lab::{JobFailure, Request};
use kluis_resource::Region;
use kluis_rulebook::{AzureCode, Check, Detail, KeyPermission, Refusal, Rule, SetupStep};

use crate::shell::Shell;
use crate::shell::acts::{
    back_up, create_key, create_key_vault, draft, enable_identity, enable_purge_protection, enable_soft_delete,
    key_vault_name, pick_key, vault_name,
};

fn states(shell: &Shell) -> [StepState; 4] {
    let steps = shell.vault("testvault").steps;
    assert_eq!(steps.iter().map(|step| step.step).collect::<Vec<_>>(), SetupStep::ALL);
    [0, 1, 2, 3].map(|index| steps[index].state.clone())
}

fn locked(missing: &[SetupStep]) -> StepState {
    StepState::Locked {
        missing: missing.to_vec(),
    }
}

#[test]
fn v9_each_step_opens_when_the_ones_before_it_hold() {
    use SetupStep::{Identity, Permissions, Protection};
    use StepState::{Current, Done};
    let mut shell = Shell::open();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let first = [
        Current(None),
        locked(&[Identity]),
        locked(&[Identity, Permissions]),
        locked(&[Identity, Permissions, Protection]),
    ];
    assert_eq!(states(&shell), first);
    shell.must(enable_identity("testvault"));
    let second = [
        Done,
        Current(None),
        locked(&[Permissions]),
        locked(&[Permissions, Protection]),
    ];
    assert_eq!(states(&shell), second);
    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL);
    assert_eq!(states(&shell), [Done, Done, Current(None), locked(&[Protection])]);
    shell.must(enable_soft_delete("testkeyvault"));
    let key_vault = "testkeyvault".to_owned();
    let half = Refusal::of(Rule::K1, Detail::PurgeProtectionOff { key_vault })
        .with_code(AzureCode::UserErrorCMKPurgeProtectionNotEnabledOnKeyVault);
    assert_eq!(states(&shell), [Done, Done, Current(Some(half)), locked(&[Protection])]);
    shell.must(enable_purge_protection("testkeyvault"));
    assert_eq!(states(&shell), [Done, Done, Done, Current(None)]);
    shell.must(pick_key("testvault", "testkeyvault", "testkey"));
    assert_eq!(states(&shell), [Done, Done, Done, Done]);
}

#[test]
fn v9_a_step_that_holds_already_is_done_before_its_turn() {
    let mut shell = Shell::open();
    shell.must(create_key_vault("ready", Region::WestEurope, true, true));
    shell.must(ChooseKeyVault {
        vault: vault_name("testvault"),
        key_vault: key_vault_name("ready"),
    });
    assert_eq!(states(&shell)[2], StepState::Done);
    assert_eq!(
        states(&shell)[3],
        locked(&[SetupStep::Identity, SetupStep::Permissions])
    );
}

#[test]
fn v9_assigning_too_early_names_the_steps_that_are_missing() {
    use SetupStep::{Identity, Permissions, Protection};
    let refusal = |missing: &[SetupStep]| {
        Refusal::of(
            Rule::V9,
            Detail::StepLocked {
                step: SetupStep::Key,
                missing: missing.to_vec(),
            },
        )
    };
    let mut shell = Shell::open();
    let assign = pick_key("testvault", "testkeyvault", "testkey");
    shell.must(create_key("testkeyvault", "testkey", 2048));
    assert_eq!(
        shell.refused(assign.clone()),
        refusal(&[Identity, Permissions, Protection])
    );
    shell.must(enable_identity("testvault"));
    assert_eq!(shell.refused(assign.clone()), refusal(&[Permissions, Protection]));
    shell.must(enable_soft_delete("testkeyvault"));
    assert_eq!(shell.refused(assign.clone()), refusal(&[Permissions, Protection]));
    shell.must(enable_purge_protection("testkeyvault"));
    assert_eq!(shell.refused(assign.clone()).rule, Some(Rule::P1));
    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL);
    shell.must(assign);
}

#[test]
fn v9_a_half_done_step_says_what_it_lacks() {
    let mut shell = Shell::open();
    shell.must(enable_identity("testvault"));
    let principal = shell.principal("testvault");
    shell.must(draft("testkeyvault", principal, &KeyPermission::ALL));
    let StepState::Current(Some(refusal)) = &states(&shell)[1] else {
        panic!("{:?}", states(&shell));
    };
    let all = KeyPermission::ALL.to_vec();
    assert!(matches!(&refusal.detail, Detail::PermissionsMissing { missing, drafted: true, .. } if *missing == all));
}

#[test]
fn v10_the_checklist_is_evaluated_live() {
    let mut shell = Shell::open();
    let open = |shell: &Shell| -> Vec<Check> {
        let lines = shell.vault("testvault").checklist.into_iter();
        lines.filter(|line| !line.holds).map(|line| line.check).collect()
    };
    assert_eq!(open(&shell), Check::ALL[1..]);
    shell.three_steps();
    assert_eq!(open(&shell), [Check::KeyAssigned]);
    shell.must(pick_key("testvault", "testkeyvault", "testkey"));
    assert_eq!(open(&shell), []);
    shell.grant("testvault", "testkeyvault", &[KeyPermission::Get]);
    assert_eq!(open(&shell), [Check::PermissionsGranted]);
}

#[test]
fn v10_without_the_checklist_a_backup_needs_the_explicit_choice() {
    let mut shell = Shell::open();
    shell.must(enable_identity("testvault"));
    let refusal = shell.refused(back_up("testvault", "photos", false));
    let missing = vec![Check::PermissionsGranted, Check::ProtectionOn, Check::KeyAssigned];
    let vault = "testvault".to_owned();
    assert_eq!(
        refusal,
        Refusal::of(Rule::V10, Detail::ChecklistOpen { vault, missing })
    );
    assert_eq!(shell.vault("testvault").backup_blocked, None);
    shell.must(back_up("testvault", "photos", true));
    shell.must(back_up("testvault", "photos", false));
    assert_eq!(shell.vault("testvault").items[0].recovery_points.len(), 2);
}

#[test]
fn v10_with_the_checklist_a_backup_needs_no_choice() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    assert_eq!(shell.vault("testvault").items.len(), 1);
}

#[test]
fn v1_a_new_vault_may_get_a_key() {
    let mut shell = Shell::open();
    shell.four_steps();
    assert_eq!(
        shell.vault("testvault").encryption.encryption_at_rest_type,
        "CustomerManaged"
    );
    assert_eq!(shell.vault("testvault").first_attempt, None);
}

fn history(first_item: &str) -> Refusal {
    Refusal::of(
        Rule::V1,
        Detail::VaultHasHistory {
            vault: "testvault".to_owned(),
            first_item: first_item.to_owned(),
        },
    )
}

#[test]
fn v1_a_vault_with_an_item_gets_no_key() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.must(back_up("testvault", "photos", true));
    shell.must(back_up("testvault", "letters", true));
    let assign = pick_key("testvault", "testkeyvault", "testkey");
    assert_eq!(shell.refused(assign), history("photos"));
    assert_eq!(states(&shell)[3], StepState::Current(Some(history("photos"))));
}

#[test]
fn v1_a_failed_attempt_counts() {
    let failures = [
        JobFailure::Cancelled,
        JobFailure::Interrupted,
        JobFailure::SourceUnreadable,
        JobFailure::Storage,
    ];
    for failure in failures {
        let mut shell = Shell::open();
        shell.three_steps();
        shell.send(back_up("testvault", "photos", true)).unwrap();
        shell.fail_next(failure);
        let vault = shell.vault("testvault");
        assert_eq!(vault.items, []);
        assert_eq!(vault.first_attempt.map(String::from), Some("photos".to_owned()));
        assert_eq!(
            shell.refused(pick_key("testvault", "testkeyvault", "testkey")),
            history("photos")
        );
    }
}

#[test]
fn v1_a_running_attempt_counts() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.send(back_up("testvault", "photos", true)).unwrap();
    assert_eq!(
        shell.refused(pick_key("testvault", "testkeyvault", "testkey")),
        history("photos")
    );
}

#[test]
fn v1_a_refused_attempt_does_not_count() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.refused(back_up("testvault", "photos", false));
    shell.must(pick_key("testvault", "testkeyvault", "testkey"));
}

#[test]
fn v1_nothing_is_protected_while_the_first_key_is_being_assigned() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.send(pick_key("testvault", "testkeyvault", "testkey")).unwrap();
    let vault = "testvault".to_owned();
    let running = Refusal::of(Rule::A4, Detail::KeyUpdateRunning { vault });
    assert_eq!(shell.refused(back_up("testvault", "photos", true)), running);
    assert_eq!(shell.vault("testvault").backup_blocked, Some(running));
    shell.perform_all();
    shell.back_up("photos").unwrap();
}

#[test]
fn v1_the_history_of_one_vault_is_not_that_of_another() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.must(back_up("testvault", "photos", true));
    shell.must(CreateVault {
        vault: vault_name("second"),
        region: Region::WestEurope,
    });
    shell.must(enable_identity("second"));
    shell.grant("second", "testkeyvault", &KeyPermission::ALL);
    shell.must(pick_key("second", "testkeyvault", "testkey"));
}

#[test]
fn v2_there_is_no_way_back_to_platform_keys() {
    let mut shell = Shell::open();
    let back = Request::from(UsePlatformKey {
        vault: vault_name("testvault"),
    });
    let name = "testvault".to_owned();
    let already = Refusal::without_rule(Detail::AlreadySo { name });
    assert_eq!(shell.refused(back.clone()), already);
    shell.four_steps();
    let vault = "testvault".to_owned();
    assert_eq!(
        shell.refused(back),
        Refusal::of(Rule::V2, Detail::PlatformKeyIsNoWayBack { vault })
    );
}

#[test]
fn v2_the_key_itself_may_be_changed() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(create_key("testkeyvault", "second", 2048));
    shell.must(pick_key("testvault", "testkeyvault", "second"));
    assert_eq!(
        shell.vault("testvault").key.unwrap().uri,
        shell.newest("testkeyvault", "second")
    );
}
