//! Every refusal of the groups R, D and M, met once with real keys and disks; each leaves everything as it was.

use kluis_lab::request::{
    BackUpNow, CreateCertificate, CreateImage, CreateSet, CreateSnapshot, CreateVm, DeployTemplate, EncryptVm, Movable,
    MoveSet, MoveToSubscription, PublishImage, ReadDisk, RestoreVm, RestoreWay, Selection, SetKeyEnabled, ShareSet,
    SignIn,
};
use kluis_lab::{DiskEncryption, Request, VmImage};
use kluis_resource::Region;
use kluis_rulebook::{Detail, Os, Rule, SecretPermission, Tier, Workload};
use wasm_bindgen_test::wasm_bindgen_test;

use super::world::{REGION, World, files, named, new_vm, protect, set_key};

fn create_vm(new: CreateVm) -> Request {
    Request::from(new)
}

fn des1() -> DiskEncryption {
    DiskEncryption::Des(named("des1"))
}

fn set_in(region: Region, key_vault: &str) -> Request {
    let key = kluis_lab::request::SetKey {
        key_vault: named(key_vault),
        ..set_key("diskkey")
    };
    Request::from(CreateSet {
        des: named("other"),
        region,
        key,
    })
}

#[wasm_bindgen_test]
async fn what_disk_encryption_sets_forbid_is_refused() {
    let world = World::open().await;
    world
        .refused(Rule::M7, set_in(Region::WestEurope, "mainkeyvault"))
        .await;
    world.create_key("testkeyvault", "diskkey").await;
    world.refused(Rule::M5, set_in(REGION, "testkeyvault")).await;
    world.create_key_vault("farkeyvault", Region::EastUs).await;
    world.create_key("farkeyvault", "diskkey").await;
    world.refused(Rule::M11, set_in(REGION, "farkeyvault")).await;
    let far = CreateVm {
        region: Region::EastUs,
        encryption: des1(),
        ..new_vm("far", Os::Linux)
    };
    world.refused(Rule::M11, create_vm(far)).await;

    // A set that nobody gave access, then one that has it all but the role Reader.
    world
        .must(CreateSet {
            des: named("des2"),
            region: REGION,
            key: set_key("diskkey"),
        })
        .await;
    let by_des2 = || CreateVm {
        encryption: DiskEncryption::Des(named("des2")),
        ..new_vm("vm2", Os::Linux)
    };
    world.refused(Rule::M2, create_vm(by_des2())).await;
    let principal = world.view().compute.sets[1].principal;
    world.grant(principal, &kluis_rulebook::KeyPermission::ALL, &[]).await;
    world.refused(Rule::M2, create_vm(by_des2())).await;

    let vm = CreateVm {
        encryption: des1(),
        ..new_vm("vm1", Os::Windows)
    };
    world.must(create_vm(vm)).await;
    world
        .must(CreateImage {
            image: named("image1"),
            vm: named("vm1"),
            encryption: None,
        })
        .await;
    what_its_copies_forbid(&world).await;
    without_its_key_nothing_is_read(&world).await;
}

async fn what_its_copies_forbid(world: &World) {
    let from_image = |encryption| CreateVm {
        image: VmImage::Custom(named("image1")),
        encryption,
        ..new_vm("vm3", Os::Windows)
    };
    world
        .refused(Rule::M8, create_vm(from_image(DiskEncryption::Platform)))
        .await;
    let snapshot = |encryption| {
        Request::from(CreateSnapshot {
            snapshot: named("snapshot1"),
            disk: named("vm1-os"),
            encryption,
        })
    };
    world.refused(Rule::M9, snapshot(Some(DiskEncryption::Platform))).await;
    world
        .refused(Rule::M10, Request::from(PublishImage { image: named("image1") }))
        .await;
    for what in [Movable::Disk(named("vm1-data-1")), Movable::Image(named("image1"))] {
        world
            .refused(Rule::M12, Request::from(MoveToSubscription { what }))
            .await;
    }
    // M6: and what is allowed works.
    world.must(snapshot(None)).await;
    world.must(create_vm(from_image(des1()))).await;
}

async fn without_its_key_nothing_is_read(world: &World) {
    let read = || {
        Request::from(ReadDisk {
            disk: named("vm1-os"),
            selection: Selection::All,
        })
    };
    let key = world.view().compute.sets[0].key.clone();
    world
        .must(SetKeyEnabled {
            key: key.clone(),
            enabled: false,
        })
        .await;
    world.refused(Rule::M3, read()).await;
    world.must(SetKeyEnabled { key, enabled: true }).await;
    world.must(read()).await;
    world.must(MoveSet { des: named("des1") }).await;
    world.refused(Rule::M13, read()).await;
}

#[wasm_bindgen_test]
async fn what_restores_and_encrypted_machines_forbid_is_refused() {
    let world = World::open().await;
    let without_agent = CreateVm {
        agent: false,
        ..new_vm("bare", Os::Windows)
    };
    world.must(create_vm(without_agent)).await;
    world.refused(Rule::D9, protect("bare", Workload::Vm)).await;
    world
        .must(create_vm(CreateVm {
            encryption: des1(),
            ..new_vm("desvm", Os::Windows)
        }))
        .await;
    world.must(new_vm("linux", Os::Linux)).await;
    encrypted_in_use(&world).await;
    back_up(&world, "desvm").await;
    back_up(&world, "linux").await;
    restores_of_plain_machines(&world).await;
    restores_of_encrypted_machines(&world).await;
    with_a_certificate(&world).await;
}

async fn back_up(world: &World, item: &str) {
    world.must(back_up_now(world, item)).await;
}

fn back_up_now(world: &World, item: &str) -> Request {
    Request::from(BackUpNow {
        vault: named("mainvault"),
        item: named(item),
        retain_until: world.in_days(30),
    })
}

fn encrypt(vm: &str, kek: Option<&str>) -> Request {
    Request::from(EncryptVm {
        vm: named(vm),
        key_vault: named("mainkeyvault"),
        kek: kek.map(named),
    })
}

/// D8, D10, D13: encrypted after it was protected, a machine is backed up again once Azure Backup has access.
async fn encrypted_in_use(world: &World) {
    world.must(SignIn { guest: true }).await;
    world.must(protect("desvm", Workload::Vm)).await;
    world.must(protect("linux", Workload::Vm)).await;
    let past = Request::from(BackUpNow {
        vault: named("mainvault"),
        item: named("linux"),
        retain_until: world.view().clock.now,
    });
    world.refused(Rule::D13, past).await;
    world.must(encrypt("linux", Some("kek"))).await;
    world.refused(Rule::D8, back_up_now(world, "linux")).await;
    world.must(new_vm("linux2", Os::Linux)).await;
    world.must(encrypt("linux2", None)).await;
    world.must(protect("linux2", Workload::Vm)).await;
    world.refused(Rule::D10, back_up_now(world, "linux2")).await;
    // D11: what the template fills in, saved.
    let service = world.view().user.backup_service;
    let secrets = [SecretPermission::Get, SecretPermission::List, SecretPermission::Backup];
    world.grant(service, &kluis_rulebook::AZURE_BACKUP_KEYS, &secrets).await;
}

async fn restores_of_plain_machines(world: &World) {
    let as_vm = || RestoreWay::CreateVm(named("again"));
    world
        .refused(
            Rule::R1,
            world.restore_act("desvm", Tier::Snapshot, as_vm(), Some("des1")),
        )
        .await;
    world
        .must(ShareSet {
            des: named("des1"),
            user_may_use: false,
        })
        .await;
    world
        .refused(Rule::R4, world.restore_act("desvm", Tier::Vault, as_vm(), Some("des1")))
        .await;
    world
        .must(ShareSet {
            des: named("des1"),
            user_may_use: true,
        })
        .await;
}

async fn restores_of_encrypted_machines(world: &World) {
    let (vault, disks) = (Tier::Vault, || RestoreWay::Disks);
    let as_vm = RestoreWay::CreateVm(named("again"));
    world
        .refused(Rule::D7, world.restore_act("linux", vault, as_vm, None))
        .await;
    world
        .refused(
            Rule::D7,
            world.restore_act("linux", vault, RestoreWay::ReplaceExisting, None),
        )
        .await;
    let point = world.point("linux");
    let data = &point.disks[1];
    world
        .refused(
            Rule::D6,
            world.restore_act("linux", vault, files(&data.disk, &data.files[0].path), None),
        )
        .await;
    world
        .refused(Rule::R5, world.restore_act("linux", vault, disks(), Some("des1")))
        .await;
    let elsewhere = Request::from(RestoreVm {
        vault: named("mainvault"),
        item: named("linux"),
        recovery_point: point.id,
        tier: vault,
        way: disks(),
        des: None,
        region: Some(Region::EastUs),
    });
    world.refused(Rule::D4, elsewhere).await;

    world.must(world.restore_act("linux", vault, disks(), None)).await;
    let restored = world.view().compute.restored[0].clone();
    world
        .must(DeployTemplate {
            restored: restored.id,
            vm: named("linux3"),
        })
        .await;
    let locked = Request::from(ReadDisk {
        disk: restored.disks[1].clone(),
        selection: Selection::All,
    });
    world.refused(Rule::D14, locked).await;
}

/// D5.
async fn with_a_certificate(world: &World) {
    world
        .must(CreateCertificate {
            key_vault: named("mainkeyvault"),
            key: named("certificate"),
            bits: 2048,
        })
        .await;
    world.must(new_vm("certified", Os::Windows)).await;
    world.must(encrypt("certified", Some("certificate"))).await;
    let refusal = world.refusal(protect("certified", Workload::Vm)).await;
    assert_eq!(refusal.rule, Some(Rule::D5));
    assert!(matches!(refusal.detail, Detail::KekOfCertificate { .. }));
}
