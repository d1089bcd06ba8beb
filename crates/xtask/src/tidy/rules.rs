//! What every rule of the rulebook has to have besides its row: a test and a scenario named by it; and when it forbids something, a
//! scenario in which that is refused. That the row itself is whole, the compiler says.

use super::Finding;
use super::tree::Tree;

/// Where the rows stand, a file a family.
const ROWS: &str = "crates/rulebook/src/rule/";

/// Where tests stand.
const TESTED: [&str; 3] = ["crates/", "tests/", "web/"];

/// Where scenarios stand, one a file: `V1-….toml`.
const SCENARIOS: &str = "tests/scenarios/";

/// Where refusals are made.
const REFUSING: &str = "crates/";

/// What a row says of its rule, as far as this check asks.
struct Row<'a> {
    /// The file.
    path: &'a str,
    id: &'a str,
    /// The rules that refusals name for what this one forbids.
    refused_by: Vec<&'a str>,
}

/// Rules that lack something.
pub(super) fn incomplete(tree: &Tree) -> Vec<Finding> {
    if !tree.has(ROWS) {
        return Vec::new();
    }
    let rows = rows(tree);
    if rows.is_empty() {
        return vec![Finding::new(ROWS, "has no rows of rules that this check can read")];
    }
    let tests = tests(tree);
    let mut findings = Vec::new();
    for Row { path, id, refused_by } in &rows {
        let prefix = format!("{}_", id.to_lowercase());
        if !tests.iter().any(|name| name.starts_with(&prefix)) {
            let what = format!("rule {id} has no test: none is called `{prefix}…`");
            findings.push(Finding::new(path, what));
        }
        let scenarios = scenarios(tree, id);
        if scenarios.is_empty() {
            let what = format!("rule {id} has no scenario: no file is called `{id}-….toml`");
            findings.push(Finding::new(SCENARIOS, what));
            continue;
        }
        for by in refused_by {
            let step = format!("refused = \"{by}\"");
            if !scenarios
                .iter()
                .any(|text| text.lines().any(|line| line.trim() == step))
            {
                let what = format!("rule {id} forbids, but none of its scenarios has a step `{step}`");
                findings.push(Finding::new(SCENARIOS, what));
            }
        }
    }
    findings.extend(undeclared(tree, &rows));
    findings
}

/// Refusals by rules whose rows say that nothing is refused by them.
fn undeclared(tree: &Tree, rows: &[Row<'_>]) -> Vec<Finding> {
    let declared = |id: &str| rows.iter().any(|row| row.id == id && row.refused_by.contains(&id));
    let is_of_tests = |path: &str| path.contains("/tests/") || path.ends_with("/tests.rs");
    let code = tree
        .with_extension(&["rs"])
        .filter(|(path, _)| path.starts_with(REFUSING) && !path.starts_with("crates/xtask/") && !is_of_tests(path));
    let mut findings = Vec::new();
    for (path, text) in code {
        for id in refusing(text).filter(|id| !declared(id)) {
            let what = format!("refuses by rule {id}, whose row doesn't say `refused_by: [{id}]`");
            findings.push(Finding::new(path, what));
        }
    }
    findings
}

/// The rules that a file refuses by, its tests apart.
fn refusing(text: &str) -> impl Iterator<Item = &str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.split("Refusal::of(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start().strip_prefix("Rule::")?;
        rest.split(|character: char| !character.is_alphanumeric()).next()
    })
}

/// The rows of all families: `V1 { … }`, one part a line.
fn rows(tree: &Tree) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (path, text) in tree.with_extension(&["rs"]).filter(|(path, _)| path.starts_with(ROWS)) {
        for line in text.lines().map(str::trim) {
            if let Some(id) = line.strip_suffix(" {").filter(|id| is_id(id)) {
                rows.push(Row {
                    path,
                    id,
                    refused_by: Vec::new(),
                });
            } else if let (Some(row), Some(list)) = (rows.last_mut(), refused_by(line)) {
                row.refused_by = list;
            }
        }
    }
    rows
}

/// A letter and a number.
fn is_id(word: &str) -> bool {
    let mut characters = word.chars();
    let begins = characters.next().is_some_and(|letter| letter.is_ascii_uppercase());
    begins && word.len() > 1 && characters.all(|digit| digit.is_ascii_digit())
}

/// The list of a line `refused_by: [V9, V1],`.
fn refused_by(line: &str) -> Option<Vec<&str>> {
    let list = line.strip_prefix("refused_by: [")?.strip_suffix("],")?;
    Some(list.split(',').map(str::trim).filter(|id| !id.is_empty()).collect())
}

/// The names of all tests: functions with an attribute that says so.
fn tests(tree: &Tree) -> Vec<&str> {
    let mut tests = Vec::new();
    let stands_there = |path: &str| TESTED.iter().any(|start| path.starts_with(start));
    for (_, text) in tree.with_extension(&["rs"]).filter(|(path, _)| stands_there(path)) {
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            if line.starts_with("#[") {
                is_test |= line.contains("test");
            } else if let Some(name) = function(line) {
                if is_test {
                    tests.push(name);
                }
                is_test = false;
            } else if !line.starts_with("//") {
                is_test = false;
            }
        }
    }
    tests
}

/// The name of the function that a line begins.
fn function(line: &str) -> Option<&str> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let (name, _) = line.strip_prefix("fn ")?.split_once('(')?;
    Some(name)
}

/// The scenarios of a rule. A file is named by it: its name goes on with `-` or `.`, so that `V1` doesn't stand for `V10`.
fn scenarios<'a>(tree: &'a Tree, id: &str) -> Vec<&'a str> {
    let is_of_rule = |path: &str| {
        let name = path.strip_prefix(SCENARIOS).and_then(|name| name.strip_prefix(id));
        name.is_some_and(|rest| rest.starts_with(['-', '.']))
    };
    let files = tree.with_extension(&["toml"]).filter(|(path, _)| is_of_rule(path));
    files.map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests;
