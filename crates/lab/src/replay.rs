//! The journal of accepted events is the saved lab: playing it again gives the same model.

use kluis_keyvault::{KeyVault, VersionState};
use kluis_recovery::{PlatformKey, StorageEncryption};
use kluis_resource::{JobId, Kid};
use thiserror::Error;

use crate::model::State;
use crate::turn::replayed;
use crate::{Effect, Event, Model, Rejection};

/// A journal holds an event that could not have been accepted: it is damaged, or from another version.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("event {index} of the journal can't happen")]
pub struct ReplayError {
    /// Which event, from 0.
    pub index: usize,
    /// Why.
    pub why: Rejection,
}

/// Plays a journal. Its effects were performed when it was written.
///
/// # Errors
/// The first event that can't happen.
pub fn replay(events: &[Event]) -> Result<Model, ReplayError> {
    let mut model = Model::default();
    for (index, event) in events.iter().enumerate() {
        replayed(&mut model, event).map_err(|why| ReplayError { index, why })?;
    }
    Ok(model)
}

/// Jobs that run: after a restart nobody works on them any more, so each is to be failed as interrupted.
#[must_use]
pub fn running_jobs(model: &Model) -> Vec<JobId> {
    match &model.0 {
        State::Unopened => Vec::new(),
        State::Open(lab) => lab.running_jobs().map(|job| job.id).collect(),
    }
}

/// Whether a rotation is due that nobody works on: after a restart, once [`running_jobs`] are failed,
/// [`Outcome::ResumeRotations`](crate::Outcome::ResumeRotations) takes it up again. After any other event it begins by itself.
#[must_use]
pub fn rotations_due(model: &Model) -> bool {
    match &model.0 {
        State::Unopened => false,
        State::Open(lab) => lab.has_rotation_to_begin(),
    }
}

/// Keys that are yet to be made: after a restart these effects are to be performed again.
#[must_use]
pub fn awaited_keys(model: &Model) -> Vec<Effect> {
    let State::Open(lab) = &model.0 else {
        return Vec::new();
    };
    let of_storages = lab.storages.iter().filter_map(|storage| match storage.encryption() {
        StorageEncryption::Platform(key) => Some(key),
        StorageEncryption::Customer { .. } => None,
    });
    let platform = lab
        .vaults
        .iter()
        .map(kluis_recovery::Vault::platform_key)
        .chain(of_storages)
        .chain([&lab.disk_key, &lab.secret_key]);
    let platform = platform.filter(|key| key.is_awaited()).map(|key| Effect::MakeKey {
        kid: key.kid().clone(),
        bits: PlatformKey::BITS,
    });
    platform.chain(lab.key_vaults.iter().flat_map(awaited_in)).collect()
}

fn awaited_in(key_vault: &KeyVault) -> Vec<Effect> {
    let keys = key_vault.keys().iter();
    let versions = keys.flat_map(|key| key.versions.iter().map(|record| (&key.name, record)));
    versions
        .filter(|(_, record)| record.state == VersionState::Making)
        .map(|(name, record)| Effect::MakeKey {
            kid: Kid::Customer(key_vault.uri(name, record.version)),
            bits: record.bits,
        })
        .collect()
}
