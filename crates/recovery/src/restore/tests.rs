//! Every rule of a restore, for what it allows and for what it refuses.

use kluis_rulebook::Edition;
use uuid::Uuid;

use super::*;
use crate::machine::tests::{SUBSCRIPTION, encrypted, point};

const OTHER: SubscriptionId = SubscriptionId::new(Uuid::from_u128(99));
const SEEDS: Terms = Edition::Seeds.terms();
const CURRENT: Terms = Edition::Current.terms();

const FROM_SNAPSHOT: RestoreRequest<'_> = RestoreRequest {
    tier: Tier::Snapshot,
    way: Way::RestoreDisks,
    des: None,
    to_region: Region::WestCentralUs,
    to_subscription: SUBSCRIPTION,
};

const FROM_VAULT: RestoreRequest<'_> = RestoreRequest {
    tier: Tier::Vault,
    ..FROM_SNAPSHOT
};

fn des(name: &str) -> DesFacts {
    DesFacts {
        name: name.parse().unwrap(),
        region: Region::WestCentralUs,
        subscription: SUBSCRIPTION,
        user_may_use: true,
    }
}

/// The machine as it was when the recovery point was taken.
fn unchanged(point: &MachinePoint) -> SourceState {
    SourceState {
        current_secret: point.facts.secret.clone(),
        kek_is_latest: true,
        vm_is_there: true,
    }
}

fn decided(point: &MachinePoint, request: &RestoreRequest<'_>, terms: Terms) -> Result<Decision, Refusal> {
    decide("machine", point, request, &unchanged(point), terms)
}

fn rule(result: Result<Decision, Refusal>) -> Option<Rule> {
    result.unwrap_err().rule
}

/// What protects the disks, with "-" for the platform's key; and why.
fn keys(result: Result<Decision, Refusal>) -> (Vec<String>, Rule) {
    let decision = result.unwrap();
    let keys = decision.keys.iter().map(|(_, key)| match key {
        DiskKey::Des(des) => des.to_string(),
        DiskKey::Platform => "-".to_owned(),
    });
    (keys.collect(), decision.because)
}

fn said(keys: &[&str], because: Rule) -> (Vec<String>, Rule) {
    (keys.iter().map(|&key| key.to_owned()).collect(), because)
}

#[test]
fn r1_disks_from_snapshots_keep_the_des_of_the_source() {
    let of_des = point(1, &[Some("desone"), None]);
    let with_des = said(&["desone", "-"], Rule::R1);
    assert_eq!(keys(decided(&of_des, &FROM_SNAPSHOT, SEEDS)), with_des);
    assert_eq!(keys(decided(&of_des, &FROM_SNAPSHOT, CURRENT)), with_des);
    let chosen = des("destwo");
    let request = RestoreRequest {
        des: Some(&chosen),
        ..FROM_SNAPSHOT
    };
    let detail = Detail::SnapshotKeepsDes {
        item: "machine".to_owned(),
        des: "destwo".to_owned(),
    };
    assert_eq!(
        decided(&of_des, &request, SEEDS),
        Err(Refusal::of(Rule::R1, detail.clone()))
    );
    let plain = point(1, &[None]);
    assert_eq!(decided(&plain, &request, SEEDS), Err(Refusal::of(Rule::R1, detail)));
}

#[test]
fn d1_disks_without_a_des_keep_platform_keys() {
    let plain = point(1, &[None, None]);
    assert_eq!(
        keys(decided(&plain, &FROM_SNAPSHOT, SEEDS)),
        said(&["-", "-"], Rule::D1)
    );
}

#[test]
fn r2_disks_from_the_vault_get_platform_keys_where_no_des_is_given() {
    let of_des = point(1, &[Some("desone"), None]);
    assert_eq!(keys(decided(&of_des, &FROM_VAULT, SEEDS)), said(&["-", "-"], Rule::R2));
    let plain = point(1, &[None]);
    assert_eq!(keys(decided(&plain, &FROM_VAULT, CURRENT)), said(&["-"], Rule::R2));
}

#[test]
fn r4_a_given_des_protects_every_disk_and_one_without_access_is_refused() {
    let mut chosen = des("destwo");
    let of_des = point(1, &[Some("desone"), None]);
    let request = RestoreRequest {
        des: Some(&chosen),
        ..FROM_VAULT
    };
    for terms in [SEEDS, CURRENT] {
        let both = said(&["destwo", "destwo"], Rule::R4);
        assert_eq!(keys(decided(&of_des, &request, terms)), both);
    }
    chosen.user_may_use = false;
    let request = RestoreRequest {
        des: Some(&chosen),
        ..FROM_VAULT
    };
    assert_eq!(rule(decided(&of_des, &request, SEEDS)), Some(Rule::R4));
}

#[test]
fn m11_a_des_lies_where_the_restore_goes() {
    let plain = point(1, &[None]);
    let chosen = des("destwo");
    let there = RestoreRequest {
        des: Some(&chosen),
        to_region: Region::EastUs,
        ..FROM_VAULT
    };
    let detail = Detail::DesElsewhere {
        des: "destwo".to_owned(),
        region: "East US".to_owned(),
        des_region: Some("West Central US".to_owned()),
    };
    assert_eq!(decided(&plain, &there, SEEDS), Err(Refusal::of(Rule::M11, detail)));
    let other = RestoreRequest {
        to_subscription: OTHER,
        to_region: Region::WestCentralUs,
        ..there
    };
    assert_eq!(rule(decided(&plain, &other, CURRENT)), Some(Rule::M11));
    let there_too = DesFacts {
        region: Region::EastUs,
        ..chosen.clone()
    };
    let along = RestoreRequest {
        des: Some(&there_too),
        ..there
    };
    assert!(decided(&plain, &along, SEEDS).is_ok());
}

#[test]
fn m11_snapshots_under_a_des_stay_where_it_is() {
    let request = RestoreRequest {
        to_region: Region::EastUs,
        ..FROM_SNAPSHOT
    };
    let of_des = point(1, &[None, Some("desone")]);
    assert_eq!(rule(decided(&of_des, &request, SEEDS)), Some(Rule::M11));
    assert!(decided(&point(1, &[None]), &request, SEEDS).is_ok());
}

#[test]
fn r5_a_machine_under_ade_has_no_choice_of_des_and_keeps_platform_keys() {
    let chosen = des("destwo");
    for request in [FROM_SNAPSHOT, FROM_VAULT] {
        let platform = said(&["-", "-"], Rule::R5);
        assert_eq!(keys(decided(&encrypted(1), &request, SEEDS)), platform);
        let request = RestoreRequest {
            des: Some(&chosen),
            ..request
        };
        assert_eq!(rule(decided(&encrypted(1), &request, SEEDS)), Some(Rule::R5));
    }
}

#[test]
fn d4_a_machine_under_ade_stays_in_its_region_and_subscription() {
    let region = RestoreRequest {
        to_region: Region::EastUs,
        ..FROM_VAULT
    };
    let subscription = RestoreRequest {
        to_subscription: OTHER,
        ..FROM_VAULT
    };
    for (request, to) in [(region, Some("East US".to_owned())), (subscription, None)] {
        let detail = Detail::AdeElsewhere {
            item: "machine".to_owned(),
            region: "West Central US".to_owned(),
            to_region: to,
        };
        let refused = decided(&encrypted(1), &request, SEEDS);
        assert_eq!(refused, Err(Refusal::of(Rule::D4, detail)));
        assert!(decided(&point(1, &[None]), &request, SEEDS).is_ok());
    }
}

#[test]
fn d6_files_come_from_any_machine_but_one_under_ade() {
    let request = RestoreRequest {
        way: Way::Files,
        ..FROM_VAULT
    };
    assert_eq!(keys(decided(&point(1, &[None]), &request, SEEDS)), said(&[], Rule::R6));
    assert_eq!(rule(decided(&encrypted(1), &request, SEEDS)), Some(Rule::D6));
}

#[test]
fn d7_only_the_disks_of_a_machine_under_ade_are_restored() {
    for way in [Way::CreateVm, Way::ReplaceExisting] {
        let request = RestoreRequest { way, ..FROM_VAULT };
        let item = "machine".to_owned();
        let refusal = Refusal::of(Rule::D7, Detail::AdeNeedsDisks { item, way });
        assert_eq!(decided(&encrypted(1), &request, SEEDS), Err(refusal));
        assert!(decided(&point(1, &[None]), &request, SEEDS).is_ok());
    }
    assert!(decided(&encrypted(1), &FROM_VAULT, SEEDS).is_ok());
}

#[test]
fn d7_unmanaged_disks_are_restored_and_not_replaced() {
    let mut unmanaged = point(1, &[None]);
    unmanaged.facts.managed = false;
    let request = RestoreRequest {
        way: Way::ReplaceExisting,
        ..FROM_VAULT
    };
    assert_eq!(rule(decided(&unmanaged, &request, SEEDS)), Some(Rule::D7));
    let request = RestoreRequest {
        way: Way::CreateVm,
        ..FROM_VAULT
    };
    assert!(decided(&unmanaged, &request, SEEDS).is_ok());
}

#[test]
fn d7_a_machine_that_is_encrypted_by_now_is_not_replaced() {
    let (point, encrypted) = (point(1, &[None]), encrypted(1));
    let by_now = SourceState {
        current_secret: encrypted.facts.secret,
        ..unchanged(&point)
    };
    let mut request = RestoreRequest {
        way: Way::ReplaceExisting,
        ..FROM_VAULT
    };
    assert_eq!(
        rule(decide("machine", &point, &request, &by_now, SEEDS)),
        Some(Rule::D7)
    );
    request.way = Way::RestoreDisks;
    assert!(decide("machine", &point, &request, &by_now, SEEDS).is_ok());
}

#[test]
fn a_machine_that_is_gone_can_be_created_and_not_replaced() {
    let point = point(1, &[None]);
    let gone = SourceState {
        vm_is_there: false,
        ..unchanged(&point)
    };
    let mut request = RestoreRequest {
        way: Way::ReplaceExisting,
        ..FROM_VAULT
    };
    let name = "machine".to_owned();
    let refusal = Refusal::without_rule(Detail::NotFound { name });
    assert_eq!(decide("machine", &point, &request, &gone, SEEDS), Err(refusal));
    request.way = Way::CreateVm;
    assert!(decide("machine", &point, &request, &gone, SEEDS).is_ok());
}

#[test]
fn a_tier_that_is_not_there_is_refused_and_the_other_serves() {
    let item = "machine".to_owned();
    let refusal = Refusal::without_rule(Detail::TierNotThere { item });
    let mut expired = point(1, &[None, None]);
    expired.disks[1].snapshot = None;
    assert_eq!(decided(&expired, &FROM_SNAPSHOT, SEEDS), Err(refusal.clone()));
    assert!(decided(&expired, &FROM_VAULT, SEEDS).is_ok());
    let mut not_yet = point(1, &[None, None]);
    not_yet.disks[0].vault = None;
    assert_eq!(decided(&not_yet, &FROM_VAULT, SEEDS), Err(refusal));
    assert!(decided(&not_yet, &FROM_SNAPSHOT, SEEDS).is_ok());
}

#[test]
fn n14_snapshots_of_ade_need_the_bek_and_kek_of_then_in_the_current_edition() {
    let point = encrypted(1);
    let rotated = "https://testkeyvault.vault.azure.net/secrets/bek/00000000000000000000000000000002";
    let bek = SourceState {
        current_secret: Some(rotated.parse().unwrap()),
        ..unchanged(&point)
    };
    let kek = SourceState {
        kek_is_latest: false,
        ..unchanged(&point)
    };
    for (state, of_kek) in [(&bek, false), (&kek, true)] {
        let (item, kek) = ("machine".to_owned(), of_kek);
        let refusal = Refusal::of(Rule::N14, Detail::BekRotated { item, kek });
        let current = decide("machine", &point, &FROM_SNAPSHOT, state, CURRENT);
        assert_eq!(current, Err(refusal));
        assert!(decide("machine", &point, &FROM_SNAPSHOT, state, SEEDS).is_ok());
        assert!(decide("machine", &point, &FROM_VAULT, state, CURRENT).is_ok());
    }
    let mut without_kek = point.clone();
    without_kek.facts.kek = None;
    assert!(decide("machine", &without_kek, &FROM_SNAPSHOT, &kek, CURRENT).is_ok());
    let gone = SourceState {
        current_secret: None,
        vm_is_there: false,
        ..unchanged(&point)
    };
    assert!(decide("machine", &point, &FROM_SNAPSHOT, &gone, CURRENT).is_ok());
}

#[test]
fn n15_a_restore_from_the_vault_keeps_the_des_unless_it_lies_elsewhere() {
    let of_des = point(1, &[Some("desone"), None]);
    assert_eq!(
        keys(decided(&of_des, &FROM_VAULT, CURRENT)),
        said(&["desone", "-"], Rule::N15)
    );
    let elsewhere = RestoreRequest {
        to_region: Region::EastUs,
        ..FROM_VAULT
    };
    assert_eq!(keys(decided(&of_des, &elsewhere, CURRENT)), said(&["-", "-"], Rule::R2));
}
