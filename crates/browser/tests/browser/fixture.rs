//! What the tests share: a lab to work with, waiting for it, and files.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise, Uint8Array};
use kluis_browser::engine::Engine;
use kluis_browser::host::{Host, Setting};
use kluis_browser::place::open_kept;
use kluis_browser::protocol::{Progress, Push, StorageMode};
use kluis_browser::store::Store;
use kluis_lab::request::{
    AssignKey, BackUp, CreateKey, CreateKeyVault, DraftPolicy, EnableIdentity, EnablePurgeProtection, EnableSoftDelete,
    Restore, RestoreTarget, SavePolicies, Selection,
};
use kluis_lab::view::{IdentityView, JobState, JobView, LabView, RecoveryPointView};
use kluis_lab::{FileFacts, KeySource, Request};
use kluis_resource::{ItemName, JobId, KeyName, KeyVaultName, Region, Timestamp, VaultName};
use kluis_rulebook::{KeyPermission, Workload};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Everything that a host told, the restored bytes beside.
#[derive(Clone, Default)]
pub(crate) struct Heard(Rc<RefCell<Vec<Told>>>);

type Told = (Push, Option<Blob>);

impl Heard {
    pub(crate) fn listener(&self) -> impl Fn(Push, Option<Blob>) + 'static {
        let heard = self.0.clone();
        move |push, blob| heard.borrow_mut().push((push, blob))
    }

    pub(crate) fn any(&self, wanted: impl Fn(&Push) -> bool) -> bool {
        self.0.borrow().iter().any(|(push, _)| wanted(push))
    }

    pub(crate) fn restored(&self, wanted: JobId) -> Option<Blob> {
        let heard = self.0.borrow();
        let mut restored = heard
            .iter()
            .filter(|(push, _)| matches!(push, Push::Restored { job, .. } if *job == wanted));
        restored.next()?.1.clone()
    }

    pub(crate) fn progress(&self, wanted: JobId) -> Vec<Progress> {
        let heard = self.0.borrow();
        let progress = heard.iter().filter_map(|(push, _)| {
            if let Push::Progress(progress) = push {
                Some(*progress)
            } else {
                None
            }
        });
        progress.filter(|progress| progress.job == wanted).collect()
    }
}

/// Lets other tasks go on for so many milliseconds.
pub(crate) async fn pause(millis: u32) {
    TimeoutFuture::new(millis).await;
}

/// Waits until the view is as wanted.
pub(crate) async fn until(host: &Host, what: &str, wanted: impl Fn(&LabView) -> bool) -> LabView {
    for _ in 0..6000 {
        if let Some(view) = host.view().filter(|view| wanted(view)) {
            return view;
        }
        pause(10).await;
    }
    panic!("waited in vain: {what}; jobs: {:?}", host.view().map(|view| view.jobs));
}

/// Waits until no job runs and no key is being made.
pub(crate) async fn at_rest(host: &Host) {
    for _ in 0..12_000 {
        if host.is_at_rest() {
            return;
        }
        pause(5).await;
    }
    panic!("it does not come to rest: {:?}", host.view().map(|view| view.jobs));
}

/// Waits until a job has ended.
pub(crate) async fn ended(host: &Host, job: JobId) -> JobView {
    let find = |view: &LabView| view.jobs.iter().find(|other| other.id == job).cloned();
    let view = until(host, "the end of a job", |view| {
        find(view).is_some_and(|job| job.state != JobState::InProgress)
    })
    .await;
    find(&view).unwrap()
}

pub(crate) fn vault() -> VaultName {
    VaultName::parse("testvault").unwrap()
}

pub(crate) fn key_vault() -> KeyVaultName {
    KeyVaultName::parse("testkeyvault").unwrap()
}

pub(crate) fn key() -> KeyName {
    KeyName::parse("testkey").unwrap()
}

pub(crate) fn item() -> ItemName {
    ItemName::parse("photos").unwrap()
}

/// A key vault with soft delete and purge protection, and nothing else about it.
pub(crate) fn new_key_vault(key_vault: KeyVaultName, region: Region) -> CreateKeyVault {
    CreateKeyVault {
        key_vault,
        region,
        soft_delete: true,
        purge_protection: true,
        retention_days: None,
        rbac: false,
        tenant: None,
        subscription: None,
    }
}

/// Makes a version of `testkey` and waits for it.
pub(crate) async fn make_key(host: &Host) {
    let act = Request::from(CreateKey {
        key_vault: key_vault(),
        key: key(),
        bits: 2048,
    });
    host.send(act, Vec::new()).await.unwrap();
    until(host, "a key", |view| {
        let keys = &view.key_vaults[0].keys;
        !keys.is_empty() && keys[0].versions.iter().all(|version| !version.making)
    })
    .await;
}

/// Goes through the four steps.
pub(crate) async fn set_up(host: &Host) {
    let send = async |act| host.send(act, Vec::new()).await.unwrap();
    send(Request::from(EnableIdentity { vault: vault() })).await;
    let IdentityView::On { principal, .. } = host.view().unwrap().vaults[0].identity else {
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
    send(Request::from(EnableSoftDelete { key_vault: key_vault() })).await;
    send(Request::from(EnablePurgeProtection { key_vault: key_vault() })).await;
    make_key(host).await;
    let source = KeySource::Picker {
        key_vault: key_vault(),
        key: key(),
    };
    let job = send(Request::from(AssignKey {
        vault: vault(),
        source,
        infrastructure_encryption: false,
    }))
    .await
    .unwrap();
    assert_eq!(ended(host, job).await.state, JobState::Completed);
}

/// A file to back up.
pub(crate) struct Source {
    pub(crate) facts: FileFacts,
    pub(crate) bytes: Vec<u8>,
}

impl Source {
    pub(crate) fn random(path: &str, size: usize) -> Self {
        Self {
            facts: FileFacts {
                path: path.into(),
                size: size as u64,
                modified: Timestamp::from_unix_millis(1_790_000_000_000),
            },
            bytes: random(size),
        }
    }

    pub(crate) fn blob(&self) -> Blob {
        blob_of(&self.bytes)
    }
}

pub(crate) fn random(size: usize) -> Vec<u8> {
    let mut bytes = vec![0; size];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

pub(crate) fn blob_of(bytes: &[u8]) -> Blob {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap()
}

pub(crate) async fn bytes_of(blob: &Blob) -> Vec<u8> {
    Uint8Array::new(&JsFuture::from(blob.array_buffer()).await.unwrap()).to_vec()
}

/// The latest recovery point.
pub(crate) fn point(host: &Host) -> RecoveryPointView {
    host.view().unwrap().vaults[0].items[0].recovery_points[0].clone()
}

/// Restores from the latest recovery point and gives the job.
pub(crate) async fn restore(host: &Host, selection: Selection, target: RestoreTarget) -> JobView {
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

/// The files of a recovery point, as they come back to the user.
pub(crate) async fn restored(host: &Host, heard: &Heard, path: &str) -> Vec<u8> {
    let job = restore(host, Selection::File(path.into()), RestoreTarget::Download).await;
    assert_eq!(job.state, JobState::Completed, "{path}");
    bytes_of(&heard.restored(job.id).unwrap()).await
}

/// A host in memory that holds at most so many bytes.
pub(crate) async fn in_memory(limit: u64, engine: Engine, heard: &Heard) -> Host {
    let setting = Setting {
        store: Store::in_memory(limit),
        engine,
        storage: StorageMode::Memory,
        read_only: false,
        announce: Box::new(|| ()),
        held: None,
    };
    Host::open(setting, heard.listener()).await
}

/// The lab of this name in the browser's storage.
pub(crate) async fn kept(name: &'static str, heard: &Heard) -> Host {
    open_kept(name, heard.listener()).await.unwrap()
}

/// Waits until a tab may write, and not a moment longer.
pub(crate) async fn writes(host: &Host) {
    for _ in 0..5000 {
        if !host.status().read_only {
            return;
        }
        pause(0).await;
    }
    panic!("the lock did not come free");
}

/// Runs the body of an asynchronous JavaScript function.
pub(crate) async fn script(body: &str) -> JsValue {
    let function = Function::new_no_args(&format!("return (async () => {{ {body} }})()"));
    let promise: Promise = function.call0(&JsValue::UNDEFINED).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap()
}

/// Backs files up and gives the job.
pub(crate) async fn back_up(host: &Host, sources: &[Source]) -> JobId {
    let act = Request::from(BackUp {
        vault: vault(),
        item: item(),
        platform_key_accepted: false,
        files: sources.iter().map(|source| source.facts.clone()).collect(),
        workload: Workload::Files,
    });
    let files = sources.iter().map(Source::blob).collect();
    host.send(act, files).await.unwrap().unwrap()
}
