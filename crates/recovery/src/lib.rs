//! Recovery Services vaults and the storage accounts that they restore to: identity, encryption settings, the four steps,
//! the checklist, items and recovery points, backup policies and the virtual machines under them, and the layout of an archive.
//!
//! Pure. What a vault must know of a key vault it asks for by [`Keys`] and gets as [`KeyVaultFacts`] and [`KeyFacts`]; who
//! fills them in is not its business. Left out on purpose: jobs and effects (`kluis-lab`), bytes (`kluis-envelope`).

mod access;
pub mod archive;
mod assign;
mod encryption;
mod facts;
mod identity;
mod infrastructure;
mod item;
mod kept;
mod machine;
mod moves;
mod platform_key;
mod policy;
mod protect;
mod restore;
mod rotation;
mod setup;
mod storage;
mod vault;

pub use access::{KeyUse, check_identity, check_key};
pub use assign::KeySource;
pub use encryption::{Assignment, Encryption, Follow, LastUpdate, Pending};
pub use facts::{KeyFacts, KeyVaultFacts, Keys, VersionFacts, VersionStanding};
pub use identity::Identity;
pub use item::{Item, RecoveryPoint};
pub use kept::Kept;
pub use kluis_rulebook::{Tier, Way};
pub use machine::{DiskPoint, ExpiredPoint, Machine, MachineDue, MachineFacts, MachinePoint};
pub use platform_key::PlatformKey;
pub use policy::{BackupPolicy, Schedule, Weekday};
pub use restore::{Decision, DesFacts, DiskKey, RestoreRequest, SourceState, decide};
pub use setup::StepState;
pub use storage::{Copy, Storage, StorageEncryption};
pub use vault::{History, Location, UpdateEnd, Vault};
