//! Nothing of a disk lies in storage in clear, and neither does a BEK: before a backup, after it, and after a restore.

use kluis_browser::engine::Engine;
use kluis_envelope::Engine as _;
use kluis_lab::request::{AttachDisk, BackUpNow, Content, CreateDisk, EncryptVm, ReadDisk, RestoreWay};
use kluis_lab::{DiskEncryption, Request};
use kluis_rulebook::{Os, Tier, Workload};
use wasm_bindgen_test::wasm_bindgen_test;

use super::world::{REGION, World, named, new_vm, protect};
use crate::fixture::{Source, bytes_of, ended};

/// A file whose bytes are found again wherever they lie.
fn marked() -> Source {
    let mut source = Source::random("letters/secret.txt", 9 << 10);
    let (first, rest) = source.bytes.split_at_mut(64);
    for part in rest.chunks_exact_mut(64) {
        part.copy_from_slice(first);
    }
    source
}

/// Whether a stretch of the marked file stands in these bytes; a tar moves it by whole blocks.
fn holds(bytes: &[u8], marker: &[u8]) -> bool {
    bytes.windows(marker.len()).any(|window| window == marker)
}

#[wasm_bindgen_test]
async fn nothing_of_a_disk_and_no_bek_lies_anywhere_in_clear() {
    let world = World::open().await;
    let source = marked();
    let marker = &source.bytes[..32];
    world.must(new_vm("linux", Os::Linux)).await;
    with_the_users_files(&world, &source).await;
    world
        .must(EncryptVm {
            vm: named("linux"),
            key_vault: named("mainkeyvault"),
            kek: None,
        })
        .await;
    world.must(protect("linux", Workload::Vm)).await;
    world
        .must(BackUpNow {
            vault: named("mainvault"),
            item: named("linux"),
            retain_until: world.in_days(30),
        })
        .await;
    for tier in [Tier::Snapshot, Tier::Vault] {
        world
            .must(world.restore_act("linux", tier, RestoreWay::Disks, None))
            .await;
    }
    let job = world
        .must(ReadDisk {
            disk: named("letters"),
            selection: kluis_lab::request::Selection::File(source.facts.path.clone()),
        })
        .await
        .unwrap();
    let read = bytes_of(&world.heard.restored(job.id).unwrap()).await;
    assert_eq!(read, source.bytes, "the guest reads it");

    let bek = bek_of(&world).await;
    let store = world.host.store();
    for object in store.bodies.list().await.unwrap() {
        let body = store.bodies.open(object).await.unwrap().unwrap();
        let bytes = body.read(0, body.size()).await.unwrap().to_vec();
        assert!(!holds(&bytes, marker), "{object} is in clear");
        assert!(!holds(&bytes, &bek), "{object} holds the BEK in clear");
    }
    let told = store.records.journal().await.unwrap().concat();
    let hex = base16ct::lower::encode_string(&bek);
    assert!(!told.contains(&hex), "the journal holds the BEK");
}

/// A data disk of the user's own files, attached to the machine.
async fn with_the_users_files(world: &World, source: &Source) {
    let act = Request::from(CreateDisk {
        disk: named("letters"),
        region: REGION,
        managed: true,
        encryption: DiskEncryption::Platform,
        content: Content::Files(vec![source.facts.clone()]),
    });
    let job = world.host.send(act, vec![source.blob()]).await.unwrap().unwrap();
    ended(&world.host, job).await;
    world
        .must(AttachDisk {
            vm: named("linux"),
            disk: named("letters"),
        })
        .await;
}

/// The BEK itself, as only the key that wraps it gives it.
async fn bek_of(world: &World) -> Vec<u8> {
    let records = &world.host.store().records;
    let secret = world.vm("linux").ade.unwrap().secret;
    let record = records.secret(&secret).await.unwrap().expect("the secret is kept");
    let pair = records
        .key(&record.kid)
        .await
        .unwrap()
        .expect("and so is the key that wraps it");
    let wrapped = base16ct::mixed::decode_vec(&record.wrapped).unwrap();
    let dek = Engine::best().unwrap_dek(&pair.private, &wrapped).await.unwrap();
    dek.expose().to_vec()
}
