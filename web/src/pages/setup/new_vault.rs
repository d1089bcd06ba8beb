//! A new Recovery Services vault: a button, and the dialog behind it.

use kluis_lab::Request;
use kluis_lab::request::CreateVault;
use kluis_lab::text::setup::Setup as Words;
use kluis_resource::{Region, VaultName};
use yew::{Callback, Html, Properties, component, html};

use crate::form::{ActDialog, NameField, region_field, use_draft};
use crate::lab::use_lab;
use crate::ui::ButtonKind;

/// Properties of [`NewVault`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct NewVaultProps {
    /// What the button is to its view.
    #[prop_or(ButtonKind::Quiet)]
    pub(crate) kind: ButtonKind,
}

/// Creates a vault, and goes on with it.
#[component]
pub(crate) fn NewVault(props: &NewVaultProps) -> Html {
    let lab = use_lab();
    let typed = use_draft(String::new);
    let region = use_draft(|| Region::WestEurope);
    let parsed = VaultName::parse(&typed);
    let act = parsed
        .clone()
        .ok()
        .map(|vault| Request::from(CreateVault { vault, region: *region }));
    let onaccepted = {
        let (typed, choose, made) = (typed.clone(), lab.choose_vault.clone(), parsed.clone().ok());
        Callback::from(move |_| {
            typed.begin(String::new());
            if let Some(made) = made.clone() {
                choose.emit(made);
            }
        })
    };
    html! {
        <ActDialog
            button={lab.t(Words::NewVault)}
            kind={props.kind}
            title={lab.t(Words::NewVaultTitle)}
            lead={lab.t(Words::NewVaultLead)}
            go={lab.t(Words::Create)}
            {act}
            {onaccepted}
        >
            <NameField value={(*typed).clone()} offered=false error={parsed.err()} oninput={typed.hold()} />
            { region_field(&lab, *region, &region.hold()) }
        </ActDialog>
    }
}
