//! Disk encryption sets: the key of disks, and the identity that uses it (rules M2, M3, M5, M7, M11, M13, N11, N12).

use kluis_resource::{
    DesName, KeyName, KeyUri, KeyVaultName, KeyVersion, PrincipalId, Region, SubscriptionId, TenantId, Timestamp, hours,
};
use kluis_rulebook::{Detail, KeyPermission, Refusal, Rule, Terms};
use serde::{Deserialize, Serialize};

use crate::{DiskKeys, VaultFacts};

/// A disk encryption set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiskEncryptionSet {
    /// Its name.
    pub name: DesName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its tenant.
    pub tenant: TenantId,
    /// The key in use, with its version.
    pub key: KeyUri,
    /// Its system-assigned identity.
    pub principal: PrincipalId,
    /// It came to another directory, and its identity did not (rule M13).
    pub moved: bool,
    /// The user may use it (rule R4).
    pub user_may_use: bool,
    /// A newer version of the key, and from when on it is in use (rule N11).
    pub pending: Option<(KeyUri, Timestamp)>,
    /// Since when its key can't be used; its disks are read for a while yet (rule N12).
    pub trouble_since: Option<Timestamp>,
    /// That while is over, and its machines are stopped (rule N12).
    pub stopped: bool,
}

/// What a new set is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSet {
    /// Its name.
    pub name: DesName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its tenant.
    pub tenant: TenantId,
    /// Its identity, which Azure makes together with it (rule M2, step 4).
    pub principal: PrincipalId,
    /// The key vault of its key.
    pub key_vault: KeyVaultName,
    /// The key.
    pub key: KeyName,
    /// The version; the newest one where none is said.
    pub version: Option<KeyVersion>,
}

/// Which key is used, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUse {
    /// The key, with its version.
    pub key: KeyUri,
    /// The identity.
    pub principal: PrincipalId,
    /// The key vault isn't asked: the data keys of the disks are still known from before (rule N12).
    pub cached: bool,
}

impl DiskEncryptionSet {
    /// What its identity needs, in the portal's order (rule M2, step 5).
    pub const PERMISSIONS: [KeyPermission; 3] = [KeyPermission::Get, KeyPermission::UnwrapKey, KeyPermission::WrapKey];

    /// A new set, with an identity that may do nothing yet (rule M2, steps 3 and 4).
    ///
    /// # Errors
    /// M7 for its region, M5 for soft delete and purge protection, M11 for the place of the key vault, and where there is no such
    /// key.
    pub fn create(new: NewSet, keys: &dyn DiskKeys, terms: Terms) -> Result<Self, Refusal> {
        if let Some(regions) = terms.des_regions
            && !regions.contains(&new.region.code())
        {
            let (des, region) = (new.name.to_string(), new.region.to_string());
            let known = |code: &&str| {
                code.parse::<Region>()
                    .map_or_else(|()| (*code).to_owned(), |known| known.to_string())
            };
            let regions = regions.iter().map(known).collect();
            return Err(Refusal::of(Rule::M7, Detail::DesNotInRegion { des, region, regions }));
        }
        let place = (new.region, new.subscription, new.tenant);
        let key = choose(
            new.name.as_str(),
            place,
            (&new.key_vault, &new.key, new.version),
            keys,
            terms,
        )?;
        Ok(Self {
            name: new.name,
            region: new.region,
            subscription: new.subscription,
            tenant: new.tenant,
            key,
            principal: new.principal,
            moved: false,
            user_may_use: true,
            pending: None,
            trouble_since: None,
            stopped: false,
        })
    }

    /// The key, or the version, that it is to use from now on; it was checked as for a new set, and its identity may use it.
    ///
    /// # Errors
    /// M5, M11, M2, M3, and where it is its key already.
    pub fn change_key(
        &mut self,
        (key_vault, key, version): (&KeyVaultName, &KeyName, Option<KeyVersion>),
        keys: &dyn DiskKeys,
        terms: Terms,
    ) -> Result<(), Refusal> {
        let place = (self.region, self.subscription, self.tenant);
        let key = choose(self.name.as_str(), place, (key_vault, key, version), keys, terms)?;
        if key == self.key {
            let name = self.name.to_string();
            return Err(Refusal::without_rule(Detail::AlreadySo { name }));
        }
        self.check_key(&key, &Self::PERMISSIONS, keys, terms)?;
        self.key = key;
        self.pending = None;
        Ok(())
    }

    /// Checks that data may be encrypted anew, and gives who does it with which key (rule M2, steps 5 to 8).
    ///
    /// # Errors
    /// M13, M2 for its access, M3 or N12 for its key.
    pub fn check_new(&self, keys: &dyn DiskKeys, terms: Terms) -> Result<SetUse, Refusal> {
        self.check_key(&self.key, &Self::PERMISSIONS, keys, terms)?;
        Ok(self.used(self.key.clone(), false))
    }

    /// Checks that data whose DEK is wrapped with this key may be read or written, and gives who asks for it.
    ///
    /// # Errors
    /// As [`Self::check_new`]; where the edition gives disks some time, only after that (rule N12).
    pub fn check_io(&self, key: &KeyUri, keys: &dyn DiskKeys, now: Timestamp, terms: Terms) -> Result<SetUse, Refusal> {
        match self.check_key(key, &Self::PERMISSIONS, keys, terms) {
            Ok(()) => Ok(self.used(key.clone(), false)),
            Err(_) if self.in_grace(now, terms) => Ok(self.used(key.clone(), true)),
            Err(refusal) => Err(refusal),
        }
    }

    /// When its disks stop being read, where its key can't be used (rule N12).
    #[must_use]
    pub fn stops_at(&self, terms: Terms) -> Option<Timestamp> {
        let since = self.trouble_since?;
        (terms.disk_key_grace_hours > 0).then(|| since + hours(u32::from(terms.disk_key_grace_hours)))
    }

    /// Remembers since when its key can't be used, where there is data under it, and forgets it when it can again; goes over to the newest version of its key,
    /// later, where the edition lets sets do so (rule N11). Gives whether anything changed.
    pub fn settle(&mut self, has_data: bool, now: Timestamp, keys: &dyn DiskKeys, terms: Terms) -> bool {
        let before = (self.trouble_since, self.pending.clone());
        let is_well = self.check_key(&self.key, &Self::PERMISSIONS, keys, terms).is_ok();
        self.trouble_since = if is_well || !has_data {
            None
        } else {
            self.trouble_since.or(Some(now))
        };
        self.stopped = self.stopped && self.trouble_since.is_some();
        if terms.des_rotates && is_well {
            let newest = keys.newest(&self.key.key_vault, &self.key.key);
            let latest = self.pending.as_ref().map_or(&self.key, |(key, _)| key);
            if let Some(newest) = newest.filter(|newest| Some(*newest) != latest.version) {
                self.pending = Some((self.key.with_version(newest), now + hours(1)));
            }
        }
        before != (self.trouble_since, self.pending.clone())
    }

    /// A newer version of the key comes into use (rule N11). Gives it.
    pub fn take_effect(&mut self, now: Timestamp) -> Option<KeyUri> {
        let (key, _) = self.pending.take_if(|(_, at)| *at <= now)?;
        self.key = key.clone();
        Some(key)
    }

    /// It comes to another directory; its identity stays behind (rule M13).
    pub fn move_to_tenant(&mut self, tenant: TenantId) {
        self.tenant = tenant;
        self.moved = true;
        self.pending = None;
    }

    /// It gets an identity of the directory that it is in now (rule M13).
    ///
    /// # Errors
    /// It has one.
    pub fn renew_identity(&mut self, principal: PrincipalId) -> Result<(), Refusal> {
        if !self.moved {
            let name = self.name.to_string();
            return Err(Refusal::without_rule(Detail::AlreadySo { name }));
        }
        self.principal = principal;
        self.moved = false;
        Ok(())
    }

    fn in_grace(&self, now: Timestamp, terms: Terms) -> bool {
        !self.moved && self.stops_at(terms).is_some_and(|stops| now < stops)
    }

    const fn used(&self, key: KeyUri, cached: bool) -> SetUse {
        let principal = self.principal;
        SetUse { key, principal, cached }
    }

    fn check_key(
        &self,
        key: &KeyUri,
        needs: &[KeyPermission],
        keys: &dyn DiskKeys,
        terms: Terms,
    ) -> Result<(), Refusal> {
        let des = || self.name.to_string();
        if self.moved {
            return Err(Refusal::of(Rule::M13, Detail::DesMoved { des: des() }));
        }
        let asked = keys.check(self.name.as_str(), self.principal, key, needs);
        asked.map_err(|refusal| self.of_disks(refusal, terms))?;
        // On a key vault with roles, the role for keys lets its holder read the key vault as well (rule N4).
        let rbac = keys.key_vault(&key.key_vault).is_some_and(|facts| facts.rbac);
        if rbac || keys.is_reader(&key.key_vault, self.principal) {
            return Ok(());
        }
        let key_vault = key.key_vault.to_string();
        Err(Refusal::of(Rule::M2, Detail::ReaderMissing { des: des(), key_vault }))
    }

    /// The same trouble, by the rule of disks.
    fn of_disks(&self, refusal: Refusal, terms: Terms) -> Refusal {
        let rule = match refusal.rule {
            Some(Rule::E3 | Rule::N7) if terms.disk_key_grace_hours > 0 => Rule::N12,
            Some(Rule::E3 | Rule::N7) => Rule::M3,
            _ if self.trouble_since.is_some() => Rule::M3,
            _ => Rule::M2,
        };
        // Azure Backup's codes are for its vaults.
        Refusal::of(rule, refusal.detail)
    }
}

/// The version of a key that a set may have.
fn choose(
    des: &str,
    (region, subscription, tenant): (Region, SubscriptionId, TenantId),
    (key_vault, key, version): (&KeyVaultName, &KeyName, Option<KeyVersion>),
    keys: &dyn DiskKeys,
    terms: Terms,
) -> Result<KeyUri, Refusal> {
    let not_found = |name: &str| {
        let name = name.to_owned();
        Refusal::without_rule(Detail::NotFound { name })
    };
    let facts = keys.key_vault(key_vault).ok_or_else(|| not_found(key_vault.as_str()))?;
    check_protection(&facts)?;
    let elsewhere = facts.region != region || facts.tenant != tenant;
    if elsewhere || (terms.des_same_subscription && facts.subscription != subscription) {
        let rule = if terms.des_same_subscription {
            Rule::M11
        } else {
            Rule::N11
        };
        return Err(Refusal::of(
            rule,
            Detail::DesKeyVaultElsewhere {
                des: des.to_owned(),
                key_vault: key_vault.to_string(),
                region: region.to_string(),
                same_subscription: terms.des_same_subscription,
            },
        ));
    }
    if !keys.has_key(key_vault, key) {
        return Err(not_found(key.as_str()));
    }
    let version = version.or_else(|| keys.newest(key_vault, key));
    let version = version.ok_or_else(|| {
        let key = key.to_string();
        Refusal::of(Rule::M2, Detail::KeyNotEnabled { key })
    })?;
    Ok(KeyUri {
        key_vault: key_vault.clone(),
        key: key.clone(),
        version: Some(version),
    })
}

/// Soft delete and purge protection are mandatory for keys of disks (rule M5).
fn check_protection(facts: &VaultFacts) -> Result<(), Refusal> {
    let key_vault = facts.name.to_string();
    match (facts.soft_delete, facts.purge_protection) {
        (false, _) => Err(Refusal::of(Rule::M5, Detail::SoftDeleteOff { key_vault })),
        (true, false) => Err(Refusal::of(Rule::M5, Detail::PurgeProtectionOff { key_vault })),
        (true, true) => Ok(()),
    }
}
