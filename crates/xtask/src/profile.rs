//! `cargo xtask profile`: finds out which functions a first visit runs, and writes the lists in `web/first-visit` by which
//! `crates/split` cuts the dashboard's modules. To be run when the page's weight has grown (`tests/browser/weight.test.mjs`).

use crate::build;
use crate::place::Place;
use crate::process::Run;
use crate::setup;
use crate::steps::Steps;
use crate::test;
use crate::trouble::Outcome;

/// Each of the dashboard's modules.
const MODULES: [&str; 2] = ["app", "worker"];

/// Writes the lists anew.
pub(crate) fn run(place: &Place) -> Outcome {
    let mut steps = Steps::default();
    let tools = steps.must("set-up", || setup::run(place))?;
    let directory = place.target.join("first-visit");
    let dist = directory.join("dist");
    steps.must("dashboard, instrumented", || {
        build::trunk(place)?
            .env("KLUIS_INSTRUMENT", "1")
            .arg("build")
            .args(["--release", "--locked", "--offline=true", "--dist"])
            .arg(&dist)
            .go()
    })?;
    steps.must("a first visit in Chromium", || {
        test::node(place, &tools)
            .env("KLUIS_DIST", &dist)
            .arg("browser/first-visit.mjs")
            .arg(&directory)
            .go()
    })?;
    for module in MODULES {
        Run::cargo()
            .args(["run", "--quiet", "--locked", "--package", "kluis-split", "--", "list"])
            .arg(directory.join(format!("{module}.txt")))
            .arg(place.root.join(format!("web/first-visit/{module}.txt")))
            .within(&place.root)
            .go()?;
    }
    steps.finish()
}
