//! Step 4: whether a key may become the key of a vault (rules V1, V5, V9, A1, A2, A3, A6).

use kluis_resource::{ItemName, KeyName, KeyUri, KeyUriPart, KeyVaultName, KeyVersion};
use kluis_rulebook::{Detail, KeyPermission, KeyTrouble, Refusal, Rule, SetupStep, Terms, UriPart};
use serde::{Deserialize, Serialize};

use crate::access::{key_unusable, permissions_missing, protection_off};
use crate::setup::missing_steps;
use crate::{
    Assignment, Encryption, Follow, History, Identity, KeyFacts, KeyVaultFacts, Keys, LastUpdate, Vault, VersionFacts,
    VersionStanding,
};

/// How the key is given (rules A2, A3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeySource {
    /// As typed: checked part by part, and refused with the part that is wrong. Doesn't rotate by itself.
    Uri {
        /// The key URI as typed.
        uri: String,
        /// The key vault's subscription as typed.
        subscription: String,
    },
    /// Picked: rotates by itself when a new version is enabled.
    Picker {
        /// The key vault.
        key_vault: KeyVaultName,
        /// The key.
        key: KeyName,
    },
}

impl Vault {
    /// Checks everything that assigning or changing the key asks for, and gives what the settings would be.
    ///
    /// # Errors
    /// In this order: an update that runs; V1; A2, where the URI doesn't parse or names no key vault; V7; V9, P1, N4 or K1,
    /// about the key vault that the source names; A2, for the rest of it; V5; E5; and the key being in use already.
    pub fn check_assign(
        &self,
        source: &KeySource,
        infrastructure_encryption: bool,
        terms: Terms,
        keys: &dyn Keys,
    ) -> Result<Assignment, Refusal> {
        if let LastUpdate::InProgress { .. } = self.last_update {
            return Err(self.update_running());
        }
        if let (Encryption::Platform, History::Attempted { first_item }) = (&self.encryption, &self.history) {
            return Err(self.has_history(first_item));
        }
        let wanted = Wanted::parse(source)?;
        let key_vault = keys
            .key_vault(&wanted.key_vault, self.identity.principal())
            .ok_or_else(|| wanted.unknown(UriPart::Host, wanted.key_vault.as_str()))?;
        self.check_tenant(&key_vault)?;
        self.check_steps(&key_vault, keys)?;
        let (name, versions) = wanted.find(keys)?;
        if wanted
            .subscription
            .is_some_and(|typed| typed.trim().parse() != Ok(key_vault.subscription))
        {
            return Err(uri_refusal(UriPart::Subscription));
        }
        self.check_region(&key_vault)?;
        let version = wanted.choose(&versions)?;
        if !terms.key_bits.contains(&version.bits) {
            let (key, bits) = (name.to_string(), version.bits);
            return Err(Refusal::of(Rule::V5, Detail::KeySize { key, bits }));
        }
        let key = wanted.uri(name, version)?;
        let assignment = Assignment {
            key,
            bits: version.bits,
            follow: wanted.follow(terms),
            subscription: key_vault.subscription,
            infrastructure_encryption: self.check_infrastructure(infrastructure_encryption, terms)?,
        };
        let as_it_is = match &self.pending {
            Some(pending) => pending.to == assignment,
            None => self.encryption == Encryption::Customer(assignment.clone()) && !self.moved,
        };
        if as_it_is {
            let name = assignment.key.key.to_string();
            return Err(Refusal::without_rule(Detail::AlreadySo { name }));
        }
        Ok(assignment)
    }

    /// The refusal of a vault that is not new (rule V1).
    pub(crate) fn has_history(&self, first_item: &ItemName) -> Refusal {
        let (vault, first_item) = (self.name.to_string(), first_item.to_string());
        Refusal::of(Rule::V1, Detail::VaultHasHistory { vault, first_item })
    }

    /// The refusal while the encryption settings are being updated (rule A4).
    pub(crate) fn update_running(&self) -> Refusal {
        let vault = self.name.to_string();
        Refusal::of(Rule::A4, Detail::KeyUpdateRunning { vault })
    }

    /// Steps 1 to 3, about this key vault (rules V9, P1, N4, K1, I2, V7; A6 where the key is changed).
    fn check_steps(&self, key_vault: &KeyVaultFacts, keys: &dyn Keys) -> Result<(), Refusal> {
        if let (Identity::SwitchedOff, Encryption::Customer(_)) = (self.identity, &self.encryption) {
            return Err(self.inconsistent());
        }
        let missing = missing_steps(self.identity, Some(key_vault));
        if self.moved && missing.iter().any(|step| *step < SetupStep::Protection) {
            return Err(self.tenant_moved(keys));
        }
        // A vault whose key is changed has its four steps behind it: what is lacking is said of the other key vault (rule A6).
        let changing = matches!(self.encryption, Encryption::Customer(_));
        match missing[..] {
            [] => Ok(()),
            [SetupStep::Permissions] => Err(permissions_missing(self.name.as_str(), &KeyPermission::ALL, key_vault)),
            [SetupStep::Permissions, SetupStep::Protection] if changing => {
                Err(permissions_missing(self.name.as_str(), &KeyPermission::ALL, key_vault))
            }
            [SetupStep::Protection] => Err(protection_off(key_vault)),
            _ => {
                let step = SetupStep::Key;
                Err(Refusal::of(Rule::V9, Detail::StepLocked { step, missing }))
            }
        }
    }
}

/// A key as somebody asks for it.
pub(crate) struct Wanted<'a> {
    pub(crate) key_vault: KeyVaultName,
    key: KeyName,
    version: Option<KeyVersion>,
    /// As typed, where the key was given by URI.
    subscription: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    fn parse(source: &'a KeySource) -> Result<Self, Refusal> {
        match source {
            KeySource::Picker { key_vault, key } => Ok(Self {
                key_vault: key_vault.clone(),
                key: key.clone(),
                version: None,
                subscription: None,
            }),
            KeySource::Uri { uri, subscription } => {
                let uri: KeyUri = uri.parse().map_err(|error: kluis_resource::KeyUriError| {
                    uri_refusal(match error.part {
                        KeyUriPart::Scheme => UriPart::Scheme,
                        KeyUriPart::Host | KeyUriPart::KeyVault => UriPart::Host,
                        KeyUriPart::Collection => UriPart::Collection,
                        KeyUriPart::Key => UriPart::Key,
                        KeyUriPart::Version => UriPart::Version,
                        KeyUriPart::Rest => UriPart::Rest,
                    })
                })?;
                Ok(Self {
                    subscription: Some(subscription),
                    ..Self::named(&uri)
                })
            }
        }
    }

    /// The key that a URI from inside the lab names.
    pub(crate) fn named(uri: &KeyUri) -> Self {
        Self {
            key_vault: uri.key_vault.clone(),
            key: uri.key.clone(),
            version: uri.version,
            subscription: None,
        }
    }

    /// The refusal that says that a part of what was asked for isn't there.
    pub(crate) fn unknown(&self, part: UriPart, name: &str) -> Refusal {
        let name = name.to_owned();
        if self.subscription.is_some() {
            let key_vault = self.key_vault.to_string();
            return Refusal::of(Rule::A2, Detail::KeyUriUnknown { part, name, key_vault });
        }
        Refusal::without_rule(Detail::NotFound { name })
    }

    /// The key's own spelling of its name, and its versions, the oldest first.
    pub(crate) fn find(&self, keys: &dyn Keys) -> Result<(KeyName, Vec<VersionFacts>), Refusal> {
        match keys.key(&self.key_vault, &self.key) {
            KeyFacts::Gone => Err(self.unknown(UriPart::Key, self.key.as_str())),
            KeyFacts::Deleted => Err(key_unusable(&self.unversioned(), KeyTrouble::Deleted)),
            KeyFacts::KeyVaultDeleted => Err(key_unusable(&self.unversioned(), KeyTrouble::KeyVaultDeleted)),
            KeyFacts::Live { name, versions } => {
                let asked = |version| versions.iter().any(|facts| facts.version == version);
                if let Some(version) = self.version.filter(|&version| !asked(version)) {
                    return Err(self.unknown(UriPart::Version, &version.to_string()));
                }
                Ok((name, versions))
            }
        }
    }

    /// The version that was asked for, or else the latest enabled one.
    pub(crate) fn choose(&self, versions: &[VersionFacts]) -> Result<VersionFacts, Refusal> {
        let asked = versions.iter().find(|facts| Some(facts.version) == self.version);
        let enabled = |facts: &&VersionFacts| facts.standing == VersionStanding::Enabled;
        asked
            .or_else(|| versions.iter().rev().find(enabled))
            .or(versions.last())
            .copied()
            .ok_or_else(|| self.unknown(UriPart::Key, self.key.as_str()))
    }

    /// The URI of the version that was chosen, which must be enabled to be taken into use (rule V5).
    pub(crate) fn uri(&self, key: KeyName, chosen: VersionFacts) -> Result<KeyUri, Refusal> {
        let name = key.to_string();
        let uri = KeyUri {
            key_vault: self.key_vault.clone(),
            key,
            version: Some(chosen.version),
        };
        match chosen.standing {
            VersionStanding::Enabled => Ok(uri),
            VersionStanding::Disabled => Err(Refusal::of(Rule::V5, Detail::KeyNotEnabled { key: name })),
            VersionStanding::Making => Err(key_unusable(&uri, KeyTrouble::Making)),
            VersionStanding::NotYetValid => Err(key_unusable(&uri, KeyTrouble::NotYetValid)),
            VersionStanding::Expired => Err(key_unusable(&uri, KeyTrouble::Expired)),
        }
    }

    /// Whether a newer version will be followed (rules A3, N2).
    const fn follow(&self, terms: Terms) -> Follow {
        match (self.subscription, self.version) {
            (None, _) => Follow::Latest,
            (Some(_), None) if terms.unversioned_uri_rotates => Follow::Latest,
            (Some(_), _) => Follow::Pinned,
        }
    }

    fn unversioned(&self) -> KeyUri {
        KeyUri {
            key_vault: self.key_vault.clone(),
            key: self.key.clone(),
            version: None,
        }
    }
}

const fn uri_refusal(part: UriPart) -> Refusal {
    Refusal::of(Rule::A2, Detail::KeyUri { part })
}
