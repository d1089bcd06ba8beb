//! What a refusal says in English.

use kluis_rulebook::{Detail, ImportProblem, KeyTrouble, PolicyLimit, UriPart};

use super::{or, permissions, short_key, short_version, steps};
use crate::text::{Lang, Say};

#[expect(
    clippy::too_many_lines,
    reason = "one match over every detail, so that a missing text fails the build"
)]
pub(super) fn headline(detail: &Detail) -> String {
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
        Detail::OutOfTurn => "The lab did not wait for this.".to_owned(),
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

fn way_within(limit: PolicyLimit) -> String {
    match limit {
        PolicyLimit::Hour => "Choose a full hour from 0 to 23, in UTC.".to_owned(),
        PolicyLimit::RetentionDays { least, most } => format!("Choose {least} to {most} days."),
        PolicyLimit::SnapshotDays { least, most } => format!("Choose {least} to {most} days."),
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

#[expect(
    clippy::too_many_lines,
    reason = "one match over every detail, so that a missing text fails the build"
)]
pub(super) fn way_out(detail: &Detail) -> String {
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
        Detail::PurgeProtectionNotOn { .. } | Detail::AlreadySo { .. } | Detail::JobEnded | Detail::OutOfTurn => {
            "There is nothing to do.".into()
        }
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
    }
}
