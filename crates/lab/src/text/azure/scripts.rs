//! The scripts of the four steps. They are the same in every language: commands, with the names of this lab.

use kluis_rulebook::{KeyVaultRole, SetupStep};

/// Which shell a script is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// PowerShell with the Az module (rule V8).
    PowerShell,
    /// The Azure CLI.
    AzCli,
}

impl Shell {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PowerShell => "PowerShell",
            Self::AzCli => "Azure CLI",
        }
    }
}

/// The names that scripts are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names<'a> {
    /// The resource group.
    pub group: &'a str,
    /// The Recovery Services vault.
    pub vault: &'a str,
    /// The key vault.
    pub key_vault: &'a str,
    /// The key.
    pub key: &'a str,
    /// The subscription.
    pub subscription: &'a str,
    /// The key vault takes roles, no access policies (rule N4).
    pub roles: bool,
}

/// The script of a step.
#[must_use]
pub fn script(step: SetupStep, shell: Shell, names: &Names<'_>) -> String {
    match (shell, step) {
        (Shell::PowerShell, SetupStep::Permissions) if names.roles => power_shell_role(names),
        (Shell::AzCli, SetupStep::Permissions) if names.roles => az_cli_role(names),
        (Shell::PowerShell, _) => power_shell(step, names),
        (Shell::AzCli, _) => az_cli(step, names),
    }
}

/// Step 2 on a key vault that takes roles (rule N4).
fn power_shell_role(names: &Names<'_>) -> String {
    let Names {
        group,
        vault,
        key_vault,
        ..
    } = names;
    let role = KeyVaultRole::CryptoServiceEncryptionUser.azure_name();
    format!(
        "$vault = Get-AzRecoveryServicesVault -ResourceGroupName \"{group}\" -Name \"{vault}\"\n\
         $scope = (Get-AzKeyVault -VaultName \"{key_vault}\" -ResourceGroupName \"{group}\").ResourceId\n\
         New-AzRoleAssignment -ObjectId $vault.Identity.PrincipalId `\n    \
             -RoleDefinitionName \"{role}\" -Scope $scope\n"
    )
}

/// As [`power_shell_role`].
fn az_cli_role(names: &Names<'_>) -> String {
    let Names {
        group,
        vault,
        key_vault,
        ..
    } = names;
    let role = KeyVaultRole::CryptoServiceEncryptionUser.azure_name();
    format!(
        "principal=$(az backup vault identity show \\\n  \
           --resource-group {group} --name {vault} --query principalId --output tsv)\n\
         scope=$(az keyvault show --resource-group {group} --name {key_vault} --query id --output tsv)\n\
         az role assignment create --role \"{role}\" \\\n  \
           --assignee-object-id \"$principal\" --assignee-principal-type ServicePrincipal \\\n  \
           --scope \"$scope\"\n"
    )
}

fn power_shell(step: SetupStep, names: &Names<'_>) -> String {
    let Names {
        group,
        vault,
        key_vault,
        key,
        subscription,
        ..
    } = names;
    let vault_line = format!("$vault = Get-AzRecoveryServicesVault -ResourceGroupName \"{group}\" -Name \"{vault}\"\n");
    match step {
        SetupStep::Identity => format!(
            "{vault_line}\
             Update-AzRecoveryServicesVault -ResourceGroupName $vault.ResourceGroupName `\n    \
                 -Name $vault.Name -IdentityType SystemAssigned\n\n\
             {vault_line}\
             $vault.Identity | Format-List\n"
        ),
        SetupStep::Permissions => format!(
            "{vault_line}\
             Set-AzKeyVaultAccessPolicy -VaultName \"{key_vault}\" -ResourceGroupName \"{group}\" `\n    \
                 -ObjectId $vault.Identity.PrincipalId `\n    \
                 -PermissionsToKeys get,list,unwrapKey,wrapKey -BypassObjectIdValidation\n"
        ),
        SetupStep::Protection => format!(
            "$id = (Get-AzKeyVault -VaultName \"{key_vault}\" -ResourceGroupName \"{group}\").ResourceId\n\
             $resource = Get-AzResource -ResourceId $id\n\
             foreach ($name in \"enableSoftDelete\", \"enablePurgeProtection\") {{\n    \
                 $resource.Properties | Add-Member -MemberType NoteProperty -Name $name -Value $true -Force\n\
             }}\n\
             Set-AzResource -ResourceId $id -Properties $resource.Properties\n"
        ),
        SetupStep::Key => format!(
            "{vault_line}\
             $key = Get-AzKeyVaultKey -VaultName \"{key_vault}\" -Name \"{key}\"\n\
             Set-AzRecoveryServicesVaultProperty -VaultId $vault.ID -EncryptionKeyId $key.Id `\n    \
                 -KeyVaultSubscriptionId \"{subscription}\"\n\n\
             (Get-AzRecoveryServicesVaultProperty -VaultId $vault.ID).encryptionProperties | Format-List\n"
        ),
    }
}

fn az_cli(step: SetupStep, names: &Names<'_>) -> String {
    let Names {
        group,
        vault,
        key_vault,
        key,
        subscription,
        ..
    } = names;
    match step {
        SetupStep::Identity => format!(
            "az backup vault identity assign --system-assigned \\\n  \
               --resource-group {group} --name {vault}\n"
        ),
        SetupStep::Permissions => format!(
            "principal=$(az backup vault identity show \\\n  \
               --resource-group {group} --name {vault} --query principalId --output tsv)\n\
             az keyvault set-policy --name {key_vault} --object-id \"$principal\" \\\n  \
               --key-permissions get list unwrapKey wrapKey\n"
        ),
        SetupStep::Protection => format!(
            "id=$(az keyvault show --resource-group {group} --name {key_vault} --query id --output tsv)\n\
             az resource update --ids \"$id\" \\\n  \
               --set properties.enableSoftDelete=true properties.enablePurgeProtection=true\n"
        ),
        SetupStep::Key => format!(
            "az account set --subscription {subscription}\n\
             key=$(az keyvault key show --vault-name {key_vault} --name {key} --query key.kid --output tsv)\n\
             az backup vault encryption update --resource-group {group} --name {vault} \\\n  \
               --encryption-key-id \"$key\" --mi-system-assigned\n\n\
             az backup vault encryption show --resource-group {group} --name {vault}\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::azure::{Azure, portal};

    const NAMES: Names<'static> = Names {
        group: "testrg",
        vault: "testvault",
        key_vault: "testkeyvault",
        key: "testkey",
        subscription: "00000000-0000-4000-8000-000000000001",
        roles: false,
    };

    #[test]
    fn v8_every_step_has_a_script_for_each_shell_with_the_names_of_the_lab() {
        for step in SetupStep::ALL {
            for shell in [Shell::PowerShell, Shell::AzCli] {
                let script = script(step, shell, &NAMES);
                let subject = if step == SetupStep::Protection {
                    "testkeyvault"
                } else {
                    "testvault"
                };
                assert!(script.contains(subject), "{step:?} {shell:?}: {script}");
                assert!(!script.contains('{') || script.contains("foreach"), "{script}");
            }
        }
    }

    #[test]
    fn n4_on_a_key_vault_with_roles_the_scripts_assign_the_role_and_no_policy() {
        let names = Names { roles: true, ..NAMES };
        for shell in [Shell::PowerShell, Shell::AzCli] {
            let script = script(SetupStep::Permissions, shell, &names);
            assert!(
                script.contains("\"Key Vault Crypto Service Encryption User\""),
                "{script}"
            );
            assert!(!script.contains("olicy"), "{script}");
        }
        assert!(portal(SetupStep::Permissions, &names).contains(&Azure::AccessControl));
    }

    #[test]
    fn p1_the_scripts_grant_the_four_permissions_and_no_more() {
        let scripts = [Shell::PowerShell, Shell::AzCli].map(|shell| script(SetupStep::Permissions, shell, &NAMES));
        assert!(scripts[0].contains("-PermissionsToKeys get,list,unwrapKey,wrapKey -"));
        assert!(scripts[1].ends_with("--key-permissions get list unwrapKey wrapKey\n"));
    }
}
