//! Machines of every kind: built, backed up, and restored in every way that Azure allows; what comes out is what went in, bit for
//! bit. What Azure doesn't allow is in `machines/refusals.rs`.

mod at_rest;
mod integrity;
mod refusals;
mod world;

use kluis_lab::request::{
    BackUpNow, ChangeSetKey, CreateVm, DatabaseTarget, DeployTemplate, EncryptDisk, EncryptVm, InstallAdeExtension,
    RestoreDatabase, RestoreTarget, RestoreWay, Selection, WriteDisk,
};
use kluis_lab::view::{DiskView, LabView, MachinePointView};
use kluis_lab::{DiskEncryption, Request, SampleKind};
use kluis_resource::{DiskName, Kid};
use kluis_rulebook::{KeyPermission, Os, Tier, Workload};
use wasm_bindgen_test::wasm_bindgen_test;

use self::world::{REGION, World, files, named, new_vm, protect, sample};

/// The machines of the source documents, each with what it is an example of.
const MACHINES: [&str; 7] = ["pmk", "desvm", "adebek", "adekek", "linux", "sql", "hana"];

async fn build(world: &World) {
    let des = || DiskEncryption::Des(named("des1"));
    let database = |name: &str, os, workload, kind| CreateVm {
        database: Some(workload),
        data: vec![sample(kind, 3)],
        ..new_vm(name, os)
    };
    let machines = [
        new_vm("pmk", Os::Windows),
        CreateVm {
            encryption: des(),
            ..new_vm("desvm", Os::Windows)
        },
        new_vm("adebek", Os::Windows),
        CreateVm {
            managed: false,
            ..new_vm("adekek", Os::Windows)
        },
        new_vm("linux", Os::Linux),
        database("sql", Os::Windows, Workload::SqlInVm, SampleKind::Sqlite),
        database("hana", Os::Linux, Workload::HanaInVm, SampleKind::Random),
    ];
    for machine in machines {
        world.must(machine).await;
    }
    for (vm, kek) in [("adebek", None), ("adekek", Some("kek")), ("linux", Some("kek"))] {
        world
            .must(EncryptVm {
                vm: named(vm),
                key_vault: named("mainkeyvault"),
                kek: kek.map(named),
            })
            .await;
    }
    for vm in MACHINES {
        world.must(protect(vm, Workload::Vm)).await;
    }
    world.must(protect("sql", Workload::SqlInVm)).await;
    world.must(protect("hana", Workload::HanaInVm)).await;
}

async fn back_up(world: &World, item: &str, kept_days: u32) {
    world
        .must(BackUpNow {
            vault: named("mainvault"),
            item: named(item),
            retain_until: world.in_days(kept_days),
        })
        .await;
}

/// What the guest reads of each disk of a machine.
async fn contents(world: &World, vm: &str) -> Vec<String> {
    let mut contents = Vec::new();
    for disk in world.vm(vm).disks {
        let digest = world.read(&disk).await;
        assert_eq!(Some(digest.as_str()), content_of(&world.disk(&disk)), "{disk}");
        contents.push(digest);
    }
    contents
}

fn content_of(disk: &DiskView) -> Option<&str> {
    disk.stored.as_ref().map(|stored| stored.content_sha256.as_str())
}

fn under(disk: &DiskView) -> (&DiskEncryption, &Kid) {
    (&disk.encryption, &disk.stored.as_ref().unwrap().kid)
}

#[wasm_bindgen_test]
async fn machines_of_every_kind_come_back_bit_for_bit_in_every_way_that_is_allowed() {
    let world = World::open().await;
    build(&world).await;
    let mut before = Vec::new();
    for vm in MACHINES {
        before.push((vm, contents(&world, vm).await));
    }
    for vm in MACHINES {
        back_up(&world, vm, 60).await;
    }
    back_up(&world, "sql/mssqlserver", 60).await;
    back_up(&world, "hana/hana", 60).await;
    layers_are_as_they_should_be(&world);

    // From the snapshots, while they are there.
    for (vm, expected) in &before {
        restore_from(&world, vm, Tier::Snapshot, expected).await;
    }
    rotate_and_pass(&world).await;
    for (vm, expected) in &before {
        restore_from(&world, vm, Tier::Vault, expected).await;
    }
    databases_come_back(&world).await;
    replacing_brings_back_what_was(&world).await;
    retention_removes_its_own_and_nothing_else(&world).await;
}

/// M14, V4, E2: where the guest encrypts, the vault's envelope is around its ciphertext; each layer has its own key.
fn layers_are_as_they_should_be(world: &World) {
    let view = world.view();
    let vault_key = view.vaults[1].key.clone().unwrap().uri;
    for vm in MACHINES {
        for disk in &world.point(vm).disks {
            let (_, in_vault) = disk.vault_object.clone().expect("it is in the vault");
            let (_, in_snapshot) = disk.snapshot_object.clone().expect("and in a snapshot");
            assert_eq!(
                in_vault,
                Kid::Customer(vault_key.clone()),
                "D2: in the vault, the vault's own key"
            );
            assert_ne!(in_snapshot, in_vault);
            let is_ade = ["adebek", "adekek", "linux"].contains(&vm);
            assert_eq!(disk.volume.is_some(), is_ade);
            assert_eq!(
                disk.sha256 != disk.content_sha256,
                is_ade,
                "the guest's ciphertext is what is kept"
            );
        }
    }
}

/// Restores a machine of one tier in both of the ways that make new disks, and compares.
async fn restore_from(world: &World, vm: &str, tier: Tier, expected: &[String]) {
    let is_ade = world.point(vm).secret.is_some();
    let tier_name = if tier == Tier::Snapshot { "s" } else { "v" };
    let name = format!("{vm}-{tier_name}");
    if is_ade {
        restore_disks_and_deploy(world, vm, tier, &name).await;
    } else {
        world
            .must(world.restore_act(vm, tier, RestoreWay::CreateVm(named(&name)), None))
            .await;
        world.must(world.restore_act(vm, tier, RestoreWay::Disks, None)).await;
        assert_identical(&world.view());
        let point = world.point(vm);
        let data = &point.disks[1];
        let job = world
            .must(world.restore_act(vm, tier, files(&data.disk, &data.files[0].path), None))
            .await;
        assert_eq!(job.unwrap().bytes, data.files[0].size);
    }
    assert_eq!(contents(world, &name).await, expected, "{name}");
    keys_are_those_of_the_rules(world, vm, tier, &name).await;
}

/// D7, D14: the disks, then the machine by its template; a Linux machine opens its data disks once the extension is there again.
async fn restore_disks_and_deploy(world: &World, vm: &str, tier: Tier, name: &str) {
    world.must(world.restore_act(vm, tier, RestoreWay::Disks, None)).await;
    assert_identical(&world.view());
    let restored = world.view().compute.restored[0].clone();
    world
        .must(DeployTemplate {
            restored: restored.id,
            vm: named(name),
        })
        .await;
    if restored.os == Os::Linux {
        assert!(world.disk(&restored.disks[1]).locked);
        world.must(InstallAdeExtension { vm: named(name) }).await;
    }
    assert!(!world.disk(&restored.disks[1]).locked);
}

/// R1, R2, R4.
async fn keys_are_those_of_the_rules(world: &World, vm: &str, tier: Tier, name: &str) {
    let os = world.vm(name).disks[0].clone();
    let expected = match (vm, tier) {
        ("desvm", Tier::Snapshot) => DiskEncryption::Des(named("des1")),
        _ => DiskEncryption::Platform,
    };
    assert_eq!(under(&world.disk(&os)).0, &expected, "{name}");
    if tier == Tier::Vault && world.point(vm).secret.is_none() && world.point(vm).managed {
        let way = RestoreWay::CreateVm(named(&format!("{name}-des")));
        world.must(world.restore_act(vm, tier, way, Some("des1"))).await;
        let os: DiskName = named(&format!("{name}-des-os"));
        let disk = world.disk(&os);
        assert!(matches!(under(&disk), (DiskEncryption::Des(_), Kid::Customer(_))));
        assert_eq!(disk.identical, Some(true));
        // R3: and afterwards under another key, whatever was chosen.
        world
            .must(EncryptDisk {
                disk: os.clone(),
                encryption: DiskEncryption::Platform,
            })
            .await;
        assert!(matches!(
            under(&world.disk(&os)),
            (DiskEncryption::Platform, Kid::Platform(_))
        ));
    }
}

fn assert_identical(view: &LabView) {
    for disk in &view.compute.disks {
        assert_ne!(disk.identical, Some(false), "{}", disk.name);
    }
}

/// The vault's key, the key of the disks and the KEK get new versions, and the snapshots' time passes.
async fn rotate_and_pass(world: &World) {
    let old = world.view().vaults[1].key.clone().unwrap().uri;
    for key in ["vaultkey", "diskkey", "kek"] {
        world.create_key("mainkeyvault", key).await;
    }
    world
        .must(ChangeSetKey {
            des: named("des1"),
            key: world::set_key("diskkey"),
        })
        .await;
    world.at_rest().await;
    let set = world.view().compute.sets[0].clone();
    for disk in world
        .view()
        .compute
        .disks
        .iter()
        .filter(|disk| disk.encryption.des().is_some())
    {
        assert_eq!(under(disk).1, &Kid::Customer(set.key.clone()), "{}", disk.name);
    }
    for vm in MACHINES {
        let kids: Vec<_> = world
            .point(vm)
            .disks
            .iter()
            .filter_map(|disk| disk.vault_object.clone())
            .collect();
        assert!(
            kids.iter().all(|(_, kid)| *kid != Kid::Customer(old.clone())),
            "{vm} is under the new version"
        );
    }
    let snapshots = world.view().compute.snapshots.clone();
    assert!(!snapshots.is_empty());
    world.advance_days(4).await;
    for snapshot in snapshots {
        let is_there = world
            .view()
            .compute
            .snapshots
            .iter()
            .any(|own| own.name == snapshot.name);
        assert!(!is_there, "{}", snapshot.name);
        assert!(
            !world.is_stored(snapshot.stored.unwrap().object).await,
            "its body is gone with it"
        );
    }
}

/// R7: a database goes back into its machine, or elsewhere, under the key of that place.
async fn databases_come_back(world: &World) {
    for (item, vm) in [("sql/mssqlserver", "sql"), ("hana/hana", "hana")] {
        let disk = world.vm(vm).disks[1].clone();
        let before = world.read(&disk).await;
        world
            .must(WriteDisk {
                disk: disk.clone(),
                content: kluis_lab::request::Content::Sample(sample(SampleKind::Text, 99)),
            })
            .await;
        assert_ne!(world.read(&disk).await, before);
        let restore = |target| {
            Request::from(RestoreDatabase {
                vault: named("mainvault"),
                item: named(item),
                recovery_point: oldest(world, item).id,
                target,
            })
        };
        world.must(restore(DatabaseTarget::Original)).await;
        assert_eq!(world.read(&disk).await, before, "{item}");
        let other = format!("{vm}-v");
        world.must(restore(DatabaseTarget::Other(named(&other)))).await;
        assert_eq!(world.read(&world.vm(&other).disks[1]).await, before);
        world.must(restore(DatabaseTarget::Storage(named("teststorage")))).await;
        assert_eq!(world.view().storages[0].copies[0].kid, world.view().storages[0].kid);
        let job = world.must(restore(DatabaseTarget::Download)).await.unwrap();
        assert_eq!(world.digest_of(job.id).await, before);
    }
}

fn oldest(world: &World, item: &str) -> MachinePointView {
    world.machine(item).points.last().unwrap().clone()
}

/// "Replace existing" of a machine whose disk was written since.
async fn replacing_brings_back_what_was(world: &World) {
    let disk = world.vm("pmk").disks[1].clone();
    let before = world.read(&disk).await;
    back_up(world, "pmk", 60).await;
    world
        .must(WriteDisk {
            disk: disk.clone(),
            content: kluis_lab::request::Content::Sample(sample(SampleKind::Random, 5)),
        })
        .await;
    let written = world.read(&disk).await;
    world
        .must(world.restore_act("pmk", Tier::Vault, RestoreWay::ReplaceExisting, None))
        .await;
    assert_eq!(world.read(&disk).await, before);
    let kept = world.view().compute.disks.into_iter().filter(|own| own.vm.is_none());
    let kept: Vec<_> = kept.filter(|own| content_of(own) == Some(&written)).collect();
    assert_eq!(kept.len(), 1, "what was on it stays, on a disk of its own");
}

/// Recovery points go when their time has come, with their objects, and nothing else goes.
async fn retention_removes_its_own_and_nothing_else(world: &World) {
    let expiring: Vec<_> = objects_of(&oldest(world, "pmk"));
    back_up(world, "pmk", 100).await;
    let staying = objects_of(&world.point("pmk"));
    world.advance_days(70).await;
    for object in expiring {
        assert!(!world.is_stored(object).await, "{object} is gone");
    }
    for object in staying {
        assert!(world.is_stored(object).await, "{object} stays");
    }
    let read = RestoreTarget::Download;
    let disk = world.vm("pmk").disks[1].clone();
    let way = RestoreWay::Files {
        disk,
        selection: Selection::All,
        target: read,
    };
    world.must(world.restore_act("pmk", Tier::Vault, way, None)).await;
    assert_eq!(world.vm("pmk").region, REGION);
    assert!(
        world
            .key_vault()
            .audit
            .iter()
            .any(|entry| entry.operation == KeyPermission::UnwrapKey.into())
    );
}

fn objects_of(point: &MachinePointView) -> Vec<kluis_resource::ObjectId> {
    let disks = point.disks.iter().filter_map(|disk| disk.vault_object.as_ref());
    disks.map(|(object, _)| *object).collect()
}
