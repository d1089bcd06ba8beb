//! E5 and N9: a second layer under the platform's key, chosen together with the first key, or never.

use kluis_lab::request::{AssignKey, CreateVault, Restore, RestoreTarget, Selection, UseInfrastructureEncryption};
use kluis_lab::view::VaultView;
use kluis_lab::{Effect, Made, Outcome, Request, Sealed, Timings, Unfit};
use kluis_resource::{JobId, Kid, ObjectId, Region};
use kluis_rulebook::{Detail, Edition, KeyPermission, KeyTrouble, Refusal, Rule};

use crate::shell::Shell;
use crate::shell::acts::{back_up, create_key, create_key_vault, enable_identity, pick_key, vault_name};

const AVAILABLE: [Region; 5] = [
    Region::EastUs,
    Region::WestUs2,
    Region::SouthCentralUs,
    Region::UsGovArizona,
    Region::UsGovVirginia,
];

fn ask() -> Request {
    Request::from(UseInfrastructureEncryption {
        vault: vault_name("second"),
    })
}

/// The key with a second layer, or without.
fn assign(key: &str, infrastructure: bool) -> Request {
    let mut act = pick_key("second", "other", key);
    if let Request::AssignKey(AssignKey {
        infrastructure_encryption,
        ..
    }) = &mut act
    {
        *infrastructure_encryption = infrastructure;
    }
    act
}

/// A vault `second` with steps 1 to 3 and a key behind it, in a region.
fn ready_in(edition: Edition, region: Region) -> Shell {
    let mut shell = Shell::open_in(edition);
    let vault = vault_name("second");
    shell.must(CreateVault { vault, region });
    shell.must(create_key_vault("other", region, true, true));
    shell.must(enable_identity("second"));
    shell.grant("second", "other", &KeyPermission::ALL);
    shell.must(create_key("other", "testkey", 2048));
    shell
}

fn not_here(region: Region) -> Refusal {
    let regions = [
        "East US",
        "West US 2",
        "South Central US",
        "US Gov Arizona",
        "US Gov Virginia",
    ];
    Refusal::of(
        Rule::E5,
        Detail::InfrastructureNotInRegion {
            vault: "second".to_owned(),
            region: region.to_string(),
            regions: regions.map(str::to_owned).to_vec(),
        },
    )
}

fn fixed() -> Refusal {
    let vault = "second".to_owned();
    Refusal::of(Rule::E5, Detail::InfrastructureFixed { vault })
}

fn state(vault: &VaultView) -> &str {
    &vault.encryption.infrastructure_encryption_state
}

#[test]
fn e5_a_second_layer_is_chosen_with_the_first_key() {
    for region in AVAILABLE {
        let mut shell = ready_in(Edition::Seeds, region);
        assert_eq!(shell.vault("second").infrastructure_blocked, None);
        assert_eq!(state(&shell.vault("second")), "Disabled");
        shell.must(assign("testkey", true));
        assert_eq!(state(&shell.vault("second")), "Enabled", "{region}");
        let name = "second".to_owned();
        assert_eq!(shell.refused(ask()), Refusal::without_rule(Detail::AlreadySo { name }));
    }
}

#[test]
fn e5_it_is_off_unless_it_is_asked_for() {
    let mut shell = ready_in(Edition::Seeds, Region::EastUs);
    shell.must(assign("testkey", false));
    assert_eq!(state(&shell.vault("second")), "Disabled");
    shell.must(back_up("second", "photos", false));
    let point = shell.vault("second").items[0].recovery_points[0].clone();
    assert_eq!(point.infrastructure, None);
}

#[test]
fn e5_it_comes_only_together_with_a_key_of_the_customer() {
    let mut shell = ready_in(Edition::Seeds, Region::EastUs);
    let vault = "second".to_owned();
    let refusal = Refusal::of(Rule::E5, Detail::InfrastructureNeedsKey { vault });
    assert_eq!(shell.refused(ask()), refusal);
    shell.must(back_up("second", "photos", true));
    assert_eq!(shell.refused(ask()), refusal);
    assert_eq!(state(&shell.vault("second")), "Disabled");
}

#[test]
fn e5_outside_its_regions_it_is_refused_and_the_key_is_not_assigned() {
    for region in Region::ALL.iter().copied().filter(|region| !AVAILABLE.contains(region)) {
        let mut shell = ready_in(Edition::Seeds, region);
        assert_eq!(shell.vault("second").infrastructure_blocked, Some(not_here(region)));
        assert_eq!(shell.refused(assign("testkey", true)), not_here(region));
        assert_eq!(shell.refused(ask()), not_here(region));
        assert_eq!(shell.vault("second").key, None);
        shell.must(assign("testkey", false));
        assert_eq!(
            shell.refused(ask()),
            fixed(),
            "with a key, the region is no longer the reason"
        );
    }
}

#[test]
fn e5_it_can_not_be_added_later_nor_taken_away() {
    let mut shell = ready_in(Edition::Seeds, Region::EastUs);
    shell.must(create_key("other", "next", 2048));
    shell.must(assign("testkey", false));
    assert_eq!(shell.refused(ask()), fixed());
    assert_eq!(shell.refused(assign("next", true)), fixed());
    assert_eq!(shell.refused(assign("testkey", true)), fixed());
    shell.must(assign("next", false));

    let mut shell = ready_in(Edition::Seeds, Region::EastUs);
    shell.must(create_key("other", "next", 2048));
    shell.must(assign("testkey", true));
    shell.must(assign("next", false));
    assert_eq!(state(&shell.vault("second")), "Enabled", "a change of key keeps it");
    shell.must(assign("testkey", true));
    shell.must(create_key("other", "testkey", 2048));
    assert_eq!(state(&shell.vault("second")), "Enabled", "and so does a newer version");
}

#[test]
fn e5_an_assignment_that_fails_leaves_the_choice_open() {
    let mut shell = ready_in(Edition::Seeds, Region::EastUs);
    shell.send(assign("testkey", true)).unwrap();
    shell.fail_next(kluis_lab::JobFailure::KeyUnproven);
    assert_eq!(state(&shell.vault("second")), "Disabled");
    shell.must(assign("testkey", false));
    assert_eq!(state(&shell.vault("second")), "Disabled");
}

#[test]
fn n9_in_the_current_edition_every_region_has_it() {
    for &region in Region::ALL {
        let mut shell = ready_in(Edition::Current, region);
        assert_eq!(shell.vault("second").infrastructure_blocked, None);
        shell.must(assign("testkey", true));
        assert_eq!(state(&shell.vault("second")), "Enabled", "{region}");
    }
}

#[test]
fn n9_also_there_it_needs_a_key_and_is_chosen_with_it() {
    let mut shell = ready_in(Edition::Current, Region::WestEurope);
    let vault = "second".to_owned();
    let refusal = Refusal::of(Rule::E5, Detail::InfrastructureNeedsKey { vault });
    assert_eq!(shell.refused(ask()), refusal);
    shell.must(assign("testkey", false));
    assert_eq!(shell.refused(ask()), fixed());
}

/// What is made of files: nobody asks for its SHA-256.
fn unhashed(sealed: Sealed) -> Made {
    Made {
        sealed,
        sha256: None,
        content_sha256: None,
    }
}

/// The first effect that waits: a sealing.
fn sealing(shell: &Shell) -> (JobId, ObjectId, Kid, Option<Kid>) {
    match shell.waiting.front().cloned() {
        Some(Effect::Make { job, objects }) => {
            let [new] = &objects[..] else { panic!("{objects:?}") };
            (job, new.object, new.kid.clone(), new.infrastructure.clone())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn e5_a_backup_is_sealed_twice_and_the_recovery_point_says_so() {
    let mut shell = ready_in(Edition::Seeds, Region::EastUs);
    shell.must(assign("testkey", true));
    shell.send(back_up("second", "photos", false)).unwrap();
    let (_, _, kid, infrastructure) = sealing(&shell);
    assert_eq!(kid, Kid::Customer(shell.newest("other", "testkey")));
    let Some(Kid::Platform(platform)) = infrastructure.clone() else {
        panic!("{infrastructure:?}");
    };
    assert_eq!(platform.resource, "vaults/second");
    shell.perform_all();
    let point = shell.vault("second").items[0].recovery_points[0].clone();
    assert_eq!((point.kid, point.infrastructure), (kid, infrastructure));
    let inner = point.plaintext_bytes + point.regions * 28;
    assert_eq!(point.stored_bytes, inner + 28 * 2, "the bytes of the second layer");
    let own = shell.newest("other", "testkey").into();
    let audit = &shell.view().key_vaults[1].audit;
    assert!(
        audit.iter().all(|entry| entry.key == own),
        "the platform's key is in no key vault"
    );
}

#[test]
fn e5_an_object_with_another_second_layer_than_ordered_is_not_taken() {
    let mut shell = ready_in(Edition::Seeds, Region::EastUs);
    shell.must(assign("testkey", true));
    shell.send(back_up("second", "photos", false)).unwrap();
    let (job, object, kid, infrastructure) = sealing(&shell);
    let sealed = |infrastructure| Outcome::Made {
        job,
        objects: vec![unhashed(Sealed {
            object,
            kid: kid.clone(),
            plaintext_bytes: shell.view().jobs[0].bytes,
            stored_bytes: 1,
            regions: 1,
            infrastructure,
            timings: Timings::default(),
        })],
        millis: 5,
    };
    let (without, other, right) = (sealed(None), sealed(Some(kid.clone())), sealed(infrastructure));
    assert_eq!(shell.unfit(without), Unfit::Differs);
    assert_eq!(shell.unfit(other), Unfit::Differs);
    shell.report(right).unwrap();
}

#[test]
fn e5_rotation_leaves_the_second_layer_as_it_is() {
    let mut shell = ready_in(Edition::Seeds, Region::EastUs);
    shell.must(assign("testkey", true));
    shell.must(back_up("second", "photos", false));
    let before = shell.vault("second").items[0].recovery_points[0].clone();
    shell.must(create_key("other", "testkey", 2048));
    let after = shell.vault("second").items[0].recovery_points[0].clone();
    assert_eq!(after.kid, Kid::Customer(shell.newest("other", "testkey")));
    assert_ne!(after.kid, before.kid);
    assert_eq!(after.infrastructure, before.infrastructure);
    assert_eq!(after.stored_bytes, before.stored_bytes);
}

#[test]
fn e5_what_is_restored_elsewhere_has_the_layers_of_that_place() {
    let mut shell = ready_in(Edition::Seeds, Region::EastUs);
    shell.must(assign("testkey", true));
    shell.must(back_up("second", "photos", false));
    let vault = shell.vault("second");
    shell.must(Restore {
        vault: vault.name.clone(),
        item: vault.items[0].name.clone(),
        recovery_point: vault.items[0].recovery_points[0].id,
        selection: Selection::All,
        target: RestoreTarget::Storage("teststorage".parse().unwrap()),
    });
    let storage = &shell.view().storages[0];
    assert_eq!(storage.copies[0].kid, storage.kid);
}

#[test]
fn e5_without_the_platform_s_key_nothing_is_stored_under_it() {
    let mut shell = Shell::open();
    let (vault, region) = (vault_name("second"), Region::EastUs);
    shell.send(CreateVault { vault, region }).unwrap();
    let platform = shell.waiting.pop_front().unwrap();
    shell.must(create_key_vault("other", region, true, true));
    shell.must(enable_identity("second"));
    shell.grant("second", "other", &KeyPermission::ALL);
    shell.must(create_key("other", "testkey", 2048));
    shell.must(assign("testkey", true));
    let making = Refusal::of(
        Rule::E4,
        Detail::PlatformKeyUnusable {
            holder: "second".to_owned(),
            trouble: KeyTrouble::Making,
        },
    );
    assert_eq!(shell.refused(back_up("second", "photos", false)), making);
    assert_eq!(shell.vault("second").first_attempt, None);
    shell.waiting.push_back(platform);
    shell.perform_all();
    shell.must(back_up("second", "photos", false));
}
