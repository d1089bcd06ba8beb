//! Makes the views of secrets.

use kluis_keyvault::{DeletedSecret, KeyVault, Secret, SecretState, SecretVersionRecord};

use crate::view::{DeletedSecretView, SecretVersionView, SecretView};

/// Its secrets, by name.
pub(crate) fn secrets(key_vault: &KeyVault) -> Vec<SecretView> {
    let mut secrets: Vec<SecretView> = key_vault.secrets().iter().map(|one| secret(key_vault, one)).collect();
    secrets.sort_by(|a, b| a.name.cmp(&b.name));
    secrets
}

/// Its deleted secrets, by name.
pub(crate) fn deleted_secrets(key_vault: &KeyVault) -> Vec<DeletedSecretView> {
    let mut secrets: Vec<DeletedSecretView> = key_vault.deleted_secrets().iter().map(deleted).collect();
    secrets.sort_by(|a, b| a.name.cmp(&b.name));
    secrets
}

fn secret(key_vault: &KeyVault, secret: &Secret) -> SecretView {
    let versions = secret.versions.iter().rev();
    SecretView {
        name: secret.name.clone(),
        versions: versions.map(|record| version(key_vault, secret, record)).collect(),
    }
}

fn version(key_vault: &KeyVault, secret: &Secret, record: &SecretVersionRecord) -> SecretVersionView {
    let making = record.state == SecretState::Making;
    SecretVersionView {
        version: record.version,
        uri: key_vault.secret_uri(&secret.name, record.version),
        created: record.created,
        enabled: record.enabled && !making,
        making,
        wrapped_by: record.wrapped_by.clone(),
        content_type: record.content_type().to_owned(),
    }
}

fn deleted(deleted: &DeletedSecret) -> DeletedSecretView {
    DeletedSecretView {
        name: deleted.own.name.clone(),
        deleted: deleted.deleted,
        purge: deleted.purge,
        versions: u64::try_from(deleted.own.versions.len()).unwrap_or(u64::MAX),
    }
}
