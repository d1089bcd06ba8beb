//! `cargo xtask setup`: what `serve` and `test` share. Each part first looks whether it is there already, says what it does
//! and how long that may take, and fails with a sentence that tells what to do.

mod chromium;
mod interop;
mod node;
mod packages;
mod rust;

use std::path::PathBuf;

use crate::place::Place;
use crate::process::Run;
use crate::trouble::Outcome;

pub(crate) use self::chromium::Browser;

/// What the set-up found or installed.
#[derive(Clone, Debug)]
pub(crate) struct Tools {
    /// The browser of the tests.
    pub(crate) browser: Browser,
    /// The Python of the interop tests.
    pub(crate) python: PathBuf,
}

/// Sets everything up that building and testing need.
pub(crate) fn run(place: &Place) -> Outcome<Tools> {
    for_building(place)?;
    let python = interop::environment(place)?;
    let browser = chromium::browser()?;
    println!("set-up is complete");
    Ok(Tools { browser, python })
}

/// As [`run`], but trouble with what only tests need is told and doesn't stop anyone.
pub(crate) fn run_for_serving(place: &Place) -> Outcome {
    for_building(place)?;
    let tests_only = interop::environment(place).map(drop).and(chromium::browser().map(drop));
    if let Err(trouble) = tests_only {
        println!("The tests are not ready yet, but the dashboard doesn't need that: {trouble}");
    }
    Ok(())
}

fn for_building(place: &Place) -> Outcome {
    rust::wasm_target(place)?;
    rust::crates(place)?;
    rust::wasm_bindgen(place)?;
    rust::trunk(place)?;
    node::packages(place)
}

/// Says that a part is there.
fn there(what: &str) {
    println!("✓ {what}");
}

/// Says what is about to happen.
fn doing(what: &str) {
    println!("… {what}");
}

/// The version that a tool says it has: the last word of its first line that starts with a digit or `v` and a digit.
fn version_of(place: &Place, tool: &str) -> Option<String> {
    let program = crate::process::find(tool, &place.path())?;
    let line = Run::new(program).arg("--version").read()?;
    version_in(&line)
}

fn version_in(line: &str) -> Option<String> {
    let words = line.lines().next()?.split_whitespace();
    words
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_tools_print() {
        assert_eq!(version_in("wasm-bindgen 0.2.130").as_deref(), Some("0.2.130"));
        assert_eq!(version_in("v20.20.2").as_deref(), Some("20.20.2"));
        assert_eq!(
            version_in("Chromium 156.0.8078.79 built on Debian").as_deref(),
            Some("156.0.8078.79")
        );
        assert_eq!(version_in("usage: tool"), None);
    }
}
