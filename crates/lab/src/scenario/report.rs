//! What became of a step, as a page shows it and a test prints it.

use kluis_resource::JobId;
use kluis_rulebook::{AzureCode, Refusal, Rule};
use serde::{Deserialize, Serialize};

use super::{Sentence, Trouble};
use crate::view::{JobKind, JobState};
use crate::{JobFailure, Request};

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepReport {
    /// Its number, from 1; `None` where it is one of those that the scenario begins with.
    pub number: Option<u32>,
    /// The request, with everything that it referred to; `None` if something of that isn't there.
    pub request: Option<Request>,
    /// What is to be seen here.
    pub note: Option<Sentence>,
    /// What should come of it.
    pub expected: Expected,
    /// What came of it.
    pub outcome: Outcome,
    /// The jobs that it started, the first one first, as they stand.
    pub jobs: Vec<JobReport>,
    /// What had to hold after it.
    pub checks: Vec<Check>,
    /// Everything is as it should be.
    pub passed: bool,
}

/// What should come of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// It is accepted, and its jobs succeed.
    Accepted,
    /// It is refused by this rule, or by something outside the rulebook.
    Refused(Option<Rule>),
    /// It is accepted, and its job fails like this.
    Fails(JobFailure),
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It was accepted.
    Accepted,
    /// It was refused.
    Refused(Box<Refusal>),
    /// It could not even be sent.
    Unsent(Trouble),
}

/// A job that a step started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobReport {
    /// Which.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// How it stands.
    pub state: JobState,
}

/// One thing that had to hold after a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Of what.
    pub what: Checked,
    /// What was found there, as JSON; `None` where there is nothing.
    pub found: Option<String>,
    /// It holds.
    pub holds: bool,
}

/// What a check is about, and what had to be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Checked {
    /// The value at a path of the lab's view.
    Path(String, Wanted),
    /// The detail of the refusal, by its name.
    Because(String),
    /// Azure's code of the refusal.
    Code(AzureCode),
}

/// What had to be found; values as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// This.
    Is(String),
    /// Something, and not this.
    Not(String),
    /// Something that has this in it.
    Contains(String),
    /// Nothing.
    Absent,
    /// Something.
    Present,
    /// So many elements.
    Count(u64),
    /// At least this.
    AtLeast(u64),
}
