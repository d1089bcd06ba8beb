//! What a page shows of what was restored: copies in storage accounts, and disks.

use kluis_resource::{
    DiskName, ItemName, Kid, ObjectId, PrincipalId, RecoveryPointId, Region, RestoredId, StorageName, Timestamp,
    VaultName, VmName,
};
use kluis_rulebook::{Os, Refusal};
use serde::{Deserialize, Serialize};

use crate::view::{AdeView, Listed};

/// A storage account: a place to restore to (rule R6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StorageView {
    /// Its name.
    pub name: StorageName,
    /// Its region.
    pub region: Region,
    /// The key that encrypts what is stored in it, with its version.
    pub kid: Kid,
    /// Its identity, where it uses a key of a key vault: that needs access there.
    pub principal: Option<PrincipalId>,
    /// Why storing and reading would be refused now.
    pub blocked: Option<Refusal>,
    /// Restored copies, the newest first.
    pub copies: Listed<CopyView>,
}

/// Restored files in a storage account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyView {
    /// The object that holds them.
    pub object: ObjectId,
    /// `photos.tar` or the file's own name.
    pub file_name: String,
    /// From which item.
    pub item: ItemName,
    /// When.
    pub at: Timestamp,
    /// Bytes.
    pub bytes: u64,
    /// The key that wraps its DEK, with its version.
    pub kid: Kid,
}

/// Disks that were restored together (rule D7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoredView {
    /// Their id.
    pub id: RestoredId,
    /// The vault.
    pub vault: VaultName,
    /// The item.
    pub item: ItemName,
    /// The recovery point.
    pub point: RecoveryPointId,
    /// When.
    pub at: Timestamp,
    /// Their region.
    pub region: Region,
    /// The operating system.
    pub os: Os,
    /// The disks; the first one holds the operating system.
    pub disks: Vec<DiskName>,
    /// Azure Disk Encryption, as the machine will have it.
    pub ade: Option<AdeView>,
    /// The machine that was made of them.
    pub vm: Option<VmName>,
}
