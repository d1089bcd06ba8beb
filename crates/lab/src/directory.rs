//! Answers what vaults ask about key vaults: the one place where the two systems meet.

use kluis_keyvault::{KeyVault, Protection, VersionState};
use kluis_recovery::{KeyFacts, KeyVaultFacts, Keys, VersionFacts, VersionStanding};
use kluis_resource::{KeyName, KeyVaultName, PrincipalId, Region};

/// The key vaults of the lab.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Directory<'a>(pub(crate) &'a [KeyVault]);

impl Directory<'_> {
    fn find(&self, name: &KeyVaultName) -> Option<&KeyVault> {
        self.0.iter().find(|key_vault| key_vault.name() == name)
    }
}

impl Keys for Directory<'_> {
    fn key_vault(&self, name: &KeyVaultName, principal: Option<PrincipalId>) -> Option<KeyVaultFacts> {
        let key_vault = self.find(name)?;
        Some(KeyVaultFacts {
            name: key_vault.name().clone(),
            region: key_vault.region(),
            subscription: key_vault.subscription(),
            soft_delete: key_vault.protection() >= Protection::SoftDelete,
            purge_protection: key_vault.protection() >= Protection::PurgeProtection,
            granted: principal.map(|who| key_vault.permissions(who)).unwrap_or_default(),
            drafted: principal
                .map(|who| key_vault.drafted_permissions(who))
                .unwrap_or_default(),
        })
    }

    fn first_key_vault_in(&self, region: Region) -> Option<KeyVaultName> {
        let found = self.0.iter().find(|key_vault| key_vault.region() == region);
        found.map(|key_vault| key_vault.name().clone())
    }

    fn key(&self, key_vault: &KeyVaultName, key: &KeyName) -> KeyFacts {
        let Some(key_vault) = self.find(key_vault) else {
            return KeyFacts::Gone;
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
            standing: match record.state {
                VersionState::Making => VersionStanding::Making,
                VersionState::Made { enabled: true, .. } => VersionStanding::Enabled,
                VersionState::Made { enabled: false, .. } => VersionStanding::Disabled,
            },
        });
        KeyFacts::Live {
            name: key.name.clone(),
            versions: versions.collect(),
        }
    }
}
