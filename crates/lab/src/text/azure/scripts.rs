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
    /// The resource group of the key vault and of everything else that never moved.
    pub group: &'a str,
    /// The vault's resource group.
    pub vault_group: &'a str,
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
    /// The vault's user-assigned identity, where it has one (rule N3).
    pub user_identity: Option<&'a str>,
    /// The vault has a second layer (rule E5).
    pub infrastructure_encryption: bool,
}

impl Names<'_> {
    /// Gets the vault, as `$vault`.
    fn power_shell_vault(&self) -> String {
        let Self { vault_group, vault, .. } = self;
        format!("$vault = Get-AzRecoveryServicesVault -ResourceGroupName \"{vault_group}\" -Name \"{vault}\"\n")
    }

    /// Gets the user-assigned identity, as `$identity`; nothing where the vault's own is used.
    fn power_shell_identity(&self) -> String {
        let Self { group, .. } = self;
        self.user_identity.map_or_else(String::new, |name| {
            format!("$identity = Get-AzUserAssignedIdentity -ResourceGroupName \"{group}\" -Name \"{name}\"\n")
        })
    }

    /// Who is given access, in PowerShell, after the lines above.
    const fn power_shell_principal(&self) -> &'static str {
        match self.user_identity {
            Some(_) => "$identity.PrincipalId",
            None => "$vault.Identity.PrincipalId",
        }
    }

    /// Gets who is given access, as `principal`.
    fn az_cli_principal(&self) -> String {
        let Self {
            group,
            vault_group,
            vault,
            ..
        } = self;
        match self.user_identity {
            Some(name) => format!(
                "principal=$(az identity show \\\n  \
                   --resource-group {group} --name {name} --query principalId --output tsv)\n"
            ),
            None => format!(
                "principal=$(az backup vault identity show \\\n  \
                   --resource-group {vault_group} --name {vault} --query principalId --output tsv)\n"
            ),
        }
    }

    /// Gets the resource id of the user-assigned identity, as `identity`; nothing where the vault's own is used.
    fn az_cli_identity(&self) -> String {
        let Self { group, .. } = self;
        self.user_identity.map_or_else(String::new, |name| {
            format!("identity=$(az identity show --resource-group {group} --name {name} --query id --output tsv)\n")
        })
    }
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
    let Names { group, key_vault, .. } = names;
    let role = KeyVaultRole::CryptoServiceEncryptionUser.azure_name();
    let (vault, identity) = (names.power_shell_vault(), names.power_shell_identity());
    let principal = names.power_shell_principal();
    format!(
        "{vault}{identity}\
         $scope = (Get-AzKeyVault -VaultName \"{key_vault}\" -ResourceGroupName \"{group}\").ResourceId\n\
         New-AzRoleAssignment -ObjectId {principal} `\n    \
             -RoleDefinitionName \"{role}\" -Scope $scope\n"
    )
}

/// As [`power_shell_role`].
fn az_cli_role(names: &Names<'_>) -> String {
    let Names { group, key_vault, .. } = names;
    let role = KeyVaultRole::CryptoServiceEncryptionUser.azure_name();
    let principal = names.az_cli_principal();
    format!(
        "{principal}\
         scope=$(az keyvault show --resource-group {group} --name {key_vault} --query id --output tsv)\n\
         az role assignment create --role \"{role}\" \\\n  \
           --assignee-object-id \"$principal\" --assignee-principal-type ServicePrincipal \\\n  \
           --scope \"$scope\"\n"
    )
}

fn power_shell(step: SetupStep, names: &Names<'_>) -> String {
    let Names {
        group,
        key_vault,
        key,
        subscription,
        ..
    } = names;
    let (vault_line, identity) = (names.power_shell_vault(), names.power_shell_identity());
    match step {
        SetupStep::Identity => {
            let kind = match names.user_identity {
                Some(_) => "UserAssigned -IdentityId $identity.Id",
                None => "SystemAssigned",
            };
            format!(
                "{vault_line}{identity}\
                 Update-AzRecoveryServicesVault -ResourceGroupName $vault.ResourceGroupName `\n    \
                     -Name $vault.Name -IdentityType {kind}\n\n\
                 {vault_line}\
                 $vault.Identity | Format-List\n"
            )
        }
        SetupStep::Permissions => format!(
            "{vault_line}{identity}\
             Set-AzKeyVaultAccessPolicy -VaultName \"{key_vault}\" -ResourceGroupName \"{group}\" `\n    \
                 -ObjectId {principal} `\n    \
                 -PermissionsToKeys get,list,unwrapKey,wrapKey -BypassObjectIdValidation\n",
            principal = names.power_shell_principal(),
        ),
        SetupStep::Protection => format!(
            "$id = (Get-AzKeyVault -VaultName \"{key_vault}\" -ResourceGroupName \"{group}\").ResourceId\n\
             $resource = Get-AzResource -ResourceId $id\n\
             foreach ($name in \"enableSoftDelete\", \"enablePurgeProtection\") {{\n    \
                 $resource.Properties | Add-Member -MemberType NoteProperty -Name $name -Value $true -Force\n\
             }}\n\
             Set-AzResource -ResourceId $id -Properties $resource.Properties\n"
        ),
        SetupStep::Key => {
            let with_identity = match names.user_identity {
                Some(_) => " `\n    -UseSystemAssignedIdentity $false -UserAssignedIdentity $identity.Id",
                None => "",
            };
            let layer = match names.infrastructure_encryption {
                true => " `\n    -InfrastructureEncryption",
                false => "",
            };
            format!(
                "{vault_line}{identity}\
                 $key = Get-AzKeyVaultKey -VaultName \"{key_vault}\" -Name \"{key}\"\n\
                 Set-AzRecoveryServicesVaultProperty -VaultId $vault.ID -EncryptionKeyId $key.Id `\n    \
                     -KeyVaultSubscriptionId \"{subscription}\"{with_identity}{layer}\n\n\
                 (Get-AzRecoveryServicesVaultProperty -VaultId $vault.ID).encryptionProperties | Format-List\n"
            )
        }
    }
}

fn az_cli(step: SetupStep, names: &Names<'_>) -> String {
    let Names {
        group,
        vault_group,
        vault,
        key_vault,
        key,
        subscription,
        ..
    } = names;
    let identity = names.az_cli_identity();
    match step {
        SetupStep::Identity => {
            let kind = match names.user_identity {
                Some(_) => "--user-assigned \"$identity\"",
                None => "--system-assigned",
            };
            format!(
                "{identity}\
                 az backup vault identity assign {kind} \\\n  \
                   --resource-group {vault_group} --name {vault}\n"
            )
        }
        SetupStep::Permissions => format!(
            "{principal}\
             az keyvault set-policy --name {key_vault} --object-id \"$principal\" \\\n  \
               --key-permissions get list unwrapKey wrapKey\n",
            principal = names.az_cli_principal(),
        ),
        SetupStep::Protection => format!(
            "id=$(az keyvault show --resource-group {group} --name {key_vault} --query id --output tsv)\n\
             az resource update --ids \"$id\" \\\n  \
               --set properties.enableSoftDelete=true properties.enablePurgeProtection=true\n"
        ),
        SetupStep::Key => {
            let kind = match names.user_identity {
                Some(_) => "--mi-user-assigned \"$identity\"",
                None => "--mi-system-assigned",
            };
            let layer = match names.infrastructure_encryption {
                true => " \\\n  --infrastructure-encryption Enabled",
                false => "",
            };
            format!(
                "az account set --subscription {subscription}\n\
                 {identity}\
                 key=$(az keyvault key show --vault-name {key_vault} --name {key} --query key.kid --output tsv)\n\
                 az backup vault encryption update --resource-group {vault_group} --name {vault} \\\n  \
                   --encryption-key-id \"$key\" {kind}{layer}\n\n\
                 az backup vault encryption show --resource-group {vault_group} --name {vault}\n"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::azure::{Azure, portal};

    const NAMES: Names<'static> = Names {
        group: "testrg",
        vault_group: "movedrg",
        vault: "testvault",
        key_vault: "testkeyvault",
        key: "testkey",
        subscription: "00000000-0000-4000-8000-000000000001",
        roles: false,
        user_identity: None,
        infrastructure_encryption: false,
    };

    #[test]
    fn v6_a_moved_vault_is_looked_for_in_its_own_resource_group() {
        for shell in [Shell::PowerShell, Shell::AzCli] {
            for step in [SetupStep::Identity, SetupStep::Key] {
                assert!(script(step, shell, &NAMES).contains("movedrg"));
            }
            assert!(!script(SetupStep::Protection, shell, &NAMES).contains("movedrg"));
        }
    }

    #[test]
    fn n3_with_a_user_assigned_identity_every_script_uses_that() {
        let names = Names {
            user_identity: Some("backup-identity"),
            ..NAMES
        };
        for shell in [Shell::PowerShell, Shell::AzCli] {
            for step in [SetupStep::Identity, SetupStep::Permissions, SetupStep::Key] {
                let script = script(step, shell, &names);
                assert!(script.contains("backup-identity"), "{script}");
                let system = ["SystemAssigned\n", "system-assigned", "$vault.Identity.PrincipalId"];
                assert!(!system.iter().any(|word| script.contains(word)), "{script}");
            }
        }
    }

    #[test]
    fn e5_the_scripts_of_step_4_ask_for_the_second_layer_where_the_vault_has_it() {
        let names = Names {
            infrastructure_encryption: true,
            ..NAMES
        };
        let with = |shell| script(SetupStep::Key, shell, &names);
        assert!(with(Shell::PowerShell).contains("-InfrastructureEncryption\n"));
        assert!(with(Shell::AzCli).contains("--infrastructure-encryption Enabled\n"));
        assert!(!script(SetupStep::Key, Shell::AzCli, &NAMES).contains("infrastructure"));
    }

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
