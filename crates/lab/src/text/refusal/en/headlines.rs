//! What is wrong, in English.

use kluis_rulebook::{Detail, ImportProblem, KeyTrouble, PolicyLimit, Rule, UriPart};

use crate::text::refusal::{by_key, permissions, short_key, short_version, steps};
use crate::text::{Lang, Say};

#[expect(
    clippy::too_many_lines,
    reason = "one match over every detail, so that a missing text fails the build"
)]
pub(in crate::text::refusal) fn headline(rule: Option<Rule>, detail: &Detail) -> String {
    match detail {
        Detail::VaultHasHistory { vault, first_item } => {
            format!("{vault} can’t get a key of yours: an item was protected to it, or tried to be ({first_item}).")
        }
        Detail::PlatformKeyIsNoWayBack { vault } => format!("{vault} can’t go back to platform-managed keys."),
        Detail::KeyVaultInOtherRegion {
            vault,
            vault_region,
            key_vault,
            key_vault_region,
        } => format!("{key_vault} is in {key_vault_region}, and {vault} is in {vault_region}."),
        Detail::KeySize { key, bits } => format!("{key} is RSA {bits}; a vault takes RSA 2048 only."),
        Detail::KeyNotEnabled { key } => format!("{key} is not enabled."),
        Detail::StepLocked { step, missing } => {
            format!("Step {} waits for {}.", step.number(), steps(missing, Lang::En))
        }
        Detail::ChecklistOpen { vault, .. } => format!("{vault} is not ready to protect anything with your key."),
        Detail::IdentityMustStayOn { vault } => format!("The identity of {vault} must stay on."),
        Detail::IdentityInconsistent { vault, .. } => {
            format!("{vault} is inconsistent: its identity was switched off.")
        }
        Detail::PermissionsMissing {
            holder,
            key_vault,
            missing,
            ..
        } => format!("{holder} lacks {} on {key_vault}.", permissions(missing, Lang::En)),
        Detail::SoftDeleteOff { key_vault } => format!("Soft delete is off on {key_vault}."),
        Detail::PurgeProtectionOff { key_vault } => format!("Purge protection is off on {key_vault}."),
        Detail::PurgeProtectionNeedsSoftDelete { key_vault } => {
            format!("Purge protection on {key_vault} needs soft delete first.")
        }
        Detail::ProtectionIsFinal { key_vault } => format!("{key_vault} keeps its protection: it can’t be turned off."),
        Detail::KeyUnusable {
            key,
            key_vault,
            trouble,
        } => unusable(&short_key(key), key_vault, *trouble),
        Detail::PlatformKeyUnusable { holder, trouble } => match trouble {
            KeyTrouble::Making => format!("The platform’s key for {holder} is still being generated."),
            KeyTrouble::Disabled
            | KeyTrouble::Deleted
            | KeyTrouble::Gone
            | KeyTrouble::KeyVaultDeleted
            | KeyTrouble::NotYetValid
            | KeyTrouble::Expired => {
                format!("The platform’s key for {holder} could not be generated.")
            }
        },
        Detail::KeyImport { problem } => import(*problem),
        Detail::InfrastructureNeedsKey { vault } => infrastructure_needs_key(vault),
        Detail::InfrastructureFixed { vault } => infrastructure_fixed(vault),
        Detail::InfrastructureNotInRegion { vault, region, .. } => infrastructure_not_in(vault, region),
        Detail::KeySizeNotOffered { bits } => format!("A key vault generates no RSA key of {bits} bits."),
        Detail::KeyUpdateRunning { vault } => format!("The key of {vault} is being updated right now."),
        Detail::KeyVaultAssigned { vault, key_vault } => format!("{vault} has its key in {key_vault} already."),
        Detail::BadPath { path } => format!("The path “{path}” can’t be in a backup."),
        Detail::BackupTooLarge { .. } => "These files are more than one recovery point holds.".to_owned(),
        Detail::JobNotCancellable => "A change of key can’t be cancelled halfway.".to_owned(),
        Detail::KeyUri { part } => key_uri(*part).to_owned(),
        Detail::KeyUriUnknown { part, name, key_vault } => unknown(*part, name, key_vault),
        Detail::NameTaken { name } => format!("The name {name} is taken."),
        Detail::NotFound { name } => format!("There is no {name} in this lab."),
        Detail::KeyBeingMade { key, key_vault } => format!("{key} in {key_vault} is still being generated."),
        Detail::NothingDrafted { key_vault } => format!("No policy of {key_vault} is added or changed."),
        Detail::PurgeProtectionNotOn { key_vault } => format!("Purge protection is not on in {key_vault}."),
        Detail::KeyNameHeld { key, key_vault } => format!("{key_vault} still keeps a deleted key {key}."),
        Detail::SecretBeingMade { secret, key_vault } => {
            format!("The secret {secret} in {key_vault} is still being made.")
        }
        Detail::SecretNameHeld { secret, key_vault } => format!("{key_vault} still keeps a deleted secret {secret}."),
        Detail::AlreadySo { name } => format!("{name} is that already."),
        Detail::NothingToBackUp => "There is no file to back up.".to_owned(),
        Detail::JobEnded => "This job has ended already.".to_owned(),
        Detail::WorkloadNotForCustomerKey { vault, workload } => {
            format!(
                "{vault} has a key of yours, and takes no backup of {}.",
                workload.say(Lang::En)
            )
        }
        Detail::ItemOfOtherWorkload { item, workload } => {
            format!("{item} is registered already, as {}.", workload.say(Lang::En))
        }
        Detail::MachineIsNoFiles { item } => format!("{item} is a virtual machine, and files can’t stand for it."),
        Detail::PolicyLimits { policy, limit } => policy_limits(policy, *limit),
        Detail::TierNotThere { item } => format!("This recovery point of {item} is not in that tier."),
        Detail::SnapshotKeepsDes { item, des } => {
            format!(
                "What is restored of {item} from its snapshots keeps its own disk encryption set, so {des} can’t be chosen."
            )
        }
        Detail::DesWithoutAccess { des } => format!("You have no access to the disk encryption set {des}."),
        Detail::DesElsewhere {
            des,
            region,
            des_region,
        } => des_region.as_ref().map_or_else(
            || format!("The disk encryption set {des} is in another subscription than the restored disks would be."),
            |des_region| format!("The disk encryption set {des} is in {des_region}, and the restore goes to {region}."),
        ),
        Detail::DesForNewDisks { item } => {
            format!(
                "What is replaced of {item}, and single files, keep the keys and the region of the place that they go to."
            )
        }
        Detail::NoDesWithAde { item, des } => {
            format!("{item} uses Azure Disk Encryption, so {des} can’t be chosen for its disks.")
        }
        Detail::AdeElsewhere {
            item,
            region,
            to_region,
        } => to_region.as_ref().map_or_else(
            || format!("{item} uses Azure Disk Encryption, and can’t be restored to another subscription."),
            |to| format!("{item} uses Azure Disk Encryption in {region}, and can’t be restored to {to}."),
        ),
        Detail::NoFilesFromAde { item } => {
            format!("{item} uses Azure Disk Encryption, and single files can’t be restored from it.")
        }
        Detail::AdeNeedsDisks { item, way } => {
            format!(
                "{item} uses Azure Disk Encryption, for which “{}” is not supported.",
                way.say(Lang::En)
            )
        }
        Detail::UnmanagedNeedsDisks { item } => {
            format!("{item} has unmanaged disks, which can’t be replaced in place.")
        }
        Detail::BekRotated { item, kek: false } => {
            format!("The BEK of {item} was rotated after these snapshots were taken.")
        }
        Detail::BekRotated { item, kek: true } => {
            format!("The KEK of {item} was rotated after these snapshots were taken.")
        }
        Detail::VaultMayNotMove { vault } => {
            format!("{vault} has a key of yours: it stays in its resource group and subscription.")
        }
        Detail::TenantMoved { vault, .. } => format!("{vault} came to another tenant, and its set-up stayed behind."),
        Detail::InOtherTenant { vault, name } => format!("{name} is in another tenant than {vault}."),
        Detail::PurgeProtected { name, key_vault } => {
            format!("{name} can’t be removed: {key_vault} protects it until its retention time ends.")
        }
        Detail::NotInThisEdition { novelty } => {
            format!("The edition of this lab doesn’t know {}.", novelty.say(Lang::En))
        }
        Detail::TakesRoles { key_vault } => format!("{key_vault} takes roles, no access policies."),
        Detail::TakesPolicies { key_vault } => format!("{key_vault} takes access policies, no roles."),
        Detail::RoleMissing {
            holder,
            key_vault,
            missing,
            ..
        } => format!(
            "No role in force lets {holder} do {} on {key_vault}.",
            permissions(missing, Lang::En)
        ),
        Detail::SoftDeleteIsAlwaysOn { key_vault } => format!("{key_vault} can’t be without soft delete."),
        Detail::RetentionDays { days } => format!("Deleted keys can’t be kept for {days} days."),
        Detail::KeyVaultNameHeld { key_vault } => format!("A deleted key vault holds the name {key_vault}."),
        Detail::OldVersionNeeded { key, key_vault } => format!(
            "The change of key has not taken effect: {} in {key_vault} is still needed.",
            short_key(key)
        ),
        Detail::KeyDates { key } => format!("{key} can’t end before it begins, or in the past."),
        Detail::RotationDays { days, .. } => format!("{days} days are too few for a rotation policy."),
        Detail::RotationNeedsExpiry { key } => format!("No version of {key} expires, so none rotates before that."),
        Detail::NothingDue => "Nothing happens by itself from here on.".to_owned(),
        Detail::ClockStep { .. } => "The clock doesn’t move by that much at once.".to_owned(),
        Detail::DesNotInRegion { des, region, .. } => {
            format!("{des} can’t be in {region}: no disk encryption sets exist there yet.")
        }
        Detail::ReaderMissing { des, key_vault } => format!("{des} lacks the role Reader on {key_vault}."),
        Detail::DesKeyVaultElsewhere {
            des,
            key_vault,
            region,
            same_subscription,
        } => {
            let and = if *same_subscription { " and subscription" } else { "" };
            format!("{key_vault} is not in {region}, the region of {des}, or not in the same directory{and}.")
        }
        Detail::DiskElsewhere { disk, des, region } => {
            format!("{disk} is not in {region}, the region of {des}, or not in the same subscription.")
        }
        Detail::DesMoved { des } => format!("{des} came to another directory, and its identity stayed behind."),
        Detail::ImageKeepsKey { image, des: Some(des) } => {
            format!("The image {image} is under {des}, and so is every disk that is made of it.")
        }
        Detail::ImageKeepsKey { image, des: None } => {
            format!("The image {image} is under the platform’s key, and so is every disk that is made of it.")
        }
        Detail::ImageInOtherSubscription { image } => {
            format!("The image {image} has a key of yours, and is in another subscription.")
        }
        Detail::SnapshotKeepsKey { disk, des: Some(des) } => {
            format!("{disk} is under {des}, and so is every snapshot and image of it.")
        }
        Detail::SnapshotKeepsKey { disk, des: None } => {
            format!("{disk} is under the platform’s key, and so is every snapshot and image of it.")
        }
        Detail::NotInGallery { image, des } => {
            format!("The image {image} is under {des}, and can’t go into a shared image gallery.")
        }
        Detail::DiskMayNotMove { name, des } => format!("{name} is under {des}, and stays in its subscription."),
        Detail::DiskWasUnderAde { disk } => {
            format!("{disk} is, or was, under Azure Disk Encryption, and can’t get a disk encryption set any more.")
        }
        Detail::AdeOnDesDisk { vm, disk, des } => {
            format!("{disk} of {vm} is under {des}, and Azure Disk Encryption doesn’t go with a disk encryption set.")
        }
        Detail::DesNeedsManagedDisk { disk } => {
            format!("{disk} is an unmanaged disk, and can’t have a disk encryption set.")
        }
        Detail::DiskAttached { disk, vm } => format!("{disk} is attached to {vm}."),
        Detail::DiskStays { disk, vm } => format!("{disk} can’t be attached to {vm}, or detached from it."),
        Detail::BeingMade { name } => format!("{name} is still being made."),
        Detail::VmStopped { vm } if by_key(rule) => {
            format!("{vm} is stopped: the key of its disks could not be used.")
        }
        Detail::VmStopped { vm } => format!("{vm} is not running."),
        Detail::SecretUnusable {
            secret,
            key_vault,
            trouble,
        } => secret_unusable(&short_key(secret), key_vault, *trouble),
        Detail::DiskLocked { vm, disk } if vm.is_empty() => {
            format!("{disk} is attached to no virtual machine, and its guest encrypted it.")
        }
        Detail::DiskLocked { vm, disk } => format!("{vm} can’t open {disk} yet: the volume on it is locked."),
        Detail::AgentMissing { vm } => format!("The VM agent is not installed on {vm}."),
        Detail::KekOfCertificate { vm, key } => {
            format!("{key}, the KEK of {vm}, is part of a certificate; only a key that stands alone is supported.")
        }
        Detail::BackupHasNoAccess {
            vm, key_vault, keys, ..
        } => {
            let what = if *keys { "keys and secrets" } else { "secrets" };
            format!("Azure Backup can’t read the {what} of {vm} in {key_vault}.")
        }
        Detail::AdeInOtherPlace { vm, vault } => {
            format!("{vm} uses Azure Disk Encryption, and is in another region or subscription than {vault}.")
        }
        Detail::VmInOtherRegion { vm, vault } => format!("{vm} is in another region than {vault}."),
        Detail::RetainUntil { .. } => "The recovery point can’t be kept until that day.".to_owned(),
        Detail::SampleSize { .. } => "No sample has that size.".to_owned(),
        Detail::NoSuchDatabase { vm } => format!("That database is not on {vm}."),
        Detail::Instances { .. } => "A scale set can’t have that many instances.".to_owned(),
        Detail::RestoredDisksAreNoImage { vm } => {
            format!("{vm} can’t be created of restored disks: they are no image.")
        }
        Detail::LabStartedOver => "The lab has been started over meanwhile.".to_owned(),
    }
}

fn infrastructure_needs_key(vault: &str) -> String {
    format!("{vault} has no key of yours, and infrastructure encryption comes only with one.")
}

fn infrastructure_fixed(vault: &str) -> String {
    format!("{vault} got its key without infrastructure encryption, and that can’t be added later.")
}

fn infrastructure_not_in(vault: &str, region: &str) -> String {
    format!("{vault} is in {region}, which has no infrastructure encryption.")
}

fn policy_limits(policy: &str, limit: PolicyLimit) -> String {
    match limit {
        PolicyLimit::Hour => format!("{policy} would back up at an hour that no day has."),
        PolicyLimit::RetentionDays { .. } => format!("{policy} can’t keep recovery points for that many days."),
        PolicyLimit::SnapshotDays { .. } => format!("{policy} can’t keep snapshots for that many days."),
    }
}

fn import(problem: ImportProblem) -> String {
    match problem {
        ImportProblem::NoKey => "This is neither PEM nor a JSON Web Key.".to_owned(),
        ImportProblem::BadPem => "This begins like a PEM key, but doesn’t read as one.".to_owned(),
        ImportProblem::BadJwk => "This begins like a JSON Web Key, but doesn’t read as one.".to_owned(),
        ImportProblem::OtherFormat => "This is a key in another format, such as OpenSSH’s.".to_owned(),
        ImportProblem::Encrypted => "This key is encrypted.".to_owned(),
        ImportProblem::PublicOnly => "This is only a public key.".to_owned(),
        ImportProblem::NotRsa => "This is not an RSA key that can wrap.".to_owned(),
        ImportProblem::MultiPrime => "This RSA key has more than two primes.".to_owned(),
        ImportProblem::Size { bits } => format!("This key is RSA {bits}; a key vault takes 2048, 3072 and 4096."),
        ImportProblem::Inconsistent => "The numbers of this key don’t belong together.".to_owned(),
        ImportProblem::NotTaken => "The browser’s cryptography doesn’t take this key.".to_owned(),
    }
}

fn unusable(key: &str, key_vault: &str, trouble: KeyTrouble) -> String {
    match trouble {
        KeyTrouble::Disabled => format!("{key} in {key_vault} is disabled."),
        KeyTrouble::Deleted => format!("{key} in {key_vault} is deleted."),
        KeyTrouble::Making => format!("{key} in {key_vault} is still being generated."),
        KeyTrouble::Gone => format!("{key} is not in {key_vault} any more."),
        KeyTrouble::KeyVaultDeleted => format!("{key_vault}, the key vault of {key}, is deleted."),
        KeyTrouble::NotYetValid => format!("{key} in {key_vault} is not valid yet: it unwraps, and doesn’t wrap."),
        KeyTrouble::Expired => format!("{key} in {key_vault} has expired: it unwraps, and doesn’t wrap any more."),
    }
}

fn key_uri(part: UriPart) -> &'static str {
    match part {
        UriPart::Scheme => "The key URI must begin with https://.",
        UriPart::Host => "The key vault in the key URI must be <name>.vault.azure.net.",
        UriPart::Collection => "The path of the key URI must be /keys/ and the name of the key.",
        UriPart::Key => "The name of the key in the key URI may hold letters, digits and hyphens, and must be there.",
        UriPart::Version => "The version in the key URI must be 32 hexadecimal digits.",
        UriPart::Rest => "The key URI must end after the version.",
        UriPart::Subscription => "The subscription is not that of the key vault.",
    }
}

fn unknown(part: UriPart, name: &str, key_vault: &str) -> String {
    match part {
        UriPart::Version => format!("The key in {key_vault} has no version {}.", short_version(name)),
        UriPart::Key => format!("There is no key {name} in {key_vault}."),
        UriPart::Scheme | UriPart::Host | UriPart::Collection | UriPart::Rest | UriPart::Subscription => {
            format!("There is no key vault {key_vault} in this lab.")
        }
    }
}

fn secret_unusable(secret: &str, key_vault: &str, trouble: KeyTrouble) -> String {
    match trouble {
        KeyTrouble::Disabled => format!("The secret {secret} in {key_vault} is disabled."),
        KeyTrouble::Deleted => format!("The secret {secret} in {key_vault} is deleted."),
        KeyTrouble::Making => format!("The secret {secret} in {key_vault} is still being made."),
        KeyTrouble::Gone => format!("The secret {secret} is not in {key_vault} any more."),
        KeyTrouble::KeyVaultDeleted => format!("{key_vault}, the key vault of the secret {secret}, is deleted."),
        KeyTrouble::NotYetValid => format!("The secret {secret} in {key_vault} is not valid yet."),
        KeyTrouble::Expired => format!("The secret {secret} in {key_vault} has expired."),
    }
}
