//! What may be tried with disks and machines, and what that comes to in the lab as it stands.

use kluis_lab::request::{
    Advance, AdvanceClock, AssignReader, AttachDisk, BackUpNow, CancelJob, ChangeSetKey, Content,
    CreateDiskFromSnapshot, CreateScaleSet, CreateVm, DatabaseTarget, DeleteDisk, DeleteKeyVault, DeleteSecret,
    DeleteSnapshot, DeleteVm, DeployTemplate, DetachDisk, EncryptDisk, EncryptVm, InstallAdeExtension, Movable,
    MoveToSubscription, PurgeSecret, ReadDisk, RecoverKeyVault, RecoverSecret, RestoreDatabase, RestoreTarget,
    RestoreVm, RestoreWay, RotateBek, SavePolicies, Selection, SetSecretEnabled, StartVm, StopVm, WriteDisk,
};
use kluis_lab::view::LabView;
use kluis_lab::{DiskEncryption, JobFailure, Request, VmImage};
use kluis_resource::{DiskName, KeyUri, VmName, days};
use kluis_rulebook::{Os, Tier, Workload};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::super::steps::pick;
use crate::shell::acts::{create_key, key_vault_name, set_enabled, vault_name};
use crate::shell::machines::{
    HERE, PLATFORM, SET_PERMISSIONS, create_disk, create_image, create_snapshot, create_vm, des, draft_secrets, new_vm,
    protect_in, set_key, sign_in, text,
};

/// Something to try. What an index picks is there already; what has a name comes to be.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Disk(&'static str, DiskEncryption),
    Vm(&'static str, DiskEncryption, u8),
    OfDisk(Index, OfDisk),
    OfVm(Index, OfVm),
    Copies(Index, u8, DiskEncryption),
    Key(Index, bool),
    NewVersion(&'static str, &'static str),
    SetKey(&'static str, &'static str),
    Grant(&'static str, bool),
    Secret(Index, u8),
    KeyVault(&'static str, bool),
    Guest(bool),
    Protect(Index, Workload),
    BackUp(Index),
    Restore(Index, Tier, u8, Option<&'static str>),
    Deploy(Index),
    Database(Index, Index),
    Advance(Advance),
    Cancel(Index),
    Perform,
    PerformAll,
    Fail(JobFailure),
}

/// Something to do with a disk.
#[derive(Clone, Debug)]
pub(super) enum OfDisk {
    Write(u32),
    Read,
    Encrypt(DiskEncryption),
    Attach(Index),
    Detach,
    Delete,
    Move,
}

/// Something to do with a machine.
#[derive(Clone, Copy, Debug)]
pub(super) enum OfVm {
    Start,
    Stop,
    Delete,
    Encrypt(&'static str, Option<&'static str>),
    RotateBek,
    Extension,
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let index = any::<Index>;
    let encryption = || prop_oneof![2 => Just(PLATFORM), 2 => Just(des("set1")), 1 => Just(des("set2"))];
    let set = || select(&["set1", "set2"][..]);
    let key = || select(&["diskkey", "second"][..]);
    let of_disk = prop_oneof![
        3 => (0..9_u32).prop_map(OfDisk::Write),
        3 => Just(OfDisk::Read),
        3 => encryption().prop_map(OfDisk::Encrypt),
        1 => index().prop_map(OfDisk::Attach),
        1 => Just(OfDisk::Detach),
        1 => Just(OfDisk::Delete),
        1 => Just(OfDisk::Move),
    ];
    let ade = select(
        &[
            OfVm::Encrypt("diskvault", None),
            OfVm::Encrypt("diskvault", Some("diskkey")),
            OfVm::Encrypt("beks", None),
            OfVm::Encrypt("beks", Some("kek")),
        ][..],
    );
    let of_vm = prop_oneof![
        3 => select(&[OfVm::Start, OfVm::Start, OfVm::Stop, OfVm::Delete, OfVm::RotateBek, OfVm::Extension][..]),
        2 => ade,
    ];
    let made = prop_oneof![
        2 => (select(&["disk1", "disk2"][..]), encryption()).prop_map(|(n, e)| Step::Disk(n, e)),
        2 => (select(&["vm1", "vm2", "vm3"][..]), encryption(), any::<u8>()).prop_map(|(n, e, k)| Step::Vm(n, e, k)),
        2 => (index(), 0..5_u8, encryption()).prop_map(|(i, k, e)| Step::Copies(i, k, e)),
        6 => (index(), of_disk).prop_map(|(i, what)| Step::OfDisk(i, what)),
        5 => (index(), of_vm).prop_map(|(i, what)| Step::OfVm(i, what)),
    ];
    let keys = prop_oneof![
        3 => (index(), prop::bool::weighted(0.7)).prop_map(|(i, on)| Step::Key(i, on)),
        1 => select(&[("diskvault", "diskkey"), ("diskvault", "second"), ("beks", "kek")][..])
            .prop_map(|(v, k)| Step::NewVersion(v, k)),
        1 => (set(), key()).prop_map(|(s, k)| Step::SetKey(s, k)),
        2 => (set(), prop::bool::weighted(0.7)).prop_map(|(s, on)| Step::Grant(s, on)),
        3 => (index(), 0..6_u8).prop_map(|(i, what)| Step::Secret(i, what)),
        1 => (select(&["diskvault", "beks"][..]), prop::bool::weighted(0.3)).prop_map(|(v, d)| Step::KeyVault(v, d)),
    ];
    let workload = prop_oneof![3 => Just(Workload::Vm), 1 => Just(Workload::SqlInVm)];
    let backup = prop_oneof![
        1 => any::<bool>().prop_map(Step::Guest),
        3 => (index(), workload).prop_map(|(i, w)| Step::Protect(i, w)),
        4 => index().prop_map(Step::BackUp),
        5 => (index(), select(&Tier::ALL[..]), 0..5_u8, prop::option::weighted(0.2, set()))
            .prop_map(|(i, t, w, d)| Step::Restore(i, t, w, d)),
        2 => index().prop_map(Step::Deploy),
        1 => (index(), index()).prop_map(|(i, to)| Step::Database(i, to)),
        1 => index().prop_map(Step::Cancel),
    ];
    let by = select(
        &[
            Advance::ToNext,
            Advance::ToNext,
            Advance::Hours(1),
            Advance::Days(1),
            Advance::Days(9),
        ][..],
    );
    let failures = &[JobFailure::Interrupted, JobFailure::Storage, JobFailure::Damaged][..];
    let world = prop_oneof![
        6 => Just(Step::Perform),
        4 => Just(Step::PerformAll),
        1 => select(failures).prop_map(Step::Fail),
        2 => by.prop_map(Step::Advance),
    ];
    prop_oneof![4 => made, 2 => keys, 4 => backup, 4 => world]
}

/// The acts that a step comes to in this lab; some of them will be refused.
pub(super) fn acts(view: &LabView, step: &Step) -> Vec<Request> {
    match step {
        Step::Disk(name, encryption) => vec![create_disk(name, encryption.clone())],
        Step::Vm(name, encryption, kind) => vec![create_vm(CreateVm {
            managed: kind % 4 > 0 || *encryption != PLATFORM,
            database: (kind % 3 == 0).then_some(Workload::SqlInVm),
            image: match view.compute.images.first() {
                Some(image) if kind % 2 == 0 => VmImage::Custom(image.name.clone()),
                _ => VmImage::Marketplace,
            },
            ..new_vm(
                name,
                if kind % 5 < 3 { Os::Linux } else { Os::Windows },
                encryption.clone(),
            )
        })],
        Step::OfDisk(index, what) => {
            let disks: Vec<_> = view.compute.disks.iter().map(|disk| disk.name.clone()).collect();
            let vms: Vec<_> = view.compute.vms.iter().map(|vm| vm.name.clone()).collect();
            let disk = pick(&disks, index).into_iter();
            disk.filter_map(|disk| of_disk(disk, what, &vms)).collect()
        }
        Step::OfVm(index, what) => {
            let vms: Vec<_> = view.compute.vms.iter().map(|vm| vm.name.clone()).collect();
            let vm = pick(&vms, index).into_iter();
            vm.map(|vm| of_vm(vm, *what)).collect()
        }
        Step::Copies(index, kind, encryption) => copies(view, index, *kind, encryption),
        Step::Key(..)
        | Step::NewVersion(..)
        | Step::SetKey(..)
        | Step::Grant(..)
        | Step::Secret(..)
        | Step::KeyVault(..) => key_acts(view, step),
        Step::Guest(guest) => vec![sign_in(*guest)],
        Step::Advance(by) => vec![Request::from(AdvanceClock { by: *by })],
        Step::Cancel(index) => {
            let job = pick(&view.jobs, index).into_iter();
            job.map(|job| Request::from(CancelJob { job: job.id })).collect()
        }
        Step::Protect(..) | Step::BackUp(_) | Step::Restore(..) | Step::Deploy(_) | Step::Database(..) => {
            backup_acts(view, step).into_iter().collect()
        }
        Step::Perform | Step::PerformAll | Step::Fail(_) => Vec::new(),
    }
}

fn of_disk(disk: DiskName, what: &OfDisk, vms: &[VmName]) -> Option<Request> {
    Some(match what {
        OfDisk::Write(seed) => Request::from(WriteDisk {
            disk,
            content: Content::Sample(text(*seed)),
        }),
        OfDisk::Read => Request::from(ReadDisk {
            disk,
            selection: Selection::All,
        }),
        OfDisk::Encrypt(encryption) => Request::from(EncryptDisk {
            disk,
            encryption: encryption.clone(),
        }),
        OfDisk::Attach(index) => Request::from(AttachDisk {
            vm: pick(vms, index)?,
            disk,
        }),
        OfDisk::Detach => Request::from(DetachDisk { disk }),
        OfDisk::Delete => Request::from(DeleteDisk { disk }),
        OfDisk::Move => Request::from(MoveToSubscription {
            what: Movable::Disk(disk),
        }),
    })
}

fn of_vm(vm: VmName, what: OfVm) -> Request {
    match what {
        OfVm::Start => Request::from(StartVm { vm }),
        OfVm::Stop => Request::from(StopVm { vm }),
        OfVm::Delete => Request::from(DeleteVm { vm }),
        OfVm::RotateBek => Request::from(RotateBek { vm }),
        OfVm::Extension => Request::from(InstallAdeExtension { vm }),
        OfVm::Encrypt(key_vault, kek) => Request::from(EncryptVm {
            vm,
            key_vault: key_vault_name(key_vault),
            kek: kek.map(|kek| kek.parse().unwrap()),
        }),
    }
}

/// Snapshots, images and scale sets.
fn copies(view: &LabView, index: &Index, kind: u8, encryption: &DiskEncryption) -> Vec<Request> {
    let compute_view = &view.compute;
    let act = match kind {
        0 => pick(&compute_view.disks, index).map(|disk| create_snapshot("snapshot1", disk.name.as_str(), None)),
        1 => pick(&compute_view.snapshots, index).map(|snapshot| {
            Request::from(CreateDiskFromSnapshot {
                disk: "disk3".parse().unwrap(),
                snapshot: snapshot.name,
                encryption: encryption.clone(),
            })
        }),
        2 => pick(&compute_view.vms, index).map(|vm| create_image("image1", vm.name.as_str(), None)),
        3 => pick(&compute_view.snapshots, index).map(|snapshot| {
            Request::from(DeleteSnapshot {
                snapshot: snapshot.name,
            })
        }),
        _ => Some(Request::from(CreateScaleSet {
            scale_set: "scale1".parse().unwrap(),
            region: HERE,
            os: Os::Linux,
            image: VmImage::Marketplace,
            instances: 2,
            encryption: encryption.clone(),
        })),
    };
    act.into_iter().collect()
}

fn key_acts(view: &LabView, step: &Step) -> Vec<Request> {
    let versions = || {
        let keys = view.key_vaults.iter().flat_map(|own| &own.keys);
        let uris = keys.flat_map(|key| &key.versions).map(|version| version.uri.clone());
        uris.collect::<Vec<KeyUri>>()
    };
    match step {
        Step::Key(index, enabled) => {
            let key = pick(&versions(), index).into_iter();
            key.map(|key| set_enabled(&key, *enabled)).collect()
        }
        Step::NewVersion(key_vault, key) => vec![create_key(key_vault, key, 2048)],
        Step::SetKey(set, key) => vec![Request::from(ChangeSetKey {
            des: set.parse().unwrap(),
            key: set_key("diskvault", key),
        })],
        Step::Grant(set, on) => {
            let set = view.compute.sets.iter().find(|own| own.name.as_str() == *set).unwrap();
            let permissions = if *on { &SET_PERMISSIONS[..] } else { &[] };
            let key_vault = key_vault_name("diskvault");
            let mut acts = vec![
                draft_secrets(set.principal, permissions, &[]),
                Request::from(SavePolicies {
                    key_vault: key_vault.clone(),
                }),
            ];
            let principal = set.principal;
            acts.extend(on.then_some(Request::from(AssignReader { key_vault, principal })));
            acts
        }
        Step::Secret(index, what) => secret_acts(view, index, *what),
        Step::KeyVault(name, deletes) => {
            let key_vault = key_vault_name(name);
            vec![match deletes {
                true => Request::from(DeleteKeyVault { key_vault }),
                false => Request::from(RecoverKeyVault { key_vault }),
            }]
        }
        _ => Vec::new(),
    }
}

fn secret_acts(view: &LabView, index: &Index, what: u8) -> Vec<Request> {
    let live = view.key_vaults.iter().flat_map(|own| &own.secrets);
    let live: Vec<_> = live
        .flat_map(|secret| &secret.versions)
        .map(|one| one.uri.clone())
        .collect();
    let deleted = view.key_vaults.iter().flat_map(|own| {
        let of_key_vault = own.deleted_secrets.iter();
        of_key_vault.map(|secret| (own.name.clone(), secret.name.clone()))
    });
    let deleted: Vec<_> = deleted.collect();
    let act = match what {
        0..=2 => pick(&live, index).map(|secret| match what {
            0 => Request::from(DeleteSecret {
                key_vault: secret.key_vault,
                secret: secret.secret,
            }),
            _ => Request::from(SetSecretEnabled {
                secret,
                enabled: what == 2,
            }),
        }),
        3 => pick(&deleted, index).map(|(key_vault, secret)| Request::from(PurgeSecret { key_vault, secret })),
        _ => pick(&deleted, index).map(|(key_vault, secret)| Request::from(RecoverSecret { key_vault, secret })),
    };
    act.into_iter().collect()
}

fn backup_acts(view: &LabView, step: &Step) -> Option<Request> {
    let vault = || vault_name("backups");
    let backups = view.vaults.iter().find(|own| own.name == vault())?;
    let machines = backups.machines.to_vec();
    let points: Vec<_> = machines
        .iter()
        .flat_map(|machine| machine.points.iter().map(move |point| (machine, point)))
        .collect();
    Some(match step {
        Step::Protect(index, workload) => {
            let vm = pick(&view.compute.vms, index)?;
            protect_in("backups", vm.name.as_str(), *workload)
        }
        Step::BackUp(index) => Request::from(BackUpNow {
            vault: vault(),
            item: pick(&machines, index)?.item,
            retain_until: view.now + days(5),
        }),
        Step::Restore(index, tier, way, des) => {
            let (own, point) = pick(&points, index)?;
            Request::from(RestoreVm {
                vault: vault(),
                item: own.item.clone(),
                recovery_point: point.id,
                tier: *tier,
                way: match way {
                    0 => RestoreWay::CreateVm("restored".parse().unwrap()),
                    1 | 2 => RestoreWay::Disks,
                    3 => RestoreWay::ReplaceExisting,
                    _ => RestoreWay::Files {
                        disk: point.disks[0].disk.clone(),
                        selection: Selection::All,
                        target: RestoreTarget::Storage("teststorage".parse().unwrap()),
                    },
                },
                des: des.map(|des| des.parse().unwrap()),
                region: None,
            })
        }
        Step::Deploy(index) => Request::from(DeployTemplate {
            restored: pick(&view.compute.restored, index)?.id,
            vm: "deployed".parse().unwrap(),
        }),
        Step::Database(index, to) => {
            let (own, point) = pick(&points, index)?;
            Request::from(RestoreDatabase {
                vault: vault(),
                item: own.item.clone(),
                recovery_point: point.id,
                target: DatabaseTarget::Other(pick(&view.compute.vms, to)?.name),
            })
        }
        _ => return None,
    })
}
