//! A key vault and everything that can be asked of it.

mod facts;

use std::time::Duration;

use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, Kid, PrincipalId, Region, SubscriptionId, Timestamp};
use kluis_rulebook::{Detail, ImportProblem, Refusal, Rule};
use serde::{Deserialize, Serialize};

use crate::policy::grant;
use crate::{Audited, DeletedKey, Key, KeyVersionRecord, Permissions, Policy, VersionState};

/// How long deleted keys are kept (rule K2).
const RETENTION_DAYS: u16 = 90;

/// The sizes of RSA keys that a key vault generates, in bits.
const SIZES: [u16; 3] = [2048, 3072, 4096];

/// A key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyVault {
    name: KeyVaultName,
    region: Region,
    subscription: SubscriptionId,
    protection: Protection,
    retention_days: u16,
    policies: Vec<Policy>,
    draft: Option<Vec<Policy>>,
    keys: Vec<Key>,
    deleted: Vec<DeletedKey>,
    audit: Vec<Audited>,
}

/// What protects deleted keys (rule K1): each level includes the one before it, and none goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Protection {
    /// Nothing: a deleted key is gone.
    None,
    /// A deleted key is kept for the retention time.
    SoftDelete,
    /// Nobody removes a deleted key before that time ends.
    PurgeProtection,
}

/// What became of a key that was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// It is kept and can be recovered.
    Soft,
    /// It is gone; these private keys are to be destroyed.
    Final(Vec<Kid>),
}

impl KeyVault {
    /// A new key vault without keys and policies.
    ///
    /// # Errors
    /// K1: purge protection needs soft delete.
    pub fn create(
        name: KeyVaultName,
        region: Region,
        subscription: SubscriptionId,
        (soft_delete, purge_protection): (bool, bool),
    ) -> Result<Self, Refusal> {
        let protection = match (soft_delete, purge_protection) {
            (false, false) => Protection::None,
            (true, false) => Protection::SoftDelete,
            (true, true) => Protection::PurgeProtection,
            (false, true) => {
                let key_vault = name.to_string();
                return Err(Refusal::of(
                    Rule::K1,
                    Detail::PurgeProtectionNeedsSoftDelete { key_vault },
                ));
            }
        };
        Ok(Self {
            name,
            region,
            subscription,
            protection,
            retention_days: RETENTION_DAYS,
            policies: Vec::new(),
            draft: None,
            keys: Vec::new(),
            deleted: Vec::new(),
            audit: Vec::new(),
        })
    }

    /// Step 3, first half.
    ///
    /// # Errors
    /// It is on already.
    pub fn enable_soft_delete(&mut self) -> Result<(), Refusal> {
        if self.protection >= Protection::SoftDelete {
            return Err(self.already_so());
        }
        self.protection = Protection::SoftDelete;
        Ok(())
    }

    /// Step 3, second half.
    ///
    /// # Errors
    /// It is on already, or soft delete is off (K1).
    pub fn enable_purge_protection(&mut self) -> Result<(), Refusal> {
        match self.protection {
            Protection::None => Err(Refusal::of(
                Rule::K1,
                Detail::PurgeProtectionNeedsSoftDelete {
                    key_vault: self.name.to_string(),
                },
            )),
            Protection::SoftDelete => {
                self.protection = Protection::PurgeProtection;
                Ok(())
            }
            Protection::PurgeProtection => Err(self.already_so()),
        }
    }

    /// Why purge protection can't be turned off: it is final (K1), or it isn't on.
    #[must_use]
    pub fn refuse_disabling_purge_protection(&self) -> Refusal {
        match self.protection {
            Protection::PurgeProtection => Refusal::of(
                Rule::K1,
                Detail::ProtectionIsFinal {
                    key_vault: self.name.to_string(),
                },
            ),
            Protection::None | Protection::SoftDelete => {
                let key_vault = self.name.to_string();
                Refusal::without_rule(Detail::PurgeProtectionNotOn { key_vault })
            }
        }
    }

    /// Adds a policy to the draft, changes it there, or, without permissions, removes it. In force nothing changes (P1).
    ///
    /// # Errors
    /// The draft says so already.
    pub fn draft_policy(&mut self, principal: PrincipalId, permissions: Permissions) -> Result<(), Refusal> {
        if self.drafted_permissions(principal) == permissions {
            return Err(self.already_so());
        }
        let mut draft = self.draft.take().unwrap_or_else(|| self.policies.clone());
        grant(&mut draft, principal, permissions);
        self.draft = (draft != self.policies).then_some(draft);
        Ok(())
    }

    /// The drafted policies take effect.
    ///
    /// # Errors
    /// Nothing is drafted.
    pub fn save_policies(&mut self) -> Result<(), Refusal> {
        self.policies = self.draft.take().ok_or_else(|| self.nothing_drafted())?;
        Ok(())
    }

    /// Drops the drafted policies.
    ///
    /// # Errors
    /// Nothing is drafted.
    pub fn discard_policies(&mut self) -> Result<(), Refusal> {
        self.draft.take().map(|_| ()).ok_or_else(|| self.nothing_drafted())
    }

    /// A saved policy that Azure itself adds for a resource; what is drafted otherwise stays drafted.
    pub fn grant_at_once(&mut self, principal: PrincipalId, permissions: &Permissions) {
        for policies in std::iter::once(&mut self.policies).chain(self.draft.as_mut()) {
            grant(policies, principal, permissions.clone());
        }
    }

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
        let record = KeyVersionRecord {
            version,
            bits,
            created: at,
            state: VersionState::Making,
        };
        self.add_version(name, record)
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
        let record = KeyVersionRecord {
            version,
            bits,
            created: at,
            state: VersionState::Made {
                modulus: modulus.to_owned(),
                enabled: true,
            },
        };
        self.add_version(name, record)
    }

    /// Adds a version under a name that is free, or whose key is settled.
    fn add_version(&mut self, name: &KeyName, record: KeyVersionRecord) -> Result<KeyUri, Refusal> {
        if self.deleted_key(name).is_some() {
            return Err(self.held(name));
        }
        if self.key(name).is_some_and(Key::is_making) {
            return Err(self.being_made(name));
        }
        let version = record.version;
        let place = self.keys.iter().position(|key| key.name.same_as(name));
        let name = match place {
            Some(place) => {
                self.keys[place].versions.push(record);
                self.keys[place].name.clone()
            }
            None => {
                self.keys.push(Key {
                    name: name.clone(),
                    versions: vec![record],
                });
                name.clone()
            }
        };
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
    pub fn key_failed(&mut self, key: &KeyUri) -> bool {
        if self.making_mut(key).is_none() {
            return false;
        }
        for own in &mut self.keys {
            own.versions
                .retain(|record| !(own.name.same_as(&key.key) && Some(record.version) == key.version));
        }
        self.keys.retain(|own| !own.versions.is_empty());
        true
    }

    /// Enables or disables a version of a key.
    ///
    /// # Errors
    /// There is no such version, it is still being made, or it is so already.
    pub fn set_key_enabled(&mut self, uri: &KeyUri, enable: bool) -> Result<(), Refusal> {
        let already = Refusal::without_rule(Detail::AlreadySo { name: uri.to_string() });
        let being_made = self.being_made(&uri.key);
        let record = uri
            .version
            .and_then(|version| self.key_mut(&uri.key)?.version_mut(version))
            .ok_or_else(|| Refusal::without_rule(Detail::NotFound { name: uri.to_string() }))?;
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
    pub fn delete_key(&mut self, name: &KeyName, at: Timestamp) -> Result<Deletion, Refusal> {
        let place = self
            .keys
            .iter()
            .position(|key| key.name.same_as(name))
            .ok_or_else(|| not_found(name))?;
        if self.keys[place].is_making() {
            return Err(self.being_made(name));
        }
        let key = self.keys.remove(place);
        if self.protection == Protection::None {
            let uris = key.versions.iter().map(|record| self.uri(&key.name, record.version));
            return Ok(Deletion::Final(uris.map(Kid::Customer).collect()));
        }
        self.deleted.push(DeletedKey {
            key,
            deleted: at,
            purge: at + Duration::from_secs(u64::from(self.retention_days) * 24 * 60 * 60),
        });
        Ok(Deletion::Soft)
    }

    /// Recovers a softly deleted key.
    ///
    /// # Errors
    /// No such key is deleted.
    pub fn recover_key(&mut self, name: &KeyName) -> Result<(), Refusal> {
        let place = self
            .deleted
            .iter()
            .position(|deleted| deleted.key.name.same_as(name))
            .ok_or_else(|| not_found(name))?;
        self.keys.push(self.deleted.remove(place).key);
        Ok(())
    }

    /// Writes down what an identity did.
    pub fn record(&mut self, audited: Audited) {
        self.audit.push(audited);
    }

    fn already_so(&self) -> Refusal {
        Refusal::without_rule(Detail::AlreadySo {
            name: self.name.to_string(),
        })
    }

    fn nothing_drafted(&self) -> Refusal {
        Refusal::without_rule(Detail::NothingDrafted {
            key_vault: self.name.to_string(),
        })
    }

    fn being_made(&self, key: &KeyName) -> Refusal {
        Refusal::without_rule(Detail::KeyBeingMade {
            key: key.to_string(),
            key_vault: self.name.to_string(),
        })
    }

    fn held(&self, key: &KeyName) -> Refusal {
        Refusal::without_rule(Detail::KeyNameHeld {
            key: key.to_string(),
            key_vault: self.name.to_string(),
        })
    }

    fn key_mut(&mut self, name: &KeyName) -> Option<&mut Key> {
        self.keys.iter_mut().find(|key| key.name.same_as(name))
    }

    fn making_mut(&mut self, key: &KeyUri) -> Option<&mut KeyVersionRecord> {
        let version = key.version?;
        let record = self.key_mut(&key.key)?.version_mut(version)?;
        (record.state == VersionState::Making).then_some(record)
    }
}

fn not_found(name: &KeyName) -> Refusal {
    Refusal::without_rule(Detail::NotFound { name: name.to_string() })
}
