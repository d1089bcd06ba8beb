//! Requests to key vaults.

use kluis_keyvault::{Deletion, KeyVault, NewKeyVault, RotationPolicy};
use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, Kid, Timestamp};

use super::{Done, Turn};
use crate::Effect;
use crate::view::{LogStatus, Operation};

impl Turn<'_> {
    pub(super) fn create_key_vault(&mut self, new: NewKeyVault) -> Done {
        self.check_key_vault_name(&new.name)?;
        self.check_tenant_known(new.tenant)?;
        self.check_subscription_known(new.subscription)?;
        let key_vault = KeyVault::create(new, self.lab.edition.terms())?;
        let name = key_vault.name().to_string();
        self.lab.key_vaults.push(key_vault);
        self.log_done(Operation::CreateKeyVault, &name, "");
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

    pub(super) fn create_key(&mut self, name: &KeyVaultName, key: &KeyName, bits: u16) -> Done {
        let version = KeyVersion::new(self.id.as_u128());
        let at = self.at;
        let uri = self.lab.key_vault_mut(name)?.create_key(key, version, bits, at)?;
        self.order_key(uri, bits);
        Ok(())
    }

    pub(super) fn create_certificate(&mut self, name: &KeyVaultName, key: &KeyName, bits: u16) -> Done {
        let version = KeyVersion::new(self.id.as_u128());
        let at = self.at;
        let key_vault = self.lab.key_vault_mut(name)?;
        let uri = key_vault.create_certificate(key, version, bits, at)?;
        self.order_key(uri, bits);
        Ok(())
    }

    /// The key pair is beside the event, and kept together with it.
    pub(super) fn import_key(&mut self, name: &KeyVaultName, key: &KeyName, bits: u16, modulus: &str) -> Done {
        let version = KeyVersion::new(self.id.as_u128());
        let at = self.at;
        let key_vault = self.lab.key_vault_mut(name)?;
        let uri = key_vault.import_key(key, version, (bits, modulus), at)?;
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

    pub(super) fn purge_key(&mut self, name: &KeyVaultName, key: &KeyName) -> Done {
        let kids = self.lab.key_vault_mut(name)?.purge_key(key)?;
        self.destroy_key(name, key, kids);
        Ok(())
    }

    pub(super) fn set_key_dates(&mut self, uri: &KeyUri, dates: (Option<Timestamp>, Option<Timestamp>)) -> Done {
        let (at, terms) = (self.at, self.lab.edition.terms());
        let key_vault = self.lab.key_vault_mut(&uri.key_vault)?;
        key_vault.set_key_dates(uri, dates, at, terms)?;
        self.log_done(Operation::SetKeyDates, uri.key_vault.as_str(), &uri.to_string());
        Ok(())
    }

    pub(super) fn set_rotation_policy(
        &mut self,
        name: &KeyVaultName,
        key: &KeyName,
        policy: Option<RotationPolicy>,
    ) -> Done {
        let terms = self.lab.edition.terms();
        self.lab.key_vault_mut(name)?.set_rotation_policy(key, policy, terms)?;
        self.log_done(Operation::SetRotationPolicy, name.as_str(), key.as_str());
        Ok(())
    }

    /// Orders a version of a key that has begun, on request or by a rotation policy.
    pub(super) fn order_key(&mut self, uri: KeyUri, bits: u16) {
        let (key_vault, subject) = (uri.key_vault.to_string(), uri.to_string());
        self.log(Operation::CreateKey, &key_vault, &subject, LogStatus::Started, None);
        let kid = Kid::Customer(uri);
        self.effects.push(Effect::MakeKey { kid, bits });
    }

    /// Has the private keys of a deleted key destroyed, on request or when its retention time ends.
    pub(super) fn destroy_key(&mut self, name: &KeyVaultName, key: &KeyName, kids: Vec<Kid>) {
        self.effects.push(Effect::DestroyKeys { kids });
        self.log_done(Operation::PurgeKey, name.as_str(), key.as_str());
    }
}
