//! Plays every scenario of `tests/scenarios`, natively: everything but the bytes is real.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kluis_envelope::ImportedKey;
use kluis_lab::scenario::{Expected, Outcome, Play, Scenario, ScenarioFacts, StepReport};
use kluis_lab::{Act, JobFailure};
use kluis_rulebook::{Detail, Refusal, Rule};

use crate::shell::Shell;

/// Plays a scenario to its end; the reports of its steps.
fn play(scenario: Scenario) -> Vec<StepReport> {
    let mut shell = Shell::open_in(scenario.edition);
    let mut play = Play::new(scenario);
    let mut reports = Vec::new();
    while let Some(turn) = play.next(&shell.view()) {
        let answer = match &turn.act {
            Ok(act) => read_key(act, turn.key_text.as_deref()).and_then(|act| shell.send(act)),
            Err(_) => Ok(()),
        };
        if turn.unreadable && answer.is_ok() {
            shell.fail_next(JobFailure::SourceUnreadable);
        }
        if turn.wait {
            shell.perform_all();
        }
        reports.push(play.judge(turn, answer, &shell.view()));
    }
    assert!(play.is_over());
    reports
}

/// An act that imports a key, with what its text says of it, as the worker reads it.
fn read_key(act: &Act, text: Option<&str>) -> Result<Act, Refusal> {
    let (Act::ImportKey { key_vault, key, .. }, Some(text)) = (act, text) else {
        return Ok(act.clone());
    };
    let imported = ImportedKey::parse(text).map_err(|error| {
        let problem = serde_json::from_value(format!("{error:?}").into()).unwrap();
        Refusal::of(Rule::K3, Detail::KeyImport { problem })
    })?;
    let public = imported.public();
    let modulus = public.modulus().iter().map(|byte| format!("{byte:02x}"));
    Ok(Act::ImportKey {
        key_vault: key_vault.clone(),
        key: key.clone(),
        bits: imported.size().bits(),
        modulus: modulus.collect(),
    })
}

/// Every scenario, played.
static PLAYED: LazyLock<Vec<(ScenarioFacts, Vec<StepReport>)>> = LazyLock::new(|| {
    let all = Scenario::all().unwrap_or_else(|error| panic!("{error}"));
    assert!(all.len() > 10, "the scenarios are embedded");
    all.into_iter()
        .map(|scenario| (scenario.facts(), play(scenario)))
        .collect()
});

#[test]
fn every_scenario_comes_out_as_it_says() {
    let mut failed = 0;
    for (ScenarioFacts { name, .. }, reports) in PLAYED.iter() {
        let wrong: Vec<_> = reports.iter().filter(|report| !report.passed).collect();
        println!(
            "{} {name}: {} steps",
            if wrong.is_empty() { "ok    " } else { "FAILED" },
            reports.len()
        );
        for report in &wrong {
            explain(name, report);
        }
        failed += usize::from(!wrong.is_empty());
    }
    assert_eq!(failed, 0, "so many scenarios come out otherwise; the output names them");
}

/// What a rule allows and what it refuses, both are shown; but for V12, which only counts.
#[test]
fn every_rule_with_a_scenario_is_shown_allowing_and_refusing() {
    let rules: BTreeSet<Rule> = PLAYED.iter().map(|(facts, _)| facts.rule).collect();
    for rule in rules {
        let of_rule = PLAYED.iter().filter(|(facts, _)| facts.rule == rule);
        let own = of_rule
            .flat_map(|(_, reports)| reports)
            .filter(|report| report.number.is_some());
        let expected: Vec<Expected> = own.map(|report| report.expected).collect();
        let refuses = expected.iter().any(|one| matches!(one, Expected::Refused(_)));
        assert!(expected.contains(&Expected::Accepted), "{rule} allows nothing");
        assert!(refuses || rule == Rule::V12, "{rule} refuses nothing");
    }
}

#[test]
fn a_refusal_names_only_rules_whose_rows_say_so() {
    let reports = PLAYED.iter().flat_map(|(_, reports)| reports);
    let mut refused = BTreeSet::new();
    for report in reports {
        if let Outcome::Refused(refusal) = &report.outcome
            && let Some(rule) = &refusal.rule
        {
            assert!(rule.refused_by().contains(rule), "refused by {rule}: {:?}", report.act);
            refused.insert(*rule);
        }
    }
    let own = Rule::ALL.iter().filter(|rule| rule.refused_by().contains(rule));
    assert!(own.eq(&refused), "every rule that refuses is seen to");
}

/// What was expected of a step, and what came of it.
fn explain(name: &str, report: &StepReport) {
    println!("  {name}, step {:?}: {:?}", report.number, report.act);
    println!("    expected {:?}, came {:?}", report.expected, report.outcome);
    for job in &report.jobs {
        println!("    job {:?}: {:?}", job.kind, job.state);
    }
    for check in report.checks.iter().filter(|check| !check.holds) {
        println!("    {:?}, found {:?}", check.what, check.found);
    }
}

/// What a scenario proves depends on what makes one fail.
#[test]
fn a_scenario_that_says_what_is_not_so_fails() {
    let head = "rule = \"V1\"\nedition = \"Seeds\"\nabout = { en = \"A.\", nl = \"B.\" }\n[[step]]\n";
    let enable = "act.EnableIdentity = { vault = \"testvault\" }\n";
    let back_up = "act.BackUp = { vault = \"testvault\", item = \"photos\", platform_key_accepted = true, \
                   files = [{ path = \"a\", size = 1 }] }\n";
    let too_early = "act.AssignKey = { vault = \"testvault\", source = { Picker = { key_vault = \"testkeyvault\", key = \"k\" } } }\n";
    for (steps, passes) in [
        (enable.to_owned(), true),
        (format!("{enable}refused = \"V1\"\n"), false),
        (format!("{enable}refused = \"none\"\n"), false),
        (format!("{enable}fails = \"Storage\"\n"), false),
        (
            format!("{enable}expect.\"vaults.testvault.identity.On\".present = true\n"),
            true,
        ),
        (
            format!("{enable}expect.\"vaults.testvault.identity.On\".absent = true\n"),
            false,
        ),
        (
            format!("{enable}expect.\"vaults.testvault.identity.On.principal\" = \"$principal:nobody\"\n"),
            false,
        ),
        (format!("{enable}keep.key = \"$key:testkeyvault/none\"\n"), false),
        (back_up.to_owned(), true),
        (format!("{back_up}unreadable = true\n"), false),
        (
            format!("{back_up}unreadable = true\nfails = \"SourceUnreadable\"\n"),
            true,
        ),
        (format!("{back_up}unreadable = true\nfails = \"Cancelled\"\n"), false),
        (format!("{back_up}fails = \"SourceUnreadable\"\n"), false),
        (too_early.to_owned(), false),
        (format!("{too_early}refused = \"V9\"\n"), true),
        (format!("{too_early}refused = \"V9\"\nbecause = \"StepLocked\"\n"), true),
        (format!("{too_early}refused = \"V9\"\nbecause = \"KeySize\"\n"), false),
        (
            format!("{too_early}refused = \"V9\"\nazure_code = \"UserErrorCMKKeyVaultAuthFailure\"\n"),
            false,
        ),
        (format!("{too_early}refused = \"V1\"\n"), false),
        ("act.EnableIdentity = { vault = \"$nothing\" }\n".to_owned(), false),
        ("act.EnableIdentity = { vaults = \"testvault\" }\n".to_owned(), false),
    ] {
        let scenario = Scenario::parse("V1-x", &format!("{head}{steps}")).unwrap_or_else(|error| panic!("{error}"));
        let reports = play(scenario);
        assert_eq!(reports.len(), 1);
        assert_eq!(reports[0].passed, passes, "{steps}: {reports:?}");
        let unsent = matches!(reports[0].outcome, Outcome::Unsent(_));
        assert_eq!(reports[0].act.is_none(), unsent);
    }
}

#[test]
fn the_bytes_of_a_file_follow_from_its_path_and_size() {
    let file = |path: &str, size| crate::shell::acts::file(path, size);
    let content = |path, size| kluis_lab::scenario::content(&file(path, size));
    assert_eq!(content("a", 1000), content("a", 1000));
    assert_ne!(content("a", 1000), content("b", 1000));
    assert_eq!(content("a", 1000).len(), 1000);
    assert!(content("a", 0).is_empty());
}

#[test]
fn the_steps_that_a_scenario_begins_with_are_not_counted() {
    let scenario = Scenario::parse(
        "V2-x",
        "rule = \"V2\"\nedition = \"Seeds\"\ngiven = \"four-steps\"\nabout = { en = \"A.\", nl = \"B.\" }\n\
         [[step]]\nact.UsePlatformKey = { vault = \"testvault\" }\nrefused = \"V2\"\n",
    )
    .unwrap();
    assert_eq!(scenario.facts().steps, 1);
    let reports = play(scenario);
    let (last, given) = reports.split_last().unwrap();
    assert!(reports.iter().all(|report| report.passed));
    assert_eq!(last.number, Some(1));
    assert!(given.len() > 5 && given.iter().all(|report| report.number.is_none()));
    assert!(matches!(last.act, Some(Act::UsePlatformKey { .. })));
}
