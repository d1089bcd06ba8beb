//! The loop of the dedicated worker: one lab of each kind, questions in, answers and pushes out.

use std::cell::RefCell;
use std::collections::HashMap;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use kluis_resource::JobId;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine::Engine;
use crate::engine::helper::{self, name};
use crate::engine::pool::Pool;
use crate::js::{field, is_error};
use crate::later;
use crate::measure::{Loop, measure};
use crate::place::{open_in_memory, open_kept};
use crate::protocol::{Answer, ClientError, LabKind, Push, Question};
use crate::trial::{Trial, scenarios};
use crate::wire::{Asked, Told, id_of};

/// The name of the kept lab: of its database, its directory and its lock.
const KEPT: &str = "kluis-lab";
/// What the worker is called whose page wants the kept lab.
const FOR_KEPT: &str = "kluis-persist";

thread_local! {
    /// The queue of each lab that was asked for.
    static LABS: RefCell<HashMap<LabKind, UnboundedSender<Asked>>> = RefCell::default();
}

/// Listens to the page, and says that it does. To be called once, in a dedicated worker. In one that was started as a helper, it
/// is one.
pub fn start() {
    if helper::is_helper() {
        helper::serve();
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
        if let Some(asked) = Asked::from_js(&message) {
            hear(asked);
        } else if let Some(id) = id_of(&message) {
            // Somebody waits for an answer, whatever it asked.
            answer(id, Err(ClientError::Worker));
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens until the page goes.
    on_message.forget();
    tell(&Told::Ready);
    if name().as_deref() == Some(FOR_KEPT) {
        // The page will ask for it: by then it is open.
        hear(Asked {
            id: 0,
            lab: LabKind::Persist,
            question: Question::Open,
            files: Vec::new(),
            secret: None,
        });
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
fn hear(asked: Asked) {
    let kind = asked.lab;
    let queue = LABS.with_borrow_mut(|labs| {
        let queue = labs.entry(kind).or_insert_with(|| {
            let (queue, questions) = unbounded();
            match kind {
                LabKind::Persist | LabKind::Memory => spawn_local(serve(kind, questions)),
                LabKind::Trial => spawn_local(serve_trial(questions)),
            }
            queue
        });
        queue.clone()
    });
    queue
        .unbounded_send(asked)
        .expect("whoever serves a lab does so as long as the worker lives");
}

/// Answers the questions about one lab. Those that change it are answered one after another.
async fn serve(lab: LabKind, mut questions: UnboundedReceiver<Asked>) {
    let tell_page = move |push: Push, blob: Option<Blob>| tell(&Told::Push { lab, push, blob });
    let opened = match lab {
        LabKind::Persist => open_kept(KEPT, tell_page).await,
        LabKind::Memory | LabKind::Trial => Ok(open_in_memory(Engine::best(), tell_page).await),
    };
    let host = match opened {
        Ok(host) => host,
        Err(trouble) => {
            tell_page(Push::Trouble(trouble), None);
            // Whoever asks all the same hears why it can't be.
            while let Some(asked) = questions.next().await {
                answer(asked.id, Err(ClientError::Storage));
            }
            return;
        }
    };
    // Without it, it is tried again when something is missing.
    spawn_local(async { drop(later::load_soon().await) });
    host.leave_by(move |offer| tell(&Told::Offer { lab, offer }));
    while let Some(asked) = questions.next().await {
        let Asked {
            id,
            question,
            files,
            secret,
            ..
        } = asked;
        match question {
            // Opening told everything.
            Question::Open => answer(id, Ok(Answer::Accepted(None))),
            Question::Send(act) => answer(id, accepted(host.send(*act, files).await)),
            Question::ImportKey { key_vault, key } => {
                let imported = match secret {
                    Some(text) => host.import_key(key_vault, key, text).await,
                    None => Err(ClientError::Worker),
                };
                answer(id, accepted(imported.map(|()| None)));
            }
            Question::StartOver { edition } => {
                answer(id, accepted(host.start_over(edition).await.map(|()| None)));
            }
            Question::Inspect { object, region, volume } => {
                let host = host.clone();
                spawn_local(async move {
                    let view = host.inspect_disk(object, region, volume.as_ref()).await;
                    answer(id, view.map(|view| Answer::Envelope(Box::new(view))));
                });
            }
            Question::Preview(act) => answer(id, host.preview(&act).map(Answer::Preview)),
            Question::Audit { key_vault, question } => {
                answer(id, host.audit(&key_vault, question).map(Answer::Audit));
            }
            Question::Tamper { object, tamper } => {
                let host = host.clone();
                spawn_local(async move { answer(id, host.tamper(object, tamper).await.map(Answer::Tampered)) });
            }
            Question::Measure { what, bytes } => measure_beside(id, what, bytes),
            // Those are tried in the lab for it, and not in this one.
            Question::Scenarios | Question::Try { .. } => answer(id, Err(ClientError::Worker)),
        }
    }
}

/// Plays scenarios, one step after another.
async fn serve_trial(mut questions: UnboundedReceiver<Asked>) {
    let mut trial = Trial::default();
    while let Some(Asked { id, question, .. }) = questions.next().await {
        let answered = match question {
            Question::Open => Ok(Answer::Accepted(None)),
            Question::Scenarios => Ok(Answer::Scenarios(scenarios())),
            Question::Try { scenario, step } => {
                let tried = trial.play(&scenario, step).await;
                tried.map(|tried| Answer::Tried(Box::new(tried)))
            }
            Question::Send(_)
            | Question::Preview(_)
            | Question::Inspect { .. }
            | Question::Tamper { .. }
            | Question::Audit { .. }
            | Question::ImportKey { .. }
            | Question::Measure { .. }
            | Question::StartOver { .. } => Err(ClientError::Worker),
        };
        answer(id, answered);
    }
}

/// Measures beside everything else; nobody waits for it but who asked.
fn measure_beside(id: u32, what: Loop, bytes: u64) {
    spawn_local(async move { answer(id, Ok(Answer::Measured(measure(what, bytes).await.ok()))) });
}

fn accepted(job: Result<Option<JobId>, ClientError>) -> Result<Answer, ClientError> {
    job.map(Answer::Accepted)
}

fn answer(id: u32, answer: Result<Answer, ClientError>) {
    tell(&Told::Answer {
        id,
        answer: answer.unwrap_or_else(Answer::Error),
    });
}
