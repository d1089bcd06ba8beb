//! What page and worker tell each other.
//!
//! The page asks a service of the worker: a lab, the trial of scenarios, the measuring of speed, or the worker itself, which opens
//! labs. A question is a struct with the type of its answer ([`Question`]), and each service lists its own, so that none can be
//! asked what another answers. To add a question: its struct and its line in the list (`protocol/lab.rs`), its answer
//! (`worker/services.rs`), and `client.ask(…)` in the page.

pub mod codec;
mod lab;
mod measuring;
mod opening;
mod push;
mod question;
mod trial;

use kluis_rulebook::Refusal;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::lab::{
    AuditCheck, AuditForm, CheckAudit, ExportAudit, ImportKey, Inspect, LabKind, LabQuestion, PreviewRequest, Send,
    StartOver, Tamper, TamperOutcome, TamperWith,
};
pub use self::measuring::{Loop, Measure, MeasureQuestion, Measured};
pub use self::opening::{Load, Open, OpeningQuestion};
pub use self::push::{HostStatus, Progress, Push, StorageMode, Trouble};
pub use self::question::Question;
pub use self::trial::{ListScenarios, PlayStep, TrialQuestion, Tried};
pub use crate::engine::EngineKind;

/// The service that a question is for. It travels beside the question: the worker can pass on a question that it can't read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Address {
    /// The worker itself ([`OpeningQuestion`]).
    Opening,
    /// One of the labs ([`LabQuestion`]).
    Lab(LabKind),
    /// The lab in which scenarios are tried ([`TrialQuestion`]).
    Trial,
    /// The loops that measure ([`MeasureQuestion`]).
    Measuring,
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
    /// The worker did not load or died.
    #[error("the worker is not running")]
    Worker,
    /// There is no such object, or it does not open.
    #[error("the object does not open")]
    Damaged,
}
