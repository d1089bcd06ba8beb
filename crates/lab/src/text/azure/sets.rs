//! What the eight steps of rule M2 are in Azure itself: the portal's path, and scripts with the names of this lab. The last two steps
//! happen by themselves, and the script shows that they do.

use kluis_rulebook::KeyVaultRole;

use super::Shell;
use super::template::{disk_id, key_vault_id};
use crate::text::sets::SetStep;
use crate::view::{DiskView, LabView, SetView};

texts! {
    /// The portal's way through a step.
    SetPath<'a> {
        CreateKeyVault(key_vault: &'a str, region: &'a str):
            "Create the key vault {key_vault} in {region}, with soft delete and purge protection enabled.",
            "Maak de key vault {key_vault} in {region}, met voorlopig verwijderen en opschoningsbeveiliging ingeschakeld.";
        OpenKeyVault(key_vault: &'a str): "Open the key vault {key_vault}.", "Open de key vault {key_vault}.";
        Keys: "Go to Keys, and choose Generate/Import.", "Ga naar Sleutels en kies Genereren/importeren.";
        CreateKey(key: &'a str):
            "Choose RSA, name it {key}, and create it.", "Kies RSA, noem hem {key} en maak hem.";
        DiskEncryptionSets: "Search for Disk Encryption Sets, and choose Create.", "Zoek naar Schijfversleutelingssets en kies Maken.";
        CreateSet(des: &'a str, region: &'a str):
            "Name it {des}, choose {region}, and encryption at-rest with a customer-managed key.",
            "Noem hem {des}, kies {region} en versleuteling-at-rest met een door de klant beheerde sleutel.";
        ChooseKey(key_vault: &'a str, key: &'a str):
            "Choose the key vault {key_vault}, the key {key} and its version, and create it.",
            "Kies de key vault {key_vault}, de sleutel {key} en de versie, en maak hem.";
        OpenSet(des: &'a str): "Open the disk encryption set {des}.", "Open de schijfversleutelingsset {des}.";
        IdentityThere: "Its identity stands under Identity: nothing is to be done.", "De identiteit staat onder Identiteit: je hoeft niets te doen.";
        Grant: "Choose the banner that asks for permissions on the key vault.", "Kies de melding die om machtigingen op de key vault vraagt.";
        AssignReader(des: &'a str):
            "On the key vault, go to Access control (IAM), and assign {des} the role Reader.",
            "Ga op de key vault naar Toegangsbeheer (IAM) en geef {des} de rol Lezer.";
        AssignCrypto(des: &'a str):
            { format!("On the key vault, go to Access control (IAM), and assign {des} the role {}.", KeyVaultRole::CryptoServiceEncryptionUser.azure_name()) },
            { format!("Ga op de key vault naar Toegangsbeheer (IAM) en geef {des} de rol {}.", KeyVaultRole::CryptoServiceEncryptionUser.azure_name()) };
        OpenDisk(disk: &'a str): "Open the disk {disk}, and go to Encryption.", "Open de schijf {disk} en ga naar Versleuteling.";
        ChooseSet(des: &'a str):
            "Choose a customer-managed key and {des}, and save.", "Kies een door de klant beheerde sleutel en {des}, en sla op.";
        Logs: "Go to Logs: every request stands there with the identity that sent it.", "Ga naar Logboeken: elke aanvraag staat daar, met de identiteit die haar deed.";
    }
}

/// The names that the eight steps are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetNames {
    /// The resource group of everything.
    pub group: String,
    /// The region of the set, by its code.
    pub region: String,
    /// The same, as the portal says it.
    pub region_name: String,
    /// The key vault.
    pub key_vault: String,
    /// Its resource id.
    pub key_vault_id: String,
    /// It takes roles, no access policies (rule N4).
    pub roles: bool,
    /// The key.
    pub key: String,
    /// The key with its version: its URL.
    pub key_url: String,
    /// The disk encryption set.
    pub des: String,
    /// The disk that is put under it.
    pub disk: String,
    /// The resource id of that disk, where it is there.
    pub disk_id: Option<String>,
}

impl SetNames {
    /// The names of a set that is there, and of a disk that is put under it; of a disk that is yet to be made where none is given.
    #[must_use]
    pub fn of(set: &SetView, disk: Option<&DiskView>, view: &LabView) -> Self {
        let key_vault = &set.key.key_vault;
        let own = view.key_vaults.iter().find(|own| own.name == *key_vault);
        Self {
            group: view.resource_group.to_string(),
            region: set.region.code().to_owned(),
            region_name: set.region.display_name().to_owned(),
            key_vault: key_vault.to_string(),
            key_vault_id: key_vault_id(view, key_vault),
            roles: own.is_some_and(|own| own.rbac),
            key: set.key.key.to_string(),
            key_url: set.key.to_string(),
            des: set.name.to_string(),
            disk: disk.map_or_else(|| format!("{}-disk", set.name), |disk| disk.name.to_string()),
            disk_id: disk.map(|disk| disk_id(view, &disk.name)),
        }
    }
}

/// The portal's way through a step, in order.
#[must_use]
pub fn set_portal(step: SetStep, names: &SetNames) -> Vec<SetPath<'_>> {
    let (key_vault, des) = (names.key_vault.as_str(), names.des.as_str());
    match step {
        SetStep::KeyVault => vec![SetPath::CreateKeyVault(key_vault, &names.region_name)],
        SetStep::Key => vec![
            SetPath::OpenKeyVault(key_vault),
            SetPath::Keys,
            SetPath::CreateKey(&names.key),
        ],
        SetStep::Set => vec![
            SetPath::DiskEncryptionSets,
            SetPath::CreateSet(des, &names.region_name),
            SetPath::ChooseKey(key_vault, &names.key),
        ],
        SetStep::Identity => vec![SetPath::OpenSet(des), SetPath::IdentityThere],
        SetStep::Permissions if names.roles => vec![SetPath::AssignCrypto(des)],
        SetStep::Permissions => vec![SetPath::OpenSet(des), SetPath::Grant, SetPath::AssignReader(des)],
        SetStep::Disks => vec![SetPath::OpenDisk(&names.disk), SetPath::ChooseSet(des)],
        SetStep::Requests | SetStep::Io => vec![SetPath::OpenKeyVault(key_vault), SetPath::Logs],
    }
}

/// The script of a step.
#[must_use]
pub fn set_script(step: SetStep, shell: Shell, names: &SetNames) -> String {
    match shell {
        Shell::PowerShell => power_shell(step, names),
        Shell::AzCli => az_cli(step, names),
    }
}

fn power_shell(step: SetStep, names: &SetNames) -> String {
    let SetNames {
        group,
        region,
        key_vault,
        key_vault_id,
        key,
        key_url,
        des,
        disk,
        ..
    } = names;
    let set = format!("$des = Get-AzDiskEncryptionSet -ResourceGroupName \"{group}\" -Name \"{des}\"\n");
    match step {
        SetStep::KeyVault => {
            let roles = if names.roles {
                ""
            } else {
                " `\n    -DisableRbacAuthorization"
            };
            format!(
                "New-AzKeyVault -VaultName \"{key_vault}\" -ResourceGroupName \"{group}\" -Location \"{region}\" `\n    \
                     -EnablePurgeProtection{roles}\n"
            )
        }
        SetStep::Key => {
            format!("Add-AzKeyVaultKey -VaultName \"{key_vault}\" -Name \"{key}\" -Destination Software -Size 2048\n")
        }
        SetStep::Set => format!(
            "$config = New-AzDiskEncryptionSetConfig -Location \"{region}\" -IdentityType SystemAssigned `\n    \
                 -SourceVaultId \"{key_vault_id}\" `\n    \
                 -KeyUrl \"{key_url}\"\n\
             New-AzDiskEncryptionSet -ResourceGroupName \"{group}\" -Name \"{des}\" -InputObject $config\n"
        ),
        SetStep::Identity => format!("{set}$des.Identity | Format-List\n"),
        SetStep::Permissions if names.roles => format!(
            "{set}New-AzRoleAssignment -ObjectId $des.Identity.PrincipalId `\n    \
                 -RoleDefinitionName \"{role}\" `\n    \
                 -Scope \"{key_vault_id}\"\n",
            role = KeyVaultRole::CryptoServiceEncryptionUser.azure_name(),
        ),
        SetStep::Permissions => format!(
            "{set}Set-AzKeyVaultAccessPolicy -VaultName \"{key_vault}\" -ObjectId $des.Identity.PrincipalId `\n    \
                 -PermissionsToKeys wrapkey,unwrapkey,get\n\
             New-AzRoleAssignment -ObjectId $des.Identity.PrincipalId -RoleDefinitionName \"Reader\" `\n    \
                 -ResourceGroupName \"{group}\" -ResourceName \"{key_vault}\" -ResourceType \"Microsoft.KeyVault/vaults\"\n"
        ),
        SetStep::Disks if names.disk_id.is_some() => format!(
            "{set}New-AzDiskUpdateConfig -EncryptionType EncryptionAtRestWithCustomerKey -DiskEncryptionSetId $des.Id |\n    \
                 Update-AzDisk -ResourceGroupName \"{group}\" -DiskName \"{disk}\"\n"
        ),
        SetStep::Disks => format!(
            "{set}$config = New-AzDiskConfig -Location \"{region}\" -CreateOption Empty -DiskSizeGB 32 `\n    \
                 -EncryptionType EncryptionAtRestWithCustomerKey -DiskEncryptionSetId $des.Id\n\
             New-AzDisk -ResourceGroupName \"{group}\" -DiskName \"{disk}\" -Disk $config\n"
        ),
        SetStep::Requests | SetStep::Io => format!(
            "# Nothing to do: Azure does it. The log of the key vault shows each request.\n\
             Get-AzDiagnosticSetting -ResourceId \"{key_vault_id}\"\n"
        ),
    }
}

fn az_cli(step: SetStep, names: &SetNames) -> String {
    let SetNames {
        group,
        region,
        key_vault,
        key_vault_id,
        key,
        key_url,
        des,
        disk,
        ..
    } = names;
    let principal = format!(
        "principal=$(az disk-encryption-set show --resource-group {group} --name {des} \\\n  \
           --query identity.principalId --output tsv)\n"
    );
    let id =
        format!("des=$(az disk-encryption-set show --resource-group {group} --name {des} --query id --output tsv)\n");
    match step {
        SetStep::KeyVault => format!(
            "az keyvault create --name {key_vault} --resource-group {group} --location {region} \\\n  \
               --enable-purge-protection true --enable-rbac-authorization {}\n",
            names.roles
        ),
        SetStep::Key => {
            format!(
                "az keyvault key create --vault-name {key_vault} --name {key} --kty RSA --size 2048 --protection software\n"
            )
        }
        SetStep::Set => format!(
            "az disk-encryption-set create --resource-group {group} --name {des} --location {region} \\\n  \
               --source-vault \"{key_vault_id}\" \\\n  \
               --key-url \"{key_url}\" --mi-system-assigned true\n"
        ),
        SetStep::Identity => {
            format!("az disk-encryption-set show --resource-group {group} --name {des} --query identity\n")
        }
        SetStep::Permissions if names.roles => format!(
            "{principal}az role assignment create --role \"{role}\" \\\n  \
               --assignee-object-id \"$principal\" --assignee-principal-type ServicePrincipal \\\n  \
               --scope \"{key_vault_id}\"\n",
            role = KeyVaultRole::CryptoServiceEncryptionUser.azure_name(),
        ),
        SetStep::Permissions => format!(
            "{principal}az keyvault set-policy --name {key_vault} --object-id \"$principal\" \\\n  \
               --key-permissions wrapkey unwrapkey get\n\
             az role assignment create --role Reader \\\n  \
               --assignee-object-id \"$principal\" --assignee-principal-type ServicePrincipal \\\n  \
               --scope \"{key_vault_id}\"\n"
        ),
        SetStep::Disks => {
            let (verb, more) = match names.disk_id {
                Some(_) => ("update", ""),
                None => ("create", " --size-gb 32"),
            };
            format!(
                "{id}az disk {verb} --resource-group {group} --name {disk}{more} \\\n  \
                   --encryption-type EncryptionAtRestWithCustomerKey --disk-encryption-set \"$des\"\n"
            )
        }
        SetStep::Requests | SetStep::Io => format!(
            "# Nothing to do: Azure does it. The log of the key vault shows each request.\n\
             az monitor diagnostic-settings list --resource \"{key_vault_id}\"\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use kluis_compute::DiskEncryption;

    use super::*;
    use crate::sample_views::{disk, lab, set};
    use crate::text::{Lang, Say};

    fn names(with_disk: bool) -> SetNames {
        let lab = lab();
        let own = disk(&lab, DiskEncryption::Platform);
        SetNames::of(&set(&lab, 0, None), with_disk.then_some(&own), &lab)
    }

    #[test]
    fn m2_every_step_has_a_way_through_the_portal_and_a_script_for_each_shell() {
        for names in [names(true), names(false)] {
            for step in SetStep::ALL {
                let path = set_portal(step, &names);
                assert!(!path.is_empty());
                for line in &path {
                    assert_ne!(line.say(Lang::En), line.say(Lang::Nl));
                }
                for shell in [Shell::PowerShell, Shell::AzCli] {
                    let script = set_script(step, shell, &names);
                    let is_of_lab = script.contains("testkeyvault") || script.contains("testdes");
                    assert!(is_of_lab && script.ends_with('\n'), "{step:?} {shell:?}: {script}");
                    assert!(!script.contains('{'), "{script}");
                }
            }
        }
    }

    #[test]
    fn m2_the_scripts_grant_wrap_unwrap_get_and_the_role_reader() {
        let names = names(true);
        let power_shell = set_script(SetStep::Permissions, Shell::PowerShell, &names);
        assert!(power_shell.contains("-PermissionsToKeys wrapkey,unwrapkey,get\n"));
        assert!(power_shell.contains("-RoleDefinitionName \"Reader\""));
        let az_cli = set_script(SetStep::Permissions, Shell::AzCli, &names);
        assert!(az_cli.contains("--key-permissions wrapkey unwrapkey get\n"));
        assert!(az_cli.contains("--role Reader"));
    }

    #[test]
    fn n4_on_a_key_vault_with_roles_one_role_is_enough() {
        let names = SetNames {
            roles: true,
            ..names(true)
        };
        for shell in [Shell::PowerShell, Shell::AzCli] {
            let script = set_script(SetStep::Permissions, shell, &names);
            assert!(script.contains("Key Vault Crypto Service Encryption User"));
            assert!(!script.contains("Reader") && !script.contains("olicy"), "{script}");
        }
    }

    #[test]
    fn m2_a_disk_that_is_there_is_changed_and_another_is_made() {
        let script = |with_disk, shell| set_script(SetStep::Disks, shell, &names(with_disk));
        assert!(script(true, Shell::PowerShell).contains("Update-AzDisk"));
        assert!(script(true, Shell::AzCli).contains("az disk update"));
        assert!(script(false, Shell::PowerShell).contains("New-AzDisk -ResourceGroupName"));
        assert!(script(false, Shell::PowerShell).contains("-DiskEncryptionSetId $des.Id"));
        assert!(script(false, Shell::AzCli).contains("az disk create"));
    }
}
