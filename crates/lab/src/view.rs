//! View models: what the page draws. Made from the model by `view(&Model)`; nothing in them is secret.

mod activity;
mod clock;
mod compute;
mod envelope;
mod key_vault;
mod listed;
mod machine;
mod secret;
mod storage;
mod vault;

pub use kluis_compute::{Origin, Power};
pub use kluis_recovery::StepState;
use kluis_resource::{ResourceGroupName, SubscriptionId, TenantId, Timestamp};
use kluis_rulebook::Edition;
use serde::{Deserialize, Serialize};

pub use self::activity::{JobState, JobView};
pub use self::clock::{ClockView, DueKind, DueView};
pub use self::compute::{
    AdeView, ComputeView, DiskView, ImageView, RestoredView, ScaleSetView, SetView, SnapshotView, StoredView, UserView,
    VmView,
};
pub use self::envelope::{EnvelopeView, GuestView, LayerView, RegionView};
pub use self::key_vault::{
    AuditEntry, DeletedKeyVaultView, DeletedKeyView, KeyVaultView, KeyVersionView, KeyView, PolicyView, ReaderView,
    RoleView,
};
pub use self::listed::Listed;
pub use self::machine::{BackupAccess, DiskPointView, MachinePointView, MachineView};
pub use self::secret::{DeletedSecretView, SecretVersionView, SecretView};
pub use self::storage::{CopyView, StorageView};
pub use self::vault::{
    CheckView, EncryptionProperties, FileView, IdentityView, ItemView, PendingKeyView, RecoveryPointView, StepView,
    UserIdentityView, VaultKeyView, VaultView,
};
pub use crate::jobs::JobKind;
pub use crate::log::{LogEntry, LogStatus, Operation};

/// The whole lab as a user sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabView {
    /// Grows by one with every accepted event.
    pub revision: u64,
    /// The moment of the latest event.
    pub now: Timestamp,
    /// The clock.
    pub clock: ClockView,
    /// The rules that hold.
    pub edition: Edition,
    /// The directory.
    pub tenant: TenantId,
    /// The subscription.
    pub subscription: SubscriptionId,
    /// The subscriptions: that one, and another.
    pub subscriptions: Vec<SubscriptionId>,
    /// The resource group of everything in the lab.
    pub resource_group: ResourceGroupName,
    /// Recovery Services vaults, in order of creation.
    pub vaults: Vec<VaultView>,
    /// Key vaults, in order of creation.
    pub key_vaults: Vec<KeyVaultView>,
    /// User-assigned identities, in order of creation (rule N3).
    pub identities: Vec<UserIdentityView>,
    /// Softly deleted key vaults, in order of deletion.
    pub deleted_key_vaults: Vec<DeletedKeyVaultView>,
    /// Storage accounts, in order of creation.
    pub storages: Vec<StorageView>,
    /// Disks, machines, and what belongs to them.
    pub compute: ComputeView,
    /// Who works here (rule D10).
    pub user: UserView,
    /// Jobs, the newest first.
    pub jobs: Listed<JobView>,
    /// The activity log, the newest first.
    pub log: Listed<LogEntry>,
}
