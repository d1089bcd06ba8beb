//! Makes the views of storage accounts and restored disks.

use kluis_recovery::{Copy, Storage};

use crate::jobs::Restored;
use crate::machines::project::ade_view;
use crate::model::Lab;
use crate::view::{CopyView, RestoredView, StorageView};

pub(crate) fn storage(lab: &Lab, storage: &Storage) -> StorageView {
    let keys = lab.directory();
    let blocked = storage
        .check_store(&keys)
        .err()
        .or_else(|| storage.check_read(&keys).err());
    StorageView {
        principal: storage.principal(),
        name: storage.name().clone(),
        region: storage.region(),
        kid: storage.kid(),
        blocked,
        copies: storage.copies().iter().rev().map(copy).collect(),
    }
}

fn copy(copy: &Copy) -> CopyView {
    CopyView {
        object: copy.sealed.object,
        file_name: copy.file_name.clone(),
        item: copy.item.clone(),
        at: copy.at,
        bytes: copy.sealed.plaintext_bytes,
        kid: copy.sealed.kid.clone(),
    }
}

pub(crate) fn restored(lab: &Lab, restored: &Restored) -> RestoredView {
    RestoredView {
        id: restored.id,
        vault: restored.vault.clone(),
        item: restored.item.clone(),
        point: restored.point,
        at: restored.at,
        region: restored.region,
        os: restored.os,
        disks: restored.disks.clone(),
        ade: restored.ade.as_ref().map(|ade| ade_view(lab, ade)),
        vm: restored.vm.clone(),
    }
}
