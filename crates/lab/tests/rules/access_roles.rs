//! Who a vault is and what it may do, as of today: user-assigned identities (N3), roles (N4), key dates (N7), rotation policies
//! (N8), and changes of key that take their time (N6).

use kluis_lab::request::{
    Advance, AdvanceClock, AssignRole, CreateIdentity, CreateKeyVault, RemoveRole, SetKeyDates, SetRotationPolicy,
    UseIdentity,
};
use kluis_lab::view::{IdentityView, KeyView, LogStatus, Operation};
use kluis_lab::{Request, Rotate, RotationPolicy};
use kluis_resource::{KeyUri, Kid, Timestamp, days};
use kluis_rulebook::{AzureCode, Detail, Edition, KeyPermission, KeyTrouble, KeyVaultRole, Novelty, Refusal, Rule};

use crate::shell::Shell;
use crate::shell::acts::{
    create_key, draft, enable_identity, enable_purge_protection, key_vault_name, new_key_vault, pick_key, role,
    set_enabled, vault_name,
};

fn create_identity(name: &str) -> Request {
    Request::from(CreateIdentity {
        identity: name.parse().unwrap(),
        tenant: None,
    })
}

fn use_identity(vault: &str, name: &str) -> Request {
    Request::from(UseIdentity {
        vault: vault_name(vault),
        identity: name.parse().unwrap(),
    })
}

fn set_dates(key: &KeyUri, not_before: Option<Timestamp>, expires: Option<Timestamp>) -> Request {
    Request::from(SetKeyDates {
        key: key.clone(),
        not_before,
        expires,
    })
}

fn rotation(policy: Option<RotationPolicy>) -> Request {
    Request::from(SetRotationPolicy {
        key_vault: key_vault_name("testkeyvault"),
        key: "testkey".parse().unwrap(),
        policy,
    })
}

fn after_creation(days: u16) -> RotationPolicy {
    RotationPolicy {
        rotate: Rotate::AfterCreation { days },
        expires_after_days: None,
    }
}

fn testkey(shell: &Shell) -> KeyView {
    shell.view().key_vaults[0].keys[0].clone()
}

fn current() -> Shell {
    Shell::open_in(Edition::Current)
}

fn novelty_refused(refusal: &Refusal, rule: Rule, novelty: Novelty) {
    assert_eq!(*refusal, Refusal::of(rule, Detail::NotInThisEdition { novelty }));
}

#[test]
fn n3_a_vault_may_use_a_user_assigned_identity() {
    let mut shell = current();
    shell.must(create_identity("backup-identity"));
    shell.must(use_identity("testvault", "backup-identity"));
    let IdentityView::User { principal, .. } = shell.vault("testvault").identity else {
        panic!("it is user-assigned");
    };
    assert_eq!(shell.view().identities[0].principal, principal);
    shell.must(role("testkeyvault", principal));
    shell.advance(Advance::Minutes(10));
    shell.must(enable_purge_protection("testkeyvault"));
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.must(pick_key("testvault", "testkeyvault", "testkey"));
    shell.back_up("photos").unwrap();
    shell.restore("photos").unwrap();
    let audit = &shell.view().key_vaults[0].audit;
    assert!(audit.iter().all(|entry| entry.principal == principal));
}

#[test]
fn n3_another_identity_under_a_key_needs_access_of_its_own() {
    let mut shell = current();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(create_identity("backup-identity"));
    shell.must(use_identity("testvault", "backup-identity"));
    assert_eq!(shell.restore("photos").unwrap_err().rule, Some(Rule::N4));
    shell.assign_role("testvault", "testkeyvault");
    shell.restore("photos").unwrap();
}

#[test]
fn n3_the_edition_of_the_source_documents_knows_none() {
    let mut shell = Shell::open();
    for act in [
        create_identity("backup-identity"),
        use_identity("testvault", "backup-identity"),
    ] {
        novelty_refused(&shell.refused(act), Rule::N3, Novelty::UserAssignedIdentity);
    }
}

#[test]
fn n4_a_role_takes_effect_ten_minutes_later_on_the_clock() {
    let mut shell = current();
    shell.must(enable_identity("testvault"));
    let principal = shell.principal("testvault");
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.must(enable_purge_protection("testkeyvault"));
    let pick = || pick_key("testvault", "testkeyvault", "testkey");
    let missing = |on_its_way| {
        Refusal::of(
            Rule::N4,
            Detail::RoleMissing {
                holder: "testvault".to_owned(),
                key_vault: "testkeyvault".to_owned(),
                missing: KeyPermission::ALL.to_vec(),
                on_its_way,
            },
        )
        .with_code(AzureCode::UserErrorCMKKeyVaultAuthFailure)
    };
    assert_eq!(shell.refused(pick()), missing(false));
    shell.must(role("testkeyvault", principal));
    assert_eq!(shell.refused(pick()), missing(true));
    shell.advance(Advance::Minutes(9));
    assert_eq!(shell.refused(pick()), missing(true));
    shell.advance(Advance::ToNext);
    let in_force = shell
        .view()
        .log
        .iter()
        .any(|line| line.operation == Operation::RoleInForce);
    assert!(in_force && shell.view().key_vaults[0].roles[0].in_force);
    shell.must(pick());
}

#[test]
fn n4_a_role_that_only_reads_is_not_enough_and_one_taken_away_is_gone_at_once() {
    let mut shell = current();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let principal = shell.principal("testvault");
    let key_vault = key_vault_name("testkeyvault");
    let reader = KeyVaultRole::Reader;
    shell.must(AssignRole {
        key_vault: key_vault.clone(),
        principal,
        role: reader,
    });
    shell.must(RemoveRole {
        key_vault,
        principal,
        role: KeyVaultRole::CryptoServiceEncryptionUser,
    });
    shell.advance(Advance::Hours(1));
    let refusal = shell.restore("photos").unwrap_err();
    let Detail::RoleMissing { missing, .. } = &refusal.detail else {
        panic!("{refusal:?}");
    };
    assert_eq!(*missing, [KeyPermission::UnwrapKey, KeyPermission::WrapKey]);
    assert_eq!(
        refusal.azure_code,
        Some(AzureCode::UserErrorCMKMissingMangedIdentityPermissionOnKeyVault)
    );
    shell.assign_role("testvault", "testkeyvault");
    shell.restore("photos").unwrap();
}

#[test]
fn n4_a_key_vault_takes_either_roles_or_access_policies() {
    let mut shell = current();
    shell.must(enable_identity("testvault"));
    let principal = shell.principal("testvault");
    let refusal = shell.refused(draft("testkeyvault", principal, &KeyPermission::ALL));
    let key_vault = "testkeyvault".to_owned();
    assert_eq!(refusal, Refusal::of(Rule::N4, Detail::TakesRoles { key_vault }));

    let mut seeds = Shell::open();
    seeds.must(enable_identity("testvault"));
    let principal = seeds.principal("testvault");
    let key_vault = "testkeyvault".to_owned();
    let refusal = seeds.refused(role("testkeyvault", principal));
    assert_eq!(refusal, Refusal::of(Rule::P1, Detail::TakesPolicies { key_vault }));
    let refusal = seeds.refused(CreateKeyVault {
        rbac: true,
        ..new_key_vault("other", kluis_resource::Region::WestEurope)
    });
    novelty_refused(&refusal, Rule::N4, Novelty::Roles);
}

#[test]
fn n6_a_change_of_key_takes_effect_an_hour_later_and_rewraps_then() {
    let mut shell = current();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let old = shell.newest("testkeyvault", "testkey");
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let new = shell.newest("testkeyvault", "testkey");
    let vault = shell.vault("testvault");
    assert_eq!(vault.key.unwrap().uri, old);
    assert_eq!(vault.pending_key.unwrap().uri, new);
    assert_eq!(vault.items[0].recovery_points[0].kid, Kid::Customer(old));
    shell.advance(Advance::ToNext);
    let vault = shell.vault("testvault");
    assert_eq!(vault.key.unwrap().uri, new);
    assert_eq!(vault.pending_key, None);
    assert_eq!(vault.items[0].recovery_points[0].kid, Kid::Customer(new));
    assert!(
        shell
            .view()
            .log
            .iter()
            .any(|line| line.operation == Operation::KeyInForce)
    );
}

#[test]
fn n6_the_version_before_must_stay_enabled_until_then() {
    let mut shell = current();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let old = shell.newest("testkeyvault", "testkey");
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.must(set_enabled(&old, false));
    let refusal = shell.back_up("photos").unwrap_err();
    assert_eq!(refusal.rule, Some(Rule::N6));
    assert!(matches!(refusal.detail, Detail::OldVersionNeeded { .. }));
    shell.must(set_enabled(&old, true));
    shell.back_up("photos").unwrap();
    shell.advance(Advance::Hours(1));
    shell.must(set_enabled(&old, false));
    shell.back_up("photos").unwrap();
    shell.restore("photos").unwrap();
}

#[test]
fn n6_in_the_edition_of_the_source_documents_a_change_is_in_force_at_once() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    assert_eq!(
        shell.vault("testvault").key.unwrap().uri,
        shell.newest("testkeyvault", "testkey")
    );
    assert_eq!(shell.vault("testvault").pending_key, None);
}

#[test]
fn n7_an_expired_key_unwraps_and_does_not_wrap() {
    let mut shell = current();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let key = shell.newest("testkeyvault", "testkey");
    let now = shell.view().now;
    shell.must(set_dates(&key, None, Some(now + days(30))));
    shell.back_up("photos").unwrap();
    shell.advance(Advance::ToNext);
    assert!(
        shell
            .view()
            .log
            .iter()
            .any(|line| line.operation == Operation::KeyExpires)
    );
    assert!(!testkey(&shell).versions[0].can_wrap);
    shell.restore("photos").unwrap();
    let refusal = shell.back_up("photos").unwrap_err();
    assert_eq!(refusal.rule, Some(Rule::N7));
    let expired = KeyTrouble::Expired;
    assert!(matches!(&refusal.detail, Detail::KeyUnusable { trouble, .. } if *trouble == expired));
    shell.must(set_enabled(&key, false));
    assert_eq!(
        shell.restore("photos").unwrap_err().rule,
        Some(Rule::E3),
        "disabled, it does neither"
    );
    shell.must(set_enabled(&key, true));
    shell.must(set_dates(&key, None, None));
    shell.back_up("photos").unwrap();
}

#[test]
fn n7_a_version_that_is_not_valid_yet_is_followed_when_it_is() {
    let mut shell = current();
    shell.four_steps();
    let old = shell.newest("testkeyvault", "testkey");
    shell.send(create_key("testkeyvault", "testkey", 2048)).unwrap();
    let new = shell.newest("testkeyvault", "testkey");
    let now = shell.view().now;
    shell.send(set_dates(&new, Some(now + days(3)), None)).unwrap();
    shell.perform_all();
    assert_eq!(shell.vault("testvault").key.unwrap().uri, old);
    assert_eq!(shell.vault("testvault").pending_key, None);
    shell.advance(Advance::ToNext);
    assert_eq!(shell.vault("testvault").pending_key.unwrap().uri, new);
    shell.advance(Advance::ToNext);
    assert_eq!(shell.vault("testvault").key.unwrap().uri, new);
}

#[test]
fn n7_dates_in_no_order_or_in_another_edition_are_refused() {
    let mut shell = current();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let key = shell.newest("testkeyvault", "testkey");
    let now = shell.view().now;
    let bad = [
        (None, Some(now)),
        (Some(now + days(2)), Some(now + days(1))),
        (Some(now + days(2)), Some(now + days(2))),
    ];
    for (not_before, expires) in bad {
        let refusal = shell.refused(set_dates(&key, not_before, expires));
        assert_eq!(refusal.rule, Some(Rule::N7));
        assert!(matches!(refusal.detail, Detail::KeyDates { .. }));
    }
    let mut seeds = Shell::open();
    seeds.must(create_key("testkeyvault", "testkey", 2048));
    let key = seeds.newest("testkeyvault", "testkey");
    let refusal = seeds.refused(set_dates(&key, None, Some(now + days(1))));
    novelty_refused(&refusal, Rule::N7, Novelty::KeyDates);
}

#[test]
fn n8_a_rotation_policy_makes_a_version_and_the_vault_follows() {
    let mut shell = current();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(rotation(Some(after_creation(30))));
    let key = testkey(&shell);
    assert_eq!(key.rotates_at, Some(key.versions[0].created + days(30)));
    shell.advance(Advance::ToNext);
    let key = testkey(&shell);
    assert_eq!(key.versions.len(), 2);
    assert_eq!(key.rotates_at, Some(key.versions[0].created + days(30)));
    shell.advance(Advance::Hours(1));
    let new = shell.newest("testkeyvault", "testkey");
    assert_eq!(
        shell.vault("testvault").items[0].recovery_points[0].kid,
        Kid::Customer(new)
    );
    shell.advance(Advance::Days(90));
    assert_eq!(testkey(&shell).versions.len(), 5);
    shell.must(rotation(None));
    shell.advance(Advance::Days(90));
    assert_eq!(testkey(&shell).versions.len(), 5);
}

#[test]
fn n8_before_expiry_a_version_follows_another_and_each_expires() {
    let mut shell = current();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let before = |days, life| RotationPolicy {
        rotate: Rotate::BeforeExpiry { days },
        expires_after_days: life,
    };
    shell.must(rotation(Some(before(7, Some(28)))));
    assert_eq!(testkey(&shell).rotates_at, None, "this version never expires");
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let newest = testkey(&shell).versions[0].clone();
    assert_eq!(newest.expires, Some(newest.created + days(28)));
    assert_eq!(testkey(&shell).rotates_at, Some(newest.created + days(21)));
    shell.advance(Advance::Days(22));
    let key = testkey(&shell);
    assert_eq!(key.versions.len(), 3);
    assert_eq!(key.versions[0].created, newest.created + days(21));
}

#[test]
fn n8_a_policy_of_less_than_seven_days_is_refused() {
    let mut shell = current();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let few = |days, least| Refusal::of(Rule::N8, Detail::RotationDays { days, least });
    assert_eq!(shell.refused(rotation(Some(after_creation(6)))), few(6, 7));
    let policy = |days, life| RotationPolicy {
        rotate: Rotate::BeforeExpiry { days },
        expires_after_days: life,
    };
    assert_eq!(shell.refused(rotation(Some(policy(6, Some(90))))), few(6, 7));
    assert_eq!(shell.refused(rotation(Some(policy(7, Some(27))))), few(27, 28));
    assert_eq!(shell.refused(rotation(Some(policy(30, Some(30))))), few(30, 37));
    let key = "testkey".to_owned();
    assert_eq!(
        shell.refused(rotation(Some(policy(7, None)))),
        Refusal::of(Rule::N8, Detail::RotationNeedsExpiry { key })
    );
    shell.must(rotation(Some(after_creation(7))));
    let mut seeds = Shell::open();
    seeds.must(create_key("testkeyvault", "testkey", 2048));
    let refusal = seeds.refused(rotation(Some(after_creation(30))));
    novelty_refused(&refusal, Rule::N8, Novelty::RotationPolicies);
}

#[test]
fn n8_a_version_that_cannot_be_made_is_tried_again_an_hour_later() {
    let mut shell = current();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.must(rotation(Some(after_creation(7))));
    shell.send(AdvanceClock { by: Advance::ToNext }).unwrap();
    shell.fail_next(kluis_lab::JobFailure::Engine);
    let failed = shell
        .view()
        .log
        .iter()
        .any(|line| line.operation == Operation::CreateKey && line.status == LogStatus::Failed);
    assert!(failed);
    let now = shell.view().now;
    assert_eq!(testkey(&shell).rotates_at, Some(now + kluis_resource::hours(1)));
    shell.advance(Advance::ToNext);
    assert_eq!(testkey(&shell).versions.len(), 2);
}
