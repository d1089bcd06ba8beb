//! One event on its way through the lab: time passes, it happens, and what follows by itself follows.
//!
//! It happens whole, or the model stays what it was. Left out on purpose: what each request does, which stands in its feature,
//! and the rules, which the crates below hold; here facts are gathered for them, and effects, jobs and log lines are made.

mod outcomes;

use kluis_keyvault::Audited;
use kluis_recovery::KeyUse;
use kluis_resource::{JobId, KeyUri, KeyVersion, PrincipalId, Timestamp, derive_id};
use kluis_rulebook::{Detail, Edition, KeyPermission, Refusal};
use thiserror::Error;
use uuid::Uuid;

use crate::log::{LogEntry, LogStatus, Operation};
use crate::model::{Lab, State, not_found};
use crate::{Effect, Event, Model, Outcome, Request, Stamp, Unfit, What};

/// Why an event does not happen. The model is then exactly what it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Rejection {
    /// A request is refused.
    #[error("the request is refused")]
    Refused(Refusal),
    /// An outcome is not taken.
    #[error("the outcome is not taken: {0}")]
    Unfit(Unfit),
}

/// Lets an event happen. Returns what is to be done about it outside.
///
/// # Errors
/// [`Rejection`] says why it doesn't happen.
pub fn update(model: &mut Model, event: &Event) -> Result<Vec<Effect>, Rejection> {
    tried(model, |next| happened(next, event, Source::Live))
}

/// Lets a request happen. Returns what is to be done about it outside.
///
/// # Errors
/// The refusal says which rule is broken, or what else is in the way.
pub fn ask(model: &mut Model, stamp: Stamp, request: &Request) -> Result<Vec<Effect>, Refusal> {
    tried(model, |next| asked(next, stamp, request, Source::Live))
}

/// Lets an outcome happen. Returns what is to be done about it outside.
///
/// # Errors
/// [`Unfit`] says why it can't be taken.
pub fn report(model: &mut Model, stamp: Stamp, outcome: &Outcome) -> Result<Vec<Effect>, Unfit> {
    tried(model, |next| came(next, stamp, outcome, Source::Live))
}

/// Opens a new lab: what [`report`] does with the first outcome. It stands apart so that a program that only opens a lab links
/// nothing else.
#[must_use]
pub fn open(stamp: Stamp, edition: Edition) -> (Model, Vec<Effect>) {
    let (lab, effects) = crate::setup::open_lab(stamp, edition);
    (Model(State::Open(Box::new(lab))), effects)
}

fn tried<T, E>(model: &mut Model, change: impl FnOnce(&mut Model) -> Result<T, E>) -> Result<T, E> {
    let mut next = model.clone();
    let changed = change(&mut next)?;
    *model = next;
    Ok(changed)
}

/// Lets an event of a journal happen again. One that can't may leave the model changed: the caller throws it away.
pub(crate) fn replayed(model: &mut Model, event: &Event) -> Result<(), Rejection> {
    happened(model, event, Source::Journal).map(drop)
}

fn happened(model: &mut Model, event: &Event, source: Source) -> Result<Vec<Effect>, Rejection> {
    match &event.what {
        What::Asked(request) => asked(model, event.stamp, request, source).map_err(Rejection::Refused),
        What::Came(outcome) => came(model, event.stamp, outcome, source).map_err(Rejection::Unfit),
    }
}

fn asked(model: &mut Model, stamp: Stamp, request: &Request, source: Source) -> Result<Vec<Effect>, Refusal> {
    let State::Open(lab) = &mut model.0 else {
        return Err(not_found("lab"));
    };
    let mut turn = Turn::begin(lab, stamp, source);
    request.take(&mut turn)?;
    turn.settle(true);
    Ok(turn.effects)
}

fn came(model: &mut Model, stamp: Stamp, outcome: &Outcome, source: Source) -> Result<Vec<Effect>, Unfit> {
    match (&mut model.0, outcome) {
        (State::Unopened, Outcome::OpenLab { edition }) => {
            let (opened, effects) = open(stamp, *edition);
            *model = opened;
            Ok(effects)
        }
        (State::Unopened, _) => Err(Unfit::NotAwaited),
        (State::Open(lab), outcome) => {
            let mut turn = Turn::begin(lab, stamp, source);
            turn.take(outcome)?;
            turn.settle(!matches!(outcome, Outcome::JobFailed { .. }));
            Ok(turn.effects)
        }
    }
}

/// Done, or refused.
pub(crate) type Done = Result<(), Refusal>;
/// Taken, or unfit.
pub(crate) type Taken = Result<(), Unfit>;

/// What a request does.
pub(crate) trait Take {
    /// Does it, or refuses it.
    fn take(&self, turn: &mut Turn<'_>) -> Done;
}

/// Where an event comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// It happens now.
    Live,
    /// It happened: it stands in a journal. What was made with a key was kept then, perhaps by a version that did not look a
    /// second time whether the key might still be used, and can't be taken back.
    Journal,
}

/// One event on its way through the lab.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    pub(crate) lab: &'a mut Lab,
    pub(crate) at: Timestamp,
    pub(crate) id: Uuid,
    pub(crate) effects: Vec<Effect>,
    /// How many things have happened by themselves so far.
    pub(crate) happened: usize,
    source: Source,
}

impl<'a> Turn<'a> {
    fn begin(lab: &'a mut Lab, stamp: Stamp, source: Source) -> Self {
        lab.revision += 1;
        let until = lab.now.max(stamp.at);
        let mut turn = Self {
            at: lab.now,
            id: stamp.id,
            lab,
            effects: Vec::new(),
            happened: 0,
            source,
        };
        turn.pass_time(until);
        turn
    }

    /// What follows by itself after everything that happens. `rotates`: rotations that are due may begin; the failure of a job
    /// starts none, or a failing rotation would start itself again for ever.
    pub(crate) fn settle(&mut self, rotates: bool) {
        self.settle_vaults(rotates);
        self.settle_sets(rotates);
        self.sweep();
    }
}

impl Turn<'_> {
    /// It happens now, and not in a journal.
    pub(crate) fn is_live(&self) -> bool {
        self.source == Source::Live
    }

    /// An id of one of several things that this event makes.
    pub(crate) fn derived(&self, label: &str) -> Uuid {
        derive_id(self.id, label)
    }

    /// The job of a rotation that begins by itself. Kept journals know both forms of its label.
    pub(crate) fn rotation(&self, label: &str) -> JobId {
        JobId::new(match self.happened {
            0 => self.derived(label),
            count => self.derived(&format!("{label}/{count}")),
        })
    }

    pub(crate) fn derived_version(&self, label: &str) -> KeyVersion {
        KeyVersion::new(self.derived(label).as_u128())
    }

    pub(crate) fn log(
        &mut self,
        operation: Operation,
        (resource, subject): (&str, &str),
        status: LogStatus,
        job: Option<JobId>,
    ) {
        self.lab.log.push_back(LogEntry {
            at: self.at,
            operation,
            resource: resource.to_owned(),
            subject: subject.to_owned(),
            status,
            job,
        });
    }

    pub(crate) fn log_done(&mut self, operation: Operation, resource: &str, subject: &str) {
        self.log(operation, (resource, subject), LogStatus::Succeeded, None);
    }

    /// Logs what was done to something of the resource group.
    pub(crate) fn log_in_group(&mut self, operation: Operation, subject: &str) {
        let group = self.lab.resource_group.to_string();
        self.log_done(operation, &group, subject);
    }

    /// Writes into the audit log of a key's vault what an identity did with the key.
    pub(crate) fn audit(&mut self, key: &KeyUri, principal: PrincipalId, operation: KeyPermission, count: u64) {
        let at = self.at;
        if let Ok(key_vault) = self.lab.key_vault_mut(&key.key_vault) {
            let key = key.clone();
            key_vault.record(Audited::of_key(at, principal, operation, count, key));
        }
    }

    /// As [`Self::audit`], once. No key vault sees what the platform does with its own keys.
    pub(crate) fn audit_use(&mut self, key: &KeyUse, operation: KeyPermission) {
        if let KeyUse::Customer { key, principal } = key {
            self.audit(key, *principal, operation, 1);
        }
    }
}

/// The name is taken.
pub(crate) fn name_taken(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::NameTaken { name })
}

/// The thing is already as asked.
pub(crate) fn already_so(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::AlreadySo { name })
}

/// The thing is still being made.
pub(crate) fn being_made(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::BeingMade { name })
}
