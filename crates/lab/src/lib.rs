//! The whole cloud in one value: model, events, effects, view models and texts.
//!
//! `update(&mut Model, &Event) -> Result<Vec<Effect>, Refusal>` is the only way in. Pure: no clock, no randomness, no
//! input or output; they come in with the event, and an effect's outcome comes back as an event. The journal of accepted
//! events is the saved lab. Left out on purpose: performing effects (`kluis-browser`) and drawing views (`kluis-web`).

mod act;
mod effect;
pub mod text;
pub mod view;

pub use act::{Act, Event, FileFacts, JobFailure, KeySource, Opened, RestoreTarget, Sealed, Selection, Stamp, Timings};
pub use effect::{Effect, OpenTo, Part};
