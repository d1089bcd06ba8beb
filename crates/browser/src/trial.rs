//! "Try it": plays a scenario step by step in a lab of its own, in memory, beside the user's and without a way to it.
//!
//! A question names the scenario and the step, so that it doesn't matter what was played before: where that was something
//! else, the scenario is played from its beginning up to that step. Left out on purpose: what a scenario says and what comes
//! out right, which is the lab's.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Uint8Array};
use kluis_lab::Request;
use kluis_lab::scenario::{Play, Scenario, ScenarioFacts, StepReport, Trouble, Turn, content};
use kluis_rulebook::Edition;
use web_sys::Blob;

use crate::engine::Engine;
use crate::host::Host;
use crate::place::open_in_memory;
use crate::protocol::{ClientError, Tried};
use crate::secret::SecretText;

/// How long to wait between two looks at what still runs.
const PATIENCE_MILLIS: u32 = 4;
/// How often to look before a lab is given up: a minute.
const MOST_LOOKS: u32 = 15_000;

/// The lab in which scenarios are tried; opened anew for each.
#[derive(Debug, Default)]
pub struct Trial(Option<Tryout>);

/// A scenario on its way.
#[derive(Debug)]
struct Tryout {
    host: Host,
    play: Play,
    /// The number of the step of its own that comes next.
    next: u32,
}

impl Trial {
    /// Plays a step of a scenario. Step 0 opens a new lab and plays what the scenario begins with.
    ///
    /// # Errors
    /// [`ClientError::Worker`] where there is no such scenario or step.
    pub async fn play(&mut self, scenario: &str, step: u32) -> Result<Tried, ClientError> {
        let goes_on = |tryout: &Tryout| step > 0 && tryout.next == step && tryout.play.scenario().name == scenario;
        let tryout = match self.0.take().filter(goes_on) {
            Some(tryout) => self.0.insert(tryout),
            None => self.0.insert(Tryout::open(scenario).await?),
        };
        let mut reports = Vec::new();
        while tryout.next <= step {
            reports = tryout.play_next().await?;
        }
        Ok(Tried {
            reports,
            view: Box::new(tryout.host.view().ok_or(ClientError::Worker)?),
            over: tryout.play.is_over(),
        })
    }
}

/// The scenarios that there are.
#[must_use]
pub fn scenarios() -> Vec<ScenarioFacts> {
    let all = Scenario::all().unwrap_or_default();
    all.iter().map(Scenario::facts).collect()
}

impl Tryout {
    async fn open(name: &str) -> Result<Self, ClientError> {
        let scenario = Scenario::named(name).ok_or(ClientError::Worker)?;
        let host = open_in_memory(Engine::best(), |_, _| ()).await;
        if scenario.edition != Edition::default() {
            host.start_over(scenario.edition).await?;
        }
        let tryout = Self {
            host,
            play: Play::new(scenario),
            next: 0,
        };
        tryout.come_to_rest().await;
        Ok(tryout)
    }

    /// Plays the step that comes next: all that the scenario begins with, or one step of its own, and with it those that
    /// follow one that isn't waited for.
    async fn play_next(&mut self) -> Result<Vec<StepReport>, ClientError> {
        let mut reports = Vec::new();
        if self.next == 0 {
            while self.play.begins() {
                reports.push(self.play_one().await?.0);
            }
            self.next = 1;
            return Ok(reports);
        }
        loop {
            let (report, waited) = self.play_one().await?;
            self.next += 1;
            reports.push(report);
            if waited || self.play.is_over() {
                return Ok(reports);
            }
        }
    }

    /// Plays one step; gives also whether everything that it started was waited for.
    async fn play_one(&mut self) -> Result<(StepReport, bool), ClientError> {
        let view = self.host.view().ok_or(ClientError::Worker)?;
        let mut turn = self.play.next(&view).ok_or(ClientError::Worker)?;
        let mut answer = Ok(());
        if let Ok(request) = &turn.request {
            match self.send(request, &turn).await {
                Ok(()) => {}
                Err(ClientError::Refused(refusal)) => answer = Err(*refusal),
                Err(error) => turn.request = Err(Trouble::Unplayed(error.to_string())),
            }
        }
        let waited = turn.wait;
        if waited && !self.come_to_rest().await {
            turn.request = Err(Trouble::Unplayed("it does not come to an end".to_owned()));
        }
        let view = self.host.view().ok_or(ClientError::Worker)?;
        Ok((self.play.judge(turn, answer, &view), waited))
    }

    async fn send(&self, request: &Request, turn: &Turn) -> Result<(), ClientError> {
        if let (Request::ImportKey(import), Some(text)) = (request, &turn.key_text) {
            let text = SecretText::new(text.clone());
            return self
                .host
                .import_key(import.key_vault.clone(), import.key.clone(), text)
                .await;
        }
        let contents = contents_of(request, turn.unreadable);
        let sent = self.host.send(request.clone(), contents).await;
        sent.map(|_| ())
    }

    /// Waits until no job runs and no key is being made; gives whether that came.
    async fn come_to_rest(&self) -> bool {
        for _ in 0..MOST_LOOKS {
            if self.host.is_at_rest() {
                return true;
            }
            TimeoutFuture::new(PATIENCE_MILLIS).await;
        }
        false
    }
}

/// The contents of a request's files. One that can't be read is one that is not any more as it was when it was chosen.
fn contents_of(request: &Request, unreadable: bool) -> Vec<Blob> {
    let files = request.files().unwrap_or_default();
    let blobs = files.iter().enumerate().map(|(place, file)| {
        let mut bytes = content(file);
        if unreadable && place == 0 {
            bytes.push(0);
        }
        let parts = Array::of1(&Uint8Array::from(&bytes[..]));
        Blob::new_with_u8_array_sequence(&parts).expect("a blob is made of any bytes")
    });
    blobs.collect()
}
