//! The ARM template that makes a machine of restored disks (rules D7, D14). Like scripts, it is the same in every language.
//!
//! Left out on purpose: the network that the machine goes into, which the lab doesn't have: whoever deploys the template
//! names one.

use kluis_resource::{DiskName, KeyVaultName};
use kluis_rulebook::Os;
use serde_json::{Map, Value, json};

use crate::view::{AdeView, DiskView, LabView, RestoredView};

const SCHEMA: &str = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
const COMPUTE_API: &str = "2023-03-01";
const NETWORK_API: &str = "2023-04-01";
const NETWORK_INTERFACES: &str = "Microsoft.Network/networkInterfaces";
const MACHINES: &str = "Microsoft.Compute/virtualMachines";

/// The template, as JSON: the same for the same disks, always.
#[must_use]
pub fn arm_template(restored: &RestoredView, view: &LabView) -> String {
    let template = Template { restored, view };
    format!("{:#}\n", template.whole())
}

/// What a template is about.
struct Template<'a> {
    restored: &'a RestoredView,
    view: &'a LabView,
}

impl Template<'_> {
    fn whole(&self) -> Value {
        let mut resources = vec![network_interface(), self.machine()];
        resources.extend(self.extension());
        json!({
            "$schema": SCHEMA,
            "contentVersion": "1.0.0.0",
            "parameters": self.parameters(),
            "variables": { "networkInterfaceName": "[concat(parameters('virtualMachineName'), '-nic')]" },
            "resources": resources,
        })
    }

    fn parameters(&self) -> Value {
        let mut parameters = json!({
            "virtualMachineName": { "type": "string" },
            "virtualMachineSize": { "type": "string", "defaultValue": "Standard_D2s_v3" },
            "location": { "type": "string", "defaultValue": self.restored.region.code() },
            "virtualNetwork": { "type": "string" },
            "virtualNetworkResourceGroup": { "type": "string", "defaultValue": self.view.resource_group.to_string() },
            "subnet": { "type": "string", "defaultValue": "default" },
        });
        if let (Some(all), false) = (parameters.as_object_mut(), self.is_managed()) {
            all.insert("storageAccountName".to_owned(), json!({ "type": "string" }));
        }
        parameters
    }

    fn machine(&self) -> Value {
        let (os, data) = match self.restored.disks.split_first() {
            Some((os, data)) => (self.os_disk(os), data),
            None => (Value::Null, &[][..]),
        };
        let data: Vec<Value> = (0..).zip(data).map(|(lun, disk)| self.data_disk(lun, disk)).collect();
        json!({
            "type": MACHINES,
            "apiVersion": COMPUTE_API,
            "name": "[parameters('virtualMachineName')]",
            "location": "[parameters('location')]",
            "dependsOn": [resource_of(NETWORK_INTERFACES, "variables('networkInterfaceName')")],
            "properties": {
                "hardwareProfile": { "vmSize": "[parameters('virtualMachineSize')]" },
                "storageProfile": { "osDisk": os, "dataDisks": data },
                "networkProfile": {
                    "networkInterfaces": [
                        { "id": resource_of(NETWORK_INTERFACES, "variables('networkInterfaceName')") }
                    ],
                },
            },
        })
    }

    fn os_disk(&self, name: &DiskName) -> Value {
        let mut disk = self.attached(name);
        disk.insert("osType".to_owned(), json!(os_type(self.restored.os)));
        if let Some(ade) = &self.restored.ade {
            disk.insert("encryptionSettings".to_owned(), self.encryption_settings(ade));
        }
        Value::Object(disk)
    }

    fn data_disk(&self, lun: u32, name: &DiskName) -> Value {
        let mut disk = self.attached(name);
        disk.insert("lun".to_owned(), json!(lun));
        Value::Object(disk)
    }

    /// A disk that is there: a managed one by its id, a page blob by its address.
    fn attached(&self, name: &DiskName) -> Map<String, Value> {
        let mut disk = Map::new();
        disk.insert("name".to_owned(), json!(name.as_str()));
        disk.insert("createOption".to_owned(), json!("Attach"));
        let (key, value) = match self.disk(name) {
            Some(own) if !own.managed => ("vhd", json!({ "uri": page_blob(name) })),
            own => ("managedDisk", self.managed_disk(name, own)),
        };
        disk.insert(key.to_owned(), value);
        disk
    }

    fn managed_disk(&self, name: &DiskName, own: Option<&DiskView>) -> Value {
        let mut managed = json!({ "id": disk_id(self.view, name) });
        let des = own.and_then(|own| own.encryption.des());
        let set = des.and_then(|des| self.view.compute.sets.iter().find(|set| set.name == *des));
        if let (Some(all), Some(set)) = (managed.as_object_mut(), set) {
            all.insert("diskEncryptionSet".to_owned(), json!({ "id": set.resource_id }));
        }
        managed
    }

    /// Where the guest finds its BEK, and what unwraps that (rule D3).
    fn encryption_settings(&self, ade: &AdeView) -> Value {
        let mut settings = json!({
            "enabled": true,
            "diskEncryptionKey": {
                "secretUrl": ade.secret.to_string(),
                "sourceVault": { "id": key_vault_id(self.view, &ade.secret.key_vault) },
            },
        });
        if let (Some(all), Some(kek)) = (settings.as_object_mut(), &ade.kek) {
            let key = json!({
                "keyUrl": kek.to_string(),
                "sourceVault": { "id": key_vault_id(self.view, &kek.key_vault) },
            });
            all.insert("keyEncryptionKey".to_owned(), key);
        }
        settings
    }

    /// The extension that opens the data disks of a Linux machine again (rule D14).
    fn extension(&self) -> Option<Value> {
        let ade = self.restored.ade.as_ref().filter(|_| self.restored.os == Os::Linux)?;
        let key_vault = &ade.secret.key_vault;
        let mut settings = json!({
            "EncryptionOperation": "EnableEncryption",
            "KeyVaultURL": format!("https://{key_vault}.vault.azure.net/"),
            "KeyVaultResourceId": key_vault_id(self.view, key_vault),
            "VolumeType": "All",
        });
        if let (Some(all), Some(kek)) = (settings.as_object_mut(), &ade.kek) {
            all.insert("KeyEncryptionKeyURL".to_owned(), json!(kek.to_string()));
            all.insert(
                "KekVaultResourceId".to_owned(),
                json!(key_vault_id(self.view, &kek.key_vault)),
            );
            all.insert("KeyEncryptionAlgorithm".to_owned(), json!("RSA-OAEP"));
        }
        Some(json!({
            "type": format!("{MACHINES}/extensions"),
            "apiVersion": COMPUTE_API,
            "name": "[concat(parameters('virtualMachineName'), '/AzureDiskEncryptionForLinux')]",
            "location": "[parameters('location')]",
            "dependsOn": [resource_of(MACHINES, "parameters('virtualMachineName')")],
            "properties": {
                "publisher": "Microsoft.Azure.Security",
                "type": "AzureDiskEncryptionForLinux",
                "typeHandlerVersion": "1.1",
                "autoUpgradeMinorVersion": true,
                "settings": settings,
            },
        }))
    }

    fn is_managed(&self) -> bool {
        let mut disks = self.restored.disks.iter().filter_map(|name| self.disk(name));
        disks.all(|disk| disk.managed)
    }

    fn disk(&self, name: &DiskName) -> Option<&DiskView> {
        self.view.compute.disks.iter().find(|disk| disk.name == *name)
    }
}

fn network_interface() -> Value {
    let subnet = "[resourceId(parameters('virtualNetworkResourceGroup'), 'Microsoft.Network/virtualNetworks/subnets', \
                  parameters('virtualNetwork'), parameters('subnet'))]";
    json!({
        "type": NETWORK_INTERFACES,
        "apiVersion": NETWORK_API,
        "name": "[variables('networkInterfaceName')]",
        "location": "[parameters('location')]",
        "properties": {
            "ipConfigurations": [{
                "name": "ipconfig1",
                "properties": {
                    "privateIPAllocationMethod": "Dynamic",
                    "subnet": { "id": subnet },
                },
            }],
        },
    })
}

fn resource_of(kind: &str, name: &str) -> String {
    format!("[resourceId('{kind}', {name})]")
}

fn page_blob(name: &DiskName) -> String {
    format!("[concat('https://', parameters('storageAccountName'), '.blob.core.windows.net/vhds/{name}.vhd')]")
}

const fn os_type(os: Os) -> &'static str {
    match os {
        Os::Windows => "Windows",
        Os::Linux => "Linux",
    }
}

/// The resource id of a managed disk; of the lab's subscription where it is gone.
pub(super) fn disk_id(view: &LabView, name: &DiskName) -> String {
    let own = view.compute.disks.iter().find(|disk| disk.name == *name);
    let subscription = own.map_or(view.subscription, |disk| disk.subscription);
    let group = &view.resource_group;
    format!("/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Compute/disks/{name}")
}

/// The resource id of a key vault; of the lab's subscription where it is gone.
pub(super) fn key_vault_id(view: &LabView, name: &KeyVaultName) -> String {
    let own = view.key_vaults.iter().find(|key_vault| key_vault.name == *name);
    let subscription = own.map_or(view.subscription, |key_vault| key_vault.subscription);
    let group = &view.resource_group;
    format!("/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.KeyVault/vaults/{name}")
}

#[cfg(test)]
mod tests;
