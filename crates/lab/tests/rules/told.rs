//! Rules that tell rather than forbid: E2, V11, V12 and N10, as far as a lab shows them.

use kluis_lab::request::{CreateStorage, Download, RestoreTarget, Selection};
use kluis_lab::text::Lang;
use kluis_lab::text::rules::rule_text;
use kluis_lab::view::AuditEntry;
use kluis_resource::{Kid, Region, StorageName};
use kluis_rulebook::{AzureCode, Edition, KeyPermission, Rule};

use crate::shell::Shell;
use crate::shell::acts::{create_key, enable_identity, pick_key, set_enabled};

/// Every time that a key was used, whoever used it.
fn operations(shell: &Shell) -> u64 {
    let key_vaults = shell.view().key_vaults;
    let entries = key_vaults.iter().flat_map(|key_vault| &key_vault.audit);
    entries.map(|entry: &AuditEntry| entry.count).sum()
}

#[test]
fn e2_the_vault_and_the_place_beside_it_each_keep_to_their_own_key() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(create_key("testkeyvault", "other", 2048));
    let (own, other) = (
        shell.newest("testkeyvault", "testkey"),
        shell.newest("testkeyvault", "other"),
    );
    let storage: StorageName = "elsewhere".parse().unwrap();
    shell.must(CreateStorage {
        storage: storage.clone(),
        region: Region::WestEurope,
        key: Some(other.unversioned()),
    });
    shell.back_up("photos").unwrap();
    let restore = shell.restore_act("photos", Selection::All, RestoreTarget::Storage(storage.clone()));
    shell.must(restore);
    let point = &shell.vault("testvault").items[0].recovery_points[0];
    assert_eq!(point.kid, Kid::Customer(own.clone()));
    let storages = shell.view().storages;
    let elsewhere = storages.iter().find(|one| one.name == storage).unwrap();
    assert_eq!(elsewhere.copies[0].kid, Kid::Customer(other));
    // The one key being out of use is nothing to the other.
    shell.must(set_enabled(&own, false));
    assert_eq!(shell.back_up("photos").unwrap_err().rule, Some(Rule::E3));
    let object = elsewhere.copies[0].object;
    shell.must(Download { storage, object });
}

#[test]
fn v11_no_page_of_the_lab_promises_anything_of_site_recovery() {
    for lang in Lang::ALL {
        for rule in Rule::ALL {
            let text = rule_text(*rule, lang);
            let speaks_of_it = text.statement.contains("Site Recovery") || text.here.contains("Site Recovery");
            assert_eq!(speaks_of_it, *rule == Rule::V11, "{rule}");
        }
    }
}

#[test]
fn v12_every_operation_that_azure_would_charge_is_counted() {
    let mut shell = Shell::open();
    shell.four_steps();
    let before = operations(&shell);
    shell.back_up("photos").unwrap();
    let after_backup = operations(&shell);
    assert!(after_backup > before);
    shell.restore("photos").unwrap();
    assert!(operations(&shell) > after_backup);
}

#[test]
fn v12_under_platform_keys_nothing_is_counted() {
    let mut shell = Shell::open();
    shell.must(crate::shell::acts::back_up("testvault", "photos", true));
    shell.restore("photos").unwrap();
    assert_eq!(operations(&shell), 0);
}

#[test]
fn n10_a_refusal_carries_azure_s_code_where_azure_has_one_spelled_as_azure_spells_it() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.grant("testvault", "testkeyvault", &[KeyPermission::Get]);
    let missing = shell.back_up("photos").unwrap_err();
    let code = AzureCode::UserErrorCMKMissingMangedIdentityPermissionOnKeyVault;
    assert_eq!(missing.azure_code, Some(code));
    assert_eq!(code.as_str(), "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault");
    shell.grant("testvault", "testkeyvault", &[]);
    let refused = shell.back_up("photos").unwrap_err();
    assert_eq!(refused.azure_code, Some(AzureCode::UserErrorCMKKeyVaultAuthFailure));
}

#[test]
fn n10_a_refusal_without_a_code_of_azure_s_carries_none() {
    for edition in Edition::ALL {
        let mut shell = Shell::open_in(edition);
        shell.must(enable_identity("testvault"));
        shell.must(create_key("testkeyvault", "testkey", 2048));
        let refusal = shell.refused(pick_key("testvault", "testkeyvault", "testkey"));
        assert_eq!((refusal.rule, refusal.azure_code), (Some(Rule::V9), None));
    }
}
