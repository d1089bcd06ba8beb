//! The audit log of a key vault as such, for whoever exports or checks it. What a page draws of it is in the view.

use kluis_keyvault::AuditLog;
use kluis_resource::KeyVaultName;
use kluis_rulebook::Refusal;

use crate::Model;
use crate::model::{State, not_found};

/// The log of a key vault.
///
/// # Errors
/// There is no such key vault.
pub fn audit_log<'a>(model: &'a Model, key_vault: &KeyVaultName) -> Result<&'a AuditLog, Refusal> {
    let own = match &model.0 {
        State::Open(lab) => lab.key_vaults.iter().find(|own| own.name() == key_vault),
        State::Unopened => None,
    };
    own.map(kluis_keyvault::KeyVault::audit)
        .ok_or_else(|| not_found(key_vault.as_str()))
}
