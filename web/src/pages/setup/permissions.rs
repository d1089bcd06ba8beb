//! Step 2, here: permissions on the key vault (rule P1).

use kluis_lab::text::setup::PermissionStep as Words;
use kluis_lab::view::{IdentityView, KeyVaultView, StepState, VaultView};
use kluis_resource::PrincipalId;
use kluis_rulebook::KeyPermission;
use yew::{Html, component, html};

use super::panel::{PanelProps, next};
use super::state_of;
use crate::forms::PolicyEditor;
use crate::lab::use_lab;
use crate::ui::{Notice, Tone};

/// The policies of the key vault.
#[component]
pub(super) fn PermissionPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let Some(key_vault) = &props.key_vault else {
        return Html::default();
    };
    let done = state_of(&props.vault, props.step) == Some(&StepState::Done);
    html! {
        <>
            if done {
                <Notice tone={Tone::Good}>{ lab.t(Words::Done(props.vault.name.as_str(), key_vault.name.as_str())) }</Notice>
                { next(&lab, &props.vault, props.step) }
            }
            <PolicyEditor key_vault={key_vault.clone()} principal={principal(&props.vault)} />
        </>
    }
}

/// The permissions that the vault still needs, in the portal's order.
pub(super) fn missing(vault: &VaultView, key_vault: Option<&KeyVaultView>) -> Vec<KeyPermission> {
    let granted = |permission: &KeyPermission| {
        let mut policies = key_vault.into_iter().flat_map(|key_vault| &key_vault.policies);
        policies.any(|policy| Some(policy.principal) == principal(vault) && policy.permissions.contains(permission))
    };
    KeyPermission::ALL
        .into_iter()
        .filter(|permission| !granted(permission))
        .collect()
}

const fn principal(vault: &VaultView) -> Option<PrincipalId> {
    match vault.identity {
        IdentityView::On { principal, .. } => Some(principal),
        IdentityView::Off | IdentityView::SwitchedOff => None,
    }
}
