//! Parsed names and ids of Azure resources: what a text is once it has been checked.
//!
//! A `String` goes no further in than this crate: everything above holds these types, which serialise as the text they
//! were parsed from. Left out on purpose: what the named things are or may do.

mod id;
mod key_uri;
mod name;
mod region;
mod timestamp;

pub use id::{JobId, ObjectId, PrincipalId, RecoveryPointId, SubscriptionId, TenantId, derive_id};
pub use key_uri::{KeyUri, KeyUriError, KeyUriPart, KeyVersion, Kid, PlatformKeyId};
pub use name::{IdentityName, ItemName, KeyName, KeyVaultName, NameError, ResourceGroupName, StorageName, VaultName};
pub use region::Region;
pub use timestamp::{Timestamp, days, hours};
