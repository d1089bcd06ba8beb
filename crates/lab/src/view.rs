//! View models: what the page draws. Made from the model by `view(&Model)`; nothing in them is secret.

mod envelope;
mod listed;

use kluis_resource::{PrincipalId, ResourceGroupName, SubscriptionId, TenantId, Timestamp};
use kluis_rulebook::Edition;
use serde::{Deserialize, Serialize};

use crate::model::BACKUP_SERVICE;

pub use self::envelope::{EnvelopeView, GuestView, LayerView, RegionView};
pub use self::listed::Listed;
pub use crate::access::view::{PolicyView, ReaderView, RoleView};
pub use crate::backup::view::{
    BackupAccess, CheckView, DiskPointView, FileView, ItemView, MachinePointView, MachineView, RecoveryPointView,
    UserView,
};
pub use crate::clock::view::{ClockView, DueKind, DueView};
pub use crate::disks::view::{DiskView, SnapshotView, StoredView};
pub use crate::jobs::JobKind;
pub use crate::jobs::view::{JobState, JobView};
pub use crate::key_vaults::view::{AuditEntry, DeletedKeyVaultView, KeyVaultView};
pub use crate::keys::view::{DeletedKeyView, KeyVersionView, KeyView};
pub use crate::log::{LogEntry, LogStatus, Operation};
pub use crate::machines::view::{AdeView, ImageView, ScaleSetView, VmView};
pub use crate::restore::view::{CopyView, RestoredView, StorageView};
pub use crate::secrets::view::{DeletedSecretView, SecretVersionView, SecretView};
pub use crate::sets::view::SetView;
pub use crate::setup::view::{
    EncryptionProperties, IdentityView, PendingKeyView, StepView, UserIdentityView, VaultKeyView, VaultView,
};
pub use kluis_compute::{Origin, Power};
pub use kluis_recovery::StepState;

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

impl LabView {
    /// Everybody in the lab who has an identity, by name: vaults, user-assigned identities, storage accounts, disk encryption sets, and
    /// Azure Backup itself (rule D11).
    pub fn holders(&self) -> impl Iterator<Item = (PrincipalId, &str)> {
        let vaults = self.vaults.iter().filter_map(|vault| match vault.identity {
            IdentityView::On { principal, .. } => Some((principal, vault.name.as_str())),
            // It has a name of its own.
            IdentityView::User { .. } | IdentityView::Off | IdentityView::SwitchedOff => None,
        });
        let users = self.identities.iter().map(|own| (own.principal, own.name.as_str()));
        let accounts = self
            .storages
            .iter()
            .filter_map(|own| Some((own.principal?, own.name.as_str())));
        let sets = self.compute.sets.iter().map(|set| (set.principal, set.name.as_str()));
        let service = (self.user.backup_service, BACKUP_SERVICE);
        vaults.chain(users).chain(accounts).chain(sets).chain([service])
    }
}

/// Everything that computes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComputeView {
    /// Disk encryption sets, in order of creation, as everything here.
    pub sets: Vec<SetView>,
    /// Virtual machines.
    pub vms: Listed<VmView>,
    /// Disks.
    pub disks: Listed<DiskView>,
    /// Snapshots, those of Azure Backup included.
    pub snapshots: Listed<SnapshotView>,
    /// Custom images.
    pub images: Listed<ImageView>,
    /// Scale sets.
    pub scale_sets: Vec<ScaleSetView>,
    /// Disks that were restored together, the newest first (rule D7).
    pub restored: Listed<RestoredView>,
}
