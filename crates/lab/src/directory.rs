//! Answers what vaults and disks ask about key vaults: the one place where the systems meet.

use kluis_compute::{DiskEncryptionSet, DiskKeys, VaultFacts};
use kluis_keyvault::{Access, KeyVault, KeyVersionRecord, Protection, Season, VersionState};
use kluis_recovery::{KeyFacts, KeyVaultFacts, Keys, VersionFacts, VersionStanding, check_identity};
use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, PrincipalId, Region, TenantId, Timestamp};
use kluis_rulebook::{KeyPermission, Refusal};

use crate::model::DeletedKeyVault;

/// The key vaults of the lab at some moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Directory<'a> {
    pub(crate) key_vaults: &'a [KeyVault],
    pub(crate) deleted: &'a [DeletedKeyVault],
    pub(crate) now: Timestamp,
}

impl Directory<'_> {
    fn find(&self, name: &KeyVaultName) -> Option<&KeyVault> {
        self.key_vaults.iter().find(|key_vault| key_vault.name() == name)
    }

    fn standing(&self, record: &KeyVersionRecord) -> VersionStanding {
        match (&record.state, record.season(self.now)) {
            (VersionState::Making, _) => VersionStanding::Making,
            (VersionState::Made { enabled: false, .. }, _) => VersionStanding::Disabled,
            (VersionState::Made { enabled: true, .. }, Season::Open) => VersionStanding::Enabled,
            (VersionState::Made { enabled: true, .. }, Season::Early) => VersionStanding::NotYetValid,
            (VersionState::Made { enabled: true, .. }, Season::Over) => VersionStanding::Expired,
        }
    }
}

impl Keys for Directory<'_> {
    fn key_vault(&self, name: &KeyVaultName, principal: Option<PrincipalId>) -> Option<KeyVaultFacts> {
        let key_vault = self.find(name)?;
        let granted = principal.map(|who| key_vault.permissions(who, self.now));
        let coming = principal.map(|who| key_vault.coming_permissions(who));
        Some(KeyVaultFacts {
            name: key_vault.name().clone(),
            region: key_vault.region(),
            subscription: key_vault.subscription(),
            tenant: key_vault.tenant(),
            soft_delete: key_vault.protection() >= Protection::SoftDelete,
            purge_protection: key_vault.protection() >= Protection::PurgeProtection,
            granted: granted.unwrap_or_default(),
            coming: coming.unwrap_or_default(),
            rbac: matches!(key_vault.access(), Access::Roles(_)),
        })
    }

    fn first_key_vault_in(&self, region: Region, tenant: TenantId) -> Option<KeyVaultName> {
        let mut key_vaults = self.key_vaults.iter();
        let found = key_vaults.find(|key_vault| key_vault.region() == region && key_vault.tenant() == tenant);
        found.map(|key_vault| key_vault.name().clone())
    }

    fn key(&self, key_vault: &KeyVaultName, key: &KeyName) -> KeyFacts {
        let Some(key_vault) = self.find(key_vault) else {
            let deleted = self.deleted.iter().any(|deleted| deleted.key_vault.name() == key_vault);
            return if deleted {
                KeyFacts::KeyVaultDeleted
            } else {
                KeyFacts::Gone
            };
        };
        if key_vault.deleted_key(key).is_some() {
            return KeyFacts::Deleted;
        }
        let Some(key) = key_vault.key(key) else {
            return KeyFacts::Gone;
        };
        let versions = key.versions.iter().map(|record| VersionFacts {
            version: record.version,
            bits: record.bits,
            standing: self.standing(record),
        });
        KeyFacts::Live {
            name: key.name.clone(),
            versions: versions.collect(),
        }
    }
}

impl DiskKeys for Directory<'_> {
    fn key_vault(&self, name: &KeyVaultName) -> Option<VaultFacts> {
        let facts = Keys::key_vault(self, name, None)?;
        Some(VaultFacts {
            name: facts.name,
            region: facts.region,
            subscription: facts.subscription,
            tenant: facts.tenant,
            soft_delete: facts.soft_delete,
            purge_protection: facts.purge_protection,
            rbac: facts.rbac,
        })
    }

    fn newest(&self, key_vault: &KeyVaultName, key: &KeyName) -> Option<KeyVersion> {
        let facts = self.key(key_vault, key);
        let mut newest = facts.versions().iter().rev();
        let found = newest.find(|facts| facts.standing == VersionStanding::Enabled)?;
        Some(found.version)
    }

    fn has_key(&self, key_vault: &KeyVaultName, key: &KeyName) -> bool {
        matches!(self.key(key_vault, key), KeyFacts::Live { .. })
    }

    fn is_reader(&self, key_vault: &KeyVaultName, principal: PrincipalId) -> bool {
        self.find(key_vault).is_some_and(|own| own.is_reader(principal))
    }

    fn check(
        &self,
        holder: &str,
        principal: PrincipalId,
        key: &KeyUri,
        needs: &[KeyPermission],
    ) -> Result<(), Refusal> {
        check_identity((holder, principal), &DiskEncryptionSet::PERMISSIONS, key, needs, self)
    }
}
