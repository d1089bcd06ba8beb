//! A shell without bytes: it keeps key ids in a set and answers each effect as the worker would.

pub(crate) mod acts;
mod asked;
mod disks;
pub(crate) mod machines;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use kluis_lab::view::JobState;
use kluis_lab::{
    Effect, Event, JobFailure, Model, Opened, Outcome, Part, Rejection, Request, Sealed, Stamp, Timings, Unfit, What,
    clock_ahead_millis, update,
};
use kluis_resource::{JobId, KeyUri, Kid, ObjectId, SecretUri, Timestamp};
use kluis_rulebook::{Edition, KeyPermission, Refusal};
use uuid::Uuid;

pub(crate) use self::disks::Plain;

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
    /// Bytes of each that were sealed.
    pub(crate) bytes: BTreeMap<ObjectId, u64>,
    /// What is in them.
    pub(crate) contents: BTreeMap<ObjectId, Plain>,
    /// Secrets: the key that wraps each, and which BEK it holds.
    pub(crate) secrets: BTreeMap<SecretUri, (Kid, u64)>,
    /// What was read last, to the user's device.
    pub(crate) read: Option<Plain>,
    beks: u64,
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
        shell.must_report(Outcome::OpenLab { edition });
        shell
    }

    pub(crate) fn unopened() -> Self {
        Self {
            model: Model::default(),
            journal: Vec::new(),
            waiting: VecDeque::new(),
            keys: BTreeSet::new(),
            objects: BTreeMap::new(),
            bytes: BTreeMap::new(),
            contents: BTreeMap::new(),
            secrets: BTreeMap::new(),
            read: None,
            beks: 0,
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

    /// Lets a request happen and leaves its effects waiting. A refusal must leave the model as it was.
    pub(crate) fn send(&mut self, request: impl Into<Request>) -> Result<(), Refusal> {
        match self.happen(What::Asked(request.into())) {
            Err(Rejection::Refused(refusal)) => Err(refusal),
            Err(Rejection::Unfit(unfit)) => panic!("a request is refused: {unfit:?}"),
            Ok(()) => Ok(()),
        }
    }

    /// Reports an outcome and leaves what follows waiting. One that is not taken must leave the model as it was.
    pub(crate) fn report(&mut self, outcome: Outcome) -> Result<(), Unfit> {
        match self.happen(What::Came(outcome)) {
            Err(Rejection::Unfit(unfit)) => Err(unfit),
            Err(Rejection::Refused(refusal)) => panic!("an outcome is unfit: {refusal:?}"),
            Ok(()) => Ok(()),
        }
    }

    fn happen(&mut self, what: What) -> Result<(), Rejection> {
        self.ids += 1;
        self.clock += 1000;
        let id = Uuid::from_u128(self.ids << 96 | 0x4000_8000_0000_0000_0000);
        let ahead = i64::try_from(clock_ahead_millis(&self.model)).unwrap();
        let at = Timestamp::from_unix_millis(self.clock + ahead);
        let stamp = Stamp { at, id };
        let event = Event { stamp, what };
        let before = self.model.clone();
        match update(&mut self.model, &event) {
            Ok(effects) => {
                self.waiting.extend(effects);
                self.journal.push(event);
                Ok(())
            }
            Err(rejection) => {
                assert_eq!(self.model, before, "a rejection changes nothing");
                Err(rejection)
            }
        }
    }

    /// Lets something happen and performs everything that follows.
    pub(crate) fn try_to(&mut self, request: impl Into<Request>) -> Result<(), Refusal> {
        self.send(request)?;
        self.perform_all();
        Ok(())
    }

    pub(crate) fn must(&mut self, request: impl Into<Request>) {
        let request = request.into();
        self.try_to(request.clone())
            .unwrap_or_else(|refusal| panic!("{request:?} is refused: {refusal:?}"));
    }

    pub(crate) fn must_report(&mut self, outcome: Outcome) {
        self.report(outcome.clone())
            .unwrap_or_else(|unfit| panic!("{outcome:?} is not taken: {unfit:?}"));
        self.perform_all();
    }

    pub(crate) fn refused(&mut self, request: impl Into<Request>) -> Refusal {
        let request = request.into();
        self.send(request.clone())
            .err()
            .unwrap_or_else(|| panic!("{request:?} is accepted"))
    }

    pub(crate) fn unfit(&mut self, outcome: Outcome) -> Unfit {
        self.report(outcome.clone())
            .err()
            .unwrap_or_else(|| panic!("{outcome:?} is taken"))
    }

    pub(crate) fn perform_all(&mut self) {
        while self.perform_next() {}
    }

    /// Performs the first waiting effect; every outcome must be accepted.
    pub(crate) fn perform_next(&mut self) -> bool {
        let Some(effect) = self.waiting.pop_front() else {
            return false;
        };
        let before = self.objects.clone();
        let mut outcomes = self.perform(effect.clone()).into_iter();
        while let Some(outcome) = outcomes.next() {
            let Err(unfit) = self.report(outcome.clone()) else {
                self.count_uses(&effect, &outcome, &before);
                continue;
            };
            // The key became unusable meanwhile: what was wrapped with it is not kept, and the job fails.
            let job = job_of(&outcome).filter(|_| matches!(unfit, Unfit::KeyRefused(_)));
            let job = job.unwrap_or_else(|| panic!("{outcome:?} is not taken: {unfit:?}"));
            for undone in std::iter::once(outcome).chain(outcomes.by_ref()) {
                self.forget(&undone, &before);
            }
            if let Effect::MakeSecret { secret, .. } | Effect::RestoreSecret { secret, .. } = &effect {
                self.secrets.remove(secret);
            }
            let failure = JobFailure::KeyRefused;
            self.report(Outcome::JobFailed { job, failure })
                .expect("the failure of a running job is accepted");
        }
        true
    }

    /// Performs the first waiting effect, and reports nothing.
    pub(crate) fn perform_first(&mut self) -> Vec<Outcome> {
        let effect = self.waiting.pop_front().expect("an effect is waiting");
        self.perform(effect)
    }

    /// Remembers which keys an outcome that was accepted used.
    fn count_uses(&mut self, effect: &Effect, outcome: &Outcome, before: &BTreeMap<ObjectId, Kid>) {
        let mut used: Vec<(Kid, KeyPermission)> = Vec::new();
        match (effect, outcome) {
            (Effect::ProveKey { kid, .. }, Outcome::KeyProven { .. }) => {
                used.push((kid.clone(), KeyPermission::WrapKey));
                used.push((kid.clone(), KeyPermission::UnwrapKey));
            }
            (Effect::Open { object, kid, .. }, Outcome::Opened { .. }) => {
                let unwrapped = (!self.is_read_without_key(*object)).then(|| (kid.clone(), KeyPermission::UnwrapKey));
                used.extend(unwrapped);
            }
            (Effect::Rewrap { to, .. }, Outcome::Rewrapped { objects, .. }) => {
                for object in objects {
                    used.push((before[object].clone(), KeyPermission::UnwrapKey));
                    used.push((to.clone(), KeyPermission::WrapKey));
                }
            }
            (_, Outcome::Made { objects, .. }) => {
                used.extend(
                    objects
                        .iter()
                        .map(|made| (made.sealed.kid.clone(), KeyPermission::WrapKey)),
                );
            }
            (Effect::MakeSecret { kid, .. }, Outcome::SecretMade { .. }) => {
                used.push((kid.clone(), KeyPermission::WrapKey));
            }
            _ => {}
        }
        for (kid, operation) in used {
            if let Kid::Customer(key) = kid {
                *self.uses.entry((key, operation)).or_default() += 1;
            }
        }
    }

    /// Objects are again what they were before an outcome that didn't happen.
    fn forget(&mut self, outcome: &Outcome, before: &BTreeMap<ObjectId, Kid>) {
        let objects = match outcome {
            Outcome::Rewrapped { objects, .. } => objects.clone(),
            Outcome::Made { objects, .. } => objects.iter().map(|made| made.sealed.object).collect(),
            _ => Vec::new(),
        };
        for object in objects {
            match before.get(&object) {
                Some(kid) => self.objects.insert(object, kid.clone()),
                None => {
                    self.contents.remove(&object);
                    self.objects.remove(&object)
                }
            };
        }
    }

    /// Fails the first waiting effect's job.
    pub(crate) fn fail_next(&mut self, failure: JobFailure) {
        let effect = self.waiting.pop_front().expect("an effect is waiting");
        let outcome = match effect {
            Effect::MakeKey { kid, .. } => Outcome::KeyFailed { kid },
            Effect::ProveKey { job, .. }
            | Effect::Open { job, .. }
            | Effect::Make { job, .. }
            | Effect::MakeSecret { job, .. }
            | Effect::RestoreSecret { job, .. }
            | Effect::Rewrap { job, .. } => Outcome::JobFailed { job, failure },
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
        self.report(outcome).expect("the failure is waited for");
    }

    fn perform(&mut self, effect: Effect) -> Vec<Outcome> {
        match effect {
            Effect::MakeKey { kid, .. } => {
                self.keys.insert(kid.clone());
                let modulus = "c5".repeat(256);
                vec![Outcome::KeyMade { kid, modulus }]
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
                Outcome::KeyProven { job }
            } else {
                lost(job)
            }],
            Effect::Make { .. }
            | Effect::MakeSecret { .. }
            | Effect::RestoreSecret { .. }
            | Effect::DestroySecrets { .. }
            | Effect::RemoveObjects { .. } => self.perform_of_disks(effect),
            Effect::Open { .. } => self.open_object(effect),
            Effect::Rewrap { job, objects, to } => self.rewrap(job, &objects, &to),
            Effect::Cancel { job } => self.cancel(job),
        }
    }

    fn open_object(&mut self, effect: Effect) -> Vec<Outcome> {
        let Effect::Open {
            job,
            object,
            part,
            unlock,
            ..
        } = effect
        else {
            return Vec::new();
        };
        // A rotation may have been quicker than this: the object's own record names its key.
        let kid = self.objects.get(&object).expect("only what was sealed is opened");
        if !self.keys.contains(kid) {
            return vec![lost(job)];
        }
        let bytes = self.bytes_of(job);
        if let Part::Range { length, .. } = part {
            assert_eq!(length, bytes);
        }
        let Some(plain) = self.unlocked(object, unlock.as_ref()) else {
            return vec![lost(job)];
        };
        self.read = Some(plain);
        let (copy, millis) = (None, 5);
        let opened = Opened { bytes, copy, millis };
        vec![Outcome::Opened { job, opened }]
    }

    fn cancel(&mut self, job: JobId) -> Vec<Outcome> {
        let before = self.waiting.len();
        self.waiting.retain(|effect| {
            !matches!(effect, Effect::Open { job: own, .. }
                | Effect::Make { job: own, .. }
                | Effect::MakeSecret { job: own, .. }
                | Effect::RestoreSecret { job: own, .. } if *own == job)
        });
        if self.waiting.len() == before {
            return Vec::new();
        }
        let failure = JobFailure::Cancelled;
        vec![Outcome::JobFailed { job, failure }]
    }

    /// Half of the objects in one event, the rest in a last one; those that don't open are skipped.
    fn rewrap(&mut self, job: JobId, objects: &[ObjectId], to: &Kid) -> Vec<Outcome> {
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

    fn rewrap_some(&mut self, job: JobId, objects: &[ObjectId], to: &Kid, last: bool) -> Outcome {
        let opens = |object: &ObjectId| {
            let kid = self.objects.get(object);
            !self.damaged.contains(object) && kid.is_some_and(|kid| self.keys.contains(kid))
        };
        let (objects, skipped): (Vec<_>, Vec<_>) = objects.iter().copied().partition(opens);
        for object in &objects {
            self.objects.insert(*object, to.clone());
        }
        Outcome::Rewrapped {
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
        self.contents.insert(object, Plain::Content(object.to_string()));
        self.bytes.insert(object, bytes);
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

fn job_of(outcome: &Outcome) -> Option<JobId> {
    match outcome {
        Outcome::KeyProven { job }
        | Outcome::Opened { job, .. }
        | Outcome::Made { job, .. }
        | Outcome::SecretMade { job }
        | Outcome::Rewrapped { job, .. } => Some(*job),
        _ => None,
    }
}

/// As it is stored with a second layer around it, where one was ordered.
fn in_second_layer(mut sealed: Sealed, infrastructure: Option<Kid>) -> Sealed {
    if infrastructure.is_some() {
        sealed.stored_bytes += sealed.stored_bytes.div_ceil(REGION) * 28;
    }
    sealed.infrastructure = infrastructure;
    sealed
}

fn lost(job: JobId) -> Outcome {
    Outcome::JobFailed {
        job,
        failure: JobFailure::KeyLost,
    }
}
