//! The question about speed, which is measured beside every lab.

use serde::{Deserialize, Serialize};

use super::question::service;
use crate::engine::EngineKind;

service! {
    /// What whoever measures is asked.
    MeasureQuestion {
        Measure -> Option<Measured>,
    }
}

/// Runs a loop once. Answered with `None` if this browser has no such thing here, or no room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Which one.
    pub what: Loop,
    /// Over how many bytes.
    pub bytes: u64,
}

/// A loop that can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Loop {
    /// `crypto.subtle.encrypt` with AES-256-GCM, one piece after another.
    Encrypt,
    /// `crypto.subtle.decrypt`, one piece after another.
    Decrypt,
    /// Slices of a blob are read.
    ReadBlob,
    /// A scratch file of the origin-private file system is written and flushed. Only in a dedicated worker.
    WriteStorage,
    /// The same file is read. Only in a dedicated worker.
    ReadStorage,
    /// Bytes in memory become a whole sealed object in memory, as a backup does it: regions, manifest, wrapped key.
    Seal(EngineKind),
    /// The same object is opened as a restore does it: manifest, digest over all tags, and each tag hold.
    Open(EngineKind),
}

/// So many bytes in so many milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Bytes of plaintext, or of files.
    pub bytes: u64,
    /// Milliseconds.
    pub millis: f64,
}
