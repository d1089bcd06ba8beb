//! Keys of a key vault: making, dating, enabling, rotating, deleting, recovering and purging them.

use std::time::Duration;

use kluis_resource::{KeyName, KeyUri, KeyVersion, Kid, Timestamp};
use kluis_rulebook::{Detail, ImportProblem, Novelty, Refusal, Rule, Terms};

use super::{KeyVault, Protection};
use crate::{Deletion, Key, KeyVersionRecord, RotationPolicy, VersionState};

/// The sizes of RSA keys that a key vault generates, in bits.
const SIZES: [u16; 3] = [2048, 3072, 4096];
/// How long a rotation policy rests after its version could not be made.
const ROTATION_REST: Duration = Duration::from_secs(60 * 60);

impl KeyVault {
    /// Begins a key, or a new version of one that exists. Gives its URI with the version.
    ///
    /// # Errors
    /// The size is not offered, another version is still being made, or a deleted key holds the name.
    pub fn create_key(
        &mut self,
        name: &KeyName,
        version: KeyVersion,
        bits: u16,
        at: Timestamp,
    ) -> Result<KeyUri, Refusal> {
        if !SIZES.contains(&bits) {
            return Err(Refusal::of(Rule::K3, Detail::KeySizeNotOffered { bits }));
        }
        self.add_version(name, KeyVersionRecord::begin(version, bits, at, None))
    }

    /// As [`KeyVault::create_key`], for a key that is part of a certificate (rule D5).
    ///
    /// # Errors
    /// As there; or a standalone key has the name.
    pub fn create_certificate(
        &mut self,
        name: &KeyName,
        version: KeyVersion,
        bits: u16,
        at: Timestamp,
    ) -> Result<KeyUri, Refusal> {
        if self.key(name).is_some_and(|key| !key.certificate) {
            let name = name.to_string();
            return Err(Refusal::without_rule(Detail::NameTaken { name }));
        }
        let uri = self.create_key(name, version, bits, at)?;
        if let Some(key) = self.key_mut(name) {
            key.certificate = true;
        }
        Ok(uri)
    }

    /// Takes in a key that was made elsewhere, or a new version of one that exists; it is enabled at once (rule K3). Gives its
    /// URI with the version.
    ///
    /// # Errors
    /// K3: the size is not offered. Else as [`KeyVault::create_key`].
    pub fn import_key(
        &mut self,
        name: &KeyName,
        version: KeyVersion,
        (bits, modulus): (u16, &str),
        at: Timestamp,
    ) -> Result<KeyUri, Refusal> {
        if !SIZES.contains(&bits) {
            let problem = ImportProblem::Size { bits };
            return Err(Refusal::of(Rule::K3, Detail::KeyImport { problem }));
        }
        let state = VersionState::Made {
            modulus: modulus.to_owned(),
            enabled: true,
        };
        let record = KeyVersionRecord {
            state,
            ..KeyVersionRecord::begin(version, bits, at, None)
        };
        self.add_version(name, record)
    }

    /// Adds a version under a name that is free, or whose key is settled.
    fn add_version(&mut self, name: &KeyName, mut record: KeyVersionRecord) -> Result<KeyUri, Refusal> {
        if self.deleted_key(name).is_some() {
            return Err(self.held(name));
        }
        if self.key(name).is_some_and(Key::is_making) {
            return Err(self.being_made(name));
        }
        let version = record.version;
        let Some(key) = self.key_mut(name) else {
            self.keys.live.push(Key {
                name: name.clone(),
                certificate: false,
                versions: vec![record],
                rotation: None,
                rotation_rests: None,
            });
            return Ok(self.uri(name, version));
        };
        record.expires = key.rotation.and_then(|policy| policy.expiry(record.created));
        key.versions.push(record);
        let name = key.name.clone();
        Ok(self.uri(&name, version))
    }

    /// A version of a key has been generated; it is enabled from now on. Gives whether one was waited for.
    pub fn key_made(&mut self, key: &KeyUri, modulus: &str) -> bool {
        let Some(record) = self.making_mut(key) else {
            return false;
        };
        record.state = VersionState::Made {
            modulus: modulus.to_owned(),
            enabled: true,
        };
        true
    }

    /// A version of a key could not be generated: it is as if it had not been asked for. Gives whether one was waited for.
    pub fn key_failed(&mut self, key: &KeyUri, at: Timestamp) -> bool {
        if self.making_mut(key).is_none() {
            return false;
        }
        if let Some(own) = self.key_mut(&key.key) {
            own.rotation_rests = own.rotation.map(|_| at + ROTATION_REST);
        }
        for own in &mut self.keys.live {
            own.versions
                .retain(|record| !(own.name == key.key && Some(record.version) == key.version));
        }
        self.keys.live.retain(|own| !own.versions.is_empty());
        true
    }

    /// Enables or disables a version of a key.
    ///
    /// # Errors
    /// There is no such version, it is still being made, or it is so already.
    pub fn set_key_enabled(&mut self, uri: &KeyUri, enable: bool) -> Result<(), Refusal> {
        let already = Refusal::without_rule(Detail::AlreadySo { name: uri.to_string() });
        let being_made = self.being_made(&uri.key);
        let record = self.version_mut(uri)?;
        match &mut record.state {
            VersionState::Making => Err(being_made),
            VersionState::Made { enabled, .. } if *enabled == enable => Err(already),
            VersionState::Made { enabled, .. } => {
                *enabled = enable;
                Ok(())
            }
        }
    }

    /// Deletes a key with all its versions.
    ///
    /// # Errors
    /// There is no such key, or a version of it is still being made.
    pub fn delete_key(&mut self, name: &KeyName, at: Timestamp) -> Result<Deletion<Kid>, Refusal> {
        let key = self.key(name).ok_or_else(|| not_found(name))?;
        if key.is_making() {
            return Err(self.being_made(name));
        }
        let gone = self.keys.delete(name, self.protection, self.retention_days, at);
        Ok(gone.map_or(Deletion::Soft, |key| Deletion::Final(self.kids(&key))))
    }

    /// Recovers a softly deleted key.
    ///
    /// # Errors
    /// No such key is deleted.
    pub fn recover_key(&mut self, name: &KeyName) -> Result<(), Refusal> {
        if self.keys.recover(name) {
            Ok(())
        } else {
            Err(not_found(name))
        }
    }

    /// Removes a softly deleted key for good. Gives the private keys that are to be destroyed.
    ///
    /// # Errors
    /// No such key is deleted, or purge protection is on (K2).
    pub fn purge_key(&mut self, name: &KeyName) -> Result<Vec<Kid>, Refusal> {
        if self.deleted_key(name).is_none() {
            return Err(not_found(name));
        }
        if self.protection == Protection::PurgeProtection {
            return Err(self.purge_protected(name.as_str()));
        }
        Ok(self.retention_ended(name))
    }

    /// Sets the first and the last moment of use of a version (N7).
    ///
    /// # Errors
    /// There is no such version, it has these dates already, or they are in no order; or the edition knows none.
    pub fn set_key_dates(
        &mut self,
        uri: &KeyUri,
        (not_before, expires): (Option<Timestamp>, Option<Timestamp>),
        now: Timestamp,
        terms: Terms,
    ) -> Result<(), Refusal> {
        if !terms.key_dates {
            let novelty = Novelty::KeyDates;
            return Err(Refusal::of(Rule::N7, Detail::NotInThisEdition { novelty }));
        }
        let already = Refusal::without_rule(Detail::AlreadySo { name: uri.to_string() });
        let record = self.version_mut(uri)?;
        if (record.not_before, record.expires) == (not_before, expires) {
            return Err(already);
        }
        let in_order = expires.is_none_or(|expires| expires > not_before.map_or(now, |begins| begins.max(now)));
        if !in_order {
            let key = uri.key.to_string();
            return Err(Refusal::of(Rule::N7, Detail::KeyDates { key }));
        }
        (record.not_before, record.expires) = (not_before, expires);
        Ok(())
    }

    /// Sets, changes or removes the rotation policy of a key (N8).
    ///
    /// # Errors
    /// There is no such key, it has this policy already, the policy is none that may be; or the edition knows none.
    pub fn set_rotation_policy(
        &mut self,
        name: &KeyName,
        policy: Option<RotationPolicy>,
        terms: Terms,
    ) -> Result<(), Refusal> {
        if !terms.rotation_policies {
            let novelty = Novelty::RotationPolicies;
            return Err(Refusal::of(Rule::N8, Detail::NotInThisEdition { novelty }));
        }
        let key = self.key_mut(name).ok_or_else(|| not_found(name))?;
        if key.rotation == policy {
            let name = name.to_string();
            return Err(Refusal::without_rule(Detail::AlreadySo { name }));
        }
        if let Some(policy) = policy {
            policy.check(key.name.as_str())?;
        }
        (key.rotation, key.rotation_rests) = (policy, None);
        Ok(())
    }

    /// The private keys of all versions of all keys, deleted ones too.
    #[must_use]
    pub fn every_kid(&self) -> Vec<Kid> {
        self.keys.all().flat_map(|key| self.kids(key)).collect()
    }

    pub(super) fn kids(&self, key: &Key) -> Vec<Kid> {
        let uris = key.versions.iter().map(|record| self.uri(&key.name, record.version));
        uris.map(Kid::Customer).collect()
    }

    fn version_mut(&mut self, uri: &KeyUri) -> Result<&mut KeyVersionRecord, Refusal> {
        uri.version
            .and_then(|version| self.key_mut(&uri.key)?.version_mut(version))
            .ok_or_else(|| Refusal::without_rule(Detail::NotFound { name: uri.to_string() }))
    }
}

fn not_found(name: &KeyName) -> Refusal {
    Refusal::without_rule(Detail::NotFound { name: name.to_string() })
}
