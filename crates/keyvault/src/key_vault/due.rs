//! What happens in a key vault by itself when time passes: roles take effect, versions begin and expire, rotation policies make
//! versions, and what was deleted is removed for good (rules K2, N4, N7, N8).

use kluis_resource::{KeyName, KeyUri, KeyVersion, Kid, SecretName, Timestamp};

use super::KeyVault;
use super::access::Access;
use crate::{Key, KeyVersionRecord, RoleAssignment};

/// Something that happens by itself at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due<'a> {
    /// A role is in force from now on.
    RoleInForce(&'a RoleAssignment),
    /// A version's first moment of use.
    KeyBegins(&'a KeyName, KeyVersion),
    /// A version's last moment of use.
    KeyExpires(&'a KeyName, KeyVersion),
    /// A rotation policy makes a new version.
    KeyRotates(&'a KeyName),
    /// The retention time of a deleted key ends: it is gone.
    KeyGone(&'a KeyName),
    /// The retention time of a deleted secret ends: it is gone.
    SecretGone(&'a SecretName),
}

impl KeyVault {
    /// Everything that is still to happen by itself after this moment, each with its own moment; in no order. What should have
    /// happened before happens now.
    pub fn dues(&self, after: Timestamp) -> impl Iterator<Item = (Timestamp, Due<'_>)> {
        let roles = match &self.access {
            Access::Roles(roles) => roles.as_slice(),
            Access::Policies { .. } => &[],
        };
        let roles = roles.iter().filter(move |role| role.from > after);
        let roles = roles.map(|role| (role.from, Due::RoleInForce(role)));
        let dates = self.keys.live.iter().flat_map(move |key| {
            let versions = key.versions.iter();
            versions.flat_map(move |record| dates(key, record).into_iter().filter(move |(at, _)| *at > after))
        });
        let rotations = self.keys.live.iter().filter_map(move |key| {
            let at = key.rotates_at()?;
            Some((at.max(after), Due::KeyRotates(&key.name)))
        });
        let removals = self.keys.deleted.iter();
        let removals = removals.map(move |deleted| (deleted.purge.max(after), Due::KeyGone(&deleted.own.name)));
        let of_secrets = self.secrets.deleted.iter();
        let of_secrets = of_secrets.map(move |deleted| (deleted.purge.max(after), Due::SecretGone(&deleted.own.name)));
        roles.chain(dates).chain(rotations).chain(removals).chain(of_secrets)
    }

    /// The retention time of a deleted key has ended. Gives the private keys that are to be destroyed.
    pub fn retention_ended(&mut self, name: &KeyName) -> Vec<Kid> {
        let gone = self.keys.remove(name);
        gone.map_or_else(Vec::new, |key| self.kids(&key))
    }

    /// A rotation policy makes a new version of its key. Gives its URI and its modulus in bits; `None` where there is no such
    /// key or policy.
    pub fn rotate(&mut self, name: &KeyName, version: KeyVersion, now: Timestamp) -> Option<(KeyUri, u16)> {
        let key = self.key_mut(name)?;
        let expires = key.rotation?.expiry(now);
        let bits = key.versions.last()?.bits;
        key.rotation_rests = None;
        key.versions.push(KeyVersionRecord::begin(version, bits, now, expires));
        let name = key.name.clone();
        Some((self.uri(&name, version), bits))
    }
}

fn dates<'a>(key: &'a Key, record: &'a KeyVersionRecord) -> impl IntoIterator<Item = (Timestamp, Due<'a>)> {
    let begins = record
        .not_before
        .map(|at| (at, Due::KeyBegins(&key.name, record.version)));
    let expires = record
        .expires
        .map(|at| (at, Due::KeyExpires(&key.name, record.version)));
    begins.into_iter().chain(expires)
}
