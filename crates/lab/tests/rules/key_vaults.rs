//! K1 and the names of things, as the whole lab sees them.

use kluis_lab::request::{
    ChooseKeyVault, CreateVault, DisablePurgeProtection, DiscardPolicies, SavePolicies, UsePlatformKey,
};
use kluis_lab::view::{Operation, StepState};
use kluis_lab::{Effect, Request};
use kluis_resource::{Kid, Region};
use kluis_rulebook::{AzureCode, Detail, KeyPermission, Refusal, Rule};

use crate::shell::Shell;
use crate::shell::acts::{
    create_key, create_key_vault, delete_key, enable_identity, enable_purge_protection, enable_soft_delete,
    key_vault_name, pick_key, recover_key, vault_name,
};

fn key_vault_text() -> String {
    "testkeyvault".to_owned()
}

#[test]
fn k1_both_must_be_on_before_a_key_is_assigned() {
    let mut shell = Shell::open();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.must(enable_identity("testvault"));
    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL);
    let assign = pick_key("testvault", "testkeyvault", "testkey");
    let key_vault = key_vault_text();
    let soft = Refusal::of(Rule::K1, Detail::SoftDeleteOff { key_vault })
        .with_code(AzureCode::UserErrorCMKSoftDeleteNotEnabledOnKeyVault);
    assert_eq!(shell.refused(assign.clone()), soft);
    shell.must(enable_soft_delete("testkeyvault"));
    let key_vault = key_vault_text();
    let purge = Refusal::of(Rule::K1, Detail::PurgeProtectionOff { key_vault })
        .with_code(AzureCode::UserErrorCMKPurgeProtectionNotEnabledOnKeyVault);
    assert_eq!(shell.refused(assign.clone()), purge);
    shell.must(enable_purge_protection("testkeyvault"));
    shell.must(assign);
}

#[test]
fn k1_both_may_be_on_from_the_start() {
    let mut shell = Shell::open();
    shell.must(create_key_vault("ready", Region::WestEurope, true, true));
    shell.must(create_key("ready", "testkey", 2048));
    shell.must(enable_identity("testvault"));
    shell.grant("testvault", "ready", &KeyPermission::ALL);
    shell.must(pick_key("testvault", "ready", "testkey"));
    let refusal = shell.refused(create_key_vault("wrong", Region::WestEurope, false, true));
    assert!(matches!(refusal.detail, Detail::PurgeProtectionNeedsSoftDelete { .. }));
}

#[test]
fn k1_purge_protection_is_not_turned_off_again() {
    let mut shell = Shell::open();
    shell.four_steps();
    let off = Request::from(DisablePurgeProtection {
        key_vault: key_vault_name("testkeyvault"),
    });
    let key_vault = key_vault_text();
    let refusal = Refusal::of(Rule::K1, Detail::ProtectionIsFinal { key_vault });
    assert_eq!(shell.refused(off), refusal);
    assert_eq!(shell.vault("testvault").steps[2].state, StepState::Done);
}

#[test]
fn k1_without_soft_delete_the_private_keys_are_destroyed() {
    let mut shell = Shell::open();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let first = Kid::Customer(shell.newest("testkeyvault", "testkey"));
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let second = Kid::Customer(shell.newest("testkeyvault", "testkey"));
    shell.send(delete_key("testkeyvault", "testkey")).unwrap();
    let kids = vec![first.clone(), second.clone()];
    assert_eq!(shell.waiting, [Effect::DestroyKeys { kids }]);
    shell.perform_all();
    assert!(!shell.keys.contains(&first) && !shell.keys.contains(&second));
    assert!(matches!(
        shell.refused(recover_key("testkeyvault", "testkey")).detail,
        Detail::NotFound { .. }
    ));
}

#[test]
fn k1_a_deleted_key_holds_its_name_and_comes_back_whole() {
    let mut shell = Shell::open();
    shell.four_steps();
    let before = shell.view().key_vaults[0].keys.clone();
    shell.must(delete_key("testkeyvault", "testkey"));
    let key_vault = shell.view().key_vaults[0].clone();
    assert_eq!(key_vault.keys, []);
    assert_eq!(key_vault.deleted_keys[0].versions, 1);
    let refusal = shell.refused(create_key("testkeyvault", "testkey", 2048));
    assert!(matches!(refusal.detail, Detail::KeyNameHeld { .. }));
    shell.must(recover_key("testkeyvault", "testkey"));
    assert_eq!(shell.view().key_vaults[0].keys, before);
}

#[test]
fn a_key_that_is_not_made_is_not_there_and_the_log_says_so() {
    let mut shell = Shell::open();
    shell.send(create_key("testkeyvault", "testkey", 2048)).unwrap();
    let version = shell.view().key_vaults[0].keys[0].versions[0].clone();
    assert!(version.making && !version.enabled && version.modulus.is_empty());
    let waiting: Vec<_> = shell.waiting.iter().cloned().collect();
    assert_eq!(
        kluis_lab::awaited_keys(&shell.model),
        waiting,
        "a restart makes it again"
    );
    shell.fail_next(kluis_lab::JobFailure::Storage);
    assert_eq!(shell.view().key_vaults[0].keys, []);
    let log: Vec<_> = shell.view().log.iter().take(2).map(|line| line.operation).collect();
    assert_eq!(log, [Operation::CreateKey, Operation::CreateKey]);
}

#[test]
fn names_are_taken_whatever_their_case() {
    let mut shell = Shell::open();
    let vault = Request::from(CreateVault {
        vault: vault_name("TestVault"),
        region: Region::WestEurope,
    });
    let taken = |name: &str| {
        let name = name.to_owned();
        Refusal::without_rule(Detail::NameTaken { name })
    };
    assert_eq!(shell.refused(vault), taken("TestVault"));
    let key_vault = create_key_vault("TestKeyVault", Region::EastUs, false, false);
    assert_eq!(shell.refused(key_vault), taken("testkeyvault"));
    shell.must(enable_identity("TESTVAULT"));
    assert_eq!(shell.view().log[0].resource, "testvault");
}

#[test]
fn requests_about_things_that_are_not_there_are_refused() {
    let mut shell = Shell::open();
    let (vault, key_vault) = (vault_name("nowhere"), key_vault_name("nowhere"));
    let wrong = [
        enable_identity("nowhere"),
        crate::shell::acts::disable_identity("nowhere", true),
        pick_key("nowhere", "testkeyvault", "testkey"),
        crate::shell::acts::back_up("nowhere", "photos", true),
        Request::from(UsePlatformKey { vault: vault.clone() }),
        Request::from(ChooseKeyVault {
            vault,
            key_vault: key_vault.clone(),
        }),
        enable_soft_delete("nowhere"),
        enable_purge_protection("nowhere"),
        create_key("nowhere", "testkey", 2048),
        delete_key("nowhere", "testkey"),
        delete_key("testkeyvault", "testkey"),
        recover_key("testkeyvault", "testkey"),
        Request::from(DisablePurgeProtection {
            key_vault: key_vault.clone(),
        }),
        Request::from(SavePolicies {
            key_vault: key_vault.clone(),
        }),
        Request::from(DiscardPolicies { key_vault }),
    ];
    for act in wrong {
        let refusal = shell.refused(act);
        assert!(matches!(refusal.detail, Detail::NotFound { .. }), "{refusal:?}");
    }
}
