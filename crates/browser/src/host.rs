//! The lab at work: lets events happen one after another, keeps them, performs their effects beside, and tells the page.
//!
//! It knows neither worker nor page, so that the JavaScript API runs it in a page or in Node as well. What it keeps is always in
//! this order: body, flush, one transaction with record and event, and only then the model that everybody sees.

mod audit;
pub(crate) mod begin;
mod clock;
mod effects;
mod import;
mod journal;
mod leaving;
mod making;
mod questions;
mod rewrap;
mod telling;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::rc::Rc;

use futures::lock::Mutex;
use kluis_lab::view::LabView;
use kluis_lab::{Act, Effect, JobFailure, Preview, Stamp, awaited_keys, rotations_due, running_jobs};
use kluis_resource::{JobId, ObjectId};
use kluis_rulebook::{Detail, Edition, Refusal};
use web_sys::Blob;

pub use self::begin::Setting;
use self::begin::{Begun, New};
use self::effects::Backup;
pub use self::effects::MADE_AT_ONCE;
use self::journal::Journal;
pub use self::rewrap::REWRAPPED_AT_ONCE;
use crate::engine::{Engine, KeyPair};
use crate::js::Timer;
use crate::locks::Held;
use crate::protocol::{ClientError, HostStatus, Push, StorageMode, Trouble};
use crate::source::files_of;
use crate::store::{Changes, StorageError, Store};
use crate::work::{Stop, Turns};

/// A lab at work. Cheap to clone; all clones are the same lab.
#[derive(Clone)]
pub struct Host(Rc<Inner>);

struct Inner {
    store: Store,
    engine: Engine,
    storage: StorageMode,
    read_only: Cell<bool>,
    /// Where there is none: why.
    journal: RefCell<Result<Journal, Trouble>>,
    /// Whoever changes the lab holds this meanwhile.
    turn: Mutex<()>,
    /// Grows when the lab starts over: outcomes of tasks from before are nobody's.
    era: Cell<u32>,
    /// What is being worked on, by a number of its own: a job may order its second effect before the first has quite ended.
    tasks: RefCell<HashMap<u64, Running>>,
    /// The number of the next task.
    next_task: Cell<u64>,
    /// Who makes objects; a clock that is moved ahead may order dozens of backups at once.
    making: Turns,
    tell: Box<dyn Fn(Push, Option<Blob>)>,
    /// Where large restores leave by, while they are opened.
    exit: RefCell<Option<leaving::Exit>>,
    announce: Box<dyn Fn()>,
    held: RefCell<Option<Held>>,
    /// Rings when something happens by itself.
    timer: RefCell<Option<Timer>>,
    pace: telling::Pace,
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host")
            .field("storage", &self.0.storage)
            .finish_non_exhaustive()
    }
}

/// What is known from outside of a job that is being worked on.
struct Running {
    job: JobId,
    stop: Stop,
    /// The objects that it makes: their bodies have no record yet.
    makes: Vec<ObjectId>,
}

/// What comes beside an act, and is in no event.
enum Beside {
    Nothing,
    /// The files of a backup, or of a disk.
    Files(Backup),
    /// The key pair of an imported key.
    Key(Box<KeyPair>),
}

/// Why an act didn't happen.
#[derive(Debug)]
enum Declined {
    Refused(Refusal),
    Storage,
    /// There is no lab that it could happen in.
    Unreadable,
    /// The lab that it was meant for was thrown away.
    Late,
}

impl From<StorageError> for Declined {
    fn from(error: StorageError) -> Self {
        warn(&error);
        Self::Storage
    }
}

impl From<Declined> for ClientError {
    fn from(declined: Declined) -> Self {
        match declined {
            Declined::Refused(refusal) => Self::Refused(Box::new(refusal)),
            Declined::Storage | Declined::Unreadable => Self::Storage,
            Declined::Late => Self::Refused(Box::new(Refusal::without_rule(Detail::OutOfTurn))),
        }
    }
}

impl Host {
    /// Opens the lab that the store keeps, or a new one. `tell` gets every push, and the restored bytes beside
    /// [`Push::Restored`].
    pub async fn open(setting: Setting, tell: impl Fn(Push, Option<Blob>) + 'static) -> Self {
        let kept = setting.store.records.journal().await;
        Self::go_on(setting, Begun::Kept(kept), tell).await
    }

    /// As [`Self::open`], of a lab that has begun.
    pub(crate) async fn go_on(setting: Setting, begun: Begun, tell: impl Fn(Push, Option<Blob>) + 'static) -> Self {
        let host = Self(Rc::new(Inner {
            store: setting.store,
            engine: setting.engine,
            storage: setting.storage,
            read_only: Cell::new(setting.read_only),
            journal: RefCell::new(Err(Trouble::StorageUnavailable)),
            turn: Mutex::new(()),
            era: Cell::new(0),
            tasks: RefCell::default(),
            next_task: Cell::new(0),
            making: Turns::new(MADE_AT_ONCE),
            tell: Box::new(tell),
            exit: RefCell::default(),
            announce: setting.announce,
            held: RefCell::new(setting.held),
            timer: RefCell::default(),
            pace: telling::Pace::default(),
        }));
        match begun {
            Begun::New(new) => host.go_on_new(*new).await,
            Begun::Kept(kept) => {
                host.take_journal(kept);
                if !host.0.read_only.get() {
                    host.start().await;
                }
            }
        }
        host
    }

    /// Does what the first event of a new lab ordered.
    async fn go_on_new(&self, new: New) {
        drop(self.0.journal.replace(Ok(Journal::new(new.model, new.stamp))));
        self.perform(new.effects, Beside::Nothing);
        self.sweep().await;
        self.set_timer();
    }

    /// As the writer, cleans up after whoever wrote before, and goes on where that one stopped.
    async fn start(&self) {
        let Some((running, awaited, is_new)) = self.with_journal(|journal| {
            let model = journal.model();
            (running_jobs(model), awaited_keys(model), journal.length() == 0)
        }) else {
            return;
        };
        // A new lab has nothing to sweep that couldn't wait until it is there.
        if !is_new {
            self.sweep().await;
        }
        for job in running {
            let failure = JobFailure::Interrupted;
            self.settle(self.0.era.get(), Act::JobFailed { job, failure }).await;
        }
        if self.with_journal(|journal| rotations_due(journal.model())) == Some(true) {
            // Where this fails, the next event takes it up.
            self.happen_alone(Act::ResumeRotations).await;
        }
        self.perform(awaited, Beside::Nothing);
        if is_new {
            // Where this fails, the page has a status and no view; every act will say why.
            self.happen_alone(open_lab(Edition::default())).await;
            self.sweep().await;
        }
        self.set_timer();
    }

    /// Lets an act happen that nobody waits for, and that brings nothing along.
    async fn happen_alone(&self, act: Act) {
        let happened = self.happen(self.0.era.get(), act, Changes::default(), Beside::Nothing);
        drop(happened.await);
    }

    /// Removes bodies that nobody names. What can't be removed now is removed the next time.
    async fn sweep(&self) {
        let _turn = self.0.turn.lock().await;
        self.sweep_in_turn().await;
    }

    /// As [`Self::sweep`], for who has the turn: nobody commits meanwhile.
    async fn sweep_in_turn(&self) {
        let being_written: HashSet<ObjectId> = self
            .0
            .tasks
            .borrow()
            .values()
            .flat_map(|task| task.makes.iter().copied())
            .collect();
        drop(self.0.store.sweep(&being_written).await);
    }

    async fn reload(&self) {
        let _turn = self.0.turn.lock().await;
        self.reload_in_turn().await;
    }

    async fn reload_in_turn(&self) {
        self.take_journal(self.0.store.records.journal().await);
    }

    fn take_journal(&self, kept: Result<Vec<String>, StorageError>) {
        let journal = match kept {
            Ok(events) => Journal::read(&events).map_err(|_| Trouble::JournalUnreadable),
            Err(error) => {
                warn(&error);
                Err(Trouble::StorageUnavailable)
            }
        };
        drop(self.0.journal.replace(journal));
        self.tell_all();
    }

    /// Reads again what is kept, where somebody else writes it.
    pub async fn follow(&self) {
        let _turn = self.0.turn.lock().await;
        // With the lock, nobody else does: what this host knows may be newer than what is kept.
        if self.0.read_only.get() && self.0.held.borrow().is_none() {
            self.reload_in_turn().await;
        }
    }

    /// From now on this host writes, with the lock that whoever wrote before has given free. The user's acts are taken when
    /// everything that was left behind is cleaned up, and not before.
    pub async fn take_over(&self, held: Held) {
        if !self.0.read_only.get() {
            return;
        }
        self.0.held.replace(Some(held));
        self.reload().await;
        self.start().await;
        self.0.read_only.set(false);
        self.tell_all();
    }

    /// How the work is done here.
    #[must_use]
    pub fn status(&self) -> HostStatus {
        HostStatus {
            storage: self.0.storage,
            engine: self.0.engine.kind(),
            keys_non_extractable: matches!(self.0.engine, Engine::WebCrypto(_)),
            read_only: self.0.read_only.get(),
        }
    }

    /// Where the lab is kept, to look at.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The lab as a user sees it; `None` where there is none yet, or none that reads.
    #[must_use]
    pub fn view(&self) -> Option<LabView> {
        self.with_journal(Journal::view).flatten()
    }

    /// Tells everything that a page should know that hears of this lab for the first time.
    pub fn tell_all(&self) {
        self.tell(Push::Status(self.status()));
        let trouble = self.0.journal.borrow().as_ref().err().copied();
        if let Some(trouble) = trouble {
            self.tell(Push::Trouble(trouble));
        }
        self.tell_view();
    }

    /// No job runs, and no key is being made.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        let at_rest = |journal: &Journal| {
            let model = journal.model();
            running_jobs(model).is_empty() && awaited_keys(model).is_empty()
        };
        self.with_journal(at_rest).unwrap_or(true)
    }

    /// What would come of an act of the user, which does not happen.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the refusal that the act would get; [`ClientError::Storage`] where there is no lab.
    pub fn preview(&self, act: &Act) -> Result<Preview, ClientError> {
        let previewed = self.with_journal(|journal| journal.preview(act));
        let previewed = previewed.ok_or(ClientError::Storage)?;
        previewed.map_err(|refusal| ClientError::Refused(Box::new(refusal)))
    }

    /// Lets an act of the user happen; `files` are those that it names, in its order. Gives the job that it started.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn send(&self, act: Act, files: Vec<Blob>) -> Result<Option<JobId>, ClientError> {
        self.check_writable()?;
        if is_outcome(&act) {
            return Err(ClientError::Refused(Box::new(Refusal::without_rule(Detail::OutOfTurn))));
        }
        let beside = match files_of(&act) {
            Some(facts) => Beside::Files(Backup {
                facts: facts.to_vec(),
                files,
            }),
            None => Beside::Nothing,
        };
        let stamp = self.happen(self.0.era.get(), act, Changes::default(), beside).await?;
        self.tell_what_waits();
        Ok(self.with_journal(|journal| journal.job_begun_by(stamp)).flatten())
    }

    /// Deletes everything of this lab and opens a new one, with the rules of this edition.
    ///
    /// # Errors
    /// Where the storage refuses; the lab is then what it was.
    pub async fn start_over(&self, edition: Edition) -> Result<(), ClientError> {
        self.check_writable()?;
        let effects = {
            let _turn = self.0.turn.lock().await;
            let mut fresh = Journal::default();
            let next = fresh.prepare(Act::OpenLab { edition }).expect("a new lab opens");
            let changes = Changes {
                events: next.to_keep(),
                from_scratch: true,
                ..Changes::default()
            };
            self.0
                .store
                .records
                .commit(&changes)
                .await
                .map_err(|_| ClientError::Storage)?;
            let effects = fresh.accept(next);
            drop(self.0.journal.replace(Ok(fresh)));
            self.0.era.set(self.0.era.get() + 1);
            for task in self.0.tasks.borrow().values() {
                task.stop.ask();
            }
            // No record names the bodies any more. One that a task still writes, the task deletes.
            self.sweep_in_turn().await;
            effects
        };
        (self.0.announce)();
        self.tell_all();
        self.perform(effects, Beside::Nothing);
        self.set_timer();
        Ok(())
    }

    fn check_writable(&self) -> Result<(), ClientError> {
        if self.0.read_only.get() {
            Err(ClientError::ReadOnly)
        } else {
            Ok(())
        }
    }

    /// Lets an act happen in the lab of this era, together with what is to be kept with it, and begins its effects.
    async fn happen(&self, era: u32, act: Act, changes: Changes, beside: Beside) -> Result<Stamp, Declined> {
        let rest = telling::rest_before(&act);
        let (stamp, effects) = self.commit(era, act, changes, &beside).await?;
        (self.0.announce)();
        self.tell_view_after(rest);
        self.perform(effects, beside);
        self.set_timer();
        Ok(stamp)
    }

    /// One event: prepared on a copy of the model, kept, and only then seen.
    async fn commit(
        &self,
        era: u32,
        act: Act,
        mut changes: Changes,
        beside: &Beside,
    ) -> Result<(Stamp, Vec<Effect>), Declined> {
        let _turn = self.0.turn.lock().await;
        if era != self.0.era.get() {
            return Err(Declined::Late);
        }
        let next = self
            .with_journal(|journal| journal.prepare(act))
            .ok_or(Declined::Unreadable)?
            .map_err(Declined::Refused)?;
        changes.events = next.to_keep();
        // Whoever deletes a key for good has its private half destroyed in the same moment, and whoever imports one has it kept.
        changes.keys.extend(next.destroyed_keys().map(|kid| (kid, None)));
        changes
            .secrets
            .extend(next.destroyed_secrets().map(|secret| (secret, None)));
        changes
            .objects
            .extend(next.removed_objects().map(|object| (object, None)));
        if let Beside::Key(pair) = beside {
            changes
                .keys
                .extend(next.kept_keys().map(|kid| (kid, Some(KeyPair::clone(pair)))));
        }
        self.0.store.records.commit(&changes).await?;
        let stamp = next.stamp();
        let mut journal = self.0.journal.borrow_mut();
        let effects = journal.as_mut().map_err(|_| Declined::Unreadable)?.accept(next);
        Ok((stamp, effects))
    }

    /// Lets the failure of a job or key be known, also where the storage refuses even that: it is then kept with the next event.
    async fn settle(&self, era: u32, act: Act) {
        let Err(Declined::Storage) = self.happen(era, act.clone(), Changes::default(), Beside::Nothing).await else {
            return;
        };
        let effects = {
            let _turn = self.0.turn.lock().await;
            let mut journal = self.0.journal.borrow_mut();
            let (Ok(journal), true) = (journal.as_mut(), era == self.0.era.get()) else {
                return;
            };
            let Ok(next) = journal.prepare(act) else { return };
            let mut effects = journal.accept_unkept(next);
            // Their records are there until the next event is kept; the bodies are swept after that.
            effects.retain(|effect| !matches!(effect, Effect::RemoveObjects { .. }));
            effects
        };
        self.tell_view();
        self.perform(effects, Beside::Nothing);
    }

    fn with_journal<T>(&self, look: impl FnOnce(&Journal) -> T) -> Option<T> {
        self.0.journal.borrow().as_ref().ok().map(look)
    }

    fn tell(&self, push: Push) {
        (self.0.tell)(push, None);
    }
}

/// The page says that the storage refused; why, says the console.
fn warn(error: &StorageError) {
    web_sys::console::warn_1(&error.to_string().into());
}

const fn open_lab(edition: Edition) -> Act {
    Act::OpenLab { edition }
}

/// Whether an act is the outcome of an effect, or says that a key came beside it: only the host itself reports these.
fn is_outcome(act: &Act) -> bool {
    matches!(
        act,
        Act::OpenLab { .. }
            | Act::ResumeRotations
            | Act::ClockTicked
            | Act::ImportKey { .. }
            | Act::KeyMade { .. }
            | Act::KeyFailed { .. }
            | Act::KeyProven { .. }
            | Act::Sealed { .. }
            | Act::Opened { .. }
            | Act::Made { .. }
            | Act::SecretMade { .. }
            | Act::Rewrapped { .. }
            | Act::JobFailed { .. }
    )
}
