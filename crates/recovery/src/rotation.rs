//! What happens to a vault by itself: an identity whose access is back, a newer key version, DEKs under an older one
//! (rules I2, A3).

use kluis_resource::{KeyUri, Kid, ObjectId};
use kluis_rulebook::{KeyPermission, Terms};

use crate::setup::missing_steps;
use crate::{Encryption, Follow, Identity, Keys, LastUpdate, Vault, VersionFacts, VersionStanding};

impl Vault {
    /// The identity is consistent again once it has all its permissions back (rule I2).
    pub fn settle_identity(&mut self, keys: &dyn Keys) {
        if let (Identity::Returned { principal }, Encryption::Customer(assignment)) = (self.identity, &self.encryption)
        {
            let key_vault = keys.key_vault(&assignment.key.key_vault, Some(principal));
            let granted = |one| key_vault.as_ref().is_some_and(|facts| facts.granted.contains(one));
            if KeyPermission::ALL.iter().all(granted) {
                self.identity = Identity::On { principal };
            }
        }
    }

    /// Goes over to the newest version of the key, where the vault follows it, sees it, and it fits (rules A3, V5). Gives
    /// the new version's URI. An older one is never gone back to.
    pub fn follow(&mut self, terms: Terms, keys: &dyn Keys) -> Option<KeyUri> {
        let Encryption::Customer(assignment) = &self.encryption else {
            return None;
        };
        if assignment.follow == Follow::Pinned || matches!(self.last_update, LastUpdate::InProgress { .. }) {
            return None;
        }
        let key_vault = keys.key_vault(&assignment.key.key_vault, self.identity.principal());
        let settled = matches!(self.identity, Identity::On { .. });
        if !settled || !missing_steps(self.identity, key_vault.as_ref()).is_empty() {
            return None;
        }
        let facts = keys.key(&assignment.key.key_vault, &assignment.key.key);
        let versions = facts.versions();
        let in_use = versions
            .iter()
            .position(|facts| Some(facts.version) == assignment.key.version)?;
        let fits =
            |facts: &&VersionFacts| facts.standing == VersionStanding::Enabled && terms.key_bits.contains(&facts.bits);
        let newest = versions[in_use + 1..].iter().rev().find(fits)?;
        let (key, bits) = (assignment.key.with_version(newest.version), newest.bits);
        if let Encryption::Customer(assignment) = &mut self.encryption {
            assignment.key = key.clone();
            assignment.bits = bits;
        }
        Some(key)
    }

    /// Forgets that objects were skipped, where there is a new reason to try: the vault's key is another one by now, or
    /// their own key can't be used at the moment and may come back changed.
    pub fn settle_skipped(&mut self, keys: &dyn Keys) {
        let to = match &self.encryption {
            Encryption::Customer(assignment) => Some(assignment.key.clone()),
            Encryption::Platform => None,
        };
        let usable = |kid: &Kid| match kid {
            Kid::Customer(key) => self.check_use(key, &[KeyPermission::UnwrapKey], keys).is_ok(),
            Kid::Platform(_) => false,
        };
        let outdated: Vec<ObjectId> = self
            .recovery_points()
            .filter(|point| point.skipped.is_some() && (point.skipped != to || !usable(&point.kid)))
            .map(|point| point.object)
            .collect();
        let points = self.items.iter_mut().flat_map(|item| &mut item.recovery_points);
        for point in points.filter(|point| outdated.contains(&point.object)) {
            point.skipped = None;
        }
    }

    /// The objects whose DEKs are under another key than the vault's, and can be wrapped with the vault's now.
    #[must_use]
    pub fn rotation_due(&self, keys: &dyn Keys) -> Option<(KeyUri, Vec<ObjectId>)> {
        let Encryption::Customer(assignment) = &self.encryption else {
            return None;
        };
        let to = &assignment.key;
        let needs = [KeyPermission::UnwrapKey, KeyPermission::WrapKey];
        self.check_use(to, &needs, keys).ok()?;
        let objects: Vec<ObjectId> = self
            .recovery_points()
            .filter(|point| point.skipped.as_ref() != Some(to))
            .filter(|point| match &point.kid {
                Kid::Customer(key) => key != to && self.check_use(key, &[KeyPermission::UnwrapKey], keys).is_ok(),
                Kid::Platform(_) => false,
            })
            .map(|point| point.object)
            .collect();
        (!objects.is_empty()).then(|| (to.clone(), objects))
    }
}
