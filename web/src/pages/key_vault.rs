//! The Key Vault page.

use kluis_lab::text::key_vault::KeyVault as Words;
use yew::{Html, component, html};

use crate::lab::use_lab;
use crate::ui::PageTitle;

/// The Key Vault page.
#[component]
pub fn KeyVaultPage() -> Html {
    let lab = use_lab();
    html! { <PageTitle title={lab.t(Words::Title)} lead={lab.t(Words::Lead)} /> }
}
