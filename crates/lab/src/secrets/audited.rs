//! What the audit logs tell of secrets.

use kluis_keyvault::{Audited, SecretFacts};
use kluis_resource::{Kid, PrincipalId, SecretUri};
use kluis_rulebook::{KeyPermission, SecretOperation};

use crate::turn::Turn;

impl Turn<'_> {
    /// Writes into the audit log of a secret's key vault what an identity did with it (rule M4).
    pub(crate) fn audit_secret(&mut self, secret: &SecretUri, principal: PrincipalId, operation: SecretOperation) {
        let at = self.at;
        if let Ok(key_vault) = self.lab.key_vault_mut(&secret.key_vault) {
            let secret = secret.clone();
            key_vault.record(Audited::of_secret(at, principal, operation, secret));
        }
    }

    /// The guest of a machine gets its BEK, and unwraps it if there is a KEK (rule D3).
    pub(crate) fn audit_guest(&mut self, bek: &SecretUri) {
        let guest = self.lab.ade_service();
        self.audit_bek(bek, guest, SecretOperation::Get);
    }

    /// As [`Self::audit_secret`], of a BEK, and what was done with its KEK.
    pub(crate) fn audit_bek(&mut self, secret: &SecretUri, principal: PrincipalId, operation: SecretOperation) {
        self.audit_secret(secret, principal, operation);
        let mut key_vaults = self.lab.key_vaults.iter();
        let own = key_vaults.find(|own| *own.name() == secret.key_vault);
        let facts = own.map(|own| own.secret_version(secret));
        if let Some(SecretFacts::Enabled {
            wrapped_by: Kid::Customer(kek),
        }) = facts
        {
            // Azure Backup only reads: it keeps a copy of the key, and unwraps nothing (rule D10).
            let with_key = match operation {
                SecretOperation::Backup => KeyPermission::Backup,
                SecretOperation::Get | SecretOperation::Set => KeyPermission::UnwrapKey,
            };
            self.audit(&kek, principal, with_key, 1);
        }
    }
}
