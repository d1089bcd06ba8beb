//! Disk encryption sets: what they need, how their key changes, and where they may be (rules M2, M5, M7, M11, M13, N11).

use kluis_lab::Request;
use kluis_lab::request::{
    Advance, AssignReader, ChangeSetKey, CreateDisk, CreateKeyVault, CreateScaleSet, MoveKeyVault, MoveSet,
    RenewSetIdentity,
};
use kluis_lab::view::{JobKind, JobState};
use kluis_resource::{Kid, Region};
use kluis_rulebook::{Detail, Edition, KeyPermission, Os, Rule};

use crate::shell::Shell;
use crate::shell::acts::{create_key, create_key_vault, key_vault_name, new_key_vault, set_enabled};
use crate::shell::machines::{
    HERE, SET_PERMISSIONS, create_disk, create_image, create_set, create_snapshot, create_vm, des, draft_secrets,
    new_vm, read_disk, set_key,
};

fn change_key(name: &str, key: &str) -> Request {
    Request::from(ChangeSetKey {
        des: name.parse().unwrap(),
        key: set_key("diskvault", key),
    })
}

#[test]
fn m2_the_set_comes_with_an_identity_that_needs_permissions_and_the_role_reader() {
    let mut shell = Shell::with_key_vault(Edition::Seeds);
    shell.must(create_set("set1", HERE, "diskvault", "diskkey"));
    let set = shell.set("set1");
    let refusal = shell.refused(create_disk("disk1", des("set1")));
    assert_eq!(refusal.rule, Some(Rule::M2));
    let Detail::PermissionsMissing { missing, drafted, .. } = refusal.detail else {
        panic!("{:?}", refusal.detail);
    };
    assert_eq!(
        missing,
        [KeyPermission::Get, KeyPermission::UnwrapKey, KeyPermission::WrapKey]
    );
    assert!(!drafted);

    shell.must(draft_secrets(set.principal, &SET_PERMISSIONS, &[]));
    let refusal = shell.refused(create_disk("disk1", des("set1")));
    assert!(matches!(
        refusal.detail,
        Detail::PermissionsMissing { drafted: true, .. }
    ));
    shell.grant_drafted("diskvault");
    let refusal = shell.refused(create_disk("disk1", des("set1")));
    assert_eq!(refusal.rule, Some(Rule::M2));
    assert!(matches!(refusal.detail, Detail::ReaderMissing { .. }));
    shell.must(AssignReader {
        key_vault: key_vault_name("diskvault"),
        principal: set.principal,
    });
    shell.must(create_disk("disk1", des("set1")));
    let set = shell.set("set1");
    assert_eq!((set.objects, set.reader, set.trouble), (1, true, None));
    let taken = shell.refused(create_set("SET1", HERE, "diskvault", "diskkey"));
    assert!(matches!(taken.detail, Detail::NameTaken { .. }));
}

#[test]
fn m2_another_key_wraps_disks_snapshots_images_and_scale_sets_anew() {
    for edition in Edition::ALL {
        let mut shell = Shell::with_set(edition);
        shell.must(create_vm(new_vm("vm1", Os::Linux, des("set1"))));
        shell.must(create_snapshot("snapshot1", "vm1-os", None));
        shell.must(create_image("image1", "vm1", None));
        shell.must(CreateScaleSet {
            scale_set: "scale1".parse().unwrap(),
            region: HERE,
            os: Os::Linux,
            image: kluis_lab::VmImage::Marketplace,
            instances: 2,
            encryption: des("set1"),
        });
        shell.must(create_key("diskvault", "second", 2048));
        shell.must(change_key("set1", "second"));
        let job = shell.last_job();
        assert_eq!(
            (job.kind, job.state, job.objects),
            (JobKind::RotateKey, JobState::Completed, Some((7, 7)))
        );
        let kid = Kid::Customer(shell.newest("diskvault", "second"));
        assert!(shell.objects.values().all(|own| *own == kid));
        assert_eq!(shell.disk("vm1-os").stored.unwrap().kid, kid);
        let (wraps, unwraps) =
            shell
                .audited("diskvault")
                .iter()
                .fold((0, 0), |sum, (_, what, count)| match what.as_str() {
                    "Key(WrapKey)" => (sum.0 + count, sum.1),
                    _ => (sum.0, sum.1 + count),
                });
        assert_eq!((wraps, unwraps), (14, 9), "each wrapped twice; two were copied");
        let refusal = shell.refused(change_key("set1", "second"));
        assert!(matches!(refusal.detail, Detail::AlreadySo { .. }));
        shell.must(read_disk("vm1-os"));
    }
}

#[test]
fn m2_a_key_that_the_identity_may_not_use_is_no_key_for_a_set() {
    let mut shell = Shell::with_set(Edition::Seeds);
    shell.must(create_key("diskvault", "second", 2048));
    shell.must(create_disk("disk1", des("set1")));
    shell.grant_set("set1", &[]);
    let refusal = shell.refused(change_key("set1", "second"));
    assert!(
        matches!(refusal.detail, Detail::PermissionsMissing { .. }),
        "{refusal:?}"
    );
}

#[test]
fn m5_without_soft_delete_and_purge_protection_there_is_no_set() {
    let mut shell = Shell::with_key_vault(Edition::Seeds);
    shell.must(create_key_vault("plain", HERE, false, false));
    shell.must(create_key("plain", "key", 2048));
    let refusal = shell.refused(create_set("set1", HERE, "plain", "key"));
    assert_eq!(refusal.rule, Some(Rule::M5));
    assert!(matches!(refusal.detail, Detail::SoftDeleteOff { .. }));
    shell.must(crate::shell::acts::enable_soft_delete("plain"));
    let refusal = shell.refused(create_set("set1", HERE, "plain", "key"));
    assert_eq!(refusal.rule, Some(Rule::M5));
    assert!(matches!(refusal.detail, Detail::PurgeProtectionOff { .. }));
    shell.must(crate::shell::acts::enable_purge_protection("plain"));
    shell.must(create_set("set1", HERE, "plain", "key"));
}

#[test]
fn m7_sets_were_in_west_central_us_only_and_n11_are_everywhere() {
    for edition in Edition::ALL {
        let mut shell = Shell::open_in(edition);
        let europe = Region::WestEurope;
        shell.must(create_key_vault("europe", europe, true, true));
        shell.must(create_key("europe", "key", 2048));
        let create = create_set("set1", europe, "europe", "key");
        if edition == Edition::Current {
            shell.must(create);
            continue;
        }
        let refusal = shell.refused(create);
        assert_eq!(refusal.rule, Some(Rule::M7));
        assert!(matches!(refusal.detail, Detail::DesNotInRegion { regions, .. } if regions.len() == 1));
    }
}

#[test]
fn n11_a_set_of_today_is_in_any_region_and_its_key_vault_in_any_subscription() {
    let mut shell = Shell::with_key_vault(Edition::Current);
    let other = shell.view().subscriptions[1];
    let create = |name: &str, region| {
        Request::from(CreateKeyVault {
            subscription: Some(other),
            ..new_key_vault(name, region)
        })
    };
    shell.must(create("elsewhere", HERE));
    shell.must(create_key("elsewhere", "key", 2048));
    shell.must(create_set("set1", HERE, "elsewhere", "key"));
    shell.must(create("europe", Region::WestEurope));
    shell.must(create_key("europe", "key", 2048));
    let refusal = shell.refused(create_set("set2", HERE, "europe", "key"));
    assert_eq!(refusal.rule, Some(Rule::N11));
    assert!(matches!(
        refusal.detail,
        Detail::DesKeyVaultElsewhere {
            same_subscription: false,
            ..
        }
    ));
}

#[test]
fn m11_the_key_vault_is_in_the_region_and_subscription_of_what_it_encrypts() {
    let mut shell = Shell::with_set(Edition::Seeds);
    let other = shell.view().subscriptions[1];
    for (name, region, subscription) in [("europe", Region::WestEurope, None), ("other", HERE, Some(other))] {
        shell.must(CreateKeyVault {
            subscription,
            ..new_key_vault(name, region)
        });
        shell.must(create_key(name, "key", 2048));
        let refusal = shell.refused(create_set("set2", HERE, name, "key"));
        assert_eq!(refusal.rule, Some(Rule::M11));
        assert!(matches!(refusal.detail, Detail::DesKeyVaultElsewhere { .. }));
    }
    let there = Request::from(CreateDisk {
        disk: "disk1".parse().unwrap(),
        region: Region::WestEurope,
        managed: true,
        encryption: des("set1"),
        content: kluis_lab::request::Content::Sample(crate::shell::machines::text(1)),
    });
    let refusal = shell.refused(there);
    assert_eq!(refusal.rule, Some(Rule::M11));
    assert!(matches!(refusal.detail, Detail::DiskElsewhere { .. }));
    shell.must(create_disk("disk1", des("set1")));
}

#[test]
fn m13_a_set_in_another_directory_loses_its_identity_until_a_new_one_has_access_there() {
    for edition in Edition::ALL {
        let mut shell = Shell::with_set(edition);
        shell.must(create_disk("disk1", des("set1")));
        let before = shell.reads("disk1");
        let old = shell.set("set1").principal;
        let name = || "set1".parse().unwrap();
        let early = shell.refused(RenewSetIdentity { des: name() });
        assert!(matches!(early.detail, Detail::AlreadySo { .. }));
        shell.must(MoveSet { des: name() });
        let refusal = shell.refused(read_disk("disk1"));
        assert_eq!(refusal.rule, Some(Rule::M13));
        assert!(matches!(refusal.detail, Detail::DesMoved { .. }));

        shell.must(RenewSetIdentity { des: name() });
        let set = shell.set("set1");
        assert_ne!(set.principal, old);
        if edition == Edition::Seeds {
            let rule = shell.refused(read_disk("disk1")).rule;
            assert_eq!(rule, Some(Rule::M3), "it may nothing yet");
        }
        let elsewhere = shell.refused(draft_secrets(set.principal, &SET_PERMISSIONS, &[]));
        assert_eq!(elsewhere.rule, Some(Rule::V7), "the key vault is in the old directory");
        shell.must(MoveKeyVault {
            key_vault: key_vault_name("diskvault"),
            tenant: set.tenant,
        });
        shell.grant_set("set1", &SET_PERMISSIONS);
        shell.must(AssignReader {
            key_vault: key_vault_name("diskvault"),
            principal: set.principal,
        });
        assert_eq!(shell.reads("disk1"), before);
    }
}

#[test]
fn n11_a_set_goes_over_to_a_new_version_within_an_hour_and_wraps_everything_anew() {
    let mut shell = Shell::with_set(Edition::Current);
    shell.must(create_disk("disk1", des("set1")));
    let old = shell.set("set1").key;
    shell.must(create_key("diskvault", "diskkey", 2048));
    let new = shell.newest("diskvault", "diskkey");
    let set = shell.set("set1");
    assert_eq!(
        (set.key, set.pending.map(|(key, _)| key)),
        (old.clone(), Some(new.clone()))
    );
    shell.advance(Advance::Hours(1));
    assert_eq!(shell.set("set1").key, new);
    assert_eq!(shell.disk("disk1").stored.unwrap().kid, Kid::Customer(new.clone()));
    shell.must(set_enabled(&old, false));
    shell.must(read_disk("disk1"));
    shell.must(set_enabled(&new, false));
    let set = shell.set("set1");
    assert_eq!((set.key, set.pending), (new, None), "it never goes back by itself");
}

#[test]
fn n11_in_the_seeds_a_set_stays_at_its_version() {
    let mut shell = Shell::with_set(Edition::Seeds);
    shell.must(create_disk("disk1", des("set1")));
    let old = shell.set("set1").key;
    shell.must(create_key("diskvault", "diskkey", 2048));
    shell.advance(Advance::Days(2));
    assert_eq!(shell.set("set1").key, old);
    shell.must(change_key("set1", "diskkey"));
    let kid = shell.disk("disk1").stored.unwrap().kid;
    assert_eq!(kid, Kid::Customer(shell.newest("diskvault", "diskkey")));
}

#[test]
fn a_disk_that_does_not_open_is_skipped_by_a_rotation_and_holds_up_no_other() {
    let mut shell = Shell::with_set(Edition::Seeds);
    shell.must(create_disk("disk1", des("set1")));
    shell.must(create_disk("disk2", des("set1")));
    let damaged = shell.disk("disk1").stored.unwrap();
    shell.damaged.insert(damaged.object);
    shell.must(create_key("diskvault", "second", 2048));
    shell.must(change_key("set1", "second"));
    assert_eq!(shell.last_job().state, JobState::Completed);
    assert_eq!(shell.disk("disk1").stored.unwrap().kid, damaged.kid);
    assert_ne!(shell.disk("disk2").stored.unwrap().kid, damaged.kid);
    let jobs = shell.view().jobs.len();
    shell.must(create_key("diskvault", "third", 2048));
    assert_eq!(shell.view().jobs.len(), jobs, "it is not tried again for ever");
}
