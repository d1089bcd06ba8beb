//! What may be tried, and what that comes to in the lab as it stands.

use kluis_lab::request::{
    Advance, AdvanceClock, CancelJob, CreateStorage, CreateVault, DisablePurgeProtection, DiscardPolicies, Download,
    Restore, RestoreTarget, SavePolicies, Selection, UsePlatformKey,
};
use kluis_lab::view::LabView;
use kluis_lab::{JobFailure, Request};
use kluis_resource::{KeyUri, Region};
use kluis_rulebook::KeyPermission;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::today::{Today, today};
use crate::shell::acts::{
    back_up, create_key, create_key_vault, delete_key, disable_identity, draft, enable_identity,
    enable_purge_protection, enable_soft_delete, key_vault_name, pick_key, recover_key, role, set_enabled, type_key,
    vault_name,
};

/// Something to try; names are drawn from a few, so that things meet.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Create(&'static str, &'static str, bool, bool),
    Identity(&'static str, bool),
    Draft(&'static str, &'static str, Vec<KeyPermission>),
    Policies(&'static str, bool),
    Protect(&'static str, bool),
    MakeKey(&'static str, &'static str, u16),
    Enable(Index, bool),
    Delete(&'static str, &'static str, bool),
    Pick(&'static str, &'static str, &'static str),
    Type(&'static str, Index, bool),
    PlatformKey(&'static str),
    BackUp(&'static str, &'static str, bool),
    Restore(Index, bool, bool),
    Download(Index),
    Storage(Index),
    Cancel(Index),
    FourSteps(&'static str, &'static str),
    Perform,
    PerformAll,
    Fail(JobFailure),
    Today(Today),
}

pub(super) const VAULTS: [&str; 2] = ["testvault", "second"];
pub(super) const KEY_VAULTS: [&str; 2] = ["testkeyvault", "other"];
pub(super) const KEYS: [&str; 2] = ["testkey", "otherkey"];

pub(super) fn step() -> impl Strategy<Value = Step> {
    let vault = || prop::sample::select(&VAULTS[..]);
    let key_vault = || prop::sample::select(&KEY_VAULTS[..]);
    let key = || prop::sample::select(&KEYS[..]);
    let item = || prop::sample::select(&["photos", "letters"][..]);
    let index = any::<Index>;
    let permissions = || {
        prop_oneof![
            3 => Just(KeyPermission::ALL.to_vec()),
            1 => subsequence(KeyPermission::ALL.to_vec(), 0..=4),
        ]
    };
    let size = prop_oneof![4 => Just(2048), 1 => Just(3072)];
    let failure = prop::sample::select(&[JobFailure::Interrupted, JobFailure::Storage, JobFailure::KeyLost][..]);
    let settings = prop_oneof![
        1 => (vault(), key_vault(), any::<bool>(), any::<bool>()).prop_map(|(v, k, s, p)| Step::Create(v, k, s, p)),
        2 => (vault(), prop::bool::weighted(0.8)).prop_map(|(v, on)| Step::Identity(v, on)),
        3 => (key_vault(), vault(), permissions()).prop_map(|(k, v, p)| Step::Draft(k, v, p)),
        3 => (key_vault(), prop::bool::weighted(0.9)).prop_map(|(k, save)| Step::Policies(k, save)),
        2 => (key_vault(), any::<bool>()).prop_map(|(k, purge)| Step::Protect(k, purge)),
        2 => (vault(), key_vault()).prop_map(|(v, k)| Step::FourSteps(v, k)),
    ];
    let keys = prop_oneof![
        3 => (key_vault(), key(), size).prop_map(|(v, k, bits)| Step::MakeKey(v, k, bits)),
        3 => (index(), prop::bool::weighted(0.6)).prop_map(|(i, on)| Step::Enable(i, on)),
        2 => (key_vault(), key(), any::<bool>()).prop_map(|(v, k, recover)| Step::Delete(v, k, recover)),
        3 => (vault(), key_vault(), key()).prop_map(|(v, kv, k)| Step::Pick(v, kv, k)),
        1 => (vault(), index(), any::<bool>()).prop_map(|(v, i, versioned)| Step::Type(v, i, versioned)),
        1 => vault().prop_map(Step::PlatformKey),
    ];
    let files = prop_oneof![
        4 => (vault(), item(), prop::bool::weighted(0.1)).prop_map(|(v, i, accepted)| Step::BackUp(v, i, accepted)),
        2 => (index(), any::<bool>(), any::<bool>()).prop_map(|(i, one, store)| Step::Restore(i, one, store)),
        1 => index().prop_map(Step::Download),
        1 => index().prop_map(Step::Storage),
        1 => index().prop_map(Step::Cancel),
    ];
    let world = prop_oneof![
        6 => Just(Step::Perform),
        3 => Just(Step::PerformAll),
        1 => failure.prop_map(Step::Fail),
    ];
    prop_oneof![3 => settings, 3 => keys, 3 => files, 3 => world, 3 => today().prop_map(Step::Today)]
}

pub(super) fn versions(view: &LabView) -> Vec<KeyUri> {
    let keys = view.key_vaults.iter().flat_map(|key_vault| &key_vault.keys);
    keys.flat_map(|key| &key.versions)
        .map(|version| version.uri.clone())
        .collect()
}

pub(super) fn pick<T: Clone>(all: &[T], index: &Index) -> Option<T> {
    (!all.is_empty()).then(|| all[index.index(all.len())].clone())
}

/// The acts that a step comes to in this lab; some of them will be refused.
#[expect(clippy::too_many_lines, reason = "an arm for each step")]
pub(super) fn acts(view: &LabView, step: &Step) -> Vec<Request> {
    let principal = |name: &str| {
        let vault = view.vaults.iter().find(|vault| vault.name.as_str() == name)?;
        vault.identity.principal()
    };
    let region = Region::WestEurope;
    match step {
        Step::Create(vault, key_vault, soft, purge) => vec![
            Request::from(CreateVault {
                vault: vault_name(vault),
                region,
            }),
            create_key_vault(key_vault, region, *soft, *purge),
        ],
        Step::Identity(vault, true) => vec![enable_identity(vault)],
        Step::Identity(vault, false) => vec![disable_identity(vault, false), disable_identity(vault, true)],
        Step::Draft(key_vault, vault, permissions) => {
            let who = principal(vault).into_iter();
            who.map(|who| draft(key_vault, who, permissions)).collect()
        }
        Step::Policies(key_vault, true) => vec![Request::from(SavePolicies {
            key_vault: key_vault_name(key_vault),
        })],
        Step::Policies(key_vault, false) => vec![Request::from(DiscardPolicies {
            key_vault: key_vault_name(key_vault),
        })],
        Step::Protect(key_vault, true) => vec![
            enable_purge_protection(key_vault),
            Request::from(DisablePurgeProtection {
                key_vault: key_vault_name(key_vault),
            }),
        ],
        Step::Protect(key_vault, false) => vec![enable_soft_delete(key_vault)],
        Step::MakeKey(key_vault, key, bits) => vec![create_key(key_vault, key, *bits)],
        Step::Enable(index, enabled) => {
            let key = pick(&versions(view), index).into_iter();
            key.map(|key| set_enabled(&key, *enabled)).collect()
        }
        Step::Delete(key_vault, key, true) => vec![recover_key(key_vault, key)],
        Step::Delete(key_vault, key, false) => vec![delete_key(key_vault, key)],
        Step::Pick(vault, key_vault, key) => vec![pick_key(vault, key_vault, key)],
        Step::Type(vault, index, versioned) => {
            let key = pick(&versions(view), index).into_iter();
            let uri = key.map(|key| if *versioned { key } else { key.unversioned() });
            let subscription = view.subscription.to_string();
            uri.map(|uri| type_key(vault, &uri.to_string(), &subscription))
                .collect()
        }
        Step::PlatformKey(vault) => vec![Request::from(UsePlatformKey {
            vault: vault_name(vault),
        })],
        Step::BackUp(vault, item, accepted) => vec![back_up(vault, item, *accepted)],
        Step::Restore(..) | Step::Download(_) | Step::Storage(_) | Step::Cancel(_) => file_acts(view, step),
        Step::FourSteps(vault, key_vault) => {
            let mut acts = vec![enable_identity(vault)];
            acts.extend(principal(vault).map(|who| draft(key_vault, who, &KeyPermission::ALL)));
            acts.extend(principal(vault).map(|who| role(key_vault, who)));
            acts.push(Request::from(SavePolicies {
                key_vault: key_vault_name(key_vault),
            }));
            acts.extend([enable_soft_delete(key_vault), enable_purge_protection(key_vault)]);
            acts.push(Request::from(AdvanceClock {
                by: Advance::Minutes(10),
            }));
            acts.extend([
                create_key(key_vault, "testkey", 2048),
                pick_key(vault, key_vault, "testkey"),
            ]);
            acts
        }
        Step::Today(step) => super::today::acts(view, step),
        Step::Perform | Step::PerformAll | Step::Fail(_) => Vec::new(),
    }
}

fn file_acts(view: &LabView, step: &Step) -> Vec<Request> {
    let mut points = Vec::new();
    for vault in &view.vaults {
        for item in &vault.items {
            points.extend(item.recovery_points.iter().map(|point| (vault, item, point)));
        }
    }
    let copies = view
        .storages
        .iter()
        .flat_map(|storage| storage.copies.iter().map(move |copy| (storage, copy)));
    let act = match step {
        Step::Restore(index, one, store) => pick(&points, index).map(|(vault, item, point)| {
            Request::from(Restore {
                vault: vault.name.clone(),
                item: item.name.clone(),
                recovery_point: point.id,
                selection: match one {
                    true => Selection::File(point.files[1].path.clone()),
                    false => Selection::All,
                },
                target: match pick(&view.storages, index) {
                    Some(storage) if *store => RestoreTarget::Storage(storage.name),
                    _ => RestoreTarget::Download,
                },
            })
        }),
        Step::Download(index) => pick(&copies.collect::<Vec<_>>(), index).map(|(storage, copy)| {
            Request::from(Download {
                storage: storage.name.clone(),
                object: copy.object,
            })
        }),
        Step::Storage(index) => Some(Request::from(CreateStorage {
            storage: format!("storage{}", index.index(3)).parse().unwrap(),
            region: Region::WestEurope,
            key: pick(&versions(view), index),
        })),
        Step::Cancel(index) => pick(&view.jobs, index).map(|job| Request::from(CancelJob { job: job.id })),
        _ => None,
    };
    act.into_iter().collect()
}
