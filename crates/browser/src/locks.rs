//! One writer at a time, over all tabs and workers of an origin: Web Locks.

use futures::channel::oneshot;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::js::{field, global, object, present};

/// A lock that is held. Dropping it gives it free, and so does the end of the page or worker.
#[derive(Debug)]
pub struct Held {
    release: Function,
}

impl Drop for Held {
    fn drop(&mut self) {
        // The promise that the browser waits for; resolving it can't fail.
        drop(self.release.call0(&JsValue::UNDEFINED));
    }
}

/// The browser has no Web Locks here, or doesn't give this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLocks;

/// Takes a lock; `None` where somebody else holds it.
pub async fn try_hold(name: &str) -> Result<Option<Held>, NoLocks> {
    request(name, true).await
}

/// Takes a lock as soon as nobody else holds it.
pub async fn hold(name: &str) -> Result<Held, NoLocks> {
    request(name, false).await?.ok_or(NoLocks)
}

async fn request(name: &str, if_available: bool) -> Result<Option<Held>, NoLocks> {
    let locks = global("navigator")
        .and_then(|navigator| present(&navigator, "locks"))
        .ok_or(NoLocks)?;
    let request: Function = field(&locks, "request").dyn_into().map_err(|_| NoLocks)?;
    let (sender, receiver) = oneshot::channel();
    // Called with the lock, or with `null`. The lock is held until the promise that this gives back is resolved.
    let granted = Closure::once_into_js(move |lock: JsValue| {
        if lock.is_null() {
            drop(sender.send(None));
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        drop(sender.send(release.map(|release| Held { release })));
        held.into()
    });
    let options = object([("ifAvailable", if_available.into())]);
    let requested = request
        .call3(&locks, &name.into(), &options, &granted)
        .map_err(|_| NoLocks)?;
    // Rejected where the page isn't allowed to have locks; the callback is then never called, and the sender is never dropped.
    let refused = wasm_bindgen_futures::JsFuture::from(requested.unchecked_into::<Promise>());
    match futures::future::select(receiver, refused).await {
        futures::future::Either::Left((granted, _)) => granted.map_err(|_| NoLocks),
        futures::future::Either::Right((Err(_), _)) => Err(NoLocks),
        // The request is settled after the callback was called: its answer is there.
        futures::future::Either::Right((Ok(_), receiver)) => receiver.await.map_err(|_| NoLocks),
    }
}
