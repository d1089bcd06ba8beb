//! Everybody in the lab who has an identity: vaults, storage accounts, user-assigned identities, disk encryption sets, and
//! Azure Backup itself (rule D11).

use kluis_lab::view::{IdentityView, StorageView, VaultView};
use kluis_resource::PrincipalId;
use yew::AttrValue;

use crate::format::shorten;
use crate::lab::Lab;

/// What Azure calls its backup service, in every language.
const BACKUP_SERVICE: &str = "Backup Management Service";

/// Object ids with names.
pub(super) fn holders(lab: &Lab) -> Vec<(PrincipalId, String)> {
    let identity = |vault: &VaultView| match vault.identity {
        IdentityView::On { principal, .. } => Some((principal, vault.name.to_string())),
        // It has a name of its own.
        IdentityView::User { .. } | IdentityView::Off | IdentityView::SwitchedOff => None,
    };
    let account = |storage: &StorageView| Some((storage.principal?, storage.name.to_string()));
    let vaults = lab.view.vaults.iter().filter_map(identity);
    let user = lab.view.identities.iter();
    vaults
        .chain(user.map(|own| (own.principal, own.name.to_string())))
        .chain(lab.view.storages.iter().filter_map(account))
        .chain(
            lab.view
                .compute
                .sets
                .iter()
                .map(|set| (set.principal, set.name.to_string())),
        )
        .chain([(lab.view.user.backup_service, BACKUP_SERVICE.to_owned())])
        .collect()
}

/// As options of a list: name and shortened id.
pub(super) fn options(holders: &[(PrincipalId, String)]) -> Vec<(AttrValue, AttrValue)> {
    let option = |(id, name): &(PrincipalId, String)| {
        let id = id.to_string();
        let words = format!("{name} · {}", shorten(&id, 8, 4));
        (id.into(), words.into())
    };
    holders.iter().map(option).collect()
}
