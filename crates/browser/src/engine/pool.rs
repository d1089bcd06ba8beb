//! Helpers: nested workers that seal and open regions where WebCrypto is missing, so that more than one core works.
//!
//! A helper is the worker's own program under another name ([`super::helper`]). They start when the first region comes; until
//! they listen, and where the browser starts none, the thread that asks works itself. A DEK is sent to a helper with the first
//! region that it gets, and forgotten there when the key is dropped here.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::rc::{Rc, Weak};

use futures::channel::oneshot;
use futures::future::join_all;
use js_sys::{Array, Uint8Array};
use kluis_envelope::{Dek, Nonce};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::JsBytes;
use super::helper::{NAME, SEAL, UNSEAL};
use super::webcrypto::WipedBytes;
use crate::js::{field, global, object, present};

/// More than these help little, and each has a memory of its own.
const MOST: usize = 4;

thread_local! {
    /// The pool of this worker, for all its labs.
    static OWN: OnceCell<Rc<Pool>> = const { OnceCell::new() };
}

/// The helpers of a thread.
pub(crate) struct Pool {
    script: String,
    count: usize,
    helpers: OnceCell<Vec<Rc<Helper>>>,
    /// Numbers the keys.
    keys: Cell<u32>,
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool")
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

impl Pool {
    /// So many helpers, started from this script.
    pub(super) fn new(script: String, count: usize) -> Self {
        Self {
            script,
            count,
            helpers: OnceCell::new(),
            keys: Cell::new(0),
        }
    }

    /// From now on [`Self::of_this_worker`] starts helpers from the script of this worker: it is Kluis's own.
    pub(crate) fn allow() {
        let script = global("location").and_then(|location| field(&location, "href").as_string());
        let cores = global("navigator").and_then(|navigator| field(&navigator, "hardwareConcurrency").as_f64());
        let cores = cores.map_or(1, |cores| usize::try_from(crate::js::whole(cores)).unwrap_or(MOST));
        let (Some(script), true, true) = (script, cores > 1, global("Worker").is_some()) else {
            return;
        };
        let pool = Rc::new(Self::new(script, cores.min(MOST)));
        OWN.with(|own| drop(own.set(pool)));
    }

    /// The one pool of this worker, where it may have one.
    pub(super) fn of_this_worker() -> Option<Rc<Self>> {
        OWN.with(|own| own.get().cloned())
    }

    /// Waits until every helper listens or is known not to.
    pub(super) async fn started(&self) {
        join_all(self.helpers().iter().map(|helper| helper.started())).await;
    }

    fn helpers(&self) -> &[Rc<Helper>] {
        let start = || (0..self.count).filter_map(|_| Helper::start(&self.script)).collect();
        self.helpers.get_or_init(start)
    }

    /// The one that listens and has the least to do.
    fn idlest(&self) -> Option<Rc<Helper>> {
        let listening = self.helpers().iter().filter(|helper| helper.listens());
        listening.min_by_key(|helper| helper.waiting.borrow().len()).cloned()
    }
}

/// A content key for helpers. Dropped, it is wiped here and there.
#[derive(Debug)]
pub(super) struct LentKey {
    pool: Rc<Pool>,
    number: u32,
    dek: Dek,
}

impl LentKey {
    pub(super) fn new(pool: &Rc<Pool>, dek: &Dek) -> Self {
        let number = pool.keys.get();
        pool.keys.set(number.wrapping_add(1));
        Self {
            pool: pool.clone(),
            number,
            dek: dek.clone(),
        }
    }

    /// Who can work with it now.
    pub(super) fn helper(&self) -> Option<Rc<Helper>> {
        self.pool.idlest()
    }
}

impl Drop for LentKey {
    fn drop(&mut self) {
        for helper in self.pool.helpers.get().into_iter().flatten() {
            helper.forget(self.number);
        }
    }
}

/// Where a helper is in its life.
enum Standing {
    /// It loads; who waits for that.
    Starting(Vec<oneshot::Sender<()>>),
    Listening,
    Gone,
}

/// One helper.
pub(super) struct Helper {
    worker: Worker,
    standing: RefCell<Standing>,
    waiting: RefCell<HashMap<u32, oneshot::Sender<Option<JsBytes>>>>,
    /// The keys that it has.
    keys: RefCell<HashSet<u32>>,
    /// Numbers the regions.
    regions: Cell<u32>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl fmt::Debug for Helper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Helper").finish_non_exhaustive()
    }
}

impl Helper {
    /// `None` where the browser doesn't even make the worker.
    fn start(script: &str) -> Option<Rc<Self>> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(NAME);
        let worker = Worker::new_with_options(script, &options).ok()?;
        Some(Rc::new_cyclic(|helper: &Weak<Self>| {
            let own = helper.clone();
            let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(helper) = own.upgrade() {
                    helper.hear(&event.data());
                }
            });
            let own = helper.clone();
            let on_error = Closure::<dyn Fn(Event)>::new(move |_| {
                if let Some(helper) = own.upgrade() {
                    helper.stop();
                }
            });
            worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
            worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
            Self {
                worker,
                standing: RefCell::new(Standing::Starting(Vec::new())),
                waiting: RefCell::default(),
                keys: RefCell::default(),
                regions: Cell::new(0),
                _on_message: on_message,
                _on_error: on_error,
            }
        }))
    }

    fn hear(&self, message: &JsValue) {
        if present(message, "ready").is_some() {
            self.standing.replace(Standing::Listening);
        } else if present(message, "failed").is_some() {
            self.stop();
        } else if let Some(waiting) = self.waited_for(message) {
            let bytes = present(message, "bytes").and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
            drop(waiting.send(bytes.map(JsBytes::from)));
        }
    }

    fn waited_for(&self, message: &JsValue) -> Option<oneshot::Sender<Option<JsBytes>>> {
        let region = u32::try_from(crate::js::whole(field(message, "region").as_f64()?)).ok()?;
        self.waiting.borrow_mut().remove(&region)
    }

    /// It stopped, or never began: whoever waits hears that it won't come.
    fn stop(&self) {
        self.standing.replace(Standing::Gone);
        self.waiting.borrow_mut().clear();
    }

    fn listens(&self) -> bool {
        matches!(*self.standing.borrow(), Standing::Listening)
    }

    async fn started(&self) {
        let starting = match &mut *self.standing.borrow_mut() {
            Standing::Starting(waiting) => {
                let (sender, starting) = oneshot::channel();
                waiting.push(sender);
                starting
            }
            Standing::Listening | Standing::Gone => return,
        };
        // Dropped unsent, when it isn't starting any more.
        let _ = starting.await;
    }

    /// Ciphertext and tag; `None` where the helper fails.
    pub(super) async fn seal(&self, key: &LentKey, nonce: &Nonce, aad: &[u8], plaintext: &JsBytes) -> Option<JsBytes> {
        self.ask(SEAL, key, nonce, aad, plaintext).await
    }

    /// The plaintext; `None` where it doesn't open, or the helper fails.
    pub(super) async fn open(&self, key: &LentKey, nonce: &Nonce, aad: &[u8], sealed: &JsBytes) -> Option<JsBytes> {
        self.ask(UNSEAL, key, nonce, aad, sealed).await
    }

    async fn ask(&self, what: &str, key: &LentKey, nonce: &Nonce, aad: &[u8], bytes: &JsBytes) -> Option<JsBytes> {
        self.lend(key)?;
        let region = self.regions.replace(self.regions.get().wrapping_add(1));
        // A copy travels: what was handed in may be a part of something, or be filled again.
        let bytes = bytes.array().slice(0, bytes.array().length());
        let message = object([
            ("region", region.into()),
            ("what", what.into()),
            ("key", key.number.into()),
            ("nonce", Uint8Array::from(&nonce[..]).into()),
            ("aad", Uint8Array::from(aad).into()),
            ("bytes", bytes.clone().into()),
        ]);
        let (sender, answer) = oneshot::channel();
        self.waiting.borrow_mut().insert(region, sender);
        let posted = self
            .worker
            .post_message_with_transfer(&message, &Array::of1(&bytes.buffer()));
        if posted.is_err() {
            self.waiting.borrow_mut().remove(&region);
        }
        answer.await.ok().flatten()
    }

    /// Sends a key that it doesn't have.
    fn lend(&self, key: &LentKey) -> Option<()> {
        if self.keys.borrow_mut().insert(key.number) {
            let dek = WipedBytes::new(key.dek.expose());
            let message = object([("key", key.number.into()), ("dek", dek.array().into())]);
            self.worker.post_message(&message).ok()?;
        }
        Some(())
    }

    fn forget(&self, key: u32) {
        if self.keys.borrow_mut().remove(&key) {
            // One that is gone has no keys.
            drop(self.worker.post_message(&object([("forget", key.into())])));
        }
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
