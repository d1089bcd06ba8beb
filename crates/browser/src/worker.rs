//! The loop of the dedicated worker: one lab of each kind, questions in, answers and pushes out.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine::Engine;
use crate::engine::helper::{self, name};
use crate::engine::pool::Pool;
use crate::host::Host;
use crate::js::{field, is_error};
use crate::later;
use crate::measure::measure;
use crate::place::{open_in_memory, open_kept};
use crate::protocol::{
    Addressed, CheckAudit, ClientError, ExportAudit, ImportKey, Inspect, LabKind, LabQuestion, ListScenarios, Measure,
    MeasureQuestion, Open, PlayStep, PreviewRequest, Push, Question, Send, StartOver, TamperWith, TrialQuestion, codec,
};
use crate::trial::{Trial, scenarios};
use crate::wire::{Asked, Beside, Told, id_of};

/// The name of the kept lab: of its database, its directory and its lock.
const KEPT: &str = "kluis-lab";
/// What the worker is called whose page wants the kept lab.
const FOR_KEPT: &str = "kluis-persist";

thread_local! {
    /// The queue of each lab that was asked for.
    static LABS: RefCell<HashMap<LabKind, UnboundedSender<ToLab>>> = RefCell::default();
    /// The queue of who plays scenarios, once that was asked for.
    static TRIAL: OnceCell<UnboundedSender<(u32, TrialQuestion)>> = const { OnceCell::new() };
}

/// A question to a lab, with its number and what came beside it.
type ToLab = (u32, LabQuestion, Beside);

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
            question: Addressed::Lab(LabKind::Persist, LabQuestion::from(Open)),
            beside: Beside::default(),
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

/// Hands a question to the service that it is for. The first one to a lab opens it.
fn hear(asked: Asked) {
    let Asked { id, question, beside } = asked;
    match question {
        Addressed::Lab(kind, question) => {
            let queue = LABS.with_borrow_mut(|labs| {
                let queue = labs.entry(kind).or_insert_with(|| {
                    let (queue, questions) = unbounded();
                    spawn_local(serve_lab(kind, questions));
                    queue
                });
                queue.clone()
            });
            put(&queue, (id, question, beside));
        }
        Addressed::Trial(question) => {
            let queue = TRIAL.with(|trial| {
                let queue = trial.get_or_init(|| {
                    let (queue, questions) = unbounded();
                    spawn_local(serve_trial(questions));
                    queue
                });
                queue.clone()
            });
            put(&queue, (id, question));
        }
        Addressed::Measuring(question) => spawn_local(serve_measuring(id, question)),
    }
}

fn put<T>(queue: &UnboundedSender<T>, asked: T) {
    let put = queue.unbounded_send(asked);
    assert!(put.is_ok(), "a service runs as long as the worker lives");
}

/// Answers the questions about one lab. Those that change it are answered one after another.
async fn serve_lab(lab: LabKind, mut questions: UnboundedReceiver<ToLab>) {
    let tell_page = move |push: Push, blob: Option<Blob>| tell(&Told::Push { lab, push, blob });
    let opened = match lab {
        LabKind::Persist => open_kept(KEPT, tell_page).await,
        LabKind::Memory => Ok(open_in_memory(Engine::best(), tell_page).await),
    };
    let host = match opened {
        Ok(host) => host,
        Err(trouble) => {
            tell_page(Push::Trouble(trouble), None);
            // Whoever asks all the same hears why it can't be.
            while let Some((id, _, _)) = questions.next().await {
                answer(id, Err(ClientError::Storage));
            }
            return;
        }
    };
    // Without it, it is tried again when something is missing.
    spawn_local(async { drop(later::load_soon().await) });
    host.leave_by(move |offer| tell(&Told::Offer { lab, offer }));
    while let Some((id, question, beside)) = questions.next().await {
        serve_question(&host, id, question, beside).await;
    }
}

/// Answers a question about a lab.
async fn serve_question(host: &Host, id: u32, question: LabQuestion, beside: Beside) {
    match question {
        // Opening told everything.
        LabQuestion::Open(Open) => reply::<Open>(id, Ok(())),
        LabQuestion::Send(Send { request }) => reply::<Send>(id, host.send(*request, beside.files).await),
        LabQuestion::ImportKey(ImportKey { key_vault, key }) => {
            let imported = match beside.secret {
                Some(text) => host.import_key(key_vault, key, text).await,
                None => Err(ClientError::Worker),
            };
            reply::<ImportKey>(id, imported);
        }
        LabQuestion::PreviewRequest(PreviewRequest { request }) => {
            reply::<PreviewRequest>(id, host.preview(&request));
        }
        LabQuestion::Inspect(Inspect { object, region, volume }) => {
            let host = host.clone();
            spawn_local(async move {
                let view = host.inspect_disk(object, region, volume.as_ref()).await;
                reply::<Inspect>(id, view.map(Box::new));
            });
        }
        LabQuestion::TamperWith(TamperWith { object, tamper }) => {
            let host = host.clone();
            spawn_local(async move { reply::<TamperWith>(id, host.tamper(object, tamper).await) });
        }
        LabQuestion::ExportAudit(ExportAudit { key_vault, form }) => {
            reply::<ExportAudit>(id, host.export_audit(&key_vault, form));
        }
        LabQuestion::CheckAudit(CheckAudit { key_vault, copy }) => {
            reply::<CheckAudit>(id, host.check_audit(&key_vault, copy.as_deref()));
        }
        LabQuestion::StartOver(StartOver { edition }) => reply::<StartOver>(id, host.start_over(edition).await),
    }
}

/// Plays scenarios, one step after another.
async fn serve_trial(mut questions: UnboundedReceiver<(u32, TrialQuestion)>) {
    let mut trial = Trial::default();
    while let Some((id, question)) = questions.next().await {
        match question {
            TrialQuestion::ListScenarios(ListScenarios) => reply::<ListScenarios>(id, Ok(scenarios())),
            TrialQuestion::PlayStep(PlayStep { scenario, step }) => {
                reply::<PlayStep>(id, trial.play(&scenario, step).await);
            }
        }
    }
}

/// Measures beside everything else; only the one who asked waits for it.
async fn serve_measuring(id: u32, question: MeasureQuestion) {
    let MeasureQuestion::Measure(Measure { what, bytes }) = question;
    reply::<Measure>(id, Ok(measure(what, bytes).await.ok()));
}

/// Answers a question with what it asks for.
fn reply<Q: Question>(id: u32, answered: Result<Q::Answer, ClientError>) {
    answer(id, answered.map(|answer| codec::encode(&answer)));
}

fn answer(id: u32, answer: Result<Vec<u8>, ClientError>) {
    tell(&Told::Answer { id, answer });
}
