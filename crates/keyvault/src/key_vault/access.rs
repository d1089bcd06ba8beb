//! Who may use the keys of a key vault: access policies, drafted and saved (rule P1), or roles (rule N4).

use kluis_resource::{PrincipalId, Timestamp};
use kluis_rulebook::{Detail, KeyVaultRole, Refusal, Rule};
use serde::{Deserialize, Serialize};

use super::KeyVault;
use crate::policy::{self, grant};
use crate::role::{self, ROLE_DELAY};
use crate::{Permissions, Policy, RoleAssignment};

/// Who may use the keys: a key vault takes either access policies or roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Access {
    /// Access policies.
    Policies {
        /// In force, in the order in which they were added.
        saved: Vec<Policy>,
        /// As they would be after saving, where that differs.
        draft: Option<Vec<Policy>>,
    },
    /// Roles, in the order in which they were assigned.
    Roles(Vec<RoleAssignment>),
}

impl Access {
    pub(super) const fn policies() -> Self {
        Self::Policies {
            saved: Vec::new(),
            draft: None,
        }
    }

    pub(super) const fn roles() -> Self {
        Self::Roles(Vec::new())
    }

    pub(super) fn clear(&mut self) {
        *self = match self {
            Self::Policies { .. } => Self::policies(),
            Self::Roles(_) => Self::roles(),
        };
    }

    fn permissions(&self, principal: PrincipalId, now: Timestamp) -> Permissions {
        match self {
            Self::Policies { saved, .. } => policy::granted(saved, principal),
            Self::Roles(roles) => role::granted(roles, principal, |role| role.in_force(now)),
        }
    }

    fn coming_permissions(&self, principal: PrincipalId) -> Permissions {
        match self {
            Self::Policies { saved, draft } => policy::granted(draft.as_ref().unwrap_or(saved), principal),
            Self::Roles(roles) => role::granted(roles, principal, |_| true),
        }
    }
}

impl KeyVault {
    /// Adds a policy to the draft, changes it there, or, without permissions, removes it. In force nothing changes (P1).
    ///
    /// # Errors
    /// The draft says so already, or the key vault takes roles (N4).
    pub fn draft_policy(&mut self, principal: PrincipalId, permissions: Permissions) -> Result<(), Refusal> {
        let unchanged = self.coming_permissions(principal) == permissions;
        let already = self.already_so();
        let (saved, draft) = self.policies_mut()?;
        if unchanged {
            return Err(already);
        }
        let mut drafted = draft.take().unwrap_or_else(|| saved.clone());
        grant(&mut drafted, principal, permissions);
        *draft = (drafted != *saved).then_some(drafted);
        Ok(())
    }

    /// The drafted policies take effect.
    ///
    /// # Errors
    /// Nothing is drafted, or the key vault takes roles (N4).
    pub fn save_policies(&mut self) -> Result<(), Refusal> {
        let nothing = self.nothing_drafted();
        let (saved, draft) = self.policies_mut()?;
        *saved = draft.take().ok_or(nothing)?;
        Ok(())
    }

    /// Drops the drafted policies.
    ///
    /// # Errors
    /// Nothing is drafted, or the key vault takes roles (N4).
    pub fn discard_policies(&mut self) -> Result<(), Refusal> {
        let nothing = self.nothing_drafted();
        let (_, draft) = self.policies_mut()?;
        draft.take().map(|_| ()).ok_or(nothing)
    }

    /// Access that Azure itself gives a resource, without a delay; what is drafted otherwise stays drafted.
    pub fn grant_at_once(&mut self, principal: PrincipalId, permissions: &Permissions, now: Timestamp) {
        match &mut self.access {
            Access::Policies { saved, draft } => {
                for policies in std::iter::once(saved).chain(draft.as_mut()) {
                    grant(policies, principal, permissions.clone());
                }
            }
            Access::Roles(roles) => roles.push(RoleAssignment {
                principal,
                role: KeyVaultRole::CryptoServiceEncryptionUser,
                from: now,
            }),
        }
    }

    /// Assigns a role: in force after [`ROLE_DELAY`] (N4). Gives from when on.
    ///
    /// # Errors
    /// The principal has it already, or the key vault takes access policies (P1).
    pub fn assign_role(
        &mut self,
        principal: PrincipalId,
        role: KeyVaultRole,
        now: Timestamp,
    ) -> Result<Timestamp, Refusal> {
        let already = self.already_so();
        let roles = self.roles_mut()?;
        if roles.iter().any(|one| one.principal == principal && one.role == role) {
            return Err(already);
        }
        let from = now + ROLE_DELAY;
        roles.push(RoleAssignment { principal, role, from });
        Ok(from)
    }

    /// Takes a role away, at once.
    ///
    /// # Errors
    /// The principal doesn't have it, or the key vault takes access policies (P1).
    pub fn remove_role(&mut self, principal: PrincipalId, role: KeyVaultRole) -> Result<(), Refusal> {
        let roles = self.roles_mut()?;
        let place = roles
            .iter()
            .position(|one| one.principal == principal && one.role == role);
        let place = place.ok_or_else(|| {
            let name = role.azure_name().to_owned();
            Refusal::without_rule(Detail::NotFound { name })
        })?;
        roles.remove(place);
        Ok(())
    }

    /// What a principal may do at this moment.
    #[must_use]
    pub fn permissions(&self, principal: PrincipalId, now: Timestamp) -> Permissions {
        self.access.permissions(principal, now)
    }

    /// What a principal might do if the draft were saved, or once its roles are in force.
    #[must_use]
    pub fn coming_permissions(&self, principal: PrincipalId) -> Permissions {
        self.access.coming_permissions(principal)
    }

    fn policies_mut(&mut self) -> Result<(&mut Vec<Policy>, &mut Option<Vec<Policy>>), Refusal> {
        match &mut self.access {
            Access::Policies { saved, draft } => Ok((saved, draft)),
            Access::Roles(_) => {
                let key_vault = self.name.to_string();
                Err(Refusal::of(Rule::N4, Detail::TakesRoles { key_vault }))
            }
        }
    }

    fn roles_mut(&mut self) -> Result<&mut Vec<RoleAssignment>, Refusal> {
        match &mut self.access {
            Access::Roles(roles) => Ok(roles),
            Access::Policies { .. } => {
                let key_vault = self.name.to_string();
                Err(Refusal::of(Rule::P1, Detail::TakesPolicies { key_vault }))
            }
        }
    }

    fn nothing_drafted(&self) -> Refusal {
        Refusal::without_rule(Detail::NothingDrafted {
            key_vault: self.name.to_string(),
        })
    }
}
