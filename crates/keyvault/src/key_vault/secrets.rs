//! Secrets of a key vault: making, enabling, deleting, recovering and purging them (rules D3, K2). Their bytes are nowhere in
//! here.

use kluis_resource::{KeyVersion, Kid, SecretName, SecretUri, Timestamp};
use kluis_rulebook::{Detail, Refusal};

use super::{KeyVault, Protection};
use crate::{DeletedSecret, Deletion, Secret, SecretFacts, SecretState, SecretVersionRecord};

impl KeyVault {
    /// Its secrets, in order of creation.
    #[must_use]
    pub fn secrets(&self) -> &[Secret] {
        &self.secrets.live
    }

    /// Its deleted secrets, in order of deletion.
    #[must_use]
    pub fn deleted_secrets(&self) -> &[DeletedSecret] {
        &self.secrets.deleted
    }

    /// A secret that is not deleted.
    #[must_use]
    pub fn secret(&self, name: &SecretName) -> Option<&Secret> {
        self.secrets.find(name)
    }

    /// How a version of a secret stands.
    #[must_use]
    pub fn secret_version(&self, uri: &SecretUri) -> SecretFacts {
        let held = self.secrets.find_deleted(&uri.secret);
        if held.is_some_and(|deleted| deleted.own.version(uri.version).is_some()) {
            return SecretFacts::Deleted;
        }
        let record = self.secret(&uri.secret).and_then(|own| own.version(uri.version));
        record.map_or(SecretFacts::Gone, SecretVersionRecord::facts)
    }

    /// The URI of a version of a secret here.
    #[must_use]
    pub fn secret_uri(&self, secret: &SecretName, version: KeyVersion) -> SecretUri {
        SecretUri {
            key_vault: self.name.clone(),
            secret: secret.clone(),
            version,
        }
    }

    /// Begins a secret, or a new version of one that exists. Gives its URI.
    ///
    /// # Errors
    /// Another version is still being made, or a deleted secret holds the name.
    pub fn begin_secret(
        &mut self,
        name: &SecretName,
        version: KeyVersion,
        wrapped_by: Kid,
        now: Timestamp,
    ) -> Result<SecretUri, Refusal> {
        if self.secrets.find_deleted(name).is_some() {
            let (secret, key_vault) = (name.to_string(), self.name.to_string());
            return Err(Refusal::without_rule(Detail::SecretNameHeld { secret, key_vault }));
        }
        if self.secret(name).is_some_and(Secret::is_making) {
            return Err(self.secret_being_made(name));
        }
        let record = SecretVersionRecord {
            version,
            created: now,
            enabled: true,
            state: SecretState::Making,
            wrapped_by,
        };
        let Some(own) = self.secrets.find_mut(name) else {
            self.secrets.live.push(Secret {
                name: name.clone(),
                versions: vec![record],
            });
            return Ok(self.secret_uri(name, version));
        };
        own.versions.push(record);
        let name = own.name.clone();
        Ok(self.secret_uri(&name, version))
    }

    /// A version of a secret has been made; it is enabled from now on. Gives whether one was waited for.
    pub fn secret_made(&mut self, uri: &SecretUri) -> bool {
        let own = self.secrets.find_mut(&uri.secret);
        let record = own.and_then(|own| own.version_mut(uri.version));
        let Some(record) = record.filter(|record| record.state == SecretState::Making) else {
            return false;
        };
        record.state = SecretState::Made;
        true
    }

    /// A version of a secret could not be made: it is as if it had not been asked for. Gives whether one was waited for.
    pub fn secret_failed(&mut self, uri: &SecretUri) -> bool {
        if self.secret_version(uri) != SecretFacts::Making {
            return false;
        }
        if let Some(own) = self.secrets.find_mut(&uri.secret) {
            own.versions.retain(|record| record.version != uri.version);
        }
        self.secrets.live.retain(|own| !own.versions.is_empty());
        true
    }

    /// A version of a secret was made for something that came to nothing: it goes, as if it had not been asked for. Gives whether
    /// it was there.
    pub fn drop_secret(&mut self, uri: &SecretUri) -> bool {
        let Some(own) = self.secrets.find_mut(&uri.secret) else {
            return false;
        };
        let before = own.versions.len();
        own.versions.retain(|record| record.version != uri.version);
        let dropped = own.versions.len() < before;
        self.secrets.live.retain(|own| !own.versions.is_empty());
        dropped
    }

    /// Enables or disables a version of a secret.
    ///
    /// # Errors
    /// There is no such version, it is still being made, or it is so already.
    pub fn set_secret_enabled(&mut self, uri: &SecretUri, enabled: bool) -> Result<(), Refusal> {
        let being_made = self.secret_being_made(&uri.secret);
        let own = self.secrets.find_mut(&uri.secret);
        let record = own.and_then(|own| own.version_mut(uri.version));
        let name = uri.to_string();
        match record {
            None => Err(Refusal::without_rule(Detail::NotFound { name })),
            Some(record) if record.state == SecretState::Making => Err(being_made),
            Some(record) if record.enabled == enabled => Err(Refusal::without_rule(Detail::AlreadySo { name })),
            Some(record) => {
                record.enabled = enabled;
                Ok(())
            }
        }
    }

    /// Deletes a secret with all its versions.
    ///
    /// # Errors
    /// There is no such secret, or a version of it is still being made.
    pub fn delete_secret(&mut self, name: &SecretName, at: Timestamp) -> Result<Deletion<SecretUri>, Refusal> {
        let own = self.secret(name).ok_or_else(|| not_found(name))?;
        if own.is_making() {
            return Err(self.secret_being_made(name));
        }
        let gone = self.secrets.delete(name, self.protection, self.retention_days, at);
        Ok(gone.map_or(Deletion::Soft, |own| Deletion::Final(self.secret_uris(&own))))
    }

    /// Recovers a softly deleted secret.
    ///
    /// # Errors
    /// No such secret is deleted.
    pub fn recover_secret(&mut self, name: &SecretName) -> Result<(), Refusal> {
        if self.secrets.recover(name) {
            Ok(())
        } else {
            Err(not_found(name))
        }
    }

    /// Removes a softly deleted secret for good. Gives the versions that are to be destroyed.
    ///
    /// # Errors
    /// No such secret is deleted, or purge protection is on (K2).
    pub fn purge_secret(&mut self, name: &SecretName) -> Result<Vec<SecretUri>, Refusal> {
        if self.secrets.find_deleted(name).is_none() {
            return Err(not_found(name));
        }
        if self.protection == Protection::PurgeProtection {
            return Err(self.purge_protected(name.as_str()));
        }
        Ok(self.secret_retention_ended(name))
    }

    /// The retention time of a deleted secret has ended. Gives the versions that are to be destroyed.
    pub fn secret_retention_ended(&mut self, name: &SecretName) -> Vec<SecretUri> {
        let gone = self.secrets.remove(name);
        gone.map_or_else(Vec::new, |own| self.secret_uris(&own))
    }

    /// All versions of all secrets, deleted ones too.
    #[must_use]
    pub fn every_secret(&self) -> Vec<SecretUri> {
        self.secrets.all().flat_map(|own| self.secret_uris(own)).collect()
    }

    fn secret_uris(&self, own: &Secret) -> Vec<SecretUri> {
        let versions = own.versions.iter();
        versions
            .map(|record| self.secret_uri(&own.name, record.version))
            .collect()
    }

    /// Why nothing can be done with a secret while a version of it is being made.
    #[must_use]
    pub fn secret_being_made(&self, name: &SecretName) -> Refusal {
        let (secret, key_vault) = (name.to_string(), self.name.to_string());
        Refusal::without_rule(Detail::SecretBeingMade { secret, key_vault })
    }
}

fn not_found(name: &SecretName) -> Refusal {
    Refusal::without_rule(Detail::NotFound { name: name.to_string() })
}
