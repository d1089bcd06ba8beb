//! The Back up page: what must hold first, the files, the backup that runs, and the items of the vault. Left out on
//! purpose: whether a backup is accepted (the lab says so).

mod checklist;
mod form;
mod items;
mod machines;
mod news;
mod pmk;
mod workload;

use kluis_lab::text::back_up::BackUp as Text;
use kluis_lab::view::VaultView;
use kluis_resource::ItemName;
use yew::{Callback, Html, Properties, component, html};

use self::checklist::checklist;
use self::form::BackUpForm;
use self::items::items;
use self::machines::machines;
use self::news::News;
use crate::form::use_draft;
use crate::lab::use_lab;
use crate::ui::{PageTitle, SmallChain};

/// The page.
#[component]
pub fn BackUpPage() -> Html {
    let lab = use_lab();
    let content = lab
        .current_vault()
        .map(|vault| html! { <OfVault key={vault.name.to_string()} vault={vault.clone()} /> });
    html! {
        <div class="page back-up-page">
            <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} />
            { content }
        </div>
    }
}

/// What the parts of the page are about.
#[derive(Clone, PartialEq, Properties)]
struct VaultProps {
    vault: VaultView,
}

/// The page of one vault.
#[component]
fn OfVault(props: &VaultProps) -> Html {
    let lab = use_lab();
    let again = use_draft(|| None::<ItemName>);
    let vault = &props.vault;
    let onagain: Callback<Option<ItemName>> = again.hold();
    html! {
        <>
            <SmallChain vault={vault.clone()} />
            <News vault={vault.clone()} />
            <div class="beside">
                { checklist(&lab, vault) }
                <BackUpForm vault={vault.clone()} again={(*again).clone()} onagain={onagain.clone()} />
            </div>
            { items(&lab, vault, &onagain.reform(Some)) }
            { machines(&lab, vault) }
        </>
    }
}
