//! A thread of its own that writes one file: a write holds up the thread that waits for it, and whoever seals has better things to do.
//!
//! It gets the arrays themselves, without a copy, and few of them wait there. Where the browser gives no such thread (an old one, or
//! a page that forbids it), nobody has one, and files are written where they are sealed.

use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use futures::future::{Either, select};
use futures::stream::StreamExt;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, FileSystemFileHandle, MessageEvent, Url, Worker};

use super::StorageError;
use crate::engine::spare;
use crate::js::{field, float, global, object, own_buffer, present};

const SCRIPT: &str = include_str!("aside/worker.js");

/// Messages that may wait to be written. Each has a region in it.
const WAITING: u32 = 3;
/// A piece that is shorter goes with the next one.
const SHORT: u32 = 64 << 10;
/// How long the thread may take to begin.
const PATIENCE_MILLIS: u32 = 3000;

/// The thread, and its file.
#[derive(Debug)]
pub(super) struct Aside {
    worker: Thread,
    answers: UnboundedReceiver<Result<(), StorageError>>,
    unanswered: u32,
    /// What goes with the next message.
    pieces: Array,
}

impl Aside {
    /// Goes on with a file from `at` on. `None` where there is no thread for that, and the file is free.
    pub(super) async fn begin(file: &FileSystemFileHandle, at: u64) -> Option<Self> {
        let (worker, answers) = Thread::start()?;
        let mut aside = Self {
            worker,
            answers,
            unanswered: 0,
            pieces: Array::new(),
        };
        let begin = object([("file", file.into()), ("at", float(at).into())]);
        aside.post(&begin, &Array::new()).ok()?;
        match select(Box::pin(aside.answer()), TimeoutFuture::new(PATIENCE_MILLIS)).await {
            Either::Left((Ok(()), _)) => {}
            Either::Left((Err(_), _)) | Either::Right(_) => return None,
        }
        Some(aside)
    }

    /// Takes bytes over, and waits where too many are waiting.
    pub(super) async fn write(&mut self, bytes: &Uint8Array) -> Result<(), StorageError> {
        self.pieces.push(bytes);
        if bytes.length() >= SHORT {
            self.send()?;
        }
        while self.unanswered > WAITING {
            self.answer().await?;
        }
        Ok(())
    }

    /// Everything is on the disk when this returns, and the file is free.
    pub(super) async fn finish(mut self) -> Result<(), StorageError> {
        self.send()?;
        self.post(&object([("finish", JsValue::TRUE)]), &Array::new())?;
        while self.unanswered > 0 {
            self.answer().await?;
        }
        Ok(())
    }

    /// The file is free when this returns.
    pub(super) async fn abandon(mut self) {
        if self.post(&object([("close", JsValue::TRUE)]), &Array::new()).is_ok() {
            // Also after a failure each message has its answer.
            while self.unanswered > 0 && !self.answers_ended() {
                drop(self.answer().await);
            }
        }
    }

    fn answers_ended(&self) -> bool {
        use futures::stream::FusedStream;
        self.answers.is_terminated()
    }

    fn send(&mut self) -> Result<(), StorageError> {
        let pieces = std::mem::take(&mut self.pieces);
        // A view of something larger is copied: the rest of that is somebody else's.
        let given: Array = pieces
            .iter()
            .filter_map(|piece| own_buffer(piece.unchecked_ref()))
            .collect();
        self.post(&object([("pieces", pieces.into())]), &given)
    }

    fn post(&mut self, message: &JsValue, given: &Array) -> Result<(), StorageError> {
        self.worker.worker.post_message_with_transfer(message, given)?;
        self.unanswered += 1;
        Ok(())
    }

    async fn answer(&mut self) -> Result<(), StorageError> {
        let answer = self.answers.next().await;
        self.unanswered = self.unanswered.saturating_sub(1);
        answer.unwrap_or_else(|| Err(StorageError::new("the thread is gone")))
    }
}

/// A worker, which goes when this is dropped.
#[derive(Debug)]
struct Thread {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

impl Thread {
    fn start() -> Option<(Self, UnboundedReceiver<Result<(), StorageError>>)> {
        // Asked for by name: not every browser has workers within workers.
        global("Worker")?;
        let script = Blob::new_with_str_sequence(&Array::of1(&SCRIPT.into())).ok()?;
        let address = Url::create_object_url_with_blob(&script).ok()?;
        let worker = Worker::new(&address).ok()?;
        let (answers, answered) = unbounded();
        let failed = answers.clone();
        let on_message = Closure::new(move |event: MessageEvent| {
            let written = present(&event.data(), "written").unwrap_or_else(|| Array::new().into());
            for buffer in written.unchecked_into::<Array>().iter() {
                spare::keep(&Uint8Array::new(&buffer));
            }
            let failure =
                present(&event.data(), "failed").map(|name| StorageError(name.as_string().unwrap_or_default()));
            // Whoever wrote may have gone.
            drop(answers.unbounded_send(failure.map_or(Ok(()), Err)));
        });
        let on_error = Closure::new(move |error: JsValue| {
            let reason = field(&error, "message").as_string().unwrap_or_default();
            drop(failed.unbounded_send(Err(StorageError(reason))));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let thread = Self {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        };
        Some((thread, answered))
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
