//! How the failures of storage and engine become the failure of a job.

use kluis_envelope::EngineError;
use kluis_lab::JobFailure;

use crate::store::StorageError;

pub(crate) fn storage(_: StorageError) -> JobFailure {
    JobFailure::Storage
}

/// The engine's own failures are nobody else's: a lab's keys are its own engine's, and a message is never too long for them.
pub(crate) fn engine_failed(_: EngineError) -> JobFailure {
    JobFailure::Engine
}
