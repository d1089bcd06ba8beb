//! The details of disks, disk encryption sets and protected machines, to say them.

use kluis_rulebook::{Detail, KeyTrouble};

use super::details::TROUBLES;

fn text(name: &str) -> String {
    name.to_owned()
}

pub(super) fn details_of_disks() -> Vec<Detail> {
    let (vm, disk, des) = (|| text("testvm"), || text("testdisk"), || text("testdes"));
    let (image, region) = (|| text("testimage"), || text("West Europe"));
    let mut details = vec![
        Detail::DesNotInRegion {
            des: des(),
            region: region(),
            regions: vec![text("West Central US")],
        },
        Detail::ReaderMissing {
            des: des(),
            key_vault: text("testkeyvault"),
        },
        Detail::DiskElsewhere {
            disk: disk(),
            des: des(),
            region: region(),
        },
        Detail::DesMoved { des: des() },
        Detail::ImageInOtherSubscription { image: image() },
        Detail::NotInGallery {
            image: image(),
            des: des(),
        },
        Detail::DiskMayNotMove {
            name: disk(),
            des: des(),
        },
        Detail::DiskWasUnderAde { disk: disk() },
        Detail::AdeOnDesDisk {
            vm: vm(),
            disk: disk(),
            des: des(),
        },
        Detail::DesNeedsManagedDisk { disk: disk() },
        Detail::DiskAttached { disk: disk(), vm: vm() },
        Detail::DiskStays { disk: disk(), vm: vm() },
        Detail::BeingMade { name: disk() },
        Detail::VmStopped { vm: vm() },
        Detail::DiskLocked { vm: vm(), disk: disk() },
        Detail::DiskLocked {
            vm: String::new(),
            disk: disk(),
        },
        Detail::SampleSize {
            least: 1,
            most: 1 << 30,
        },
        Detail::Instances { most: 10 },
    ];
    for own in [None, Some(des())] {
        details.push(Detail::ImageKeepsKey {
            image: image(),
            des: own.clone(),
        });
        details.push(Detail::SnapshotKeepsKey { disk: disk(), des: own });
    }
    details.extend([false, true].map(|same_subscription| Detail::DesKeyVaultElsewhere {
        des: des(),
        key_vault: text("testkeyvault"),
        region: region(),
        same_subscription,
    }));
    details
}

pub(super) fn details_of_protection() -> Vec<Detail> {
    let (vm, vault) = (|| text("testvm"), || text("testvault"));
    let mut details = vec![
        Detail::AgentMissing { vm: vm() },
        Detail::KekOfCertificate {
            vm: vm(),
            key: text("testkey"),
        },
        Detail::AdeInOtherPlace {
            vm: vm(),
            vault: vault(),
        },
        Detail::VmInOtherRegion {
            vm: vm(),
            vault: vault(),
        },
        Detail::RetainUntil { most_days: 9999 },
        Detail::NoSuchDatabase { vm: vm() },
        Detail::SecretBeingMade {
            secret: text("bek-testvm"),
            key_vault: text("testkeyvault"),
        },
        Detail::SecretNameHeld {
            secret: text("bek-testvm"),
            key_vault: text("testkeyvault"),
        },
    ];
    for (keys, drafted) in [(false, false), (true, false), (true, true)] {
        details.push(Detail::BackupHasNoAccess {
            vm: vm(),
            key_vault: text("testkeyvault"),
            keys,
            drafted,
        });
    }
    details.extend(TROUBLES.map(|trouble: KeyTrouble| Detail::SecretUnusable {
        secret: text("bek-testvm/9c410000000000000000000000000007"),
        key_vault: text("testkeyvault"),
        trouble,
    }));
    details
}
