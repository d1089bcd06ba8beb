//! What answers questions: the later part of the worker's program.

use futures::StreamExt;
use futures::future::{FutureExt, LocalBoxFuture};
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use super::{Opened, Questions, answer, tell};
use crate::engine::helper;
use crate::host::Host;
use crate::measure::measure;
use crate::protocol::{
    CheckAudit, ClientError, ExportAudit, ImportKey, Inspect, LabQuestion, ListScenarios, Measure, MeasureQuestion,
    PlayStep, PreviewRequest, Push, Question, Send, StartOver, TamperWith, TrialQuestion, codec,
};
use crate::trial::{Trial, scenarios};
use crate::wire::{Beside, Told};

/// All of the worker but what a first visit needs.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    pub(super) lab: fn(Opened) -> LocalBoxFuture<'static, ()>,
    pub(super) trial: fn(Questions) -> LocalBoxFuture<'static, ()>,
    pub(super) measuring: fn(Questions) -> LocalBoxFuture<'static, ()>,
    pub(super) help: fn(),
}

impl Rest {
    /// The functions. Only the later part may call this.
    #[must_use]
    pub fn all() -> Self {
        Self {
            lab: |opened| serve_lab(opened).boxed_local(),
            trial: |questions| serve_trial(questions).boxed_local(),
            measuring: |questions| serve_measuring(questions).boxed_local(),
            help: helper::serve,
        }
    }
}

/// The next question that decodes. One that doesn't is answered all the same.
async fn next<T: DeserializeOwned>(questions: &mut Questions) -> Option<(u32, T, Beside)> {
    loop {
        let asked = questions.next().await?;
        match codec::decode(&asked.question) {
            Some(question) => return Some((asked.id, question, asked.beside)),
            None => answer(asked.id, Err(ClientError::Worker)),
        }
    }
}

/// Answers the questions about one lab. Those that change it are answered one after another.
async fn serve_lab(opened: Opened) {
    let Opened {
        lab,
        begun,
        mut questions,
    } = opened;
    let tell_page = move |push: Push, blob: Option<Blob>| tell(&Told::Push { lab, push, blob });
    let Some((place, begun)) = begun else {
        // The answer to every question is why the lab can't be opened.
        while let Some(asked) = questions.next().await {
            answer(asked.id, Err(ClientError::Storage));
        }
        return;
    };
    let host = Host::go_on(place.setting, begun, tell_page).await;
    if let Some(line) = place.line {
        line.wait(&host).await;
    }
    host.leave_by(move |offer| tell(&Told::Offer { lab, offer }));
    while let Some((id, question, beside)) = next(&mut questions).await {
        serve_question(&host, id, question, beside).await;
    }
}

/// Answers a question about a lab.
async fn serve_question(host: &Host, id: u32, question: LabQuestion, beside: Beside) {
    match question {
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
async fn serve_trial(mut questions: Questions) {
    let mut trial = Trial::default();
    while let Some((id, question, _)) = next(&mut questions).await {
        match question {
            TrialQuestion::ListScenarios(ListScenarios) => reply::<ListScenarios>(id, Ok(scenarios())),
            TrialQuestion::PlayStep(PlayStep { scenario, step }) => {
                reply::<PlayStep>(id, trial.play(&scenario, step).await);
            }
        }
    }
}

/// Measures beside everything else: no other question waits for it.
async fn serve_measuring(mut questions: Questions) {
    while let Some((id, question, _)) = next(&mut questions).await {
        let MeasureQuestion::Measure(Measure { what, bytes }) = question;
        spawn_local(async move { reply::<Measure>(id, Ok(measure(what, bytes).await.ok())) });
    }
}

/// Answers a question with what it asks for.
fn reply<Q: Question>(id: u32, answered: Result<Q::Answer, ClientError>) {
    answer(id, answered.map(|answer| codec::encode(&answer)));
}
