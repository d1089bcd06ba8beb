//! The page's side: starts the worker once, asks, and hands on what it tells.

use kluis_lab::Act;
use kluis_lab::view::EnvelopeView;
use kluis_resource::{JobId, ObjectId};

use crate::protocol::{ClientError, LabKind, Push, Tamper, TamperOutcome};

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
}

/// Keeps a listener listening; dropping it ends that.
#[derive(Debug)]
pub struct Subscription {}

#[expect(
    clippy::unused_async,
    clippy::missing_errors_doc,
    unused_variables,
    reason = "contract, to be filled in"
)]
impl Client {
    /// A client of this page's worker; the first one starts it. `script` is the address of `worker_loader.js`.
    #[must_use]
    pub fn connect(kind: LabKind, script: &str) -> Self {
        Self { kind }
    }

    /// Hears every push of this lab from now on; the latest view and status, where known, at once.
    #[must_use]
    pub fn subscribe(&self, listener: impl Fn(&Push) + 'static) -> Subscription {
        Subscription {}
    }

    /// Lets something happen. Gives the job that it started, where it started one.
    pub async fn send(&self, act: Act) -> Result<Option<JobId>, ClientError> {
        Err(ClientError::Worker)
    }

    /// Lets a [`Act::BackUp`] happen; `files` are its files, in the act's order.
    pub async fn back_up(&self, act: Act, files: Vec<SourceFile>) -> Result<Option<JobId>, ClientError> {
        Err(ClientError::Worker)
    }

    /// The restored bytes of a job, once, after [`Push::Restored`] named it.
    #[must_use]
    pub fn take_restored(&self, job: JobId) -> Option<web_sys::Blob> {
        None
    }

    /// The real bytes of an object.
    pub async fn inspect(&self, object: ObjectId, region: u64) -> Result<EnvelopeView, ClientError> {
        Err(ClientError::Worker)
    }

    /// Tampers with a copy of an object.
    pub async fn tamper(&self, object: ObjectId, tamper: Tamper) -> Result<TamperOutcome, ClientError> {
        Err(ClientError::Worker)
    }

    /// Deletes everything of this lab and opens a new one.
    pub async fn start_over(&self) -> Result<(), ClientError> {
        Err(ClientError::Worker)
    }
}
