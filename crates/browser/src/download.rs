//! A restore that is too large to be collected leaves the page while it is opened: as a download, whose bytes a service worker of
//! the page asks for one piece after another (`web/js/kluis-download.js`). Nothing of it is kept anywhere.
//!
//! The worker offers a port, the page hands it to that service worker and opens its address, and whoever saves the file decides how
//! fast it goes. Where there is no service worker, or none that answers, the restore is collected after all.

use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use futures::future::{Either, select};
use futures::stream::{Stream, StreamExt, TryStreamExt};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Uint8Array};
use kluis_lab::JobFailure;
use kluis_resource::JobId;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessageEvent, MessagePort};

use crate::engine::JsBytes;
use crate::js::own_buffer;
use crate::work::Work;

/// From so many bytes on. What is smaller is collected, so that it can be saved again.
pub const STREAMED_FROM: u64 = (64 << 20) + 1;
/// Pieces that whoever saves asks for ahead.
pub const AHEAD: u32 = 4;
/// How long the browser may take to ask for the first one: the service worker may have to be installed before.
const PATIENCE_MILLIS: u32 = 10_000;

/// A file that can be saved while it is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The job that opens it.
    pub job: JobId,
    /// What to call it.
    pub file_name: String,
    /// How many bytes will come.
    pub bytes: u64,
    /// Where they come from. `false` sent there says that nobody will ask for any.
    pub port: MessagePort,
}

/// A download that has begun.
#[derive(Debug)]
pub(crate) struct Download {
    port: MessagePort,
    heard: UnboundedReceiver<Heard>,
    /// Pieces that were asked for, and aren't sent.
    wanted: u32,
    finished: bool,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_close: Closure<dyn FnMut()>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    More,
    /// Nobody wants any, or any more.
    No,
    /// The other end is gone.
    Gone,
}

impl Download {
    /// Offers a port, and waits until somebody asks for the first piece. `None` where nobody does.
    pub(crate) async fn begin(offer: impl FnOnce(MessagePort), work: &Work) -> Result<Option<Self>, JobFailure> {
        let Ok(channel) = MessageChannel::new() else {
            return Ok(None);
        };
        let mut download = Self::at(channel.port1());
        offer(channel.port2());
        let heard = match select(Box::pin(download.hear(work)), TimeoutFuture::new(PATIENCE_MILLIS)).await {
            Either::Left((heard, _)) => heard?,
            Either::Right(_) => Heard::No,
        };
        if heard == Heard::More {
            download.wanted = 1;
            return Ok(Some(download));
        }
        Ok(None)
    }

    fn at(port: MessagePort) -> Self {
        let (told, heard) = unbounded();
        let closed = told.clone();
        let on_message = Closure::new(move |event: MessageEvent| {
            let more = event.data().as_bool() == Some(true);
            // Whoever opened may have stopped.
            drop(told.unbounded_send(if more { Heard::More } else { Heard::No }));
        });
        let on_close = Closure::new(move || drop(closed.unbounded_send(Heard::Gone)));
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // Not every browser says this.
        drop(port.add_event_listener_with_callback("close", on_close.as_ref().unchecked_ref()));
        Self {
            port,
            heard,
            wanted: 0,
            finished: false,
            _on_message: on_message,
            _on_close: on_close,
        }
    }

    /// Hands all pieces over. When this returns, the browser has taken them; the file is whole only with [`Self::finish`].
    pub(crate) async fn write_all(
        &mut self,
        pieces: impl Stream<Item = Result<JsBytes, JobFailure>>,
        work: &Work,
    ) -> Result<(), JobFailure> {
        let mut pieces = std::pin::pin!(pieces);
        while let Some(piece) = pieces.try_next().await? {
            self.ask_until(1, work).await?;
            self.wanted -= 1;
            let length = piece.array().length();
            self.post(piece.array())?;
            work.advance(u64::from(length));
        }
        // Whoever asks for all that may be ahead has nothing left.
        self.ask_until(AHEAD, work).await
    }

    /// That was all: the file is whole.
    pub(crate) fn finish(mut self) {
        self.finished = true;
    }

    async fn ask_until(&mut self, wanted: u32, work: &Work) -> Result<(), JobFailure> {
        while self.wanted < wanted {
            match self.hear(work).await? {
                Heard::More => self.wanted += 1,
                Heard::No => return Err(JobFailure::Cancelled),
                Heard::Gone => return Err(JobFailure::Interrupted),
            }
        }
        Ok(())
    }

    async fn hear(&mut self, work: &Work) -> Result<Heard, JobFailure> {
        work.go_on()?;
        match select(self.heard.next(), Box::pin(work.stop().asked())).await {
            Either::Left((heard, _)) => Ok(heard.unwrap_or(Heard::Gone)),
            Either::Right(_) => Err(JobFailure::Cancelled),
        }
    }

    fn post(&self, piece: &Uint8Array) -> Result<(), JobFailure> {
        // A part of something larger is copied: the rest of that is nobody's there.
        let own = match own_buffer(piece) {
            Some(_) => piece.clone(),
            None => piece.slice(0, piece.length()),
        };
        let posted = self
            .port
            .post_message_with_transferable(&own, &Array::of1(&own.buffer()));
        posted.map_err(|_| JobFailure::Interrupted)
    }
}

impl Drop for Download {
    /// Unless it was finished, what was saved until now is thrown away there.
    fn drop(&mut self) {
        let last = if self.finished { JsValue::NULL } else { JsValue::FALSE };
        // Who is gone by now wants neither.
        drop(self.port.post_message(&last));
        self.port.set_onmessage(None);
        self.port.close();
    }
}
