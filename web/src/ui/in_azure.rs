//! What something is in Azure itself: the portal's way, and scripts with the names of this lab.

use kluis_lab::text::Say;
use kluis_lab::text::azure::{Azure as Words, Shell};
use kluis_lab::text::disks_page::Fields;
use kluis_lab::text::setup::Setup;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use super::code::Code;
use super::tabs::Tabs;
use crate::lab::{Lab, use_lab};

/// The portal's way, in its order.
pub fn portal_way<S: Say>(lab: &Lab, steps: Vec<S>) -> Html {
    html! {
        <div class="stack">
            <p class="secondary">{ lab.t(Words::PortalLead) }</p>
            <ol class="portal">{ for steps.into_iter().map(|step| html! { <li>{ lab.t(step) }</li> }) }</ol>
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

/// All three, folded until somebody wants to see them; `about` says what they do, where more than one stands together.
pub fn in_azure<S: Say>(lab: &Lab, about: Option<String>, portal: Vec<S>, script: impl Fn(Shell) -> String) -> Html {
    let scripts = [Shell::PowerShell, Shell::AzCli].map(|shell| script_way(lab, shell, script(shell)));
    let [power_shell, az_cli] = scripts;
    let ways = vec![portal_way(lab, portal), power_shell, az_cli];
    html! { <InAzure about={about.unwrap_or_else(|| lab.t(Fields::InAzure))} {ways} /> }
}

/// Properties of [`InAzure`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct InAzureProps {
    about: AttrValue,
    /// Portal, PowerShell, Azure CLI.
    ways: Vec<Html>,
}

#[component]
fn InAzure(props: &InAzureProps) -> Html {
    let lab = use_lab();
    let tab = use_state_eq(|| 0_usize);
    let shown = props.ways.get(*tab).cloned().unwrap_or_default();
    let names = names(&lab, &[Setup::Portal, Setup::PowerShell, Setup::AzCli]);
    html! {
        <details>
            <summary>{ props.about.clone() }</summary>
            <Tabs label={lab.t(Fields::InAzure)} {names} selected={*tab} onselect={Callback::from(move |next| tab.set(next))}>
                { shown }
            </Tabs>
        </details>
    }
}

/// The ways to do a step: here, and the three in Azure.
pub fn step_tabs(lab: &Lab, label: String, (tab, onselect): (usize, Callback<usize>), shown: Html) -> Html {
    let names = names(lab, &[Setup::Here, Setup::Portal, Setup::PowerShell, Setup::AzCli]);
    html! { <Tabs {label} {names} selected={tab} {onselect}>{ shown }</Tabs> }
}

fn names(lab: &Lab, words: &[Setup<'static>]) -> Vec<AttrValue> {
    words.iter().map(|words| lab.t(words.clone()).into()).collect()
}
