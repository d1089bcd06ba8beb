//! Readers of a key vault, permissions on its secrets, certificates, and key vaults of the other subscription.

use kluis_lab::Request;
use kluis_lab::request::{
    AssignReader, CreateCertificate, CreateKeyVault, DeleteSecret, DraftPolicy, PurgeSecret, RecoverSecret,
    RemoveReader, SetSecretEnabled,
};
use kluis_lab::view::Operation;
use kluis_resource::{KeyVersion, PrincipalId, Region, SecretName, SecretUri, SubscriptionId};
use kluis_rulebook::{AZURE_BACKUP_KEYS, AZURE_BACKUP_SECRETS, Detail, KeyPermission, Rule, SecretPermission};
use uuid::Uuid;

use crate::shell::Shell;
use crate::shell::acts::{draft, enable_identity, key_name, key_vault_name, new_key_vault};

#[test]
fn m2_the_role_reader_is_given_to_who_is_there_and_is_logged() {
    let mut shell = Shell::open();
    shell.must(enable_identity("testvault"));
    let principal = shell.principal("testvault");
    let key_vault = key_vault_name("testkeyvault");
    let reader = |principal| {
        Request::from(AssignReader {
            key_vault: key_vault_name("testkeyvault"),
            principal,
        })
    };
    shell.must(reader(principal));
    let view = shell.view();
    let readers = &view.key_vaults[0].readers;
    assert_eq!(
        (readers[0].principal, readers[0].holder.as_deref()),
        (principal, Some("testvault"))
    );
    assert_eq!(view.log[0].operation, Operation::AssignReader);
    assert!(matches!(
        shell.refused(reader(principal)).detail,
        Detail::AlreadySo { .. }
    ));
    let stranger = PrincipalId::new(Uuid::from_u128(99));
    assert!(matches!(
        shell.refused(reader(stranger)).detail,
        Detail::NotFound { .. }
    ));
    shell.must(RemoveReader { key_vault, principal });
    assert_eq!(shell.view().key_vaults[0].readers, []);
}

#[test]
fn d11_a_policy_of_both_sets_is_drafted_and_saved_as_one() {
    let mut shell = Shell::open();
    shell.must(enable_identity("testvault"));
    let principal = shell.principal("testvault");
    let template = Request::from(DraftPolicy {
        key_vault: key_vault_name("testkeyvault"),
        principal,
        permissions: AZURE_BACKUP_KEYS.to_vec(),
        secret_permissions: AZURE_BACKUP_SECRETS.to_vec(),
    });
    shell.must(template.clone());
    assert!(matches!(shell.refused(template).detail, Detail::AlreadySo { .. }));
    assert_eq!(shell.view().key_vaults[0].granted_secrets(principal), []);
    shell.grant_drafted("testkeyvault");
    let view = shell.view();
    assert_eq!(view.key_vaults[0].granted(principal), AZURE_BACKUP_KEYS);
    assert_eq!(view.key_vaults[0].granted_secrets(principal), AZURE_BACKUP_SECRETS);
    // An act of before, which knows of keys alone, speaks for the whole policy.
    shell.must(draft("testkeyvault", principal, &KeyPermission::ALL));
    shell.grant_drafted("testkeyvault");
    let policy = shell.view().key_vaults[0].policies[0].clone();
    assert_eq!(
        (policy.permissions, policy.secrets),
        (KeyPermission::ALL.to_vec(), Vec::new())
    );
    let secrets_alone = Request::from(DraftPolicy {
        key_vault: key_vault_name("testkeyvault"),
        principal,
        permissions: Vec::new(),
        secret_permissions: vec![SecretPermission::Get],
    });
    shell.must(secrets_alone);
    shell.must(draft("testkeyvault", principal, &[]));
    shell.grant_drafted("testkeyvault");
    assert_eq!(shell.view().key_vaults[0].policies, []);
}

#[test]
fn d5_a_certificate_has_a_key_that_says_so() {
    let mut shell = Shell::open();
    shell.must(CreateCertificate {
        key_vault: key_vault_name("testkeyvault"),
        key: key_name("cert"),
        bits: 2048,
    });
    shell.perform_all();
    let key = shell.view().key_vaults[0].keys[0].clone();
    assert!(key.certificate && key.versions[0].enabled);
}

#[test]
fn m11_a_key_vault_may_be_in_the_other_subscription_of_the_lab_and_in_no_third() {
    let mut shell = Shell::open();
    let view = shell.view();
    assert_eq!(
        (view.subscriptions.len(), view.subscriptions[0]),
        (2, view.subscription)
    );
    let in_subscription = |name: &str, own| {
        Request::from(CreateKeyVault {
            purge_protection: false,
            subscription: Some(own),
            ..new_key_vault(name, Region::WestEurope)
        })
    };
    shell.must(in_subscription("there", view.subscriptions[1]));
    assert_eq!(shell.view().key_vaults[1].subscription, view.subscriptions[1]);
    let third = SubscriptionId::new(Uuid::from_u128(99));
    let refusal = shell.refused(in_subscription("nowhere", third));
    assert_eq!(
        refusal.detail,
        Detail::NotFound {
            name: third.to_string()
        }
    );
}

#[test]
fn what_is_asked_of_a_secret_that_is_not_there_is_refused() {
    let mut shell = Shell::open();
    let (key_vault, secret) = (key_vault_name("testkeyvault"), "bek".parse::<SecretName>().unwrap());
    let uri = SecretUri {
        key_vault: key_vault.clone(),
        secret: secret.clone(),
        version: KeyVersion::new(1),
    };
    let acts = [
        Request::from(SetSecretEnabled {
            secret: uri,
            enabled: false,
        }),
        Request::from(DeleteSecret {
            key_vault: key_vault.clone(),
            secret: secret.clone(),
        }),
        Request::from(RecoverSecret {
            key_vault: key_vault.clone(),
            secret: secret.clone(),
        }),
        Request::from(PurgeSecret { key_vault, secret }),
    ];
    for act in acts {
        let refusal = shell.refused(act);
        assert_eq!(refusal.rule, None::<Rule>);
        assert!(matches!(refusal.detail, Detail::NotFound { .. }));
    }
}
