//! Disk encryption sets: where they may be, what they need of a key vault, and what follows when its key is out of reach.

#![allow(clippy::unwrap_used, reason = "a test that can't go on stops")]

use kluis_compute::{DiskEncryptionSet, DiskKeys, NewSet, VaultFacts};
use kluis_resource::{
    KeyName, KeyUri, KeyVaultName, KeyVersion, PrincipalId, Region, SubscriptionId, TenantId, Timestamp, hours,
};
use kluis_rulebook::{Detail, Edition, KeyPermission, KeyTrouble, Refusal, Rule, Terms};
use uuid::Uuid;

const SUBSCRIPTION: SubscriptionId = SubscriptionId::new(Uuid::from_u128(1));
const TENANT: TenantId = TenantId::new(Uuid::from_u128(2));
const NOON: Timestamp = Timestamp::from_unix_millis(1_700_000_000_000);

/// One key vault with one key, as a test wants it.
#[derive(Clone, Debug)]
struct World {
    facts: VaultFacts,
    reader: bool,
    granted: bool,
    versions: Vec<u128>,
    disabled: bool,
}

impl World {
    fn new() -> Self {
        Self {
            facts: VaultFacts {
                name: "testkeyvault".parse().unwrap(),
                region: Region::WestCentralUs,
                subscription: SUBSCRIPTION,
                tenant: TENANT,
                soft_delete: true,
                purge_protection: true,
                rbac: false,
            },
            reader: true,
            granted: true,
            versions: vec![1],
            disabled: false,
        }
    }
}

impl DiskKeys for World {
    fn key_vault(&self, name: &KeyVaultName) -> Option<VaultFacts> {
        (*name == self.facts.name).then(|| self.facts.clone())
    }

    fn newest(&self, _: &KeyVaultName, _: &KeyName) -> Option<KeyVersion> {
        self.versions.last().map(|version| KeyVersion::new(*version))
    }

    fn has_key(&self, _: &KeyVaultName, key: &KeyName) -> bool {
        key.as_str() == "disks"
    }

    fn is_reader(&self, _: &KeyVaultName, _: PrincipalId) -> bool {
        self.reader
    }

    fn check(&self, holder: &str, _: PrincipalId, key: &KeyUri, needs: &[KeyPermission]) -> Result<(), Refusal> {
        let (holder, key_vault) = (holder.to_owned(), key.key_vault.to_string());
        if !self.granted {
            let (missing, drafted) = (needs.to_vec(), false);
            return Err(Refusal::of(
                Rule::P1,
                Detail::PermissionsMissing {
                    holder,
                    key_vault,
                    missing,
                    drafted,
                },
            ));
        }
        if self.disabled {
            let (key, trouble) = (key.key.to_string(), KeyTrouble::Disabled);
            return Err(Refusal::of(
                Rule::E3,
                Detail::KeyUnusable {
                    key,
                    key_vault,
                    trouble,
                },
            ));
        }
        Ok(())
    }
}

fn new(region: Region) -> NewSet {
    NewSet {
        name: "des1".parse().unwrap(),
        region,
        subscription: SUBSCRIPTION,
        tenant: TENANT,
        principal: PrincipalId::new(Uuid::from_u128(3)),
        key_vault: World::new().facts.name,
        key: "disks".parse().unwrap(),
        version: None,
    }
}

fn set(world: &World, terms: Terms) -> DiskEncryptionSet {
    DiskEncryptionSet::create(new(world.facts.region), world, terms).unwrap()
}

fn rule(result: Result<impl std::fmt::Debug, Refusal>) -> Option<Rule> {
    result.unwrap_err().rule
}

#[test]
fn m7_only_the_preview_region_has_sets_and_n11_all_do() {
    let mut world = World::new();
    world.facts.region = Region::WestEurope;
    let (seeds, current) = (Edition::Seeds.terms(), Edition::Current.terms());
    let asked = |terms| DiskEncryptionSet::create(new(Region::WestEurope), &world, terms);
    assert_eq!(rule(asked(seeds)), Some(Rule::M7));
    assert!(asked(current).is_ok());
}

#[test]
fn m5_and_m11_the_key_vault_is_protected_and_near() {
    let terms = Edition::Seeds.terms();
    let refused = |change: fn(&mut World)| {
        let mut world = World::new();
        change(&mut world);
        rule(DiskEncryptionSet::create(new(Region::WestCentralUs), &world, terms))
    };
    assert_eq!(refused(|world| world.facts.soft_delete = false), Some(Rule::M5));
    assert_eq!(refused(|world| world.facts.purge_protection = false), Some(Rule::M5));
    assert_eq!(refused(|world| world.facts.region = Region::EastUs), Some(Rule::M11));
    let elsewhere: fn(&mut World) = |world| world.facts.subscription = SubscriptionId::new(Uuid::from_u128(9));
    assert_eq!(refused(elsewhere), Some(Rule::M11));
    let mut world = World::new();
    elsewhere(&mut world);
    let current = DiskEncryptionSet::create(new(Region::WestCentralUs), &world, Edition::Current.terms());
    assert!(current.is_ok(), "N11: another subscription will do");
}

#[test]
fn m2_the_identity_needs_its_permissions_and_the_role_reader() {
    let terms = Edition::Seeds.terms();
    let mut world = World::new();
    let own = set(&world, terms);
    assert!(own.check_new(&world, terms).is_ok());
    world.reader = false;
    assert_eq!(rule(own.check_new(&world, terms)), Some(Rule::M2));
    world.facts.rbac = true;
    assert!(own.check_new(&world, terms).is_ok(), "N4: the role reads as well");
    world.granted = false;
    assert_eq!(rule(own.check_new(&world, terms)), Some(Rule::M2));
}

#[test]
fn m3_a_disabled_key_blocks_at_once_and_n12_after_an_hour() {
    let mut world = World::new();
    for (edition, rule_of, grace) in [(Edition::Seeds, Rule::M3, false), (Edition::Current, Rule::N12, true)] {
        let terms = edition.terms();
        world.disabled = false;
        let mut own = set(&world, terms);
        world.disabled = true;
        assert!(own.settle(true, NOON, &world, terms));
        let soon = NOON + hours(1) / 2;
        let read = own.check_io(&own.key, &world, soon, terms);
        assert_eq!(read.is_ok_and(|used| used.cached), grace, "{edition:?}");
        assert_eq!(
            rule(own.check_io(&own.key, &world, NOON + hours(1), terms)),
            Some(rule_of)
        );
        assert_eq!(
            rule(own.check_new(&world, terms)),
            Some(rule_of),
            "nothing new even before"
        );
        world.disabled = false;
        own.settle(true, soon, &world, terms);
        assert_eq!((own.trouble_since, own.stops_at(terms)), (None, None));
    }
}

#[test]
fn n11_a_newer_version_comes_into_use_an_hour_later() {
    let mut world = World::new();
    let (seeds, current) = (Edition::Seeds.terms(), Edition::Current.terms());
    let (mut old, mut own) = (set(&world, seeds), set(&world, current));
    world.versions.push(2);
    assert!(
        !old.settle(true, NOON, &world, seeds),
        "the older edition waits for somebody to say so"
    );
    assert!(own.settle(true, NOON, &world, current));
    assert!(
        !own.settle(true, NOON + hours(1) / 2, &world, current),
        "the hour isn't begun anew"
    );
    assert_eq!(own.take_effect(NOON), None);
    let key = own.take_effect(NOON + hours(1)).unwrap();
    assert_eq!((key.version, own.pending), (Some(KeyVersion::new(2)), None));
}

#[test]
fn m13_a_set_in_another_directory_needs_a_new_identity() {
    let world = World::new();
    let terms = Edition::Seeds.terms();
    let mut own = set(&world, terms);
    own.move_to_tenant(TenantId::new(Uuid::from_u128(7)));
    assert_eq!(rule(own.check_new(&world, terms)), Some(Rule::M13));
    let renewed = PrincipalId::new(Uuid::from_u128(8));
    own.renew_identity(renewed).unwrap();
    assert_eq!(own.check_new(&world, terms).map(|used| used.principal), Ok(renewed));
    assert!(own.renew_identity(renewed).is_err());
}
