//! K3: keys that were made elsewhere, as the whole lab sees them. Reading the text is `kluis-envelope`'s.

use kluis_lab::request::ImportKey;
use kluis_lab::view::{LogStatus, Operation};
use kluis_lab::{Effect, Request, replay};
use kluis_resource::Kid;
use kluis_rulebook::{Detail, ImportProblem, Refusal, Rule};

use crate::shell::Shell;
use crate::shell::acts::{create_key, delete_key, key_name, key_vault_name, pick_key, recover_key};

fn import(key: &str, bits: u16) -> Request {
    Request::from(ImportKey {
        key_vault: key_vault_name("testkeyvault"),
        key: key_name(key),
        bits,
        modulus: "a7".repeat(usize::from(bits) / 8),
    })
}

#[test]
fn k3_an_imported_key_is_enabled_at_once_and_its_pair_is_kept_with_the_event() {
    let mut shell = Shell::open();
    shell.send(import("brought", 3072)).unwrap();
    let uri = shell.newest("testkeyvault", "brought");
    let id = shell.journal.last().unwrap().stamp.id;
    assert_eq!(uri.version.unwrap().to_string(), format!("{:032x}", id.as_u128()));
    let kid = Kid::Customer(uri.clone());
    assert_eq!(shell.waiting, [Effect::KeepKey { kid }]);
    let version = shell.view().key_vaults[0].keys[0].versions[0].clone();
    assert!(version.enabled && !version.making);
    assert_eq!((version.bits, version.modulus), (3072, "a7".repeat(384)));
    let entry = shell.view().log[0].clone();
    assert_eq!(
        (entry.operation, entry.status),
        (Operation::ImportKey, LogStatus::Succeeded)
    );
    assert_eq!(entry.subject, uri.to_string());
}

#[test]
fn k3_an_imported_key_serves_a_vault_as_a_generated_one_does() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.must(import("brought", 2048));
    shell.must(pick_key("testvault", "testkeyvault", "brought"));
    shell.back_up("photos").unwrap();
    let point = shell.vault("testvault").items[0].recovery_points[0].clone();
    assert_eq!(point.kid, Kid::Customer(shell.newest("testkeyvault", "brought")));
    shell.restore("photos").unwrap();
}

#[test]
fn k3_under_a_name_that_is_there_it_is_a_new_version_that_vaults_follow() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(import("TESTKEY", 2048));
    let newest = shell.newest("testkeyvault", "testkey");
    assert_eq!(newest.key.as_str(), "testkey", "the name keeps its first spelling");
    assert_eq!(shell.view().key_vaults[0].keys[0].versions.len(), 2);
    let vault = shell.vault("testvault");
    assert_eq!(vault.key.unwrap().uri, newest);
    assert_eq!(vault.items[0].recovery_points[0].kid, Kid::Customer(newest));
}

#[test]
fn k3_a_size_that_is_not_offered_is_refused() {
    let mut shell = Shell::open();
    for bits in [1024, 2047, 8192] {
        let problem = ImportProblem::Size { bits };
        let refusal = Refusal::of(Rule::K3, Detail::KeyImport { problem });
        assert_eq!(shell.refused(import("brought", bits)), refusal);
    }
    for bits in [2048, 3072, 4096] {
        shell.must(import("brought", bits));
    }
}

#[test]
fn k3_a_name_that_is_held_or_being_made_is_refused() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.must(delete_key("testkeyvault", "testkey"));
    let (key, key_vault) = ("testkey".to_owned(), "testkeyvault".to_owned());
    let held = Refusal::without_rule(Detail::KeyNameHeld { key, key_vault });
    assert_eq!(shell.refused(import("testkey", 2048)), held);
    shell.must(recover_key("testkeyvault", "testkey"));
    shell.send(create_key("testkeyvault", "testkey", 2048)).unwrap();
    let (key, key_vault) = ("testkey".to_owned(), "testkeyvault".to_owned());
    let making = Refusal::without_rule(Detail::KeyBeingMade { key, key_vault });
    assert_eq!(shell.refused(import("testkey", 2048)), making);
    shell.perform_all();
    shell.must(import("testkey", 2048));
}

#[test]
fn k3_an_import_is_in_the_journal_without_anything_secret() {
    let mut shell = Shell::open();
    shell.must(import("brought", 2048));
    let event = serde_json::to_value(shell.journal.last().unwrap()).unwrap();
    let fields = event["act"]["ImportKey"].as_object().unwrap();
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    assert_eq!(names, ["bits", "key", "key_vault", "modulus"]);
    assert_eq!(replay(&shell.journal).unwrap(), shell.model);
}
