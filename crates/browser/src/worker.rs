//! The loop of the dedicated worker: one lab of each kind, questions in, answers and pushes out.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::pin::pin;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures::channel::oneshot;
use futures::future::{FutureExt, LocalBoxFuture, select};
use serde::Serialize;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine::helper::{self, name};
use crate::engine::pool::Pool;
use crate::host::Host;
use crate::host::begin::{Begun, begin};
use crate::js::{field, is_error, pause};
use crate::later::{self, NotLoaded, SOON_MILLIS};
use crate::measure::{Loop, measure};
use crate::place::{Place, in_memory, kept};
use crate::protocol::{ClientError, LabKind, Push, Question};
use crate::trial::{Trial, scenarios};
use crate::wire::{Asked, Packed, Told, id_of, lab_of, only_opens};

/// The name of the kept lab: of its database, its directory and its lock.
const KEPT: &str = "kluis-lab";
/// What the worker is called whose page wants the kept lab.
const FOR_KEPT: &str = "kluis-persist";

thread_local! {
    /// The queue of each lab that was asked for, with questions as they came: reading one takes the later part.
    static LABS: RefCell<HashMap<LabKind, UnboundedSender<JsValue>>> = RefCell::default();
    /// The named entry.
    static REST: Cell<Option<Entry>> = const { Cell::new(None) };
    /// Whether anything was asked but to open a lab.
    static ASKED: Cell<bool> = const { Cell::new(false) };
    /// What goes on when something is asked.
    static WAITING: RefCell<Vec<oneshot::Sender<()>>> = RefCell::default();
}

/// What the later part of the program does: everything but what a first visit needs.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    serve: fn(Opened) -> LocalBoxFuture<'static, ()>,
    serve_trial: fn(UnboundedReceiver<JsValue>) -> LocalBoxFuture<'static, ()>,
    help: fn(),
}

/// A lab, and the questions about it.
struct Opened {
    lab: LabKind,
    /// Where it is kept, and what there is of it. `None` if it can't be opened; the page knows that.
    begun: Option<(Place, Begun)>,
    questions: UnboundedReceiver<JsValue>,
}

/// The named entry of the worker's program, which loads its later part.
pub type Entry = fn() -> LocalBoxFuture<'static, Result<Rest, NotLoaded>>;

impl Rest {
    /// The functions. Only the later part may call this.
    #[must_use]
    pub fn all() -> Self {
        Self {
            serve: |opened| serve(opened).boxed_local(),
            serve_trial: |questions| serve_trial(questions).boxed_local(),
            help: helper::serve,
        }
    }
}

/// Listens to the page, and says that it does. To be called once, in a dedicated worker. In one that was started as a helper, it
/// is one.
pub fn start(rest: Entry) {
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
        if let Some(lab) = lab_of(&message) {
            if !only_opens(&message) {
                ASKED.set(true);
                for waiting in WAITING.take() {
                    // Whoever waited may have stopped waiting.
                    let _ = waiting.send(());
                }
            }
            hear(lab, Some(message));
        } else if let Some(id) = id_of(&message) {
            // Somebody waits for an answer, whatever it asked.
            answer::<()>(id, Err(ClientError::Worker));
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens until the page goes.
    on_message.forget();
    tell(&Told::Ready);
    if name().as_deref() == Some(FOR_KEPT) {
        // The page will ask for it: by then it is open.
        hear(LabKind::Persist, None);
    }
}

fn entry() -> Entry {
    REST.get().expect("a worker that has started knows its entry")
}

/// Waits until something is asked.
async fn asked() {
    let (sender, receiver) = oneshot::channel();
    WAITING.with_borrow_mut(|waiting| waiting.push(sender));
    // Whoever holds the sender sends before it drops it.
    let _ = receiver.await;
}

/// Loads the later part. If the page has something to show already, that is left alone for a moment, or until something is asked.
async fn load_rest(is_drawn: bool) -> Rest {
    if is_drawn && !ASKED.get() {
        select(pin!(pause(SOON_MILLIS)), pin!(asked())).await;
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

/// Tells every lab's page whether the later part is missing.
fn tell_missing(missing: bool) {
    let labs: Vec<LabKind> = LABS.with_borrow(|labs| labs.keys().copied().collect());
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

/// A trap that is no panic (no memory left, for one) ends in a promise that nobody handles, and the page doesn't hear of it.
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

/// Puts a question into the queue of its lab; the first one opens the lab.
fn hear(kind: LabKind, question: Option<JsValue>) {
    let queue = LABS.with_borrow_mut(|labs| {
        let queue = labs.entry(kind).or_insert_with(|| {
            let (queue, questions) = unbounded();
            spawn_local(open(kind, questions));
            queue
        });
        queue.clone()
    });
    if let Some(question) = question {
        queue
            .unbounded_send(question)
            .expect("whoever serves a lab does so as long as the worker lives");
    }
}

/// Opens a lab, and hands it on to the later part.
async fn open(lab: LabKind, questions: UnboundedReceiver<JsValue>) {
    let place = match lab {
        LabKind::Persist => kept(KEPT).await,
        LabKind::Memory => Ok(in_memory()),
        LabKind::Trial => return (load_rest(false).await.serve_trial)(questions).await,
    };
    let begun = match place {
        Ok(place) => {
            let begun = begin(&place.setting, &|push| tell(&Told::Push { lab, push, blob: None })).await;
            Some((place, begun))
        }
        Err(trouble) => {
            let push = Push::Trouble(trouble);
            tell(&Told::Push { lab, push, blob: None });
            None
        }
    };
    let is_drawn = begun.as_ref().is_none_or(|(_, begun)| begun.is_drawn());
    let rest = load_rest(is_drawn).await;
    (rest.serve)(Opened { lab, begun, questions }).await;
}

/// The next question that reads; one that doesn't is answered all the same.
async fn next(questions: &mut UnboundedReceiver<JsValue>) -> Option<Asked> {
    loop {
        let message = questions.next().await?;
        match (Asked::from_js(&message), id_of(&message)) {
            (Some(asked), _) => return Some(asked),
            (None, Some(id)) => answer::<()>(id, Err(ClientError::Worker)),
            (None, None) => {}
        }
    }
}

/// Answers the questions about one lab. Those that change it are answered one after another.
async fn serve(
    Opened {
        lab,
        begun,
        mut questions,
    }: Opened,
) {
    let tell_page = move |push: Push, blob: Option<Blob>| tell(&Told::Push { lab, push, blob });
    let Some((place, begun)) = begun else {
        // Whoever asks all the same hears why it can't be.
        while let Some(asked) = next(&mut questions).await {
            answer::<()>(asked.id, Err(ClientError::Storage));
        }
        return;
    };
    let host = Host::go_on(place.setting, begun, tell_page).await;
    if let Some(line) = place.line {
        line.wait(&host).await;
    }
    host.leave_by(move |offer| tell(&Told::Offer { lab, offer }));
    while let Some(asked) = next(&mut questions).await {
        let Asked {
            id,
            question,
            files,
            secret,
            ..
        } = asked;
        match question {
            // Opening told everything, and loading is done.
            Question::Open | Question::Load => answer(id, Ok(())),
            Question::Send(act) => answer(id, host.send(*act, files).await),
            Question::ImportKey { key_vault, key } => {
                let imported = match secret {
                    Some(text) => host.import_key(key_vault, key, text).await,
                    None => Err(ClientError::Worker),
                };
                answer(id, imported);
            }
            Question::StartOver { edition } => {
                answer(id, host.start_over(edition).await);
            }
            Question::Inspect { object, region, volume } => {
                let host = host.clone();
                spawn_local(async move {
                    let view = host.inspect_disk(object, region, volume.as_ref()).await;
                    answer(id, view);
                });
            }
            Question::Preview(act) => answer(id, host.preview(&act)),
            Question::Audit { key_vault, question } => {
                answer(id, host.audit(&key_vault, question));
            }
            Question::Tamper { object, tamper } => {
                let host = host.clone();
                spawn_local(async move { answer(id, host.tamper(object, tamper).await) });
            }
            Question::Measure { what, bytes } => measure_beside(id, what, bytes),
            // Those are tried in the lab for it, and not in this one.
            Question::Scenarios | Question::Try { .. } => answer::<()>(id, Err(ClientError::Worker)),
        }
    }
}

/// Plays scenarios, one step after another.
async fn serve_trial(mut questions: UnboundedReceiver<JsValue>) {
    let mut trial = Trial::default();
    while let Some(Asked { id, question, .. }) = next(&mut questions).await {
        match question {
            Question::Open | Question::Load => answer(id, Ok(())),
            Question::Scenarios => answer(id, Ok(scenarios())),
            Question::Try { scenario, step } => answer(id, trial.play(&scenario, step).await),
            Question::Send(_)
            | Question::Preview(_)
            | Question::Inspect { .. }
            | Question::Tamper { .. }
            | Question::Audit { .. }
            | Question::ImportKey { .. }
            | Question::Measure { .. }
            | Question::StartOver { .. } => answer::<()>(id, Err(ClientError::Worker)),
        }
    }
}

/// Measures beside everything else; nobody waits for it but who asked.
fn measure_beside(id: u32, what: Loop, bytes: u64) {
    spawn_local(async move { answer(id, Ok(measure(what, bytes).await.ok())) });
}

fn answer<T: Serialize>(id: u32, answer: Result<T, ClientError>) {
    let answer = Packed::of(&answer);
    tell(&Told::Answer { id, answer });
}
