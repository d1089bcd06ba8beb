//! What something is in Azure itself: the portal's way, and scripts with the names of this lab.

use kluis_lab::text::azure::{Azure as Words, Shell};
use kluis_lab::text::disks_page::Fields;
use kluis_lab::text::setup::Setup;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use super::code::Code;
use super::tabs::Tabs;
use crate::lab::{Lab, use_lab};

/// The portal's way, in its order.
pub fn portal_way(lab: &Lab, steps: &[String]) -> Html {
    html! {
        <div class="stack">
            <p class="secondary">{ lab.t(Words::PortalLead) }</p>
            <ol class="portal">{ for steps.iter().map(|step| html! { <li>{ step.clone() }</li> }) }</ol>
            <p class="secondary">{ lab.t(Words::OnlyShown) }</p>
        </div>
    }
}

/// A script, and what it needs.
pub fn script_way(lab: &Lab, shell: Shell, script: String) -> Html {
    let needs = match shell {
        Shell::PowerShell => Words::Module,
        Shell::AzCli => Words::Cli,
    };
    html! {
        <div class="stack">
            <Code text={script} what={lab.t(Words::ScriptName(shell.name()))} />
            <p class="secondary">{ lab.t(needs) }{ " " }{ lab.t(Words::OnlyShown) }</p>
        </div>
    }
}

/// Properties of [`InAzure`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct InAzureProps {
    /// What it does, where more than one stands together.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// The portal's way.
    pub portal: Vec<String>,
    /// The script for PowerShell.
    pub power_shell: String,
    /// The script for the Azure CLI.
    pub az_cli: String,
}

/// All three, folded until somebody wants to see them.
#[component]
pub fn InAzure(props: &InAzureProps) -> Html {
    let lab = use_lab();
    let tab = use_state_eq(|| 0_usize);
    let names: Vec<AttrValue> = [Setup::Portal, Setup::PowerShell, Setup::AzCli]
        .map(|words| AttrValue::from(lab.t(words)))
        .to_vec();
    let onselect = {
        let tab = tab.clone();
        Callback::from(move |next| tab.set(next))
    };
    html! {
        <details>
            <summary>{ props.about.clone().unwrap_or_else(|| lab.t(Fields::InAzure).into()) }</summary>
            <Tabs label={lab.t(Fields::InAzure)} {names} selected={*tab} {onselect}>
                { match *tab {
                    0 => portal_way(&lab, &props.portal),
                    1 => script_way(&lab, Shell::PowerShell, props.power_shell.clone()),
                    _ => script_way(&lab, Shell::AzCli, props.az_cli.clone()),
                } }
            </Tabs>
        </details>
    }
}
