//! Opens a lab where it belongs: in the browser's storage, with the one writer's lock, or in memory, and says which.

use futures::future::{Either, LocalBoxFuture, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BroadcastChannel, MessageEvent};

use crate::engine::Engine;
use crate::host::{Host, Setting};
use crate::js::{field, global};
use crate::locks::{Held, NoLocks, hold};
use crate::protocol::{Push, StorageMode, Trouble};
use crate::store::{OpenError, Store};

/// The most that a lab in memory holds, so that a page with one fails before the browser does: 4 GiB.
pub const MEMORY_LIMIT: u64 = 4 << 30;
/// How long to wait for the writer's lock before the lab is opened for reading.
const PATIENCE_MILLIS: u32 = 500;

/// Opens a lab in memory, because that was asked for.
pub async fn open_in_memory(engine: Engine, tell: impl Fn(Push, Option<Blob>) + 'static) -> Host {
    Host::open(without_storage(StorageMode::Memory, engine), tell).await
}

/// Opens the lab of this name that the browser's storage keeps. Where the browser doesn't give that, a lab in memory; where
/// somebody else has it open, the same lab for reading, until that one is gone.
///
/// # Errors
/// [`Trouble::StorageUnavailable`] where the browser keeps this lab, or may keep it, and doesn't open it now: a new lab in memory
/// would look as if the kept one were gone.
pub async fn open_kept(name: &'static str, tell: impl Fn(Push, Option<Blob>) + 'static) -> Result<Host, Trouble> {
    let Place { setting, line } = kept(name).await?;
    let host = Host::open(setting, tell).await;
    if let Some(line) = line {
        line.wait(&host).await;
    }
    Ok(host)
}

/// Where a lab is kept.
pub(crate) struct Place {
    pub(crate) setting: Setting,
    /// Who writes it when it isn't this one.
    pub(crate) line: Option<Line>,
}

/// The place of a lab in memory.
pub(crate) fn in_memory() -> Place {
    Place {
        setting: without_storage(StorageMode::Memory, Engine::best()),
        line: None,
    }
}

/// The place of the lab of this name, as [`open_kept`] says.
pub(crate) async fn kept(name: &'static str) -> Result<Place, Trouble> {
    let elsewhere = |storage, engine| Place {
        setting: without_storage(storage, engine),
        line: None,
    };
    if global("isSecureContext").is_none_or(|secure| !secure.is_truthy()) {
        return Ok(elsewhere(StorageMode::MemoryInsecureContext, Engine::best()));
    }
    // After a reload the worker from before may live for a moment more: only who still waits then is the second.
    let turn = select(Box::pin(hold(name)), TimeoutFuture::new(PATIENCE_MILLIS)).await;
    let (held, turn) = match turn {
        Either::Left((held, _)) => (held.map(Some), None),
        Either::Right(((), turn)) => (Ok(None), Some(turn)),
    };
    let (Some(engine), Ok(held)) = (Engine::web_crypto(), held) else {
        return Ok(elsewhere(StorageMode::MemoryNoStorage, Engine::best()));
    };
    let store = match Store::in_browser(name).await {
        Ok(store) => store,
        Err(OpenError::Failed(error)) if may_be_kept(name).await => {
            web_sys::console::warn_1(&error.to_string().into());
            return Err(Trouble::StorageUnavailable);
        }
        Err(OpenError::NotGiven | OpenError::Failed(_)) => {
            return Ok(elsewhere(StorageMode::MemoryNoStorage, Engine::best()));
        }
    };
    let others = BroadcastChannel::new(name).ok();
    let news = others.clone();
    let setting = Setting {
        store,
        engine,
        storage: StorageMode::Persisted,
        read_only: held.is_none(),
        // A reading tab may be there. It reads the journal itself; what the message says is all the same.
        announce: Box::new(move || {
            if let Some(news) = &news {
                drop(news.post_message(&true.into()));
            }
        }),
        held,
    };
    let line = turn.map(|turn| Line { turn, others });
    Ok(Place { setting, line })
}

fn without_storage(storage: StorageMode, engine: Engine) -> Setting {
    Setting {
        store: Store::in_memory(MEMORY_LIMIT),
        engine,
        storage,
        read_only: false,
        announce: Box::new(|| ()),
        held: None,
    }
}

/// Whether a lab of this name may be kept here: `false` only where the browser says that it has no such database.
async fn may_be_kept(name: &str) -> bool {
    let asked = async {
        let factory = global("indexedDB")?;
        let databases: Function = field(&factory, "databases").dyn_into().ok()?;
        let listing: Promise = databases.call0(&factory).ok()?.dyn_into().ok()?;
        JsFuture::from(listing).await.ok()?.dyn_into::<Array>().ok()
    };
    asked.await.is_none_or(|databases| {
        databases
            .iter()
            .any(|database| field(&database, "name").as_string().as_deref() == Some(name))
    })
}

/// A place in the line behind the one who writes.
pub(crate) struct Line {
    turn: LocalBoxFuture<'static, Result<Held, NoLocks>>,
    others: Option<BroadcastChannel>,
}

impl Line {
    /// Has a host that only reads wait for its turn.
    pub(crate) async fn wait(self, host: &Host) {
        wait_for_turn(host, self.turn, self.others);
        // What was announced since the journal was read, nobody heard.
        host.follow().await;
    }
}

/// Follows what the writer does, and takes over when it is gone.
fn wait_for_turn(
    host: &Host,
    turn: impl Future<Output = Result<Held, NoLocks>> + 'static,
    others: Option<BroadcastChannel>,
) {
    let reader = host.clone();
    let on_news = Closure::<dyn Fn(MessageEvent)>::new(move |_| {
        let reader = reader.clone();
        spawn_local(async move { reader.follow().await });
    });
    if let Some(others) = &others {
        others.set_onmessage(Some(on_news.as_ref().unchecked_ref()));
    }
    let host = host.clone();
    spawn_local(async move {
        let held = turn.await;
        if let Some(others) = &others {
            others.set_onmessage(None);
        }
        drop(on_news);
        if let Ok(held) = held {
            host.take_over(held).await;
        }
    });
}
