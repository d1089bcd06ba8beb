//! Requests about key vaults as resources.

use kluis_keyvault::{KeyVault, NewKeyVault, Protection};
use kluis_resource::{KeyVaultName, Region, SubscriptionId, TenantId, days};
use kluis_rulebook::{Detail, Refusal, Rule};
use serde::{Deserialize, Serialize};

use crate::Effect;
use crate::log::Operation;
use crate::model::{DeletedKeyVault, Lab, not_found};
use crate::turn::{Done, Take, Turn, name_taken};

/// Creates a key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateKeyVault {
    /// Its name.
    pub key_vault: KeyVaultName,
    /// Its region.
    pub region: Region,
    /// Soft delete from the start.
    pub soft_delete: bool,
    /// Purge protection from the start; needs soft delete.
    pub purge_protection: bool,
    /// How long deleted keys are kept, 7 to 90 days (rule N5), or `None` for 90.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u16>,
    /// Roles instead of access policies (rule N4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rbac: bool,
    /// Its tenant, or `None` for the lab's first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<TenantId>,
    /// Its subscription, or `None` for the lab's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription: Option<SubscriptionId>,
}

impl Take for CreateKeyVault {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let new = NewKeyVault {
            name: self.key_vault.clone(),
            region: self.region,
            subscription: self.subscription.unwrap_or(turn.lab.subscription),
            tenant: self.tenant.unwrap_or(turn.lab.tenant),
            soft_delete: self.soft_delete,
            purge_protection: self.purge_protection,
            retention_days: self.retention_days,
            rbac: self.rbac,
        };
        turn.lab.check_key_vault_name(&new.name)?;
        turn.lab.check_tenant_known(new.tenant)?;
        turn.lab.check_subscription_known(new.subscription)?;
        let key_vault = KeyVault::create(new, turn.lab.edition.terms())?;
        let name = key_vault.name().to_string();
        turn.lab.key_vaults.push(key_vault);
        turn.log_done(Operation::CreateKeyVault, &name, "");
        Ok(())
    }
}

/// Deletes a key vault with everything in it: softly if soft delete is on, otherwise for good (rules K2, N5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteKeyVault {
    /// The key vault.
    pub key_vault: KeyVaultName,
}

impl Take for DeleteKeyVault {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let name = &self.key_vault;
        let place = turn.lab.key_vaults.iter().position(|own| own.name() == name);
        let place = place.ok_or_else(|| not_found(name.as_str()))?;
        check_nothing_is_made(&turn.lab.key_vaults[place])?;
        let key_vault = turn.lab.key_vaults.remove(place);
        if key_vault.protection() == Protection::None {
            turn.destroy_all_of(&key_vault);
        } else {
            let deleted = turn.at;
            let purge = deleted + days(u32::from(key_vault.retention_days()));
            turn.lab.deleted_key_vaults.push(DeletedKeyVault {
                key_vault,
                deleted,
                purge,
            });
        }
        turn.log_done(Operation::DeleteKeyVault, name.as_str(), "");
        Ok(())
    }
}

fn check_nothing_is_made(key_vault: &KeyVault) -> Done {
    if let Some(key) = key_vault.keys().iter().find(|key| key.is_making()) {
        return Err(Refusal::without_rule(Detail::KeyBeingMade {
            key: key.name.to_string(),
            key_vault: key_vault.name().to_string(),
        }));
    }
    match key_vault.secrets().iter().find(|secret| secret.is_making()) {
        Some(secret) => Err(key_vault.secret_being_made(&secret.name)),
        None => Ok(()),
    }
}

/// Recovers a softly deleted key vault (rule N13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoverKeyVault {
    /// The key vault.
    pub key_vault: KeyVaultName,
}

impl Take for RecoverKeyVault {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let place = turn.lab.deleted_place(&self.key_vault)?;
        let mut key_vault = turn.lab.deleted_key_vaults.remove(place).key_vault;
        key_vault.recovered();
        turn.lab.key_vaults.push(key_vault);
        turn.log_done(Operation::RecoverKeyVault, self.key_vault.as_str(), "");
        Ok(())
    }
}

/// Removes a softly deleted key vault for good (rule K2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurgeKeyVault {
    /// The key vault.
    pub key_vault: KeyVaultName,
}

impl Take for PurgeKeyVault {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let place = turn.lab.deleted_place(&self.key_vault)?;
        turn.lab.deleted_key_vaults[place].key_vault.check_purge()?;
        turn.key_vault_gone(&self.key_vault);
        Ok(())
    }
}

/// Moves a key vault to another tenant of the lab: nobody of the old one has access any more (rule V7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveKeyVault {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The tenant.
    pub tenant: TenantId,
}

impl Take for MoveKeyVault {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.check_tenant_known(self.tenant)?;
        turn.lab.key_vault_mut(&self.key_vault)?.move_to_tenant(self.tenant)?;
        let (name, tenant) = (self.key_vault.as_str(), self.tenant.to_string());
        turn.log_done(Operation::MoveKeyVault, name, &tenant);
        Ok(())
    }
}

/// Step 3, first half (rule K1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnableSoftDelete {
    /// The key vault.
    pub key_vault: KeyVaultName,
}

impl Take for EnableSoftDelete {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.key_vault_mut(&self.key_vault)?.enable_soft_delete()?;
        turn.log_done(Operation::EnableSoftDelete, self.key_vault.as_str(), "");
        Ok(())
    }
}

/// Step 3, second half (rule K1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnablePurgeProtection {
    /// The key vault.
    pub key_vault: KeyVaultName,
}

impl Take for EnablePurgeProtection {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.key_vault_mut(&self.key_vault)?.enable_purge_protection()?;
        turn.log_done(Operation::EnablePurgeProtection, self.key_vault.as_str(), "");
        Ok(())
    }
}

/// Asks to turn purge protection off again. Always refused once it is on (rule K1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisablePurgeProtection {
    /// The key vault.
    pub key_vault: KeyVaultName,
}

impl Take for DisablePurgeProtection {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        Err(key_vault.refuse_disabling_purge_protection())
    }
}

impl Turn<'_> {
    /// A deleted key vault is removed for good, and its keys and secrets with it.
    pub(crate) fn key_vault_gone(&mut self, name: &KeyVaultName) {
        let Ok(place) = self.lab.deleted_place(name) else {
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
}

impl Lab {
    /// A tenant of the lab: its first one, or one that a vault or a disk encryption set came to.
    pub(crate) fn check_tenant_known(&self, tenant: TenantId) -> Done {
        let of_vaults = self.vaults.iter().map(|vault| vault.location().tenant);
        let of_sets = self.compute.sets.iter().map(|set| set.tenant);
        if tenant == self.tenant || of_vaults.chain(of_sets).any(|own| own == tenant) {
            Ok(())
        } else {
            Err(not_found(&tenant.to_string()))
        }
    }

    /// A subscription of the lab.
    fn check_subscription_known(&self, subscription: SubscriptionId) -> Done {
        if self.subscriptions().contains(&subscription) {
            Ok(())
        } else {
            Err(not_found(&subscription.to_string()))
        }
    }

    /// The name may be given to a new key vault: no other has it, deleted ones included (rule N5).
    fn check_key_vault_name(&self, name: &KeyVaultName) -> Done {
        if self.key_vaults.iter().any(|key_vault| key_vault.name() == name) {
            return Err(name_taken(name.as_str()));
        }
        if self.deleted_place(name).is_ok() {
            let key_vault = name.to_string();
            return Err(Refusal::of(Rule::N5, Detail::KeyVaultNameHeld { key_vault }));
        }
        Ok(())
    }

    fn deleted_place(&self, name: &KeyVaultName) -> Result<usize, Refusal> {
        let mut deleted = self.deleted_key_vaults.iter();
        let place = deleted.position(|deleted| deleted.key_vault.name() == name);
        place.ok_or_else(|| not_found(name.as_str()))
    }
}
