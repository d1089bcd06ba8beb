//! What each rule says, and what it is in Kluis, in English.

use kluis_rulebook::Rule;

use super::RuleText;

rule_texts! {
    E1:
        "Backup data is encrypted with an AES-256 data encryption key (DEK), and the DEK is protected by your RSA key, the key encryption key (KEK).",
        "Every recovery point has a DEK of its own, wrapped with RSA-OAEP-256; a plaintext DEK is never stored. Envelope shows the bytes.";
    E2:
        "The vault’s KEK may be another key than the one that encrypts the source.",
        "A disk encryption set and Azure Disk Encryption bring keys of their own, and the vault has another. The envelopes of a disk, of its snapshot and of its copy in the vault show which key wraps which DEK.";
    E3:
        "You control the key: you may change it at any time, disable it, or revoke access to it. Without the key no data can be read.",
        "Disabling or deleting the key, or taking its permissions away, blocks backups and restores of every vault that uses it. Undo that and everything is readable again; nothing is lost.";
    E4:
        "By default everything in every vault is encrypted with platform-managed keys, for all workloads, without any action.",
        "A new vault backs up at once under a platform key: the same envelope, with the KEK held by the platform.";
    E5:
        "Infrastructure encryption adds a second layer at the storage level, with platform keys. It goes only together with a key of yours and, as a limited preview, only in East US, West US 2, South Central US, US Gov Arizona and US Gov Virginia.",
        "A choice when the key is assigned. The envelope is then really encrypted a second time, under a platform key, and opened twice on restore.";
    E6:
        "Data at rest is encrypted with 256-bit AES, a FIPS 140-2 compliant cipher. Data in transit goes over HTTPS and stays on the Azure backbone.",
        "The cipher is named on every object: AES-256-GCM. Nothing is in transit here, because nothing leaves the page.";
    E7:
        "Managed disks use the same envelope technique: a DEK for the data, your key around the DEK.",
        "One implementation of the envelope serves vaults, storage accounts, disks, snapshots, images and scale sets.";

    V1:
        "Only a new vault can get a key of yours: no item is registered to it, was, or was even tried to be. An attempt that failed counts too.",
        "The vault remembers its first attempt for good. After one under platform keys, assigning a key is refused.";
    V2:
        "A vault that has a key of yours can’t go back to platform-managed keys. The key may be changed.",
        "Going back is refused; changing to another key is offered instead.";
    V3:
        "The MARS agent and classic VMs can’t be backed up to a vault with a key of yours. MARS has encryption of its own, from a passphrase.",
        "Registering either to such a vault is refused.";
    V4:
        "The vault’s key has nothing to do with Azure Disk Encryption, which encrypts the disks of a VM from within, with BitLocker or dm-crypt.",
        "No setting of a vault asks how the source is encrypted. A machine under Azure Disk Encryption goes to the vault as its guest’s ciphertext, in an envelope under the vault’s key; both layers are shown apart.";
    V5:
        "The key is in a key vault in the vault’s own region, is RSA 2048, and is enabled.",
        "Assigning is refused for each condition on its own, with the name of what is wrong.";
    V6:
        "A vault with a key of yours can’t be moved to another resource group or subscription.",
        "Such a move is refused; a vault with platform keys may go.";
    V7:
        "A vault that moves to another tenant leaves its identity and its key behind: both must be set up there again, and roles assigned again. Until then backups and restores fail.",
        "The move is allowed. Every job then fails with this rule until identity, permissions and key are all set again.";
    V8:
        "The key is configured in the portal and with PowerShell (Az module 5.3.0 or later); the page of August 2020 named the portal alone.",
        "Each step of Set-up shows the way through the portal, and the scripts for PowerShell and the az CLI.";
    V9:
        "A vault gets its key in four steps, in this order: identity, permissions, soft delete and purge protection, key.",
        "A step is locked until those before it hold, and the lock names what is missing.";
    V10:
        "Before anything is protected, a checklist must hold: vault created, identity on, permissions given, soft delete and purge protection on, a valid key assigned.",
        "The checklist stands on Back up and is checked live. Going on without it takes the explicit choice of platform keys, which says that a key of yours is then gone for this vault.";
    V11:
        "This key is not for Azure Site Recovery, which has a setting of its own.",
        "There is no Site Recovery in the lab.";
    V12:
        "A key of yours adds no cost to the backups; the key vault is charged.",
        "The audit log of a key vault counts every operation that Azure would charge.";
    V13:
        "Configuring and running backups is the same as in a vault with platform keys, for Azure VMs and for SQL Server and SAP HANA in a VM.",
        "Files, virtual machines, and SQL Server and SAP HANA in them are backed up the same way to both kinds of vault; only the key around the DEK is another.";

    I1:
        "The vault gets a system-assigned identity by Identity > Status On > Save, and with it an object id.",
        "Step 1 prints what PowerShell prints: PrincipalId, TenantId, Type: SystemAssigned.";
    I2:
        "Once on, the identity must not be switched off, not even for a while: inconsistent behaviour follows.",
        "Switching it off takes a confirmation. Jobs then fail with this rule, and the vault is inconsistent until the identity is on and has access again: it comes back with a new object id.";
    P1:
        "The vault’s identity needs four key permissions in the access policies of the key vault: Get, List, Unwrap Key and Wrap Key. A policy counts once it is saved.",
        "What is missing is named one by one. A policy that is added but not saved changes nothing.";
    K1:
        "Soft delete and purge protection must both be on in the key vault. They may be turned on when it is created.",
        "Assigning a key is refused until both are on, and neither can be turned off again.";
    K2:
        "Soft delete keeps a deleted key for the retention time, 90 days by default. Purge protection forbids removing it for good before that ends.",
        "Delete, recover and purge keys, and move the lab’s clock forward to see the retention end.";
    K3:
        "RSA keys are generated in the key vault, or imported into it.",
        "Both: generate 2048, 3072 or 4096 bits, or import a private key as PEM (PKCS#8 or PKCS#1) or JWK. What can’t be used as a key is refused with the reason.";

    A1:
        "The key is assigned only when steps 1 to 3 hold and the vault has no items.",
        "Until then step 4 is locked or refused, with the rule that is in the way: V9 or V1.";
    A2:
        "The key is given by its URI, with the subscription of its key vault, or picked from a list.",
        "Step 4 has both. A URI that is wrong is refused with the part that is wrong.";
    A3:
        "A key given by URI doesn’t rotate by itself. A picked key does, when a new version of it is enabled.",
        "A new version of a picked key starts a job that wraps every DEK of the vault anew. No byte of the data is read or written.";
    A4:
        "The update of a key is followed in Backup Jobs until it is Completed, and in the activity log until it is Succeeded. Every update is logged.",
        "Activity has both lists.";
    A5:
        "The encryption settings of a vault are EncryptionAtRestType, KeyUri, SubscriptionId, LastUpdateStatus and InfrastructureEncryptionState.",
        "Step 4 prints the same five, and the JavaScript API gives them.";
    A6:
        "Changing the key is the same process as assigning it. Another key vault must be in the same region, have soft delete and purge protection on, and give the vault permission.",
        "Step 4 changes the key with the same checks; the DEKs are then wrapped with the new key.";

    R1:
        "A disk restored from a snapshot is encrypted with the disk encryption set (DES) of the source VM’s disks.",
        "Every restored disk gets the set that its disk had when the snapshot was taken. A choice of another is refused, and so is another region or subscription, where that set can’t go.";
    R2:
        "For a disk restored from the vault a DES may be given; without one it gets platform keys.",
        "A choice at the restore from the vault tier. In today’s edition, going without one keeps what the disks had (N15).";
    R3:
        "A restored disk or VM can be encrypted afterwards, whatever was chosen at the restore.",
        "Put any disk under another set, or under platform keys, at any time: its DEK is wrapped anew, and no byte of the data is written. In today’s edition not one that was ever under Azure Disk Encryption (N11).";
    R4:
        "At the restore, “Encrypt disk(s) using your key” is set to Yes and a DES is chosen; whoever restores must have access to it.",
        "A set belongs to whoever works here until access to it is taken away; then restoring with it is refused until access is back.";
    R5:
        "There is no choice of a DES when the VM uses Azure Disk Encryption.",
        "The choice is off for such a machine, and the API refuses it. Its disks come back as its guest encrypted them, under platform keys in storage.";
    R6:
        "A restored file is encrypted with the key of the place that it is restored to.",
        "Restore names that key before you start. A storage account seals what it receives under its own key; your device gets a plain file.";
    R7:
        "A restored SAP HANA or SQL Server database is encrypted with the key of the target storage, yours or the platform’s.",
        "Back into its machine, into another machine with the same database, into a storage account or to your device: the key of that place is shown, and used.";
    R8:
        "PowerShell restores with -DiskEncryptionSetId.",
        "The script stands beside the form, with the names of this lab and, where one is chosen, the id of the set.";

    D1:
        "VMs whose disks have platform-managed keys are backed up without any action.",
        "Enable backup, and that is all: nothing of the disks is asked for or changed.";
    D2:
        "VMs whose disks have customer-managed keys are backed up without any action either; in the vault the vault’s own encryption applies.",
        "First snapshots are taken, under the keys of the disks; then the same goes to the vault, each disk under a new DEK that the vault’s key wraps.";
    D3:
        "VMs under Azure Disk Encryption (ADE) are supported with managed and unmanaged disks, with a BEK alone and with BEK and KEK.",
        "All four, with real keys: every disk is encrypted sector by sector with keys of the BEK, and the BEK is a secret in the key vault, wrapped by the KEK where there is one. The vault keeps its own copy of the BEK.";
    D4:
        "ADE VMs are backed up and restored within one subscription and region.",
        "Protecting such a machine in a vault elsewhere is refused, and so is restoring it elsewhere.";
    D5:
        "The key of an ADE VM stands alone; a key that is part of a certificate isn’t supported.",
        "Generate a certificate, take its key as KEK, and protecting the machine is refused.";
    D6:
        "Files and folders can’t be restored from an ADE VM.",
        "Refused, with what works instead: restore the disks and take the files from there.";
    D7:
        "“Replace existing” and “Create VM” aren’t supported for ADE VMs: restore the disks, then make the VM from the template or with PowerShell.",
        "Both are refused with these next steps. The restore of the disks makes an ARM template with their names, the secret and the key; deploy it, and the machine is there.";
    D8:
        "When encryption is turned on for a VM that is protected already, Backup must get access to the key vault, or backups stop.",
        "Turn encryption on for a protected machine: its next backup fails with this rule until the key vault gives access, or until backup is enabled once more by a member of the directory.";
    D9:
        "The VM agent must be installed.",
        "Protecting is refused without it, with the way to install it.";
    D10:
        "Azure Backup needs read-only access to keys and secrets. It gets it by itself from a member user; from a guest user it must be given.",
        "Say who works here, a member or a guest. Each protected machine is “access OK” or “access warning”, as in the portal, and one with a warning isn’t backed up.";
    D11:
        "The template Azure Backup fills in the key and secret permissions; with a BEK alone, key permissions may be left out. Backup Management Service then appears in the policies; Save.",
        "The template adds Get, List and Backup on secrets, and on keys where there is a KEK. Backup Management Service stands in the list, and what is added counts once it is saved.";
    D12:
        "Backup is configured by + Backup, Azure, Virtual machine, a policy (default, existing or new), the VMs, Enable backup.",
        "The same way: a vault, a machine, a policy (DefaultPolicy, or one of your own), Enable backup. The policy then backs up at its hour on the lab’s clock, and lets snapshots and recovery points expire when their days are over.";
    D13:
        "Back up now asks until when to retain; progress stands in the notifications and the jobs.",
        "It asks for a last day, after today and at most 9999 days from now; on that day the recovery point goes. The job stands under Activity.";
    D14:
        "After the restore of a Linux ADE VM the ADE extension is installed again, so that data disks open and mount.",
        "The data disks of such a machine stay locked, and reading them is refused, until the extension is installed again. The template has it as a resource of its own; in the lab it is a step of its own.";

    M1:
        "Managed disks, snapshots, images and data written to them are encrypted with platform-managed keys by default.",
        "Every disk, snapshot, image and scale set starts under the platform’s key, unless a set is chosen: the same envelope, with the KEK held by the platform.";
    M2:
        "A disk gets a key of yours by way of a DES: a key in a key vault, the DES with its identity, permissions Get, Wrap Key and Unwrap Key and the role Reader, and disks that use the DES.",
        "Every one of the eight steps happens and is logged. A set whose identity lacks a permission or the role Reader encrypts nothing, and the refusal says what is missing; on a key vault with roles the role for keys is enough.";
    M3:
        "Disabling the key or revoking access blocks all data of the disks at once.",
        "Reads and writes of every disk under the set are refused until that is undone, and its machines can’t start. Nothing is lost. In today’s edition disks go on for an hour (N12).";
    M4:
        "The monitoring of the key vault shows that only trusted services use the key.",
        "The audit log of a key vault names every use of a key and of a secret, by whom: the set, the vault, Azure Backup or Azure Disk Encryption.";
    M5:
        "Soft delete and purge protection are mandatory for keys of disks.",
        "A set can’t be made with a key of a key vault that lacks either, nor get such a key later.";
    M6:
        "Customer-managed keys go with VMs from a marketplace image, custom images, VMs from them, data disks, snapshots and scale sets.",
        "All six, under a set or under platform keys.";
    M7:
        "Customer-managed keys for disks are a preview in West Central US only.",
        "A set in any other region is refused.";
    M8:
        "Disks from an image with a customer-managed key must have the same key and be in the same subscription.",
        "A disk of such an image gets its set, and another choice is refused.";
    M9:
        "A snapshot of a disk with a customer-managed key has the same key.",
        "Snapshots and images of such a disk get its set, and another choice is refused.";
    M10:
        "Images with a customer-managed key can’t be used in a shared image gallery.",
        "Publishing one is refused; an image under platform keys may go.";
    M11:
        "The key vault is in the same subscription and region as what its keys encrypt.",
        "A set with a key vault elsewhere is refused, and so is a disk elsewhere under that set. Today’s edition lets the key vault be in another subscription (N11).";
    M12:
        "Disks, snapshots and images with a customer-managed key can’t be moved to another subscription.",
        "Such a move is refused; what is under platform keys may go.";
    M13:
        "Moving a subscription, resource group or disk to another directory doesn’t move the identity, so the key may stop working.",
        "Move a set to another directory: its key stops working at once. Give it a new identity and that one access, and its disks are read again.";
    M14:
        "Server-side encryption with your key works for every OS and image, because the storage service encrypts; ADE encrypts in the guest.",
        "A set is offered for Windows and Linux, and for every image. The envelope of a disk shows whose key is around its DEK, and whether its guest encrypted what is inside.";

    N1:
        "A vault’s key may be RSA 2048, 3072 or 4096, HSM-backed keys included.",
        "Generate or import any of the three sizes and assign it. Keys are kept by the browser; there is no HSM.";
    N2:
        "A key URI without a version rotates by itself, as a picked key does; a URI with a version doesn’t.",
        "Step 4 takes both.";
    N3:
        "The vault may use a user-assigned identity.",
        "Create an identity, give it access to the key vault, and let the vault use it.";
    N4:
        "A key vault with role-based access control (RBAC) gives access by the role Key Vault Crypto Service Encryption User, not by an access policy. New key vaults have RBAC unless told otherwise.",
        "Assign the role to the vault’s identity. It takes effect 10 minutes later on the lab’s clock.";
    N5:
        "Soft delete is always on. The retention, 7 to 90 days, is fixed when the key vault is created, and the names of what is deleted stay taken meanwhile.",
        "A key vault of this edition starts with soft delete on and a retention of your choice; a deleted key or key vault holds its name.";
    N6:
        "An update of the key takes effect within an hour. The old version must stay enabled until then.",
        "It takes one hour on the lab’s clock; move the clock to see it happen.";
    N7:
        "A key that has expired or is not valid yet still unwraps, but no longer wraps. A disabled key does neither.",
        "Set the dates of a key version: outside them restores go on, and backups are refused.";
    N8:
        "A rotation policy makes a new version by itself, a time after the last one was created or a time before it expires: 7 days at the least.",
        "Set a policy on a key and move the clock.";
    N9:
        "Infrastructure encryption is available in every region.",
        "The choice at the assignment is open everywhere, still only with a key of yours.";
    N10:
        "Azure has error codes for missing permissions, for a key vault that refuses the identity, for purge protection and for soft delete.",
        "A refusal carries the code where Azure has one, in both editions, spelled as Azure spells it.";
    N11:
        "The key vault of a DES may be in another subscription, in the same region; DES exist in all regions and rotate by themselves within an hour; disks ever under ADE can’t use one.",
        "A key vault of another subscription is taken, in every region. A newer version of the key comes into use one hour later on the lab’s clock, and every DEK is then wrapped anew. A disk that was ever under Azure Disk Encryption gets no set, and Azure Disk Encryption refuses a machine with one.";
    N12:
        "When the key of a disk is disabled, deleted or expired, its reads and writes fail after about an hour and its VMs stop.",
        "Disks go on for one hour on the lab’s clock without asking the key vault; nothing new can be encrypted meanwhile. Then reads and writes are refused and their machines stop; with the key back, start them again.";
    N13:
        "Recovering a deleted key vault doesn’t bring back its role assignments.",
        "Delete a key vault and recover it: its keys are back, and whoever used them needs the role again.";
    N14:
        "Restoring an ADE VM from a snapshot can fail when its BEK or KEK was rotated; the vault tier then works.",
        "Rotate the BEK, or make a new version of the KEK: a restore from the older snapshots is refused, and the vault tier still works.";
    N15:
        "A disk restored from the vault without a DES keeps the encryption setting of its VM.",
        "Without a choice every disk keeps the set that it had; restored to another region or subscription it gets platform keys.";
    N16:
        "Azure Disk Encryption retires on 15 September 2028.",
        "It is still there in this edition, as it is in Azure until then; the D rules are about it.";
}
