//! Makes the views of the set-up of vaults.

use kluis_recovery::{Assignment, Encryption, Follow, History, Identity, Keys, LastUpdate, Vault};
use kluis_resource::TenantId;
use kluis_rulebook::Workload;

use crate::backup::project::{Blocked, item, machine};
use crate::model::Lab;
use crate::view::{
    CheckView, EncryptionProperties, IdentityView, ItemView, PendingKeyView, StepView, VaultKeyView, VaultView,
};

pub(crate) fn vault(lab: &Lab, vault: &Vault) -> VaultView {
    let (keys, location) = (lab.directory(), vault.location());
    let steps = vault.steps(&keys).into_iter();
    let checklist = vault.checklist(&keys).into_iter();
    let kept = vault.kept();
    let items = kept.items().iter().filter(|item| vault.machine(&item.name).is_none());
    let by_key = kept
        .wrapped()
        .map(|(kid, _)| (kid, vault.check_restore(kid, &keys).err()));
    let blocked = Blocked {
        by_key: by_key.collect(),
        second_layer: vault.check_second_layer(vault.infrastructure()).err(),
    };
    let mut items: Vec<ItemView> = items.map(|one| item(one, &blocked)).collect();
    items.sort_by(|a, b| a.name.cmp(&b.name));
    VaultView {
        name: vault.name().clone(),
        region: location.region,
        tenant: location.tenant,
        subscription: location.subscription,
        resource_group: location.resource_group.clone(),
        resource_id: format!(
            "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.RecoveryServices/vaults/{}",
            location.subscription,
            location.resource_group,
            vault.name()
        ),
        identity: identity(location.tenant, vault.identity()),
        key_vault: vault.key_vault(&keys),
        steps: steps.map(|(step, state)| StepView { step, state }).collect(),
        checklist: checklist.map(|(check, holds)| CheckView { check, holds }).collect(),
        encryption: encryption(vault),
        key: match vault.encryption() {
            Encryption::Platform => None,
            Encryption::Customer(assignment) => Some(vault_key(vault, assignment, &keys)),
        },
        pending_key: vault.pending().map(|pending| PendingKeyView {
            uri: pending.to.key.clone(),
            at: pending.at,
        }),
        infrastructure_blocked: vault.infrastructure_blocked(lab.edition.terms()),
        first_attempt: match vault.history() {
            History::Clean => None,
            History::Attempted { first_item } => Some(first_item.clone()),
        },
        backup_blocked: vault
            .check_back_up((kept.items().is_empty(), Workload::Files), true, &keys)
            .err(),
        new_item_blocked: vault.check_back_up((true, Workload::Files), true, &keys).err(),
        items: items.into(),
        policies: vault.policies().to_vec(),
        machines: vault.machines().iter().map(|one| machine(lab, vault, one)).collect(),
    }
}

const fn identity(tenant: TenantId, identity: Identity) -> IdentityView {
    match identity {
        Identity::Off => IdentityView::Off,
        Identity::SwitchedOff => IdentityView::SwitchedOff,
        Identity::User { principal } => IdentityView::User { principal, tenant },
        Identity::On { principal } | Identity::Returned { principal } => IdentityView::On {
            principal,
            tenant,
            inconsistent: matches!(identity, Identity::Returned { .. }),
        },
    }
}

fn encryption(vault: &Vault) -> EncryptionProperties {
    let (kind, key_uri, subscription_id) = match vault.encryption() {
        Encryption::Platform => ("MicrosoftManaged", None, None),
        Encryption::Customer(assignment) => (
            "CustomerManaged",
            Some(assignment.shown_uri()),
            Some(assignment.subscription),
        ),
    };
    let status = match vault.last_update() {
        LastUpdate::None => None,
        LastUpdate::InProgress { .. } => Some("InProgress"),
        LastUpdate::Succeeded => Some("Succeeded"),
        LastUpdate::Failed => Some("Failed"),
    };
    EncryptionProperties {
        encryption_at_rest_type: kind.to_owned(),
        key_uri,
        subscription_id,
        last_update_status: status.map(str::to_owned),
        infrastructure_encryption_state: match vault.infrastructure() {
            Some(_) => "Enabled".to_owned(),
            None => "Disabled".to_owned(),
        },
    }
}

fn vault_key(vault: &Vault, assignment: &Assignment, keys: &dyn Keys) -> VaultKeyView {
    VaultKeyView {
        uri: assignment.key.clone(),
        rotates: assignment.follow == Follow::Latest,
        bits: assignment.bits,
        trouble: vault.key_trouble(keys),
    }
}
