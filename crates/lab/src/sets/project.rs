//! Makes the views of disk encryption sets.

use kluis_compute::{DiskEncryption, DiskEncryptionSet};

use crate::model::Lab;
use crate::view::SetView;
use kluis_compute::DiskKeys as _;

pub(crate) fn set(lab: &Lab, set: &DiskEncryptionSet) -> SetView {
    let (directory, terms) = (lab.directory(), lab.edition.terms());
    let is_under = |encryption: &DiskEncryption| encryption.des().is_some_and(|own| *own == set.name);
    let objects = lab
        .compute
        .stored()
        .filter(|(encryption, _)| is_under(encryption))
        .count();
    SetView {
        name: set.name.clone(),
        region: set.region,
        subscription: set.subscription,
        tenant: set.tenant,
        resource_id: format!(
            "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Compute/diskEncryptionSets/{}",
            set.subscription, lab.resource_group, set.name
        ),
        key: set.key.clone(),
        pending: set.pending.clone(),
        principal: set.principal,
        moved: set.moved,
        user_may_use: set.user_may_use,
        reader: directory.is_reader(&set.key.key_vault, set.principal),
        trouble: set.check_new(&directory, terms).err(),
        stops_at: set.stops_at(terms),
        objects: u64::try_from(objects).unwrap_or(u64::MAX),
    }
}
