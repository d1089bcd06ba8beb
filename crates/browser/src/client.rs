//! The page's side: asks one lab, and hears what it tells. The worker behind it is in `client/line.rs`.

mod line;

use std::rc::Rc;

use kluis_lab::Act;
use kluis_lab::view::EnvelopeView;
use kluis_resource::{JobId, KeyName, KeyVaultName, ObjectId};

use crate::client::line::{Beside, Line};
use crate::protocol::{Answer, ClientError, LabKind, Push, Question, Tamper, TamperOutcome};
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
    /// A client of this page's worker; the first one starts it. `script` is the address of `worker_loader.js`.
    #[must_use]
    pub fn connect(kind: LabKind, script: &str) -> Self {
        let line = Line::of_this_page(script);
        line.open(kind);
        Self { kind, line }
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

    /// Lets a [`Act::BackUp`] happen; `files` are its files, in the act's order.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn back_up(&self, act: Act, files: Vec<SourceFile>) -> Result<Option<JobId>, ClientError> {
        let files = files.into_iter().map(|source| source.file.into()).collect();
        let beside = Beside { files, secret: None };
        match self.line.ask(self.kind, Question::Send(Box::new(act)), beside).await? {
            Answer::Accepted(job) => Ok(job),
            Answer::Envelope(_) | Answer::Tampered(_) => Err(ClientError::Worker),
            Answer::Error(error) => Err(error),
        }
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
        match self.line.ask(self.kind, question, beside).await? {
            Answer::Accepted(_) => Ok(()),
            Answer::Envelope(_) | Answer::Tampered(_) => Err(ClientError::Worker),
            Answer::Error(error) => Err(error),
        }
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
        match self
            .line
            .ask(self.kind, Question::Inspect { object, region }, Beside::default())
            .await?
        {
            Answer::Envelope(view) => Ok(*view),
            Answer::Accepted(_) | Answer::Tampered(_) => Err(ClientError::Worker),
            Answer::Error(error) => Err(error),
        }
    }

    /// Tampers with a copy of an object.
    ///
    /// # Errors
    /// [`ClientError::Damaged`] where there is no such object, or no such region in it.
    pub async fn tamper(&self, object: ObjectId, tamper: Tamper) -> Result<TamperOutcome, ClientError> {
        match self
            .line
            .ask(self.kind, Question::Tamper { object, tamper }, Beside::default())
            .await?
        {
            Answer::Tampered(outcome) => Ok(outcome),
            Answer::Accepted(_) | Answer::Envelope(_) => Err(ClientError::Worker),
            Answer::Error(error) => Err(error),
        }
    }

    /// Deletes everything of this lab and opens a new one.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn start_over(&self) -> Result<(), ClientError> {
        match self.line.ask(self.kind, Question::StartOver, Beside::default()).await? {
            Answer::Accepted(_) => Ok(()),
            Answer::Envelope(_) | Answer::Tampered(_) => Err(ClientError::Worker),
            Answer::Error(error) => Err(error),
        }
    }
}
