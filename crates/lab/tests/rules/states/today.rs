//! The states of the N rules, which only today's edition has.

use kluis_lab::request::{Advance, CreateIdentity, SetKeyDates, SetRotationPolicy, UseIdentity};
use kluis_lab::rules::{NotYet, RuleState};
use kluis_lab::{Rotate, RotationPolicy};
use kluis_resource::{IdentityName, Timestamp};
use kluis_rulebook::{Edition, Rule, SetupStep};

use super::{is_broken_by_testvault, key_of, ready, state};
use crate::shell::Shell;
use crate::shell::acts::{create_key, enable_identity, key_name, key_vault_name, vault_name};

/// A lab of today's edition whose vault has its key.
fn today() -> Shell {
    let mut shell = Shell::open_in(Edition::Current);
    shell.four_steps();
    shell
}

#[test]
fn n3_shows_with_a_user_assigned_identity() {
    let mut shell = Shell::open_in(Edition::Current);
    assert_eq!(state(&shell, Rule::N3), RuleState::NotYet(NotYet::Use));
    let identity: IdentityName = "own-identity".parse().unwrap();
    shell.must(CreateIdentity {
        identity: identity.clone(),
        tenant: None,
    });
    assert_eq!(state(&shell, Rule::N3), RuleState::NotYet(NotYet::Use));
    let vault = vault_name("testvault");
    shell.must(UseIdentity { vault, identity });
    assert_eq!(state(&shell, Rule::N3), RuleState::Holds);
    assert_eq!(state(&shell, Rule::I1), RuleState::Holds);
}

#[test]
fn n4_and_p1_each_follow_the_key_vaults_that_go_by_them() {
    let shell = today();
    assert_eq!(state(&shell, Rule::N4), RuleState::Holds);
    assert_eq!(state(&shell, Rule::P1), RuleState::NotYet(NotYet::Use));
    assert_eq!(state(&ready(), Rule::P1), RuleState::Holds);
    let mut shell = Shell::open_in(Edition::Current);
    shell.must(enable_identity("testvault"));
    let waits = |state| {
        matches!(
            state,
            RuleState::NotYet(NotYet::Step {
                step: SetupStep::Permissions,
                ..
            })
        )
    };
    assert!(waits(state(&shell, Rule::N4)));
}

#[test]
fn n5_holds_where_every_key_vault_keeps_what_is_deleted() {
    assert_eq!(state(&today(), Rule::N5), RuleState::Holds);
    assert_eq!(state(&ready(), Rule::N5), RuleState::OtherEdition);
}

#[test]
fn n6_waits_while_a_change_of_key_is_on_its_way() {
    let mut shell = today();
    shell.back_up("photos").unwrap();
    assert_eq!(state(&shell, Rule::N6), RuleState::Holds);
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let on_its_way = RuleState::NotYet(NotYet::KeyUpdate(vault_name("testvault")));
    assert_eq!(state(&shell, Rule::N6), on_its_way);
    shell.advance(Advance::Hours(1));
    assert_eq!(state(&shell, Rule::N6), RuleState::Holds);
}

#[test]
fn n7_is_broken_by_a_key_that_expired() {
    let mut shell = today();
    shell.back_up("photos").unwrap();
    let key = key_of(&shell);
    let expires = Timestamp::from_unix_millis(shell.view().clock.now.unix_millis() + 60_000);
    shell.must(SetKeyDates {
        key,
        not_before: None,
        expires: Some(expires),
    });
    assert_eq!(state(&shell, Rule::N7), RuleState::Holds);
    shell.advance(Advance::Hours(1));
    is_broken_by_testvault(&shell, Rule::N7);
}

#[test]
fn n8_shows_with_a_rotation_policy() {
    let mut shell = today();
    assert_eq!(state(&shell, Rule::N8), RuleState::NotYet(NotYet::Use));
    shell.must(SetRotationPolicy {
        key_vault: key_vault_name("testkeyvault"),
        key: key_name("testkey"),
        policy: Some(RotationPolicy {
            rotate: Rotate::AfterCreation { days: 30 },
            expires_after_days: None,
        }),
    });
    assert_eq!(state(&shell, Rule::N8), RuleState::Holds);
}

#[test]
fn n1_n2_n6_and_n7_show_with_a_key_and_only_in_their_edition() {
    for rule in [Rule::N1, Rule::N2, Rule::N6, Rule::N7] {
        assert_eq!(state(&ready(), rule), RuleState::OtherEdition, "{rule}");
        let current = Shell::open_in(Edition::Current);
        assert_eq!(state(&current, rule), RuleState::NotYet(NotYet::VaultWithKey), "{rule}");
    }
    assert_eq!(state(&ready(), Rule::N10), RuleState::Informs);
}
