//! Makes the views of virtual machines, images and scale sets.

use kluis_compute::{Ade, Image, ScaleSet, Vm};

use crate::disks::project::stored;
use crate::model::Lab;
use crate::view::{AdeView, ImageView, ScaleSetView, VmView};

pub(crate) fn vm(lab: &Lab, vm: &Vm) -> VmView {
    VmView {
        name: vm.name.clone(),
        region: vm.region,
        subscription: vm.subscription,
        os: vm.os,
        image: vm.image.clone(),
        agent: vm.agent,
        database: vm.database,
        disks: vm.disks.clone(),
        power: vm.power,
        ade: vm.ade.as_ref().map(|ade| AdeView {
            backup_access: lab.check_backup_access(vm).err(),
            ..ade_view(lab, ade)
        }),
        protected_by: lab.protects(vm),
    }
}

pub(crate) fn ade_view(lab: &Lab, ade: &Ade) -> AdeView {
    AdeView {
        secret: ade.secret.clone(),
        kek: ade.kek.clone(),
        trouble: lab.check_secret(ade).err(),
        backup_access: None,
    }
}

pub(crate) fn image(lab: &Lab, image: &Image) -> ImageView {
    ImageView {
        name: image.name.clone(),
        disk: image.disk.clone(),
        region: image.region,
        os: image.os,
        encryption: image.encryption.clone(),
        published: image.published,
        files: image.files.to_vec().into(),
        stored: image.stored.as_ref().map(|own| stored(lab, &image.encryption, own)),
    }
}

pub(crate) fn scale_set(lab: &Lab, set: &ScaleSet) -> ScaleSetView {
    ScaleSetView {
        name: set.name.clone(),
        region: set.region,
        os: set.os,
        image: set.image.clone(),
        encryption: set.encryption.clone(),
        stored: set.stored.iter().map(|own| stored(lab, &set.encryption, own)).collect(),
    }
}
