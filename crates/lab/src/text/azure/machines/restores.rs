//! The scripts of a restore: the disks (rule R8), and a machine of them (rule D7).

use kluis_resource::{DiskName, VmName};
use kluis_rulebook::Os;

use super::{az_cli_item, power_shell_item};
use crate::text::azure::Shell;
use crate::text::azure::template::{disk_id, key_vault_id};
use crate::view::{AdeView, LabView, MachinePointView, MachineView, RestoredView, SetView, VaultView};

/// Restores the disks of a recovery point, under a disk encryption set where one is chosen (rule R8). The storage account takes the
/// template: the lab's first one, where it has one.
#[must_use]
pub fn restore_script(
    shell: Shell,
    (vault, machine, point): (&VaultView, &MachineView, &MachinePointView),
    des: Option<&SetView>,
    view: &LabView,
) -> String {
    let group = &view.resource_group;
    let storage = view
        .storages
        .first()
        .map_or("<storage account>", |own| own.name.as_str());
    let id = point.id;
    match shell {
        Shell::PowerShell => {
            let des = des.map_or_else(String::new, |set| {
                format!(" `\n    -DiskEncryptionSetId \"{}\"", set.resource_id)
            });
            format!(
                "{item}\
                 $point = Get-AzRecoveryServicesBackupRecoveryPoint -Item $item -RecoveryPointId \"{id}\" `\n    \
                     -VaultId $vault.ID\n\
                 $job = Restore-AzRecoveryServicesBackupItem -RecoveryPoint $point -TargetResourceGroupName \"{group}\" `\n    \
                     -StorageAccountName \"{storage}\" -StorageAccountResourceGroupName \"{group}\" `\n    \
                     -VaultId $vault.ID -VaultLocation $vault.Location{des}\n\
                 Wait-AzRecoveryServicesBackupJob -Job $job -VaultId $vault.ID\n",
                item = power_shell_item(vault, machine),
            )
        }
        Shell::AzCli => {
            let des = des.map_or_else(String::new, |set| {
                format!(" \\\n  --disk-encryption-set-id \"{}\"", set.resource_id)
            });
            format!(
                "az backup restore restore-disks {names} \\\n  \
                   --rp-name {id} --target-resource-group {group} --storage-account {storage}{des}\n",
                names = az_cli_item(vault, machine),
            )
        }
    }
}

/// Makes a machine of restored disks (rule D7): in PowerShell disk by disk, with the CLI from the template.
#[must_use]
pub fn create_vm_script(shell: Shell, restored: &RestoredView, vm: &VmName, view: &LabView) -> String {
    match shell {
        Shell::PowerShell => power_shell(restored, vm, view),
        Shell::AzCli => format!(
            "# template.json is the template of this restore; name a virtual network of yours.\n\
             az deployment group create --resource-group {group} --template-file template.json \\\n  \
               --parameters virtualMachineName={vm} virtualNetwork=<virtual network>{storage}\n",
            group = view.resource_group,
            storage = if is_managed(restored, view) {
                ""
            } else {
                " storageAccountName=<storage account>"
            },
        ),
    }
}

fn power_shell(restored: &RestoredView, vm: &VmName, view: &LabView) -> String {
    let (group, region) = (&view.resource_group, restored.region.code());
    let os = match restored.os {
        Os::Windows => "-Windows",
        Os::Linux => "-Linux",
    };
    let mut script = format!("$vm = New-AzVMConfig -VMName \"{vm}\" -VMSize \"Standard_D2s_v3\"\n");
    for (place, name) in restored.disks.iter().enumerate() {
        let disk = attached(name, view);
        let line = match place {
            0 => {
                let keys = restored
                    .ade
                    .as_ref()
                    .map_or_else(String::new, |ade| guest_keys(ade, view));
                format!("$vm = Set-AzVMOSDisk -VM $vm -Name \"{name}\" {disk} `\n    -CreateOption Attach {os}{keys}\n")
            }
            _ => format!(
                "$vm = Add-AzVMDataDisk -VM $vm -Name \"{name}\" {disk} `\n    -CreateOption Attach -Lun {lun}\n",
                lun = place - 1,
            ),
        };
        script.push_str(&line);
    }
    let network = format!(
        "# Name a virtual network of yours.\n\
         $network = Get-AzVirtualNetwork -Name \"<virtual network>\" -ResourceGroupName \"{group}\"\n\
         $nic = New-AzNetworkInterface -Name \"{vm}-nic\" -ResourceGroupName \"{group}\" -Location \"{region}\" `\n    \
             -SubnetId $network.Subnets[0].Id\n\
         $vm = Add-AzVMNetworkInterface -VM $vm -Id $nic.Id\n\
         New-AzVM -ResourceGroupName \"{group}\" -Location \"{region}\" -VM $vm\n"
    );
    script.push_str(&network);
    script
}

/// Which disk: a managed one by its id, a page blob by its address.
fn attached(name: &DiskName, view: &LabView) -> String {
    let own = view.compute.disks.iter().find(|disk| disk.name == *name);
    if own.is_some_and(|disk| !disk.managed) {
        format!("`\n    -VhdUri \"https://<storage account>.blob.core.windows.net/vhds/{name}.vhd\"")
    } else {
        format!("`\n    -ManagedDiskId \"{}\"", disk_id(view, name))
    }
}

/// Where the guest finds its BEK, and what unwraps that.
fn guest_keys(ade: &AdeView, view: &LabView) -> String {
    let vault = key_vault_id(view, &ade.secret.key_vault);
    let kek = ade.kek.as_ref().map_or_else(String::new, |kek| {
        let vault = key_vault_id(view, &kek.key_vault);
        format!(" `\n    -KeyEncryptionKeyUrl \"{kek}\" `\n    -KeyEncryptionKeyVaultId \"{vault}\"")
    });
    format!(
        " `\n    -DiskEncryptionKeyUrl \"{}\" `\n    -DiskEncryptionKeyVaultId \"{vault}\"{kek}",
        ade.secret
    )
}

fn is_managed(restored: &RestoredView, view: &LabView) -> bool {
    let mut disks = view.compute.disks.iter();
    disks.all(|disk| disk.managed || !restored.disks.contains(&disk.name))
}
