//! How the links of a chain stand, read from the view models.

use kluis_lab::text::chain::Chain as Words;
use kluis_lab::view::{IdentityView, KeyVaultView, StepState, VaultView};
use kluis_rulebook::SetupStep;

use crate::format::shorten;
use crate::lab::Lab;

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
}

impl ChainModel {
    pub(super) fn new(lab: &Lab, vault: &VaultView, key_vault: Option<&KeyVaultView>) -> Self {
        let state = |step| state_of(vault, step);
        let principal = match vault.identity {
            IdentityView::On { principal, .. } => Some(principal),
            IdentityView::Off | IdentityView::SwitchedOff => None,
        };
        let policy = key_vault
            .zip(principal)
            .and_then(|(key_vault, principal)| key_vault.policies.iter().find(|policy| policy.principal == principal));
        let points: usize = vault.items.iter().map(|item| item.recovery_points.len()).sum();
        let points = u64::try_from(points).unwrap_or(u64::MAX);
        let region = vault.region.display_name();
        let items = u64::try_from(vault.items.len()).unwrap_or(u64::MAX);
        let (key, key_detail) = key_words(lab, vault, key_vault);
        let assign = state(SetupStep::Key);
        Self {
            vault: shorten(vault.name.as_str(), 12, 6),
            vault_detail: lab.t(if items == 0 {
                Words::VaultEmpty(region)
            } else {
                Words::VaultItems(region, items)
            }),
            identity: state(SetupStep::Identity),
            principal: principal.map(|id| shorten(&id.to_string(), 4, 2)).unwrap_or_default(),
            permission: state(SetupStep::Permissions),
            granted: principal
                .map(|_| lab.t(Words::Granted(policy.map_or(0, |policy| policy.permissions.len()))))
                .unwrap_or_default(),
            key_vault: key_vault.map_or_else(|| lab.t(Words::NoKeyVault), |one| one.name.to_string()),
            key_vault_detail: key_vault
                .map(|one| lab.t(Words::KeyVault(one.region.display_name())))
                .unwrap_or_default(),
            protection: state(SetupStep::Protection),
            soft_delete: key_vault.is_some_and(|one| one.soft_delete),
            purge_protection: key_vault.is_some_and(|one| one.purge_protection),
            assign,
            assigned: vault
                .key
                .as_ref()
                .map(|key| lab.t(if key.rotates { Words::Rotates } else { Words::Fixed }))
                .unwrap_or_default(),
            key,
            key_detail,
            wraps: match &vault.key {
                Some(key) if key.trouble.is_some() => LinkState::Broken,
                Some(_) if assign == LinkState::Closed => LinkState::Closed,
                Some(_) | None => LinkState::Open,
            },
            deks: lab.t(if points == 0 {
                Words::Cipher
            } else {
                Words::DeksCount(points)
            }),
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

    /// The four steps in words, in order.
    pub(super) fn numbered(&self, lab: &Lab) -> impl Iterator<Item = (String, LinkState)> {
        let words = SetupStep::ALL.map(|step| format!("{} {}", step.number(), lab.t(step)));
        words.into_iter().zip(self.steps())
    }

    /// One sentence on the whole chain.
    pub(super) fn verdict(&self, lab: &Lab) -> String {
        let worst = self.worst();
        let first = self.numbered(lab).find(|(_, state)| *state == worst);
        let words = first.map(|(words, _)| words).unwrap_or_default();
        match worst {
            LinkState::Closed => lab.t(Words::AllHold),
            LinkState::Broken => lab.t(Words::BrokenAt(&words)),
            LinkState::Open | LinkState::Now => lab.t(Words::OpenAt(&words)),
        }
    }

    const fn steps(&self) -> [LinkState; 4] {
        [self.identity, self.permission, self.protection, self.assign]
    }
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
fn key_words(lab: &Lab, vault: &VaultView, key_vault: Option<&KeyVaultView>) -> (String, String) {
    let short = |name: &str| shorten(name, 9, 4);
    if let Some(key) = &vault.key {
        return (short(key.uri.key.as_str()), lab.t(Words::Kek(key.bits)));
    }
    let first = key_vault.and_then(|key_vault| key_vault.keys.first());
    first.map_or_else(
        || (lab.t(Words::NoKey), lab.t(Words::KekOnly)),
        |key| {
            let bits = key.versions.first().map_or(0, |version| version.bits);
            (short(key.name.as_str()), lab.t(Words::Kek(bits)))
        },
    )
}
