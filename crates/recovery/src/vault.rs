//! A Recovery Services vault: what it is made of, and how each part changes.

use kluis_resource::{
    ItemName, JobId, KeyUri, KeyVaultName, KeyVersion, Kid, ObjectId, PrincipalId, Region, VaultName,
};
use kluis_rulebook::{Detail, Refusal, Rule};
use serde::{Deserialize, Serialize};

use crate::{Assignment, Encryption, Identity, Item, KeyVaultFacts, Keys, LastUpdate, PlatformKey, RecoveryPoint};

/// A Recovery Services vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vault {
    pub(crate) name: VaultName,
    pub(crate) region: Region,
    pub(crate) identity: Identity,
    pub(crate) encryption: Encryption,
    pub(crate) last_update: LastUpdate,
    pub(crate) platform_key: PlatformKey,
    pub(crate) chosen: Option<KeyVaultName>,
    pub(crate) history: History,
    pub(crate) items: Vec<Item>,
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
    pub fn create(name: VaultName, region: Region, platform_version: KeyVersion) -> Self {
        Self {
            platform_key: PlatformKey::begin(format!("vaults/{name}"), platform_version),
            name,
            region,
            identity: Identity::Off,
            encryption: Encryption::Platform,
            last_update: LastUpdate::None,
            chosen: None,
            history: History::Clean,
            items: Vec::new(),
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
            (Identity::SwitchedOff, Encryption::Platform) | (Identity::Off, _) => Identity::On { principal },
        };
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

    /// The update succeeded: the settings are the new ones. Gives whether that job was waited for.
    pub fn finish_update(&mut self, finished: JobId) -> bool {
        let LastUpdate::InProgress { job, to } = &self.last_update else {
            return false;
        };
        if *job != finished {
            return false;
        }
        self.encryption = Encryption::Customer(to.clone());
        self.last_update = LastUpdate::Succeeded;
        true
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
    pub fn add_recovery_point(&mut self, item: &ItemName, recovery_point: RecoveryPoint) {
        match self.items.iter_mut().find(|own| own.name == *item) {
            Some(own) => own.recovery_points.push(recovery_point),
            None => self.items.push(Item {
                name: item.clone(),
                recovery_points: vec![recovery_point],
            }),
        }
    }

    /// The DEK of an object is wrapped with another key now. Gives the key that wrapped it before.
    pub fn rewrapped(&mut self, object: ObjectId, to: &Kid) -> Option<Kid> {
        let mut points = self.items.iter_mut().flat_map(|item| &mut item.recovery_points);
        let point = points.find(|point| point.object == object)?;
        point.skipped = None;
        Some(std::mem::replace(&mut point.kid, to.clone()))
    }

    /// The DEK of an object could not be wrapped with this key: it stays under its own, and is not tried again as things are.
    pub fn skip(&mut self, object: ObjectId, to: &KeyUri) {
        let mut points = self.items.iter_mut().flat_map(|item| &mut item.recovery_points);
        if let Some(point) = points.find(|point| point.object == object) {
            point.skipped = Some(to.clone());
        }
    }

    pub(crate) fn check_region(&self, key_vault: &KeyVaultFacts) -> Result<(), Refusal> {
        check_region(self.name.as_str(), self.region, key_vault)
    }

    fn already_so(&self) -> Refusal {
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

    /// Its region.
    #[must_use]
    pub const fn region(&self) -> Region {
        self.region
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

    /// Its items, in order of registration.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// One of its items.
    #[must_use]
    pub fn item(&self, name: &ItemName) -> Option<&Item> {
        self.items.iter().find(|item| item.name == *name)
    }

    /// Every recovery point.
    pub fn recovery_points(&self) -> impl Iterator<Item = &RecoveryPoint> {
        self.items.iter().flat_map(|item| &item.recovery_points)
    }

    /// The key vault that the set-up is about: the assigned key's, the chosen one, or the first of the region.
    #[must_use]
    pub fn key_vault(&self, keys: &dyn Keys) -> Option<KeyVaultName> {
        match &self.encryption {
            Encryption::Customer(assignment) => Some(assignment.key.key_vault.clone()),
            Encryption::Platform => self.chosen.clone().or_else(|| keys.first_key_vault_in(self.region)),
        }
    }
}
