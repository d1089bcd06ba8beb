//! Who may use the keys of a key vault: by access policies or by roles, as the key vault has it.

use yew::{Html, component, html};

use super::policy::{PolicyEditor, PolicyEditorProps};
use super::roles::RoleEditor;

/// The editor that fits the key vault.
#[component]
pub fn AccessEditor(props: &PolicyEditorProps) -> Html {
    if props.key_vault.rbac {
        html! { <RoleEditor key_vault={props.key_vault.clone()} principal={props.principal} /> }
    } else {
        html! { <PolicyEditor ..props.clone() /> }
    }
}
