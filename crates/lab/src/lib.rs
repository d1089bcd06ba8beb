//! The whole cloud in one value: model, events, effects, view models and texts.
//!
//! `update(&mut Model, &Event) -> Result<Vec<Effect>, Refusal>` is the only way in. Pure: no clock, no randomness, no
//! input or output; they come in with the event, and an effect's outcome comes back as an event. The journal of accepted
//! events is the saved lab. Left out on purpose: performing effects (`kluis-browser`) and drawing views (`kluis-web`).

mod act;
mod audit;
mod directory;
mod effect;
mod model;
mod preview;
mod project;
mod readable;
mod replay;
pub mod rules;
#[cfg(test)]
mod sample_views;
#[cfg(feature = "scenarios")]
pub mod scenario;
pub mod text;
mod update;
pub mod view;

pub use act::{
    Act, Advance, ComputeAct, Content, DatabaseTarget, Event, JobFailure, MachineAct, Movable, MoveTarget, NewVm,
    Opened, RestoreTarget, RestoreWay, Selection, SetKey, Stamp,
};
pub use audit::audit_log;
pub use effect::{Effect, From, MakeObject, OpenTo, Part};
pub use kluis_compute::{DiskEncryption, Sample, SampleKind, VmImage};
pub use kluis_keyvault::{
    AuditBreak, AuditColumn, AuditFault, AuditHash, AuditLog, AuditedOperation, AuditedSubject, Rotate, RotationPolicy,
};
pub use kluis_recovery::archive;
pub use kluis_recovery::{BackupPolicy, KeySource, Schedule, Weekday};
pub use kluis_resource::{FileFacts, Made, Sealed, Timings, Volume};
pub use model::{Model, clock_ahead_millis, next_due};
pub use preview::{Preview, preview};
pub use project::view;
pub use readable::check_readable;
pub use replay::{ReplayError, awaited_keys, replay, rotations_due, running_jobs};
pub use update::{open, update};
