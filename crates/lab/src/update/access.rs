//! Requests about who may use the keys and secrets of a key vault: access policies (rule P1), roles (rule N4), and readers of the
//! key vault as a resource (rule M2).

use kluis_resource::{KeyVaultName, PrincipalId};
use kluis_rulebook::{Detail, KeyPermission, KeyVaultRole, Refusal, Rule, SecretPermission};

use super::{Done, Turn};
use crate::model::not_found;
use crate::view::Operation;

impl Turn<'_> {
    /// A policy can be granted only to somebody who is there; anybody's can be removed.
    pub(super) fn draft_policy(
        &mut self,
        name: &KeyVaultName,
        principal: PrincipalId,
        (permissions, secrets): (&[KeyPermission], &[SecretPermission]),
    ) -> Done {
        if !(permissions.is_empty() && secrets.is_empty()) {
            self.check_may_be_granted(name, principal)?;
        }
        let key_vault = self.lab.key_vault_mut(name)?;
        let (permissions, secrets) = (permissions.iter().copied(), secrets.iter().copied());
        key_vault.draft_policy(principal, permissions.collect(), secrets.collect())
    }

    pub(super) fn save_policies(&mut self, name: &KeyVaultName) -> Done {
        self.lab.key_vault_mut(name)?.save_policies()?;
        self.log_done(Operation::SavePolicies, name.as_str(), "");
        Ok(())
    }

    pub(super) fn assign_role(&mut self, name: &KeyVaultName, principal: PrincipalId, role: KeyVaultRole) -> Done {
        self.check_may_be_granted(name, principal)?;
        let at = self.at;
        self.lab.key_vault_mut(name)?.assign_role(principal, role, at)?;
        self.log_role(Operation::AssignRole, name, principal, role);
        Ok(())
    }

    pub(super) fn remove_role(&mut self, name: &KeyVaultName, principal: PrincipalId, role: KeyVaultRole) -> Done {
        self.lab.key_vault_mut(name)?.remove_role(principal, role)?;
        self.log_role(Operation::RemoveRole, name, principal, role);
        Ok(())
    }

    pub(super) fn assign_reader(&mut self, name: &KeyVaultName, principal: PrincipalId) -> Done {
        self.check_may_be_granted(name, principal)?;
        self.lab.key_vault_mut(name)?.assign_reader(principal)?;
        self.log_reader(Operation::AssignReader, name, principal);
        Ok(())
    }

    pub(super) fn remove_reader(&mut self, name: &KeyVaultName, principal: PrincipalId) -> Done {
        self.lab.key_vault_mut(name)?.remove_reader(principal)?;
        self.log_reader(Operation::RemoveReader, name, principal);
        Ok(())
    }

    fn log_reader(&mut self, operation: Operation, name: &KeyVaultName, principal: PrincipalId) {
        let holder = self.lab.holder(principal).unwrap_or_else(|| principal.to_string());
        self.log_done(operation, name.as_str(), &holder);
    }

    /// Says what became of a role: whose it is, and as what.
    pub(super) fn log_role(
        &mut self,
        operation: Operation,
        name: &KeyVaultName,
        principal: PrincipalId,
        role: KeyVaultRole,
    ) {
        let holder = self.lab.holder(principal).unwrap_or_else(|| principal.to_string());
        let subject = format!("{holder}: {}", role.azure_name());
        self.log_done(operation, name.as_str(), &subject);
    }

    /// Somebody of the lab, in the key vault's own tenant (rule V7).
    fn check_may_be_granted(&mut self, name: &KeyVaultName, principal: PrincipalId) -> Done {
        let holder = self.lab.identity(principal);
        let key_vault = self.lab.key_vault_mut(name)?;
        let (holder, tenant) = holder.ok_or_else(|| not_found(&principal.to_string()))?;
        if tenant != key_vault.tenant() {
            let (vault, name) = (holder, name.to_string());
            return Err(Refusal::of(Rule::V7, Detail::InOtherTenant { vault, name }));
        }
        Ok(())
    }
}
