//! Scenarios: requests in order, each with what must come of it, one scenario a file of `tests/scenarios`.
//!
//! The same files prove the rules natively and are played for a user who says "try it". A step's act is a [`Request`](crate::Request) in its
//! serialised form, in which texts that begin with `$` are references into the lab (`scenario/reference.rs`) and files of a backup
//! have a path and a size, and contents that follow from these. Left out on purpose: sending acts and performing effects,
//! which is whoever plays a scenario: it asks a [`Play`] for the next request and tells it what came of it.

mod condition;
mod path;
mod play;
mod reference;
mod report;

use std::collections::BTreeMap;

use kluis_rulebook::{AzureCode, Edition, Rule};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use thiserror::Error;

use self::condition::Condition;
pub use self::play::{Play, Trouble, Turn, content};
pub use self::report::{Check, Checked, Expected, JobReport, Outcome, StepReport, Wanted};
use crate::JobFailure;
use crate::text::{Lang, Say};

// The names of files without their ending, and the text in them: `EMBEDDED`, the scenarios, and `GIVEN`, what they begin with.
include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// One scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The name of its file, without the ending: `V1-a-failed-attempt-counts`.
    pub name: String,
    /// The rule that it shows.
    pub rule: Rule,
    /// What it shows, in one sentence.
    pub about: Sentence,
    /// The edition of the lab that it is played in.
    pub edition: Edition,
    /// What it begins with, where that is told elsewhere.
    pub given: Option<Sentence>,
    /// Those that it begins with first.
    steps: Vec<Step>,
    /// How many those are.
    given_steps: usize,
}

/// A scenario as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioFacts {
    /// The name of its file, without the ending.
    pub name: String,
    /// The rule that it shows.
    pub rule: Rule,
    /// What it shows, in one sentence.
    pub about: Sentence,
    /// The edition of the lab that it is played in.
    pub edition: Edition,
    /// What it begins with, where that is told elsewhere.
    pub given: Option<Sentence>,
    /// How many steps it has of its own.
    pub steps: u32,
}

/// A sentence of a scenario, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// In English.
    pub en: String,
    /// In Dutch.
    pub nl: String,
}

impl Say for Sentence {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en.clone(),
            Lang::Nl => self.nl.clone(),
        }
    }
}

/// Why a text is not a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScenarioError {
    /// It is no TOML, or not of this shape.
    #[error("{name}: {why}")]
    Form {
        /// The file.
        name: String,
        /// Where and why.
        why: String,
    },
    /// Its name doesn't begin with its rule.
    #[error("{name}: the name of a scenario of {rule} begins with {rule}-")]
    Name {
        /// The file.
        name: String,
        /// The rule that it is about.
        rule: Rule,
    },
    /// There is nothing of that name in the folder `given`, or nothing that reads.
    #[error("{name}: {given:?} is not given: {why}")]
    Given {
        /// The file.
        name: String,
        /// What it begins with.
        given: String,
        /// Where and why.
        why: String,
    },
    /// It has no step.
    #[error("{name}: there is no step")]
    Empty {
        /// The file.
        name: String,
    },
    /// A step expects things that can't come together.
    #[error("{name}, step {step}: it says things that do not go together")]
    Step {
        /// The file.
        name: String,
        /// The step, from 1.
        step: usize,
    },
}

/// A scenario as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    rule: Rule,
    edition: Edition,
    about: Sentence,
    given: Option<String>,
    step: Vec<Step>,
}

/// What scenarios begin with, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenGiven {
    about: Sentence,
    step: Vec<Step>,
}

/// A step as it is written.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    /// The request in its serialised form, with references.
    act: Value,
    /// What is to be seen here.
    note: Option<Sentence>,
    /// The rule that refuses it, or `none` for a refusal outside the rulebook.
    #[serde(default, deserialize_with = "refused")]
    refused: Option<Option<Rule>>,
    /// The name of the refusal's detail.
    because: Option<String>,
    /// Azure's code of the refusal.
    azure_code: Option<AzureCode>,
    /// How the job that it starts fails.
    fails: Option<JobFailure>,
    /// The first file of the backup can't be read.
    #[serde(default)]
    unreadable: bool,
    /// The text of the key that an import brings. The keys of scenarios are made for tests and protect nothing.
    key_text: Option<String>,
    /// Whether to wait for everything that it starts.
    #[serde(default = "yes")]
    wait: bool,
    /// What is to be kept for later steps, as it is after this one: `$kept:name`.
    #[serde(default)]
    keep: BTreeMap<String, String>,
    /// What must hold of the lab's view after it, by path.
    #[serde(default)]
    expect: BTreeMap<String, Condition>,
}

const fn yes() -> bool {
    true
}

fn refused<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Rule>>, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.as_str() {
        "none" => Ok(Some(None)),
        id => id
            .parse()
            .map(|rule| Some(Some(rule)))
            .map_err(|()| serde::de::Error::custom(format_args!("{id:?} is no rule, and not \"none\""))),
    }
}

impl Scenario {
    /// The embedded scenarios, in the rulebook's order.
    ///
    /// # Errors
    /// Where one of them is not a scenario; a test keeps that from being so.
    pub fn all() -> Result<Vec<Self>, ScenarioError> {
        let parsed = EMBEDDED.iter().map(|(name, text)| Self::parse(name, text));
        let mut all = parsed.collect::<Result<Vec<_>, _>>()?;
        all.sort_by(|a, b| (a.rule, &a.name).cmp(&(b.rule, &b.name)));
        Ok(all)
    }

    /// The embedded scenario of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (name, text) = EMBEDDED.iter().find(|(own, _)| *own == name)?;
        Self::parse(name, text).ok()
    }

    /// Reads a scenario; `name` is that of its file, without the ending.
    ///
    /// # Errors
    /// [`ScenarioError`] says what is wrong with it, and where.
    pub fn parse(name: &str, text: &str) -> Result<Self, ScenarioError> {
        let own = || name.to_owned();
        let written: Written = toml::from_str(text).map_err(|error| ScenarioError::Form {
            name: own(),
            why: error.to_string(),
        })?;
        let rule = written.rule;
        if !name.starts_with(&format!("{rule}-")) {
            return Err(ScenarioError::Name { name: own(), rule });
        }
        if written.step.is_empty() {
            return Err(ScenarioError::Empty { name: own() });
        }
        if let Some(place) = written.step.iter().position(|step| !step.makes_sense()) {
            return Err(ScenarioError::Step {
                name: own(),
                step: place + 1,
            });
        }
        let given = written
            .given
            .as_deref()
            .map(|given| read_given(name, given))
            .transpose()?;
        let (given, mut steps) = given.map_or((None, Vec::new()), |given| (Some(given.about), given.step));
        let given_steps = steps.len();
        steps.extend(written.step);
        Ok(Self {
            name: own(),
            rule,
            about: written.about,
            edition: written.edition,
            given,
            steps,
            given_steps,
        })
    }

    /// What a list shows of it.
    #[must_use]
    pub fn facts(&self) -> ScenarioFacts {
        ScenarioFacts {
            name: self.name.clone(),
            rule: self.rule,
            about: self.about.clone(),
            edition: self.edition,
            given: self.given.clone(),
            steps: u32::try_from(self.steps.len() - self.given_steps).unwrap_or(u32::MAX),
        }
    }
}

fn read_given(name: &str, given: &str) -> Result<WrittenGiven, ScenarioError> {
    let error = |why: &dyn ToString| ScenarioError::Given {
        name: name.to_owned(),
        given: given.to_owned(),
        why: why.to_string(),
    };
    let found = GIVEN.iter().find(|(own, _)| *own == given);
    let (_, text) = found.ok_or_else(|| error(&"there is no such file"))?;
    toml::from_str(text).map_err(|why| error(&why))
}

impl Step {
    fn makes_sense(&self) -> bool {
        if self.key_text.is_some() != self.act.get("ImportKey").is_some() {
            return false;
        }
        if self.refused.is_some() {
            self.fails.is_none() && !self.unreadable
        } else {
            self.because.is_none() && self.azure_code.is_none()
        }
    }

    fn expected(&self) -> Expected {
        match (self.refused, self.fails) {
            (Some(rule), _) => Expected::Refused(rule),
            (None, Some(failure)) => Expected::Fails(failure),
            (None, None) => Expected::Accepted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "rule = \"V1\"\nedition = \"Seeds\"\nabout = { en = \"A.\", nl = \"B.\" }\n";

    fn parse(name: &str, steps: &str) -> Result<Scenario, ScenarioError> {
        Scenario::parse(name, &format!("{HEAD}{steps}"))
    }

    #[test]
    fn a_scenario_is_read_with_everything_that_a_step_may_say() {
        let read = parse(
            "V1-x",
            "[[step]]\nact.EnableIdentity = { vault = \"testvault\" }\nnote = { en = \"A.\", nl = \"B.\" }\n\
             keep.who = \"$principal:testvault\"\nexpect.\"vaults.testvault.first_attempt\".absent = true\n\
             [[step]]\nact.SavePolicies = { key_vault = \"k\" }\nrefused = \"none\"\nbecause = \"NothingDrafted\"\nwait = false\n",
        )
        .unwrap();
        assert_eq!(read.facts().steps, 2);
        assert_eq!(read.steps[0].expected(), Expected::Accepted);
        assert_eq!(read.steps[1].expected(), Expected::Refused(None));
        assert!(read.steps[0].wait && !read.steps[1].wait);
    }

    #[test]
    fn what_is_no_scenario_says_why() {
        let step = "[[step]]\nact.SavePolicies = { key_vault = \"k\" }\n";
        assert!(matches!(parse("V2-x", step), Err(ScenarioError::Name { .. })));
        let given = parse("V1-x", &format!("given = \"nothing\"\n{step}"));
        assert!(matches!(given, Err(ScenarioError::Given { .. })));
        assert!(matches!(parse("V1-x", "step = []"), Err(ScenarioError::Empty { .. })));
        for more in [
            "refused = \"Z1\"",
            "refused = 1",
            "refusd = \"V1\"",
            "fails = \"Never\"",
            "expect = 1",
            "[step.expect]\nx = { coun = 1 }",
        ] {
            let error = parse("V1-x", &format!("{step}{more}\n")).unwrap_err();
            assert!(matches!(error, ScenarioError::Form { .. }), "{more}: {error}");
        }
        for more in [
            "refused = \"V1\"\nfails = \"Storage\"",
            "refused = \"V1\"\nunreadable = true",
            "because = \"NothingDrafted\"",
            "azure_code = \"UserErrorCMKKeyVaultAuthFailure\"",
            "key_text = \"no import\"",
        ] {
            let error = parse("V1-x", &format!("{step}{step}{more}\n")).unwrap_err();
            assert!(matches!(error, ScenarioError::Step { step: 2, .. }), "{more}: {error}");
        }
    }

    #[test]
    fn every_embedded_scenario_reads_and_says_its_words_in_both_languages() {
        for scenario in Scenario::all().unwrap_or_else(|error| panic!("{error}")) {
            let notes = scenario.steps.iter().filter_map(|step| step.note.as_ref());
            for sentence in notes.chain([&scenario.about]).chain(&scenario.given) {
                assert_ne!(sentence.en, sentence.nl, "{}", scenario.name);
                for words in [&sentence.en, &sentence.nl] {
                    assert!(words.ends_with('.') && words.len() > 8, "{}: {words}", scenario.name);
                }
            }
            assert_eq!(Scenario::named(&scenario.name), Some(scenario));
        }
        assert_eq!(Scenario::named("V1-never-written"), None);
    }
}
