//! Requests to vaults: creation, identity, key vault, key.

use kluis_recovery::{KeySource, Keys, Location, Vault};
use kluis_resource::{IdentityName, JobId, KeyVaultName, Kid, PrincipalId, Region, TenantId, VaultName};
use kluis_rulebook::{Detail, KeyPermission, Novelty, Refusal, Rule};

use super::open::make_platform_key;
use super::{Done, Turn, name_taken};
use crate::Effect;
use crate::model::{UserIdentity, Work, not_found};
use crate::view::Operation;

impl Turn<'_> {
    pub(super) fn create_vault(&mut self, name: &VaultName, region: Region) -> Done {
        if self.lab.vault(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let location = Location {
            region,
            tenant: self.lab.tenant,
            subscription: self.lab.subscription,
            resource_group: self.lab.resource_group.clone(),
        };
        let vault = Vault::create(name.clone(), location, self.derived_version("platform-key"));
        self.effects.push(make_platform_key(vault.platform_key().kid().clone()));
        self.lab.vaults.push(vault);
        self.log_done(Operation::CreateVault, name.as_str(), "");
        Ok(())
    }

    pub(super) fn choose_key_vault(&mut self, name: &VaultName, key_vault: &KeyVaultName) -> Done {
        let (vault, keys) = self.lab.vault_mut(name)?;
        let principal = vault.identity().principal();
        let facts = keys
            .key_vault(key_vault, principal)
            .ok_or_else(|| not_found(key_vault.as_str()))?;
        vault.choose_key_vault(&facts, &keys)
    }

    pub(super) fn enable_identity(&mut self, name: &VaultName) -> Done {
        let principal = PrincipalId::new(self.id);
        let (vault, _) = self.lab.vault_mut(name)?;
        vault.enable_identity(principal)?;
        let name = vault.name().to_string();
        self.log_done(Operation::EnableIdentity, &name, &principal.to_string());
        Ok(())
    }

    #[inline(never)]
    pub(super) fn create_identity(&mut self, name: &IdentityName, tenant: Option<TenantId>) -> Done {
        if !self.lab.edition.terms().user_assigned_identity {
            let novelty = Novelty::UserAssignedIdentity;
            return Err(Refusal::of(Rule::N3, Detail::NotInThisEdition { novelty }));
        }
        if self.lab.identities.iter().any(|own| own.name.same_as(name)) {
            return Err(name_taken(name.as_str()));
        }
        let tenant = tenant.unwrap_or(self.lab.tenant);
        self.check_tenant_known(tenant)?;
        self.lab.identities.push(UserIdentity {
            name: name.clone(),
            principal: PrincipalId::new(self.id),
            tenant,
        });
        self.log_done(Operation::CreateIdentity, name.as_str(), &self.id.to_string());
        Ok(())
    }

    #[inline(never)]
    pub(super) fn use_identity(&mut self, name: &VaultName, identity: &IdentityName) -> Done {
        let terms = self.lab.edition.terms();
        let found = self.lab.identities.iter().find(|own| own.name.same_as(identity));
        let found = match found {
            Some(found) => (found.name.to_string(), found.principal, found.tenant),
            None if terms.user_assigned_identity => return Err(not_found(identity.as_str())),
            // The rule says what is missing before the name does.
            None => (identity.to_string(), PrincipalId::new(self.id), self.lab.tenant),
        };
        let (vault, _) = self.lab.vault_mut(name)?;
        vault.use_identity((&found.0, found.1, found.2), terms)?;
        let name = vault.name().to_string();
        self.log_done(Operation::EnableIdentity, &name, &found.0);
        Ok(())
    }

    #[inline(never)]
    pub(super) fn disable_identity(&mut self, name: &VaultName, accept_inconsistency: bool) -> Done {
        let (vault, _) = self.lab.vault_mut(name)?;
        let principal = vault.disable_identity(accept_inconsistency)?;
        let name = vault.name().to_string();
        self.log_done(Operation::DisableIdentity, &name, &principal.to_string());
        Ok(())
    }

    /// It comes with the first key, or never (rule E5).
    pub(super) fn use_infrastructure_encryption(&self, name: &VaultName) -> Done {
        let terms = self.lab.edition.terms();
        Err(self.lab.vault(name)?.refuse_infrastructure(terms))
    }

    /// Begins the job that proves the key with a real wrap and unwrap; its outcome changes the settings (rule A4).
    #[inline(never)]
    pub(super) fn assign_key(&mut self, name: &VaultName, source: &KeySource, infrastructure_encryption: bool) -> Done {
        let terms = self.lab.edition.terms();
        let job = JobId::new(self.id);
        let (vault, keys) = self.lab.vault_mut(name)?;
        let assignment = vault.check_assign(source, infrastructure_encryption, terms, &keys)?;
        let principal = vault
            .identity()
            .principal()
            .expect("an assignment is refused unless step 1 holds");
        let (resource, vault_name) = (vault.name().to_string(), vault.name().clone());
        let key = assignment.key.clone();
        let subject = assignment.shown_uri().to_string();
        vault.begin_update(job, assignment);
        let work = Work::UpdateKey {
            vault: vault_name,
            key: key.clone(),
            principal,
        };
        self.start_job(job, &resource, &subject, 0, work);
        self.audit(&key, principal, KeyPermission::Get, 1);
        self.effects.push(Effect::ProveKey {
            job,
            kid: Kid::Customer(key),
        });
        Ok(())
    }
}
