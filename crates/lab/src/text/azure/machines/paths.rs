//! The portal's ways of backing up and restoring machines.

use crate::view::{KeyVaultView, MachineView, VaultView, VmView};

texts! {
    /// The portal's way.
    MachinePath<'a> {
        OpenVault(vault: &'a str): "Open the Recovery Services vault {vault}.", "Open de Recovery Services-kluis {vault}.";
        Backup: "Choose + Backup.", "Kies + Back-up.";
        Workload: "Where is your workload running: Azure. What do you want to back up: Virtual machine.", "Waar wordt uw workload uitgevoerd: Azure. Waarvan wilt u een back-up maken: Virtuele machine.";
        Policy(policy: &'a str):
            "Choose the policy {policy}; DefaultPolicy is there, and a new one can be created.",
            "Kies het beleid {policy}; DefaultPolicy is er al, en je kunt een nieuw beleid maken.";
        Add(vm: &'a str): "Under Virtual Machines choose Add, and select {vm}.", "Kies Toevoegen onder Virtuele machines en selecteer {vm}.";
        Enable: "Choose Enable backup.", "Kies Back-up inschakelen.";

        BackupItems(vm: &'a str):
            "Go to Backup items, Azure Virtual Machine, and open {vm}.", "Ga naar Back-upitems, Azure Virtual Machine, en open {vm}.";
        BackUpNow: "Choose Backup now.", "Kies Nu back-up maken.";
        RetainUntil: "Choose the last day of retention in the calendar, and then OK.", "Kies in de agenda de laatste bewaardag en daarna OK.";
        Follow: "Follow it under the notifications and Backup Jobs.", "Volg de taak bij de meldingen en onder Back-uptaken.";

        OpenVm(vm: &'a str): "Open the virtual machine {vm}, Disks, and Additional settings.", "Open de virtuele machine {vm}, Schijven, en Aanvullende instellingen.";
        EncryptionSettings: "Disks to encrypt: OS and data disks.", "Te versleutelen schijven: besturingssysteem- en gegevensschijven.";
        ChooseKeyVault(key_vault: &'a str):
            "Select the key vault {key_vault}, and a key where there is to be a KEK; save.",
            "Selecteer de key vault {key_vault}, en een sleutel als er een KEK moet komen; sla op.";

        OpenKeyVault(key_vault: &'a str): "Open the key vault {key_vault}.", "Open de key vault {key_vault}.";
        AddPolicy: "Go to Access policies, and add an access policy.", "Ga naar Toegangsbeleid en voeg toegangsbeleid toe.";
        TemplateOfBackup:
            "Choose the template Azure Backup: it fills in the permissions for keys and secrets.",
            "Kies de sjabloon Azure Backup: die vult de machtigingen voor sleutels en geheimen in.";
        NoKeys: "There is a BEK alone, so the key permissions may be taken out.", "Er is alleen een BEK, dus de sleutelmachtigingen mogen eruit.";
        AddService:
            "Choose Add: Backup Management Service appears in the list. Then Save.",
            "Kies Toevoegen: Backup Management Service verschijnt in de lijst. Kies dan Opslaan.";
        AssignAdministrator:
            "Go to Access control (IAM), and assign Backup Management Service the role Key Vault Administrator.",
            "Ga naar Toegangsbeheer (IAM) en geef Backup Management Service de rol Key Vault Administrator.";

        RestoreVm: "Choose Restore VM, and a restore point.", "Kies VM herstellen en een herstelpunt.";
        RestoreDisks: "Create new, restore type: Restore disks.", "Nieuw maken, type herstel: Schijven herstellen.";
        EncryptDisks(des: &'a str):
            "Encrypt disk(s) using your key: Yes, and choose {des}.", "Schijven versleutelen met uw sleutel: Ja, en kies {des}.";
        Restore: "Choose Restore.", "Kies Herstellen.";

        BackupJobs: "Go to Backup Jobs, and open the restore job.", "Ga naar Back-uptaken en open de hersteltaak.";
        DeployTemplate: "Choose Deploy Template.", "Kies Sjabloon implementeren.";
        NameVm(vm: &'a str): "Name the virtual machine {vm}, choose a virtual network, and create it.", "Noem de virtuele machine {vm}, kies een virtueel netwerk en maak haar.";
    }
}

/// Configuring backup (rule D12).
#[must_use]
pub fn protect_portal<'a>(vault: &'a VaultView, vm: &'a VmView, policy: &'a str) -> Vec<MachinePath<'a>> {
    vec![
        MachinePath::OpenVault(vault.name.as_str()),
        MachinePath::Backup,
        MachinePath::Workload,
        MachinePath::Policy(policy),
        MachinePath::Add(vm.name.as_str()),
        MachinePath::Enable,
    ]
}

/// Backing up now (rule D13).
#[must_use]
pub fn back_up_now_portal<'a>(vault: &'a VaultView, machine: &'a MachineView) -> Vec<MachinePath<'a>> {
    vec![
        MachinePath::OpenVault(vault.name.as_str()),
        MachinePath::BackupItems(machine.vm.as_str()),
        MachinePath::BackUpNow,
        MachinePath::RetainUntil,
        MachinePath::Follow,
    ]
}

/// Turning Azure Disk Encryption on (rule D3).
#[must_use]
pub fn encrypt_portal<'a>(vm: &'a VmView, key_vault: &'a str) -> Vec<MachinePath<'a>> {
    vec![
        MachinePath::OpenVm(vm.name.as_str()),
        MachinePath::EncryptionSettings,
        MachinePath::ChooseKeyVault(key_vault),
    ]
}

/// Giving Azure Backup access (rule D11).
#[must_use]
pub fn access_portal(key_vault: &KeyVaultView, with_keys: bool) -> Vec<MachinePath<'_>> {
    let open = MachinePath::OpenKeyVault(key_vault.name.as_str());
    if key_vault.rbac {
        return vec![open, MachinePath::AssignAdministrator];
    }
    let mut path = vec![open, MachinePath::AddPolicy, MachinePath::TemplateOfBackup];
    if !with_keys {
        path.push(MachinePath::NoKeys);
    }
    path.push(MachinePath::AddService);
    path
}

/// Restoring the disks (rules R4, D7).
#[must_use]
pub fn restore_portal<'a>(
    vault: &'a VaultView,
    machine: &'a MachineView,
    des: Option<&'a str>,
) -> Vec<MachinePath<'a>> {
    let mut path = vec![
        MachinePath::OpenVault(vault.name.as_str()),
        MachinePath::BackupItems(machine.vm.as_str()),
        MachinePath::RestoreVm,
        MachinePath::RestoreDisks,
    ];
    path.extend(des.map(MachinePath::EncryptDisks));
    path.push(MachinePath::Restore);
    path
}

/// Making a machine of restored disks (rule D7).
#[must_use]
pub fn create_vm_portal<'a>(vault: &'a str, vm: &'a str) -> Vec<MachinePath<'a>> {
    vec![
        MachinePath::OpenVault(vault),
        MachinePath::BackupJobs,
        MachinePath::DeployTemplate,
        MachinePath::NameVm(vm),
    ]
}
