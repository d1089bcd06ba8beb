//! The first event: what every lab begins with.

use imbl::Vector;
use kluis_compute::Compute;
use kluis_keyvault::{KeyVault, NewKeyVault};
use kluis_recovery::{Location, PlatformKey, Storage, Vault};
use kluis_resource::{
    KeyVaultName, KeyVersion, Kid, NameError, Region, ResourceGroupName, StorageName, SubscriptionId, TenantId,
    VaultName, derive_id,
};
use kluis_rulebook::Edition;

use crate::log::{LogEntry, LogStatus, Operation};
use crate::model::Lab;
use crate::{Effect, Stamp};

const REGION: Region = Region::WestEurope;

/// A new lab: `testvault`, `testkeyvault` and `teststorage` in `testrg`, as the documentation calls them.
pub(crate) fn open_lab(stamp: Stamp, edition: Edition) -> (Lab, Vec<Effect>) {
    let id = |label| derive_id(stamp.id, label);
    let version = |label| KeyVersion::new(id(label).as_u128());
    let subscription = SubscriptionId::new(id("subscription"));
    let (tenant, resource_group) = (TenantId::new(id("tenant")), known(ResourceGroupName::parse("testrg")));
    let location = Location {
        region: REGION,
        tenant,
        subscription,
        resource_group: resource_group.clone(),
    };
    let vault = Vault::create(
        known(VaultName::parse("testvault")),
        location.clone(),
        version("platform-key/testvault"),
    );
    let storage = Storage::create(
        known(StorageName::parse("teststorage")),
        REGION,
        version("platform-key/teststorage"),
    );
    let terms = edition.terms();
    let new = NewKeyVault {
        name: known(KeyVaultName::parse("testkeyvault")),
        region: REGION,
        subscription,
        tenant,
        soft_delete: terms.soft_delete_always_on,
        purge_protection: false,
        retention_days: None,
        rbac: terms.roles,
    };
    let key_vault = KeyVault::create(new, terms).expect("a key vault as its edition makes them breaks no rule of it");
    let disk_key = PlatformKey::begin(format!("disks/{resource_group}"), version("platform-key/disks"));
    let secret_key = PlatformKey::begin(format!("secrets/{resource_group}"), version("platform-key/secrets"));
    let kids = [
        vault.platform_key().kid(),
        &storage.kid(),
        disk_key.kid(),
        secret_key.kid(),
    ];
    let effects = kids.map(|kid| make_platform_key(kid.clone())).to_vec();
    let lab = Lab {
        edition,
        revision: 1,
        now: stamp.at,
        ahead_millis: 0,
        tenant,
        subscription,
        log: Vector::unit(opened(stamp, &resource_group)),
        resource_group,
        vaults: vec![vault],
        identities: Vec::new(),
        key_vaults: vec![key_vault],
        deleted_key_vaults: Vec::new(),
        storages: vec![storage],
        compute: Compute::default(),
        disk_key,
        secret_key,
        guest: false,
        restored: Vec::new(),
        condemned: Vec::new(),
        skipped: Vec::new(),
        jobs: Vector::new(),
        running: Vec::new(),
    };
    (lab, effects)
}

/// The first line of the log.
fn opened(stamp: Stamp, resource_group: &ResourceGroupName) -> LogEntry {
    LogEntry {
        at: stamp.at,
        operation: Operation::OpenLab,
        resource: resource_group.to_string(),
        subject: String::new(),
        status: LogStatus::Succeeded,
        job: None,
    }
}

/// Orders a platform key.
pub(crate) const fn make_platform_key(kid: Kid) -> Effect {
    Effect::MakeKey {
        kid,
        bits: PlatformKey::BITS,
    }
}

fn known<T>(name: Result<T, NameError>) -> T {
    name.expect("the names of the first resources keep to the limits")
}
