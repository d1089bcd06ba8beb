//! What is deleted, and what time does: retention, purge, key vaults that come back (rules K2, N5, N13), and the clock itself.

use kluis_lab::request::{
    Advance, AdvanceClock, CreateKeyVault, DeleteKeyVault, PurgeKey, PurgeKeyVault, RecoverKeyVault,
};
use kluis_lab::view::{DueKind, LabView, Operation};
use kluis_lab::{Effect, Outcome, Request, Unfit};
use kluis_resource::{Kid, Region};
use kluis_rulebook::{Detail, Edition, KeyTrouble, Refusal, Rule};

use crate::shell::Shell;
use crate::shell::acts::{
    create_key, create_key_vault, delete_key, enable_soft_delete, key_vault_name, new_key_vault, pick_key, recover_key,
};

fn purge_key(key: &str) -> Request {
    Request::from(PurgeKey {
        key_vault: key_vault_name("testkeyvault"),
        key: key.parse().unwrap(),
    })
}

fn delete_key_vault(name: &str) -> Request {
    Request::from(DeleteKeyVault {
        key_vault: key_vault_name(name),
    })
}

fn recover_key_vault(name: &str) -> Request {
    Request::from(RecoverKeyVault {
        key_vault: key_vault_name(name),
    })
}

fn purge_key_vault(name: &str) -> Request {
    Request::from(PurgeKeyVault {
        key_vault: key_vault_name(name),
    })
}

fn logged(view: &LabView, operation: Operation) -> usize {
    view.log.iter().filter(|line| line.operation == operation).count()
}

#[test]
fn k2_a_protected_deleted_key_is_not_purged_before_its_time() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(delete_key("testkeyvault", "testkey"));
    let (name, key_vault) = ("testkey".to_owned(), "testkeyvault".to_owned());
    let refusal = Refusal::of(Rule::K2, Detail::PurgeProtected { name, key_vault });
    assert_eq!(shell.refused(purge_key("testkey")), refusal);
    shell.advance(Advance::Days(89));
    assert_eq!(shell.refused(purge_key("testkey")), refusal);
    shell.must(recover_key("testkeyvault", "testkey"));
    shell.back_up("photos").unwrap();
}

#[test]
fn k2_without_purge_protection_a_deleted_key_may_be_purged_at_once_and_is_gone() {
    let mut shell = Shell::open();
    shell.must(enable_soft_delete("testkeyvault"));
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let kid = Kid::Customer(shell.newest("testkeyvault", "testkey"));
    shell.must(delete_key("testkeyvault", "testkey"));
    assert!(shell.keys.contains(&kid), "a deleted key is kept");
    shell.must(purge_key("testkey"));
    assert!(!shell.keys.contains(&kid), "a purged one is not");
    assert!(shell.refused(recover_key("testkeyvault", "testkey")).rule.is_none());
    shell.must(create_key("testkeyvault", "testkey", 2048));
}

#[test]
fn k2_a_deleted_key_is_gone_when_its_retention_time_ends_and_its_name_is_free() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let kid = Kid::Customer(shell.newest("testkeyvault", "testkey"));
    shell.must(delete_key("testkeyvault", "testkey"));
    let next = shell.view().clock.next.expect("its end will come");
    assert_eq!((next.kind, next.subject.as_str()), (DueKind::KeyGone, "testkey"));
    assert_eq!(next.at, shell.view().key_vaults[0].deleted_keys[0].purge);

    shell.advance(Advance::ToNext);
    assert_eq!(shell.view().now, next.at);
    assert_eq!(shell.view().key_vaults[0].deleted_keys, []);
    assert!(!shell.keys.contains(&kid));
    assert_eq!(logged(&shell.view(), Operation::PurgeKey), 1);
    let refusal = shell.restore("photos").unwrap_err();
    assert_eq!(refusal.rule, Some(Rule::E3));
    assert!(matches!(
        refusal.detail,
        Detail::KeyUnusable {
            trouble: KeyTrouble::Gone,
            ..
        }
    ));
    shell.must(create_key("testkeyvault", "testkey", 2048));
    assert!(
        shell.restore("photos").is_err(),
        "another key of that name opens nothing"
    );
}

#[test]
fn k2_time_that_passes_by_itself_counts_as_well() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(delete_key("testkeyvault", "testkey"));
    shell.wait(90 * 24 * 3_600_000);
    shell.must_report(Outcome::ClockTicked);
    assert_eq!(shell.view().key_vaults[0].deleted_keys, []);
    assert_eq!(
        shell.unfit(Outcome::ClockTicked),
        Unfit::NotAwaited,
        "nothing else is due"
    );
}

#[test]
fn n5_a_key_vault_keeps_for_7_to_90_days_as_said_when_it_was_created() {
    let create = |days| {
        Request::from(CreateKeyVault {
            purge_protection: false,
            retention_days: Some(days),
            ..new_key_vault("other", Region::WestEurope)
        })
    };
    for edition in [Edition::Seeds, Edition::Current] {
        let mut shell = Shell::open_in(edition);
        for days in [6, 91] {
            let refusal = Refusal::of(Rule::N5, Detail::RetentionDays { days });
            assert_eq!(shell.refused(create(days)), refusal);
        }
        shell.must(create(7));
        shell.must(create_key("other", "testkey", 2048));
        shell.must(delete_key("other", "testkey"));
        shell.advance(Advance::Days(6));
        assert_eq!(shell.view().key_vaults[1].deleted_keys.len(), 1);
        shell.advance(Advance::Days(1));
        assert_eq!(shell.view().key_vaults[1].deleted_keys, []);
    }
}

#[test]
fn n5_in_the_current_edition_soft_delete_is_always_on() {
    let mut shell = Shell::open_in(Edition::Current);
    assert!(shell.view().key_vaults[0].soft_delete);
    let refusal = shell.refused(create_key_vault("other", Region::WestEurope, false, false));
    let key_vault = "other".to_owned();
    assert_eq!(
        refusal,
        Refusal::of(Rule::N5, Detail::SoftDeleteIsAlwaysOn { key_vault })
    );
    shell.must(create_key_vault("other", Region::WestEurope, true, false));
    let mut seeds = Shell::open();
    seeds.must(create_key_vault("other", Region::WestEurope, false, false));
}

#[test]
fn n5_the_name_of_a_deleted_key_vault_stays_taken_until_it_is_gone() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(delete_key_vault("testkeyvault"));
    let create = || create_key_vault("testkeyvault", Region::WestEurope, true, true);
    let key_vault = "testkeyvault".to_owned();
    let refusal = Refusal::of(Rule::N5, Detail::KeyVaultNameHeld { key_vault });
    assert_eq!(shell.refused(create()), refusal);
    assert_eq!(shell.refused(purge_key_vault("testkeyvault")).rule, Some(Rule::K2));
    shell.advance(Advance::ToNext);
    assert_eq!(shell.view().deleted_key_vaults, []);
    shell.must(create());
}

#[test]
fn e3_a_deleted_key_vault_blocks_and_a_recovered_one_brings_everything_back() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(delete_key_vault("testkeyvault"));
    for refusal in [
        shell.back_up("photos").unwrap_err(),
        shell.restore("photos").unwrap_err(),
    ] {
        assert_eq!(refusal.rule, Some(Rule::E3));
        let trouble = KeyTrouble::KeyVaultDeleted;
        assert!(matches!(refusal.detail, Detail::KeyUnusable { trouble: own, .. } if own == trouble));
    }
    shell.must(recover_key_vault("testkeyvault"));
    shell.restore("photos").unwrap();
    shell.back_up("photos").unwrap();
}

#[test]
fn n13_a_recovered_key_vault_has_no_roles_and_an_access_policy_stays() {
    let mut shell = Shell::open_in(Edition::Current);
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(delete_key_vault("testkeyvault"));
    shell.must(recover_key_vault("testkeyvault"));
    assert_eq!(shell.view().key_vaults[0].roles, []);
    assert_eq!(shell.restore("photos").unwrap_err().rule, Some(Rule::N4));
    shell.assign_role("testvault", "testkeyvault");
    shell.restore("photos").unwrap();

    let mut seeds = Shell::open();
    seeds.four_steps();
    seeds.must(delete_key_vault("testkeyvault"));
    seeds.must(recover_key_vault("testkeyvault"));
    seeds.back_up("photos").unwrap();
}

#[test]
fn k2_a_key_vault_without_soft_delete_goes_for_good_with_its_keys() {
    let mut shell = Shell::open();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.must(delete_key_vault("testkeyvault"));
    assert_eq!(shell.view().deleted_key_vaults, []);
    assert!(shell.keys.iter().all(|kid| matches!(kid, Kid::Platform(_))));
    assert!(shell.refused(recover_key_vault("testkeyvault")).rule.is_none());
}

#[test]
fn k2_an_unprotected_deleted_key_vault_may_be_purged() {
    let mut shell = Shell::open();
    shell.must(enable_soft_delete("testkeyvault"));
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.must(delete_key_vault("testkeyvault"));
    shell.must(purge_key_vault("testkeyvault"));
    assert!(shell.keys.iter().all(|kid| matches!(kid, Kid::Platform(_))));
}

#[test]
fn a_key_vault_is_not_deleted_while_a_key_is_being_made() {
    let mut shell = Shell::open();
    shell.send(create_key("testkeyvault", "testkey", 2048)).unwrap();
    let detail = shell.refused(delete_key_vault("testkeyvault")).detail;
    assert!(matches!(detail, Detail::KeyBeingMade { .. }));
}

#[test]
fn the_clock_goes_forward_by_some_time_and_never_stands_or_jumps_too_far() {
    let mut shell = Shell::open();
    for by in [
        Advance::Minutes(0),
        Advance::Hours(0),
        Advance::Days(367),
        Advance::Hours(u32::MAX),
    ] {
        let detail = shell.refused(AdvanceClock { by }).detail;
        assert_eq!(detail, Detail::ClockStep { most_days: 366 });
    }
    let by = Advance::ToNext;
    assert_eq!(shell.refused(AdvanceClock { by }).detail, Detail::NothingDue);
    shell.advance(Advance::Hours(1));
    let before = shell.view().now;
    shell.advance(Advance::Days(1));
    let view = shell.view();
    assert_eq!(view.clock.ahead_millis, 25 * 3_600_000);
    let passed = view.now - before;
    assert_eq!(
        passed.as_millis(),
        24 * 3_600_000 + 1000,
        "and a second of the shell's own"
    );
    assert_eq!(logged(&view, Operation::AdvanceClock), 2);
}

#[test]
fn what_time_brings_happens_in_order_and_each_at_its_own_moment() {
    let mut shell = Shell::open();
    shell.must(enable_soft_delete("testkeyvault"));
    for key in ["first", "second"] {
        shell.must(create_key("testkeyvault", key, 2048));
        shell.must(delete_key("testkeyvault", key));
        shell.advance(Advance::Days(10));
    }
    shell.advance(Advance::Days(200));
    let view = shell.view();
    let gone: Vec<_> = view
        .log
        .iter()
        .filter(|line| line.operation == Operation::PurgeKey)
        .collect();
    assert_eq!(
        gone.iter().map(|line| line.subject.as_str()).collect::<Vec<_>>(),
        ["second", "first"]
    );
    let apart = gone[0].at - gone[1].at;
    assert_eq!(apart.as_secs() / 86_400, 10);
    assert!(view.now > gone[0].at);
}

#[test]
fn a_refused_event_lets_nothing_happen_that_was_due() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(delete_key("testkeyvault", "testkey"));
    shell.wait(91 * 24 * 3_600_000);
    assert!(shell.send(pick_key("testvault", "nowhere", "testkey")).is_err());
    assert_eq!(shell.view().key_vaults[0].deleted_keys.len(), 1);
    shell.send(create_key("testkeyvault", "other", 2048)).unwrap();
    assert_eq!(shell.view().key_vaults[0].deleted_keys, []);
    assert!(
        shell
            .waiting
            .iter()
            .any(|effect| matches!(effect, Effect::DestroyKeys { .. }))
    );
}
