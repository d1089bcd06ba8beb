//! What page and worker tell each other.
//!
//! The page asks one of three services: a lab, the trial of scenarios, or the measuring of speed. A question is a struct with
//! the type of its answer ([`Question`]), and each service lists its own, so that none can be asked what another answers. To add
//! a question: its struct and its line in the list (`protocol/lab.rs`), its answer (`worker.rs`), and `client.ask(…)` where a
//! page wants to know.

pub mod codec;
mod lab;
mod measuring;
mod push;
mod question;
mod trial;

use kluis_rulebook::Refusal;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::lab::{
    AuditCheck, AuditForm, CheckAudit, ExportAudit, ImportKey, Inspect, LabKind, LabQuestion, Open, PreviewRequest,
    Send, StartOver, Tamper, TamperOutcome, TamperWith,
};
pub use self::measuring::{Loop, Measure, MeasureQuestion, Measured};
pub use self::push::{HostStatus, Progress, Push, StorageMode, Trouble};
pub use self::question::Question;
pub use self::trial::{ListScenarios, PlayStep, TrialQuestion, Tried};
pub use crate::engine::EngineKind;

/// A question, and which service of the worker answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Addressed {
    /// One of the labs.
    Lab(LabKind, LabQuestion),
    /// The lab in which scenarios are tried.
    Trial(TrialQuestion),
    /// The loops that measure.
    Measuring(MeasureQuestion),
}

/// Why a question wasn't answered as asked.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ClientError {
    /// A rule, or the state of the lab, is against it.
    #[error("refused")]
    Refused(Box<Refusal>),
    /// Another tab writes.
    #[error("another tab has this lab open")]
    ReadOnly,
    /// The browser's storage failed.
    #[error("the browser's storage failed")]
    Storage,
    /// The worker did not start or died.
    #[error("the worker is not running")]
    Worker,
    /// There is no such object, or it does not open.
    #[error("the object does not open")]
    Damaged,
}
