//! Views of a key vault, its keys, policies and audit log.

use kluis_keyvault::{AuditHash, AuditedOperation, AuditedSubject, RotationPolicy};
use kluis_resource::{
    KeyName, KeyUri, KeyVaultName, KeyVersion, PrincipalId, Region, SubscriptionId, TenantId, Timestamp,
};
use kluis_rulebook::{KeyPermission, KeyVaultRole, SecretPermission};
use serde::{Deserialize, Serialize};

use super::Listed;
use super::secret::{DeletedSecretView, SecretView};

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

/// An access policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyView {
    /// Who.
    pub principal: PrincipalId,
    /// Whose identity that is, by name; `None` where nobody in the lab has it (any more).
    pub holder: Option<String>,
    /// May do what with keys, in the portal's order.
    pub permissions: Vec<KeyPermission>,
    /// May do what with secrets, in the portal's order.
    pub secrets: Vec<SecretPermission>,
}

/// A holder of the role "Reader" on a key vault as a resource (rule M2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderView {
    /// Who.
    pub principal: PrincipalId,
    /// Whose identity that is, by name; `None` where nobody in the lab has it (any more).
    pub holder: Option<String>,
}

/// A role on an RBAC key vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleView {
    /// Who.
    pub principal: PrincipalId,
    /// Whose identity that is, by name; `None` where nobody in the lab has it (any more).
    pub holder: Option<String>,
    /// As what.
    pub role: KeyVaultRole,
    /// From when on it is in force.
    pub at: Timestamp,
    /// It is in force.
    pub in_force: bool,
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

/// A key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyView {
    /// Its name.
    pub name: KeyName,
    /// Its versions, the newest first.
    pub versions: Listed<KeyVersionView>,
    /// It is the key of a certificate (rule D5).
    pub certificate: bool,
    /// When it gets a new version by itself (rule N8).
    pub rotation_policy: Option<RotationPolicy>,
    /// When that is the next time.
    pub rotates_at: Option<Timestamp>,
}

/// A version of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyVersionView {
    /// The version.
    pub version: KeyVersion,
    /// The key's URI with this version.
    pub uri: KeyUri,
    /// The modulus in bits.
    pub bits: u16,
    /// When it was asked for.
    pub created: Timestamp,
    /// Still being generated.
    pub making: bool,
    /// Enabled.
    pub enabled: bool,
    /// Before this moment it doesn't wrap (rule N7).
    pub not_before: Option<Timestamp>,
    /// From this moment on it doesn't wrap any more (rule N7).
    pub expires: Option<Timestamp>,
    /// It may be used to wrap: it is made, enabled, and between its dates.
    pub can_wrap: bool,
    /// The public modulus, big-endian, lower-case hexadecimal; empty while it is being generated.
    pub modulus: String,
    /// How many objects have their DEK wrapped with it.
    pub wraps: u64,
}

/// A softly deleted key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletedKeyView {
    /// Its name.
    pub name: KeyName,
    /// When it was deleted.
    pub deleted: Timestamp,
    /// When the retention time ends.
    pub purge: Timestamp,
    /// How many versions it has.
    pub versions: u64,
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
