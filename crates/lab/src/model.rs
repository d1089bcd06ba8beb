//! The state of the lab, and finding one's way in it.

use imbl::Vector;
use kluis_compute::Compute;
use kluis_keyvault::KeyVault;
use kluis_recovery::{PlatformKey, Storage, Vault};
use kluis_resource::{
    IdentityName, KeyUri, KeyVaultName, ObjectId, PrincipalId, ResourceGroupName, StorageName, SubscriptionId,
    TenantId, Timestamp, VaultName, derive_id,
};
use kluis_rulebook::{Detail, Edition, Refusal};
use serde::{Deserialize, Serialize};

use crate::directory::Directory;
use crate::jobs::{Job, Restored};
use crate::log::LogEntry;

/// What Azure calls itself where it backs up (rule D11).
pub(crate) const BACKUP_SERVICE: &str = "Backup Management Service";
/// What Azure calls itself where it encrypts in the guest (rule D3).
const ADE_SERVICE: &str = "Azure Disk Encryption";

/// The whole cloud of one lab. Only [`update`](crate::update) changes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model(pub(crate) State);

/// Whether the lab is there at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    /// Nothing has happened yet.
    #[default]
    Unopened,
    /// The lab is open.
    Open(Box<Lab>),
}

/// Everything that is in an open lab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Lab {
    pub(crate) edition: Edition,
    /// Accepted events so far.
    pub(crate) revision: u64,
    /// The moment up to which everything has happened.
    pub(crate) now: Timestamp,
    /// How far the lab's clock was moved ahead of the real one, in milliseconds.
    pub(crate) ahead_millis: u64,
    pub(crate) tenant: TenantId,
    pub(crate) subscription: SubscriptionId,
    pub(crate) resource_group: ResourceGroupName,
    pub(crate) vaults: Vec<Vault>,
    /// User-assigned identities (rule N3).
    pub(crate) identities: Vec<UserIdentity>,
    pub(crate) key_vaults: Vec<KeyVault>,
    /// Softly deleted ones.
    pub(crate) deleted_key_vaults: Vec<DeletedKeyVault>,
    pub(crate) storages: Vec<Storage>,
    pub(crate) compute: Compute,
    /// The platform's key of disks that have no other (rule M1).
    pub(crate) disk_key: PlatformKey,
    /// The platform's key of secrets that no KEK wraps.
    pub(crate) secret_key: PlatformKey,
    /// Who works here is a guest in the directory (rule D10).
    pub(crate) guest: bool,
    /// Disks that were restored together, the oldest first.
    pub(crate) restored: Vec<Restored>,
    /// Objects that nothing names any more, and that a running job may still read.
    pub(crate) condemned: Vec<ObjectId>,
    /// Objects of disks that did not open when their DEKs were to be wrapped with this key.
    pub(crate) skipped: Vec<(ObjectId, KeyUri)>,
    /// The oldest first.
    pub(crate) jobs: Vector<Job>,
    /// Which of the jobs run: their places.
    pub(crate) running: Vec<usize>,
    /// The oldest first.
    pub(crate) log: Vector<LogEntry>,
}

/// A user-assigned identity (rule N3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UserIdentity {
    pub(crate) name: IdentityName,
    pub(crate) principal: PrincipalId,
    pub(crate) tenant: TenantId,
}

/// A softly deleted key vault: kept with everything in it, and its name is taken (rules K2, N5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeletedKeyVault {
    pub(crate) key_vault: KeyVault,
    pub(crate) deleted: Timestamp,
    /// When its retention time ends.
    pub(crate) purge: Timestamp,
}

impl Lab {
    /// The key vaults, as the rest of the lab asks about them.
    pub(crate) fn directory(&self) -> Directory<'_> {
        Directory {
            key_vaults: &self.key_vaults,
            deleted: &self.deleted_key_vaults,
            now: self.now,
        }
    }

    /// The lab's subscription, and one more, for what may not be in the same one (rules D4, M11).
    pub(crate) fn subscriptions(&self) -> [SubscriptionId; 2] {
        let other = derive_id(self.subscription.uuid(), "other-subscription");
        [self.subscription, SubscriptionId::new(other)]
    }

    pub(crate) fn vault(&self, name: &VaultName) -> Result<&Vault, Refusal> {
        let found = self.vaults.iter().find(|vault| vault.name() == name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// A vault to change, with the key vaults to ask meanwhile.
    pub(crate) fn vault_mut(&mut self, name: &VaultName) -> Result<(&mut Vault, Directory<'_>), Refusal> {
        let found = self.vaults.iter_mut().find(|vault| vault.name() == name);
        let vault = found.ok_or_else(|| not_found(name.as_str()))?;
        let directory = Directory {
            key_vaults: &self.key_vaults,
            deleted: &self.deleted_key_vaults,
            now: self.now,
        };
        Ok((vault, directory))
    }

    pub(crate) fn key_vault_mut(&mut self, name: &KeyVaultName) -> Result<&mut KeyVault, Refusal> {
        let found = self.key_vaults.iter_mut().find(|key_vault| key_vault.name() == name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    pub(crate) fn storage(&self, name: &StorageName) -> Result<&Storage, Refusal> {
        let found = self.storages.iter().find(|storage| storage.name() == name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    pub(crate) fn storage_mut(&mut self, name: &StorageName) -> Result<&mut Storage, Refusal> {
        let found = self.storages.iter_mut().find(|storage| storage.name() == name);
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// Whose identity a principal is, by name, if anybody in the lab has it now.
    pub(crate) fn holder(&self, principal: PrincipalId) -> Option<String> {
        self.identity(principal).map(|(name, _)| name)
    }

    /// Whose identity a principal is, by name, and in which tenant.
    pub(crate) fn identity(&self, principal: PrincipalId) -> Option<(String, TenantId)> {
        let users = self
            .identities
            .iter()
            .map(|user| (Some(user.principal), user.name.as_str(), user.tenant));
        let vaults = self.vaults.iter().map(|vault| {
            let principal = vault.identity().principal();
            (principal, vault.name().as_str(), vault.location().tenant)
        });
        let storages = self
            .storages
            .iter()
            .map(|storage| (storage.principal(), storage.name().as_str(), self.tenant));
        let sets = self
            .compute
            .sets
            .iter()
            .map(|set| (Some(set.principal), set.name.as_str(), set.tenant));
        let services = [
            (Some(self.backup_service()), BACKUP_SERVICE, self.tenant),
            (Some(self.ade_service()), ADE_SERVICE, self.tenant),
        ];
        let mut all = users.chain(vaults).chain(storages).chain(sets).chain(services);
        let (_, name, tenant) = all.find(|(own, ..)| *own == Some(principal))?;
        Some((name.to_owned(), tenant))
    }
}

/// There is no such thing in the lab.
pub(crate) fn not_found(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::NotFound { name })
}
