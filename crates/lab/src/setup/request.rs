//! Requests to a Recovery Services vault about its set-up.

use kluis_recovery::{KeySource, Keys, Location, Vault};
use kluis_resource::{
    IdentityName, JobId, KeyVaultName, Kid, PrincipalId, Region, ResourceGroupName, SubscriptionId, TenantId, VaultName,
};
use kluis_rulebook::{Detail, KeyPermission, Novelty, Refusal, Rule};
use serde::{Deserialize, Serialize};

use super::make_platform_key;
use crate::Effect;
use crate::jobs::{NewJob, Work};
use crate::log::Operation;
use crate::model::{UserIdentity, not_found};
use crate::turn::{Done, Take, Turn, name_taken};

/// Creates a Recovery Services vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateVault {
    /// Its name.
    pub vault: VaultName,
    /// Its region.
    pub region: Region,
}

impl Take for CreateVault {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let name = &self.vault;
        if turn.lab.vault(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let location = Location {
            region: self.region,
            tenant: turn.lab.tenant,
            subscription: turn.lab.subscription,
            resource_group: turn.lab.resource_group.clone(),
        };
        let vault = Vault::create(name.clone(), location, turn.derived_version("platform-key"));
        turn.effects.push(make_platform_key(vault.platform_key().kid().clone()));
        turn.lab.vaults.push(vault);
        turn.log_done(Operation::CreateVault, name.as_str(), "");
        Ok(())
    }
}

/// Says which key vault the set-up of a vault is about, until a key is assigned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseKeyVault {
    /// The vault.
    pub vault: VaultName,
    /// The key vault.
    pub key_vault: KeyVaultName,
}

impl Take for ChooseKeyVault {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (vault, keys) = turn.lab.vault_mut(&self.vault)?;
        let principal = vault.identity().principal();
        let facts = keys.key_vault(&self.key_vault, principal);
        let facts = facts.ok_or_else(|| not_found(self.key_vault.as_str()))?;
        vault.choose_key_vault(&facts, &keys)
    }
}

/// Step 1: switches the vault's system-assigned identity on (rule I1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnableIdentity {
    /// The vault.
    pub vault: VaultName,
}

impl Take for EnableIdentity {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let principal = PrincipalId::new(turn.id);
        let (vault, _) = turn.lab.vault_mut(&self.vault)?;
        vault.enable_identity(principal)?;
        let name = vault.name().to_string();
        turn.log_done(Operation::EnableIdentity, &name, &principal.to_string());
        Ok(())
    }
}

/// Creates a user-assigned identity (rule N3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateIdentity {
    /// Its name.
    pub identity: IdentityName,
    /// Its tenant, or `None` for the lab's first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<TenantId>,
}

impl Take for CreateIdentity {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        if !turn.lab.edition.terms().user_assigned_identity {
            let novelty = Novelty::UserAssignedIdentity;
            return Err(Refusal::of(Rule::N3, Detail::NotInThisEdition { novelty }));
        }
        let name = &self.identity;
        if turn.lab.identities.iter().any(|own| own.name == *name) {
            return Err(name_taken(name.as_str()));
        }
        let tenant = self.tenant.unwrap_or(turn.lab.tenant);
        turn.lab.check_tenant_known(tenant)?;
        turn.lab.identities.push(UserIdentity {
            name: name.clone(),
            principal: PrincipalId::new(turn.id),
            tenant,
        });
        turn.log_done(Operation::CreateIdentity, name.as_str(), &turn.id.to_string());
        Ok(())
    }
}

/// Step 1 with a user-assigned identity (rule N3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseIdentity {
    /// The vault.
    pub vault: VaultName,
    /// The identity.
    pub identity: IdentityName,
}

impl Take for UseIdentity {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let terms = turn.lab.edition.terms();
        let found = turn.lab.identities.iter().find(|own| own.name == self.identity);
        let found = match found {
            Some(found) => (found.name.to_string(), found.principal, found.tenant),
            None if terms.user_assigned_identity => return Err(not_found(self.identity.as_str())),
            // The rule says what is missing before the name does.
            None => (self.identity.to_string(), PrincipalId::new(turn.id), turn.lab.tenant),
        };
        let (vault, _) = turn.lab.vault_mut(&self.vault)?;
        vault.use_identity((&found.0, found.1, found.2), terms)?;
        let name = vault.name().to_string();
        turn.log_done(Operation::EnableIdentity, &name, &found.0);
        Ok(())
    }
}

/// Switches the identity off (rule I2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisableIdentity {
    /// The vault.
    pub vault: VaultName,
    /// The user read the warning and goes on.
    pub accept_inconsistency: bool,
}

impl Take for DisableIdentity {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (vault, _) = turn.lab.vault_mut(&self.vault)?;
        let principal = vault.disable_identity(self.accept_inconsistency)?;
        let name = vault.name().to_string();
        turn.log_done(Operation::DisableIdentity, &name, &principal.to_string());
        Ok(())
    }
}

/// Step 4: assigns or changes the key (rules A1–A6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignKey {
    /// The vault.
    pub vault: VaultName,
    /// The key, by URI or by picker.
    pub source: KeySource,
    /// With infrastructure encryption (rule E5): chosen with the first key, and kept with every later one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub infrastructure_encryption: bool,
}

impl Take for AssignKey {
    /// Starts the job that proves the key with a real wrap and unwrap; its outcome changes the settings (rule A4).
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let terms = turn.lab.edition.terms();
        let job = JobId::new(turn.id);
        let (vault, keys) = turn.lab.vault_mut(&self.vault)?;
        let assignment = vault.check_assign(&self.source, self.infrastructure_encryption, terms, &keys)?;
        let principal = vault.identity().principal();
        let principal = principal.expect("an assignment is refused unless step 1 holds");
        let (vault_name, key) = (vault.name().clone(), assignment.key.clone());
        let subject = assignment.shown_uri().to_string();
        vault.begin_update(job, assignment);
        let work = Work::ProveKey {
            vault: vault_name.clone(),
            key: key.clone(),
            principal,
        };
        let new = NewJob {
            id: job,
            resource: vault_name.as_str(),
            subject: &subject,
        };
        turn.start_job(new, 0, work, Vec::new());
        turn.audit(&key, principal, KeyPermission::Get, 1);
        let kid = Kid::Customer(key);
        turn.effects.push(Effect::ProveKey { job, kid });
        Ok(())
    }
}

/// Asks for infrastructure encryption by itself. Always refused: it comes with the first key, or never (rule E5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseInfrastructureEncryption {
    /// The vault.
    pub vault: VaultName,
}

impl Take for UseInfrastructureEncryption {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let terms = turn.lab.edition.terms();
        Err(turn.lab.vault(&self.vault)?.refuse_infrastructure(terms))
    }
}

/// Asks to go (back) to platform-managed keys. Always refused (rule V2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsePlatformKey {
    /// The vault.
    pub vault: VaultName,
}

impl Take for UsePlatformKey {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        Err(turn.lab.vault(&self.vault)?.refuse_platform_key())
    }
}

/// Moves a vault (rules V6, V7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveVault {
    /// The vault.
    pub vault: VaultName,
    /// Where to.
    pub to: MoveTarget,
}

/// Where a vault moves to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MoveTarget {
    /// To another resource group.
    ResourceGroup(ResourceGroupName),
    /// To another subscription; the lab makes one up.
    Subscription,
    /// To another tenant; the lab makes one up.
    Tenant,
}

impl Take for MoveVault {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (subscription, tenant) = (turn.derived("subscription"), turn.derived("tenant"));
        let (vault, _) = turn.lab.vault_mut(&self.vault)?;
        let subject = match &self.to {
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
        turn.log_done(Operation::MoveVault, &name, &subject);
        Ok(())
    }
}
