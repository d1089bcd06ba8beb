//! What a page shows of jobs.

use kluis_resource::{JobId, Timestamp};
use kluis_rulebook::Refusal;
use serde::{Deserialize, Serialize};

use crate::JobFailure;
use crate::jobs::JobKind;

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobView {
    /// Its id.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// On which vault or storage account.
    pub resource: String,
    /// On which item, file or key.
    pub subject: String,
    /// How it stands.
    pub state: JobState,
    /// When it began.
    pub started: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// Plaintext bytes that it is about (0 for keys).
    pub bytes: u64,
    /// The rule that was against it, where it failed for one.
    pub refused: Option<Refusal>,
    /// Objects done so far and in all, for a rotation; a completed one that did fewer than all skipped damaged ones.
    pub objects: Option<(u64, u64)>,
}

/// How a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JobState {
    /// It runs.
    InProgress,
    /// It succeeded.
    Completed,
    /// It did not.
    Failed(JobFailure),
}
