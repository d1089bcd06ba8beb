//! A download that the worker offered, on the page's side: the service worker that answers its address, the address opened in a
//! frame that nobody sees, and both kept as long as the job goes on.

use std::rc::{Rc, Weak};

use gloo_timers::future::TimeoutFuture;
use js_sys::Array;
use kluis_lab::view::{JobState, LabView};
use kluis_resource::JobId;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    HtmlIFrameElement, RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, window,
};

use crate::download::{AHEAD, Offer};
use crate::js::{beside, float, global, object, present};
use crate::protocol::LabKind;

/// The service worker's script, beside the worker's.
const SCRIPT: &str = "kluis-download.js";
/// The folder below that it answers for.
const FOLDER: &str = "kluis-download/";
/// A service worker that hears nothing for half a minute may be ended.
const AWAKE_MILLIS: u32 = 10_000;
/// How often, and how many times, is looked whether it is installed.
const INSTALL_MILLIS: u32 = 20;
const INSTALL_LOOKS: u32 = 400;

/// A download that goes on.
#[derive(Debug)]
pub(super) struct Leaving {
    lab: LabKind,
    job: JobId,
    _goes_on: Rc<()>,
}

impl Leaving {
    /// Hands an offer to the service worker, and opens the address; or turns it down.
    pub(super) fn begin(script: &str, lab: LabKind, offer: Offer) -> Self {
        let goes_on = Rc::new(());
        let (job, while_it_does) = (offer.job, Rc::downgrade(&goes_on));
        let folder = beside(script, "");
        spawn_local(async move {
            let port = offer.port.clone();
            match save(&folder, offer).await {
                Ok((service_worker, frame)) => {
                    keep_awake(&service_worker, &while_it_does).await;
                    frame.remove();
                }
                // The restore is collected then; where the worker is gone, nobody minds.
                Err(_) => drop(port.post_message(&JsValue::FALSE)),
            }
        });
        Self {
            lab,
            job,
            _goes_on: goes_on,
        }
    }

    /// Whether its job still goes on after the lab has become this.
    pub(super) fn goes_on(&self, lab: LabKind, view: &LabView) -> bool {
        let its_own = |job: &kluis_lab::view::JobView| job.id == self.job && job.state == JobState::InProgress;
        lab != self.lab || view.jobs.iter().any(its_own)
    }
}

/// Gives the service worker that answers for the download, and the frame in which it was opened.
async fn save(folder: &str, offer: Offer) -> Result<(ServiceWorker, HtmlIFrameElement), JsValue> {
    let service_worker = installed(folder).await?;
    let job = offer.job.to_string();
    let offered = object([
        ("id", job.as_str().into()),
        ("name", offer.file_name.into()),
        ("bytes", float(offer.bytes).into()),
        ("ahead", AHEAD.into()),
        ("port", offer.port.clone().into()),
    ]);
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let frame: HtmlIFrameElement = document.create_element("iframe")?.dyn_into()?;
    frame.set_hidden(true);
    frame.set_src(&format!("{folder}{FOLDER}{job}"));
    let body = document.body().ok_or(JsValue::NULL)?;
    service_worker.post_message_with_transferable(&offered, &Array::of1(&offer.port))?;
    body.append_child(&frame)?;
    Ok((service_worker, frame))
}

/// The service worker, ready to answer. Only a secure page has any, and not every browser and mode.
async fn installed(folder: &str) -> Result<ServiceWorker, JsValue> {
    let container = global("navigator").and_then(|navigator| present(&navigator, "serviceWorker"));
    let container: ServiceWorkerContainer = container.ok_or(JsValue::NULL)?.unchecked_into();
    let options = RegistrationOptions::new();
    options.set_scope(&format!("{folder}{FOLDER}"));
    let script = format!("{folder}{SCRIPT}?v={}", env!("CARGO_PKG_VERSION"));
    let registration = JsFuture::from(container.register_with_options(&script, &options)).await?;
    let registration: ServiceWorkerRegistration = registration.dyn_into()?;
    for _ in 0..INSTALL_LOOKS {
        // The newest first: what is active may be of another version, and about to go.
        let newest = registration.installing().or_else(|| registration.waiting());
        let newest = newest.or_else(|| registration.active());
        if let Some(active) = newest.filter(|worker| worker.state() == ServiceWorkerState::Activated) {
            return Ok(active);
        }
        TimeoutFuture::new(INSTALL_MILLIS).await;
    }
    Err(JsValue::NULL)
}

async fn keep_awake(service_worker: &ServiceWorker, while_it_does: &Weak<()>) {
    while while_it_does.strong_count() > 0 {
        // One that is gone has nothing to stay awake for.
        drop(service_worker.post_message(&JsValue::NULL));
        TimeoutFuture::new(AWAKE_MILLIS).await;
    }
}
