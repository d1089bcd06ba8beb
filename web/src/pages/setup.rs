//! The Set-up page: the chain, and the four steps in order.

use kluis_lab::text::setup::Setup as Words;
use yew::{Html, component, html};

use crate::lab::use_lab;
use crate::ui::{Chain, PageTitle};

/// The Set-up page.
#[component]
pub fn SetupPage() -> Html {
    let lab = use_lab();
    let vault = lab.current_vault().cloned();
    html! {
        <>
            <PageTitle title={lab.t(Words::Title)} lead={lab.t(Words::Lead)} />
            if let Some(vault) = vault {
                <Chain key_vault={vault.key_vault.as_ref().and_then(|name| lab.key_vault(name)).cloned()} {vault} />
            }
        </>
    }
}
