//! How every rule stands in a lab: holding, broken by a named thing, not yet, or only told.

use kluis_lab::Outcome;
use kluis_lab::request::{CreateVault, MoveTarget, MoveVault, RestoreTarget, SavePolicies, Selection};
use kluis_lab::rules::{Breach, Missing, NotYet, RuleState, Thing, state_of, states};
use kluis_resource::{KeyUri, Region};
use kluis_rulebook::{Check, Detail, Edition, Refusal, Rule, SetupStep};

mod disks;
mod today;

use crate::shell::Shell;
use crate::shell::acts::{
    back_up, create_key, delete_key, disable_identity, draft, enable_identity, enable_purge_protection,
    enable_soft_delete, key_vault_name, recover_key, set_enabled, vault_name,
};

fn state(shell: &Shell, rule: Rule) -> RuleState {
    state_of(rule, &shell.view())
}

fn ready() -> Shell {
    let mut shell = Shell::open();
    shell.four_steps();
    shell
}

/// A lab with a recovery point under the customer's key.
fn backed_up() -> Shell {
    let mut shell = ready();
    shell.back_up("photos").unwrap();
    shell
}

/// A lab whose vault was lost to platform keys.
fn lost() -> Shell {
    let mut shell = Shell::open();
    shell.must(back_up("testvault", "photos", true));
    shell
}

fn is_broken_by_testvault(shell: &Shell, rule: Rule) -> Refusal {
    match state(shell, rule) {
        RuleState::Broken(breaches) => match breaches.as_slice() {
            [Breach { thing, refusal }] => {
                assert_eq!(*thing, Thing::Vault(vault_name("testvault")));
                assert_eq!(refusal.rule, Some(rule));
                refusal.clone()
            }
            _ => panic!("{rule} is broken by {breaches:?}"),
        },
        other => panic!("{rule} is {other:?}"),
    }
}

fn key_of(shell: &Shell) -> KeyUri {
    shell.vault("testvault").key.unwrap().uri
}

#[test]
fn every_rule_has_a_state_in_every_lab_in_the_rulebook_s_order() {
    for shell in [Shell::open(), Shell::open_in(Edition::Current), backed_up(), lost()] {
        let view = shell.view();
        let states = states(&view);
        let rules: Vec<Rule> = states.iter().map(|(rule, _)| *rule).collect();
        assert_eq!(rules, Rule::ALL);
        for (rule, state) in states {
            assert_eq!(state, state_of(rule, &view));
            let other = state == RuleState::OtherEdition;
            assert_eq!(other, !rule.holds_in(view.edition), "{rule}");
        }
    }
}

#[test]
fn nothing_is_broken_in_a_new_lab_nor_in_one_that_is_set_up() {
    for shell in [Shell::open(), Shell::open_in(Edition::Current), ready(), backed_up()] {
        for (rule, state) in states(&shell.view()) {
            assert!(!matches!(state, RuleState::Broken(_)), "{rule} is {state:?}");
        }
    }
}

/// Rules that no lab can keep or break.
fn only_tells(rule: Rule) {
    for shell in [Shell::open(), backed_up(), lost()] {
        assert_eq!(state(&shell, rule), RuleState::Informs, "{rule}");
    }
}

#[test]
fn e2_only_tells_while_sources_have_no_keys() {
    only_tells(Rule::E2);
}

#[test]
fn e6_only_tells() {
    only_tells(Rule::E6);
}

#[test]
fn v4_only_tells_while_there_are_no_virtual_machines() {
    only_tells(Rule::V4);
}

#[test]
fn v8_v11_and_v12_only_tell() {
    for rule in [Rule::V8, Rule::V11, Rule::V12] {
        only_tells(rule);
    }
}

#[test]
fn e1_shows_with_the_first_recovery_point() {
    assert_eq!(state(&ready(), Rule::E1), RuleState::NotYet(NotYet::RecoveryPoint));
    assert_eq!(state(&backed_up(), Rule::E1), RuleState::Holds);
    assert_eq!(state(&lost(), Rule::E1), RuleState::Holds);
}

#[test]
fn e3_is_broken_while_the_key_is_out_of_use_and_holds_again_after() {
    assert_eq!(state(&Shell::open(), Rule::E3), RuleState::NotYet(NotYet::VaultWithKey));
    let mut shell = backed_up();
    assert_eq!(state(&shell, Rule::E3), RuleState::Holds);
    let key = key_of(&shell);
    shell.must(set_enabled(&key, false));
    assert!(matches!(
        is_broken_by_testvault(&shell, Rule::E3).detail,
        Detail::KeyUnusable { .. }
    ));
    shell.must(set_enabled(&key, true));
    assert_eq!(state(&shell, Rule::E3), RuleState::Holds);
    shell.must(delete_key("testkeyvault", "testkey"));
    is_broken_by_testvault(&shell, Rule::E3);
    shell.must(recover_key("testkeyvault", "testkey"));
    assert_eq!(state(&shell, Rule::E3), RuleState::Holds);
}

#[test]
fn e4_waits_for_the_platform_s_key_and_then_holds() {
    let mut shell = Shell::unopened();
    shell
        .report(Outcome::OpenLab {
            edition: Edition::Seeds,
        })
        .unwrap();
    assert_eq!(state(&shell, Rule::E4), RuleState::NotYet(NotYet::PlatformKey));
    shell.perform_all();
    assert_eq!(state(&shell, Rule::E4), RuleState::Holds);
}

#[test]
fn e5_and_n9_wait_for_somebody_who_uses_a_second_layer() {
    assert_eq!(state(&ready(), Rule::E5), RuleState::NotYet(NotYet::Use));
    assert_eq!(state(&ready(), Rule::N9), RuleState::OtherEdition);
    let current = Shell::open_in(Edition::Current);
    assert_eq!(state(&current, Rule::N9), RuleState::NotYet(NotYet::Use));
}

#[test]
fn v1_is_broken_by_a_vault_that_tried_an_item_under_platform_keys() {
    assert_eq!(state(&Shell::open(), Rule::V1), RuleState::Holds);
    assert_eq!(state(&backed_up(), Rule::V1), RuleState::Holds);
    let refusal = is_broken_by_testvault(&lost(), Rule::V1);
    let detail = Detail::VaultHasHistory {
        vault: "testvault".to_owned(),
        first_item: "photos".to_owned(),
    };
    assert_eq!(refusal.detail, detail);
}

#[test]
fn v2_v3_v5_v6_v7_and_a6_show_with_a_vault_that_has_a_key() {
    for rule in [
        Rule::V2,
        Rule::V3,
        Rule::V5,
        Rule::V6,
        Rule::V7,
        Rule::A2,
        Rule::A3,
        Rule::A6,
    ] {
        assert_eq!(
            state(&Shell::open(), rule),
            RuleState::NotYet(NotYet::VaultWithKey),
            "{rule}"
        );
        assert_eq!(state(&ready(), rule), RuleState::Holds, "{rule}");
    }
}

#[test]
fn v9_and_a1_name_the_steps_that_are_missing() {
    let mut shell = Shell::open();
    let missing = |lacks: &[SetupStep]| {
        let vault = vault_name("testvault");
        let lacks = lacks.to_vec();
        RuleState::NotYet(NotYet::Steps(vec![Missing { vault, lacks }]))
    };
    assert_eq!(state(&shell, Rule::V9), missing(&SetupStep::ALL));
    shell.must(enable_identity("testvault"));
    assert_eq!(state(&shell, Rule::V9), missing(&SetupStep::ALL[1..]));
    assert_eq!(state(&shell, Rule::A1), missing(&SetupStep::ALL[1..]));
    assert_eq!(state(&ready(), Rule::V9), RuleState::Holds);
    assert_eq!(state(&ready(), Rule::A1), RuleState::Holds);
    assert_eq!(state(&lost(), Rule::V9), RuleState::NotYet(NotYet::VaultWithKey));
}

#[test]
fn v9_names_a_new_vault_beside_one_that_has_its_key() {
    let mut shell = ready();
    let vault = vault_name("second");
    shell.must(CreateVault {
        vault: vault.clone(),
        region: Region::WestEurope,
    });
    let RuleState::NotYet(NotYet::Steps(missing)) = state(&shell, Rule::V9) else {
        panic!("{:?}", state(&shell, Rule::V9));
    };
    assert_eq!(missing.iter().map(|own| &own.vault).collect::<Vec<_>>(), [&vault]);
    assert!(missing[0].lacks.contains(&SetupStep::Identity));
}

#[test]
fn v10_names_the_open_lines_of_the_checklist() {
    let missing = |lacks: &[Check]| {
        let vault = vault_name("testvault");
        let lacks = lacks.to_vec();
        RuleState::NotYet(NotYet::Checks(vec![Missing { vault, lacks }]))
    };
    assert_eq!(state(&Shell::open(), Rule::V10), missing(&Check::ALL[1..]));
    let mut shell = ready();
    assert_eq!(state(&shell, Rule::V10), RuleState::Holds);
    let key = key_of(&shell);
    shell.must(set_enabled(&key, false));
    assert_eq!(state(&shell, Rule::V10), missing(&[Check::KeyAssigned]));
    assert_eq!(state(&lost(), Rule::V10), RuleState::NotYet(NotYet::VaultWithKey));
}

#[test]
fn v13_shows_with_a_recovery_point_under_either_kind_of_key() {
    assert_eq!(state(&ready(), Rule::V13), RuleState::NotYet(NotYet::RecoveryPoint));
    assert_eq!(state(&backed_up(), Rule::V13), RuleState::Holds);
    assert_eq!(state(&lost(), Rule::V13), RuleState::Holds);
}

#[test]
fn i1_waits_for_the_step_and_i2_is_broken_until_access_is_back() {
    let waits = RuleState::NotYet(NotYet::Step {
        step: SetupStep::Identity,
        lacks: None,
    });
    let mut shell = Shell::open();
    assert_eq!(state(&shell, Rule::I1), waits);
    assert_eq!(state(&shell, Rule::I2), waits);
    shell.four_steps();
    assert_eq!(state(&shell, Rule::I1), RuleState::Holds);
    assert_eq!(state(&shell, Rule::I2), RuleState::Holds);
    let inconsistent = |on_again| Detail::IdentityInconsistent {
        vault: "testvault".to_owned(),
        on_again,
    };
    shell.must(disable_identity("testvault", true));
    assert_eq!(is_broken_by_testvault(&shell, Rule::I2).detail, inconsistent(false));
    shell.must(enable_identity("testvault"));
    assert_eq!(is_broken_by_testvault(&shell, Rule::I2).detail, inconsistent(true));
    shell.grant("testvault", "testkeyvault", &kluis_rulebook::KeyPermission::ALL);
    assert_eq!(state(&shell, Rule::I2), RuleState::Holds);
}

#[test]
fn i2_is_broken_by_an_identity_that_was_switched_off_before_any_key() {
    let mut shell = Shell::open();
    shell.must(enable_identity("testvault"));
    shell.must(disable_identity("testvault", true));
    is_broken_by_testvault(&shell, Rule::I2);
}

#[test]
fn p1_tells_what_a_draft_lacks_and_is_broken_when_permissions_are_taken_away() {
    use kluis_rulebook::KeyPermission;
    let mut shell = Shell::open();
    shell.must(enable_identity("testvault"));
    let principal = shell.principal("testvault");
    shell.must(draft("testkeyvault", principal, &KeyPermission::ALL));
    let RuleState::NotYet(NotYet::Step { step, lacks }) = state(&shell, Rule::P1) else {
        panic!("{:?}", state(&shell, Rule::P1));
    };
    assert_eq!(step, SetupStep::Permissions);
    assert!(matches!(
        lacks.unwrap().detail,
        Detail::PermissionsMissing { drafted: true, .. }
    ));
    shell.must(SavePolicies {
        key_vault: key_vault_name("testkeyvault"),
    });
    assert_eq!(state(&shell, Rule::P1), RuleState::Holds);

    let mut shell = backed_up();
    shell.grant("testvault", "testkeyvault", &[KeyPermission::Get]);
    is_broken_by_testvault(&shell, Rule::P1);
}

#[test]
fn k1_and_k2_follow_the_protection_of_the_key_vault() {
    let mut shell = Shell::open();
    let waits = |shell: &Shell| {
        matches!(
            state(shell, Rule::K1),
            RuleState::NotYet(NotYet::Step {
                step: SetupStep::Protection,
                ..
            })
        )
    };
    assert!(waits(&shell));
    assert_eq!(state(&shell, Rule::K2), RuleState::NotYet(NotYet::SoftDelete));
    shell.must(enable_soft_delete("testkeyvault"));
    assert!(waits(&shell));
    assert_eq!(state(&shell, Rule::K2), RuleState::Holds);
    shell.must(enable_purge_protection("testkeyvault"));
    assert_eq!(state(&shell, Rule::K1), RuleState::Holds);
}

#[test]
fn k3_shows_with_the_first_key() {
    let mut shell = Shell::open();
    assert_eq!(state(&shell, Rule::K3), RuleState::NotYet(NotYet::Key));
    shell.must(create_key("testkeyvault", "testkey", 2048));
    assert_eq!(state(&shell, Rule::K3), RuleState::Holds);
}

#[test]
fn a4_shows_with_the_first_update_of_a_key_and_a5_from_the_start() {
    assert_eq!(state(&Shell::open(), Rule::A4), RuleState::NotYet(NotYet::VaultWithKey));
    assert_eq!(state(&ready(), Rule::A4), RuleState::Holds);
    assert_eq!(state(&Shell::open(), Rule::A5), RuleState::Holds);
}

#[test]
fn r6_shows_with_the_first_restored_copy() {
    let mut shell = backed_up();
    assert_eq!(state(&shell, Rule::R6), RuleState::NotYet(NotYet::RestoredCopy));
    let storage = shell.view().storages[0].name.clone();
    let restore = shell.restore_act("photos", Selection::All, RestoreTarget::Storage(storage));
    shell.must(restore);
    assert_eq!(state(&shell, Rule::R6), RuleState::Holds);
}

#[test]
fn v7_is_broken_by_a_vault_that_came_to_another_tenant() {
    let mut shell = backed_up();
    shell.must(MoveVault {
        vault: vault_name("testvault"),
        to: MoveTarget::Tenant,
    });
    let refusal = is_broken_by_testvault(&shell, Rule::V7);
    assert!(matches!(refusal.detail, Detail::TenantMoved { .. }));
    assert_eq!(state(&ready(), Rule::V7), RuleState::Holds);
}
