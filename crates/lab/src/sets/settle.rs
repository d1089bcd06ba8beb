//! What follows by itself for disk encryption sets: whether their keys can be used, newer versions, and DEKs that are under older
//! ones.

use std::collections::BTreeSet;

use kluis_compute::{Disk, Power};
use kluis_recovery::KeyUse;
use kluis_resource::{DesName, KeyUri, ObjectId};

use crate::jobs::{Keeper, NewJob, Work};
use crate::log::Operation;
use crate::model::Lab;
use crate::turn::Turn;

impl Turn<'_> {
    pub(crate) fn settle_sets(&mut self, rotates: bool) {
        let (at, terms) = (self.at, self.lab.edition.terms());
        let names: Vec<DesName> = self.lab.compute.sets.iter().map(|set| set.name.clone()).collect();
        for des in names {
            let has_data = self.lab.compute.is_in_use(&des);
            let Ok(set) = self.lab.compute.set(&des) else { continue };
            let mut set = set.clone();
            if set.settle(has_data, at, &self.lab.directory(), terms)
                && let Ok(own) = self.lab.compute.set_mut(&des)
            {
                *own = set;
            }
            if rotates {
                self.rotate_set(&des);
            }
        }
    }

    fn rotate_set(&mut self, des: &DesName) {
        let Some((to, objects)) = self.lab.set_rotation_due(des) else {
            return;
        };
        let KeyUse::Customer { key, .. } = &to else { return };
        let new = NewJob {
            id: self.rotation(&format!("rotate-set/{des}")),
            resource: des.as_str(),
            subject: &key.to_string(),
        };
        self.rewrap(new, Keeper::Set(des.clone()), objects, to);
    }

    /// A newer version of a set's key comes into use (rule N11).
    pub(crate) fn set_key_in_force(&mut self, des: &DesName) {
        let at = self.at;
        let key = self.lab.compute.set_mut(des).ok().and_then(|set| set.take_effect(at));
        if let Some(key) = key {
            self.log_done(Operation::ChangeSetKey, des.as_str(), &key.to_string());
        }
    }

    /// The time is over that disks are read without their key: their machines stop (rule N12).
    pub(crate) fn set_stops(&mut self, des: &DesName) {
        if let Ok(set) = self.lab.compute.set_mut(des) {
            set.stopped = true;
        }
        let compute = &self.lab.compute;
        let is_under = |disk: &Disk| disk.encryption.des() == Some(des);
        let stops = compute
            .vms
            .iter()
            .filter(|vm| vm.power == Power::Running && compute.disks_of(vm).any(is_under));
        let names: Vec<_> = stops.map(|vm| vm.name.clone()).collect();
        for name in names {
            if let Ok(vm) = self.lab.compute.vm_mut(&name) {
                vm.power = Power::StoppedByKey;
            }
            self.log_done(Operation::VmStoppedByKey, name.as_str(), des.as_str());
        }
    }
}

impl Lab {
    /// The rotation of a set that is due and that no job works on: the key to wrap with, and the objects.
    pub(crate) fn set_rotation_due(&self, des: &DesName) -> Option<(KeyUse, Vec<ObjectId>)> {
        let rotates = |work: &Work| matches!(work, Work::Rewrap { keeper: Keeper::Set(own), .. } if own == des);
        if self.running_jobs().any(|job| rotates(&job.work)) {
            return None;
        }
        let set = self.compute.set(des).ok()?;
        let (keys, terms) = (self.directory(), self.edition.terms());
        let usable = |key: &KeyUri| set.check_io(key, &keys, self.now, terms).is_ok_and(|used| !used.cached);
        let mut outdated = self.compute.outdated(set).peekable();
        // Nearly always there are none, and this is asked after every event.
        outdated.peek()?;
        let of_key = self.skipped.iter().filter(|(_, to)| *to == set.key);
        let skipped: BTreeSet<ObjectId> = of_key.map(|(object, _)| *object).collect();
        // A disk that gets another key meanwhile is done by then, or comes after that.
        let is_taken = |object: ObjectId| self.running_jobs().any(|job| job.rewraps(object));
        let due = outdated.filter(|(key, object)| !skipped.contains(object) && !is_taken(*object) && usable(key));
        let objects: Vec<ObjectId> = due.map(|(_, object)| object).collect();
        if objects.is_empty() {
            return None;
        }
        let used = set.check_new(&keys, terms).ok()?;
        let to = KeyUse::Customer {
            key: used.key,
            principal: used.principal,
        };
        Some((to, objects))
    }
}
