//! The Key Vault page: one key vault with its properties, keys, secrets, access policies and audit log. Left out on purpose: what
//! the rules say of them; a refusal is shown in the form that asked.

mod access;
mod audit;
mod create;
mod dates;
mod deleted;
mod import_key;
mod keys;
mod life;
mod new_key;
mod properties;
mod protection;
mod purge;
mod rotation;
mod secrets;
mod version;

use kluis_lab::text::key_vault::KeyVault as Text;
use kluis_lab::text::roles::Roles;
use kluis_lab::view::KeyVaultView;
use kluis_resource::Region;
use yew::{AttrValue, Html, component, html};

use self::access::ReaderEditor;
pub(super) use self::access::{AccessEditor, RoleEditor};
use self::audit::Audit;
pub(crate) use self::create::NewKeyVault;
pub(super) use self::import_key::ImportKeyForm;
use self::keys::Keys;
use self::life::DeletedKeyVaults;
pub(super) use self::new_key::NewKeyForm;
use self::properties::Properties;
pub(super) use self::protection::ProtectionEditor;
use self::secrets::Secrets;
use crate::form::{key_vault_field, use_draft};
use crate::lab::{Lab, use_lab};
use crate::route::Route;
use crate::ui::{ButtonKind, Card, Empty, PageTitle, Tabs};

/// The page.
#[component]
pub fn KeyVaultPage() -> Html {
    let lab = use_lab();
    let tab = use_draft(|| 0_usize);
    let region = lab.current_vault().map_or(Region::WestEurope, |vault| vault.region);
    let content = match current(&lab) {
        None => html! {
            <Empty title={lab.t(Text::NoVault)} action={html! { <NewKeyVault kind={ButtonKind::Primary} {region} /> }}>
                { lab.t(Text::NoVaultWhy) }
            </Empty>
        },
        Some(key_vault) => html! {
            <>
                <div class="picker">
                    { key_vault_field(&lab, lab.t(Text::Which), &key_vault.name, &lab.go.reform(|name| Route::KeyVault(Some(name)))) }
                    <NewKeyVault kind={ButtonKind::Secondary} {region} />
                </div>
                <Properties key={key_vault.name.to_string()} key_vault={key_vault.clone()} />
                <Card>
                    <Tabs
                        label={lab.t(Text::Sections)}
                        names={names(&lab, key_vault)}
                        selected={*tab}
                        onselect={tab.hold()}
                    >
                        { section(&lab, key_vault, *tab) }
                    </Tabs>
                </Card>
            </>
        },
    };
    html! {
        <div class="page key-vault-page">
            <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} />
            { content }
            <DeletedKeyVaults />
        </div>
    }
}

/// The key vault of the address, or that of the vault the user works with, or the first.
fn current(lab: &Lab) -> Option<&KeyVaultView> {
    let named = if let Route::KeyVault(name) = &lab.route {
        name.as_ref()
    } else {
        None
    };
    named
        .and_then(|name| lab.key_vault(name))
        .or_else(|| lab.key_vault(lab.current_vault()?.key_vault.as_ref()?))
        .or_else(|| lab.view.key_vaults.first())
}

/// The tabs, each with how much is behind it.
fn names(lab: &Lab, key_vault: &KeyVaultView) -> Vec<AttrValue> {
    let counted = |text: Text, count: usize| format!("{} ({})", lab.t(text), lab.format().number(count as u64)).into();
    let access = if key_vault.rbac {
        counted(Text::Roles, key_vault.roles.len())
    } else {
        counted(Text::Access, key_vault.policies.len())
    };
    vec![
        counted(Text::Keys, key_vault.keys.len()),
        counted(Text::Secrets, key_vault.secrets.len()),
        access,
        counted(Text::Audit, key_vault.audit.len()),
    ]
}

fn section(lab: &Lab, key_vault: &KeyVaultView, tab: usize) -> Html {
    let key = key_vault.name.to_string();
    match tab {
        0 => html! { <Keys {key} key_vault={key_vault.clone()} /> },
        1 => html! { <Secrets {key} key_vault={key_vault.clone()} /> },
        2 => html! {
            <>
                <p class="secondary above">{ access_why(lab, key_vault) }</p>
                <AccessEditor {key} key_vault={key_vault.clone()} all=true />
                <ReaderEditor key_vault={key_vault.clone()} />
            </>
        },
        _ => html! { <Audit {key} key_vault={key_vault.clone()} /> },
    }
}

fn access_why(lab: &Lab, key_vault: &KeyVaultView) -> String {
    if key_vault.rbac {
        lab.t(Roles::Why(key_vault.name.as_str()))
    } else {
        lab.t(Text::AccessWhy)
    }
}

/// What every part of the page is about.
#[derive(Clone, Debug, PartialEq, yew::Properties)]
pub(super) struct KeyVaultProps {
    /// The key vault.
    pub(super) key_vault: KeyVaultView,
}
