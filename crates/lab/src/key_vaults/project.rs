//! Makes the views of key vaults.

use std::collections::BTreeMap;

use kluis_keyvault::{Access, AuditLink, KeyVault, Policy, Protection};
use kluis_resource::PrincipalId;

use crate::access::project::{policy, reader, role};
use crate::keys::project::{deleted, key};
use crate::model::{DeletedKeyVault, Lab};
use crate::secrets::project::{deleted_secrets, secrets};
use crate::view::{AuditEntry, DeletedKeyVaultView, DeletedKeyView, KeyVaultView, KeyView};

pub(crate) fn key_vault(lab: &Lab, key_vault: &KeyVault) -> KeyVaultView {
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

pub(crate) fn deleted_key_vault(deleted: &DeletedKeyVault) -> DeletedKeyVaultView {
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
