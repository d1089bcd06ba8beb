//! What may be tried beyond setting up, backing up and restoring: time, roles, dates, purging, moving.

use kluis_lab::request::{
    Advance, AdvanceClock, AssignRole, CreateIdentity, CreateKeyVault, DeleteKeyVault, ImportKey, MoveKeyVault,
    MoveTarget, MoveVault, PurgeKey, PurgeKeyVault, RecoverKeyVault, RemoveRole, SetKeyDates, SetRotationPolicy,
    UseIdentity,
};
use kluis_lab::view::LabView;
use kluis_lab::{Request, Rotate, RotationPolicy};
use kluis_resource::{KeyUri, PrincipalId, Region, days};
use kluis_rulebook::{KeyVaultRole, Workload};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::steps::{KEY_VAULTS, KEYS, VAULTS, pick, versions};
use crate::shell::acts::{as_workload, back_up, key_vault_name, vault_name};

/// Something of it to try.
#[derive(Clone, Debug)]
pub(super) enum Today {
    Advance(Advance),
    Role(&'static str, &'static str, KeyVaultRole, bool),
    Dates(Index, Option<u32>, Option<u32>),
    Rotation(&'static str, &'static str, Option<RotationPolicy>),
    PurgeKey(&'static str, &'static str),
    KeyVault(&'static str, Fate),
    CreateKeyVault(&'static str, bool, u16),
    MoveVault(&'static str, u8),
    MoveKeyVault(&'static str, Index),
    UserIdentity(&'static str),
    BackUp(&'static str, &'static str, Workload),
    Import(&'static str, &'static str),
}

/// What becomes of a key vault.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate {
    Deleted,
    Recovered,
    Purged,
}

pub(super) fn today() -> impl Strategy<Value = Today> {
    let vault = || select(&VAULTS[..]);
    let key_vault = || select(&KEY_VAULTS[..]);
    let key = || select(&KEYS[..]);
    let by = prop_oneof![
        3 => Just(Advance::ToNext),
        2 => Just(Advance::Hours(1)),
        1 => (1..100_u32).prop_map(Advance::Days),
        1 => Just(Advance::Minutes(10)),
    ];
    let policy = prop_oneof![
        2 => (5..60_u16).prop_map(|days| (Rotate::AfterCreation { days }, None)),
        1 => (5..30_u16, 20..90_u16).prop_map(|(days, life)| (Rotate::BeforeExpiry { days }, Some(life))),
    ];
    let policy = policy.prop_map(|(rotate, expires_after_days)| RotationPolicy {
        rotate,
        expires_after_days,
    });
    let fate = prop_oneof![
        1 => Just(Fate::Deleted),
        3 => Just(Fate::Recovered),
        1 => Just(Fate::Purged),
    ];
    let workload = select(&Workload::ALL[..]);
    let at = || prop::option::of(1..40_u32);
    prop_oneof![
        6 => by.prop_map(Today::Advance),
        4 => (key_vault(), vault(), select(&KeyVaultRole::ALL[..]), prop::bool::weighted(0.7))
            .prop_map(|(k, v, role, on)| Today::Role(k, v, role, on)),
        2 => (any::<Index>(), at(), at()).prop_map(|(i, begins, ends)| Today::Dates(i, begins, ends)),
        2 => (key_vault(), key(), prop::option::weighted(0.7, policy)).prop_map(|(k, n, p)| Today::Rotation(k, n, p)),
        2 => (key_vault(), key()).prop_map(|(k, n)| Today::PurgeKey(k, n)),
        2 => (key_vault(), fate).prop_map(|(k, f)| Today::KeyVault(k, f)),
        1 => (key_vault(), any::<bool>(), 5..95_u16).prop_map(|(k, rbac, days)| Today::CreateKeyVault(k, rbac, days)),
        1 => (vault(), 0..4_u8).prop_map(|(v, to)| Today::MoveVault(v, to)),
        1 => (key_vault(), any::<Index>()).prop_map(|(k, i)| Today::MoveKeyVault(k, i)),
        1 => vault().prop_map(Today::UserIdentity),
        1 => (vault(), select(&["photos", "machine"][..]), workload).prop_map(|(v, i, w)| Today::BackUp(v, i, w)),
        1 => (key_vault(), key()).prop_map(|(k, n)| Today::Import(k, n)),
    ]
}

/// The acts that it comes to in this lab; some of them will be refused.
#[expect(clippy::too_many_lines, reason = "an arm for each step")]
pub(super) fn acts(view: &LabView, step: &Today) -> Vec<Request> {
    match step {
        Today::Advance(by) => vec![Request::from(AdvanceClock { by: *by })],
        Today::Role(key_vault, vault, role, on) => role_acts(view, (key_vault, vault), *role, *on),
        Today::Dates(index, begins, ends) => {
            let set = |key: KeyUri| {
                Request::from(SetKeyDates {
                    key,
                    not_before: begins.map(|after| view.now + days(after)),
                    expires: ends.map(|after| view.now + days(after)),
                })
            };
            pick(&versions(view), index).map(set).into_iter().collect()
        }
        Today::Rotation(key_vault, key, policy) => vec![Request::from(SetRotationPolicy {
            key_vault: key_vault_name(key_vault),
            key: key.parse().unwrap(),
            policy: *policy,
        })],
        Today::PurgeKey(key_vault, key) => vec![Request::from(PurgeKey {
            key_vault: key_vault_name(key_vault),
            key: key.parse().unwrap(),
        })],
        Today::KeyVault(name, fate) => {
            let key_vault = key_vault_name(name);
            vec![match fate {
                Fate::Deleted => Request::from(DeleteKeyVault { key_vault }),
                Fate::Recovered => Request::from(RecoverKeyVault { key_vault }),
                Fate::Purged => Request::from(PurgeKeyVault { key_vault }),
            }]
        }
        Today::CreateKeyVault(key_vault, rbac, days) => vec![Request::from(CreateKeyVault {
            key_vault: key_vault_name(key_vault),
            region: Region::WestEurope,
            soft_delete: true,
            purge_protection: false,
            retention_days: Some(*days),
            rbac: *rbac,
            tenant: None,
            subscription: None,
        })],
        Today::MoveVault(vault, to) => vec![Request::from(MoveVault {
            vault: vault_name(vault),
            to: match to {
                0 => MoveTarget::ResourceGroup("othergroup".parse().unwrap()),
                1 => MoveTarget::Subscription,
                _ => MoveTarget::Tenant,
            },
        })],
        Today::MoveKeyVault(key_vault, index) => {
            let tenants: Vec<_> = view.vaults.iter().map(|vault| vault.tenant).collect();
            let tenant = pick(&tenants, index).into_iter();
            let moves = tenant.map(|tenant| {
                Request::from(MoveKeyVault {
                    key_vault: key_vault_name(key_vault),
                    tenant,
                })
            });
            moves.collect()
        }
        Today::UserIdentity(vault) => vec![
            Request::from(CreateIdentity {
                identity: "backup-identity".parse().unwrap(),
                tenant: None,
            }),
            Request::from(UseIdentity {
                vault: vault_name(vault),
                identity: "backup-identity".parse().unwrap(),
            }),
        ],
        Today::BackUp(vault, item, workload) => vec![as_workload(back_up(vault, item, false), *workload)],
        Today::Import(key_vault, key) => vec![Request::from(ImportKey {
            key_vault: key_vault_name(key_vault),
            key: key.parse().unwrap(),
            bits: 2048,
            modulus: "d1".repeat(256),
        })],
    }
}

fn role_acts(view: &LabView, (key_vault, vault): (&str, &str), role: KeyVaultRole, on: bool) -> Vec<Request> {
    let vault = view.vaults.iter().find(|own| own.name.as_str() == vault);
    let principal: Option<PrincipalId> = vault.and_then(|vault| vault.identity.principal());
    let key_vault = key_vault_name(key_vault);
    let act = |principal| match on {
        true => Request::from(AssignRole {
            key_vault,
            principal,
            role,
        }),
        false => Request::from(RemoveRole {
            key_vault,
            principal,
            role,
        }),
    };
    principal.map(act).into_iter().collect()
}
