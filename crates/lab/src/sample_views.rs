//! Views of disks and machines to test with, each as small as it can be.

use kluis_compute::{DiskEncryption, Origin, VmImage};
use kluis_resource::{
    DiskSalt, KeyUri, Kid, ObjectId, PrincipalId, RecoveryPointId, Region, RestoredId, SecretUri, Timestamp, Volume,
};
use kluis_rulebook::{DiskRole, Edition, Os, Refusal, Workload};
use uuid::Uuid;

use crate::view::{
    AdeView, BackupAccess, DiskPointView, DiskView, LabView, Listed, MachinePointView, MachineView, Power,
    RestoredView, SetView, StoredView, VmView,
};
use crate::{Model, Outcome, Stamp, report, view};

pub(crate) fn lab_of(edition: Edition) -> LabView {
    let mut model = Model::default();
    let stamp = Stamp {
        at: Timestamp::from_unix_millis(0),
        id: Uuid::from_u128(1),
    };
    report(&mut model, stamp, &Outcome::OpenLab { edition }).unwrap();
    view(&model)
}

pub(crate) fn lab() -> LabView {
    lab_of(Edition::Seeds)
}

pub(crate) fn key() -> KeyUri {
    let key = "https://testkeyvault.vault.azure.net/keys/testkey/9c410000000000000000000000000007";
    key.parse().unwrap()
}

pub(crate) fn under_set() -> DiskEncryption {
    DiskEncryption::Des("testdes".parse().unwrap())
}

pub(crate) fn set(lab: &LabView, objects: u64, trouble: Option<Refusal>) -> SetView {
    SetView {
        name: "testdes".parse().unwrap(),
        region: Region::WestEurope,
        subscription: lab.subscription,
        tenant: lab.tenant,
        resource_id: String::new(),
        key: key(),
        pending: None,
        principal: PrincipalId::new(Uuid::from_u128(9)),
        moved: false,
        user_may_use: true,
        reader: true,
        trouble,
        stops_at: None,
        objects,
    }
}

pub(crate) fn stored() -> StoredView {
    StoredView {
        object: ObjectId::new(Uuid::from_u128(7)),
        kid: Kid::Customer(key()),
        plaintext_bytes: 1,
        stored_bytes: 1,
        regions: 1,
        sha256: String::new(),
        content_sha256: String::new(),
        unwrap_blocked: None,
    }
}

pub(crate) fn disk(lab: &LabView, encryption: DiskEncryption) -> DiskView {
    DiskView {
        name: "testdisk".parse().unwrap(),
        region: Region::WestEurope,
        subscription: lab.subscription,
        role: DiskRole::Data,
        os: None,
        managed: true,
        encryption,
        origin: Origin::Sample,
        vm: None,
        volume: None,
        locked: false,
        files: Listed::default(),
        stored: Some(stored()),
        identical: None,
        read_blocked: None,
    }
}

pub(crate) fn restored(disk: DiskView) -> DiskView {
    let origin = Origin::Restored {
        restored: RestoredId::new(Uuid::from_u128(3)),
        item: "testvm".parse().unwrap(),
        point: RecoveryPointId::new(Uuid::from_u128(4)),
        sha256: String::new(),
    };
    DiskView { origin, ..disk }
}

pub(crate) fn volume() -> Volume {
    let secret = secret();
    let salt = DiskSalt::new(Uuid::from_u128(5));
    Volume { secret, salt }
}

pub(crate) fn secret() -> SecretUri {
    let secret = "https://testkeyvault.vault.azure.net/secrets/bek-testvm/9c410000000000000000000000000008";
    secret.parse().unwrap()
}

pub(crate) fn vm(lab: &LabView, is_ade: bool) -> VmView {
    VmView {
        name: "testvm".parse().unwrap(),
        region: Region::WestEurope,
        subscription: lab.subscription,
        os: Os::Linux,
        image: VmImage::Marketplace,
        agent: true,
        database: None,
        disks: Vec::new(),
        power: Power::Running,
        ade: is_ade.then(|| AdeView {
            secret: secret(),
            kek: None,
            trouble: None,
            backup_access: None,
        }),
        protected_by: None,
    }
}

pub(crate) fn machine(access: BackupAccess, points: Vec<MachinePointView>) -> MachineView {
    MachineView {
        item: "testvm".parse().unwrap(),
        vm: "testvm".parse().unwrap(),
        workload: Workload::Vm,
        policy: "DefaultPolicy".parse().unwrap(),
        next: Timestamp::from_unix_millis(0),
        access,
        backup_blocked: None,
        points: points.into(),
    }
}

pub(crate) fn point(des: bool) -> MachinePointView {
    let disk = DiskPointView {
        disk: "testdisk".parse().unwrap(),
        role: DiskRole::Os,
        des: des.then(|| "testdes".parse().unwrap()),
        files: Listed::default(),
        bytes: 1,
        sha256: String::new(),
        content_sha256: String::new(),
        volume: None,
        snapshot: None,
        snapshot_object: None,
        vault_object: None,
        vault_blocked: None,
    };
    MachinePointView {
        id: RecoveryPointId::new(Uuid::from_u128(4)),
        at: Timestamp::from_unix_millis(0),
        retain_until: Timestamp::from_unix_millis(1),
        snapshot_until: None,
        in_vault: true,
        region: Region::WestEurope,
        os: Os::Linux,
        managed: true,
        secret: None,
        kek: None,
        bek: None,
        disks: vec![disk].into(),
    }
}

/// Two restored disks of a Linux machine, put into the lab; the first one holds the operating system. Under Azure Disk
/// Encryption where that is said, with a KEK or without.
pub(crate) fn restored_disks(
    lab: &mut LabView,
    managed: bool,
    encryption: &DiskEncryption,
    ade_with_kek: Option<bool>,
) -> RestoredView {
    let names = ["testvm-os-1", "testvm-data-1"].map(|name| name.parse().unwrap());
    for (name, os) in names.iter().zip([Some(Os::Linux), None]) {
        let own = DiskView {
            name: kluis_resource::DiskName::clone(name),
            os,
            managed,
            ..restored(disk(lab, encryption.clone()))
        };
        lab.compute.disks.push(own);
    }
    let ade = vm(lab, true).ade;
    RestoredView {
        id: RestoredId::new(Uuid::from_u128(3)),
        vault: "testvault".parse().unwrap(),
        item: "testvm".parse().unwrap(),
        point: RecoveryPointId::new(Uuid::from_u128(4)),
        at: Timestamp::from_unix_millis(0),
        region: Region::WestEurope,
        os: Os::Linux,
        disks: names.to_vec(),
        ade: ade_with_kek.zip(ade).map(|(with_kek, ade)| AdeView {
            kek: with_kek.then(key),
            ..ade
        }),
        vm: None,
    }
}
