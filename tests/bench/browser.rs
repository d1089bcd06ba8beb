//! What `cargo xtask bench` runs in a browser that no user gets: a journal that is played again, the views of a lab with much in it,
//! and a lab that counts the bytes of bodies that it reads. In wasm as fast as the worker's; `tests/browser/bench.mjs` has the clock.

mod journal;
pub mod measure;
mod portable;

use kluis_browser::SecretText;
use kluis_browser::engine::Engine;
use kluis_browser::host::{Host, REWRAPPED_AT_ONCE};
use kluis_browser::place::open_in_memory;
use kluis_lab::view::{IdentityView, JobKind, JobState};
use kluis_lab::{Event, Model, Request, replay, view};
use kluis_resource::{KeyName, KeyVaultName};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use web_sys::Blob;

use crate::journal::Played;

/// A journal, as the lab knows it and as it is kept.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Journal {
    events: Vec<Event>,
    kept: Vec<String>,
}

#[wasm_bindgen]
impl Journal {
    /// A journal of so many events.
    ///
    /// # Errors
    /// Where an event has no JSON form.
    pub fn make(events: usize) -> Result<Self, JsError> {
        let events = Played::with_events(events).journal;
        let kept = events.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
        Ok(Self { events, kept })
    }

    /// Plays it again.
    ///
    /// # Errors
    /// Where an event is refused.
    pub fn replay(&self) -> Result<(), JsError> {
        replay(&self.events)?;
        Ok(())
    }

    /// Reads it as JSON and plays it again, as a lab that is opened does.
    ///
    /// # Errors
    /// Where an event doesn't read, or is refused.
    #[wasm_bindgen(js_name = readAndReplay)]
    pub fn read_and_replay(&self) -> Result<(), JsError> {
        let read = |event: &String| serde_json::from_str(event);
        let events: Vec<Event> = self.kept.iter().map(read).collect::<Result<_, _>>()?;
        replay(&events)?;
        Ok(())
    }
}

/// A lab that keeps recovery points, as far as a page gets to see it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Views(Model);

#[wasm_bindgen]
impl Views {
    /// A vault with so many recovery points.
    #[must_use]
    pub fn of(points: usize) -> Self {
        let mut played = Played::set_up();
        for _ in 0..points {
            played.back_up();
        }
        Self(played.model)
    }

    /// Makes the view, in the form in which the worker posts it.
    ///
    /// # Errors
    /// Where it has no JavaScript form.
    pub fn make(&self) -> Result<JsValue, JsError> {
        Ok(serde_wasm_bindgen::to_value(&view(&self.0))?)
    }
}

/// A lab in memory, with the browser's own engine.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Lab(Host);

#[wasm_bindgen]
impl Lab {
    /// A new lab.
    pub async fn open() -> Self {
        Self(open_in_memory(Engine::best(), |_, _| ()).await)
    }

    /// DEKs that a rotation wraps anew at the same time.
    #[wasm_bindgen(js_name = rewrappedAtOnce)]
    #[must_use]
    pub fn rewrapped_at_once() -> usize {
        REWRAPPED_AT_ONCE
    }

    /// Lets an act happen, given as JSON; a backup's only file beside.
    ///
    /// # Errors
    /// Where it doesn't read, or is refused.
    pub async fn send(&self, act: String, file: Option<Blob>) -> Result<(), JsError> {
        let act: Request = serde_json::from_str(&act)?;
        self.0.send(act, file.into_iter().collect()).await?;
        Ok(())
    }

    /// Imports a version of a key.
    ///
    /// # Errors
    /// Where the text is no private key, or the import is refused.
    #[wasm_bindgen(js_name = importKey)]
    pub async fn import_key(&self, key_vault: String, key: String, pem: String) -> Result<(), JsError> {
        let (key_vault, key) = (KeyVaultName::parse(&key_vault)?, KeyName::parse(&key)?);
        self.0.import_key(key_vault, key, SecretText::new(pem)).await?;
        Ok(())
    }

    /// No job runs, and no key is being made.
    #[wasm_bindgen(js_name = isAtRest)]
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        self.0.is_at_rest()
    }

    /// The object id of the first vault's identity.
    #[must_use]
    pub fn principal(&self) -> Option<String> {
        match self.0.view()?.vaults.first()?.identity {
            IdentityView::On { principal, .. } | IdentityView::User { principal, .. } => Some(principal.to_string()),
            IdentityView::Off | IdentityView::SwitchedOff => None,
        }
    }

    /// How many DEKs the latest job has wrapped anew, where that is a rotation that completed.
    #[must_use]
    pub fn rotated(&self) -> Option<f64> {
        let view = self.0.view()?;
        let job = view.jobs.first()?;
        let completed = job.kind == JobKind::RotateKey && job.state == JobState::Completed;
        let (done, _) = job.objects.filter(|_| completed)?;
        Some(float(done))
    }

    /// Bytes of bodies that were read so far.
    #[wasm_bindgen(js_name = bytesRead)]
    #[must_use]
    pub fn bytes_read(&self) -> f64 {
        float(self.0.store().bodies.traffic().read())
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2⁵³")]
const fn float(number: u64) -> f64 {
    number as f64
}
