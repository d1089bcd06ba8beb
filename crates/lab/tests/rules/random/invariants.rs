//! What holds whatever happens.

use kluis_lab::request::PurgeKey;
use kluis_lab::view::{AuditEntry, JobKind, JobState, JobView, KeyVaultView, LabView, VaultView};
use kluis_lab::{AuditedOperation, Effect, Request};
use kluis_resource::{KeyUri, Kid};
use kluis_rulebook::{SecretOperation, SecretPermission};
use serde_json::Value;

use crate::shell::Shell;

/// E3: nothing is ever ordered with a customer's key that is not enabled.
pub(super) fn assert_keys_are_usable(before: &LabView, after: &LabView, effects: &[Effect]) {
    let enabled = |uri: &KeyUri| {
        [before, after].iter().any(|view| {
            let keys = view.key_vaults.iter().flat_map(|key_vault| &key_vault.keys);
            let mut versions = keys.flat_map(|key| &key.versions);
            versions.any(|version| version.uri == *uri && version.enabled)
        })
    };
    for effect in effects {
        let kids = match effect {
            Effect::Open { kid, .. }
            | Effect::ProveKey { kid, .. }
            | Effect::MakeSecret { kid, .. }
            | Effect::RestoreSecret { kid, .. } => vec![kid],
            Effect::Rewrap { to, .. } => vec![to],
            Effect::Make { objects, .. } => objects.iter().map(|object| &object.kid).collect(),
            Effect::MakeKey { .. }
            | Effect::KeepKey { .. }
            | Effect::DestroyKeys { .. }
            | Effect::DestroySecrets { .. }
            | Effect::RemoveObjects { .. }
            | Effect::Cancel { .. } => continue,
        };
        for kid in kids {
            if let Kid::Customer(uri) = kid {
                assert!(enabled(uri), "{effect:?}");
            }
        }
    }
}

pub(super) fn assert_nothing_was_undone(before: &LabView, after: &LabView) {
    for (old, new) in before.vaults.iter().zip(&after.vaults) {
        assert_vault_only_went_on(old, new);
    }
    for old in &before.key_vaults {
        // A deleted one is not there; one of the same name that was made anew in one step doesn't come.
        let Some(new) = after.key_vaults.iter().find(|new| new.name == old.name) else {
            continue;
        };
        let level = |key_vault: &KeyVaultView| (key_vault.soft_delete, key_vault.purge_protection);
        assert!(level(old) <= level(new), "K1: protection is final");
        assert!(
            new.soft_delete || !new.purge_protection,
            "K1: purge protection needs soft delete"
        );
        assert!(
            new.audit.ends_with(&without_holders(&old.audit, &new.audit)),
            "the audit log only grows"
        );
    }
    let unended = |job: &&JobView| job.state == JobState::InProgress;
    for vault in &after.vaults {
        for kind in [JobKind::RotateKey, JobKind::UpdateEncryptionKey] {
            let own = |job: &&JobView| job.kind == kind && job.resource == vault.name.as_str();
            let running = after.jobs.iter().filter(own).filter(unended).count();
            assert!(running <= 1, "{kind:?} runs {running} times");
        }
    }
}

/// The old audit lines as they would be shown now: whose a principal is may have changed.
fn without_holders(old: &[AuditEntry], new: &[AuditEntry]) -> Vec<AuditEntry> {
    let tail = &new[new.len() - old.len()..];
    let shown = old.iter().zip(tail);
    shown
        .map(|(old, new)| AuditEntry {
            holder: new.holder.clone(),
            ..old.clone()
        })
        .collect()
}

fn assert_vault_only_went_on(old: &VaultView, new: &VaultView) {
    let customer = |vault: &VaultView| vault.encryption.encryption_at_rest_type == "CustomerManaged";
    if customer(old) {
        assert!(customer(new), "V2: there is no way back");
    } else if old.first_attempt.is_some() {
        assert!(!customer(new), "V1: a vault with a history gets no key");
    }
    if old.first_attempt.is_some() {
        assert_eq!(
            new.first_attempt, old.first_attempt,
            "V1: the first attempt is for ever"
        );
    }
    for item in &old.items {
        let now = new
            .items
            .iter()
            .find(|own| own.name == item.name)
            .expect("an item stays");
        for point in &item.recovery_points {
            let own = now.recovery_points.iter().find(|own| own.id == point.id);
            let own = own.expect("E3: a recovery point is never lost");
            assert_eq!((own.object, &own.files), (point.object, &point.files));
        }
    }
}

/// Once everything is performed, what can be read is under the vault's own key, where that can be used.
pub(super) fn assert_settled(view: &LabView) {
    for vault in &view.vaults {
        let Some(key) = vault.key.as_ref().filter(|key| key.trouble.is_none()) else {
            continue;
        };
        for point in vault.items.iter().flat_map(|item| &item.recovery_points) {
            if point.restore_blocked.is_none() {
                assert_eq!(
                    point.kid,
                    Kid::Customer(key.uri.clone()),
                    "A3: every DEK that can be is rotated"
                );
            }
        }
    }
}

/// K2: what a protected key vault keeps is gone only once its time has come.
pub(super) fn assert_only_unprotected_is_purged(before: &LabView, after: &LabView, act: &Request) {
    for old in before.key_vaults.iter().filter(|old| old.purge_protection) {
        if let Request::PurgeKey(PurgeKey { key_vault, .. }) = act {
            assert_ne!(*key_vault, old.name, "K2: purged while protected");
        }
        let Some(new) = after.key_vaults.iter().find(|new| new.name == old.name) else {
            continue;
        };
        for deleted in &old.deleted_keys {
            let kept = new.deleted_keys.iter().any(|own| own.name == deleted.name);
            let back = new.keys.iter().any(|own| own.name == deleted.name);
            assert!(
                kept || back || deleted.purge <= after.now,
                "K2: {} is gone",
                deleted.name
            );
        }
    }
    for old in before.deleted_key_vaults.iter().filter(|old| old.purge_protection) {
        let kept = after.deleted_key_vaults.iter().any(|own| own.name == old.name);
        let back = after.key_vaults.iter().any(|own| own.name == old.name);
        assert!(kept || back || old.purge <= after.now, "K2: {} is gone", old.name);
    }
}

/// P1, N4: whoever used a key might do so, in the lab as it was before the event or as it was after it.
pub(super) fn assert_uses_were_allowed(before: &LabView, after: &LabView) {
    for new in &after.key_vaults {
        // One that has just come back brings its old entries with it.
        let Some(old) = before.key_vaults.iter().find(|old| old.name == new.name) else {
            continue;
        };
        let known = old.audit.len().min(new.audit.len());
        // Azure Disk Encryption is let in by the key vault itself, without a policy or a role (rule D3).
        let is_granted = |entry: &&AuditEntry| entry.holder.as_deref() != Some("Azure Disk Encryption");
        for entry in new.audit[..new.audit.len() - known].iter().filter(is_granted) {
            let may = |key_vault: &KeyVaultView| {
                let keys = key_vault
                    .granted(entry.principal)
                    .into_iter()
                    .map(AuditedOperation::from);
                let secrets = key_vault.granted_secrets(entry.principal).into_iter();
                let secrets = secrets.filter_map(|one| match one {
                    SecretPermission::Get => Some(SecretOperation::Get.into()),
                    SecretPermission::Backup => Some(SecretOperation::Backup.into()),
                    SecretPermission::List => None,
                });
                keys.chain(secrets).any(|one| entry.operation == one)
            };
            assert!(may(old) || may(new), "by somebody who may not: {entry:?}");
        }
    }
}

/// Every wrap and unwrap that happened with a key of a key vault that is still there stands in its audit log.
pub(super) fn assert_every_use_is_audited(shell: &Shell) {
    let view = shell.view();
    for ((key, operation), count) in &shell.uses {
        let Some(key_vault) = view.key_vaults.iter().find(|own| own.name == key.key_vault) else {
            continue;
        };
        let audited: u64 = key_vault
            .audit
            .iter()
            .filter(|entry| entry.key == key.clone().into() && entry.operation == (*operation).into())
            .map(|entry| entry.count)
            .sum();
        // One of its name may have been made anew: nobody knows its versions, and its log knows nothing of them.
        let known = key_vault.audit.iter().any(|entry| entry.key == key.clone().into());
        assert!(
            !known || audited >= *count,
            "{operation:?} of {key}: {audited} of {count}"
        );
    }
}

/// Nothing that could be a DEK (32 bytes) or a private key (more) stands anywhere, but for public moduli and hashes by name.
pub(super) fn assert_no_secret(value: &Value, hashes: &[&str]) {
    match value {
        Value::String(text) => {
            let hex = text.len() >= 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            let digits = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=_-".contains(&byte);
            let is_long = text.len() == 43 || text.len() == 44 && text.ends_with('=') || text.len() >= 300;
            let base64 = is_long && text.bytes().all(digits);
            assert!(!hex && !base64, "{text}");
        }
        Value::Array(values) => values.iter().for_each(|value| assert_no_secret(value, hashes)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let public = name == "modulus" || hashes.contains(&name.as_str());
                if !public {
                    assert_no_secret(value, hashes);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
