//! One writer at a time, over all tabs and workers of an origin: Web Locks.

use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::js::{field, global, present};

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
pub(crate) struct NoLocks;

/// Takes a lock as soon as nobody else holds it.
pub(crate) async fn hold(name: &str) -> Result<Held, NoLocks> {
    let locks = global("navigator")
        .and_then(|navigator| present(&navigator, "locks"))
        .ok_or(NoLocks)?;
    let request: Function = field(&locks, "request").dyn_into().map_err(|_| NoLocks)?;
    let (sender, receiver) = oneshot::channel();
    // The lock is held until the promise that this gives back is resolved. Where nobody waits for it any more, that is at once.
    let granted = Closure::once_into_js(move |_: JsValue| {
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        let release = release.expect("a promise calls its executor at once");
        drop(sender.send(Held { release }));
        held
    });
    let requested = request.call2(&locks, &name.into(), &granted).map_err(|_| NoLocks)?;
    // Rejected where the page isn't allowed to have locks; the callback is then never called.
    let refused = JsFuture::from(requested.unchecked_into::<Promise>());
    match select(receiver, refused).await {
        Either::Left((granted, _)) => granted.map_err(|_| NoLocks),
        Either::Right(_) => Err(NoLocks),
    }
}
