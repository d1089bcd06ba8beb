//! How the rules of disks, snapshots and images stand (of groups E and M).

use kluis_compute::DiskEncryption;
use kluis_rulebook::{Detail, Refusal, Rule};

use crate::rules::breaches::Breaches;
use crate::rules::{NotYet, RuleState, RulesOf, Thing, seen, waits_for};
use crate::view::{DiskView, LabView};

/// How these rules stand.
pub(crate) const RULES: RulesOf = RulesOf {
    states: &[
        (Rule::E7, any_disk),
        (Rule::M1, any_disk),
        (Rule::M6, seen::once_a_disk_is_under_a_set),
        (Rule::M8, any_image_under_set),
        (Rule::M9, any_snapshot_under_set),
        (Rule::M10, any_image_under_set),
        (Rule::M12, seen::once_a_disk_is_under_a_set),
        (Rule::M14, any_system),
    ],
    breaches,
};

/// Rules E7 and M1.
fn any_disk(lab: &LabView) -> RuleState {
    let is_made = |disk: &DiskView| disk.stored.is_some();
    waits_for(NotYet::Disk, lab.compute.disks.iter().any(is_made))
}

/// Rules M8 and M10.
fn any_image_under_set(lab: &LabView) -> RuleState {
    let mut all = lab.compute.images.iter();
    waits_for(NotYet::ImageUnderSet, all.any(|image| is_under_set(&image.encryption)))
}

/// Rule M9.
fn any_snapshot_under_set(lab: &LabView) -> RuleState {
    let mut all = lab.compute.snapshots.iter();
    waits_for(
        NotYet::SnapshotUnderSet,
        all.any(|snapshot| is_under_set(&snapshot.encryption)),
    )
}

/// Rule M14: the service encrypts, or the guest does.
fn any_system(lab: &LabView) -> RuleState {
    waits_for(
        NotYet::DiskUnderSet,
        seen::any_under_set(&lab.compute) || seen::any_ade(lab),
    )
}

const fn is_under_set(encryption: &DiskEncryption) -> bool {
    encryption.des().is_some()
}

fn breaches(lab: &LabView, breaches: &mut Breaches) {
    for disk in &lab.compute.disks {
        if let Some(refusal) = locked(disk) {
            breaches.add(&Thing::Disk(disk.name.clone()), &refusal);
        }
    }
}

/// Rule D14: its machine is there, and can't open it.
fn locked(disk: &DiskView) -> Option<Refusal> {
    let vm = disk.vm.as_ref().filter(|_| disk.locked)?.to_string();
    let disk = disk.name.to_string();
    Some(Refusal::of(Rule::D14, Detail::DiskLocked { vm, disk }))
}

#[cfg(test)]
mod tests {
    use kluis_compute::DiskEncryption;
    use kluis_resource::Region;
    use kluis_rulebook::{Os, Rule};

    use crate::rules::NotYet;
    use crate::rules::expect::{holds, waits};
    use crate::sample_views::{disk, lab, stored, under_set};
    use crate::view::{DiskView, ImageView, Listed, SnapshotView};

    #[test]
    fn e7_and_m1_show_with_the_first_disk_that_is_made() {
        let mut lab = lab();
        waits(&lab, &[Rule::M1, Rule::E7], &NotYet::Disk);
        let being_made = DiskView {
            stored: None,
            ..disk(&lab, DiskEncryption::Platform)
        };
        lab.compute.disks.push(being_made);
        waits(&lab, &[Rule::M1, Rule::E7], &NotYet::Disk);
        lab.compute.disks[0].stored = Some(stored());
        holds(&lab, &[Rule::M1, Rule::E7]);
    }

    #[test]
    fn m8_m9_and_m10_show_with_images_and_snapshots_under_a_set() {
        let mut lab = lab();
        waits(&lab, &[Rule::M8, Rule::M10], &NotYet::ImageUnderSet);
        waits(&lab, &[Rule::M9], &NotYet::SnapshotUnderSet);
        lab.compute.images.push(ImageView {
            name: "testimage".parse().unwrap(),
            disk: "testdisk".parse().unwrap(),
            region: Region::WestEurope,
            os: Os::Linux,
            encryption: under_set(),
            published: false,
            files: Listed::default(),
            stored: None,
        });
        lab.compute.snapshots.push(SnapshotView {
            name: "testsnapshot".parse().unwrap(),
            disk: "testdisk".parse().unwrap(),
            region: Region::WestEurope,
            encryption: under_set(),
            of_backup: false,
            volume: None,
            files: Listed::default(),
            stored: None,
        });
        holds(&lab, &[Rule::M8, Rule::M9, Rule::M10]);
    }
}
