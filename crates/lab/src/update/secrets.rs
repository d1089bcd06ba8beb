//! Requests about the secrets of key vaults (rules D3, K2), and what is logged of them. Left out on purpose: making them, which is
//! part of a job.

use kluis_keyvault::{Audited, Deletion};
use kluis_resource::{KeyVaultName, PrincipalId, SecretName, SecretUri};
use kluis_rulebook::SecretOperation;

use super::{Done, Turn, out_of_turn};
use crate::view::Operation;
use crate::{Act, Effect};

impl Turn<'_> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "`take` names every act, and hands on those of secrets"
    )]
    #[inline(never)]
    pub(super) fn take_of_secret(&mut self, act: &Act) -> Done {
        match act {
            Act::SetSecretEnabled { secret, enabled } => self.set_secret_enabled(secret, *enabled),
            Act::DeleteSecret { key_vault, secret } => self.delete_secret(key_vault, secret),
            Act::RecoverSecret { key_vault, secret } => self.recover_secret(key_vault, secret),
            Act::PurgeSecret { key_vault, secret } => self.purge_secret(key_vault, secret),
            _ => Err(out_of_turn()),
        }
    }

    fn set_secret_enabled(&mut self, uri: &SecretUri, enabled: bool) -> Done {
        let key_vault = self.lab.key_vault_mut(&uri.key_vault)?;
        key_vault.set_secret_enabled(uri, enabled)?;
        let operation = if enabled {
            Operation::EnableSecret
        } else {
            Operation::DisableSecret
        };
        self.log_done(operation, uri.key_vault.as_str(), &uri.to_string());
        Ok(())
    }

    fn delete_secret(&mut self, name: &KeyVaultName, secret: &SecretName) -> Done {
        let at = self.at;
        if let Deletion::Final(secrets) = self.lab.key_vault_mut(name)?.delete_secret(secret, at)? {
            self.destroy_secrets(secrets);
        }
        self.log_done(Operation::DeleteSecret, name.as_str(), secret.as_str());
        Ok(())
    }

    fn recover_secret(&mut self, name: &KeyVaultName, secret: &SecretName) -> Done {
        self.lab.key_vault_mut(name)?.recover_secret(secret)?;
        self.log_done(Operation::RecoverSecret, name.as_str(), secret.as_str());
        Ok(())
    }

    fn purge_secret(&mut self, name: &KeyVaultName, secret: &SecretName) -> Done {
        let secrets = self.lab.key_vault_mut(name)?.purge_secret(secret)?;
        self.secret_purged(name, secret, secrets);
        Ok(())
    }

    /// The retention time of a deleted secret ends: it is gone (rule K2).
    pub(super) fn secret_gone(&mut self, name: &KeyVaultName, secret: &SecretName) {
        let Ok(own) = self.lab.key_vault_mut(name) else {
            return;
        };
        let secrets = own.secret_retention_ended(secret);
        self.secret_purged(name, secret, secrets);
    }

    fn secret_purged(&mut self, name: &KeyVaultName, secret: &SecretName, secrets: Vec<SecretUri>) {
        self.destroy_secrets(secrets);
        self.log_done(Operation::PurgeSecret, name.as_str(), secret.as_str());
    }

    /// Has versions of secrets destroyed, where there are any.
    pub(super) fn destroy_secrets(&mut self, secrets: Vec<SecretUri>) {
        if !secrets.is_empty() {
            self.effects.push(Effect::DestroySecrets { secrets });
        }
    }

    /// Writes into the audit log of a secret's key vault what an identity did with it (rule M4).
    pub(super) fn audit_secret(&mut self, secret: &SecretUri, principal: PrincipalId, operation: SecretOperation) {
        let at = self.at;
        if let Ok(key_vault) = self.lab.key_vault_mut(&secret.key_vault) {
            let secret = secret.clone();
            key_vault.record(Audited::of_secret(at, principal, operation, secret));
        }
    }
}
