//! What happens to a vault by itself: an identity whose access is back, a newer key version, DEKs under an older one
//! (rules I2, A3).

use kluis_resource::{KeyUri, Kid, ObjectId, Timestamp};
use kluis_rulebook::{KeyPermission, Terms};

use crate::access::WHOLE_USE;
use crate::setup::missing_steps;
use crate::{
    Assignment, Encryption, Follow, Identity, Keys, LastUpdate, UpdateEnd, Vault, VersionFacts, VersionStanding,
};

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

    /// Goes over to the newest version of the key, where the vault follows it, sees it, and it fits (rules A3, V5); now, or
    /// when the change takes effect (rule N6). Gives the new version's URI. An older one is never gone back to.
    pub fn follow(&mut self, now: Timestamp, terms: Terms, keys: &dyn Keys) -> Option<(KeyUri, UpdateEnd)> {
        let Encryption::Customer(in_force) = &self.encryption else {
            return None;
        };
        let assignment = self.pending.as_ref().map_or(in_force, |pending| &pending.to);
        if assignment.follow == Follow::Pinned || matches!(self.last_update, LastUpdate::InProgress { .. }) {
            return None;
        }
        let key_vault = keys.key_vault(&assignment.key.key_vault, self.identity.principal());
        let settled = self.identity.consistent().is_some() && !self.moved;
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
        let key = assignment.key.with_version(newest.version);
        let to = Assignment {
            key: key.clone(),
            bits: newest.bits,
            ..assignment.clone()
        };
        Some((key, self.change_to(to, true, now, terms)))
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
        if !self.kept.has_skipped() {
            return;
        }
        let mut kept = self.kept.clone();
        kept.retry_skipped(|point, skipped_for| to.as_ref() == Some(skipped_for) && usable(&point.kid));
        self.kept = kept;
    }

    /// The objects whose DEKs are under another key than the vault's, and can be wrapped with the vault's now.
    #[must_use]
    pub fn rotation_due(&self, keys: &dyn Keys) -> Option<(KeyUri, Vec<ObjectId>)> {
        let Encryption::Customer(assignment) = &self.encryption else {
            return None;
        };
        let to = &assignment.key;
        let can_be_unwrapped = |key: &KeyUri| self.check_use(key, &[KeyPermission::UnwrapKey], keys).is_ok();
        let from: Vec<&Kid> = self
            .kept
            .wrapped()
            .map(|(kid, _)| kid)
            .filter(|kid| matches!(kid, Kid::Customer(key) if key != to && can_be_unwrapped(key)))
            // Counted, and not looked for: one object that doesn't open would have all of them looked at after every event.
            .filter(|kid| self.kept.skipped_under(kid, to) < self.kept.wrapped_with(kid))
            .collect();
        if from.is_empty() {
            return None;
        }
        self.check_use(to, &WHOLE_USE, keys).ok()?;
        let points = self.kept.recovery_points();
        let due = points.filter(|point| from.contains(&&point.kid) && !self.kept.is_skipped(point.object, to));
        let objects: Vec<ObjectId> = due.map(|point| point.object).collect();
        (!objects.is_empty()).then(|| (to.clone(), objects))
    }
}
