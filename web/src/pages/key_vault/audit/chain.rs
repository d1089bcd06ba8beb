//! The chain of the log: exporting it, computing it anew, and checking an exported copy. All of it is done by the worker.

use std::future::Future;
use std::rc::Rc;

use kluis_browser::Client;
use kluis_browser::protocol::{AuditCheck, AuditForm, CheckAudit, ClientError, ExportAudit};
use kluis_lab::AuditBreak;
use kluis_lab::text::audit::Chain as Text;
use kluis_lab::text::words::Words;
use kluis_resource::KeyVaultName;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::{Callback, Html, UseStateHandle, component, html, use_mut_ref, use_state_eq};

use super::super::KeyVaultProps;
use super::broken::Broken;
use crate::lab::{Lab, use_lab};
use crate::save::{address_of_text, save_as};
use crate::state::BlobAddress;
use crate::ui::{Button, FileButton, Notice, ShortId, Tone, visible};

/// A larger file is none that was exported here: it would be a log of some 200,000 entries.
const LARGEST_COPY: f64 = 64e6;

/// What became of the latest thing that was asked.
#[derive(Clone, Debug, Default, PartialEq)]
enum Outcome {
    #[default]
    Idle,
    Busy,
    Exported(String),
    /// The log, or the copy in this file, is whole.
    Intact(Option<String>, u64),
    Broken(Option<String>, Rc<AuditBreak>),
    TooLarge(String),
    CantRead(String),
    Failed(ClientError),
}

/// The chain.
#[component]
pub(super) fn Chain(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let outcome = use_state_eq(Outcome::default);
    // An address is given back when the next export takes its place.
    let saved = use_mut_ref(|| None::<BlobAddress>);
    let ask = Ask {
        client: lab.client.clone(),
        key_vault: props.key_vault.name.clone(),
        outcome: outcome.clone(),
    };
    let export = |form: AuditForm, ending: &str| {
        let (ask, saved) = (ask.clone(), saved.clone());
        let file_name = format!("{}-audit.{ending}", props.key_vault.name);
        Callback::from(move |_| {
            let (saved, file_name) = (saved.clone(), file_name.clone());
            ask.export(form, move |text| {
                let Some(address) = address_of_text(text) else {
                    return Outcome::Failed(ClientError::Storage);
                };
                save_as(&address, &file_name);
                saved.replace(Some(address));
                Outcome::Exported(file_name)
            });
        })
    };
    let verify = {
        let ask = ask.clone();
        Callback::from(move |_| ask.check(None))
    };
    let busy = *outcome == Outcome::Busy;
    html! {
        <section class="audit-chain" aria-label={lab.t(Text::Title)}>
            <h3>{ lab.t(Text::Title) }</h3>
            <p class="secondary">{ lab.t(Text::Why) }</p>
            if let Some(latest) = props.key_vault.audit.first() {
                <p class="secondary">
                    { lab.t(Text::Head) }{ " " }
                    <ShortId whole={latest.hash.to_string()} what={lab.t(Text::Head)} first=12 last=8 />
                </p>
            }
            <div class="row">
                <Button {busy} onclick={verify}>{ lab.t(Text::Verify) }</Button>
                <FileButton words={lab.t(Text::Check)} {busy} chooses="audit" accept=".csv,.json" onfiles={ask.on_files()} />
                <Button {busy} onclick={export(AuditForm::Csv, "csv")}>{ lab.t(Text::ExportCsv) }</Button>
                <Button {busy} onclick={export(AuditForm::Json, "json")}>{ lab.t(Text::ExportJson) }</Button>
            </div>
            <div class="audit-outcome" role="status">{ shown(&lab, &outcome) }</div>
        </section>
    }
}

fn shown(lab: &Lab, outcome: &Outcome) -> Html {
    let n = |number: u64| lab.format().number(number);
    let notice = |tone: Tone, words: String| html! { <Notice {tone}>{ words }</Notice> };
    match outcome {
        Outcome::Idle => Html::default(),
        Outcome::Busy => html! { <p class="secondary">{ lab.t(Words::Working) }</p> },
        Outcome::Exported(file) => notice(Tone::Good, lab.t(Text::Exported(file))),
        Outcome::Intact(None, count) => notice(Tone::Good, lab.t(Text::Holds(*count, &n(*count)))),
        Outcome::Intact(Some(file), count) => {
            notice(Tone::Good, lab.t(Text::CopyHolds(&visible(file), *count, &n(*count))))
        }
        Outcome::Broken(file, found) => {
            let title = match file {
                Some(file) => lab.t(Text::CopyBreaks(&visible(file))),
                None => lab.t(Text::Breaks),
            };
            html! { <Broken {title} found={found.clone()} /> }
        }
        Outcome::TooLarge(file) => {
            let limit = lab.format().size_of(LARGEST_COPY);
            notice(Tone::Bad, lab.t(Text::TooLarge(&visible(file), &limit)))
        }
        Outcome::CantRead(file) => notice(Tone::Bad, lab.t(Text::CantRead(&visible(file)))),
        Outcome::Failed(ClientError::Storage) => notice(Tone::Bad, lab.t(Words::StorageFailed)),
        Outcome::Failed(
            ClientError::Refused(_) | ClientError::ReadOnly | ClientError::Worker | ClientError::Damaged,
        ) => notice(Tone::Bad, lab.t(Words::WorkerStopped)),
    }
}

/// Asks the worker, one thing at a time.
#[derive(Clone)]
struct Ask {
    client: Client,
    key_vault: KeyVaultName,
    outcome: UseStateHandle<Outcome>,
}

impl Ask {
    /// Exports the log in this form, and hands its text on.
    fn export(&self, form: AuditForm, exported: impl FnOnce(&str) -> Outcome + 'static) {
        let (client, key_vault) = (self.client.clone(), self.key_vault.clone());
        self.run(async move {
            let text = client.ask(ExportAudit { key_vault, form }).await?;
            Ok(exported(&text))
        });
    }

    /// Checks the log or, where one is chosen, a copy of it: the name of its file, and its text.
    fn check(&self, chosen: Option<(String, String)>) {
        let (client, key_vault) = (self.client.clone(), self.key_vault.clone());
        let (file, copy) = chosen.unzip();
        self.run(async move {
            Ok(match client.ask(CheckAudit { key_vault, copy }).await? {
                AuditCheck::Intact(count) => Outcome::Intact(file, count),
                AuditCheck::Broken(found) => Outcome::Broken(file, Rc::from(found)),
            })
        });
    }

    fn run(&self, asked: impl Future<Output = Result<Outcome, ClientError>> + 'static) {
        let outcome = self.outcome.clone();
        outcome.set(Outcome::Busy);
        spawn_local(async move { outcome.set(asked.await.unwrap_or_else(Outcome::Failed)) });
    }

    /// A file was chosen: it is checked.
    fn on_files(&self) -> Callback<Vec<File>> {
        let ask = self.clone();
        Callback::from(move |files: Vec<File>| {
            if let Some(file) = files.into_iter().next() {
                ask.check_file(file);
            }
        })
    }

    fn check_file(&self, file: File) {
        let (ask, name) = (self.clone(), file.name());
        if file.size() > LARGEST_COPY {
            ask.outcome.set(Outcome::TooLarge(name));
            return;
        }
        ask.outcome.set(Outcome::Busy);
        spawn_local(async move {
            match JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
                Some(text) => ask.check(Some((name, text))),
                None => ask.outcome.set(Outcome::CantRead(name)),
            }
        });
    }
}
