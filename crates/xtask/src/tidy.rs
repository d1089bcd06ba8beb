//! `cargo xtask tidy`: the house rules that a compiler doesn't check. Each check is a function from a [`Tree`] to what it
//! found, so that small made-up trees prove it.

mod architecture;
mod browser_crates;
mod circles;
mod files;
mod floors;
mod manifest;
mod rules;
mod tree;

use std::fmt;

use self::tree::Tree;
use crate::place::Place;
use crate::trouble::{Outcome, Trouble};

/// Something that breaks a house rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    problem: String,
}

impl Finding {
    fn new(path: &str, problem: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            problem: problem.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.problem)
    }
}

/// Checks the workspace and prints every finding.
pub(crate) fn run(place: &Place) -> Outcome {
    let tree = Tree::load(&place.root)?;
    let mut findings = check(&tree);
    findings.extend(browser_crates::pulled_in(place)?);
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => {
            println!("tidy: {} files, nothing to complain about", tree.len());
            Ok(())
        }
        1 => Err(Trouble::new("the workspace is not tidy: see the line above.")),
        many => Err(Trouble::new(format!(
            "the workspace is not tidy: see the {many} lines above."
        ))),
    }
}

/// Everything that files alone can tell.
fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = manifest::unreadable(tree);
    findings.extend(floors::upward_imports(tree));
    findings.extend(floors::crates_without_floor(tree));
    findings.extend(browser_crates::named(tree));
    findings.extend(files::without_header(tree));
    findings.extend(files::too_long(tree));
    findings.extend(files::async_in_pure_crates(tree));
    findings.extend(circles::closed(tree));
    findings.extend(architecture::missing_paths(tree));
    findings.extend(rules::incomplete(tree));
    findings
}
