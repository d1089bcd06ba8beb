//! A key vault and everything that can be asked of it.

mod access;
mod due;
mod facts;
mod keys;
mod secrets;

use kluis_resource::{KeyName, KeyUri, KeyVaultName, PrincipalId, Region, SubscriptionId, TenantId};
use kluis_rulebook::{Detail, Novelty, Refusal, Rule, Terms};
use serde::{Deserialize, Serialize};

pub use self::access::Access;
pub use self::due::Due;
use crate::shelf::Shelf;
use crate::{AuditLog, Audited, Key, KeyVersionRecord, Secret, VersionState};

/// How long deleted keys and secrets are kept where nothing else is said (rule K2), and the most (rule N5).
const MOST_RETENTION_DAYS: u16 = 90;
/// The least that deleted keys can be kept (rule N5).
const LEAST_RETENTION_DAYS: u16 = 7;

/// A key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyVault {
    name: KeyVaultName,
    region: Region,
    subscription: SubscriptionId,
    tenant: TenantId,
    protection: Protection,
    retention_days: u16,
    access: Access,
    /// Who has the role "Reader" on the key vault as a resource (rule M2).
    readers: Vec<PrincipalId>,
    keys: Shelf<Key>,
    secrets: Shelf<Secret>,
    audit: AuditLog,
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

/// What a new key vault is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKeyVault {
    /// Its name.
    pub name: KeyVaultName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its tenant.
    pub tenant: TenantId,
    /// Soft delete from the start.
    pub soft_delete: bool,
    /// Purge protection from the start; needs soft delete.
    pub purge_protection: bool,
    /// How long deleted keys are kept, 7 to 90 days; it can't be changed later. 90 where nothing is said.
    pub retention_days: Option<u16>,
    /// Roles instead of access policies.
    pub rbac: bool,
}

impl KeyVault {
    /// A new key vault without keys, and without anybody who may use them.
    ///
    /// # Errors
    /// K1: purge protection needs soft delete. N5: soft delete is always on, and keeps for 7 to 90 days. N4: the edition
    /// knows no roles.
    pub fn create(new: NewKeyVault, terms: Terms) -> Result<Self, Refusal> {
        let key_vault = || new.name.to_string();
        let protection = match (new.soft_delete, new.purge_protection) {
            (false, _) if terms.soft_delete_always_on => {
                let key_vault = key_vault();
                return Err(Refusal::of(Rule::N5, Detail::SoftDeleteIsAlwaysOn { key_vault }));
            }
            (false, false) => Protection::None,
            (true, false) => Protection::SoftDelete,
            (true, true) => Protection::PurgeProtection,
            (false, true) => {
                let key_vault = key_vault();
                let detail = Detail::PurgeProtectionNeedsSoftDelete { key_vault };
                return Err(Refusal::of(Rule::K1, detail));
            }
        };
        let retention_days = new.retention_days.unwrap_or(MOST_RETENTION_DAYS);
        if !(LEAST_RETENTION_DAYS..=MOST_RETENTION_DAYS).contains(&retention_days) {
            let days = retention_days;
            return Err(Refusal::of(Rule::N5, Detail::RetentionDays { days }));
        }
        if new.rbac && !terms.roles {
            let novelty = Novelty::Roles;
            return Err(Refusal::of(Rule::N4, Detail::NotInThisEdition { novelty }));
        }
        Ok(Self {
            audit: AuditLog::new(new.name.clone()),
            name: new.name,
            region: new.region,
            subscription: new.subscription,
            tenant: new.tenant,
            protection,
            retention_days,
            access: if new.rbac { Access::roles() } else { Access::policies() },
            readers: Vec::new(),
            keys: Shelf::default(),
            secrets: Shelf::default(),
        })
    }

    /// Comes to another tenant: nobody of the old one has access any more (rule V7).
    ///
    /// # Errors
    /// It is there already.
    pub fn move_to_tenant(&mut self, tenant: TenantId) -> Result<(), Refusal> {
        if self.tenant == tenant {
            return Err(self.already_so());
        }
        self.tenant = tenant;
        self.access.clear();
        self.readers.clear();
        Ok(())
    }

    /// It was deleted and is recovered: its role assignments are gone, its access policies are not (rule N13).
    pub fn recovered(&mut self) {
        if let Access::Roles(roles) = &mut self.access {
            roles.clear();
        }
        self.readers.clear();
    }

    /// Why it can't be removed now that it is deleted: purge protection (rule K2).
    ///
    /// # Errors
    /// K2, where purge protection is on.
    pub fn check_purge(&self) -> Result<(), Refusal> {
        if self.protection < Protection::PurgeProtection {
            return Ok(());
        }
        Err(self.purge_protected(self.name.as_str()))
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

    /// Writes down what an identity did.
    pub fn record(&mut self, audited: Audited) {
        self.audit.append(audited);
    }

    fn already_so(&self) -> Refusal {
        Refusal::without_rule(Detail::AlreadySo {
            name: self.name.to_string(),
        })
    }

    fn purge_protected(&self, name: &str) -> Refusal {
        let (name, key_vault) = (name.to_owned(), self.name.to_string());
        Refusal::of(Rule::K2, Detail::PurgeProtected { name, key_vault })
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
        self.keys.find_mut(name)
    }

    fn making_mut(&mut self, key: &KeyUri) -> Option<&mut KeyVersionRecord> {
        let version = key.version?;
        let record = self.key_mut(&key.key)?.version_mut(version)?;
        (record.state == VersionState::Making).then_some(record)
    }
}
