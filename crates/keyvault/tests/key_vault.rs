//! Every operation of a key vault in every state that matters to it, allowed and refused.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a test that can't go on stops, and matches what it is about"
)]

use std::time::Duration;

use kluis_keyvault::{
    Access, Deletion, KeyVault, NewKeyVault, Permissions, Protection, SecretPermissions, VersionState,
};
use kluis_resource::{KeyName, KeyUri, KeyVersion, Kid, PrincipalId, Region, SubscriptionId, TenantId, Timestamp};
use kluis_rulebook::{Detail, Edition, KeyPermission, Refusal, Rule};
use uuid::Uuid;

const NOON: Timestamp = Timestamp::from_unix_millis(43_200_000);
const WHO: PrincipalId = PrincipalId::new(Uuid::from_u128(7));

fn key_vault(soft_delete: bool, purge_protection: bool) -> KeyVault {
    try_key_vault(soft_delete, purge_protection).unwrap()
}

fn try_key_vault(soft_delete: bool, purge_protection: bool) -> Result<KeyVault, Refusal> {
    let new = NewKeyVault {
        soft_delete,
        purge_protection,
        ..new_key_vault()
    };
    KeyVault::create(new, Edition::Seeds.terms())
}

fn new_key_vault() -> NewKeyVault {
    NewKeyVault {
        name: "testkeyvault".parse().unwrap(),
        region: Region::WestEurope,
        subscription: SubscriptionId::new(Uuid::from_u128(1)),
        tenant: TenantId::new(Uuid::from_u128(2)),
        soft_delete: true,
        purge_protection: false,
        retention_days: None,
        rbac: false,
    }
}

fn name() -> KeyName {
    "testkey".parse().unwrap()
}

fn with_key(mut key_vault: KeyVault, number: u128) -> (KeyVault, KeyUri) {
    let uri = key_vault
        .create_key(&name(), KeyVersion::new(number), 2048, NOON)
        .unwrap();
    assert!(key_vault.key_made(&uri, "c5"));
    (key_vault, uri)
}

fn held() -> Refusal {
    Refusal::without_rule(Detail::KeyNameHeld {
        key: "testkey".to_owned(),
        key_vault: "testkeyvault".to_owned(),
    })
}

fn being_made() -> Refusal {
    Refusal::without_rule(Detail::KeyBeingMade {
        key: "testkey".to_owned(),
        key_vault: "testkeyvault".to_owned(),
    })
}

fn nothing_drafted() -> Refusal {
    let key_vault = "testkeyvault".to_owned();
    Refusal::without_rule(Detail::NothingDrafted { key_vault })
}

fn not_on() -> Refusal {
    let key_vault = "testkeyvault".to_owned();
    Refusal::without_rule(Detail::PurgeProtectionNotOn { key_vault })
}

fn already_so() -> Refusal {
    let name = "testkeyvault".to_owned();
    Refusal::without_rule(Detail::AlreadySo { name })
}

#[test]
fn k1_both_protections_may_be_set_at_creation() {
    assert_eq!(key_vault(false, false).protection(), Protection::None);
    assert_eq!(key_vault(true, false).protection(), Protection::SoftDelete);
    assert_eq!(key_vault(true, true).protection(), Protection::PurgeProtection);
    assert_eq!(key_vault(true, true).retention_days(), 90);
}

#[test]
fn k1_purge_protection_without_soft_delete_is_refused() {
    let refusal = Refusal::of(
        Rule::K1,
        Detail::PurgeProtectionNeedsSoftDelete {
            key_vault: "testkeyvault".to_owned(),
        },
    );
    assert_eq!(try_key_vault(false, true), Err(refusal.clone()));
    assert_eq!(key_vault(false, false).enable_purge_protection(), Err(refusal));
}

#[test]
fn k1_protection_goes_up_one_level_at_a_time_and_never_down() {
    let mut key_vault = key_vault(false, false);
    key_vault.enable_soft_delete().unwrap();
    assert_eq!(key_vault.enable_soft_delete(), Err(already_so()));
    assert_eq!(key_vault.refuse_disabling_purge_protection(), not_on());
    key_vault.enable_purge_protection().unwrap();
    assert_eq!(key_vault.enable_purge_protection(), Err(already_so()));
    assert_eq!(key_vault.enable_soft_delete(), Err(already_so()));
    assert_eq!(key_vault.refuse_disabling_purge_protection().rule, Some(Rule::K1));
}

#[test]
fn p1_a_drafted_policy_has_no_effect_until_it_is_saved() {
    let mut key_vault = key_vault(false, false);
    let get: Permissions = [KeyPermission::Get].into();
    key_vault
        .draft_policy(WHO, get.clone(), SecretPermissions::new())
        .unwrap();
    assert_eq!(key_vault.permissions(WHO, NOON), Permissions::new());
    assert_eq!(key_vault.coming_permissions(WHO), get);
    key_vault.save_policies().unwrap();
    assert_eq!(key_vault.permissions(WHO, NOON), get);
    assert!(matches!(key_vault.access(), Access::Policies { draft: None, .. }));
}

#[test]
fn p1_a_policy_without_permissions_is_removed_when_saved() {
    let mut key_vault = key_vault(false, false);
    key_vault.grant_at_once(WHO, &KeyPermission::ALL.into(), NOON);
    key_vault
        .draft_policy(WHO, Permissions::new(), SecretPermissions::new())
        .unwrap();
    assert_eq!(key_vault.permissions(WHO, NOON), KeyPermission::ALL.into());
    key_vault.save_policies().unwrap();
    assert_eq!(
        *key_vault.access(),
        Access::Policies {
            saved: Vec::new(),
            draft: None
        }
    );
}

#[test]
fn p1_a_draft_that_is_dropped_or_taken_back_leaves_nothing_to_save() {
    let mut key_vault = key_vault(false, false);
    assert_eq!(key_vault.save_policies(), Err(nothing_drafted()));
    assert_eq!(key_vault.discard_policies(), Err(nothing_drafted()));
    key_vault
        .draft_policy(WHO, [KeyPermission::Get].into(), SecretPermissions::new())
        .unwrap();
    assert_eq!(
        key_vault.draft_policy(WHO, [KeyPermission::Get].into(), SecretPermissions::new()),
        Err(already_so())
    );
    key_vault
        .draft_policy(WHO, Permissions::new(), SecretPermissions::new())
        .unwrap();
    assert_eq!(key_vault.save_policies(), Err(nothing_drafted()));
    key_vault
        .draft_policy(WHO, [KeyPermission::Get].into(), SecretPermissions::new())
        .unwrap();
    key_vault.discard_policies().unwrap();
    assert_eq!(key_vault.coming_permissions(WHO), Permissions::new());
}

#[test]
fn a_policy_that_azure_adds_by_itself_survives_the_saving_of_a_draft() {
    let mut key_vault = key_vault(false, false);
    let other = PrincipalId::new(Uuid::from_u128(8));
    key_vault
        .draft_policy(other, [KeyPermission::Get].into(), SecretPermissions::new())
        .unwrap();
    key_vault.grant_at_once(WHO, &KeyPermission::ALL.into(), NOON);
    assert_eq!(key_vault.permissions(WHO, NOON), KeyPermission::ALL.into());
    key_vault.save_policies().unwrap();
    assert_eq!(key_vault.permissions(WHO, NOON), KeyPermission::ALL.into());
    assert_eq!(key_vault.permissions(other, NOON), [KeyPermission::Get].into());
}

#[test]
fn a_key_is_of_no_use_until_it_is_made() {
    let mut key_vault = key_vault(false, false);
    let uri = key_vault.create_key(&name(), KeyVersion::new(1), 2048, NOON).unwrap();
    assert_eq!(key_vault.keys()[0].versions[0].state, VersionState::Making);
    assert_eq!(key_vault.set_key_enabled(&uri, false), Err(being_made()));
    assert_eq!(key_vault.delete_key(&name(), NOON), Err(being_made()));
    assert_eq!(
        key_vault.create_key(&name(), KeyVersion::new(2), 2048, NOON),
        Err(being_made())
    );
    assert!(key_vault.key_made(&uri, "c5"));
    assert!(!key_vault.key_made(&uri, "c5"), "it is made once");
    assert!(!key_vault.key_failed(&uri, NOON));
    key_vault.set_key_enabled(&uri, false).unwrap();
}

#[test]
fn k3_only_rsa_sizes_that_azure_generates_are_offered() {
    let mut key_vault = key_vault(false, false);
    for bits in [0, 1024, 2047, 8192] {
        let refusal = key_vault
            .create_key(&name(), KeyVersion::new(1), bits, NOON)
            .unwrap_err();
        assert_eq!(refusal.detail, Detail::KeySizeNotOffered { bits });
    }
    for (number, bits) in [2048, 3072, 4096].into_iter().enumerate() {
        let uri = key_vault
            .create_key(&name(), KeyVersion::new(number as u128), bits, NOON)
            .unwrap();
        assert!(key_vault.key_made(&uri, "c5"));
    }
    assert_eq!(key_vault.keys()[0].versions.len(), 3);
}

#[test]
fn a_key_that_could_not_be_made_was_never_there() {
    let mut key_vault = key_vault(false, false);
    let uri = key_vault.create_key(&name(), KeyVersion::new(1), 2048, NOON).unwrap();
    assert!(key_vault.key_failed(&uri, NOON));
    assert_eq!(key_vault.keys(), []);
    let (mut key_vault, first) = with_key(key_vault, 2);
    let second = key_vault.create_key(&name(), KeyVersion::new(3), 2048, NOON).unwrap();
    assert!(key_vault.key_failed(&second, NOON));
    assert_eq!(key_vault.keys()[0].versions.len(), 1);
    assert!(
        key_vault
            .key(&name())
            .unwrap()
            .version(first.version.unwrap())
            .is_some()
    );
}

#[test]
fn key_names_that_differ_in_case_are_the_same_key() {
    let (mut key_vault, _) = with_key(key_vault(false, false), 1);
    let uri = key_vault
        .create_key(&"TestKey".parse().unwrap(), KeyVersion::new(2), 2048, NOON)
        .unwrap();
    assert_eq!(uri.key.as_str(), name().as_str(), "it keeps its first spelling");
    assert_eq!(key_vault.keys().len(), 1);
}

#[test]
fn a_version_is_enabled_and_disabled_by_itself() {
    let (key_vault, first) = with_key(key_vault(false, false), 1);
    let (mut key_vault, second) = with_key(key_vault, 2);
    key_vault.set_key_enabled(&first, false).unwrap();
    let enabled = |key_vault: &KeyVault, uri: &KeyUri| {
        let record = key_vault
            .key(&name())
            .unwrap()
            .version(uri.version.unwrap())
            .unwrap()
            .clone();
        matches!(record.state, VersionState::Made { enabled: true, .. })
    };
    assert!(!enabled(&key_vault, &first));
    assert!(enabled(&key_vault, &second));
    assert!(matches!(
        key_vault.set_key_enabled(&first, false).unwrap_err().detail,
        Detail::AlreadySo { .. }
    ));
    key_vault.set_key_enabled(&first, true).unwrap();
    assert!(enabled(&key_vault, &first));
    let unknown = first.with_version(KeyVersion::new(9));
    for uri in [unknown, first.unversioned()] {
        let refusal = key_vault.set_key_enabled(&uri, false).unwrap_err();
        assert_eq!(refusal.detail, Detail::NotFound { name: uri.to_string() });
    }
}

#[test]
fn k1_without_soft_delete_a_deleted_key_is_gone() {
    let (key_vault, first) = with_key(key_vault(false, false), 1);
    let (mut key_vault, second) = with_key(key_vault, 2);
    let deletion = key_vault.delete_key(&name(), NOON);
    assert_eq!(
        deletion,
        Ok(Deletion::Final(vec![Kid::Customer(first), Kid::Customer(second)]))
    );
    assert!(key_vault.recover_key(&name()).is_err());
    with_key(key_vault, 3);
}

#[test]
fn k1_with_soft_delete_a_deleted_key_is_kept_for_90_days_and_holds_its_name() {
    let (mut key_vault, uri) = with_key(key_vault(true, false), 1);
    assert_eq!(key_vault.delete_key(&name(), NOON), Ok(Deletion::Soft));
    assert_eq!(key_vault.keys(), []);
    let deleted = key_vault.deleted_key(&name()).unwrap();
    assert_eq!(deleted.purge - deleted.deleted, Duration::from_secs(90 * 24 * 60 * 60));
    assert_eq!(
        key_vault.create_key(&name(), KeyVersion::new(2), 2048, NOON),
        Err(held())
    );
    assert!(key_vault.set_key_enabled(&uri, false).is_err());
    assert!(key_vault.delete_key(&name(), NOON).is_err());
    key_vault.recover_key(&name()).unwrap();
    assert!(key_vault.key(&name()).unwrap().version(uri.version.unwrap()).is_some());
    assert!(key_vault.recover_key(&name()).is_err());
}
