//! Floors 1 to 3 are pure: no crate there may depend on one that only means something in a browser, or that fetches
//! randomness by itself.

use super::Finding;
use super::floors::pure_crates;
use super::tree::Tree;
use crate::place::Place;
use crate::process::Run;
use crate::trouble::Outcome;

/// Names, or their beginnings where a `*` follows.
const FOR_A_BROWSER: [&str; 7] = [
    "web-sys",
    "js-sys",
    "wasm-bindgen*",
    "gloo*",
    "yew*",
    "indexed_db_futures",
    "serde-wasm-bindgen",
];

/// Fetches randomness. Named it is refused; pulled in by a cryptography crate's default features it is not, since nobody
/// calls it there.
const RANDOMNESS: &str = "getrandom";

/// Browser crates that a pure crate names itself. Its tests may use them.
pub(super) fn named(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for krate in pure_crates(tree) {
        for dependency in krate.dependencies.iter().filter(|it| it.normal) {
            if is_for_a_browser(&dependency.name) || dependency.name == RANDOMNESS {
                let problem = format!("{} is pure and may not depend on {}", krate.name, dependency.name);
                findings.push(Finding::new(&krate.manifest, problem));
            }
        }
    }
    findings
}

/// Browser crates that a pure crate pulls in through others, as cargo resolves it for wasm.
pub(super) fn pulled_in(place: &Place) -> Outcome<Vec<Finding>> {
    let tree = Tree::load(&place.root)?;
    let mut findings = Vec::new();
    for krate in pure_crates(&tree) {
        let listing = Run::cargo()
            .args([
                "tree",
                "--locked",
                "--quiet",
                "--package",
                &krate.name,
                "--target",
                "wasm32-unknown-unknown",
            ])
            .args(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
            .within(&place.root)
            .read_or_fail()?;
        findings.extend(in_listing(&listing).into_iter().map(|name| {
            Finding::new(
                &krate.manifest,
                format!("{} is pure, but pulls in {name} (`cargo tree -i {name}`)", krate.name),
            )
        }));
    }
    Ok(findings)
}

/// The browser crates of a `cargo tree` with one package a line, each once.
fn in_listing(listing: &str) -> Vec<String> {
    let names = listing.lines().filter_map(|line| line.split_whitespace().next());
    let mut found: Vec<String> = names.filter(|name| is_for_a_browser(name)).map(str::to_owned).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn is_for_a_browser(name: &str) -> bool {
    FOR_A_BROWSER.iter().any(|pattern| match pattern.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == *pattern,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(name: &str, table: &str, dependency: &str) -> Tree {
        let manifest = format!("[package]\nname = \"{name}\"\n[{table}]\n{dependency} = \"1\"\n");
        Tree::of(&[("crates/x/Cargo.toml", &manifest)])
    }

    #[test]
    fn every_browser_crate_is_found_in_a_pure_crate() {
        let all = [
            "web-sys",
            "js-sys",
            "wasm-bindgen",
            "wasm-bindgen-futures",
            "gloo-timers",
            "yew",
            "indexed_db_futures",
        ];
        for dependency in all.into_iter().chain(["serde-wasm-bindgen", "getrandom"]) {
            assert_eq!(
                named(&tree("kluis-lab", "dependencies", dependency)).len(),
                1,
                "{dependency}"
            );
            assert_eq!(
                named(&tree("kluis-browser", "dependencies", dependency)),
                [],
                "{dependency}"
            );
        }
        assert_eq!(named(&tree("kluis-lab", "dependencies", "serde")), []);
    }

    #[test]
    fn the_tests_of_a_pure_crate_may_run_in_a_browser() {
        assert_eq!(
            named(&tree("kluis-envelope", "dev-dependencies", "wasm-bindgen-test")),
            []
        );
    }

    #[test]
    fn a_browser_crate_behind_another_crate_is_found() {
        let listing = "kluis-lab v0.1.0 (/x)\nuuid v1.2.3\njs-sys v0.3.1\nwasm-bindgen v0.2.130\njs-sys v0.3.1 (*)\n";
        assert_eq!(in_listing(listing), ["js-sys", "wasm-bindgen"]);
        assert!(in_listing("kluis-lab v0.1.0 (/x)\nserde v1.0.0\n").is_empty());
    }
}
