//! What acts about the backup of virtual machines, and of databases in them, are.

use kluis_rulebook::Workload;

use crate::text::{Lang, Say};
use crate::{DatabaseTarget, MachineAct, RestoreTarget, RestoreWay, Selection};

texts! {
    /// What these acts are.
    MachineActs<'a> {
        SignInAsGuest: "Work as a guest of the directory.", "Werk als gast van de directory.";
        SignInAsMember: "Work as a member of the directory.", "Werk als lid van de directory.";
        CreatePolicy(policy: &'a str, vault: &'a str):
            "Create the backup policy {policy} in {vault}.", "Maak het back-upbeleid {policy} in {vault}.";
        Protect(vm: &'a str, vault: &'a str, policy: &'a str):
            "Enable backup of {vm} to {vault}, by {policy}.", "Schakel back-up van {vm} in {vault} in, volgens {policy}.";
        ProtectKnowingly(vm: &'a str, vault: &'a str, policy: &'a str):
            "Enable backup of {vm} to {vault}, by {policy}, platform-managed keys chosen knowingly.",
            "Schakel back-up van {vm} in {vault} in, volgens {policy}, bewust met platformsleutels.";
        ProtectDatabase(workload: &'a str, vm: &'a str, vault: &'a str, policy: &'a str):
            "Enable backup of {workload}, {vm}, to {vault}, by {policy}.",
            "Schakel back-up van {workload}, {vm}, in {vault} in, volgens {policy}.";
        ProtectDatabaseKnowingly(workload: &'a str, vm: &'a str, vault: &'a str, policy: &'a str):
            "Enable backup of {workload}, {vm}, to {vault}, by {policy}, platform-managed keys chosen knowingly.",
            "Schakel back-up van {workload}, {vm}, in {vault} in, volgens {policy}, bewust met platformsleutels.";
        BackUpNow(item: &'a str, vault: &'a str): "Back up {item} to {vault} now.", "Maak nu een back-up van {item} in {vault}.";
        CreateVm(item: &'a str, vm: &'a str, tier: &'a str):
            "Restore {item} as the new virtual machine {vm} (tier: {tier}).",
            "Herstel {item} als de nieuwe virtuele machine {vm} (laag: {tier}).";
        Disks(item: &'a str, tier: &'a str): "Restore the disks of {item} (tier: {tier}).", "Herstel de schijven van {item} (laag: {tier}).";
        DisksUnder(item: &'a str, tier: &'a str, des: &'a str):
            "Restore the disks of {item} (tier: {tier}), encrypted with {des}.",
            "Herstel de schijven van {item} (laag: {tier}), versleuteld met {des}.";
        CreateVmUnder(item: &'a str, vm: &'a str, tier: &'a str, des: &'a str):
            "Restore {item} as the new virtual machine {vm} (tier: {tier}), encrypted with {des}.",
            "Herstel {item} als de nieuwe virtuele machine {vm} (laag: {tier}), versleuteld met {des}.";
        ReplaceExisting(item: &'a str, tier: &'a str):
            "Replace the disks of {item} (tier: {tier}).", "Vervang de schijven van {item} (laag: {tier}).";
        Files(disk: &'a str, item: &'a str): "Restore all files of {disk} of {item} to this device.", "Herstel alle bestanden van {disk} van {item} naar dit apparaat.";
        FilesTo(disk: &'a str, item: &'a str, storage: &'a str):
            "Restore all files of {disk} of {item} to {storage}.", "Herstel alle bestanden van {disk} van {item} naar {storage}.";
        File(path: &'a str, disk: &'a str, item: &'a str):
            "Restore {path} on {disk} of {item} to this device.", "Herstel {path} op {disk} van {item} naar dit apparaat.";
        FileTo(path: &'a str, disk: &'a str, item: &'a str, storage: &'a str):
            "Restore {path} on {disk} of {item} to {storage}.", "Herstel {path} op {disk} van {item} naar {storage}.";
        DeployTemplate(vm: &'a str):
            "Make the virtual machine {vm} of the restored disks, by the template.",
            "Maak met de sjabloon de virtuele machine {vm} van de herstelde schijven.";
        DatabaseBack(item: &'a str): "Restore {item} into its machine.", "Herstel {item} in zijn eigen machine.";
        DatabaseTo(item: &'a str, target: &'a str): "Restore {item} to {target}.", "Herstel {item} naar {target}.";
        DatabaseHere(item: &'a str): "Restore {item} to this device, as files.", "Herstel {item} naar dit apparaat, als bestanden.";
    }
}

impl Say for MachineAct {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::SignIn { guest: true } => MachineActs::SignInAsGuest.say(lang),
            Self::SignIn { guest: false } => MachineActs::SignInAsMember.say(lang),
            Self::CreatePolicy { vault, policy } => {
                MachineActs::CreatePolicy(policy.name.as_str(), vault.as_str()).say(lang)
            }
            Self::Protect {
                vault,
                vm,
                workload: Workload::Vm,
                policy,
                platform_key_accepted,
            } => {
                let protect = match platform_key_accepted {
                    false => MachineActs::Protect,
                    true => MachineActs::ProtectKnowingly,
                };
                protect(vm.as_str(), vault.as_str(), policy.as_str()).say(lang)
            }
            Self::Protect {
                vault,
                vm,
                workload,
                policy,
                platform_key_accepted,
            } => {
                let protect = match platform_key_accepted {
                    false => MachineActs::ProtectDatabase,
                    true => MachineActs::ProtectDatabaseKnowingly,
                };
                protect(&workload.say(lang), vm.as_str(), vault.as_str(), policy.as_str()).say(lang)
            }
            Self::BackUpNow { vault, item, .. } => MachineActs::BackUpNow(item.as_str(), vault.as_str()).say(lang),
            Self::RestoreVm {
                item, tier, way, des, ..
            } => {
                let (item, tier) = (item.as_str(), tier.say(lang));
                let des = des.as_ref().map(|des| des.as_str());
                match (way, des) {
                    (RestoreWay::CreateVm(vm), None) => MachineActs::CreateVm(item, vm.as_str(), &tier).say(lang),
                    (RestoreWay::CreateVm(vm), Some(des)) => {
                        MachineActs::CreateVmUnder(item, vm.as_str(), &tier, des).say(lang)
                    }
                    (RestoreWay::Disks, None) => MachineActs::Disks(item, &tier).say(lang),
                    (RestoreWay::Disks, Some(des)) => MachineActs::DisksUnder(item, &tier, des).say(lang),
                    (RestoreWay::ReplaceExisting, _) => MachineActs::ReplaceExisting(item, &tier).say(lang),
                    (
                        RestoreWay::Files {
                            disk,
                            selection,
                            target,
                        },
                        _,
                    ) => files(item, disk.as_str(), selection, target).say(lang),
                }
            }
            Self::DeployTemplate { vm, .. } => MachineActs::DeployTemplate(vm.as_str()).say(lang),
            Self::RestoreDatabase { item, target, .. } => {
                let item = item.as_str();
                match target {
                    DatabaseTarget::Original => MachineActs::DatabaseBack(item).say(lang),
                    DatabaseTarget::Other(vm) => MachineActs::DatabaseTo(item, vm.as_str()).say(lang),
                    DatabaseTarget::Storage(storage) => MachineActs::DatabaseTo(item, storage.as_str()).say(lang),
                    DatabaseTarget::Download => MachineActs::DatabaseHere(item).say(lang),
                }
            }
        }
    }
}

fn files<'a>(item: &'a str, disk: &'a str, selection: &'a Selection, target: &'a RestoreTarget) -> MachineActs<'a> {
    match (selection, target) {
        (Selection::All, RestoreTarget::Download) => MachineActs::Files(disk, item),
        (Selection::All, RestoreTarget::Storage(storage)) => MachineActs::FilesTo(disk, item, storage.as_str()),
        (Selection::File(path), RestoreTarget::Download) => MachineActs::File(path, disk, item),
        (Selection::File(path), RestoreTarget::Storage(storage)) => {
            MachineActs::FileTo(path, disk, item, storage.as_str())
        }
    }
}
