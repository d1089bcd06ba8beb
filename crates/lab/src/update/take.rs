//! Which act about disks, machines and their backup is whose.

use super::{Done, Turn};
use crate::{ComputeAct, MachineAct};

impl Turn<'_> {
    #[inline(never)]
    pub(super) fn take_of_compute(&mut self, act: &ComputeAct) -> Done {
        match act {
            ComputeAct::CreateSet { des, region, key } => self.create_set(des, *region, key),
            ComputeAct::ChangeSetKey { des, key } => self.change_set_key(des, key),
            ComputeAct::ShareSet { des, user_may_use } => self.share_set(des, *user_may_use),
            ComputeAct::MoveSet { des } => self.move_set(des),
            ComputeAct::RenewSetIdentity { des } => self.renew_set_identity(des),
            ComputeAct::CreateDisk {
                disk,
                region,
                managed,
                encryption,
                content,
            } => self.create_disk(disk, (*region, *managed), encryption, content),
            ComputeAct::CreateDiskFromSnapshot {
                disk,
                snapshot,
                encryption,
            } => self.create_disk_from_snapshot(disk, snapshot, encryption),
            ComputeAct::CreateVm(new) => self.create_vm(new),
            ComputeAct::WriteDisk { disk, content } => self.write_disk(disk, content),
            ComputeAct::ReadDisk { disk, selection } => self.read_disk(disk, selection),
            ComputeAct::EncryptDisk { disk, encryption } => self.encrypt_disk(disk, encryption),
            ComputeAct::AttachDisk { vm, disk } => self.attach_disk(vm, disk),
            ComputeAct::DetachDisk { disk } => self.detach_disk(disk),
            ComputeAct::DeleteDisk { disk } => self.delete_disk(disk),
            ComputeAct::DeleteVm { vm } => self.delete_vm(vm),
            ComputeAct::StartVm { vm } => self.start_vm(vm),
            ComputeAct::StopVm { vm } => self.stop_vm(vm),
            ComputeAct::InstallAgent { vm } => self.install_agent(vm),
            ComputeAct::EncryptVm { vm, key_vault, kek } => self.encrypt_vm(vm, key_vault, kek.as_ref()),
            ComputeAct::RotateBek { vm } => self.rotate_bek(vm),
            ComputeAct::InstallAdeExtension { vm } => self.install_ade_extension(vm),
            ComputeAct::CreateSnapshot {
                snapshot,
                disk,
                encryption,
            } => self.create_snapshot(snapshot, disk, encryption.as_ref()),
            ComputeAct::DeleteSnapshot { snapshot } => self.delete_snapshot(snapshot),
            ComputeAct::CreateImage { image, vm, encryption } => self.create_image(image, vm, encryption.as_ref()),
            ComputeAct::PublishImage { image } => self.publish_image(image),
            ComputeAct::CreateScaleSet {
                scale_set,
                region,
                os,
                image,
                instances,
                encryption,
            } => self.create_scale_set(scale_set, (*region, *os), (image, *instances), encryption),
            ComputeAct::MoveToSubscription { what } => self.move_to_subscription(what),
        }
    }

    #[inline(never)]
    pub(super) fn take_of_machine(&mut self, act: &MachineAct) -> Done {
        match act {
            MachineAct::SignIn { guest } => self.sign_in(*guest),
            MachineAct::CreatePolicy { vault, policy } => self.create_policy(vault, policy),
            MachineAct::Protect {
                vault,
                vm,
                workload,
                policy,
                platform_key_accepted,
            } => self.protect(vault, (vm, *workload), policy, *platform_key_accepted),
            MachineAct::BackUpNow {
                vault,
                item,
                retain_until,
            } => self.back_up_now(vault, item, *retain_until),
            MachineAct::RestoreVm {
                vault,
                item,
                recovery_point,
                tier,
                way,
                des,
                region,
            } => self.restore_vm((vault, item, *recovery_point), *tier, way, (des.as_ref(), *region)),
            MachineAct::DeployTemplate { restored, vm } => self.deploy_template(*restored, vm),
            MachineAct::RestoreDatabase {
                vault,
                item,
                recovery_point,
                target,
            } => self.restore_database((vault, item, *recovery_point), target),
        }
    }
}
