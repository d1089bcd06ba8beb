//! The five floors: a crate imports only from floors below its own, in tests too.

use super::Finding;
use super::manifest::{Crate, crates};
use super::tree::Tree;

/// The crates by floor, from the ground up. A new crate gets its place here.
const FLOORS: [&[&str]; 5] = [
    &["kluis-rulebook", "kluis-resource", "kluis-envelope"],
    &["kluis-keyvault", "kluis-recovery", "kluis-compute"],
    &["kluis-lab"],
    &["kluis-browser"],
    &["kluis-web", "kluis-bindings"],
];

/// These look at all floors from outside; nothing may import them.
const CONSUMERS: [&str; 4] = ["kluis-hello", "kluis-split", "kluis-tests", "kluis-xtask"];

/// But for the suites, which hold any engine to the same vectors: a crate's tests may run them. They may also turn on a
/// feature of their own crate.
const SUITES: &str = "kluis-tests";

/// The highest floor whose crates are pure: no clock, no randomness, no I/O, no browser.
const HIGHEST_PURE: usize = 3;

/// The floor of a crate, counted from 1.
fn floor(name: &str) -> Option<usize> {
    FLOORS
        .iter()
        .position(|crates| crates.contains(&name))
        .map(|index| index + 1)
}

/// The crates on the pure floors.
pub(super) fn pure_crates(tree: &Tree) -> Vec<Crate> {
    crates(tree)
        .into_iter()
        .filter(|krate| floor(&krate.name).is_some_and(|floor| floor <= HIGHEST_PURE))
        .collect()
}

/// Imports from the same floor or from above.
pub(super) fn upward_imports(tree: &Tree) -> Vec<Finding> {
    crates(tree).iter().flat_map(upward_imports_of).collect()
}

fn upward_imports_of(krate: &Crate) -> Vec<Finding> {
    let Some(own) = floor(&krate.name) else {
        return Vec::new();
    };
    let problem = |name: &str| match floor(name) {
        Some(other) if other >= own => Some(format!(
            "{} (floor {own}) imports {name} (floor {other}); only floors below may be imported",
            krate.name
        )),
        None if CONSUMERS.contains(&name) => Some(format!("{} imports {name}, which nothing may import", krate.name)),
        Some(_) | None => None,
    };
    krate
        .dependencies
        .iter()
        .filter(|it| it.normal || (it.name != SUITES && it.name != krate.name))
        .filter_map(|it| Some(Finding::new(&krate.manifest, problem(&it.name)?)))
        .collect()
}

/// Crates that no floor lists.
pub(super) fn crates_without_floor(tree: &Tree) -> Vec<Finding> {
    let unknown = |krate: &Crate| floor(&krate.name).is_none() && !CONSUMERS.contains(&krate.name.as_str());
    let problem = |krate: &Crate| {
        format!(
            "{} stands on no floor; give it one in crates/xtask/src/tidy/floors.rs",
            krate.name
        )
    };
    crates(tree)
        .iter()
        .filter(|krate| unknown(krate))
        .map(|krate| Finding::new(&krate.manifest, problem(krate)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(name: &str, table: &str, dependency: &str) -> Tree {
        let manifest = format!("[package]\nname = \"{name}\"\n[{table}]\n{dependency}.workspace = true\n");
        Tree::of(&[("crates/x/Cargo.toml", &manifest)])
    }

    #[test]
    fn an_import_from_below_is_fine() {
        assert_eq!(upward_imports(&tree("kluis-lab", "dependencies", "kluis-keyvault")), []);
        assert_eq!(upward_imports(&tree("kluis-tests", "dependencies", "kluis-lab")), []);
    }

    #[test]
    fn an_upward_import_is_found() {
        let findings = upward_imports(&tree("kluis-recovery", "dependencies", "kluis-lab"));
        assert_eq!(findings.len(), 1);
        assert!(
            findings[0]
                .problem
                .contains("kluis-recovery (floor 2) imports kluis-lab (floor 3)")
        );
    }

    #[test]
    fn an_upward_import_in_a_test_is_found_too() {
        assert_eq!(
            upward_imports(&tree("kluis-envelope", "dev-dependencies", "kluis-lab")).len(),
            1
        );
    }

    #[test]
    fn an_import_from_the_same_floor_is_found() {
        assert_eq!(
            upward_imports(&tree("kluis-recovery", "dependencies", "kluis-keyvault")).len(),
            1
        );
        assert_eq!(
            upward_imports(&tree("kluis-web", "dependencies", "kluis-bindings")).len(),
            1
        );
    }

    #[test]
    fn nothing_imports_the_tools_or_the_tests() {
        assert_eq!(
            upward_imports(&tree("kluis-web", "dependencies", "kluis-xtask")).len(),
            1
        );
    }

    #[test]
    fn the_suites_are_for_the_tests_of_a_crate_and_not_for_the_crate() {
        let imports = |table| upward_imports(&tree("kluis-browser", table, "kluis-tests")).len();
        assert_eq!((imports("dev-dependencies"), imports("dependencies")), (0, 1));
    }

    #[test]
    fn the_tests_of_a_crate_may_turn_a_feature_of_it_on() {
        let imports = |table| upward_imports(&tree("kluis-lab", table, "kluis-lab")).len();
        assert_eq!((imports("dev-dependencies"), imports("dependencies")), (0, 1));
    }

    #[test]
    fn a_crate_that_no_floor_lists_is_found() {
        assert_eq!(
            crates_without_floor(&tree("kluis-attic", "dependencies", "serde")).len(),
            1
        );
        assert_eq!(
            crates_without_floor(&tree("kluis-compute", "dependencies", "serde")),
            []
        );
        assert_eq!(crates_without_floor(&tree("kluis-tests", "dependencies", "serde")), []);
    }
}
