//! The npm side of the set-up: `wasm-opt` for the build, Playwright and axe for the tests.

use super::{doing, there, version_of};
use crate::place::Place;
use crate::process::Run;
use crate::trouble::{Outcome, Trouble};

const OLDEST_NODE: u32 = 20;

/// Installs exactly what `tests/package-lock.json` names.
pub(super) fn packages(place: &Place) -> Outcome {
    let node = version_of(place, "node");
    let major = node
        .as_deref()
        .and_then(|version| version.split('.').next()?.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        let found = node.map_or("none was found".to_owned(), |version| format!("found {version}"));
        return Err(Trouble::new(format!(
            "Node.js {OLDEST_NODE} or later with npm is needed ({found}). Install it from https://nodejs.org or with your \
             system's packages, then run this again."
        )));
    }
    let root = place.node_root();
    let lock = std::fs::read_to_string(root.join("package-lock.json"))
        .map_err(|error| Trouble::new(format!("tests/package-lock.json can't be read: {error}.")))?;
    // npm's own hidden lock file differs in form; a copy of ours tells for sure what is installed.
    let installed = root.join("node_modules/.kluis-lock.json");
    if std::fs::read_to_string(&installed).is_ok_and(|copy| copy == lock) {
        there("npm packages of tests/package-lock.json");
        return Ok(());
    }
    doing("npm ci in tests/ (about 150 MB on disk, half a minute)");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Run::new(npm)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"])
        .within(&root)
        .go()
        .map_err(|trouble| trouble.and("It needs npm and a registry that answers (`npm ping`)."))?;
    std::fs::write(&installed, lock)
        .map_err(|error| Trouble::new(format!("tests/node_modules can't be written: {error}.")))
}
