//! The whole cloud in one value: model, events, effects, view models and texts.
//!
//! `update(&mut Model, &Event) -> Result<Vec<Effect>, Rejection>` is the only way in. Pure: no clock, no randomness, no
//! input or output; they come in with the event, and an effect's outcome comes back as an event. The journal of accepted
//! events is the saved lab. Left out on purpose: performing effects (`kluis-browser`) and drawing views (`kluis-web`).
//!
//! A feature is a folder: its requests, each with what it does, and what follows by itself.

mod access;
mod audit;
mod backup;
mod clock;
mod directory;
mod disks;
mod effect;
mod event;
mod jobs;
mod key_vaults;
mod keys;
mod log;
mod machines;
mod model;
mod outcome;
mod preview;
mod project;
mod readable;
mod replay;
pub mod request;
mod restore;
pub mod rules;
#[cfg(test)]
mod sample_views;
#[cfg(feature = "scenarios")]
pub mod scenario;
mod secrets;
mod sets;
mod setup;
pub mod text;
mod turn;
pub mod view;

pub use audit::audit_log;
pub use clock::{clock_ahead_millis, next_due};
pub use effect::{Effect, From, MakeObject, Part};
pub use event::{Event, Stamp, What};
pub use kluis_compute::{DiskEncryption, Sample, SampleKind, VmImage};
pub use kluis_keyvault::{
    AuditBreak, AuditColumn, AuditFault, AuditHash, AuditLog, AuditedOperation, AuditedSubject, Rotate, RotationPolicy,
};
pub use kluis_recovery::archive;
pub use kluis_recovery::{BackupPolicy, KeySource, Schedule, Weekday};
pub use kluis_resource::{FileFacts, Made, Sealed, Timings, Volume};
pub use model::Model;
pub use outcome::{JobFailure, Opened, Outcome, Unfit};
pub use preview::{Preview, preview};
pub use project::view;
pub use readable::check_readable;
pub use replay::{ReplayError, awaited_keys, replay, rotations_due, running_jobs};
pub use request::{ComputeRequest, MachineRequest, Request};
pub use turn::{Rejection, ask, open, report, update};
