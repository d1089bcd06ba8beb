//! The state of the lab, and finding one's way in it.

mod job;

use kluis_keyvault::KeyVault;
use kluis_recovery::{Storage, Vault};
use kluis_resource::{
    JobId, KeyUri, KeyVaultName, ObjectId, PrincipalId, ResourceGroupName, StorageName, SubscriptionId, TenantId,
    Timestamp, VaultName,
};
use kluis_rulebook::{Detail, Edition, Refusal};
use serde::{Deserialize, Serialize};

pub(crate) use self::job::{Destination, Job, Standing, Work};
use crate::directory::Directory;
use crate::view::LogEntry;

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
    /// The moment of the latest event.
    pub(crate) now: Timestamp,
    pub(crate) tenant: TenantId,
    pub(crate) subscription: SubscriptionId,
    pub(crate) resource_group: ResourceGroupName,
    pub(crate) vaults: Vec<Vault>,
    pub(crate) key_vaults: Vec<KeyVault>,
    pub(crate) storages: Vec<Storage>,
    /// The oldest first.
    pub(crate) jobs: Vec<Job>,
    /// The oldest first.
    pub(crate) log: Vec<LogEntry>,
}

impl Lab {
    /// The key vaults, as the rest of the lab asks about them.
    pub(crate) fn directory(&self) -> Directory<'_> {
        Directory(&self.key_vaults)
    }

    pub(crate) fn vault(&self, name: &VaultName) -> Result<&Vault, Refusal> {
        let found = self.vaults.iter().find(|vault| vault.name().same_as(name));
        found.ok_or_else(|| not_found(name.as_str()))
    }

    /// A vault to change, with the key vaults to ask meanwhile.
    pub(crate) fn vault_mut(&mut self, name: &VaultName) -> Result<(&mut Vault, Directory<'_>), Refusal> {
        let found = self.vaults.iter_mut().find(|vault| vault.name().same_as(name));
        let vault = found.ok_or_else(|| not_found(name.as_str()))?;
        Ok((vault, Directory(&self.key_vaults)))
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

    pub(crate) fn job(&self, id: JobId) -> Option<&Job> {
        self.jobs.iter().find(|job| job.id == id)
    }

    /// The rotation of a vault that is due and that no job works on: the key to wrap with, and the objects.
    pub(crate) fn rotation_to_begin(&self, vault: &Vault) -> Option<(KeyUri, Vec<ObjectId>)> {
        let rotates = |work: &Work| matches!(work, Work::Rotate { vault: own, .. } if own == vault.name());
        let running = self.jobs.iter().any(|job| job.is_running() && rotates(&job.work));
        if running {
            None
        } else {
            vault.rotation_due(&self.directory())
        }
    }

    pub(crate) fn has_rotation_to_begin(&self) -> bool {
        self.vaults.iter().any(|vault| self.rotation_to_begin(vault).is_some())
    }

    /// Whose identity a principal is, by name, if anybody in the lab has it now.
    pub(crate) fn holder(&self, principal: PrincipalId) -> Option<String> {
        let mut vaults = self.vaults.iter();
        let mut storages = self.storages.iter();
        vaults
            .find(|vault| vault.identity().principal() == Some(principal))
            .map(|vault| vault.name().to_string())
            .or_else(|| {
                let found = storages.find(|storage| storage.principal() == Some(principal));
                found.map(|storage| storage.name().to_string())
            })
    }
}

/// There is no such thing in the lab.
pub(crate) fn not_found(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::NotFound { name })
}
