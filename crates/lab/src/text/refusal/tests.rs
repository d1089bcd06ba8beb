//! What refusals say, all of them and in both languages.

use kluis_rulebook::{Check, Detail, ImportProblem, KeyTrouble, Novelty, PolicyLimit, UriPart, Way, Workload};

use super::*;

const TROUBLES: [KeyTrouble; 7] = [
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
fn details() -> Vec<Detail> {
    let mut details = plain_details();
    details.extend(details_of_time_and_place());
    details.extend(varied_details());
    details.extend(details_of_machines());
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
        Detail::OutOfTurn,
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

#[test]
fn every_refusal_says_what_is_wrong_and_the_way_out_in_both_languages() {
    for detail in details() {
        let refusal = Refusal::without_rule(detail);
        let said = Lang::ALL.map(|lang| [headline(&refusal, lang), way_out(&refusal, lang)]);
        assert_ne!(said[0], said[1], "{refusal:?}");
        for sentence in said.as_flattened() {
            assert!(sentence.ends_with('.'), "{sentence}");
            let forbidden = ["!", "{", "please", "Please", "simply", "alstublieft", "gewoon"];
            assert!(!forbidden.iter().any(|word| sentence.contains(word)), "{sentence}");
        }
    }
}

#[test]
fn a_refusal_names_what_it_is_about() {
    for detail in details() {
        let data = format!("{detail:?}");
        let refusal = Refusal::without_rule(detail);
        for lang in Lang::ALL {
            let said = headline(&refusal, lang);
            for name in [
                "testvault",
                "testkeyvault",
                "\"testkey\"",
                "photos",
                "testdes",
                "nightly",
                "East US",
                "../escape",
                "4096",
            ] {
                let name_alone = name.trim_matches('"');
                assert!(
                    !data.contains(name) || said.contains(name_alone),
                    "{said} lacks {name_alone}"
                );
            }
        }
    }
}

#[test]
fn a2_a_wrong_key_uri_is_told_what_must_stand_there_and_never_that_it_does() {
    let said = |part, lang| {
        let refusal = Refusal::without_rule(Detail::KeyUri { part });
        (headline(&refusal, lang), way_out(&refusal, lang))
    };
    let must = [
        (
            UriPart::Scheme,
            "must begin with https://",
            "moet beginnen met https://",
        ),
        (
            UriPart::Host,
            "must be <name>.vault.azure.net",
            "moet <naam>.vault.azure.net zijn",
        ),
        (UriPart::Collection, "must be /keys/", "moet /keys/"),
        (
            UriPart::Key,
            "may hold letters, digits and hyphens",
            "mag letters, cijfers en koppeltekens bevatten",
        ),
        (
            UriPart::Version,
            "must be 32 hexadecimal digits",
            "moet uit 32 hexadecimale cijfers bestaan",
        ),
        (
            UriPart::Rest,
            "must end after the version",
            "moet eindigen na de versie",
        ),
        (
            UriPart::Subscription,
            "is not that of the key vault",
            "is niet dat van de key vault",
        ),
    ];
    for (part, english, dutch) in must {
        let (en, nl) = (said(part, Lang::En), said(part, Lang::Nl));
        assert!(en.0.contains(english), "{}", en.0);
        assert!(nl.0.contains(dutch), "{}", nl.0);
        let of_subscription = part == UriPart::Subscription;
        assert_eq!(
            en.1 == "Enter the subscription of the key vault.",
            of_subscription,
            "{}",
            en.1
        );
        assert_eq!(
            nl.1 == "Vul het abonnement van de key vault in.",
            of_subscription,
            "{}",
            nl.1
        );
    }
}

#[test]
fn a2_a_key_uri_to_nowhere_is_told_what_is_not_there() {
    let unknown = |part, name: &str| {
        let (name, key_vault) = (name.to_owned(), "testkeyvault".to_owned());
        Refusal::without_rule(Detail::KeyUriUnknown { part, name, key_vault })
    };
    let host = unknown(UriPart::Host, "testkeyvault");
    assert_eq!(
        headline(&host, Lang::En),
        "There is no key vault testkeyvault in this lab."
    );
    assert_eq!(
        headline(&host, Lang::Nl),
        "In dit lab is er geen key vault testkeyvault."
    );
    let key = unknown(UriPart::Key, "nokey");
    assert_eq!(headline(&key, Lang::En), "There is no key nokey in testkeyvault.");
    assert_eq!(headline(&key, Lang::Nl), "In testkeyvault is er geen sleutel nokey.");
    let version = unknown(UriPart::Version, "9c410000000000000000000000000007");
    assert_eq!(
        headline(&version, Lang::En),
        "The key in testkeyvault has no version 9c41…07."
    );
    assert_eq!(
        headline(&version, Lang::Nl),
        "De sleutel in testkeyvault heeft geen versie 9c41…07."
    );
}

#[test]
fn e3_a_key_version_is_shortened_in_the_middle() {
    let refusal = Refusal::without_rule(Detail::KeyUnusable {
        key: "testkey/9c410000000000000000000000000007".to_owned(),
        key_vault: "testkeyvault".to_owned(),
        trouble: KeyTrouble::Disabled,
    });
    assert_eq!(
        headline(&refusal, Lang::En),
        "testkey/9c41…07 in testkeyvault is disabled."
    );
    assert_eq!(
        headline(&refusal, Lang::Nl),
        "testkey/9c41…07 in testkeyvault is uitgeschakeld."
    );
}

#[test]
fn v9_a_locked_step_says_which_steps_to_do_first() {
    let locked = |missing: &[SetupStep]| {
        Refusal::without_rule(Detail::StepLocked {
            step: SetupStep::Key,
            missing: missing.to_vec(),
        })
    };
    let one = locked(&SetupStep::ALL[..1]);
    assert_eq!(way_out(&one, Lang::En), "First do step 1 (Managed identity).");
    assert_eq!(way_out(&one, Lang::Nl), "Doe eerst stap 1 (Beheerde identiteit).");
    let two = headline(&locked(&SetupStep::ALL[..2]), Lang::En);
    assert_eq!(
        two,
        "Step 4 waits for steps 1 (Managed identity) and 2 (Key Vault permissions)."
    );
}
