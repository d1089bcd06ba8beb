//! Outcomes of effects.

use kluis_lab::{Act, JobFailure, Sealed};
use kluis_resource::{JobId, Kid};

use super::REGION;

/// The job that an outcome ends.
pub(super) fn job_of(outcome: &Act) -> Option<JobId> {
    match outcome {
        Act::KeyProven { job }
        | Act::Sealed { job, .. }
        | Act::Opened { job, .. }
        | Act::Made { job, .. }
        | Act::SecretMade { job }
        | Act::Rewrapped { job, .. } => Some(*job),
        _ => None,
    }
}

/// As it is stored with a second layer around it, where one was ordered.
pub(super) fn in_second_layer(mut sealed: Sealed, infrastructure: Option<Kid>) -> Sealed {
    if infrastructure.is_some() {
        sealed.stored_bytes += sealed.stored_bytes.div_ceil(REGION) * 28;
    }
    sealed.infrastructure = infrastructure;
    sealed
}

/// The failure of a job whose key is gone.
pub(super) fn lost(job: JobId) -> Act {
    Act::JobFailed {
        job,
        failure: JobFailure::KeyLost,
    }
}
