//! Makes the views of keys.

use kluis_keyvault::{DeletedKey, Key, KeyVault, KeyVersionRecord, Season, VersionState};
use kluis_resource::Kid;

use crate::model::Lab;
use crate::project::wraps;
use crate::view::{DeletedKeyView, KeyVersionView, KeyView};

pub(crate) fn key(lab: &Lab, key_vault: &KeyVault, key: &Key) -> KeyView {
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

pub(crate) fn deleted(deleted: &DeletedKey) -> DeletedKeyView {
    DeletedKeyView {
        name: deleted.own.name.clone(),
        deleted: deleted.deleted,
        purge: deleted.purge,
        versions: u64::try_from(deleted.own.versions.len()).unwrap_or(u64::MAX),
    }
}
