//! What the worker tells without being asked.

use kluis_lab::view::LabView;
use kluis_resource::JobId;
use serde::{Deserialize, Serialize};

use crate::engine::EngineKind;

/// What the worker tells without being asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Push {
    /// The lab changed.
    View(Box<LabView>),
    /// How the worker works changed (once at the start, and when a reading tab becomes the writing one).
    Status(HostStatus),
    /// A job goes on.
    Progress(Progress),
    /// Files have left the lab: the client has the `Blob`, see [`crate::Client::take_restored`], or the browser has saved them
    /// while they were opened, and there is none.
    Restored {
        /// The job.
        job: JobId,
        /// What to call the file.
        file_name: String,
        /// Bytes.
        bytes: u64,
    },
    /// Whether the later part of the worker's program is missing: it did not load, and questions wait for it. The next question,
    /// such as [`super::Load`], loads it again.
    Missing(bool),
    /// The lab can't be worked with.
    Trouble(Trouble),
}

/// How the worker does its work here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostStatus {
    /// Where the lab is kept.
    pub storage: StorageMode,
    /// Which engine does the cryptography.
    pub engine: EngineKind,
    /// Private keys are non-extractable `CryptoKey`s; otherwise they are in the worker's memory only.
    pub keys_non_extractable: bool,
    /// Another tab has the lab open for writing: this one only reads, until that one closes.
    pub read_only: bool,
}

/// Where the lab is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StorageMode {
    /// OPFS and IndexedDB.
    Persisted,
    /// In memory, because that was asked for.
    Memory,
    /// In memory, because the page is not a secure context.
    MemoryInsecureContext,
    /// In memory, because the browser gives no OPFS or IndexedDB here, and keeps no lab.
    MemoryNoStorage,
}

/// Why the lab can't be worked with at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// The kept journal doesn't read or doesn't replay. Nothing was deleted; [`super::StartOver`] would.
    JournalUnreadable,
    /// The browser keeps a lab, perhaps, but its storage fails now: full, blocked by another tab, or refusing to be read.
    /// Nothing was deleted; a reload tries again.
    StorageUnavailable,
    /// The worker's program did not load. A reload loads it again.
    WorkerNotLoaded,
    /// The worker died. A reload starts a new one.
    WorkerStopped,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The job.
    pub job: JobId,
    /// Plaintext bytes done, or DEKs re-wrapped.
    pub done: u64,
    /// Of so many.
    pub total: u64,
    /// Per second, over the last moments.
    pub rate: f64,
    /// Seconds left at that rate; `None` while that is unknown.
    pub seconds_left: Option<f64>,
}
