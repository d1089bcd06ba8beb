//! Whether an object may be opened now: whoever looks into one takes the same key as whoever restores or reads it (rules E3, M3).

use kluis_recovery::{Storage, Vault};
use kluis_resource::ObjectId;
use kluis_rulebook::Refusal;

use crate::Model;
use crate::model::{Lab, State};

/// Checks that the DEK of an object may be unwrapped now. An object that nobody names is nobody's to refuse.
///
/// # Errors
/// The refusal that restoring or reading it would get.
pub fn check_readable(model: &Model, object: ObjectId) -> Result<(), Refusal> {
    let State::Open(lab) = &model.0 else { return Ok(()) };
    lab.vaults.iter().try_for_each(|vault| in_vault(lab, vault, object))?;
    lab.storages
        .iter()
        .try_for_each(|storage| in_storage(lab, storage, object))?;
    let mut stored = lab.compute.stored();
    match stored.find(|(_, stored)| stored.object == object) {
        Some((encryption, stored)) => lab.key_to_read(encryption, stored).map(|_| ()),
        None => Ok(()),
    }
}

fn in_vault(lab: &Lab, vault: &Vault, object: ObjectId) -> Result<(), Refusal> {
    let Some(point) = vault.kept().of_object(object) else {
        return Ok(());
    };
    vault.check_restore(&point.kid, &lab.directory())?;
    vault.check_second_layer(point.infrastructure.as_ref())
}

fn in_storage(lab: &Lab, storage: &Storage, object: ObjectId) -> Result<(), Refusal> {
    if storage.copies().iter().any(|copy| copy.sealed.object == object) {
        storage.check_read(&lab.directory())?;
    }
    Ok(())
}
