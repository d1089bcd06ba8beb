//! The same in Azure itself: the portal's way, and a script for each shell (rules D11–D13).

use kluis_lab::text::azure::{Azure as Words, Shell};
use kluis_lab::text::setup::Setup;
use kluis_lab::text::vm_backup::VmBackup as Text;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use crate::lab::use_lab;
use crate::ui::{Code, Tabs};

/// Properties of [`InAzure`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::pages) struct InAzureProps {
    /// What it is about.
    pub(in crate::pages) about: AttrValue,
    /// The portal's way, line by line.
    pub(in crate::pages) portal: Vec<String>,
    /// The script for PowerShell.
    pub(in crate::pages) power_shell: AttrValue,
    /// The script for the Azure CLI.
    pub(in crate::pages) az_cli: AttrValue,
}

/// Folded up until it is asked for.
#[component]
pub(in crate::pages) fn InAzure(props: &InAzureProps) -> Html {
    let lab = use_lab();
    let tab = use_state_eq(|| 0_usize);
    let names = [Setup::Portal, Setup::PowerShell, Setup::AzCli].map(|name| AttrValue::from(lab.t(name)));
    let (script, shell, needs) = match *tab {
        1 => (&props.power_shell, Shell::PowerShell, Words::Module),
        _ => (&props.az_cli, Shell::AzCli, Words::Cli),
    };
    let onselect = {
        let tab = tab.clone();
        Callback::from(move |next| tab.set(next))
    };
    html! {
        <details class="in-azure">
            <summary>{ lab.t(Text::InAzureOf(&props.about)) }</summary>
            <Tabs label={lab.t(Text::Ways)} names={names.to_vec()} selected={*tab} {onselect}>
                <div class="stack">
                    if *tab == 0 {
                        <p class="secondary">{ lab.t(Words::PortalLead) }</p>
                        <ol class="portal">{ for props.portal.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ol>
                        <p class="secondary">{ lab.t(Words::OnlyShown) }</p>
                    } else {
                        <Code text={script.clone()} what={lab.t(Words::ScriptName(shell.name()))} />
                        <p class="secondary">{ lab.t(needs) }{ " " }{ lab.t(Words::OnlyShown) }</p>
                    }
                </div>
            </Tabs>
        </details>
    }
}
