//! Moving vaults (rules V6, V7), and what may be backed up to them (rules V3, V13).

use kluis_lab::Request;
use kluis_lab::request::{CreateKeyVault, MoveKeyVault, MoveTarget, MoveVault};
use kluis_lab::view::{IdentityView, StepState};
use kluis_resource::{Region, TenantId};
use kluis_rulebook::{Detail, KeyPermission, Refusal, Rule, SetupStep, Workload};

use crate::shell::Shell;
use crate::shell::acts::{
    as_workload, back_up, draft, enable_identity, key_vault_name, new_key_vault, pick_key, vault_name,
};

fn move_vault(to: MoveTarget) -> Request {
    Request::from(MoveVault {
        vault: vault_name("testvault"),
        to,
    })
}

fn group() -> MoveTarget {
    MoveTarget::ResourceGroup("othergroup".parse().unwrap())
}

fn move_key_vault(tenant: TenantId) -> Request {
    Request::from(MoveKeyVault {
        key_vault: key_vault_name("testkeyvault"),
        tenant,
    })
}

fn back_up_as(workload: Workload, item: &str, platform_key_accepted: bool) -> Request {
    as_workload(back_up("testvault", item, platform_key_accepted), workload)
}

fn moved(missing: &[SetupStep]) -> Refusal {
    let vault = "testvault".to_owned();
    let missing = missing.to_vec();
    Refusal::of(Rule::V7, Detail::TenantMoved { vault, missing })
}

#[test]
fn v3_neither_mars_nor_classic_machines_go_into_a_vault_with_a_customer_s_key() {
    let mut shell = Shell::open();
    shell.four_steps();
    for workload in [Workload::MarsAgent, Workload::ClassicVm] {
        let vault = "testvault".to_owned();
        let refusal = Refusal::of(Rule::V3, Detail::WorkloadNotForCustomerKey { vault, workload });
        assert_eq!(shell.refused(back_up_as(workload, "machine", false)), refusal);
    }
    assert_eq!(shell.vault("testvault").first_attempt, None, "a refusal is no attempt");
}

#[test]
fn v3_under_the_platform_s_key_they_do_and_the_vault_is_then_not_new_any_more() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.must(back_up_as(Workload::MarsAgent, "machine", true));
    shell.must(back_up_as(Workload::ClassicVm, "old", true));
    assert_eq!(shell.vault("testvault").items[0].workload, Workload::MarsAgent);
    assert_eq!(
        shell.refused(pick_key("testvault", "testkeyvault", "testkey")).rule,
        Some(Rule::V1)
    );
}

#[test]
fn v13_databases_are_backed_up_and_restored_as_files_are() {
    let mut shell = Shell::open();
    shell.four_steps();
    for (workload, item) in [(Workload::SqlInVm, "orders"), (Workload::HanaInVm, "ledger")] {
        shell.must(back_up_as(workload, item, false));
        shell.restore(item).unwrap();
    }
    let items = shell.vault("testvault").items;
    assert_eq!(
        items.iter().map(|item| item.workload).collect::<Vec<_>>(),
        [Workload::HanaInVm, Workload::SqlInVm]
    );
}

#[test]
fn v13_an_item_stays_what_it_was_first() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(back_up_as(Workload::SqlInVm, "orders", false));
    let (item, workload) = ("orders".to_owned(), Workload::SqlInVm);
    let refusal = Refusal::without_rule(Detail::ItemOfOtherWorkload { item, workload });
    assert_eq!(shell.refused(back_up_as(Workload::Files, "orders", false)), refusal);
}

#[test]
fn d12_files_can_not_stand_for_a_virtual_machine() {
    let mut shell = Shell::open();
    shell.four_steps();
    let item = "machine".to_owned();
    let refusal = Refusal::without_rule(Detail::MachineIsNoFiles { item });
    assert_eq!(shell.refused(back_up_as(Workload::Vm, "machine", false)), refusal);
    assert_eq!(shell.vault("testvault").first_attempt, None, "a refusal is no attempt");
    assert!(!Workload::OF_FILES.contains(&Workload::Vm));
    shell.must(back_up_as(Workload::Files, "machine", false));
}

#[test]
fn v6_a_vault_with_a_customer_s_key_stays_in_its_group_and_subscription() {
    let mut shell = Shell::open();
    shell.four_steps();
    let vault = "testvault".to_owned();
    let refusal = Refusal::of(Rule::V6, Detail::VaultMayNotMove { vault });
    assert_eq!(shell.refused(move_vault(group())), refusal);
    assert_eq!(shell.refused(move_vault(MoveTarget::Subscription)), refusal);
}

#[test]
fn v6_while_its_key_is_being_assigned_it_stays_too() {
    let mut shell = Shell::open();
    shell.three_steps();
    shell.send(pick_key("testvault", "testkeyvault", "testkey")).unwrap();
    assert_eq!(shell.refused(move_vault(group())).rule, Some(Rule::V6));
    assert_eq!(shell.refused(move_vault(MoveTarget::Tenant)).rule, Some(Rule::A4));
}

#[test]
fn v6_a_vault_with_platform_keys_moves() {
    let mut shell = Shell::open();
    let before = shell.vault("testvault").subscription;
    shell.must(move_vault(group()));
    shell.must(move_vault(MoveTarget::Subscription));
    let vault = shell.vault("testvault");
    assert_eq!(vault.resource_group.as_str(), "othergroup");
    assert_ne!(vault.subscription, before);
    assert!(vault.resource_id.contains("/resourceGroups/othergroup/"));
    assert!(shell.refused(move_vault(group())).rule.is_none(), "it is there already");
}

#[test]
fn v7_in_another_tenant_everything_fails_until_identity_permission_and_key_are_set_again() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.back_up("photos").unwrap();
    shell.must(move_vault(MoveTarget::Tenant));
    let tenant = shell.vault("testvault").tenant;
    assert_ne!(tenant, shell.view().tenant);
    let all = [SetupStep::Identity, SetupStep::Permissions, SetupStep::Key];
    assert_eq!(shell.back_up("photos"), Err(moved(&all)));
    assert_eq!(shell.restore("photos"), Err(moved(&all)));
    let states = shell.vault("testvault").steps;
    assert_eq!(states[0].state, StepState::Broken(moved(&all)));
    assert_eq!(states[3].state, StepState::Broken(moved(&all)));

    shell.must(enable_identity("testvault"));
    assert_eq!(shell.back_up("photos"), Err(moved(&all[1..])));
    let pick = || pick_key("testvault", "testkeyvault", "testkey");
    let elsewhere = Detail::InOtherTenant {
        vault: "testvault".to_owned(),
        name: "testkeyvault".to_owned(),
    };
    assert_eq!(shell.refused(pick()), Refusal::of(Rule::V7, elsewhere.clone()));
    let principal = shell.principal("testvault");
    let refusal = shell.refused(draft("testkeyvault", principal, &KeyPermission::ALL));
    assert_eq!(refusal, Refusal::of(Rule::V7, elsewhere));

    shell.must(move_key_vault(tenant));
    assert_eq!(
        shell.view().key_vaults[0].policies,
        [],
        "nobody of the old tenant has access"
    );
    shell.grant("testvault", "testkeyvault", &KeyPermission::ALL);
    assert_eq!(shell.restore("photos"), Err(moved(&all[2..])));
    shell.must(pick());
    shell.restore("photos").unwrap();
    shell.back_up("photos").unwrap();
    assert!(
        shell
            .vault("testvault")
            .steps
            .iter()
            .all(|step| step.state == StepState::Done)
    );
}

#[test]
fn v7_a_key_vault_of_the_new_tenant_serves_for_what_comes() {
    let mut shell = Shell::open();
    shell.four_steps();
    shell.must(move_vault(MoveTarget::Tenant));
    let tenant = shell.vault("testvault").tenant;
    shell.must(enable_identity("testvault"));
    shell.must(CreateKeyVault {
        tenant: Some(tenant),
        ..new_key_vault("newkeyvault", Region::WestEurope)
    });
    shell.must(crate::shell::acts::create_key("newkeyvault", "newkey", 2048));
    shell.grant("testvault", "newkeyvault", &KeyPermission::ALL);
    shell.must(pick_key("testvault", "newkeyvault", "newkey"));
    shell.back_up("photos").unwrap();
}

#[test]
fn v7_under_platform_keys_only_the_identity_stays_behind() {
    let mut shell = Shell::open();
    shell.must(back_up("testvault", "photos", true));
    shell.must(enable_identity("testvault"));
    shell.must(move_vault(MoveTarget::Tenant));
    assert_eq!(shell.vault("testvault").identity, IdentityView::Off);
    shell.restore("photos").unwrap();
    shell.must(back_up("testvault", "photos", true));
}

#[test]
fn v7_a_key_vault_moves_only_to_a_tenant_of_the_lab() {
    let mut shell = Shell::open();
    let tenant = shell.view().tenant;
    assert!(
        shell.refused(move_key_vault(tenant)).rule.is_none(),
        "it is there already"
    );
    let nowhere = TenantId::new(uuid::Uuid::from_u128(99));
    assert!(matches!(
        shell.refused(move_key_vault(nowhere)).detail,
        Detail::NotFound { .. }
    ));
}
