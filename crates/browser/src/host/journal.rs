//! The journal and the model that it makes, and the stamps of new events. Keeping it is the store's.

use kluis_lab::view::LabView;
use kluis_lab::{
    Effect, Event, Model, Preview, Rejection, Request, Stamp, What, clock_ahead_millis, next_due, preview, replay,
    running_jobs, update, view,
};
use kluis_resource::{JobId, Kid, ObjectId, SecretUri, Timestamp};
use kluis_rulebook::Refusal;

use crate::js::whole;

/// The journal so far, and where it leads.
#[derive(Debug, Default)]
pub(super) struct Journal {
    model: Model,
    /// Accepted events, kept or not.
    length: u64,
    latest: Option<Timestamp>,
    /// Accepted events that the storage refused; they go with the next one that it takes.
    unkept: Vec<(u64, String)>,
    /// What they ordered to be kept or removed in their transaction.
    unkept_effects: Vec<Effect>,
}

/// The journal can't be read: damaged, or of another version.
#[derive(Debug)]
pub(super) struct Unreadable;

/// An event that may happen, prepared on a copy of the model.
pub(super) struct Next {
    model: Model,
    event: Event,
    effects: Vec<Effect>,
    to_keep: Vec<(u64, String)>,
    /// Those of the events before it that still have to be kept.
    effects_before: Vec<Effect>,
}

impl Next {
    pub(super) fn stamp(&self) -> Stamp {
        self.event.stamp
    }

    /// This event and those before it that still have to be kept, each with its place.
    pub(super) fn to_keep(&self) -> Vec<(u64, String)> {
        self.to_keep.clone()
    }

    /// The keys whose pair comes beside the event.
    pub(super) fn kept_keys(&self) -> impl Iterator<Item = Kid> + '_ {
        self.effects.iter().filter_map(|effect| {
            if let Effect::KeepKey { kid } = effect {
                Some(kid.clone())
            } else {
                None
            }
        })
    }

    pub(super) fn destroyed_keys(&self) -> impl Iterator<Item = Kid> + '_ {
        let kids = self.to_transact().filter_map(|effect| {
            if let Effect::DestroyKeys { kids } = effect {
                Some(kids)
            } else {
                None
            }
        });
        kids.flatten().cloned()
    }

    pub(super) fn destroyed_secrets(&self) -> impl Iterator<Item = SecretUri> + '_ {
        let secrets = self.to_transact().filter_map(|effect| {
            if let Effect::DestroySecrets { secrets } = effect {
                Some(secrets)
            } else {
                None
            }
        });
        secrets.flatten().cloned()
    }

    pub(super) fn removed_objects(&self) -> impl Iterator<Item = ObjectId> + '_ {
        let objects = self.to_transact().filter_map(|effect| {
            if let Effect::RemoveObjects { objects } = effect {
                Some(objects)
            } else {
                None
            }
        });
        objects.flatten().copied()
    }

    /// What this event orders, after what those before it did that still have to be kept.
    fn to_transact(&self) -> impl Iterator<Item = &Effect> {
        self.effects_before.iter().chain(&self.effects)
    }
}

impl Journal {
    /// The journal of a lab of one event.
    pub(super) fn new(model: Model, first: Stamp) -> Self {
        Self {
            model,
            length: 1,
            latest: Some(first.at),
            ..Self::default()
        }
    }

    /// Plays a kept journal.
    pub(super) fn read(kept: &[String]) -> Result<Self, Unreadable> {
        let events: Vec<Event> = kept
            .iter()
            .map(|event| serde_json::from_str(event))
            .collect::<Result<_, _>>()
            .map_err(|_| Unreadable)?;
        Ok(Self {
            model: replay(&events).map_err(|_| Unreadable)?,
            length: kept.len() as u64,
            latest: events.last().map(|event| event.stamp.at),
            unkept: Vec::new(),
            unkept_effects: Vec::new(),
        })
    }

    pub(super) fn model(&self) -> &Model {
        &self.model
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// The lab as a user sees it; `None` before it is opened.
    pub(super) fn view(&self) -> Option<LabView> {
        (self.length > 0).then(|| view(&self.model))
    }

    /// The job that an event has just begun: it bears the event's id.
    pub(super) fn job_begun_by(&self, stamp: Stamp) -> Option<JobId> {
        running_jobs(&self.model).into_iter().find(|job| job.uuid() == stamp.id)
    }

    /// What would come of a request at this moment.
    pub(super) fn preview(&self, request: &Request) -> Result<Preview, Refusal> {
        preview(&self.model, request, self.make_stamp())
    }

    /// Stamps what happens and tries it on a copy of the model.
    pub(super) fn prepare(&self, what: What) -> Result<Next, Rejection> {
        let event = Event {
            stamp: self.make_stamp(),
            what,
        };
        let mut model = self.model.clone();
        let effects = update(&mut model, &event)?;
        let json = serde_json::to_string(&event).expect("every event has a JSON form");
        let mut to_keep = self.unkept.clone();
        to_keep.push((self.length, json));
        Ok(Next {
            model,
            event,
            effects,
            to_keep,
            effects_before: self.unkept_effects.clone(),
        })
    }

    /// Lets a prepared and kept event have happened.
    pub(super) fn accept(&mut self, next: Next) -> Vec<Effect> {
        self.model = next.model;
        self.length += 1;
        self.latest = Some(next.event.stamp.at);
        self.unkept.clear();
        self.unkept_effects.clear();
        next.effects
    }

    /// As [`Self::accept`], for an event that the storage refused.
    pub(super) fn accept_unkept(&mut self, next: Next) -> Vec<Effect> {
        let (to_keep, to_transact) = (next.to_keep(), next.to_transact().cloned().collect());
        let effects = self.accept(next);
        (self.unkept, self.unkept_effects) = (to_keep, to_transact);
        effects
    }

    /// How long it is until something happens by itself, in milliseconds; `None` where nothing will.
    pub(super) fn millis_to_next_due(&self) -> Option<u64> {
        let due = next_due(&self.model)?;
        u64::try_from((due - self.lab_now()).as_millis()).ok()
    }

    /// The moment on the lab's clock.
    fn lab_now(&self) -> Timestamp {
        now(clock_ahead_millis(&self.model))
    }

    /// Now on the lab's clock, though never before the event that precedes it, and a fresh random id.
    fn make_stamp(&self) -> Stamp {
        make_stamp(self.latest, clock_ahead_millis(&self.model))
    }
}

/// Now on a clock that is so many milliseconds ahead, though never before `latest`, and a fresh random id.
pub(super) fn make_stamp(latest: Option<Timestamp>, ahead_millis: u64) -> Stamp {
    let now = now(ahead_millis);
    let mut random = [0; 16];
    getrandom::fill(&mut random).expect("every browser and Node have random numbers");
    Stamp {
        at: latest.map_or(now, |latest| latest.max(now)),
        id: uuid::Builder::from_random_bytes(random).into_uuid(),
    }
}

fn now(ahead_millis: u64) -> Timestamp {
    let millis = whole(js_sys::Date::now()).saturating_add(ahead_millis);
    Timestamp::from_unix_millis(i64::try_from(millis).unwrap_or(i64::MAX))
}
