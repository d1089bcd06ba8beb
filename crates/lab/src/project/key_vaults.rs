//! Views of key vaults.

use std::collections::BTreeMap;

use kluis_keyvault::{
    Access, AuditLink, DeletedKey, Key, KeyVault, KeyVersionRecord, Policy, Protection, RoleAssignment, Season,
    VersionState,
};
use kluis_resource::{Kid, PrincipalId};

use super::secrets::{deleted_secrets, secrets};
use super::wraps;
use crate::model::{DeletedKeyVault, Lab};
use crate::view::{
    AuditEntry, DeletedKeyVaultView, DeletedKeyView, KeyVaultView, KeyVersionView, KeyView, PolicyView, ReaderView,
    RoleView,
};

pub(super) fn key_vault(lab: &Lab, key_vault: &KeyVault) -> KeyVaultView {
    let shown = |policies: &[Policy]| policies.iter().map(|one| policy(lab, one)).collect();
    let (roles, policies, draft) = match key_vault.access() {
        Access::Policies { saved, draft } => (Vec::new(), shown(saved), draft.as_deref().map(shown)),
        Access::Roles(roles) => (roles.iter().map(|one| role(lab, one)).collect(), Vec::new(), None),
    };
    let mut keys: Vec<KeyView> = key_vault.keys().iter().map(|one| key(lab, key_vault, one)).collect();
    keys.sort_by(|a, b| a.name.cmp(&b.name));
    let mut deleted_keys: Vec<DeletedKeyView> = key_vault.deleted_keys().iter().map(deleted).collect();
    deleted_keys.sort_by(|a, b| a.name.cmp(&b.name));
    let links = key_vault.audit().links().iter().rev();
    let mut holders = Holders::of(lab);
    KeyVaultView {
        name: key_vault.name().clone(),
        region: key_vault.region(),
        subscription: key_vault.subscription(),
        soft_delete: key_vault.protection() >= Protection::SoftDelete,
        purge_protection: key_vault.protection() >= Protection::PurgeProtection,
        retention_days: key_vault.retention_days(),
        tenant: key_vault.tenant(),
        rbac: matches!(key_vault.access(), Access::Roles(_)),
        roles,
        policies,
        draft,
        keys: keys.into(),
        deleted_keys: deleted_keys.into(),
        secrets: secrets(key_vault).into(),
        deleted_secrets: deleted_secrets(key_vault).into(),
        readers: key_vault.readers().iter().map(|&who| reader(lab, who)).collect(),
        audit: links.map(|link| audit_entry(&mut holders, link)).collect(),
        operations: key_vault.audit().operations(),
    }
}

/// Who holds a principal, each looked for once: a log names a few of them, thousands of times.
struct Holders<'a> {
    lab: &'a Lab,
    known: BTreeMap<PrincipalId, Option<String>>,
}

impl<'a> Holders<'a> {
    fn of(lab: &'a Lab) -> Self {
        let known = BTreeMap::new();
        Self { lab, known }
    }

    fn holder(&mut self, principal: PrincipalId) -> Option<String> {
        let known = self.known.entry(principal);
        known.or_insert_with(|| self.lab.holder(principal)).clone()
    }
}

fn audit_entry(holders: &mut Holders<'_>, link: &AuditLink) -> AuditEntry {
    let audited = &link.audited;
    AuditEntry {
        number: link.number,
        at: audited.at,
        principal: audited.principal,
        holder: holders.holder(audited.principal),
        operation: audited.operation,
        count: audited.count,
        key: audited.subject.clone(),
        before: link.before,
        hash: link.hash,
    }
}

fn policy(lab: &Lab, policy: &Policy) -> PolicyView {
    PolicyView {
        principal: policy.principal,
        holder: lab.holder(policy.principal),
        permissions: policy.permissions.iter().copied().collect(),
        secrets: policy.secrets.iter().copied().collect(),
    }
}

fn reader(lab: &Lab, principal: PrincipalId) -> ReaderView {
    ReaderView {
        principal,
        holder: lab.holder(principal),
    }
}

fn role(lab: &Lab, role: &RoleAssignment) -> RoleView {
    RoleView {
        principal: role.principal,
        holder: lab.holder(role.principal),
        role: role.role,
        at: role.from,
        in_force: role.in_force(lab.now),
    }
}

fn key(lab: &Lab, key_vault: &KeyVault, key: &Key) -> KeyView {
    let versions = key.versions.iter().rev();
    KeyView {
        name: key.name.clone(),
        versions: versions.map(|record| version(lab, key_vault, key, record)).collect(),
        certificate: key.certificate,
        rotation_policy: key.rotation,
        rotates_at: key.rotates_at(),
    }
}

fn version(lab: &Lab, key_vault: &KeyVault, key: &Key, record: &KeyVersionRecord) -> KeyVersionView {
    let uri = key_vault.uri(&key.name, record.version);
    let (making, enabled, modulus) = match &record.state {
        VersionState::Making => (true, false, String::new()),
        VersionState::Made { modulus, enabled } => (false, *enabled, modulus.clone()),
    };
    KeyVersionView {
        version: record.version,
        wraps: wraps(lab, &Kid::Customer(uri.clone())),
        uri,
        bits: record.bits,
        created: record.created,
        making,
        enabled,
        not_before: record.not_before,
        expires: record.expires,
        can_wrap: enabled && record.season(lab.now) == Season::Open,
        modulus,
    }
}

pub(super) fn deleted_key_vault(deleted: &DeletedKeyVault) -> DeletedKeyVaultView {
    let key_vault = &deleted.key_vault;
    DeletedKeyVaultView {
        name: key_vault.name().clone(),
        region: key_vault.region(),
        deleted: deleted.deleted,
        purge: deleted.purge,
        purge_protection: key_vault.protection() == Protection::PurgeProtection,
        keys: u64::try_from(key_vault.keys().len()).unwrap_or(u64::MAX),
    }
}

fn deleted(deleted: &DeletedKey) -> DeletedKeyView {
    DeletedKeyView {
        name: deleted.own.name.clone(),
        deleted: deleted.deleted,
        purge: deleted.purge,
        versions: u64::try_from(deleted.own.versions.len()).unwrap_or(u64::MAX),
    }
}
