//! What backing up and restoring machines is in Azure itself: the portal's path, and scripts with the names and ids of this lab (rules D3,
//! D7, D11–D13, R8). Left out on purpose: disk encryption sets (`sets`) and the template itself (`template`).

mod dates;
mod paths;
mod restores;

use kluis_resource::{KeyUri, KeyVaultName, PolicyName, Timestamp};
use kluis_rulebook::{KeyVaultRole, Os};

pub use self::paths::{
    MachinePath, access_portal, back_up_now_portal, create_vm_portal, encrypt_portal, protect_portal, restore_portal,
};
pub use self::restores::{create_vm_script, restore_script};

use self::dates::{date_of, moment_of};
use super::Shell;
use super::template::key_vault_id;
use crate::view::{KeyVaultView, LabView, MachineView, VaultView, VmView};

/// Turns Azure Disk Encryption on (rule D3).
#[must_use]
pub fn encrypt_script(
    shell: Shell,
    vm: &VmView,
    (key_vault, kek): (&KeyVaultName, Option<&KeyUri>),
    view: &LabView,
) -> String {
    let (name, group) = (&vm.name, &view.resource_group);
    match shell {
        Shell::PowerShell => {
            let id = key_vault_id(view, key_vault);
            let key = kek.map_or_else(String::new, |kek| {
                format!(" `\n    -KeyEncryptionKeyUrl \"{kek}\" `\n    -KeyEncryptionKeyVaultId \"{id}\"")
            });
            let linux = match vm.os {
                Os::Linux => " -SkipVmBackup",
                Os::Windows => "",
            };
            format!(
                "Set-AzKeyVaultAccessPolicy -VaultName \"{key_vault}\" -EnabledForDiskEncryption\n\
                 Set-AzVMDiskEncryptionExtension -ResourceGroupName \"{group}\" -VMName \"{name}\" `\n    \
                     -DiskEncryptionKeyVaultUrl \"https://{key_vault}.vault.azure.net/\" `\n    \
                     -DiskEncryptionKeyVaultId \"{id}\"{key} `\n    \
                     -VolumeType All{linux} -Force\n"
            )
        }
        Shell::AzCli => {
            let key = kek.map_or_else(String::new, |kek| format!(" --key-encryption-key \"{kek}\""));
            format!(
                "az keyvault update --name {key_vault} --resource-group {group} --enabled-for-disk-encryption true\n\
                 az vm encryption enable --resource-group {group} --name {name} \\\n  \
                   --disk-encryption-keyvault {key_vault}{key} --volume-type All\n"
            )
        }
    }
}

/// Gives Azure Backup access to the keys and secrets of a key vault (rule D11): to secrets alone where there is no KEK.
#[must_use]
pub fn access_script(shell: Shell, key_vault: &KeyVaultView, with_keys: bool, view: &LabView) -> String {
    let (name, group, service) = (&key_vault.name, &view.resource_group, view.user.backup_service);
    if key_vault.rbac {
        return access_by_role(shell, key_vault, view);
    }
    match (shell, with_keys) {
        (Shell::PowerShell, _) => {
            let keys = if with_keys {
                " -PermissionsToKeys backup,get,list"
            } else {
                ""
            };
            format!(
                "# {service} is Backup Management Service in this directory.\n\
                 Set-AzKeyVaultAccessPolicy -VaultName \"{name}\" -ResourceGroupName \"{group}\" `\n    \
                     -ObjectId \"{service}\" -BypassObjectIdValidation `\n   \
                     {keys} -PermissionsToSecrets backup,get,list\n"
            )
        }
        (Shell::AzCli, _) => {
            let keys = if with_keys {
                " --key-permissions backup get list"
            } else {
                ""
            };
            format!(
                "# {service} is Backup Management Service in this directory.\n\
                 az keyvault set-policy --name {name} --resource-group {group} --object-id {service} \\\n \
                   {keys} --secret-permissions backup get list\n"
            )
        }
    }
}

/// On a key vault that takes roles, no smaller role than this lets keys and secrets be backed up (rule N4).
fn access_by_role(shell: Shell, key_vault: &KeyVaultView, view: &LabView) -> String {
    let (service, role) = (view.user.backup_service, KeyVaultRole::Administrator.azure_name());
    let id = key_vault_id(view, &key_vault.name);
    match shell {
        Shell::PowerShell => format!(
            "# {service} is Backup Management Service in this directory.\n\
             New-AzRoleAssignment -ObjectId \"{service}\" -RoleDefinitionName \"{role}\" `\n    \
                 -Scope \"{id}\"\n"
        ),
        Shell::AzCli => format!(
            "# {service} is Backup Management Service in this directory.\n\
             az role assignment create --role \"{role}\" \\\n  \
               --assignee-object-id {service} --assignee-principal-type ServicePrincipal \\\n  \
               --scope \"{id}\"\n"
        ),
    }
}

/// Enables backup of a machine (rule D12).
#[must_use]
pub fn protect_script(shell: Shell, vault: &VaultView, vm: &VmView, policy: &PolicyName, view: &LabView) -> String {
    let (name, group) = (&vm.name, &view.resource_group);
    match shell {
        Shell::PowerShell => format!(
            "{vault}\
             $policy = Get-AzRecoveryServicesBackupProtectionPolicy -Name \"{policy}\" -VaultId $vault.ID\n\
             Enable-AzRecoveryServicesBackupProtection -Policy $policy -Name \"{name}\" `\n    \
                 -ResourceGroupName \"{group}\" -VaultId $vault.ID\n",
            vault = power_shell_vault(vault),
        ),
        Shell::AzCli => format!(
            "vm=$(az vm show --resource-group {group} --name {name} --query id --output tsv)\n\
             az backup protection enable-for-vm --resource-group {} --vault-name {} \\\n  \
               --vm \"$vm\" --policy-name {policy}\n",
            vault.resource_group, vault.name
        ),
    }
}

/// Backs up now, and keeps the recovery point until that day (rule D13).
#[must_use]
pub fn back_up_now_script(shell: Shell, vault: &VaultView, machine: &MachineView, retain_until: Timestamp) -> String {
    match shell {
        Shell::PowerShell => format!(
            "{item}\
             $until = (Get-Date \"{until}\").ToUniversalTime()\n\
             $job = Backup-AzRecoveryServicesBackupItem -Item $item -ExpiryDateTimeUTC $until -VaultId $vault.ID\n\
             Wait-AzRecoveryServicesBackupJob -Job $job -VaultId $vault.ID\n",
            item = power_shell_item(vault, machine),
            until = moment_of(retain_until),
        ),
        Shell::AzCli => format!(
            "az backup protection backup-now {names} \\\n  \
               --backup-management-type AzureIaasVM --workload-type VM --retain-until {until}\n\
             az backup job list --resource-group {group} --vault-name {vault} --output table\n",
            names = az_cli_item(vault, machine),
            until = date_of(retain_until),
            group = vault.resource_group,
            vault = vault.name,
        ),
    }
}

/// Gets the vault, as `$vault`.
fn power_shell_vault(vault: &VaultView) -> String {
    let (group, name) = (&vault.resource_group, &vault.name);
    format!("$vault = Get-AzRecoveryServicesVault -ResourceGroupName \"{group}\" -Name \"{name}\"\n")
}

/// Gets the vault and the item, as `$vault` and `$item`.
fn power_shell_item(vault: &VaultView, machine: &MachineView) -> String {
    format!(
        "{vault}\
         $container = Get-AzRecoveryServicesBackupContainer -ContainerType AzureVM -FriendlyName \"{vm}\" `\n    \
             -VaultId $vault.ID\n\
         $item = Get-AzRecoveryServicesBackupItem -Container $container -WorkloadType AzureVM -VaultId $vault.ID\n",
        vault = power_shell_vault(vault),
        vm = machine.vm,
    )
}

/// The options that name the item.
fn az_cli_item(vault: &VaultView, machine: &MachineView) -> String {
    let (group, name, vm) = (&vault.resource_group, &vault.name, &machine.vm);
    format!("--resource-group {group} --vault-name {name} \\\n  --container-name {vm} --item-name {vm}")
}

#[cfg(test)]
mod tests;
