//! What page and worker tell each other.

use kluis_lab::scenario::StepReport;
use kluis_lab::view::LabView;
use kluis_lab::{Act, AuditBreak, Volume};
use kluis_resource::{JobId, KeyName, KeyVaultName, ObjectId};
use kluis_rulebook::{Edition, Refusal};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::measure::Loop;

/// Which of the labs of an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LabKind {
    /// Kept in the browser's storage; one for all pages of the origin.
    Persist,
    /// In memory, one for all elements of a page; gone with it.
    Memory,
    /// In memory, for trying scenarios, opened anew for each: [`Question::Scenarios`] and [`Question::Try`] are for it, and
    /// nothing else is.
    Trial,
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

/// Which engine does the cryptography.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EngineKind {
    /// `crypto.subtle`.
    WebCrypto,
    /// The `aes-gcm` and `rsa` crates.
    RustCrypto,
}

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
    /// Whether the later part of the worker's program is missing: it did not load, and what is asked waits for it. The next
    /// question, such as [`Question::Load`], loads it again.
    Missing(bool),
    /// The lab can't be worked with.
    Trouble(Trouble),
}

/// Why the lab can't be worked with at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// The kept journal doesn't read or doesn't replay. Nothing was deleted; [`Question::StartOver`] would.
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

/// A change to a copy of a stored body, to see where it is caught. The stored body stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tamper {
    /// Flips the lowest bit of the first ciphertext byte of a region.
    FlipBit {
        /// The region.
        region: u64,
    },
    /// Drops all regions after this one.
    CutAfter {
        /// The last region that stays.
        region: u64,
    },
    /// Swaps two neighbouring regions.
    Swap {
        /// The first of the two.
        region: u64,
    },
}

/// What became of a tampered copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TamperOutcome {
    /// Kluis refused to open it.
    pub refused: bool,
    /// The reading of protocol 2.0 without our manifest (each region by itself, in order, to the end) refused it.
    pub refused_without_manifest: bool,
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// Opens a lab; its view and status follow as pushes.
    Open,
    /// Loads what [`Push::Missing`] says is missing, as every question but [`Self::Open`] does.
    Load,
    /// Lets something happen; files of a backup travel beside it.
    Send(Box<Act>),
    /// Imports a private key; its text travels beside it.
    ImportKey {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The key.
        key: KeyName,
    },
    /// What would come of an act, which does not happen.
    Preview(Box<Act>),
    /// The real bytes of an object.
    Inspect {
        /// The object.
        object: ObjectId,
        /// Which region to show.
        region: u64,
        /// The disk that it is under Azure Disk Encryption, as its view says.
        #[serde(default)]
        volume: Option<Volume>,
    },
    /// Tampers with a copy.
    Tamper {
        /// The object.
        object: ObjectId,
        /// How.
        tamper: Tamper,
    },
    /// Something about the audit log of a key vault.
    Audit {
        /// Of which one.
        key_vault: KeyVaultName,
        /// What.
        question: AuditQuestion,
    },
    /// Deletes everything of this lab and opens a new one.
    StartOver {
        /// The rules that hold in the new one.
        edition: Edition,
    },
    /// Which scenarios there are.
    Scenarios,
    /// Plays a step of a scenario.
    Try {
        /// Its name.
        scenario: String,
        /// Which step, from 1; 0 for opening the lab and what the scenario begins with.
        step: u32,
    },
    /// Runs a loop once over so many bytes, beside the lab and without touching it.
    Measure {
        /// Which one.
        what: Loop,
        /// How much.
        bytes: u64,
    },
}

/// What playing a step came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tried {
    /// The step; or those that the scenario begins with, or, after one that isn't waited for, those that follow it at once.
    #[serde(with = "as_json")]
    pub reports: Vec<StepReport>,
    /// The lab that it is played in, as it is now.
    pub view: Box<LabView>,
    /// There is no step after it.
    pub over: bool,
}

/// For what holds acts: their serialised form leaves fields out, as the journal does, and bytes without names can't tell which.
mod as_json {
    use serde::de::{DeserializeOwned, Error as _};
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(part: &T, serializer: S) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(part).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }

    pub(super) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        serde_json::from_str(&text).map_err(D::Error::custom)
    }
}

/// What the page asks of an audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuditQuestion {
    /// The log as a file.
    Export(AuditForm),
    /// Whether its chain holds, computed anew.
    Verify,
    /// Whether an exported copy, CSV or JSON, says what the log says.
    Check(String),
}

/// The form of an exported log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuditForm {
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
}

/// What the worker answers to an [`AuditQuestion`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuditAnswer {
    /// The file.
    Export(String),
    /// The chain holds, for so many entries.
    Intact(u64),
    /// It breaks.
    Broken(Box<AuditBreak>),
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
    /// The worker did not start or died.
    #[error("the worker is not running")]
    Worker,
    /// There is no such object, or it does not open.
    #[error("the object does not open")]
    Damaged,
}
