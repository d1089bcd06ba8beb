//! V5 and A1 to A6: assigning and changing the key.

use kluis_lab::request::ChooseKeyVault;
use kluis_lab::view::{JobKind, JobState, LogStatus, Operation};
use kluis_lab::{Effect, JobFailure, Request};
use kluis_resource::{KeyUri, Kid, Region};
use kluis_rulebook::{AzureCode, Detail, Edition, KeyPermission, KeyTrouble, Refusal, Rule, UriPart};

use crate::shell::Shell;
use crate::shell::acts::{
    back_up, create_key, create_key_vault, delete_key, enable_identity, key_vault_name, pick_key, set_enabled,
    type_key, vault_name,
};

fn pick() -> Request {
    pick_key("testvault", "testkeyvault", "testkey")
}

fn uri_refusal(part: UriPart) -> Refusal {
    Refusal::of(Rule::A2, Detail::KeyUri { part })
}

#[test]
fn v5_a_key_vault_in_another_region_is_refused() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.must(create_key_vault("faraway", Region::EastUs, true, true));
    shell.must(create_key("faraway", "testkey", 2048));
    shell.grant("testvault", "faraway", &KeyPermission::ALL);
    let refusal = Refusal::of(
        Rule::V5,
        Detail::KeyVaultInOtherRegion {
            vault: "testvault".to_owned(),
            vault_region: "West Europe".to_owned(),
            key_vault: "faraway".to_owned(),
            key_vault_region: "East US".to_owned(),
        },
    );
    assert_eq!(shell.refused(pick_key("testvault", "faraway", "testkey")), refusal);
    let choose = Request::from(ChooseKeyVault {
        vault: vault_name("testvault"),
        key_vault: key_vault_name("faraway"),
    });
    assert_eq!(shell.refused(choose), refusal);
    shell.must(pick());
}

#[test]
fn v5_only_rsa_2048_is_taken() {
    for bits in [3072, 4096] {
        let mut shell = Shell::open();
        shell.three_steps();
        shell.must(create_key("testkeyvault", "long", bits));
        let key = "long".to_owned();
        let refusal = Refusal::of(Rule::V5, Detail::KeySize { key, bits });
        assert_eq!(shell.refused(pick_key("testvault", "testkeyvault", "long")), refusal);
        let uri = shell.newest("testkeyvault", "long").to_string();
        let subscription = shell.view().subscription.to_string();
        assert_eq!(shell.refused(type_key("testvault", &uri, &subscription)), refusal);
        shell.must(pick());
        assert_eq!(shell.vault("testvault").key.unwrap().bits, 2048);
    }
}

#[test]
fn n1_the_current_edition_takes_longer_keys() {
    let mut shell = Shell::open_in(Edition::Current);
    shell.three_steps();
    shell.must(create_key("testkeyvault", "long", 4096));
    shell.must(pick_key("testvault", "testkeyvault", "long"));
    assert_eq!(shell.vault("testvault").key.unwrap().bits, 4096);
}

#[test]
fn v5_only_an_enabled_key_is_taken() {
    let mut shell = Shell::open();
    shell.three_steps();
    let version = shell.newest("testkeyvault", "testkey");
    let subscription = shell.view().subscription.to_string();
    shell.must(set_enabled(&version, false));
    let key = "testkey".to_owned();
    let refusal = Refusal::of(Rule::V5, Detail::KeyNotEnabled { key });
    assert_eq!(shell.refused(pick()), refusal);
    for uri in [version.to_string(), version.unversioned().to_string()] {
        assert_eq!(shell.refused(type_key("testvault", &uri, &subscription)), refusal);
    }
    shell.must(set_enabled(&version, true));
    shell.must(pick());
}

#[test]
fn v5_a_disabled_newest_version_leaves_the_latest_enabled_one() {
    let mut shell = Shell::open();
    shell.three_steps();
    let first = shell.newest("testkeyvault", "testkey");
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let second = shell.newest("testkeyvault", "testkey");
    shell.must(set_enabled(&second, false));
    shell.must(pick());
    assert_eq!(shell.vault("testvault").key.unwrap().uri, first);
}

#[test]
fn v5_a_key_that_is_being_made_or_deleted_is_not_taken() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.send(create_key("testkeyvault", "new", 2048)).unwrap();
    let trouble = |refusal: Refusal| match refusal.detail {
        Detail::KeyUnusable { trouble, .. } => trouble,
        other => panic!("{other:?}"),
    };
    let refusal = shell.refused(pick_key("testvault", "testkeyvault", "new"));
    assert_eq!(trouble(refusal), KeyTrouble::Making);
    shell.perform_all();
    shell.must(delete_key("testkeyvault", "testkey"));
    assert_eq!(trouble(shell.refused(pick())), KeyTrouble::Deleted);
    shell.must(pick_key("testvault", "testkeyvault", "new"));
}

#[test]
fn a1_a_key_is_assigned_only_after_steps_1_to_3_and_without_items() {
    let mut shell = Shell::open();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    assert_eq!(shell.refused(pick()).rule, Some(Rule::V9));
    let mut shell = Shell::open();
    shell.three_steps();
    let mut with_items = Shell::open();
    with_items.three_steps();
    with_items.must(back_up("testvault", "photos", true));
    assert_eq!(with_items.refused(pick()).rule, Some(Rule::V1));
    shell.must(pick());
}

#[test]
fn a2_a_key_is_given_by_uri_with_its_subscription() {
    let mut shell = Shell::open();
    shell.three_steps();
    let version = shell.newest("testkeyvault", "testkey");
    let subscription = format!(" {} ", shell.view().subscription.to_string().to_uppercase());
    let uri = version.to_string().replace("testkeyvault", "TestKeyVault");
    shell.must(type_key("testvault", &uri, &subscription));
    let vault = shell.vault("testvault");
    assert_eq!(vault.encryption.key_uri, Some(version.clone()));
    let key = vault.key.unwrap();
    assert_eq!((key.uri, key.rotates), (version, false));
}

#[test]
fn a2_a_wrong_uri_is_refused_with_the_part_that_is_wrong() {
    let mut shell = Shell::open();
    shell.three_steps();
    let right = shell.newest("testkeyvault", "testkey").to_string();
    let subscription = shell.view().subscription.to_string();
    let wrong = [
        ("testkey".to_owned(), UriPart::Scheme),
        (right.replace("https", "http"), UriPart::Scheme),
        (right.replace("vault.azure.net", "example.org"), UriPart::Host),
        (right.replace("testkeyvault", "x"), UriPart::Host),
        (right.replace("/keys/", "/secrets/"), UriPart::Collection),
        (right.replace("testkey/", "test_key/"), UriPart::Key),
        (right[..right.len() - 1].to_owned(), UriPart::Version),
        (format!("{right}/more"), UriPart::Rest),
    ];
    for (uri, part) in wrong {
        assert_eq!(
            shell.refused(type_key("testvault", &uri, &subscription)),
            uri_refusal(part),
            "{uri}"
        );
    }
    for typed in ["", "testsubscription", "00000000-0000-0000-0000-000000000000"] {
        let refusal = shell.refused(type_key("testvault", &right, typed));
        assert_eq!(refusal, uri_refusal(UriPart::Subscription));
    }
    shell.must(type_key("testvault", &right, &subscription));
}

#[test]
fn a2_a_uri_to_nowhere_is_refused_with_what_is_not_there() {
    let mut shell = Shell::open();
    shell.three_steps();
    let right = shell.newest("testkeyvault", "testkey").to_string();
    let subscription = shell.view().subscription.to_string();
    let other = "0".repeat(32);
    let nowhere = [
        (
            right.replace("testkeyvault", "otherkeyvault"),
            (UriPart::Host, "otherkeyvault", "otherkeyvault"),
        ),
        (
            right.replace("testkey/", "otherkey/"),
            (UriPart::Key, "otherkey", "testkeyvault"),
        ),
        (
            format!("{}{other}", &right[..right.len() - 32]),
            (UriPart::Version, other.as_str(), "testkeyvault"),
        ),
    ];
    for (uri, (part, name, key_vault)) in nowhere {
        let (name, key_vault) = (name.to_owned(), key_vault.to_owned());
        assert_eq!(
            shell.refused(type_key("testvault", &uri, &subscription)),
            Refusal::of(Rule::A2, Detail::KeyUriUnknown { part, name, key_vault }),
            "{uri}"
        );
    }
}

#[test]
fn a2_what_doesn_t_parse_is_told_before_the_missing_steps() {
    let mut shell = Shell::open();
    assert_eq!(
        shell.refused(type_key("testvault", "testkey", "")),
        uri_refusal(UriPart::Scheme)
    );
    let parses = "https://testkeyvault.vault.azure.net/keys/unknown";
    assert_eq!(shell.refused(type_key("testvault", parses, "")).rule, Some(Rule::V9));
}

#[test]
fn a2_a_picked_key_that_isn_t_there_is_not_found() {
    let mut shell = Shell::open();
    shell.three_steps();
    for (key_vault, key, missing) in [("nowhere", "testkey", "nowhere"), ("testkeyvault", "nokey", "nokey")] {
        let name = missing.to_owned();
        let refusal = Refusal::without_rule(Detail::NotFound { name });
        assert_eq!(shell.refused(pick_key("testvault", key_vault, key)), refusal);
    }
}

#[test]
fn a4_the_assignment_is_a_job_that_proves_the_key() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.send(pick()).unwrap();
    let key = shell.newest("testkeyvault", "testkey");
    let job = shell.view().jobs[0].clone();
    assert_eq!(
        (job.kind, job.state),
        (JobKind::UpdateEncryptionKey, JobState::InProgress)
    );
    let kid = Kid::Customer(key.clone());
    assert_eq!(shell.waiting, [Effect::ProveKey { job: job.id, kid }]);
    let encryption = shell.vault("testvault").encryption;
    assert_eq!(encryption.encryption_at_rest_type, "MicrosoftManaged");
    assert_eq!(encryption.last_update_status.as_deref(), Some("InProgress"));
    shell.perform_all();
    assert_eq!(shell.view().jobs[0].state, JobState::Completed);
    let log: Vec<_> = shell
        .view()
        .log
        .into_iter()
        .filter(|line| line.job == Some(job.id))
        .collect();
    let statuses: Vec<_> = log.iter().map(|line| (line.operation, line.status)).collect();
    let update = Operation::UpdateEncryptionKey;
    assert_eq!(statuses, [(update, LogStatus::Succeeded), (update, LogStatus::Started)]);
    let audit = shell.view().key_vaults[0].audit.clone();
    let operations: Vec<_> = audit
        .iter()
        .rev()
        .map(|entry| (entry.operation, entry.key.clone()))
        .collect();
    use KeyPermission::{Get, UnwrapKey, WrapKey};
    assert_eq!(
        operations,
        [Get, WrapKey, UnwrapKey].map(|one| (one.into(), key.clone().into()))
    );
    assert!(audit.iter().all(|entry| entry.holder.as_deref() == Some("testvault")));
}

#[test]
fn a4_while_it_runs_no_other_key_is_assigned() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.must(create_key("testkeyvault", "other", 2048));
    shell.send(pick()).unwrap();
    let vault = "testvault".to_owned();
    let refusal = Refusal::of(Rule::A4, Detail::KeyUpdateRunning { vault });
    assert_eq!(shell.refused(pick_key("testvault", "testkeyvault", "other")), refusal);
    shell.perform_all();
    shell.must(pick_key("testvault", "testkeyvault", "other"));
}

#[test]
fn a4_a_key_that_doesn_t_prove_itself_changes_nothing() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.send(pick()).unwrap();
    shell.fail_next(JobFailure::KeyUnproven);
    let encryption = shell.vault("testvault").encryption;
    assert_eq!(encryption.encryption_at_rest_type, "MicrosoftManaged");
    assert_eq!(encryption.last_update_status.as_deref(), Some("Failed"));
    assert_eq!(shell.view().jobs[0].state, JobState::Failed(JobFailure::KeyUnproven));
    assert_eq!(shell.view().log[0].status, LogStatus::Failed);

    shell.must(pick());
    let before = shell.vault("testvault").encryption;
    shell.must(create_key("testkeyvault", "other", 2048));
    shell.send(pick_key("testvault", "testkeyvault", "other")).unwrap();
    shell.fail_next(JobFailure::Interrupted);
    let after = shell.vault("testvault").encryption;
    assert_eq!(after.key_uri, before.key_uri);
    assert_eq!(after.last_update_status.as_deref(), Some("Failed"));
    shell.back_up("photos").unwrap();
}

#[test]
fn a5_the_settings_are_what_azure_prints() {
    let mut shell = Shell::open();
    let encryption = shell.vault("testvault").encryption;
    assert_eq!(encryption.encryption_at_rest_type, "MicrosoftManaged");
    assert_eq!(
        (
            encryption.key_uri,
            encryption.subscription_id,
            encryption.last_update_status
        ),
        (None, None, None)
    );
    shell.four_steps();
    let encryption = shell.vault("testvault").encryption;
    assert_eq!(encryption.encryption_at_rest_type, "CustomerManaged");
    let picked = "https://testkeyvault.vault.azure.net/keys/testkey";
    assert_eq!(encryption.key_uri.map(|uri| uri.to_string()).as_deref(), Some(picked));
    assert_eq!(encryption.subscription_id, Some(shell.view().subscription));
    assert_eq!(encryption.last_update_status.as_deref(), Some("Succeeded"));
    assert_eq!(encryption.infrastructure_encryption_state, "Disabled");
}

#[test]
fn a5_a_refused_assignment_leaves_the_settings_as_they_were() {
    let mut shell = Shell::open();
    shell.four_steps();
    let before = shell.vault("testvault").encryption;
    shell.refused(pick_key("testvault", "testkeyvault", "nokey"));
    assert_eq!(shell.vault("testvault").encryption, before);
}

#[test]
fn a6_the_same_key_again_is_refused_and_another_way_of_giving_it_is_not() {
    let mut shell = Shell::open();
    shell.four_steps();
    let name = "testkey".to_owned();
    assert_eq!(shell.refused(pick()), Refusal::without_rule(Detail::AlreadySo { name }));
    let uri = shell.newest("testkeyvault", "testkey").to_string();
    let subscription = shell.view().subscription.to_string();
    shell.must(type_key("testvault", &uri, &subscription));
    assert!(!shell.vault("testvault").key.unwrap().rotates);
    shell.must(pick());
    assert!(shell.vault("testvault").key.unwrap().rotates);
}

#[test]
fn a6_a_key_of_another_key_vault_runs_the_same_checks_there() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(create_key_vault("second", Region::WestEurope, false, false));
    shell.must(create_key("second", "testkey", 2048));
    let change = pick_key("testvault", "second", "testkey");
    // What is lacking is said of that key vault, not of the steps, which this vault has behind it.
    let refusal = shell.refused(change.clone());
    assert_eq!(refusal.rule, Some(Rule::P1));
    assert!(matches!(refusal.detail, Detail::PermissionsMissing { key_vault, .. } if key_vault == "second"));
    shell.grant("testvault", "second", &KeyPermission::ALL);
    let soft = shell.refused(change.clone());
    assert_eq!(
        soft.azure_code,
        Some(AzureCode::UserErrorCMKSoftDeleteNotEnabledOnKeyVault)
    );
    shell.must(crate::shell::acts::enable_soft_delete("second"));
    let purge = shell.refused(change.clone());
    assert_eq!(
        purge.azure_code,
        Some(AzureCode::UserErrorCMKPurgeProtectionNotEnabledOnKeyVault)
    );
    shell.must(crate::shell::acts::enable_purge_protection("second"));
    shell.must(change);
    let vault = shell.vault("testvault");
    let key: KeyUri = vault.key.unwrap().uri;
    assert_eq!(key.key_vault.as_str(), "second");
    assert_eq!(vault.key_vault.unwrap().as_str(), "second");
    assert_eq!(vault.items[0].recovery_points[0].kid, Kid::Customer(key));
}

#[test]
fn a6_the_key_vault_is_chosen_only_until_a_key_is_assigned() {
    let mut shell = Shell::open();
    shell.must(create_key_vault("second", Region::WestEurope, true, true));
    let choose = |key_vault: &str| {
        Request::from(ChooseKeyVault {
            vault: vault_name("testvault"),
            key_vault: key_vault_name(key_vault),
        })
    };
    assert_eq!(shell.vault("testvault").key_vault.unwrap().as_str(), "testkeyvault");
    assert!(matches!(
        shell.refused(choose("testkeyvault")).detail,
        Detail::AlreadySo { .. }
    ));
    assert!(matches!(
        shell.refused(choose("nowhere")).detail,
        Detail::NotFound { .. }
    ));
    shell.must(choose("second"));
    assert_eq!(shell.vault("testvault").key_vault.unwrap().as_str(), "second");
    shell.must(enable_identity("testvault"));
    shell.grant("testvault", "second", &KeyPermission::ALL);
    shell.must(create_key("second", "testkey", 2048));
    shell.must(pick_key("testvault", "second", "testkey"));
    assert_eq!(shell.refused(choose("testkeyvault")).rule, Some(Rule::A6));
}
