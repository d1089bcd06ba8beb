//! What tests ask the shell for, in few words.

use kluis_lab::request::{Advance, AdvanceClock, Restore, RestoreTarget, SavePolicies, Selection};
use kluis_lab::view::{LabView, VaultView};
use kluis_lab::{Request, view};
use kluis_resource::{KeyUri, PrincipalId};
use kluis_rulebook::{Edition, KeyPermission, Refusal};

use super::Shell;
use super::acts::{
    back_up, create_key, draft, enable_identity, enable_purge_protection, enable_soft_delete, key_vault_name, pick_key,
    role,
};

impl Shell {
    pub(crate) fn view(&self) -> LabView {
        view(&self.model)
    }

    pub(crate) fn vault(&self, name: &str) -> VaultView {
        let found = self.view().vaults.into_iter().find(|vault| vault.name.as_str() == name);
        found.unwrap_or_else(|| panic!("there is no vault {name}"))
    }

    pub(crate) fn principal(&self, name: &str) -> PrincipalId {
        let identity = self.vault(name).identity;
        let principal = identity.principal();
        principal.unwrap_or_else(|| panic!("{name} has no identity: {identity:?}"))
    }

    /// The newest version of a key.
    pub(crate) fn newest(&self, key_vault: &str, key: &str) -> KeyUri {
        let view = self.view();
        let key_vault = view
            .key_vaults
            .iter()
            .find(|own| own.name.as_str() == key_vault)
            .unwrap();
        let key = key_vault.keys.iter().find(|own| own.name.as_str() == key).unwrap();
        key.versions[0].uri.clone()
    }

    /// Steps 1 to 3 for `testvault` and `testkeyvault`, and a key `testkey`.
    pub(crate) fn three_steps(&mut self) {
        self.must(enable_identity("testvault"));
        if self.view().edition == Edition::Current {
            self.assign_role("testvault", "testkeyvault");
        } else {
            self.grant("testvault", "testkeyvault", &KeyPermission::ALL);
            self.must(enable_soft_delete("testkeyvault"));
        }
        self.must(enable_purge_protection("testkeyvault"));
        self.must(create_key("testkeyvault", "testkey", 2048));
    }

    /// All four steps, with the picker.
    pub(crate) fn four_steps(&mut self) {
        self.three_steps();
        self.must(pick_key("testvault", "testkeyvault", "testkey"));
    }

    /// Drafts a policy for a vault's identity, and saves it.
    pub(crate) fn grant(&mut self, vault: &str, key_vault: &str, permissions: &[KeyPermission]) {
        let principal = self.principal(vault);
        self.must(draft(key_vault, principal, permissions));
        self.grant_drafted(key_vault);
    }

    /// Gives a vault's identity the role that it needs, and waits until that is in force.
    pub(crate) fn assign_role(&mut self, vault: &str, key_vault: &str) {
        let principal = self.principal(vault);
        self.must(role(key_vault, principal));
        self.advance(Advance::Minutes(10));
    }

    /// Moves the lab's clock forward, and the real one never.
    pub(crate) fn advance(&mut self, by: Advance) {
        self.must(AdvanceClock { by });
    }

    /// Saves what is drafted.
    pub(crate) fn grant_drafted(&mut self, key_vault: &str) {
        self.must(SavePolicies {
            key_vault: key_vault_name(key_vault),
        });
    }

    pub(crate) fn back_up(&mut self, item: &str) -> Result<(), Refusal> {
        self.try_to(back_up("testvault", item, false))
    }

    /// Restores the newest recovery point of an item, whole, to the user's device.
    pub(crate) fn restore(&mut self, item: &str) -> Result<(), Refusal> {
        let act = self.restore_act(item, Selection::All, RestoreTarget::Download);
        self.try_to(act)
    }

    pub(crate) fn restore_act(&self, item: &str, selection: Selection, target: RestoreTarget) -> Request {
        let vault = self.vault("testvault");
        let own = vault.items.iter().find(|own| own.name.as_str() == item).unwrap();
        Request::from(Restore {
            vault: vault.name.clone(),
            item: own.name.clone(),
            recovery_point: own.recovery_points[0].id,
            selection,
            target,
        })
    }
}
