//! What every rule of the rulebook has to have: a test and a scenario named by it, and, if it forbids something, a scenario that
//! shows the refusal. What stands in its row the compiler asks for.

use super::Finding;
use super::tree::Tree;

/// The crate of the rules.
const RULEBOOK: &str = "crates/rulebook";

/// Where the rows of the rules stand, one file a group.
const ROWS: &str = "crates/rulebook/src/rule/";

/// Where tests stand.
const TESTED: [&str; 3] = ["crates/", "tests/", "web/"];

/// Where scenarios stand, one a file: `V1-….toml`.
const SCENARIOS: &str = "tests/scenarios/";

/// What a check reads of a row.
struct Row<'a> {
    path: &'a str,
    id: &'a str,
    /// The variant of `Forbids`.
    forbids: &'a str,
}

/// Rules that lack something.
pub(super) fn incomplete(tree: &Tree) -> Vec<Finding> {
    if !tree.has(RULEBOOK) {
        return Vec::new();
    }
    let rows = rows(tree);
    if rows.is_empty() {
        return vec![Finding::new(ROWS, "has no rows of rules that this check can read")];
    }
    let (tests, refusing) = (tests(tree), refusing(tree));
    let mut findings = Vec::new();
    for Row { path, id, forbids } in rows {
        let mut lacks = |path: &str, what: String| findings.push(Finding::new(path, format!("rule {id} {what}")));
        let prefix = format!("{}_", id.to_lowercase());
        if !tests.iter().any(|name| name.starts_with(&prefix)) {
            lacks(path, format!("has no test: none is called `{prefix}…`"));
        }
        let scenarios = scenarios(tree, id);
        if scenarios.is_empty() {
            lacks(SCENARIOS, format!("has no scenario: no file is called `{id}-….toml`"));
        }
        let refused = format!("refused = \"{id}\"");
        let is_shown = scenarios.iter().any(|text| text.lines().any(|line| line == refused));
        match forbids {
            "Refused" if !is_shown && !scenarios.is_empty() => {
                lacks(
                    SCENARIOS,
                    format!("forbids, and none of its scenarios has a step with `{refused}`"),
                );
            }
            "Refused" => {}
            "NotShown" if is_shown => {
                lacks(path, "is shown by a scenario: `Forbids::Refused` says that".to_owned());
            }
            "Nothing" if is_shown || refusing.contains(&id) => {
                lacks(
                    path,
                    "is said to forbid nothing, and something is refused by it".to_owned(),
                );
            }
            "Nothing" | "NotShown" => {}
            _ => lacks(path, "doesn't say whether it forbids something".to_owned()),
        }
    }
    findings
}

/// The rows of all groups: `V1: Row {` on a line, and `forbids: Forbids::…` below it.
fn rows(tree: &Tree) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (path, text) in tree.with_extension(&["rs"]).filter(|(path, _)| path.starts_with(ROWS)) {
        for line in text.lines().map(str::trim) {
            if let Some(id) = line.strip_suffix(": Row {").filter(|word| is_id(word)) {
                rows.push(Row { path, id, forbids: "" });
            } else if let Some(forbids) = line.strip_prefix("forbids: Forbids::")
                && let Some(row) = rows.last_mut()
            {
                row.forbids = forbids.split([',', '(']).next().unwrap_or_default();
            }
        }
    }
    rows
}

/// A letter and a number.
fn is_id(word: &str) -> bool {
    let number = word.strip_prefix(|letter: char| letter.is_ascii_uppercase());
    number.is_some_and(|number| !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit()))
}

/// The rules that the program refuses something by: `Refusal::of(Rule::V1`, outside tests.
fn refusing(tree: &Tree) -> Vec<&str> {
    let is_program = |path: &str| path.contains("/src/") && !path.contains("/tests");
    let mut ids = Vec::new();
    for (_, text) in tree.with_extension(&["rs"]).filter(|(path, _)| is_program(path)) {
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        let refusals = program.split("Refusal::of(").skip(1);
        let rules = refusals.filter_map(|rest| rest.trim_start().strip_prefix("Rule::"));
        ids.extend(rules.filter_map(|rest| rest.split(|next: char| !next.is_alphanumeric()).next()));
    }
    ids
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

/// The scenarios of a rule. Their names go on with `-` or `.`, so that `V1` doesn't stand for `V10`.
fn scenarios<'a>(tree: &'a Tree, id: &str) -> Vec<&'a str> {
    let is_of_rule = |path: &str| {
        let name = path.strip_prefix(SCENARIOS).and_then(|name| name.strip_prefix(id));
        name.is_some_and(|name| name.starts_with(['-', '.']))
    };
    let of_rule = tree.with_extension(&["toml"]).filter(|(path, _)| is_of_rule(path));
    of_rule.map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const V: &str = "crates/rulebook/src/rule/v.rs";
    const N: &str = "crates/rulebook/src/rule/n.rs";
    const ROWS_OF_V: &str = "V {\n    V1: Row {\n        forbids: Forbids::Refused,\n    },\n    V10: Row {\n        forbids: Forbids::Nothing,\n    },\n}\n";
    const ROWS_OF_N: &str = "N {\n    N1: Row {\n        forbids: Forbids::NotShown(\"no scenario can\"),\n    },\n}\n";
    const TESTS: &str =
        "#[test]\nfn v1_a() {}\n\n#[wasm_bindgen_test]\nasync fn v10_b() {}\n\n#[test]\n// As said.\nfn n1_c() {}\n";

    /// A workspace where nothing lacks; a test then takes something away.
    fn whole() -> Vec<(&'static str, String)> {
        vec![
            (V, ROWS_OF_V.to_owned()),
            (N, ROWS_OF_N.to_owned()),
            ("crates/lab/tests/rules/a.rs", TESTS.to_owned()),
            ("tests/scenarios/V1-a.toml", "[[step]]\nrefused = \"V1\"\n".to_owned()),
            ("tests/scenarios/V10.toml", String::new()),
            ("tests/scenarios/N1-a.toml", String::new()),
        ]
    }

    fn findings(files: &[(&str, String)]) -> Vec<String> {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let found = incomplete(&Tree::of(&files));
        found.iter().map(ToString::to_string).collect()
    }

    /// The workspace with another text in one file.
    fn with(path: &str, text: &str) -> Vec<(&'static str, String)> {
        let mut files = whole();
        let file = files.iter_mut().find(|(own, _)| *own == path).unwrap();
        file.1 = text.to_owned();
        files
    }

    fn without(path: &str) -> Vec<(&'static str, String)> {
        whole().into_iter().filter(|(own, _)| *own != path).collect()
    }

    #[test]
    fn rules_that_have_everything_are_not_found() {
        assert_eq!(findings(&whole()), [] as [&str; 0]);
        assert_eq!(findings(&[]), [] as [&str; 0]);
    }

    #[test]
    fn a_rule_without_a_test_is_found() {
        let found = findings(&with("crates/lab/tests/rules/a.rs", &TESTS.replace("v1_a", "v1a")));
        assert_eq!(found, [format!("{V}: rule V1 has no test: none is called `v1_…`")]);
        let helper = TESTS.replace("#[test]\nfn v1_a() {}", "fn v1_a() {}");
        assert_eq!(findings(&with("crates/lab/tests/rules/a.rs", &helper)).len(), 1);
        let apart = TESTS.replace("#[test]\nfn v1_a() {}", "#[test]\nuse x;\nfn v1_a() {}");
        assert_eq!(findings(&with("crates/lab/tests/rules/a.rs", &apart)).len(), 1);
    }

    #[test]
    fn a_test_counts_only_where_tests_stand() {
        let mut files = without("crates/lab/tests/rules/a.rs");
        files.push(("attic/a.rs", TESTS.to_owned()));
        assert_eq!(findings(&files).len(), 3);
        files.push(("web/src/a.rs", TESTS.to_owned()));
        assert_eq!(findings(&files), [] as [&str; 0]);
    }

    #[test]
    fn a_scenario_of_another_rule_is_none_of_this_one() {
        let found = findings(&without("tests/scenarios/V1-a.toml"));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("rule V1 has no scenario"), "{found:?}");
    }

    #[test]
    fn a_rule_that_forbids_is_refused_by_itself_in_one_of_its_scenarios() {
        let lacks =
            format!("{SCENARIOS}: rule V1 forbids, and none of its scenarios has a step with `refused = \"V1\"`");
        for other in ["", "refused = \"V10\"\n", "# refused = \"V1\"\n"] {
            assert_eq!(findings(&with("tests/scenarios/V1-a.toml", other)), [lacks.as_str()]);
        }
        let mut files = with("tests/scenarios/V1-a.toml", "");
        files.push(("tests/scenarios/V1-b.toml", "refused = \"V1\"\n".to_owned()));
        assert_eq!(findings(&files), [] as [&str; 0]);
    }

    #[test]
    fn a_rule_said_to_forbid_nothing_refuses_nothing() {
        let lacks = format!("{V}: rule V10 is said to forbid nothing, and something is refused by it");
        assert_eq!(
            findings(&with("tests/scenarios/V10.toml", "refused = \"V10\"\n")),
            [lacks.as_str()]
        );
        let refusal = "Err(Refusal::of(\n    Rule::V10,\n    Detail::X,\n))";
        let found = |path: &'static str, text: String| {
            let mut files = whole();
            files.push((path, text));
            findings(&files)
        };
        assert_eq!(found("crates/recovery/src/a.rs", refusal.to_owned()), [lacks]);
        assert_eq!(
            found("crates/recovery/src/a/tests.rs", refusal.to_owned()),
            [] as [&str; 0]
        );
        let in_test = format!("#[cfg(test)]\nmod tests {{ {refusal} }}");
        assert_eq!(found("crates/recovery/src/a.rs", in_test), [] as [&str; 0]);
    }

    #[test]
    fn a_rule_that_no_scenario_can_show_is_shown_by_none() {
        let found = findings(&with("tests/scenarios/N1-a.toml", "refused = \"N1\"\n"));
        assert_eq!(
            found,
            [format!(
                "{N}: rule N1 is shown by a scenario: `Forbids::Refused` says that"
            )]
        );
    }

    #[test]
    fn a_row_that_does_not_say_whether_it_forbids_is_found() {
        let found = findings(&with(V, &ROWS_OF_V.replace("forbids: Forbids::Nothing,", "")));
        assert_eq!(
            found,
            [format!("{V}: rule V10 doesn't say whether it forbids something")]
        );
    }

    #[test]
    fn a_rulebook_that_cannot_be_read_is_found() {
        assert_eq!(
            findings(&[("crates/rulebook/src/rule.rs", "enum Rule { V1 }".to_owned())]).len(),
            1
        );
    }
}
