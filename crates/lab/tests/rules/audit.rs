//! The audit log of a key vault over a whole journey: complete, chained, and free of secrets.

use kluis_lab::{AuditFault, AuditLog, audit_log, replay};
use kluis_resource::{KeyVaultName, Kid};
use kluis_rulebook::{Detail, KeyPermission};

use crate::shell::Shell;
use crate::shell::acts::{create_key, key_vault_name, set_enabled};

/// Set up, three backups, a rotation, a restore.
fn after_a_journey() -> Shell {
    let mut shell = Shell::open();
    shell.four_steps();
    for item in ["photos", "letters", "books"] {
        shell.back_up(item).unwrap();
    }
    shell.must(create_key("testkeyvault", "testkey", 2048));
    shell.restore("photos").unwrap();
    shell
}

fn log(shell: &Shell) -> AuditLog {
    audit_log(&shell.model, &key_vault_name("testkeyvault"))
        .unwrap()
        .clone()
}

#[test]
fn m4_every_entry_of_a_journey_carries_the_hash_of_the_one_before() {
    let shell = after_a_journey();
    let audit = shell.view().key_vaults[0].audit.clone();
    assert_eq!(log(&shell).verify(), Ok(audit.len() as u64));
    for (newer, older) in audit.iter().zip(&audit[1..]) {
        assert_eq!((newer.number, newer.before), (older.number + 1, older.hash));
    }
    assert_eq!(audit[0].hash, log(&shell).head());
    let vault = shell.vault("testvault");
    let kluis_lab::view::IdentityView::On { principal, .. } = vault.identity else {
        panic!("the identity is on");
    };
    assert!(audit.iter().all(|entry| entry.principal == principal));
}

#[test]
fn m4_the_chain_of_a_replayed_journal_is_the_same() {
    let shell = after_a_journey();
    let replayed = replay(&shell.journal).unwrap();
    let again = audit_log(&replayed, &key_vault_name("testkeyvault")).unwrap();
    assert_eq!(again.to_csv(), log(&shell).to_csv());
}

#[test]
fn m4_an_export_has_every_entry_and_nothing_secret() {
    let shell = after_a_journey();
    let (log, view) = (log(&shell), shell.view());
    for text in [log.to_csv(), log.to_json()] {
        assert_eq!(log.check(&text), Ok(view.key_vaults[0].audit.len() as u64));
        for version in &view.key_vaults[0].keys[0].versions {
            assert!(!text.contains(&version.modulus), "not even the public half is in it");
        }
        assert!(!text.contains(view.subscription.to_string().as_str()));
    }
}

#[test]
fn e3_while_the_key_is_disabled_nothing_is_used_and_nothing_is_written() {
    let mut shell = after_a_journey();
    let (before, key) = (log(&shell), shell.newest("testkeyvault", "testkey"));
    shell.must(set_enabled(&key, false));
    shell.back_up("photos").unwrap_err();
    shell.restore("photos").unwrap_err();
    assert_eq!(log(&shell), before);
    shell.must(set_enabled(&key, true));
    shell.restore("photos").unwrap();
    let (after, last) = (log(&shell), log(&shell).links().last().unwrap().audited.clone());
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(
        (last.operation, last.subject),
        (KeyPermission::UnwrapKey.into(), key.into())
    );
    assert_eq!(
        after.check(&before.to_csv()),
        Ok(before.len()),
        "an older copy still holds"
    );
}

#[test]
fn v12_the_counter_shows_what_azure_would_charge() {
    let shell = after_a_journey();
    let view = shell.view().key_vaults[0].clone();
    assert_eq!(view.operations, view.audit.iter().map(|entry| entry.count).sum::<u64>());
    assert!(
        view.operations > view.audit.len() as u64,
        "a rotation is many operations at once"
    );

    let platform = Shell::open();
    assert_eq!(platform.view().key_vaults[0].operations, 0);
    assert!(platform.keys.iter().all(|kid| matches!(kid, Kid::Platform(_))));
}

#[test]
fn a_log_of_another_key_vault_or_of_none_is_not_taken_for_this_one() {
    let shell = after_a_journey();
    let other = Shell::open();
    let found = log(&other).check(&log(&shell).to_csv()).unwrap_err();
    assert_eq!((found.entry, found.fault), (1, AuditFault::Unknown));
    let name = "nosuchvault".to_owned();
    let refused = audit_log(&shell.model, &KeyVaultName::parse(&name).unwrap()).unwrap_err();
    assert_eq!(refused.detail, Detail::NotFound { name });
}
