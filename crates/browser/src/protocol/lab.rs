//! The questions about one lab.

use kluis_lab::view::EnvelopeView;
use kluis_lab::{AuditBreak, Preview, Request, Volume};
use kluis_resource::{JobId, KeyName, KeyVaultName, ObjectId};
use kluis_rulebook::Edition;
use serde::{Deserialize, Serialize};

use super::codec::self_describing;
use super::question::service;

/// Which of the labs of an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LabKind {
    /// Kept in the browser's storage; one for all pages of the origin.
    Persist,
    /// In memory, one for all elements of a page; gone with it.
    Memory,
}

service! {
    /// What a lab is asked.
    LabQuestion {
        Send -> Option<JobId>,
        ImportKey -> (),
        PreviewRequest -> Preview,
        Inspect -> Box<EnvelopeView>,
        TamperWith -> TamperOutcome,
        ExportAudit -> String,
        CheckAudit -> AuditCheck,
        StartOver -> (),
    }
}

/// Lets a request happen. Answered with the job that it started, if it started one. Files travel beside it:
/// [`crate::Client::send_with_files`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Send {
    /// The request.
    #[serde(with = "self_describing")]
    pub request: Box<Request>,
}

/// Imports a private key. Its text travels beside the question: [`crate::Client::import_key`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportKey {
    pub(crate) key_vault: KeyVaultName,
    pub(crate) key: KeyName,
}

/// Asks what would come of a request, which does not happen: the keys that would protect what it makes, and by which rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreviewRequest {
    /// The request.
    #[serde(with = "self_describing")]
    pub request: Box<Request>,
}

/// Reads the real bytes of an object. [`super::ClientError::Damaged`] if there is no such object or region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspect {
    /// The object.
    pub object: ObjectId,
    /// Which region to show.
    pub region: u64,
    /// The disk that it is under Azure Disk Encryption, as its view says: what the guest encrypted inside is shown too.
    pub volume: Option<Volume>,
}

/// Tampers with a copy of an object. [`super::ClientError::Damaged`] if there is no such object or region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TamperWith {
    /// The object.
    pub object: ObjectId,
    /// How.
    pub tamper: Tamper,
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

/// Writes the audit log of a key vault as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportAudit {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The form of the file.
    pub form: AuditForm,
}

/// The form of an exported log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuditForm {
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
}

/// Checks the audit log of a key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckAudit {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// An exported copy, CSV or JSON, that is compared with the log. Without one, the chain of the log is computed anew.
    pub copy: Option<String>,
}

/// What a check of an audit log found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuditCheck {
    /// The chain holds, for so many entries.
    Intact(u64),
    /// It breaks.
    Broken(Box<AuditBreak>),
}

/// Deletes everything of this lab and opens a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartOver {
    /// The rules that hold in the new one.
    pub edition: Edition,
}
