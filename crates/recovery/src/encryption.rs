//! The encryption settings of a vault (rules A3, A4, A5).

use kluis_resource::{JobId, KeyUri, SubscriptionId, Timestamp};
use serde::{Deserialize, Serialize};

/// Whose key protects a vault. There is a way from the first to the second, and none back (rule V2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encryption {
    /// The platform's (rule E4).
    Platform,
    /// The customer's.
    Customer(Assignment),
}

/// Which key a vault uses, and how it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The version in use.
    pub key: KeyUri,
    /// Its modulus in bits.
    pub bits: u16,
    /// What happens when the key gets a newer version.
    pub follow: Follow,
    /// The key vault's subscription.
    pub subscription: SubscriptionId,
    /// A second layer under the platform's key: the same with every later key (rule E5).
    pub infrastructure_encryption: bool,
}

/// What happens when the key of a vault gets a newer version (rule A3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Follow {
    /// The vault keeps its version.
    Pinned,
    /// The vault goes over to the newer one by itself.
    Latest,
}

/// How the latest update of the encryption settings went (rules A4, A5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LastUpdate {
    /// There was none.
    None,
    /// It runs.
    InProgress {
        /// Its job.
        job: JobId,
        /// What the settings will be.
        to: Assignment,
    },
    /// It succeeded.
    Succeeded,
    /// It did not, and changed nothing.
    Failed,
}

/// A change of key that has succeeded and takes effect later (rule N6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// What the settings will be.
    pub to: Assignment,
    /// From when on.
    pub at: Timestamp,
}

impl Assignment {
    /// The URI that Azure shows: without a version where the vault follows the newest.
    #[must_use]
    pub fn shown_uri(&self) -> KeyUri {
        match self.follow {
            Follow::Pinned => self.key.clone(),
            Follow::Latest => self.key.unversioned(),
        }
    }
}
