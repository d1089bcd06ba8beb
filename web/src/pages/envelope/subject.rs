//! What the page can show the envelope of: recovery points of files, disks in storage, and what recovery points hold of machines.

use std::rc::Rc;

use kluis_lab::text::envelope::Subject as Text;
use kluis_lab::view::{
    DiskPointView, DiskView, FileView, ImageView, ItemView, MachinePointView, MachineView, RecoveryPointView, SetView,
    SnapshotView, StoredView, VaultView,
};
use kluis_lab::{DiskEncryption, FileFacts, Timings, Volume};
use kluis_resource::{Kid, ObjectId, PrincipalId, RecoveryPointId, Timestamp};
use kluis_rulebook::{Refusal, Tier};

use crate::lab::Lab;

/// Bytes of plaintext in a region.
const REGION: u64 = 4 << 20;

/// One object, with everything that the page says of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
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

/// One object that could be shown. It costs nothing: of ten thousand only those are made a [`Subject`] of that are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    object: ObjectId,
    kind: Kind<'a>,
}

/// What the object is of.
#[derive(Clone, Copy, Debug)]
enum Kind<'a> {
    Point(&'a VaultView, &'a ItemView, &'a RecoveryPointView),
    /// A disk of a machine's recovery point: in the vault, or its snapshot.
    OfMachine(Machine<'a>, &'a DiskPointView, Tier),
    Disk(&'a DiskView, &'a StoredView),
    Image(&'a ImageView, &'a StoredView),
    Snapshot(&'a SnapshotView, &'a StoredView),
}

/// Where a recovery point of a machine stands.
#[derive(Clone, Copy, Debug)]
struct Machine<'a> {
    vault: &'a VaultView,
    item: &'a MachineView,
    point: &'a MachinePointView,
}

/// What candidates have in common that stand in one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group<'a> {
    Item(&'a str),
    Vm(&'a str),
    Disks,
    Images,
    Snapshots,
}

impl Group<'_> {
    /// What it is called.
    pub(super) fn words(self, lab: &Lab) -> String {
        match self {
            Self::Item(item) => item.to_owned(),
            Self::Vm(vm) => lab.t(Text::Machine(vm)),
            Self::Disks => lab.t(Text::Disks),
            Self::Images => lab.t(Text::Images),
            Self::Snapshots => lab.t(Text::Snapshots),
        }
    }
}

/// Everything in the lab, what lies in vaults first, each newest first.
pub(super) fn candidates(lab: &Lab) -> impl Iterator<Item = Candidate<'_>> {
    let compute = &lab.view.compute;
    let disks = compute.disks.iter().filter_map(|own| {
        let stored = own.stored.as_ref()?;
        Some(Candidate::of(stored, Kind::Disk(own, stored)))
    });
    let images = compute.images.iter().filter_map(|own| {
        let stored = own.stored.as_ref()?;
        Some(Candidate::of(stored, Kind::Image(own, stored)))
    });
    let snapshots = compute.snapshots.iter().filter(|own| !own.of_backup);
    let snapshots = snapshots.filter_map(|own| {
        let stored = own.stored.as_ref()?;
        Some(Candidate::of(stored, Kind::Snapshot(own, stored)))
    });
    let in_vaults = lab.view.vaults.iter().flat_map(of_vault);
    in_vaults.chain(disks).chain(images).chain(snapshots)
}

fn of_vault(vault: &VaultView) -> impl Iterator<Item = Candidate<'_>> {
    let points = vault.items.iter().flat_map(move |item: &ItemView| {
        item.recovery_points.iter().map(move |point| Candidate {
            object: point.object,
            kind: Kind::Point(vault, item, point),
        })
    });
    let machines = vault.machines.iter().flat_map(move |item| {
        let points = item.points.iter();
        points.flat_map(move |point| of_machine(Machine { vault, item, point }))
    });
    points.chain(machines)
}

fn of_machine(machine: Machine<'_>) -> impl Iterator<Item = Candidate<'_>> {
    machine.point.disks.iter().flat_map(move |disk| {
        let tiers = [
            (&disk.vault_object, Tier::Vault),
            (&disk.snapshot_object, Tier::Snapshot),
        ];
        tiers.into_iter().filter_map(move |(kept, tier)| {
            let (object, _) = kept.as_ref()?;
            Some(Candidate {
                object: *object,
                kind: Kind::OfMachine(machine, disk, tier),
            })
        })
    })
}

impl<'a> Candidate<'a> {
    const fn of(stored: &StoredView, kind: Kind<'a>) -> Self {
        Self {
            object: stored.object,
            kind,
        }
    }

    /// Its object.
    pub(super) const fn object(&self) -> ObjectId {
        self.object
    }

    /// The list that it stands in.
    pub(super) fn group(&self) -> Group<'a> {
        match self.kind {
            Kind::Point(_, item, _) => Group::Item(item.name.as_str()),
            Kind::OfMachine(machine, _, _) => Group::Item(machine.item.item.as_str()),
            Kind::Disk(disk, _) => disk.vm.as_ref().map_or(Group::Disks, |vm| Group::Vm(vm.as_str())),
            Kind::Image(_, _) => Group::Images,
            Kind::Snapshot(_, _) => Group::Snapshots,
        }
    }

    /// The vault that keeps it, and when it was taken; `None` where it is in no vault.
    pub(super) const fn kept(&self) -> Option<(&'a VaultView, Timestamp)> {
        match self.kind {
            Kind::Point(vault, _, point) => Some((vault, point.at)),
            Kind::OfMachine(machine, _, Tier::Vault) => Some((machine.vault, machine.point.at)),
            Kind::OfMachine(_, _, Tier::Snapshot) | Kind::Disk(_, _) | Kind::Image(_, _) | Kind::Snapshot(_, _) => None,
        }
    }

    /// What it is in its list.
    pub(super) fn label(&self, lab: &Lab) -> String {
        let format = lab.format();
        match self.kind {
            Kind::Point(_, _, point) => {
                format!("{} · {}", format.exact_moment(point.at), format.size(point.file_bytes))
            }
            Kind::OfMachine(machine, disk, tier) => {
                let (at, disk) = (format.exact_moment(machine.point.at), disk.disk.as_str());
                lab.t(match tier {
                    Tier::Vault => Text::InVault(&at, disk),
                    Tier::Snapshot => Text::InSnapshot(&at, disk),
                })
            }
            Kind::Disk(disk, _) => disk.name.to_string(),
            Kind::Image(image, _) => lab.t(Text::Image(image.name.as_str())),
            Kind::Snapshot(snapshot, _) => lab.t(Text::Snapshot(snapshot.name.as_str(), snapshot.disk.as_str())),
        }
    }

    /// Everything that the page says of it.
    pub(super) fn subject(&self, lab: &Lab) -> Subject {
        match self.kind {
            Kind::Point(vault, _, point) => Subject {
                keeper: keeper_of(vault),
                point: point.clone(),
                volume: None,
            },
            Kind::OfMachine(machine, disk, tier) => of_point(lab, machine, disk, tier),
            Kind::Disk(disk, stored) => Subject {
                volume: disk.volume.clone(),
                ..of_stored(lab, &disk.encryption, stored, &disk.files)
            },
            Kind::Image(image, stored) => of_stored(lab, &image.encryption, stored, &image.files),
            Kind::Snapshot(snapshot, stored) => Subject {
                volume: snapshot.volume.clone(),
                ..of_stored(lab, &snapshot.encryption, stored, &snapshot.files)
            },
        }
    }
}

/// A disk of a machine's recovery point, in one of its tiers.
fn of_point(lab: &Lab, machine: Machine<'_>, disk: &DiskPointView, tier: Tier) -> Subject {
    let (kept, keeper, blocked) = match tier {
        Tier::Vault => (&disk.vault_object, keeper_of(machine.vault), disk.vault_blocked.clone()),
        Tier::Snapshot => {
            let encryption = disk.des.clone().map_or(DiskEncryption::Platform, DiskEncryption::Des);
            (
                &disk.snapshot_object,
                keeper_of_disk(lab, &encryption),
                snapshot_blocked(lab, disk),
            )
        }
    };
    let (object, kid) = kept.as_ref().expect("a candidate has an object");
    let at = (machine.point.id, machine.point.at);
    Subject {
        keeper,
        point: as_point(*object, kid, at, disk, blocked),
        volume: disk.volume.clone(),
    }
}

fn of_stored(lab: &Lab, encryption: &DiskEncryption, stored: &StoredView, files: &[FileFacts]) -> Subject {
    Subject {
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
