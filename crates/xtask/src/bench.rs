//! `cargo xtask bench`: the set-up, then measurements natively and in headless Chromium; prints a table and writes
//! `target/bench/report.json`.
//!
//! Left out on purpose: judging. A figure may name a target, and the table says whether it is met, but nothing fails: another
//! machine is another measurement.

mod figure;
mod machine;
mod native;
mod report;

use std::time::Instant;

use self::figure::{Better, Figure};
use self::report::Report;
use crate::build;
use crate::place::Place;
use crate::setup::{self, Tools};
use crate::steps::Steps;
use crate::test;
use crate::trouble::{Outcome, Trouble};

const NATIVE: &str = "native";

/// What `tests/browser/bench.mjs` measures, part by part; `docs/performance.md` says what each is.
const IN_CHROMIUM: [&str; 9] = [
    "envelope",
    "peers",
    "dashboard",
    "memory",
    "weight",
    "visits",
    "replay",
    "views",
    "rotation",
];

/// Which parts to measure.
#[derive(Debug)]
pub(crate) struct Selection(Vec<String>);

impl Selection {
    /// Reads names of parts; none is all of them.
    pub(crate) fn parse(arguments: &[String]) -> Outcome<Self> {
        let is_part = |word: &&String| *word == NATIVE || IN_CHROMIUM.contains(&word.as_str());
        match arguments.iter().find(|word| !is_part(word)) {
            None => Ok(Self(arguments.to_vec())),
            Some(word) => Err(Trouble::new(format!(
                "no part is called `{word}`. There are: {NATIVE}, {}.",
                IN_CHROMIUM.join(", ")
            ))),
        }
    }

    fn has(&self, part: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|word| word == part)
    }
}

/// Measures what is selected. A part that fails is told at the end, and the report holds the others.
pub(crate) fn run(place: &Place, selection: &Selection) -> Outcome {
    let mut steps = Steps::default();
    let (tools, again) = steps.must("set-up", || timed_setup(place))?;
    let mut figures = vec![again];
    if selection.has(NATIVE) {
        steps.run(NATIVE, || {
            native::measure(place).map(|measured| figures.extend(measured))
        });
    }
    let chosen: Vec<&str> = IN_CHROMIUM.into_iter().filter(|part| selection.has(part)).collect();
    if !chosen.is_empty() {
        steps.must("npm package, release build", || build::npm_package(place))?;
        steps.must("module for measurements, release build", || build::bench_module(place))?;
        steps.must("page that says hello, release build", || build::hello(place))?;
        steps.must("dashboard, release build", || build::dashboard(place))?;
    }
    for part in chosen {
        steps.run(&format!("{part}, in Chromium"), || {
            in_chromium(place, &tools, part).map(|measured| figures.extend(measured))
        });
    }

    let report = Report {
        machine: machine::describe(place, &tools),
        figures,
    };
    let file = place.target.join("bench/report.json");
    report.write(&file)?;
    let outcome = steps.finish();
    println!("\n{report}\nwritten to {}", place.short(&file));
    outcome
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
    Ok((tools, Figure::new("setup_again_s", "s", Better::Lower, vec![seconds])))
}

/// What only a browser can tell.
fn in_chromium(place: &Place, tools: &Tools, part: &str) -> Outcome<Vec<Figure>> {
    let printed = test::node(place, tools)
        .args(["browser/bench.mjs", part])
        .read_or_fail()?;
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

    fn parse(line: &str) -> Outcome<Selection> {
        Selection::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

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

    #[test]
    fn words_choose_parts() {
        let selection = parse("peers native").unwrap();
        assert!(selection.has(NATIVE) && selection.has("peers") && !selection.has("weight"));
        assert!(parse("").unwrap().has("weight"));
        assert!(parse("pears").unwrap_err().to_string().contains("`pears`"));
    }

    #[test]
    fn every_part_is_one_that_the_script_knows() {
        let place = Place::find().unwrap();
        let script = std::fs::read_to_string(place.root.join("tests/browser/bench.mjs")).unwrap();
        for part in IN_CHROMIUM {
            assert!(script.contains(&format!("  {part}: ")), "{part}");
        }
    }
}
