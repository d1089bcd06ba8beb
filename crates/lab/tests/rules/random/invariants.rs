//! What holds whatever happens.

use kluis_lab::Effect;
use kluis_lab::view::{AuditEntry, JobKind, JobState, JobView, KeyVaultView, LabView, VaultView};
use kluis_resource::{KeyUri, Kid};

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
        let kid = match effect {
            Effect::Seal { kid, .. } | Effect::Open { kid, .. } | Effect::ProveKey { kid, .. } => kid,
            Effect::Rewrap { to, .. } => to,
            Effect::MakeKey { .. } | Effect::KeepKey { .. } | Effect::DestroyKeys { .. } | Effect::Cancel { .. } => {
                continue;
            }
        };
        if let Kid::Customer(uri) = kid {
            assert!(enabled(uri), "{effect:?}");
        }
    }
}

pub(super) fn assert_nothing_was_undone(before: &LabView, after: &LabView) {
    for (old, new) in before.vaults.iter().zip(&after.vaults) {
        assert_vault_only_went_on(old, new);
    }
    for (old, new) in before.key_vaults.iter().zip(&after.key_vaults) {
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
