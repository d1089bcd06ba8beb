//! Where a lab is kept: bodies on one side, and records (journal, objects, keys) on the other.
//!
//! A body is written and flushed first; then one transaction writes its record and the event that names it. A body without a
//! record is therefore nobody's, and [`Store::sweep`] removes it. Left out on purpose: what the records mean.

mod aside;
mod bodies;
mod memory;
mod opfs;
mod records;

use std::collections::HashSet;

use kluis_lab::Timings;
use kluis_resource::{Kid, ObjectId, SecretUri};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use wasm_bindgen::JsValue;

use crate::engine::{EngineKind, KeyPair};
use crate::js::{field, is_error};

pub use bodies::{Bodies, Body, BodyWriter, Traffic};
pub(crate) use opfs::{Folder, OpenFile};
pub use records::Records;

/// The browser's storage refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("storage: {0}")]
pub struct StorageError(String);

impl StorageError {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

impl From<JsValue> for StorageError {
    fn from(error: JsValue) -> Self {
        Self(field(&error, "name").as_string().unwrap_or_else(|| "unknown".into()))
    }
}

/// The browser's storage didn't open.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The browser has none, or doesn't let this page have any.
    #[error("no storage is given here")]
    NotGiven,
    /// It has, but it doesn't work now: full, blocked by another tab, or damaged.
    #[error(transparent)]
    Failed(#[from] StorageError),
}

impl From<JsValue> for OpenError {
    fn from(error: JsValue) -> Self {
        if ["SecurityError", "NotAllowedError", "NotSupportedError"]
            .iter()
            .any(|name| is_error(&error, name))
        {
            Self::NotGiven
        } else {
            Self::Failed(error.into())
        }
    }
}

/// What is kept of an object beside its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectRecord {
    /// `encryptiondata`, as in the format: it names the key and holds the wrapped DEK.
    pub encryption_data: String,
    /// `encryptiondata` before the latest rotation.
    pub before: Option<String>,
    /// The manifest, as in the format.
    pub manifest: String,
    /// The second layer, where there is one: the body is then its (rule E5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub infrastructure: Option<LayerRecord>,
    /// Which engine sealed it.
    pub engine: EngineKind,
    /// How long sealing took.
    pub timings: Timings,
}

/// What is kept of a second layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerRecord {
    /// `encryptiondata`, as in the format: it names the platform's key and holds this layer's wrapped DEK.
    pub encryption_data: String,
    /// The manifest, as in the format: its plaintext is the body of the first layer.
    pub manifest: String,
}

/// What is kept of a version of a secret that holds a BEK: the BEK itself only wrapped, as a DEK is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretRecord {
    /// The key that wraps it, with its version.
    pub kid: Kid,
    /// The wrapped BEK, in hexadecimal.
    pub wrapped: String,
}

/// What one transaction changes. It happens as a whole or not at all.
#[derive(Debug, Default)]
pub struct Changes {
    /// Events to append to the journal, each with its place in it, from 0.
    pub events: Vec<(u64, String)>,
    /// Objects to write or, without a record, to remove.
    pub objects: Vec<(ObjectId, Option<ObjectRecord>)>,
    /// Key pairs to write or, without one, to remove.
    pub keys: Vec<(Kid, Option<KeyPair>)>,
    /// Secrets to write or, without a record, to remove.
    pub secrets: Vec<(SecretUri, Option<SecretRecord>)>,
    /// Everything goes before the changes come: journal, objects, keys and secrets.
    pub from_scratch: bool,
}

/// Where a lab is kept.
#[derive(Debug)]
pub struct Store {
    /// The bodies.
    pub bodies: Bodies,
    /// Everything else.
    pub records: Records,
}

impl Store {
    /// A store in memory, which refuses to hold more than this many bytes of bodies.
    #[must_use]
    pub fn in_memory(limit: u64) -> Self {
        Self {
            bodies: Bodies::in_memory(limit),
            records: Records::in_memory(),
        }
    }

    /// The store of this name in the browser's own storage; it has to be in a dedicated worker.
    ///
    /// # Errors
    /// Where the browser gives no OPFS or no IndexedDB here, or where one of them fails. Both are really tried.
    pub async fn in_browser(name: &str) -> Result<Self, OpenError> {
        // One after the other: opening the records makes a database, and where bodies can't be kept there must be none.
        Ok(Self {
            bodies: Bodies::in_opfs(name).await?,
            records: Records::in_indexed_db(name).await?,
        })
    }

    /// Removes every body that no record names, but for those that are being written now, and tells which. Nobody may commit
    /// meanwhile.
    ///
    /// # Errors
    /// Where the storage can't be listed. A body that can't be removed now stays for the next time.
    pub async fn sweep(&self, being_written: &HashSet<ObjectId>) -> Result<Vec<ObjectId>, StorageError> {
        let kept: HashSet<ObjectId> = self.records.objects().await?.into_iter().collect();
        let mut swept = Vec::new();
        for object in self.bodies.list().await? {
            let nobodys = !kept.contains(&object) && !being_written.contains(&object);
            if nobodys && self.bodies.delete(object).await.is_ok() {
                swept.push(object);
            }
        }
        Ok(swept)
    }
}
