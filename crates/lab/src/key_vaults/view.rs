//! What a page shows of key vaults.

use kluis_keyvault::{AuditHash, AuditedOperation, AuditedSubject};
use kluis_resource::{KeyVaultName, PrincipalId, Region, SubscriptionId, TenantId, Timestamp};
use kluis_rulebook::{KeyPermission, SecretPermission};
use serde::{Deserialize, Serialize};

use crate::view::{DeletedKeyView, DeletedSecretView, KeyView, Listed, PolicyView, ReaderView, RoleView, SecretView};

/// A key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyVaultView {
    /// Its name.
    pub name: KeyVaultName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its tenant.
    pub tenant: TenantId,
    /// Soft delete is on.
    pub soft_delete: bool,
    /// Purge protection is on.
    pub purge_protection: bool,
    /// How long deleted keys are kept, in days.
    pub retention_days: u16,
    /// It takes roles, no access policies (rule N4).
    pub rbac: bool,
    /// Its roles, in the order in which they were assigned; none where it takes access policies.
    pub roles: Vec<RoleView>,
    /// Access policies in force.
    pub policies: Vec<PolicyView>,
    /// The policies as they would be after saving; `None` where nothing is drafted.
    pub draft: Option<Vec<PolicyView>>,
    /// Keys, by name.
    pub keys: Listed<KeyView>,
    /// Deleted keys, by name.
    pub deleted_keys: Listed<DeletedKeyView>,
    /// Secrets, by name.
    pub secrets: Listed<SecretView>,
    /// Deleted secrets, by name.
    pub deleted_secrets: Listed<DeletedSecretView>,
    /// Who has the role "Reader" on it as a resource, in the order in which it was assigned (rule M2).
    pub readers: Vec<ReaderView>,
    /// Every operation on its keys and secrets by an identity, the newest first.
    pub audit: Listed<AuditEntry>,
    /// How many operations that are: what Azure would charge (rule V12).
    pub operations: u64,
}

impl KeyVaultView {
    /// What a principal may do with secrets now, by its access policy or its roles, in the portal's order.
    #[must_use]
    pub fn granted_secrets(&self, principal: PrincipalId) -> Vec<SecretPermission> {
        let policies = self.policies.iter().filter(|policy| policy.principal == principal);
        let roles = self
            .roles
            .iter()
            .filter(|role| role.principal == principal && role.in_force);
        let by_policy = policies.flat_map(|policy| policy.secrets.iter().copied());
        let by_role = roles.flat_map(|role| role.role.secret_permissions().iter().copied());
        let all: std::collections::BTreeSet<SecretPermission> = by_policy.chain(by_role).collect();
        all.into_iter().collect()
    }

    /// What a principal may do with keys now, by its access policy or its roles, in the portal's order.
    #[must_use]
    pub fn granted(&self, principal: PrincipalId) -> Vec<KeyPermission> {
        let policies = self.policies.iter().filter(|policy| policy.principal == principal);
        let roles = self
            .roles
            .iter()
            .filter(|role| role.principal == principal && role.in_force);
        let by_policy = policies.flat_map(|policy| policy.permissions.iter().copied());
        let by_role = roles.flat_map(|role| role.role.permissions().iter().copied());
        let all: std::collections::BTreeSet<KeyPermission> = by_policy.chain(by_role).collect();
        all.into_iter().collect()
    }
}

/// A softly deleted key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletedKeyVaultView {
    /// Its name.
    pub name: KeyVaultName,
    /// Its region.
    pub region: Region,
    /// When it was deleted.
    pub deleted: Timestamp,
    /// When the retention time ends.
    pub purge: Timestamp,
    /// Purge protection is on: it can't be removed before.
    pub purge_protection: bool,
    /// How many keys it has.
    pub keys: u64,
}

/// An operation on a key or a secret of a key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Its number, from 1.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub principal: PrincipalId,
    /// Whose identity that is, by name.
    pub holder: Option<String>,
    /// What.
    pub operation: AuditedOperation,
    /// How many times at once (a rotation unwraps and wraps many DEKs).
    pub count: u64,
    /// On which key or secret, with its version.
    pub key: AuditedSubject,
    /// The hash of the entry before it.
    pub before: AuditHash,
    /// Its own.
    pub hash: AuditHash,
}
