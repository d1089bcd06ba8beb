//! The page's side: asks one lab, and hears what it tells. The worker behind it is in `client/line.rs`; the other services of the
//! worker have clients of their own.

mod leaving;
mod line;
mod measuring;
mod trial;

use std::rc::Rc;

use kluis_lab::Request;
use kluis_resource::{JobId, KeyName, KeyVaultName};

use self::line::Line;
pub use self::measuring::MeasureClient;
pub use self::trial::TrialClient;
use crate::protocol::{Address, ClientError, ImportKey, LabKind, LabQuestion, Push, Question, Send};
use crate::secret::SecretText;
use crate::wire::Beside;

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

    /// Hears every push of this lab from now on; the latest status and view, where known, before this returns.
    #[must_use]
    pub fn subscribe(&self, listener: impl Fn(&Push) + 'static) -> Subscription {
        Subscription {
            number: self.line.subscribe(self.kind, Rc::new(listener)),
            line: self.line.clone(),
        }
    }

    /// Asks the lab.
    ///
    /// # Errors
    /// [`ClientError`] says why the lab doesn't answer.
    pub async fn ask<Q: Question<Service = LabQuestion>>(&self, question: Q) -> Result<Q::Answer, ClientError> {
        self.ask_with(question, Beside::default()).await
    }

    /// Lets an act happen. Returns the job that it started, if it started one.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn send(&self, request: impl Into<Request>) -> Result<Option<JobId>, ClientError> {
        self.ask(Send {
            request: Box::new(request.into()),
        })
        .await
    }

    /// Lets an act happen that has files; `files` are those, in the act's order.
    ///
    /// # Errors
    /// [`ClientError`] says why it didn't happen.
    pub async fn send_with_files(
        &self,
        request: impl Into<Request>,
        files: Vec<SourceFile>,
    ) -> Result<Option<JobId>, ClientError> {
        let files = files.into_iter().map(|source| source.file.into()).collect();
        let beside = Beside { files, secret: None };
        self.ask_with(
            Send {
                request: Box::new(request.into()),
            },
            beside,
        )
        .await
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
        self.ask_with(ImportKey { key_vault, key }, beside).await
    }

    /// Has the worker load what [`Push::Missing`] says is missing.
    pub fn load(&self) {
        self.line.load();
    }

    /// The restored bytes of a job, once, after [`Push::Restored`] named it.
    #[must_use]
    pub fn take_restored(&self, job: JobId) -> Option<web_sys::Blob> {
        self.line.take_restored(job)
    }

    /// Who plays scenarios, in labs beside this one.
    #[must_use]
    pub fn trial(&self) -> TrialClient {
        TrialClient::of(self.line.clone())
    }

    /// Who measures, beside all labs.
    #[must_use]
    pub fn measuring(&self) -> MeasureClient {
        MeasureClient::of(self.line.clone())
    }

    async fn ask_with<Q: Question<Service = LabQuestion>>(
        &self,
        question: Q,
        beside: Beside,
    ) -> Result<Q::Answer, ClientError> {
        self.line.ask(Address::Lab(self.kind), question, beside).await
    }
}
