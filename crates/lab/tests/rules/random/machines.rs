//! The same of disks, machines and their backup: whatever happens in whatever order, what is restored is what was backed up, bit for
//! bit; nothing lies in storage that nobody names; and keys and secrets are what the lab says they are.

mod steps;
mod whole;

use kluis_lab::request::CreateVault;
use kluis_lab::{Model, replay};
use kluis_resource::Region;
use kluis_rulebook::Edition;
use proptest::prelude::*;

use self::steps::{Step, acts, step};
use self::whole::{assert_at_rest, assert_whole};
use super::invariants::{assert_no_secret, assert_only_unprotected_is_purged, assert_uses_were_allowed};
use crate::shell::Shell;
use crate::shell::acts::{create_key, create_key_vault, enable_identity, pick_key, vault_name};
use crate::shell::machines::{HERE, PLATFORM, create_vm, new_vm};

/// A lab with two sets, a second key vault for BEKs that can be purged, and a machine; with a key of the vault's own perhaps.
fn begin(edition: Edition, customer_key: bool) -> Shell {
    let mut shell = Shell::with_set(edition);
    shell.must(create_key("diskvault", "second", 2048));
    shell.make_set("set2", "second");
    shell.must(create_key_vault("beks", HERE, true, false));
    shell.must(create_key("beks", "kek", 2048));
    if customer_key {
        shell.must(enable_identity("backups"));
        shell.grant("backups", "diskvault", &kluis_rulebook::KeyPermission::ALL);
        shell.must(pick_key("backups", "diskvault", "diskkey"));
    }
    shell.must(create_vm(new_vm("vm1", kluis_rulebook::Os::Linux, PLATFORM)));
    shell
}

fn run(shell: &mut Shell, step: &Step) {
    for act in acts(&shell.view(), step) {
        let before = shell.view();
        if shell.send(act.clone()).is_err() {
            continue;
        }
        let after = shell.view();
        assert_only_unprotected_is_purged(&before, &after, &act);
        assert_uses_were_allowed(&before, &after);
    }
    match step {
        Step::Perform => drop(shell.perform_next()),
        Step::PerformAll => shell.perform_all(),
        Step::Fail(failure) if !shell.waiting.is_empty() => shell.fail_next(*failure),
        _ => {}
    }
    assert_whole(shell);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn random_events_of_machines_lose_no_bit_and_leave_nothing_behind(
        current in any::<bool>(),
        customer_key in any::<bool>(),
        steps in prop::collection::vec(step(), 120..200),
    ) {
        let edition = if current { Edition::Current } else { Edition::Seeds };
        let mut shell = begin(edition, customer_key);
        for step in &steps {
            run(&mut shell, step);
        }
        shell.perform_all();
        // A failed rotation is taken up again with the next event, whatever it is.
        let (vault, region) = (vault_name("last"), Region::NorthEurope);
        shell.must(CreateVault { vault, region });
        assert_whole(&shell);
        assert_at_rest(&shell);
        assert_no_secret(&serde_json::to_value(&shell.journal).unwrap(), &["sha256", "content_sha256"]);
        let hashes = ["hash", "before", "sha256", "content_sha256"];
        assert_no_secret(&serde_json::to_value(shell.view()).unwrap(), &hashes);

        let journal = serde_json::to_string(&shell.journal).unwrap();
        let again = replay(&serde_json::from_str::<Vec<_>>(&journal).unwrap()).unwrap();
        prop_assert_eq!(&again, &shell.model);
        let bytes = serde_json::to_vec(&shell.model).unwrap();
        prop_assert_eq!(serde_json::from_slice::<Model>(&bytes).unwrap(), again);
    }
}
