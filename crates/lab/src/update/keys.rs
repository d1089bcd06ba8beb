//! Requests to key vaults.

use kluis_keyvault::{Deletion, KeyVault};
use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, Kid, PrincipalId, Region};
use kluis_rulebook::KeyPermission;

use super::{Done, Turn, name_taken, out_of_turn};
use crate::model::not_found;
use crate::view::{LogStatus, Operation};
use crate::{Act, Effect};

impl Turn<'_> {
    pub(super) fn create_key_vault(&mut self, name: &KeyVaultName, region: Region, protection: (bool, bool)) -> Done {
        if self.lab.key_vault_mut(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let key_vault = KeyVault::create(name.clone(), region, self.lab.subscription, protection)?;
        self.lab.key_vaults.push(key_vault);
        self.log_done(Operation::CreateKeyVault, name.as_str(), "");
        Ok(())
    }

    pub(super) fn enable_soft_delete(&mut self, name: &KeyVaultName) -> Done {
        self.lab.key_vault_mut(name)?.enable_soft_delete()?;
        self.log_done(Operation::EnableSoftDelete, name.as_str(), "");
        Ok(())
    }

    pub(super) fn enable_purge_protection(&mut self, name: &KeyVaultName) -> Done {
        self.lab.key_vault_mut(name)?.enable_purge_protection()?;
        self.log_done(Operation::EnablePurgeProtection, name.as_str(), "");
        Ok(())
    }

    /// A policy can be granted only to somebody who is there; anybody's can be removed.
    pub(super) fn draft_policy(
        &mut self,
        name: &KeyVaultName,
        principal: PrincipalId,
        permissions: &[KeyPermission],
    ) -> Done {
        let known = self.lab.holder(principal).is_some();
        let key_vault = self.lab.key_vault_mut(name)?;
        if !known && !permissions.is_empty() {
            return Err(not_found(&principal.to_string()));
        }
        key_vault.draft_policy(principal, permissions.iter().copied().collect())
    }

    pub(super) fn save_policies(&mut self, name: &KeyVaultName) -> Done {
        self.lab.key_vault_mut(name)?.save_policies()?;
        self.log_done(Operation::SavePolicies, name.as_str(), "");
        Ok(())
    }

    pub(super) fn create_key(&mut self, name: &KeyVaultName, key: &KeyName, bits: u16) -> Done {
        let version = KeyVersion::new(self.id.as_u128());
        let at = self.at;
        let uri = self.lab.key_vault_mut(name)?.create_key(key, version, bits, at)?;
        self.log(
            Operation::CreateKey,
            name.as_str(),
            &uri.to_string(),
            LogStatus::Started,
            None,
        );
        let kid = Kid::Customer(uri);
        self.effects.push(Effect::MakeKey { kid, bits });
        Ok(())
    }

    /// The key pair is beside the event, and kept together with it.
    pub(super) fn import_key(&mut self, act: &Act) -> Done {
        let Act::ImportKey {
            key_vault: name,
            key,
            bits,
            modulus,
        } = act
        else {
            return Err(out_of_turn());
        };
        let version = KeyVersion::new(self.id.as_u128());
        let at = self.at;
        let key_vault = self.lab.key_vault_mut(name)?;
        let uri = key_vault.import_key(key, version, (*bits, modulus), at)?;
        self.log_done(Operation::ImportKey, name.as_str(), &uri.to_string());
        let kid = Kid::Customer(uri);
        self.effects.push(Effect::KeepKey { kid });
        Ok(())
    }

    pub(super) fn set_key_enabled(&mut self, uri: &KeyUri, enabled: bool) -> Done {
        self.lab.key_vault_mut(&uri.key_vault)?.set_key_enabled(uri, enabled)?;
        let operation = if enabled {
            Operation::EnableKey
        } else {
            Operation::DisableKey
        };
        self.log_done(operation, uri.key_vault.as_str(), &uri.to_string());
        Ok(())
    }

    pub(super) fn delete_key(&mut self, name: &KeyVaultName, key: &KeyName) -> Done {
        let at = self.at;
        if let Deletion::Final(kids) = self.lab.key_vault_mut(name)?.delete_key(key, at)? {
            self.effects.push(Effect::DestroyKeys { kids });
        }
        self.log_done(Operation::DeleteKey, name.as_str(), key.as_str());
        Ok(())
    }

    pub(super) fn recover_key(&mut self, name: &KeyVaultName, key: &KeyName) -> Done {
        self.lab.key_vault_mut(name)?.recover_key(key)?;
        self.log_done(Operation::RecoverKey, name.as_str(), key.as_str());
        Ok(())
    }
}
