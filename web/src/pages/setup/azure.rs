//! The same step in Azure: the portal's way, and scripts with the names of this lab (rule V8).

use kluis_lab::text::azure::{Azure as Words, Names, Shell, portal, script};
use kluis_lab::view::{KeyVaultView, VaultView};
use kluis_rulebook::SetupStep;
use yew::{Html, Properties, component, html};

use crate::lab::use_lab;
use crate::ui::Code;

/// Properties of [`AzureTab`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct AzureTabProps {
    pub(super) vault: VaultView,
    pub(super) key_vault: Option<KeyVaultView>,
    pub(super) step: SetupStep,
    /// 1 for the portal, 2 for PowerShell, 3 for the CLI.
    pub(super) tab: usize,
}

/// One of the three tabs after "Here".
#[component]
pub(crate) fn AzureTab(props: &AzureTabProps) -> Html {
    let lab = use_lab();
    let key_vault = props.key_vault.as_ref();
    let assigned = props.vault.key.as_ref().map(|key| &key.uri.key);
    let first = key_vault
        .and_then(|key_vault| key_vault.keys.first())
        .map(|key| &key.name);
    let subscription = lab.view.subscription.to_string();
    let mut users = lab.view.identities.iter();
    let user = users.find(|identity| Some(identity.principal) == props.vault.identity.principal());
    let names = Names {
        group: lab.view.resource_group.as_str(),
        vault_group: props.vault.resource_group.as_str(),
        vault: props.vault.name.as_str(),
        key_vault: key_vault.map_or("testkeyvault", |key_vault| key_vault.name.as_str()),
        key: assigned.or(first).map_or("testkey", |key| key.as_str()),
        subscription: &subscription,
        roles: key_vault.is_some_and(|key_vault| key_vault.rbac),
        user_identity: user.map(|identity| identity.name.as_str()),
        infrastructure_encryption: props.vault.encryption.infrastructure_encryption_state == "Enabled",
    };
    let (shell, needs) = match props.tab {
        2 => (Shell::PowerShell, Words::Module),
        3 => (Shell::AzCli, Words::Cli),
        _ => {
            let steps = portal(props.step, &names)
                .into_iter()
                .map(|words| html! { <li>{ lab.t(words) }</li> });
            return html! {
                <div class="stack">
                    <p class="secondary">{ lab.t(Words::PortalLead) }</p>
                    <ol class="portal">{ for steps }</ol>
                    <p class="secondary">{ lab.t(Words::OnlyShown) }</p>
                </div>
            };
        }
    };
    html! {
        <div class="stack">
            <Code text={script(props.step, shell, &names)} what={lab.t(Words::ScriptName(shell.name()))} />
            <p class="secondary">{ lab.t(needs) }{ " " }{ lab.t(Words::OnlyShown) }</p>
        </div>
    }
}
