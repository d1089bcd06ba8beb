//! What a key vault is and holds, to look at.

use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, Region, SubscriptionId, TenantId};

use super::{Access, KeyVault, Protection};
use crate::{AuditLog, DeletedKey, Key};

impl KeyVault {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &KeyVaultName {
        &self.name
    }

    /// Its region.
    #[must_use]
    pub const fn region(&self) -> Region {
        self.region
    }

    /// Its subscription.
    #[must_use]
    pub const fn subscription(&self) -> SubscriptionId {
        self.subscription
    }

    /// Its tenant.
    #[must_use]
    pub const fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// What protects its deleted keys.
    #[must_use]
    pub const fn protection(&self) -> Protection {
        self.protection
    }

    /// How long deleted keys are kept.
    #[must_use]
    pub const fn retention_days(&self) -> u16 {
        self.retention_days
    }

    /// Who may use its keys.
    #[must_use]
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// Its keys, in order of creation.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.keys.live
    }

    /// Its deleted keys, in order of deletion.
    #[must_use]
    pub fn deleted_keys(&self) -> &[DeletedKey] {
        &self.keys.deleted
    }

    /// What identities did with its keys.
    #[must_use]
    pub const fn audit(&self) -> &AuditLog {
        &self.audit
    }

    /// A key that is not deleted.
    #[must_use]
    pub fn key(&self, name: &KeyName) -> Option<&Key> {
        self.keys.find(name)
    }

    /// A softly deleted key.
    #[must_use]
    pub fn deleted_key(&self, name: &KeyName) -> Option<&DeletedKey> {
        self.keys.find_deleted(name)
    }

    /// The URI of a version of a key here.
    #[must_use]
    pub fn uri(&self, key: &KeyName, version: KeyVersion) -> KeyUri {
        KeyUri {
            key_vault: self.name.clone(),
            key: key.clone(),
            version: Some(version),
        }
    }
}
