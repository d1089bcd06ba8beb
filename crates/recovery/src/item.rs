//! Backup items and their recovery points.

use std::sync::Arc;

use imbl::Vector;
use kluis_resource::{FileFacts, ItemName, Kid, ObjectId, RecoveryPointId, Timestamp, Timings};
use kluis_rulebook::Workload;
use serde::{Deserialize, Serialize};

/// A backup item: a named set of files or a database, with everything that was kept of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its name.
    pub name: ItemName,
    /// What it is.
    pub workload: Workload,
    /// Its recovery points, the oldest first.
    pub recovery_points: Vector<RecoveryPoint>,
}

/// A recovery point: one archive, sealed into one object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryPoint {
    /// Its id.
    pub id: RecoveryPointId,
    /// The object that holds it.
    pub object: ObjectId,
    /// When it was taken: when its backup began.
    pub at: Timestamp,
    /// Its files, in the order of the archive.
    pub files: Arc<[FileFacts]>,
    /// Bytes of the archive.
    pub plaintext_bytes: u64,
    /// Bytes of the body as stored.
    pub stored_bytes: u64,
    /// Regions of the body.
    pub regions: u64,
    /// The key that wraps its DEK now, with its version.
    pub kid: Kid,
    /// The platform's key of the second layer, where there is one (rule E5).
    pub infrastructure: Option<Kid>,
    /// How long sealing took.
    pub timings: Timings,
}
