//! The same steps in Azure: the portal's way, and scripts with the names of this lab (rule M2).

use kluis_lab::text::azure::{SetNames, Shell, set_portal, set_script};
use kluis_lab::text::sets::SetStep;
use kluis_resource::Region;
use yew::Html;

use super::standing::{disks_under, key};
use super::subject::Subject;
use crate::lab::Lab;
use crate::route::DiskStep;
use crate::ui::{portal_way, script_way};

/// One of the tabs after "Here": 1 for the portal, 2 for PowerShell, 3 for the CLI.
pub(super) fn in_azure(lab: &Lab, subject: &Subject, step: DiskStep, tab: usize) -> Html {
    let names = match &subject.set {
        Some(set) => SetNames::of(set, disks_under(lab, subject).next(), &lab.view),
        None => names_to_be(lab, subject),
    };
    let step = step_in_azure(step);
    match tab {
        2 => script_way(lab, Shell::PowerShell, set_script(step, Shell::PowerShell, &names)),
        3 => script_way(lab, Shell::AzCli, set_script(step, Shell::AzCli, &names)),
        _ => portal_way(lab, set_portal(step, &names)),
    }
}

/// Azure gives the role Reader together with the permissions, and what follows a read happens by itself.
const fn step_in_azure(step: DiskStep) -> SetStep {
    match step {
        DiskStep::KeyVault => SetStep::KeyVault,
        DiskStep::Key => SetStep::Key,
        DiskStep::Set => SetStep::Set,
        DiskStep::Identity => SetStep::Identity,
        DiskStep::Permissions | DiskStep::Reader => SetStep::Permissions,
        DiskStep::Disk => SetStep::Disks,
        DiskStep::Read => SetStep::Io,
    }
}

/// The names of a set that is yet to be made.
fn names_to_be(lab: &Lab, subject: &Subject) -> SetNames {
    let key_vault = subject.key_vault.as_ref();
    let region = key_vault.map_or(Region::WestCentralUs, |one| one.region);
    let name = key_vault.map_or_else(|| "diskvault".to_owned(), |one| one.name.to_string());
    let (subscription, group) = (lab.view.subscription, &lab.view.resource_group);
    let version = key(subject).and_then(|key| key.versions.first());
    let key = subject
        .key
        .as_ref()
        .map_or_else(|| "testkey".to_owned(), ToString::to_string);
    let key_url = version.map_or_else(
        || format!("https://{name}.vault.azure.net/keys/{key}"),
        |version| version.uri.to_string(),
    );
    SetNames {
        group: group.to_string(),
        region: region.code().to_owned(),
        region_name: region.display_name().to_owned(),
        key_vault_id: format!(
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.KeyVault/vaults/{name}"
        ),
        key_vault: name,
        roles: key_vault.is_some_and(|one| one.rbac),
        key,
        key_url,
        des: "des1".to_owned(),
        disk: "disk1".to_owned(),
        disk_id: None,
    }
}
