//! Step 2, here: permissions on the key vault (rule P1).

use kluis_lab::text::setup::PermissionStep as Words;
use kluis_lab::view::{KeyVaultView, StepState, VaultView};
use kluis_rulebook::KeyPermission;
use yew::{Html, component, html};

use super::next::next;
use super::state_of;
use crate::lab::use_lab;
use crate::pages::key_vault::AccessEditor;
use crate::piece::StepProps;
use crate::ui::{Notice, Tone};

/// The policies of the key vault.
#[component]
pub(super) fn PermissionPanel(props: &StepProps) -> Html {
    let lab = use_lab();
    let Some(key_vault) = &props.key_vault else {
        return Html::default();
    };
    let done = state_of(&props.vault, props.step) == Some(&StepState::Done);
    html! {
        <>
            if done {
                <Notice tone={Tone::Good}>{ lab.t(Words::Done(props.vault.name.as_str(), key_vault.name.as_str())) }</Notice>
                { next(&lab, props) }
            }
            <AccessEditor key_vault={key_vault.clone()} principal={props.vault.identity.principal()} />
        </>
    }
}

/// The permissions that the vault still needs, in the portal's order.
pub(super) fn missing(vault: &VaultView, key_vault: Option<&KeyVaultView>) -> Vec<KeyPermission> {
    let principal = vault.identity.principal();
    let granted = key_vault
        .zip(principal)
        .map(|(key_vault, principal)| key_vault.granted(principal));
    let granted = granted.unwrap_or_default();
    KeyPermission::ALL
        .into_iter()
        .filter(|permission| !granted.contains(permission))
        .collect()
}
