//! Acts about disks and machines in few words, and what tests ask about them. Everything is in West Central US: in the edition
//! of the source documents, disk encryption sets are nowhere else (rule M7).

use kluis_lab::request::{
    AssignReader, BackUpNow, Content, CreateDisk, CreateImage, CreateSet, CreateSnapshot, CreateVault, CreateVm,
    DeleteDisk, DeployTemplate, DraftPolicy, EncryptDisk, EncryptVm, Protect, ReadDisk, RestoreVm, RestoreWay,
    RotateBek, Selection, SetKey, SignIn, StartVm, WriteDisk,
};
use kluis_lab::view::{
    DiskView, JobKind, JobState, JobView, MachinePointView, MachineView, SecretView, SetView, SnapshotView, VmView,
};
use kluis_lab::{DiskEncryption, Request, Sample, SampleKind, VmImage};
use kluis_resource::{ObjectId, PrincipalId, Region, days};
use kluis_rulebook::{Edition, KeyPermission, Os, Refusal, SecretPermission, Tier, Workload};

use super::acts::{create_key, create_key_vault, key_name, key_vault_name, vault_name};
use super::{Plain, Shell};

/// Where everything is.
pub(crate) const HERE: Region = Region::WestCentralUs;

/// The platform's key.
pub(crate) const PLATFORM: DiskEncryption = DiskEncryption::Platform;

/// What the identity of a disk encryption set needs.
pub(crate) const SET_PERMISSIONS: [KeyPermission; 3] =
    [KeyPermission::Get, KeyPermission::UnwrapKey, KeyPermission::WrapKey];

/// By way of a disk encryption set.
pub(crate) fn des(name: &str) -> DiskEncryption {
    DiskEncryption::Des(name.parse().unwrap())
}

/// 64 KiB of text, another one for each seed.
pub(crate) const fn text(seed: u32) -> Sample {
    Sample {
        kind: SampleKind::Text,
        bytes: 64 << 10,
        seed,
    }
}

pub(crate) fn set_key(key_vault: &str, key: &str) -> SetKey {
    SetKey {
        key_vault: key_vault_name(key_vault),
        key: key_name(key),
        version: None,
    }
}

pub(crate) fn create_set(name: &str, region: Region, key_vault: &str, key: &str) -> Request {
    Request::from(CreateSet {
        des: name.parse().unwrap(),
        region,
        key: set_key(key_vault, key),
    })
}

pub(crate) fn create_disk(name: &str, encryption: DiskEncryption) -> Request {
    Request::from(CreateDisk {
        disk: name.parse().unwrap(),
        region: HERE,
        managed: true,
        encryption,
        content: Content::Sample(text(1)),
    })
}

pub(crate) fn write_disk(name: &str, seed: u32) -> Request {
    Request::from(WriteDisk {
        disk: name.parse().unwrap(),
        content: Content::Sample(text(seed)),
    })
}

pub(crate) fn read_disk(name: &str) -> Request {
    Request::from(ReadDisk {
        disk: name.parse().unwrap(),
        selection: Selection::All,
    })
}

pub(crate) fn encrypt_disk(name: &str, encryption: DiskEncryption) -> Request {
    Request::from(EncryptDisk {
        disk: name.parse().unwrap(),
        encryption,
    })
}

pub(crate) fn delete_disk(name: &str) -> Request {
    Request::from(DeleteDisk {
        disk: name.parse().unwrap(),
    })
}

/// A machine with two data disks.
pub(crate) fn new_vm(name: &str, os: Os, encryption: DiskEncryption) -> CreateVm {
    CreateVm {
        vm: name.parse().unwrap(),
        region: HERE,
        os,
        image: VmImage::Marketplace,
        managed: true,
        encryption,
        agent: true,
        database: None,
        data: vec![text(1), text(2)],
    }
}

pub(crate) fn create_vm(new: CreateVm) -> Request {
    Request::from(new)
}

pub(crate) fn start_vm(name: &str) -> Request {
    Request::from(StartVm {
        vm: name.parse().unwrap(),
    })
}

pub(crate) fn encrypt_vm(name: &str, kek: Option<&str>) -> Request {
    Request::from(EncryptVm {
        vm: name.parse().unwrap(),
        key_vault: key_vault_name("diskvault"),
        kek: kek.map(key_name),
    })
}

pub(crate) fn rotate_bek(name: &str) -> Request {
    Request::from(RotateBek {
        vm: name.parse().unwrap(),
    })
}

pub(crate) fn create_snapshot(name: &str, disk: &str, encryption: Option<DiskEncryption>) -> Request {
    Request::from(CreateSnapshot {
        snapshot: name.parse().unwrap(),
        disk: disk.parse().unwrap(),
        encryption,
    })
}

pub(crate) fn create_image(name: &str, vm: &str, encryption: Option<DiskEncryption>) -> Request {
    Request::from(CreateImage {
        image: name.parse().unwrap(),
        vm: vm.parse().unwrap(),
        encryption,
    })
}

pub(crate) fn protect_in(vault: &str, vm: &str, workload: Workload) -> Request {
    Request::from(Protect {
        vault: vault_name(vault),
        vm: vm.parse().unwrap(),
        workload,
        policy: "DefaultPolicy".parse().unwrap(),
        platform_key_accepted: true,
    })
}

pub(crate) fn protect(vm: &str) -> Request {
    protect_in("backups", vm, Workload::Vm)
}

pub(crate) fn sign_in(guest: bool) -> Request {
    Request::from(SignIn { guest })
}

pub(crate) fn deploy(shell: &Shell, vm: &str) -> Request {
    Request::from(DeployTemplate {
        restored: shell.view().compute.restored[0].id,
        vm: vm.parse().unwrap(),
    })
}

pub(crate) fn draft_secrets(
    principal: PrincipalId,
    permissions: &[KeyPermission],
    secret_permissions: &[SecretPermission],
) -> Request {
    Request::from(DraftPolicy {
        key_vault: key_vault_name("diskvault"),
        principal,
        permissions: permissions.to_vec(),
        secret_permissions: secret_permissions.to_vec(),
    })
}

impl Shell {
    /// A lab with a vault `backups` under the platform's key, and a protected key vault `diskvault` with the key `diskkey`.
    pub(crate) fn with_key_vault(edition: Edition) -> Self {
        let mut shell = Self::open_in(edition);
        shell.must(CreateVault {
            vault: vault_name("backups"),
            region: HERE,
        });
        shell.must(create_key_vault("diskvault", HERE, true, true));
        shell.must(create_key("diskvault", "diskkey", 2048));
        shell
    }

    /// The same, with a disk encryption set `set1` that may use that key.
    pub(crate) fn with_set(edition: Edition) -> Self {
        let mut shell = Self::with_key_vault(edition);
        shell.make_set("set1", "diskkey");
        shell
    }

    /// The same, with a machine `vm1` under the platform's keys that runs Linux.
    pub(crate) fn with_vm(edition: Edition) -> Self {
        let mut shell = Self::with_set(edition);
        shell.must(create_vm(new_vm("vm1", Os::Linux, PLATFORM)));
        shell
    }

    /// A machine `vm1` under Azure Disk Encryption, protected, with a recovery point.
    pub(crate) fn with_ade_point(edition: Edition, kek: Option<&str>) -> Self {
        let mut shell = Self::with_vm(edition);
        shell.must(encrypt_vm("vm1", kek));
        shell.must(protect("vm1"));
        shell.back_up_now("vm1").unwrap();
        shell
    }

    /// A disk encryption set that may use its key.
    pub(crate) fn make_set(&mut self, name: &str, key: &str) {
        self.must(create_set(name, HERE, "diskvault", key));
        self.grant_set(name, &SET_PERMISSIONS);
        let principal = self.set(name).principal;
        self.must(AssignReader {
            key_vault: key_vault_name("diskvault"),
            principal,
        });
    }

    /// Gives the identity of a set these permissions, and saves them.
    pub(crate) fn grant_set(&mut self, name: &str, permissions: &[KeyPermission]) {
        let principal = self.set(name).principal;
        self.must(draft_secrets(principal, permissions, &[]));
        self.grant_drafted("diskvault");
    }

    /// Backs up for 20 days.
    pub(crate) fn back_up_now(&mut self, item: &str) -> Result<(), Refusal> {
        let act = self.backup_act("backups", item);
        self.try_to(act)
    }

    pub(crate) fn backup_act(&self, vault: &str, item: &str) -> Request {
        Request::from(BackUpNow {
            vault: vault_name(vault),
            item: item.parse().unwrap(),
            retain_until: self.view().now + days(20),
        })
    }

    /// A restore of the newest recovery point of an item.
    pub(crate) fn restore_of(&self, item: &str, tier: Tier, way: RestoreWay, des: Option<&str>) -> Request {
        Request::from(RestoreVm {
            vault: vault_name("backups"),
            item: item.parse().unwrap(),
            recovery_point: self.points(item)[0].id,
            tier,
            way,
            des: des.map(|des| des.parse().unwrap()),
            region: None,
        })
    }

    pub(crate) fn set(&self, name: &str) -> SetView {
        let sets = self.view().compute.sets.into_iter();
        sets.into_iter().find(|own| own.name.as_str() == name).unwrap()
    }

    pub(crate) fn vm(&self, name: &str) -> VmView {
        let mut vms = self.view().compute.vms.into_iter();
        vms.find(|own| own.name.as_str() == name).unwrap()
    }

    pub(crate) fn disk(&self, name: &str) -> DiskView {
        let mut disks = self.view().compute.disks.into_iter();
        let found = disks.find(|own| own.name.as_str() == name);
        found.unwrap_or_else(|| panic!("there is no disk {name}"))
    }

    /// The disks of the restore that began last.
    pub(crate) fn restored_disks(&self) -> Vec<DiskView> {
        let restored = self.view().compute.restored.remove(0);
        restored.disks.iter().map(|disk| self.disk(disk.as_str())).collect()
    }

    pub(crate) fn snapshot(&self, name: &str) -> SnapshotView {
        let mut snapshots = self.view().compute.snapshots.into_iter();
        snapshots.find(|own| own.name.as_str() == name).unwrap()
    }

    pub(crate) fn machine_in(&self, vault: &str, item: &str) -> MachineView {
        let mut machines = self.vault(vault).machines.into_iter();
        machines.find(|own| own.item.as_str() == item).unwrap()
    }

    /// The recovery points of a machine, the newest first.
    pub(crate) fn points(&self, item: &str) -> Vec<MachinePointView> {
        self.machine_in("backups", item).points.to_vec()
    }

    pub(crate) fn secrets_of(&self, key_vault: &str) -> Vec<SecretView> {
        let mut key_vaults = self.view().key_vaults.into_iter();
        key_vaults
            .find(|own| own.name.as_str() == key_vault)
            .unwrap()
            .secrets
            .to_vec()
    }

    pub(crate) fn last_job(&self) -> JobView {
        self.view().jobs.remove(0)
    }

    /// Who did what in a key vault, and how often: the newest first.
    pub(crate) fn audited(&self, key_vault: &str) -> Vec<(String, String, u64)> {
        let mut key_vaults = self.view().key_vaults.into_iter();
        let key_vault = key_vaults.find(|own| own.name.as_str() == key_vault).unwrap();
        let audit = key_vault.audit.into_iter();
        let line = audit.map(|entry| {
            let holder = entry.holder.unwrap_or_default();
            (holder, format!("{:?}", entry.operation), entry.count)
        });
        line.collect()
    }

    /// The jobs of this kind that failed.
    pub(crate) fn failed(&self, kind: JobKind) -> Vec<JobView> {
        let jobs = self.view().jobs.into_iter();
        let failed = jobs.filter(|job| job.kind == kind && matches!(job.state, JobState::Failed(_)));
        failed.collect()
    }

    /// What a guest, or else anybody, reads of a disk.
    pub(crate) fn reads(&mut self, disk: &str) -> Plain {
        self.read = None;
        self.must(read_disk(disk));
        self.read.clone().unwrap()
    }

    /// Checks that what lies in storage is exactly what the lab names.
    pub(crate) fn assert_no_orphans(&self) {
        let named = named_objects(self);
        let stored: Vec<ObjectId> = self.objects.keys().copied().collect();
        assert_eq!(stored, named, "every object has one name");
        let view = self.view();
        let key_vaults = view.key_vaults.iter();
        let mut secrets: Vec<_> = key_vaults
            .flat_map(|own| &own.secrets)
            .flat_map(|secret| &secret.versions)
            .map(|version| version.uri.clone())
            .collect();
        secrets.sort();
        let deleted = view.key_vaults.iter().any(|own| !own.deleted_secrets.is_empty());
        if !deleted && view.deleted_key_vaults.is_empty() {
            assert!(self.secrets.keys().eq(&secrets), "every secret has one name");
        }
    }
}

/// Every object that the lab names, in order.
fn named_objects(shell: &Shell) -> Vec<ObjectId> {
    let view = shell.view();
    let compute = &view.compute;
    let disks = compute.disks.iter().filter_map(|one| one.stored.as_ref());
    let snapshots = compute.snapshots.iter().filter_map(|one| one.stored.as_ref());
    let images = compute.images.iter().filter_map(|one| one.stored.as_ref());
    let scale_sets = compute.scale_sets.iter().flat_map(|one| &one.stored);
    let of_compute = disks.chain(snapshots).chain(images).chain(scale_sets);
    let mut named: Vec<ObjectId> = of_compute.map(|stored| stored.object).collect();
    for vault in &view.vaults {
        let files = vault.items.iter().flat_map(|item| &item.recovery_points);
        named.extend(files.map(|point| point.object));
        let points = vault.machines.iter().flat_map(|machine| &machine.points);
        for point in points {
            named.extend(point.bek);
            named.extend(
                point
                    .disks
                    .iter()
                    .filter_map(|disk| disk.vault_object.as_ref())
                    .map(|own| own.0),
            );
        }
    }
    let copies = view.storages.iter().flat_map(|storage| &storage.copies);
    named.extend(copies.map(|copy| copy.object));
    named.sort();
    named
}
