//! `cargo xtask test`: the set-up, then every test there is, as named steps with their times.

use std::path::Path;

use crate::build;
use crate::place::Place;
use crate::process::Run;
use crate::setup::{self, Tools};
use crate::steps::Steps;
use crate::trouble::{Outcome, Trouble};

const NATIVE: &str = "native tests";
const UNITS: &str = "page units";
const VECTORS: &str = "vectors, counted";
const INTEROP: &str = "interop with azure-storage-blob";
const WASM: &str = "wasm tests in Chromium";
const NPM: &str = "npm package in Node and Chromium";
const PAGES: &str = "pages in Chromium";
const ALL: [&str; 7] = [NATIVE, UNITS, VECTORS, INTEROP, WASM, NPM, PAGES];

/// Which of the steps to run.
#[derive(Debug)]
pub(crate) struct Selection {
    words: Vec<String>,
    list: bool,
}

impl Selection {
    /// Every step.
    pub(crate) fn everything() -> Self {
        Self {
            words: Vec::new(),
            list: false,
        }
    }

    /// Reads words that name steps, or `--list`.
    pub(crate) fn parse(arguments: &[String]) -> Outcome<Self> {
        let list = arguments.iter().any(|argument| argument == "--list");
        let words: Vec<String> = arguments
            .iter()
            .filter(|argument| *argument != "--list")
            .cloned()
            .collect();
        match words.iter().find(|word| !ALL.iter().any(|step| names(step, word))) {
            None => Ok(Self { words, list }),
            Some(word) => Err(Trouble::new(format!(
                "no step's name contains `{word}`. There are: {}.",
                ALL.join(", ")
            ))),
        }
    }

    fn has(&self, step: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| names(step, word))
    }
}

fn names(step: &str, word: &str) -> bool {
    step.to_lowercase().contains(&word.to_lowercase())
}

/// Runs the selected steps. All of them run, also after one failed, but for those that stand on a failed build.
pub(crate) fn run(place: &Place, selection: &Selection) -> Outcome {
    if selection.list {
        println!("{}", ALL.join("\n"));
        return Ok(());
    }
    let mut steps = Steps::default();
    if let Ok(tools) = steps.must("set-up", || setup::run(place)) {
        steps.append(all(place, selection, &tools));
    }
    steps.finish()
}

/// The selected steps, with the tools that the set-up gave.
pub(crate) fn all(place: &Place, selection: &Selection, tools: &Tools) -> Steps {
    let mut steps = Steps::default();
    if selection.has(NATIVE) {
        steps.run(NATIVE, || native(place));
    }
    if selection.has(UNITS) {
        steps.run(UNITS, || page_units(place));
    }
    if selection.has(VECTORS) {
        steps.run(VECTORS, || vectors(place));
    }
    if selection.has(INTEROP) {
        steps.run(INTEROP, || interop(place, tools));
    }
    if selection.has(WASM) {
        steps.run(WASM, || wasm(place, tools));
    }
    if selection.has(NPM)
        && steps
            .must("npm package, release build", || build::npm_package(place))
            .is_ok()
    {
        steps.run(NPM, || node_tests(place, tools, "tests/bindings"));
    }
    if selection.has(PAGES)
        && steps
            .must("dashboard, release build", || build::dashboard(place))
            .is_ok()
    {
        steps.run(PAGES, || node_tests(place, tools, "tests/browser"));
    }
    steps
}

/// The crates that build natively, with their doc examples.
fn native(place: &Place) -> Outcome {
    Run::cargo().args(["test", "--locked"]).within(&place.root).go()
}

/// What of the page's own logic needs no page; everything else of it is tried in a browser.
fn page_units(place: &Place) -> Outcome {
    Run::cargo()
        .args(["test", "--locked", "--package", "kluis-web", "--lib"])
        .within(&place.root)
        .go()
}

/// Wycheproof's vectors and our own once more, to show how many there were.
fn vectors(place: &Place) -> Outcome {
    Run::cargo()
        .args([
            "test",
            "--locked",
            "--test",
            "wycheproof",
            "--test",
            "vectors",
            "--",
            "--nocapture",
        ])
        .within(&place.root)
        .go()
}

/// The tests that need the Python environment are marked `#[ignore]`, so that a plain `cargo test` needs nothing.
fn interop(place: &Place, tools: &Tools) -> Outcome {
    Run::cargo()
        .args([
            "test",
            "--locked",
            "--package",
            "kluis-tests",
            "--test",
            "interop",
            "--",
            "--ignored",
        ])
        .env("KLUIS_INTEROP_PYTHON", &tools.python)
        .within(&place.root)
        .go()
}

/// `wasm-bindgen-test` drives a headless Chromium through chromedriver; `webdriver.json` says how that is started.
fn wasm(place: &Place, tools: &Tools) -> Outcome {
    let capabilities = place.target.join("webdriver.json");
    let source = std::fs::read_to_string(place.root.join("webdriver.json")).unwrap_or_default();
    std::fs::write(&capabilities, with_binary(&source, &tools.browser.chromium)?)
        .map_err(|error| Trouble::new(format!("{} can't be written: {error}.", place.short(&capabilities))))?;
    Run::cargo()
        .args([
            "test",
            "--locked",
            "--target",
            "wasm32-unknown-unknown",
            "--package",
            "kluis-browser",
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &tools.browser.chromedriver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        .env("PATH", place.path())
        .within(&place.root)
        .go()
}

/// The browser's capabilities with the browser that the set-up found: chromedriver alone would look for its own.
fn with_binary(capabilities: &str, chromium: &Path) -> Outcome<String> {
    let mut capabilities: serde_json::Value = serde_json::from_str(capabilities)
        .map_err(|error| Trouble::new(format!("webdriver.json can't be read: {error}.")))?;
    capabilities["goog:chromeOptions"]["binary"] = chromium.to_string_lossy().into();
    Ok(capabilities.to_string())
}

/// Every `*.test.mjs` of a directory, one after the other: two at once would disturb each other's measurements. A page that
/// hangs ends its test after a quarter of an hour.
fn node_tests(place: &Place, tools: &Tools, directory: &str) -> Outcome {
    let directory = place.root.join(directory);
    let mut files: Vec<_> = std::fs::read_dir(&directory)
        .map_err(|error| Trouble::new(format!("{} can't be read: {error}.", place.short(&directory))))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Trouble::new(format!(
            "there is no test in {}.",
            place.short(&directory)
        )));
    }
    node(place, tools)
        .args([
            "--test",
            "--test-concurrency=1",
            "--test-timeout=900000",
            "--test-reporter=spec",
        ])
        .args(files)
        .go()
        .map_err(|_| {
            let directory = place.short(&directory);
            Trouble::new(format!(
                "some tests in {directory} failed; their output above says which."
            ))
        })
}

/// Node.js as the harness in `tests/browser/lib` expects it.
pub(crate) fn node(place: &Place, tools: &Tools) -> Run {
    Run::new("node")
        .env("KLUIS_BENCH", place.bench_module())
        .env("KLUIS_CHROMIUM", &tools.browser.chromium)
        .env("KLUIS_DIST", place.dist())
        .env("KLUIS_HELLO", place.hello())
        .env("KLUIS_NPM_PACKAGE", place.npm_package())
        .env("PATH", place.path())
        .within(&place.node_root())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Outcome<Selection> {
        Selection::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn without_words_every_step_runs() {
        let selection = parse("").unwrap();
        assert!(ALL.iter().all(|step| selection.has(step)));
    }

    #[test]
    fn words_choose_steps_by_a_part_of_their_name() {
        let selection = parse("wasm interop").unwrap();
        assert!(selection.has(WASM) && selection.has(INTEROP) && !selection.has(NATIVE));
    }

    #[test]
    fn the_wasm_tests_run_in_the_browser_that_the_set_up_found() {
        let place = Place::find().unwrap();
        let source = std::fs::read_to_string(place.root.join("webdriver.json")).unwrap();
        let with: serde_json::Value =
            serde_json::from_str(&with_binary(&source, Path::new("/opt/chromium")).unwrap()).unwrap();
        assert_eq!(with["goog:chromeOptions"]["binary"], "/opt/chromium");
        assert!(
            with["goog:chromeOptions"]["args"]
                .as_array()
                .unwrap()
                .contains(&"--headless=new".into())
        );
    }

    #[test]
    fn a_word_that_names_no_step_is_refused() {
        assert!(parse("wsam").unwrap_err().to_string().contains("`wsam`"));
    }
}
