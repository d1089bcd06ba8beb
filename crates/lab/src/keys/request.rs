//! Requests about the keys of key vaults.

use kluis_keyvault::{Deletion, RotationPolicy};
use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, Kid, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Effect;
use crate::log::{LogStatus, Operation};
use crate::turn::{Done, Take, Turn};

/// Generates an RSA key, or a new version of it if the name exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateKey {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The key.
    pub key: KeyName,
    /// The modulus in bits: 2048, 3072 or 4096.
    pub bits: u16,
}

impl Take for CreateKey {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (version, at) = (KeyVersion::new(turn.id.as_u128()), turn.at);
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        let uri = key_vault.create_key(&self.key, version, self.bits, at)?;
        turn.order_key(uri, self.bits);
        Ok(())
    }
}

/// Generates an RSA key that is part of a certificate, or a new version of it (rule D5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateCertificate {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The key, and the certificate.
    pub key: KeyName,
    /// The modulus in bits: 2048, 3072 or 4096.
    pub bits: u16,
}

impl Take for CreateCertificate {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (version, at) = (KeyVersion::new(turn.id.as_u128()), turn.at);
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        let uri = key_vault.create_certificate(&self.key, version, self.bits, at)?;
        turn.order_key(uri, self.bits);
        Ok(())
    }
}

/// Imports an RSA key, or a new version of it if the name exists (rule K3). Its text comes beside the request, and its private half
/// goes straight to the key store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportKey {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The key.
    pub key: KeyName,
    /// The modulus in bits. The host reads it out of the text; what a user or script says of it doesn't count.
    #[serde(default)]
    pub bits: u16,
    /// The public modulus, big-endian, lower-case hexadecimal. The host reads it out of the text too.
    #[serde(default)]
    pub modulus: String,
}

impl Take for ImportKey {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (version, at) = (KeyVersion::new(turn.id.as_u128()), turn.at);
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        let uri = key_vault.import_key(&self.key, version, (self.bits, &self.modulus), at)?;
        turn.log_done(Operation::ImportKey, self.key_vault.as_str(), &uri.to_string());
        let kid = Kid::Customer(uri);
        turn.effects.push(Effect::KeepKey { kid });
        Ok(())
    }
}

/// Enables or disables a version of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetKeyEnabled {
    /// The key, with its version.
    pub key: KeyUri,
    /// Enabled from now on.
    pub enabled: bool,
}

impl Take for SetKeyEnabled {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let uri = &self.key;
        let key_vault = turn.lab.key_vault_mut(&uri.key_vault)?;
        key_vault.set_key_enabled(uri, self.enabled)?;
        let operation = if self.enabled {
            Operation::EnableKey
        } else {
            Operation::DisableKey
        };
        turn.log_done(operation, uri.key_vault.as_str(), &uri.to_string());
        Ok(())
    }
}

/// Sets the first and the last moment of use of a key version (rule N7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetKeyDates {
    /// The key, with its version.
    pub key: KeyUri,
    /// Before this moment it doesn't wrap.
    pub not_before: Option<Timestamp>,
    /// From this moment on it doesn't wrap any more.
    pub expires: Option<Timestamp>,
}

impl Take for SetKeyDates {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let (uri, at, terms) = (&self.key, turn.at, turn.lab.edition.terms());
        let key_vault = turn.lab.key_vault_mut(&uri.key_vault)?;
        key_vault.set_key_dates(uri, (self.not_before, self.expires), at, terms)?;
        turn.log_done(Operation::SetKeyDates, uri.key_vault.as_str(), &uri.to_string());
        Ok(())
    }
}

/// Sets, changes or removes the rotation policy of a key (rule N8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetRotationPolicy {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The key.
    pub key: KeyName,
    /// When it gets a new version by itself; `None`: never.
    pub policy: Option<RotationPolicy>,
}

impl Take for SetRotationPolicy {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let terms = turn.lab.edition.terms();
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        key_vault.set_rotation_policy(&self.key, self.policy, terms)?;
        let (name, key) = (self.key_vault.as_str(), self.key.as_str());
        turn.log_done(Operation::SetRotationPolicy, name, key);
        Ok(())
    }
}

/// Deletes a key: softly if soft delete is on, otherwise for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteKey {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The key, with all its versions.
    pub key: KeyName,
}

impl Take for DeleteKey {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let at = turn.at;
        let key_vault = turn.lab.key_vault_mut(&self.key_vault)?;
        if let Deletion::Final(kids) = key_vault.delete_key(&self.key, at)? {
            turn.effects.push(Effect::DestroyKeys { kids });
        }
        turn.log_done(Operation::DeleteKey, self.key_vault.as_str(), self.key.as_str());
        Ok(())
    }
}

/// Recovers a softly deleted key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoverKey {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The key.
    pub key: KeyName,
}

impl Take for RecoverKey {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        turn.lab.key_vault_mut(&self.key_vault)?.recover_key(&self.key)?;
        turn.log_done(Operation::RecoverKey, self.key_vault.as_str(), self.key.as_str());
        Ok(())
    }
}

/// Removes a softly deleted key for good (rule K2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurgeKey {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The key.
    pub key: KeyName,
}

impl Take for PurgeKey {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let kids = turn.lab.key_vault_mut(&self.key_vault)?.purge_key(&self.key)?;
        turn.destroy_key(&self.key_vault, &self.key, kids);
        Ok(())
    }
}

impl Turn<'_> {
    /// Orders a version of a key that has begun, on request or by a rotation policy.
    fn order_key(&mut self, uri: KeyUri, bits: u16) {
        let (key_vault, subject) = (uri.key_vault.to_string(), uri.to_string());
        let names = (key_vault.as_str(), subject.as_str());
        self.log(Operation::CreateKey, names, LogStatus::Started, None);
        let kid = Kid::Customer(uri);
        self.effects.push(Effect::MakeKey { kid, bits });
    }

    /// Has the private keys of a deleted key destroyed, on request or when its retention time ends.
    fn destroy_key(&mut self, name: &KeyVaultName, key: &KeyName, kids: Vec<Kid>) {
        self.effects.push(Effect::DestroyKeys { kids });
        self.log_done(Operation::PurgeKey, name.as_str(), key.as_str());
    }

    /// A rotation policy makes a new version (rule N8).
    pub(crate) fn key_rotates(&mut self, key_vault: &KeyVaultName, key: &KeyName) {
        let at = self.at;
        let version = self.derived_version(&format!("rotation/{key_vault}/{key}/{}", at.unix_millis()));
        let Ok(own) = self.lab.key_vault_mut(key_vault) else {
            return;
        };
        if let Some((uri, bits)) = own.rotate(key, version, at) {
            self.order_key(uri, bits);
        }
    }

    /// The retention time of a deleted key ends: it is gone (rule K2).
    pub(crate) fn key_gone(&mut self, key_vault: &KeyVaultName, key: &KeyName) {
        let Ok(own) = self.lab.key_vault_mut(key_vault) else {
            return;
        };
        let kids = own.retention_ended(key);
        self.destroy_key(key_vault, key, kids);
    }
}
