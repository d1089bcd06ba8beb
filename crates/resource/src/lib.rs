//! Parsed names and ids of Azure resources: what a text is once it has been checked.
//!
//! A `String` goes no further in than this crate: everything above holds these types, which serialise as the text they
//! were parsed from; and the facts of stored bytes, which name them. Left out on purpose: what the named things are or may do.

mod civil;
mod id;
mod key_uri;
mod name;
mod region;
mod secret_uri;
mod stored;
mod timestamp;

pub use civil::CivilTime;
pub use id::{
    DiskSalt, JobId, ObjectId, PrincipalId, RecoveryPointId, RestoredId, SubscriptionId, TenantId, derive_id,
};
pub use key_uri::{KeyUri, KeyUriError, KeyUriPart, KeyVersion, Kid, PlatformKeyId};
pub use name::{
    DesName, DiskName, IdentityName, ImageName, ItemName, KeyName, KeyVaultName, NameError, PolicyName,
    ResourceGroupName, ScaleSetName, SecretName, SnapshotName, StorageName, VaultName, VmName,
};
pub use region::Region;
pub use secret_uri::{SecretUri, SecretUriError};
pub use stored::{FileFacts, Made, Sealed, Timings, Volume};
pub use timestamp::{Timestamp, days, hours};
