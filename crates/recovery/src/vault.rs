//! A Recovery Services vault: what it is made of, and how each part changes.

use kluis_resource::{
    ItemName, JobId, KeyUri, KeyVaultName, KeyVersion, Kid, ObjectId, PrincipalId, Region, ResourceGroupName,
    SubscriptionId, TenantId, Timestamp, VaultName, hours,
};
use kluis_rulebook::{Detail, Novelty, Refusal, Rule, Terms, Workload};
use serde::{Deserialize, Serialize};

use crate::machine::Machines;
use crate::{
    Assignment, BackupPolicy, Encryption, Identity, Kept, KeyVaultFacts, Keys, LastUpdate, Pending, PlatformKey,
    RecoveryPoint,
};

/// A Recovery Services vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vault {
    pub(crate) name: VaultName,
    pub(crate) location: Location,
    pub(crate) identity: Identity,
    pub(crate) encryption: Encryption,
    pub(crate) last_update: LastUpdate,
    /// A change of key that takes effect later (rule N6).
    pub(crate) pending: Option<Pending>,
    /// It came to another tenant with a customer's key, and its key was not assigned again there (rule V7).
    pub(crate) moved: bool,
    pub(crate) platform_key: PlatformKey,
    pub(crate) chosen: Option<KeyVaultName>,
    pub(crate) history: History,
    pub(crate) kept: Kept,
    /// Its backup policies, the default one first (rule D12).
    pub(crate) policies: Vec<BackupPolicy>,
    pub(crate) machines: Machines,
}

/// Where a vault is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// Its region.
    pub region: Region,
    /// Its tenant.
    pub tenant: TenantId,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its resource group.
    pub resource_group: ResourceGroupName,
}

/// What becomes of an update of the encryption settings that succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateEnd {
    /// The settings are the new ones.
    InForce,
    /// They will be, from this moment on (rule N6).
    InForceFrom(Timestamp),
}

/// Whether anything was ever protected in a vault, or tried to be (rule V1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum History {
    /// Nothing, ever.
    Clean,
    /// Something, whatever became of it.
    Attempted {
        /// The first item.
        first_item: ItemName,
    },
}

impl Vault {
    /// A new vault, encrypted with a platform key that is yet to be made.
    #[must_use]
    pub fn create(name: VaultName, location: Location, platform_version: KeyVersion) -> Self {
        Self {
            platform_key: PlatformKey::begin(format!("vaults/{name}"), platform_version),
            name,
            location,
            identity: Identity::Off,
            encryption: Encryption::Platform,
            last_update: LastUpdate::None,
            pending: None,
            moved: false,
            chosen: None,
            history: History::Clean,
            kept: Kept::default(),
            policies: vec![BackupPolicy::default_policy()],
            machines: Machines::default(),
        }
    }

    /// Step 1: the identity is on, with this object id (rule I1).
    ///
    /// # Errors
    /// It is on already.
    pub fn enable_identity(&mut self, principal: PrincipalId) -> Result<(), Refusal> {
        self.identity = match (self.identity, &self.encryption) {
            (Identity::On { .. } | Identity::Returned { .. }, _) => return Err(self.already_so()),
            (Identity::SwitchedOff, Encryption::Customer(_)) => Identity::Returned { principal },
            (Identity::SwitchedOff, Encryption::Platform) | (Identity::Off | Identity::User { .. }, _) => {
                Identity::On { principal }
            }
        };
        Ok(())
    }

    /// Step 1 with a user-assigned identity in place of whatever identity there was (rule N3).
    ///
    /// # Errors
    /// The edition knows none; it is the vault's already; or it is in another tenant (V7).
    pub fn use_identity(
        &mut self,
        (name, principal, tenant): (&str, PrincipalId, TenantId),
        terms: Terms,
    ) -> Result<(), Refusal> {
        if !terms.user_assigned_identity {
            let novelty = Novelty::UserAssignedIdentity;
            return Err(Refusal::of(Rule::N3, Detail::NotInThisEdition { novelty }));
        }
        self.check_same_tenant(name, tenant)?;
        if self.identity == (Identity::User { principal }) {
            return Err(self.already_so());
        }
        self.identity = Identity::User { principal };
        Ok(())
    }

    /// Switches the identity off. Gives who it was.
    ///
    /// # Errors
    /// It is off already, or the user has not accepted what follows (rule I2).
    pub fn disable_identity(&mut self, accept_inconsistency: bool) -> Result<PrincipalId, Refusal> {
        let principal = self.identity.principal().ok_or_else(|| self.already_so())?;
        if !accept_inconsistency {
            let vault = self.name.to_string();
            return Err(Refusal::of(Rule::I2, Detail::IdentityMustStayOn { vault }));
        }
        self.identity = Identity::SwitchedOff;
        Ok(principal)
    }

    /// Says which key vault the set-up is about.
    ///
    /// # Errors
    /// It is about that one already, a key is assigned (rule A6), or the region is another (rule V5).
    pub fn choose_key_vault(&mut self, key_vault: &KeyVaultFacts, keys: &dyn Keys) -> Result<(), Refusal> {
        if let Encryption::Customer(assignment) = &self.encryption {
            return Err(Refusal::of(
                Rule::A6,
                Detail::KeyVaultAssigned {
                    vault: self.name.to_string(),
                    key_vault: assignment.key.key_vault.to_string(),
                },
            ));
        }
        self.check_tenant(key_vault)?;
        self.check_region(key_vault)?;
        if self.key_vault(keys).as_ref() == Some(&key_vault.name) {
            let name = key_vault.name.to_string();
            return Err(Refusal::without_rule(Detail::AlreadySo { name }));
        }
        self.chosen = Some(key_vault.name.clone());
        Ok(())
    }

    /// An update of the encryption settings begins (rule A4); it was checked before.
    pub fn begin_update(&mut self, job: JobId, to: Assignment) {
        self.last_update = LastUpdate::InProgress { job, to };
    }

    /// The update succeeded: the settings are the new ones, or, where a key is changed in an edition that takes its time, will
    /// be (rule N6). `None` where that job was not waited for.
    pub fn finish_update(&mut self, finished: JobId, now: Timestamp, terms: Terms) -> Option<UpdateEnd> {
        let LastUpdate::InProgress { job, to } = &self.last_update else {
            return None;
        };
        if *job != finished {
            return None;
        }
        let to = to.clone();
        self.last_update = LastUpdate::Succeeded;
        let is_change = matches!(self.encryption, Encryption::Customer(_)) && !self.moved;
        self.moved = false;
        Some(self.change_to(to, is_change, now, terms))
    }

    /// Lets encryption settings be in force, now or later.
    pub(crate) fn change_to(&mut self, to: Assignment, is_change: bool, now: Timestamp, terms: Terms) -> UpdateEnd {
        if is_change && terms.key_update_hours > 0 {
            let at = now + hours(u32::from(terms.key_update_hours));
            self.pending = Some(Pending { to, at });
            return UpdateEnd::InForceFrom(at);
        }
        self.encryption = Encryption::Customer(to);
        self.pending = None;
        UpdateEnd::InForce
    }

    /// A change of key that waited for its moment takes effect (rule N6). Gives the key's URI.
    pub fn take_effect(&mut self, now: Timestamp) -> Option<KeyUri> {
        let pending = self.pending.take_if(|pending| pending.at <= now)?;
        let key = pending.to.key.clone();
        self.encryption = Encryption::Customer(pending.to);
        Some(key)
    }

    /// The update failed: the settings stay as they were. Gives whether that job was waited for.
    pub fn fail_update(&mut self, failed: JobId) -> bool {
        let awaited = matches!(&self.last_update, LastUpdate::InProgress { job, .. } if *job == failed);
        if awaited {
            self.last_update = LastUpdate::Failed;
        }
        awaited
    }

    /// Why platform-managed keys can't be chosen: there is no way back (rule V2), or they are in use.
    #[must_use]
    pub fn refuse_platform_key(&self) -> Refusal {
        match self.encryption {
            Encryption::Platform => self.already_so(),
            Encryption::Customer(_) => Refusal::of(
                Rule::V2,
                Detail::PlatformKeyIsNoWayBack {
                    vault: self.name.to_string(),
                },
            ),
        }
    }

    /// Remembers, for ever, that an item was tried to be protected (rule V1).
    pub fn attempt(&mut self, item: &ItemName) {
        if self.history == History::Clean {
            self.history = History::Attempted {
                first_item: item.clone(),
            };
        }
    }

    /// Keeps a recovery point; its item is registered with the first one.
    pub fn add_recovery_point(&mut self, item: &ItemName, workload: Workload, recovery_point: RecoveryPoint) {
        self.kept.add(item, workload, recovery_point);
    }

    /// The DEK of an object is wrapped with another key now. Gives the key that wrapped it before.
    pub fn rewrapped(&mut self, object: ObjectId, to: &Kid) -> Option<Kid> {
        self.kept.rewrapped(object, to)
    }

    /// The DEK of an object could not be wrapped with this key: it stays under its own, and is not tried again as things are.
    pub fn skip(&mut self, object: ObjectId, to: &KeyUri) {
        self.kept.skip(object, to);
    }

    pub(crate) fn check_region(&self, key_vault: &KeyVaultFacts) -> Result<(), Refusal> {
        check_region(self.name.as_str(), self.location.region, key_vault)
    }

    pub(crate) fn already_so(&self) -> Refusal {
        let name = self.name.to_string();
        Refusal::without_rule(Detail::AlreadySo { name })
    }
}

/// Checks that a key vault is in the region of what it is to protect (rule V5).
pub(crate) fn check_region(holder: &str, region: Region, key_vault: &KeyVaultFacts) -> Result<(), Refusal> {
    if key_vault.region == region {
        return Ok(());
    }
    Err(Refusal::of(
        Rule::V5,
        Detail::KeyVaultInOtherRegion {
            vault: holder.to_owned(),
            vault_region: region.to_string(),
            key_vault: key_vault.name.to_string(),
            key_vault_region: key_vault.region.to_string(),
        },
    ))
}

/// What it is and holds.
impl Vault {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &VaultName {
        &self.name
    }

    /// Where it is.
    #[must_use]
    pub const fn location(&self) -> &Location {
        &self.location
    }

    /// Its identity.
    #[must_use]
    pub const fn identity(&self) -> Identity {
        self.identity
    }

    /// Its encryption settings.
    #[must_use]
    pub const fn encryption(&self) -> &Encryption {
        &self.encryption
    }

    /// How the latest update of them went.
    #[must_use]
    pub const fn last_update(&self) -> &LastUpdate {
        &self.last_update
    }

    /// A change of key that takes effect later (rule N6).
    #[must_use]
    pub const fn pending(&self) -> Option<&Pending> {
        self.pending.as_ref()
    }

    /// The platform's key for it.
    #[must_use]
    pub const fn platform_key(&self) -> &PlatformKey {
        &self.platform_key
    }

    /// The platform's key for it, to change it.
    pub const fn platform_key_mut(&mut self) -> &mut PlatformKey {
        &mut self.platform_key
    }

    /// What was ever tried to be protected.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// What it keeps.
    #[must_use]
    pub const fn kept(&self) -> &Kept {
        &self.kept
    }

    /// The key vault that the set-up is about: the assigned key's, the chosen one, or the first of the region.
    #[must_use]
    pub fn key_vault(&self, keys: &dyn Keys) -> Option<KeyVaultName> {
        match &self.encryption {
            Encryption::Customer(assignment) => Some(assignment.key.key_vault.clone()),
            Encryption::Platform => {
                let chosen = self.chosen.clone();
                let chosen = chosen.filter(|name| keys.key_vault(name, None).is_some());
                chosen.or_else(|| keys.first_key_vault_in(self.location.region, self.location.tenant))
            }
        }
    }
}
