//! A small rulebook with everything that it needs, and what is found when a part is taken away.

use super::*;

const VAULTS: &str = "crates/rulebook/src/rule/vaults.rs";
const CURRENT: &str = "crates/rulebook/src/rule/current.rs";
const LIST: &str = "macro_rules! vaults {\n    V: \"Vaults\" / \"Kluizen\" {\n        V1 {\n            refused_by: [V1],\n        }\n\n        V10 {\n            refused_by: [],\n        }\n    }\n}\n";
const LIST_OF_TODAY: &str = "        N1 {\n            refused_by: [V1],\n        }\n";
const TESTS: &str =
    "#[test]\nfn v1_a() {}\n\n#[wasm_bindgen_test]\nasync fn v10_b() {}\n\n#[test]\n// As said.\nfn n1_c() {}\n";
const TESTED_IN: &str = "crates/lab/tests/rules/a.rs";
const REFUSED: &str = "[[step]]\nact.X = {}\nrefused = \"V1\"\n";
const REFUSES: &str = "Err(Refusal::of(\n    Rule::V1,\n    Detail::X,\n))\n";

/// A workspace where nothing lacks; a test then takes something away.
fn whole() -> Vec<(&'static str, String)> {
    vec![
        (VAULTS, LIST.to_owned()),
        (CURRENT, LIST_OF_TODAY.to_owned()),
        (TESTED_IN, TESTS.to_owned()),
        ("crates/recovery/src/vault.rs", REFUSES.to_owned()),
        ("tests/scenarios/V1-a.toml", String::new()),
        ("tests/scenarios/V1-b.toml", REFUSED.to_owned()),
        ("tests/scenarios/V10.toml", String::new()),
        ("tests/scenarios/N1-a.toml", REFUSED.to_owned()),
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
    let found = findings(&with(TESTED_IN, &TESTS.replace("v1_a", "v1a")));
    assert_eq!(found, [format!("{VAULTS}: rule V1 has no test: none is called `v1_…`")]);
    let found = findings(&with(TESTED_IN, &TESTS.replace("n1_c", "n1c")));
    assert_eq!(
        found,
        [format!("{CURRENT}: rule N1 has no test: none is called `n1_…`")]
    );
    let helper = TESTS.replace("#[test]\nfn v1_a() {}", "fn v1_a() {}");
    assert_eq!(findings(&with(TESTED_IN, &helper)).len(), 1);
    let apart = TESTS.replace("#[test]\nfn v1_a() {}", "#[test]\nuse x;\nfn v1_a() {}");
    assert_eq!(findings(&with(TESTED_IN, &apart)).len(), 1);
}

#[test]
fn a_test_counts_only_where_tests_stand() {
    let mut files = without(TESTED_IN);
    files.push(("attic/a.rs", TESTS.to_owned()));
    assert_eq!(findings(&files).len(), 3);
    files.push(("web/src/a.rs", TESTS.to_owned()));
    assert_eq!(findings(&files), [] as [&str; 0]);
}

#[test]
fn a_scenario_of_another_rule_is_none_of_this_one() {
    let files: Vec<_> = without("tests/scenarios/V1-a.toml");
    let files: Vec<_> = files
        .into_iter()
        .filter(|(own, _)| *own != "tests/scenarios/V1-b.toml")
        .collect();
    let found = findings(&files);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("rule V1 has no scenario"), "{found:?}");
}

#[test]
fn a_rule_that_forbids_without_a_refusal_in_its_scenarios_is_found() {
    let lacks = |id: &str| {
        format!("tests/scenarios/: rule {id} forbids, but none of its scenarios has a step `refused = \"V1\"`")
    };
    for text in [
        "",
        "refused = \"V10\"",
        "# refused = \"V1\"",
        "note = { en = 'refused = \"V1\"' }",
    ] {
        assert_eq!(findings(&with("tests/scenarios/V1-b.toml", text)), [lacks("V1")]);
        assert_eq!(findings(&with("tests/scenarios/N1-a.toml", text)), [lacks("N1")]);
    }
}

#[test]
fn a_refusal_by_a_rule_that_forbids_nothing_is_found() {
    for id in ["V10", "N1"] {
        let text = REFUSES.replace("V1", id);
        let path = "crates/recovery/src/vault.rs";
        let what = format!("{path}: refuses by rule {id}, whose row doesn't say `refused_by: [{id}]`");
        assert_eq!(findings(&with(path, &text)), [what]);
        let of_tests = format!("#[cfg(test)]\nmod tests {{\n{text}}}\n");
        assert_eq!(findings(&with(path, &of_tests)), [] as [&str; 0]);
    }
}

#[test]
fn a_rulebook_that_cannot_be_read_is_found() {
    let files = vec![(VAULTS, "enum Rule { V1 }".to_owned())];
    assert_eq!(
        findings(&files),
        [format!("{ROWS}: has no rows of rules that this check can read")]
    );
}
