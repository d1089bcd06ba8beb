//! The beginning of a lab: what it works with, and a new one. A new lab is made and drawn without a [`Host`](super::Host), because
//! that is all that a first visit needs of the worker; the host takes over from there.

use std::fmt;

use kluis_lab::{Effect, Event, Model, Outcome, Stamp, What, open, view};
use kluis_rulebook::Edition;

use super::journal::make_stamp;
use super::warn;
use crate::engine::Engine;
use crate::locks::Held;
use crate::protocol::{HostStatus, Push, StorageMode};
use crate::store::{Changes, StorageError, Store};

/// What a lab works with.
pub struct Setting {
    /// Where it is kept.
    pub store: Store,
    /// Who does its cryptography.
    pub engine: Engine,
    /// How the page should name the place.
    pub storage: StorageMode,
    /// Somebody else writes: this one only reads.
    pub read_only: bool,
    /// Called when this host has changed what is kept.
    pub announce: Box<dyn Fn()>,
    /// The writer's lock, where there can be others.
    pub held: Option<Held>,
}

impl fmt::Debug for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setting")
            .field("storage", &self.storage)
            .finish_non_exhaustive()
    }
}

/// What there is of a lab when it is opened.
pub(crate) enum Begun {
    /// Its kept events, or why they can't be read.
    Kept(Result<Vec<String>, StorageError>),
    /// It is new. Its first event is kept, and the page has its view.
    New(Box<New>),
}

/// A new lab.
pub(crate) struct New {
    pub(super) model: Model,
    pub(super) stamp: Stamp,
    pub(super) effects: Vec<Effect>,
}

impl Begun {
    /// The page has its view.
    pub(crate) const fn is_drawn(&self) -> bool {
        matches!(self, Self::New(_))
    }
}

/// Reads what the store keeps of the lab. If it keeps none, makes a new one and tells the page of it.
pub(crate) async fn begin(setting: &Setting, tell: &impl Fn(Push)) -> Begun {
    let kept = setting.store.records.journal().await;
    if setting.read_only || !matches!(&kept, Ok(events) if events.is_empty()) {
        return Begun::Kept(kept);
    }
    let (stamp, edition) = (make_stamp(None, 0), Edition::default());
    let (model, effects) = open(stamp, edition);
    let changes = Changes {
        events: vec![(0, json(stamp, edition))],
        ..Changes::default()
    };
    if let Err(error) = setting.store.records.commit(&changes).await {
        warn(&error);
        return Begun::Kept(kept);
    }
    (setting.announce)();
    tell(Push::Status(status_of(setting)));
    tell(Push::View(Box::new(view(&model))));
    Begun::New(Box::new(New { model, stamp, effects }))
}

fn json(stamp: Stamp, edition: Edition) -> String {
    let what = What::Came(Outcome::OpenLab { edition });
    serde_json::to_string(&Event { stamp, what }).expect("every event has a JSON form")
}

fn status_of(setting: &Setting) -> HostStatus {
    HostStatus {
        storage: setting.storage,
        engine: setting.engine.kind(),
        keys_non_extractable: matches!(setting.engine, Engine::WebCrypto(_)),
        read_only: setting.read_only,
    }
}
