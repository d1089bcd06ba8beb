//! Templates, held to a schema of what Azure Resource Manager requires.

mod schema;

use kluis_compute::DiskEncryption;
use kluis_rulebook::Os;
use serde_json::{Value, json};

use self::schema::check;
use super::*;
use crate::sample_views::{lab, restored_disks, set, under_set};

fn schema() -> Value {
    let text = include_str!("../../../../../../tests/vectors/arm/machine-of-restored-disks.schema.json");
    serde_json::from_str(text).unwrap()
}

fn template_of(restored: &RestoredView, lab: &LabView) -> Value {
    let text = arm_template(restored, lab);
    assert_eq!(text, arm_template(restored, lab));
    let template = serde_json::from_str(&text).unwrap();
    check(&template, &schema(), &schema(), "$").unwrap();
    template
}

fn of<'a>(template: &'a Value, kind: &str) -> Option<&'a Value> {
    let mut resources = template["resources"].as_array().unwrap().iter();
    resources.find(|one| one["type"] == kind)
}

fn storage_of(template: &Value) -> &Value {
    &of(template, MACHINES).unwrap()["properties"]["storageProfile"]
}

#[test]
fn d7_restored_disks_are_attached_in_their_order() {
    let mut lab = lab();
    let restored = restored_disks(&mut lab, true, &DiskEncryption::Platform, None);
    let template = template_of(&restored, &lab);
    let storage = storage_of(&template);
    assert_eq!(storage["osDisk"]["name"], "testvm-os-1");
    assert_eq!(storage["osDisk"]["osType"], "Linux");
    assert_eq!(storage["dataDisks"][0]["name"], "testvm-data-1");
    assert_eq!(storage["dataDisks"][0]["lun"], 0);
    let id = storage["osDisk"]["managedDisk"]["id"].as_str().unwrap();
    assert!(id.starts_with(&format!("/subscriptions/{}/resourceGroups/", lab.subscription)));
    assert!(id.ends_with("/providers/Microsoft.Compute/disks/testvm-os-1"), "{id}");
    assert!(storage["osDisk"].get("encryptionSettings").is_none());
    assert!(of(&template, "Microsoft.Compute/virtualMachines/extensions").is_none());
    assert!(template["parameters"].get("storageAccountName").is_none());
}

#[test]
fn r4_disks_under_a_set_name_it() {
    let mut lab = lab();
    let mut own = set(&lab, 2, None);
    own.resource_id = "/subscriptions/s/diskEncryptionSets/testdes".to_owned();
    lab.compute.sets.push(own);
    let restored = restored_disks(&mut lab, true, &under_set(), None);
    let template = template_of(&restored, &lab);
    let storage = storage_of(&template);
    for disk in [&storage["osDisk"], &storage["dataDisks"][0]] {
        let des = &disk["managedDisk"]["diskEncryptionSet"]["id"];
        assert_eq!(des, "/subscriptions/s/diskEncryptionSets/testdes");
    }
}

#[test]
fn r4_a_set_is_found_whatever_the_case_of_its_name() {
    let mut lab = lab();
    let mut own = set(&lab, 2, None);
    own.resource_id = "/subscriptions/s/diskEncryptionSets/testdes".to_owned();
    lab.compute.sets.push(own);
    let in_capitals = DiskEncryption::Des("TESTDES".parse().unwrap());
    let restored = restored_disks(&mut lab, true, &in_capitals, None);
    let template = template_of(&restored, &lab);
    let storage = storage_of(&template);
    for disk in [&storage["osDisk"], &storage["dataDisks"][0]] {
        let des = &disk["managedDisk"]["diskEncryptionSet"]["id"];
        assert_eq!(des, "/subscriptions/s/diskEncryptionSets/testdes");
    }
}

#[test]
fn d3_unmanaged_disks_are_page_blobs_of_a_storage_account_that_is_asked_for() {
    let mut lab = lab();
    let restored = restored_disks(&mut lab, false, &DiskEncryption::Platform, Some(false));
    let template = template_of(&restored, &lab);
    let storage = storage_of(&template);
    let uri = storage["osDisk"]["vhd"]["uri"].as_str().unwrap();
    assert!(uri.contains("parameters('storageAccountName')") && uri.contains("testvm-os-1.vhd"));
    assert_eq!(
        template["parameters"]["storageAccountName"],
        json!({ "type": "string" })
    );
}

#[test]
fn d3_the_guest_s_keys_are_named_with_the_kek_only_where_there_is_one() {
    for kek in [false, true] {
        let mut lab = lab();
        let restored = restored_disks(&mut lab, true, &DiskEncryption::Platform, Some(kek));
        let template = template_of(&restored, &lab);
        let settings = &storage_of(&template)["osDisk"]["encryptionSettings"];
        let ade = restored.ade.as_ref().unwrap();
        assert_eq!(settings["diskEncryptionKey"]["secretUrl"], ade.secret.to_string());
        let vault = settings["diskEncryptionKey"]["sourceVault"]["id"].as_str().unwrap();
        assert!(vault.ends_with("/providers/Microsoft.KeyVault/vaults/testkeyvault"));
        assert_eq!(settings.get("keyEncryptionKey").is_some(), kek);
    }
}

#[test]
fn d14_a_linux_machine_gets_the_extension_again_and_a_windows_one_does_not_need_it() {
    let mut lab = lab();
    let linux = restored_disks(&mut lab, true, &DiskEncryption::Platform, Some(true));
    let template = template_of(&linux, &lab);
    let extension = of(&template, "Microsoft.Compute/virtualMachines/extensions").unwrap();
    assert_eq!(extension["properties"]["type"], "AzureDiskEncryptionForLinux");
    assert!(extension["dependsOn"][0].as_str().unwrap().contains(MACHINES));
    assert!(extension["properties"]["settings"].get("KeyEncryptionKeyURL").is_some());
    let windows = RestoredView {
        os: Os::Windows,
        ..linux
    };
    let template = template_of(&windows, &lab);
    assert!(of(&template, "Microsoft.Compute/virtualMachines/extensions").is_none());
}

#[test]
fn what_is_no_template_is_told_apart() {
    let mut lab = lab();
    let restored = restored_disks(&mut lab, true, &DiskEncryption::Platform, Some(true));
    let good = template_of(&restored, &lab);
    let breaks: [fn(&mut Value); 5] = [
        |template| template["contentVersion"] = json!(1),
        |template| template["resources"][1]["properties"]["storageProfile"]["osDisk"]["createOption"] = json!("Empty"),
        |template| template["resources"][1]["properties"]["storageProfile"]["dataDisks"][0]["lun"] = json!("0"),
        |template| template["resources"][1]["unknown"] = json!(true),
        |template| template["resources"] = json!([]),
    ];
    for spoil in breaks {
        let mut bad = good.clone();
        spoil(&mut bad);
        assert!(check(&bad, &schema(), &schema(), "$").is_err(), "{bad:#}");
    }
}
