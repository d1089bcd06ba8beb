//! `cargo xtask bench`: the set-up, then measurements natively and in headless Chromium; prints a table and writes
//! `target/bench/report.json`.
//!
//! Left out on purpose: judging. A figure may name a target, and the table says whether it is met, but nothing fails: another
//! machine is another measurement.

mod machine;
mod report;

use std::time::Instant;

use self::report::{Figure, Report};
use crate::build;
use crate::place::Place;
use crate::process::Run;
use crate::setup::{self, Tools};
use crate::steps::Steps;
use crate::test;
use crate::trouble::{Outcome, Trouble};

/// Measures everything.
pub(crate) fn run(place: &Place) -> Outcome {
    let mut steps = Steps::default();
    let mut figures = Vec::new();
    let (tools, again) = steps.must("set-up", || timed_setup(place))?;
    figures.push(again);
    figures.extend(steps.must("native", || native(place))?);
    steps.must("npm package, release build", || build::npm_package(place))?;
    steps.must("module for measurements, release build", || build::bench_module(place))?;
    steps.must("dashboard, release build", || build::dashboard(place))?;
    figures.extend(steps.must("in Chromium", || in_chromium(place, &tools))?);

    let report = Report {
        machine: machine::describe(&tools),
        figures,
    };
    let file = place.target.join("bench/report.json");
    report.write(&file)?;
    steps.finish()?;
    println!("\n{report}\nwritten to {}", place.short(&file));
    Ok(())
}

/// How long the set-up takes when there is nothing left to do, which is what everyone waits for every day.
#[expect(
    clippy::disallowed_methods,
    reason = "a build tool measures real time; the ban is for the pure crates"
)]
fn timed_setup(place: &Place) -> Outcome<(Tools, Figure)> {
    setup::run(place)?;
    let start = Instant::now();
    let tools = setup::run(place)?;
    let seconds = start.elapsed().as_secs_f64();
    Ok((
        tools,
        Figure::new("set-up with nothing left to do", "s", "lower", vec![seconds]),
    ))
}

/// Envelope and lab by themselves, in the profile of the worker.
fn native(place: &Place) -> Outcome<Vec<Figure>> {
    let printed = Run::cargo()
        .args([
            "bench",
            "--locked",
            "--package",
            "kluis-tests",
            "--bench",
            "native",
            "--profile",
            "worker",
        ])
        .within(&place.root)
        .read_or_fail()?;
    figures(&printed)
}

/// What only a browser can tell: both engines of the npm package, a lab at scale, and the dashboard's pace, weight and start.
fn in_chromium(place: &Place, tools: &Tools) -> Outcome<Vec<Figure>> {
    let printed = test::node(place, tools).arg("browser/bench.mjs").read_or_fail()?;
    figures(&printed)
}

/// Reads one figure from each line that is a JSON object; anything else is for people and passed on.
fn figures(printed: &str) -> Outcome<Vec<Figure>> {
    let mut figures = Vec::new();
    for line in printed.lines() {
        if line.starts_with('{') {
            figures.push(Figure::parse(line)?);
        } else {
            println!("{line}");
        }
    }
    if figures.is_empty() {
        return Err(Trouble::new("a measurement printed no figure."));
    }
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measurement_that_measures_nothing_is_noticed() {
        assert!(figures("all fine\n").is_err());
        assert!(figures("{\"name\":\"x\"}\n").is_err());
        assert_eq!(
            figures("hello\n{\"name\":\"x\",\"unit\":\"s\",\"better\":\"lower\",\"runs\":[1]}\n")
                .unwrap()
                .len(),
            1
        );
    }
}
