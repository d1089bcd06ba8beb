//! Vaults by themselves: what they know of key vaults comes from a table.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a test that can't go on stops, and matches what it is about"
)]

use kluis_recovery::{
    Encryption, Follow, Identity, KeyFacts, KeySource, KeyUse, KeyVaultFacts, Keys, LastUpdate, Location, StepState,
    UpdateEnd, Vault, VersionFacts, VersionStanding,
};
use kluis_resource::{
    JobId, KeyName, KeyVaultName, KeyVersion, Kid, PrincipalId, Region, SubscriptionId, TenantId, Timestamp,
};
use kluis_rulebook::{Detail, Edition, KeyPermission, KeyTrouble, Refusal, Rule, SetupStep, Workload};
use uuid::Uuid;

const WHO: PrincipalId = PrincipalId::new(Uuid::from_u128(7));
const TENANT: TenantId = TenantId::new(Uuid::from_u128(2));
const NOON: Timestamp = Timestamp::from_unix_millis(43_200_000);
const JOB: JobId = JobId::new(Uuid::from_u128(8));

/// One key vault with one key.
#[derive(Clone)]
struct Table {
    protected: bool,
    granted: Vec<KeyPermission>,
    key: KeyFacts,
}

impl Table {
    fn whole() -> Self {
        Self {
            protected: true,
            granted: KeyPermission::ALL.to_vec(),
            key: key(&[VersionStanding::Enabled]),
        }
    }
}

fn key(standings: &[VersionStanding]) -> KeyFacts {
    let versions = (1..).zip(standings).map(|(number, &standing)| VersionFacts {
        version: KeyVersion::new(number),
        bits: 2048,
        standing,
    });
    KeyFacts::Live {
        name: "testkey".parse().unwrap(),
        versions: versions.collect(),
    }
}

impl Keys for Table {
    fn key_vault(&self, name: &KeyVaultName, principal: Option<PrincipalId>) -> Option<KeyVaultFacts> {
        let granted = match principal {
            Some(WHO) => self.granted.iter().copied().collect(),
            _ => [].into(),
        };
        (name.as_str() == "testkeyvault").then(|| KeyVaultFacts {
            name: name.clone(),
            region: Region::WestEurope,
            subscription: SubscriptionId::new(Uuid::from_u128(1)),
            soft_delete: self.protected,
            purge_protection: self.protected,
            tenant: TENANT,
            coming: [].into(),
            rbac: false,
            granted,
        })
    }

    fn first_key_vault_in(&self, region: Region, _: TenantId) -> Option<KeyVaultName> {
        (region == Region::WestEurope).then(|| "testkeyvault".parse().unwrap())
    }

    fn key(&self, _: &KeyVaultName, _: &KeyName) -> KeyFacts {
        self.key.clone()
    }
}

fn vault() -> Vault {
    vault_in(Region::WestEurope)
}

fn vault_in(region: Region) -> Vault {
    let location = Location {
        region,
        tenant: TENANT,
        subscription: SubscriptionId::new(Uuid::from_u128(1)),
        resource_group: "testrg".parse().unwrap(),
    };
    Vault::create("testvault".parse().unwrap(), location, KeyVersion::new(0))
}

fn finish(vault: &mut Vault, job: JobId) -> Option<UpdateEnd> {
    vault.finish_update(job, NOON, Edition::Seeds.terms())
}

fn picked() -> KeySource {
    KeySource::Picker {
        key_vault: "testkeyvault".parse().unwrap(),
        key: "testkey".parse().unwrap(),
    }
}

fn rule<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Option<Rule> {
    result.unwrap_err().rule
}

/// A vault whose key is assigned.
fn assigned(table: &Table) -> Vault {
    let mut vault = vault();
    vault.enable_identity(WHO).unwrap();
    let assignment = vault
        .check_assign(&picked(), false, Edition::Seeds.terms(), table)
        .unwrap();
    vault.begin_update(JOB, assignment);
    assert_eq!(finish(&mut vault, JOB), Some(UpdateEnd::InForce));
    vault
}

#[test]
fn v9_the_refusals_of_an_assignment_come_in_the_order_of_the_steps() {
    let terms = Edition::Seeds.terms();
    let mut vault = vault();
    let mut table = Table {
        protected: false,
        granted: Vec::new(),
        key: KeyFacts::Gone,
    };
    assert_eq!(
        rule(vault.check_assign(&picked(), false, terms, &table)),
        Some(Rule::V9)
    );
    vault.enable_identity(WHO).unwrap();
    let missing = vec![SetupStep::Permissions, SetupStep::Protection];
    let step = SetupStep::Key;
    let locked = Refusal::of(Rule::V9, Detail::StepLocked { step, missing });
    assert_eq!(vault.check_assign(&picked(), false, terms, &table), Err(locked));
    table.protected = true;
    assert_eq!(
        rule(vault.check_assign(&picked(), false, terms, &table)),
        Some(Rule::P1)
    );
    table.granted = KeyPermission::ALL.to_vec();
    table.protected = false;
    assert_eq!(
        rule(vault.check_assign(&picked(), false, terms, &table)),
        Some(Rule::K1)
    );
    table.protected = true;
    assert_eq!(
        rule(vault.check_assign(&picked(), false, terms, &table)),
        None,
        "the key is not found"
    );
    table.key = key(&[VersionStanding::Disabled]);
    assert_eq!(
        rule(vault.check_assign(&picked(), false, terms, &table)),
        Some(Rule::V5)
    );
    table.key = key(&[VersionStanding::Enabled]);
    let assignment = vault.check_assign(&picked(), false, terms, &table).unwrap();
    assert_eq!(assignment.follow, Follow::Latest);
    assert_eq!(assignment.shown_uri().version, None);
}

#[test]
fn a4_only_the_job_that_was_begun_ends_an_update() {
    let table = Table::whole();
    let mut vault = vault();
    vault.enable_identity(WHO).unwrap();
    let assignment = vault
        .check_assign(&picked(), false, Edition::Seeds.terms(), &table)
        .unwrap();
    let other = JobId::new(Uuid::from_u128(9));
    assert!(
        finish(&mut vault, JOB).is_none() && !vault.fail_update(JOB),
        "nothing has begun"
    );
    vault.begin_update(JOB, assignment.clone());
    assert!(finish(&mut vault, other).is_none() && !vault.fail_update(other));
    assert!(vault.fail_update(JOB));
    assert_eq!(
        (vault.encryption(), vault.last_update()),
        (&Encryption::Platform, &LastUpdate::Failed)
    );
    vault.begin_update(JOB, assignment.clone());
    assert_eq!(finish(&mut vault, JOB), Some(UpdateEnd::InForce));
    assert_eq!(vault.encryption(), &Encryption::Customer(assignment));
    assert!(!vault.fail_update(JOB), "it has ended");
}

#[test]
fn e3_a_backup_needs_what_the_key_and_the_policy_allow_now() {
    let table = Table::whole();
    let vault = assigned(&table);
    let used = vault.check_back_up((true, Workload::Files), false, &table).unwrap();
    assert!(matches!(&used, KeyUse::Customer { principal: WHO, .. }));
    assert!(matches!(used.kid(), Kid::Customer(_)));
    let trouble = |key| {
        let table = Table { key, ..Table::whole() };
        match vault
            .check_back_up((true, Workload::Files), false, &table)
            .unwrap_err()
            .detail
        {
            Detail::KeyUnusable { trouble, .. } => trouble,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(trouble(key(&[VersionStanding::Disabled])), KeyTrouble::Disabled);
    assert_eq!(
        trouble(key(&[VersionStanding::Disabled, VersionStanding::Enabled])),
        KeyTrouble::Disabled
    );
    assert_eq!(trouble(KeyFacts::Deleted), KeyTrouble::Deleted);
    assert_eq!(trouble(KeyFacts::Gone), KeyTrouble::Gone);
    assert_eq!(trouble(key(&[])), KeyTrouble::Gone);
    let table = Table {
        granted: vec![KeyPermission::UnwrapKey],
        ..Table::whole()
    };
    assert_eq!(
        rule(vault.check_back_up((true, Workload::Files), false, &table)),
        Some(Rule::P1)
    );
}

#[test]
fn i2_the_identity_goes_through_its_states() {
    let table = Table::whole();
    let mut vault = assigned(&table);
    assert!(vault.disable_identity(false).is_err());
    assert_eq!(vault.disable_identity(true), Ok(WHO));
    assert_eq!(vault.identity(), Identity::SwitchedOff);
    assert_eq!(
        rule(vault.check_back_up((true, Workload::Files), false, &table)),
        Some(Rule::I2)
    );
    let stranger = PrincipalId::new(Uuid::from_u128(70));
    vault.enable_identity(stranger).unwrap();
    vault.settle_identity(&table);
    assert_eq!(
        vault.identity(),
        Identity::Returned { principal: stranger },
        "it has no access"
    );
    assert_eq!(
        rule(vault.check_back_up((true, Workload::Files), false, &table)),
        Some(Rule::I2)
    );
    vault.disable_identity(true).unwrap();
    vault.enable_identity(WHO).unwrap();
    vault.settle_identity(&table);
    assert_eq!(vault.identity(), Identity::On { principal: WHO });
    assert!(vault.check_back_up((true, Workload::Files), false, &table).is_ok());
}

#[test]
fn a3_a_newer_enabled_version_is_followed_and_an_older_one_is_not() {
    let terms = Edition::Seeds.terms();
    let newer = Table {
        key: key(&[VersionStanding::Enabled, VersionStanding::Enabled]),
        ..Table::whole()
    };
    let mut vault = assigned(&Table::whole());
    assert_eq!(vault.follow(NOON, terms, &Table::whole()), None);
    let making = key(&[VersionStanding::Enabled, VersionStanding::Making]);
    let making = Table {
        key: making,
        ..newer.clone()
    };
    assert_eq!(vault.follow(NOON, terms, &making), None);
    let blind = Table {
        granted: Vec::new(),
        ..newer.clone()
    };
    assert_eq!(vault.follow(NOON, terms, &blind), None);
    assert_eq!(
        vault.follow(NOON, terms, &newer).unwrap().0.version,
        Some(KeyVersion::new(2))
    );
    let disabled = Table {
        key: key(&[VersionStanding::Enabled, VersionStanding::Disabled]),
        ..newer
    };
    assert_eq!(vault.follow(NOON, terms, &disabled), None);
    assert_eq!(vault.rotation_due(&disabled), None, "nothing is kept");
}

#[test]
fn v9_a_vault_in_a_region_without_a_key_vault_waits_at_step_2() {
    let mut vault = vault_in(Region::EastUs);
    vault.enable_identity(WHO).unwrap();
    let states = vault.steps(&Table::whole()).map(|(_, state)| state);
    assert_eq!(states[0], StepState::Done);
    assert_eq!(states[1], StepState::Current(None));
    assert!(matches!(&states[3], StepState::Locked { missing } if missing.len() == 2));
}
