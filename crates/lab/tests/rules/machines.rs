//! Backing up machines and databases in them (rules D1, D2, D4, D8 to D13, E2, V13).

use kluis_lab::request::{
    AssignRole, BackUpNow, CreateKeyVault, CreatePolicy, CreateVault, CreateVm, EncryptVm, InstallAgent, MoveVault,
    Protect,
};
use kluis_lab::view::{BackupAccess, JobKind, JobState};
use kluis_lab::{BackupPolicy, JobFailure, Request, Schedule};
use kluis_resource::{Kid, Region, days};
use kluis_rulebook::{
    AZURE_BACKUP_KEYS, AZURE_BACKUP_SECRETS, Detail, Edition, KeyPermission, KeyVaultRole, Os, PolicyLimit, Refusal,
    Rule, SecretPermission, Workload,
};

use crate::shell::Shell;
use crate::shell::acts::{create_key_vault, key_vault_name, new_key_vault, pick_key, set_enabled, vault_name};
use crate::shell::machines::{
    HERE, PLATFORM, create_vm, des, draft_secrets, encrypt_vm, new_vm, protect, protect_in, sign_in,
};

/// A guest works here; a machine under Azure Disk Encryption is protected.
fn as_guest(edition: Edition, kek: Option<&str>) -> Shell {
    let mut shell = Shell::with_vm(edition);
    shell.must(sign_in(true));
    shell.must(encrypt_vm("vm1", kek));
    shell.must(protect("vm1"));
    shell
}

/// Drafts for Azure Backup.
fn draft_backup(shell: &Shell, keys: &[KeyPermission], secrets: &[SecretPermission]) -> Request {
    draft_secrets(shell.view().user.backup_service, keys, secrets)
}

fn no_access(refusal: &Refusal, rule: Rule, needs_keys: bool, is_drafted: bool) {
    assert_eq!(refusal.rule, Some(rule));
    let detail = &refusal.detail;
    assert!(
        matches!(detail, Detail::BackupHasNoAccess { keys, drafted, .. } if (*keys, *drafted) == (needs_keys, is_drafted)),
        "{detail:?}"
    );
}

#[test]
fn d1_a_machine_under_platform_keys_is_backed_up_without_any_action() {
    for edition in Edition::ALL {
        let mut shell = Shell::with_vm(edition);
        shell.must(protect("vm1"));
        assert_eq!(shell.machine_in("backups", "vm1").access, BackupAccess::NotNeeded);
        shell.back_up_now("vm1").unwrap();
        let point = shell.points("vm1").remove(0);
        assert!(point.in_vault && point.bek.is_none());
        for disk in &point.disks {
            let (snapshot, _) = disk.snapshot_object.clone().unwrap();
            let (object, _) = disk.vault_object.clone().unwrap();
            assert_eq!(shell.contents[&snapshot], shell.contents[&object]);
            assert_eq!(shell.contents[&object].sha256(), disk.sha256);
        }
        shell.assert_no_orphans();
        let nothing = shell.refused(protect("vm2"));
        assert!(matches!(nothing.detail, Detail::NotFound { .. }));
    }
}

#[test]
fn d2_a_machine_under_a_set_is_backed_up_without_any_action_and_in_the_vault_under_the_vaults_key() {
    let mut shell = Shell::with_set(Edition::Seeds);
    shell.must(create_vm(new_vm("vm1", Os::Windows, des("set1"))));
    shell.must(protect("vm1"));
    shell.back_up_now("vm1").unwrap();
    let set = Kid::Customer(shell.set("set1").key);
    for disk in shell.points("vm1").remove(0).disks {
        assert_eq!(disk.snapshot_object.unwrap().1, set);
        let (_, kid) = disk.vault_object.unwrap();
        assert!(matches!(kid, Kid::Platform(id) if id.resource == "vaults/backups"));
    }
    shell.must(set_enabled(&shell.newest("diskvault", "diskkey"), false));
    let refusal = shell.refused(shell.backup_act("backups", "vm1"));
    assert_eq!(refusal.rule, Some(Rule::M3), "it is read with its own key all the same");
}

/// `backups` has a key of its own in `vaultkeys`.
fn with_customer_key(shell: &mut Shell) {
    shell.must(crate::shell::acts::enable_identity("backups"));
    shell.must(create_key_vault("vaultkeys", HERE, true, true));
    shell.grant("backups", "vaultkeys", &KeyPermission::ALL);
    shell.must(crate::shell::acts::create_key("vaultkeys", "testkey", 2048));
    shell.must(pick_key("backups", "vaultkeys", "testkey"));
}

#[test]
fn e2_the_disks_and_the_vault_each_have_a_key_of_their_own() {
    let mut shell = Shell::with_set(Edition::Seeds);
    with_customer_key(&mut shell);
    shell.must(create_vm(new_vm("vm1", Os::Linux, des("set1"))));
    shell.must(protect("vm1"));
    shell.back_up_now("vm1").unwrap();
    let (of_disks, of_vault) = (
        shell.newest("diskvault", "diskkey"),
        shell.newest("vaultkeys", "testkey"),
    );
    for disk in shell.points("vm1").remove(0).disks {
        assert_eq!(disk.snapshot_object.unwrap().1, Kid::Customer(of_disks.clone()));
        assert_eq!(disk.vault_object.unwrap().1, Kid::Customer(of_vault.clone()));
    }
    shell.must(set_enabled(&of_vault, false));
    let refusal = shell.refused(shell.backup_act("backups", "vm1"));
    assert_eq!(refusal.rule, Some(Rule::E3));
    shell.must(crate::shell::machines::read_disk("vm1-os"));
}

#[test]
fn a_vault_key_that_is_disabled_between_snapshot_and_vault_leaves_the_snapshots() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    with_customer_key(&mut shell);
    shell.must(protect("vm1"));
    shell.send(shell.backup_act("backups", "vm1")).unwrap();
    let snapshots = shell.waiting.pop_front().unwrap();
    shell.must(set_enabled(&shell.newest("vaultkeys", "testkey"), false));
    shell.waiting.push_back(snapshots);
    shell.perform_all();
    let job = shell.last_job();
    assert_eq!(job.state, JobState::Failed(JobFailure::NotAllowed));
    assert_eq!(job.refused.unwrap().rule, Some(Rule::E3));
    let point = shell.points("vm1").remove(0);
    assert!(!point.in_vault && point.snapshot_until.is_some());
    shell.must(set_enabled(&shell.newest("vaultkeys", "testkey"), true));
    shell.send(shell.backup_act("backups", "vm1")).unwrap();
    shell.perform_next();
    shell.must(set_enabled(&shell.newest("vaultkeys", "testkey"), false));
    assert_eq!(shell.last_job().state, JobState::Failed(JobFailure::KeyRefused));
    shell.assert_no_orphans();
}

#[test]
fn d4_an_encrypted_machine_is_backed_up_in_its_own_subscription_and_region() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(CreateVault {
        vault: vault_name("europe"),
        region: Region::WestEurope,
    });
    shell.must(CreateVault {
        vault: vault_name("moved"),
        region: HERE,
    });
    shell.must(MoveVault {
        vault: vault_name("moved"),
        to: kluis_lab::request::MoveTarget::Subscription,
    });
    let plain = shell.refused(protect_in("europe", "vm1", Workload::Vm));
    assert_eq!(plain.rule, None);
    assert!(matches!(plain.detail, Detail::VmInOtherRegion { .. }));
    shell.must(encrypt_vm("vm1", None));
    for vault in ["europe", "moved"] {
        let refusal = shell.refused(protect_in(vault, "vm1", Workload::Vm));
        assert_eq!(refusal.rule, Some(Rule::D4));
        assert!(matches!(refusal.detail, Detail::AdeInOtherPlace { .. }));
    }
    shell.must(protect("vm1"));
}

#[test]
fn d8_encryption_turned_on_later_stops_backups_until_backup_has_access() {
    for (kek, needs_keys) in [(None, false), (Some("diskkey"), true)] {
        let mut shell = Shell::with_vm(Edition::Seeds);
        shell.must(protect("vm1"));
        shell.back_up_now("vm1").unwrap();
        shell.must(encrypt_vm("vm1", kek));
        no_access(
            &shell.refused(shell.backup_act("backups", "vm1")),
            Rule::D8,
            needs_keys,
            false,
        );
        assert!(matches!(
            shell.machine_in("backups", "vm1").access,
            BackupAccess::Warning(_)
        ));

        shell.advance(kluis_lab::request::Advance::ToNext);
        let failed = shell.failed(JobKind::Backup);
        assert_eq!(failed[0].state, JobState::Failed(JobFailure::NotAllowed));
        no_access(failed[0].refused.as_ref().unwrap(), Rule::D8, needs_keys, false);
        assert_eq!(shell.points("vm1").len(), 1);

        shell.must(protect("vm1"));
        assert_eq!(shell.machine_in("backups", "vm1").access, BackupAccess::Ok);
        shell.back_up_now("vm1").unwrap();
        assert_eq!(shell.points("vm1").len(), 2);
    }
}

#[test]
fn d9_without_the_vm_agent_nothing_is_protected() {
    let mut shell = Shell::with_key_vault(Edition::Seeds);
    shell.must(create_vm(CreateVm {
        agent: false,
        ..new_vm("vm1", Os::Linux, PLATFORM)
    }));
    let refusal = shell.refused(protect("vm1"));
    assert_eq!(refusal.rule, Some(Rule::D9));
    assert!(matches!(refusal.detail, Detail::AgentMissing { .. }));
    let install = || {
        Request::from(InstallAgent {
            vm: "vm1".parse().unwrap(),
        })
    };
    shell.must(install());
    shell.must(protect("vm1"));
    assert!(matches!(shell.refused(install()).detail, Detail::AlreadySo { .. }));
}

#[test]
fn d10_for_a_member_backup_gets_access_by_itself_and_for_a_guest_it_does_not() {
    for edition in Edition::ALL {
        let shell = Shell::with_ade_point(edition, Some("diskkey"));
        assert_eq!(shell.machine_in("backups", "vm1").access, BackupAccess::Ok);
        assert_eq!(shell.points("vm1").len(), 1);
        let mut shell = as_guest(edition, Some("diskkey"));
        assert!(matches!(
            shell.machine_in("backups", "vm1").access,
            BackupAccess::Warning(_)
        ));
        no_access(
            &shell.refused(shell.backup_act("backups", "vm1")),
            Rule::D10,
            true,
            false,
        );
        shell.must(sign_in(false));
        shell.must(protect("vm1"));
        shell.back_up_now("vm1").unwrap();
        assert!(matches!(shell.refused(sign_in(false)).detail, Detail::AlreadySo { .. }));
    }
}

#[test]
fn d10_on_a_key_vault_with_roles_the_access_is_a_role() {
    let mut shell = Shell::with_vm(Edition::Current);
    shell.must(CreateKeyVault {
        purge_protection: false,
        rbac: true,
        ..new_key_vault("roles", HERE)
    });
    shell.must(EncryptVm {
        vm: "vm1".parse().unwrap(),
        key_vault: key_vault_name("roles"),
        kek: None,
    });
    shell.must(sign_in(true));
    shell.must(protect("vm1"));
    no_access(
        &shell.refused(shell.backup_act("backups", "vm1")),
        Rule::D10,
        false,
        false,
    );
    shell.must(AssignRole {
        key_vault: key_vault_name("roles"),
        principal: shell.view().user.backup_service,
        role: KeyVaultRole::Administrator,
    });
    no_access(
        &shell.refused(shell.backup_act("backups", "vm1")),
        Rule::D10,
        false,
        true,
    );
    shell.advance(kluis_lab::request::Advance::Minutes(10));
    shell.back_up_now("vm1").unwrap();
}

#[test]
fn d11_the_template_gives_keys_and_secrets_and_has_no_effect_until_saved() {
    let mut shell = as_guest(Edition::Seeds, Some("diskkey"));
    shell.must(draft_backup(&shell, &AZURE_BACKUP_KEYS, &AZURE_BACKUP_SECRETS));
    no_access(
        &shell.refused(shell.backup_act("backups", "vm1")),
        Rule::D10,
        true,
        true,
    );
    shell.grant_drafted("diskvault");
    shell.back_up_now("vm1").unwrap();
    let lines = shell.audited("diskvault");
    for what in ["Secret(Backup)", "Key(Backup)"] {
        let line = ("Backup Management Service".to_owned(), what.to_owned(), 1);
        assert!(lines.contains(&line), "{what}: {lines:?}");
    }
    shell.must(draft_backup(&shell, &[], &AZURE_BACKUP_SECRETS));
    shell.grant_drafted("diskvault");
    no_access(
        &shell.refused(shell.backup_act("backups", "vm1")),
        Rule::D10,
        true,
        false,
    );
}

#[test]
fn d11_for_a_bek_alone_permissions_on_keys_may_be_left_out() {
    let mut shell = as_guest(Edition::Seeds, None);
    shell.must(draft_backup(&shell, &AZURE_BACKUP_KEYS, &AZURE_BACKUP_SECRETS[..2]));
    shell.grant_drafted("diskvault");
    no_access(
        &shell.refused(shell.backup_act("backups", "vm1")),
        Rule::D10,
        false,
        false,
    );
    shell.must(draft_backup(&shell, &[], &AZURE_BACKUP_SECRETS));
    shell.grant_drafted("diskvault");
    shell.back_up_now("vm1").unwrap();
}

#[test]
fn access_that_is_taken_away_between_snapshot_and_vault_leaves_the_snapshots() {
    let mut shell = Shell::with_ade_point(Edition::Seeds, Some("diskkey"));
    shell.send(shell.backup_act("backups", "vm1")).unwrap();
    let snapshots = shell.waiting.pop_front().unwrap();
    shell.must(draft_backup(&shell, &[], &[]));
    shell.grant_drafted("diskvault");
    shell.waiting.push_back(snapshots);
    shell.perform_all();
    no_access(shell.last_job().refused.as_ref().unwrap(), Rule::D10, true, false);
    assert!(!shell.points("vm1")[0].in_vault);
    shell.assert_no_orphans();
}

fn policy(name: &str, hour: u8) -> Request {
    Request::from(CreatePolicy {
        vault: vault_name("backups"),
        policy: BackupPolicy {
            name: name.parse().unwrap(),
            schedule: Schedule::Daily { hour },
            ..BackupPolicy::default_policy()
        },
    })
}

#[test]
fn d12_a_machine_follows_the_default_policy_an_existing_one_or_a_new_one() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(protect("vm1"));
    let own = shell.machine_in("backups", "vm1");
    assert_eq!(own.policy.as_str(), "DefaultPolicy");
    let refusal = shell.refused(policy("late", 24));
    assert_eq!(refusal.rule, Some(Rule::D12));
    assert!(matches!(refusal.detail, Detail::PolicyLimits { limit, .. } if limit == PolicyLimit::Hour));
    shell.must(policy("morning", 6));
    assert!(matches!(
        shell.refused(policy("morning", 7)).detail,
        Detail::NameTaken { .. }
    ));
    let follow = |name: &str| {
        Request::from(Protect {
            vault: vault_name("backups"),
            vm: "vm1".parse().unwrap(),
            workload: Workload::Vm,
            policy: name.parse().unwrap(),
            platform_key_accepted: true,
        })
    };
    assert!(matches!(
        shell.refused(follow("nothing")).detail,
        Detail::NotFound { .. }
    ));
    shell.must(follow("morning"));
    let machines = shell.vault("backups").machines;
    assert_eq!(machines.len(), 1);
    assert!(machines[0].next < own.next || machines[0].next < own.next + days(1));
    shell.advance(kluis_lab::request::Advance::ToNext);
    assert_eq!(shell.points("vm1").len(), 1, "its first backup came with the schedule");
}

#[test]
fn d13_a_backup_now_is_kept_until_the_day_that_was_chosen() {
    let mut shell = Shell::with_vm(Edition::Seeds);
    shell.must(protect("vm1"));
    let now = shell.view().now;
    let back_up = |retain_until| {
        Request::from(BackUpNow {
            vault: vault_name("backups"),
            item: "vm1".parse().unwrap(),
            retain_until,
        })
    };
    for until in [now, now + days(10_000)] {
        let refusal = shell.refused(back_up(until));
        assert_eq!(refusal.rule, Some(Rule::D13));
        assert!(matches!(refusal.detail, Detail::RetainUntil { most_days: 9999 }));
    }
    shell.send(back_up(now + days(5))).unwrap();
    assert_eq!(
        (shell.last_job().kind, shell.last_job().state),
        (JobKind::Backup, JobState::InProgress)
    );
    shell.perform_all();
    assert_eq!(shell.last_job().state, JobState::Completed);
    assert_eq!(shell.points("vm1")[0].retain_until, now + days(5));
}

#[test]
fn v13_a_database_in_a_machine_is_protected_and_backed_up_in_the_same_way() {
    for workload in [Workload::SqlInVm, Workload::HanaInVm] {
        let mut shell = Shell::with_vm(Edition::Seeds);
        with_customer_key(&mut shell);
        shell.must(create_vm(CreateVm {
            database: Some(workload),
            ..new_vm("db", Os::Linux, PLATFORM)
        }));
        let none = shell.refused(protect_in("backups", "vm1", workload));
        assert!(matches!(none.detail, Detail::NoSuchDatabase { .. }));
        shell.must(protect_in("backups", "db", workload));
        let item = shell.vault("backups").machines[0].item.clone();
        shell.back_up_now(item.as_str()).unwrap();
        let point = shell.points(item.as_str()).remove(0);
        let (object, kid) = point.disks[0].vault_object.clone().unwrap();
        assert_eq!(kid, Kid::Customer(shell.newest("vaultkeys", "testkey")));
        let read = shell.reads("db-data-1");
        assert_eq!(shell.contents[&object], read);
        assert!(point.in_vault && point.snapshot_until.is_none());
        shell.must(set_enabled(&shell.newest("vaultkeys", "testkey"), false));
        let refusal = shell.refused(shell.backup_act("backups", item.as_str()));
        assert_eq!(refusal.rule, Some(Rule::E3));
    }
}
