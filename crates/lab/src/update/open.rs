//! The first event: what every lab begins with.

use kluis_keyvault::KeyVault;
use kluis_recovery::{PlatformKey, Storage, Vault};
use kluis_resource::{
    KeyVaultName, KeyVersion, Kid, NameError, Region, ResourceGroupName, StorageName, SubscriptionId, TenantId,
    VaultName, derive_id,
};
use kluis_rulebook::Edition;

use crate::model::Lab;
use crate::view::{LogEntry, LogStatus, Operation};
use crate::{Effect, Stamp};

const REGION: Region = Region::WestEurope;

/// A new lab: `testvault`, `testkeyvault` and `teststorage` in `testrg`, as the documentation calls them.
pub(super) fn open_lab(stamp: Stamp, edition: Edition) -> (Lab, Vec<Effect>) {
    let id = |label| derive_id(stamp.id, label);
    let version = |label| KeyVersion::new(id(label).as_u128());
    let subscription = SubscriptionId::new(id("subscription"));
    let vault = Vault::create(
        known(VaultName::parse("testvault")),
        REGION,
        version("platform-key/testvault"),
    );
    let storage = Storage::create(
        known(StorageName::parse("teststorage")),
        REGION,
        version("platform-key/teststorage"),
    );
    let name = known(KeyVaultName::parse("testkeyvault"));
    let key_vault = KeyVault::create(name, REGION, subscription, (false, false))
        .expect("a key vault without purge protection needs nothing else");
    let effects = vec![
        make_platform_key(vault.platform_key().kid().clone()),
        make_platform_key(storage.kid()),
    ];
    let resource_group = known(ResourceGroupName::parse("testrg"));
    let lab = Lab {
        edition,
        revision: 1,
        now: stamp.at,
        tenant: TenantId::new(id("tenant")),
        subscription,
        log: vec![LogEntry {
            at: stamp.at,
            operation: Operation::OpenLab,
            resource: resource_group.to_string(),
            subject: String::new(),
            status: LogStatus::Succeeded,
            job: None,
        }],
        resource_group,
        vaults: vec![vault],
        key_vaults: vec![key_vault],
        storages: vec![storage],
        jobs: Vec::new(),
    };
    (lab, effects)
}

/// Orders a platform key.
pub(super) const fn make_platform_key(kid: Kid) -> Effect {
    Effect::MakeKey {
        kid,
        bits: PlatformKey::BITS,
    }
}

fn known<T>(name: Result<T, NameError>) -> T {
    name.expect("the names of the first resources keep to the limits")
}
