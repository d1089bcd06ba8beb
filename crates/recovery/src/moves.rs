//! Moving a vault: to another resource group or subscription (rule V6), or to another tenant (rule V7).

use kluis_resource::{ResourceGroupName, SubscriptionId, TenantId};
use kluis_rulebook::{Detail, Refusal, Rule, SetupStep};

use crate::setup::missing_steps;
use crate::{Encryption, Identity, KeyVaultFacts, Keys, LastUpdate, Vault};

impl Vault {
    /// Moves it to another resource group.
    ///
    /// # Errors
    /// It has, or is being given, a customer's key (V6), or it is there already.
    pub fn move_to_resource_group(&mut self, group: &ResourceGroupName) -> Result<(), Refusal> {
        self.check_may_move()?;
        if self.location.resource_group == *group {
            return Err(self.already_so());
        }
        self.location.resource_group = group.clone();
        Ok(())
    }

    /// Moves it to another subscription.
    ///
    /// # Errors
    /// It has, or is being given, a customer's key (V6).
    pub fn move_to_subscription(&mut self, subscription: SubscriptionId) -> Result<(), Refusal> {
        self.check_may_move()?;
        self.location.subscription = subscription;
        Ok(())
    }

    /// Comes to another tenant: its identity stays behind, and so does what the key vaults there let it do. With a customer's key
    /// nothing works until identity, permissions and key are set again (V7).
    ///
    /// # Errors
    /// Its key is being updated (A4).
    pub fn move_to_tenant(&mut self, tenant: TenantId) -> Result<(), Refusal> {
        if let LastUpdate::InProgress { .. } = self.last_update {
            return Err(self.update_running());
        }
        self.location.tenant = tenant;
        self.identity = Identity::Off;
        self.chosen = None;
        self.pending = None;
        self.moved = matches!(self.encryption, Encryption::Customer(_));
        Ok(())
    }

    /// The refusal of a vault that came to another tenant (rule V7).
    pub(crate) fn tenant_moved(&self, keys: &dyn Keys) -> Refusal {
        let key_vault = self.key_vault(keys);
        let facts = key_vault.and_then(|name| keys.key_vault(&name, self.identity.principal()));
        let facts = facts.filter(|facts| facts.tenant == self.location.tenant);
        let mut missing = missing_steps(self.identity, facts.as_ref());
        missing.retain(|step| *step != SetupStep::Protection);
        missing.push(SetupStep::Key);
        let vault = self.name.to_string();
        Refusal::of(Rule::V7, Detail::TenantMoved { vault, missing })
    }

    /// Checks that a key vault is in the vault's tenant (rule V7).
    pub(crate) fn check_tenant(&self, key_vault: &KeyVaultFacts) -> Result<(), Refusal> {
        self.check_same_tenant(key_vault.name.as_str(), key_vault.tenant)
    }

    /// Checks that something is in the vault's tenant (rule V7).
    pub(crate) fn check_same_tenant(&self, name: &str, tenant: TenantId) -> Result<(), Refusal> {
        if tenant == self.location.tenant {
            return Ok(());
        }
        let (vault, name) = (self.name.to_string(), name.to_owned());
        Err(Refusal::of(Rule::V7, Detail::InOtherTenant { vault, name }))
    }

    fn check_may_move(&self) -> Result<(), Refusal> {
        match (&self.encryption, &self.last_update) {
            (Encryption::Customer(_), _) | (_, LastUpdate::InProgress { .. }) => {
                let vault = self.name.to_string();
                Err(Refusal::of(Rule::V6, Detail::VaultMayNotMove { vault }))
            }
            (Encryption::Platform, _) => Ok(()),
        }
    }
}
