//! What the page can show the envelope of: recovery points of files, disks in storage, and what recovery points hold of machines.

use std::rc::Rc;

use kluis_lab::text::envelope::Subject as Text;
use kluis_lab::view::{
    DiskPointView, DiskView, FileView, MachinePointView, MachineView, RecoveryPointView, SetView, StoredView, VaultView,
};
use kluis_lab::{DiskEncryption, FileFacts, Timings, Volume};
use kluis_resource::{Kid, ObjectId, PrincipalId, RecoveryPointId, Timestamp};
use kluis_rulebook::Refusal;

use crate::lab::Lab;

/// Bytes of plaintext in a region.
const REGION: u64 = 4 << 20;

/// One object, with everything that the page says of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    /// What it belongs to, in the first of the two choices: an item, or a kind of things.
    pub(super) group: String,
    /// What it is in that group.
    pub(super) label: String,
    /// Who unwraps its data key.
    pub(super) keeper: Keeper,
    /// The object, as a recovery point of its own.
    pub(super) point: RecoveryPointView,
    /// How the guest of its disk encrypts, where it does (rule D3).
    pub(super) volume: Option<Volume>,
}

/// Who unwraps a data key: a vault, or a disk encryption set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Keeper {
    /// Its name.
    pub(super) name: String,
    /// Its identity.
    pub(super) principal: Option<PrincipalId>,
    /// The vault, where it is one.
    pub(super) vault: Option<Rc<VaultView>>,
}

impl Subject {
    /// Its object.
    pub(super) const fn object(&self) -> ObjectId {
        self.point.object
    }
}

/// Everything in the lab, what lies in vaults first, each newest first.
pub(super) fn subjects(lab: &Lab) -> Vec<Subject> {
    let mut all = Vec::new();
    for vault in &lab.view.vaults {
        let keeper = keeper_of(vault);
        all.extend(of_files(lab, vault, &keeper));
        for machine in &vault.machines {
            for point in &machine.points {
                all.extend(of_point(lab, machine, point, &keeper));
            }
        }
    }
    let disks = lab.view.compute.disks.iter();
    all.extend(disks.filter_map(|disk| of_disk(lab, disk)));
    let images = lab.view.compute.images.iter().filter_map(|image| {
        let stored = image.stored.as_ref()?;
        let label = lab.t(Text::Image(image.name.as_str()));
        let names = (lab.t(Text::Images), label);
        Some(of_stored(lab, names, &image.encryption, stored, &image.files))
    });
    all.extend(images);
    let snapshots = lab.view.compute.snapshots.iter().filter(|snapshot| !snapshot.of_backup);
    all.extend(snapshots.filter_map(|snapshot| {
        let stored = snapshot.stored.as_ref()?;
        let label = lab.t(Text::Snapshot(snapshot.name.as_str(), snapshot.disk.as_str()));
        let names = (lab.t(Text::Snapshots), label);
        let subject = of_stored(lab, names, &snapshot.encryption, stored, &snapshot.files);
        Some(Subject {
            volume: snapshot.volume.clone(),
            ..subject
        })
    }));
    all
}

fn of_files<'a>(lab: &'a Lab, vault: &'a VaultView, keeper: &'a Keeper) -> impl Iterator<Item = Subject> + 'a {
    let format = lab.format();
    vault.items.iter().flat_map(move |item| {
        item.recovery_points.iter().map(move |point| Subject {
            group: item.name.to_string(),
            label: format!("{} · {}", format.exact_moment(point.at), format.size(point.file_bytes)),
            keeper: keeper.clone(),
            point: point.clone(),
            volume: None,
        })
    })
}

/// A disk of a machine's recovery point: in the vault, and, while it is there, its snapshot.
fn of_point(lab: &Lab, machine: &MachineView, point: &MachinePointView, keeper: &Keeper) -> Vec<Subject> {
    let at = lab.format().exact_moment(point.at);
    let mut all = Vec::new();
    for disk in &point.disks {
        let subject =
            |(object, kid): &(ObjectId, Kid), label: String, keeper: Keeper, blocked: Option<Refusal>| Subject {
                group: machine.item.to_string(),
                label,
                keeper,
                point: as_point(*object, kid, (point.id, point.at), disk, blocked),
                volume: disk.volume.clone(),
            };
        if let Some(kept) = &disk.vault_object {
            let label = lab.t(Text::InVault(&at, disk.disk.as_str()));
            all.push(subject(kept, label, keeper.clone(), disk.vault_blocked.clone()));
        }
        if let Some(kept) = &disk.snapshot_object {
            let label = lab.t(Text::InSnapshot(&at, disk.disk.as_str()));
            let encryption = disk.des.clone().map_or(DiskEncryption::Platform, DiskEncryption::Des);
            let keeper = keeper_of_disk(lab, &encryption);
            all.push(subject(kept, label, keeper, snapshot_blocked(lab, disk)));
        }
    }
    all
}

fn of_disk(lab: &Lab, disk: &DiskView) -> Option<Subject> {
    let stored = disk.stored.as_ref()?;
    let names = match &disk.vm {
        Some(vm) => (lab.t(Text::Machine(vm.as_str())), disk.name.to_string()),
        None => (lab.t(Text::Disks), disk.name.to_string()),
    };
    Some(Subject {
        volume: disk.volume.clone(),
        ..of_stored(lab, names, &disk.encryption, stored, &disk.files)
    })
}

fn of_stored(
    lab: &Lab,
    (group, label): (String, String),
    encryption: &DiskEncryption,
    stored: &StoredView,
    files: &[FileFacts],
) -> Subject {
    Subject {
        group,
        label,
        keeper: keeper_of_disk(lab, encryption),
        point: RecoveryPointView {
            id: RecoveryPointId::new(stored.object.uuid()),
            object: stored.object,
            at: lab.view.now,
            files: files.iter().map(file).collect(),
            file_bytes: files.iter().map(|file| file.size).sum(),
            plaintext_bytes: stored.plaintext_bytes,
            stored_bytes: stored.stored_bytes,
            regions: stored.regions,
            kid: stored.kid.clone(),
            infrastructure: None,
            timings: Timings::default(),
            restore_blocked: stored.unwrap_blocked.clone(),
        },
        volume: None,
    }
}

fn as_point(
    object: ObjectId,
    kid: &Kid,
    (id, at): (RecoveryPointId, Timestamp),
    disk: &DiskPointView,
    blocked: Option<Refusal>,
) -> RecoveryPointView {
    RecoveryPointView {
        id,
        object,
        at,
        files: disk.files.iter().map(file).collect(),
        file_bytes: disk.files.iter().map(|file| file.size).sum(),
        plaintext_bytes: disk.bytes,
        stored_bytes: 0,
        regions: disk.bytes.div_ceil(REGION),
        kid: kid.clone(),
        infrastructure: None,
        timings: Timings::default(),
        restore_blocked: blocked,
    }
}

fn file(facts: &FileFacts) -> FileView {
    FileView {
        path: facts.path.clone(),
        size: facts.size,
        modified: facts.modified,
    }
}

fn keeper_of(vault: &VaultView) -> Keeper {
    Keeper {
        name: vault.name.to_string(),
        principal: vault.identity.principal(),
        vault: Some(Rc::new(vault.clone())),
    }
}

fn keeper_of_disk(lab: &Lab, encryption: &DiskEncryption) -> Keeper {
    match set_of(lab, encryption) {
        Some(set) => Keeper {
            name: set.name.to_string(),
            principal: Some(set.principal),
            vault: None,
        },
        None => Keeper {
            name: lab.t(Text::DiskStorage),
            principal: None,
            vault: None,
        },
    }
}

fn set_of<'a>(lab: &'a Lab, encryption: &DiskEncryption) -> Option<&'a SetView> {
    let des = encryption.des()?;
    lab.view.compute.sets.iter().find(|set| set.name == *des)
}

/// Why the DEK of its snapshot can't be unwrapped now.
fn snapshot_blocked(lab: &Lab, disk: &DiskPointView) -> Option<Refusal> {
    let name = disk.snapshot.as_ref()?;
    let snapshot = lab.view.compute.snapshots.iter().find(|own| own.name == *name)?;
    snapshot.stored.as_ref()?.unwrap_blocked.clone()
}
