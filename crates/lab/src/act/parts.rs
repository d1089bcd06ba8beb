//! What acts are made of: targets, selections, outcomes.

use kluis_resource::{ResourceGroupName, Sealed, StorageName};
use serde::{Deserialize, Serialize};

/// Where a vault moves to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MoveTarget {
    /// To another resource group.
    ResourceGroup(ResourceGroupName),
    /// To another subscription; the lab makes one up.
    Subscription,
    /// To another tenant; the lab makes one up.
    Tenant,
}

/// How far the lab's clock moves forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Advance {
    /// By so many minutes.
    Minutes(u32),
    /// By so many hours.
    Hours(u32),
    /// By so many days.
    Days(u32),
    /// To the next moment at which something happens by itself.
    ToNext,
}

/// Which files of a recovery point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Selection {
    /// All of them, as one tar.
    All,
    /// One file, by its path.
    File(String),
}

/// Where restored files go (rule R6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RestoreTarget {
    /// Out of the lab, to the user's own device: no key of the lab protects it there.
    Download,
    /// Into a storage account, encrypted with that account's key.
    Storage(StorageName),
}

/// What opening gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Plaintext bytes of the selection.
    pub bytes: u64,
    /// The copy that was sealed into the target, where the target is a storage account.
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
