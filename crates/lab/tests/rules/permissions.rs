//! P1: the access policy of the key vault, added and saved.

use kluis_lab::request::DiscardPolicies;
use kluis_lab::view::StepState;
use kluis_resource::PrincipalId;
use kluis_rulebook::{AzureCode, Detail, KeyPermission, Refusal, Rule};
use uuid::Uuid;

use crate::shell::Shell;
use crate::shell::acts::{draft, key_vault_name, pick_key};

fn missing(permissions: &[KeyPermission], drafted: bool, code: AzureCode) -> Refusal {
    Refusal::of(
        Rule::P1,
        Detail::PermissionsMissing {
            holder: "testvault".to_owned(),
            key_vault: "testkeyvault".to_owned(),
            missing: permissions.to_vec(),
            drafted,
        },
    )
    .with_code(code)
}

const SOME: AzureCode = AzureCode::UserErrorCMKMissingMangedIdentityPermissionOnKeyVault;
const NONE: AzureCode = AzureCode::UserErrorCMKKeyVaultAuthFailure;

#[test]
fn p1_every_missing_permission_is_named_at_assignment() {
    let mut shell = Shell::open();
    shell.three_steps();
    let assign = pick_key("testvault", "testkeyvault", "testkey");
    for left_out in KeyPermission::ALL {
        let rest: Vec<_> = KeyPermission::ALL.into_iter().filter(|one| *one != left_out).collect();
        shell.grant("testvault", "testkeyvault", &rest);
        assert_eq!(shell.refused(assign.clone()), missing(&[left_out], false, SOME));
    }
    shell.grant("testvault", "testkeyvault", &[]);
    assert_eq!(shell.refused(assign.clone()), missing(&KeyPermission::ALL, false, NONE));
    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL);
    shell.must(assign);
}

#[test]
fn p1_an_added_but_unsaved_policy_has_no_effect() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.grant("testvault", "testkeyvault", &[KeyPermission::Get]);
    let principal = shell.principal("testvault");
    shell.must(draft("testkeyvault", principal, &KeyPermission::ALL));
    let assign = pick_key("testvault", "testkeyvault", "testkey");
    assert_eq!(
        shell.refused(assign.clone()),
        missing(&KeyPermission::ALL[1..], true, SOME)
    );
    shell.must(DiscardPolicies {
        key_vault: key_vault_name("testkeyvault"),
    });
    assert_eq!(
        shell.refused(assign.clone()),
        missing(&KeyPermission::ALL[1..], false, SOME)
    );
    shell.must(draft("testkeyvault", principal, &KeyPermission::ALL));
    shell.grant_drafted("testkeyvault");
    shell.must(assign);
}

#[test]
fn p1_backup_needs_wrap_key_and_restore_needs_unwrap_key() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.grant("testvault", "testkeyvault", &[KeyPermission::WrapKey]);
    let lacking = [KeyPermission::Get, KeyPermission::List, KeyPermission::UnwrapKey];
    assert_eq!(shell.restore("photos"), Err(missing(&lacking, false, SOME)));
    shell.back_up("photos").unwrap();
    shell.grant("testvault", "testkeyvault", &[KeyPermission::UnwrapKey]);
    shell.restore("photos").unwrap();
    let lacking = [KeyPermission::Get, KeyPermission::List, KeyPermission::WrapKey];
    assert_eq!(shell.back_up("photos"), Err(missing(&lacking, false, SOME)));
}

#[test]
fn p1_a_revoked_policy_blocks_until_it_is_back_and_nothing_is_lost() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    let before = shell.vault("testvault").items;
    shell.grant("testvault", "testkeyvault", &[]);
    let refusal = missing(&KeyPermission::ALL, false, NONE);
    assert_eq!(shell.back_up("photos"), Err(refusal.clone()));
    assert_eq!(shell.restore("photos"), Err(refusal.clone()));
    let vault = shell.vault("testvault");
    assert_eq!(vault.steps[1].state, StepState::Broken(refusal.clone()));
    assert_eq!(vault.key.unwrap().trouble, Some(refusal));
    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL);
    assert_eq!(shell.vault("testvault").items, before);
    shell.restore("photos").unwrap();
    shell.back_up("photos").unwrap();
}

#[test]
fn p1_a_policy_is_granted_only_to_somebody_who_is_there() {
    let mut shell = Shell::open();
    let nobody = PrincipalId::new(Uuid::from_u128(0xdead));
    let refusal = shell.refused(draft("testkeyvault", nobody, &[KeyPermission::Get]));
    let name = nobody.to_string();
    assert_eq!(refusal, Refusal::without_rule(Detail::NotFound { name }));
}

#[test]
fn p1_the_draft_is_shown_beside_what_is_in_force() {
    let mut shell = Shell::open();
    shell.must(crate::shell::acts::enable_identity("testvault"));
    let principal = shell.principal("testvault");
    shell.must(draft(
        "testkeyvault",
        principal,
        &[KeyPermission::WrapKey, KeyPermission::Get],
    ));
    let key_vault = shell.view().key_vaults[0].clone();
    assert_eq!(key_vault.policies, []);
    let draft = key_vault.draft.unwrap();
    assert_eq!(draft[0].holder.as_deref(), Some("testvault"));
    assert_eq!(draft[0].permissions, [KeyPermission::Get, KeyPermission::WrapKey]);
}

#[test]
fn v10_a_new_item_asks_for_the_whole_checklist_and_an_old_one_for_what_a_backup_needs() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.grant("testvault", "testkeyvault", &[KeyPermission::WrapKey]);
    let refusal = missing(&KeyPermission::ALL[..3], false, SOME);
    assert_eq!(shell.back_up("letters"), Err(refusal.clone()));
    shell.back_up("photos").unwrap();
    let vault = shell.vault("testvault");
    assert_eq!((vault.backup_blocked, vault.new_item_blocked), (None, Some(refusal)));
    assert_eq!(vault.items.len(), 1);

    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL);
    assert_eq!(shell.vault("testvault").new_item_blocked, None);
    shell.back_up("letters").unwrap();
}

#[test]
fn v10_without_any_item_the_vault_says_what_the_first_one_lacks() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL[1..]);
    let refusal = missing(&KeyPermission::ALL[..1], false, SOME);
    assert_eq!(shell.vault("testvault").backup_blocked, Some(refusal.clone()));
    assert_eq!(shell.back_up("photos"), Err(refusal));
    assert_eq!(shell.vault("testvault").first_attempt, None);
}
