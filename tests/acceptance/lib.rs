//! Suites that hold any engine of the envelope to the same vectors: natively here, in a browser from `crates/browser`.
//!
//! A suite returns a [`Report`] or an error instead of panicking, so that every engine's numbers can be printed. Leaves out reading
//! files: who runs a suite hands it the text.

pub mod import;
mod report;
pub mod scenario;
pub mod wycheproof;
pub mod xts;

pub use report::Report;
