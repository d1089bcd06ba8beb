//! Views of a storage account and its restored copies.

use kluis_resource::{ItemName, Kid, ObjectId, PrincipalId, Region, StorageName, Timestamp};
use kluis_rulebook::Refusal;
use serde::{Deserialize, Serialize};

use super::Listed;

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
