//! Whatever happens in whatever order: what can't be undone isn't, a refusal changes nothing (the shell checks each one),
//! and the journal gives the same lab again.

mod invariants;
mod steps;

use kluis_lab::view::LabView;
use kluis_lab::{Act, Model, replay};
use kluis_resource::Region;
use kluis_rulebook::Edition;
use proptest::prelude::*;

use self::invariants::{assert_keys_are_usable, assert_nothing_was_undone, assert_settled};
use self::steps::{Step, acts, step};
use crate::shell::Shell;
use crate::shell::acts::vault_name;

fn run(shell: &mut Shell, before: &LabView, step: &Step) {
    for act in acts(before, step) {
        let waiting = shell.waiting.len();
        if shell.send(act).is_ok() && shell.waiting.len() > waiting {
            let new: Vec<_> = shell.waiting.iter().skip(waiting).cloned().collect();
            assert_keys_are_usable(before, &shell.view(), &new);
        }
    }
    match step {
        Step::Perform => {
            shell.perform_next();
        }
        Step::PerformAll => shell.perform_all(),
        Step::Fail(failure) if !shell.waiting.is_empty() => shell.fail_next(*failure),
        _ => {}
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
    shell.must(Act::CreateVault { vault, region });
    shell
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn random_events_keep_the_invariants_and_replay_to_the_same_lab(
        current in prop::bool::weighted(0.2),
        steps in prop::collection::vec(step(), 240..320),
    ) {
        let edition = if current { Edition::Current } else { Edition::Seeds };
        let shell = play(edition, &steps);
        assert_settled(&shell.view());
        prop_assert_eq!(shell.view().revision, shell.journal.len() as u64);

        let journal = serde_json::to_string(&shell.journal).unwrap();
        let again = replay(&serde_json::from_str::<Vec<_>>(&journal).unwrap()).unwrap();
        prop_assert_eq!(&again, &shell.model);
        let bytes = serde_json::to_vec(&shell.model).unwrap();
        prop_assert_eq!(serde_json::to_vec(&again).unwrap(), &bytes[..]);
        prop_assert_eq!(serde_json::from_slice::<Model>(&bytes).unwrap(), again);
    }
}
