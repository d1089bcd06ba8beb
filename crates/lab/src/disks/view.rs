//! What a page shows of disks and snapshots.

use kluis_compute::{DiskEncryption, Origin};
use kluis_resource::{DiskName, FileFacts, Kid, ObjectId, Region, SnapshotName, SubscriptionId, VmName, Volume};
use kluis_rulebook::{DiskRole, Os, Refusal};
use serde::{Deserialize, Serialize};

use crate::view::Listed;

/// A disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiskView {
    /// Its name.
    pub name: DiskName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// What it is to its machine.
    pub role: DiskRole,
    /// The operating system on it.
    pub os: Option<Os>,
    /// A managed disk.
    pub managed: bool,
    /// Whose key protects it in storage.
    pub encryption: DiskEncryption,
    /// Where it comes from.
    pub origin: Origin,
    /// The machine that it is attached to.
    pub vm: Option<VmName>,
    /// How its guest encrypts it (rule D3).
    pub volume: Option<Volume>,
    /// Its guest can't read it yet (rule D14).
    pub locked: bool,
    /// Its files.
    pub files: Listed<FileFacts>,
    /// What lies in storage; `None` while it is being made.
    pub stored: Option<StoredView>,
    /// It holds, bit for bit, what lay in its recovery point; `None` where it comes from none, or is being made.
    pub identical: Option<bool>,
    /// Why reading it would be refused now.
    pub read_blocked: Option<Refusal>,
}

/// What lies in storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredView {
    /// The object.
    pub object: ObjectId,
    /// The key that wraps its DEK now, with its version.
    pub kid: Kid,
    /// Bytes of the tar.
    pub plaintext_bytes: u64,
    /// Bytes of the body as stored.
    pub stored_bytes: u64,
    /// Regions of the body.
    pub regions: u64,
    /// SHA-256 of the plaintext in the envelope; under Azure Disk Encryption that is the guest's ciphertext.
    pub sha256: String,
    /// SHA-256 of what the guest reads.
    pub content_sha256: String,
    /// Why its DEK can't be unwrapped now.
    pub unwrap_blocked: Option<Refusal>,
}

/// A snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotView {
    /// Its name.
    pub name: SnapshotName,
    /// The disk.
    pub disk: DiskName,
    /// Its region.
    pub region: Region,
    /// Whose key protects it.
    pub encryption: DiskEncryption,
    /// Azure Backup made it.
    pub of_backup: bool,
    /// How the guest encrypted it.
    pub volume: Option<Volume>,
    /// Its files.
    pub files: Listed<FileFacts>,
    /// What lies in storage; `None` while it is being made.
    pub stored: Option<StoredView>,
}
