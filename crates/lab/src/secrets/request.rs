//! Requests about the secrets of key vaults.

use kluis_keyvault::Deletion;
use kluis_resource::{KeyVaultName, SecretName, SecretUri};
use serde::{Deserialize, Serialize};

use crate::Effect;
use crate::log::Operation;
use crate::turn::{Done, Take, Turn};

/// Enables or disables a version of a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetSecretEnabled {
    /// The secret, with its version.
    pub secret: SecretUri,
    /// Enabled from now on.
    pub enabled: bool,
}

impl Take for SetSecretEnabled {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let uri = &self.secret;
        let key_vault = turn.lab.key_vault_mut(&uri.key_vault)?;
        key_vault.set_secret_enabled(uri, self.enabled)?;
        let operation = if self.enabled {
            Operation::EnableSecret
        } else {
            Operation::DisableSecret
        };
        turn.log_done(operation, uri.key_vault.as_str(), &uri.to_string());
        Ok(())
    }
}

/// Deletes a secret: softly if soft delete is on, otherwise for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteSecret {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The secret, with all its versions.
    pub secret: SecretName,
}

impl Take for DeleteSecret {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let at = turn.at;
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        if let Deletion::Final(secrets) = key_vault.delete_secret(&self.secret, at)? {
            turn.destroy_secrets(secrets);
        }
        turn.log_done(Operation::DeleteSecret, self.key_vault.as_str(), self.secret.as_str());
        Ok(())
    }
}

/// Recovers a softly deleted secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoverSecret {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The secret.
    pub secret: SecretName,
}

impl Take for RecoverSecret {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.key_vault_mut(&self.key_vault)?.recover_secret(&self.secret)?;
        turn.log_done(Operation::RecoverSecret, self.key_vault.as_str(), self.secret.as_str());
        Ok(())
    }
}

/// Removes a softly deleted secret for good (rule K2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurgeSecret {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The secret.
    pub secret: SecretName,
}

impl Take for PurgeSecret {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let secrets = turn.lab.key_vault_mut(&self.key_vault)?.purge_secret(&self.secret)?;
        turn.secret_purged(&self.key_vault, &self.secret, secrets);
        Ok(())
    }
}

impl Turn<'_> {
    /// The retention time of a deleted secret ends: it is gone (rule K2).
    pub(crate) fn secret_gone(&mut self, name: &KeyVaultName, secret: &SecretName) {
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

    /// Has versions of secrets destroyed, if there are any.
    pub(crate) fn destroy_secrets(&mut self, secrets: Vec<SecretUri>) {
        if !secrets.is_empty() {
            self.effects.push(Effect::DestroySecrets { secrets });
        }
    }
}
