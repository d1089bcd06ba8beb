//! The lab's clock: it moves forward with every event, and what happens by itself meanwhile happens in order, each at its own
//! moment (rules K2, N4, N6, N7, N8).

mod due;
mod passing;
pub(crate) mod project;
pub(crate) mod request;
pub(crate) mod view;

pub(crate) use self::due::LabDue;
pub use self::due::{clock_ahead_millis, next_due};
