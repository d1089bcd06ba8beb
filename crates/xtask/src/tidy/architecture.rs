//! `ARCHITECTURE.md` names paths; each has to be there, or the map leads nowhere.

use super::Finding;
use super::tree::Tree;

const MAP: &str = "ARCHITECTURE.md";

/// What a build makes is not there before it.
const BUILT: [&str; 3] = ["target/", "dist/", "tests/node_modules/"];

/// Paths in backticks that lead nowhere.
pub(super) fn missing_paths(tree: &Tree) -> Vec<Finding> {
    let Some(text) = tree.text(MAP) else { return Vec::new() };
    let missing = |path: &&str| !tree.has(path) && !BUILT.iter().any(|built| path.starts_with(built));
    named_paths(text)
        .filter(missing)
        .map(|path| Finding::new(MAP, format!("names `{path}`, which is not there")))
        .collect()
}

/// What stands in backticks, has a slash and looks like a path in the workspace: no address, no pattern, no command.
fn named_paths(text: &str) -> impl Iterator<Item = &str> {
    let is_path = |word: &&str| {
        let plain = |character: char| character.is_alphanumeric() || "/._-".contains(character);
        word.contains('/') && !word.starts_with(['/', '.']) && !word.contains("//") && word.chars().all(plain)
    };
    text.lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .filter(is_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_not_there_is_found() {
        let tree = Tree::of(&[
            (
                MAP,
                "The lab is in `crates/lab`, its events in `crates/lab/src/act.rs`.\nOld: `crates/cloud/`, `crates/lab/src/gone.rs`.\n",
            ),
            ("crates/lab/src/act.rs", "//! A.\n"),
        ]);
        let found: Vec<_> = missing_paths(&tree)
            .into_iter()
            .map(|finding| finding.problem)
            .collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("`crates/cloud/`") && found[1].contains("`crates/lab/src/gone.rs`"));
    }

    #[test]
    fn what_is_no_path_is_left_alone() {
        let text =
            "`fn()`, `https://example.org/x`, `target/dist`, `a / b`, `tests/*.mjs`, `/dev/null`, `<kluis-lab>`\n";
        assert_eq!(missing_paths(&Tree::of(&[(MAP, text)])), []);
        assert_eq!(missing_paths(&Tree::default()), []);
    }
}
