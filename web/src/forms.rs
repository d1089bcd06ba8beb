//! Forms that more than one page uses: access policies, protection, keys, new vaults and key vaults. Each shows its own
//! refusals. Left out on purpose: what stands around them.

mod access;
mod assign;
mod create;
mod holders;
mod import_key;
mod new_key;
mod policy;
mod protection;
mod readers;
mod roles;

pub use access::AccessEditor;
pub use assign::{AssignForm, AssignFormProps};
pub use create::{NewKeyVault, NewKeyVaultProps, NewVault, NewVaultProps};
pub use import_key::{ImportKeyForm, ImportKeyFormProps};
pub use new_key::{NewKeyForm, NewKeyFormProps};
pub use policy::{PolicyEditor, PolicyEditorProps};
pub use protection::{ProtectionEditor, ProtectionEditorProps};
pub use readers::{ReaderEditor, ReaderEditorProps};
pub use roles::{RoleEditor, RoleEditorProps};
