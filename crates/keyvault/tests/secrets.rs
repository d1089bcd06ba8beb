//! Secrets of a key vault, who may read them, and how the log tells of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on stops, and matches what it is about"
)]

use std::time::Duration;

use kluis_keyvault::{
    Access, AuditColumn, AuditFault, Audited, Deletion, Due, KeyVault, NewKeyVault, Permissions, SecretFacts,
    SecretPermissions, verify_copy,
};
use kluis_resource::{
    KeyName, KeyUri, KeyVersion, Kid, PrincipalId, Region, SecretName, SecretUri, SubscriptionId, TenantId, Timestamp,
};
use kluis_rulebook::{
    AZURE_BACKUP_KEYS, AZURE_BACKUP_SECRETS, Detail, Edition, KeyPermission, KeyVaultRole, Refusal, Rule,
    SecretOperation, SecretPermission,
};
use uuid::Uuid;

const NOON: Timestamp = Timestamp::from_unix_millis(43_200_000);
const WHO: PrincipalId = PrincipalId::new(Uuid::from_u128(7));
const OTHER: PrincipalId = PrincipalId::new(Uuid::from_u128(8));

fn made(soft_delete: bool, purge_protection: bool, rbac: bool) -> KeyVault {
    let new = NewKeyVault {
        name: "testkeyvault".parse().unwrap(),
        region: Region::WestEurope,
        subscription: SubscriptionId::new(Uuid::from_u128(1)),
        tenant: TenantId::new(Uuid::from_u128(2)),
        soft_delete,
        purge_protection,
        retention_days: None,
        rbac,
    };
    let edition = if rbac { Edition::Current } else { Edition::Seeds };
    KeyVault::create(new, edition.terms()).unwrap()
}

fn key_vault() -> KeyVault {
    made(true, false, false)
}

fn name() -> SecretName {
    "bek".parse().unwrap()
}

fn platform() -> Kid {
    "kluis-platform:testkeyvault/00000000000000000000000000000005"
        .parse()
        .unwrap()
}

fn kek() -> Kid {
    let uri = "https://testkeyvault.vault.azure.net/keys/kek/00000000000000000000000000009c41";
    Kid::Customer(uri.parse().unwrap())
}

fn with_secret(key_vault: &mut KeyVault, version: u128, wrapped_by: Kid) -> SecretUri {
    let version = KeyVersion::new(version);
    let uri = key_vault.begin_secret(&name(), version, wrapped_by, NOON).unwrap();
    assert!(key_vault.secret_made(&uri));
    uri
}

fn being_made() -> Refusal {
    Refusal::without_rule(Detail::SecretBeingMade {
        secret: "bek".to_owned(),
        key_vault: "testkeyvault".to_owned(),
    })
}

fn not_found(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::NotFound { name })
}

#[test]
fn d3_a_secret_says_which_key_wraps_it_and_never_what_it_is() {
    let mut key_vault = key_vault();
    let first = with_secret(&mut key_vault, 1, platform());
    let second = with_secret(&mut key_vault, 2, kek());
    let enabled = |wrapped_by| SecretFacts::Enabled { wrapped_by };
    assert_eq!(key_vault.secret_version(&first), enabled(platform()));
    assert_eq!(key_vault.secret_version(&second), enabled(kek()));
    let types = key_vault.secret(&name()).unwrap().versions.iter();
    let types: Vec<_> = types.map(kluis_keyvault::SecretVersionRecord::content_type).collect();
    assert_eq!(types, ["BEK", "Wrapped BEK"]);
}

#[test]
fn a_secret_is_of_no_use_until_it_is_made() {
    let mut key_vault = key_vault();
    let version = KeyVersion::new(1);
    let uri = key_vault.begin_secret(&name(), version, kek(), NOON).unwrap();
    assert_eq!(key_vault.secret_version(&uri), SecretFacts::Making);
    assert_eq!(key_vault.set_secret_enabled(&uri, false), Err(being_made()));
    assert_eq!(key_vault.delete_secret(&name(), NOON), Err(being_made()));
    let again = key_vault.begin_secret(&"BEK".parse().unwrap(), KeyVersion::new(2), kek(), NOON);
    assert!(matches!(again.unwrap_err().detail, Detail::SecretBeingMade { .. }));
    assert!(key_vault.secret_made(&uri));
    assert!(!key_vault.secret_made(&uri), "it is made once");
    assert!(!key_vault.secret_failed(&uri));
}

#[test]
fn a_secret_that_could_not_be_made_was_never_there() {
    let mut key_vault = key_vault();
    let uri = key_vault
        .begin_secret(&name(), KeyVersion::new(1), kek(), NOON)
        .unwrap();
    assert!(key_vault.secret_failed(&uri));
    assert_eq!(
        (key_vault.secrets(), key_vault.secret_version(&uri)),
        (&[][..], SecretFacts::Gone)
    );
    let first = with_secret(&mut key_vault, 2, kek());
    let second = key_vault
        .begin_secret(&name(), KeyVersion::new(3), kek(), NOON)
        .unwrap();
    assert!(key_vault.secret_failed(&second));
    assert_eq!(key_vault.secret_version(&second), SecretFacts::Gone);
    assert!(matches!(key_vault.secret_version(&first), SecretFacts::Enabled { .. }));
}

#[test]
fn a_secret_that_was_made_for_nothing_goes_and_a_deleted_one_stays() {
    let mut key_vault = key_vault();
    let first = with_secret(&mut key_vault, 1, kek());
    let second = with_secret(&mut key_vault, 2, kek());
    assert!(key_vault.drop_secret(&second));
    assert!(!key_vault.drop_secret(&second), "it is gone");
    assert!(matches!(key_vault.secret_version(&first), SecretFacts::Enabled { .. }));
    key_vault.delete_secret(&name(), NOON).unwrap();
    assert!(!key_vault.drop_secret(&first));
    key_vault.recover_secret(&name()).unwrap();
    assert!(key_vault.drop_secret(&first));
    assert!(key_vault.secrets().is_empty());
}

#[test]
fn a_version_of_a_secret_is_enabled_and_disabled_by_itself() {
    let mut key_vault = key_vault();
    let first = with_secret(&mut key_vault, 1, kek());
    let second = with_secret(&mut key_vault, 2, kek());
    key_vault.set_secret_enabled(&first, false).unwrap();
    assert_eq!(key_vault.secret_version(&first), SecretFacts::Disabled);
    assert!(matches!(key_vault.secret_version(&second), SecretFacts::Enabled { .. }));
    let again = key_vault.set_secret_enabled(&first, false).unwrap_err();
    assert!(matches!(again.detail, Detail::AlreadySo { .. }));
    key_vault.set_secret_enabled(&first, true).unwrap();
    let unknown = key_vault.secret_uri(&name(), KeyVersion::new(9));
    let refusal = not_found(&unknown.to_string());
    assert_eq!(key_vault.set_secret_enabled(&unknown, false), Err(refusal));
}

#[test]
fn k1_without_soft_delete_a_deleted_secret_is_gone() {
    let mut key_vault = made(false, false, false);
    let first = with_secret(&mut key_vault, 1, platform());
    let second = with_secret(&mut key_vault, 2, platform());
    let deletion = key_vault.delete_secret(&name(), NOON);
    assert_eq!(deletion, Ok(Deletion::Final(vec![first.clone(), second])));
    assert_eq!(key_vault.secret_version(&first), SecretFacts::Gone);
    assert_eq!(key_vault.recover_secret(&name()), Err(not_found("bek")));
    with_secret(&mut key_vault, 3, platform());
}

#[test]
fn k2_a_deleted_secret_is_kept_for_90_days_holds_its_name_and_comes_back() {
    let mut key_vault = key_vault();
    let uri = with_secret(&mut key_vault, 1, kek());
    assert_eq!(key_vault.delete_secret(&name(), NOON), Ok(Deletion::Soft));
    assert_eq!(key_vault.secret_version(&uri), SecretFacts::Deleted);
    assert_eq!(key_vault.every_secret(), std::slice::from_ref(&uri));
    let purge = NOON + Duration::from_secs(90 * 24 * 60 * 60);
    let dues: Vec<_> = key_vault.dues(NOON).collect();
    assert_eq!(dues, [(purge, Due::SecretGone(&name()))]);
    let held = key_vault.begin_secret(&name(), KeyVersion::new(2), kek(), NOON);
    assert!(matches!(held.unwrap_err().detail, Detail::SecretNameHeld { .. }));
    assert_eq!(
        key_vault.set_secret_enabled(&uri, false),
        Err(not_found(&uri.to_string()))
    );
    assert_eq!(key_vault.delete_secret(&name(), NOON), Err(not_found("bek")));
    key_vault.recover_secret(&name()).unwrap();
    assert!(matches!(key_vault.secret_version(&uri), SecretFacts::Enabled { .. }));
    assert!(key_vault.recover_secret(&name()).is_err());
}

#[test]
fn k2_a_deleted_secret_is_purged_on_request_or_when_its_time_ends() {
    let mut key_vault = key_vault();
    assert_eq!(key_vault.purge_secret(&name()), Err(not_found("bek")));
    let first = with_secret(&mut key_vault, 1, kek());
    key_vault.delete_secret(&name(), NOON).unwrap();
    assert_eq!(key_vault.purge_secret(&name()), Ok(vec![first.clone()]));
    assert_eq!(key_vault.secret_version(&first), SecretFacts::Gone);
    let second = with_secret(&mut key_vault, 2, kek());
    key_vault.enable_purge_protection().unwrap();
    key_vault.delete_secret(&name(), NOON).unwrap();
    let refusal = key_vault.purge_secret(&name()).unwrap_err();
    assert_eq!(refusal.rule, Some(Rule::K2));
    assert_eq!(key_vault.secret_version(&second), SecretFacts::Deleted);
    assert_eq!(key_vault.secret_retention_ended(&name()), [second]);
    assert_eq!(key_vault.secret_retention_ended(&name()), []);
}

#[test]
fn d5_a_key_of_a_certificate_says_so_and_stays_one() {
    let mut key_vault = key_vault();
    let (certificate, standalone): (KeyName, KeyName) = ("cert".parse().unwrap(), "kek".parse().unwrap());
    let make = |key_vault: &mut KeyVault, uri: &KeyUri| assert!(key_vault.key_made(uri, "c5"));
    let uri = key_vault
        .create_certificate(&certificate, KeyVersion::new(1), 2048, NOON)
        .unwrap();
    make(&mut key_vault, &uri);
    let uri = key_vault
        .create_key(&certificate, KeyVersion::new(2), 2048, NOON)
        .unwrap();
    make(&mut key_vault, &uri);
    assert!(key_vault.key(&certificate).unwrap().certificate);
    assert_eq!(key_vault.key(&certificate).unwrap().versions.len(), 2);
    let uri = key_vault
        .create_key(&standalone, KeyVersion::new(3), 2048, NOON)
        .unwrap();
    make(&mut key_vault, &uri);
    let refusal = key_vault
        .create_certificate(&standalone, KeyVersion::new(4), 2048, NOON)
        .unwrap_err();
    assert_eq!(refusal.detail, Detail::NameTaken { name: "kek".to_owned() });
    assert!(!key_vault.key(&standalone).unwrap().certificate);
    let size = key_vault.create_certificate(&certificate, KeyVersion::new(5), 1024, NOON);
    assert_eq!(size.unwrap_err().detail, Detail::KeySizeNotOffered { bits: 1024 });
}

#[test]
fn p1_both_sets_of_a_policy_are_drafted_saved_and_dropped_together() {
    let mut key_vault = key_vault();
    let (keys, secrets): (Permissions, SecretPermissions) = ([KeyPermission::Get].into(), SecretPermission::ALL.into());
    let none = SecretPermissions::new;
    let so = |key_vault: &KeyVault| {
        (
            key_vault.permissions(WHO, NOON),
            key_vault.secret_permissions(WHO, NOON),
        )
    };
    let coming = |key_vault: &KeyVault| {
        (
            key_vault.coming_permissions(WHO),
            key_vault.coming_secret_permissions(WHO),
        )
    };
    key_vault.draft_policy(WHO, keys.clone(), secrets.clone()).unwrap();
    assert_eq!(so(&key_vault), (Permissions::new(), none()));
    assert_eq!(coming(&key_vault), (keys.clone(), secrets.clone()));
    let again = key_vault.draft_policy(WHO, keys.clone(), secrets.clone());
    assert!(matches!(again.unwrap_err().detail, Detail::AlreadySo { .. }));
    key_vault.save_policies().unwrap();
    assert_eq!(so(&key_vault), (keys.clone(), secrets.clone()));
    // Of secrets alone, a policy is one too; and only one without anything is none.
    key_vault
        .draft_policy(WHO, Permissions::new(), secrets.clone())
        .unwrap();
    key_vault.discard_policies().unwrap();
    assert_eq!(so(&key_vault), (keys.clone(), secrets.clone()));
    key_vault
        .draft_policy(WHO, Permissions::new(), secrets.clone())
        .unwrap();
    key_vault.save_policies().unwrap();
    assert_eq!(so(&key_vault), (Permissions::new(), secrets));
    key_vault.draft_policy(WHO, Permissions::new(), none()).unwrap();
    key_vault.save_policies().unwrap();
    let empty = Access::Policies {
        saved: Vec::new(),
        draft: None,
    };
    assert_eq!(*key_vault.access(), empty);
}

#[test]
fn a_grant_for_keys_leaves_what_a_policy_says_of_secrets() {
    let mut key_vault = key_vault();
    let secrets: SecretPermissions = [SecretPermission::Get].into();
    key_vault
        .draft_policy(WHO, Permissions::new(), secrets.clone())
        .unwrap();
    key_vault.save_policies().unwrap();
    key_vault.grant_at_once(WHO, &KeyPermission::ALL.into(), NOON);
    assert_eq!(key_vault.permissions(WHO, NOON), KeyPermission::ALL.into());
    assert_eq!(key_vault.secret_permissions(WHO, NOON), secrets);
}

#[test]
fn d11_the_template_fills_in_both_sets_and_may_leave_keys_out() {
    let mut key_vault = key_vault();
    key_vault.grant_backup_at_once(WHO, true, NOON);
    key_vault.grant_backup_at_once(OTHER, false, NOON);
    assert_eq!(key_vault.permissions(WHO, NOON), AZURE_BACKUP_KEYS.into());
    assert_eq!(key_vault.secret_permissions(WHO, NOON), AZURE_BACKUP_SECRETS.into());
    assert_eq!(key_vault.permissions(OTHER, NOON), Permissions::new());
    assert_eq!(key_vault.secret_permissions(OTHER, NOON), AZURE_BACKUP_SECRETS.into());
}

#[test]
fn d10_access_that_backup_gives_itself_takes_nothing_away_and_keeps_the_draft() {
    let mut key_vault = key_vault();
    key_vault.grant_at_once(WHO, &KeyPermission::ALL.into(), NOON);
    let get: Permissions = [KeyPermission::Get].into();
    key_vault
        .draft_policy(OTHER, get.clone(), SecretPermissions::new())
        .unwrap();
    key_vault.grant_backup_at_once(WHO, true, NOON);
    assert_eq!(key_vault.permissions(WHO, NOON), KeyPermission::OFFERED.into());
    key_vault.save_policies().unwrap();
    assert_eq!(key_vault.permissions(WHO, NOON), KeyPermission::OFFERED.into());
    assert_eq!(key_vault.secret_permissions(WHO, NOON), AZURE_BACKUP_SECRETS.into());
    assert_eq!(key_vault.permissions(OTHER, NOON), get);
}

#[test]
fn n4_roles_say_what_is_done_with_secrets_too() {
    let mut key_vault = made(true, false, true);
    let later = NOON + kluis_keyvault::ROLE_DELAY;
    key_vault.assign_role(WHO, KeyVaultRole::SecretsUser, NOON).unwrap();
    let read: SecretPermissions = [SecretPermission::Get, SecretPermission::List].into();
    assert_eq!(key_vault.secret_permissions(WHO, NOON), SecretPermissions::new());
    assert_eq!(key_vault.coming_secret_permissions(WHO), read);
    assert_eq!(key_vault.secret_permissions(WHO, later), read);
    assert_eq!(key_vault.permissions(WHO, later), Permissions::new());
    for role in [
        KeyVaultRole::CryptoServiceEncryptionUser,
        KeyVaultRole::CryptoUser,
        KeyVaultRole::Reader,
    ] {
        assert_eq!(role.secret_permissions(), &[]);
    }
    // Assigned, and not in force: what Azure gives itself is, at once.
    key_vault.assign_role(OTHER, KeyVaultRole::Administrator, NOON).unwrap();
    assert_eq!(key_vault.secret_permissions(OTHER, NOON), SecretPermissions::new());
    key_vault.grant_backup_at_once(OTHER, false, NOON);
    assert_eq!(key_vault.secret_permissions(OTHER, NOON), SecretPermission::ALL.into());
    assert_eq!(key_vault.permissions(OTHER, NOON), KeyPermission::OFFERED.into());
    let Access::Roles(roles) = key_vault.access() else {
        panic!("it takes roles");
    };
    assert_eq!(roles.len(), 2);
}

#[test]
fn m2_a_reader_may_look_at_any_key_vault_and_use_no_key() {
    for rbac in [false, true] {
        let mut key_vault = made(true, false, rbac);
        key_vault.assign_reader(WHO).unwrap();
        assert!(key_vault.is_reader(WHO) && !key_vault.is_reader(OTHER));
        assert_eq!(key_vault.permissions(WHO, NOON), Permissions::new());
        let again = key_vault.assign_reader(WHO).unwrap_err();
        assert!(matches!(again.detail, Detail::AlreadySo { .. }));
        key_vault.remove_reader(WHO).unwrap();
        assert_eq!(key_vault.remove_reader(WHO), Err(not_found("Reader")));
    }
}

#[test]
fn n13_a_reader_is_none_any_more_after_a_move_or_a_recovery() {
    let mut moved = key_vault();
    moved.assign_reader(WHO).unwrap();
    moved.move_to_tenant(TenantId::new(Uuid::from_u128(3))).unwrap();
    assert!(!moved.is_reader(WHO));
    let mut recovered = key_vault();
    recovered.assign_reader(WHO).unwrap();
    recovered.recovered();
    assert!(!recovered.is_reader(WHO));
}

#[test]
fn m4_keys_and_secrets_stand_in_one_log_that_is_exported_and_read_back() {
    let mut key_vault = key_vault();
    let secret = with_secret(&mut key_vault, 1, kek());
    let Kid::Customer(key) = kek() else {
        panic!("it is a customer's");
    };
    key_vault.record(Audited::of_key(NOON, WHO, KeyPermission::Backup, 1, key.clone()));
    for operation in SecretOperation::ALL {
        key_vault.record(Audited::of_secret(NOON, WHO, operation, secret.clone()));
    }
    let log = key_vault.audit();
    assert_eq!((log.verify(), log.operations()), (Ok(4), 4));
    for text in [log.to_csv(), log.to_json()] {
        let copy = verify_copy(&text).unwrap();
        assert_eq!(copy.links, log.links().iter().cloned().collect::<Vec<_>>());
        assert_eq!(log.check(&text), Ok(4));
        assert!(text.contains("secretBackup") && text.contains(&secret.to_string()));
        // An operation on a secret is none on a key.
        let mixed = text.replace(&secret.to_string(), &key.to_string());
        let found = verify_copy(&mixed).unwrap_err();
        let column = Some(AuditColumn::Key);
        assert_eq!((found.entry, found.fault), (2, AuditFault::Unreadable { column }));
    }
}
