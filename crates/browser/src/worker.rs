//! The dedicated worker: it hands each question of the page to its service, and opens labs. What answers questions is the later
//! part of the program (`worker/services.rs`); until that is loaded, questions wait.

mod services;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::pin::pin;

use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures::channel::oneshot;
use futures::future::select;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

pub use self::services::Rest;
use crate::engine::helper::{self, name};
use crate::engine::pool::Pool;
use crate::host::begin::{Begun, begin};
use crate::js::{field, is_error};
use crate::later::{self, Entry, SOON_MILLIS};
use crate::place::{Place, in_memory, kept};
use crate::protocol::{Address, ClientError, LabKind, Open, OpeningQuestion, Push, codec};
use crate::wire::{Asked, Told, id_of};

/// The name of the kept lab: of its database, its directory and its lock.
const KEPT: &str = "kluis-lab";
/// What the worker is called whose page wants the kept lab.
const FOR_KEPT: &str = "kluis-persist";

thread_local! {
    /// The queue of each service that was asked something.
    static QUEUES: RefCell<HashMap<Address, UnboundedSender<Asked>>> = RefCell::default();
    /// The named entry.
    static REST: Cell<Option<Entry<Rest>>> = const { Cell::new(None) };
    /// Whether anything was asked but to open a lab.
    static ASKED: Cell<bool> = const { Cell::new(false) };
    /// What goes on when something is asked.
    static WAITING: RefCell<Vec<oneshot::Sender<()>>> = RefCell::default();
}

/// The questions to a service, in their order.
type Questions = UnboundedReceiver<Asked>;

/// A lab, and the questions about it.
struct Opened {
    lab: LabKind,
    /// Where it is kept, and what there is of it. `None` if it can't be opened; the page knows that.
    begun: Option<(Place, Begun)>,
    questions: Questions,
}

/// Listens to the page, and says that it does. To be called once, in a dedicated worker. A worker that was started as a helper
/// becomes one.
pub fn start(rest: Entry<Rest>) {
    REST.set(Some(rest));
    if helper::is_helper() {
        spawn_local(help());
        return;
    }
    Pool::allow();
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        tell(&Told::Stopped);
    }));
    tell_of_traps();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let message = event.data();
        match (Asked::from_js(&message), id_of(&message)) {
            (Some(asked), _) => hear(asked),
            // The page waits for an answer, whatever it asked.
            (None, Some(id)) => answer(id, Err(ClientError::Worker)),
            (None, None) => {}
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens until the page goes.
    on_message.forget();
    tell(&Told::Ready);
    if name().as_deref() == Some(FOR_KEPT) {
        // The page will ask for it: by then it is open.
        queue(Address::Lab(LabKind::Persist));
    }
}

/// A trap that is no panic (no memory left, for one) rejects a promise that nothing handles, and the page doesn't hear of it.
fn tell_of_traps() {
    let on_rejection = Closure::<dyn Fn(JsValue)>::new(|event: JsValue| {
        if is_error(&field(&event, "reason"), "RuntimeError") {
            tell(&Told::Stopped);
        }
    });
    let listening =
        scope().add_event_listener_with_callback("unhandledrejection", on_rejection.as_ref().unchecked_ref());
    listening.expect("a scope takes every listener");
    on_rejection.forget();
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn tell(told: &Told) {
    if let Err(error) = scope().post_message_with_transfer(&told.to_js(), &told.given()) {
        web_sys::console::error_1(&error);
    }
}

fn answer(id: u32, answer: Result<Vec<u8>, ClientError>) {
    tell(&Told::Answer { id, answer });
}

/// Hands a question to its service.
fn hear(asked: Asked) {
    if asked.address != Address::Opening {
        let put = queue(asked.address).unbounded_send(asked);
        assert!(put.is_ok(), "a service runs as long as the worker lives");
        wake();
        return;
    }
    let answered = match codec::decode(&asked.question) {
        Some(OpeningQuestion::Open(Open { lab })) => {
            queue(Address::Lab(lab));
            Ok(codec::encode(&()))
        }
        Some(OpeningQuestion::Load(_)) => {
            wake();
            Ok(codec::encode(&()))
        }
        None => Err(ClientError::Worker),
    };
    answer(asked.id, answered);
}

/// The queue of a service. The first call starts the service.
fn queue(address: Address) -> UnboundedSender<Asked> {
    QUEUES.with_borrow_mut(|queues| {
        let start = || {
            let (queue, questions) = unbounded();
            spawn_local(serve(address, questions));
            queue
        };
        queues.entry(address).or_insert_with(start).clone()
    })
}

/// Loads the later part, and hands the questions on to it. A lab is opened first.
async fn serve(address: Address, questions: Questions) {
    match address {
        Address::Lab(lab) => {
            let begun = open(lab).await;
            let is_drawn = begun.as_ref().is_none_or(|(_, begun)| begun.is_drawn());
            let rest = load_rest(is_drawn).await;
            let opened = Opened { lab, begun, questions };
            (rest.lab)(opened).await;
        }
        Address::Trial => (load_rest(false).await.trial)(questions).await,
        Address::Measuring => (load_rest(false).await.measuring)(questions).await,
        Address::Opening => unreachable!("the worker answers these at once"),
    }
}

/// Opens a lab, and tells the page of a new one. `None` if it can't be opened; the page is told why.
async fn open(lab: LabKind) -> Option<(Place, Begun)> {
    let tell_page = |push| tell(&Told::Push { lab, push, blob: None });
    let place = match lab {
        LabKind::Persist => kept(KEPT).await,
        LabKind::Memory => Ok(in_memory()),
    };
    match place {
        Ok(place) => {
            let begun = begin(&place.setting, &tell_page).await;
            Some((place, begun))
        }
        Err(trouble) => {
            tell_page(Push::Trouble(trouble));
            None
        }
    }
}

fn entry() -> Entry<Rest> {
    REST.get().expect("a worker that has started knows its entry")
}

/// Something is asked that takes the later part.
fn wake() {
    ASKED.set(true);
    for waiting in WAITING.take() {
        // The receiver may have stopped waiting.
        let _ = waiting.send(());
    }
}

/// Waits until something is asked.
async fn asked() {
    let (sender, receiver) = oneshot::channel();
    WAITING.with_borrow_mut(|waiting| waiting.push(sender));
    // It is sent before it is dropped.
    let _ = receiver.await;
}

/// Loads the later part. If the page has something to show already, that comes first: this waits for a moment, or until
/// something is asked.
async fn load_rest(is_drawn: bool) -> Rest {
    if is_drawn && !ASKED.get() {
        select(pin!(TimeoutFuture::new(SOON_MILLIS)), pin!(asked())).await;
    }
    loop {
        if let Ok(rest) = later::load(entry()).await {
            return rest;
        }
        // The page isn't told of what it doesn't need yet.
        if !is_drawn || ASKED.get() {
            tell_missing(true);
        }
        asked().await;
        tell_missing(false);
    }
}

/// Tells the page of every lab whether the later part is missing.
fn tell_missing(missing: bool) {
    let labs: Vec<LabKind> = QUEUES.with_borrow(|queues| {
        let labs = queues.keys().filter_map(|address| match address {
            Address::Lab(lab) => Some(*lab),
            Address::Opening | Address::Trial | Address::Measuring => None,
        });
        labs.collect()
    });
    for lab in labs {
        let push = Push::Missing(missing);
        tell(&Told::Push { lab, push, blob: None });
    }
}

/// Becomes a helper. If the later part doesn't load, its owner hears of that and works without it.
async fn help() {
    match later::load(entry()).await {
        Ok(rest) => (rest.help)(),
        Err(_) => helper::give_up(),
    }
}
