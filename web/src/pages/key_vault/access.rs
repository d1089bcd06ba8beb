//! Who may use the keys of a key vault: by access policies or by roles, as the key vault has it; and who may see it.

mod policy;
mod readers;
mod roles;

use yew::{Html, component, html};

use self::policy::PolicyEditor;
pub(in crate::pages) use self::policy::PolicyEditorProps;
pub(super) use self::readers::ReaderEditor;
pub(in crate::pages) use self::roles::RoleEditor;

/// The editor that fits the key vault.
#[component]
pub(in crate::pages) fn AccessEditor(props: &PolicyEditorProps) -> Html {
    if props.key_vault.rbac {
        html! { <RoleEditor key_vault={props.key_vault.clone()} principal={props.principal} /> }
    } else {
        html! { <PolicyEditor ..props.clone() /> }
    }
}
