//! A lab with a vault and a key vault in West Central US, where disk encryption sets are (rule M7), and what tests ask of it.

use kluis_browser::engine::Engine;
use kluis_browser::host::Host;
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::protocol::ClientError;
use kluis_lab::request::{
    AdvanceClock, AssignKey, AssignReader, CreateKey, CreateSet, CreateVault, CreateVm, DraftPolicy, EnableIdentity,
    Protect, ReadDisk, RestoreTarget, RestoreVm, RestoreWay, SavePolicies, Selection, SetKey,
};
use kluis_lab::view::{DiskView, JobState, JobView, KeyVaultView, LabView, MachinePointView, MachineView, VmView};
use kluis_lab::{DiskEncryption, KeySource, Request, Sample, SampleKind, VmImage};
use kluis_resource::{DiskName, JobId, ObjectId, PrincipalId, Region, Timestamp, days};
use kluis_rulebook::{KeyPermission, Os, Refusal, Rule, SecretPermission, Tier, Workload};
use sha2::{Digest, Sha256};

use crate::fixture::{Heard, at_rest, bytes_of, ended, in_memory, new_key_vault};

pub(crate) const REGION: Region = Region::WestCentralUs;

pub(crate) struct World {
    pub(crate) host: Host,
    pub(crate) heard: Heard,
}

/// A name of any kind.
pub(crate) fn named<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

impl World {
    /// `mainvault` under a key of `mainkeyvault`, and the set `des1` under another key of it.
    pub(crate) async fn open() -> Self {
        let heard = Heard::default();
        let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
        let world = Self { host, heard };
        world.at_rest().await;
        world
            .must(CreateVault {
                vault: named("mainvault"),
                region: REGION,
            })
            .await;
        world.create_key_vault("mainkeyvault", REGION).await;
        for key in ["vaultkey", "diskkey", "kek"] {
            world.create_key("mainkeyvault", key).await;
        }
        world.four_steps().await;
        world.create_set("des1", "diskkey").await;
        world
    }

    pub(crate) async fn create_key_vault(&self, key_vault: &str, region: Region) {
        self.must(new_key_vault(named(key_vault), region)).await;
    }

    pub(crate) async fn create_key(&self, key_vault: &str, key: &str) {
        self.must(CreateKey {
            key_vault: named(key_vault),
            key: named(key),
            bits: 2048,
        })
        .await;
    }

    async fn four_steps(&self) {
        self.must(EnableIdentity {
            vault: named("mainvault"),
        })
        .await;
        let principal = self.view().vaults[1].identity.principal().unwrap();
        self.grant(principal, &KeyPermission::ALL, &[]).await;
        self.must(AssignKey {
            vault: named("mainvault"),
            source: KeySource::Picker {
                key_vault: named("mainkeyvault"),
                key: named("vaultkey"),
            },
            infrastructure_encryption: false,
        })
        .await;
    }

    /// Rule M2, steps 3 to 5.
    pub(crate) async fn create_set(&self, des: &str, key: &str) {
        self.must(CreateSet {
            des: named(des),
            region: REGION,
            key: set_key(key),
        })
        .await;
        let principal = self.view().compute.sets.last().unwrap().principal;
        self.grant(
            principal,
            &[KeyPermission::Get, KeyPermission::UnwrapKey, KeyPermission::WrapKey],
            &[],
        )
        .await;
        self.must(AssignReader {
            key_vault: named("mainkeyvault"),
            principal,
        })
        .await;
    }

    pub(crate) async fn grant(&self, principal: PrincipalId, keys: &[KeyPermission], secrets: &[SecretPermission]) {
        let key_vault = || named("mainkeyvault");
        self.must(DraftPolicy {
            key_vault: key_vault(),
            principal,
            permissions: keys.to_vec(),
            secret_permissions: secrets.to_vec(),
        })
        .await;
        self.must(SavePolicies { key_vault: key_vault() }).await;
    }

    pub(crate) fn view(&self) -> LabView {
        self.host.view().unwrap()
    }

    pub(crate) fn key_vault(&self) -> KeyVaultView {
        self.view().key_vaults[1].clone()
    }

    pub(crate) fn vm(&self, name: &str) -> VmView {
        let mut vms = self.view().compute.vms.into_iter();
        vms.find(|vm| vm.name.as_str() == name)
            .unwrap_or_else(|| panic!("no machine {name}"))
    }

    pub(crate) fn disk(&self, name: &DiskName) -> DiskView {
        let mut disks = self.view().compute.disks.into_iter();
        disks
            .find(|disk| disk.name == *name)
            .unwrap_or_else(|| panic!("no disk {name}"))
    }

    pub(crate) fn machine(&self, item: &str) -> MachineView {
        let mut machines = self.view().vaults[1].machines.clone().into_iter();
        machines
            .find(|own| own.item.as_str() == item)
            .unwrap_or_else(|| panic!("no item {item}"))
    }

    /// The latest recovery point of an item.
    pub(crate) fn point(&self, item: &str) -> MachinePointView {
        self.machine(item).points[0].clone()
    }

    /// Waits until nothing runs.
    pub(crate) async fn at_rest(&self) {
        at_rest(&self.host).await;
    }

    /// Lets an act happen, and everything that follows; its job, if there is one, succeeds.
    pub(crate) async fn must(&self, request: impl Into<Request>) -> Option<JobView> {
        let act = request.into();
        let job = self.job(act.clone()).await;
        if let Some(job) = &job {
            assert_eq!(job.state, JobState::Completed, "{act:?}: {job:?}");
        }
        job
    }

    /// Lets an act happen, and gives how its job ended.
    pub(crate) async fn job(&self, act: Request) -> Option<JobView> {
        let sent = self.host.send(act.clone(), Vec::new()).await;
        let job = sent.unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
        let ended = match job {
            Some(job) => Some(ended(&self.host, job).await),
            None => None,
        };
        self.at_rest().await;
        ended
    }

    /// The refusal of an act, which must be one.
    pub(crate) async fn refusal(&self, request: impl Into<Request>) -> Refusal {
        let act = request.into();
        match self.host.send(act.clone(), Vec::new()).await {
            Err(ClientError::Refused(refusal)) => *refusal,
            other => panic!("{act:?} is not refused: {other:?}"),
        }
    }

    /// An act is refused by this rule, and nothing changed.
    pub(crate) async fn refused(&self, rule: Rule, request: impl Into<Request>) {
        let act = request.into();
        let before = self.view();
        let refusal = self.refusal(act.clone()).await;
        assert_eq!(refusal.rule, Some(rule), "{act:?}: {refusal:?}");
        assert_eq!(self.view(), before, "{act:?} changed something");
    }

    /// The restored bytes of a job, by their SHA-256.
    pub(crate) async fn digest_of(&self, job: JobId) -> String {
        let blob = self.heard.restored(job).expect("the job gave its bytes to the user");
        base16ct::lower::encode_string(&Sha256::digest(bytes_of(&blob).await))
    }

    /// What the guest of a disk reads, by its SHA-256.
    pub(crate) async fn read(&self, disk: &DiskName) -> String {
        let selection = Selection::All;
        let act = ReadDisk {
            disk: disk.clone(),
            selection,
        };
        let job = self.must(act).await.unwrap();
        self.digest_of(job.id).await
    }

    pub(crate) async fn advance_days(&self, count: u32) {
        self.must(AdvanceClock {
            by: kluis_lab::request::Advance::Days(count),
        })
        .await;
    }

    /// So many days from now on the lab's clock.
    pub(crate) fn in_days(&self, count: u32) -> Timestamp {
        self.view().clock.now + days(count)
    }

    pub(crate) fn restore_act(&self, item: &str, tier: Tier, way: RestoreWay, des: Option<&str>) -> Request {
        Request::from(RestoreVm {
            vault: named("mainvault"),
            item: named(item),
            recovery_point: self.point(item).id,
            tier,
            way,
            des: des.map(named),
            region: None,
        })
    }

    /// Whether a body is stored under this object.
    pub(crate) async fn is_stored(&self, object: ObjectId) -> bool {
        self.host.store().bodies.open(object).await.unwrap().is_some()
    }
}

pub(crate) fn set_key(key: &str) -> SetKey {
    SetKey {
        key_vault: named("mainkeyvault"),
        key: named(key),
        version: None,
    }
}

pub(crate) const fn sample(kind: SampleKind, seed: u32) -> Sample {
    Sample {
        kind,
        bytes: 128 << 10,
        seed,
    }
}

/// A machine that is to be made, with one data disk.
pub(crate) fn new_vm(name: &str, os: Os) -> CreateVm {
    CreateVm {
        vm: named(name),
        region: REGION,
        os,
        image: VmImage::Marketplace,
        managed: true,
        encryption: DiskEncryption::Platform,
        agent: true,
        database: None,
        data: vec![sample(SampleKind::Text, 7)],
    }
}

pub(crate) fn protect(vm: &str, workload: Workload) -> Request {
    Request::from(Protect {
        vault: named("mainvault"),
        vm: named(vm),
        workload,
        policy: named("DefaultPolicy"),
        platform_key_accepted: false,
    })
}

pub(crate) fn files(disk: &DiskName, path: &str) -> RestoreWay {
    RestoreWay::Files {
        disk: disk.clone(),
        selection: Selection::File(path.to_owned()),
        target: RestoreTarget::Download,
    }
}
