//! Requests about who may use the keys and secrets of a key vault.

use kluis_resource::{KeyVaultName, PrincipalId};
use kluis_rulebook::{Detail, KeyPermission, KeyVaultRole, Refusal, Rule, SecretPermission};
use serde::{Deserialize, Serialize};

use crate::log::Operation;
use crate::model::{Lab, not_found};
use crate::turn::{Done, Take, Turn};

/// Step 2, "Add": drafts an access policy; no effect until saved (rule P1). Without any permission it removes the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPolicy {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// Whose policy it is.
    pub principal: PrincipalId,
    /// What they may do with keys.
    pub permissions: Vec<KeyPermission>,
    /// What they may do with secrets (rule D11).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub secret_permissions: Vec<SecretPermission>,
}

impl Take for DraftPolicy {
    /// Only an identity of the lab can be granted something; anybody's policy can be removed.
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        if !(self.permissions.is_empty() && self.secret_permissions.is_empty()) {
            turn.lab.check_may_be_granted(&self.key_vault, self.principal)?;
        }
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        let permissions = self.permissions.iter().copied().collect();
        key_vault.draft_policy(
            self.principal,
            permissions,
            self.secret_permissions.iter().copied().collect(),
        )
    }
}

/// Step 2, "Save": the drafted policies take effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavePolicies {
    /// The key vault.
    pub key_vault: KeyVaultName,
}

impl Take for SavePolicies {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.key_vault_mut(&self.key_vault)?.save_policies()?;
        turn.log_done(Operation::SavePolicies, self.key_vault.as_str(), "");
        Ok(())
    }
}

/// Drops the drafted policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscardPolicies {
    /// The key vault.
    pub key_vault: KeyVaultName,
}

impl Take for DiscardPolicies {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.key_vault_mut(&self.key_vault)?.discard_policies()
    }
}

/// Step 2 on a key vault with roles: assigns one, in force some minutes later (rule N4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignRole {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// Who gets it.
    pub principal: PrincipalId,
    /// The role.
    pub role: KeyVaultRole,
}

impl Take for AssignRole {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.check_may_be_granted(&self.key_vault, self.principal)?;
        let at = turn.at;
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        key_vault.assign_role(self.principal, self.role, at)?;
        turn.log_role(Operation::AssignRole, &self.key_vault, (self.principal, self.role));
        Ok(())
    }
}

/// Takes a role away, at once (rule N4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveRole {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// Who has it.
    pub principal: PrincipalId,
    /// The role.
    pub role: KeyVaultRole,
}

impl Take for RemoveRole {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        key_vault.remove_role(self.principal, self.role)?;
        turn.log_role(Operation::RemoveRole, &self.key_vault, (self.principal, self.role));
        Ok(())
    }
}

/// Assigns the role "Reader" on a key vault as a resource, at once (rule M2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignReader {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// Who gets it.
    pub principal: PrincipalId,
}

impl Take for AssignReader {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.check_may_be_granted(&self.key_vault, self.principal)?;
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        key_vault.assign_reader(self.principal)?;
        let holder = turn.lab.holder_or_id(self.principal);
        turn.log_done(Operation::AssignReader, self.key_vault.as_str(), &holder);
        Ok(())
    }
}

/// Takes the role "Reader" away, at once (rule M2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveReader {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// Who has it.
    pub principal: PrincipalId,
}

impl Take for RemoveReader {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        key_vault.remove_reader(self.principal)?;
        let holder = turn.lab.holder_or_id(self.principal);
        turn.log_done(Operation::RemoveReader, self.key_vault.as_str(), &holder);
        Ok(())
    }
}

impl Turn<'_> {
    /// Says what became of a role: whose it is, and which.
    pub(crate) fn log_role(
        &mut self,
        operation: Operation,
        key_vault: &KeyVaultName,
        (principal, role): (PrincipalId, KeyVaultRole),
    ) {
        let subject = format!("{}: {}", self.lab.holder_or_id(principal), role.azure_name());
        self.log_done(operation, key_vault.as_str(), &subject);
    }
}

impl Lab {
    fn holder_or_id(&self, principal: PrincipalId) -> String {
        self.holder(principal).unwrap_or_else(|| principal.to_string())
    }

    /// An identity of the lab, in the key vault's own tenant (rule V7).
    fn check_may_be_granted(&mut self, name: &KeyVaultName, principal: PrincipalId) -> Done {
        let holder = self.identity(principal);
        let key_vault = self.key_vault_mut(name)?;
        let (holder, tenant) = holder.ok_or_else(|| not_found(&principal.to_string()))?;
        if tenant != key_vault.tenant() {
            let (vault, name) = (holder, name.to_string());
            return Err(Refusal::of(Rule::V7, Detail::InOtherTenant { vault, name }));
        }
        Ok(())
    }
}
