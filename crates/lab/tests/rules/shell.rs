//! A shell without bytes: it keeps key ids in a set and answers each effect as the worker would.

pub(crate) mod acts;
pub(crate) mod making;
mod outcomes;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use kluis_lab::view::{JobState, LabView, VaultView};
use kluis_lab::{
    Act, Advance, Effect, Event, JobFailure, Model, RestoreTarget, Sealed, Selection, Stamp, Timings,
    clock_ahead_millis, update, view,
};
use kluis_resource::{JobId, KeyUri, Kid, ObjectId, PrincipalId, Timestamp};
use kluis_rulebook::{Detail, Edition, KeyPermission, Refusal};
use uuid::Uuid;

use self::acts::{
    back_up, create_key, draft, enable_identity, enable_purge_protection, enable_soft_delete, key_vault_name, pick_key,
    role,
};
use self::making::{Bytes, Disks};
use self::outcomes::{in_second_layer, job_of, lost};

/// Bytes of a region.
const REGION: u64 = 4 << 20;

/// A lab with its world around it.
#[derive(Debug)]
pub(crate) struct Shell {
    pub(crate) model: Model,
    pub(crate) journal: Vec<Event>,
    pub(crate) waiting: VecDeque<Effect>,
    pub(crate) keys: BTreeSet<Kid>,
    pub(crate) objects: BTreeMap<ObjectId, Kid>,
    /// Secrets, and what is in objects.
    pub(crate) disks: Disks,
    /// Objects that don't open.
    pub(crate) damaged: BTreeSet<ObjectId>,
    /// How often a customer's key was used, for outcomes that were accepted.
    pub(crate) uses: BTreeMap<(KeyUri, KeyPermission), u64>,
    ids: u128,
    clock: i64,
}

impl Shell {
    /// An open lab, its platform keys made.
    pub(crate) fn open() -> Self {
        Self::open_in(Edition::Seeds)
    }

    pub(crate) fn open_in(edition: Edition) -> Self {
        let mut shell = Self::unopened();
        shell.must(Act::OpenLab { edition });
        shell
    }

    pub(crate) fn unopened() -> Self {
        Self {
            model: Model::default(),
            journal: Vec::new(),
            waiting: VecDeque::new(),
            keys: BTreeSet::new(),
            objects: BTreeMap::new(),
            disks: Disks::default(),
            damaged: BTreeSet::new(),
            uses: BTreeMap::new(),
            ids: 0,
            clock: 1_700_000_000_000,
        }
    }

    /// So many milliseconds pass on the real clock.
    pub(crate) fn wait(&mut self, millis: i64) {
        self.clock += millis;
    }

    /// The next event comes an hour before the one that it follows.
    pub(crate) fn turn_clock_back(&mut self) {
        self.clock -= 3_600_000;
    }

    /// Lets something happen and leaves its effects waiting. A refusal must leave the model as it was.
    pub(crate) fn send(&mut self, act: Act) -> Result<(), Refusal> {
        self.ids += 1;
        self.clock += 1000;
        let id = Uuid::from_u128(self.ids << 80 | 0x4000_8000_0000_0000_0000);
        let ahead = i64::try_from(clock_ahead_millis(&self.model)).unwrap();
        let at = Timestamp::from_unix_millis(self.clock + ahead);
        let event = Event {
            stamp: Stamp { at, id },
            act,
        };
        let before = self.model.clone();
        match update(&mut self.model, &event) {
            Ok(effects) => {
                self.waiting.extend(effects);
                self.journal.push(event);
                Ok(())
            }
            Err(refusal) => {
                assert_eq!(self.model, before, "a refusal changes nothing");
                Err(refusal)
            }
        }
    }

    /// Lets something happen and performs everything that follows.
    pub(crate) fn try_to(&mut self, act: Act) -> Result<(), Refusal> {
        self.send(act)?;
        self.perform_all();
        Ok(())
    }

    pub(crate) fn must(&mut self, act: Act) {
        self.try_to(act.clone())
            .unwrap_or_else(|refusal| panic!("{act:?} is refused: {refusal:?}"));
    }

    pub(crate) fn refused(&mut self, act: Act) -> Refusal {
        self.send(act.clone())
            .err()
            .unwrap_or_else(|| panic!("{act:?} is accepted"))
    }

    pub(crate) fn perform_all(&mut self) {
        while self.perform_next() {}
    }

    /// Performs the first waiting effect; every outcome must be accepted.
    pub(crate) fn perform_next(&mut self) -> bool {
        let Some(effect) = self.waiting.pop_front() else {
            return false;
        };
        let (before, secrets_before) = (self.objects.clone(), self.disks.secrets.clone());
        let mut outcomes = self.perform(effect.clone()).into_iter();
        while let Some(outcome) = outcomes.next() {
            let Err(refusal) = self.send(outcome.clone()) else {
                self.count_uses(&effect, &outcome, &before);
                continue;
            };
            // The key became unusable meanwhile: what was wrapped with it is not kept, and the job fails.
            let job = job_of(&outcome).filter(|_| refusal.detail != Detail::OutOfTurn);
            let job = job.unwrap_or_else(|| panic!("{outcome:?} is refused: {refusal:?}"));
            for undone in std::iter::once(outcome).chain(outcomes.by_ref()) {
                self.forget(&undone, &before);
            }
            self.disks.secrets.clone_from(&secrets_before);
            let failure = JobFailure::KeyRefused;
            self.send(Act::JobFailed { job, failure })
                .expect("the failure of a running job is accepted");
        }
        true
    }

    /// Remembers which keys an outcome that was accepted used.
    fn count_uses(&mut self, effect: &Effect, outcome: &Act, before: &BTreeMap<ObjectId, Kid>) {
        let mut used: Vec<(Kid, KeyPermission)> = Vec::new();
        match (effect, outcome) {
            (Effect::ProveKey { kid, .. }, Act::KeyProven { .. }) => {
                used.push((kid.clone(), KeyPermission::WrapKey));
                used.push((kid.clone(), KeyPermission::UnwrapKey));
            }
            (_, Act::Sealed { sealed, .. }) => used.push((sealed.kid.clone(), KeyPermission::WrapKey)),
            (Effect::Open { kid, .. }, Act::Opened { opened, .. }) => {
                used.push((kid.clone(), KeyPermission::UnwrapKey));
                let copy = opened.copy.iter();
                used.extend(copy.map(|copy| (copy.kid.clone(), KeyPermission::WrapKey)));
            }
            (Effect::Rewrap { to, .. }, Act::Rewrapped { objects, .. }) => {
                for object in objects {
                    used.push((before[object].clone(), KeyPermission::UnwrapKey));
                    used.push((to.clone(), KeyPermission::WrapKey));
                }
            }
            _ => used.extend(self.uses_of(effect, outcome, before)),
        }
        for (kid, operation) in used {
            if let Kid::Customer(key) = kid {
                *self.uses.entry((key, operation)).or_default() += 1;
            }
        }
    }

    /// Objects are again what they were before an outcome that didn't happen.
    fn forget(&mut self, outcome: &Act, before: &BTreeMap<ObjectId, Kid>) {
        let objects = match outcome {
            Act::Rewrapped { objects, .. } => objects.clone(),
            Act::Sealed { sealed, .. } => vec![sealed.object],
            Act::Opened { opened, .. } => opened.copy.iter().map(|copy| copy.object).collect(),
            Act::Made { objects, .. } => objects.iter().map(|made| made.sealed.object).collect(),
            _ => Vec::new(),
        };
        for object in objects {
            match before.get(&object) {
                Some(kid) => self.objects.insert(object, kid.clone()),
                None => {
                    self.disks.contents.remove(&object);
                    self.objects.remove(&object)
                }
            };
        }
    }

    /// Fails the first waiting effect's job.
    pub(crate) fn fail_next(&mut self, failure: JobFailure) {
        let effect = self.waiting.pop_front().expect("an effect is waiting");
        let outcome = match effect {
            Effect::MakeKey { kid, .. } => Act::KeyFailed { kid },
            Effect::ProveKey { job, .. }
            | Effect::Seal { job, .. }
            | Effect::Open { job, .. }
            | Effect::Make { job, .. }
            | Effect::MakeSecret { job, .. }
            | Effect::RestoreSecret { job, .. }
            | Effect::Rewrap { job, .. } => Act::JobFailed { job, failure },
            // Kept and destroyed together with their events, these can't fail.
            Effect::DestroyKeys { .. }
            | Effect::KeepKey { .. }
            | Effect::DestroySecrets { .. }
            | Effect::RemoveObjects { .. } => {
                self.perform(effect);
                return;
            }
            Effect::Cancel { .. } => return,
        };
        self.send(outcome).expect("the failure is waited for");
    }

    fn perform(&mut self, effect: Effect) -> Vec<Act> {
        match effect {
            Effect::MakeKey { kid, .. } => {
                self.keys.insert(kid.clone());
                let modulus = "c5".repeat(256);
                vec![Act::KeyMade { kid, modulus }]
            }
            Effect::KeepKey { kid } => {
                self.keys.insert(kid);
                Vec::new()
            }
            Effect::DestroyKeys { kids } => {
                for kid in kids {
                    assert!(self.keys.remove(&kid), "only keys that were made are destroyed");
                }
                Vec::new()
            }
            Effect::ProveKey { job, kid } => vec![if self.keys.contains(&kid) {
                Act::KeyProven { job }
            } else {
                lost(job)
            }],
            Effect::Seal {
                job,
                object,
                kid,
                infrastructure,
            } => vec![match self.seal(object, &kid, self.bytes_of(job)) {
                Some(sealed) => Act::Sealed {
                    job,
                    sealed: in_second_layer(sealed, infrastructure),
                },
                None => lost(job),
            }],
            Effect::Open { .. } => vec![self.open_object(effect)],
            Effect::Make { job, objects } => vec![self.make(job, &objects)],
            Effect::MakeSecret { job, secret, kid } => vec![self.keep_secret(job, secret, kid)],
            Effect::RestoreSecret {
                job,
                secret,
                kid,
                object,
            } => vec![self.restore_secret(job, secret, kid, object)],
            Effect::DestroySecrets { secrets } => {
                self.destroy_secrets(secrets);
                Vec::new()
            }
            Effect::RemoveObjects { objects } => {
                self.remove_objects(objects);
                Vec::new()
            }
            Effect::Rewrap { job, objects, to } => self.rewrap(job, &objects, &to),
            Effect::Cancel { job } => self.cancel(job),
        }
    }

    /// Half of the objects in one event, the rest in a last one; those that don't open are skipped.
    fn rewrap(&mut self, job: JobId, objects: &[ObjectId], to: &Kid) -> Vec<Act> {
        if !self.keys.contains(to) {
            return vec![lost(job)];
        }
        let (first, rest) = objects.split_at(objects.len() / 2);
        let mut parts = Vec::new();
        if !first.is_empty() {
            parts.push(self.rewrap_some(job, first, to, false));
        }
        parts.push(self.rewrap_some(job, rest, to, true));
        parts
    }

    fn rewrap_some(&mut self, job: JobId, objects: &[ObjectId], to: &Kid, last: bool) -> Act {
        let opens = |object: &ObjectId| {
            let kid = self.objects.get(object);
            !self.damaged.contains(object) && kid.is_some_and(|kid| self.keys.contains(kid))
        };
        let (objects, skipped): (Vec<_>, Vec<_>) = objects.iter().copied().partition(opens);
        for object in &objects {
            self.objects.insert(*object, to.clone());
        }
        Act::Rewrapped {
            job,
            objects,
            skipped,
            last,
        }
    }

    fn seal(&mut self, object: ObjectId, kid: &Kid, bytes: u64) -> Option<Sealed> {
        if !self.keys.contains(kid) {
            return None;
        }
        self.objects.insert(object, kid.clone());
        // Until somebody says otherwise, no other object has the same bytes.
        let sha256 = object.uuid().simple().to_string().repeat(2);
        self.disks.contents.insert(object, Bytes { length: bytes, sha256 });
        let regions = bytes.div_ceil(REGION);
        Some(Sealed {
            object,
            kid: kid.clone(),
            plaintext_bytes: bytes,
            stored_bytes: bytes + regions * 28,
            regions,
            infrastructure: None,
            timings: Timings::default(),
        })
    }

    fn bytes_of(&self, job: JobId) -> u64 {
        let view = self.view();
        let job = view
            .jobs
            .iter()
            .find(|own| own.id == job)
            .expect("an effect's job is there");
        assert_eq!(job.state, JobState::InProgress);
        job.bytes
    }
}

/// What tests ask for, in few words.
impl Shell {
    pub(crate) fn view(&self) -> LabView {
        view(&self.model)
    }

    pub(crate) fn vault(&self, name: &str) -> VaultView {
        let found = self.view().vaults.into_iter().find(|vault| vault.name.as_str() == name);
        found.unwrap_or_else(|| panic!("there is no vault {name}"))
    }

    pub(crate) fn principal(&self, name: &str) -> PrincipalId {
        let identity = self.vault(name).identity;
        let principal = identity.principal();
        principal.unwrap_or_else(|| panic!("{name} has no identity: {identity:?}"))
    }

    /// The newest version of a key.
    pub(crate) fn newest(&self, key_vault: &str, key: &str) -> KeyUri {
        let view = self.view();
        let key_vault = view
            .key_vaults
            .iter()
            .find(|own| own.name.as_str() == key_vault)
            .unwrap();
        let key = key_vault.keys.iter().find(|own| own.name.as_str() == key).unwrap();
        key.versions[0].uri.clone()
    }

    /// Steps 1 to 3 for `testvault` and `testkeyvault`, and a key `testkey`.
    pub(crate) fn three_steps(&mut self) {
        self.must(enable_identity("testvault"));
        if self.view().edition == Edition::Current {
            self.assign_role("testvault", "testkeyvault");
        } else {
            self.grant("testvault", "testkeyvault", &KeyPermission::ALL);
            self.must(enable_soft_delete("testkeyvault"));
        }
        self.must(enable_purge_protection("testkeyvault"));
        self.must(create_key("testkeyvault", "testkey", 2048));
    }

    /// All four steps, with the picker.
    pub(crate) fn four_steps(&mut self) {
        self.three_steps();
        self.must(pick_key("testvault", "testkeyvault", "testkey"));
    }

    /// Drafts a policy for a vault's identity, and saves it.
    pub(crate) fn grant(&mut self, vault: &str, key_vault: &str, permissions: &[KeyPermission]) {
        let principal = self.principal(vault);
        self.must(draft(key_vault, principal, permissions));
        self.grant_drafted(key_vault);
    }

    /// Gives a vault's identity the role that it needs, and waits until that is in force.
    pub(crate) fn assign_role(&mut self, vault: &str, key_vault: &str) {
        let principal = self.principal(vault);
        self.must(role(key_vault, principal));
        self.advance(Advance::Minutes(10));
    }

    /// Moves the lab's clock forward, and the real one never.
    pub(crate) fn advance(&mut self, by: Advance) {
        self.must(Act::AdvanceClock { by });
    }

    /// Saves what is drafted.
    pub(crate) fn grant_drafted(&mut self, key_vault: &str) {
        self.must(Act::SavePolicies {
            key_vault: key_vault_name(key_vault),
        });
    }

    pub(crate) fn back_up(&mut self, item: &str) -> Result<(), Refusal> {
        self.try_to(back_up("testvault", item, false))
    }

    /// Restores the newest recovery point of an item, whole, to the user's device.
    pub(crate) fn restore(&mut self, item: &str) -> Result<(), Refusal> {
        let act = self.restore_act(item, Selection::All, RestoreTarget::Download);
        self.try_to(act)
    }

    pub(crate) fn restore_act(&self, item: &str, selection: Selection, target: RestoreTarget) -> Act {
        let vault = self.vault("testvault");
        let own = vault.items.iter().find(|own| own.name.as_str() == item).unwrap();
        Act::Restore {
            vault: vault.name.clone(),
            item: own.name.clone(),
            recovery_point: own.recovery_points[0].id,
            selection,
            target,
        }
    }
}
