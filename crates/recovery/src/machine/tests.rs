//! Machines by themselves: what is due, what expires, and that nothing of another recovery point goes with it.

use std::collections::{BTreeMap, BTreeSet};

use kluis_resource::{KeyVersion, Kid, TenantId, days};
use proptest::prelude::*;
use proptest::sample::Index;
use uuid::Uuid;

use super::*;
use crate::kept::tests::recovery_point;
use crate::{BackupPolicy, History, Location, Schedule};

pub(crate) const SUBSCRIPTION: SubscriptionId = SubscriptionId::new(Uuid::from_u128(1));
const NOON: Timestamp = Timestamp::from_unix_millis(43_200_000);
const MACHINES: [&str; 2] = ["machine", "orders"];

fn vault() -> Vault {
    let location = Location {
        region: Region::WestCentralUs,
        tenant: TenantId::new(Uuid::from_u128(2)),
        subscription: SUBSCRIPTION,
        resource_group: "testgroup".parse().unwrap(),
    };
    Vault::create("testvault".parse().unwrap(), location, KeyVersion::new(1))
}

fn protected() -> Vault {
    let mut vault = vault();
    for name in MACHINES {
        protect(&mut vault, name, "DefaultPolicy").unwrap();
    }
    vault
}

fn protect(vault: &mut Vault, name: &str, policy: &str) -> Result<(), Refusal> {
    let (item, vm) = (name.parse().unwrap(), "testvm".parse().unwrap());
    vault.protect(item, vm, Workload::Vm, policy.parse().unwrap(), NOON)
}

fn item(name: &str) -> ItemName {
    name.parse().unwrap()
}

fn id(number: u128) -> RecoveryPointId {
    RecoveryPointId::new(Uuid::from_u128(number))
}

fn object(number: u128, disk: usize) -> ObjectId {
    ObjectId::new(Uuid::from_u128(number * 10 + u128::try_from(disk).unwrap()))
}

fn disk_name(disk: usize) -> DiskName {
    format!("disk{disk}").parse().unwrap()
}

/// A recovery point of a machine with a disk for each of these disk encryption sets, in both tiers; its object ids end with the
/// disk's number.
pub(crate) fn point(number: u128, sets: &[Option<&str>]) -> MachinePoint {
    let disks = sets.iter().enumerate().map(|(disk, des)| DiskPoint {
        disk: disk_name(disk),
        role: if disk == 0 { DiskRole::Os } else { DiskRole::Data },
        des: des.map(|des| des.parse().unwrap()),
        files: [].into(),
        bytes: 1024,
        sha256: "00".repeat(32),
        content_sha256: "00".repeat(32),
        volume: None,
        snapshot: Some(format!("snapshot{number}-{disk}").parse().unwrap()),
        vault: Some(object(number, disk)),
    });
    MachinePoint {
        id: id(number),
        at: NOON,
        retain_until: NOON + days(30),
        snapshot_until: Some(NOON + days(2)),
        facts: MachineFacts {
            region: Region::WestCentralUs,
            subscription: SUBSCRIPTION,
            os: Os::Linux,
            managed: true,
            secret: None,
            kek: None,
        },
        disks: disks.collect(),
        bek: None,
    }
}

/// The same of two disks under Azure Disk Encryption with a BEK and a KEK.
pub(crate) fn encrypted(number: u128) -> MachinePoint {
    let mut point = point(number, &[None, None]);
    let vault = "https://testkeyvault.vault.azure.net";
    let version = "00000000000000000000000000000001";
    point.facts.secret = Some(format!("{vault}/secrets/bek/{version}").parse().unwrap());
    point.facts.kek = Some(format!("{vault}/keys/kek/{version}").parse().unwrap());
    point
}

/// The same, not in the vault yet.
fn taken(number: u128) -> MachinePoint {
    let mut point = point(number, &[None, None]);
    for disk in &mut point.disks {
        disk.vault = None;
    }
    point
}

/// Lets a recovery point come into the vault, with its BEK.
fn transfer(vault: &mut Vault, name: &str, number: u128) {
    let objects = [0, 1].map(|disk| (disk_name(disk), object(number, disk)));
    let bek = object(number, 9);
    for object in objects.iter().map(|(_, object)| *object).chain([bek]) {
        vault.add_recovery_point(&item(name), Workload::Vm, recovery_point(number, object, 1));
    }
    assert!(vault.transferred(&item(name), id(number), objects.into(), Some(bek)));
}

fn dues(vault: &Vault, now: Timestamp) -> Vec<(Timestamp, MachineDue)> {
    vault.dues(now).collect()
}

#[test]
fn d12_a_machine_is_protected_once_by_a_policy_that_is_there() {
    let mut vault = vault();
    let detail = |result: Result<(), Refusal>| result.unwrap_err().detail;
    let name = "NoPolicy".to_owned();
    assert_eq!(
        detail(protect(&mut vault, "machine", "NoPolicy")),
        Detail::NotFound { name }
    );
    assert_eq!(vault.history(), &History::Clean, "nothing was registered");
    protect(&mut vault, "machine", "defaultpolicy").unwrap();
    assert_eq!(
        vault.machine(&item("machine")).unwrap().policy.as_str(),
        "DefaultPolicy"
    );
    assert_ne!(vault.history(), &History::Clean);
    let name = "machine".to_owned();
    assert_eq!(
        detail(protect(&mut vault, "machine", "DefaultPolicy")),
        Detail::AlreadySo { name }
    );
    vault.add_recovery_point(&item("photos"), Workload::Files, recovery_point(1, object(1, 0), 1));
    let (item, workload) = ("photos".to_owned(), Workload::Files);
    let files = Detail::ItemOfOtherWorkload { item, workload };
    assert_eq!(detail(protect(&mut vault, "photos", "DefaultPolicy")), files);
    assert_eq!(vault.machines().len(), 1);
}

#[test]
fn d12_a_policy_has_a_name_of_its_own_and_a_machine_follows_the_new_one() {
    let mut vault = protected();
    let morning = BackupPolicy {
        name: "Morning".parse().unwrap(),
        schedule: Schedule::Daily { hour: 13 },
        ..BackupPolicy::default_policy()
    };
    vault.add_policy(morning.clone()).unwrap();
    let name = "Morning".to_owned();
    assert_eq!(
        vault.add_policy(morning.clone()).unwrap_err().detail,
        Detail::NameTaken { name }
    );
    let beyond = BackupPolicy {
        name: "Beyond".parse().unwrap(),
        retention_days: 1,
        ..morning.clone()
    };
    assert!(vault.add_policy(beyond).is_err());
    assert_eq!(vault.policies().len(), 2);
    let machine = item("machine");
    vault.change_policy(&machine, &morning.name, NOON).unwrap();
    assert!(
        vault.change_policy(&machine, &morning.name, NOON).is_err(),
        "it follows that one"
    );
    assert!(vault.change_policy(&item("nobody"), &morning.name, NOON).is_err());
    let one = Timestamp::from_unix_millis(13 * 3_600_000);
    assert_eq!(dues(&vault, NOON)[0], (one, MachineDue::Backup(machine.clone())));
    assert_eq!(
        dues(&vault, one + days(3))[0].0,
        one + days(3),
        "what was missed is due now"
    );
    vault.scheduled(&machine, one);
    assert_eq!(vault.machine(&machine).unwrap().next, one + days(1));
    assert_eq!(dues(&vault, one).len(), 2);
}

#[test]
fn d13_a_recovery_point_on_its_way_to_the_vault_outlives_its_snapshots_and_goes_where_it_never_comes() {
    let mut vault = protected();
    let machine = item("machine");
    for number in [1, 2] {
        vault.add_point(&machine, taken(number));
        vault.drop_empty_point(&machine, id(number));
        assert_eq!(vault.snapshots_expired(&machine, id(number), true).len(), 2);
    }
    transfer(&mut vault, "machine", 2);
    for number in [1, 2] {
        vault.drop_empty_point(&machine, id(number));
    }
    let points = &vault.machine(&machine).unwrap().points;
    assert_eq!(points.iter().map(|point| point.id).collect::<Vec<_>>(), [id(2)]);
}

#[test]
fn d13_a_recovery_point_that_never_reached_the_vault_goes_with_its_snapshots() {
    let mut vault = protected();
    let machine = item("machine");
    vault.add_point(&machine, taken(1));
    vault.add_point(&machine, taken(2));
    transfer(&mut vault, "machine", 2);
    for number in [1, 2] {
        let snapshots = vault.snapshots_expired(&machine, id(number), false);
        assert_eq!(snapshots.len(), 2);
        assert!(vault.snapshots_expired(&machine, id(number), false).is_empty());
    }
    let points = &vault.machine(&machine).unwrap().points;
    assert_eq!(points.iter().map(|point| point.id).collect::<Vec<_>>(), [id(2)]);
    assert_eq!(points[0].snapshot_until, None);
    assert!(!vault.transferred(&machine, id(1), Vec::new(), None), "it is gone");
    assert_eq!(
        dues(&vault, NOON).len(),
        3,
        "two backups, and one recovery point that expires"
    );
    let expired = vault.expire_point(&machine, id(2)).unwrap();
    assert_eq!(expired.objects, [0, 1, 9].map(|disk| object(2, disk)));
    assert!(expired.snapshots.is_empty());
    assert_eq!(vault.expire_point(&machine, id(2)), None);
    assert_eq!(vault.kept().recovery_points().count(), 0);
    assert!(vault.kept().item(&machine).is_some(), "it stays registered");
}

#[test]
fn d13_recovery_points_stand_in_the_order_of_their_moments() {
    let mut vault = protected();
    let at = |number: u128, day| MachinePoint {
        at: NOON + days(day),
        ..taken(number)
    };
    for (number, day) in [(1, 1), (3, 3), (2, 2), (4, 3)] {
        vault.add_point(&item("machine"), at(number, day));
    }
    let points = &vault.machine(&item("machine")).unwrap().points;
    assert!(points.iter().map(|point| point.id).eq([1, 2, 3, 4].map(id)));
    vault.add_point(&item("nobody"), at(5, 1));
    assert_eq!(dues(&vault, NOON).len(), 2 + 4 * 2);
}

#[derive(Clone, Debug)]
enum Step {
    BackUp(usize),
    Transfer(Index),
    Snapshots(Index),
    Expire(Index),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..MACHINES.len()).prop_map(Step::BackUp),
        4 => any::<Index>().prop_map(Step::Transfer),
        2 => any::<Index>().prop_map(Step::Snapshots),
        2 => any::<Index>().prop_map(Step::Expire),
    ]
}

/// What is due by the recovery points themselves, and not by the index.
fn due_by_points(vault: &Vault) -> BTreeSet<(Timestamp, MachineDue)> {
    let mut due = BTreeSet::new();
    for machine in vault.machines() {
        due.insert((machine.next, MachineDue::Backup(machine.item.clone())));
        for point in &machine.points {
            due.extend(due::of_point(&machine.item, point));
        }
    }
    due
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn d13_what_expires_takes_nothing_of_another_recovery_point(steps in prop::collection::vec(step(), 0..50)) {
        let mut vault = protected();
        // Every recovery point that there should be: its machine, whether it is in the vault, and whether it has snapshots.
        let mut there: BTreeMap<u128, (usize, bool, bool)> = BTreeMap::new();
        for (number, step) in (1..).zip(steps) {
            let pick = |which: Index| there.keys().nth(which.index(there.len().max(1))).copied();
            match step {
                Step::BackUp(machine) => {
                    vault.add_point(&item(MACHINES[machine]), taken(number));
                    there.insert(number, (machine, false, true));
                }
                Step::Transfer(which) => {
                    if let Some(own) = pick(which).filter(|own| !there[own].1) {
                        transfer(&mut vault, MACHINES[there[&own].0], own);
                        there.entry(own).and_modify(|entry| entry.1 = true);
                    }
                }
                Step::Snapshots(which) => {
                    if let Some(own) = pick(which) {
                        let (machine, in_vault, has) = there[&own];
                        let snapshots = vault.snapshots_expired(&item(MACHINES[machine]), id(own), false);
                        prop_assert_eq!(snapshots.len(), if has { 2 } else { 0 });
                        there.entry(own).and_modify(|entry| entry.2 = false);
                        there.retain(|other, _| *other != own || in_vault);
                    }
                }
                Step::Expire(which) => {
                    if let Some(own) = pick(which) {
                        let (machine, in_vault, has) = there.remove(&own).unwrap();
                        let other = MACHINES[1 - machine];
                        prop_assert_eq!(vault.expire_point(&item(other), id(own)), None);
                        let expired = vault.expire_point(&item(MACHINES[machine]), id(own)).unwrap();
                        prop_assert_eq!(expired.objects.len(), if in_vault { 3 } else { 0 });
                        prop_assert_eq!(expired.snapshots.len(), if has { 2 } else { 0 });
                    }
                }
            }
            let kept: BTreeSet<ObjectId> = vault.kept().recovery_points().map(|point| point.object).collect();
            let in_vault = there.iter().filter(|(_, point)| point.1);
            let expected = in_vault.flat_map(|(own, _)| [0, 1, 9].map(|disk| object(*own, disk)));
            prop_assert_eq!(&kept, &expected.collect::<BTreeSet<_>>());
            let counted: u64 = vault.kept().wrapped().map(|(_, count)| count).sum();
            prop_assert_eq!(counted, u64::try_from(kept.len()).unwrap());
            let at_1 = Kid::Customer("https://testkeyvault.vault.azure.net/keys/testkey/00000000000000000000000000000001".parse().unwrap());
            prop_assert_eq!(vault.kept().wrapped_with(&at_1), counted);
            let points: BTreeSet<RecoveryPointId> = vault.machines().iter().flat_map(|one| &one.points).map(|point| point.id).collect();
            prop_assert_eq!(points, there.keys().map(|own| id(*own)).collect::<BTreeSet<_>>());
            let early = Timestamp::from_unix_millis(0);
            prop_assert!(vault.dues(early).eq(due_by_points(&vault)), "the index has all that is due, in order");
        }
    }
}
