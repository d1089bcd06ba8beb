//! The chain of a vault in one line, for pages that depend on it.

use kluis_lab::view::VaultView;
use yew::{Html, Properties, component, html};

use super::chain::Chain;
use crate::lab::use_lab;

/// Properties of [`SmallChain`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SmallChainProps {
    /// The vault.
    pub vault: VaultView,
}

/// The chain; nothing for a vault that went with platform keys, which has none to close any more (rule V1).
#[component]
pub fn SmallChain(props: &SmallChainProps) -> Html {
    let lab = use_lab();
    let vault = &props.vault;
    if on_platform_keys(vault) {
        return Html::default();
    }
    let key_vault = vault.key_vault.as_ref().and_then(|name| lab.key_vault(name)).cloned();
    html! { <Chain vault={vault.clone()} {key_vault} small=true /> }
}

/// Something was protected, or tried to be, before a key was assigned.
#[must_use]
pub fn on_platform_keys(vault: &VaultView) -> bool {
    vault.key.is_none() && vault.first_attempt.is_some()
}
