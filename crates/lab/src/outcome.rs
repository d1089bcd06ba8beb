//! What the host reports: outcomes of effects, and what moves the lab by itself. Nobody can ask for one.

use kluis_resource::{JobId, Kid, Made, ObjectId, Sealed};
use kluis_rulebook::{Edition, Refusal};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Makes the enum, and the list of its names.
macro_rules! outcomes {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $outcome:ident $({ $($fields:tt)* })?,)+ }) => {
        $(#[$meta])*
        pub enum $name {
            $($(#[$doc])* $outcome $({ $($fields)* })?,)+
        }

        impl $name {
            /// What they are called in a journal.
            pub(crate) const NAMES: &[&str] = &[$(stringify!($outcome)),+];
        }
    };
}

outcomes! {
    /// What the host reports.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum Outcome {
        /// The first event of every lab: tenant, subscription, `testvault`, `testkeyvault` and `teststorage` are there.
        OpenLab {
            /// The rules that hold in it.
            edition: Edition,
        },
        /// It is the moment that [`next_due`](crate::next_due) gave: what is due happens.
        ClockTicked,
        /// The page is back: rotations that are due and that nobody works on are taken up, see
        /// [`rotations_due`](crate::rotations_due).
        ResumeRotations,
        /// Outcome of [`Effect::MakeKey`](crate::Effect::MakeKey).
        KeyMade {
            /// The key, with its version.
            kid: Kid,
            /// The public modulus, big-endian, lower-case hexadecimal.
            modulus: String,
        },
        /// [`Effect::MakeKey`](crate::Effect::MakeKey) failed.
        KeyFailed {
            /// The key, with its version.
            kid: Kid,
        },
        /// Outcome of [`Effect::ProveKey`](crate::Effect::ProveKey): a wrap and an unwrap with the key gave back what went in.
        KeyProven {
            /// The job.
            job: JobId,
        },
        /// A backup is sealed. Only journals of 0.1.0 have it: since then it is [`Self::Made`].
        Sealed {
            /// The job.
            job: JobId,
            /// What was stored.
            sealed: Sealed,
        },
        /// Outcome of [`Effect::Open`](crate::Effect::Open): everything selected was opened and verified.
        Opened {
            /// The job.
            job: JobId,
            /// What was opened.
            opened: Opened,
        },
        /// Outcome of [`Effect::Make`](crate::Effect::Make).
        Made {
            /// The job.
            job: JobId,
            /// What was made, in the order of the effect.
            objects: Vec<Made>,
            /// Milliseconds from start to end.
            millis: u64,
        },
        /// Outcome of [`Effect::MakeSecret`](crate::Effect::MakeSecret) and [`Effect::RestoreSecret`](crate::Effect::RestoreSecret).
        SecretMade {
            /// The job.
            job: JobId,
        },
        /// Part of the outcome of [`Effect::Rewrap`](crate::Effect::Rewrap): the DEKs of these objects are wrapped with the new key.
        Rewrapped {
            /// The job.
            job: JobId,
            /// The objects.
            objects: Vec<ObjectId>,
            /// Objects that do not open, so that their DEKs stay wrapped as they are: damaged ones, or ones whose key is lost.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            skipped: Vec<ObjectId>,
            /// The job has nothing left to do.
            last: bool,
        },
        /// A job ended without success; nothing of it is left behind.
        JobFailed {
            /// The job.
            job: JobId,
            /// Why.
            failure: JobFailure,
        },
    }
}

/// What opening gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Plaintext bytes of the selection.
    pub bytes: u64,
    /// The copy that was sealed into a storage account. Only journals of 0.1.0 have one: since then a copy is
    /// [`Outcome::Made`].
    pub copy: Option<Sealed>,
    /// Milliseconds from start to end.
    pub millis: u64,
}

/// Why a job ended without success.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JobFailure {
    /// The user cancelled it.
    Cancelled,
    /// The page was closed while it ran.
    Interrupted,
    /// A file could not be read, or changed while it was read.
    SourceUnreadable,
    /// The browser's storage refused: full, or gone.
    Storage,
    /// The stored object does not open: damaged, cut, or not what it says it is.
    Damaged,
    /// What was made is not what was ordered: a copy whose SHA-256 differs from its source's. It isn't kept.
    Differs,
    /// The private key is no longer in the key store.
    KeyLost,
    /// The key did not give back what it wrapped.
    KeyUnproven,
    /// The key could not be used any more when the job came to its end: disabled, deleted, or out of the identity's reach.
    KeyRefused,
    /// A rule was against it when its time came: the job says which.
    NotAllowed,
    /// The browser's cryptography failed, for no reason that the key or the data would give.
    Engine,
}

/// Why an outcome is not taken. The model is then exactly what it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unfit {
    /// Nothing in the lab waits for it: its job has ended, or its lab was started over.
    #[error("nothing waits for this")]
    NotAwaited,
    /// It differs from what was ordered: other objects, other keys, other bytes.
    #[error("this is not what was ordered")]
    Differs,
    /// The key that it was made with may no longer be used, so that it may not be kept.
    #[error("its key may no longer be used")]
    KeyRefused(Refusal),
}

impl From<Refusal> for Unfit {
    fn from(refusal: Refusal) -> Self {
        Self::KeyRefused(refusal)
    }
}

impl Unfit {
    /// How the job ends whose outcome this is; `None` if there is no such job any more.
    #[must_use]
    pub const fn failure(&self) -> Option<JobFailure> {
        match self {
            Self::NotAwaited => None,
            Self::Differs => Some(JobFailure::Differs),
            Self::KeyRefused(_) => Some(JobFailure::KeyRefused),
        }
    }
}
