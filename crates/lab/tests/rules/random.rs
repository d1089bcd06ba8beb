//! Whatever happens in whatever order: what can't be undone isn't, a refusal changes nothing (the shell checks each one),
//! and the journal gives the same lab again.

mod invariants;
mod machines;
mod steps;
mod today;

use kluis_lab::request::CreateVault;
use kluis_lab::view::LabView;
use kluis_lab::{Model, replay};
use kluis_resource::Region;
use kluis_rulebook::Edition;
use proptest::prelude::*;

use self::invariants::{
    assert_every_use_is_audited, assert_keys_are_usable, assert_no_secret, assert_nothing_was_undone,
    assert_only_unprotected_is_purged, assert_settled, assert_uses_were_allowed,
};
use self::steps::{Step, acts, step};
use crate::shell::Shell;
use crate::shell::acts::vault_name;

fn run(shell: &mut Shell, before: &LabView, step: &Step) {
    let mut before = before.clone();
    for act in acts(&before, step) {
        let waiting = shell.waiting.len();
        if shell.send(act.clone()).is_err() {
            continue;
        }
        let after = shell.view();
        let new: Vec<_> = shell.waiting.iter().skip(waiting).cloned().collect();
        assert_keys_are_usable(&before, &after, &new);
        assert_only_unprotected_is_purged(&before, &after, &act);
        assert_uses_were_allowed(&before, &after);
        before = after;
    }
    let mut count = match step {
        Step::Perform => 1,
        Step::PerformAll => usize::MAX,
        Step::Fail(failure) if !shell.waiting.is_empty() => {
            shell.fail_next(*failure);
            0
        }
        _ => 0,
    };
    while count > 0 && shell.perform_next() {
        let after = shell.view();
        assert_uses_were_allowed(&before, &after);
        before = after;
        count -= 1;
    }
}

fn play(edition: Edition, steps: &[Step]) -> Shell {
    let mut shell = Shell::open_in(edition);
    let mut before = shell.view();
    for step in steps {
        run(&mut shell, &before, step);
        let after = shell.view();
        assert_nothing_was_undone(&before, &after);
        before = after;
    }
    shell.perform_all();
    // A failed rotation is taken up again with the next event, whatever it is.
    let vault = vault_name("last");
    let region = Region::NorthEurope;
    shell.must(CreateVault { vault, region });
    shell
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn random_events_keep_the_invariants_and_replay_to_the_same_lab(
        current in any::<bool>(),
        steps in prop::collection::vec(step(), 240..320),
    ) {
        let edition = if current { Edition::Current } else { Edition::Seeds };
        let shell = play(edition, &steps);
        assert_settled(&shell.view());
        assert_every_use_is_audited(&shell);
        assert_no_secret(&serde_json::to_value(&shell.journal).unwrap(), &[]);
        assert_no_secret(&serde_json::to_value(shell.view()).unwrap(), &["hash", "before"]);
        prop_assert_eq!(shell.view().revision, shell.journal.len() as u64);

        let journal = serde_json::to_string(&shell.journal).unwrap();
        let again = replay(&serde_json::from_str::<Vec<_>>(&journal).unwrap()).unwrap();
        prop_assert_eq!(&again, &shell.model);
        let bytes = serde_json::to_vec(&shell.model).unwrap();
        prop_assert_eq!(serde_json::to_vec(&again).unwrap(), &bytes[..]);
        prop_assert_eq!(serde_json::from_slice::<Model>(&bytes).unwrap(), again);
    }
}
