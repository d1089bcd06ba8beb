//! Trying scenarios: each in a lab of its own, step by step, with real keys and bytes.

use kluis_browser::protocol::{ClientError, Tried};
use kluis_browser::trial::{Trial, scenarios};
use kluis_lab::JobFailure;
use kluis_lab::scenario::{Expected, Outcome};
use kluis_lab::view::JobState;
use wasm_bindgen_test::wasm_bindgen_test;

const FAILED_ATTEMPT: &str = "V1-a-failed-attempt-counts";
const FOLLOWING: &str = "A3-the-picker-follows-a-new-version";

fn numbers(tried: &Tried) -> Vec<Option<u32>> {
    tried.reports.iter().map(|report| report.number).collect()
}

#[wasm_bindgen_test]
async fn v1_a_failed_attempt_really_fails_and_counts() {
    let mut trial = Trial::default();
    let begun = trial.play(FAILED_ATTEMPT, 0).await.unwrap();
    assert!(
        !begun.over
            && begun
                .reports
                .iter()
                .all(|report| report.passed && report.number.is_none())
    );
    let failed = trial.play(FAILED_ATTEMPT, 1).await.unwrap();
    assert_eq!(
        failed.reports[0].expected,
        Expected::Fails(JobFailure::SourceUnreadable)
    );
    assert_eq!(
        failed.reports[0].jobs[0].state,
        JobState::Failed(JobFailure::SourceUnreadable)
    );
    assert!(failed.reports[0].passed);
    let refused = trial.play(FAILED_ATTEMPT, 2).await.unwrap();
    assert!(matches!(refused.reports[0].outcome, Outcome::Refused(_)) && refused.reports[0].passed);
    assert!(failed.view.vaults[0].items.is_empty());
}

#[wasm_bindgen_test]
async fn a_step_comes_after_those_before_it_whatever_was_played_last() {
    let mut trial = Trial::default();
    let second = trial.play(FOLLOWING, 2).await.unwrap();
    assert_eq!(numbers(&second), [Some(2)]);
    assert_eq!(second.view.vaults[0].items.len(), 1);
    let first = trial.play(FAILED_ATTEMPT, 1).await.unwrap();
    assert_eq!(first.view.vaults[0].items.len(), 0, "another lab");
    let third = trial.play(FOLLOWING, 3).await.unwrap();
    assert!(third.reports.iter().all(|report| report.passed));
    let again = trial.play(FOLLOWING, 1).await.unwrap();
    assert_ne!(
        again.view.tenant, third.view.tenant,
        "what is played before its turn begins anew"
    );
}

#[wasm_bindgen_test]
async fn a_scenario_or_step_that_is_not_there_is_not_played() {
    let mut trial = Trial::default();
    assert_eq!(trial.play("V1-never-written", 0).await, Err(ClientError::Worker));
    assert_eq!(trial.play(FOLLOWING, 100).await, Err(ClientError::Worker));
    assert!(trial.play(FOLLOWING, 0).await.is_ok());
}

/// What isn't waited for runs while the step after it is sent.
#[wasm_bindgen_test]
async fn a4_the_step_after_one_that_is_not_waited_for_comes_at_once() {
    let mut trial = Trial::default();
    let tried = trial.play("A4-every-update-is-a-job-and-is-logged", 1).await.unwrap();
    assert_eq!(numbers(&tried), [Some(1), Some(2)]);
    assert!(
        tried.over && tried.reports.iter().all(|report| report.passed),
        "{tried:?}"
    );
}

#[wasm_bindgen_test]
fn the_scenarios_are_listed_with_their_steps() {
    let all = scenarios();
    assert!(
        all.iter()
            .any(|facts| facts.name == FAILED_ATTEMPT && facts.steps == 7 && facts.given.is_some())
    );
    assert!(all.is_sorted_by_key(|facts| facts.rule));
}
