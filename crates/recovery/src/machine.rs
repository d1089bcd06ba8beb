//! What a vault protects of virtual machines: which they are, their policies, and their recovery points with the disks of each
//! (rules D1 to D3, D12, D13).
//!
//! A recovery point is in two tiers: snapshots of the disks, which it only names, and objects in the vault, which are kept like
//! every other object there ([`crate::Kept`]). Left out on purpose: machines and disks themselves, jobs and bytes.

mod due;

use std::sync::Arc;

use imbl::{OrdSet, Vector};
use kluis_resource::{
    DesName, DiskName, FileFacts, ItemName, KeyUri, ObjectId, PolicyName, RecoveryPointId, Region, SecretUri,
    SnapshotName, SubscriptionId, Timestamp, VmName, Volume,
};
use kluis_rulebook::{Detail, DiskRole, Os, Refusal, Workload};
use serde::{Deserialize, Serialize};

use crate::Vault;

pub use self::due::MachineDue;

/// A virtual machine, or a database in one, that is protected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// The backup item.
    pub item: ItemName,
    /// The virtual machine.
    pub vm: VmName,
    /// What of it is backed up: all of it, or a database.
    pub workload: Workload,
    /// The policy that it follows.
    pub policy: PolicyName,
    /// When its next backup by that policy is due.
    pub next: Timestamp,
    /// Its recovery points, the oldest first.
    pub points: Vector<MachinePoint>,
}

/// A recovery point of a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachinePoint {
    /// Its id, which its objects in the vault share.
    pub id: RecoveryPointId,
    /// When it was taken.
    pub at: Timestamp,
    /// When it expires.
    pub retain_until: Timestamp,
    /// When its snapshots expire; `None` once they have.
    pub snapshot_until: Option<Timestamp>,
    /// The machine as it was.
    pub facts: MachineFacts,
    /// Its disks.
    pub disks: Vec<DiskPoint>,
    /// The vault's own copy of the BEK, where there was one.
    pub bek: Option<ObjectId>,
}

/// What a machine was when a recovery point was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineFacts {
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its operating system.
    pub os: Os,
    /// Its disks were managed ones.
    pub managed: bool,
    /// The secret that held its BEK, where it was under Azure Disk Encryption (rule D3).
    pub secret: Option<SecretUri>,
    /// The KEK that wrapped the BEK, where there was one.
    pub kek: Option<KeyUri>,
}

/// A disk as a recovery point holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiskPoint {
    /// The disk.
    pub disk: DiskName,
    /// What it was to its machine.
    pub role: DiskRole,
    /// The disk encryption set that it used, where it used one.
    pub des: Option<DesName>,
    /// The files on it, in the order of the archive.
    pub files: Arc<[FileFacts]>,
    /// Bytes of the archive.
    pub bytes: u64,
    /// SHA-256 of the disk's bytes: under Azure Disk Encryption, of the guest's ciphertext.
    pub sha256: String,
    /// SHA-256 of what the guest reads.
    pub content_sha256: String,
    /// How its sectors were encrypted in the guest, where they were.
    pub volume: Option<Volume>,
    /// Its snapshot, while that is kept.
    pub snapshot: Option<SnapshotName>,
    /// The object that holds it in the vault, once it is there.
    pub vault: Option<ObjectId>,
}

/// What a recovery point leaves behind when it expires: all of this is to be removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpiredPoint {
    /// The snapshots that it still had.
    pub snapshots: Vec<SnapshotName>,
    /// Its objects in the vault, the BEK's included.
    pub objects: Vec<ObjectId>,
}

/// The machines of a vault, with everything that is due of them in order of its moments, so that the next is found at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Machines {
    all: Vector<Machine>,
    due: OrdSet<(Timestamp, MachineDue)>,
}

impl Machine {
    /// One of its recovery points.
    #[must_use]
    pub fn point(&self, id: RecoveryPointId) -> Option<&MachinePoint> {
        self.points.iter().rev().find(|point| point.id == id)
    }
}

impl MachinePoint {
    /// Whether the machine was under Azure Disk Encryption (rule D3).
    #[must_use]
    pub const fn is_ade(&self) -> bool {
        self.facts.secret.is_some()
    }

    /// Whether every disk has its snapshot still.
    #[must_use]
    pub fn has_snapshots(&self) -> bool {
        !self.disks.is_empty() && self.disks.iter().all(|disk| disk.snapshot.is_some())
    }

    /// Whether every disk is in the vault.
    #[must_use]
    pub fn is_in_vault(&self) -> bool {
        !self.disks.is_empty() && self.disks.iter().all(|disk| disk.vault.is_some())
    }

    /// Its objects in the vault, the BEK's included.
    pub fn objects(&self) -> impl Iterator<Item = ObjectId> {
        self.disks.iter().filter_map(|disk| disk.vault).chain(self.bek)
    }

    fn take_snapshots(&mut self) -> Vec<SnapshotName> {
        self.snapshot_until = None;
        let disks = self.disks.iter_mut();
        disks.filter_map(|disk| disk.snapshot.take()).collect()
    }
}

impl Machines {
    fn place(&self, item: &ItemName) -> Option<usize> {
        self.all.iter().position(|machine| machine.item == *item)
    }

    /// Lets a machine follow a policy whose next backup is then.
    fn follow(&mut self, place: usize, policy: PolicyName, next: Timestamp) {
        let machine = &mut self.all[place];
        let due = MachineDue::Backup(machine.item.clone());
        self.due.remove(&(machine.next, due.clone()));
        self.due.insert((next, due));
        (machine.policy, machine.next) = (policy, next);
    }

    /// A recovery point, to change it; where it is: which machine, and which of its points.
    fn point_mut(&mut self, item: &ItemName, id: RecoveryPointId) -> Option<((usize, usize), &mut MachinePoint)> {
        let place = self.place(item)?;
        let points = &mut self.all[place].points;
        let of_points = points.iter().position(|point| point.id == id)?;
        Some(((place, of_points), points.get_mut(of_points)?))
    }

    fn remove_point(&mut self, (machine, point): (usize, usize)) -> MachinePoint {
        let machine = &mut self.all[machine];
        let point = machine.points.remove(point);
        for due in due::of_point(&machine.item, &point) {
            self.due.remove(&due);
        }
        point
    }
}

impl Vault {
    /// The machines that it protects, in order of registration.
    #[must_use]
    pub const fn machines(&self) -> &Vector<Machine> {
        &self.machines.all
    }

    /// One of them.
    #[must_use]
    pub fn machine(&self, item: &ItemName) -> Option<&Machine> {
        self.machines.all.iter().find(|machine| machine.item == *item)
    }

    /// Protects a machine by a policy; its first backup comes with that, unless somebody asks for one before (rules D12, D13).
    /// The vault is not new from here on (rule V1).
    ///
    /// # Errors
    /// The item is protected already, as a machine or as files, or there is no such policy.
    pub fn protect(
        &mut self,
        item: ItemName,
        vm: VmName,
        workload: Workload,
        policy: PolicyName,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if self.machine(&item).is_some() {
            let name = item.to_string();
            return Err(Refusal::without_rule(Detail::AlreadySo { name }));
        }
        if let Some(files) = self.kept.item(&item) {
            let (item, workload) = (item.to_string(), files.workload);
            return Err(Refusal::without_rule(Detail::ItemOfOtherWorkload { item, workload }));
        }
        let own = self.policy(&policy)?;
        let (policy, next) = (own.name.clone(), own.schedule.next_after(now));
        self.attempt(&item);
        self.machines.due.insert((next, MachineDue::Backup(item.clone())));
        self.machines.all.push_back(Machine {
            item,
            vm,
            workload,
            policy,
            next,
            points: Vector::new(),
        });
        Ok(())
    }

    /// Lets a machine follow another policy from its next backup on; what is kept stays as long as it was to.
    ///
    /// # Errors
    /// There is no such machine or policy, or it follows that one already.
    pub fn change_policy(&mut self, item: &ItemName, policy: &PolicyName, now: Timestamp) -> Result<(), Refusal> {
        let not_found = || {
            let name = item.to_string();
            Refusal::without_rule(Detail::NotFound { name })
        };
        let place = self.machines.place(item).ok_or_else(not_found)?;
        let policy = self.policy(policy)?;
        if self.machines.all[place].policy == policy.name {
            let name = item.to_string();
            return Err(Refusal::without_rule(Detail::AlreadySo { name }));
        }
        let (name, next) = (policy.name.clone(), policy.schedule.next_after(now));
        self.machines.follow(place, name, next);
        Ok(())
    }

    /// The backup that was due has begun, or can't: the next one by the policy comes after now.
    pub fn scheduled(&mut self, item: &ItemName, now: Timestamp) {
        let Some(place) = self.machines.place(item) else {
            return;
        };
        let policy = self.machines.all[place].policy.clone();
        if let Ok(own) = self.policy(&policy) {
            let next = own.schedule.next_after(now);
            self.machines.follow(place, policy, next);
        }
    }

    /// Keeps a recovery point of a machine, in the order of their moments. Its id is new.
    pub fn add_point(&mut self, item: &ItemName, point: MachinePoint) {
        let Some(place) = self.machines.place(item) else {
            return;
        };
        self.machines.due.extend(due::of_point(item, &point));
        let points = &mut self.machines.all[place].points;
        let later = points.iter().rev().take_while(|own| own.at > point.at).count();
        points.insert(points.len() - later, point);
    }

    /// A recovery point is in the vault: these objects hold its disks, and this one its BEK. Gives whether the recovery point is
    /// there still; where it isn't, nobody asks for these objects again.
    pub fn transferred(
        &mut self,
        item: &ItemName,
        id: RecoveryPointId,
        objects: Vec<(DiskName, ObjectId)>,
        bek: Option<ObjectId>,
    ) -> bool {
        let Some((_, point)) = self.machines.point_mut(item, id) else {
            return false;
        };
        for (disk, object) in objects {
            if let Some(own) = point.disks.iter_mut().find(|own| own.disk == disk) {
                own.vault = Some(object);
            }
        }
        point.bek = bek;
        true
    }

    /// The snapshots of a recovery point have expired: it forgets them, and is gone where the vault holds nothing of it, and
    /// nothing `is_coming`. Gives the snapshots that are to be removed.
    pub fn snapshots_expired(&mut self, item: &ItemName, id: RecoveryPointId, is_coming: bool) -> Vec<SnapshotName> {
        let Some((place, point)) = self.machines.point_mut(item, id) else {
            return Vec::new();
        };
        let until = point.snapshot_until;
        let snapshots = point.take_snapshots();
        let is_kept = point.objects().next().is_some();
        if let Some(at) = until {
            let due = MachineDue::SnapshotsExpire(item.clone(), id);
            self.machines.due.remove(&(at, due));
        }
        if !is_kept && !is_coming {
            self.machines.remove_point(place);
        }
        snapshots
    }

    /// What was to come of a recovery point does not come: it is gone where nothing else is there of it.
    pub fn drop_empty_point(&mut self, item: &ItemName, id: RecoveryPointId) {
        let Some((place, point)) = self.machines.point_mut(item, id) else {
            return;
        };
        if point.snapshot_until.is_none() && point.objects().next().is_none() {
            self.machines.remove_point(place);
        }
    }

    /// A recovery point has expired: neither it nor its objects are kept any more. Gives what is to be removed; `None` where there
    /// is no such recovery point.
    pub fn expire_point(&mut self, item: &ItemName, id: RecoveryPointId) -> Option<ExpiredPoint> {
        let (place, _) = self.machines.point_mut(item, id)?;
        let mut point = self.machines.remove_point(place);
        let objects: Vec<ObjectId> = point.objects().collect();
        self.kept.remove(&objects);
        Some(ExpiredPoint {
            snapshots: point.take_snapshots(),
            objects,
        })
    }
}

#[cfg(test)]
pub(crate) mod tests;
