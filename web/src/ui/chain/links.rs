//! How the links of a chain stand, read from the view models.

use kluis_lab::text::chain::Chain as Words;
use kluis_lab::text::{Lang, Say};
use kluis_lab::view::{KeyVaultView, StepState, VaultView};
use kluis_resource::Kid;
use kluis_rulebook::SetupStep;

use crate::format::shorten;

/// How a link stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LinkState {
    /// It holds.
    Closed,
    /// Its step is locked.
    Open,
    /// Its step is the one to do.
    Now,
    /// It held, and doesn't any more.
    Broken,
}

impl LinkState {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::Now => "now",
            Self::Broken => "broken",
        }
    }

    pub(super) const fn said(self, link: &str) -> Words<'_> {
        match self {
            Self::Closed => Words::Holds(link),
            Self::Open => Words::Later(link),
            Self::Now => Words::Now(link),
            Self::Broken => Words::Broken(link),
        }
    }
}

/// Everything that the picture shows, as short words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ChainModel {
    pub(super) vault: String,
    pub(super) vault_detail: String,
    pub(super) identity: LinkState,
    pub(super) principal: String,
    pub(super) permission: LinkState,
    pub(super) granted: String,
    pub(super) key_vault: String,
    pub(super) key_vault_detail: String,
    pub(super) protection: LinkState,
    pub(super) soft_delete: bool,
    pub(super) purge_protection: bool,
    pub(super) assign: LinkState,
    pub(super) assigned: String,
    pub(super) key: String,
    pub(super) key_detail: String,
    pub(super) wraps: LinkState,
    pub(super) deks: String,
    /// The DEKs are wrapped by the platform's key, because the vault has no other.
    pub(super) platform: bool,
    /// What the key in use doesn't wrap.
    pub(super) older: Older,
}

/// Data keys that stay under another version than the one in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Older {
    all: u64,
    /// Those that can't be unwrapped now.
    blocked: u64,
}

impl ChainModel {
    pub(super) fn new(lang: Lang, vault: &VaultView, key_vault: Option<&KeyVaultView>) -> Self {
        let state = |step| state_of(vault, step);
        let principal = vault.identity.principal();
        let granted = key_vault
            .zip(principal)
            .map_or(0, |(key_vault, principal)| key_vault.granted(principal).len());
        let (points, older) = wrapped(vault);
        let region = vault.region.display_name();
        let items = u64::try_from(vault.items.len()).unwrap_or(u64::MAX);
        let (key, key_detail) = key_words(lang, vault, key_vault);
        let assign = state(SetupStep::Key);
        let platform = vault.key.is_none();
        Self {
            vault: shorten(vault.name.as_str(), 12, 6),
            vault_detail: say(
                lang,
                if items == 0 {
                    Words::VaultEmpty(region)
                } else {
                    Words::VaultItems(region, items)
                },
            ),
            identity: state(SetupStep::Identity),
            principal: principal.map(|id| shorten(&id.to_string(), 4, 2)).unwrap_or_default(),
            permission: state(SetupStep::Permissions),
            granted: principal
                .map(|_| say(lang, Words::Granted(granted)))
                .unwrap_or_default(),
            key_vault: key_vault.map_or_else(|| say(lang, Words::NoKeyVault), |one| one.name.to_string()),
            key_vault_detail: key_vault
                .map(|one| say(lang, Words::KeyVault(one.region.display_name())))
                .unwrap_or_default(),
            protection: state(SetupStep::Protection),
            soft_delete: key_vault.is_some_and(|one| one.soft_delete),
            purge_protection: key_vault.is_some_and(|one| one.purge_protection),
            assign,
            assigned: vault
                .key
                .as_ref()
                .map(|key| say(lang, if key.rotates { Words::Rotates } else { Words::Fixed }))
                .unwrap_or_default(),
            key,
            key_detail,
            wraps: match &vault.key {
                Some(key) if key.trouble.is_some() => LinkState::Broken,
                Some(_) if assign == LinkState::Closed => LinkState::Closed,
                Some(_) | None => LinkState::Open,
            },
            deks: say(
                lang,
                match points {
                    0 => Words::Cipher,
                    _ if platform => Words::UnderPlatform,
                    _ => Words::DeksCount(points),
                },
            ),
            platform: platform && points > 0,
            older,
        }
    }

    /// How many of the four steps hold.
    pub(super) fn closed(&self) -> u64 {
        let closed = self.steps().into_iter().filter(|state| *state == LinkState::Closed);
        closed.map(|_| 1).sum()
    }

    /// The worst of the four.
    pub(super) fn worst(&self) -> LinkState {
        self.steps().into_iter().max().unwrap_or(LinkState::Open)
    }

    /// How the whole stands: broken as well where every step holds, and yet something can't be opened.
    pub(super) fn whole(&self) -> LinkState {
        let worst = self.worst();
        if worst == LinkState::Closed && self.older.blocked > 0 {
            return LinkState::Broken;
        }
        worst
    }

    /// What stays under an older version; nothing where nothing does.
    pub(super) fn left_behind(&self, lang: Lang) -> Option<String> {
        let Older { all, blocked } = self.older;
        match (all, blocked) {
            (0, _) => None,
            (_, 0) => Some(say(lang, Words::Older(all))),
            _ if self.worst() == LinkState::Closed => Some(say(lang, Words::OlderBlocked(blocked))),
            _ => Some(say(lang, Words::Older(all))),
        }
    }

    /// The four steps in words, in order.
    pub(super) fn numbered(&self, lang: Lang) -> impl Iterator<Item = (String, LinkState)> {
        let words = SetupStep::ALL.map(|step| format!("{} {}", step.number(), say(lang, step)));
        words.into_iter().zip(self.steps())
    }

    /// One sentence on the whole chain.
    pub(super) fn verdict(&self, lang: Lang) -> String {
        let worst = self.worst();
        let first = self.numbered(lang).find(|(_, state)| *state == worst);
        let words = first.map(|(words, _)| words).unwrap_or_default();
        match worst {
            LinkState::Closed if self.older.blocked > 0 => self.left_behind(lang).unwrap_or_default(),
            LinkState::Closed => say(lang, Words::AllHold),
            LinkState::Broken => say(lang, Words::BrokenAt(&words)),
            LinkState::Open | LinkState::Now => say(lang, Words::OpenAt(&words)),
        }
    }

    const fn steps(&self) -> [LinkState; 4] {
        [self.identity, self.permission, self.protection, self.assign]
    }
}

/// How many data keys the key in use wraps (without one, the platform's), and what it doesn't.
fn wrapped(vault: &VaultView) -> (u64, Older) {
    let (mut points, mut older) = (0, Older::default());
    for point in vault.items.iter().flat_map(|item| &item.recovery_points) {
        let current = vault
            .key
            .as_ref()
            .is_none_or(|key| point.kid == Kid::Customer(key.uri.clone()));
        if current {
            points += 1;
        } else {
            older.all += 1;
            older.blocked += u64::from(point.restore_blocked.is_some());
        }
    }
    (points, older)
}

fn say(lang: Lang, text: impl Say) -> String {
    text.say(lang)
}

fn state_of(vault: &VaultView, step: SetupStep) -> LinkState {
    match vault
        .steps
        .iter()
        .find(|view| view.step == step)
        .map(|view| &view.state)
    {
        Some(StepState::Done) => LinkState::Closed,
        Some(StepState::Current(_)) => LinkState::Now,
        Some(StepState::Broken(_)) => LinkState::Broken,
        Some(StepState::Locked { .. }) | None => LinkState::Open,
    }
}

/// The key in use; before that the first one that could be chosen.
fn key_words(lang: Lang, vault: &VaultView, key_vault: Option<&KeyVaultView>) -> (String, String) {
    let short = |name: &str| shorten(name, 9, 4);
    if let Some(key) = &vault.key {
        return (short(key.uri.key.as_str()), say(lang, Words::Kek(key.bits)));
    }
    let first = key_vault.and_then(|key_vault| key_vault.keys.first());
    first.map_or_else(
        || (say(lang, Words::NoKey), say(lang, Words::KekOnly)),
        |key| {
            let bits = key.versions.first().map_or(0, |version| version.bits);
            (short(key.name.as_str()), say(lang, Words::Kek(bits)))
        },
    )
}

#[cfg(test)]
mod tests {
    use kluis_lab::request::{
        AssignKey, CreateKey, DraftPolicy, EnableIdentity, EnablePurgeProtection, EnableSoftDelete, SavePolicies,
        SetKeyEnabled,
    };
    use kluis_lab::view::{ItemView, Listed, RecoveryPointView};
    use kluis_lab::{Effect, Event, KeySource, Model, Outcome, Stamp, Timings, What, update, view};
    use kluis_resource::{ItemName, KeyName, KeyUri, KeyVaultName, ObjectId, RecoveryPointId, Timestamp, VaultName};
    use kluis_rulebook::{Edition, KeyPermission, Refusal};
    use uuid::Uuid;

    use super::*;

    use LinkState::{Broken, Closed, Now, Open};

    /// A lab in which each act happens a second after the one before, and every key works.
    #[derive(Default)]
    struct Played {
        model: Model,
        acts: u8,
    }

    impl Played {
        fn play(&mut self, what: impl Into<What>) {
            let what = what.into();
            self.acts += 1;
            let stamp = Stamp {
                at: Timestamp::from_unix_millis(i64::from(self.acts) * 1000),
                id: Uuid::from_u128(u128::from(self.acts) << 64),
            };
            for effect in update(&mut self.model, &Event { stamp, what }).unwrap() {
                match effect {
                    Effect::MakeKey { kid, bits } => {
                        let modulus = "c0".repeat(usize::from(bits) / 8);
                        self.play(Outcome::KeyMade { kid, modulus });
                    }
                    Effect::ProveKey { job, .. } => self.play(Outcome::KeyProven { job }),
                    Effect::KeepKey { .. }
                    | Effect::DestroyKeys { .. }
                    | Effect::Open { .. }
                    | Effect::Rewrap { .. }
                    | Effect::Make { .. }
                    | Effect::MakeSecret { .. }
                    | Effect::RestoreSecret { .. }
                    | Effect::DestroySecrets { .. }
                    | Effect::RemoveObjects { .. }
                    | Effect::Cancel { .. } => {}
                }
            }
        }

        fn chain(&self) -> ChainModel {
            let lab = view(&self.model);
            ChainModel::new(Lang::En, &lab.vaults[0], lab.key_vaults.first())
        }

        fn principal(&self) -> kluis_resource::PrincipalId {
            let Some(principal) = view(&self.model).vaults[0].identity.principal() else {
                panic!("the identity is on");
            };
            principal
        }
    }

    fn key_vault() -> KeyVaultName {
        KeyVaultName::parse("testkeyvault").unwrap()
    }

    fn vault() -> VaultName {
        VaultName::parse("testvault").unwrap()
    }

    /// A lab after its four steps.
    fn set_up() -> Played {
        let mut lab = Played::default();
        lab.play(Outcome::OpenLab {
            edition: Edition::Seeds,
        });
        lab.play(EnableIdentity { vault: vault() });
        let (principal, permissions) = (lab.principal(), KeyPermission::ALL.to_vec());
        lab.play(DraftPolicy {
            key_vault: key_vault(),
            principal,
            permissions,
            secret_permissions: Vec::new(),
        });
        lab.play(SavePolicies { key_vault: key_vault() });
        lab.play(EnableSoftDelete { key_vault: key_vault() });
        lab.play(EnablePurgeProtection { key_vault: key_vault() });
        let key = KeyName::parse("testkey").unwrap();
        lab.play(CreateKey {
            key_vault: key_vault(),
            key: key.clone(),
            bits: 2048,
        });
        let source = KeySource::Picker {
            key_vault: key_vault(),
            key,
        };
        lab.play(AssignKey {
            vault: vault(),
            source,
            infrastructure_encryption: false,
        });
        lab
    }

    #[test]
    fn v9_in_a_new_lab_one_link_is_to_do_and_the_others_wait() {
        let mut lab = Played::default();
        lab.play(Outcome::OpenLab {
            edition: Edition::Seeds,
        });
        let chain = lab.chain();
        assert_eq!((chain.steps(), chain.wraps), ([Now, Open, Open, Open], Open));
        assert_eq!(chain.verdict(Lang::En), "Not closed yet: 1 Managed identity.");
    }

    #[test]
    fn after_the_four_steps_every_link_holds() {
        let chain = set_up().chain();
        assert_eq!((chain.steps(), chain.wraps), ([Closed; 4], Closed));
        assert_eq!((chain.closed(), chain.granted.as_str()), (4, "4 of 4"));
        assert_eq!(chain.verdict(Lang::Nl), "Elke schakel sluit.");
    }

    #[test]
    fn e3_revoked_access_breaks_the_second_link_and_what_hangs_on_it() {
        let mut lab = set_up();
        let principal = lab.principal();
        lab.play(DraftPolicy {
            key_vault: key_vault(),
            principal,
            permissions: Vec::new(),
            secret_permissions: Vec::new(),
        });
        assert_eq!(lab.chain().worst(), Closed);
        lab.play(SavePolicies { key_vault: key_vault() });
        let chain = lab.chain();
        assert_eq!((chain.steps(), chain.wraps), ([Closed, Broken, Closed, Closed], Broken));
        assert_eq!(chain.verdict(Lang::En), "Broken at 2 Key Vault permissions.");
    }

    #[test]
    fn e3_a_disabled_key_breaks_the_last_link() {
        let mut lab = set_up();
        let key = view(&lab.model).key_vaults[0].keys[0].versions[0].uri.clone();
        lab.play(SetKeyEnabled { key, enabled: false });
        let chain = lab.chain();
        assert_eq!((chain.steps(), chain.wraps), ([Closed, Closed, Closed, Broken], Broken));
    }

    #[test]
    fn e3_a_data_key_under_a_version_that_is_off_is_not_counted_and_not_every_link_holds() {
        let mut off = set_up();
        let current = view(&off.model).key_vaults[0].keys[0].versions[0].uri.clone();
        off.play(SetKeyEnabled {
            key: current.clone(),
            enabled: false,
        });
        let trouble = view(&off.model).vaults[0].key.as_ref().unwrap().trouble.clone();
        let old = KeyUri {
            key: KeyName::parse("oldkey").unwrap(),
            ..current.clone()
        };
        let lab = view(&set_up().model);
        let mut vault = lab.vaults[0].clone();
        vault.items = vec![ItemView {
            workload: kluis_rulebook::Workload::Files,
            name: ItemName::parse("photos").unwrap(),
            recovery_points: vec![point(current, None), point(old.clone(), None)].into(),
        }]
        .into();
        let chain = |vault: &VaultView| ChainModel::new(Lang::En, vault, lab.key_vaults.first());
        let open = chain(&vault);
        assert_eq!((open.deks.as_str(), open.whole()), ("1 DEK", Closed));
        assert_eq!(
            open.left_behind(Lang::Nl).unwrap(),
            "1 gegevenssleutel blijft onder een oudere versie."
        );
        vault.items[0].recovery_points[1] = point(old, trouble);
        let blocked = chain(&vault);
        assert_eq!((blocked.worst(), blocked.whole()), (Closed, Broken));
        let said = "1 data key stays under an older version that can’t be used now.";
        assert_eq!(blocked.verdict(Lang::En), said);
    }

    fn point(uri: KeyUri, restore_blocked: Option<Refusal>) -> RecoveryPointView {
        RecoveryPointView {
            id: RecoveryPointId::new(Uuid::from_u128(1)),
            object: ObjectId::new(Uuid::from_u128(2)),
            at: Timestamp::from_unix_millis(0),
            files: Listed::default(),
            file_bytes: 0,
            plaintext_bytes: 0,
            stored_bytes: 0,
            regions: 0,
            kid: Kid::Customer(uri),
            infrastructure: None,
            timings: Timings::default(),
            restore_blocked,
        }
    }
}
