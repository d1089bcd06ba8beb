//! Disk encryption sets: made, given another key, moved, and what follows by itself (rules M2, M3, M13, R4, N11, N12).

use std::collections::BTreeSet;

use kluis_compute::{DiskEncryptionSet, NewSet, Power};
use kluis_resource::{DesName, JobId, KeyUri, Kid, ObjectId, PrincipalId, Region, TenantId};
use kluis_rulebook::KeyPermission;

use super::disks::already_so;
use super::{Done, Source, Turn, name_taken, out_of_turn};
use crate::model::Work;
use crate::view::Operation;
use crate::{Effect, SetKey};

impl Turn<'_> {
    /// Rule M2, steps 3 and 4: the set comes with an identity of its own.
    pub(super) fn create_set(&mut self, des: &DesName, region: Region, key: &SetKey) -> Done {
        if self.lab.compute.set(des).is_ok() {
            return Err(name_taken(des.as_str()));
        }
        let new = NewSet {
            name: des.clone(),
            region,
            subscription: self.lab.subscription,
            tenant: self.lab.tenant,
            principal: PrincipalId::new(self.id),
            key_vault: key.key_vault.clone(),
            key: key.key.clone(),
            version: key.version,
        };
        let set = DiskEncryptionSet::create(new, &self.lab.directory(), self.lab.edition.terms())?;
        let uri = set.key.to_string();
        self.lab.compute.sets.push(set);
        self.log_done(Operation::CreateSet, des.as_str(), &uri);
        Ok(())
    }

    pub(super) fn change_set_key(&mut self, des: &DesName, key: &SetKey) -> Done {
        let terms = self.lab.edition.terms();
        let mut set = self.lab.compute.set(des)?.clone();
        set.change_key((&key.key_vault, &key.key, key.version), &self.lab.directory(), terms)?;
        let uri = set.key.to_string();
        *self.lab.compute.set_mut(des)? = set;
        self.log_done(Operation::ChangeSetKey, des.as_str(), &uri);
        Ok(())
    }

    pub(super) fn share_set(&mut self, des: &DesName, user_may_use: bool) -> Done {
        let set = self.lab.compute.set_mut(des)?;
        if set.user_may_use == user_may_use {
            return Err(already_so(des.as_str()));
        }
        set.user_may_use = user_may_use;
        let operation = if user_may_use {
            Operation::ShareSet
        } else {
            Operation::UnshareSet
        };
        self.log_done(operation, des.as_str(), "");
        Ok(())
    }

    /// Rule M13: it comes to another directory, and its identity does not.
    pub(super) fn move_set(&mut self, des: &DesName) -> Done {
        let tenant = TenantId::new(self.derived("tenant"));
        self.lab.compute.set_mut(des)?.move_to_tenant(tenant);
        self.log_done(Operation::MoveSet, des.as_str(), &tenant.to_string());
        Ok(())
    }

    pub(super) fn renew_set_identity(&mut self, des: &DesName) -> Done {
        let principal = PrincipalId::new(self.id);
        self.lab.compute.set_mut(des)?.renew_identity(principal)?;
        self.log_done(Operation::RenewSetIdentity, des.as_str(), &principal.to_string());
        Ok(())
    }

    /// What follows by itself for sets: whether their keys can be used, newer versions, and DEKs that are under older ones.
    #[inline(never)]
    pub(super) fn settle_sets(&mut self, rotates: bool) {
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
        let Some((to, principal, objects)) = self.lab.set_rotation_due(des) else {
            return;
        };
        let total = u64::try_from(objects.len()).unwrap_or(u64::MAX);
        let label = match self.happened {
            0 => format!("rotate-set/{des}"),
            count => format!("rotate-set/{des}/{count}"),
        };
        let job = JobId::new(self.derived(&label));
        let work = Work::RotateSet {
            des: des.clone(),
            to: to.clone(),
            principal,
            left: objects.iter().copied().collect(),
            skipped: 0,
            total,
        };
        self.start_job(job, des.as_str(), &to.to_string(), 0, work);
        let to = Kid::Customer(to);
        self.effects.push(Effect::Rewrap { job, objects, to });
    }

    /// DEKs of disks are wrapped anew, and some can't be.
    pub(super) fn set_rewrapped(
        &mut self,
        id: JobId,
        (objects, skipped): (&[ObjectId], &[ObjectId]),
        last: bool,
    ) -> Done {
        let is_live = self.source == Source::Live;
        let Some(Work::RotateSet {
            des,
            to,
            principal,
            left,
            skipped: so_far,
            ..
        }) = self.lab.running_job_mut(id).map(|job| &mut job.work)
        else {
            return Err(out_of_turn());
        };
        for object in objects.iter().chain(skipped) {
            left.remove(object).ok_or_else(out_of_turn)?;
        }
        if last && !left.is_empty() {
            return Err(out_of_turn());
        }
        *so_far += u64::try_from(skipped.len()).unwrap_or(u64::MAX);
        let (des, to, principal) = (des.clone(), to.clone(), *principal);
        if is_live && !objects.is_empty() {
            let set = self.lab.compute.set(&des)?;
            set.check_new(&self.lab.directory(), self.lab.edition.terms())?;
        }
        self.lab
            .skipped
            .extend(skipped.iter().map(|object| (*object, to.clone())));
        let kid = Kid::Customer(to.clone());
        let mut wrapped = 0;
        for object in objects {
            // A disk that was written or deleted meanwhile has no such object any more.
            if let Some(Kid::Customer(from)) = self.lab.compute.rewrapped(*object, &kid) {
                self.audit(&from, principal, KeyPermission::UnwrapKey, 1);
                wrapped += 1;
            }
        }
        if wrapped > 0 {
            self.audit(&to, principal, KeyPermission::WrapKey, wrapped);
        }
        if last { self.complete(id) } else { Ok(()) }
    }

    /// A newer version of a set's key comes into use (rule N11).
    pub(super) fn set_key_in_force(&mut self, des: &DesName) {
        let at = self.at;
        let key = self.lab.compute.set_mut(des).ok().and_then(|set| set.take_effect(at));
        if let Some(key) = key {
            self.log_done(Operation::ChangeSetKey, des.as_str(), &key.to_string());
        }
    }

    /// The time is over that disks are read without their key: their machines stop (rule N12).
    pub(super) fn set_stops(&mut self, des: &DesName) {
        if let Ok(set) = self.lab.compute.set_mut(des) {
            set.stopped = true;
        }
        let compute = &self.lab.compute;
        let is_under = |disk: &kluis_compute::Disk| disk.encryption.des().is_some_and(|own| own.same_as(des));
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

impl crate::model::Lab {
    /// The rotation of a set that is due and that no job works on: the key to wrap with, who does it, and the objects.
    pub(crate) fn set_rotation_due(&self, des: &DesName) -> Option<(KeyUri, PrincipalId, Vec<ObjectId>)> {
        let rotates = |work: &Work| matches!(work, Work::RotateSet { des: own, .. } if own.same_as(des));
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
        // One that a disk gets another key around is done by then, or comes after that.
        let taken: BTreeSet<ObjectId> = self
            .running_jobs()
            .filter_map(|job| {
                if let Work::EncryptDisk { object, .. } = job.work {
                    Some(object)
                } else {
                    None
                }
            })
            .collect();
        let due = outdated.filter(|(key, object)| !skipped.contains(object) && !taken.contains(object) && usable(key));
        let objects: Vec<ObjectId> = due.map(|(_, object)| object).collect();
        if objects.is_empty() {
            return None;
        }
        let used = set.check_new(&keys, terms).ok()?;
        Some((used.key, used.principal, objects))
    }
}
