//! Names in other letters: a resource is the same one however a request spells it, and an item is not.

use kluis_lab::Request;
use kluis_lab::replay;
use kluis_lab::request::{BackUp, DatabaseTarget, RestoreDatabase};
use kluis_lab::rules::{RuleState, state_of};
use kluis_lab::view::JobState;
use kluis_resource::Kid;
use kluis_rulebook::{Detail, Edition, Rule, Workload};

use crate::restores::with_database;
use crate::shell::Shell;
use crate::shell::acts::{create_key, file, vault_name};
use crate::shell::machines::{create_disk, des, encrypt_disk, set_key};

#[test]
fn a_set_is_one_however_a_request_spells_it_and_its_key() {
    let mut shell = Shell::with_key_vault(Edition::Seeds);
    shell.make_set("set1", "DISKKEY");
    shell.must(create_disk("disk1", des("SET1")));
    assert_eq!(shell.set("set1").objects, 1);
    let kid = shell.disk("disk1").stored.unwrap().kid;
    assert_eq!(kid, Kid::Customer(shell.newest("diskvault", "diskkey")));
    let refusal = shell.refused(encrypt_disk("DISK1", des("Set1")));
    assert!(matches!(refusal.detail, Detail::AlreadySo { .. }));
    shell.must(create_key("diskvault", "DiskKey", 2048));
    shell.must(kluis_lab::request::ChangeSetKey {
        des: "SET1".parse().unwrap(),
        key: set_key("diskvault", "diskkey"),
    });
    let kid = shell.disk("disk1").stored.unwrap().kid;
    assert_eq!(kid, Kid::Customer(shell.newest("diskvault", "diskkey")));
    assert_eq!(replay(&shell.journal), Ok(shell.model));
}

#[test]
fn r7_shows_with_a_restore_that_spells_the_vault_in_other_letters() {
    let mut shell = with_database();
    let item = shell.vault("backups").machines[0].item.clone();
    let restore = RestoreDatabase {
        vault: vault_name("BACKUPS"),
        recovery_point: shell.points(item.as_str())[0].id,
        item,
        target: DatabaseTarget::Original,
    };
    assert!(matches!(state_of(Rule::R7, &shell.view()), RuleState::NotYet(_)));
    shell.must(restore);
    assert_eq!(shell.last_job().state, JobState::Completed);
    assert_eq!(state_of(Rule::R7, &shell.view()), RuleState::Holds);
}

/// Labs are kept that have both: their journals must open.
#[test]
fn items_that_differ_in_case_are_two_of_any_workloads() {
    let mut shell = Shell::open();
    for (item, workload) in [("docs", Workload::Files), ("Docs", Workload::MarsAgent)] {
        shell.must(Request::from(BackUp {
            vault: vault_name("testvault"),
            item: item.parse().unwrap(),
            platform_key_accepted: true,
            files: vec![file("letter.txt", 12)],
            workload,
        }));
    }
    let vault = shell.vault("testvault");
    let items: Vec<_> = vault.items.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(items, ["Docs", "docs"]);
    assert_eq!(replay(&shell.journal), Ok(shell.model));
}
