//! R6: a restored file is encrypted with the key of the place it is restored to.

use kluis_lab::request::{CreateStorage, Download, Restore, RestoreTarget, Selection};
use kluis_lab::view::StorageView;
use kluis_lab::{Effect, From, Part, Request};
use kluis_resource::{KeyUri, Kid, Region, StorageName};
use kluis_rulebook::{Detail, KeyPermission, KeyTrouble, Refusal, Rule};

use crate::shell::Shell;
use crate::shell::acts::{create_key, create_key_vault, draft, set_enabled};

fn storage_name(name: &str) -> StorageName {
    name.parse().unwrap()
}

fn to_storage(name: &str) -> RestoreTarget {
    RestoreTarget::Storage(storage_name(name))
}

fn storage(shell: &Shell, name: &str) -> StorageView {
    shell
        .view()
        .storages
        .into_iter()
        .find(|one| one.name.as_str() == name)
        .unwrap()
}

fn create_storage(name: &str, key: Option<&KeyUri>) -> Request {
    Request::from(CreateStorage {
        storage: storage_name(name),
        region: Region::WestEurope,
        key: key.cloned(),
    })
}

/// A vault with one backup, and a storage account `own` with a key of its own in another key vault.
fn with_own_storage() -> (Shell, KeyUri) {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(create_key_vault("storagekeys", Region::WestEurope, true, true));
    shell.must(create_key("storagekeys", "storagekey", 3072));
    let key = shell.newest("storagekeys", "storagekey");
    shell.must(create_storage("own", Some(&key.unversioned())));
    (shell, key)
}

#[test]
fn r6_into_a_storage_account_a_file_is_sealed_with_that_account_s_key() {
    let (mut shell, key) = with_own_storage();
    let act = shell.restore_act("photos", Selection::All, to_storage("own"));
    shell.send(act).unwrap();
    let vault_key = shell.newest("testkeyvault", "testkey");
    let Some(Effect::Make { objects, .. }) = shell.waiting.front().cloned() else {
        panic!("{:?}", shell.waiting);
    };
    let point = shell.vault("testvault").items[0].recovery_points[0].clone();
    assert_eq!((&objects[0].from, objects.len()), (&From::Object(point.object), 1));
    assert_eq!(objects[0].kid, Kid::Customer(key.clone()));
    shell.perform_all();
    let copy = storage(&shell, "own").copies[0].clone();
    assert_eq!(
        (copy.file_name.as_str(), copy.kid),
        ("photos.tar", Kid::Customer(key.clone()))
    );
    let audit = |name: &str| {
        let view = shell.view();
        let key_vault = view.key_vaults.iter().find(|one| one.name.as_str() == name).unwrap();
        let latest = key_vault.audit[0].clone();
        (latest.holder.unwrap(), latest.operation, latest.key)
    };
    assert_eq!(
        audit("storagekeys"),
        ("own".to_owned(), KeyPermission::WrapKey.into(), key.into())
    );
    assert_eq!(
        audit("testkeyvault"),
        (
            "testvault".to_owned(),
            KeyPermission::UnwrapKey.into(),
            vault_key.into()
        )
    );
}

#[test]
fn r6_a_storage_account_without_a_key_uses_the_platform_s() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let act = shell.restore_act("photos", Selection::All, to_storage("teststorage"));
    shell.must(act);
    let storage = storage(&shell, "teststorage");
    assert!(matches!(storage.kid, Kid::Platform(_)));
    assert_eq!(storage.copies[0].kid, storage.kid);
}

#[test]
fn r6_out_of_the_lab_no_key_protects_a_file() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let act = shell.restore_act("photos", Selection::All, RestoreTarget::Download);
    shell.send(act).unwrap();
    assert!(matches!(shell.waiting.front(), Some(Effect::Open { .. })));
    shell.perform_all();
    assert!(shell.view().storages.iter().all(|storage| storage.copies.is_empty()));
}

#[test]
fn r6_when_the_target_s_key_can_t_be_used_the_restore_is_refused() {
    let (mut shell, key) = with_own_storage();
    let act = shell.restore_act("photos", Selection::All, to_storage("own"));
    shell.must(set_enabled(&key, false));
    let refusal = Refusal::of(
        Rule::E3,
        Detail::KeyUnusable {
            key: format!("storagekey/{}", key.version.unwrap()),
            key_vault: "storagekeys".to_owned(),
            trouble: KeyTrouble::Disabled,
        },
    );
    assert_eq!(shell.refused(act.clone()), refusal);
    assert_eq!(storage(&shell, "own").blocked, Some(refusal));
    shell.restore("photos").unwrap();
    shell.must(set_enabled(&key, true));
    shell.must(act);
}

#[test]
fn r6_when_the_target_may_not_use_its_key_the_restore_is_refused() {
    let (mut shell, _) = with_own_storage();
    let act = shell.restore_act("photos", Selection::All, to_storage("own"));
    let key_vaults = shell.view().key_vaults;
    let policy = key_vaults[1].policies[0].clone();
    assert_eq!(policy.holder.as_deref(), Some("own"));
    use KeyPermission::{Get, UnwrapKey, WrapKey};
    assert_eq!(policy.permissions, [Get, UnwrapKey, WrapKey]);
    shell.must(draft("storagekeys", policy.principal, &[Get]));
    shell.grant_drafted("storagekeys");
    let refusal = shell.refused(act.clone());
    let lacking = vec![UnwrapKey, WrapKey];
    assert!(matches!(
        &refusal.detail,
        Detail::PermissionsMissing { holder, missing, .. } if holder == "own" && *missing == lacking
    ));
    shell.must(draft("storagekeys", policy.principal, &[Get, WrapKey]));
    shell.grant_drafted("storagekeys");
    shell.must(act);
    let object = storage(&shell, "own").copies[0].object;
    let download = Request::from(Download {
        storage: storage_name("own"),
        object,
    });
    assert_eq!(shell.refused(download).rule, Some(Rule::P1));
}

#[test]
fn r6_a_copy_is_read_back_with_the_key_of_its_place() {
    let (mut shell, key) = with_own_storage();
    let act = shell.restore_act("photos", Selection::File("photo.raw".to_owned()), to_storage("own"));
    shell.must(act);
    let copy = storage(&shell, "own").copies[0].clone();
    assert_eq!((copy.file_name.as_str(), copy.bytes), ("photo.raw", 5 << 20));
    let download = Request::from(Download {
        storage: storage_name("own"),
        object: copy.object,
    });
    shell.must(crate::shell::acts::delete_key("testkeyvault", "testkey"));
    shell.send(download.clone()).unwrap();
    assert!(matches!(
        shell.waiting.front(),
        Some(Effect::Open { kid, part: Part::Whole, .. }) if *kid == Kid::Customer(key.clone())
    ));
    shell.perform_all();
    shell.must(set_enabled(&key, false));
    assert_eq!(shell.refused(download).rule, Some(Rule::E3));
    let unknown = Request::from(Download {
        storage: storage_name("teststorage"),
        object: copy.object,
    });
    assert!(matches!(shell.refused(unknown).detail, Detail::NotFound { .. }));
}

#[test]
fn a_single_file_is_a_range_of_the_archive() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let mut open = |path: &str| {
        let act = shell.restore_act("photos", Selection::File(path.to_owned()), RestoreTarget::Download);
        shell.send(act).unwrap();
        let Some(Effect::Open { part, file_name, .. }) = shell.waiting.front().cloned() else {
            panic!("{:?}", shell.waiting);
        };
        shell.perform_all();
        (part, file_name)
    };
    // A path beyond ASCII has PAX records, two blocks, before its own block.
    let first = Part::Range {
        offset: 1536,
        length: 12,
    };
    assert_eq!(open("letters/naïve – 日本.txt"), (first, "naïve – 日本.txt".to_owned()));
    let second = Part::Range {
        offset: 1536 + 512 + 512,
        length: 5 << 20,
    };
    assert_eq!(open("photo.raw"), (second, "photo.raw".to_owned()));
    let third = Part::Range {
        offset: 1536 + 512 + 512 + (5 << 20) + 512,
        length: 0,
    };
    assert_eq!(open("empty"), (third, "empty".to_owned()));
}

#[test]
fn what_is_not_there_is_not_restored() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let right = shell.restore_act("photos", Selection::All, RestoreTarget::Download);
    let Request::Restore(Restore {
        vault,
        item,
        recovery_point,
        ..
    }) = right
    else {
        panic!("it is a restore");
    };
    let with = |vault: &str, item: &str, selection, target| {
        Request::from(Restore {
            vault: vault.parse().unwrap(),
            item: item.parse().unwrap(),
            recovery_point,
            selection,
            target,
        })
    };
    let (vault, item) = (vault.as_str(), item.as_str());
    let all = || Selection::All;
    let wrong = [
        with("nowhere", item, all(), RestoreTarget::Download),
        with(vault, "nothing", all(), RestoreTarget::Download),
        with(
            vault,
            item,
            Selection::File("nofile".to_owned()),
            RestoreTarget::Download,
        ),
        with(vault, item, all(), to_storage("nowhere")),
    ];
    for act in wrong {
        assert!(matches!(shell.refused(act).detail, Detail::NotFound { .. }));
    }
    shell.back_up("letters").unwrap();
    let other = with(vault, "letters", all(), RestoreTarget::Download);
    assert!(
        matches!(shell.refused(other).detail, Detail::NotFound { .. }),
        "the point is of another item"
    );
}

#[test]
fn an_item_s_name_becomes_a_file_name_without_separators() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("2020/summer").unwrap();
    let act = shell.restore_act("2020/summer", Selection::All, RestoreTarget::Download);
    shell.send(act).unwrap();
    assert!(matches!(
        shell.waiting.front(),
        Some(Effect::Open { file_name, .. }) if file_name == "2020-summer.tar"
    ));
}

#[test]
fn a_storage_account_s_key_passes_the_checks_of_its_key_vault() {
    let mut shell = Shell::open();
    shell.must(create_key("testkeyvault", "testkey", 2048));
    let key = shell.newest("testkeyvault", "testkey");
    let refuse = |shell: &mut Shell, key: &KeyUri| shell.refused(create_storage("own", Some(key)));
    assert_eq!(refuse(&mut shell, &key).rule, Some(Rule::K1));
    shell.must(crate::shell::acts::enable_soft_delete("testkeyvault"));
    assert_eq!(refuse(&mut shell, &key).rule, Some(Rule::K1));
    shell.must(crate::shell::acts::enable_purge_protection("testkeyvault"));
    let elsewhere = Request::from(CreateStorage {
        storage: storage_name("own"),
        region: Region::EastUs,
        key: Some(key.clone()),
    });
    assert_eq!(shell.refused(elsewhere).rule, Some(Rule::V5));
    shell.must(set_enabled(&key, false));
    assert_eq!(refuse(&mut shell, &key).rule, Some(Rule::V5));
    assert_eq!(refuse(&mut shell, &key.unversioned()).rule, Some(Rule::V5));
    shell.must(set_enabled(&key, true));
    let unknown: KeyUri = "https://testkeyvault.vault.azure.net/keys/nokey".parse().unwrap();
    assert!(matches!(refuse(&mut shell, &unknown).detail, Detail::NotFound { .. }));
    let unknown: KeyUri = "https://nowhere.vault.azure.net/keys/testkey".parse().unwrap();
    assert!(matches!(refuse(&mut shell, &unknown).detail, Detail::NotFound { .. }));
    shell.must(create_storage("own", Some(&key)));
    assert_eq!(storage(&shell, "own").blocked, None);
    let name = "own".to_owned();
    let taken = Refusal::without_rule(Detail::NameTaken { name });
    assert_eq!(shell.refused(create_storage("own", None)), taken);
}
