//! `cargo xtask ci`: what has to pass before anything is merged. `.ci/run` calls it.

use crate::place::Place;
use crate::process::Run;
use crate::setup;
use crate::steps::Steps;
use crate::test::{self, Selection};
use crate::tidy;
use crate::trouble::Outcome;

/// The crates that only build for the browser.
const FOR_THE_BROWSER: [&str; 4] = ["kluis-browser", "kluis-bindings", "kluis-hello", "kluis-web"];

/// The quick checks first; all of them run, so that one report names everything.
pub(crate) fn run(place: &Place) -> Outcome {
    let mut steps = Steps::default();
    steps.run("format", || format(place));
    steps.run("tidy", || tidy::run(place));
    if let Ok(tools) = steps.must("set-up", || setup::run(place)) {
        steps.run("clippy, native", || clippy_native(place));
        steps.run("clippy, wasm", || clippy_wasm(place));
        steps.append(test::all(place, &Selection::everything(), &tools));
    }
    steps.finish()
}

fn format(place: &Place) -> Outcome {
    let advice = "`cargo fmt --all` puts it right.";
    Run::cargo()
        .args(["fmt", "--all", "--check"])
        .within(&place.root)
        .go()
        .map_err(|trouble| trouble.and(advice))
}

fn clippy_native(place: &Place) -> Outcome {
    let excluded = FOR_THE_BROWSER.iter().flat_map(|package| ["--exclude", package]);
    Run::cargo()
        .args(["clippy", "--locked", "--workspace", "--all-targets"])
        .args(excluded)
        .args(["--", "-D", "warnings"])
        .within(&place.root)
        .go()
}

fn clippy_wasm(place: &Place) -> Outcome {
    let packages = FOR_THE_BROWSER.iter().flat_map(|package| ["--package", package]);
    Run::cargo()
        .args([
            "clippy",
            "--locked",
            "--all-targets",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args(packages)
        .args(["--", "-D", "warnings"])
        .within(&place.root)
        .go()
}
