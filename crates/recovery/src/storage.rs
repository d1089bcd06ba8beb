//! A storage account: a place to restore to, with a key of its own (rule R6).

use kluis_resource::{ItemName, KeyUri, KeyVersion, Kid, PrincipalId, Region, Sealed, StorageName, Timestamp};
use kluis_rulebook::{KeyPermission, Refusal, UriPart};
use serde::{Deserialize, Serialize};

use crate::access::{Holder, protection_off};
use crate::assign::Wanted;
use crate::vault::check_region;
use crate::{KeyUse, Keys, PlatformKey};

/// A storage account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Storage {
    name: StorageName,
    region: Region,
    encryption: StorageEncryption,
    copies: Vec<Copy>,
}

/// Whose key encrypts what is in a storage account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StorageEncryption {
    /// The platform's.
    Platform(PlatformKey),
    /// The customer's, used by the account's own identity.
    Customer {
        /// The key, with its version.
        key: KeyUri,
        /// The identity.
        principal: PrincipalId,
    },
}

/// Restored files in a storage account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// From which item.
    pub item: ItemName,
    /// `photos.tar` or the file's own name.
    pub file_name: String,
    /// When.
    pub at: Timestamp,
    /// The object that holds them, with its key.
    pub sealed: Sealed,
}

impl Storage {
    /// What the identity of an account needs, in the portal's order.
    pub const PERMISSIONS: [KeyPermission; 3] = [KeyPermission::Get, KeyPermission::UnwrapKey, KeyPermission::WrapKey];

    /// A new account under the platform's key, which is yet to be made.
    #[must_use]
    pub fn create(name: StorageName, region: Region, platform_version: KeyVersion) -> Self {
        let key = PlatformKey::begin(format!("storageAccounts/{name}"), platform_version);
        Self {
            name,
            region,
            encryption: StorageEncryption::Platform(key),
            copies: Vec::new(),
        }
    }

    /// A new account under a key of a key vault; the key keeps its version.
    ///
    /// # Errors
    /// There is no such key; K1; V5, region and state.
    pub fn create_with_key(
        name: StorageName,
        region: Region,
        key: &KeyUri,
        principal: PrincipalId,
        keys: &dyn Keys,
    ) -> Result<Self, Refusal> {
        let wanted = Wanted::named(key);
        let key_vault = keys
            .key_vault(&wanted.key_vault, None)
            .ok_or_else(|| wanted.unknown(UriPart::Host, wanted.key_vault.as_str()))?;
        if !(key_vault.soft_delete && key_vault.purge_protection) {
            return Err(protection_off(&key_vault));
        }
        let (key_name, versions) = wanted.find(keys)?;
        check_region(name.as_str(), region, &key_vault)?;
        let version = wanted.choose(&versions)?;
        let key = wanted.uri(key_name, version)?;
        Ok(Self {
            name,
            region,
            encryption: StorageEncryption::Customer { key, principal },
            copies: Vec::new(),
        })
    }

    /// Checks that something may be stored, and gives the key that wraps its DEK.
    ///
    /// # Errors
    /// P1, E3 for a customer's key, E4 for the platform's.
    pub fn check_store(&self, keys: &dyn Keys) -> Result<KeyUse, Refusal> {
        self.check(&[KeyPermission::Get, KeyPermission::WrapKey], keys)
    }

    /// Checks that what is stored may be read, and gives the key that unwraps its DEK.
    ///
    /// # Errors
    /// P1, E3 for a customer's key, E4 for the platform's.
    pub fn check_read(&self, keys: &dyn Keys) -> Result<KeyUse, Refusal> {
        self.check(&[KeyPermission::Get, KeyPermission::UnwrapKey], keys)
    }

    /// Keeps a restored copy.
    pub fn add_copy(&mut self, copy: Copy) {
        self.copies.push(copy);
    }

    fn check(&self, needs: &[KeyPermission], keys: &dyn Keys) -> Result<KeyUse, Refusal> {
        match &self.encryption {
            StorageEncryption::Platform(key) => {
                key.check(self.name.as_str())?;
                Ok(KeyUse::Platform(key.kid().clone()))
            }
            StorageEncryption::Customer { key, principal } => {
                let holder = Holder {
                    name: self.name.as_str(),
                    principal: *principal,
                    should_have: &Self::PERMISSIONS,
                };
                holder.check(key, needs, keys)?;
                Ok(KeyUse::Customer {
                    key: key.clone(),
                    principal: *principal,
                })
            }
        }
    }
}

/// What it is and holds.
impl Storage {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &StorageName {
        &self.name
    }

    /// Its region.
    #[must_use]
    pub const fn region(&self) -> Region {
        self.region
    }

    /// Whose key encrypts it.
    #[must_use]
    pub const fn encryption(&self) -> &StorageEncryption {
        &self.encryption
    }

    /// The key that encrypts it, with its version.
    #[must_use]
    pub fn kid(&self) -> Kid {
        match &self.encryption {
            StorageEncryption::Platform(key) => key.kid().clone(),
            StorageEncryption::Customer { key, .. } => Kid::Customer(key.clone()),
        }
    }

    /// The platform's key for it, to change it.
    pub const fn platform_key_mut(&mut self) -> Option<&mut PlatformKey> {
        match &mut self.encryption {
            StorageEncryption::Platform(key) => Some(key),
            StorageEncryption::Customer { .. } => None,
        }
    }

    /// Its identity, where it uses a key of a key vault.
    #[must_use]
    pub const fn principal(&self) -> Option<PrincipalId> {
        match &self.encryption {
            StorageEncryption::Platform(_) => None,
            StorageEncryption::Customer { principal, .. } => Some(*principal),
        }
    }

    /// Restored copies, the oldest first.
    #[must_use]
    pub fn copies(&self) -> &[Copy] {
        &self.copies
    }
}
