//! The one worker of a page: starting it, matching answers to questions, and handing pushes to whoever listens.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::{Array, Function, Promise};
use kluis_resource::JobId;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::leaving::Leaving;
use crate::js::{field, global, present};
use crate::protocol::{Address, ClientError, LabKind, Load, Open, OpeningQuestion, Push, Question, Trouble, codec};
use crate::wire::{Asked, Beside, Told};

thread_local! {
    static LINE: RefCell<Option<Rc<Line>>> = const { RefCell::new(None) };
}

/// The worker that the page's script started before this program was loaded: `{ worker, told, failed }`.
const EARLY: &str = "kluisWorker";

type Listener = Rc<dyn Fn(&Push)>;

/// What the worker answers, encoded.
type Answer = Result<Vec<u8>, ClientError>;

/// The line to the worker.
pub(super) struct Line {
    /// `None` where the browser didn't even make it.
    worker: Option<Worker>,
    phase: RefCell<Phase>,
    waiting: RefCell<HashMap<u32, oneshot::Sender<Answer>>>,
    listeners: RefCell<Vec<(u32, LabKind, Listener)>>,
    /// The labs that clients of this page have opened.
    opened: RefCell<HashSet<LabKind>>,
    latest: RefCell<HashMap<LabKind, Latest>>,
    restored: RefCell<HashMap<JobId, Blob>>,
    /// Downloads that go on.
    leaving: RefCell<Vec<Leaving>>,
    /// The address of the worker's script.
    script: String,
    /// Numbers questions and listeners.
    counter: Cell<u32>,
}

/// Where the worker is in its life.
enum Phase {
    /// It loads; these questions wait for it.
    Starting(Vec<Asked>),
    Ready,
    Stopped,
}

/// What a late subscriber should hear at once.
#[derive(Default)]
struct Latest {
    status: Option<Push>,
    view: Option<Push>,
    missing: Option<Push>,
    trouble: Option<Push>,
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line").finish_non_exhaustive()
    }
}

impl Line {
    /// The line of this page; the first call starts the worker.
    pub(super) fn of_this_page(script: &str) -> Rc<Self> {
        LINE.with_borrow_mut(|line| line.get_or_insert_with(|| Self::start(script)).clone())
    }

    fn start(script: &str) -> Rc<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        // The file's name carries no hash, so the version keeps a browser from running a worker of an older page.
        let address = format!("{script}?v={}", env!("CARGO_PKG_VERSION"));
        let early = global(EARLY);
        let failed = early.as_ref().is_some_and(|early| field(early, "failed").is_truthy());
        let worker = match &early {
            Some(early) => present(early, "worker").map(JsCast::unchecked_into),
            None => Worker::new_with_options(&address, &options).ok(),
        };
        let phase = match worker {
            Some(_) if !failed => Phase::Starting(Vec::new()),
            Some(_) | None => Phase::Stopped,
        };
        let line = Rc::new(Self {
            worker,
            phase: RefCell::new(phase),
            waiting: RefCell::default(),
            listeners: RefCell::default(),
            opened: RefCell::default(),
            latest: RefCell::default(),
            restored: RefCell::default(),
            leaving: RefCell::default(),
            script: script.to_owned(),
            counter: Cell::new(0),
        });
        line.listen();
        let told = early.and_then(|early| present(&early, "told")?.dyn_into::<Array>().ok());
        // What the worker told before anybody listened. Whoever listens from now on hears the latest of it.
        for told in told.iter().flat_map(Array::iter) {
            if let Some(told) = Told::from_js(&told) {
                line.hear(told);
            }
        }
        line
    }

    /// Connects the worker's events. The line lives as long as the page, and so do these closures.
    fn listen(self: &Rc<Self>) {
        let Some(worker) = &self.worker else { return };
        let line = self.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(told) = Told::from_js(&event.data()) {
                line.hear(told);
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        let line = self.clone();
        let on_error = Closure::<dyn Fn(Event)>::new(move |_| line.stop());
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
    }

    /// Opens a lab, unless a client of this page did so already.
    pub(super) fn open(&self, kind: LabKind) {
        if !self.opened.borrow_mut().insert(kind) {
            return;
        }
        if matches!(*self.phase.borrow(), Phase::Stopped) {
            self.remember(kind, &Push::Trouble(Trouble::WorkerNotLoaded));
        }
        if kind == LabKind::Persist {
            ask_to_keep();
        }
        // Its answer says nothing that the pushes don't.
        self.ask_to_open(Open { lab: kind });
    }

    /// Has the worker load what it could not load.
    pub(super) fn load(&self) {
        self.ask_to_open(Load);
    }

    fn ask_to_open(&self, question: impl Into<OpeningQuestion>) {
        drop(self.post(Address::Opening, codec::encode(&question.into()), Beside::default()));
    }

    /// Asks the service at this address, and waits for the answer. An answer that doesn't decode is a worker's of another version.
    pub(super) async fn ask<Q: Question>(
        &self,
        address: Address,
        question: Q,
        beside: Beside,
    ) -> Result<Q::Answer, ClientError> {
        let question: Q::Service = question.into();
        let answer = self.post(address, codec::encode(&question), beside).await;
        codec::decode(&answer.map_err(|_| ClientError::Worker)??).ok_or(ClientError::Worker)
    }

    /// Posts an encoded question. The receiver is cancelled when the worker stops.
    fn post(&self, address: Address, question: Vec<u8>, beside: Beside) -> oneshot::Receiver<Answer> {
        let (sender, receiver) = oneshot::channel();
        let id = self.number();
        let asked = Asked {
            id,
            address,
            question,
            beside,
        };
        match &mut *self.phase.borrow_mut() {
            Phase::Stopped => return receiver,
            Phase::Starting(queue) => queue.push(asked),
            Phase::Ready => {
                if !self.deliver(&asked) {
                    return receiver;
                }
            }
        }
        self.waiting.borrow_mut().insert(id, sender);
        receiver
    }

    fn deliver(&self, asked: &Asked) -> bool {
        self.worker
            .as_ref()
            .is_some_and(|worker| asked.post(|message| worker.post_message(message)))
    }

    fn hear(&self, told: Told) {
        match told {
            Told::Ready => {
                if let Phase::Starting(queue) = self.phase.replace(Phase::Ready) {
                    for asked in queue {
                        if !self.deliver(&asked) {
                            self.waiting.borrow_mut().remove(&asked.id);
                        }
                    }
                }
            }
            Told::Answer { id, answer } => {
                if let Some(sender) = self.waiting.borrow_mut().remove(&id) {
                    // Whoever asked may have gone.
                    drop(sender.send(answer));
                }
            }
            Told::Push { lab, push, blob } => {
                if let (Push::Restored { job, .. }, Some(blob)) = (&push, blob) {
                    self.restored.borrow_mut().insert(*job, blob);
                }
                self.push(lab, push);
            }
            Told::Offer { lab, offer } => {
                let leaving = Leaving::begin(&self.script, lab, offer);
                self.leaving.borrow_mut().push(leaving);
            }
            Told::Stopped => self.stop(),
        }
    }

    fn push(&self, lab: LabKind, push: Push) {
        if let Push::View(view) = &push {
            self.leaving.borrow_mut().retain(|leaving| leaving.goes_on(lab, view));
        }
        self.remember(lab, &push);
        // Listeners may subscribe and unsubscribe while they listen.
        let listeners: Vec<Listener> = self
            .listeners
            .borrow()
            .iter()
            .filter(|(_, kind, _)| *kind == lab)
            .map(|(_, _, listener)| listener.clone())
            .collect();
        for listener in listeners {
            listener(&push);
        }
    }

    fn remember(&self, lab: LabKind, push: &Push) {
        let mut latest = self.latest.borrow_mut();
        let latest = latest.entry(lab).or_default();
        match push {
            Push::View(_) => {
                latest.trouble = None;
                latest.view = Some(push.clone());
            }
            Push::Status(_) => latest.status = Some(push.clone()),
            Push::Missing(_) => latest.missing = Some(push.clone()),
            Push::Trouble(_) => latest.trouble = Some(push.clone()),
            Push::Progress(_) | Push::Restored { .. } => {}
        }
    }

    /// The worker is gone: nobody waits any longer.
    fn stop(&self) {
        let trouble = match self.phase.replace(Phase::Stopped) {
            Phase::Starting(_) => Trouble::WorkerNotLoaded,
            Phase::Ready => Trouble::WorkerStopped,
            Phase::Stopped => return,
        };
        self.waiting.borrow_mut().clear();
        self.leaving.borrow_mut().clear();
        let labs: Vec<LabKind> = self.opened.borrow().iter().copied().collect();
        for lab in labs {
            self.push(lab, Push::Trouble(trouble));
        }
    }

    pub(super) fn subscribe(&self, kind: LabKind, listener: Listener) -> u32 {
        let number = self.number();
        self.listeners.borrow_mut().push((number, kind, listener.clone()));
        let known: Vec<Push> = self.latest.borrow().get(&kind).map_or_else(Vec::new, |latest| {
            [&latest.status, &latest.view, &latest.missing, &latest.trouble]
                .into_iter()
                .flatten()
                .cloned()
                .collect()
        });
        for push in &known {
            listener(push);
        }
        number
    }

    pub(super) fn unsubscribe(&self, number: u32) {
        self.listeners
            .borrow_mut()
            .retain(|(listener, _, _)| *listener != number);
    }

    pub(super) fn take_restored(&self, job: JobId) -> Option<Blob> {
        self.restored.borrow_mut().remove(&job)
    }

    fn number(&self) -> u32 {
        let number = self.counter.get().wrapping_add(1);
        self.counter.set(number);
        number
    }
}

/// Asks the browser to keep this origin's storage also when it needs room. Only a page can ask that, and whatever the answer,
/// the lab is kept as long as the browser likes.
fn ask_to_keep() {
    let storage = global("navigator").and_then(|navigator| present(&navigator, "storage"));
    let Some(storage) = storage else { return };
    let asked = field(&storage, "persist")
        .dyn_into::<Function>()
        .and_then(|persist| persist.call0(&storage))
        .and_then(JsCast::dyn_into::<Promise>);
    if let Ok(asked) = asked {
        // Waited for only so that a refusal isn't an unhandled one.
        spawn_local(async move { drop(JsFuture::from(asked).await) });
    }
}
