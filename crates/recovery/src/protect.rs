//! Whether a vault may back up and restore now, and with which key (rules E3, E4, V3, V7, V10, I2, P1, N6, N7).

use kluis_resource::{KeyUri, Kid};
use kluis_rulebook::{Detail, KeyPermission, Refusal, Rule, Workload};

use crate::access::{Holder, WHOLE_USE, protection_off};
use crate::{Encryption, History, KeyUse, Keys, LastUpdate, Vault};

impl Vault {
    /// Checks that a backup may begin, of a new item or of one that has recovery points, and gives the key that wraps its DEK.
    ///
    /// # Errors
    /// With the platform's key: V10, unless it was chosen knowingly, now or with the first attempt; A4 while a key is being
    /// assigned, since an attempt would forbid it (V1); E4 while the platform's key isn't there. With the customer's:
    /// V3, V7, I2, P1, N4, E3, N6, N7; and for a new item the whole checklist must hold (V10): all permissions, and K1. One that is
    /// protected already goes on with what a backup itself needs. Where there is a second layer: E4 for its key.
    pub fn check_back_up(
        &self,
        (is_new, workload): (bool, Workload),
        platform_key_accepted: bool,
        keys: &dyn Keys,
    ) -> Result<KeyUse, Refusal> {
        match &self.encryption {
            Encryption::Customer(_) if !workload.goes_with_customer_key() => {
                let vault = self.name.to_string();
                Err(Refusal::of(
                    Rule::V3,
                    Detail::WorkloadNotForCustomerKey { vault, workload },
                ))
            }
            Encryption::Platform => {
                if let LastUpdate::InProgress { .. } = self.last_update {
                    return Err(self.update_running());
                }
                if !platform_key_accepted && self.history == History::Clean {
                    return Err(self.checklist_open(keys));
                }
                self.platform_key.check(self.name.as_str())?;
                Ok(KeyUse::Platform(self.platform_key.kid().clone()))
            }
            Encryption::Customer(assignment) => {
                let key = self.check_use_for_backup(&assignment.key, is_new, keys)?;
                self.check_second_layer(self.infrastructure())?;
                Ok(key)
            }
        }
    }

    fn check_use_for_backup(&self, key: &KeyUri, is_new: bool, keys: &dyn Keys) -> Result<KeyUse, Refusal> {
        if !is_new {
            return self.check_use(key, &[KeyPermission::WrapKey], keys);
        }
        let used = self.check_use(key, &KeyPermission::ALL, keys)?;
        let facts = keys.key_vault(&key.key_vault, self.identity.principal());
        match facts.filter(|facts| !facts.soft_delete || !facts.purge_protection) {
            Some(facts) => Err(protection_off(&facts)),
            None => Ok(used),
        }
    }

    /// Checks that the key of a second layer is there, where there is such a layer (rules E4, E5).
    ///
    /// # Errors
    /// E4, while it isn't.
    pub fn check_second_layer(&self, infrastructure: Option<&Kid>) -> Result<(), Refusal> {
        infrastructure.map_or(Ok(()), |_| self.platform_key.check(self.name.as_str()))
    }

    /// Checks that a recovery point whose DEK is wrapped with this key may be read, and gives the key that unwraps it. What its
    /// second layer needs, [`Self::check_second_layer`] tells.
    ///
    /// # Errors
    /// V7, I2, P1, N4, E3, N6 for a customer's key, E4 for the platform's.
    pub fn check_restore(&self, kid: &Kid, keys: &dyn Keys) -> Result<KeyUse, Refusal> {
        match kid {
            Kid::Platform(_) => {
                self.platform_key.check(self.name.as_str())?;
                Ok(KeyUse::Platform(kid.clone()))
            }
            Kid::Customer(key) => self.check_use(key, &[KeyPermission::UnwrapKey], keys),
        }
    }

    /// Why the vault's key can't be used whole, to wrap and to unwrap; `None` where it can, or where it is the platform's.
    #[must_use]
    pub fn key_trouble(&self, keys: &dyn Keys) -> Option<Refusal> {
        match &self.encryption {
            Encryption::Platform => None,
            Encryption::Customer(assignment) => self.check_use(&assignment.key, &WHOLE_USE, keys).err(),
        }
    }

    /// Checks that the vault's identity may use a version of a key.
    pub(crate) fn check_use(&self, key: &KeyUri, needs: &[KeyPermission], keys: &dyn Keys) -> Result<KeyUse, Refusal> {
        if self.moved {
            return Err(self.tenant_moved(keys));
        }
        self.check_held(key, needs, keys)
    }

    /// Checks once more, when something was done with a key, that it may still be used so, and by the same identity: what was begun
    /// with it is worth nothing otherwise.
    ///
    /// # Errors
    /// I2, P1, N4, E3, N6, N7 for a customer's key.
    pub fn check_still(&self, used: &KeyUse, needs: &[KeyPermission], keys: &dyn Keys) -> Result<(), Refusal> {
        match used {
            KeyUse::Platform(_) => Ok(()),
            KeyUse::Customer { key, .. } if self.check_held(key, needs, keys)? == *used => Ok(()),
            KeyUse::Customer { .. } => Err(self.inconsistent()),
        }
    }

    fn check_held(&self, key: &KeyUri, needs: &[KeyPermission], keys: &dyn Keys) -> Result<KeyUse, Refusal> {
        let Some(principal) = self.identity.consistent() else {
            return Err(self.inconsistent());
        };
        let holder = Holder {
            name: self.name.as_str(),
            principal,
            should_have: &KeyPermission::ALL,
        };
        holder
            .check(key, needs, keys)
            .map_err(|refusal| self.still_needed(key, refusal))?;
        let key = key.clone();
        Ok(KeyUse::Customer { key, principal })
    }

    /// While a change of key waits for its moment, the version before must stay enabled: its trouble is then N6's.
    fn still_needed(&self, key: &KeyUri, refusal: Refusal) -> Refusal {
        let in_use = matches!(&self.encryption, Encryption::Customer(assignment) if assignment.key == *key);
        if let Detail::KeyUnusable { key, key_vault, .. } = &refusal.detail
            && refusal.rule == Some(Rule::E3)
            && self.pending.is_some()
            && in_use
        {
            let (key, key_vault) = (key.clone(), key_vault.clone());
            return Refusal::of(Rule::N6, Detail::OldVersionNeeded { key, key_vault });
        }
        refusal
    }

    /// The refusal of a vault whose identity was switched off under its key (rule I2).
    pub(crate) fn inconsistent(&self) -> Refusal {
        let vault = self.name.to_string();
        let on_again = self.identity.principal().is_some();
        Refusal::of(Rule::I2, Detail::IdentityInconsistent { vault, on_again })
    }

    fn checklist_open(&self, keys: &dyn Keys) -> Refusal {
        let lines = self.checklist(keys).into_iter();
        let missing = lines.filter(|(_, holds)| !holds).map(|(check, _)| check).collect();
        let vault = self.name.to_string();
        Refusal::of(Rule::V10, Detail::ChecklistOpen { vault, missing })
    }
}
