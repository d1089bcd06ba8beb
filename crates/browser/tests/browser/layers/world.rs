//! A vault with infrastructure encryption, and hands that reach into what is stored of it.

use js_sys::Uint8Array;
use kluis_browser::engine::Engine;
use kluis_browser::host::Host;
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::store::{Changes, LayerRecord, ObjectRecord};
use kluis_envelope::{BodyOpener, BodySealer, Dek, EncryptionData, Engine as _, Manifest};
use kluis_lab::request::{
    AssignKey, BackUp, CreateKey, CreateVault, DraftPolicy, EnableIdentity, Restore, RestoreTarget, SavePolicies,
    Selection,
};
use kluis_lab::view::{IdentityView, JobState, JobView, RecoveryPointView};
use kluis_lab::{FileFacts, KeySource, Request};
use kluis_resource::{KeyVaultName, Kid, ObjectId, Region, VaultName};
use kluis_rulebook::{KeyPermission, Workload};
use web_sys::Blob;

use crate::fixture::{Heard, Source, bytes_of, ended, in_memory, item, key, new_key_vault, random, until};

pub(super) const MIB: usize = 1 << 20;
/// Bytes around the plaintext of each region.
pub(super) const OVERHEAD: u64 = 28;

pub(super) fn vault() -> VaultName {
    VaultName::parse("eastvault").unwrap()
}

pub(super) fn key_vault() -> KeyVaultName {
    KeyVaultName::parse("eastkeys").unwrap()
}

/// A vault of a region that has infrastructure encryption, its key assigned with it.
pub(super) async fn set_up(host: &Host) {
    let send = async |act| host.send(act, Vec::new()).await.unwrap();
    let region = Region::EastUs;
    send(Request::from(CreateVault { vault: vault(), region })).await;
    send(Request::from(new_key_vault(key_vault(), region))).await;
    send(Request::from(EnableIdentity { vault: vault() })).await;
    let IdentityView::On { principal, .. } = host.view().unwrap().vaults[1].identity else {
        panic!("the identity is not on");
    };
    send(Request::from(DraftPolicy {
        key_vault: key_vault(),
        principal,
        permissions: KeyPermission::ALL.to_vec(),
        secret_permissions: Vec::new(),
    }))
    .await;
    send(Request::from(SavePolicies { key_vault: key_vault() })).await;
    make_key(host).await;
    let source = KeySource::Picker {
        key_vault: key_vault(),
        key: key(),
    };
    let job = send(Request::from(AssignKey {
        vault: vault(),
        source,
        infrastructure_encryption: true,
    }))
    .await
    .unwrap();
    assert_eq!(ended(host, job).await.state, JobState::Completed);
    let encryption = host.view().unwrap().vaults[1].encryption.clone();
    assert_eq!(encryption.infrastructure_encryption_state, "Enabled");
}

pub(super) async fn make_key(host: &Host) {
    let act = Request::from(CreateKey {
        key_vault: key_vault(),
        key: key(),
        bits: 2048,
    });
    host.send(act, Vec::new()).await.unwrap();
    until(host, "a key", |view| {
        let keys = &view.key_vaults[1].keys;
        !keys.is_empty() && keys[0].versions.iter().all(|version| !version.making)
    })
    .await;
}

pub(super) async fn back_up(host: &Host, files: Vec<FileFacts>, blobs: Vec<Blob>) -> JobView {
    let act = Request::from(BackUp {
        vault: vault(),
        item: item(),
        platform_key_accepted: false,
        files,
        workload: Workload::Files,
    });
    let job = host.send(act, blobs).await.unwrap().unwrap();
    ended(host, job).await
}

/// A lab with one recovery point, of files of these sizes.
pub(super) async fn with_point(engine: Engine, heard: &Heard, sizes: &[usize]) -> (Host, Vec<Source>) {
    let host = in_memory(MEMORY_LIMIT, engine, heard).await;
    set_up(&host).await;
    let sources: Vec<Source> = sizes
        .iter()
        .enumerate()
        .map(|(number, size)| Source::random(&format!("{number}.bin"), *size))
        .collect();
    let facts = sources.iter().map(|source| source.facts.clone()).collect();
    let blobs = sources.iter().map(Source::blob).collect();
    assert_eq!(back_up(&host, facts, blobs).await.state, JobState::Completed);
    (host, sources)
}

pub(super) fn point(host: &Host) -> RecoveryPointView {
    host.view().unwrap().vaults[1].items[0].recovery_points[0].clone()
}

pub(super) async fn restore(host: &Host, selection: Selection, target: RestoreTarget) -> JobView {
    let act = Request::from(Restore {
        vault: vault(),
        item: item(),
        recovery_point: point(host).id,
        selection,
        target,
    });
    let job = host.send(act, Vec::new()).await.unwrap().unwrap();
    ended(host, job).await
}

pub(super) async fn restored(host: &Host, heard: &Heard, path: &str) -> Vec<u8> {
    let job = restore(host, Selection::File(path.into()), RestoreTarget::Download).await;
    assert_eq!(job.state, JobState::Completed, "{path}");
    bytes_of(&heard.restored(job.id).unwrap()).await
}

pub(super) async fn record_of(host: &Host, object: ObjectId) -> ObjectRecord {
    host.store().records.object(object).await.unwrap().unwrap()
}

pub(super) async fn stored(host: &Host, object: ObjectId) -> Vec<u8> {
    let body = host.store().bodies.open(object).await.unwrap().unwrap();
    let mut bytes = Vec::new();
    let mut at = 0;
    while at < body.size() {
        let length = (body.size() - at).min(1 << 22);
        bytes.extend(body.read(at, length).await.unwrap().to_vec());
        at += length;
    }
    bytes
}

pub(super) async fn put(host: &Host, object: ObjectId, bytes: &[u8]) {
    host.store().bodies.delete(object).await.unwrap();
    let mut writer = host.store().bodies.create(object).await.unwrap();
    writer.write(&Uint8Array::from(bytes)).await.unwrap();
    writer.finish().await.unwrap();
}

pub(super) async fn put_record(host: &Host, object: ObjectId, record: ObjectRecord) {
    let changes = Changes {
        objects: vec![(object, Some(record))],
        ..Changes::default()
    };
    host.store().records.commit(&changes).await.unwrap();
}

/// The content key of a layer, unwrapped with the key that its own record names.
pub(super) async fn dek_of(host: &Host, engine: &Engine, encryption_data: &str) -> Dek {
    let data = EncryptionData::parse(encryption_data).unwrap();
    let kid: Kid = data.key_id().parse().unwrap();
    let pair = host.store().records.key(&kid).await.unwrap().unwrap();
    engine.unwrap_dek(&pair.private, data.encrypted_key()).await.unwrap()
}

/// Takes off the second layer: what is inside is the body of the first.
pub(super) async fn peeled(host: &Host, engine: &Engine, object: ObjectId) -> Vec<u8> {
    let layer = record_of(host, object).await.infrastructure.unwrap();
    let dek = dek_of(host, engine, &layer.encryption_data).await;
    let manifest = Manifest::parse(&layer.manifest).unwrap();
    let opener = manifest.verify(&dek, object.uuid()).unwrap();
    let mut inside = Vec::new();
    let mut stream = BodyOpener::new(engine, &dek, opener).await.unwrap();
    stream.push(&stored(host, object).await, &mut inside).await.unwrap();
    stream.finish().unwrap();
    inside
}

/// Puts another body inside, under a second layer in which nothing is wrong: what only the platform itself could do.
pub(super) async fn put_inside(host: &Host, engine: &Engine, object: ObjectId, inside: &[u8]) {
    let record = record_of(host, object).await;
    let kid: Kid = point(host).infrastructure.unwrap();
    let pair = host.store().records.key(&kid).await.unwrap().unwrap();
    let dek = Dek::from_random(&mut random(32).try_into().unwrap());
    let mut body = Vec::new();
    let mut sealer = BodySealer::new(engine, &dek, object.uuid()).await.unwrap();
    sealer.push(inside, &mut body).await.unwrap();
    let manifest = sealer.finish(&mut body).await.unwrap();
    let wrapped = engine.wrap_dek(&pair.public, &dek).await.unwrap();
    put(host, object, &body).await;
    let layer = LayerRecord {
        encryption_data: EncryptionData::new(kid.to_string(), wrapped).to_json(),
        manifest: manifest.to_json(),
    };
    let infrastructure = Some(layer);
    put_record(
        host,
        object,
        ObjectRecord {
            infrastructure,
            ..record
        },
    )
    .await;
}
