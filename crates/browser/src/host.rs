//! The lab at work: lets events happen one after another, keeps them, performs their effects beside, and tells the page.
//!
//! It knows neither worker nor page, so that the JavaScript API runs it in a page or in Node as well. What it keeps is always in
//! this order: body, flush, one transaction with record and event, and only then the model that everybody sees.

mod audit;
pub(crate) mod begin;
mod clock;
mod effects;
mod happening;
mod import;
mod journal;
mod leaving;
mod making;
mod opening;
mod questions;
mod rewrap;
mod telling;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use futures::lock::Mutex;
use kluis_lab::view::LabView;
use kluis_lab::{Preview, Request, awaited_keys, running_jobs};
use kluis_resource::{JobId, ObjectId};
use web_sys::Blob;

use self::begin::Begun;
pub use self::begin::Setting;
pub use self::effects::MADE_AT_ONCE;
use self::happening::{Backup, Beside};
use self::journal::Journal;
pub use self::rewrap::REWRAPPED_AT_ONCE;
use crate::engine::Engine;
use crate::js::Timer;
use crate::locks::Held;
use crate::protocol::{ClientError, HostStatus, Push, StorageMode, Trouble};
use crate::secret::SecretText;
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

    /// What would come of a request, which does not happen.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the refusal that the request would get; [`ClientError::Storage`] if there is no lab.
    pub fn preview(&self, request: &Request) -> Result<Preview, ClientError> {
        let previewed = self.with_journal(|journal| journal.preview(request));
        let previewed = previewed.ok_or(ClientError::Storage)?;
        previewed.map_err(|refusal| ClientError::Refused(Box::new(refusal)))
    }

    /// Lets a request happen; `files` are those that it names, in its order. Returns the job that it started. A key is imported by
    /// [`Self::import_key`], which gets its text: a request alone brings none.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn send(&self, request: Request, files: Vec<Blob>) -> Result<Option<JobId>, ClientError> {
        self.check_writable()?;
        if let Request::ImportKey(import) = request {
            let no_text = SecretText::new(String::new());
            self.import_key(import.key_vault, import.key, no_text).await?;
            return Ok(None);
        }
        let beside = match request.files() {
            Some(facts) => Beside::Files(Backup {
                facts: facts.to_vec(),
                files,
            }),
            None => Beside::Nothing,
        };
        let stamp = self
            .happen(self.0.era.get(), request, Changes::default(), beside)
            .await?;
        self.tell_what_waits();
        Ok(self.with_journal(|journal| journal.job_begun_by(stamp)).flatten())
    }

    fn check_writable(&self) -> Result<(), ClientError> {
        if self.0.read_only.get() {
            Err(ClientError::ReadOnly)
        } else {
            Ok(())
        }
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
