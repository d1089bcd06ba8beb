//! The same step in Azure: the portal's way, and scripts with the names of this lab (rule V8).

use kluis_lab::text::azure::{Names, Shell, portal, script};
use yew::{Html, Properties, component};

use crate::lab::use_lab;
use crate::piece::StepProps;
use crate::ui::{portal_way, script_way};

/// Properties of [`AzureTab`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct AzureTabProps {
    pub(crate) props: StepProps,
    /// 1 for the portal, 2 for PowerShell, 3 for the CLI.
    pub(crate) tab: usize,
}

/// One of the tabs after "Here".
#[component]
pub(crate) fn AzureTab(AzureTabProps { props, tab }: &AzureTabProps) -> Html {
    let lab = &use_lab();
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
    let shell = match *tab {
        2 => Shell::PowerShell,
        3 => Shell::AzCli,
        _ => return portal_way(lab, portal(props.step, &names)),
    };
    script_way(lab, shell, script(props.step, shell, &names))
}
