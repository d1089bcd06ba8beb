//! What every rule of the rulebook has to have: a test and a scenario named by it, its text in each language, and a link.

use super::Finding;
use super::tree::Tree;

/// The list of ids: `rules! { E: E1 E2; … }`.
const RULEBOOK: &str = "crates/rulebook/src/rule.rs";

/// The links.
const LINKS: &str = "crates/rulebook/src/rule/documentation.rs";

/// The texts, one file a language.
const TEXTS: [&str; 2] = ["crates/lab/src/text/rules/en.rs", "crates/lab/src/text/rules/nl.rs"];

/// Where tests stand.
const TESTED: [&str; 3] = ["crates/", "tests/", "web/"];

/// Where scenarios stand, one a file: `V1-….toml`.
const SCENARIOS: &str = "tests/scenarios/";

/// Rules that lack something.
pub(super) fn incomplete(tree: &Tree) -> Vec<Finding> {
    let Some(rulebook) = tree.text(RULEBOOK) else {
        return Vec::new();
    };
    let ids = ids(rulebook);
    if ids.is_empty() {
        return vec![Finding::new(RULEBOOK, "has no list of rules that this check can read")];
    }
    let tests = tests(tree);
    let mut findings = Vec::new();
    for id in &ids {
        let mut lacks = |path: &str, what: String| findings.push(Finding::new(path, format!("rule {id} {what}")));
        let prefix = format!("{}_", id.to_lowercase());
        if !tests.iter().any(|name| name.starts_with(&prefix)) {
            lacks(RULEBOOK, format!("has no test: none is called `{prefix}…`"));
        }
        if !has_scenario(tree, id) {
            lacks(SCENARIOS, format!("has no scenario: no file is called `{id}-….toml`"));
        }
        for path in TEXTS {
            if !tree.text(path).is_some_and(|text| has_text(text, id)) {
                lacks(path, "has no text".to_owned());
            }
        }
        if !tree.text(LINKS).is_some_and(|text| names(text, id)) {
            lacks(LINKS, "has no link".to_owned());
        }
    }
    findings
}

/// The ids of all groups.
fn ids(rulebook: &str) -> Vec<String> {
    let list = rulebook.lines().skip_while(|line| line.trim() != "rules! {").skip(1);
    let list = list.take_while(|line| line.trim() != "}");
    let of_group = |line: &str| {
        let (_, ids) = line.trim().trim_end_matches(';').split_once(':')?;
        Some(ids.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    };
    list.filter_map(of_group).flatten().collect()
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

/// A file of scenarios is named by the rule: its name goes on with `-` or `.`, so that `V1` doesn't stand for `V10`.
fn has_scenario(tree: &Tree, id: &str) -> bool {
    let is_of_rule = |path: &str| {
        let name = path.strip_prefix(SCENARIOS)?.strip_prefix(id)?;
        name.starts_with(['-', '.']).then_some(())
    };
    tree.with_extension(&["toml"])
        .any(|(path, _)| is_of_rule(path).is_some())
}

/// `V1:` with two texts below it, neither of them empty.
fn has_text(texts: &str, id: &str) -> bool {
    let head = format!("{id}:");
    let mut lines = texts.lines().map(str::trim).skip_while(|line| *line != head).skip(1);
    let mut is_text = || {
        lines
            .next()
            .is_some_and(|line| line.starts_with('"') && !line.starts_with("\"\""))
    };
    is_text() && is_text()
}

/// Whether a word of the text is the id.
fn names(text: &str, id: &str) -> bool {
    text.split(|character: char| !character.is_alphanumeric())
        .any(|word| word == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "macro_rules! rules {\n}\nrules! {\n    V: V1 V10;\n    N: N1;\n}\n";
    const TEXT: &str = "rule_texts! {\n    V1:\n        \"Says.\",\n        \"Is.\";\n    V10:\n        \"Says.\",\n        \"Is.\";\n    N1:\n        \"Says.\",\n        \"Is.\";\n}\n";
    const TESTS: &str =
        "#[test]\nfn v1_a() {}\n\n#[wasm_bindgen_test]\nasync fn v10_b() {}\n\n#[test]\n// As said.\nfn n1_c() {}\n";

    /// A workspace where nothing lacks; a test then takes something away.
    fn whole() -> Vec<(&'static str, String)> {
        vec![
            (RULEBOOK, LIST.to_owned()),
            (LINKS, "Self::V1 | Self::V10 => X, Self::N1 => Y".to_owned()),
            (TEXTS[0], TEXT.to_owned()),
            (TEXTS[1], TEXT.to_owned()),
            ("crates/lab/tests/rules/a.rs", TESTS.to_owned()),
            ("tests/scenarios/V1-a.toml", String::new()),
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
        assert_eq!(
            found,
            [format!("{RULEBOOK}: rule V1 has no test: none is called `v1_…`")]
        );
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
    fn a_text_that_is_missing_or_empty_is_found_by_its_language() {
        for path in TEXTS {
            for text in [
                TEXT.replace("V1:", "V2:"),
                TEXT.replacen("\"Is.\"", "\"\"", 1),
                TEXT.replacen("\"Says.\",\n", "", 1),
            ] {
                assert_eq!(findings(&with(path, &text)), [format!("{path}: rule V1 has no text")]);
            }
        }
    }

    #[test]
    fn a_rule_without_a_link_is_found() {
        let found = findings(&with(LINKS, "Self::V10 => X, Self::N1 => Y"));
        assert_eq!(found, [format!("{LINKS}: rule V1 has no link")]);
    }

    #[test]
    fn a_rulebook_that_cannot_be_read_is_found() {
        assert_eq!(findings(&with(RULEBOOK, "enum Rule { V1 }")).len(), 1);
    }
}
