//! The page's side: asks one lab, and hears what it tells. The worker behind it is in `client/line.rs`.

mod leaving;
mod line;

use std::rc::Rc;

use kluis_lab::scenario::ScenarioFacts;
use kluis_lab::view::EnvelopeView;
use kluis_lab::{Act, Preview, Volume};
use kluis_resource::{JobId, KeyName, KeyVaultName, ObjectId};
use kluis_rulebook::Edition;
use serde::de::DeserializeOwned;

use crate::client::line::{Beside, Line};
use crate::measure::{Loop, Measured};
use crate::protocol::{AuditAnswer, AuditQuestion, ClientError, LabKind, Push, Question, Tamper, TamperOutcome, Tried};
use crate::secret::SecretText;

/// A file of a backup: its path within the item, and the browser's handle to its content.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path, parts separated by `/`.
    pub path: String,
    /// The content.
    pub file: web_sys::File,
}

/// A page's line to one lab. Cheap to clone; all clients of a page share one worker.
#[derive(Clone, Debug)]
pub struct Client {
    kind: LabKind,
    line: Rc<Line>,
}

impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && Rc::ptr_eq(&self.line, &other.line)
    }
}

/// Keeps a listener listening; dropping it ends that.
#[derive(Debug)]
pub struct Subscription {
    line: Rc<Line>,
    number: u32,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.line.unsubscribe(self.number);
    }
}

impl Client {
    /// A client of this page's worker; the first one starts it. `script` is the address of the worker's script, to
    /// which this adds its version; `kluis-download.js` is looked for beside it.
    #[must_use]
    pub fn connect(kind: LabKind, script: &str) -> Self {
        let line = Line::of_this_page(script);
        line.open(kind);
        Self { kind, line }
    }

    /// Loads what [`Push::Missing`] says is missing, and goes on with what waits for it.
    pub fn load_again(&self) {
        self.line.wake(self.kind);
    }

    /// Hears every push of this lab from now on; the latest status and view, where known, before this returns.
    #[must_use]
    pub fn subscribe(&self, listener: impl Fn(&Push) + 'static) -> Subscription {
        Subscription {
            number: self.line.subscribe(self.kind, Rc::new(listener)),
            line: self.line.clone(),
        }
    }

    /// Lets something happen. Gives the job that it started, where it started one.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn send(&self, act: Act) -> Result<Option<JobId>, ClientError> {
        self.back_up(act, Vec::new()).await
    }

    /// Lets an act happen that has files; `files` are those, in the act's order.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn back_up(&self, act: Act, files: Vec<SourceFile>) -> Result<Option<JobId>, ClientError> {
        let files = files.into_iter().map(|source| source.file.into()).collect();
        let beside = Beside { files, secret: None };
        self.line.ask(self.kind, Question::Send(Box::new(act)), beside).await
    }

    /// What would come of an act, which does not happen: the keys that would protect what it makes, and by which rule.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the refusal that the act would get.
    pub async fn preview(&self, act: Act) -> Result<Preview, ClientError> {
        self.ask(Question::Preview(Box::new(act))).await
    }

    /// Imports a private RSA key, PEM or JWK, as a key of a key vault or as a new version of one.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn import_key(&self, key_vault: KeyVaultName, key: KeyName, text: SecretText) -> Result<(), ClientError> {
        let beside = Beside {
            files: Vec::new(),
            secret: Some(text),
        };
        let question = Question::ImportKey { key_vault, key };
        self.line.ask(self.kind, question, beside).await
    }

    /// The restored bytes of a job, once, after [`Push::Restored`] named it.
    #[must_use]
    pub fn take_restored(&self, job: JobId) -> Option<web_sys::Blob> {
        self.line.take_restored(job)
    }

    /// The real bytes of an object.
    ///
    /// # Errors
    /// [`ClientError::Damaged`] where there is no such object.
    pub async fn inspect(&self, object: ObjectId, region: u64) -> Result<EnvelopeView, ClientError> {
        self.inspect_disk(object, region, None).await
    }

    /// The real bytes of an object, and what the guest encrypted inside, where that is a disk under Azure Disk Encryption.
    ///
    /// # Errors
    /// [`ClientError::Damaged`] where there is no such object.
    pub async fn inspect_disk(
        &self,
        object: ObjectId,
        region: u64,
        volume: Option<Volume>,
    ) -> Result<EnvelopeView, ClientError> {
        let question = Question::Inspect { object, region, volume };
        self.ask(question).await
    }

    /// Tampers with a copy of an object.
    ///
    /// # Errors
    /// [`ClientError::Damaged`] where there is no such object, or no such region in it.
    pub async fn tamper(&self, object: ObjectId, tamper: Tamper) -> Result<TamperOutcome, ClientError> {
        self.ask(Question::Tamper { object, tamper }).await
    }

    /// Exports or checks the audit log of a key vault.
    ///
    /// # Errors
    /// [`ClientError::Refused`] where there is no such key vault.
    pub async fn audit(&self, key_vault: KeyVaultName, question: AuditQuestion) -> Result<AuditAnswer, ClientError> {
        self.ask(Question::Audit { key_vault, question }).await
    }

    /// Deletes everything of this lab and opens a new one, with the rules of this edition.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn start_over(&self, edition: Edition) -> Result<(), ClientError> {
        self.ask(Question::StartOver { edition }).await
    }

    /// The scenarios that can be tried, in the rulebook's order.
    ///
    /// # Errors
    /// [`ClientError::Worker`] where nobody answers.
    pub async fn scenarios(&self) -> Result<Rc<[ScenarioFacts]>, ClientError> {
        self.line.scenarios().await
    }

    /// Plays a step of a scenario, in a lab beside this one; step 0 opens that lab.
    ///
    /// # Errors
    /// [`ClientError::Worker`] where there is no such step, or nobody answers.
    pub async fn try_step(&self, scenario: String, step: u32) -> Result<Tried, ClientError> {
        let question = Question::Try { scenario, step };
        self.line.ask(LabKind::Trial, question, Beside::default()).await
    }

    /// Runs a loop once over so many bytes, in the worker. `None` where this browser has no such thing here, or no room for it.
    ///
    /// # Errors
    /// [`ClientError::Worker`] where nobody answers.
    pub async fn measure(&self, what: Loop, bytes: u64) -> Result<Option<Measured>, ClientError> {
        self.ask(Question::Measure { what, bytes }).await
    }

    async fn ask<T: DeserializeOwned>(&self, question: Question) -> Result<T, ClientError> {
        self.line.ask(self.kind, question, Beside::default()).await
    }
}
