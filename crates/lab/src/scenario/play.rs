//! A scenario being played: gives the next request, and judges what came of it.

use kluis_resource::FileFacts;
use kluis_rulebook::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use super::condition::Condition;
use super::path::find;
use super::reference::{Kept, resolve, resolve_all};
use super::report::{Check, Checked, Expected, JobReport, Outcome, StepReport, Wanted};
use super::{Scenario, Step};
use crate::view::{JobState, LabView};
use crate::{JobFailure, Request};

/// When the files of a scenario were changed last: 2020-09-13T12:26:40Z.
const MODIFIED_MILLIS: i64 = 1_600_000_000_000;

/// A scenario being played.
#[derive(Clone, Debug)]
pub struct Play {
    scenario: Scenario,
    played: usize,
    kept: Kept,
}

/// A step that is to be played now.
#[derive(Clone, Debug)]
pub struct Turn {
    /// What is to be sent; or why there is nothing.
    pub request: Result<Request, Trouble>,
    /// Whether everything that it starts is to be waited for before it is judged.
    pub wait: bool,
    /// The first file of the backup is to be one that can't be read.
    pub unreadable: bool,
    /// The text of the key to import, if the request is one that imports.
    pub key_text: Option<String>,
    before: LabView,
}

/// Why a step can't be sent.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Trouble {
    /// A reference leads nowhere.
    #[error("there is no {0} in this lab")]
    Reference(String),
    /// What the step says is no request.
    #[error("no request: {0}")]
    NoRequest(String),
    /// Whoever plays it could not.
    #[error("it could not be played: {0}")]
    Unplayed(String),
}

impl Play {
    /// Nothing of it is played yet.
    #[must_use]
    pub const fn new(scenario: Scenario) -> Self {
        let kept = Kept::new();
        let played = 0;
        Self { scenario, played, kept }
    }

    /// The scenario.
    #[must_use]
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// How many steps are played.
    #[must_use]
    pub const fn played(&self) -> usize {
        self.played
    }

    /// The next step is one of those that the scenario begins with.
    #[must_use]
    pub const fn begins(&self) -> bool {
        self.played < self.scenario.given_steps
    }

    /// Every step is played.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.played >= self.scenario.steps.len()
    }

    /// The step that comes next in a lab that looks like this; `None` where it is over.
    #[must_use]
    pub fn next(&self, view: &LabView) -> Option<Turn> {
        let step = self.scenario.steps.get(self.played)?;
        Some(Turn {
            request: request(step, &json(view), &self.kept),
            wait: step.wait,
            unreadable: step.unreadable,
            key_text: step.key_text.clone(),
            before: view.clone(),
        })
    }

    /// Judges what came of the step in a lab that looks like this now, and goes on to the one after it.
    ///
    /// # Panics
    /// Where it is over: a turn comes from [`Self::next`].
    pub fn judge(&mut self, turn: Turn, answer: Result<(), Refusal>, view: &LabView) -> StepReport {
        let step = self.scenario.steps.get(self.played);
        let step = step.expect("a turn is a step of the scenario").clone();
        self.played += 1;
        let (request, outcome) = match (turn.request, answer) {
            (Err(trouble), _) => (None, Outcome::Unsent(trouble)),
            (Ok(request), Ok(())) => (Some(request), Outcome::Accepted),
            (Ok(request), Err(refusal)) => (Some(request), Outcome::Refused(Box::new(refusal))),
        };
        let mut now = json(view);
        if let (Value::Object(fields), Outcome::Refused(refusal)) = (&mut now, &outcome) {
            let refusal = serde_json::to_value(refusal).expect("every refusal has a JSON form");
            fields.insert("refusal".to_owned(), refusal);
        }
        let mut checks = checks_of_refusal(&step, &outcome);
        checks.extend(step.expect.iter().map(|(path, condition)| {
            let mut condition = condition.clone();
            let resolved = condition
                .value_mut()
                .map_or(Ok(()), |value| resolve_all(value, &now, &self.kept));
            check(path, &condition, &now, resolved.is_ok())
        }));
        checks.extend(self.keep(&step, &now));
        let jobs = started(&turn.before, view);
        let expected = step.expected();
        let passed = as_expected(expected, &outcome, &jobs, step.wait) && checks.iter().all(|check| check.holds);
        StepReport {
            number: self.number(),
            request,
            note: step.note,
            expected,
            outcome,
            jobs,
            checks,
            passed,
        }
    }

    /// The number of the step that was played last.
    fn number(&self) -> Option<u32> {
        let own = self.played.checked_sub(self.scenario.given_steps)?;
        u32::try_from(own).ok().filter(|number| *number > 0)
    }

    /// Keeps what the step names; gives a check that failed for each thing that isn't there.
    fn keep(&mut self, step: &Step, now: &Value) -> Vec<Check> {
        let mut failed = Vec::new();
        for (name, reference) in &step.keep {
            match resolve(reference, now, &self.kept) {
                Ok(value) => drop(self.kept.insert(name.clone(), value)),
                Err(reference) => failed.push(Check {
                    what: Checked::Path(reference, Wanted::Present),
                    found: None,
                    holds: false,
                }),
            }
        }
        failed
    }
}

/// The bytes of a file of a scenario: they follow from its path and size.
#[must_use]
pub fn content(file: &FileFacts) -> Vec<u8> {
    // FNV-1a of the path, and then xorshift: quick, and the same everywhere.
    let seed = file.path.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut state = (seed ^ file.size) | 1;
    let size = usize::try_from(file.size).unwrap_or(usize::MAX);
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(size)
    .collect()
}

fn json(view: &LabView) -> Value {
    serde_json::to_value(view).expect("every view has a JSON form")
}

fn request(step: &Step, view: &Value, kept: &Kept) -> Result<Request, Trouble> {
    let mut act = step.act.clone();
    resolve_all(&mut act, view, kept).map_err(Trouble::Reference)?;
    for file in files(&mut act).into_iter().flatten() {
        if let Value::Object(file) = file {
            file.entry("modified").or_insert(MODIFIED_MILLIS.into());
        }
    }
    serde_json::from_value(act).map_err(|error| Trouble::NoRequest(error.to_string()))
}

/// The files that come with a request: those of a backup, or those that a disk is to hold.
fn files(act: &mut Value) -> Option<&mut Vec<Value>> {
    if act.get("BackUp").is_some() {
        return act.get_mut("BackUp")?.get_mut("files")?.as_array_mut();
    }
    let of_disk = act.get_mut("Compute")?.as_object_mut()?.values_mut().next()?;
    of_disk.get_mut("content")?.get_mut("Files")?.as_array_mut()
}

/// The jobs that are new, the first one first.
fn started(before: &LabView, after: &LabView) -> Vec<JobReport> {
    let known = |id| before.jobs.iter().any(|job| job.id == id);
    let new = after.jobs.iter().rev().filter(|job| !known(job.id));
    new.map(|job| JobReport {
        id: job.id,
        kind: job.kind,
        state: job.state,
    })
    .collect()
}

fn as_expected(expected: Expected, outcome: &Outcome, jobs: &[JobReport], waited: bool) -> bool {
    let failed =
        |job: Option<&JobReport>, failure: JobFailure| job.is_some_and(|job| job.state == JobState::Failed(failure));
    match (expected, outcome) {
        (Expected::Accepted, Outcome::Accepted) => !waited || jobs.iter().all(|job| job.state == JobState::Completed),
        (Expected::Fails(failure), Outcome::Accepted) => failed(jobs.first(), failure),
        (Expected::Refused(rule), Outcome::Refused(refusal)) => refusal.rule == rule,
        _ => false,
    }
}

/// What the step says of the refusal itself.
fn checks_of_refusal(step: &Step, outcome: &Outcome) -> Vec<Check> {
    let refusal = match outcome {
        Outcome::Refused(refusal) => Some(refusal),
        Outcome::Accepted | Outcome::Unsent(_) => None,
    };
    let because = step.because.as_ref().map(|wanted| {
        let found = refusal.map(|refusal| name_of(&refusal.detail));
        Check {
            what: Checked::Because(wanted.clone()),
            holds: found.as_ref() == Some(wanted),
            found,
        }
    });
    let code = step.azure_code.map(|wanted| {
        let found = refusal.and_then(|refusal| refusal.azure_code);
        Check {
            what: Checked::Code(wanted),
            holds: found == Some(wanted),
            found: found.map(|code| code.as_str().to_owned()),
        }
    });
    because.into_iter().chain(code).collect()
}

/// The name of a detail: that of its variant.
fn name_of(detail: &kluis_rulebook::Detail) -> String {
    match serde_json::to_value(detail) {
        Ok(Value::String(name)) => name,
        Ok(Value::Object(fields)) => fields.keys().next().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

fn check(path: &str, condition: &Condition, now: &Value, resolved: bool) -> Check {
    let found = find(now, path);
    let wanted = match condition {
        Condition::Is(value) => Wanted::Is(value.to_string()),
        Condition::Not(value) => Wanted::Not(value.to_string()),
        Condition::Contains(value) => Wanted::Contains(value.to_string()),
        Condition::Absent => Wanted::Absent,
        Condition::Present => Wanted::Present,
        Condition::Count(count) => Wanted::Count(*count),
        Condition::AtLeast(least) => Wanted::AtLeast(*least),
    };
    Check {
        what: Checked::Path(path.to_owned(), wanted),
        found: found.filter(|value| !value.is_null()).map(Value::to_string),
        holds: resolved && condition.holds(found),
    }
}
