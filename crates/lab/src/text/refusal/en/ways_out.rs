//! What to do instead, in English.

use kluis_rulebook::{Detail, ImportProblem, KeyTrouble, PolicyLimit, Rule, UriPart};

use crate::text::Lang;
use crate::text::refusal::{by_key, of_disks, or, permissions, steps};

#[expect(
    clippy::too_many_lines,
    reason = "one match over every detail, so that a missing text fails the build"
)]
pub(in crate::text::refusal) fn way_out(rule: Option<Rule>, detail: &Detail) -> String {
    match detail {
        Detail::VaultHasHistory { .. } => {
            "Create a new vault, and give it your key before anything is protected.".into()
        }
        Detail::PlatformKeyIsNoWayBack { .. } => "Change to another key of yours instead.".into(),
        Detail::KeyVaultInOtherRegion { vault_region, .. } => format!("Use a key vault in {vault_region}."),
        Detail::KeySize { .. } => "Generate a key of RSA 2048 and assign that one.".into(),
        Detail::KeyNotEnabled { .. } => "Enable it in the key vault, or choose another key.".into(),
        Detail::StepLocked { missing, .. } => format!("First do {}.", steps(missing, Lang::En)),
        Detail::ChecklistOpen { .. } => {
            "Finish the checklist, or choose knowingly to protect with platform-managed keys.".into()
        }
        Detail::IdentityMustStayOn { .. } => "Read the warning, and go on only if you accept it.".into(),
        Detail::IdentityInconsistent { on_again: false, .. } => {
            "Switch it on again and give the new identity access.".into()
        }
        Detail::IdentityInconsistent { on_again: true, .. } => "Give the new identity access to the key vault.".into(),
        Detail::PermissionsMissing { drafted: true, .. } => "The policy is added but not saved. Save it.".into(),
        Detail::PermissionsMissing { holder, missing, .. } => {
            format!("Add {} for {holder}, then save.", permissions(missing, Lang::En))
        }
        Detail::SoftDeleteOff { .. } | Detail::PurgeProtectionNeedsSoftDelete { .. } => "Turn soft delete on.".into(),
        Detail::PurgeProtectionOff { .. } => "Turn purge protection on. It can’t be turned off again.".into(),
        Detail::ProtectionIsFinal { .. } => "Create another key vault where you need one without it.".into(),
        Detail::KeyUnusable { trouble, .. } => match trouble {
            KeyTrouble::Disabled => "Enable it in the key vault; nothing is lost.".into(),
            KeyTrouble::Deleted => "Recover it in the key vault; nothing is lost.".into(),
            KeyTrouble::Making => "Try again in a moment.".into(),
            KeyTrouble::KeyVaultDeleted => "Recover the key vault; nothing is lost.".into(),
            KeyTrouble::NotYetValid => "Wait for its first date, or change that in the key vault.".into(),
            KeyTrouble::Expired => "Change its last date in the key vault, or generate a new version.".into(),
            KeyTrouble::Gone if of_disks(rule) => {
                "What it wrapped can’t be read without it. Give the disk encryption set another key for what comes.".into()
            }
            KeyTrouble::Gone => "What it wrapped can’t be read without it. Assign another key for what comes.".into(),
        },
        Detail::PlatformKeyUnusable { trouble, .. } => match trouble {
            KeyTrouble::Making => "Try again in a moment.".into(),
            KeyTrouble::Disabled
            | KeyTrouble::Deleted
            | KeyTrouble::Gone
            | KeyTrouble::KeyVaultDeleted
            | KeyTrouble::NotYetValid
            | KeyTrouble::Expired => {
                "Reload the page: in a lab that is kept the platform then tries again, and one in memory begins anew."
                    .into()
            }
        },
        Detail::KeyImport { problem } => way_to_import(*problem).into(),
        Detail::InfrastructureNeedsKey { .. } => "Choose it together with the key, in step 4.".into(),
        Detail::InfrastructureFixed { .. } => {
            "Create a new vault, and choose it there together with the first key.".into()
        }
        Detail::InfrastructureNotInRegion { regions, .. } => {
            format!("Go on without it, or create a vault in {}.", or(regions, Lang::En))
        }
        Detail::KeySizeNotOffered { .. } => "Choose 2048, 3072 or 4096 bits; a vault’s key is 2048.".into(),
        Detail::KeyUpdateRunning { .. } => "Wait until the job under Activity has ended.".into(),
        Detail::KeyVaultAssigned { .. } => {
            "Assign a key of another key vault: the same steps are then checked for that one.".into()
        }
        Detail::BadPath { .. } => {
            "Rename or leave out that file: a path is relative, has no “.” or “..” in it, and is there once.".into()
        }
        Detail::BackupTooLarge { .. } => "Back them up as several items.".into(),
        Detail::JobNotCancellable => "Wait until it has ended.".into(),
        Detail::KeyUri {
            part: UriPart::Subscription,
        } => "Enter the subscription of the key vault.".into(),
        Detail::KeyUri { .. } | Detail::KeyUriUnknown { .. } => "Copy the key identifier from the key vault.".into(),
        Detail::NameTaken { .. } => "Choose another name.".into(),
        Detail::NotFound { .. } => "Choose one that is there.".into(),
        Detail::KeyNameHeld { .. } | Detail::SecretNameHeld { .. } => "Recover it, or choose another name.".into(),
        Detail::KeyBeingMade { .. } | Detail::SecretBeingMade { .. } => {
            "Wait until it is there; that takes a few seconds.".into()
        }
        Detail::NothingDrafted { .. } => "Add or change a policy first.".into(),
        Detail::PurgeProtectionNotOn { .. } | Detail::AlreadySo { .. } | Detail::JobEnded => {
            "There is nothing to do.".into()
        }
        Detail::RestoredDisksAreNoImage { .. } => "Deploy the template that the restore made.".into(),
        Detail::LabStartedOver => "Do it again in the new lab.".into(),
        Detail::WorkloadNotForCustomerKey { .. } => {
            "Back it up to a vault under platform-managed keys; that vault can’t get a key of yours later.".into()
        }
        Detail::ItemOfOtherWorkload { .. } => "Give this one another name.".into(),
        Detail::MachineIsNoFiles { .. } => "Back it up on the page Disks & VMs, or give the files another name.".into(),
        Detail::PolicyLimits { limit, .. } => way_within(*limit),
        Detail::TierNotThere { .. } => {
            "Take the other tier: snapshots are kept for a few days, and the vault has its copy once the backup has ended."
                .into()
        }
        Detail::SnapshotKeepsDes { .. } => {
            "Go on without one, or restore from the vault tier, where you may choose it.".into()
        }
        Detail::DesWithoutAccess { .. } => "Get access to it, or choose another.".into(),
        Detail::DesElsewhere { region, .. } => {
            format!("Restore from the vault tier, with one in {region} and the same subscription, or without one.")
        }
        Detail::DesForNewDisks { .. } => {
            "Choose a disk encryption set or another region with a new machine or with restored disks.".to_owned()
        }
        Detail::NoDesWithAde { .. } => {
            "Go on without one: the disks stay encrypted in the guest, and the platform’s key protects them at rest.".into()
        }
        Detail::AdeElsewhere { region, .. } => format!("Restore it to {region}, in its own subscription."),
        Detail::NoFilesFromAde { .. } => "Restore the whole disks, and take the files from there.".into(),
        Detail::AdeNeedsDisks { .. } => {
            "Restore the disks, then create the virtual machine from them with the template or with PowerShell.".into()
        }
        Detail::UnmanagedNeedsDisks { .. } => "Restore the disks, or create a new virtual machine.".into(),
        Detail::BekRotated { .. } => "Restore from the vault tier: the vault keeps the keys of then.".into(),
        Detail::VaultMayNotMove { .. } => "Create a vault there, and give that one your key.".into(),
        Detail::TenantMoved { missing, .. } => format!("Set again: {}.", steps(missing, Lang::En)),
        Detail::InOtherTenant { .. } => "Use one of the same tenant, or move it there.".into(),
        Detail::PurgeProtected { .. } => "Wait until that time ends, or recover it.".into(),
        Detail::NotInThisEdition { .. } => "Start a new lab in the current edition to use them.".into(),
        Detail::TakesRoles { .. } => "Assign the role Key Vault Crypto Service Encryption User instead.".into(),
        Detail::TakesPolicies { .. } => "Add an access policy instead, then save.".into(),
        Detail::RoleMissing { on_its_way: true, .. } => {
            "The role is assigned; it takes effect in a few minutes on the lab’s clock.".into()
        }
        Detail::RoleMissing { holder, .. } => {
            format!("Assign {holder} the role Key Vault Crypto Service Encryption User.")
        }
        Detail::SoftDeleteIsAlwaysOn { .. } => "Leave soft delete on.".into(),
        Detail::RetentionDays { .. } => "Choose 7 to 90 days; it can’t be changed later.".into(),
        Detail::KeyVaultNameHeld { .. } => "Recover that key vault, or choose another name.".into(),
        Detail::OldVersionNeeded { .. } => "Keep it enabled until the change takes effect, within an hour.".into(),
        Detail::KeyDates { .. } => "Choose an end that lies after the beginning, and after now.".into(),
        Detail::RotationDays { least, .. } => format!("Choose at least {least} days."),
        Detail::RotationNeedsExpiry { .. } => "Say after how many days a version expires.".into(),
        Detail::NothingDue => "Move the clock by an hour or a day instead.".into(),
        Detail::ClockStep { most_days } => format!("Move it by more than nothing and at most {most_days} days."),
        Detail::NothingToBackUp => "Choose at least one file.".into(),
        Detail::DesNotInRegion { regions, .. } => format!("Create it in {}.", or(regions, Lang::En)),
        Detail::ReaderMissing { des, .. } => format!("Give {des} the role Reader on it."),
        Detail::DesKeyVaultElsewhere {
            region,
            same_subscription: true,
            ..
        } => format!("Use a key vault in {region} that is in the same subscription."),
        Detail::DesKeyVaultElsewhere { region, .. } => format!("Use a key vault in {region}."),
        Detail::DiskElsewhere { region, .. } => {
            format!("Make the disk in {region}, or choose a disk encryption set of its own region.")
        }
        Detail::DesMoved { .. } => "Give it an identity of the new directory, and give that one access.".into(),
        Detail::ImageKeepsKey { des: Some(des), .. } => format!("Choose {des}, or make the disk of another image."),
        Detail::SnapshotKeepsKey { des: Some(des), .. } => format!("Go on without a choice, or choose {des}."),
        Detail::ImageKeepsKey { des: None, .. } | Detail::SnapshotKeepsKey { des: None, .. } => {
            "Choose platform-managed keys.".into()
        }
        Detail::ImageInOtherSubscription { .. } => "Make an image in the subscription of the disk.".into(),
        Detail::NotInGallery { .. } => "Make an image of a disk under platform-managed keys for the gallery.".into(),
        Detail::DiskMayNotMove { .. } => {
            "Make it anew over there, or put a disk under platform-managed keys first.".into()
        }
        Detail::DiskWasUnderAde { .. } => "Leave it under platform-managed keys, or copy its files to a new disk.".into(),
        Detail::AdeOnDesDisk { .. } => {
            "Put its disks under platform-managed keys first; or leave it: the set encrypts them already.".into()
        }
        Detail::DesNeedsManagedDisk { .. } => "Make a managed disk, or choose platform-managed keys.".into(),
        Detail::DiskAttached { .. } => "Detach it first.".into(),
        Detail::DiskStays { .. } => {
            "Take a data disk of the same region and kind, without the machine’s database or an encrypted volume.".into()
        }
        Detail::BeingMade { .. } => "Wait until the job under Activity has ended.".into(),
        Detail::VmStopped { .. } if by_key(rule) => "Make the key usable again, then start the machine.".into(),
        Detail::VmStopped { .. } => "Start it first.".into(),
        Detail::SecretUnusable { trouble, .. } => match trouble {
            KeyTrouble::Disabled => "Enable it in the key vault; nothing is lost.".into(),
            KeyTrouble::Deleted => "Recover it in the key vault; nothing is lost.".into(),
            KeyTrouble::Making => "Try again in a moment.".into(),
            KeyTrouble::KeyVaultDeleted => "Recover the key vault; nothing is lost.".into(),
            KeyTrouble::NotYetValid | KeyTrouble::Expired => "Change its dates in the key vault.".into(),
            KeyTrouble::Gone => {
                "Restore the disks from the vault tier: the vault keeps a copy of it, and writes it back.".into()
            }
        },
        Detail::DiskLocked { vm, .. } if vm.is_empty() => {
            "Download the whole disk as it lies there, or make a machine of it from the template.".into()
        }
        Detail::DiskLocked { .. } => "Install the extension of Azure Disk Encryption on the machine again.".into(),
        Detail::AgentMissing { .. } => "Install it on the machine, then protect it.".into(),
        Detail::KekOfCertificate { .. } => {
            "Generate or import a key on its own, and turn encryption on with that one on a new machine.".into()
        }
        Detail::BackupHasNoAccess { drafted: true, .. } => "The policy is added but not saved. Save it.".into(),
        Detail::BackupHasNoAccess { .. } => {
            "Give Backup Management Service access, with the template Azure Backup, then save.".into()
        }
        Detail::AdeInOtherPlace { .. } => "Use a vault in the region and subscription of the machine.".into(),
        Detail::VmInOtherRegion { .. } => "Use a vault in the region of the machine.".into(),
        Detail::RetainUntil { most_days } => format!("Choose a day after today, at most {most_days} days from now."),
        Detail::SampleSize { least, most } => format!("Choose {least} to {most} bytes."),
        Detail::NoSuchDatabase { .. } => {
            "Choose a machine that has it, or make one with that database and a data disk.".into()
        }
        Detail::Instances { most } => format!("Choose 1 to {most}."),
    }
}

fn way_within(limit: PolicyLimit) -> String {
    match limit {
        PolicyLimit::Hour => "Choose a full hour from 0 to 23, in UTC.".to_owned(),
        PolicyLimit::RetentionDays { least, most } => format!("Choose {least} to {most} days."),
        PolicyLimit::SnapshotDays { least, most } => format!("Choose {least} to {most} days."),
    }
}

fn way_to_import(problem: ImportProblem) -> &'static str {
    match problem {
        ImportProblem::NoKey => "Paste a private RSA key as PKCS #8 PEM (“-----BEGIN PRIVATE KEY-----”) or as JWK.",
        ImportProblem::BadPem | ImportProblem::BadJwk => "Copy it again, whole, from the first character to the last.",
        ImportProblem::OtherFormat => {
            "Convert it to PKCS #8 first, with ssh-keygen -p -m PKCS8 -f key or openssl pkcs8."
        }
        ImportProblem::Encrypted => "Decrypt it first, where it came from: openssl pkcs8 -in key.pem -out plain.pem.",
        ImportProblem::PublicOnly => "Take the private key: a key vault must be able to unwrap with it.",
        ImportProblem::NotRsa | ImportProblem::MultiPrime => {
            "Take an RSA key with two primes, of 2048, 3072 or 4096 bits."
        }
        ImportProblem::Size { .. } => "Take one of 2048, 3072 or 4096 bits; a vault’s key is 2048.",
        ImportProblem::Inconsistent => "Export it again from where it came: this one could never unwrap.",
        ImportProblem::NotTaken => "Take a key with the public exponent 65537, as key vaults generate them.",
    }
}
