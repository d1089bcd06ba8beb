//! Every detail, to say it.

use kluis_rulebook::{
    Check, Detail, ImportProblem, KeyPermission, KeyTrouble, Novelty, PolicyLimit, SetupStep, UriPart, Way, Workload,
};

pub(super) const TROUBLES: [KeyTrouble; 7] = [
    KeyTrouble::KeyVaultDeleted,
    KeyTrouble::NotYetValid,
    KeyTrouble::Expired,
    KeyTrouble::Disabled,
    KeyTrouble::Deleted,
    KeyTrouble::Gone,
    KeyTrouble::Making,
];

const PROBLEMS: [ImportProblem; 11] = [
    ImportProblem::NoKey,
    ImportProblem::BadPem,
    ImportProblem::BadJwk,
    ImportProblem::OtherFormat,
    ImportProblem::Encrypted,
    ImportProblem::PublicOnly,
    ImportProblem::NotRsa,
    ImportProblem::MultiPrime,
    ImportProblem::Size { bits: 1024 },
    ImportProblem::Inconsistent,
    ImportProblem::NotTaken,
];

const PARTS: [UriPart; 7] = [
    UriPart::Scheme,
    UriPart::Host,
    UriPart::Collection,
    UriPart::Key,
    UriPart::Version,
    UriPart::Rest,
    UriPart::Subscription,
];

/// Every detail, with names that can be found again in its sentence.
pub(super) fn details() -> Vec<Detail> {
    let mut details = plain_details();
    details.extend(details_of_time_and_place());
    details.extend(varied_details());
    details.extend(details_of_machines());
    details.extend(super::machines::details_of_disks());
    details.extend(super::machines::details_of_protection());
    details
}

fn details_of_time_and_place() -> Vec<Detail> {
    let text = str::to_owned;
    let (vault, key_vault, key) = (|| text("testvault"), || text("testkeyvault"), || text("testkey"));
    let mut details = vec![
        Detail::VaultMayNotMove { vault: vault() },
        Detail::TenantMoved {
            vault: vault(),
            missing: SetupStep::ALL.to_vec(),
        },
        Detail::InOtherTenant {
            vault: vault(),
            name: key_vault(),
        },
        Detail::PurgeProtected {
            name: key(),
            key_vault: key_vault(),
        },
        Detail::TakesRoles { key_vault: key_vault() },
        Detail::TakesPolicies { key_vault: key_vault() },
        Detail::SoftDeleteIsAlwaysOn { key_vault: key_vault() },
        Detail::RetentionDays { days: 91 },
        Detail::KeyVaultNameHeld { key_vault: key_vault() },
        Detail::OldVersionNeeded {
            key: key(),
            key_vault: key_vault(),
        },
        Detail::KeyDates { key: key() },
        Detail::RotationDays { days: 6, least: 7 },
        Detail::RotationNeedsExpiry { key: key() },
        Detail::NothingDue,
        Detail::ClockStep { most_days: 366 },
    ];
    details.extend(Workload::ALL.map(|workload| Detail::WorkloadNotForCustomerKey {
        vault: vault(),
        workload,
    }));
    details.extend(Workload::ALL.map(|workload| Detail::ItemOfOtherWorkload {
        item: text("photos"),
        workload,
    }));
    let novelties = [
        Novelty::UserAssignedIdentity,
        Novelty::Roles,
        Novelty::KeyDates,
        Novelty::RotationPolicies,
    ];
    details.extend(novelties.map(|novelty| Detail::NotInThisEdition { novelty }));
    details
}

fn plain_details() -> Vec<Detail> {
    let text = str::to_owned;
    let (vault, key_vault, key) = (|| text("testvault"), || text("testkeyvault"), || text("testkey"));
    vec![
        Detail::VaultHasHistory {
            vault: vault(),
            first_item: text("photos"),
        },
        Detail::PlatformKeyIsNoWayBack { vault: vault() },
        Detail::KeyVaultInOtherRegion {
            vault: vault(),
            vault_region: text("West Europe"),
            key_vault: key_vault(),
            key_vault_region: text("East US"),
        },
        Detail::KeySize { key: key(), bits: 4096 },
        Detail::KeyNotEnabled { key: key() },
        Detail::StepLocked {
            step: SetupStep::Key,
            missing: SetupStep::ALL[..3].to_vec(),
        },
        Detail::ChecklistOpen {
            vault: vault(),
            missing: Check::ALL.to_vec(),
        },
        Detail::IdentityMustStayOn { vault: vault() },
        Detail::SoftDeleteOff { key_vault: key_vault() },
        Detail::PurgeProtectionOff { key_vault: key_vault() },
        Detail::PurgeProtectionNeedsSoftDelete { key_vault: key_vault() },
        Detail::ProtectionIsFinal { key_vault: key_vault() },
        Detail::NameTaken { name: vault() },
        Detail::NotFound { name: vault() },
        Detail::KeyNameHeld {
            key: key(),
            key_vault: key_vault(),
        },
        Detail::KeyBeingMade {
            key: key(),
            key_vault: key_vault(),
        },
        Detail::NothingDrafted { key_vault: key_vault() },
        Detail::PurgeProtectionNotOn { key_vault: key_vault() },
        Detail::AlreadySo { name: vault() },
        Detail::NothingToBackUp,
        Detail::KeySizeNotOffered { bits: 1024 },
        Detail::KeyUpdateRunning { vault: vault() },
        Detail::KeyVaultAssigned {
            vault: vault(),
            key_vault: key_vault(),
        },
        Detail::BadPath {
            path: text("../escape"),
        },
        Detail::BackupTooLarge { limit: 1 },
        Detail::JobEnded,
        Detail::JobNotCancellable,
        Detail::RestoredDisksAreNoImage { vm: text("web2") },
        Detail::LabStartedOver,
    ]
}

fn details_of_machines() -> Vec<Detail> {
    let (item, des) = (|| "photos".to_owned(), || "testdes".to_owned());
    let region = || "West Europe".to_owned();
    let limits = [
        PolicyLimit::Hour,
        PolicyLimit::RetentionDays { least: 7, most: 9999 },
        PolicyLimit::SnapshotDays { least: 1, most: 5 },
    ];
    let policy = limits.map(|limit| {
        let policy = "nightly".to_owned();
        Detail::PolicyLimits { policy, limit }
    });
    let mut details = Vec::from(policy);
    details.extend(Way::ALL.map(|way| Detail::AdeNeedsDisks { item: item(), way }));
    for elsewhere in [None, Some("East US".to_owned())] {
        details.push(Detail::DesElsewhere {
            des: des(),
            region: region(),
            des_region: elsewhere.clone(),
        });
        details.push(Detail::AdeElsewhere {
            item: item(),
            region: region(),
            to_region: elsewhere,
        });
    }
    details.extend([
        Detail::MachineIsNoFiles { item: item() },
        Detail::TierNotThere { item: item() },
        Detail::SnapshotKeepsDes {
            item: item(),
            des: des(),
        },
        Detail::DesWithoutAccess { des: des() },
        Detail::DesForNewDisks { item: item() },
        Detail::NoDesWithAde {
            item: item(),
            des: des(),
        },
        Detail::NoFilesFromAde { item: item() },
        Detail::UnmanagedNeedsDisks { item: item() },
        Detail::BekRotated {
            item: item(),
            kek: false,
        },
        Detail::BekRotated {
            item: item(),
            kek: true,
        },
    ]);
    details
}

/// Those that read differently with what they hold.
fn varied_details() -> Vec<Detail> {
    let text = str::to_owned;
    let (vault, key_vault, key) = (|| text("testvault"), || text("testkeyvault"), || text("testkey"));
    let mut details = Vec::new();
    for yes in [false, true] {
        details.push(Detail::IdentityInconsistent {
            vault: vault(),
            on_again: yes,
        });
        details.push(Detail::PermissionsMissing {
            holder: vault(),
            key_vault: key_vault(),
            missing: KeyPermission::ALL.to_vec(),
            drafted: yes,
        });
        details.push(Detail::RoleMissing {
            holder: vault(),
            key_vault: key_vault(),
            missing: KeyPermission::ALL.to_vec(),
            on_its_way: yes,
        });
    }
    for trouble in TROUBLES {
        details.push(Detail::KeyUnusable {
            key: key(),
            key_vault: key_vault(),
            trouble,
        });
        details.push(Detail::PlatformKeyUnusable {
            holder: vault(),
            trouble,
        });
    }
    details.extend(PROBLEMS.map(|problem| Detail::KeyImport { problem }));
    details.push(Detail::InfrastructureNeedsKey { vault: vault() });
    details.push(Detail::InfrastructureFixed { vault: vault() });
    details.push(Detail::InfrastructureNotInRegion {
        vault: vault(),
        region: "West Europe".to_owned(),
        regions: vec!["South Central US".to_owned(), "West US 2".to_owned()],
    });
    details.extend(PARTS.map(|part| Detail::KeyUri { part }));
    details.extend(PARTS.map(|part| Detail::KeyUriUnknown {
        part,
        name: key(),
        key_vault: key_vault(),
    }));
    details
}
