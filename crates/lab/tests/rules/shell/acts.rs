//! Acts in few words.

use kluis_lab::request::{
    AssignKey, AssignRole, BackUp, CreateKey, CreateKeyVault, DeleteKey, DisableIdentity, DraftPolicy, EnableIdentity,
    EnablePurgeProtection, EnableSoftDelete, RecoverKey, SetKeyEnabled,
};
use kluis_lab::{FileFacts, KeySource, Request};
use kluis_resource::{KeyName, KeyUri, KeyVaultName, PrincipalId, Region, Timestamp, VaultName};
use kluis_rulebook::{KeyPermission, KeyVaultRole, Workload};

pub(crate) fn vault_name(name: &str) -> VaultName {
    name.parse().unwrap()
}

pub(crate) fn key_vault_name(name: &str) -> KeyVaultName {
    name.parse().unwrap()
}

pub(crate) fn key_name(name: &str) -> KeyName {
    name.parse().unwrap()
}

pub(crate) fn enable_identity(vault: &str) -> Request {
    Request::from(EnableIdentity {
        vault: vault_name(vault),
    })
}

pub(crate) fn disable_identity(vault: &str, accept_inconsistency: bool) -> Request {
    Request::from(DisableIdentity {
        vault: vault_name(vault),
        accept_inconsistency,
    })
}

pub(crate) fn enable_soft_delete(key_vault: &str) -> Request {
    Request::from(EnableSoftDelete {
        key_vault: key_vault_name(key_vault),
    })
}

pub(crate) fn enable_purge_protection(key_vault: &str) -> Request {
    Request::from(EnablePurgeProtection {
        key_vault: key_vault_name(key_vault),
    })
}

pub(crate) fn draft(key_vault: &str, principal: PrincipalId, permissions: &[KeyPermission]) -> Request {
    Request::from(DraftPolicy {
        key_vault: key_vault_name(key_vault),
        principal,
        permissions: permissions.to_vec(),
        secret_permissions: Vec::new(),
    })
}

pub(crate) fn create_key(key_vault: &str, key: &str, bits: u16) -> Request {
    Request::from(CreateKey {
        key_vault: key_vault_name(key_vault),
        key: key_name(key),
        bits,
    })
}

pub(crate) fn set_enabled(key: &KeyUri, enabled: bool) -> Request {
    Request::from(SetKeyEnabled {
        key: key.clone(),
        enabled,
    })
}

pub(crate) fn delete_key(key_vault: &str, key: &str) -> Request {
    Request::from(DeleteKey {
        key_vault: key_vault_name(key_vault),
        key: key_name(key),
    })
}

pub(crate) fn recover_key(key_vault: &str, key: &str) -> Request {
    Request::from(RecoverKey {
        key_vault: key_vault_name(key_vault),
        key: key_name(key),
    })
}

pub(crate) fn pick_key(vault: &str, key_vault: &str, key: &str) -> Request {
    Request::from(AssignKey {
        vault: vault_name(vault),
        source: KeySource::Picker {
            key_vault: key_vault_name(key_vault),
            key: key_name(key),
        },
        infrastructure_encryption: false,
    })
}

pub(crate) fn type_key(vault: &str, uri: &str, subscription: &str) -> Request {
    Request::from(AssignKey {
        vault: vault_name(vault),
        source: KeySource::Uri {
            uri: uri.to_owned(),
            subscription: subscription.to_owned(),
        },
        infrastructure_encryption: false,
    })
}

pub(crate) fn back_up(vault: &str, item: &str, platform_key_accepted: bool) -> Request {
    Request::from(BackUp {
        vault: vault_name(vault),
        item: item.parse().unwrap(),
        platform_key_accepted,
        files: vec![
            file("letters/naïve – 日本.txt", 12),
            file("photo.raw", 5 << 20),
            file("empty", 0),
        ],
        workload: Workload::Files,
    })
}

pub(crate) fn file(path: &str, size: u64) -> FileFacts {
    FileFacts {
        path: path.to_owned(),
        size,
        modified: Timestamp::from_unix_millis(1_600_000_000_000),
    }
}

/// A key vault with soft delete and purge protection, and nothing else about it.
pub(crate) fn new_key_vault(key_vault: &str, region: Region) -> CreateKeyVault {
    CreateKeyVault {
        key_vault: key_vault_name(key_vault),
        region,
        soft_delete: true,
        purge_protection: true,
        retention_days: None,
        rbac: false,
        tenant: None,
        subscription: None,
    }
}

pub(crate) fn create_key_vault(key_vault: &str, region: Region, soft_delete: bool, purge_protection: bool) -> Request {
    Request::from(CreateKeyVault {
        soft_delete,
        purge_protection,
        ..new_key_vault(key_vault, region)
    })
}

/// The role that a vault's identity needs (rule N4).
pub(crate) fn role(key_vault: &str, principal: PrincipalId) -> Request {
    Request::from(AssignRole {
        key_vault: key_vault_name(key_vault),
        principal,
        role: KeyVaultRole::CryptoServiceEncryptionUser,
    })
}

/// The same backup, of another workload.
pub(crate) fn as_workload(act: Request, kind: Workload) -> Request {
    match act {
        Request::BackUp(BackUp {
            vault,
            item,
            platform_key_accepted,
            files,
            ..
        }) => Request::from(BackUp {
            vault,
            item,
            platform_key_accepted,
            files,
            workload: kind,
        }),
        other => other,
    }
}
