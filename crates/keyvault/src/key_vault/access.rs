//! Who may use the keys and secrets of a key vault: access policies, drafted and saved (rule P1), or roles (rule N4); and who may
//! read the key vault as a resource (rule M2).

use kluis_resource::{PrincipalId, Timestamp};
use kluis_rulebook::{AZURE_BACKUP_KEYS, AZURE_BACKUP_SECRETS, Detail, KeyVaultRole, Refusal, Rule};
use serde::{Deserialize, Serialize};

use super::KeyVault;
use crate::policy::{self, grant};
use crate::role::{self, ROLE_DELAY};
use crate::{Permissions, Policy, RoleAssignment, SecretPermissions};

/// The role on a resource of Azure Resource Manager that lets its holder look at it.
const READER: &str = "Reader";

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

    fn secret_permissions(&self, principal: PrincipalId, now: Timestamp) -> SecretPermissions {
        match self {
            Self::Policies { saved, .. } => policy::secrets_granted(saved, principal),
            Self::Roles(roles) => role::secrets_granted(roles, principal, |role| role.in_force(now)),
        }
    }

    fn coming_secret_permissions(&self, principal: PrincipalId) -> SecretPermissions {
        match self {
            Self::Policies { saved, draft } => policy::secrets_granted(draft.as_ref().unwrap_or(saved), principal),
            Self::Roles(roles) => role::secrets_granted(roles, principal, |_| true),
        }
    }
}

impl KeyVault {
    /// Adds a policy to the draft, changes it there, or, without any permission, removes it. In force nothing changes (P1).
    ///
    /// # Errors
    /// The draft says so already, or the key vault takes roles (N4).
    pub fn draft_policy(
        &mut self,
        principal: PrincipalId,
        permissions: Permissions,
        secrets: SecretPermissions,
    ) -> Result<(), Refusal> {
        let unchanged =
            self.coming_permissions(principal) == permissions && self.coming_secret_permissions(principal) == secrets;
        let already = self.already_so();
        let (saved, draft) = self.policies_mut()?;
        if unchanged {
            return Err(already);
        }
        let mut drafted = draft.take().unwrap_or_else(|| saved.clone());
        grant(
            &mut drafted,
            Policy {
                principal,
                permissions,
                secrets,
            },
        );
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

    /// Access to keys that Azure itself gives a resource, without a delay; what is drafted otherwise stays drafted.
    pub fn grant_at_once(&mut self, principal: PrincipalId, permissions: &Permissions, now: Timestamp) {
        match &mut self.access {
            Access::Policies { saved, draft } => {
                for policies in std::iter::once(saved).chain(draft.as_mut()) {
                    let policy = Policy {
                        principal,
                        permissions: permissions.clone(),
                        secrets: policy::secrets_granted(policies, principal),
                    };
                    grant(policies, policy);
                }
            }
            Access::Roles(roles) => roles.push(RoleAssignment {
                principal,
                role: KeyVaultRole::CryptoServiceEncryptionUser,
                from: now,
            }),
        }
    }

    /// What the template "Azure Backup" fills in, at once, beside what the principal has: read-only access to secrets, and, with
    /// `keys`, to keys (rules D10, D11). On an RBAC key vault that is the role "Key Vault Administrator".
    pub fn grant_backup_at_once(&mut self, principal: PrincipalId, keys: bool, now: Timestamp) {
        match &mut self.access {
            Access::Policies { saved, draft } => {
                for policies in std::iter::once(saved).chain(draft.as_mut()) {
                    let mut policy = Policy {
                        principal,
                        permissions: policy::granted(policies, principal),
                        secrets: policy::secrets_granted(policies, principal),
                    };
                    policy.permissions.extend(AZURE_BACKUP_KEYS.iter().filter(|_| keys));
                    policy.secrets.extend(AZURE_BACKUP_SECRETS);
                    grant(policies, policy);
                }
            }
            Access::Roles(roles) => {
                let role = KeyVaultRole::Administrator;
                let mut own = roles.iter_mut();
                match own.find(|one| one.principal == principal && one.role == role) {
                    Some(one) => one.from = one.from.min(now),
                    None => roles.push(RoleAssignment {
                        principal,
                        role,
                        from: now,
                    }),
                }
            }
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

    /// What a principal may do with keys at this moment.
    #[must_use]
    pub fn permissions(&self, principal: PrincipalId, now: Timestamp) -> Permissions {
        self.access.permissions(principal, now)
    }

    /// What a principal might do with keys if the draft were saved, or once its roles are in force.
    #[must_use]
    pub fn coming_permissions(&self, principal: PrincipalId) -> Permissions {
        self.access.coming_permissions(principal)
    }

    /// What a principal may do with secrets at this moment.
    #[must_use]
    pub fn secret_permissions(&self, principal: PrincipalId, now: Timestamp) -> SecretPermissions {
        self.access.secret_permissions(principal, now)
    }

    /// What a principal might do with secrets if the draft were saved, or once its roles are in force.
    #[must_use]
    pub fn coming_secret_permissions(&self, principal: PrincipalId) -> SecretPermissions {
        self.access.coming_secret_permissions(principal)
    }

    /// Gives a principal the role "Reader" on the key vault, at once (M2). It lets nobody use a key.
    ///
    /// # Errors
    /// The principal has it already.
    pub fn assign_reader(&mut self, principal: PrincipalId) -> Result<(), Refusal> {
        if self.is_reader(principal) {
            return Err(self.already_so());
        }
        self.readers.push(principal);
        Ok(())
    }

    /// Takes the role "Reader" away, at once.
    ///
    /// # Errors
    /// The principal doesn't have it.
    pub fn remove_reader(&mut self, principal: PrincipalId) -> Result<(), Refusal> {
        let place = self.readers.iter().position(|own| *own == principal);
        let place = place.ok_or_else(|| {
            let name = READER.to_owned();
            Refusal::without_rule(Detail::NotFound { name })
        })?;
        self.readers.remove(place);
        Ok(())
    }

    /// Whether a principal has the role "Reader" (M2).
    #[must_use]
    pub fn is_reader(&self, principal: PrincipalId) -> bool {
        self.readers.contains(&principal)
    }

    /// Who has the role "Reader", in the order in which it was assigned.
    #[must_use]
    pub fn readers(&self) -> &[PrincipalId] {
        &self.readers
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
