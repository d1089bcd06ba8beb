//! Requests about where things are: moving vaults and key vaults (rules V6, V7), deleting key vaults and getting them back (rules
//! K2, N5, N13).

use kluis_keyvault::{KeyVault, Protection};
use kluis_resource::{KeyVaultName, SubscriptionId, TenantId, VaultName, days};
use kluis_rulebook::{Detail, Refusal, Rule};

use super::{Done, Turn};
use crate::model::{DeletedKeyVault, not_found};
use crate::view::Operation;
use crate::{Effect, MoveTarget};

impl Turn<'_> {
    #[inline(never)]
    pub(super) fn move_vault(&mut self, name: &VaultName, to: &MoveTarget) -> Done {
        let (subscription, tenant) = (self.derived("subscription"), self.derived("tenant"));
        let (vault, _) = self.lab.vault_mut(name)?;
        let subject = match to {
            MoveTarget::ResourceGroup(group) => {
                vault.move_to_resource_group(group)?;
                group.to_string()
            }
            MoveTarget::Subscription => {
                vault.move_to_subscription(SubscriptionId::new(subscription))?;
                subscription.to_string()
            }
            MoveTarget::Tenant => {
                vault.move_to_tenant(TenantId::new(tenant))?;
                tenant.to_string()
            }
        };
        let name = vault.name().to_string();
        self.log_done(Operation::MoveVault, &name, &subject);
        Ok(())
    }

    pub(super) fn move_key_vault(&mut self, name: &KeyVaultName, tenant: TenantId) -> Done {
        self.check_tenant_known(tenant)?;
        self.lab.key_vault_mut(name)?.move_to_tenant(tenant)?;
        self.log_done(Operation::MoveKeyVault, name.as_str(), &tenant.to_string());
        Ok(())
    }

    /// A tenant of the lab: its first one, or one that a vault or a disk encryption set came to.
    pub(super) fn check_tenant_known(&self, tenant: TenantId) -> Done {
        let of_vaults = self.lab.vaults.iter().map(|vault| vault.location().tenant);
        let of_sets = self.lab.compute.sets.iter().map(|set| set.tenant);
        if tenant == self.lab.tenant || of_vaults.chain(of_sets).any(|own| own == tenant) {
            Ok(())
        } else {
            Err(not_found(&tenant.to_string()))
        }
    }

    /// Deletes a key vault with everything in it: softly, or for good where soft delete is off.
    pub(super) fn delete_key_vault(&mut self, name: &KeyVaultName) -> Done {
        let place = self
            .lab
            .key_vaults
            .iter()
            .position(|key_vault| key_vault.name() == name);
        let place = place.ok_or_else(|| not_found(name.as_str()))?;
        let key_vault = &self.lab.key_vaults[place];
        if let Some(key) = key_vault.keys().iter().find(|key| key.is_making()) {
            return Err(Refusal::without_rule(Detail::KeyBeingMade {
                key: key.name.to_string(),
                key_vault: name.to_string(),
            }));
        }
        if let Some(secret) = key_vault.secrets().iter().find(|secret| secret.is_making()) {
            return Err(key_vault.secret_being_made(&secret.name));
        }
        let key_vault = self.lab.key_vaults.remove(place);
        if key_vault.protection() == Protection::None {
            self.destroy_all_of(&key_vault);
        } else {
            let deleted = self.at;
            let purge = deleted + days(u32::from(key_vault.retention_days()));
            self.lab.deleted_key_vaults.push(DeletedKeyVault {
                key_vault,
                deleted,
                purge,
            });
        }
        self.log_done(Operation::DeleteKeyVault, name.as_str(), "");
        Ok(())
    }

    pub(super) fn recover_key_vault(&mut self, name: &KeyVaultName) -> Done {
        let place = self.deleted_place(name)?;
        let mut key_vault = self.lab.deleted_key_vaults.remove(place).key_vault;
        key_vault.recovered();
        self.lab.key_vaults.push(key_vault);
        self.log_done(Operation::RecoverKeyVault, name.as_str(), "");
        Ok(())
    }

    pub(super) fn purge_key_vault(&mut self, name: &KeyVaultName) -> Done {
        let place = self.deleted_place(name)?;
        self.lab.deleted_key_vaults[place].key_vault.check_purge()?;
        self.key_vault_gone(name);
        Ok(())
    }

    /// A deleted key vault is removed for good, and its keys and secrets with it.
    pub(super) fn key_vault_gone(&mut self, name: &KeyVaultName) {
        let Ok(place) = self.deleted_place(name) else {
            return;
        };
        let key_vault = self.lab.deleted_key_vaults.remove(place).key_vault;
        self.destroy_all_of(&key_vault);
        self.log_done(Operation::PurgeKeyVault, name.as_str(), "");
    }

    fn destroy_all_of(&mut self, key_vault: &KeyVault) {
        let kids = key_vault.every_kid();
        self.effects.push(Effect::DestroyKeys { kids });
        self.destroy_secrets(key_vault.every_secret());
    }

    /// A subscription of the lab.
    pub(super) fn check_subscription_known(&self, subscription: SubscriptionId) -> Done {
        if self.lab.subscriptions().contains(&subscription) {
            Ok(())
        } else {
            Err(not_found(&subscription.to_string()))
        }
    }

    /// The name may be given to a new key vault: no other has it, deleted ones included (rule N5).
    pub(super) fn check_key_vault_name(&self, name: &KeyVaultName) -> Done {
        if self.lab.key_vaults.iter().any(|key_vault| key_vault.name() == name) {
            return Err(super::name_taken(name.as_str()));
        }
        if self.deleted_place(name).is_ok() {
            let key_vault = name.to_string();
            return Err(Refusal::of(Rule::N5, Detail::KeyVaultNameHeld { key_vault }));
        }
        Ok(())
    }

    fn deleted_place(&self, name: &KeyVaultName) -> Result<usize, Refusal> {
        let mut deleted = self.lab.deleted_key_vaults.iter();
        let place = deleted.position(|deleted| deleted.key_vault.name() == name);
        place.ok_or_else(|| not_found(name.as_str()))
    }
}
