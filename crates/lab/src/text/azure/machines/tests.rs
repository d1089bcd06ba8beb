//! Scripts and portal paths, with the names of a lab.

use kluis_compute::DiskEncryption;
use kluis_resource::VmName;

use super::*;
use crate::sample_views::{key, lab, machine, point, restored_disks, set, vm};
use crate::text::{Lang, Say};
use crate::view::BackupAccess;

const SHELLS: [Shell; 2] = [Shell::PowerShell, Shell::AzCli];

fn testkeyvault() -> KeyVaultName {
    "testkeyvault".parse().unwrap()
}

#[test]
fn d3_encryption_is_turned_on_with_a_kek_only_where_there_is_one() {
    let lab = lab();
    let vm = vm(&lab, false);
    for shell in SHELLS {
        let without = encrypt_script(shell, &vm, (&testkeyvault(), None), &lab);
        assert!(
            without.contains("testvm") && without.contains("testkeyvault"),
            "{without}"
        );
        let with = encrypt_script(shell, &vm, (&testkeyvault(), Some(&key())), &lab);
        assert!(
            with.contains(&key().to_string()) && !without.contains("ncryptionKeyUrl"),
            "{with}"
        );
    }
    let script = encrypt_script(Shell::PowerShell, &vm, (&testkeyvault(), None), &lab);
    assert!(script.contains("Set-AzVMDiskEncryptionExtension") && script.contains("-SkipVmBackup"));
}

#[test]
fn d11_a_bek_alone_needs_no_key_permissions() {
    let mut lab = lab();
    let service = lab.user.backup_service.to_string();
    for shell in SHELLS {
        let both = access_script(shell, &lab.key_vaults[0], true, &lab);
        let secrets = access_script(shell, &lab.key_vaults[0], false, &lab);
        assert!(both.contains(&service) && secrets.contains(&service));
        let of_keys = [
            "-PermissionsToKeys backup,get,list",
            "--key-permissions backup get list",
        ];
        assert!(of_keys.iter().any(|words| both.contains(words)), "{both}");
        assert!(!of_keys.iter().any(|words| secrets.contains(words)), "{secrets}");
    }
    lab.key_vaults[0].rbac = true;
    for shell in SHELLS {
        let by_role = access_script(shell, &lab.key_vaults[0], true, &lab);
        assert!(by_role.contains("Key Vault Administrator") && !by_role.contains("olicy"));
    }
    assert_eq!(access_portal(&lab.key_vaults[0], true).len(), 2);
}

#[test]
fn d12_and_d13_name_the_vault_the_machine_and_the_last_day() {
    let lab = lab();
    let vm = vm(&lab, false);
    let (vault, machine) = (&lab.vaults[0], machine(BackupAccess::NotNeeded, Vec::new()));
    let until = Timestamp::from_unix_millis(1_795_698_309_000);
    for (shell, day) in SHELLS.into_iter().zip(["2026-11-26T13:05:09Z", "26-11-2026"]) {
        let protect = protect_script(shell, vault, &vm, &machine.policy, &lab);
        let now = back_up_now_script(shell, vault, &machine, until);
        for script in [&protect, &now] {
            assert!(script.contains("testvault") && script.contains("testvm"), "{script}");
        }
        assert!(protect.contains("DefaultPolicy") && now.contains(day), "{now}");
    }
    assert_eq!(protect_portal(vault, &vm, "DefaultPolicy").len(), 6);
}

#[test]
fn r8_a_restore_names_the_set_only_where_one_is_chosen() {
    let lab = lab();
    let (vault, machine, point) = (
        &lab.vaults[0],
        machine(BackupAccess::NotNeeded, Vec::new()),
        point(true),
    );
    let mut own = set(&lab, 1, None);
    own.resource_id = "/subscriptions/s/diskEncryptionSets/testdes".to_owned();
    for (shell, option) in SHELLS
        .into_iter()
        .zip(["-DiskEncryptionSetId", "--disk-encryption-set-id"])
    {
        let with = restore_script(shell, (vault, &machine, &point), Some(&own), &lab);
        assert!(with.contains(&format!("{option} \"{}\"", own.resource_id)), "{with}");
        assert!(with.contains(&point.id.to_string()));
        let without = restore_script(shell, (vault, &machine, &point), None, &lab);
        assert!(!without.contains(option), "{without}");
    }
}

#[test]
fn d7_a_machine_is_made_of_the_restored_disks_with_the_keys_of_its_guest() {
    let mut lab = lab();
    let restored = restored_disks(&mut lab, true, &DiskEncryption::Platform, Some(true));
    let name: VmName = "newvm".parse().unwrap();
    let script = create_vm_script(Shell::PowerShell, &restored, &name, &lab);
    for part in [
        "newvm",
        "Set-AzVMOSDisk",
        "-ManagedDiskId",
        "-Linux",
        "-DiskEncryptionKeyUrl",
        "-KeyEncryptionKeyUrl",
        "Add-AzVMDataDisk",
        "-Lun 0",
    ] {
        assert!(script.contains(part), "{part} is not in {script}");
    }
    let script = create_vm_script(Shell::AzCli, &restored, &name, &lab);
    assert!(script.contains("virtualMachineName=newvm") && !script.contains("storageAccountName"));
}

#[test]
fn every_line_of_the_portal_is_said_in_both_languages() {
    let lab = lab();
    let vm = vm(&lab, false);
    let (vault, machine) = (&lab.vaults[0], machine(BackupAccess::NotNeeded, Vec::new()));
    let paths = [
        protect_portal(vault, &vm, "DefaultPolicy"),
        back_up_now_portal(vault, &machine),
        encrypt_portal(&vm, "testkeyvault"),
        access_portal(&lab.key_vaults[0], false),
        restore_portal(vault, &machine, Some("testdes")),
        create_vm_portal("testvault", "newvm"),
    ];
    for line in paths.iter().flatten() {
        assert_ne!(line.say(Lang::En), line.say(Lang::Nl));
        assert!(line.say(Lang::En).ends_with('.') && line.say(Lang::Nl).ends_with('.'));
    }
}
